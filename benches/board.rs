//! The program's speed as ratios to floors measured in the same run.
//!
//! `cargo bench` runs everything, `cargo bench -- durable_put` one. With
//! `RETURNBAY_BENCH_SCALE=100` every size is divided by 100 and no limit is applied, so that no
//! bench rots; without it a figure beyond its limit ends the run with exit code 1.

#![expect(clippy::print_stdout, reason = "a bench speaks on its standard output")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench measures by the machine's own clock"
)]

#[path = "board/agreement_power.rs"]
mod agreement_power;
#[path = "board/claim_pool.rs"]
mod claim_pool;
#[path = "board/dock_scan.rs"]
mod dock_scan;
#[path = "board/durable_put.rs"]
mod durable_put;
#[path = "board/evidence_pack.rs"]
mod evidence_pack;
#[path = "board/find.rs"]
mod find;
#[path = "board/ground.rs"]
mod ground;
#[path = "board/idle_window.rs"]
mod idle_window;
#[path = "board/import_million.rs"]
mod import_million;
#[path = "board/judging.rs"]
mod judging;
#[path = "board/measure.rs"]
mod measure;
#[path = "board/packing_orders.rs"]
mod packing_orders;
#[cfg(all(target_os = "linux", feature = "gui", feature = "serial"))]
#[path = "board/painted.rs"]
mod painted;
#[path = "board/papers_1000.rs"]
mod papers_1000;
#[path = "board/photo_burst.rs"]
mod photo_burst;
#[path = "board/photo_ready.rs"]
mod photo_ready;
#[path = "board/pin_guess.rs"]
mod pin_guess;
#[path = "board/preflight.rs"]
mod preflight;
#[path = "board/pty_event.rs"]
mod pty_event;
#[path = "board/pty_to_frame.rs"]
mod pty_to_frame;
#[path = "board/review.rs"]
mod review;
#[path = "board/scan_answer.rs"]
mod scan_answer;
#[path = "board/scan_read.rs"]
mod scan_read;
#[path = "board/seller_mail.rs"]
mod seller_mail;
#[path = "board/shop.rs"]
mod shop;
#[path = "board/statement.rs"]
mod statement;
#[cfg(feature = "gui")]
#[path = "board/table_frame.rs"]
mod table_frame;
#[cfg(all(target_os = "linux", feature = "gui"))]
#[path = "../tests/e2e/window.rs"]
#[expect(
    dead_code,
    reason = "the real-window test asks more of a window than a bench does"
)]
mod window;

#[path = "board/xlsx_100k.rs"]
mod xlsx_100k;

use std::process::ExitCode;

use measure::{Run, Verdict};

/// One bench: what it is called by, and its work.
type Bench = (&'static str, fn(&Run) -> Verdict);

const BENCHES: &[Bench] = &[
    ("durable_put", durable_put::run),
    ("import_million", import_million::run),
    ("scan_read", scan_read::run),
    ("scan_answer", scan_answer::run),
    ("dock_scan", dock_scan::run),
    ("judging", judging::run),
    ("find", find::run),
    ("review", review::run),
    ("agreement_power", agreement_power::run),
    ("claim_pool", claim_pool::run),
    ("seller_mail", seller_mail::run),
    ("statement", statement::run),
    ("packing_orders", packing_orders::run),
    ("papers_1000", papers_1000::run),
    ("preflight_1000", preflight::run),
    ("pin_guess", pin_guess::run),
    ("xlsx_100k", xlsx_100k::run),
    ("photo_ready", photo_ready::run),
    ("photo_burst", photo_burst::run),
    ("evidence_pack", evidence_pack::run),
    #[cfg(feature = "gui")]
    ("table_frame", table_frame::run),
    ("pty_event", pty_event::run),
    ("pty_to_frame", pty_to_frame::run),
    ("idle_window", idle_window::run),
];

fn main() -> ExitCode {
    // cargo itself adds `--bench`.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    if let Some(unknown) = wanted
        .iter()
        .find(|word| BENCHES.iter().all(|(name, _)| name != word))
    {
        println!("there is no bench {unknown}; there are:");
        for (name, _) in BENCHES {
            println!("  {name}");
        }
        return ExitCode::from(2);
    }
    let run = Run::from_environment();
    println!("{}", run.machine());
    let mut missed = Vec::new();
    for (name, bench) in BENCHES.iter().copied() {
        if !wanted.is_empty() && wanted.iter().all(|word| word != name) {
            continue;
        }
        println!("\n{name}");
        if bench(&run) == Verdict::Missed {
            missed.push(name);
        }
    }
    if missed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\nbeyond its limit: {}", missed.join(", "));
    ExitCode::FAILURE
}
