//! Scans as the scanner sent them: kept beside the facts, and erased when their time is over.
//!
//! The key of such a row is the id of its fact's event, which begins with the moment it was made: what is
//! older than a moment stands before the id of that moment.

use rusqlite::{Connection, named_params};

use super::fault::Result;
use crate::domain::time::UtcMs;

pub(super) const COUNT: &str = "select count(*) from raw_scan where event < :before";
pub(super) const ERASE: &str = "
    delete from raw_scan where event in
        (select event from raw_scan where event < :before order by event limit :most)";

/// The id that stands before every id made at a moment or later.
pub(super) fn bound(at: UtcMs) -> [u8; 16] {
    let ms = u128::try_from(at.0).unwrap_or(0);
    (ms << 80).to_be_bytes()
}

/// Erases the oldest scans that were made before a moment, and gives how many; their bytes are written
/// over with zeros where they stood.
pub(super) fn erase(db: &Connection, before: UtcMs, most: u32) -> Result<u32> {
    let gone = db
        .prepare_cached(ERASE)?
        .execute(named_params! { ":before": bound(before), ":most": most })?;
    Ok(u32::try_from(gone).unwrap_or(u32::MAX))
}
