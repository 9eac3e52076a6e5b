//! `returnbay replay`: a recorded shift through the shell on real storage.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;

use crate::domain::time::UtcMs;
use crate::ledger::{Answer, Query};
use crate::shell::desk::Desk;
use crate::shell::open::STORE_FILE;
use crate::shell::replay::{Answered, Counts, Replay, Way};
use crate::shell::shift::{self, ShiftEvent, ShiftLine};
use crate::shell::{Clock, Devices};
use crate::text::{Message, TroubleMsg};

use super::args::{self, Args};
use super::{Exit, Out, open_in};

/// The clock of a shift that does not set it: 2026-01-01T00:00:00Z.
const CLOCK_START: UtcMs = UtcMs(1_767_225_600_000);

#[derive(Serialize)]
struct LineOut<'a> {
    line: usize,
    at: String,
    said: &'a str,
}

#[derive(Serialize)]
struct SummaryOut {
    summary: CountsOut,
}

#[derive(Serialize)]
struct CountsOut {
    parcels: u32,
    docked: u32,
    units: u32,
    scans: u32,
    keys: u32,
    pointer: u32,
    refusals: u32,
    seconds: i64,
}

pub(super) fn run(args: &Args, verb: &args::Replay, out: &Out) -> Exit {
    let text = match std::fs::read_to_string(&verb.file) {
        Ok(text) => text,
        Err(error) => {
            let name = verb.file.display().to_string();
            return out.refused(
                &TroubleMsg::FileUnreadable {
                    name,
                    detail: error.to_string(),
                }
                .into(),
            );
        }
    };
    let lines = match shift::parse(&text) {
        Ok(lines) => lines,
        Err(error) => {
            return out.refused(
                &TroubleMsg::ShiftLine {
                    number: u32::try_from(error.number).unwrap_or(0),
                    line: error.line,
                }
                .into(),
            );
        }
    };
    let temporary = match Temporary::for_run(args) {
        Ok(temporary) => temporary,
        Err(message) => return out.store_trouble(&message),
    };
    let shell = match open_in(
        temporary.folder.clone(),
        args,
        Clock::scripted(CLOCK_START),
        Devices::Left,
    ) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let folder = verb.file.parent().map(Path::to_owned).unwrap_or_default();
    let mut replay = Replay::new(shell.clone(), Way::Inbox, folder);
    let mut checker = Checker::default();
    let mut started: Option<UtcMs> = None;
    for line in &lines {
        pause(verb, line);
        match replay.play(line) {
            Ok(answers) => {
                for answered in &answers {
                    print(answered, out);
                }
                checker.see(line, answers);
            }
            Err(message) => {
                out.tell(&message);
                return Exit::Refused;
            }
        }
        started = started.or(matches!(line.event, ShiftEvent::At(_)).then(|| shell.now()));
    }
    let seconds = (shell.now().0 - started.unwrap_or(shell.now()).0) / 1000;
    summary(&replay.counts, seconds, out);
    if verb.check && checker.differs(out) {
        Exit::Refused
    } else {
        Exit::Done
    }
}

/// At the recorded pace, the recorded pauses are waited.
fn pause(verb: &args::Replay, line: &ShiftLine) {
    if verb.speed == "real" && line.after_ms > 0 {
        let (_keep, never) = std::sync::mpsc::channel::<()>();
        never
            .recv_timeout(Duration::from_millis(
                u64::try_from(line.after_ms).unwrap_or(0),
            ))
            .ok();
    }
}

fn print(answered: &Answered, out: &Out) {
    out.json(&LineOut {
        line: answered.line,
        at: answered.at.to_string(),
        said: &answered.said,
    });
}

fn summary(counts: &Counts, seconds: i64, out: &Out) {
    let Counts {
        parcels,
        docked,
        units,
        scans,
        keys,
        refusals,
    } = *counts;
    out.json(&SummaryOut {
        summary: CountsOut {
            parcels,
            docked,
            units,
            scans,
            keys,
            pointer: 0,
            refusals,
            seconds,
        },
    });
}

/// Finds each recorded answer among the answers since the one before it, in order.
#[derive(Default)]
struct Checker {
    said: VecDeque<String>,
    missed: Vec<(usize, String)>,
}

impl Checker {
    fn see(&mut self, line: &ShiftLine, answers: Vec<Answered>) {
        self.said
            .extend(answers.into_iter().map(|answered| answered.said));
        let ShiftEvent::Answer(wanted) = &line.event else {
            return;
        };
        let found = self.said.iter().position(|said| said == wanted);
        match found {
            Some(place) => drop(self.said.drain(..=place)),
            None => self.missed.push((line.number, wanted.clone())),
        }
    }

    fn differs(&self, out: &Out) -> bool {
        for (number, wanted) in &self.missed {
            let number = u32::try_from(*number).unwrap_or(0);
            out.tell(
                &TroubleMsg::ShiftAnswer {
                    number,
                    wanted: wanted.clone(),
                }
                .into(),
            );
        }
        !self.missed.is_empty()
    }
}

/// A folder for recorded or made-up work: `--data` when it holds none that is real, else one that
/// is removed afterwards.
pub(super) struct Temporary {
    pub folder: PathBuf,
    own: Own,
}

/// Whether the folder is removed at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    No,
    Yes,
}

impl Temporary {
    pub fn for_run(args: &Args) -> Result<Self, Message> {
        let Some(folder) = &args.data else {
            let name = format!(
                "returnbay-{}-{:x}",
                std::process::id(),
                Clock::system().fresh()
            );
            return Ok(Self {
                folder: std::env::temp_dir().join(name),
                own: Own::Yes,
            });
        };
        if folder.join(STORE_FILE).exists()
            && let Answer::Health(health) = Desk::open(folder)?.ask(&Query::Health)?
            && (health.parcels > 0 || health.units > 0)
        {
            return Err(TroubleMsg::StoreLiveFacts.into());
        }
        Ok(Self {
            folder: folder.clone(),
            own: Own::No,
        })
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if self.own == Own::Yes {
            // What cannot be removed is left to the system's own cleaning.
            std::fs::remove_dir_all(&self.folder).ok();
        }
    }
}
