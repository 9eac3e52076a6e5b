//! Desks that listen to the scanner: while one is shown, scans are its own and the bench waits.
//!
//! A badge and a command barcode go to the bench always, so that a person can sign in at a desk.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::domain::codes::{ContainerName, Tracking, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::limits::HEARD_MAX;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind};
use crate::ledger::Command;
use crate::scan::Reading;
use crate::station::Tone;
use crate::store::Wrote;
use crate::text::Message;

use super::handle::{Shell, done};
use super::inbox::Input;
use super::open::spawn;
use super::scanners::KEYBOARD;
use super::view::NoticeLevel;

/// Who takes the scans.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Listening {
    /// The bench.
    #[default]
    Bench,
    /// The desk that is shown.
    Desk,
    /// The desk of lots takes labels of lot pallets, while the bench has nothing in hand: with goods in hand
    /// such a label says where they go. All else is the bench's.
    LotPallets,
}

/// A scan that a desk has heard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    /// Rises by one.
    pub number: u64,
    /// The scanner that read it, which is told what became of it; 0 is the keyboard.
    pub scanner: u8,
    /// As it was read.
    pub text: String,
    /// What it may be, best first.
    pub candidates: Vec<Candidate>,
}

impl Heard {
    /// Gives the unit whose tag it is, if it is one and reads whole.
    pub fn tag(&self) -> Option<UnitTag> {
        let best = self.candidates.first()?;
        let is_tag = best.kind == CodeKind::Unit && best.check != CheckVerdict::Bad;
        is_tag.then(|| UnitTag::parse(&best.key)).flatten()
    }

    /// Gives the carriers' numbers that it may be, best first, each with its carrier.
    pub fn numbers(&self) -> Vec<(Tracking, Option<String>)> {
        let of = |one: &Candidate| {
            let is_number = one.kind == CodeKind::Tracking;
            let number = is_number.then(|| Tracking::parse(&one.key)).flatten()?;
            Some((number, one.carrier.clone()))
        };
        self.candidates.iter().filter_map(of).collect()
    }

    /// Gives the container whose label it is, if it is one.
    pub fn container(&self) -> Option<ContainerName> {
        container(&self.candidates)
    }

    /// Gives everything that it may be, as text.
    pub fn keys(&self) -> Vec<String> {
        self.candidates.iter().map(|one| one.key.clone()).collect()
    }
}

/// The container whose label these candidates are of, if the best one is one.
fn container(candidates: &[Candidate]) -> Option<ContainerName> {
    let best = candidates.first()?;
    let is_one = best.kind == CodeKind::Container;
    is_one.then(|| ContainerName::parse(&best.key)).flatten()
}

/// What became of a command that a scan gave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeardAnswer {
    /// The scan as it was read.
    pub text: String,
    /// Why nothing was written; none where it was.
    pub refused: Option<Message>,
}

/// What desks have heard.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ear {
    /// Who takes the scans now.
    pub listening: Listening,
    /// The newest scans, the oldest first.
    pub heard: VecDeque<Arc<Heard>>,
    /// What became of the newest command of a scan.
    pub answer: Option<HeardAnswer>,
    /// The number of the newest scan.
    pub next: u64,
}

impl Ear {
    /// Takes a scan where a desk listens; tells whether it did.
    pub(super) fn take(&mut self, scanner: u8, reading: &Reading) -> Taken {
        let best = reading.candidates.first().map(|best| best.kind);
        let is_the_desk_s = match self.listening {
            Listening::Bench => false,
            Listening::Desk => !matches!(best, Some(CodeKind::Badge | CodeKind::Command)),
            Listening::LotPallets => container(&reading.candidates)
                .is_some_and(|name| name.kind() == ContainerKind::LotPallet),
        };
        if !is_the_desk_s {
            return Taken::ByTheBench;
        }
        self.hear(scanner, reading.text.clone(), reading.candidates.clone());
        Taken::ByTheDesk
    }

    /// Adds a scan of the keyboard; the oldest goes where there are too many.
    pub fn add(&mut self, text: String, candidates: Vec<Candidate>) {
        self.hear(KEYBOARD, text, candidates);
    }

    fn hear(&mut self, scanner: u8, text: String, candidates: Vec<Candidate>) {
        self.next += 1;
        self.heard.push_back(Arc::new(Heard {
            number: self.next,
            scanner,
            text,
            candidates,
        }));
        if self.heard.len() > HEARD_MAX {
            self.heard.pop_front();
        }
    }
}

/// Who took a scan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Taken {
    ByTheBench,
    ByTheDesk,
}

impl Shell {
    /// Says who takes scans from now on; what a desk has heard before is forgotten with the change.
    pub fn listen(&self, listening: Listening) {
        let shared = self.shared_arc();
        if shared.ear.get().listening != listening {
            shared.ear.change(|ear| {
                ear.listening = listening;
                ear.heard.clear();
                ear.answer = None;
            });
        }
    }

    /// What desks have heard.
    pub fn ear(&self) -> Arc<Ear> {
        self.shared_arc().ear.get()
    }

    /// A command that a scan gave: its outcome stands in [`Ear::answer`] and is heard, also from the scanner that
    /// read it.
    pub fn command_of_scan(&self, text: String, command: Command) {
        let shell = self.clone();
        let ear = self.ear();
        let mut newest = ear.heard.iter().rev();
        let scanner = newest.find(|one| one.text == text);
        let scanner = scanner.map_or(KEYBOARD, |one| one.scanner);
        let work = move || {
            let (wrote, refused) = match shell.committed(command) {
                Ok(wrote) => (wrote, None),
                Err(message) => (Wrote::Nothing, Some(message)),
            };
            let tone = match &refused {
                None => Tone::Good,
                Some(_) => Tone::Bad,
            };
            match &refused {
                None => shell.notice(NoticeLevel::Info, done(wrote).into()),
                Some(message) => shell.notice(NoticeLevel::Warning, message.clone()),
            }
            let shared = shell.shared_arc();
            shared
                .ear
                .change(|ear| ear.answer = Some(HeardAnswer { text, refused }));
            shell.offer(Input::Tone(tone, scanner));
            shared.wake();
        };
        if let Err(message) = spawn(&self.shared_arc(), "desk-scan", work) {
            self.notice(NoticeLevel::Error, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reading::How;

    fn reading(kind: CodeKind, key: &str) -> Reading {
        let carriers = crate::exchange::data::carriers::carriers();
        let mut reading = crate::scan::read(key.as_bytes(), &carriers);
        reading.candidates = vec![Candidate {
            kind,
            carrier: None,
            key: key.to_owned(),
            check: CheckVerdict::Ok,
            how: How::Literal,
        }];
        reading
    }

    #[test]
    fn a_desk_hears_all_but_badges_and_commands_and_only_while_it_listens() {
        let mut ear = Ear::default();
        let number = reading(CodeKind::Tracking, "1Z5R89390357567127");
        assert_eq!(ear.take(1, &number), Taken::ByTheBench);
        ear.listening = Listening::Desk;
        assert_eq!(ear.take(1, &number), Taken::ByTheDesk);
        for kind in [CodeKind::Badge, CodeKind::Command] {
            assert_eq!(ear.take(1, &reading(kind, "OP-7")), Taken::ByTheBench);
        }
        assert_eq!(ear.heard.len(), 1);
        let heard = ear.heard.front().expect("heard");
        assert_eq!((heard.scanner, heard.numbers().len()), (1, 1));
        assert_eq!(heard.tag(), None);
        for _ in 0..HEARD_MAX {
            ear.add("again".to_owned(), Vec::new());
        }
        assert_eq!(ear.heard.len(), HEARD_MAX);
    }
}
