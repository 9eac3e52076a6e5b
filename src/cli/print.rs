//! The papers of `returnbay export` that are printed: rolls, labels, badges, the command sheet.
//!
//! Numbers of a roll are facts, so a roll wants the store for itself. The others only read, if at
//! all, and are printed beside an open window.

use std::path::Path;

use crate::domain::codes::{ContainerName, PersonCode, TagPrefix};
use crate::domain::container::ContainerKind;
use crate::domain::printed::{RollKind, Sscc};
use crate::domain::time::Zone;
use crate::exchange::out::write_whole;
use crate::exchange::print::{BothWords, Drawn, carton_labels, pdf_of, zpl_of};
use crate::ledger::query::{ShipAnswer, ShipQuery};
use crate::ledger::{Answer, Query};
use crate::shell::desk::{Desk, badges};
use crate::shell::view::{Job, JobState, PrintTo, Printed};
use crate::shell::{Clock, Devices};
use crate::text::{Language, Message, PrinterMsg, TroubleMsg, Words};

use super::args::{Args, Export};
use super::export::WrittenOut;
use super::out::Form;
use super::{Exit, Out, folder, open};

/// Tags of a roll that is printed without a word how many.
const TAGS_UNASKED: u32 = 100;

pub(super) fn run(
    args: &Args,
    verb: &Export,
    (what, format): (&str, &str),
    path: &Path,
    out: &Out,
) -> Exit {
    let to = match format {
        "zpl" => PrintTo::Zpl {
            dpi: verb.dpi,
            path: path.to_owned(),
        },
        _ => PrintTo::Pdf {
            paper: verb.paper,
            path: path.to_owned(),
        },
    };
    let done = match what {
        "unit-tags" => roll(args, verb, RollKind::UnitTag, to, out),
        "parcel-tags" => roll(args, verb, RollKind::ParcelTag, to, out),
        _ => drawn(args, verb, what, out)
            .and_then(|drawn| write(&drawn, &to).map_err(|error| out.refused(&error))),
    };
    if let Err(exit) = done {
        return exit;
    }
    let shown = path.display().to_string();
    match out.form {
        Form::People => out.line(&shown),
        Form::Machines => out.json(&WrittenOut {
            path: shown,
            bytes: std::fs::metadata(path)
                .ok()
                .and_then(|of| usize::try_from(of.len()).ok())
                .unwrap_or(0),
        }),
    }
    Exit::Done
}

/// Prints a roll by the shell's own job, which gives out its numbers.
fn roll(args: &Args, verb: &Export, roll: RollKind, to: PrintTo, out: &Out) -> Result<(), Exit> {
    let shell = open(args, Clock::system(), Devices::Left)
        .map_err(|message| out.store_trouble(&message))?;
    let station = || TagPrefix::of_station(&shell.station());
    let job = Job::Print {
        wanted: Printed::Tags {
            roll,
            prefix: verb.prefix.clone().unwrap_or_else(station),
            count: verb.count.unwrap_or(TAGS_UNASKED),
        },
        to,
    };
    match shell.run(job) {
        Ok(JobState::Written(_)) => Ok(()),
        Ok(JobState::Failed(message)) | Err(message) => Err(out.refused(&message)),
        Ok(
            JobState::Running { .. }
            | JobState::Previewed(_)
            | JobState::Imported(_)
            | JobState::HandedOver
            | JobState::SetWritten(_)
            | JobState::SellerTaken(_)
            | JobState::ChecklistTaken(_)
            | JobState::Purged(_)
            | JobState::MailMade(_)
            | JobState::MailTaken(_)
            | JobState::AnswersRead(_)
            | JobState::SaidKept(_)
            | JobState::ProceedsTaken(_)
            | JobState::GoodsTaken(_)
            | JobState::Proposed(_)
            | JobState::TemplateTaken(_)
            | JobState::SheetRead(_)
            | JobState::FreightTaken(_)
            | JobState::FileTaken(_)
            | JobState::Cancelled,
        ) => Err(Exit::Refused),
    }
}

/// Gives what is drawn: by the names given, or by those that the store knows.
fn drawn(args: &Args, verb: &Export, what: &str, out: &Out) -> Result<Drawn, Exit> {
    let id = verb.id.as_deref().unwrap_or("");
    let refused = |message: Message| out.refused(&message);
    let nothing = || refused(TroubleMsg::NothingToPrint.into());
    Ok(match what {
        "container-labels" => {
            let mut containers = names(id, ContainerName::parse).map_err(refused)?;
            if containers.is_empty() {
                let Answer::Containers(rows) = ask(args, &Query::Containers(None), out)? else {
                    return Err(nothing());
                };
                containers = rows.into_iter().map(|of| of.row.container).collect();
            }
            if containers.is_empty() {
                return Err(nothing());
            }
            Drawn::Containers(containers)
        }
        "carton-labels" => {
            let mut cartons = names(id, ContainerName::parse).map_err(refused)?;
            if cartons.is_empty() {
                let all = Query::Containers(Some(ContainerKind::Carton));
                let Answer::Containers(rows) = ask(args, &all, out)? else {
                    return Err(nothing());
                };
                cartons = rows.into_iter().map(|of| of.row.container).collect();
            }
            if let Some(other) = cartons.iter().find(|of| of.kind() != ContainerKind::Carton) {
                let what = other.to_string();
                return Err(refused(TroubleMsg::NotFound { what }.into()));
            }
            let asked = Query::Manifest(cartons.clone());
            let (false, Answer::Manifest(inside)) = (cartons.is_empty(), ask(args, &asked, out)?)
            else {
                return Err(nothing());
            };
            let mut numbers = verb.sscc.iter().cloned();
            let mut numbered = Vec::with_capacity(cartons.len());
            for name in cartons {
                let sscc = match numbers.next() {
                    Some(told) => Some(told),
                    None => known_sscc(args, &name, out)?,
                };
                numbered.push((name, sscc));
            }
            Drawn::Cartons(carton_labels(numbered, &inside))
        }
        "badges" => {
            let people = names(id, PersonCode::parse).map_err(refused)?;
            // Badges are printed before anybody is known, and without a store.
            let known = if people.is_empty() {
                ask(args, &Query::People, out)?
            } else {
                let desk = folder(args).and_then(|folder| Desk::open(&folder));
                let asked = desk.and_then(|desk| desk.ask(&Query::People));
                asked.unwrap_or(Answer::People(Vec::new()))
            };
            let Answer::People(rows) = known else {
                return Err(nothing());
            };
            let badges = badges(&people, rows);
            if badges.is_empty() {
                return Err(nothing());
            }
            Drawn::Badges(badges)
        }
        _ => Drawn::Commands,
    })
}

/// Gives the serial number that a carton has, where it was given one.
fn known_sscc(args: &Args, name: &ContainerName, out: &Out) -> Result<Option<Sscc>, Exit> {
    let query = Query::Ship(ShipQuery::Carton(name.clone()));
    match ask(args, &query, out)? {
        Answer::Ship(ShipAnswer::Carton(row)) => Ok(row.and_then(|row| row.sscc)),
        _ => Ok(None),
    }
}

fn ask(args: &Args, query: &Query, out: &Out) -> Result<Answer, Exit> {
    folder(args)
        .and_then(|folder| Desk::open(&folder))
        .and_then(|desk| desk.ask(query))
        .map_err(|message| out.store_trouble(&message))
}

fn write(drawn: &Drawn, to: &PrintTo) -> Result<(), Message> {
    let [english, chinese] =
        [Language::English, Language::Chinese].map(|language| Words::new(language, Zone::UTC));
    let words = BothWords {
        english: &english,
        chinese: &chinese,
    };
    let (path, made) = match to {
        PrintTo::Pdf { paper, path } => (path, pdf_of(drawn, *paper, words)),
        PrintTo::Zpl { dpi, path } => {
            let labels = zpl_of(drawn, *dpi, words);
            (path, labels.map(|labels| labels.concat()))
        }
        PrintTo::Printer => return Err(PrinterMsg::None.into()),
    };
    let failed = |detail: String| TroubleMsg::ExportFailed {
        name: path.display().to_string(),
        detail,
    };
    let bytes = made.map_err(|error| failed(error.to_string()))?;
    Ok(write_whole(path, &bytes).map_err(|error| failed(error.to_string()))?)
}

/// Reads names separated by commas.
fn names<T>(text: &str, parse: fn(&str) -> Option<T>) -> Result<Vec<T>, Message> {
    let names = text.split(',').filter(|name| !name.trim().is_empty());
    names
        .map(|name| {
            parse(name).ok_or_else(|| {
                Message::from(TroubleMsg::NotFound {
                    what: name.trim().to_owned(),
                })
            })
        })
        .collect()
}
