//! A parcel's weight in words.

use super::super::Seen;
use crate::domain::weight::{ParcelWeight, WeightMode};
use crate::text::ScaleMsg;

/// Says the weight, and that it is net where something was tared.
pub fn told(seen: &Seen, weight: ParcelWeight) -> String {
    match weight.mode {
        WeightMode::Gross => seen.words.weight(weight.weight),
        WeightMode::Net => seen.say(ScaleMsg::Net {
            weight: weight.weight,
        }),
    }
}
