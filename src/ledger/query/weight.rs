//! Answers about the weight of a parcel.

use crate::domain::weight::{ExpectedWeight, ParcelWeight, WeightVerdict, judge};

/// What a parcel weighs and what its announced goods weigh.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WeighedParcel {
    /// What a scale showed; none while it was not weighed.
    pub weight: Option<ParcelWeight>,
    /// What its goods weigh, as far as it is known.
    pub expected: ExpectedWeight,
}

impl WeighedParcel {
    /// Judges the weight; what was not weighed fits.
    pub fn verdict(&self) -> WeightVerdict {
        match self.weight {
            Some(shown) => judge(shown.weight, self.expected),
            None => WeightVerdict::Fits,
        }
    }
}
