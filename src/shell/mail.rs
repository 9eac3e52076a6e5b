//! Seller mail as the command line and the screens see it: what was made, what was taken.

use std::path::PathBuf;

use crate::domain::codes::SellerCode;
use crate::domain::repair::RepairAnswer;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{MadeMail, MailCounts};
use crate::ledger::mailing::{GroupUnits, RowEnd, RowRefusal};
use crate::text::{MailMsg, Message};

/// A workbook that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MadeWorkbook {
    /// What the journal says of it.
    pub made: MadeMail,
    /// Where it is.
    pub path: PathBuf,
    /// Rows whose photo was left out to keep it small.
    pub left_out: u32,
}

/// A filled workbook that was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenWorkbook {
    /// The file's name.
    pub file_name: String,
    /// Whose it is.
    pub seller: SellerCode,
    /// Each row with what it came to, in the file's order; none when the file was taken before.
    pub rows: Vec<TakenRow>,
    /// How many rows came to what.
    pub counts: MailCounts,
    /// When the same file was taken before; then nothing was changed.
    pub before: Option<UtcMs>,
}

/// A folder of answers that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadFolder {
    /// Its name without the path to it.
    pub folder: String,
    /// Each file by its name, with what was taken or why not, in the order of the names.
    pub files: Vec<(String, Result<TakenWorkbook, Message>)>,
    /// Whether that was every seller's, so that the day's answers are read.
    pub whose: FolderOf,
}

/// Whose answers were looked for in a folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FolderOf {
    /// Every seller's.
    Everyone,
    /// One seller's alone.
    One,
}

impl ReadFolder {
    /// Counts the files that were taken, now or before.
    pub fn taken(&self) -> u32 {
        let taken = self.files.iter().filter(|(_, end)| end.is_ok()).count();
        u32::try_from(taken).unwrap_or(u32::MAX)
    }

    /// Counts the files.
    pub fn count(&self) -> u32 {
        u32::try_from(self.files.len()).unwrap_or(u32::MAX)
    }
}

/// One row of a filled workbook with what it came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenRow {
    /// The row's number in the sheet.
    pub number: u32,
    /// Its id as it stands there.
    pub id: String,
    /// The seller's note.
    pub note: String,
    /// What it came to.
    pub end: RowEnd,
}

/// Counts what rows came to.
pub fn counted(rows: &[TakenRow]) -> MailCounts {
    let mut counts = MailCounts::default();
    for row in rows {
        let one = match row.end {
            RowEnd::Applied(_)
            | RowEnd::GroupApplied(..)
            | RowEnd::OrderSet(..)
            | RowEnd::OrderEnded
            | RowEnd::RepairAnswered(_)
            | RowEnd::Claimed
            | RowEnd::ClaimedLate(..) => &mut counts.applied,
            RowEnd::Unchanged(_) | RowEnd::NoOrder | RowEnd::Waits(..) | RowEnd::ClaimedBefore => {
                &mut counts.unchanged
            }
            RowEnd::Unanswered | RowEnd::Noted => &mut counts.unanswered,
            RowEnd::Refused(_) => &mut counts.refused,
        };
        *one += 1;
    }
    counts
}

/// Says what came of a folder.
pub fn folder_told(read: &ReadFolder) -> Message {
    let (name, files, taken) = (read.folder.clone(), read.count(), read.taken());
    match read.whose {
        FolderOf::Everyone => MailMsg::ReadFolder { name, files, taken },
        FolderOf::One => MailMsg::ReadFolderOfOne { name, files, taken },
    }
    .into()
}

/// Says what a row came to.
pub fn told(end: &RowEnd) -> Message {
    match end {
        RowEnd::Applied(decision) => MailMsg::RowApplied {
            decision: *decision,
        },
        RowEnd::Unchanged(decision) => MailMsg::RowUnchanged {
            decision: *decision,
        },
        RowEnd::Waits(day, decision) => MailMsg::RowWaits {
            day: *day,
            decision: *decision,
        },
        RowEnd::GroupApplied(decision, GroupUnits { decided, left }) => MailMsg::RowGroupApplied {
            decision: *decision,
            units: *decided,
            left: *left,
        },
        RowEnd::OrderSet(decision, None, GroupUnits { decided, left }) => MailMsg::RowOrderSet {
            decision: *decision,
            units: *decided,
            left: *left,
        },
        RowEnd::OrderSet(decision, Some(day), GroupUnits { decided, left }) => {
            MailMsg::RowOrderUntil {
                decision: *decision,
                day: *day,
                units: *decided,
                left: *left,
            }
        }
        RowEnd::OrderEnded => MailMsg::RowOrderEnded,
        RowEnd::NoOrder => MailMsg::RowNoOrder,
        RowEnd::Noted => MailMsg::RowNoted,
        RowEnd::RepairAnswered(RepairAnswer::Approved) => MailMsg::RowRepairApproved,
        RowEnd::RepairAnswered(RepairAnswer::Refused) => MailMsg::RowRepairRefused,
        RowEnd::Claimed => MailMsg::RowClaimed,
        RowEnd::ClaimedLate(day, decision) => MailMsg::RowClaimedLate {
            day: *day,
            decision: *decision,
        },
        RowEnd::ClaimedBefore => MailMsg::RowClaimedBefore,
        RowEnd::Unanswered => MailMsg::RowUnanswered,
        RowEnd::Refused(why) => refused(why),
    }
    .into()
}

fn refused(why: &RowRefusal) -> MailMsg {
    match why {
        RowRefusal::UnknownRow => MailMsg::RowUnknown,
        RowRefusal::OtherSellers => MailMsg::RowOtherSellers,
        RowRefusal::UnknownAction(found) => MailMsg::RowUnknownAction {
            found: found.clone(),
        },
        RowRefusal::NoDay(found) => MailMsg::RowNoDay {
            found: found.clone(),
        },
        RowRefusal::DayAlone => MailMsg::RowDayAlone,
        RowRefusal::NoAction => MailMsg::RowNoAction,
        RowRefusal::Twice => MailMsg::RowTwice,
        RowRefusal::Closed(decision) => MailMsg::RowClosed {
            decision: *decision,
        },
        RowRefusal::Done {
            decision,
            container,
            day,
        } => MailMsg::RowDone {
            decision: *decision,
            container: container.clone(),
            day: *day,
        },
        RowRefusal::NotHeld => MailMsg::RowNotHeld,
        RowRefusal::NotAsked => MailMsg::RowNotAsked,
        RowRefusal::NotUnclaimed => MailMsg::RowNotUnclaimed,
        RowRefusal::PoolBinned { container, day } => MailMsg::RowPoolBinned {
            container: container.clone(),
            day: *day,
        },
        RowRefusal::PoolOpened { decision, day } => MailMsg::RowPoolOpened {
            decision: *decision,
            day: *day,
        },
        RowRefusal::WrongKind => MailMsg::RowWrongKind,
        RowRefusal::NotWritten(detail) => MailMsg::RowNotWritten {
            detail: detail.clone(),
        },
    }
}
