//! Lines and their text: where a line ends and how its bytes are letters.

use std::borrow::Cow;

use super::Encoding;

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
pub(super) enum TextForm {
    Utf8,
    Utf8WithBom,
    /// Told by the person.
    Windows1252,
    /// Found out: not UTF-8, and no byte that windows-1252 leaves undefined.
    Windows1252Guess,
}

impl TextForm {
    /// Tells the form. A file that is neither stays UTF-8, and its lines that are none become
    /// problems: no line is ever decoded with loss. So does a file that only ends inside a letter.
    pub(super) fn of(bytes: &[u8], encoding: Encoding) -> Self {
        if bytes.starts_with(BOM) {
            return Self::Utf8WithBom;
        }
        match encoding {
            Encoding::Utf8 => Self::Utf8,
            Encoding::Windows1252 => Self::Windows1252,
            Encoding::Auto => match std::str::from_utf8(bytes) {
                Ok(_) => Self::Utf8,
                Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
                    let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                    if whole.is_ascii() && !has_undefined(bytes) {
                        Self::Windows1252Guess
                    } else {
                        Self::Utf8
                    }
                }
                Err(_) if has_undefined(bytes) => Self::Utf8,
                Err(_) => Self::Windows1252Guess,
            },
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8WithBom => "utf-8-bom",
            Self::Windows1252 | Self::Windows1252Guess => "windows-1252",
        }
    }

    pub(super) fn is_guess(self) -> bool {
        self == Self::Windows1252Guess
    }

    /// Gives the bytes behind the mark at the file's start, in whatever form.
    pub(super) fn body(bytes: &[u8]) -> &[u8] {
        bytes.strip_prefix(BOM).unwrap_or(bytes)
    }

    /// Decodes a line without loss; `None` when it is not of this form.
    pub(super) fn decode(self, line: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 | Self::Utf8WithBom => std::str::from_utf8(line).ok().map(Cow::Borrowed),
            Self::Windows1252 | Self::Windows1252Guess => (!has_undefined(line)).then(|| {
                encoding_rs::WINDOWS_1252
                    .decode_without_bom_handling(line)
                    .0
            }),
        }
    }
}

/// Tells whether a byte is there that windows-1252 leaves undefined.
fn has_undefined(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d))
}
