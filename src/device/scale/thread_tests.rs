//! The scale's thread over real pseudo-terminals; time is a counter.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::{SILENT_MS, Scale, ScaleEvent, ScaleFormat, ScaleSetup, ScaleState, SimScale};
use crate::device::port::{PortChoice, PortState};
use crate::device::scanner::BAUD_DEFAULT;
use crate::domain::weight::{Motion, ScaleLoad, ScaleReading, WeightMode};

/// Far above anything a loaded machine needs; reached only when a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

struct Desk {
    scale: Scale,
    told: Receiver<ScaleEvent>,
    now_ms: Arc<AtomicI64>,
}

impl Desk {
    fn on(path: &Path, format: Option<ScaleFormat>) -> Self {
        let (send, told) = channel();
        let now_ms = Arc::new(AtomicI64::new(1_000_000));
        let clock = Arc::clone(&now_ms);
        let setup = ScaleSetup {
            choice: PortChoice::Path(path.to_path_buf()),
            baud: BAUD_DEFAULT,
            format,
            clock: Arc::new(move || clock.load(Ordering::SeqCst)),
        };
        let scale =
            Scale::start(setup, move |event| drop(send.send(event))).expect("a thread starts");
        let desk = Self {
            scale,
            told,
            now_ms,
        };
        desk.is(ScaleState::Port(PortState::Opening));
        desk
    }

    fn listening(sim: &SimScale, format: Option<ScaleFormat>) -> Self {
        let desk = Self::on(sim.path(), format);
        loop {
            match desk.next() {
                ScaleEvent::State(ScaleState::Listening) => return desk,
                // A process that another test forks holds a copy of every lock for a moment.
                ScaleEvent::State(ScaleState::Port(PortState::Busy)) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    fn later(&self, ms: i64) {
        self.now_ms.fetch_add(ms, Ordering::SeqCst);
    }

    fn next(&self) -> ScaleEvent {
        self.told.recv_timeout(PATIENCE).expect("told in time")
    }

    fn is(&self, state: ScaleState) {
        assert_eq!(self.next(), ScaleEvent::State(state));
    }

    fn reads(&self, reading: ScaleReading) {
        assert_eq!(self.next(), ScaleEvent::Read(reading));
    }

    fn stop(self) -> Vec<ScaleEvent> {
        self.scale.stop();
        self.told.iter().collect()
    }
}

#[test]
fn a_scale_that_speaks_by_itself_tells_each_change_once() {
    let mut sim = SimScale::open().unwrap();
    let desk = Desk::listening(&sim, None);
    let stable = ScaleReading::stable(412);
    for _ in 0..3 {
        sim.says(ScaleFormat::Toledo, stable).unwrap();
    }
    desk.reads(stable);
    desk.is(ScaleState::Alive(ScaleFormat::Toledo));
    let other = ScaleReading {
        motion: Motion::Moving,
        ..ScaleReading::stable(500)
    };
    sim.says(ScaleFormat::Toledo, other).unwrap();
    desk.reads(other);
    let closed = ScaleEvent::State(ScaleState::Port(PortState::Closed));
    assert_eq!(desk.stop(), [closed]);
}

#[test]
fn an_unknown_scale_that_waits_is_asked_until_it_answers_and_then_so() {
    let mut sim = SimScale::open().unwrap();
    let desk = Desk::listening(&sim, None);
    let mut asked = Vec::new();
    while !asked.ends_with(b"W\r") {
        desk.later(500);
        asked.extend(sim.asked().unwrap());
    }
    let words = String::from_utf8(asked).unwrap();
    assert!(!words.contains(['Z', 'T']), "nothing is zeroed or tared");
    let reading = ScaleReading {
        mode: WeightMode::Net,
        ..ScaleReading::stable(412)
    };
    sim.says(ScaleFormat::Nci, reading).unwrap();
    desk.reads(reading);
    desk.is(ScaleState::Alive(ScaleFormat::Nci));
    for grams in 413..416 {
        desk.later(300);
        assert_eq!(sim.asked().unwrap(), b"W\r", "the words it understood");
        let reading = ScaleReading::stable(grams);
        sim.says(ScaleFormat::Nci, reading).unwrap();
        desk.reads(reading);
    }
}

#[test]
fn a_scale_of_seven_bits_is_asked_with_parity() {
    let mut sim = SimScale::open().unwrap();
    let desk = Desk::listening(&sim, Some(ScaleFormat::Nci));
    let even = |words: &[u8]| -> Vec<u8> {
        let with = |byte: &u8| byte | (u8::from(byte.count_ones() % 2 == 1) << 7);
        words.iter().map(with).collect()
    };
    // Before it says anything both are tried in turn.
    let mut seen = Vec::new();
    for _ in 0..2 {
        desk.later(500);
        seen.push(sim.asked().unwrap());
    }
    seen.sort();
    assert_eq!(seen, [b"W\r".to_vec(), even(b"W\r")]);
    sim.sends(&even(b"\n0001.25lb\r\n00\r\x03")).unwrap();
    desk.reads(ScaleReading::stable(567));
    desk.is(ScaleState::Alive(ScaleFormat::Nci));
    desk.later(300);
    assert_eq!(sim.asked().unwrap(), even(b"W\r"));
}

#[test]
fn silence_noise_and_overload_are_told_and_end() {
    let mut sim = SimScale::open().unwrap();
    let desk = Desk::listening(&sim, Some(ScaleFormat::Toledo));
    desk.later(SILENT_MS);
    desk.is(ScaleState::Silent);
    sim.sends(b"no such words\r\n").unwrap();
    desk.is(ScaleState::Unreadable);
    desk.later(SILENT_MS);
    desk.is(ScaleState::Silent);
    let over = ScaleReading {
        load: ScaleLoad::Over,
        motion: Motion::Moving,
        ..ScaleReading::stable(0)
    };
    sim.says(ScaleFormat::Toledo, over).unwrap();
    desk.reads(over);
    desk.is(ScaleState::Over);
    let stable = ScaleReading::stable(412);
    sim.says(ScaleFormat::Toledo, stable).unwrap();
    desk.reads(stable);
    desk.is(ScaleState::Alive(ScaleFormat::Toledo));
    desk.later(SILENT_MS);
    desk.is(ScaleState::Silent);
    // The same weight after a silence is news.
    sim.says(ScaleFormat::Toledo, stable).unwrap();
    desk.reads(stable);
}

#[test]
fn a_scale_is_found_again_under_another_name() {
    let mut sim = SimScale::open().unwrap();
    let desk = Desk::listening(&sim, None);
    let stable = ScaleReading::stable(412);
    for _ in 0..3 {
        sim.says(ScaleFormat::Comma, stable).unwrap();
        desk.reads(stable);
        desk.is(ScaleState::Alive(ScaleFormat::Comma));
        sim.unplug();
        desk.is(ScaleState::Port(PortState::Gone));
        sim.plug_in().unwrap();
        loop {
            match desk.next() {
                ScaleEvent::State(ScaleState::Listening) => break,
                ScaleEvent::State(ScaleState::Port(PortState::Busy)) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn what_is_wrong_with_the_port_is_told_as_of_a_scanner() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::on(&folder.path().join("tty"), None);
    desk.is(ScaleState::Port(PortState::Missing));
    let file = folder.path().join("plain");
    std::fs::write(&file, b"x").unwrap();
    let desk = Desk::on(&file, None);
    desk.is(ScaleState::Port(PortState::NotAPort));
}
