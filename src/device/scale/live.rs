//! The life of a scale on its thread: search, open, ask, read, lose, search again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};

use serialport::SerialPort;

use super::{SILENT_MS, ScaleEvent, ScaleFormat, ScaleSetup, ScaleState};
use crate::device::line::{self, Told, is_loss};
use crate::device::port::PortState;
use crate::device::scale::format::questions;
use crate::device::scale::steady::Steady;
use crate::device::scale::stream::{Heard, Said, Stream};
use crate::device::scanner::RETRY;
use crate::domain::weight::{ScaleLoad, ScaleReading};

/// Pace at which a scale is asked that answered before.
const ASK_MS: i64 = 300;
/// Pace at which an unknown scale is asked, each time with other words.
const TRY_MS: i64 = 500;
/// Bytes taken at one read.
const READ_BYTES: usize = 1024;

/// Runs until the owner hangs up. A panic, ours or the owner's, ends the thread with a last word.
pub(super) fn live(setup: ScaleSetup, orders: &Receiver<()>, tell: &dyn Fn(ScaleEvent)) {
    let mut life = Life {
        setup,
        orders,
        tell,
        port: Told::default(),
        told: None,
    };
    let ended = catch_unwind(AssertUnwindSafe(|| life.run()));
    let last = match ended {
        Ok(Stopped) => PortState::Closed,
        Err(_) => {
            PortState::Failed("the scale's thread stopped by a fault of the program".to_owned())
        }
    };
    // If it was `tell` that panicked, it may do so again: nobody is left to hear it.
    drop(catch_unwind(AssertUnwindSafe(|| life.port(last))));
}

/// The owner hung up: close the port and end.
struct Stopped;

/// Why reading ended.
enum Ended {
    Lost,
    Stopped,
}

struct Life<'a> {
    setup: ScaleSetup,
    orders: &'a Receiver<()>,
    tell: &'a dyn Fn(ScaleEvent),
    port: Told,
    /// The last state told; each is told once.
    told: Option<ScaleState>,
}

impl Life<'_> {
    fn run(&mut self) -> Stopped {
        self.port(PortState::Opening);
        loop {
            match line::find_and_open(&self.setup.choice, self.setup.baud) {
                Ok((path, mut port)) => {
                    let since_ms = (self.setup.clock)();
                    // Only that it is open now is noted; what is told is what the scale says.
                    drop(
                        self.port
                            .news(PortState::Alive { path, since_ms }, since_ms),
                    );
                    let talk = Talk::new(self.setup.format, since_ms);
                    self.state(ScaleState::Listening);
                    match self.read(port.as_mut(), talk) {
                        Ended::Lost => self.port(PortState::Gone),
                        Ended::Stopped => return Stopped,
                    }
                }
                Err(trouble) => self.port(trouble),
            }
            match self.orders.recv_timeout(RETRY) {
                Ok(()) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Stopped,
            }
        }
    }

    fn read(&mut self, port: &mut dyn SerialPort, mut talk: Talk) -> Ended {
        let mut bytes = [0_u8; READ_BYTES];
        loop {
            match self.orders.try_recv() {
                Ok(()) | Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => return Ended::Stopped,
            }
            let now_ms = (self.setup.clock)();
            if let Some(question) = talk.question(now_ms)
                && port
                    .write_all(&question)
                    .is_err_and(|error| is_loss(error.kind()))
            {
                return Ended::Lost;
            }
            match port.read(&mut bytes) {
                // The end of a device file: the driver hung up.
                Ok(0) => return Ended::Lost,
                Ok(count) => {
                    let arrived = bytes
                        .get(..count)
                        .expect("a read fills no more than its buffer");
                    talk.heard((self.setup.clock)(), arrived);
                }
                Err(error) if is_loss(error.kind()) => return Ended::Lost,
                Err(_) => talk.heard((self.setup.clock)(), &[]),
            }
            for reading in talk.news.drain(..) {
                (self.tell)(ScaleEvent::Read(reading));
            }
            self.state(talk.state((self.setup.clock)()));
        }
    }

    fn port(&mut self, state: PortState) {
        if let Some(news) = self.port.news(state, (self.setup.clock)()) {
            self.state(ScaleState::Port(news));
        }
    }

    fn state(&mut self, state: ScaleState) {
        if self.told.as_ref() != Some(&state) {
            self.told = Some(state.clone());
            (self.tell)(ScaleEvent::State(state));
        }
    }
}

/// What passes between program and scale while the port is open.
struct Talk {
    set: Option<ScaleFormat>,
    stream: Stream,
    steady: Steady,
    parity: Parity,
    /// The question that a reading answered, by its place among all that are tried.
    answered: Option<usize>,
    asked: usize,
    next: usize,
    asked_ms: i64,
    /// Whether a question is out that no weight has answered.
    waits: bool,
    byte_ms: i64,
    read_ms: i64,
    /// What was heard since the last weight that is no weight of a known format.
    unread: bool,
    last: Option<(ScaleFormat, ScaleReading)>,
    news: Vec<ScaleReading>,
}

impl Talk {
    fn new(set: Option<ScaleFormat>, now_ms: i64) -> Self {
        Self {
            set,
            stream: Stream::new(set),
            steady: Steady::default(),
            parity: Parity::default(),
            answered: None,
            asked: 0,
            next: 0,
            asked_ms: now_ms,
            waits: false,
            byte_ms: now_ms,
            read_ms: now_ms,
            unread: false,
            last: None,
            news: Vec::new(),
        }
    }

    /// Gives what to ask now: nothing while the scale speaks by itself.
    fn question(&mut self, now_ms: i64) -> Option<Vec<u8>> {
        let questions = questions(self.set);
        let pace_ms = self.answered.map_or(TRY_MS, |_| ASK_MS);
        let is_due = |since_ms: i64| now_ms.abs_diff(since_ms) >= pace_ms.unsigned_abs();
        if questions.is_empty() || !is_due(self.byte_ms) || !is_due(self.asked_ms) {
            return None;
        }
        // One that does not answer any more is asked as an unknown one.
        if self.waits && self.answered.is_some() && now_ms.abs_diff(self.read_ms) >= 2000 {
            self.answered = None;
        }
        let place = self.answered.unwrap_or(self.next);
        let words = questions.get(place % questions.len())?;
        // Each is tried without parity first, as nearly every scale on USB has none.
        let spoken = match (self.parity.heard(), place / questions.len() % 2) {
            (Some(Bits::Even), _) | (None, 1) => with_even_parity(words),
            (Some(Bits::Eight) | None, _) => words.to_vec(),
        };
        self.asked = place;
        self.next = place + 1;
        self.asked_ms = now_ms;
        self.waits = true;
        Some(spoken)
    }

    fn heard(&mut self, now_ms: i64, bytes: &[u8]) {
        let mut heard = Vec::new();
        if bytes.is_empty() {
            self.stream.idle(now_ms, &mut heard);
        } else {
            self.parity.note(bytes);
            self.byte_ms = now_ms;
            self.stream.push(now_ms, bytes, &mut heard);
        }
        for one in heard {
            match one {
                Heard::Known(format, Said::Weight(reading)) => {
                    self.weight(now_ms, format, reading);
                }
                Heard::Known(_, Said::Word) => {}
                Heard::Unreadable => self.unread = true,
            }
        }
    }

    fn weight(&mut self, now_ms: i64, format: ScaleFormat, reading: ScaleReading) {
        if self.waits {
            self.answered = Some(self.asked);
            self.waits = false;
        }
        self.read_ms = now_ms;
        self.unread = false;
        let reading = self.steady.told(now_ms, reading);
        if self.last.map(|(_, last)| last) != Some(reading) {
            self.news.push(reading);
        }
        self.last = Some((format, reading));
    }

    fn state(&mut self, now_ms: i64) -> ScaleState {
        let is_long = |since_ms: i64| now_ms.saturating_sub(since_ms) >= SILENT_MS;
        if is_long(self.read_ms) {
            self.last = None;
        }
        match self.last {
            Some((format, reading)) => match reading.load {
                ScaleLoad::Grams(_) => ScaleState::Alive(format),
                ScaleLoad::Over => ScaleState::Over,
                ScaleLoad::Under => ScaleState::Under,
            },
            None if !is_long(self.read_ms) => ScaleState::Listening,
            None if self.unread && !is_long(self.byte_ms) => ScaleState::Unreadable,
            None if is_long(self.byte_ms) => ScaleState::Silent,
            // It says words, as that it is busy.
            None => ScaleState::Listening,
        }
    }
}

/// How the line's eighth bit is used, as far as the bytes tell.
#[derive(Clone, Copy, Debug, Default)]
struct Parity {
    high: bool,
    odd: bool,
    any: bool,
}

/// What the eighth bit is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Bits {
    /// Zero, or data.
    Eight,
    /// The parity of seven bits.
    Even,
}

impl Parity {
    fn note(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.any = true;
            self.high |= byte & 0x80 != 0;
            self.odd |= byte.count_ones() % 2 == 1;
        }
    }

    fn heard(self) -> Option<Bits> {
        match (self.any, self.high, self.odd) {
            (false, _, _) => None,
            (true, true, false) => Some(Bits::Even),
            (true, _, _) => Some(Bits::Eight),
        }
    }
}

fn with_even_parity(words: &[u8]) -> Vec<u8> {
    let with = |byte: &u8| byte | (u8::from(byte.count_ones() % 2 == 1) << 7);
    words.iter().map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::scale::sim::written;
    use crate::domain::weight::Motion;

    #[test]
    fn a_scale_without_a_word_for_it_stands_still_once_it_says_the_same_for_a_while() {
        let mut talk = Talk::new(Some(ScaleFormat::Plain), 0);
        let stable = ScaleReading::stable(412);
        for at_ms in [100, 350, 600, 850, 1100] {
            talk.heard(at_ms, &written(ScaleFormat::Plain, stable));
        }
        let moving = ScaleReading {
            motion: Motion::Moving,
            ..stable
        };
        assert_eq!(talk.news, [moving, stable]);
    }

    #[test]
    fn a_scale_that_speaks_is_not_asked_and_one_that_ends_to_answer_is_asked_anew() {
        let mut talk = Talk::new(None, 0);
        let line = written(ScaleFormat::Sics, ScaleReading::stable(412));
        for at_ms in (0..3000).step_by(100) {
            talk.heard(at_ms, &line);
            assert_eq!(talk.question(at_ms), None);
        }
        let mut asked = Vec::new();
        for at_ms in (3000..9000).step_by(100) {
            asked.extend(talk.question(at_ms));
        }
        let words = [b"SI\r\n".as_slice(), b"W\r", b"Q\r\n", b"IP\r\n"];
        assert_eq!(asked.get(..4), Some(words.map(<[u8]>::to_vec).as_slice()));
        talk.heard(9000, &line);
        let at = asked.len();
        let again: Vec<_> = (9000..13_000)
            .step_by(100)
            .filter_map(|at_ms| talk.question(at_ms))
            .collect();
        let answered = asked.get(at - 1).unwrap();
        assert!(again.starts_with(&[answered.clone(), answered.clone()]));
        assert!(again.iter().any(|words| words != answered), "{again:?}");
    }
}
