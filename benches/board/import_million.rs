//! A returns report of a million rows, over bare upserts of the same rows; and what scans wait
//! meanwhile.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

use returnbay::domain::expected::ExpectedLine;
use returnbay::domain::limits::MERGE_SLICE_MS;
use returnbay::exchange::returns::{self, ReadOptions};
use returnbay::ledger::fact::TakenFile;
use returnbay::ledger::{Command, codec};
use returnbay::shell::seeded;
use returnbay::shell::view::{Job, JobState};
use returnbay::store::{Chunk, LogFolder, LogWork, MergeProgress, Writer, chunks_of};

use crate::ground::{Ground, seller};
use crate::measure::{Run, Times, Verdict, ms, note, ratio, seconds};
use crate::shop::Shop;

/// Rows of the report at full size.
pub const ROWS: u32 = 1_000_000;
/// The limit of the import over its floor.
const LIMIT: f64 = 1.6;
/// The limit of what a scan waits, in milliseconds.
const WAIT_LIMIT_MS: f64 = 50.0;
/// Parcels announced before the import begins, scanned while it runs.
const PARCELS: u32 = 2000;
/// Pause between two scans: far quicker than people.
const PAUSE: Duration = Duration::from_millis(100);

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let rows = run.size(ROWS);
    let text = seeded::returns_file(&seller(), run.seed, rows);
    let start = Instant::now();
    let file = returns::read(text.as_bytes(), &seller(), &ReadOptions::default())
        .expect("a returns report");
    let parsing = start.elapsed();
    assert_eq!(file.lines.len(), usize::try_from(rows).unwrap_or(0));
    note(&format!(
        "{rows} rows, {} MB; parsed in {}",
        text.len() / 1_000_000,
        seconds(parsing)
    ));
    let hash = codec::sha256(text.as_bytes());
    let floor = floor(&file.lines);
    note(&format!("floor  {}", seconds(floor)));
    let start = Instant::now();
    let chunks = chunks_of(&file.lines);
    let cutting = start.elapsed();
    drop(file);
    let import = Import { rows, hash, chunks };
    let mut ground = Ground::new();
    let ours = take(&mut ground, &import);
    ground.writer.close().expect("a store that closes");
    ours.say(cutting);
    drop(import);
    let verdict = run.limit(
        "import over bare upserts",
        ratio(ours.whole(), floor),
        "x",
        LIMIT,
    );
    let text: Arc<[u8]> = text.into_bytes().into();
    let waited = scan_meanwhile(run, text);
    verdict.and(run.limit(
        "longest wait of a scan during the import",
        waited.longest().as_secs_f64() * 1000.0,
        "ms",
        WAIT_LIMIT_MS,
    ))
}

/// A report ready to be taken.
struct Import {
    rows: u32,
    hash: returnbay::domain::ids::Hash,
    chunks: Vec<Chunk>,
}

/// Where the time of an import went.
struct Parts {
    staging: Duration,
    naming: Duration,
    merging: Duration,
    folding: Duration,
    longest: Duration,
    slices: u32,
}

impl Parts {
    fn whole(&self) -> Duration {
        self.staging + self.naming + self.merging + self.folding
    }

    fn say(&self, cutting: Duration) {
        note(&format!("import {}", seconds(self.whole())));
        note(&format!(
            "  staged in {} · fact {} · merged in {} · log folded in {}",
            seconds(self.staging),
            ms(self.naming),
            seconds(self.merging),
            seconds(self.folding)
        ));
        note(&format!(
            "  {} slices, the longest call held the writer {}; cutting into chunks beforehand, on another thread, {}",
            self.slices,
            ms(self.longest),
            seconds(cutting)
        ));
    }
}

/// Takes a report by the store's own calls, as the shell does, with nothing beside it but the
/// thread that folds the log.
fn take(ground: &mut Ground, import: &Import) -> Parts {
    let folder = LogFolder::open(&ground.path()).expect("a folder of the log");
    let (ask, asked) = sync_channel(1);
    let (folded, done) = channel();
    let folding = move || {
        while asked.recv().is_ok() {
            folder.fold().expect("a log that folds");
            // Who does not pause does not listen.
            folded.send(()).ok();
        }
    };
    let log = Log { ask, done };
    let beside = thread::spawn(folding);
    let mut parts = take_beside(ground, import, &log);
    let start = Instant::now();
    drop(log);
    beside.join().expect("a log that folds");
    ground.writer.checkpoint_idle().expect("an idle checkpoint");
    parts.folding = start.elapsed();
    parts
}

/// The thread that folds the log.
struct Log {
    ask: SyncSender<()>,
    done: Receiver<()>,
}

impl Log {
    /// Has a long log folded as the shell does.
    fn fold(&self, writer: &Writer) {
        let work = writer.log_work().expect("a log that tells its length");
        if work != LogWork::Nothing {
            self.ask.try_send(()).ok();
        }
        if work == LogWork::Rest {
            self.done.recv().expect("a log that is folded");
        }
    }
}

fn take_beside(ground: &mut Ground, import: &Import, log: &Log) -> Parts {
    let mut longest = Duration::ZERO;
    let start = Instant::now();
    for chunk in &import.chunks {
        let one = Instant::now();
        ground.writer.stage_chunk(chunk).expect("a chunk is kept");
        log.fold(&ground.writer);
        longest = longest.max(one.elapsed());
    }
    let staging = start.elapsed();
    let start = Instant::now();
    ground.must(Command::ImportReturns(TakenFile {
        seller: seller(),
        file: import.hash,
        file_name: "million.tsv".to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: Vec::new(),
        rows: import.rows,
        skipped: 0,
        chunks: import.chunks.iter().map(|one| one.named.clone()).collect(),
    }));
    let naming = start.elapsed();
    longest = longest.max(naming);
    let start = Instant::now();
    let mut slices = 0;
    loop {
        let one = Instant::now();
        let until = one + Duration::from_millis(MERGE_SLICE_MS);
        let progress = ground.writer.merge_slice(|| Instant::now() >= until);
        longest = longest.max(one.elapsed());
        let one = Instant::now();
        log.fold(&ground.writer);
        longest = longest.max(one.elapsed());
        match progress.expect("a slice is merged") {
            MergeProgress::Idle => break,
            MergeProgress::Working { .. } | MergeProgress::Finished { .. } => slices += 1,
        }
    }
    Parts {
        staging,
        naming,
        merging: start.elapsed(),
        folding: Duration::ZERO,
        longest,
        slices,
    }
}

/// A row of `expected` and the rows of `expected_key`, ready to be written.
struct Ready {
    chunks: Vec<Chunk>,
    lines: Vec<([u8; 16], String)>,
    keys: Vec<(String, i64, [u8; 16])>,
}

impl Ready {
    fn of(lines: &[ExpectedLine]) -> Self {
        let mut ready = Self {
            chunks: chunks_of(lines),
            lines: Vec::with_capacity(lines.len()),
            keys: Vec::with_capacity(lines.len() * 4),
        };
        for line in lines {
            let id = codec::line_id(line).0;
            let mut text = String::new();
            codec::encode_line(line, &mut text);
            text.truncate(text.trim_end().len());
            ready.lines.push((id, text));
            let mut key = |key: &str, kind| ready.keys.push((key.to_owned(), kind, id));
            for tracking in &line.tracking {
                key(tracking, 0);
            }
            if let Some(rma) = &line.of.rma_id {
                key(&rma.as_str().to_uppercase(), 1);
            }
            if let Some(order) = &line.of.order_id {
                key(order.as_str(), 2);
            }
            if let Some(product) = line.asin.as_ref().or(line.sku.as_ref()) {
                key(product, 4);
            }
            for tracking in &line.tracking {
                if let Some(from) = tracking.len().checked_sub(6) {
                    key(&tracking[from..], 5);
                }
            }
            if let (Some(_), Some(sku)) = (&line.asin, &line.sku) {
                key(sku, 6);
            }
        }
        // The harder floor: what is written in the order of its key costs least.
        ready.lines.sort_unstable();
        ready.keys.sort_unstable();
        ready
    }
}

/// Writes the same rows into the same tables by bare prepared upserts in one transaction, and
/// folds the log, with every row made ready beforehand.
fn floor(lines: &[ExpectedLine]) -> Duration {
    let ready = Ready::of(lines);
    let ground = Ground::new();
    let path = ground.path();
    let Ground { writer, folder, .. } = ground;
    writer.close().expect("a store that closes");
    let mut db = bare(&path);
    let start = Instant::now();
    upsert(&mut db, &ready).expect("bare upserts");
    db.query_row("pragma wal_checkpoint(passive)", [], |_| Ok(()))
        .expect("a checkpoint");
    let took = start.elapsed();
    drop(db);
    drop(folder);
    took
}

/// Opens a store with the settings of the store's own writer.
fn bare(path: &Path) -> Connection {
    let db = Connection::open(path).expect("the store just made");
    db.execute_batch(
        "pragma synchronous = full; pragma cache_size = -65536; pragma temp_store = memory;
         pragma cell_size_check = on; pragma wal_autocheckpoint = 0;",
    )
    .expect("settings");
    db
}

fn upsert(db: &mut Connection, ready: &Ready) -> rusqlite::Result<()> {
    let change = db.transaction()?;
    {
        let mut add = change.prepare(
            "insert into import_chunk (hash, bytes) values (?1, ?2) on conflict do nothing",
        )?;
        for chunk in &ready.chunks {
            add.execute(params![chunk.named.hash.0, chunk.bytes])?;
        }
        let mut add = change.prepare(
            "insert into expected (line, source, body) values (?1, ?2, ?3)
             on conflict (line) do update set source = excluded.source, body = excluded.body",
        )?;
        for (id, text) in &ready.lines {
            add.execute(params![id, 1, text])?;
        }
        let mut add = change.prepare(
            "insert into expected_key (key, kind, line) values (?1, ?2, ?3)
             on conflict do nothing",
        )?;
        for (key, kind, id) in &ready.keys {
            add.execute(params![key, kind, id])?;
        }
    }
    change.commit()
}

/// Takes the same report through the running shell while a bench scans parcels; gives what each
/// scan took from its bytes to the answer, its receipt on the disk.
fn scan_meanwhile(run: &Run, text: Arc<[u8]>) -> Times {
    let shop = Shop::open(run.seed ^ 1, PARCELS, None);
    let mut number = 0;
    let mut quiet = Vec::new();
    for _ in 0..20 {
        quiet.extend(shop.parcel(number));
        number += 1;
    }
    note(&format!(
        "scans before the import  {}",
        Times::of(quiet).words()
    ));
    let (_never, pause) = channel::<()>();
    let start = Instant::now();
    let job = shop.shell.start(Job::TakeText {
        name: "million.tsv".to_owned(),
        seller: seller(),
        bytes: text,
    });
    let mut waits = Vec::new();
    while running(&shop, job) {
        waits.extend(shop.parcel(number % PARCELS));
        number += 1;
        assert_eq!(pause.recv_timeout(PAUSE), Err(RecvTimeoutError::Timeout));
    }
    let waits = Times::of(waits);
    note(&format!("scans during the import  {}", waits.words()));
    note(&format!(
        "the whole job beside scanning, parsing and comparing included, took {}",
        seconds(start.elapsed())
    ));
    waits
}

fn running(shop: &Shop, job: u64) -> bool {
    let jobs = shop.shell.jobs();
    let found = jobs.iter().find(|one| one.id == job).expect("our job");
    match &found.state {
        JobState::Running { .. } => true,
        JobState::Imported(_) => false,
        other => panic!("the import ended as {other:?}"),
    }
}
