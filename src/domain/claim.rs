//! Claims to Amazon (SAFE-T): which returned goods a seller may claim for, and from when.

use super::closed::closed_set;
use super::deadline::UnitDays;
use super::expected::{ExpectedLine, ReturnStanding};
use super::finding::UnitFinding;
use super::grade::Grade;
use super::time::Day;

/// The marketplace whose rule holds: the warehouse takes returns of US orders.
pub const MARKETPLACE: &str = "US";

closed_set! {
    /// Why a claim may be filed.
    ClaimReason {
        /// The box was empty.
        Empty = "empty",
        /// An announced item did not come.
        Missing = "missing",
        /// Something else came in place of an announced item.
        WrongItem = "wrong_item",
        /// The serial number is none of those that were shipped.
        SerialDiffers = "serial_differs",
        /// It came back not fit for sale.
        Unsellable = "unsellable",
        /// It came back worse than new or as good as new.
        Worse = "worse",
    }
}

/// Says why a claim may be filed for a unit; none for goods that can be sold as new or nearly so, and
/// for goods that were not graded.
pub fn of_unit(grade: Option<Grade>, finding: Option<UnitFinding>) -> Option<ClaimReason> {
    match (finding, grade) {
        (Some(UnitFinding::SerialDiffers), _) => Some(ClaimReason::SerialDiffers),
        (Some(UnitFinding::WrongItem | UnitFinding::OtherSeller), _) => {
            Some(ClaimReason::WrongItem)
        }
        (
            None
            | Some(UnitFinding::Extra | UnitFinding::OtherReturn | UnitFinding::MoreThanAnnounced),
            grade,
        ) => match grade? {
            Grade::New | Grade::LikeNew => None,
            Grade::VeryGood | Grade::Good | Grade::Acceptable => Some(ClaimReason::Worse),
            Grade::Unsellable => Some(ClaimReason::Unsellable),
        },
    }
}

/// Tells whether a claim for an announced line was not filed yet, as far as its files say.
pub fn is_open(line: &ExpectedLine) -> bool {
    line.safet_claim_id.is_none()
}

/// Gives the day on which the goods came, by the seller's file, else the day of their first scan here.
pub fn delivered(line: Option<&ExpectedLine>, scanned: Day) -> Day {
    line.and_then(|line| line.delivered_date).unwrap_or(scanned)
}

/// Gives the days that a claim counts from. No report gives the day of the refund: it is known to be no
/// later than the delivery only where Amazon refunds at the carrier's first scan. A first scan here
/// may be later than the delivery, so that then nothing is sure.
pub fn days(line: Option<&ExpectedLine>, scanned: Day) -> UnitDays {
    let told = line.and_then(|line| line.delivered_date);
    let refunded_before =
        line.is_some_and(|line| line.standing() == ReturnStanding::RefundedAtFirstScan);
    UnitDays {
        marketplace: Some(MARKETPLACE.to_owned()),
        received: Some(delivered(line, scanned)),
        refunded: told.filter(|_| refunded_before),
        ..UnitDays::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_for_what_came_back_worse_or_is_another_thing() {
        let all = [
            (Some(Grade::New), None, None),
            (Some(Grade::LikeNew), None, None),
            (
                Some(Grade::LikeNew),
                Some(UnitFinding::MoreThanAnnounced),
                None,
            ),
            (Some(Grade::VeryGood), None, Some(ClaimReason::Worse)),
            (
                Some(Grade::Acceptable),
                Some(UnitFinding::OtherReturn),
                Some(ClaimReason::Worse),
            ),
            (Some(Grade::Unsellable), None, Some(ClaimReason::Unsellable)),
            (
                Some(Grade::New),
                Some(UnitFinding::SerialDiffers),
                Some(ClaimReason::SerialDiffers),
            ),
            (
                None,
                Some(UnitFinding::WrongItem),
                Some(ClaimReason::WrongItem),
            ),
            (None, None, None),
        ];
        for (grade, finding, reason) in all {
            assert_eq!(of_unit(grade, finding), reason, "{grade:?} {finding:?}");
        }
    }
}
