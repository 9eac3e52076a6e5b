//! Merging a file of products, or a recall list, in slices.

use rusqlite::Connection;

use super::chunk;
use crate::store::fault::Result;
use crate::store::import::line::Effect;
use crate::store::import::run::{Run, RunState, Sources};

/// Rows between two looks at the deadline: each is a handful of writes.
const ROWS_PER_LOOK: usize = 8;

/// Merges one text of a file.
type MergeRow = fn(&Connection, &mut Sources, i64, &str) -> Result<Effect>;

/// Merges rows of the chunk in hand until it is done or the time is spent.
pub(in crate::store) fn step(
    db: &Connection,
    run: &mut Run,
    sources: &mut Sources,
    spent: &mut dyn FnMut() -> bool,
    merge: MergeRow,
) -> Result<RunState> {
    let Some(named) = run.chunks.get(run.next_chunk) else {
        return Ok(RunState::Done);
    };
    let text = chunk::read(db, named.hash)?;
    let mut done = 0;
    let mut rows = chunk::rows(&text, run.next_row);
    for row in rows.by_ref() {
        let effect = merge(db, sources, run.fact, row)?;
        run.count(effect);
        done += 1;
        if done % ROWS_PER_LOOK == 0 && spent() {
            break;
        }
    }
    run.next_row += done;
    if rows.next().is_none() {
        run.next_chunk += 1;
        run.next_row = 0;
        run.keyed_chunks = run.next_chunk;
    }
    Ok(RunState::Merging)
}
