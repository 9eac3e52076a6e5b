//! What every kind of file says of its rows and of itself: rows that cannot be read, and what is worth
//! saying of the file as a whole.

use super::columns::{Binding, Fields};
use super::source::{Fault, Form, Row};
use crate::domain::limits::{IMPORT_CELL_BYTES_MAX, IMPORT_LINE_BYTES_MAX};
use crate::ledger::import::{Becomes, SellerFile, Warning};

impl Row<'_> {
    /// Gives the row's text, unless it is none or too long to be read.
    pub(in crate::exchange) fn readable(&self) -> Result<&str, Fault> {
        let text = self.text.as_ref().map_err(Clone::clone)?;
        let too_long = |code| Fault { code, column: None };
        if text.len() > IMPORT_LINE_BYTES_MAX {
            return Err(too_long("line_too_long"));
        }
        let mut cells = text.split('\t');
        if cells.any(|cell| cell.len() > IMPORT_CELL_BYTES_MAX) {
            return Err(too_long("cell_too_long"));
        }
        Ok(text)
    }
}

/// Says of a whole file how its text was encoded where that was found out, which columns were not taken
/// and why, which are missing, and of each count that is not zero its name.
pub(in crate::exchange) fn end<F: Fields, Lines>(
    file: &mut SellerFile<Lines>,
    binding: &Binding<F>,
    form: Form,
    counts: &[(&'static str, u32)],
) {
    let mut warnings: Vec<(&'static str, String)> = Vec::new();
    warnings.extend(form.guess.map(|code| (code, String::new())));
    for column in &file.columns {
        let code = match column.becomes {
            Becomes::Unknown(_) => "unknown_column",
            Becomes::Taken { .. } => "doubled_column",
            Becomes::NeverKept => {
                file.dropped_columns.push(column.head.clone());
                continue;
            }
            Becomes::Field(_) | Becomes::LeftOut | Becomes::NotNeeded => continue,
        };
        warnings.push((code, column.head.clone()));
    }
    let missing = binding.missing();
    warnings.extend(missing.map(|name| ("missing_column", name.to_owned())));
    let no_rows = ("no_rows", u32::from(file.rows == 0));
    let counted = counts.iter().copied().chain([no_rows]);
    let counted = counted.filter(|(_, count)| *count > 0);
    warnings.extend(counted.map(|(code, count)| (code, count.to_string())));
    let told = warnings.into_iter();
    file.warnings
        .extend(told.map(|(code, about)| Warning { code, about }));
}
