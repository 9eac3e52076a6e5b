//! The serial scanners at work: one thread each, and the way back to each.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::device::port::{PortChoice, PortEvent};
use crate::device::scanner::{BAUD_DEFAULT, BeepLine, Scanner, ScannerSetup};
use crate::domain::limits::SCANNERS_MAX;
use crate::exchange::data::scanners;
use crate::scan::{FrameEnd, FrameRules, LineKind};
use crate::text::TroubleMsg;

pub use crate::exchange::data::scanners::Verdict;

use super::devices;
use super::inbox::{Inbox, Input};
use super::settings::{CodePage, ScannerSetting};
use super::shared::{Shared, lock};
use super::view::{DeviceHealth, NoticeLevel, ScannerView};

/// The number of scans of the keyboard, of typed numbers and of a replay; serial scanners count from 1.
pub const KEYBOARD: u8 = 0;

/// Gives the codes of the profiles by which a scanner may be told what became of a scan.
pub fn profiles() -> impl Iterator<Item = &'static str> {
    scanners::profiles().iter().map(|of| of.code.as_str())
}

/// Gives the code of the profile that a USB vendor number suggests.
pub fn suggested(vid: Option<u16>) -> Option<&'static str> {
    scanners::vendor(vid?).map(|vendor| vendor.suggests.as_str())
}

/// What the bench must know of each scanner that runs, by its number.
#[derive(Default)]
pub(super) struct Known(Mutex<BTreeMap<u8, KnownScanner>>);

struct KnownScanner {
    code_page: CodePage,
    tones: String,
    beeps: BeepLine,
}

impl Known {
    /// Gives how the bytes of a scanner are read; those of the keyboard are text already.
    pub fn code_page(&self, number: u8) -> CodePage {
        let known = lock(&self.0);
        known.get(&number).map_or(CodePage::Auto, |of| of.code_page)
    }

    /// Looks now for the scanners that are not there. Never waits.
    pub fn look(&self) {
        for scanner in lock(&self.0).values() {
            scanner.beeps.look();
        }
    }

    /// Tells a scanner what became of a scan, by its profile. Never waits; a scanner without profile
    /// and one that is gone are told nothing.
    pub fn tell(&self, number: u8, verdict: Verdict) {
        let known = lock(&self.0);
        let Some(scanner) = known.get(&number) else {
            return;
        };
        let bytes = scanners::profile(&scanner.tones).map_or(&[][..], |of| of.bytes(verdict));
        if !bytes.is_empty() {
            scanner.beeps.beep(bytes.to_vec());
        }
    }
}

/// The threads of the scanners that are set.
pub(super) struct ScannerThreads {
    shared: Arc<Shared>,
    inbox: Inbox,
    running: Vec<Running>,
}

struct Running {
    number: u8,
    setting: ScannerSetting,
    choice: PortChoice,
    /// None where the system gave no thread, which was said.
    scanner: Option<Scanner>,
}

impl ScannerThreads {
    /// Begins with none.
    pub fn new(shared: Arc<Shared>, inbox: Inbox) -> Self {
        Self {
            shared,
            inbox,
            running: Vec::new(),
        }
    }

    /// Makes the running scanners those that are set: stops what is set no more, starts what is new.
    /// One that only answers otherwise, or whose letters are read otherwise, goes on and keeps its
    /// number.
    pub fn set(&mut self, wanted: &[ScannerSetting]) {
        let wanted = wanted.get(..SCANNERS_MAX).unwrap_or(wanted);
        let mut before = std::mem::take(&mut self.running);
        let mut kept: Vec<Option<Running>> = wanted
            .iter()
            .map(|setting| {
                let choice = setting.choice(wanted);
                let same = |of: &Running| of.choice == choice && of.setting.same_line(setting);
                let place = before.iter().position(same)?;
                let mut running = before.remove(place);
                running.setting = setting.clone();
                Some(running)
            })
            .collect();
        for stopped in before {
            self.forget(stopped.number);
            // Its last word may wait in the inbox, never for this thread.
            drop(stopped.scanner);
        }
        for (setting, place) in wanted.iter().zip(&mut kept) {
            if let Some(running) = place {
                self.know(running);
                continue;
            }
            let number = self.free_number();
            let running = self.start(number, setting, wanted);
            self.know(&running);
            self.running.push(running);
        }
        self.running.extend(kept.into_iter().flatten());
        self.running.sort_by_key(|of| of.number);
        self.shared.wake();
    }

    fn free_number(&self) -> u8 {
        let view = self.shared.devices.get();
        let taken = |number: &u8| view.scanners.iter().any(|of| of.number == *number);
        (1..u8::MAX)
            .find(|number| !taken(number))
            .unwrap_or(u8::MAX)
    }

    fn forget(&self, number: u8) {
        lock(&self.shared.scanners.0).remove(&number);
        self.shared
            .devices
            .change(|view| view.scanners.retain(|of| of.number != number));
    }

    /// Publishes what the bench and the screens must know of a scanner.
    fn know(&self, running: &Running) {
        if let Some(scanner) = &running.scanner {
            let known = KnownScanner {
                code_page: running.setting.code_page,
                tones: running.setting.tones.clone(),
                beeps: scanner.beeps(),
            };
            lock(&self.shared.scanners.0).insert(running.number, known);
        }
        self.shared.devices.change(|view| {
            let of = view
                .scanners
                .iter_mut()
                .find(|of| of.number == running.number);
            if let Some(of) = of {
                of.setting.clone_from(&running.setting);
            }
        });
    }

    fn start(&self, number: u8, setting: &ScannerSetting, all: &[ScannerSetting]) -> Running {
        let (clock, tapped) = (self.shared.clock.clone(), Arc::clone(&self.shared));
        let (line, choice) = (setting.line(), setting.choice(all));
        let setup = ScannerSetup {
            number,
            choice: choice.clone(),
            baud: match line {
                LineKind::Usb => BAUD_DEFAULT,
                LineKind::Serial { baud } => baud,
            },
            rules: FrameRules::for_line(line),
            clock: Arc::new(move || clock.now().0),
            tap: Some(Arc::new(move |at_ms, bytes: &[u8]| {
                tapped.recorder.read(number, at_ms, bytes);
            })),
        };
        let waiting = TroubleMsg::ScannerOpening {
            port: setting.path.clone(),
        };
        self.shared.devices.change(|view| {
            view.scanners.push(ScannerView {
                number,
                setting: setting.clone(),
                health: DeviceHealth::Waiting,
                state: waiting.into(),
            });
            view.scanners.sort_by_key(|of| of.number);
        });
        let (told, inbox, port) = (
            Arc::clone(&self.shared),
            self.inbox.clone(),
            setting.path.clone(),
        );
        let started = Scanner::start(setup, move |event| match event {
            PortEvent::Scanned(frame) if frame.end == FrameEnd::Overflow => {
                inbox.send(Input::Overflow { scanner: number });
            }
            PortEvent::Scanned(frame) => inbox.send(Input::Scan {
                scanner: number,
                bytes: frame.bytes,
            }),
            PortEvent::State(state) => devices::port_state(&told, number, &port, &state),
        });
        let scanner = match started {
            Ok(scanner) => Some(scanner),
            Err(error) => {
                let failed = TroubleMsg::ScannerFailed {
                    port: setting.path.clone(),
                    detail: error.to_string(),
                };
                self.shared.notice(NoticeLevel::Error, failed);
                None
            }
        };
        Running {
            number,
            setting: setting.clone(),
            choice,
            scanner,
        }
    }
}
