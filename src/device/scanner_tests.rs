//! The scanner thread over real pseudo-terminals: every wait is on a channel, time is a counter.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use serialport::SerialPort as _;

use super::list::port_at;
use super::scanner::{BAUD_DEFAULT, BUSY_QUIET_MS};
use super::{Clock, PortChoice, PortEvent, PortState, Scanner, ScannerSetup, SimScanner};
use crate::scan::frame::{FRAME_CAP_BYTES, Frame, FrameEnd, FrameRules, LineKind};
use crate::scan::ssi::packet;

/// Far above anything a loaded machine needs; reached only when a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A clock that stands, or goes on by a step each time it is read.
struct HandClock {
    now_ms: Arc<AtomicI64>,
    step_ms: i64,
}

impl HandClock {
    fn standing() -> Self {
        Self::stepping(0)
    }

    fn stepping(step_ms: i64) -> Self {
        Self {
            now_ms: Arc::new(AtomicI64::new(1_000)),
            step_ms,
        }
    }

    fn clock(&self) -> Clock {
        let (now_ms, step_ms) = (Arc::clone(&self.now_ms), self.step_ms);
        Arc::new(move || now_ms.fetch_add(step_ms, Ordering::SeqCst))
    }

    fn go_on(&self, by_ms: i64) {
        self.now_ms.fetch_add(by_ms, Ordering::SeqCst);
    }
}

/// A running thread and what it tells.
struct Desk {
    scanner: Scanner,
    told: Receiver<PortEvent>,
}

impl Desk {
    fn on(path: &Path, clock: &HandClock) -> Self {
        let (send, told) = channel();
        let setup = ScannerSetup {
            number: 1,
            choice: PortChoice::Path(path.to_path_buf()),
            baud: BAUD_DEFAULT,
            rules: FrameRules::default(),
            clock: clock.clock(),
            tap: None,
        };
        let scanner =
            Scanner::start(setup, move |event| drop(send.send(event))).expect("a thread starts");
        let desk = Self { scanner, told };
        assert_eq!(desk.state(), PortState::Opening);
        desk
    }

    fn alive_on(sim: &SimScanner) -> Self {
        let desk = Self::on(sim.path(), &HandClock::standing());
        desk.alive();
        desk
    }

    fn next(&self) -> PortEvent {
        self.told
            .recv_timeout(PATIENCE)
            .expect("the thread tells something in time")
    }

    fn state(&self) -> PortState {
        match self.next() {
            PortEvent::State(state) => state,
            PortEvent::Scanned(frame) => panic!("expected a state, got {frame:?}"),
        }
    }

    /// Waits until the port is open and returns its device. A process that another test forks holds
    /// a copy of every lock until it has become its own program, so `Busy` may come first.
    fn alive(&self) -> PathBuf {
        loop {
            match self.state() {
                PortState::Alive { path, .. } => return path,
                PortState::Busy => {}
                state => panic!("expected a live port, got {state:?}"),
            }
        }
    }

    fn frame(&self) -> Frame {
        match self.next() {
            PortEvent::Scanned(frame) => frame,
            PortEvent::State(state) => panic!("expected a scan, got {state:?}"),
        }
    }

    fn scan(&self) -> String {
        String::from_utf8(self.frame().bytes).expect("the scans of these tests are text")
    }

    /// Stops the thread and returns what was told and not yet heard.
    fn stop(self) -> Vec<PortEvent> {
        self.scanner.stop();
        self.told.iter().collect()
    }
}

fn is_let_go(path: &Path) {
    Desk::on(path, &HandClock::standing()).alive();
}

fn closed() -> Vec<PortEvent> {
    vec![PortEvent::State(PortState::Closed)]
}

#[test]
fn one_scan_in_one_write_is_one_frame_stamped_by_the_clock() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    sim.scan(b"1Z12345E0205271688\r").unwrap();
    let frame = desk.frame();
    assert_eq!(
        (frame.bytes.as_slice(), frame.at_ms),
        (b"1Z12345E0205271688".as_slice(), 1_000)
    );
    assert_eq!(desk.stop(), closed());
}

#[test]
fn a_scan_in_three_writes_is_one_frame() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    for part in [b"420100".as_slice(), b"01920012", b"3456\r"] {
        sim.scan(part).unwrap();
    }
    assert_eq!(desk.scan(), "420100019200123456");
    assert_eq!(desk.stop(), closed());
}

#[test]
fn two_scans_glued_in_one_write_are_two_frames() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    sim.scan(b"FIRST\rSECOND\r").unwrap();
    assert_eq!(
        (desk.scan(), desk.scan()),
        ("FIRST".to_owned(), "SECOND".to_owned())
    );
}

#[test]
fn crlf_gives_one_scan_even_when_lf_comes_alone() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    sim.scan(b"ONE\r\n").unwrap();
    assert_eq!(desk.scan(), "ONE");
    sim.scan(b"TWO\r").unwrap();
    assert_eq!(desk.scan(), "TWO");
    sim.scan(b"\nTHREE\r").unwrap();
    assert_eq!(desk.scan(), "THREE");
    assert_eq!(desk.stop(), closed());
}

#[test]
fn a_scan_without_terminator_ends_with_the_idle_gap() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::on(sim.path(), &HandClock::stepping(10));
    desk.alive();
    sim.scan(b"NO TERMINATOR").unwrap();
    assert_eq!(desk.scan(), "NO TERMINATOR");
}

#[test]
fn a_thread_kept_waiting_in_mid_scan_does_not_cut_it() {
    let mut sim = SimScanner::open().unwrap();
    let clock = HandClock::standing();
    let desk = Desk::on(sim.path(), &clock);
    desk.alive();
    sim.scan(b"420100").unwrap();
    clock.go_on(500);
    sim.scan(b"0192\r").unwrap();
    assert_eq!(desk.scan(), "4201000192");
}

#[test]
fn a_megabyte_without_terminator_is_one_bounded_overflow_and_the_next_scan_is_whole() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    sim.scan(&vec![b'A'; 1 << 20]).unwrap();
    sim.scan(b"\rAFTER\r").unwrap();
    let first = desk.frame();
    assert_eq!(
        (first.end, first.bytes.len()),
        (FrameEnd::Overflow, FRAME_CAP_BYTES)
    );
    assert_eq!(desk.scan(), "AFTER");
    assert_eq!(desk.stop(), closed());
}

/// A line whose frames end with a byte that no test sends, so that every other byte is data.
fn all_bytes_are_data() -> FrameRules {
    FrameRules {
        terminators: vec![b'~'],
        ..FrameRules::default()
    }
}

#[test]
fn flow_control_and_line_editing_are_off() {
    // What a terminal in its usual mode would eat or answer to, flow control among it.
    let controls: Vec<u8> = (0x00..=0x1f).chain([0x7f, 0xff, 0x80]).collect();
    let mut sim = SimScanner::open().unwrap();
    let (send, told) = channel();
    let setup = ScannerSetup {
        number: 1,
        choice: PortChoice::Path(sim.path().to_path_buf()),
        baud: BAUD_DEFAULT,
        rules: all_bytes_are_data(),
        clock: HandClock::standing().clock(),
        tap: None,
    };
    let scanner = Scanner::start(setup, move |event| drop(send.send(event))).unwrap();
    let next = || loop {
        if let PortEvent::Scanned(frame) = told.recv_timeout(PATIENCE).expect("a scan in time") {
            return frame.bytes;
        }
    };
    for byte in &controls {
        sim.scan(&[b'<', *byte, b'>', b'~']).unwrap();
        assert_eq!(next(), [b'<', *byte, b'>'], "{byte:#04x}");
    }
    let all = [b"<".as_slice(), &controls, b">"].concat();
    sim.scan(&[all.as_slice(), b"~"].concat()).unwrap();
    assert_eq!(next(), all);
    // The line neither echoes nor answers: what the scanner hears first is our beep.
    scanner.beeps().beep(vec![0x11, 0x13, 0x07]);
    assert_eq!(sim.heard().unwrap(), [0x11, 0x13, 0x07]);
}

#[test]
fn a_long_scan_in_usb_packets_is_one_frame_and_every_read_is_tapped() {
    let mut sim = SimScanner::open().unwrap();
    let (send, told) = channel();
    let (tap, tapped) = channel();
    let setup = ScannerSetup {
        number: 1,
        choice: PortChoice::Path(sim.path().to_path_buf()),
        baud: BAUD_DEFAULT,
        rules: FrameRules::default(),
        clock: HandClock::standing().clock(),
        tap: Some(Arc::new(move |at_ms, bytes: &[u8]| {
            drop(tap.send((at_ms, bytes.to_vec())));
        })),
    };
    let scanner = Scanner::start(setup, move |event| drop(send.send(event))).unwrap();
    // Three packets of 64 bytes and a rest, a split inside of the first number among them.
    let label: Vec<u8> = (0..200).map(|place| b'A' + place % 26).collect();
    sim.scan(&[label.as_slice(), b"\r\n"].concat()).unwrap();
    let frame = loop {
        if let PortEvent::Scanned(frame) = told.recv_timeout(PATIENCE).expect("a scan in time") {
            break frame;
        }
    };
    assert_eq!(frame.bytes, label);
    scanner.stop();
    let reads: Vec<(i64, Vec<u8>)> = tapped.iter().collect();
    assert!(reads.iter().all(|(at_ms, _)| *at_ms == 1_000));
    let bytes: Vec<u8> = reads.into_iter().flat_map(|(_, bytes)| bytes).collect();
    assert_eq!(bytes, [label.as_slice(), b"\r\n"].concat());
}

#[test]
fn a_line_s_own_gap_ends_a_scan() {
    for (line, gap_ms) in [(LineKind::Usb, 50), (LineKind::Serial { baud: 1200 }, 67)] {
        let mut sim = SimScanner::open().unwrap();
        let (send, told) = channel();
        // A clock that goes on by a millisecond at each look shows when the gap was over.
        let clock = HandClock::stepping(1);
        let now_ms = Arc::clone(&clock.now_ms);
        let setup = ScannerSetup {
            number: 1,
            choice: PortChoice::Path(sim.path().to_path_buf()),
            baud: BAUD_DEFAULT,
            rules: FrameRules::for_line(line),
            clock: clock.clock(),
            tap: None,
        };
        let _scanner = Scanner::start(setup, move |event| {
            drop(send.send((now_ms.load(Ordering::SeqCst), event)));
        });
        sim.scan(b"NO END").unwrap();
        let (now, frame) = loop {
            if let (now, PortEvent::Scanned(frame)) =
                told.recv_timeout(PATIENCE).expect("a scan in time")
            {
                break (now, frame);
            }
        };
        assert_eq!(
            (frame.bytes.as_slice(), frame.end),
            (b"NO END".as_slice(), FrameEnd::Idle)
        );
        let silent_ms = now - frame.at_ms;
        assert!(
            (gap_ms..gap_ms + 3).contains(&silent_ms),
            "{line:?}: {silent_ms} ms"
        );
    }
}

#[test]
fn a_scanner_that_speaks_ssi_is_said_and_its_packets_are_no_scans() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    for decoded in [
        b"1Z12345E0205271688".as_slice(),
        b"8BYTES!!",
        b"X003RBCVNT\r",
    ] {
        sim.scan(&packet(0x03, decoded)).unwrap();
    }
    assert_eq!(desk.state(), PortState::Ssi, "told once");
    // Set right by its set-up code, it sends plain text.
    sim.scan(b"PLAIN\r").unwrap();
    desk.alive();
    assert_eq!(desk.scan(), "PLAIN");
    assert_eq!(desk.stop(), closed());
}

#[test]
fn a_pause_between_two_looks_is_cut_short_on_demand() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    for number in 0..5 {
        sim.unplug();
        assert_eq!(desk.state(), PortState::Gone);
        sim.plug_in().unwrap();
        desk.scanner.beeps().look();
        desk.alive();
        sim.scan(format!("AGAIN{number}\r").as_bytes()).unwrap();
        assert_eq!(desk.scan(), format!("AGAIN{number}"));
    }
}

#[test]
fn a_beep_for_a_lost_scanner_is_not_sent_to_the_one_plugged_in_next() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    sim.unplug();
    assert_eq!(desk.state(), PortState::Gone);
    for _ in 0..3 {
        desk.scanner.beeps().beep(b"OLD".to_vec());
    }
    sim.plug_in().unwrap();
    desk.scanner.beeps().look();
    desk.alive();
    sim.scan(b"NEW\r").unwrap();
    assert_eq!(desk.scan(), "NEW");
    desk.scanner.beeps().beep(b"NEW".to_vec());
    assert_eq!(sim.heard().unwrap(), b"NEW");
}

#[test]
fn two_scanners_are_two_threads_that_do_not_wait_for_each_other() {
    let (mut one, mut other) = (SimScanner::open().unwrap(), SimScanner::open().unwrap());
    let (first, second) = (Desk::alive_on(&one), Desk::alive_on(&other));
    one.scan(b"ONE").unwrap();
    other.scan(b"OTHER\r").unwrap();
    assert_eq!(second.scan(), "OTHER");
    other.unplug();
    assert_eq!(second.state(), PortState::Gone);
    one.scan(b" MORE\r").unwrap();
    assert_eq!(first.scan(), "ONE MORE");
    first.scanner.beeps().beep(vec![7]);
    assert_eq!(one.heard().unwrap(), [7]);
}

/// Tells a second run of the next test that the list of ports is gone where it runs.
const CHILD_NO_LIST: &str = "RETURNBAY_TEST_NO_LIST_OF_PORTS";

#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_its_list_of_ports_still_opens_one_by_path() {
    if std::env::var_os(CHILD_NO_LIST).is_some() {
        assert!(!Path::new("/sys/class/tty").exists());
        assert_eq!(super::list::ports(), []);
        let mut sim = SimScanner::open().unwrap();
        assert_eq!(port_at(sim.path()).trouble, None);
        let desk = Desk::alive_on(&sim);
        sim.scan(b"BY PATH\r").unwrap();
        assert_eq!(desk.scan(), "BY PATH");
        return;
    }
    // In a mount namespace of its own an empty folder lies over the system's list.
    let hide = "mount -t tmpfs none /sys/class && exec \"$0\" --exact \
        device::scanner_tests::a_machine_without_its_list_of_ports_still_opens_one_by_path";
    let ran = ["-m", "-rm"].into_iter().find_map(|own| {
        let ran = Command::new("unshare")
            .args([own, "sh", "-c", hide])
            .arg(std::env::current_exe().unwrap())
            .env(CHILD_NO_LIST, "1")
            .output()
            .ok()?;
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        said.contains("running 1 test")
            .then_some((ran.status, said))
    });
    match ran {
        Some((status, said)) => assert!(status.success() && said.contains("1 passed"), "{said}"),
        None => eprintln!("SKIPPED: no mount namespace can be made here"),
    }
}

#[test]
fn control_bytes_and_high_bytes_pass_unchanged() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    // The printable letter in front keeps a leading STX from being read as a frame's opening.
    let mut sent = vec![b'x'];
    sent.extend(
        (0x00..=0x1f)
            .chain(0x7f..=0xff)
            .filter(|byte| !matches!(byte, 0x03 | 0x0a | 0x0d)),
    );
    sim.scan(&sent).unwrap();
    sim.scan(b"\r").unwrap();
    assert_eq!(desk.frame().bytes, sent);
}

#[test]
fn a_pulled_scanner_is_gone_and_comes_back_under_another_name_without_the_half_scan() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::on(sim.path(), &HandClock::standing());
    let before = desk.alive();
    sim.scan(b"HALF A SC").unwrap();
    sim.unplug();
    assert_eq!(desk.state(), PortState::Gone);
    sim.plug_in().unwrap();
    let after = desk.alive();
    assert_ne!(before, after);
    sim.scan(b"WHOLE\r").unwrap();
    assert_eq!(desk.scan(), "WHOLE");
    assert_eq!(desk.stop(), closed());
}

#[test]
fn a_lost_scanner_stays_gone_and_is_told_once() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    sim.unplug();
    assert_eq!(desk.state(), PortState::Gone);
    // Long enough for a look that finds nothing.
    let quiet = desk.told.recv_timeout(super::scanner::RETRY * 2);
    assert_eq!(quiet, Err(RecvTimeoutError::Timeout));
    assert_eq!(desk.stop(), closed());
}

#[test]
fn a_missing_path_is_missing_until_something_stands_there() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("scanner");
    let desk = Desk::on(&path, &HandClock::standing());
    assert_eq!(desk.state(), PortState::Missing);
    let sim = SimScanner::open().unwrap();
    std::os::unix::fs::symlink(sim.path(), &path).unwrap();
    assert_eq!(desk.alive(), sim.path().canonicalize().unwrap());
}

#[test]
fn a_usb_scanner_that_is_not_attached_is_missing() {
    let (send, told) = channel();
    let choice = PortChoice::Usb {
        vid: 0xffff,
        pid: 0xfffe,
        serial_number: Some("never made".to_owned()),
        location: None,
    };
    let clock = HandClock::standing().clock();
    let setup = ScannerSetup {
        number: 2,
        choice,
        baud: BAUD_DEFAULT,
        rules: FrameRules::default(),
        clock,
        tap: None,
    };
    let scanner =
        Scanner::start(setup, move |event| drop(send.send(event))).expect("a thread starts");
    assert_eq!(
        told.recv_timeout(PATIENCE),
        Ok(PortEvent::State(PortState::Opening))
    );
    assert_eq!(
        told.recv_timeout(PATIENCE),
        Ok(PortEvent::State(PortState::Missing))
    );
    scanner.stop();
}

#[test]
fn a_held_port_is_busy_then_held_then_alive_when_let_go() {
    let sim = SimScanner::open().unwrap();
    let device = sim.path().canonicalize().unwrap();
    let other = serialport::new(device.to_string_lossy(), 9600)
        .open_native()
        .unwrap();
    let clock = HandClock::standing();
    let desk = Desk::on(sim.path(), &clock);
    assert_eq!(desk.state(), PortState::Busy);
    assert_eq!(port_at(sim.path()).trouble, Some(PortState::Busy));
    clock.go_on(BUSY_QUIET_MS);
    assert_eq!(desk.state(), PortState::Held);
    drop(other);
    assert_eq!(desk.alive(), device);
}

#[test]
fn a_plain_file_and_a_folder_are_not_ports() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("plain");
    std::fs::write(&file, b"1Z12345E0205271688\r").unwrap();
    for path in [file.as_path(), dir.path(), Path::new("/dev/null")] {
        let desk = Desk::on(path, &HandClock::standing());
        assert_eq!(desk.state(), PortState::NotAPort, "{}", path.display());
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"1Z12345E0205271688\r");
}

/// Names the port to a second run of the next test, which has fewer rights.
const CHILD_PORT: &str = "RETURNBAY_TEST_PORT_WITHOUT_RIGHTS";

#[test]
fn a_port_of_another_account_is_no_rights() {
    let refused = |path: &Path| {
        let desk = Desk::on(path, &HandClock::standing());
        assert_eq!(desk.state(), PortState::NoRights);
        assert_eq!(port_at(path).trouble, Some(PortState::NoRights));
    };
    if let Some(path) = std::env::var_os(CHILD_PORT) {
        return refused(Path::new(&path));
    }
    let sim = SimScanner::open().unwrap();
    let device = sim.path().canonicalize().unwrap();
    std::fs::set_permissions(&device, std::fs::Permissions::from_mode(0o000)).unwrap();
    if !nix::unistd::geteuid().is_root() {
        return refused(&device);
    }
    // Root may open anything, so the same test runs once more as nobody.
    const NOBODY: u32 = 65_534;
    let ran = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "device::scanner_tests::a_port_of_another_account_is_no_rights",
        ])
        .env(CHILD_PORT, &device)
        .uid(NOBODY)
        .gid(NOBODY)
        .current_dir("/")
        .output();
    match ran {
        Ok(ran) => {
            let said = String::from_utf8_lossy(&ran.stdout);
            assert!(ran.status.success() && said.contains("1 passed"), "{said}");
        }
        Err(error) => eprintln!("SKIPPED: nobody may not run the test program: {error}"),
    }
}

#[test]
fn a_line_that_refuses_dtr_is_alive_all_the_same() {
    let mut sim = SimScanner::open().unwrap();
    let device = sim.path().canonicalize().unwrap();
    let mut port = serialport::new(device.to_string_lossy(), 9600)
        .open_native()
        .unwrap();
    assert!(
        port.write_data_terminal_ready(true).is_err(),
        "a pseudo-terminal has no DTR"
    );
    drop(port);
    let desk = Desk::alive_on(&sim);
    sim.scan(b"HEARD\r").unwrap();
    assert_eq!(desk.scan(), "HEARD");
}

#[test]
fn a_beep_reaches_the_scanner_between_reads() {
    let mut sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    desk.scanner.beeps().beep(vec![0x07]);
    assert_eq!(sim.heard().unwrap(), [0x07]);
    sim.scan(b"STILL READING\r").unwrap();
    assert_eq!(desk.scan(), "STILL READING");
}

#[test]
fn looking_at_a_port_takes_none_of_its_bytes() {
    let mut sim = SimScanner::open().unwrap();
    sim.scan(b"WAITING\r").unwrap();
    assert_eq!(port_at(sim.path()).trouble, None);
    let desk = Desk::alive_on(&sim);
    assert_eq!(desk.scan(), "WAITING");
}

#[test]
fn a_stopped_scanner_lets_go_of_its_port() {
    let sim = SimScanner::open().unwrap();
    let desk = Desk::alive_on(&sim);
    assert_eq!(port_at(sim.path()).trouble, Some(PortState::Busy));
    assert_eq!(desk.stop(), closed());
    is_let_go(sim.path());
}

#[test]
fn a_fault_of_the_listener_ends_the_thread_with_a_last_word() {
    let mut sim = SimScanner::open().unwrap();
    let (send, told) = channel();
    let setup = ScannerSetup {
        number: 3,
        choice: PortChoice::Path(sim.path().to_path_buf()),
        baud: BAUD_DEFAULT,
        rules: FrameRules::default(),
        clock: HandClock::standing().clock(),
        tap: None,
    };
    let scanner = Scanner::start(setup, move |event| match event {
        PortEvent::Scanned(_) => panic!("a listener at fault, on purpose"),
        PortEvent::State(state) => drop(send.send(state)),
    })
    .unwrap();
    sim.scan(b"TRIGGER\r").unwrap();
    let mut last = None;
    while let Ok(state) = told.recv_timeout(PATIENCE) {
        last = Some(state);
    }
    assert_eq!(last.map(|state| state.code()), Some("failed"));
    assert_eq!(port_at(sim.path()).trouble, None, "the port was let go");
    scanner.stop();
}
