//! Whether a weight stands still when the scale's format has no word for it: the same several times.

use crate::domain::weight::{Motion, ScaleReading};

/// So many equal weights one after another stand still.
const SAME_READINGS: u32 = 4;
/// If they span so many milliseconds: a scale that speaks ten times a second may still be rising.
const SAME_FOR_MS: i64 = 700;

/// What the last readings were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Steady {
    last: Option<ScaleReading>,
    since_ms: i64,
    count: u32,
}

impl Steady {
    /// Gives the reading with its motion told.
    pub(super) fn told(&mut self, at_ms: i64, reading: ScaleReading) -> ScaleReading {
        if self.last == Some(reading) && at_ms >= self.since_ms {
            self.count = self.count.saturating_add(1);
        } else {
            *self = Self {
                last: Some(reading),
                since_ms: at_ms,
                count: 1,
            };
        }
        let stands = self.count >= SAME_READINGS && at_ms - self.since_ms >= SAME_FOR_MS;
        let motion = match (reading.motion, stands) {
            (Motion::Untold, true) => Motion::Stable,
            (Motion::Untold, false) => Motion::Moving,
            (Motion::Stable | Motion::Moving, _) => reading.motion,
        };
        ScaleReading { motion, ..reading }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_stands_still_after_some_equal_readings_over_some_time() {
        let mut steady = Steady::default();
        let untold = |grams| ScaleReading {
            motion: Motion::Untold,
            ..ScaleReading::stable(grams)
        };
        let mut at = |at_ms, grams| steady.told(at_ms, untold(grams)).motion;
        for (at_ms, grams, motion) in [
            (0, 400, Motion::Moving),
            (300, 412, Motion::Moving),
            (400, 412, Motion::Moving),
            (500, 412, Motion::Moving),
            (600, 412, Motion::Moving),
            (1000, 412, Motion::Stable),
            (1100, 411, Motion::Moving),
            // A clock set back begins anew.
            (500, 411, Motion::Moving),
        ] {
            assert_eq!(at(at_ms, grams), motion, "{at_ms}");
        }
    }

    #[test]
    fn a_scale_that_says_it_itself_is_believed() {
        let mut steady = Steady::default();
        let stable = ScaleReading::stable(412);
        assert_eq!(steady.told(0, stable), stable);
        let moving = ScaleReading {
            motion: Motion::Moving,
            ..stable
        };
        for at_ms in [0, 1000, 2000, 3000, 4000] {
            assert_eq!(steady.told(at_ms, moving).motion, Motion::Moving);
        }
    }
}
