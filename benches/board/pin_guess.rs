//! PINs guessed at a desk by who holds the badge: what one try costs, and how many are looked at in a day. The
//! clock is simulated: it jumps to the end of each lock, so that no second is wasted by the guesser.

use std::time::Instant;

use returnbay::domain::pin::{Pin, PinHash};
use returnbay::domain::time::UtcMs;
use returnbay::ledger::{Command, Order};
use returnbay::shell::pins;
use returnbay::shell::seeded::START;
use returnbay::store::PinTry;

use crate::ground::{Ground, person};
use crate::measure::{Run, Times, Verdict, note};

/// Every PIN of four digits.
const PINS: u32 = 10_000;
/// Verifications that are timed.
const TIMED: u32 = 50;
const DAY_MS: i64 = 86_400_000;
/// The limits.
const VERIFY_MS: f64 = 500.0;
const FIRST_DAY: f64 = 20.0;
const LATER_DAY: f64 = 5.0;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let wrong = Pin::tried("0000");
    let hash = pins::hash(&Pin::new("9470").expect("a PIN")).expect("a hash");
    let mut times = Vec::new();
    for _ in 0..run.size(TIMED) {
        let start = Instant::now();
        let found = pins::check(&wrong, &hash).expect("a hash");
        times.push(start.elapsed());
        assert_eq!(found, pins::PinMatch::Wrong);
    }
    let times = Times::of(times);
    note(&format!("one try  {}", times.words()));
    let one_ms = times.median().as_secs_f64() * 1000.0;
    note(&format!(
        "without a lock {:.0} tries a day, every PIN of four digits in {:.1} minutes",
        86_400_000.0 / one_ms,
        f64::from(PINS) * one_ms / 60_000.0
    ));
    let guesses = run.size(PINS);
    let at = guessed(guesses, hash);
    let within = |from: i64, to: i64| {
        let looked = at
            .iter()
            .filter(|at| (from..to).contains(&(at.0 - START.0)));
        f64::from(u32::try_from(looked.count()).unwrap_or(u32::MAX))
    };
    let first = within(0, DAY_MS);
    let days = at.last().map_or(0, |last| (last.0 - START.0) / DAY_MS);
    let mut busiest = 0.0_f64;
    for day in 1..=days {
        busiest = busiest.max(within(day * DAY_MS, (day + 1) * DAY_MS));
    }
    note(&format!(
        "with the lock {guesses} tries take {days} days; the odds of a stranger in the first day are {:.2} %",
        first * 100.0 / f64::from(PINS)
    ));
    run.limit("one PIN held to its hash", one_ms, "ms", VERIFY_MS)
        .and(run.limit("looked at in the first day", first, "PINs", FIRST_DAY))
        .and(run.limit("looked at in a later day", busiest, "PINs", LATER_DAY))
}

/// Tries so many PINs, all wrong, and gives when each was looked at.
fn guessed(guesses: u32, hash: PinHash) -> Vec<UtcMs> {
    let mut ground = Ground::new();
    let order = ground.order(Command::SetPin {
        person: person(),
        hash,
    });
    ground.submit(&Order {
        person: Some(person()),
        ..order
    });
    let mut now = START;
    let mut looked = Vec::new();
    while looked.len() < usize::try_from(guesses).unwrap_or(usize::MAX) {
        match ground.writer.try_pin(&person(), now).expect("the disk") {
            PinTry::Counted(..) => looked.push(now),
            PinTry::Locked(until) => now = until,
            PinTry::Missing => panic!("the PIN was set"),
        }
    }
    looked
}
