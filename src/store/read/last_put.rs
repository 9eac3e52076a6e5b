//! The last put of this station that still counts, so that it can be taken back after a restart.

use rusqlite::Connection;

use crate::ledger::Body;
use crate::ledger::rows::{UnitRow, UnitState};
use crate::store::fault::Result;
use crate::store::journal;
use crate::store::rows::unit;

/// Walks the newest `reach` facts of the station's own series back from its end, by their index:
/// the journal's order is the order in which hands put things, whatever the wall clock said.
pub(in crate::store) fn of_station(db: &Connection, reach: u64) -> Result<Option<UnitRow>> {
    let series = journal::own_series(db)?;
    let mut before = journal::head(db, &series)?.seq + 1;
    let after = before.saturating_sub(reach + 1);
    while let Some(fact) = journal::put_before(db, &series, after, before)? {
        before = fact.envelope.seq;
        let Body::UnitPut { units, .. } = fact.body else {
            continue;
        };
        // What waits for a supervisor's word can be taken back as well, until it is judged.
        let counts = |row: &UnitRow| {
            matches!(row.state, UnitState::Put | UnitState::Waiting)
                && row.put_key == fact.envelope.key
        };
        // The units of a handling unit were put together: the first stands for all.
        let Some(first) = units.first() else {
            continue;
        };
        if let Some(row) = unit::get(db, *first)?.filter(counts) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}
