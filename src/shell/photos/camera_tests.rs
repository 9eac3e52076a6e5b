//! Several cameras, wrong clocks, files that are still written, and what is no file, by a whole shell.

use std::fs;

use super::tests::{Bench, FIRST, SECOND};
use super::*;
use crate::domain::limits::PHOTO_CUT_OFF_MS;
use crate::domain::photo::PhotoKind;
use crate::evidence::made::{Notes, jpeg, quarters};
use crate::shell::view::DeviceHealth;

fn photo(width: u32) -> Vec<u8> {
    jpeg(&quarters(width, 240), &Notes::default())
}

#[test]
fn several_cameras_in_folders_of_their_own_serve_one_bench() {
    let bench = Bench::new();
    let second = tempfile::tempdir().unwrap();
    bench.shell().shared_arc().settings.change(|settings| {
        settings.add_photo_folder(second.path().to_path_buf());
    });
    let parcel = bench.open_parcel(FIRST);
    bench.look();
    bench.later(1);
    bench.shoot("label.jpg");
    bench.later(1);
    let box_photo = bench.shoot("top/box.jpg");
    // The same photo again, copied by hand.
    fs::copy(&box_photo, second.path().join("copy.jpg")).unwrap();
    fs::write(second.path().join("label.jpg"), photo(500)).unwrap();
    bench.look();
    let kinds = bench.kinds(parcel);
    assert_eq!(kinds.len(), 3, "one of four is there already: {kinds:?}");
    let devices = bench.shell().devices();
    let fine = Message::from(PhotoMsg::FoldersFine { count: 2 });
    assert_eq!(devices.photos, Some((DeviceHealth::Good, fine)));
    assert_eq!(devices.cameras.len(), 2);
    // One of them is unplugged: the other goes on.
    let away = second.path().to_path_buf();
    drop(second);
    bench.later(1);
    bench.shoot("more.jpg");
    bench.look();
    assert_eq!(bench.kinds(parcel).len(), 4);
    let folder = away.display().to_string();
    let gone = Message::from(PhotoMsg::FolderGone { folder });
    let state = bench.shell().devices().photos.clone();
    assert_eq!(state, Some((DeviceHealth::Bad, gone)));
    bench.holds();
}

#[test]
fn photos_of_a_camera_whose_clock_is_an_hour_behind_find_their_parcels() {
    let bench = Bench::new();
    let first = bench.open_parcel(FIRST);
    bench.look();
    let hour = 3_600_000;
    let shoot = |name: &str, width| {
        bench.shoot_at(name, bench.clock.now().plus_ms(-hour), width);
    };
    shoot("1.jpg", 400);
    bench.look();
    assert!(bench.kinds(first).is_empty(), "its clock is not known yet");
    bench.later(12);
    shoot("2.jpg", 420);
    bench.look();
    bench.end_parcel();
    bench.later(30);
    let second = bench.open_parcel(SECOND);
    shoot("3.jpg", 440);
    // What was put off comes again after a moment.
    for _ in 0..4 {
        bench.look();
        bench.later(2);
    }
    assert_eq!(bench.kinds(first), [PhotoKind::Label, PhotoKind::Box]);
    assert_eq!(bench.kinds(second), [PhotoKind::Label]);
    assert_eq!(bench.shell().devices().photos_homeless, 0);
    let cameras = bench.shell().devices().cameras.clone();
    let said = &cameras[0].clocks[0].1;
    assert!(
        matches!(said, Message::Photo(PhotoMsg::ClockBehind { time }) if time.starts_with("1:00:0")),
        "{said:?}"
    );
    // From now on each is dated at once.
    bench.later(5);
    shoot("4.jpg", 460);
    bench.look();
    assert_eq!(bench.kinds(second).len(), 2);
}

#[test]
fn a_photo_that_is_still_written_is_waited_for_and_said_only_when_it_stays_so() {
    let bench = Bench::new();
    let parcel = bench.open_parcel(FIRST);
    bench.look();
    let whole = photo(640);
    let path = bench.camera.path().join("slow.jpg");
    let empty = bench.camera.path().join("empty.jpg");
    fs::write(&empty, b"").unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    bench.look();
    bench.later(5);
    bench.look();
    let cut = Message::from(PhotoMsg::CutOff {
        name: "slow.jpg".to_owned(),
    });
    let none = Message::from(PhotoMsg::Empty {
        name: "empty.jpg".to_owned(),
    });
    let said = |message: &Message| bench.notices().contains(message);
    assert!(!said(&cut) && !said(&none), "its camera is slow");
    bench.later(PHOTO_CUT_OFF_MS / 1000);
    bench.look();
    assert!(said(&cut) && said(&none));
    assert!(bench.kinds(parcel).is_empty());
    // The share brings the rest after all.
    fs::write(&path, &whole).unwrap();
    bench.look();
    bench.later(3);
    bench.look();
    assert_eq!(bench.kinds(parcel), [PhotoKind::Label]);
}

#[test]
#[cfg(unix)]
fn links_pipes_and_other_pictures_are_said_once_and_never_opened() {
    let bench = Bench::new();
    let parcel = bench.open_parcel(FIRST);
    let at = |name: &str| bench.camera.path().join(name);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.jpg"), photo(300)).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.jpg"), at("link.jpg")).unwrap();
    nix::unistd::mkfifo(&at("pipe.jpg"), nix::sys::stat::Mode::S_IRWXU).unwrap();
    fs::write(at("phone.heic"), b"x").unwrap();
    bench.look();
    for message in [
        PhotoMsg::IsLink {
            name: "link.jpg".to_owned(),
        },
        PhotoMsg::NotAFile {
            name: "pipe.jpg".to_owned(),
        },
        PhotoMsg::OtherPicture {
            end: "heic".to_owned(),
        },
    ] {
        assert!(
            bench.notices().contains(&message.clone().into()),
            "{message:?}"
        );
    }
    for notice in bench.shell().notices() {
        bench.shell().dismiss(notice.id);
    }
    bench.look();
    assert_eq!(bench.notices(), Vec::<Message>::new(), "once is enough");
    assert!(bench.kinds(parcel).is_empty());
    // A pipe that is dropped onto the window has no other end: it is not waited for.
    let dropped = vec![at("pipe.jpg")];
    bench.shell().take_photos(dropped, PhotoSource::Drop);
    bench.shell().settle_photos();
    let unreadable = PhotoMsg::Unreadable {
        name: "pipe.jpg".to_owned(),
        detail: "no file".to_owned(),
    };
    assert!(bench.notices().contains(&unreadable.into()));
}

/// A share that is away holds whoever reads it until its server answers again, which nothing ends.
#[test]
fn a_share_that_does_not_answer_holds_up_neither_the_other_cameras_nor_the_end() {
    let bench = Bench::new();
    let away = tempfile::tempdir().unwrap();
    fs::write(away.path().join("late.jpg"), photo(500)).unwrap();
    bench.shell().shared_arc().settings.change(|settings| {
        settings.add_photo_folder(away.path().to_path_buf());
    });
    let parcel = bench.open_parcel(FIRST);
    bench.later(1);
    bench.shoot("label.jpg");
    let (server, held) = std::sync::mpsc::channel::<()>();
    let (answers, answered) = channel();
    let (held, folder) = (std::sync::Mutex::new(held), away.path().to_path_buf());
    let answers = std::sync::Mutex::new(answers);
    let limit = Duration::from_millis(20);
    let mut thread = bench.photos_thread(limit, move |wanted| {
        let of_share = matches!(wanted, share::Wanted::List(asked) if *asked == folder);
        if of_share {
            // Waits for a word, or until nobody can say one any more.
            lock(&held).recv().ok();
        }
        let given = reach(wanted);
        if of_share {
            lock(&answers).send(()).ok();
        }
        given
    });
    thread.look();
    thread.look();
    assert_eq!(
        bench.kinds(parcel),
        [PhotoKind::Label],
        "of the one that answers"
    );
    let said = PhotoMsg::FolderSilent {
        folder: away.path().display().to_string(),
    };
    let state = bench.shell().devices().photos.clone();
    assert_eq!(state, Some((DeviceHealth::Bad, said.into())));
    // It comes back: what it was asked first is still good.
    drop(server);
    answered.recv().unwrap();
    for _ in 0..1000 {
        thread.look();
        if bench.kinds(parcel).len() == 2 {
            break;
        }
        bench.later(1);
    }
    assert_eq!(bench.kinds(parcel), [PhotoKind::Label, PhotoKind::Box]);
    let fine = Message::from(PhotoMsg::FoldersFine { count: 2 });
    let state = bench.shell().devices().photos.clone();
    assert_eq!(state, Some((DeviceHealth::Good, fine)));
}

#[test]
fn a_program_that_ends_waits_for_no_share_and_an_answer_of_another_question_is_no_answer() {
    use share::{Given, Wanted};

    let ended = Arc::new(AtomicBool::new(false));
    let (server, held) = std::sync::mpsc::channel::<()>();
    let held = std::sync::Mutex::new(held);
    let reach: share::Reach = Arc::new(move |wanted| {
        lock(&held).recv().ok();
        match wanted {
            Wanted::List(_) => Given::Listed(Ok(crate::evidence::folder::Contents::default())),
            Wanted::Read(file) => {
                let bytes = file.path.display().to_string().into_bytes();
                Given::Read(Ok((bytes, crate::domain::time::UtcMs(1))))
            }
        }
    });
    let mut shares = Shares::new(reach, Duration::from_hours(1), Arc::clone(&ended));
    ended.store(true, Ordering::SeqCst);
    let folder = Path::new("/share");
    let at = |written| FileAt {
        path: "/share/a.jpg".into(),
        written: Some(crate::domain::time::UtcMs(written)),
    };
    assert!(shares.list(folder).is_err(), "an hour is not waited");
    assert!(
        shares.read(folder, &at(1)).is_err(),
        "it is held by the list"
    );
    ended.store(false, Ordering::SeqCst);
    server.send(()).unwrap();
    server.send(()).unwrap();
    // The list's answer is none to the file; the file's own bytes come.
    let read = (0..)
        .find_map(|_| shares.read(folder, &at(1)).ok())
        .unwrap();
    assert_eq!(read.unwrap().0, b"/share/a.jpg");
    assert!(
        shares.list(folder).unwrap().is_ok(),
        "that came late is still good"
    );
}

/// Each photo takes longer than the limit: it is dated and taken all the same, while the next is read.
#[test]
fn a_photo_that_came_late_is_read_again_while_another_is_on_its_way() {
    use share::{Given, Wanted};

    let (server, held) = std::sync::mpsc::channel::<()>();
    let held = std::sync::Mutex::new(held);
    let slow: share::Reach = Arc::new(move |wanted: &Wanted| {
        lock(&held).recv().ok();
        match wanted {
            Wanted::List(_) => panic!("no list is asked for"),
            Wanted::Read(_) => Given::Read(Ok((b"photo".to_vec(), crate::domain::time::UtcMs(1)))),
        }
    });
    let mut shares = Shares::new(slow, Duration::from_millis(1), Arc::default());
    let folder = Path::new("/share");
    let at = |name: &str| FileAt {
        path: folder.join(name),
        written: None,
    };
    let (first, second) = (at("1.jpg"), at("2.jpg"));
    assert!(shares.read(folder, &first).is_err());
    server.send(()).unwrap();
    (0..)
        .find_map(|_| shares.read(folder, &first).ok())
        .unwrap()
        .unwrap();
    assert!(shares.read(folder, &second).is_err(), "it is on its way");
    for _ in 0..2 {
        let again = shares.read(folder, &first).unwrap();
        assert_eq!(again.unwrap().0, b"photo");
    }
}
