//! What a scale says, what a parcel weighs, and when that is too little or unusual.

use super::closed::closed_set;
use super::measure::Grams;
use super::usual::Usual;

closed_set! {
    /// What a scale shows a weight of.
    WeightMode {
        /// Everything that lies on it.
        Gross = "gross",
        /// What lies on it without what was tared before.
        Net = "net",
    }
}

closed_set! {
    /// How a scale writes its weights.
    ScaleFormat {
        /// Toledo continuous: status words, weight and tare as digits.
        Toledo = "toledo",
        /// Mettler-Toledo's standard commands (MT-SICS).
        Sics = "sics",
        /// NCI, of Weigh-Tronix, Salter Brecknell, Fairbanks and others.
        Nci = "nci",
        /// Lines with commas, as of A&D, CAS and many indicators.
        Comma = "comma",
        /// Lines of number and unit, as of Ohaus and Sartorius.
        Plain = "plain",
    }
}

/// What lies on a scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScaleLoad {
    /// So many grams as shown, rounded half up; less than zero when a tared thing was taken off.
    Grams(i64),
    /// More than it can weigh.
    Over,
    /// Less than it can show, or it was not zeroed.
    Under,
}

/// Whether the weight stands still.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Motion {
    /// The scale says so.
    Stable,
    /// The scale says that it moves.
    Moving,
    /// The scale's format has no word for it.
    Untold,
}

/// What a scale says at one moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ScaleReading {
    /// What lies on it.
    pub load: ScaleLoad,
    /// Whether that stands still.
    pub motion: Motion,
    /// Whether that is gross or net.
    pub mode: WeightMode,
    /// What was tared, when the scale's format tells it.
    pub tare: Option<Grams>,
}

impl ScaleReading {
    /// A gross weight that stands still.
    pub const fn stable(grams: i64) -> Self {
        Self {
            load: ScaleLoad::Grams(grams),
            motion: Motion::Stable,
            mode: WeightMode::Gross,
            tare: None,
        }
    }

    /// Gives the weight to keep: one that stands still and is above zero.
    pub fn settled(self) -> Option<ParcelWeight> {
        match (self.load, self.motion) {
            (ScaleLoad::Grams(grams), Motion::Stable) => {
                let weight = u32::try_from(grams).ok().filter(|grams| *grams > 0)?;
                Some(ParcelWeight {
                    weight: Grams(weight),
                    mode: self.mode,
                    tare: self.tare,
                })
            }
            (ScaleLoad::Grams(_) | ScaleLoad::Over | ScaleLoad::Under, _) => None,
        }
    }
}

/// What a parcel weighs, as its scale showed it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParcelWeight {
    /// The weight shown.
    pub weight: Grams,
    /// Whether that was gross or net.
    pub mode: WeightMode,
    /// What was tared, when the scale told it.
    pub tare: Option<Grams>,
}

/// A parcel that weighs less than so many hundredths of its goods is light. Books tell the weight
/// of a product as it is sold or shipped, packing included and often rounded up to the next pound,
/// so a third too much is usual; one of two equal units missing leaves a half.
pub const LIGHT_PERCENT: u64 = 60;
/// What lacks at least, in grams, before a parcel is light: below that, packing and rounding hide it.
pub const LIGHT_GAP_G: u64 = 150;

/// What a parcel's announced goods weigh.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ExpectedWeight {
    /// What its goods weigh by the sellers' books, else by what parcels of them weighed; goods of
    /// which nothing is known count as nothing.
    pub at_least: Grams,
    /// What parcels of the same goods usually weigh; none where too few were weighed, and for goods
    /// of several products.
    pub usual: Option<Usual>,
}

/// How a parcel's weight compares with its announced goods.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WeightVerdict {
    /// Nothing speaks against it.
    Fits,
    /// Its goods weigh so much more that something must lack.
    Light {
        /// What the goods weigh, as far as it is known.
        expected: Grams,
    },
    /// It weighs less or more than parcels of these goods do: it may hold something else.
    Unusual {
        /// What they weigh.
        usual: Grams,
    },
}

/// Judges a parcel's weight by what its goods weigh at least, then by what is usual. Products
/// without a weight count as nothing: what is known of the others is still too much for an empty
/// box.
pub fn judge(weight: Grams, expected: ExpectedWeight) -> WeightVerdict {
    let ExpectedWeight { at_least, usual } = expected;
    let (weight_g, expected_g) = (u64::from(weight.0), u64::from(at_least.0));
    let lacks = expected_g.saturating_sub(weight_g);
    if weight_g * 100 < expected_g * LIGHT_PERCENT && lacks >= LIGHT_GAP_G {
        return WeightVerdict::Light { expected: at_least };
    }
    match usual {
        Some(usual) if usual.differs(weight) => WeightVerdict::Unusual {
            usual: usual.weight,
        },
        Some(_) | None => WeightVerdict::Fits,
    }
}

/// Sums what announced goods weigh: quantity of each line and what one weighs, none where nobody
/// knows. Ends at 4294 tons.
pub fn sum(lines: impl IntoIterator<Item = (u32, Option<Grams>)>) -> Grams {
    let all = lines.into_iter().fold(0_u32, |sum, (quantity, each)| {
        sum.saturating_add(each.map_or(0, |each| each.0.saturating_mul(quantity)))
    });
    Grams(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_weight_that_stands_still_above_zero_is_kept() {
        let kept = |reading: ScaleReading| reading.settled().map(|kept| kept.weight.0);
        assert_eq!(kept(ScaleReading::stable(412)), Some(412));
        for grams in [0, -5, i64::MAX] {
            assert_eq!(kept(ScaleReading::stable(grams)), None, "{grams}");
        }
        for motion in [Motion::Moving, Motion::Untold] {
            let moving = ScaleReading {
                motion,
                ..ScaleReading::stable(412)
            };
            assert_eq!(kept(moving), None);
        }
        for load in [ScaleLoad::Over, ScaleLoad::Under] {
            let out = ScaleReading {
                load,
                ..ScaleReading::stable(412)
            };
            assert_eq!(kept(out), None);
        }
    }

    #[test]
    fn a_box_is_light_when_its_goods_alone_weigh_much_more() {
        let light = |weight, at_least| {
            let expected = ExpectedWeight {
                at_least: Grams(at_least),
                usual: None,
            };
            judge(Grams(weight), expected) != WeightVerdict::Fits
        };
        for (weight, expected, is_light) in [
            (412, 1500, true),
            (899, 1500, true),
            (900, 1500, false),
            (1600, 1500, false),
            // Below the gap, packing and rounding hide it.
            (20, 169, false),
            (20, 170, true),
            (412, 0, false),
            (1, u32::MAX, true),
        ] {
            assert_eq!(light(weight, expected), is_light, "{weight} of {expected}");
        }
    }

    #[test]
    fn a_box_is_unusual_in_both_directions_and_light_before_that() {
        let usual = |grams, slack| {
            Some(Usual {
                parcels: 3,
                weight: Grams(grams),
                slack: Grams(slack),
            })
        };
        let (fits, light, other) = (
            WeightVerdict::Fits,
            |grams| WeightVerdict::Light {
                expected: Grams(grams),
            },
            |grams| WeightVerdict::Unusual {
                usual: Grams(grams),
            },
        );
        for (weight, at_least, of, verdict) in [
            (412, 412, usual(412, 100), fits),
            (312, 412, usual(412, 100), fits),
            (311, 412, usual(412, 100), other(412)),
            (512, 412, usual(412, 100), fits),
            (513, 412, usual(412, 100), other(412)),
            // An empty box of goods of 200 g lacks too little to be light, and is unusual.
            (60, 200, usual(200, 100), other(200)),
            // An empty box of heavy goods is light.
            (300, 1500, usual(1500, 150), light(1500)),
            // The book's weight is another than the usual one: each says its own.
            (1600, 900, usual(1600, 160), fits),
            (500, 900, usual(1600, 160), light(900)),
            (600, 900, usual(1600, 160), other(1600)),
            (513, 412, None, fits),
        ] {
            let expected = ExpectedWeight {
                at_least: Grams(at_least),
                usual: of,
            };
            let found = judge(Grams(weight), expected);
            assert_eq!(found, verdict, "{weight} of {at_least}, {of:?}");
        }
    }

    #[test]
    fn goods_without_a_weight_count_as_nothing() {
        let lines = [(2, Some(Grams(1500))), (3, None), (1, None)];
        assert_eq!(sum(lines), Grams(3000));
        let most = [(u32::MAX, Some(Grams(1500))), (1, Some(Grams(1500)))];
        assert_eq!(sum(most), Grams(u32::MAX));
    }
}
