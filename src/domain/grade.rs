//! The six grades, best first.

use super::decision::Decision;
use super::table::coded;

/// The condition of a unit in Amazon's used-condition words (Seller Central, condition
/// guidelines), best first, so that the greater grade is the worse one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grade {
    /// Sealed, never used.
    New,
    /// Opened, nothing to see.
    LikeNew,
    /// Light traces of use.
    VeryGood,
    /// Traces of use or a box that is missing; works in every regard.
    Good,
    /// Worn, works in every regard.
    Acceptable,
    /// Not fit for sale as working goods.
    Unsellable,
}

/// One row of the grade table.
pub struct GradeSpec {
    /// The grade the row is about.
    pub grade: Grade,
    /// The stable name on disk, in exports and on the command line.
    pub code: &'static str,
    /// Amazon's `item-condition` number of the Inventory Loader; none may be listed as unsellable.
    pub amazon_condition: Option<u8>,
    /// Decisions that this grade leaves open. House rule: new goods need no repair, and what is
    /// not fit for sale is never sold as fit.
    pub allowed: &'static [Decision],
}

use Decision::{Dispose, Hold, Liquidate, Repair, Resell, ShipChina};

impl Grade {
    /// Every grade, best first.
    pub const SPECS: [GradeSpec; 6] = [
        GradeSpec {
            grade: Self::New,
            code: "new",
            amazon_condition: Some(11),
            allowed: &[Resell, Hold, Liquidate, ShipChina, Dispose],
        },
        GradeSpec {
            grade: Self::LikeNew,
            code: "like_new",
            amazon_condition: Some(1),
            allowed: &[Resell, Hold, Liquidate, ShipChina, Dispose],
        },
        GradeSpec {
            grade: Self::VeryGood,
            code: "very_good",
            amazon_condition: Some(2),
            allowed: &[Resell, Hold, Repair, Liquidate, ShipChina, Dispose],
        },
        GradeSpec {
            grade: Self::Good,
            code: "good",
            amazon_condition: Some(3),
            allowed: &[Resell, Hold, Repair, Liquidate, ShipChina, Dispose],
        },
        GradeSpec {
            grade: Self::Acceptable,
            code: "acceptable",
            amazon_condition: Some(4),
            allowed: &[Resell, Hold, Repair, Liquidate, ShipChina, Dispose],
        },
        GradeSpec {
            grade: Self::Unsellable,
            code: "unsellable",
            amazon_condition: None,
            allowed: &[Hold, Repair, Liquidate, ShipChina, Dispose],
        },
    ];

    /// Gives the grade's row.
    pub fn spec(self) -> &'static GradeSpec {
        match self {
            Self::New => &Self::SPECS[0],
            Self::LikeNew => &Self::SPECS[1],
            Self::VeryGood => &Self::SPECS[2],
            Self::Good => &Self::SPECS[3],
            Self::Acceptable => &Self::SPECS[4],
            Self::Unsellable => &Self::SPECS[5],
        }
    }
}

coded!(Grade, grade);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grade_is_its_own_row_and_reads_back() {
        for spec in &Grade::SPECS {
            assert_eq!(spec.grade.spec().code, spec.code);
            assert_eq!(Grade::parse(spec.code), Some(spec.grade));
            assert!(
                spec.allowed.contains(&Decision::Hold),
                "a unit can always wait"
            );
        }
        assert!(!Grade::Unsellable.spec().allowed.contains(&Decision::Resell));
    }
}
