//! What a file would do to the announced lines, before it is taken.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::line;
use crate::domain::expected::ExpectedLine;
use crate::ledger::codec;
use crate::ledger::import::ImportCounts;
use crate::store::fault::Result;

/// Counts lines nobody announced, lines with something new to say, and lines that say the same.
pub(in crate::store) fn compare(db: &Connection, lines: &[ExpectedLine]) -> Result<ImportCounts> {
    let mut counts = ImportCounts::default();
    let mut text = String::new();
    let mut find = db.prepare_cached(line::GET)?;
    for announced in lines {
        let id = codec::line_id(announced);
        let known: Option<String> = find
            .query_row(named_params! { ":line": id.0 }, |row| row.get("body"))
            .optional()?;
        let Some(known) = known else {
            counts.new += 1;
            continue;
        };
        text.clear();
        codec::encode_line(announced, &mut text);
        if text.trim_end_matches('\n') == known || line::adds_nothing(&known, announced)? {
            counts.unchanged += 1;
        } else {
            counts.changed += 1;
        }
    }
    Ok(counts)
}
