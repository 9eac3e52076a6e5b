//! How far a camera's clock is off: found out from photos that come while they are taken.

use std::collections::VecDeque;

use crate::domain::limits::{CAMERA_CLOCK_AGREE_MS, CAMERA_CLOCK_SLACK_MS, CAMERA_CLOCK_SPAN_MS};
use crate::domain::time::UtcMs;

/// So many photos, each come by itself, must agree.
const AGREEING: usize = 3;

/// What is known of one camera's clock.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CameraClock {
    /// Newest arrivals: when each was noted to be taken, and how much later it came.
    arrivals: VecDeque<(UtcMs, i64)>,
    /// How many milliseconds are added to what the camera notes; none while that is not known.
    behind_ms: Option<i64>,
}

/// What to make of the moment that a camera noted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dated {
    /// It was taken then.
    At(UtcMs),
    /// The clock may be off, and is not known yet.
    Doubtful,
}

impl CameraClock {
    /// A clock that was found out before.
    pub fn known(behind_ms: i64) -> Self {
        Self {
            arrivals: VecDeque::new(),
            behind_ms: Some(behind_ms),
        }
    }

    /// Gives how many milliseconds the clock is behind the station's; less than zero when it is ahead.
    pub fn behind_ms(&self) -> Option<i64> {
        self.behind_ms
    }

    /// Notes a photo that came while its folder was watched; to be called once for each look, with the
    /// newest of its photos. Copies of old photos come together or at odd times after they were
    /// taken, and agree on nothing.
    pub fn arrived(&mut self, noted: UtcMs, came: UtcMs) {
        if self.arrivals.back().is_some_and(|(last, _)| *last == noted) {
            return;
        }
        let later_ms = came.0.saturating_sub(noted.0);
        self.arrivals.push_back((noted, later_ms));
        while self.arrivals.len() > AGREEING {
            self.arrivals.pop_front();
        }
        let delays = || self.arrivals.iter().map(|(_, later_ms)| *later_ms);
        let (Some(least), Some(most)) = (delays().min(), delays().max()) else {
            return;
        };
        let first = self.arrivals.front().map_or(noted, |(first, _)| *first);
        let span_ms = noted.0.saturating_sub(first.0);
        let agrees = most.saturating_sub(least) <= CAMERA_CLOCK_AGREE_MS;
        if self.arrivals.len() == AGREEING && agrees && span_ms >= CAMERA_CLOCK_SPAN_MS {
            // A photo needs a moment to come: within the slack the clock is right.
            self.behind_ms = Some(if least.abs() <= CAMERA_CLOCK_SLACK_MS {
                0
            } else {
                least
            });
        }
    }

    /// Dates a photo by what is known. `came` is when it came, if anybody saw that: a clock that is not
    /// known is believed unless a photo comes long after, or before, it was taken.
    pub fn date(&self, noted: UtcMs, came: Option<UtcMs>) -> Dated {
        match (self.behind_ms, came) {
            (Some(behind_ms), _) => Dated::At(noted.plus_ms(behind_ms)),
            (None, Some(came)) if off_ms(noted, came) > CAMERA_CLOCK_SLACK_MS => Dated::Doubtful,
            (None, _) => Dated::At(noted),
        }
    }
}

fn off_ms(noted: UtcMs, came: UtcMs) -> i64 {
    came.0.saturating_sub(noted.0).saturating_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;

    fn at(seconds: i64) -> UtcMs {
        UtcMs(1_795_446_245_000 + seconds * 1000)
    }

    /// A camera whose clock is so far behind, at photos of these seconds, each coming 2 s later.
    fn of(behind_ms: i64, seconds: &[i64]) -> CameraClock {
        let mut clock = CameraClock::default();
        for second in seconds {
            let taken = at(*second);
            clock.arrived(taken.plus_ms(-behind_ms), taken.plus_ms(2000));
        }
        clock
    }

    #[test]
    fn three_photos_that_come_as_they_are_taken_tell_the_clock() {
        for behind_ms in [3_600_000, -3_600_000, 90_000, 400 * DAY] {
            let clock = of(behind_ms, &[0, 20, 70]);
            let found = clock.behind_ms().expect("found");
            assert!((found - behind_ms - 2000).abs() <= 1000, "{found}");
            let dated = clock.date(at(100).plus_ms(-behind_ms), None);
            let Dated::At(moment) = dated else {
                panic!("dated")
            };
            assert!((moment.0 - at(100).0).abs() <= 3000);
        }
    }

    #[test]
    fn a_clock_that_is_right_is_left_alone() {
        for behind_ms in [0, 3000, -3000] {
            assert_eq!(of(behind_ms, &[0, 20, 70]).behind_ms(), Some(0));
        }
    }

    #[test]
    fn a_copied_card_says_nothing_of_a_clock() {
        // All at once: one arrival a look. One after another: as many delays as photos. Taken in a burst.
        let mut clock = CameraClock::default();
        for (taken, came) in [(0, 4000), (30, 4001), (65, 4002), (90, 4003)] {
            clock.arrived(at(taken), at(came));
            assert_eq!(clock.behind_ms(), None);
        }
        let mut burst = CameraClock::default();
        for second in 0..10 {
            burst.arrived(at(second), at(4000 + second));
            assert_eq!(burst.behind_ms(), None);
        }
    }

    #[test]
    fn a_clock_that_is_set_right_is_found_out_again() {
        let mut clock = of(3_600_000, &[0, 20, 70]);
        assert!(clock.behind_ms().is_some_and(|ms| ms > 3_000_000));
        for second in [100, 130, 160] {
            clock.arrived(at(second), at(second + 1));
        }
        assert_eq!(clock.behind_ms(), Some(0));
    }

    #[test]
    fn a_photo_of_an_unknown_clock_is_doubtful_only_when_it_came_at_an_odd_time() {
        let clock = CameraClock::default();
        assert_eq!(clock.date(at(0), None), Dated::At(at(0)));
        assert_eq!(clock.date(at(0), Some(at(3))), Dated::At(at(0)));
        assert_eq!(clock.date(at(0), Some(at(3600))), Dated::Doubtful);
        assert_eq!(clock.date(at(3600), Some(at(0))), Dated::Doubtful);
        let known = CameraClock::known(-60_000);
        assert_eq!(known.date(at(60), Some(at(3600))), Dated::At(at(0)));
    }
}
