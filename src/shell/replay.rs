//! Playing a recorded shift through the shell: by the inbox, or by the simulated scanner's port.

use std::path::PathBuf;
use std::sync::Arc;

use crate::device::sim::SimScanner;
use crate::domain::codes::{CommandWord, SellerCode};
use crate::domain::photo::PhotoSource;
use crate::domain::terms::Terms;
use crate::domain::time::UtcMs;
use crate::exchange::data;
use crate::exchange::returns::ReadOptions;
use crate::ledger::Command;
use crate::ledger::rows::RatesFrom;
use crate::ledger::rows::{PolicyFrom, TermsFrom};
use crate::scan::FrameRules;
use crate::scan::ssi::{Heard, Listener};
use crate::station::Key;
use crate::text::{Message, TroubleMsg};

use super::handle::Shell;
use super::shift::{ShiftEvent, ShiftLine};
use super::view::{Job, JobState, TakeRows};

/// How scans of a recorded shift reach the bench.
pub enum Way {
    /// Straight into the inbox.
    Inbox,
    /// Through a pseudo-terminal, as from a scanner on a wire; the shell listens on its other end.
    Port(Box<SimScanner>),
}

/// What a replay counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Parcels received.
    pub parcels: u32,
    /// Parcels counted at the dock.
    pub docked: u32,
    /// Units put.
    pub units: u32,
    /// Scans sent.
    pub scans: u32,
    /// Keys pressed.
    pub keys: u32,
    /// Answers that refused.
    pub refusals: u32,
}

/// What the bench answered to one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
    /// The line's number in the file.
    pub line: usize,
    /// When.
    pub at: UtcMs,
    /// What was said, by stable words.
    pub said: String,
}

/// Plays lines of a shift one by one.
pub struct Replay {
    shell: Shell,
    way: Way,
    folder: PathBuf,
    said: usize,
    /// What was counted so far.
    pub counts: Counts,
}

impl Replay {
    /// A replay into a shell; files of `import` lines are looked for in `folder`.
    pub fn new(shell: Shell, way: Way, folder: PathBuf) -> Self {
        Self {
            shell,
            way,
            folder,
            said: 0,
            counts: Counts::default(),
        }
    }

    /// Plays one line, waits until the bench waits for a person, and gives its answers.
    ///
    /// # Errors
    /// An `import` line's file was not taken: the sentence why.
    pub fn play(&mut self, line: &ShiftLine) -> Result<Vec<Answered>, Message> {
        if line.after_ms != 0 {
            let clock = self.shell.clock();
            clock.set(clock.now().plus_ms(line.after_ms));
        }
        match &line.event {
            ShiftEvent::At(at) => self.shell.clock().set(*at),
            ShiftEvent::Badge(person) => self.shell.sign_in(person.clone()),
            ShiftEvent::Scan(bytes) => self.scan(bytes),
            ShiftEvent::Press(key) => self.press(*key),
            ShiftEvent::Command(word) => self.command(*word),
            ShiftEvent::Import(file, seller) => {
                let path = self.folder.join(file);
                self.shell.run_whole(Job::TakeImport {
                    path,
                    seller: Some(seller.clone()),
                    reading: ReadOptions::default(),
                    rows: TakeRows::AllOrNone,
                })?;
            }
            ShiftEvent::Seller(seller, name) => {
                self.shell.commit(Command::NameSeller {
                    seller: seller.clone(),
                    name: name.clone(),
                })?;
            }
            ShiftEvent::Policy(seller, pack) => {
                let policy = data::policy::policies()
                    .into_iter()
                    .map(|(pack, _, _)| pack)
                    .find(|known| known.id == *pack);
                let policy = policy.ok_or_else(|| TroubleMsg::JobFailed {
                    detail: format!("no rule table {pack}"),
                })?;
                self.shell.commit(Command::SetSellerPolicy {
                    seller: seller.clone(),
                    set: PolicyFrom { from: None, policy },
                })?;
            }
            ShiftEvent::Cage(seller, limit) => {
                let terms = Terms {
                    cage_from: Some(*limit),
                    ..Terms::default()
                };
                self.shell.commit(Command::SetSellerTerms {
                    seller: seller.clone(),
                    set: TermsFrom { from: None, terms },
                })?;
            }
            ShiftEvent::Rates(file, seller) => {
                let rates = self.rates(file)?;
                self.shell.commit(Command::SetSellerRates {
                    seller: seller.clone(),
                    rates: Box::new(rates),
                })?;
            }
            ShiftEvent::Checklist(file, seller) => {
                self.checklist(file, seller)?;
            }
            ShiftEvent::Photo(file) => {
                let path = self.folder.join(file);
                self.shell.take_photos(vec![path], PhotoSource::File);
                self.shell.settle_photos();
            }
            ShiftEvent::Weigh(grams) => self.shell.weigh(*grams),
            ShiftEvent::Found(_) | ShiftEvent::Answer(_) => {}
        }
        self.shell.settle();
        Ok(self.answers(line.number))
    }

    /// Takes a seller's own checklist that is in force from the shift's day on.
    fn checklist(&self, file: &str, seller: &SellerCode) -> Result<JobState, Message> {
        self.shell.run(Job::TakeChecklist {
            path: self.folder.join(file),
            seller: seller.clone(),
            from: None,
        })
    }

    /// Reads a rate card that is in force from the shift's day on.
    fn rates(&self, file: &str) -> Result<RatesFrom, TroubleMsg> {
        let wrong = |detail: String| TroubleMsg::SellerFileWrong {
            name: file.to_owned(),
            detail,
        };
        let text = std::fs::read_to_string(self.folder.join(file))
            .map_err(|error| wrong(error.to_string()))?;
        Ok(RatesFrom {
            from: self.shell.zone().day(self.shell.now()),
            card: data::rates::read(&text).map_err(|error| wrong(error.to_string()))?,
        })
    }

    /// Sends the scans of one line: a recording of raw bytes may hold none in it, or several.
    fn scan(&mut self, bytes: &[u8]) {
        for frame in frames(bytes) {
            self.counts.scans += 1;
            match &mut self.way {
                Way::Inbox => self.shell.scan(&frame),
                Way::Port(scanner) => {
                    let taken = self.shell.scans_taken();
                    let sent = [frame.as_slice(), b"\r"].concat();
                    if scanner.scan(&sent).is_ok() {
                        self.shell.wait_for_scans(taken + 1);
                    }
                }
            }
        }
    }

    fn press(&mut self, key: Key) {
        self.counts.keys += 1;
        self.shell.press(key);
    }

    /// A command code is a scan of its printed barcode.
    fn command(&mut self, word: CommandWord) {
        self.scan(word.printed().as_bytes());
    }

    fn answers(&mut self, line: usize) -> Vec<Answered> {
        let (said, next) = self.shell.said_since(self.said);
        self.said = next;
        for (_, text) in &said {
            let first = text.split(' ').next().unwrap_or("");
            match first {
                "Received" => self.counts.parcels += 1,
                "Docked" => self.counts.docked += 1,
                "Put" => self.counts.units += 1,
                "Refused" => self.counts.refusals += 1,
                _ => {}
            }
        }
        said.into_iter()
            .map(|(at, said)| Answered { line, at, said })
            .collect()
    }
}

/// Cuts recorded bytes into scans as a port does; a recorded scan may carry its terminator.
fn frames(bytes: &[u8]) -> Vec<Vec<u8>> {
    let (mut listener, mut heard) = (Listener::new(FrameRules::default()), Vec::new());
    listener.push(0, bytes, &mut heard);
    listener.idle(i64::MAX, &mut heard);
    let scan = |one| match one {
        Heard::Scan(frame) => Some(frame.bytes),
        Heard::SsiPacket => None,
    };
    heard.into_iter().filter_map(scan).collect()
}

impl Shell {
    /// Takes the text of a seller's file that stands nowhere on a disk, as the demo and `seed` have it.
    ///
    /// # Errors
    /// Gives the job's own sentence; a file with bad rows is not taken.
    pub fn take_text(
        &self,
        name: &str,
        seller: &SellerCode,
        bytes: Arc<[u8]>,
    ) -> Result<JobState, Message> {
        self.run_whole(Job::TakeText {
            name: name.to_owned(),
            seller: seller.clone(),
            bytes,
        })
    }

    /// Runs a job that takes a file whole or fails.
    fn run_whole(&self, job: Job) -> Result<JobState, Message> {
        let name = job.file_name();
        match self.run(job)? {
            JobState::Previewed(left) => Err(TroubleMsg::ImportRefused {
                name,
                problems: left.file.problem_count(),
            }
            .into()),
            done => Ok(done),
        }
    }

    /// Runs a job to its end. For replays, the command line and tests, never for the window.
    ///
    /// # Errors
    /// Gives the job's own sentence.
    pub fn run(&self, job: Job) -> Result<JobState, Message> {
        let id = self.start(job);
        loop {
            let state = self
                .jobs()
                .into_iter()
                .find(|known| known.id == id)
                .map(|known| known.state);
            match state {
                Some(JobState::Failed(message)) => return Err(message),
                Some(JobState::Running { .. }) => self.wait_for_jobs(),
                Some(done) => return Ok(done),
                None => return Ok(JobState::Cancelled),
            }
        }
    }
}
