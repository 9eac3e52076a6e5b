//! How soon a grader who drifts is found, and how often one who does not is called: simulated second looks.

use std::hint::black_box;
use std::time::Instant;

use returnbay::domain::agreement::{DriftState, GradeTable, Second, rank};
use returnbay::domain::grade::Grade;
use returnbay::exchange::data::agreement::agreement;

use crate::measure::{Run, Verdict, note};

/// Simulated graders of each kind at full size.
const GRADERS: u32 = 20_000;
/// Second looks within which one who drifts is to be found.
const WITHIN: u32 = 60;
/// The share of those that must be found within them, in percent.
const FOUND_PERCENT: f64 = 95.0;
/// How far the mean of the simulation may lie from the stated mean, in percent.
const MEAN_PERCENT: f64 = 5.0;
/// Second looks after which a grader who is never called is given up.
const LOOKS_MAX: u32 = 20_000;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let rules = agreement();
    let drift = rules.drift;
    let graders = run.size(GRADERS);
    let mut seeded = Seeded(run.seed);
    let start = Instant::now();
    let found = lengths(&mut seeded, graders, drift.found_per_mille);
    let usual = lengths(&mut seeded, graders, drift.usual_per_mille);
    let within: u32 = found.iter().map(|looks| u32::from(*looks <= WITHIN)).sum();
    let share = 100.0 * f64::from(within) / f64::from(graders);
    let (delay, apart) = (mean(&found), mean(&usual));
    note(&format!(
        "{graders} graders of each kind, one grade off in {} and {} of 1000 looks; {:.1} s",
        drift.usual_per_mille,
        drift.found_per_mille,
        start.elapsed().as_secs_f64()
    ));
    note(&format!(
        "found after {delay:.1} looks on the average (stated {}), a false call in {apart:.0} (stated {})",
        drift.found_within, drift.false_call_every
    ));
    for (name, off) in [
        ("usual", drift.usual_per_mille),
        ("biased", drift.found_per_mille),
    ] {
        note(&format!(
            "kappa of 100 looks, {name}: {}",
            kappas(&mut seeded, off)
        ));
    }
    let off = |mean: f64, stated: u32| 100.0 * (mean / f64::from(stated) - 1.0).abs();
    run.limit(
        "not found within 60 looks",
        100.0 - share,
        "%",
        100.0 - FOUND_PERCENT,
    )
    .and(run.limit(
        "mean delay apart from the stated one",
        off(delay, drift.found_within),
        "%",
        MEAN_PERCENT,
    ))
    .and(run.limit(
        "mean time to a false call apart from the stated one",
        off(apart, drift.false_call_every),
        "%",
        MEAN_PERCENT,
    ))
}

/// Numbers that stand for chance: Marsaglia's xorshift of 64 bits.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    /// Gives the grades of two looks: so many of a thousand first looks are one grade too good.
    fn looks(&mut self, off: u32) -> (Grade, Grade) {
        let place = usize::try_from(self.below(5)).unwrap_or(0) + 1;
        let grade = |place: usize| {
            Grade::SPECS
                .get(place)
                .map_or(Grade::Good, |spec| spec.grade)
        };
        let is_off = self.below(1000) < u64::from(off);
        (grade(place - usize::from(is_off)), grade(place))
    }
}

/// Gives after how many looks each of so many graders is called.
fn lengths(seeded: &mut Seeded, graders: u32, off: u32) -> Vec<u32> {
    let rules = agreement();
    let one = |_| {
        let mut state = DriftState::default();
        while state.called_at.is_none() && state.ratings < LOOKS_MAX {
            let (first, second) = seeded.looks(off);
            let second: Second = rules.second(first, second);
            state = black_box(rules.drift.step(state, second));
        }
        state.ratings
    };
    (0..graders).map(one).collect()
}

fn mean(lengths: &[u32]) -> f64 {
    let count = u32::try_from(lengths.len()).unwrap_or(u32::MAX);
    lengths.iter().copied().map(f64::from).sum::<f64>() / f64::from(count)
}

fn kappas(seeded: &mut Seeded, off: u32) -> String {
    let mut table = GradeTable::default();
    for _ in 0..100 {
        let (first, second) = seeded.looks(off);
        table.add(rank(first), rank(second), 1);
    }
    match table.kappa(agreement().weights, 30) {
        Ok(kappa) => {
            let ends = kappa.interval();
            let part = |micro: i64| f64::from(i32::try_from(micro).unwrap_or(0)) / 1e6;
            format!(
                "{:.2}, 95 % between {:.2} and {:.2}",
                part(kappa.micro),
                part(ends.from),
                part(ends.to)
            )
        }
        Err(why) => format!("{why:?}"),
    }
}
