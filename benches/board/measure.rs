//! Sizes, percentiles, limits, and how figures are printed.

use std::process::Command;
use std::time::Duration;

/// The seed of every made-up input, so that two runs work on the same bytes.
const SEED: u64 = 20_261_123;

/// Whether a figure kept its limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It did, or none is applied.
    Kept,
    /// It did not.
    Missed,
}

impl Verdict {
    /// Joins two verdicts: one miss is a miss.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Kept, Self::Kept) => Self::Kept,
            (Self::Missed, _) | (_, Self::Missed) => Self::Missed,
        }
    }
}

/// What holds for the whole run.
pub struct Run {
    /// The seed of every made-up input.
    pub seed: u64,
    /// Sizes are divided by it; limits hold at 1 only.
    scale: u32,
}

impl Run {
    /// Reads the scale from `RETURNBAY_BENCH_SCALE`.
    pub fn from_environment() -> Self {
        let scale = std::env::var("RETURNBAY_BENCH_SCALE")
            .ok()
            .and_then(|text| text.parse().ok())
            .filter(|scale| *scale >= 1)
            .unwrap_or(1);
        Self { seed: SEED, scale }
    }

    /// Divides a full size by the scale; at least 20 remain.
    pub fn size(&self, full: u32) -> u32 {
        (full / self.scale).max(20)
    }

    /// Gives by what sizes are divided.
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// Says on what and with what this run measures.
    pub fn machine(&self) -> String {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        format!(
            "machine {} {} · {cores} cores · load {} · seed {} · sizes 1/{} · commit {} · sqlite {} · {}",
            std::env::consts::OS,
            std::env::consts::ARCH,
            load.split(' ').next().unwrap_or("unknown"),
            self.seed,
            self.scale,
            commit(),
            rusqlite::version(),
            if cfg!(debug_assertions) {
                "dev build"
            } else {
                "release build"
            },
        )
    }

    /// Prints a figure with its limit and tells whether it kept it.
    pub fn limit(&self, what: &str, figure: f64, unit: &str, limit: f64) -> Verdict {
        let (word, verdict) = if self.scale != 1 {
            ("not applied", Verdict::Kept)
        } else if figure <= limit {
            ("kept", Verdict::Kept)
        } else {
            ("MISSED", Verdict::Missed)
        };
        println!("  = {what}: {figure:.2} {unit} (limit {limit} {unit}: {word})");
        verdict
    }
}

fn commit() -> String {
    let said = Command::new("git")
        .args(["describe", "--always", "--dirty"])
        .output();
    said.ok().filter(|said| said.status.success()).map_or_else(
        || "unknown".to_owned(),
        |said| String::from_utf8_lossy(&said.stdout).trim().to_owned(),
    )
}

/// Prints one line of detail.
pub fn note(text: &str) {
    println!("  {text}");
}

/// Times in ascending order.
pub struct Times(Vec<Duration>);

impl Times {
    /// Sorts the times; at least one is needed.
    pub fn of(mut times: Vec<Duration>) -> Self {
        assert!(!times.is_empty(), "nothing was measured");
        times.sort_unstable();
        Self(times)
    }

    /// Gives the time that this many of a thousand do not exceed.
    pub fn permille(&self, share: usize) -> Duration {
        let place = (self.0.len() * share / 1000).min(self.0.len() - 1);
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Gives the median.
    pub fn median(&self) -> Duration {
        self.permille(500)
    }

    /// Gives the longest.
    pub fn longest(&self) -> Duration {
        self.0.last().copied().unwrap_or_default()
    }

    /// Says median, 99 of 100 and the longest.
    pub fn words(&self) -> String {
        format!(
            "p50 {} · p99 {} · longest {} · of {}",
            ms(self.median()),
            ms(self.permille(990)),
            ms(self.longest()),
            self.0.len()
        )
    }
}

/// Says a time in milliseconds.
pub fn ms(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1000.0)
}

/// Says a time in seconds.
pub fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// Gives a time as a multiple of another.
pub fn ratio(ours: Duration, floor: Duration) -> f64 {
    ours.as_secs_f64() / floor.as_secs_f64().max(f64::EPSILON)
}
