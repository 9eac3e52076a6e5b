//! How far two people grade the same goods alike: which units get a second look, weighted kappa, and drift.

mod drift;
mod kappa;
mod sample;

pub use drift::{Drift, DriftState, RunLength, Second};
pub use kappa::{Interval, Kappa, NoKappa, Table, Weights};
pub use sample::{Grader, Looked, RateRow, SampleRates, draw};

use super::closed::closed_set;
use super::grade::Grade;

/// Grades that a table of two looks has.
pub const GRADES: usize = Grade::SPECS.len();

/// First against second grades, both best first.
pub type GradeTable = Table<GRADES>;

closed_set! {
    /// Why a unit was graded a second time.
    RatedHow {
        /// A sample: who looks does not know the first grade.
        Blind = "blind",
        /// A unit that everybody grades, so that all mean the same by a grade.
        Calibration = "calibration",
    }
}

/// What the site measures agreement by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AgreementRules {
    /// The pack's name.
    pub id: String,
    /// The pack's version.
    pub version: u32,
    /// Which units get a second look.
    pub rates: SampleRates,
    /// How far apart grades weigh.
    pub weights: Weights,
    /// With fewer second looks no figure is said.
    pub ratings_min: u32,
    /// Days back whose second looks count.
    pub days: u32,
    /// When differences come too often.
    pub drift: Drift,
    /// Differences of two ratings: fewer steps apart is no difference.
    pub steps: u32,
    /// After so many further ratings an alarm is history.
    pub alarm_stands: u32,
}

/// Gives a grade's place, best first.
pub fn rank(grade: Grade) -> usize {
    let place = Grade::SPECS.iter().position(|spec| spec.grade == grade);
    place.unwrap_or(0)
}

/// Gives how many steps two grades are apart.
pub fn apart(first: Grade, second: Grade) -> u32 {
    u32::try_from(rank(first).abs_diff(rank(second))).unwrap_or(u32::MAX)
}

impl AgreementRules {
    /// Tells whether a second grade differs from the first as the drift counts it.
    pub fn second(&self, first: Grade, second: Grade) -> Second {
        if apart(first, second) >= self.steps {
            Second::Differs
        } else {
            Second::Agrees
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_as_far_apart_as_their_rows() {
        assert_eq!(rank(Grade::New), 0);
        assert_eq!(rank(Grade::Unsellable), GRADES - 1);
        assert_eq!(apart(Grade::Good, Grade::Good), 0);
        assert_eq!(apart(Grade::LikeNew, Grade::Acceptable), 3);
        assert_eq!(apart(Grade::Acceptable, Grade::LikeNew), 3);
    }
}
