//! A list of 100,000 rows and 20 columns as a spreadsheet, against the same cells written by the writer alone, in
//! constant memory. Each runs in a process of its own, which tells its time and, of `/proc/self/status`, the most
//! memory that it ever had resident.

use std::process::Command;
use std::time::{Duration, Instant};

use returnbay::domain::time::{UtcMs, Zone};
use returnbay::exchange::out::{ShownCell, ShownHead, rows_xlsx};
use returnbay::text::{Language, Words};
use rust_xlsxwriter::{Format, Workbook};

use crate::measure::{Run, Verdict, note, ratio, seconds};

/// Rows at full size.
const ROWS: u32 = 100_000;
/// Columns.
const COLUMNS: u32 = 20;
/// Every so manieth column is a count.
const COUNT_EVERY: u32 = 4;
/// How often each is written; the fastest counts.
const TIMES: usize = 3;
/// Says which of both a process of its own is to write.
const CHILD: &str = "RETURNBAY_XLSX_CHILD";
/// How a process of its own says what it measured.
const TOLD: &str = "xlsx_100k told";
/// The limit of our time as a multiple of the writer's own.
const LIMIT_RATIO: f64 = 1.3;
/// The limit of memory in MB.
const LIMIT_MB: f64 = 150.0;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let rows = run.size(ROWS);
    if let Ok(which) = std::env::var(CHILD) {
        child(&which, rows);
    }
    let (ours, peak) = fastest("ours", run);
    let (floor, floor_peak) = fastest("floor", run);
    note(&format!(
        "{rows} rows of {COLUMNS}: ours {} and {}, the writer alone {} and {}",
        seconds(ours),
        told(peak),
        seconds(floor),
        told(floor_peak)
    ));
    let time = run.limit(
        "time against the writer alone",
        ratio(ours, floor),
        "times",
        LIMIT_RATIO,
    );
    let Some(peak) = peak else {
        note("memory: skipped, there is no /proc/self/status");
        return time;
    };
    time.and(run.limit("most resident memory", peak, "MB", LIMIT_MB))
}

fn told(peak: Option<f64>) -> String {
    peak.map_or_else(|| "?".to_owned(), |peak| format!("{peak:.0} MB"))
}

/// Writes one of both some times, each in a process of its own; gives the least time and the most memory in MB.
fn fastest(which: &str, run: &Run) -> (Duration, Option<f64>) {
    let mut times = Vec::new();
    let mut most = None;
    for _ in 0..TIMES {
        let program = std::env::current_exe().expect("the bench itself");
        let said = Command::new(program)
            .arg("xlsx_100k")
            .env(CHILD, which)
            .output()
            .expect("a process of its own");
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let line = said.lines().find_map(|line| line.strip_prefix(TOLD));
        let mut told = line.unwrap_or_else(|| panic!("{said}")).split_whitespace();
        let micros = told.next().and_then(|text| text.parse().ok());
        times.push(Duration::from_micros(micros.expect("a time")));
        let peak: Option<f64> = told.next().and_then(|text| text.parse().ok());
        most = match (most, peak) {
            (Some(one), Some(other)) => Some(f64::max(one, other)),
            (one, other) => one.or(other),
        };
    }
    let least = times.into_iter().min().expect("some times");
    note(&format!(
        "{which} of {TIMES} at 1/{}: {}",
        run.scale(),
        seconds(least)
    ));
    (least, most)
}

/// Writes once, says what it took, and ends the process.
fn child(which: &str, rows: u32) -> ! {
    let start = Instant::now();
    let bytes = match which {
        "ours" => ours(rows),
        _ => floor(rows),
    };
    let took = start.elapsed().as_micros();
    assert!(bytes.starts_with(b"PK"), "a workbook");
    let peak = peak_mb().map_or_else(String::new, |peak| format!("{peak:.3}"));
    println!("{TOLD} {took} {peak}");
    std::process::exit(0)
}

/// Gives the most memory that this process ever had resident, in MB of 1,000,000 bytes.
fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib * 1024.0 / 1_000_000.0)
}

/// Gives a cell: ids and words of which none is like another, and counts.
fn cell(row: u32, column: u32) -> ShownCell {
    if column % COUNT_EVERY == COUNT_EVERY - 1 {
        ShownCell::Count(row % 1000)
    } else if column == 0 {
        ShownCell::Text(format!("UT-{row:08}"))
    } else {
        ShownCell::Text(format!("发圈 hair ties {column} of {row}"))
    }
}

fn ours(rows: u32) -> Vec<u8> {
    let heads = (0..COLUMNS).map(|column| ShownHead {
        text: format!("Column {column}"),
        width: 20,
    });
    let heads: Vec<ShownHead> = heads.collect();
    let words = Words::new(Language::English, Zone::UTC);
    let row = |row| {
        (0..COLUMNS)
            .map(|column| cell(row, column))
            .collect::<Vec<_>>()
    };
    rows_xlsx(&heads, (0..rows).map(row), UtcMs(0), &words).expect("a workbook")
}

/// The same cells by the writer alone.
fn floor(rows: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let text_form = Format::new().set_num_format("@");
    let sheet = book.add_worksheet_with_constant_memory().expect("a sheet");
    for row in 0..rows {
        for column in 0..COLUMNS {
            let at = u16::try_from(column).expect("few");
            match cell(row, column) {
                ShownCell::Text(text) => {
                    sheet.write_string_with_format(row + 1, at, text, &text_form)
                }
                ShownCell::Count(count) => sheet.write_number(row + 1, at, count),
                ShownCell::Change(change) => {
                    let change = i32::try_from(change).expect("a small change");
                    sheet.write_number(row + 1, at, change)
                }
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}
