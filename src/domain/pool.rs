//! The claim pool: how long a parcel of nobody waits, and what becomes of it then.

use super::codes::SellerCode;
use super::decision::Decision;
use super::said::Said;
use super::time::Day;

/// A site's rule of how long a parcel waits on the claim shelf.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PoolRule {
    /// Days until all sellers are told again.
    pub notice_days: u32,
    /// Days until the default holds.
    pub default_days: u32,
    /// What becomes of it then.
    pub default: Decision,
}

/// A seller's word that a parcel of nobody is its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerClaim {
    /// Who says so.
    pub seller: SellerCode,
    /// The return, order or tracking number that it names; none when it says no more than "ours".
    pub names: Option<String>,
    /// What it wrote beside.
    pub note: Option<String>,
    /// What shows it.
    pub said: Said,
}

/// How far a parcel's wait has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PoolStage {
    /// So many days until sellers are told again.
    Waits(u32),
    /// Sellers are to be told: so many days until the default holds.
    Notice(u32),
    /// The default has held for so many days.
    Over(u32),
}

impl PoolRule {
    /// Tells how far the wait of a parcel has come that was put on the shelf on `since`.
    pub fn stage(self, since: Day, today: Day) -> PoolStage {
        let waited = u32::try_from(today.days_since(since)).unwrap_or(0);
        if waited < self.notice_days {
            PoolStage::Waits(self.notice_days - waited)
        } else if waited < self.default_days {
            PoolStage::Notice(self.default_days - waited)
        } else {
            PoolStage::Over(waited - self.default_days)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_by_its_boundary_days() {
        let rule = PoolRule {
            notice_days: 30,
            default_days: 60,
            default: Decision::Dispose,
        };
        for (since, stage) in [
            ("2026-12-01", PoolStage::Waits(30)),
            ("2026-11-30", PoolStage::Waits(30)),
            ("2026-11-01", PoolStage::Waits(1)),
            ("2026-10-31", PoolStage::Notice(30)),
            ("2026-10-02", PoolStage::Notice(1)),
            ("2026-10-01", PoolStage::Over(0)),
            ("2026-09-30", PoolStage::Over(1)),
        ] {
            let [since, today] = [since, "2026-11-30"].map(|text| Day::parse(text).unwrap());
            assert_eq!(rule.stage(since, today), stage, "{since}");
        }
    }
}
