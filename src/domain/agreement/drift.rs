//! When the second grades of one person's goods begin to differ too often: a one-sided cumulative sum.
//!
//! Page, E. S. (1954), Continuous inspection schemes, Biometrika 41, 100–115.

/// Whether a second grade was the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Second {
    /// It was.
    Agrees,
    /// It was not.
    Differs,
}

/// The sum rises with each difference, falls with each agreement, never below nothing, and calls at a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drift {
    /// What a difference adds.
    pub differs: u32,
    /// What an agreement takes.
    pub agrees: u32,
    /// The sum at which it calls.
    pub line: u32,
    /// Differences in a thousand that are usual.
    pub usual_per_mille: u32,
    /// Differences in a thousand that are to be found.
    pub found_per_mille: u32,
    /// Ratings until a false call, on the average, while differences are usual.
    pub false_call_every: u32,
    /// Ratings until the call, on the average, once they are as often as those to be found.
    pub found_within: u32,
}

/// How the sum stands after some ratings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DriftState {
    /// The sum; it begins anew after a call.
    pub sum: u32,
    /// Ratings counted.
    pub ratings: u32,
    /// Ratings counted when it called last.
    pub called_at: Option<u32>,
}

/// How long it takes on the average until the sum calls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RunLength {
    /// So many ratings, rounded.
    Ratings(u32),
    /// Longer than is computed.
    Long,
}

/// The whole of a chance that is followed; what is left below the last digit is dropped.
const WHOLE: u128 = 1_000_000_000_000_000_000;
/// A chance too small to matter to a rounded mean.
const NOTHING: u128 = 1_000_000_000;
/// Steps that are followed.
const STEPS_MAX: u32 = 100_000;

impl Drift {
    /// Counts one rating more.
    pub fn step(&self, state: DriftState, second: Second) -> DriftState {
        let sum = match second {
            Second::Differs => state.sum.saturating_add(self.differs),
            Second::Agrees => state.sum.saturating_sub(self.agrees),
        };
        let ratings = state.ratings.saturating_add(1);
        if sum >= self.line {
            DriftState {
                sum: 0,
                ratings,
                called_at: Some(ratings),
            }
        } else {
            DriftState {
                sum,
                ratings,
                ..state
            }
        }
    }

    /// Counts ratings in their order, the oldest first.
    pub fn run(&self, seconds: impl IntoIterator<Item = Second>) -> DriftState {
        let begin = DriftState::default();
        seconds
            .into_iter()
            .fold(begin, |state, second| self.step(state, second))
    }

    /// Computes the mean number of ratings until the first call where so many in a thousand differ: the chance
    /// of each sum is followed step by step, in whole parts.
    pub fn run_length(&self, per_mille: u32) -> RunLength {
        let line = usize::try_from(self.line).unwrap_or(usize::MAX);
        let up = usize::try_from(self.differs).unwrap_or(usize::MAX);
        let down = usize::try_from(self.agrees).unwrap_or(usize::MAX);
        let differs = u128::from(per_mille.min(1000));
        let mut chances = vec![0_u128; line.clamp(1, LINE_MAX)];
        if let Some(first) = chances.first_mut() {
            *first = WHOLE;
        }
        let mut mean = 0_u128;
        for _ in 0..STEPS_MAX {
            let waits: u128 = chances.iter().sum();
            if waits < NOTHING {
                let rounded = (mean + WHOLE / 2) / WHOLE;
                return RunLength::Ratings(u32::try_from(rounded).unwrap_or(u32::MAX));
            }
            mean += waits;
            let mut next = vec![0_u128; chances.len()];
            for (sum, chance) in chances.iter().enumerate() {
                let part = chance * differs / 1000;
                if let Some(to) = next.get_mut(sum.saturating_add(up)) {
                    *to += part;
                }
                if let Some(to) = next.get_mut(sum.saturating_sub(down)) {
                    *to += chance - part;
                }
            }
            chances = next;
        }
        RunLength::Long
    }
}

/// Sums that are followed at most.
const LINE_MAX: usize = 1000;

impl DriftState {
    /// Tells whether it called within the last `stands` ratings.
    pub fn calls(&self, stands: u32) -> bool {
        self.called_at
            .is_some_and(|at| self.ratings.saturating_sub(at) < stands)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRIFT: Drift = Drift {
        differs: 13,
        agrees: 3,
        line: 40,
        usual_per_mille: 100,
        found_per_mille: 300,
        false_call_every: 375,
        found_within: 19,
    };

    #[test]
    fn four_differences_in_a_row_call_and_three_do_not() {
        let state = DRIFT.run([Second::Differs; 3]);
        assert_eq!((state.sum, state.called_at), (39, None));
        let state = DRIFT.step(state, Second::Differs);
        assert_eq!((state.sum, state.called_at), (0, Some(4)));
        assert!(state.calls(20));
        let later = (0..20).fold(state, |state, _| DRIFT.step(state, Second::Agrees));
        assert!(!later.calls(20), "history");
        assert_eq!(
            DRIFT.run([Second::Agrees; 50]).sum,
            0,
            "never below nothing"
        );
    }

    #[test]
    fn the_mean_of_the_simplest_sum_is_known() {
        let simple = Drift {
            differs: 1,
            agrees: 1,
            line: 1,
            ..DRIFT
        };
        assert_eq!(simple.run_length(250), RunLength::Ratings(4));
        assert_eq!(simple.run_length(1000), RunLength::Ratings(1));
        assert_eq!(simple.run_length(0), RunLength::Long);
    }

    #[test]
    fn both_stated_means_are_those_of_the_chain() {
        assert_eq!(DRIFT.run_length(100), RunLength::Ratings(375));
        assert_eq!(DRIFT.run_length(300), RunLength::Ratings(19));
    }
}
