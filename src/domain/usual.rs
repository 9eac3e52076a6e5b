//! The usual weight of a product's parcels, learned from those that were weighed and held nothing
//! else.

use super::limits::{USUAL_PARCELS_MIN, USUAL_SLACK_G_MIN, USUAL_SLACK_PERCENT_MIN};
use super::measure::Grams;

/// How often the middle difference a parcel may differ: the parcels of one product are packed in
/// boxes of several sizes, and half of them lie within one such difference.
const SLACK_DIFFERENCES: u32 = 4;

/// One weighed parcel that held units of one product and nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Observed {
    /// How many units; at least one.
    pub units: u32,
    /// What it weighed unopened, box and all.
    pub weight: Grams,
}

/// What parcels of a product usually weigh.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Usual {
    /// The parcels that it is learned from.
    pub parcels: u32,
    /// The middle weight: half of the parcels weigh as much or less.
    pub weight: Grams,
    /// By how much a parcel may differ, up or down, with nothing to say of it.
    pub slack: Grams,
}

impl Usual {
    /// Tells whether a parcel weighs so much less or more that its product may be another.
    pub fn differs(&self, weight: Grams) -> bool {
        self.weight.0.abs_diff(weight.0) > self.slack.0
    }
}

/// Learns what one unit with its share of the box weighs; none from fewer than
/// [`USUAL_PARCELS_MIN`] parcels.
pub fn of_one_unit(seen: &[Observed]) -> Option<Usual> {
    let each = |one: &Observed| {
        let units = one.units.max(1);
        one.weight.0.saturating_add(units / 2) / units
    };
    of_weights(seen.iter().map(each).collect())
}

/// Learns what a parcel of exactly so many units weighs: two units in one box are no two boxes.
pub fn of_parcels(seen: &[Observed], units: u32) -> Option<Usual> {
    let alike = seen.iter().filter(|one| one.units == units);
    of_weights(alike.map(|one| one.weight.0).collect())
}

fn of_weights(mut weights: Vec<u32>) -> Option<Usual> {
    if weights.len() < USUAL_PARCELS_MIN {
        return None;
    }
    let usual = middle(&mut weights)?;
    let mut differences: Vec<u32> = weights.iter().map(|one| one.abs_diff(usual)).collect();
    let spread = middle(&mut differences)?.saturating_mul(SLACK_DIFFERENCES);
    let share = u64::from(usual) * u64::from(USUAL_SLACK_PERCENT_MIN) / 100;
    let share = u32::try_from(share).unwrap_or(u32::MAX);
    Some(Usual {
        parcels: u32::try_from(weights.len()).unwrap_or(u32::MAX),
        weight: Grams(usual),
        slack: Grams(spread.max(share).max(USUAL_SLACK_G_MIN)),
    })
}

/// Gives the middle one, of an even number the lower of the two.
fn middle(numbers: &mut [u32]) -> Option<u32> {
    numbers.sort_unstable();
    numbers.get(numbers.len().saturating_sub(1) / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(weights: &[(u32, u32)]) -> Vec<Observed> {
        let one = |(units, grams): &(u32, u32)| Observed {
            units: *units,
            weight: Grams(*grams),
        };
        weights.iter().map(one).collect()
    }

    /// Weights, and what is learned of them.
    type Case = (&'static [u32], Option<(u32, u32)>);

    /// Parcels of one unit: usual weight and slack.
    fn learned(grams: &[u32]) -> Option<(u32, u32)> {
        let parcels: Vec<(u32, u32)> = grams.iter().map(|grams| (1, *grams)).collect();
        let usual = of_parcels(&seen(&parcels), 1)?;
        Some((usual.weight.0, usual.slack.0))
    }

    #[test]
    fn the_slack_is_the_spread_and_never_under_its_floors() {
        let cases: [Case; 8] = [
            (&[], None),
            (&[410, 412], None),
            (&[410, 412, 415], Some((412, 100))),
            // A tenth of a heavy parcel is more than a hundred grams.
            (&[4000, 4010, 4020], Some((4010, 401))),
            // Half of them differ by 60 g and more: four times that.
            (&[340, 400, 400, 460, 520], Some((400, 240))),
            // One parcel that was never looked into moves neither.
            (&[410, 412, 415, 9000], Some((412, 100))),
            (&[60, 410, 412, 415, 418], Some((412, 100))),
            (&[u32::MAX, u32::MAX, 0], Some((u32::MAX, u32::MAX / 10))),
        ];
        for (grams, wanted) in cases {
            assert_eq!(learned(grams), wanted, "{grams:?}");
            let mut turned = grams.to_vec();
            turned.reverse();
            assert_eq!(learned(&turned), wanted, "{turned:?}");
        }
    }

    #[test]
    fn a_weight_differs_beyond_the_slack_in_both_directions() {
        let usual = of_parcels(&seen(&[(1, 410), (1, 412), (1, 415)]), 1).expect("three");
        for (grams, differs) in [
            (311, true),
            (312, false),
            (412, false),
            (512, false),
            (513, true),
            (0, true),
            (u32::MAX, true),
        ] {
            assert_eq!(usual.differs(Grams(grams)), differs, "{grams}");
        }
    }

    #[test]
    fn parcels_of_two_are_compared_with_parcels_of_two_and_count_half_for_one() {
        let mixed = seen(&[(1, 400), (2, 700), (1, 404), (2, 702), (2, 706)]);
        assert_eq!(of_parcels(&mixed, 1), None);
        let of_two = of_parcels(&mixed, 2).expect("three of two");
        assert_eq!((of_two.parcels, of_two.weight), (3, Grams(702)));
        let each = of_one_unit(&mixed).expect("five");
        assert_eq!((each.parcels, each.weight), (5, Grams(353)));
    }
}
