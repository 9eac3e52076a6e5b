//! Rows of lots.

use crate::ledger::fact::{Body, Fact};
use crate::ledger::rows::LotRow;

use super::counting::{counting, ordered};

/// Folds a lot's facts: its sale, which is the first one told, whether it was withdrawn, and what files
/// said of its units, of which the later one counts.
pub fn lot(facts: &[Fact]) -> Option<LotRow> {
    let mut row: Option<LotRow> = None;
    for fact in counting(&ordered(facts)) {
        if let Body::LotSold(sold) = &fact.body {
            row.get_or_insert_with(|| LotRow {
                sold: sold.clone(),
                sold_at: fact.envelope.at,
                person: fact.envelope.person.clone(),
                withdrawn: None,
                files: Vec::new(),
                told: [].into(),
            });
        } else if let Body::LotWithdrawn(withdrawn) = &fact.body
            && let Some(row) = &mut row
        {
            let why = || (fact.envelope.at, withdrawn.reason.clone());
            row.withdrawn.get_or_insert_with(why);
        } else if let Body::LotProceeds(told) = &fact.body
            && let Some(row) = &mut row
        {
            if !row.files.iter().any(|(file, _)| *file == told.file) {
                row.files.push((told.file, told.file_name.clone()));
            }
            row.told.extend(told.amounts.iter().copied());
        }
    }
    row
}
