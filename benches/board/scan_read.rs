//! From a scan's bytes to what they may mean.

use std::hint::black_box;
use std::time::{Duration, Instant};

use returnbay::domain::check::{CheckRule, mod10_digit};
use returnbay::exchange::data;
use returnbay::scan::carriers::Carriers;
use returnbay::scan::read;
use returnbay::shell::seeded;

use crate::measure::{Run, Times, Verdict, note, ratio, seconds};

/// Scans of each kind that are timed one by one at full size.
const SCANS: u32 = 100_000;
/// Scans of the replay at full size.
const REPLAYED: u32 = 1_000_000;
/// One carrier's scan of so many is misread: its last digit is another.
const MISREAD_EVERY: u32 = 200;
/// The most microseconds that 99 of 100 scans may take.
const LIMIT_US: f64 = 2.0;
/// The most seconds that the replay may read.
const REPLAY_LIMIT_S: f64 = 2.0;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let carriers = data::carriers::carriers();
    let labels = scans(run.size(SCANS), |number| carrier_scan(run.seed, number));
    let goods = scans(run.size(SCANS), |number| gs1_scan(run.seed, number));
    one_by_one("carrier's scan", &labels, &carriers, run)
        .and(one_by_one(
            "scan of five GS1 identifiers",
            &goods,
            &carriers,
            run,
        ))
        .and(replay(&carriers, run))
}

fn scans(count: u32, make: impl Fn(u32) -> Vec<u8>) -> Vec<Vec<u8>> {
    (0..count).map(make).collect()
}

fn one_by_one(what: &str, scans: &[Vec<u8>], carriers: &Carriers, run: &Run) -> Verdict {
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for scan in scans {
        let start = Instant::now();
        black_box(walked(scan));
        floor.push(start.elapsed());
        let start = Instant::now();
        let reading = black_box(read(scan, carriers));
        ours.push(start.elapsed());
        assert!(!reading.candidates.is_empty(), "{}", reading.text);
    }
    let (ours, floor) = (Times::of(ours), Times::of(floor));
    note(&format!("{what}: p50 {}", us(ours.median())));
    note(&format!(
        "floor, bytes copied and summed once: p50 {}",
        us(floor.median())
    ));
    note(&format!(
        "p50 {:.1} times the floor",
        ratio(ours.median(), floor.median())
    ));
    let p99 = ours.permille(990).as_secs_f64() * 1e6;
    run.limit(&format!("{what}, p99"), p99, "µs", LIMIT_US)
}

/// Reads a day of many benches in one go: carriers' labels, goods, and codes of ours.
fn replay(carriers: &Carriers, run: &Run) -> Verdict {
    let count = run.size(REPLAYED);
    let recorded = scans(count, |number| match number % 4 {
        0 | 1 => carrier_scan(run.seed ^ 7, number),
        2 => gs1_scan(run.seed ^ 7, number),
        _ => b"UA0012P4QX7M3".to_vec(),
    });
    let start = Instant::now();
    let mut found = 0_usize;
    for scan in &recorded {
        found += read(scan, carriers).candidates.len();
    }
    let took = start.elapsed();
    assert!(found >= recorded.len(), "each scan means something");
    note(&format!("{count} recorded scans read in {}", seconds(took)));
    run.limit(
        "recorded scans, read",
        took.as_secs_f64(),
        "s",
        REPLAY_LIMIT_S,
    )
}

/// The floor: no reading can do less than look at each byte and keep a copy.
fn walked(scan: &[u8]) -> (Vec<u8>, u32) {
    let copy: Vec<u8> = scan.iter().map(u8::to_ascii_uppercase).collect();
    let sum = copy.iter().map(|byte| u32::from(*byte)).sum();
    (copy, sum)
}

fn us(time: Duration) -> String {
    format!("{:.3} µs", time.as_secs_f64() * 1e6)
}

/// So many digits, made up.
fn digits(seed: u64, number: u32, count: usize) -> String {
    let first = seeded::scramble(seed, u64::from(number));
    let second = seeded::scramble(first, u64::from(number));
    format!("{first:020}{second:020}").split_off(40 - count)
}

/// A label of one of the families that a bench sees most; one of many is misread.
fn carrier_scan(seed: u64, number: u32) -> Vec<u8> {
    let some = |count| digits(seed, number, count);
    let mut scan = match number % 9 {
        0 => format!(
            "]C1420{}\u{1d}{}",
            some(5),
            checked(&format!("92{}", some(19)))
        ),
        1 => format!("420{}{}", some(9), checked(&format!("94{}", some(19)))),
        2 => format!(
            "]C0{}",
            sound(CheckRule::Ups1z, "", &format!("1Z5R8939{}", some(9)))
        ),
        3 => format!(
            "]C1{}",
            sound(CheckRule::Fedex14, &format!("96{}", some(18)), &some(13))
        ),
        4 => sound(CheckRule::Fedex14, &format!("10{}", some(18)), &some(13)),
        5 => format!("TBA{}", some(12)),
        6 => format!("]C0{}", sound(CheckRule::Fedex12, "", &some(11))),
        7 => format!("]C1{}", checked(&format!("93{}", some(19)))),
        _ => format!(
            "]U1[)>\u{1e}01\u{1d}96{}\u{1d}840\u{1d}001\u{1d}1Z{}\u{1d}UPSN\u{1d}12345E\u{1d}089\u{1e}\u{4}",
            some(9),
            some(8)
        ),
    };
    if number.is_multiple_of(MISREAD_EVERY) {
        let last = scan.pop().unwrap_or('0');
        scan.push(if last == '7' { '3' } else { '7' });
    }
    scan.into_bytes()
}

fn gs1_scan(seed: u64, number: u32) -> Vec<u8> {
    let some = |count| digits(seed ^ 1, number, count);
    format!(
        "]d201{}1728063011260101{}{}\u{1d}21{}",
        checked(&format!("0{}", some(12))),
        "10",
        some(8),
        some(12)
    )
    .into_bytes()
}

/// Puts the digit behind that a rule asks for over the payload; the first digit where none holds.
fn sound(rule: CheckRule, lead: &str, payload: &str) -> String {
    let digit = (0..10).find(|digit| rule.holds(&format!("{payload}{digit}")) == Some(true));
    format!("{lead}{payload}{}", digit.unwrap_or(0))
}

/// Puts the check digit behind.
fn checked(payload: &str) -> String {
    let digit = mod10_digit(payload).expect("digits");
    format!("{payload}{digit}")
}
