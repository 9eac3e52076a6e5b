//! Covered copies and originals that go by rule, by a whole shell on real folders.

use std::fs;
use std::path::PathBuf;

use super::tests::{Bench, FIRST};
use super::*;
use crate::domain::ids::Hash;
use crate::domain::mask::Area;
use crate::domain::photo::PhotoKind;
use crate::domain::time::Day;
use crate::evidence::keep::{self, Size};
use crate::ledger::Command;
use crate::ledger::fact::{NamedPhoto, PurgedPhotos};
use crate::ledger::rows::PhotoRow;
use crate::shell::desk::Desk;
use crate::shell::evidence::PackFormat;
use crate::shell::jobs::purge::LookedFor;
use crate::shell::privacy::Purged;
use crate::shell::view::{Job, JobState, OpenToCover};
use crate::station::Key;
use crate::store::Why;
use crate::text::PrivacyMsg;

const HALF: [u16; 4] = [0, 0, 1000, 500];

fn area(sides: [u16; 4]) -> Area {
    Area::of(sides).unwrap()
}

impl Bench {
    /// A parcel with the photo of its label.
    fn labelled(&self, tracking: &str, file: &str) -> (ParcelId, Hash) {
        let parcel = self.open_parcel(tracking);
        self.later(1);
        self.shoot(file);
        self.look();
        let rows = self.photos(parcel).photos;
        assert_eq!(rows[0].named.kind, PhotoKind::Label);
        (parcel, rows[0].named.photo)
    }

    fn cover(&self, photo: Hash, sides: [u16; 4]) {
        self.shell().cover(photo, vec![area(sides)]);
        self.shell().settle_photos();
    }

    fn row(&self, parcel: ParcelId, photo: Hash) -> PhotoRow {
        let rows = self.photos(parcel).photos;
        let row = rows.into_iter().find(|row| row.named.photo == photo);
        row.expect("a photo")
    }

    fn file(&self, photo: Hash, size: Size) -> PathBuf {
        keep::path(&self.data.path().join(PHOTOS_FOLDER), photo, size)
    }

    fn files_of(&self, photo: Hash) -> usize {
        let sizes = [Size::Full, Size::Small];
        let there = sizes.map(|size| self.file(photo, size).exists());
        there.into_iter().filter(|is| *is).count()
    }

    fn purge(&self, day: &str) -> Result<Purged, Message> {
        let day = Day::parse(day).unwrap();
        match self.shell().run(Job::Purge { day })? {
            JobState::Purged(done) => Ok(*done),
            JobState::Failed(message) => Err(message),
            other => panic!("{other:?}"),
        }
    }

    fn days_later(&self, days: i64) {
        self.later(days * 86_400);
    }

    fn verified(&self) -> crate::store::Verified {
        Desk::open(self.data.path()).unwrap().verify().unwrap()
    }
}

#[test]
fn a_label_is_covered_by_a_person_and_the_copy_is_kept_beside_its_original() {
    let bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    assert_eq!(bench.row(parcel, label).copy, None, "nothing by itself");
    bench.shell().open_to_cover(label);
    bench.shell().settle_photos();
    let open = bench.shell().covering().expect("open");
    let OpenToCover::Open { proposed, said, .. } = &open.state else {
        panic!("{:?}", open.state);
    };
    assert_eq!(*said, PrivacyMsg::LeavesThird);
    assert_eq!(*proposed, [area([0, 0, 1000, 667])]);
    assert_eq!(bench.row(parcel, label).copy, None, "a proposal is no copy");

    bench.cover(label, HALF);
    assert_eq!(bench.shell().covering(), None);
    let copy = bench.row(parcel, label).copy.expect("a copy");
    let photos = bench.data.path().join(PHOTOS_FOLDER);
    assert!(keep::holds(&photos, copy).unwrap());
    assert!(keep::holds(&photos, label).unwrap(), "the original stands");
    let dark = |size| {
        let picture = image::open(bench.file(copy, size)).unwrap().into_rgb8();
        let sides = (picture.width() / 2, picture.height() / 4);
        picture
            .get_pixel(sides.0, sides.1)
            .0
            .iter()
            .all(|part| *part < 16)
    };
    assert!(dark(Size::Full) && dark(Size::Small));
    assert_eq!(bench.verified().photos, 2, "original and copy");

    // Another copy takes its place, and the one before shows what it did not cover.
    bench.cover(label, [0, 0, 1000, 900]);
    let newer = bench.row(parcel, label).copy.expect("a copy");
    assert_ne!(newer, copy);
    assert_eq!((bench.files_of(copy), bench.files_of(newer)), (0, 2));
    assert_eq!(bench.verified().first_bad, None);
}

#[test]
fn what_is_refused_leaves_neither_fact_nor_file() {
    let bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    let files = || {
        let shelves = fs::read_dir(bench.data.path().join(PHOTOS_FOLDER)).unwrap();
        let shelves = shelves
            .map(|shelf| shelf.unwrap().path())
            .filter(|path| path.is_dir());
        shelves
            .map(|shelf| fs::read_dir(shelf).unwrap().count())
            .sum::<usize>()
    };
    let before = files();
    bench.shell().cover(label, Vec::new());
    bench.shell().cover(label, vec![area(HALF); 25]);
    bench.shell().cover(Hash([3; 32]), vec![area(HALF)]);
    bench.shell().settle_photos();
    assert_eq!(bench.row(parcel, label).copy, None);
    assert_eq!(files(), before);
    // An original that is not what its name says is not copied.
    fs::write(bench.file(label, Size::Full), b"changed").unwrap();
    bench.cover(label, HALF);
    bench.shell().open_to_cover(label);
    bench.shell().settle_photos();
    assert_eq!(bench.shell().covering().unwrap().state, OpenToCover::Unread);
    assert!(bench.notices().contains(&PrivacyMsg::OriginalUnread.into()));
    assert_eq!(bench.row(parcel, label).copy, None);
    assert_eq!(files(), before);
}

#[test]
fn a_copy_that_two_photos_share_stays_while_one_of_them_has_it() {
    let bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    bench.later(1);
    // Another picture of the same size.
    bench.shoot_at("22.jpg", bench.clock.now(), 320 + 5 * 8);
    let path = bench.camera.path().join("22.jpg");
    let mut picture = image::open(&path).unwrap().into_rgb8();
    picture.put_pixel(9, 9, image::Rgb([255, 255, 0]));
    picture.save(&path).unwrap();
    bench.look();
    let rows = bench.photos(parcel).photos;
    let other = rows.iter().find(|row| row.named.photo != label).unwrap();
    let other = other.named.photo;
    for photo in [label, other] {
        bench.cover(photo, [0, 0, 1000, 1000]);
    }
    let shared = bench.row(parcel, label).copy.unwrap();
    assert_eq!(bench.row(parcel, other).copy, Some(shared));
    bench.cover(label, HALF);
    assert_eq!(bench.files_of(shared), 2);
    assert_eq!(bench.verified().first_bad, None);
    bench.cover(other, HALF);
    assert_eq!(bench.files_of(shared), 0);
    assert_eq!(bench.verified().first_bad, None);
}

#[test]
fn a_pack_holds_the_covered_copy_and_no_byte_of_the_original() {
    let bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    let number = bench.photos(parcel).parcel.number.to_string();
    let pack = |format, name: &str| {
        let path = bench.data.path().join(name);
        let desk = Desk::open(bench.data.path()).unwrap();
        let packed = desk.evidence(&number, None, format, bench.clock.now(), &path);
        packed.unwrap_or_else(|message| panic!("{message:?}"))
    };
    assert_eq!(pack(PackFormat::Zip, "a.zip").photos, 0, "kept back");
    bench.cover(label, HALF);
    let copy = bench.row(parcel, label).copy.unwrap();
    let original = fs::read(bench.file(label, Size::Full)).unwrap();
    let small = fs::read(bench.file(label, Size::Small)).unwrap();
    let covered = fs::read(bench.file(copy, Size::Full)).unwrap();
    let within = |whole: &[u8], part: &[u8]| whole.windows(part.len()).any(|some| some == part);
    // What both pictures share is their tables; the rest is each one's own.
    let own = |picture: &[u8]| picture[picture.len() - 400..].to_vec();
    for format in [PackFormat::Zip, PackFormat::Html] {
        let packed = pack(format, "b.pack");
        assert_eq!(packed.photos, 1);
        let checked = crate::exchange::pack::check(&packed.bytes, None);
        assert_eq!(checked.first_bad, None);
        assert_eq!(checked.photos, 1);
        assert!(!within(&packed.bytes, &own(&original)));
        assert!(!within(&packed.bytes, &own(&small)));
        if format == PackFormat::Zip {
            assert!(within(&packed.bytes, &covered));
        } else {
            let page = String::from_utf8(packed.bytes.clone()).unwrap();
            assert!(page.contains(&label.to_string()) && page.contains(&copy.to_string()));
        }
    }
    // The original goes; the pack is the same but for the fact that says so.
    bench.days_later(30);
    bench.purge("2026-12-23").unwrap();
    let packed = pack(PackFormat::Html, "c.html");
    assert_eq!((packed.photos, packed.photos_left_out), (1, 0));
    assert_eq!(
        crate::exchange::pack::check(&packed.bytes, None).first_bad,
        None
    );
}

#[test]
fn an_original_goes_on_its_day_and_not_before_and_its_copy_stays() {
    let bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    bench.later(1);
    bench.shoot("02.jpg");
    bench.look();
    let rows = bench.photos(parcel).photos;
    assert_eq!(rows[1].named.kind, PhotoKind::Box);
    let photo_of_box = rows[1].named.photo;
    bench.cover(label, HALF);
    let copy = bench.row(parcel, label).copy.unwrap();
    bench.days_later(29);
    let done = bench.purge("2026-12-22").unwrap();
    assert_eq!(
        (done.originals, done.soon),
        (0, 0),
        "a covered one is not warned of"
    );
    let early = bench.purge("2026-12-23");
    let day = Day::parse("2026-12-23").unwrap();
    assert_eq!(early, Err(PrivacyMsg::NotYetDue { day }.into()));
    assert_eq!(bench.files_of(label), 2);
    bench.days_later(1);
    let done = bench.purge("2026-12-23").unwrap();
    assert_eq!((done.originals, done.uncovered, done.left), (1, 0, 0));
    let row = bench.row(parcel, label);
    assert_eq!((row.purged, row.copy), (Some(day), Some(copy)));
    assert_eq!((bench.files_of(label), bench.files_of(copy)), (0, 2));
    assert_eq!(bench.files_of(photo_of_box), 2, "it shows no address");
    let verified = bench.verified();
    assert_eq!((verified.purged, verified.photos), (1, 2));
    assert_eq!(verified.first_bad, None);
    // Nothing is left to do, and a photo that is gone is not covered anew.
    assert_eq!(bench.purge("2026-12-23").unwrap().originals, 0);
    bench.cover(label, [0, 0, 1000, 900]);
    assert_eq!(bench.row(parcel, label).copy, Some(copy));
}

#[test]
fn an_uncovered_label_is_warned_of_and_leaves_its_hash() {
    let bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    bench.days_later(22);
    assert_eq!(bench.purge("2026-12-15").unwrap().soon, 0);
    bench.days_later(1);
    assert_eq!(bench.purge("2026-12-16").unwrap().soon, 1);
    bench.days_later(7);
    let done = bench.purge("2026-12-23").unwrap();
    assert_eq!((done.originals, done.uncovered, done.soon), (1, 1, 0));
    let row = bench.row(parcel, label);
    assert_eq!((row.shown(), bench.files_of(label)), (None, 0));
    assert_eq!(bench.verified().first_bad, None);
}

#[test]
fn a_crash_between_the_fact_and_the_file_is_finished_by_the_next_purge() {
    let mut bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    bench.days_later(40);
    bench
        .shell()
        .commit(Command::PurgePhotos(PurgedPhotos {
            parcel,
            photos: vec![label],
            rule: "privacy".to_owned(),
            rule_version: 1,
            day: Day::parse("2026-12-23").unwrap(),
        }))
        .unwrap();
    bench.start();
    assert_eq!(bench.files_of(label), 2, "the files were left");
    assert_eq!(bench.verified().first_bad, None);
    fs::remove_file(bench.file(label, Size::Full)).unwrap();
    let done = bench.purge("2027-01-02").unwrap();
    assert_eq!((done.originals, done.finished), (0, 1));
    assert_eq!(bench.files_of(label), 0, "its small copy too");
    assert_eq!(bench.purge("2027-01-02").unwrap().finished, 0);
}

#[test]
fn a_photo_that_is_gone_without_a_fact_is_bad() {
    let bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    bench.cover(label, HALF);
    let copy = bench.row(parcel, label).copy.unwrap();
    let of = |photo: Hash| format!("photo:{photo}");
    let bad = || {
        let bad = bench.verified().first_bad.expect("something bad");
        assert_eq!(bad.why, Why::Blob);
        bad.about
    };
    let hidden = bench.data.path().join("hidden");
    fs::rename(bench.file(copy, Size::Full), &hidden).unwrap();
    assert_eq!(bad(), of(copy));
    fs::rename(&hidden, bench.file(copy, Size::Full)).unwrap();
    fs::remove_file(bench.file(label, Size::Full)).unwrap();
    assert_eq!(bad(), of(label));
}

#[test]
fn a_photo_named_otherwise_is_no_label_and_one_that_was_covered_stays_personal() {
    let bench = Bench::new();
    let (parcel, label) = bench.labelled(FIRST, "1.jpg");
    let named = |kind| {
        let row = bench.row(parcel, label);
        let named = NamedPhoto { kind, ..row.named };
        bench.shell().commit(Command::NamePhoto(named)).unwrap();
    };
    named(PhotoKind::Box);
    bench.days_later(60);
    assert_eq!(bench.purge("2027-01-22").unwrap().originals, 0);
    bench.cover(label, HALF);
    assert_eq!(bench.purge("2027-01-22").unwrap().originals, 1);
}

impl Bench {
    /// The thread of jobs of a station, beside the shell's own: it is only asked, and works nothing.
    fn jobs_thread(&self) -> crate::shell::jobs::JobsThread {
        let file = self.data.path().join(crate::shell::open::STORE_FILE);
        let (_sender, jobs) = std::sync::mpsc::sync_channel(1);
        crate::shell::jobs::JobsThread {
            shared: self.shell().shared_arc(),
            reader: Reader::open(&file, crate::shell::open::packs()).unwrap(),
            store: self.shell().writer().clone(),
            jobs,
            data: self.data.path().to_path_buf(),
            by_itself: Devices::Started,
        }
    }
}

#[test]
fn what_is_due_goes_by_itself_once_a_day_where_days_of_work_prove_the_clock() {
    let bench = Bench::new();
    let (_, label) = bench.labelled(FIRST, "1.jpg");
    bench.end_parcel();
    let thread = bench.jobs_thread();
    let mut looked = LookedFor::default();
    let mut asked = || thread.due_by_itself(&mut looked).map(|started| started.job);
    assert_eq!(asked(), None, "nothing is due yet");
    // A clock that jumped ahead has no days of work before it.
    bench.days_later(30);
    assert_eq!(asked(), None);
    for tracking in [
        "1Z999AA10123456784",
        "1Z999AA10123456793",
        "1Z999AA10123456800",
    ] {
        bench.days_later(1);
        assert_eq!(asked(), None);
        bench.open_parcel(tracking);
        bench.press(Key::Claim);
        bench.scan("Q-01");
    }
    bench.days_later(1);
    let day = Day::parse("2026-12-27").unwrap();
    assert_eq!(asked().as_deref(), Some(&Job::Purge { day }));
    assert_eq!(asked(), None, "once a day");
    assert_eq!(bench.files_of(label), 2, "the job is yet to run");
    bench.purge("2026-12-27").unwrap();
    assert_eq!(bench.files_of(label), 0);
    bench.days_later(1);
    assert_eq!(asked(), None, "nothing is left to do");
}
