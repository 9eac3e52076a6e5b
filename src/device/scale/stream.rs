//! Cuts the bytes of a scale into messages and finds their format. The same bytes at the same times
//! give the same words, however they are split over reads.

use super::format::ScaleFormat;
use super::{comma, nci, plain, sics, toledo};
use crate::domain::weight::ScaleReading;

/// Bytes of one message; longer ones are no scale's.
pub(super) const MESSAGE_MAX: usize = 64;
/// Silence in milliseconds that ends a message: status lines follow their weight within it.
pub(super) const GAP_MS: u64 = 120;

const STX: u8 = 0x02;
const ETX: u8 = 0x03;

/// What a message says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// A weight, or that it is out of range.
    Weight(ScaleReading),
    /// Something of this format that is no weight.
    Word,
}

/// A message heard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heard {
    /// In a known format.
    Known(ScaleFormat, Said),
    /// In none.
    Unreadable,
}

/// Collects the bytes of one scale.
#[derive(Clone, Debug)]
pub struct Stream {
    set: Option<ScaleFormat>,
    held: Vec<u8>,
    begun: Begun,
    /// A message of Toledo's, whose checksum may follow.
    unchecked: Option<Vec<u8>>,
    /// A weight whose status may follow.
    pending: Option<String>,
    last_byte_ms: i64,
}

/// How the message that is held began.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Begun {
    Plainly,
    ByStx,
    /// It is too long and is dropped up to its end.
    TooLong,
}

impl Stream {
    /// Begins with nothing held; with a format that is set, other formats are unreadable.
    pub fn new(set: Option<ScaleFormat>) -> Self {
        Self {
            set,
            held: Vec::new(),
            begun: Begun::Plainly,
            unchecked: None,
            pending: None,
            last_byte_ms: 0,
        }
    }

    /// Takes the bytes of one read that came at `at_ms` and appends what they say. The eighth bit is
    /// dropped: it is the parity of a line of seven bits.
    pub fn push(&mut self, at_ms: i64, bytes: &[u8], out: &mut Vec<Heard>) {
        self.idle(at_ms, out);
        for byte in bytes {
            self.byte(byte & 0x7f, out);
        }
        if !bytes.is_empty() {
            self.last_byte_ms = at_ms;
        }
    }

    /// Tells the time without new bytes; after the gap what is held is a message.
    pub fn idle(&mut self, at_ms: i64, out: &mut Vec<Heard>) {
        // A clock that was set back is a silence as well.
        if at_ms.abs_diff(self.last_byte_ms) < GAP_MS {
            return;
        }
        self.check(None, out);
        self.end(ETX, out);
        self.flush(out);
    }

    fn byte(&mut self, byte: u8, out: &mut Vec<Heard>) {
        if self.check(Some(byte), out) == Used::Yes {
            return;
        }
        match byte {
            STX => {
                self.end(ETX, out);
                self.begun = Begun::ByStx;
            }
            b'\r' | b'\n' | ETX => self.end(byte, out),
            _ if self.begun == Begun::TooLong => {}
            _ if self.held.len() >= MESSAGE_MAX => {
                self.held.clear();
                self.begun = Begun::TooLong;
                self.flush(out);
                out.push(Heard::Unreadable);
            }
            _ => self.held.push(byte),
        }
    }

    /// Ends a message of Toledo's by its checksum, by the beginning of the next one, or by silence.
    fn check(&mut self, byte: Option<u8>, out: &mut Vec<Heard>) -> Used {
        let Some(content) = self.unchecked.take() else {
            return Used::No;
        };
        match byte {
            Some(byte) if byte == toledo::checksum(&content) => {
                out.push(self.heard(ScaleFormat::Toledo, toledo::read(&content)));
                Used::Yes
            }
            None | Some(STX | b'\r' | b'\n') => {
                out.push(self.heard(ScaleFormat::Toledo, toledo::read(&content)));
                Used::No
            }
            Some(_) => {
                out.push(Heard::Unreadable);
                Used::Yes
            }
        }
    }

    fn end(&mut self, by: u8, out: &mut Vec<Heard>) {
        let content = std::mem::take(&mut self.held);
        let begun = std::mem::replace(&mut self.begun, Begun::Plainly);
        if begun == Begun::ByStx && by == b'\r' && toledo::is_shape(&content) {
            self.flush(out);
            self.unchecked = Some(content);
        } else if !content.is_empty() {
            self.line(&content, out);
        }
    }

    fn line(&mut self, content: &[u8], out: &mut Vec<Heard>) {
        if nci::is_status(content)
            && let Some(weight) = self.pending.take()
        {
            out.push(self.heard(ScaleFormat::Nci, nci::read(&weight, content)));
            return;
        }
        self.flush(out);
        let line = String::from_utf8_lossy(content);
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        if self.may_be(ScaleFormat::Nci) {
            if nci::is_weight(line) {
                self.pending = Some(line.to_owned());
                return;
            }
            if line == "?" {
                // The scale does not know what it was asked.
                out.push(Heard::Known(ScaleFormat::Nci, Said::Word));
                return;
            }
        }
        out.push(self.read(line));
    }

    fn read(&self, line: &str) -> Heard {
        let readers: [(ScaleFormat, Reader); 3] = [
            (ScaleFormat::Sics, sics::read),
            (ScaleFormat::Comma, comma::read),
            (ScaleFormat::Plain, plain::read),
        ];
        let known = readers
            .iter()
            .filter(|(format, _)| self.may_be(*format))
            .find_map(|(format, read)| Some(Heard::Known(*format, read(line)?)));
        known.unwrap_or(Heard::Unreadable)
    }

    /// A weight without a status behind it is a plain line.
    fn flush(&mut self, out: &mut Vec<Heard>) {
        if let Some(line) = self.pending.take() {
            out.push(self.read(&line));
        }
    }

    fn heard(&self, format: ScaleFormat, said: Option<Said>) -> Heard {
        match said {
            Some(said) if self.may_be(format) => Heard::Known(format, said),
            Some(_) | None => Heard::Unreadable,
        }
    }

    fn may_be(&self, format: ScaleFormat) -> bool {
        self.set.is_none_or(|set| set == format)
    }
}

/// Reads one line in one format.
type Reader = fn(&str) -> Option<Said>;

/// Whether a byte belongs to the message before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Used {
    No,
    Yes,
}
