//! Printing to a file or on a label printer. Numbers are given out by a fact before the first of them is drawn: a roll
//! that is not finished, also by a kill, leaves numbers unused and never one used twice.

use std::path::Path;
use std::sync::atomic::Ordering;

use crate::device::printer::Taken;
use crate::domain::codes::{ConsignmentNumber, ContainerName, TagPrefix};
use crate::domain::container::ContainerKind;
use crate::domain::printed::{Dpi, Reprint, RollKind, RollPart};
use crate::exchange::out::write_whole;
use crate::exchange::print::{
    BothWords, Carton, Drawn, carton_label, carton_labels, pdf_of, title_of, zpl_of,
};
use crate::ledger::query::{ShipAnswer, ShipQuery};
use crate::ledger::rows::CartonRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::desk;
use crate::shell::printing::{self, Labels, LabelsOf, Prepared};
use crate::shell::store_thread::{CommitFailure, StoreMsg};
use crate::shell::view::{CartonLabel, JobState, NoticeLevel, PrintTo, Printed, name_of};
use crate::text::{Language, PrinterMsg, RefusalCode, TroubleMsg, Words};

use super::{Ended, JobsThread, Started, store_failed};

impl JobsThread {
    pub(super) fn print(
        &self,
        started: &Started,
        wanted: &Printed,
        to: &PrintTo,
    ) -> Result<JobState, Ended> {
        if started.cancelled.load(Ordering::SeqCst) {
            return Err(Ended::Cancelled);
        }
        match to {
            PrintTo::Pdf { paper, path } => {
                self.print_file(started, wanted, path, |drawn, words| {
                    pdf_of(drawn, *paper, words).map_err(|error| error.to_string())
                })
            }
            PrintTo::Zpl { dpi, path } => {
                if wanted.stock().is_none() {
                    return Err(PrinterMsg::NotALabel.into());
                }
                self.print_file(started, wanted, path, |drawn, words| {
                    let labels = zpl_of(drawn, *dpi, words).map_err(|error| error.to_string())?;
                    Ok(labels.concat())
                })
            }
            PrintTo::Printer => self.print_labels(started, wanted),
        }
    }

    fn print_file(
        &self,
        started: &Started,
        wanted: &Printed,
        path: &Path,
        make: impl FnOnce(&Drawn, BothWords<'_>) -> Result<Vec<u8>, String>,
    ) -> Result<JobState, Ended> {
        let failed = |detail: String| TroubleMsg::PrintFailed {
            name: name_of(path),
            detail,
        };
        let drawn = self.drawn(wanted)?;
        let words = self.both_words();
        let bytes = make(&drawn, of_both(&words)).map_err(failed)?;
        if started.cancelled.load(Ordering::SeqCst) {
            return Err(Ended::Cancelled);
        }
        write_whole(path, &bytes).map_err(|error| failed(error.to_string()))?;
        let path = path.to_owned();
        self.shared.notice(
            NoticeLevel::Info,
            TroubleMsg::Printed {
                path: path.display().to_string(),
            },
        );
        Ok(JobState::Written(path))
    }

    /// Draws for the label printer that holds such labels and hands them to its thread. What no printer
    /// holds is refused before a number is given out.
    fn print_labels(&self, started: &Started, wanted: &Printed) -> Result<JobState, Ended> {
        let settings = self.shared.settings.get();
        let size = wanted.stock().ok_or(PrinterMsg::NotALabel)?;
        let setting = settings.printer(size).ok_or_else(|| PrinterMsg::NoneSet {
            size: size.code().to_owned(),
        })?;
        let failed = |detail: String| TroubleMsg::PrintFailed {
            name: setting.called(),
            detail,
        };
        let drawn = self.drawn(wanted)?;
        let words = self.both_words();
        let words = of_both(&words);
        let zpl = zpl_of(&drawn, setting.resolution(), words);
        let zpl = zpl.map_err(|error| failed(error.to_string()))?;
        let names = drawn.names().map_err(|error| failed(error.to_string()))?;
        let title = title_of(&drawn, words).map_err(|error| failed(error.to_string()))?;
        let prepared = Prepared {
            labels: Labels {
                names,
                of: labels_of(drawn),
            },
            zpl,
            title,
            size,
            name: format!("{}-{}", wanted.code(), self.shared.clock.now().0),
        };
        match printing::begin(&self.shared, started.id, prepared) {
            Taken::Yes => Ok(JobState::HandedOver),
            Taken::No => Err(PrinterMsg::TooManyWait.into()),
        }
    }

    fn both_words(&self) -> [std::sync::Arc<Words>; 2] {
        [Language::English, Language::Chinese].map(|language| self.shared.words_of(language))
    }

    fn drawn(&self, wanted: &Printed) -> Result<Drawn, Ended> {
        Ok(match wanted {
            Printed::Tags {
                roll,
                prefix,
                count,
            } => Drawn::Tags(self.numbers(*roll, prefix, *count)?),
            Printed::Containers(names) if names.is_empty() => {
                Drawn::Containers(self.containers_in_use(None)?)
            }
            Printed::Containers(names) => Drawn::Containers(names.clone()),
            Printed::Cartons(cartons) if cartons.is_empty() => {
                let names = self.containers_in_use(Some(ContainerKind::Carton))?;
                let bare = |name| CartonLabel { name, sscc: None };
                Drawn::Cartons(self.cartons(names.into_iter().map(bare).collect())?)
            }
            Printed::Cartons(cartons) => Drawn::Cartons(self.cartons(cartons.clone())?),
            Printed::Again(what, why) => {
                self.commit_print(Command::Reprint {
                    what: what.clone(),
                    why: *why,
                })?;
                match what {
                    Reprint::Tags(part) => Drawn::Tags(part.clone()),
                    Reprint::Container(name) if name.kind() == ContainerKind::Carton => {
                        Drawn::Cartons(vec![self.carton_again(name)?])
                    }
                    Reprint::Container(name) => Drawn::Containers(vec![name.clone()]),
                }
            }
            Printed::Badges(people) => {
                let Answer::People(rows) = self.ask(&Query::People)? else {
                    return Err(TroubleMsg::NothingToPrint.into());
                };
                Drawn::Badges(some(desk::badges(people, rows))?)
            }
            Printed::Item(item) => Drawn::Items(vec![item.clone()], Dpi::Dpi203),
            Printed::Commands => Drawn::Commands,
            Printed::Test(size) => Drawn::Test(*size),
        })
    }

    fn containers_in_use(&self, kind: Option<ContainerKind>) -> Result<Vec<ContainerName>, Ended> {
        let Answer::Containers(rows) = self.ask(&Query::Containers(kind))? else {
            return Err(TroubleMsg::NothingToPrint.into());
        };
        some(rows.into_iter().map(|of| of.row.container).collect())
    }

    /// Gathers what is known of cartons.
    fn cartons(&self, cartons: Vec<CartonLabel>) -> Result<Vec<Carton>, Ended> {
        let names = cartons.iter().map(|of| of.name.clone()).collect();
        let Answer::Manifest(manifest) = self.ask(&Query::Manifest(names))? else {
            return Err(TroubleMsg::NothingToPrint.into());
        };
        let mut known = Vec::with_capacity(cartons.len());
        for CartonLabel { name, sscc } in cartons {
            let sscc = match sscc {
                Some(sscc) => Some(sscc),
                None => self.carton(&name)?.and_then(|row| row.sscc),
            };
            known.push((name, sscc));
        }
        Ok(carton_labels(known, &manifest))
    }

    /// Gathers what a carton's label said: its serial number, and its number among the cartons of its consignment.
    fn carton_again(&self, name: &ContainerName) -> Result<Carton, Ended> {
        let Answer::Manifest(manifest) = self.ask(&Query::Manifest(vec![name.clone()]))? else {
            return Err(TroubleMsg::NothingToPrint.into());
        };
        let row = self.carton(name)?;
        let number = match row.as_ref().and_then(|row| row.consignment()) {
            Some(consignment) => self.number_of(name, consignment)?,
            None => None,
        };
        let sscc = row.and_then(|row| row.sscc);
        Ok(carton_label(name.clone(), number, sscc, &manifest))
    }

    /// Gives what shipments know of a carton.
    fn carton(&self, name: &ContainerName) -> Result<Option<Box<CartonRow>>, Ended> {
        match self.ask(&Query::Ship(ShipQuery::Carton(name.clone())))? {
            Answer::Ship(ShipAnswer::Carton(row)) => Ok(row),
            _ => Ok(None),
        }
    }

    /// Gives a carton's number in its consignment, and how many cartons that has.
    fn number_of(
        &self,
        name: &ContainerName,
        consignment: &ConsignmentNumber,
    ) -> Result<Option<(u32, u32)>, Ended> {
        let today = self.shared.zone.day(self.shared.clock.now());
        let query = ShipQuery::Consignment(consignment.clone(), today);
        let Answer::Ship(ShipAnswer::Consignment(Some(view))) = self.ask(&Query::Ship(query))?
        else {
            return Ok(None);
        };
        let cartons = &view.consignment.cartons;
        let all = u32::try_from(cartons.len()).unwrap_or(u32::MAX);
        let found = cartons.iter().find(|carton| carton.container == *name);
        Ok(found.map(|carton| (carton.number, all)))
    }

    /// Gives out numbers. Which ones they are is read after the fact is written: jobs run one
    /// after the other and nothing else prints, so the newest numbers are these.
    fn numbers(&self, roll: RollKind, prefix: &TagPrefix, count: u32) -> Result<RollPart, Ended> {
        self.commit_print(Command::AllotRange {
            roll,
            prefix: prefix.clone(),
            count,
        })?;
        let Answer::Range(next) = self.ask(&Query::Range(roll, prefix.clone()))? else {
            return Err(store_failed("no numbers were given out".to_owned()));
        };
        let first = next
            .checked_sub(u64::from(count))
            .ok_or_else(|| store_failed(format!("the next number {next} is below {count}")))?;
        Ok(RollPart {
            roll,
            prefix: prefix.clone(),
            first,
            count,
        })
    }

    fn commit_print(&self, command: Command) -> Result<(), Ended> {
        let order = self.shared.order(command);
        let outcome = self.write(|reply| StoreMsg::Commit { reply, order });
        outcome.map_err(|failure| match failure {
            CommitFailure::Refused(refusal) => TroubleMsg::CommandRefused {
                why: RefusalCode(refusal.code().to_owned()),
            }
            .into(),
            CommitFailure::Full => TroubleMsg::StoreFull.into(),
            CommitFailure::Stopped(detail) => store_failed(detail),
        })
    }
}

fn some<T>(all: Vec<T>) -> Result<Vec<T>, Ended> {
    if all.is_empty() {
        return Err(TroubleMsg::NothingToPrint.into());
    }
    Ok(all)
}

fn of_both([english, chinese]: &[std::sync::Arc<Words>; 2]) -> BothWords<'_> {
    BothWords { english, chinese }
}

/// Keeps of a drawing what a second print of a label must be told by.
fn labels_of(drawn: Drawn) -> LabelsOf {
    match drawn {
        Drawn::Tags(part) => LabelsOf::Tags(part),
        Drawn::Containers(names) => LabelsOf::Containers(names),
        Drawn::Cartons(cartons) => {
            LabelsOf::Containers(cartons.into_iter().map(|of| of.name).collect())
        }
        // An item's label that is printed again is proven again: two of them do no harm.
        Drawn::Items(..) | Drawn::Badges(_) | Drawn::Commands | Drawn::Test(_) => LabelsOf::Nothing,
    }
}
