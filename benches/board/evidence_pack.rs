//! An evidence pack of a parcel with 12 photos, from the question to the file on the disk: asked of the
//! store, the photos read and compared with their hashes, page and manifest made, sealed, signed.

use std::fs;
use std::hint::black_box;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use returnbay::domain::codes::StationName;
use returnbay::domain::photo::{PhotoKind, PhotoSource};
use returnbay::evidence::{Ready, keep};
use returnbay::exchange::out::write_whole;
use returnbay::ledger::Command;
use returnbay::ledger::codec;
use returnbay::ledger::fact::NamedPhoto;
use returnbay::shell::desk::Desk;
use returnbay::shell::evidence::PackFormat;
use returnbay::shell::{Clock, Devices, Shell, ShellConfig, seeded};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::ground::{folder, person, seller, zone};
use crate::measure::{Run, Times, Verdict, note, ratio};

/// Photos of the parcel.
const PHOTOS: u32 = 12;
/// Bytes of a photo at full size: more than most that are kept.
const BYTES: u32 = 1_500_000;
/// Bytes of a small copy.
const SMALL_BYTES: usize = 12_000;
/// Packs at full size.
const PACKS: u32 = 200;
/// The limit, as a multiple of the floor.
const LIMIT: f64 = 1.3;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let (data, out) = (folder(), folder());
    let shell = opened(run, &data);
    let tracking = seeded::tracking(run.seed, 0);
    shell.scan(tracking.as_bytes());
    shell.settle();
    let photos = photos(run, &shell, data.path(), &tracking);
    let desk = Desk::open(data.path()).unwrap_or_else(|message| panic!("{message:?}"));
    let (mut ours, mut floors) = (Vec::new(), Vec::new());
    let at = shell.now();
    let mut size = 0;
    for _ in 0..run.size(PACKS).max(3) {
        floors.push(floor(&photos, &out.path().join("floor.zip")));
        let start = Instant::now();
        let path = out.path().join("pack.zip");
        let pack = desk.evidence(&tracking, None, PackFormat::Zip, at, &path);
        let pack = pack.unwrap_or_else(|message| panic!("{message:?}"));
        ours.push(start.elapsed());
        assert_eq!(pack.photos, PHOTOS, "every photo is in it");
        size = pack.bytes.len();
    }
    let start = Instant::now();
    let path = out.path().join("pack.html");
    let page = desk.evidence(&tracking, None, PackFormat::Html, at, &path);
    let page = page.unwrap_or_else(|message| panic!("{message:?}")).bytes;
    note(&format!(
        "the page of {} KB: {:.1} ms",
        page.len() / 1024,
        start.elapsed().as_secs_f64() * 1000.0
    ));
    let (ours, floors) = (Times::of(ours), Times::of(floors));
    note(&format!("{PHOTOS} photos, a pack of {} KB", size / 1024));
    note(&format!("pack   {}", ours.words()));
    note(&format!("floor  {}", floors.words()));
    run.limit(
        "an evidence pack on the disk, p50 to the same photos read, archived and written",
        ratio(ours.median(), floors.median()),
        "x",
        LIMIT,
    )
}

/// The floor: the same files read, stored in an archive, brought to disk.
fn floor(photos: &[PathBuf], path: &Path) -> Duration {
    let start = Instant::now();
    let read: Vec<Vec<u8>> = photos
        .iter()
        .map(|path| fs::read(path).expect("there"))
        .collect();
    let room = read.iter().map(Vec::len).sum::<usize>() + 64 * 1024;
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(room)));
    let how = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (number, bytes) in read.iter().enumerate() {
        zip.start_file(format!("{number}.jpg"), how)
            .expect("an entry");
        zip.write_all(black_box(bytes)).expect("memory");
    }
    let bytes = zip.finish().expect("an archive").into_inner();
    write_whole(path, &bytes).expect("room");
    start.elapsed()
}

/// Keeps and names the photos of the parcel; gives their files.
fn photos(run: &Run, shell: &Shell, data: &Path, tracking: &str) -> Vec<PathBuf> {
    let desk = Desk::open(data).unwrap_or_else(|message| panic!("{message:?}"));
    let life = desk
        .timeline(tracking)
        .unwrap_or_else(|message| panic!("{message:?}"));
    let parcel = life
        .and_then(|life| life.parcel)
        .expect("it was scanned")
        .parcel;
    let kinds = [PhotoKind::Box, PhotoKind::Contents, PhotoKind::Box];
    let folder = data.join(keep::PHOTOS_FOLDER);
    let each = (0..PHOTOS).zip(kinds.into_iter().cycle());
    let made = each.map(|(number, kind)| {
        let full = noise(
            run.seed ^ u64::from(number),
            usize::try_from(run.size(BYTES)).expect("small"),
        );
        let ready = Ready {
            hash: codec::sha256(&full),
            width: 1600,
            height: 1200,
            small: noise(run.seed, SMALL_BYTES),
            full,
        };
        keep::keep(&folder, &ready).expect("room for a photo");
        let named = NamedPhoto {
            photo: ready.hash,
            parcel,
            unit: None,
            kind,
            source: PhotoSource::File,
            taken_at: shell.now(),
            width: ready.width,
            height: ready.height,
            bytes: u32::try_from(ready.full.len()).expect("small"),
        };
        let named = shell.commit(Command::NamePhoto(named));
        named.unwrap_or_else(|message| panic!("{message:?}"));
        keep::path(&folder, ready.hash, keep::Size::Full)
    });
    made.collect()
}

/// Bytes that begin as a JPEG and pack no smaller, as its own do.
fn noise(seed: u64, count: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0];
    let mut number = 0;
    while bytes.len() < count {
        bytes.extend(seeded::scramble(seed, number).to_le_bytes());
        number += 1;
    }
    bytes.truncate(count);
    bytes
}

fn opened(run: &Run, data: &tempfile::TempDir) -> Shell {
    let shell = Shell::open(ShellConfig {
        folder: data.path().to_path_buf(),
        station: StationName::parse("A").expect("a name"),
        zone: zone(),
        clock: Clock::system(),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    })
    .unwrap_or_else(|message| panic!("{message:?}"));
    let text = seeded::returns_file(&seller(), run.seed, 100);
    shell
        .take_text("returns.tsv", &seller(), text.into_bytes().into())
        .unwrap_or_else(|message| panic!("{message:?}"));
    shell.sign_in(person());
    shell.settle();
    shell
}
