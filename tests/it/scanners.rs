//! Serial scanners in a running shell: two at once, each answered, pulled out and plugged in again,
//! recorded and played again; each on a real pseudo-terminal.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use returnbay::device::SimScanner;
use returnbay::domain::codes::{ContainerName, PersonCode, UnitTag};
use returnbay::shell::seeded;
use returnbay::shell::settings::{CodePage, ScannerSetting};
use returnbay::shell::view::{DeviceHealth, RecordingState};
use returnbay::shell::{Settings, Shell};
use returnbay::station::Key;
use returnbay::station::face::Lamp;
use rusqlite::Connection;

use super::cli::Home;
use super::cli_run::run;
use super::gate::Rig;

/// A parcel that nobody announced.
const PARCEL: &str = "1Z5R89390357567127";
/// Unplugs of one shift.
const UNPLUGS: u32 = 100;
/// From the trigger to the refusal that is seen and heard, at the most.
const REJECT_MAX: Duration = Duration::from_millis(100);

fn setting(scanner: &SimScanner, tones: &str) -> ScannerSetting {
    ScannerSetting {
        path: scanner.path().display().to_string(),
        tones: tones.to_owned(),
        ..ScannerSetting::default()
    }
}

/// Sets the station's scanners and waits until all of them work.
fn set(rig: &Rig, scanners: Vec<ScannerSetting>) {
    let wanted = scanners.clone();
    rig.shell.change_settings(Settings {
        scanners,
        ..Settings::clone(&rig.shell.settings())
    });
    rig.until("every scanner works", |shell| {
        let view = shell.devices();
        let works = |of: &ScannerSetting| {
            let mut set = view.scanners.iter();
            set.any(|one| one.setting == *of && one.health == DeviceHealth::Good)
        };
        view.scanners.len() == wanted.len() && wanted.iter().all(works)
    });
}

/// Pulls a trigger, never within a double trigger's time.
fn scan(rig: &Rig, scanner: &mut SimScanner, code: &str) {
    rig.clock.set(rig.clock.now().plus_ms(2_000));
    scanner.scan(format!("{code}\r").as_bytes()).unwrap();
}

fn said(shell: &Shell, word: &str) -> usize {
    let (said, _) = shell.said_since(0);
    said.iter()
        .filter(|(_, said)| said.starts_with(word))
        .count()
}

fn container(name: &str) -> String {
    ContainerName::parse(name).unwrap().printed()
}

#[test]
fn each_of_two_scanners_is_told_what_became_of_its_own_scan() {
    let rig = Rig::open();
    let (mut one, mut other) = (SimScanner::open().unwrap(), SimScanner::open().unwrap());
    set(
        &rig,
        vec![setting(&one, "bel"), setting(&other, "honeywell")],
    );

    scan(&rig, &mut one, PARCEL);
    assert_eq!(one.heard().unwrap(), b"\x07\x07\x07", "nobody is signed in");
    let badge = PersonCode::parse("OP-7").unwrap().printed();
    scan(&rig, &mut other, &badge);
    rig.step("ready");
    assert_eq!(other.heard().unwrap(), b"\x1b7,", "enrolled: on the disk");

    scan(&rig, &mut other, &container("R-03"));
    assert_eq!(other.heard().unwrap(), b"\x1b8,", "no parcel");
    scan(&rig, &mut one, PARCEL);
    rig.step("opened");
    scan(&rig, &mut other, UnitTag::make("A00", 1).unwrap().as_str());
    rig.step("naming");
    assert_eq!(
        other.heard().unwrap(),
        b"\x1b5,",
        "taken: neither saved nor refused"
    );

    // Nothing more came to the first one: what it hears next is the answer to its next scan.
    scan(&rig, &mut one, &container("R-03"));
    assert_eq!(one.heard().unwrap(), b"\x07\x07\x07");
}

#[test]
fn a_key_is_answered_to_no_scanner_and_a_scanner_without_profile_hears_nothing() {
    let rig = Rig::open();
    let mut quiet = SimScanner::open().unwrap();
    set(&rig, vec![setting(&quiet, "none")]);
    scan(&rig, &mut quiet, PARCEL);
    rig.until("the refusal", |shell| shell.face().lamp == Lamp::Stop);
    // The same line, now with a profile: the next byte it hears belongs to the next scan.
    set(&rig, vec![setting(&quiet, "datalogic")]);
    scan(
        &rig,
        &mut quiet,
        &PersonCode::parse("OP-7").unwrap().printed(),
    );
    rig.step("ready");
    assert_eq!(quiet.heard().unwrap(), b"B");
    scan(&rig, &mut quiet, PARCEL);
    rig.step("opened");
    rig.shell.press(Key::Damage);
    rig.shell.press(Key::Digit(1));
    rig.until("the damage is on the disk", |shell| {
        said(shell, "Damaged") == 1
    });
    rig.shell.settle();
    scan(&rig, &mut quiet, &container("R-03"));
    assert_eq!(quiet.heard().unwrap(), b"\x01\x01\x01");
}

#[test]
fn another_profile_keeps_the_port_open_and_a_try_sounds_without_a_scan() {
    use returnbay::shell::scanners::Verdict;

    let rig = Rig::open();
    let mut scanner = SimScanner::open().unwrap();
    set(&rig, vec![setting(&scanner, "gryphon")]);
    let number = rig.shell.devices().scanners[0].number;
    rig.shell.try_scanner(number, Verdict::Good);
    assert_eq!(scanner.heard().unwrap(), b"\x1b[3q\x1b[6q");
    set(&rig, vec![setting(&scanner, "bel")]);
    assert_eq!(
        rig.shell.devices().scanners[0].number,
        number,
        "it was not opened anew"
    );
    rig.shell.try_scanner(number, Verdict::Bad);
    assert_eq!(scanner.heard().unwrap(), b"\x07\x07\x07");
}

#[test]
fn a_refusal_is_seen_and_heard_within_a_tenth_of_a_second() {
    let rig = Rig::open();
    let mut scanner = SimScanner::open().unwrap();
    set(&rig, vec![setting(&scanner, "bel")]);
    scan(
        &rig,
        &mut scanner,
        &PersonCode::parse("OP-7").unwrap().printed(),
    );
    rig.step("ready");
    assert_eq!(scanner.heard().unwrap(), b"\x07");
    let mut took: Vec<Duration> = (1..=15)
        .map(|number| {
            rig.clock.set(rig.clock.now().plus_ms(2_000));
            #[expect(
                clippy::disallowed_methods,
                reason = "what is tested is the time a person waits"
            )]
            let begun = Instant::now();
            scanner
                .scan(format!("{}\r", container("R-03")).as_bytes())
                .unwrap();
            assert_eq!(scanner.heard().unwrap(), b"\x07\x07\x07");
            rig.until("the red face", |shell| {
                shell.face().lamp == Lamp::Stop && said(shell, "Refused") == number
            });
            begun.elapsed()
        })
        .collect();
    took.sort_unstable();
    let median = took[took.len() / 2];
    println!(
        "reject seen and heard: median {median:?}, longest {:?}",
        took[took.len() - 1]
    );
    assert!(median <= REJECT_MAX, "{took:?}");
}

#[test]
fn a_scanner_that_speaks_ssi_is_said_in_words_and_nothing_is_taken() {
    let rig = Rig::open();
    let mut scanner = SimScanner::open().unwrap();
    set(&rig, vec![setting(&scanner, "none")]);
    let before = rig.shell.scans_taken();
    // DECODE_DATA of "ABC", as Code 39, with its sum.
    scanner
        .scan(&[8, 0xf3, 0, 0, 1, b'A', b'B', b'C', 0xfe, 0x3e])
        .unwrap();
    rig.until("SSI is said", |shell| {
        let notices = shell.notices();
        let is_said = notices
            .iter()
            .any(|of| of.message.key() == Some("scanner-ssi"));
        is_said && shell.devices().scanners[0].health == DeviceHealth::Bad
    });
    assert_eq!(rig.shell.scans_taken(), before);
}

#[test]
fn a_chinese_label_is_read_by_the_code_page_that_is_set() {
    let mut rig = Rig::open();
    rig.sign_in();
    let mut scanner = SimScanner::open().unwrap();
    let gbk = ScannerSetting {
        code_page: CodePage::Gbk,
        ..setting(&scanner, "none")
    };
    set(&rig, vec![gbk]);
    scanner.scan(b"\xcd\xcb\xbb\xf5-8831\r").unwrap();
    rig.until("the label is read", |shell| {
        let devices = shell.devices();
        devices
            .last_scan
            .as_ref()
            .is_some_and(|scan| scan.text == "\u{9000}\u{8d27}-8831")
    });
}

/// Every parcel docked, by the bytes of its scan, and how often.
fn docked(shell: &Shell) -> BTreeMap<Vec<u8>, u32> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let db = Connection::open_with_flags(shell.store_path(), flags).unwrap();
    let mut asked = db
        .prepare(
            "select r.bytes, count(*) from fact f join raw_scan r on r.event = f.event
             where f.kind like 'parcel.docked%' group by r.bytes",
        )
        .unwrap();
    let rows = asked
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_hundred_unplugs_in_a_shift_lose_no_acknowledged_scan() {
    let mut rig = Rig::open();
    rig.sign_in();
    rig.shell.toggle_dock();
    rig.step("dock_load");
    rig.scan("PLT-0412");
    rig.step("dock_number");
    rig.shell.press(Key::Confirm);
    rig.step("dock_parcels");
    let mut acknowledged = Vec::new();
    for number in 0..UNPLUGS {
        let code = seeded::tracking(7, number);
        // A third of the plugs is pulled at rest, a third in mid scan, a third right behind a scan
        // that may or may not have been read.
        match number % 3 {
            0 => {}
            1 => rig.scanner.scan(code.get(..9).unwrap().as_bytes()).unwrap(),
            _ => rig.scanner.scan(format!("{code}\r").as_bytes()).unwrap(),
        }
        rig.scanner.unplug();
        rig.until("the loss is seen", |shell| {
            shell.devices().scanners[0].health == DeviceHealth::Bad
        });
        rig.scanner.plug_in().unwrap();
        rig.shell.look_for_ports();
        assert!(rig.shell.wait_for_scanner(), "unplug {number}");
        rig.shell.settle();
        // The operator repeats what was not acknowledged; a second receipt is not made.
        let before = rig.shell.said_since(0).1;
        rig.scan(&code);
        rig.until("the scan is answered", |shell| {
            shell.said_since(0).1 > before
        });
        rig.shell.settle();
        acknowledged.push(code.into_bytes());
    }
    let stored = docked(&rig.shell);
    for code in &acknowledged {
        let times = stored.get(code).copied();
        assert_eq!(times, Some(1), "{}", String::from_utf8_lossy(code));
    }
    assert_eq!(
        stored.len(),
        acknowledged.len(),
        "and no half scan is among them"
    );
}

#[test]
fn a_recording_is_its_owners_alone_and_plays_the_same_scans_again() {
    let mut rig = Rig::open();
    rig.shell.start_recording();
    rig.until("the recording runs", |shell| {
        let recording = shell.devices().recording.clone();
        recording.is_some_and(|of| of.state == RecordingState::Running)
    });
    rig.sign_in();
    rig.scan(&container("R-03"));
    rig.until("the refusal", |shell| said(shell, "Refused") == 1);
    // A long label in packets, with the control bytes of its envelope, and one scan by keyboard.
    let label = format!(
        "[)>\x1e01\x1d02841706672\x1d840\x1d019\x1d0000000\x1dFDEG\x1d{}\x1e\x04",
        "A".repeat(90)
    );
    let taken = rig.shell.scans_taken();
    rig.scan(&label);
    rig.shell.wait_for_scans(taken + 1);
    rig.shell.settle();
    rig.clock.set(rig.clock.now().plus_ms(2_000));
    rig.shell.scan(container("R-03").as_bytes());
    rig.until("the second refusal", |shell| said(shell, "Refused") >= 2);
    rig.shell.settle();
    rig.shell.stop_recording();
    rig.until("the recording has ended", |shell| {
        let recording = shell.devices().recording.clone();
        recording.is_some_and(|of| of.state == RecordingState::Ended)
    });
    let recording = rig.shell.devices().recording.clone().unwrap();
    let text = std::fs::read_to_string(&recording.path).unwrap();
    assert_eq!(recording.bytes, u64::try_from(text.len()).unwrap());
    assert!(
        text.contains("scanner 1") && text.contains("scanner 0"),
        "{text}"
    );
    assert!(text.contains("\\x1e01\\x1d02841706672"), "{text}");
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&recording.path)
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let (wanted, _) = rig.shell.said_since(0);

    let home = Home::new();
    let path = recording.path.display().to_string();
    let played = run(&home.data(), &["replay", &path]).ends(0).lines();
    let answers: Vec<&str> = played
        .iter()
        .filter_map(|line| line["said"].as_str())
        .collect();
    let wanted: Vec<&str> = wanted.iter().map(|(_, said)| said.as_str()).collect();
    assert_eq!(answers, wanted);
    assert_eq!(played.last().unwrap()["summary"]["scans"], 4);
}

#[test]
fn the_command_line_lists_what_is_set_with_its_state_in_words() {
    let home = Home::new();
    let scanner = SimScanner::open().unwrap();
    let gone = home.data().join("no-such-port");
    let settings = Settings {
        scanners: vec![
            ScannerSetting {
                baud: Some(38_400),
                ..setting(&scanner, "datalogic")
            },
            ScannerSetting {
                path: gone.display().to_string(),
                ..ScannerSetting::default()
            },
            ScannerSetting {
                path: "/dev/ttyACM0".to_owned(),
                vid: Some(0x0c2e),
                pid: Some(0xffff),
                location: Some("9-9".to_owned()),
                ..ScannerSetting::default()
            },
        ],
        keyboard_prefix: Some('~'),
        ..Settings::default()
    };
    std::fs::create_dir_all(home.data()).unwrap();
    settings.save(&home.data().join("settings.toml")).unwrap();
    let answer = run(&home.data(), &["devices", "--json"]).ends(0).json();
    let [first, second, third] = answer["scanners"].as_array().unwrap().as_slice() else {
        panic!("three scanners: {answer}");
    };
    assert_eq!(
        (&first["state"], &first["trouble"]),
        (&"free".into(), &serde_json::Value::Null)
    );
    assert_eq!(
        (&first["mode"], &first["baud"], &first["profile"]),
        (&"serial".into(), &38_400.into(), &"datalogic".into())
    );
    assert_eq!(second["state"], "missing");
    assert!(
        second["trouble"].as_str().unwrap().contains("not found"),
        "{second}"
    );
    assert_eq!(
        (&third["mode"], &third["suggested_profile"]),
        (&"usb".into(), &"honeywell".into())
    );
    assert_eq!(
        (&third["state"], &third["found_at"]),
        (&"missing".into(), &serde_json::Value::Null)
    );
    assert_eq!(answer["keyboard"]["prefix"], "~");
    let words = run(&home.data(), &["devices"]).ends(0);
    let words = words.out.as_str();
    assert!(
        words.contains("serial line 38400") && words.contains("Datalogic"),
        "{words}"
    );
    let rule = run(&home.data(), &["devices", "--udev-rule"]).ends(0);
    assert!(rule.out.contains("ID_MM_DEVICE_IGNORE"));
}
