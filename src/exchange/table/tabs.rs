//! Tab-separated text, as Amazon's flat reports are. Nothing is quoted in this format: a `"` is data.

use super::source::{Fault, Row};
use super::text_form::TextForm;
use crate::domain::limits::IMPORT_LINE_BYTES_MAX;

/// The rows of such a file: its lines that are not blank.
#[derive(Clone)]
pub(in crate::exchange) struct Tabs<'a> {
    lines: Lines<'a>,
    form: TextForm,
}

impl<'a> Tabs<'a> {
    pub(in crate::exchange) fn new(body: &'a [u8], form: TextForm) -> Self {
        Self {
            lines: Lines::new(body),
            form,
        }
    }
}

impl<'a> Iterator for Tabs<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let line = self
            .lines
            .find(|line| !line.bytes.iter().all(u8::is_ascii_whitespace))?;
        Some(Row {
            number: line.number,
            text: text_of(line.bytes, self.form),
            open_end: line.open_end,
        })
    }
}

/// Makes letters of a line's bytes.
pub(in crate::exchange) fn text_of(
    bytes: &[u8],
    form: TextForm,
) -> Result<std::borrow::Cow<'_, str>, Fault> {
    if bytes.len() > IMPORT_LINE_BYTES_MAX {
        return Err(Fault::of("line_too_long"));
    }
    if bytes.contains(&0) {
        return Err(Fault::of("nul_byte"));
    }
    form.decode(bytes).ok_or(Fault::of("wrong_encoding"))
}

/// One line without its end.
struct Line<'a> {
    /// Counted from 1.
    number: u64,
    /// What it holds.
    bytes: &'a [u8],
    /// The file ends here without an end of line.
    open_end: bool,
}

/// Cuts a file into lines. A CR alone ends a line only in files that have no LF at all, or whose
/// header ends so; elsewhere it stands inside a title.
#[derive(Clone)]
struct Lines<'a> {
    rest: &'a [u8],
    number: u64,
    carriage_return_ends: bool,
}

impl<'a> Lines<'a> {
    fn new(bytes: &'a [u8]) -> Self {
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
