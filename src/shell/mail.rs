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
