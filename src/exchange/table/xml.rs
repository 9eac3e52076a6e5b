//! Amazon's XML report of returns (`GET_XML_RETURNS_DATA_BY_RETURN_DATE`) and China's customs list of exports
//! (CEB603): an element for each return or list, in it one for each item. Every item becomes a row with the
//! elements of its return or list.
//!
//! A document type is refused, so that there are no entities to unfold; only the five of XML itself
//! and numbers of letters are read.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use super::json::LineCount;
use super::refuse::NotReadable;
use super::source::{Read, Row, joined};
use crate::domain::limits::{IMPORT_COLUMNS_MAX, IMPORT_DEPTH_MAX, IMPORT_SHEET_ROWS_MAX};
use crate::exchange::encoding::Encoding;

/// A kind of record.
struct Of {
    /// Its element.
    record: &'static str,
    /// The element of one item of it.
    item: &'static str,
    /// The head of an item's key, for a file without any.
    key: &'static str,
}

/// Returns.
const RETURN: Of = Of {
    record: "return_details",
    item: "item_details",
    key: "order_id",
};
/// Export lists.
const LIST: Of = Of {
    record: "Inventory",
    item: "InventoryList",
    key: "invtNo",
};
/// How roots of customs messages begin, and the one that holds export lists: those of imports have the same
/// elements.
const CUSTOMS_ROOT: &str = "CEB";
const LIST_ROOT: &str = "CEB603Message";
/// Bytes at the start in which a text says how it is encoded.
const DECLARED_BYTES: usize = 200;

/// Gives the encoding that the text says of itself, if we know it.
pub(in crate::exchange) fn declared(bytes: &[u8]) -> Option<Encoding> {
    let start = bytes.get(..DECLARED_BYTES).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start);
    let (told, _) = start.split_once("?>")?;
    let (_, told) = told.split_once("encoding=")?;
    let name = told.get(1..)?.split(['"', '\'']).next()?;
    // What says UTF-8 is looked at all the same: reports have said one thing and been another.
    Encoding::parse(name).filter(|encoding| *encoding != Encoding::Utf8)
}

/// Reads the rows of a report.
pub(in crate::exchange) fn sheet(text: &str) -> Result<Read, NotReadable> {
    let mut reader = Reader::from_str(text);
    let mut report = Report::default();
    let mut lines = LineCount::of(text);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event();
        let broken = |lines: &mut LineCount<'_>| NotReadable {
            code: "file_xml_broken",
            found: "",
            line: Some(lines.at(at)),
        };
        let Ok(event) = event else {
            return Err(broken(&mut lines));
        };
        match event {
            Event::Start(start) => {
                let name = start.local_name().into_inner().to_owned();
                report.start(name, lines.at(at))?;
            }
            Event::End(_) => report.end()?,
            Event::Text(part) => report.text.push_str(&part.xml10_content()),
            Event::CData(part) => report.text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) => match letter_of(&name) {
                Some(letter) => report.text.push(letter),
                None => return Err(broken(&mut lines)),
            },
            Event::DocType(kind) => {
                let text = kind.xml10_content().trim().to_ascii_lowercase();
                let code = if text.starts_with("html") {
                    "file_html"
                } else {
                    "file_xml_doctype"
                };
                return Err(NotReadable::plain(code));
            }
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if report.open.is_empty() => return report.finish(),
            Event::Eof => return Err(broken(&mut lines)),
        }
    }
}

/// The letter that a reference stands for.
fn letter_of(name: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return Some(letter);
    }
    let text = resolve_predefined_entity(name)?;
    text.chars().next()
}

/// A cell: the place of its head, and its text.
type Cell = (usize, String);

/// What was read so far.
#[derive(Default)]
struct Report {
    /// The elements that are open, outermost first.
    open: Vec<String>,
    /// The text of the innermost since it or its last child began.
    text: String,
    heads: Vec<String>,
    /// What the record says itself.
    own: Vec<Cell>,
    /// Its items, each with its line.
    items: Vec<(u64, Vec<Cell>)>,
    /// The line of the record.
    line: u64,
    rows: Vec<(u64, Vec<Cell>)>,
    /// What it is a report of: its head says so, or a record was met.
    of: Option<&'static Of>,
}

impl Report {
    fn start(&mut self, name: String, line: u64) -> Result<(), NotReadable> {
        if self.open.is_empty() && name.eq_ignore_ascii_case("html") {
            return Err(NotReadable::plain("file_html"));
        }
        if self.open.len() >= IMPORT_DEPTH_MAX {
            return Err(NotReadable::plain("file_xml_deep"));
        }
        if self.open.is_empty() && name.starts_with(CUSTOMS_ROOT) {
            if name != LIST_ROOT {
                return Err(NotReadable::plain("file_xml_other"));
            }
            self.of = Some(&LIST);
        }
        let record = [&RETURN, &LIST].into_iter().find(|of| of.record == name);
        match (record, self.of) {
            (Some(record), of) if of.is_none_or(|of| of.record == record.record) => {
                self.of = Some(record);
                self.line = line;
                self.own.clear();
                self.items.clear();
            }
            (None, Some(of)) if of.item == name && self.is_in(of.record) => {
                self.items.push((line, Vec::new()));
            }
            _ => {}
        }
        self.open.push(name);
        self.text.clear();
        Ok(())
    }

    fn end(&mut self) -> Result<(), NotReadable> {
        let Some(name) = self.open.pop() else {
            return Ok(());
        };
        let text = std::mem::take(&mut self.text);
        if name == "MessageType" && text.trim() == "Returns-Report" {
            self.of.get_or_insert(&RETURN);
        }
        let Some(of) = self.of else {
            return Ok(());
        };
        if name == of.record {
            return self.end_record();
        }
        if !self.is_in(of.record) || name == of.item || text.trim().is_empty() {
            return Ok(());
        }
        let place = self.place(self.head(name))?;
        let cell = (place, text.trim().to_owned());
        match self.items.last_mut() {
            Some((_, cells)) if self.open.iter().any(|open| open == of.item) => cells.push(cell),
            Some(_) | None => self.own.push(cell),
        }
        Ok(())
    }

    /// The head of an element: its name, and before it those around it that may name a buyer.
    fn head(&self, name: String) -> String {
        let is_ours = |open: &String| {
            let is_of = |of: &&Of| of.record == open || of.item == open;
            [&RETURN, &LIST].iter().any(is_of)
        };
        let mut around = self.open.iter().rev();
        let around = around.find(|open| !is_ours(open) && super::columns::is_a_buyers(open));
        match around {
            Some(around) => format!("{around}.{name}"),
            None => name,
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    fn place(&mut self, head: String) -> Result<usize, NotReadable> {
        if let Some(place) = self.heads.iter().position(|known| *known == head) {
            return Ok(place);
        }
        if self.heads.len() >= IMPORT_COLUMNS_MAX {
            return Err(NotReadable::plain("file_too_wide"));
        }
        self.heads.push(head);
        Ok(self.heads.len() - 1)
    }

    /// Lays a record out: a row for each item, or one alone when it names none.
    fn end_record(&mut self) -> Result<(), NotReadable> {
        let own = std::mem::take(&mut self.own);
        let mut items = std::mem::take(&mut self.items);
        if items.is_empty() {
            items.push((self.line, Vec::new()));
        }
        for (line, mut cells) in items {
            if self.rows.len() >= IMPORT_SHEET_ROWS_MAX {
                return Err(NotReadable::plain("file_too_long"));
            }
            cells.extend(own.iter().cloned());
            self.rows.push((line, cells));
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Read, NotReadable> {
        let Some(of) = self.of else {
            return Err(NotReadable::plain("file_xml_other"));
        };
        if self.heads.is_empty() {
            // A report without any record names no elements; this one it would have.
            self.heads.push(of.key.to_owned());
        }
        let width = self.heads.len();
        let rows = self.rows.iter().map(|(number, cells)| {
            let mut row = vec![""; width];
            for (place, text) in cells {
                if let Some(cell) = row.get_mut(*place).filter(|cell| cell.is_empty()) {
                    *cell = text;
                }
            }
            Row {
                number: *number,
                text: Ok(Cow::Owned(joined(row.into_iter()))),
                open_end: false,
            }
        });
        let rows = rows.collect();
        Ok((joined(self.heads.iter().map(String::as_str)), rows))
    }
}
