//! What holds the rows: told by the content, never by the file's name.

use std::borrow::Cow;

use super::commas::Commas;
use super::refuse::{self, NotReadable};
use super::tabs::Tabs;
use super::text_form::TextForm;
use super::{json, workbook, xml};
use crate::domain::limits::IMPORT_TREE_BYTES_MAX;
use crate::exchange::encoding::Encoding;

/// A file as a header and rows.
pub(in crate::exchange) struct Sheet<'a> {
    /// The heads, parted by tabs.
    pub(in crate::exchange) header: Cow<'a, str>,
    pub(in crate::exchange) rows: Rows<'a>,
    pub(in crate::exchange) form: Form,
}

/// How the file's text is encoded.
#[derive(Clone, Copy)]
pub(in crate::exchange) struct Form {
    /// As people read it.
    pub(in crate::exchange) name: &'static str,
    /// The warning that says what was found out; none when it is certain.
    pub(in crate::exchange) guess: Option<&'static str>,
}

impl Form {
    /// The form of files whose text is UTF-8 by their own rules.
    pub(in crate::exchange) const UTF_8: Self = Self {
        name: "utf-8",
        guess: None,
    };

    pub(in crate::exchange) fn of(form: TextForm) -> Self {
        Self {
            name: form.name(),
            guess: form.guess(),
        }
    }
}

/// One row.
#[derive(Clone)]
pub(in crate::exchange) struct Row<'a> {
    /// The line where it begins, counted from 1; the sheet's row in a workbook.
    pub(in crate::exchange) number: u64,
    /// Its cells, parted by tabs.
    pub(in crate::exchange) text: Result<Cow<'a, str>, Fault>,
    /// The file ends here without an end of line.
    pub(in crate::exchange) open_end: bool,
}

/// Why a row is no text.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Fault {
    /// The problem's stable name.
    pub(in crate::exchange) code: &'static str,
    /// The column's place, where one is meant.
    pub(in crate::exchange) column: Option<usize>,
}

impl Fault {
    pub(in crate::exchange) fn of(code: &'static str) -> Self {
        Self { code, column: None }
    }
}

/// The rows of a file.
pub(in crate::exchange) enum Rows<'a> {
    Tabs(Tabs<'a>),
    Commas(Commas<'a>),
    /// Read already.
    Made(Vec<Row<'a>>),
}

impl<'a> Rows<'a> {
    /// Gives the first rows that are text.
    pub(in crate::exchange) fn first(&self, count: usize) -> Vec<Cow<'a, str>> {
        let text = |row: Row<'a>| row.text.ok();
        match self {
            Self::Tabs(rows) => rows.clone().take(count).filter_map(text).collect(),
            Self::Commas(rows) => rows.clone().take(count).filter_map(text).collect(),
            Self::Made(rows) => rows.iter().take(count).cloned().filter_map(text).collect(),
        }
    }

    /// Gives every row in turn.
    pub(in crate::exchange) fn into_rows(self) -> Box<dyn Iterator<Item = Row<'a>> + 'a> {
        match self {
            Self::Tabs(rows) => Box::new(rows),
            Self::Commas(rows) => Box::new(rows),
            Self::Made(rows) => Box::new(rows.into_iter()),
        }
    }
}

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Container {
    Workbook,
    Xml,
    Json,
    Text,
}

impl Container {
    fn of(bytes: &[u8]) -> Self {
        let is_start = |byte: &u8| !byte.is_ascii_whitespace();
        let text = TextForm::body(bytes);
        let first = text.iter().copied().find(|byte| is_start(byte));
        match first {
            Some(b'P') if bytes.starts_with(b"PK\x03\x04") => Self::Workbook,
            Some(b'<') => Self::Xml,
            Some(b'{' | b'[') => Self::Json,
            Some(_) | None => Self::Text,
        }
    }
}

/// Tells whether a kind of file knows a head.
pub(in crate::exchange) type Knows = fn(&str) -> bool;

/// Opens a file of whatever format; of several sheets and separators, those whose heads the kind of
/// file knows are taken.
pub(in crate::exchange) fn open(
    bytes: &[u8],
    told: Option<Encoding>,
    knows: Knows,
) -> Result<Sheet<'_>, NotReadable> {
    refuse::by_content(bytes)?;
    match Container::of(bytes) {
        Container::Workbook => workbook::sheet(bytes, knows),
        Container::Xml => tree(bytes, told.or_else(|| xml::declared(bytes)), xml::sheet),
        Container::Json => tree(bytes, told, json::sheet),
        Container::Text => text(bytes, told, knows),
    }
}

/// The header and the rows of a text that is read as a whole.
pub(in crate::exchange) type Read = (String, Vec<Row<'static>>);

/// Opens a text that is one tree: it is decoded as a whole.
fn tree(
    bytes: &[u8],
    told: Option<Encoding>,
    read: fn(&str) -> Result<Read, NotReadable>,
) -> Result<Sheet<'static>, NotReadable> {
    if bytes.len() > IMPORT_TREE_BYTES_MAX {
        return Err(NotReadable::plain("file_too_large"));
    }
    let form = TextForm::of(bytes, told);
    let text = form
        .decode(TextForm::body(bytes))
        .ok_or(NotReadable::plain("file_encoding"))?;
    let (header, rows) = read(&text)?;
    Ok(Sheet {
        header: Cow::Owned(header),
        rows: Rows::Made(rows),
        form: Form::of(form),
    })
}

/// Opens lines of text. Where a tab stands in the header, tabs part the cells and nothing is
/// quoted; else commas or semicolons do, whichever name more columns that are known.
fn text(bytes: &[u8], told: Option<Encoding>, knows: Knows) -> Result<Sheet<'_>, NotReadable> {
    let form = TextForm::of(bytes, told);
    let body = TextForm::body(bytes);
    let mut tabs = Tabs::new(body, form);
    let header = header_of(tabs.next())?;
    let made = |header, rows| {
        Ok(Sheet {
            header,
            rows,
            form: Form::of(form),
        })
    };
    if header.contains('\t') {
        return made(header, Rows::Tabs(tabs));
    }
    let parted = [b',', b';'].map(|sign| {
        let mut rows = Commas::new(body, form, sign);
        let header = header_of(rows.next());
        let known = header
            .as_ref()
            .map_or(0, |header| known_heads(header, knows));
        (known, header, rows)
    });
    let [comma, semicolon] = parted;
    let (known, other, rows) = if semicolon.0 > comma.0 {
        semicolon
    } else {
        comma
    };
    let other = other?;
    if other.contains('\t') && (known > 0 || !header.contains('|')) {
        return made(other, Rows::Commas(rows));
    }
    made(header, Rows::Tabs(tabs))
}

fn header_of(row: Option<Row<'_>>) -> Result<Cow<'_, str>, NotReadable> {
    let row = row.ok_or(NotReadable::plain("file_empty"))?;
    row.text.map_err(|fault| {
        NotReadable::plain(match fault.code {
            "line_too_long" => "file_too_wide",
            "wrong_encoding" => "file_encoding",
            "quote_open" => "file_quote_open",
            _ => "file_no_known_column",
        })
    })
}

/// Counts the heads that the kind of file knows.
pub(in crate::exchange) fn known_heads(header: &str, knows: Knows) -> usize {
    header.split('\t').filter(|head| knows(head)).count()
}

/// Joins cells to a row: a tab or an end of line inside a cell becomes a space.
pub(in crate::exchange) fn joined<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push('\t');
        }
        push_plain(&mut text, cell);
    }
    text
}

/// Appends a cell's text without what would part it.
pub(in crate::exchange) fn push_plain(text: &mut String, cell: &str) {
    let plain = |sign: char| match sign {
        '\t' | '\n' | '\r' | '\0' => ' ',
        other => other,
    };
    text.extend(cell.chars().map(plain));
}
