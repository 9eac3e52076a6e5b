//! Seller mail: which rows a seller is asked about, and what its answer to one of them comes to.

use crate::domain::codes::{ContainerName, ParcelTag, SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::HoldOwner;
use crate::domain::repair::RepairAnswer;
use crate::domain::standing::is_sku;
use crate::domain::time::Day;

use super::holding::{closed, held, is_held, may_end};
use super::rows::{ParcelRow, ParcelState, UnitRow, UnitState};

/// Stands before the tag in the id of a row about a hold.
const HOLD_MARK: &str = "H-";

/// Stands before the number in the id of a row about a parcel of nobody.
const CLAIM_MARK: &str = "C-";

/// Stands before the tag in the id of a row about a repair.
const REPAIR_MARK: &str = "R-";

/// Stands before grade and SKU in the id of a row about all goods of them.
const STANDING_MARK: &str = "S-";

/// Stands for every grade in such an id.
const EVERY_GRADE: &str = "ALL";

/// What a row of a workbook asks about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AskedOf {
    /// A label on hold.
    Hold(UnitTag),
    /// A parcel of nobody.
    Claim(ParcelTag),
    /// A unit whose repair costs more than goes without a word.
    Repair(UnitTag),
    /// All goods of one SKU that have one grade, or any.
    Standing(Option<Grade>, String),
}

impl AskedOf {
    /// Gives the id of its row.
    pub fn row_id(&self) -> String {
        match self {
            Self::Hold(tag) => format!("{HOLD_MARK}{tag}"),
            Self::Claim(number) => format!("{CLAIM_MARK}{number}"),
            Self::Repair(tag) => format!("{REPAIR_MARK}{tag}"),
            Self::Standing(grade, sku) => {
                let grade = grade.map_or(EVERY_GRADE.to_owned(), |grade| {
                    grade.code().to_ascii_uppercase()
                });
                format!("{STANDING_MARK}{grade}-{sku}")
            }
        }
    }

    /// Reads the id of a row; none for anything else.
    pub fn parse(row: &str) -> Option<Self> {
        if let Some(standing) = Self::parse_standing(row.trim()) {
            return Some(standing);
        }
        let row = row.trim().to_ascii_uppercase();
        let hold = row.strip_prefix(HOLD_MARK).and_then(UnitTag::parse);
        let claim = row.strip_prefix(CLAIM_MARK).and_then(ParcelTag::parse);
        let repair = row.strip_prefix(REPAIR_MARK).and_then(UnitTag::parse);
        let repair = repair.map(Self::Repair);
        hold.map(Self::Hold).or(claim.map(Self::Claim)).or(repair)
    }

    /// Reads the id of a row about a SKU, whose letters count as they stand.
    fn parse_standing(row: &str) -> Option<Self> {
        let (mark, rest) = row.split_at_checked(STANDING_MARK.len())?;
        let (grade, sku) = rest.split_once('-')?;
        if !mark.eq_ignore_ascii_case(STANDING_MARK) || !is_sku(sku) {
            return None;
        }
        let grade = if grade.eq_ignore_ascii_case(EVERY_GRADE) {
            None
        } else {
            Some(Grade::parse(&grade.to_ascii_lowercase())?)
        };
        Some(Self::Standing(grade, sku.to_owned()))
    }
}

/// Tells whether a seller may say that a parcel is its own: it is on the claim shelf, and nobody matched
/// it. What was confirmed once its wait was over hinders nobody while the box is still there.
pub fn may_be_claimed(row: &ParcelRow) -> bool {
    let is_there = matches!(row.state, ParcelState::Claim | ParcelState::Expired);
    is_there && row.chosen.is_none()
}

/// Says what a claim meets that comes after a wait was over: what was done meanwhile, if it was.
pub fn too_late(row: &ParcelRow) -> Option<RowRefusal> {
    let expired = row.expired.as_ref()?;
    match row.state {
        ParcelState::Binned => Some(RowRefusal::PoolBinned {
            container: row.shelf.clone()?,
            day: expired.day,
        }),
        ParcelState::Open | ParcelState::Closed | ParcelState::Empty => {
            Some(RowRefusal::PoolOpened {
                decision: expired.decision,
                day: expired.day,
            })
        }
        ParcelState::AtDock
        | ParcelState::Claim
        | ParcelState::Expired
        | ParcelState::Merged
        | ParcelState::Lost
        | ParcelState::Undone => None,
    }
}

/// Tells whether the seller is asked about a unit: it is held, and its seller is to act.
pub fn is_asked(row: &UnitRow, seller: &SellerCode) -> bool {
    let of_seller = row.inspection.seller.as_ref() == Some(seller);
    let its_turn = held(row).is_some_and(|hold| hold.owner == HoldOwner::Seller);
    of_seller && its_turn && is_held(row)
}

/// What a row of a filled workbook came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowEnd {
    /// The answer was taken.
    Applied(Decision),
    /// It is so already.
    Unchanged(Decision),
    /// The hold goes on: the day on which it is looked at again, and its default.
    Waits(Day, Decision),
    /// The answer about all goods of a SKU and grade was taken for some units that are held.
    GroupApplied(Decision, GroupUnits),
    /// It holds from now on, up to a day or until it is ended, and was taken for some units that are held.
    OrderSet(Decision, Option<Day>, GroupUnits),
    /// The standing order has ended.
    OrderEnded,
    /// There is no standing order that could end.
    NoOrder,
    /// The seller's word on an estimate was taken.
    RepairAnswered(RepairAnswer),
    /// The seller's claim of a parcel was taken; a person matches it.
    Claimed,
    /// The claim was taken after the wait was over, while the box is still there: the day on which its
    /// default was confirmed, and what it is.
    ClaimedLate(Day, Decision),
    /// It was claimed so before.
    ClaimedBefore,
    /// Nothing was answered, and what was noted beside is kept.
    Noted,
    /// Nothing was answered, or that a parcel is not the seller's.
    Unanswered,
    /// Nothing was written.
    Refused(RowRefusal),
}

/// What a row about many units came to for them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct GroupUnits {
    /// Units that it decides.
    pub decided: u32,
    /// Units that it does not: a rule closes it for them, or the writer refused it.
    pub left: u32,
}

/// Why a row of a filled workbook is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowRefusal {
    /// The id of the row names nothing here.
    UnknownRow,
    /// It names a unit of another seller.
    OtherSellers,
    /// The words are on no list of actions.
    UnknownAction(String),
    /// What stands for the last day of an order is no day, or is over.
    NoDay(String),
    /// A last day is named, and no standing order.
    DayAlone,
    /// A standing order without an action.
    NoAction,
    /// Two rows of the file ask for different things.
    Twice,
    /// The unit may not become that.
    Closed(Decision),
    /// The unit became something before the answer came.
    Done {
        /// What it became.
        decision: Decision,
        /// Where it is.
        container: ContainerName,
        /// Since which day of the site.
        day: Day,
    },
    /// The unit is not held: it was taken back, or waits elsewhere.
    NotHeld,
    /// The repair waits for no word: it has begun, or ended.
    NotAsked,
    /// The parcel has an owner, or is not on the claim shelf any more.
    NotUnclaimed,
    /// The wait was over, and the box went into a dispose bin.
    PoolBinned {
        /// The bin.
        container: ContainerName,
        /// The day on which that was confirmed.
        day: Day,
    },
    /// The wait was over, and the box was opened for what was confirmed.
    PoolOpened {
        /// What was confirmed.
        decision: Decision,
        /// The day of that.
        day: Day,
    },
    /// A row about a parcel says more than "ours" or "not ours", or one about a unit says that.
    WrongKind,
    /// The writer refused it, by a stable name.
    NotWritten(String),
}

impl RowEnd {
    /// Gives the stable name, as machines read it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Applied(_) | Self::GroupApplied(..) => "applied",
            Self::Unchanged(_) => "unchanged",
            Self::Waits(..) => "waits",
            Self::OrderSet(..) => "order_set",
            Self::OrderEnded => "order_ended",
            Self::NoOrder => "no_order",
            Self::Noted => "noted",
            Self::RepairAnswered(_) => "repair_answered",
            Self::Claimed => "claimed",
            Self::ClaimedLate(..) => "claimed_late",
            Self::ClaimedBefore => "claimed_before",
            Self::Unanswered => "unanswered",
            Self::Refused(_) => "refused",
        }
    }
}

impl RowRefusal {
    /// Gives the stable name, as machines read it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownRow => "unknown_row",
            Self::OtherSellers => "other_sellers",
            Self::UnknownAction(_) => "unknown_action",
            Self::NoDay(_) => "no_day",
            Self::DayAlone => "day_alone",
            Self::NoAction => "no_action",
            Self::Twice => "twice",
            Self::Closed(_) => "closed",
            Self::Done { .. } => "done",
            Self::NotHeld => "not_held",
            Self::NotAsked => "not_asked",
            Self::NotUnclaimed => "not_unclaimed",
            Self::PoolBinned { .. } => "pool_binned",
            Self::PoolOpened { .. } => "pool_opened",
            Self::WrongKind => "wrong_kind",
            Self::NotWritten(_) => "not_written",
        }
    }
}

/// Says what an answer about the units of one label comes to; [`RowEnd::Applied`] is still to be
/// written.
pub fn judged(units: &[UnitRow], seller: &SellerCode, decision: Decision) -> RowEnd {
    let Some(first) = units.first() else {
        return RowEnd::Refused(RowRefusal::UnknownRow);
    };
    let foreign = |row: &UnitRow| row.inspection.seller.as_ref() != Some(seller);
    if units.iter().any(foreign) {
        return RowEnd::Refused(RowRefusal::OtherSellers);
    }
    if decision == Decision::Hold
        && units.iter().all(is_held)
        && let Some(hold) = held(first)
    {
        return RowEnd::Waits(hold.review, hold.default);
    }
    let is_so = |row: &UnitRow| held(row).is_some() && row.decision() == Some(decision);
    if decision != Decision::Hold && units.iter().all(is_so) {
        return RowEnd::Unchanged(decision);
    }
    if let Some(row) = units.iter().find(|row| !may_end(row)) {
        return RowEnd::Refused(met(row));
    }
    if decision != Decision::Hold && units.iter().any(|row| closed(row, decision)) {
        return RowEnd::Refused(RowRefusal::Closed(decision));
    }
    if decision == Decision::Hold && units.iter().all(is_so) {
        return RowEnd::Unchanged(decision);
    }
    RowEnd::Applied(decision)
}

/// Says what a late answer meets.
fn met(row: &UnitRow) -> RowRefusal {
    match row.decision() {
        Some(decision) if row.state == UnitState::Put && held(row).is_some() => RowRefusal::Done {
            decision,
            container: row.container.clone(),
            day: row.day,
        },
        Some(_) | None => RowRefusal::NotHeld,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_rows_are_read_back() {
        let tag = UnitTag::make("A00", 7).expect("fits");
        let number = ParcelTag::make("A00", 7).expect("fits");
        for of in [
            AskedOf::Hold(tag.clone()),
            AskedOf::Claim(number),
            AskedOf::Repair(tag),
            AskedOf::Standing(Some(Grade::LikeNew), "P-0360 a/红".to_owned()),
            AskedOf::Standing(None, "good-1".to_owned()),
        ] {
            assert_eq!(AskedOf::parse(&of.row_id()), Some(of.clone()), "{of:?}");
        }
        let said = AskedOf::parse(" s-Good-p0360 ");
        let meant = AskedOf::Standing(Some(Grade::Good), "p0360".to_owned());
        assert_eq!(said, Some(meant));
        for text in [
            "S-",
            "S-GOOD",
            "S-GOOD-",
            "S-FINE-P0360",
            "S-ALL-a\nb",
            "红",
            "",
        ] {
            assert_eq!(AskedOf::parse(text), None, "{text:?}");
        }
    }
}
