//! The shell's player: the whole shell on a real store in a temporary folder.

use std::sync::Arc;

use returnbay::domain::codes::StationName;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::Command;
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::shift::{ShiftEvent, ShiftLine};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use returnbay::station::Face;
use tempfile::TempDir;

use super::bare::STATION;
use super::found::{self, Found};
use super::script::{Player, folder};

/// A shell in a folder of its own. Dropped, the folder goes too.
pub struct Whole {
    shell: Shell,
    replay: Replay,
    clock: Clock,
    home: TempDir,
}

impl Whole {
    pub fn new() -> Self {
        let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
        Self::in_folder(tempfile::tempdir().unwrap(), clock)
    }

    fn in_folder(home: TempDir, clock: Clock) -> Self {
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
        Self {
            shell,
            replay,
            clock,
            home,
        }
    }

    /// The program ends and is started again on the same folder.
    pub fn again(self) -> Self {
        let Self {
            shell,
            replay,
            clock,
            home,
        } = self;
        drop((replay, shell));
        Self::in_folder(home, clock)
    }

    pub fn face(&self) -> Arc<Face> {
        self.shell.settle();
        self.shell.face()
    }
}

impl Player for Whole {
    fn play(&mut self, line: &ShiftLine) -> Vec<String> {
        let answered = self
            .replay
            .play(line)
            .unwrap_or_else(|message| panic!("line {}: {message:?}", line.number));
        if let ShiftEvent::Found(text) = &line.event
            && let Found::Sealed(container) = found::parse(text)
        {
            let sealed = self.shell.commit(Command::SealContainer { container });
            sealed.unwrap_or_else(|message| panic!("line {}: {message:?}", line.number));
        }
        answered.into_iter().map(|answer| answer.said).collect()
    }
}
