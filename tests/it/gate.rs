//! The gate: a scanner's bytes on a wire become a row in the file and a line of a manifest.
//!
//! Nothing is mocked: a pseudo-terminal, the shell with all its threads, SQLite on a disk. The row
//! is read back by SQL of this file's own, the manifest by a reader that did not write it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use returnbay::device::SimScanner;
use returnbay::domain::codes::{CommandWord, PersonCode, SellerCode, StationName};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::exchange::returns::ReadOptions;
use returnbay::shell::settings::ScannerSetting;
use returnbay::shell::view::{Job, JobState, TakeRows};
use returnbay::shell::{Clock, Devices, Settings, Shell, ShellConfig};
use returnbay::station::face::{Busy, Lamp};
use returnbay::station::{Face, Key};
use rusqlite::Connection;
use tempfile::TempDir;

/// How long a silent shell is waited for before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);
/// When the tests' shifts begin.
pub const MORNING: &str = "2026-11-23T16:04:05Z";

/// Two announced returns of seller S-01: a lamp said to be defective, and hair ties.
const REPORT: &str = "Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tReturn carrier\tTracking ID\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tResolution\n\
112-3177071-7901658\t16-Nov-2026\tApproved\tDemwvs9LRRMA\tUPS\t1Z4CJTH59083524484\tB0NQH9WRMZ\tLMP-Q10\t=LED desk lamp, \u{53f0}\u{706f}\t1\tCR-DEFECTIVE\tStandardRefund\n\
112-9403254-1489943\t16-Nov-2026\tApproved\tDk6aazMBRRMA\tUSPS\t9202090339598344170026\tB0B4WP8XYZ\tP0360\tHair ties, heart pearl\t1\tCR-UNWANTED_ITEM\tStandardRefund\n";

/// A station with a scanner on a pseudo-terminal, in a folder of its own.
pub struct Rig {
    pub shell: Shell,
    pub scanner: SimScanner,
    pub clock: Clock,
    wake: SyncSender<()>,
    wakes: Receiver<()>,
    pub home: TempDir,
}

impl Rig {
    /// Opens a station whose settings name the scanner's port, and waits until the port is open.
    pub fn open() -> Self {
        Self::open_at(Clock::scripted(UtcMs::parse(MORNING).unwrap()))
    }

    /// The same at the machine's time, where silence on the line ends a scan.
    pub fn at_the_wall_clock() -> Self {
        Self::open_at(Clock::system())
    }

    fn open_at(clock: Clock) -> Self {
        let home = tempfile::tempdir().unwrap();
        let scanner = SimScanner::open().unwrap();
        let settings = Settings {
            tones: false,
            scanners: vec![ScannerSetting {
                path: scanner.path().display().to_string(),
                ..ScannerSetting::default()
            }],
            ..Settings::default()
        };
        settings.save(&data(&home).join("settings.toml")).unwrap();
        let (wake, wakes) = sync_channel(1);
        let waking = wake.clone();
        let shell = Shell::open(ShellConfig {
            folder: data(&home),
            station: StationName::parse("A").unwrap(),
            zone: Zone::parse("America/Los_Angeles").unwrap(),
            clock: clock.clone(),
            // One waiting wake is enough: whoever waits looks at everything anew.
            wake: Arc::new(move || {
                waking.try_send(()).ok();
            }),
            devices: Devices::Started,
        });
        let shell = shell.unwrap_or_else(|message| panic!("the shell does not open: {message:?}"));
        let rig = Self {
            shell,
            scanner,
            clock,
            wake,
            wakes,
            home,
        };
        assert!(rig.shell.wait_for_scanner(), "the port is open");
        rig
    }

    /// Gives what wakes [`Self::until`], for a wake of the test's own.
    pub fn wakes_again(&self) -> impl Fn() + Send + Sync + 'static {
        let wake = self.wake.clone();
        move || {
            wake.try_send(()).ok();
        }
    }

    /// Waits, woken by the shell, until something holds.
    pub fn until(&self, what: &str, holds: impl Fn(&Shell) -> bool) {
        while !holds(&self.shell) {
            match self.wakes.recv_timeout(PATIENCE) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => panic!(
                    "{what} does not come; face {:#?}, notices {:#?}",
                    self.shell.face(),
                    self.shell.notices()
                ),
            }
        }
    }

    /// Waits until the bench asks for this step's answer.
    pub fn step(&self, step: &str) {
        self.until(step, |shell| {
            let face = shell.face();
            face.step == step && face.busy == Busy::No
        });
    }

    /// Pulls the trigger: the code's bytes with the scanner's carriage return.
    pub fn scan(&mut self, code: &str) {
        // No two pulls within a double trigger's time, where the clock can be set.
        self.clock.set(self.clock.now().plus_ms(2_000));
        self.scanner
            .scan(format!("{code}\r").as_bytes())
            .expect("the line takes the scan");
    }

    /// Writes a file beside the data folder and takes it in for seller S-01.
    pub fn import(&self, text: &str) -> Result<JobState, returnbay::text::Message> {
        let path = self.home.path().join("returns.tsv");
        std::fs::write(&path, text).unwrap();
        self.shell.run(Job::TakeImport {
            path,
            seller: SellerCode::parse("S-01"),
            reading: ReadOptions::default(),
            rows: TakeRows::AllOrNone,
        })
    }

    pub fn sign_in(&mut self) {
        self.scan(&PersonCode::parse("OP-7").unwrap().printed());
        self.step("ready");
    }

    /// One defective lamp from its label to a carton of the China shipment.
    pub fn lamp_to_china(&mut self, tag: &str) {
        self.scan("1Z4CJTH59083524484");
        self.step("opened");
        self.scan(tag);
        self.step("naming");
        self.scan("B0NQH9WRMZ");
        self.step("checking");
        // Opened: by the digit's printed barcode.
        let before = self.shell.face();
        self.scan(&CommandWord::Digit(3).printed());
        self.until("the next question", |shell| {
            let face = shell.face();
            face.step == "checking" && face.prompt != before.prompt
        });
        // Does not work: by the key.
        self.shell.press(Key::Digit(3));
        self.step("proposing");
        self.scan("C-01");
        self.until("the put", |shell| put(&shell.face(), tag));
    }
}

/// The data folder of a home.
pub fn data(home: &TempDir) -> PathBuf {
    let folder = home.path().join("data");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn put(face: &Face, tag: &str) -> bool {
    face.lamp == Lamp::Saved
        && face
            .last
            .as_ref()
            .is_some_and(|last| last.tag.as_str() == tag)
}

/// What the file says of a unit, read past the program.
#[derive(PartialEq, Eq, Debug)]
struct Row {
    state: String,
    seller: Option<String>,
    grade: Option<String>,
    decision: String,
    container: String,
    person: Option<String>,
    parcel_scanned: Vec<u8>,
}

fn row_in_file(store: &Path, tag: &str) -> Row {
    let db =
        Connection::open_with_flags(store, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    db.query_row(
        "select u.state, u.seller, u.grade, u.decision, u.container, u.person, r.bytes
         from unit u
         join fact_subject s on hex(s.subject) = hex(u.parcel) || 'FE'
         join fact f on f.id = s.fact and f.kind like 'parcel.received%'
         join raw_scan r on r.event = f.event
         where u.tag = ?1",
        [tag],
        |row| {
            Ok(Row {
                state: row.get(0)?,
                seller: row.get(1)?,
                grade: row.get(2)?,
                decision: row.get(3)?,
                container: row.get(4)?,
                person: row.get(5)?,
                parcel_scanned: row.get(6)?,
            })
        },
    )
    .unwrap()
}

#[test]
fn a_scan_on_the_wire_becomes_a_row_and_a_manifest_line() {
    let mut rig = Rig::open();
    let Ok(JobState::Imported(done)) = rig.import(REPORT) else {
        panic!("the report is taken: {:?}", rig.shell.notices());
    };
    assert_eq!((done.counts.new, done.file.rows), (2, 2));
    rig.sign_in();
    let tag = "UA00000000016";
    rig.lamp_to_china(tag);

    let store = rig.shell.store_path();
    let row = row_in_file(&store, tag);
    let wanted = Row {
        state: "put".to_owned(),
        seller: Some("S-01".to_owned()),
        grade: Some("unsellable".to_owned()),
        decision: "ship_china".to_owned(),
        container: "C-01".to_owned(),
        person: Some("OP-7".to_owned()),
        parcel_scanned: b"1Z4CJTH59083524484".to_vec(),
    };
    assert_eq!(row, wanted);

    let path = rig.home.path().join("manifest.csv");
    rig.shell
        .run(Job::ExportManifest {
            cartons: Vec::new(),
            format: "csv".to_owned(),
            path: path.clone(),
        })
        .unwrap_or_else(|message| panic!("the manifest is written: {message:?}"));
    let bytes = std::fs::read(&path).unwrap();
    let mut lines = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
    let lines: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
    assert_eq!(lines.len(), 1, "one unit goes to China");
    let cells: Vec<&str> = lines[0].iter().collect();
    for cell in [
        "C-01",
        tag,
        "S-01",
        "112-3177071-7901658",
        "Demwvs9LRRMA",
        "1Z4CJTH59083524484",
        "B0NQH9WRMZ",
        "LMP-Q10",
        "'=LED desk lamp, \u{53f0}\u{706f}",
    ] {
        assert!(cells.contains(&cell), "{cell} in {cells:?}");
    }
}

#[test]
fn what_the_gate_wrote_stands_after_the_program_ended() {
    let mut rig = Rig::open();
    assert!(rig.import(REPORT).is_ok());
    rig.sign_in();
    rig.lamp_to_china("UA00000000016");
    let store = rig.shell.store_path();
    let Rig { shell, home, .. } = rig;
    drop(shell);
    assert_eq!(row_in_file(&store, "UA00000000016").container, "C-01");
    let desk = returnbay::shell::desk::Desk::open(&data(&home)).unwrap();
    let verified = desk.verify().unwrap();
    assert_eq!(verified.first_bad, None);
    assert!(verified.facts >= 5, "{verified:?}");
}
