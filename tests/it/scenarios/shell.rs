//! The shell's player: the whole shell on a real store in a temporary folder.

use std::path::Path;
use std::sync::Arc;

use returnbay::domain::codes::StationName;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::Command;
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::shift::{ShiftEvent, ShiftLine};
use returnbay::shell::view::{Job, JobState};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use returnbay::station::Face;
use tempfile::TempDir;

use super::bare::STATION;
use super::found::{self, Found};
use super::script::{Player, Restart, folder};

/// A shell in a folder of its own. Dropped, the folder goes too.
pub struct Whole {
    running: Option<Running>,
    clock: Clock,
    home: TempDir,
}

/// The program while it runs.
struct Running {
    shell: Shell,
    replay: Replay,
}

impl Running {
    fn start(home: &TempDir, clock: &Clock) -> Self {
        let config = ShellConfig {
            folder: home.path().to_path_buf(),
            station: StationName::parse(STATION).unwrap(),
            zone: Zone::UTC,
            clock: clock.clone(),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        };
        let shell = Shell::open(config)
            .unwrap_or_else(|message| panic!("the shell does not open: {message:?}"));
        let replay = Replay::new(shell.clone(), Way::Inbox, folder().join("files"));
        Self { shell, replay }
    }
}

impl Whole {
    pub fn new() -> Self {
        let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
        let home = tempfile::tempdir().unwrap();
        Self {
            running: Some(Running::start(&home, &clock)),
            clock,
            home,
        }
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("it is started at once")
    }

    /// The shell that runs.
    pub fn shell(&self) -> &Shell {
        &self.running().shell
    }

    /// The folder of its store.
    pub fn home(&self) -> &Path {
        self.home.path()
    }
}

impl Restart for Whole {
    fn face(&self) -> Face {
        let shell = &self.running().shell;
        shell.settle();
        Face::clone(&shell.face())
    }

    fn restart(&mut self) {
        // One store is open once: the old program ends before the new one starts.
        self.running = None;
        self.running = Some(Running::start(&self.home, &self.clock));
    }
}

impl Player for Whole {
    fn play(&mut self, line: &ShiftLine) -> Vec<String> {
        if let ShiftEvent::Found(text) = &line.event {
            match found::parse(text) {
                Found::Restart => self.restart(),
                Found::Listed(product) => {
                    let taken = self.running().shell.run(Job::TakeProduct(product));
                    assert!(matches!(taken, Ok(JobState::Imported(_))), "{taken:?}");
                }
                Found::Sealed(container) => {
                    let sealed = self
                        .running()
                        .shell
                        .commit(Command::SealContainer { container });
                    sealed.unwrap_or_else(|message| panic!("line {}: {message:?}", line.number));
                }
                Found::Terms(seller, set) => {
                    let set = self
                        .running()
                        .shell
                        .commit(Command::SetSellerTerms { seller, set });
                    set.unwrap_or_else(|message| panic!("line {}: {message:?}", line.number));
                }
                Found::Ordered(commands) => {
                    for command in commands {
                        let done = self.running().shell.commit(command);
                        done.unwrap_or_else(|message| panic!("line {}: {message:?}", line.number));
                    }
                }
                Found::Expected(_)
                | Found::Binding(_)
                | Found::Recalled { .. }
                | Found::Parcel { .. }
                | Found::Trouble(_) => {}
            }
        }
        let replay = &mut self.running.as_mut().expect("it runs").replay;
        let answered = replay
            .play(line)
            .unwrap_or_else(|message| panic!("line {}: {message:?}", line.number));
        answered.into_iter().map(|answer| answer.said).collect()
    }
}
