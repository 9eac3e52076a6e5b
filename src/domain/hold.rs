//! Holds: what waits has a reason, an owner, a day of review and a default.

use super::closed::closed_set;
use super::decision::Decision;
use super::time::Day;

closed_set! {
    /// Why a unit is held.
    HoldReason {
        /// The seller is to say what becomes of it.
        Instruction = "instruction",
        /// It is not the seller's goods.
        WrongItem = "wrong_item",
        /// A part is awaited.
        Part = "part",
        /// A claim or a dispute is open.
        Dispute = "dispute",
        /// Dangerous goods.
        DangerousGoods = "dangerous_goods",
        /// Recalled.
        Recall = "recall",
        /// A brand restricts its sale.
        Brand = "brand",
        /// Its serial number is not the one that was shipped.
        Serial = "serial",
    }
}

closed_set! {
    /// Who has to act before a hold ends.
    HoldOwner {
        /// The seller.
        Seller = "seller",
        /// A supervisor of the site.
        Site = "site",
    }
}

closed_set! {
    /// How a hold ended.
    HoldEnd {
        /// What it waited for came, or the matter is settled: a supervisor says so.
        Released = "released",
        /// The seller said what becomes of it.
        Answered = "answered",
        /// Nobody answered in time: the default that was signed, confirmed by a supervisor.
        Default = "default",
    }
}

closed_set! {
    /// How near the day is on which a hold is looked at again: each step is a louder reminder.
    HoldStage {
        /// More than a week is left.
        Waits = "waits",
        /// At most seven days are left.
        Soon = "soon",
        /// At most three days are left.
        Last = "last",
        /// The day has come: the default is to be confirmed, or the hold to go on.
        Over = "over",
    }
}

/// Days that are left at most for each louder reminder, the loudest first.
const REMINDERS: [(HoldStage, i64); 3] = [
    (HoldStage::Over, 0),
    (HoldStage::Last, 3),
    (HoldStage::Soon, 7),
];

impl HoldStage {
    /// Tells the stage at which so many days are left.
    pub fn of(left: i64) -> Self {
        let mut reminders = REMINDERS.iter();
        let reached = reminders.find(|(_, most)| left <= *most);
        reached.map_or(Self::Waits, |(stage, _)| *stage)
    }
}

impl HoldReason {
    /// Gives the decisions that no answer opens while the reason stands: what is dangerous or recalled
    /// is neither sold nor shipped, and what is not the seller's is not the seller's to dispose of.
    pub fn closes(self) -> &'static [Decision] {
        match self {
            Self::WrongItem | Self::Recall => &[
                Decision::Resell,
                Decision::Repair,
                Decision::Liquidate,
                Decision::ShipChina,
            ],
            Self::DangerousGoods => &[Decision::Resell, Decision::Liquidate, Decision::ShipChina],
            Self::Brand => &[Decision::Resell],
            Self::Instruction | Self::Part | Self::Dispute | Self::Serial => &[],
        }
    }
}

/// A hold as it is written: never without owner, day and default.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// Who acts next.
    pub owner: HoldOwner,
    /// The site's day on which it is looked at again.
    pub review: Day,
    /// What happens when nobody answers; a supervisor confirms it.
    pub default: Decision,
}

impl Hold {
    /// Tells how near the day of review is.
    pub fn stage(&self, today: Day) -> HoldStage {
        HoldStage::of(self.review.days_since(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_reached_on_its_own_day() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let hold = Hold {
            reason: HoldReason::Instruction,
            owner: HoldOwner::Seller,
            review: day("2026-12-10"),
            default: Decision::Dispose,
        };
        for (today, stage) in [
            ("2026-12-02", HoldStage::Waits),
            ("2026-12-03", HoldStage::Soon),
            ("2026-12-06", HoldStage::Soon),
            ("2026-12-07", HoldStage::Last),
            ("2026-12-09", HoldStage::Last),
            ("2026-12-10", HoldStage::Over),
            ("2027-01-10", HoldStage::Over),
        ] {
            assert_eq!(hold.stage(day(today)), stage, "{today}");
        }
    }

    #[test]
    fn a_hold_can_always_end_and_never_by_going_on() {
        for reason in HoldReason::ALL {
            let closed = reason.closes();
            assert!(!closed.contains(&Decision::Dispose), "{}", reason.code());
            assert!(!closed.contains(&Decision::Hold), "{}", reason.code());
        }
    }
}
