//! What may go wrong below: one inner error, turned into the typed error of each door.

use rusqlite::{Error as SqlError, ErrorCode};

use crate::domain::ids::Hash;
use crate::ledger::Refusal;
use crate::ledger::codec::DecodeError;

/// Why a question has no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// What is on disk is not what this program wrote.
    Damaged(String),
    /// The question was interrupted by its asker.
    Interrupted,
    /// The disk or the operating system failed; text of the cause.
    Io(String),
}

/// Why a command left no receipt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SubmitError {
    /// A rule said no; nothing was written.
    Refused(Refusal),
    /// The disk is full; nothing was written.
    Full,
    /// The disk failed at the last step: the facts are there or not. Only
    /// [`super::Writer::reopen_and_find`] tells.
    OutcomeUnknown(String),
    /// Anything else; nothing was written.
    Stopped(String),
}

/// The inner error of the room.
#[derive(Debug)]
pub(super) enum Fault {
    Sql(SqlError),
    Damaged(String),
    Refused(Refusal),
    PackMissing(Hash),
    ChunkMissing(Hash),
    TooManyFacts(usize),
}

pub(super) type Result<T> = std::result::Result<T, Fault>;

impl From<SqlError> for Fault {
    fn from(error: SqlError) -> Self {
        match error {
            SqlError::FromSqlConversionFailure(..)
            | SqlError::InvalidColumnType(..)
            | SqlError::IntegralValueOutOfRange(..) => Self::Damaged(error.to_string()),
            other => Self::Sql(other),
        }
    }
}

impl From<DecodeError> for Fault {
    fn from(DecodeError(why): DecodeError) -> Self {
        Self::Damaged(why)
    }
}

impl Fault {
    /// Gives the reason in technical words, for logs and details.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Sql(error) => error.to_string(),
            Self::Damaged(why) => why.clone(),
            Self::Refused(refusal) => refusal.code().to_owned(),
            Self::PackMissing(hash) => format!("pack {hash} is not in the library"),
            Self::ChunkMissing(hash) => format!("chunk {hash} was not staged"),
            Self::TooManyFacts(count) => format!("{count} facts of one command"),
        }
    }

    /// Gives `SQLite`'s primary code, when `SQLite` spoke.
    pub(super) fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Sql(error) => error.sqlite_error_code(),
            Self::Damaged(_)
            | Self::Refused(_)
            | Self::PackMissing(_)
            | Self::ChunkMissing(_)
            | Self::TooManyFacts(_) => None,
        }
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        match fault.code() {
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(fault.text())
            }
            None if matches!(fault, Fault::Damaged(_)) => Self::Damaged(fault.text()),
            Some(_) | None => Self::Io(fault.text()),
        }
    }
}

impl From<Fault> for SubmitError {
    /// For faults before COMMIT, after which `SQLite` has rolled back.
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(refusal) => Self::Refused(refusal),
            other if other.code() == Some(ErrorCode::DiskFull) => Self::Full,
            other => Self::Stopped(other.text()),
        }
    }
}
