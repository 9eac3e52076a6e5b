//! A full disk: the put is refused by its own sentence, earlier work is there, and with room the
//! same scan works.
//!
//! The disk is a small file system in memory that a process of its own mounts for itself alone.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use image::{Rgb, RgbImage};
use returnbay::domain::codes::{PersonCode, StationName};
use returnbay::domain::photo::PhotoSource;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::query::UnitFilter;
use returnbay::shell::desk::Desk;
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use returnbay::station::Key;
use returnbay::text::{BenchMsg, Language, Message, PhotoMsg};

use super::skip::skip;

/// Names the small disk's folder for the process inside.
const INSIDE: &str = "RETURNBAY_TEST_SMALL_DISK";
const DISK: &str = "size=4m";

#[test]
fn a_put_on_a_full_disk_is_refused_and_works_with_room() {
    if let Some(folder) = std::env::var_os(INSIDE) {
        work_on_a_small_disk(Path::new(&folder));
        return;
    }
    let Some(ways) = may_mount() else {
        skip("no small file system can be mounted here: the full disk is untested");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let output = Command::new("unshare")
        .args([
            ways,
            "sh",
            "-c",
            "mount -t tmpfs -o $1 none \"$2\" && shift 2 && exec \"$@\"",
            "sh",
            DISK,
        ])
        .arg(home.path())
        .arg(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "hostile_disk::a_put_on_a_full_disk_is_refused_and_works_with_room",
            "--nocapture",
        ])
        .env(INSIDE, home.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && told.contains("1 passed"),
        "{told}\n{errors}"
    );
}

/// Gives the arguments by which a process may mount for itself: as a user of its own, or as root.
fn may_mount() -> Option<&'static str> {
    let home = tempfile::tempdir().unwrap();
    ["-Urm", "-m"].into_iter().find(|ways| {
        let tried = Command::new("unshare")
            .args([ways, "mount", "-t", "tmpfs", "-o", DISK, "none"])
            .arg(home.path())
            .output();
        tried.is_ok_and(|output| output.status.success())
    })
}

/// A bench whose scans come two seconds apart.
struct Bench(Shell);

impl Bench {
    fn open(folder: &Path) -> Self {
        let shell = Shell::open(ShellConfig {
            folder: folder.join("data"),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: Clock::scripted(UtcMs::parse("2026-11-23T16:04:05Z").unwrap()),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        });
        Self(shell.unwrap_or_else(|message| panic!("it opens: {message:?}")))
    }

    fn scan(&self, code: &str) {
        let clock = self.0.clock();
        clock.set(clock.now().plus_ms(2_000));
        self.0.scan(code.as_bytes());
        self.0.settle();
    }

    fn press(&self, key: Key) {
        self.0.press(key);
        self.0.settle();
    }

    fn to_the_put(&self, tag: &str) {
        self.scan(tag);
        self.press(Key::NoBarcode);
        if self.0.face().step == "binding" {
            self.press(Key::Digit(1));
        }
        assert_eq!(self.0.face().step, "proposing", "{:#?}", self.0.face());
    }

    fn last_said(&self) -> String {
        self.0.said_since(0).0.last().unwrap().1.clone()
    }
}

fn work_on_a_small_disk(folder: &Path) {
    let bench = Bench::open(folder);
    bench.scan(&PersonCode::parse("OP-7").unwrap().printed());
    bench.scan("1Z5R89390357567127");
    bench.to_the_put("UA00000000016");
    bench.scan("H-01");
    assert_eq!(bench.last_said(), "Put UA00000000016 hold H-01");

    bench.to_the_put("UA0000000002J");
    let filler = folder.join("filler");
    fill(&filler);
    bench.scan("H-01");
    assert_eq!(bench.last_said(), "Refused disk_full");
    let face = bench.0.face();
    assert_eq!(face.step, "proposing", "the unit is still in hand");
    let full = Message::from(BenchMsg::DiskFull);
    assert!(
        face.result.as_ref().is_some_and(|(_, said)| *said == full)
            || face.prompt == Some(full.clone()),
        "{face:#?}"
    );
    for (language, part) in [
        (Language::English, "The disk is full"),
        (Language::Chinese, "磁盘已满"),
    ] {
        assert!(bench.0.words_of(language).say(&full).contains(part));
    }
    bench.scan("H-01");
    assert_eq!(bench.last_said(), "Refused disk_full", "still full");

    std::fs::remove_file(&filler).unwrap();
    bench.scan("H-01");
    assert_eq!(bench.last_said(), "Put UA0000000002J hold H-01");
    photo_on_a_small_disk(&bench, folder);
    drop(bench);
    let desk = Desk::open(&folder.join("data")).unwrap();
    assert_eq!(desk.verify().unwrap().first_bad, None);
    assert_eq!(desk.units(&UnitFilter::default()).unwrap().len(), 2);
}

/// A photo for which there is no room is not half kept, and nothing names it; with room it is.
fn photo_on_a_small_disk(bench: &Bench, folder: &Path) {
    let camera = tempfile::tempdir().unwrap();
    let photo = camera.path().join("label.png");
    RgbImage::from_fn(500, 400, |x, y| {
        Rgb([x, y, x * y].map(|shade| u8::try_from(shade % 251).unwrap()))
    })
    .save(&photo)
    .unwrap();
    let before = std::fs::read(&photo).unwrap();
    let filler = folder.join("filler");
    fill(&filler);
    let take = || {
        bench.0.take_photos(vec![photo.clone()], PhotoSource::File);
        bench.0.settle_photos();
        bench.0.notices().first().unwrap().message.clone()
    };
    let name = "label.png".to_owned();
    assert_eq!(take(), PhotoMsg::DiskFull { name }.into());
    let kept = || {
        let shelves = std::fs::read_dir(folder.join("data").join("photos"));
        shelves.map_or(0, |shelves| {
            shelves
                .map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count())
                .sum()
        })
    };
    assert_eq!(kept(), 0);
    std::fs::remove_file(&filler).unwrap();
    assert!(matches!(take(), Message::Photo(PhotoMsg::Kept { .. })));
    assert_eq!(kept(), 2, "the photo and its small copy");
    assert_eq!(std::fs::read(&photo).unwrap(), before);
}

/// Writes until not a byte more fits.
fn fill(path: &Path) {
    let mut file = std::fs::File::create(path).unwrap();
    let mut piece = 1 << 16;
    while piece > 0 {
        if file.write_all(&vec![0; piece]).is_err() {
            piece /= 2;
        }
    }
}
