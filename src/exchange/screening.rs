//! Lists of parties that others are compared with: the Consolidated Screening List of the United States as CSV or
//! tab-separated text, and any sheet whose heads name a party, in English or Chinese.
//!
//! Its heads are those that the International Trade Administration writes (docs/preflight.md). Columns are bound by
//! name and only those of an allow-list are read. A row that cannot be read is a problem of its line.

mod columns;
mod reader;
mod row;

use crate::domain::time::Day;
use crate::exchange::encoding::Encoding;
use crate::exchange::table::columns::Binding;
use crate::exchange::table::{self, opened, refuse};
use crate::ledger::import::ScreeningFile;

pub use crate::exchange::table::{NotReadable, ReadOptions};
pub use columns::fields;

use columns::Field;
use reader::Reader;

/// The name of a list of which nobody said another: the Consolidated Screening List.
pub const LIST: &str = "CSL";

/// Reads a list of parties. Bad rows become problems with their line; a row that says again what an earlier one says
/// counts as repeated, so that `rows = lines + repeated + bad rows`.
///
/// # Errors
/// Says why the file as a whole is no such list, or that nobody knows its day; then nothing of it was taken.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<ScreeningFile, NotReadable> {
    // Lists inside JSON are laid out with commas, which stand in names as well.
    if bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace())
        .is_some_and(|byte| matches!(byte, b'{' | b'['))
    {
        return Err(NotReadable::plain("file_list_json"));
    }
    let sheet = opened::<Field>(bytes, options.encoding)?;
    let binding = Binding::of(&sheet.header, options.mapping.as_deref());
    refuse::by_header(&sheet.header, &binding, &[], &[])?;
    if binding.head_of(Field::Name).is_none() {
        return Err(NotReadable::plain("file_no_listed_name"));
    }
    let mut reader = Reader::new(&binding, sheet.form);
    for row in sheet.rows.into_rows() {
        reader.take(&row);
    }
    let list = options.list.as_deref().map_or(LIST, str::trim);
    reader.finish(list, options.dated)
}

/// Finds how the newest file with these heads was bound; see [`table::remembered`].
pub fn remembered(
    bytes: &[u8],
    encoding: Option<Encoding>,
    earlier: &[Vec<(String, String)>],
) -> Option<Vec<(String, Option<String>)>> {
    table::remembered::<Field>(bytes, encoding, earlier)
}

/// Tells whether a file's heads are those of the Consolidated Screening List: names and other names beside what only a
/// government's list has.
pub fn looks_like_one(bytes: &[u8], encoding: Option<Encoding>) -> bool {
    table::heads_fit::<Field>(bytes, encoding, |_, binding| {
        let has = |field| binding.head_of(field).is_some();
        has(Field::Name) && has(Field::AltNames) && (has(Field::Notice) || has(Field::Programs))
    })
}

/// Finds the one day that a file's name tells, as `2026-11-20` or `20261120`.
pub fn day_of_name(name: &str) -> Option<Day> {
    let plain: String = name
        .chars()
        .map(|sign| if sign.is_ascii_digit() { sign } else { ' ' })
        .collect();
    let runs: Vec<&str> = plain.split_whitespace().collect();
    let whole = runs.iter().filter(|run| run.len() == 8);
    let whole = whole.map(|run| (run.get(..4), run.get(4..6), run.get(6..)));
    let parts = runs.windows(3).map(|three| match three {
        [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
            (Some(*year), Some(*month), Some(*day))
        }
        _ => (None, None, None),
    });
    let day = |(year, month, day): (Option<&str>, Option<&str>, Option<&str>)| {
        Day::parse(&format!("{}-{}-{}", year?, month?, day?))
    };
    let mut days: Vec<Day> = whole.chain(parts).filter_map(day).collect();
    days.dedup();
    match days[..] {
        [day] => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
