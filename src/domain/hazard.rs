//! The hazard class of goods: what may stand in one bench tote with what. An aid, not legal advice.

use super::closed::closed_set;
use super::product::{Battery, Restriction};

closed_set! {
    /// What danger goods bring into the tote they stand in.
    HazardClass {
        /// None that anybody knows of.
        None = "none",
        /// A lithium battery is there, and nothing says that it is not sound.
        Lithium = "lithium",
        /// A lithium battery that is damaged, or may be: the cause of a fault is not known.
        LithiumSuspect = "lithium_suspect",
        /// Flammable or other dangerous goods.
        Flammable = "flammable",
    }
}

/// Gates of checklists that say that a battery is damaged, or may be.
const SUSPECT: [&str; 2] = ["lithium_damaged", "lithium_unknown"];
/// The gate of goods with a sound lithium battery.
const SOUND: &str = "lithium_intact";

impl HazardClass {
    /// Judges by what the seller's product book says and by the gates that the answers name. The worst
    /// counts: a suspect battery before all, since such travel apart (49 CFR 173.185(f)).
    pub fn of<'a>(
        battery: Battery,
        restrictions: &[Restriction],
        gates: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let gates: Vec<&str> = gates.into_iter().collect();
        let named = |code: &&str| gates.contains(code);
        let flammable = Restriction::Flammable;
        if SUSPECT.iter().any(named) {
            Self::LithiumSuspect
        } else if restrictions.contains(&flammable) || named(&flammable.code()) {
            Self::Flammable
        } else if battery.is_there() || named(&SOUND) {
            Self::Lithium
        } else {
            Self::None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_book_and_answers_counts() {
        let of = |battery: Battery, restrictions: &[Restriction], gates: &[&str]| {
            HazardClass::of(battery, restrictions, gates.iter().copied()).code()
        };
        let flammable = [Restriction::Flammable];
        assert_eq!(of(Battery::Unknown, &[], &[]), "none");
        assert_eq!(
            of(Battery::None, &[Restriction::NoLots], &["expired"]),
            "none"
        );
        assert_eq!(of(Battery::Contained, &[], &[]), "lithium");
        assert_eq!(of(Battery::Unknown, &[], &["lithium_intact"]), "lithium");
        assert_eq!(of(Battery::Standalone, &flammable, &[]), "flammable");
        assert_eq!(of(Battery::None, &[], &["flammable"]), "flammable");
        assert_eq!(
            of(Battery::None, &flammable, &["lithium_unknown"]),
            "lithium_suspect"
        );
        assert_eq!(
            of(Battery::Contained, &[], &["lithium_damaged"]),
            "lithium_suspect"
        );
    }
}
