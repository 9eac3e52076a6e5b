//! A scanner that misbehaves, and a part of the program that stops: said once, and work goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use returnbay::shell::view::DeviceHealth;
use returnbay::station::Key;
use returnbay::text::{Message, TroubleMsg};

use super::gate::Rig;

const NO_PARCEL: &str = "1Z5R89390357567127";

fn notices_of(rig: &Rig, key: &str) -> usize {
    let notices = rig.shell.notices();
    notices
        .iter()
        .filter(|notice| notice.message.key() == Some(key))
        .count()
}

#[test]
fn a_megabyte_without_end_is_one_notice_and_the_next_scan_works() {
    let mut rig = Rig::at_the_wall_clock();
    rig.sign_in();
    let before = rig.shell.scans_taken();
    let runaway = [b'7'; 4096];
    for _ in 0..256 {
        rig.scanner.scan(&runaway).expect("the program reads on");
    }
    rig.until("the overflow is said", |shell| {
        shell
            .notices()
            .iter()
            .any(|notice| notice.message == Message::from(TroubleMsg::ScanOverflow))
    });
    rig.scanner.scan(b"\r").unwrap();
    rig.scan(NO_PARCEL);
    rig.step("opened");
    assert_eq!(notices_of(&rig, "trouble-scan-overflow"), 1);
    assert_eq!(
        rig.shell.scans_taken(),
        before + 1,
        "the runaway is no scan"
    );
    assert_eq!(rig.shell.face().parcel.as_ref().unwrap().key, NO_PARCEL);
}

#[test]
fn garbage_asks_a_person_and_the_next_scan_works() {
    let mut rig = Rig::open();
    rig.sign_in();
    rig.scanner
        .scan(b"\x01\xff\xfe\x80\x00\x7f\x1b[2J\r")
        .unwrap();
    rig.step("odd");
    rig.shell.press(Key::Digit(2));
    rig.step("ready");
    rig.scan(NO_PARCEL);
    rig.step("opened");
    assert_eq!(rig.shell.face().parcel.as_ref().unwrap().key, NO_PARCEL);
}

#[test]
fn a_scanner_pulled_in_mid_scan_is_said_and_found_again() {
    let mut rig = Rig::open();
    rig.sign_in();
    rig.scanner.scan(b"1Z5R8939").unwrap();
    rig.scanner.unplug();
    rig.until("the loss is said", |shell| {
        let gone = shell
            .notices()
            .iter()
            .any(|notice| notice.message.key() == Some("trouble-scanner-gone"));
        let bad = shell.devices().scanners[0].health == DeviceHealth::Bad;
        gone && bad
    });
    rig.scanner.plug_in().unwrap();
    rig.until("the port is open again", |shell| {
        shell.devices().scanners[0].health == DeviceHealth::Good
    });
    rig.scan(NO_PARCEL);
    rig.step("opened");
    assert_eq!(
        rig.shell.face().parcel.as_ref().unwrap().key,
        NO_PARCEL,
        "no half scan before it"
    );
}

#[test]
fn a_part_of_the_program_that_stops_is_said() {
    let mut rig = Rig::open();
    rig.sign_in();
    let fails = Arc::new(AtomicBool::new(true));
    let told = rig.wakes_again();
    rig.shell.wake_with(Arc::new(move || {
        let here = std::thread::current();
        // Whoever draws fails once, on the bench's thread.
        let breaks = here.name() == Some("bench") && fails.swap(false, Ordering::SeqCst);
        assert!(!breaks, "a test breaks this thread");
        told();
    }));
    rig.shell.press(Key::Cancel);
    rig.until("the stop is said", |shell| {
        let stopped = TroubleMsg::ThreadStopped {
            name: "bench".to_owned(),
        };
        shell
            .notices()
            .iter()
            .any(|notice| notice.message == Message::from(stopped.clone()))
    });
    let store = rig.shell.store_path();
    drop(rig.shell);
    let desk = returnbay::shell::desk::Desk::open(&store).unwrap();
    assert_eq!(
        desk.verify().unwrap().first_bad,
        None,
        "what was saved is safe"
    );
}
