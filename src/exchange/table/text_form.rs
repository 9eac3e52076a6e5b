//! How the bytes of a file are letters.

use std::borrow::Cow;

use crate::exchange::encoding::{Encoding, found_out};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// How the bytes of a file are letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::exchange) struct TextForm {
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
    /// Found out by the shape of its bytes.
    Guessed,
}

impl TextForm {
    /// Tells the form: by the mark at its start, by what the person says, by what the file says of
    /// itself, or else by the bytes. A file that is nothing we know stays UTF-8, and its lines that
    /// are none become problems: no line is ever decoded with loss.
    pub(in crate::exchange) fn of(bytes: &[u8], told: Option<Encoding>) -> Self {
        let form = |encoding, how| Self { encoding, how };
        if bytes.starts_with(BOM) {
            return form(Encoding::Utf8, How::Marked);
        }
        if let Some(encoding) = told {
            return form(encoding, How::Known);
        }
        match found_out(bytes) {
            Some(encoding) => form(encoding, How::Guessed),
            None => form(Encoding::Utf8, How::Known),
        }
    }

    pub(in crate::exchange) fn name(self) -> &'static str {
        match self.how {
            How::Marked => "utf-8-bom",
            How::Known | How::Guessed => self.encoding.code(),
        }
    }

    /// The warning that says what was found out.
    pub(in crate::exchange) fn guess(self) -> Option<&'static str> {
        match self.how {
            How::Known | How::Marked => None,
            How::Guessed => self.encoding.spec().warning,
        }
    }

    /// Gives the bytes behind the mark at the file's start, in whatever form.
    pub(in crate::exchange) fn body(bytes: &[u8]) -> &[u8] {
        bytes.strip_prefix(BOM).unwrap_or(bytes)
    }

    /// Decodes a line without loss; `None` when it is not of this form.
    pub(in crate::exchange) fn decode(self, line: &[u8]) -> Option<Cow<'_, str>> {
        self.encoding.decode(line)
    }
}
