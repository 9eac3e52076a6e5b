//! A put until it is on the disk, over a bare write and sync of the bytes it logs.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use returnbay::shell::open::STORE_FILE;

use crate::ground::Ground;
use crate::measure::{Run, Times, Verdict, note, ratio};

/// Puts at full size; as many again go before them unmeasured.
const PUTS: u32 = 2000;
/// Puts between two idle moments, in which the log is folded into the store.
const PUTS_BETWEEN_PAUSES: u32 = 100;
/// Units of one parcel.
const UNITS_OF_A_PARCEL: u32 = 2;
/// The limit.
const LIMIT: f64 = 2.0;

/// A page of the store with its head in the log.
const FRAME_BYTES: usize = 4096 + 24;
/// Space of the floor's file: more than the log of one stretch between pauses.
const FLOOR_BYTES: usize = 64 << 20;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let mut ground = Ground::new();
    let mut floor = Floor::new(ground.folder.path());
    let index = ground.folder.path().join(format!("{STORE_FILE}-shm"));
    let puts = run.size(PUTS);
    let (mut ours, mut bare, mut logged) = (Vec::new(), Vec::new(), Vec::new());
    let mut framed = Vec::new();
    let mut parcel = ground.receive(0, run.seed);
    for number in 0..puts * 2 {
        if number % UNITS_OF_A_PARCEL == 0 {
            parcel = ground.receive(number / UNITS_OF_A_PARCEL + 1, run.seed);
        }
        if number % PUTS_BETWEEN_PAUSES == 0 {
            ground.writer.checkpoint_idle().expect("an idle checkpoint");
            // The log begins anew with the next write, which is not a measured one.
            ground.must(returnbay::ledger::Command::NameSeller {
                seller: crate::ground::seller(),
                name: format!("Seller by put {number}"),
            });
        }
        let order = ground.put(number, parcel, run.seed);
        let before = frames(&index);
        let start = Instant::now();
        ground.submit(&order);
        let took = start.elapsed();
        let bytes = (frames(&index) - before) * FRAME_BYTES;
        let bare_took = floor.write(bytes, bytes);
        let framed_took = floor.write(bytes, FRAME_BYTES);
        // The first half fills the log, so that the second overwrites it as on a day's work.
        if number >= puts {
            ours.push(took);
            bare.push(bare_took);
            framed.push(framed_took);
            logged.push(bytes);
        }
    }
    logged.sort_unstable();
    let bytes = logged.get(logged.len() / 2).copied().unwrap_or_default();
    let (ours, bare, framed) = (Times::of(ours), Times::of(bare), Times::of(framed));
    note(&format!("put    {}", ours.words()));
    note(&format!("floor  {}", bare.words()));
    note(&format!(
        "page by page, as the log is written, the floor is {}: the put is {:.2} times that",
        framed.words(),
        ratio(ours.median(), framed.median())
    ));
    note(&format!(
        "one put logs {bytes} bytes ({} pages) at the median",
        bytes / FRAME_BYTES
    ));
    note(&format!(
        "p99 {:.2} times the floor's p99",
        ratio(ours.permille(990), bare.permille(990))
    ));
    run.limit(
        "put over bare write and sync, p50",
        ratio(ours.median(), bare.median()),
        "x",
        LIMIT,
    )
}

/// Reads how many pages the log holds: `mxFrame` of the log's index, at byte 16 in the machine's
/// own order (SQLite's file format, "The WAL-Index File Format").
fn frames(index: &Path) -> usize {
    let mut head = [0_u8; 20];
    File::open(index)
        .and_then(|mut file| file.read_exact(&mut head))
        .expect("an open store has its log's index");
    let [.., a, b, c, d] = head;
    usize::try_from(u32::from_ne_bytes([a, b, c, d])).expect("a count fits")
}

/// A file that is written in place, as the log is.
struct Floor {
    file: File,
    bytes: Vec<u8>,
    at: u64,
    path: PathBuf,
}

impl Floor {
    fn new(folder: &Path) -> Self {
        let path = folder.join("floor.bin");
        let bytes = vec![0x5a; FLOOR_BYTES];
        std::fs::write(&path, &bytes).expect("room for the floor's file");
        let file = File::options()
            .write(true)
            .open(&path)
            .expect("the file just written");
        file.sync_all().expect("a disk that syncs");
        Self {
            file,
            bytes,
            at: 0,
            path,
        }
    }

    /// Writes so many bytes in pieces and syncs them.
    fn write(&mut self, count: usize, piece: usize) -> Duration {
        let bytes = self.bytes.get(..count).expect("a put is smaller than that");
        let length = u64::try_from(count).expect("a length fits");
        if self.at + length > u64::try_from(FLOOR_BYTES).expect("a length fits") {
            self.at = 0;
        }
        let start = Instant::now();
        let mut at = self.at;
        for part in bytes.chunks(piece.max(1)) {
            self.file.write_all_at(part, at).expect("the file is there");
            at += u64::try_from(part.len()).expect("a length fits");
        }
        self.file.sync_data().expect("a disk that syncs");
        let took = start.elapsed();
        self.at += length;
        took
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        // The folder goes with it anyway.
        drop(std::fs::remove_file(&self.path));
    }
}
