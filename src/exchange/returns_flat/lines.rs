//! Lines and their text: where a line ends and how its bytes are letters.

use std::borrow::Cow;

use crate::exchange::encoding::{Encoding, is_windows_1252};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// One line without its end.
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub(super) number: u64,
    /// What it holds.
    pub(super) bytes: &'a [u8],
    /// The file ends here without an end of line.
    pub(super) open_end: bool,
}

/// Cuts a file into lines. A CR alone ends a line only in files that have no LF at all, or whose
/// header ends so; elsewhere it stands inside a title.
#[derive(Clone)]
pub(super) struct Lines<'a> {
    rest: &'a [u8],
    number: u64,
    carriage_return_ends: bool,
}

impl<'a> Lines<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let text_from = bytes.iter().position(|byte| !byte.is_ascii_whitespace());
        let ending = text_from
            .and_then(|from| bytes.get(from..))
            .and_then(|text| {
                let end = text.iter().position(is_end)?;
                text.get(end..)
            });
        Self {
            rest: bytes,
            number: 0,
            carriage_return_ends: ending
                .is_some_and(|end| end.starts_with(b"\r") && !end.starts_with(b"\r\n")),
        }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        let ends = |byte: &u8| *byte == b'\n' || (self.carriage_return_ends && *byte == b'\r');
        let Some(end) = self.rest.iter().position(ends) else {
            let bytes = std::mem::take(&mut self.rest);
            return Some(Line {
                number: self.number,
                bytes: bytes.strip_suffix(b"\r").unwrap_or(bytes),
                open_end: !bytes.ends_with(b"\r"),
            });
        };
        let (bytes, rest) = self.rest.split_at(end);
        self.rest = if rest.starts_with(b"\r\n") {
            rest.get(2..)
        } else {
            rest.get(1..)
        }
        .unwrap_or_default();
        Some(Line {
            number: self.number,
            bytes: bytes.strip_suffix(b"\r").unwrap_or(bytes),
            open_end: false,
        })
    }
}

/// How the bytes of a file are letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct TextForm {
    encoding: Encoding,
    how: How,
}

/// How the encoding is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum How {
    /// Told by the person, or every byte says so.
    Known,
    /// By the mark at the file's start.
    Marked,
    /// Found out: not UTF-8, and no byte that windows-1252 leaves undefined.
    Guessed,
}

impl TextForm {
    /// Tells the form, by what the person says or else by the bytes. A file that is neither stays
    /// UTF-8, and its lines that are none become problems: no line is ever decoded with loss. So
    /// does a file that only ends inside a letter.
    pub(super) fn of(bytes: &[u8], told: Option<Encoding>) -> Self {
        let form = |encoding, how| Self { encoding, how };
        if bytes.starts_with(BOM) {
            return form(Encoding::Utf8, How::Marked);
        }
        if let Some(encoding) = told {
            return form(encoding, How::Known);
        }
        let known = form(Encoding::Utf8, How::Known);
        let guessed = form(Encoding::Windows1252, How::Guessed);
        match std::str::from_utf8(bytes) {
            Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
                let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                if whole.is_ascii() && is_windows_1252(bytes) {
                    guessed
                } else {
                    known
                }
            }
            Err(_) if is_windows_1252(bytes) => guessed,
            Ok(_) | Err(_) => known,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self.how {
            How::Marked => "utf-8-bom",
            How::Known | How::Guessed => self.encoding.code(),
        }
    }

    pub(super) fn is_guess(self) -> bool {
        self.how == How::Guessed
    }

    /// Gives the bytes behind the mark at the file's start, in whatever form.
    pub(super) fn body(bytes: &[u8]) -> &[u8] {
        bytes.strip_prefix(BOM).unwrap_or(bytes)
    }

    /// Decodes a line without loss; `None` when it is not of this form.
    pub(super) fn decode(self, line: &[u8]) -> Option<Cow<'_, str>> {
        self.encoding.decode(line)
    }
}
