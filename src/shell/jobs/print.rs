//! Printing to a PDF. Numbers are given out by a fact before the first of them is drawn: a roll
//! that is not finished, also by a kill, leaves numbers unused and never one used twice.

use std::path::Path;
use std::sync::atomic::Ordering;

use crate::domain::codes::TagPrefix;
use crate::domain::printed::{Paper, RollKind};
use crate::exchange::out::write_whole;
use crate::exchange::print::{BothWords, Drawn, Numbers, pdf_of};
use crate::ledger::{Answer, Command, Query};
use crate::shell::store_thread::{CommitFailure, StoreMsg};
use crate::shell::view::{JobState, NoticeLevel, Printed, name_of};
use crate::text::{Language, RefusalCode, TroubleMsg};

use super::{Ended, JobsThread, Started, store_failed};

impl JobsThread {
    pub(super) fn print(
        &self,
        started: &Started,
        wanted: &Printed,
        paper: Paper,
        path: &Path,
    ) -> Result<JobState, Ended> {
        if started.cancelled.load(Ordering::SeqCst) {
            return Err(Ended::Cancelled);
        }
        let failed = |detail: String| TroubleMsg::PrintFailed {
            name: name_of(path),
            detail,
        };
        let drawn = self.drawn(wanted)?;
        let words = BothWords {
            english: &self.shared.words_of(Language::English),
            chinese: &self.shared.words_of(Language::Chinese),
        };
        let bytes = pdf_of(&drawn, paper, words).map_err(|error| failed(error.to_string()))?;
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

    fn drawn(&self, wanted: &Printed) -> Result<Drawn, Ended> {
        Ok(match wanted {
            Printed::Tags {
                roll,
                prefix,
                count,
            } => Drawn::Tags(self.numbers(*roll, prefix, *count)?),
            Printed::Containers(names) if names.is_empty() => {
                let Answer::Containers(rows) = self.ask(&Query::Containers(None))? else {
                    return Err(TroubleMsg::NothingToPrint.into());
                };
                let names = rows.into_iter().map(|of| of.row.container);
                Drawn::Containers(some(names.collect())?)
            }
            Printed::Containers(names) => Drawn::Containers(names.clone()),
            Printed::Badges(people) if people.is_empty() => {
                let Answer::People(rows) = self.ask(&Query::People)? else {
                    return Err(TroubleMsg::NothingToPrint.into());
                };
                Drawn::Badges(some(rows.into_iter().map(|row| row.person).collect())?)
            }
            Printed::Badges(people) => Drawn::Badges(people.clone()),
            Printed::Commands => Drawn::Commands,
        })
    }

    /// Gives out numbers. Which ones they are is read after the fact is written: jobs run one
    /// after the other and nothing else prints, so the newest numbers are these.
    fn numbers(&self, roll: RollKind, prefix: &TagPrefix, count: u32) -> Result<Numbers, Ended> {
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
        Ok(Numbers {
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
