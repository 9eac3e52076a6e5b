//! Text whose cells commas or semicolons part, quoted where a cell holds one: Amazon's Prime report,
//! and what sheets save as CSV.
//!
//! A quote that does not end within its cell's limits, or that another quote makes doubtful, is a
//! problem of its line alone: the next line is read as if nothing had been, so that one open quote
//! swallows no other row.

use std::borrow::Cow;

use super::source::{Fault, Row, push_plain};
use super::tabs::text_of;
use super::text_form::TextForm;
use crate::domain::limits::{IMPORT_CELL_BYTES_MAX, IMPORT_QUOTED_LINES_MAX};

/// The rows of such a file.
#[derive(Clone)]
pub(in crate::exchange) struct Commas<'a> {
    rest: &'a [u8],
    number: u64,
    sign: u8,
    /// What ends a line: LF, or CR in files that have no LF.
    end: u8,
    form: TextForm,
}

/// One record as bytes.
struct Record<'a> {
    bytes: &'a [u8],
    /// Lines that it covers.
    lines: u64,
    open_end: bool,
    /// The place of the cell whose quote does not end.
    open_quote: Option<usize>,
}

impl<'a> Commas<'a> {
    pub(in crate::exchange) fn new(body: &'a [u8], form: TextForm, sign: u8) -> Self {
        let end = if body.contains(&b'\n') { b'\n' } else { b'\r' };
        Self {
            rest: body,
            number: 1,
            sign,
            end,
            form,
        }
    }

    /// Cuts the next record off.
    fn record(&mut self) -> Option<Record<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let (length, lines, open_quote) = match record_end(self.rest, self.sign, self.end) {
            Ok((length, lines)) => (length, lines, None),
            Err(cell) => {
                let ends = |byte: &u8| *byte == self.end;
                let line = self.rest.iter().position(ends);
                (line.unwrap_or(self.rest.len()), 1, Some(cell))
            }
        };
        let (bytes, rest) = self.rest.split_at(length);
        let open_end = rest.is_empty();
        self.rest = rest.get(1..).unwrap_or_default();
        Some(Record {
            bytes: bytes.strip_suffix(b"\r").unwrap_or(bytes),
            lines,
            open_end,
            open_quote,
        })
    }
}

impl<'a> Iterator for Commas<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let record = self.record()?;
            let number = self.number;
            self.number += record.lines;
            if record.bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let text = match record.open_quote {
                Some(cell) => Err(Fault {
                    code: "quote_open",
                    column: Some(cell),
                }),
                None => text_of(record.bytes, self.form)
                    .map(|text| Cow::Owned(parted(&text, char::from(self.sign)))),
            };
            return Some(Row {
                number,
                text,
                open_end: record.open_end,
            });
        }
    }
}

/// Finds where a record ends and how many lines it covers. Every sign looked for is below the bytes
/// that letters of two bytes end with, so bytes serve in each of our encodings.
///
/// # Errors
/// Gives the place of the cell whose quote does not end.
fn record_end(bytes: &[u8], sign: u8, end: u8) -> Result<(usize, u64), usize> {
    let mut lines = 1;
    let mut cell = 0;
    let mut cell_starts = true;
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        if *byte == b'"' && cell_starts {
            let quoted = bytes.get(place + 1..).unwrap_or_default();
            let (length, inside) = quoted_end(quoted, sign, end).ok_or(cell)?;
            place += length + 2;
            lines += inside;
            cell_starts = false;
            continue;
        }
        if *byte == end {
            return Ok((place, lines));
        }
        cell_starts = *byte == sign || (cell_starts && *byte == b' ');
        cell += usize::from(*byte == sign);
        place += 1;
    }
    Ok((bytes.len(), lines))
}

/// Finds the quote that ends a quoted cell: its place and the ends of line before it. A quote before
/// anything but the cell's end is a letter of the cell (`1/2" pipe`), unless the cell has several
/// lines: then it is more likely the start of another cell, and the first quote was never ended.
fn quoted_end(bytes: &[u8], sign: u8, end: u8) -> Option<(usize, u64)> {
    let mut lines = 0;
    let mut has_bare = false;
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        if place > IMPORT_CELL_BYTES_MAX || lines > IMPORT_QUOTED_LINES_MAX {
            return None;
        }
        if *byte == end {
            lines += 1;
        }
        if *byte == b'"' {
            match bytes.get(place + 1) {
                Some(b'"') => place += 1,
                None | Some(b'\r' | b'\n') => return ends(place, lines, has_bare),
                Some(next) if *next == sign => return ends(place, lines, has_bare),
                Some(_) => has_bare = true,
            }
        }
        place += 1;
    }
    None
}

fn ends(place: usize, lines: u64, has_bare: bool) -> Option<(usize, u64)> {
    (lines == 0 || !has_bare).then_some((place, lines))
}

/// Makes a row of a record: quotes off, cells parted by tabs.
fn parted(record: &str, sign: char) -> String {
    let mut text = String::with_capacity(record.len());
    let mut rest = record;
    loop {
        let (cell, after) = first_cell(rest, sign);
        push_plain(&mut text, &cell);
        let Some(after) = after else { return text };
        text.push('\t');
        rest = after;
    }
}

/// Cuts the first cell off: its text, and what stands behind the sign that ends it.
fn first_cell(record: &str, sign: char) -> (Cow<'_, str>, Option<&str>) {
    let quoted = record.trim_start_matches(' ').strip_prefix('"');
    let whole = |text: &str| text.replace("\"\"", "\"");
    if let Some(quoted) = quoted {
        let mut signs = quoted.char_indices().peekable();
        while let Some((place, letter)) = signs.next() {
            if letter != '"' {
                continue;
            }
            let next = signs.peek().map(|(_, next)| *next);
            let cell = quoted.get(..place).unwrap_or_default();
            match next {
                Some('"') => drop(signs.next()),
                None | Some('\r' | '\n') => return (Cow::Owned(whole(cell)), None),
                Some(next) if next == sign => {
                    let after = quoted.get(place + 1 + sign.len_utf8()..);
                    return (Cow::Owned(whole(cell)), after);
                }
                Some(_) => {}
            }
        }
    }
    match record.split_once(sign) {
        Some((cell, after)) => (Cow::Borrowed(cell), Some(after)),
        None => (Cow::Borrowed(record), None),
    }
}
