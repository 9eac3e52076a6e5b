//! Which weight on the scale is the parcel's: the one that stands still when the parcel is scanned, or
//! the first one after it, of a thing that was put on an empty scale for it. In doubt none is kept: a
//! parcel without a weight is no trouble, one with another's is.

use super::hands::Hand;
use crate::domain::ids::ParcelId;
use crate::domain::limits::{WEIGHED_AFTER_SCAN_MS, WEIGHED_BEFORE_SCAN_MS};
use crate::domain::time::UtcMs;
use crate::domain::weight::{ParcelWeight, ScaleLoad, ScaleReading};

/// Up to so many grams a scale counts as empty: dust, a draught, a tape's end.
pub const EMPTY_SCALE_G: i64 = 10;
/// By so many grams, or hundredths of the weight, two weights of one thing may differ: scales creep.
const CREEP_G: i64 = 20;
/// The same in hundredths.
const CREEP_PERCENT: i64 = 2;

/// What lies on the scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum OnScale {
    /// It was never seen empty, or fell silent: whatever lies there may be anybody's.
    #[default]
    Unknown,
    /// Nothing.
    Empty,
    /// A thing put on the empty scale that is nobody's yet.
    Free {
        /// When it was put on.
        since: UtcMs,
        /// What it weighs, once it stood still.
        settled: Option<ParcelWeight>,
    },
    /// A thing that is a parcel's already, lay there too long before a scan, or changed.
    Spent,
}

/// The parcel in hand, as far as its weight is still awaited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Awaited {
    parcel: ParcelId,
    /// When it was scanned.
    since: UtcMs,
}

/// A weight that is a parcel's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weighed {
    /// The parcel.
    pub parcel: ParcelId,
    /// What the scale showed.
    pub weight: ParcelWeight,
}

/// What is known of scale and hand at one bench.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Weighing {
    scale: OnScale,
    hand: Option<ParcelId>,
    awaited: Option<Awaited>,
    /// The newest reading that stands still above zero.
    shown: Option<ParcelWeight>,
}

impl Weighing {
    /// Notes what is in hand. A new parcel takes what was put on the empty scale shortly before; its
    /// first unit ends the waiting, because the box is open then.
    pub fn hand(&mut self, at: UtcMs, hand: Option<Hand>) -> Option<Weighed> {
        let parcel = hand.map(|hand| hand.parcel);
        if parcel != self.hand {
            self.hand = parcel;
            self.awaited = parcel.map(|parcel| Awaited { parcel, since: at });
            if let (OnScale::Free { since, .. }, Some(_)) = (self.scale, parcel)
                && after(since, at) > WEIGHED_BEFORE_SCAN_MS
            {
                self.scale = OnScale::Spent;
            }
        }
        if hand.is_some_and(|hand| hand.unit.is_some()) {
            self.awaited = None;
        }
        self.keep(at)
    }

    /// Notes what the scale says.
    pub fn read(&mut self, at: UtcMs, reading: ScaleReading) -> Option<Weighed> {
        self.shown = reading.settled();
        self.scale = self.scale.after(at, reading);
        self.keep(at)
    }

    /// Forgets what lies on the scale: it fell silent or is gone.
    pub fn lost(&mut self) {
        self.scale = OnScale::Unknown;
        self.shown = None;
    }

    /// Gives what the scale shows now for the parcel in hand: a person says that it is its weight.
    pub fn again(&mut self) -> Option<Weighed> {
        let weighed = Weighed {
            parcel: self.hand?,
            weight: self.shown?,
        };
        self.awaited = None;
        self.scale = OnScale::Spent;
        Some(weighed)
    }

    fn keep(&mut self, at: UtcMs) -> Option<Weighed> {
        let Awaited { parcel, since } = self.awaited?;
        if after(since, at) > WEIGHED_AFTER_SCAN_MS {
            self.awaited = None;
            return None;
        }
        let OnScale::Free {
            settled: Some(weight),
            ..
        } = self.scale
        else {
            return None;
        };
        self.awaited = None;
        self.scale = OnScale::Spent;
        Some(Weighed { parcel, weight })
    }
}

impl OnScale {
    fn after(self, at: UtcMs, reading: ScaleReading) -> Self {
        let grams = match reading.load {
            ScaleLoad::Grams(grams) => Some(grams),
            ScaleLoad::Over => None,
            // A scale that was not zeroed shows weights of nothing.
            ScaleLoad::Under => return Self::Unknown,
        };
        if grams.is_some_and(|grams| grams <= EMPTY_SCALE_G) {
            return Self::Empty;
        }
        match self {
            Self::Unknown => Self::Unknown,
            Self::Spent => Self::Spent,
            Self::Empty => Self::Free {
                since: at,
                settled: reading.settled(),
            },
            Self::Free { since, settled } => match (settled, reading.settled()) {
                (Some(before), Some(now)) if !is_same(before, now) => Self::Spent,
                (Some(before), _) => Self::Free {
                    since,
                    settled: Some(before),
                },
                (None, now) => Self::Free {
                    since,
                    settled: now,
                },
            },
        }
    }
}

/// Tells whether two weights may be of one thing.
fn is_same(before: ParcelWeight, now: ParcelWeight) -> bool {
    let (before, now) = (i64::from(before.weight.0), i64::from(now.weight.0));
    let allowed = CREEP_G.max(before * CREEP_PERCENT / 100);
    (before - now).abs() <= allowed
}

/// Time from one moment to another; none when the clock was set back.
fn after(since: UtcMs, at: UtcMs) -> i64 {
    at.0.saturating_sub(since.0).max(0)
}

#[cfg(test)]
#[path = "weighing_tests.rs"]
mod tests;
