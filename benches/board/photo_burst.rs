//! Whether answers wait while the photos of a camera come in: scans beside a burst of 20 photos of 12
//! megapixels, against the same scans without it.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use returnbay::domain::codes::StationName;
use returnbay::exchange::data;
use returnbay::ledger::{Answer, Query};
use returnbay::scan::{Carriers, read};
use returnbay::shell::open::{STORE_FILE, packs};
use returnbay::shell::{Clock, Devices, Settings, Shell, ShellConfig, seeded};
use returnbay::store::Reader;

use crate::ground::{folder, person, seller, zone};
use crate::measure::{Run, Times, Verdict, note, ratio};
use crate::photo_ready::photo;

/// Photos of the burst.
const PHOTOS: u32 = 20;
/// Returns announced at full size.
const ROWS: u32 = 20_000;
/// Scans without a burst at full size.
const SCANS: u32 = 20_000;
/// The longest p99 of an answer during the burst, in milliseconds.
const LIMIT_MS: f64 = 5.0;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let rows = run.size(ROWS).max(PHOTOS);
    let photos = run.size(PHOTOS).max(2);
    let (data, camera) = (folder(), folder());
    let shell = opened(run, &data, rows);
    shell.change_settings(Settings {
        photo_folders: vec![camera.path().to_path_buf()],
        ..Settings::default()
    });
    shell.scan(seeded::tracking(run.seed, 0).as_bytes());
    shell.settle();
    let reader = Reader::open(&data.path().join(STORE_FILE), packs()).expect("the store just made");
    let carriers = data::carriers::carriers();
    let scan = |number: u32| answer(&reader, &carriers, run.seed, number % rows);
    let quiet: Vec<Duration> = (0..run.size(SCANS)).map(scan).collect();
    for number in 0..photos {
        let bytes = photo(run.seed ^ u64::from(number));
        fs::write(camera.path().join(format!("{number}.jpg")), bytes).expect("room");
    }
    // The first look finds them; the second finds that they stand still and takes them.
    shell.look_for_photos();
    shell.settle_photos();
    let over = Arc::new(AtomicBool::new(false));
    let (watched, told) = (shell.clone(), Arc::clone(&over));
    let start = Instant::now();
    let burst = std::thread::Builder::new().name("burst".to_owned());
    let burst = burst.spawn(move || {
        watched.look_for_photos();
        watched.settle_photos();
        told.store(true, Ordering::SeqCst);
    });
    let mut busy = Vec::new();
    let mut number = 0;
    while !over.load(Ordering::SeqCst) {
        busy.push(scan(number));
        number += 1;
    }
    let took = start.elapsed();
    burst.expect("a thread").join().expect("the burst ends");
    let kept = match reader.answer(&Query::Photos(None), zone()) {
        Ok(Answer::Photos(rows)) => rows.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        kept,
        usize::try_from(photos).expect("small"),
        "every photo is named"
    );
    let (quiet, busy) = (Times::of(quiet), Times::of(busy));
    note(&format!(
        "{photos} photos in {:.1} s beside {number} scans",
        took.as_secs_f64()
    ));
    note(&format!("without {}", quiet.words()));
    note(&format!("beside  {}", busy.words()));
    note(&format!(
        "p99 {:.1} times that without photos",
        ratio(busy.permille(990), quiet.permille(990))
    ));
    run.limit(
        "scan to answer beside the burst, p99",
        busy.permille(990).as_secs_f64() * 1000.0,
        "ms",
        LIMIT_MS,
    )
}

/// A shell on a store with the returns of a report announced.
fn opened(run: &Run, data: &tempfile::TempDir, rows: u32) -> Shell {
    let shell = Shell::open(ShellConfig {
        folder: data.path().to_path_buf(),
        station: StationName::parse("A").expect("a name"),
        zone: zone(),
        clock: Clock::system(),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    })
    .unwrap_or_else(|message| panic!("{message:?}"));
    let text = seeded::returns_file(&seller(), run.seed, rows);
    shell
        .take_text("returns.tsv", &seller(), text.into_bytes().into())
        .unwrap_or_else(|message| panic!("{message:?}"));
    shell.sign_in(person());
    shell.settle();
    shell
}

/// One scan as the bench takes it: bytes, what they may mean, and what the store knows of it.
fn answer(reader: &Reader, carriers: &Carriers, seed: u64, number: u32) -> Duration {
    let bytes = format!("]C1420{:05}{}", number, seeded::tracking(seed, number));
    let start = Instant::now();
    let reading = read(bytes.as_bytes(), carriers);
    let answer = reader.answer(&Query::Dossier(reading.candidates), zone());
    let took = start.elapsed();
    assert!(matches!(answer, Ok(Answer::Dossier(_))), "an answer");
    took
}
