//! From a scan's bytes to the bench's dossier, with a million returns announced.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use returnbay::domain::reading::Candidate;
use returnbay::exchange::data;
use returnbay::exchange::returns::{self, ReadOptions};
use returnbay::ledger::fact::TakenFile;
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::scan::read;
use returnbay::shell::open::packs;
use returnbay::shell::seeded;
use returnbay::store::{MergeProgress, Reader, chunks_of};

use crate::ground::{Ground, seller, zone};
use crate::import_million::ROWS;
use crate::measure::{Run, Times, Verdict, note, ratio};

/// Scans at full size.
const SCANS: u32 = 20_000;
/// One scan of so many is of a parcel that nobody announced.
const UNKNOWN_EVERY: u32 = 10;
/// The limit in milliseconds.
const LIMIT_MS: f64 = 5.0;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let rows = run.size(ROWS);
    let ground = filled(seeded::returns_file(&seller(), run.seed, rows), rows);
    let reader = Reader::open(&ground.path(), packs()).expect("the store just made");
    let bare = Connection::open_with_flags(ground.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("the store just made");
    bare.execute_batch("pragma cache_size = -65536")
        .expect("a setting");
    let carriers = data::carriers::carriers();
    let (mut ours, mut floor, mut found) = (Vec::new(), Vec::new(), 0_u32);
    for scan in 0..run.size(SCANS) {
        let unknown = scan % UNKNOWN_EVERY == 0;
        let seed = if unknown { run.seed ^ 2 } else { run.seed };
        let mixed = seeded::scramble(run.seed ^ 3, u64::from(scan)) % u64::from(rows);
        let number = u32::try_from(mixed).expect("below the number of rows");
        let key = seeded::tracking(seed, number);
        let bytes = format!("]C1420{:05}{key}", number % 100_000);
        floor.push(look_up(&bare, &key));
        let start = Instant::now();
        let reading = read(bytes.as_bytes(), &carriers);
        let candidates: Vec<Candidate> = reading.candidates;
        let answer = reader
            .answer(&Query::Dossier(candidates), zone())
            .expect("an answer");
        ours.push(start.elapsed());
        let Answer::Dossier(dossier) = answer else {
            panic!("a dossier was asked for");
        };
        assert_eq!(dossier.lines.is_empty(), unknown, "scan {scan} of {key}");
        found += u32::from(!unknown);
    }
    let (ours, floor) = (Times::of(ours), Times::of(floor));
    note(&format!(
        "{rows} returns announced; {found} scans were of one"
    ));
    note(&format!("answer {}", ours.words()));
    note(&format!("floor  {}", floor.words()));
    note(&format!(
        "p50 {:.1} times two bare look-ups by key",
        ratio(ours.median(), floor.median())
    ));
    run.limit(
        "scan to answer, p99",
        ours.permille(990).as_secs_f64() * 1000.0,
        "ms",
        LIMIT_MS,
    )
}

/// The floor: the key, and the line it names.
pub fn look_up(db: &Connection, key: &str) -> Duration {
    let start = Instant::now();
    let found: Option<String> = db
        .prepare_cached(
            "select body from expected_key join expected on expected.line = expected_key.line
             where expected_key.key = ?1 and expected_key.kind = 0",
        )
        .and_then(|mut look| look.query_row(params![key], |row| row.get(0)).optional())
        .expect("a look-up");
    let took = start.elapsed();
    drop(found);
    took
}

/// A store with the returns of a report announced.
pub fn filled(text: String, rows: u32) -> Ground {
    let mut ground = Ground::new();
    let file = returns::read(text.as_bytes(), &seller(), &ReadOptions::default())
        .expect("a returns report");
    let chunks = chunks_of(&file.lines);
    for chunk in &chunks {
        ground.writer.stage_chunk(chunk).expect("a chunk is kept");
    }
    ground.must(Command::ImportReturns(TakenFile {
        seller: seller(),
        file: codec::sha256(text.as_bytes()),
        file_name: "million.tsv".to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: Vec::new(),
        rows,
        skipped: 0,
        chunks: chunks.into_iter().map(|one| one.named).collect(),
    }));
    drop(text);
    loop {
        let progress = ground.writer.merge_slice(|| false);
        if progress.expect("a slice is merged") == MergeProgress::Idle {
            break;
        }
    }
    ground.writer.checkpoint_idle().expect("an idle checkpoint");
    ground
}
