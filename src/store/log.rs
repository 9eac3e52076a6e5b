//! The write-ahead log: how long it is, and folding it into the store.
//!
//! Folding takes longer than a scan may wait, and folding often costs a sync each time. So a second
//! connection folds a long log beside the writer, which a passive checkpoint does not hold up. The
//! log begins anew only when nothing of it is left: so the files that are taken in pause for the
//! short rest that came meanwhile.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, Row};

use super::fault::{Result, SubmitError};
use super::open::{self, OpenError};

/// Pages of a log, 4 KB each, from which on it is folded: many enough that a page written many
/// times is folded once.
const LONG: u32 = 4000;
/// How long the readers are waited for when the log is to be cut to nothing.
const EMPTYING_WAITS: Duration = Duration::from_millis(50);
/// Pages of which the folding is soon over.
const REST_MAX: u32 = 400;

/// What a log needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogWork {
    /// Nothing: it is short, or folded whole.
    Nothing,
    /// A [`LogFolder`] is to fold it while files are taken in.
    Long,
    /// A [`LogFolder`] is to fold the short rest of it, while nothing but a bench's facts is written.
    Rest,
}

/// Folds the log beside the writer, by a connection that writes nothing else.
pub struct LogFolder {
    db: Connection,
}

impl LogFolder {
    /// Opens a store that a writer has open.
    ///
    /// # Errors
    /// Says why not.
    pub fn open(path: &Path) -> std::result::Result<Self, OpenError> {
        let db = open::writing(path)?;
        Ok(Self { db })
    }

    /// Folds what the log holds now into the store, while the writer goes on.
    ///
    /// # Errors
    /// The disk failed; every commit is safe in the log.
    pub fn fold(&self) -> std::result::Result<(), SubmitError> {
        fold(&self.db)?;
        Ok(())
    }
}

/// Folds the log without waiting for anybody; what a reader still needs is left.
pub(super) fn fold(db: &Connection) -> Result<()> {
    ask(db, "pragma wal_checkpoint(passive)")?;
    Ok(())
}

/// Whether a log was cut to nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogEmptied {
    /// It was.
    Yes,
    /// A reader still needs some of it.
    Later,
}

/// Folds the whole log and cuts its file to nothing, as far as no reader is in its middle.
pub(super) fn empty(db: &Connection) -> Result<LogEmptied> {
    // A scan does not wait for a slow reader: what stays is cut the next time.
    db.busy_timeout(EMPTYING_WAITS)?;
    let busy = db.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0));
    db.busy_timeout(open::WAITS)?;
    let busy: i64 = busy?;
    Ok(if busy == 0 {
        LogEmptied::Yes
    } else {
        LogEmptied::Later
    })
}

/// Says what the log needs now.
pub(super) fn work(db: &Connection) -> Result<LogWork> {
    let (pages, folded) = ask(db, "pragma wal_checkpoint(noop)")?;
    let left = pages.saturating_sub(folded);
    Ok(match left {
        _ if pages < LONG => LogWork::Nothing,
        0 => LogWork::Nothing,
        1..=REST_MAX => LogWork::Rest,
        _ => LogWork::Long,
    })
}

/// Runs a checkpoint; gives the pages of the log, and how many of them are in the store after it.
fn ask(db: &Connection, checkpoint: &str) -> Result<(u32, u32)> {
    let mut pragma = db.prepare_cached(checkpoint)?;
    let (pages, folded): (i64, i64) =
        pragma.query_row([], |row: &Row<'_>| Ok((row.get(1)?, row.get(2)?)))?;
    // Another connection that folds at this moment is told by -1.
    let count = |pages| u32::try_from(pages).unwrap_or(0);
    Ok((count(pages), count(folded)))
}
