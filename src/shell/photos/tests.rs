//! Photos by a whole shell on real folders; each look at the camera's folder is asked for.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;

use tempfile::TempDir;

use super::cameras::TAKEN_FILE;
use super::*;
use crate::domain::codes::{PersonCode, SellerCode, StationName, UnitTag};
use crate::domain::ids::ParcelId;
use crate::domain::limits::PHOTO_AGAIN_MS;
use crate::domain::photo::PhotoKind;
use crate::domain::time::{UtcMs, Zone};
use crate::evidence::keep;
use crate::evidence::made::{Notes, bomb, jpeg, png, quarters};
use crate::exchange::returns::ReadOptions;
use crate::ledger::query::ParcelPhotos;
use crate::ledger::{Answer, Command, Query};
use crate::shell::desk::Desk;
use crate::shell::replay::{Replay, Way};
use crate::shell::shift;
use crate::shell::view::{DeviceHealth, Job, JobState, TakeRows};
use crate::shell::{Clock, ShellConfig};
use crate::station::Key;
use crate::text::{Language, Words};

/// A station with a camera that puts its photos into a folder.
pub(super) struct Bench {
    shell: Option<Shell>,
    pub(super) clock: Clock,
    pub(super) data: TempDir,
    pub(super) camera: TempDir,
}

impl Bench {
    /// A second thread of photos beside the shell's, with folders that are reached otherwise.
    pub(super) fn photos_thread(
        &self,
        limit: Duration,
        reach: impl Fn(&super::share::Wanted) -> super::share::Given + Send + Sync + 'static,
    ) -> PhotosThread {
        let file = self.data.path().join(super::super::open::STORE_FILE);
        let ended = Arc::new(AtomicBool::new(false));
        let (_sender, inbox) = sync_channel(1);
        PhotosThread {
            shared: self.shell().shared_arc(),
            reader: Reader::open(&file, super::super::open::packs()).unwrap(),
            store: self.shell().writer().clone(),
            data: self.data.path().to_path_buf(),
            inbox,
            ended: Arc::clone(&ended),
            devices: Devices::Left,
            cameras: Vec::new(),
            shares: Shares::new(Arc::new(reach), limit, ended),
            told: BTreeSet::new(),
        }
    }

    pub(super) fn new() -> Self {
        let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
        let mut bench = Self {
            shell: None,
            clock,
            data: tempfile::tempdir().unwrap(),
            camera: tempfile::tempdir().unwrap(),
        };
        bench.start();
        bench
    }

    pub(super) fn start(&mut self) {
        // One store is open once.
        drop(self.shell.take());
        let config = ShellConfig {
            folder: self.data.path().to_path_buf(),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: self.clock.clone(),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        };
        let shell = Shell::open(config).unwrap_or_else(|message| panic!("{message:?}"));
        shell.shared_arc().settings.change(|settings| {
            settings.photo_folders = vec![self.camera.path().to_path_buf()];
        });
        shell.sign_in(PersonCode::parse("OP-7").unwrap());
        shell.settle();
        self.shell = Some(shell);
    }

    pub(super) fn shell(&self) -> &Shell {
        self.shell.as_ref().unwrap()
    }

    pub(super) fn later(&self, seconds: i64) {
        self.clock.set(self.clock.now().plus_ms(seconds * 1000));
    }

    pub(super) fn scan(&self, code: &str) {
        self.later(2);
        self.shell().scan(code.as_bytes());
        self.shell().settle();
    }

    pub(super) fn press(&self, key: Key) {
        self.shell().press(key);
        self.shell().settle();
    }

    pub(super) fn open_parcel(&self, tracking: &str) -> ParcelId {
        self.scan(tracking);
        self.shell()
            .face()
            .in_hand
            .expect("a parcel in hand")
            .parcel
    }

    /// Puts one unit of nobody known and ends the parcel.
    pub(super) fn end_parcel(&self) {
        self.later(20);
        self.scan("UA00000000016");
        self.press(Key::NoBarcode);
        if self.shell().face().step == "binding" {
            self.press(Key::Digit(1));
        }
        self.scan("H-01");
        self.press(Key::EndParcel);
        assert_eq!(self.shell().face().in_hand, None);
    }

    /// The camera takes a photo now, each one another picture.
    pub(super) fn shoot(&self, name: &str) -> PathBuf {
        let shade = u32::try_from(name.len()).unwrap();
        self.shoot_at(name, self.clock.now(), 320 + shade * 8)
    }

    pub(super) fn shoot_at(&self, name: &str, at: UtcMs, width: u32) -> PathBuf {
        let text = Zone::UTC.local(at).format("%Y:%m:%d %H:%M:%S").to_string();
        let notes = Notes {
            taken: Some(&text),
            offset: Some("+00:00"),
            ..Notes::default()
        };
        let path = self.camera.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, jpeg(&quarters(width, 240), &notes)).unwrap();
        path
    }

    /// Two looks: the second finds each file as the first did.
    pub(super) fn look(&self) {
        for _ in 0..2 {
            self.shell().look_for_photos();
            self.shell().settle_photos();
        }
    }

    pub(super) fn ask(&self, query: &Query) -> Answer {
        let desk = Desk::open(self.data.path()).unwrap();
        desk.ask(query).unwrap()
    }

    pub(super) fn photos(&self, parcel: ParcelId) -> ParcelPhotos {
        match self.ask(&Query::ParcelPhotos(parcel)) {
            Answer::ParcelPhotos(Some(photos)) => *photos,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn kinds(&self, parcel: ParcelId) -> Vec<PhotoKind> {
        let photos = self.photos(parcel).photos;
        photos.iter().map(|row| row.named.kind).collect()
    }

    pub(super) fn notices(&self) -> Vec<Message> {
        let notices = self.shell().notices().into_iter();
        notices.map(|notice| notice.message).collect()
    }

    /// No fact names a photo that is not on the disk as its name says.
    pub(super) fn holds(&self) {
        let Answer::Photos(rows) = self.ask(&Query::Photos(None)) else {
            panic!("photos are asked for");
        };
        let photos = self.data.path().join(PHOTOS_FOLDER);
        for row in rows {
            assert!(keep::holds(&photos, row.named.photo).unwrap());
        }
    }
}

pub(super) const FIRST: &str = "1Z5R89390357567127";
pub(super) const SECOND: &str = "1Z999AA10123456784";

#[test]
fn the_cameras_photos_become_label_box_and_contents_of_the_open_parcel() {
    let mut bench = Bench::new();
    let parcel = bench.open_parcel(FIRST);
    let owed = bench.photos(parcel).parcel.owed;
    assert_eq!(owed.len(), 3);
    let mut files = Vec::new();
    for name in ["1.jpg", "02.jpg", "003.jpg"] {
        bench.later(1);
        files.push(bench.shoot(name));
    }
    let before: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    bench.shell().look_for_photos();
    bench.shell().settle_photos();
    assert!(bench.kinds(parcel).is_empty(), "they may still be written");
    bench.look();
    assert_eq!(
        bench.kinds(parcel),
        [PhotoKind::Label, PhotoKind::Box, PhotoKind::Contents]
    );
    assert!(bench.photos(parcel).parcel.owed.is_empty());
    bench.holds();
    // A restart takes nothing in again, with and without its list.
    for _ in 0..2 {
        bench.start();
        bench.look();
        assert_eq!(bench.photos(parcel).photos.len(), 3);
        fs::remove_file(bench.data.path().join(PHOTOS_FOLDER).join(TAKEN_FILE)).unwrap();
    }
    let after: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert_eq!(before, after, "the originals are only read");
}

#[test]
fn a_photo_that_comes_late_finds_the_parcel_that_was_open_when_it_was_taken() {
    let mut bench = Bench::new();
    let first = bench.open_parcel(FIRST);
    bench.later(5);
    let taken = bench.clock.now();
    bench.end_parcel();
    bench.later(60);
    let gap = bench.clock.now();
    bench.later(60);
    let second = bench.open_parcel(SECOND);
    bench.shoot_at("late.jpg", taken, 400);
    bench.shoot_at("between.jpg", gap, 420);
    bench.look();
    assert_eq!(bench.kinds(first), [PhotoKind::Label]);
    assert!(bench.kinds(second).is_empty());
    assert_eq!(bench.shell().devices().photos_homeless, 1);
    // After a restart the journal remembers what the program does not.
    bench.start();
    bench.shoot_at("later.jpg", taken.plus_ms(1000), 440);
    bench.look();
    assert_eq!(bench.kinds(first), [PhotoKind::Label, PhotoKind::Box]);
    bench.holds();
}

#[test]
fn a_photo_of_the_unit_in_hand_shows_that_unit() {
    let bench = Bench::new();
    let parcel = bench.open_parcel(FIRST);
    bench.scan("UA0012P4QX7M3");
    let hand = bench.shell().face().in_hand.unwrap();
    assert!(hand.unit.is_some());
    assert!(hand.asked.is_empty());
    bench.shoot("item.jpg");
    bench.look();
    let rows = bench.photos(parcel).photos;
    assert_eq!(rows[0].named.kind, PhotoKind::Item);
    assert_eq!(rows[0].named.unit, hand.unit);
}

impl Bench {
    /// Takes a seller's file that announces two phones in the first parcel.
    fn take_phones(&self) {
        let heads = "Order ID\tTracking ID\tASIN\tMerchant SKU\tFNSKU\tItem Name\tReturn quantity\tCategory";
        let line = "112-5550001-5550001\t1Z5R89390357567127\tB0PHONE001\tPH-11\tX003PHN001\tPhone\t2\tCell Phones";
        let file = self.data.path().join("returns.tsv");
        fs::write(&file, format!("{heads}\n{line}\n")).unwrap();
        let taken = self.shell().run(Job::TakeImport {
            path: file,
            seller: SellerCode::parse("S-01"),
            reading: ReadOptions::default(),
            rows: TakeRows::AllOrNone,
        });
        assert!(matches!(taken, Ok(JobState::Imported(_))), "{taken:?}");
    }

    /// Takes a phone up and says that it is locked: its serial number is asked for.
    fn locked_phone(&self, tag: &str) -> Option<UnitId> {
        self.scan(tag);
        self.scan("X003PHN001");
        self.press(Key::Digit(3));
        self.press(Key::Digit(5));
        let hand = self.shell().face().in_hand.unwrap();
        assert!(hand.asked.iter().eq([PhotoKind::Serial]));
        hand.unit
    }
}

/// A phone, by whose answers its serial number is photographed: no key for it, and no wait.
#[test]
fn a_photo_that_an_answer_asks_for_is_named_so_and_owed_where_it_does_not_come() {
    let bench = Bench::new();
    bench.take_phones();
    let parcel = bench.open_parcel(FIRST);
    let shown = bench.locked_phone("UA00000000016");
    bench.later(1);
    bench.shoot("serial.jpg");
    bench.look();
    bench.later(1);
    bench.shoot("again.jpg");
    bench.look();
    bench.scan("H-01");
    let owing = bench.locked_phone(UnitTag::make("A00", 2).unwrap().as_str());
    bench.scan("H-01");
    assert_eq!(bench.kinds(parcel), [PhotoKind::Serial, PhotoKind::Item]);
    let owed = bench.photos(parcel).parcel.owed;
    let of_units: Vec<_> = owed.iter().filter(|debt| debt.unit.is_some()).collect();
    assert_eq!(of_units.len(), 1);
    assert_eq!(
        (of_units[0].kind, of_units[0].unit),
        (PhotoKind::Serial, owing)
    );
    assert_ne!(shown, owing);
}

/// What a carton's unit owes: the seal is refused in words, and a file that a person adds pays.
#[test]
fn a_photo_added_for_what_owes_it_lets_the_container_be_sealed() {
    let bench = Bench::new();
    bench.take_phones();
    let parcel = bench.open_parcel(FIRST);
    bench.locked_phone("UA00000000016");
    bench.scan("D-01");
    bench.press(Key::Override);
    bench.press(Key::Digit(1));
    bench.scan("D-01");
    let Answer::Tag(Some(unit)) = bench.ask(&Query::Tag(UnitTag::parse("UA00000000016").unwrap()))
    else {
        panic!("it is put");
    };
    let seal = || {
        let container = unit.container.clone();
        bench.shell().commit(Command::SealContainer { container })
    };
    let owes = bench.photos(parcel).parcel.owed;
    assert!(
        owes.iter().any(|debt| debt.unit == Some(unit.unit)),
        "{owes:?}"
    );
    let refused = seal().unwrap_err();
    let said = |language| Words::new(language, Zone::UTC).say(&refused);
    assert_eq!(
        said(Language::English),
        "D-01: 1 unit in it owes photos (…00001 Serial number). Nothing was written. \
         Take the photos, or have a supervisor waive them under Open work, Photos owed."
    );
    assert!(said(Language::Chinese).contains("…00001 序列号"));
    let file = bench.shoot("late.jpg");
    bench.press(Key::EndParcel);
    bench.later(90_000);
    let of = PhotoOf {
        parcel,
        unit: Some(unit.unit),
        kind: PhotoKind::Serial,
    };
    bench.shell().take_photos_of(of, vec![file]);
    bench.shell().settle_photos();
    let rows = bench.photos(parcel).photos;
    assert_eq!(
        (rows[0].named.kind, rows[0].named.unit),
        (PhotoKind::Serial, Some(unit.unit))
    );
    seal().unwrap();
}

#[test]
fn a_dropped_photo_goes_to_the_open_parcel_and_without_one_it_is_said() {
    let bench = Bench::new();
    let plain = bench.camera.path().join("phone.png");
    fs::write(&plain, png(&quarters(300, 200))).unwrap();
    let drop_it = || {
        bench
            .shell()
            .take_photos(vec![plain.clone()], PhotoSource::Drop);
        bench.shell().settle_photos();
    };
    drop_it();
    let name = "phone.png".to_owned();
    let homeless = PhotoMsg::NoParcel { name: name.clone() };
    assert!(bench.notices().contains(&homeless.into()));
    let parcel = bench.open_parcel(FIRST);
    drop_it();
    let number = bench.photos(parcel).parcel.number;
    let kind = PhotoKind::Label;
    let kept = PhotoMsg::Kept {
        name: name.clone(),
        kind,
        number,
    };
    assert!(bench.notices().contains(&kept.into()));
    assert_eq!(bench.kinds(parcel), [PhotoKind::Label]);
    drop_it();
    assert!(bench.notices().contains(&PhotoMsg::Known { name }.into()));
    assert_eq!(bench.kinds(parcel), [PhotoKind::Label]);
    assert!(plain.exists());
}

#[test]
fn a_bad_file_is_one_sentence_in_both_languages_and_nothing_of_it_is_kept() {
    let bench = Bench::new();
    let parcel = bench.open_parcel(FIRST);
    let whole = jpeg(&quarters(640, 480), &Notes::default());
    let files: [(&str, Vec<u8>); 4] = [
        ("cut.jpg", whole[..whole.len() / 2].to_vec()),
        ("text.jpg", b"no picture".to_vec()),
        ("bomb.png", bomb(50_000, 50_000)),
        ("none.jpg", Vec::new()),
    ];
    let mut paths = Vec::new();
    for (name, bytes) in &files {
        let path = bench.camera.path().join(name);
        fs::write(&path, bytes).unwrap();
        paths.push(path);
    }
    paths.push(bench.camera.path().join("gone.jpg"));
    paths.push(bench.camera.path().to_path_buf());
    bench.shell().take_photos(paths, PhotoSource::File);
    bench.shell().settle_photos();
    let name = |text: &str| text.to_owned();
    let folder = name_of(bench.camera.path());
    for message in [
        PhotoMsg::CutOff {
            name: name("cut.jpg"),
        },
        PhotoMsg::NotAPicture {
            name: name("text.jpg"),
        },
        PhotoMsg::TooManyPixels {
            name: name("bomb.png"),
        },
        PhotoMsg::Empty {
            name: name("none.jpg"),
        },
        PhotoMsg::Gone {
            name: name("gone.jpg"),
        },
        PhotoMsg::Unreadable {
            name: folder,
            detail: name("no file"),
        },
    ] {
        let message = Message::from(message);
        assert!(bench.notices().contains(&message), "{message:?}");
        let said = Language::ALL.map(|one| bench.shell().words_of(one).say(&message));
        assert_ne!(said[0], said[1]);
    }
    assert!(bench.photos(parcel).photos.is_empty());
    for (name, bytes) in &files {
        let path = bench.camera.path().join(name);
        assert_eq!(fs::read(path).unwrap(), *bytes);
    }
    let photos = bench.data.path().join(PHOTOS_FOLDER);
    assert!(!photos.exists(), "nothing is half kept");
}

#[test]
fn a_folder_that_vanishes_is_said_and_goes_on_when_it_is_back() {
    let bench = Bench::new();
    let parcel = bench.open_parcel(FIRST);
    bench.look();
    let state = || bench.shell().devices().photos.clone().unwrap();
    assert_eq!(state().0, DeviceHealth::Good);
    let away = bench.data.path().join("away");
    fs::rename(bench.camera.path(), &away).unwrap();
    bench.look();
    let folder = bench.camera.path().display().to_string();
    let gone = Message::from(PhotoMsg::FolderGone { folder });
    assert_eq!(state(), (DeviceHealth::Bad, gone));
    fs::rename(&away, bench.camera.path()).unwrap();
    bench.shoot("back.jpg");
    bench.look();
    assert_eq!(state().0, DeviceHealth::Good);
    assert_eq!(bench.kinds(parcel), [PhotoKind::Label]);
    bench.shell().shared_arc().settings.change(|settings| {
        settings.photo_folders.clear();
    });
    bench.look();
    assert_eq!(bench.shell().devices().photos, None);
}

#[test]
fn a_photo_that_could_not_be_kept_is_kept_when_it_can_be() {
    let bench = Bench::new();
    let parcel = bench.open_parcel(FIRST);
    let photos = bench.data.path().join(PHOTOS_FOLDER);
    fs::write(&photos, b"in the way").unwrap();
    bench.shoot("label.jpg");
    bench.look();
    assert!(bench.photos(parcel).photos.is_empty());
    assert!(matches!(
        bench.notices().first(),
        Some(Message::Photo(PhotoMsg::NotKept { .. }))
    ));
    fs::remove_file(&photos).unwrap();
    bench.look();
    assert!(bench.photos(parcel).photos.is_empty(), "not yet again");
    bench.later(PHOTO_AGAIN_MS / 1000);
    bench.look();
    assert_eq!(bench.kinds(parcel), [PhotoKind::Label]);
    bench.holds();
}

#[test]
fn a_recorded_shift_adds_a_photo_to_the_open_parcel() {
    let bench = Bench::new();
    fs::write(
        bench.camera.path().join("box.png"),
        png(&quarters(300, 200)),
    )
    .unwrap();
    let text = format!("scan {FIRST}\nphoto box.png\n");
    let lines = shift::parse(&text).unwrap();
    let folder = bench.camera.path().to_path_buf();
    let mut replay = Replay::new(bench.shell().clone(), Way::Inbox, folder);
    for line in &lines {
        replay.play(line).unwrap();
    }
    let parcel = bench.shell().face().in_hand.unwrap().parcel;
    assert_eq!(bench.kinds(parcel), [PhotoKind::Label]);
}

#[test]
fn verify_names_a_photo_that_is_not_as_its_hash_says() {
    let bench = Bench::new();
    let parcel = bench.open_parcel(FIRST);
    bench.shoot("label.jpg");
    bench.look();
    let verified = || Desk::open(bench.data.path()).unwrap().verify().unwrap();
    assert_eq!(verified().first_bad, None);
    let hash = bench.photos(parcel).photos[0].named.photo;
    let photos = bench.data.path().join(PHOTOS_FOLDER);
    fs::write(keep::path(&photos, hash, keep::Size::Full), b"retouched").unwrap();
    let bad = verified().first_bad.unwrap();
    assert_eq!(bad.about, format!("photo:{hash}"));
}

/// A kill between file and fact leaves a file without a fact, never a fact without its file.
#[test]
fn a_photo_stands_on_the_disk_before_a_fact_is_asked_for() {
    let bench = Bench::new();
    bench.open_parcel(FIRST);
    let photo = bench.shoot("label.jpg");
    let (store, orders) = sync_channel(8);
    let mut thread = bench.photos_thread(Duration::from_mins(1), reach);
    thread.store = store;
    let photos = thread.photos();
    let writer = std::thread::Builder::new().name("writer".to_owned());
    let killed = writer
        .spawn(move || match orders.recv() {
            Ok(StoreMsg::Commit { order, .. }) => match order.command {
                Command::NamePhoto(named) => keep::holds(&photos, named.photo).unwrap(),
                other => panic!("{other:?}"),
            },
            _ => panic!("a command comes"),
        })
        .unwrap();
    // The writer dies without an answer: nothing is said to be kept.
    let source = Source {
        of: None,
        folder: bench.camera.path(),
        file: &FileAt {
            path: photo,
            written: None,
        },
        how: PhotoSource::Folder,
    };
    let took = thread.take(source, &Dating::default());
    assert!(matches!(took, Took::Again(_)), "{took:?}");
    assert!(killed.join().unwrap(), "whole before the command");
    // The next start finds the file and names it.
    bench.look();
    let hand = bench.shell().face().in_hand.unwrap();
    assert_eq!(bench.kinds(hand.parcel), [PhotoKind::Label]);
}
