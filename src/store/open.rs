//! Opening: what the file is, whether it may be written here, and the settings of connections.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::fault::{Fault, Result};
use super::location::{self, Location};
use super::migrate::{self, APPLICATION_ID};

/// Why a store does not open. Nothing was changed on the disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// There is no store and none was to be made.
    Missing,
    /// The file is somebody else's.
    Foreign,
    /// A newer program wrote the store.
    Newer {
        /// The store's schema.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// Another program has it open for writing.
    InUse,
    /// The folder is on another machine.
    NetworkFolder,
    /// The operating system does not let us.
    NoRights,
    /// The disk is full.
    Full,
    /// The file is ours and broken; it is left as it is.
    Damaged(String),
    /// The `SQLite` in this program has a known fault (the WAL reset bug, mended in 3.51.3).
    OldEngine(String),
    /// Anything else, in the operating system's words.
    Io(String),
}

/// The first `SQLite` without the WAL reset bug.
const ENGINE_AT_LEAST: i32 = 3_051_003;
/// How every `SQLite` file begins.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Statements that a connection keeps prepared: more than the room has.
const STATEMENTS_KEPT: usize = 128;
/// How long one connection waits for another.
pub(super) const WAITS: std::time::Duration = std::time::Duration::from_secs(5);

/// What stands at a path before anything touches it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// Nothing, or a file in which nothing was ever committed.
    Absent,
    /// A store of ours.
    Ours,
}

/// Turns an error of the file system.
pub(super) fn of_io(error: &io::Error) -> OpenError {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => OpenError::NoRights,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => OpenError::Full,
        ErrorKind::NotFound => OpenError::Missing,
        _ => OpenError::Io(error.to_string()),
    }
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        match fault.code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                Self::Damaged(fault.text())
            }
            Some(ErrorCode::PermissionDenied | ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
                Self::NoRights
            }
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            None if matches!(fault, Fault::Damaged(_)) => Self::Damaged(fault.text()),
            Some(_) | None => Self::Io(fault.text()),
        }
    }
}

/// Refuses an engine with a known fault.
pub(super) fn engine() -> std::result::Result<(), OpenError> {
    if rusqlite::version_number() < ENGINE_AT_LEAST {
        return Err(OpenError::OldEngine(rusqlite::version().to_owned()));
    }
    Ok(())
}

/// Refuses a folder of another machine.
pub(super) fn here(path: &Path) -> std::result::Result<(), OpenError> {
    match location::of(path) {
        Location::Here => Ok(()),
        Location::Network => Err(OpenError::NetworkFolder),
    }
}

/// Looks at a file without changing it.
pub(super) fn peek(path: &Path) -> std::result::Result<Standing, OpenError> {
    let mut head = Vec::new();
    match File::open(path) {
        Ok(file) => file
            .take(16)
            .read_to_end(&mut head)
            .map_err(|error| of_io(&error))?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Absent),
        Err(error) => return Err(of_io(&error)),
    };
    if head.is_empty() {
        return Ok(Standing::Absent);
    }
    if head != MAGIC {
        return Err(OpenError::Foreign);
    }
    let db = Connection::open_with_flags(path, read_flags()).map_err(Fault::from)?;
    let (id, found) = migrate::identity(&db)?;
    let known = migrate::known_version();
    let tables: u32 = db
        .query_row("select count(*) from sqlite_schema", [], |row| row.get(0))
        .map_err(Fault::from)?;
    match (id, tables) {
        (APPLICATION_ID, _) if found > known => Err(OpenError::Newer { found, known }),
        (APPLICATION_ID, _) => Ok(Standing::Ours),
        (0, 0) => Ok(Standing::Absent),
        _ => Err(OpenError::Foreign),
    }
}

fn read_flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Opens a connection that only reads.
pub(super) fn reading(path: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(path, read_flags())?;
    common(&db)?;
    db.pragma_update(None, "query_only", true)?;
    Ok(db)
}

/// Opens the one connection that writes. Nothing acknowledged is lost with the power, because
/// every commit is synced; checkpoints wait for the writer's idle moments.
pub(super) fn writing(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    common(&db)?;
    let mode: String = db.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(Fault::Damaged(format!("journal mode is {mode}")));
    }
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "fullfsync", true)?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.query_row("pragma wal_autocheckpoint = 0", [], |_| Ok(()))?;
    Ok(db)
}

fn common(db: &Connection) -> Result<()> {
    db.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    db.busy_timeout(WAITS)?;
    // A plan never hangs on a bound value, so that no kept statement is planned anew.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "temp_store", "memory")?;
    // Negative counts kibibytes: 64 MiB.
    db.pragma_update(None, "cache_size", -65_536)?;
    Ok(())
}
