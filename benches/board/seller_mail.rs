//! A seller's workbook with an answer in each row: read, checked, and every answer on the disk.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use calamine::{Reader as _, Xlsx};
use returnbay::domain::codes::{ContainerName, ParcelTag, StationName, UnitTag};
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::{Hold, HoldOwner, HoldReason};
use returnbay::domain::ids::{ParcelId, UnitId};
use returnbay::domain::photo::PhotoKinds;
use returnbay::domain::policy::Why;
use returnbay::ledger::Command;
use returnbay::ledger::command::{PutUnit, ReceiveParcel};
use returnbay::ledger::fact::{Inspection, ProductHow, RawScan};
use returnbay::shell::view::{Job, JobState};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use rust_xlsxwriter::Workbook;

use crate::ground::{folder, person, seller, zone};
use crate::measure::{Run, Verdict, note, ratio, seconds};

/// Rows at full size.
const ROWS: u32 = 5000;
/// The limit in seconds.
const LIMIT: f64 = 2.0;
/// What is answered, in turn.
const ACTIONS: [&str; 4] = ["弃货", "清货 Liquidate", "退回国内", "继续留仓"];

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let data = folder();
    let shell = opened(data.path());
    let rows = run.size(ROWS);
    for number in 0..rows {
        hold(&shell, u64::from(number) + 1);
    }
    let start = Instant::now();
    let job = Job::MakeMail {
        seller: Some(seller()),
        folder: data.path().join("mail"),
    };
    let made = match shell.run(job) {
        Ok(JobState::MailMade(made)) => made.first().expect("a workbook").path.clone(),
        other => panic!("{other:?}"),
    };
    note(&format!("{rows} rows made in {}", seconds(start.elapsed())));
    let filled = data.path().join("filled.xlsx");
    std::fs::write(&filled, answered(&made)).expect("room");
    let floor = floor(&filled);
    let start = Instant::now();
    let job = Job::TakeMail {
        path: filled,
        seller: None,
    };
    let taken = match shell.run(job) {
        Ok(JobState::MailTaken(taken)) => taken,
        other => panic!("{other:?}"),
    };
    let ours = start.elapsed();
    let counts = taken.counts;
    assert_eq!(counts.applied + counts.unchanged, rows, "{counts:?}");
    note(&format!(
        "taken in {}, {:.1} times the file's cells read ({})",
        seconds(ours),
        ratio(ours, floor),
        seconds(floor)
    ));
    run.limit(
        "a filled workbook, until every answer is synced",
        ours.as_secs_f64(),
        "s",
        LIMIT,
    )
}

/// The floor: every cell of the same file read.
fn floor(path: &Path) -> Duration {
    let start = Instant::now();
    let bytes = std::fs::read(path).expect("there");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    assert!(!book.worksheets().is_empty());
    start.elapsed()
}

fn opened(data: &Path) -> Shell {
    let shell = Shell::open(ShellConfig {
        folder: data.to_owned(),
        station: StationName::parse("A").expect("a name"),
        zone: zone(),
        clock: Clock::system(),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    });
    let shell = shell.unwrap_or_else(|message| panic!("{message:?}"));
    shell.sign_in(person());
    shell.settle();
    let name = Command::NameSeller {
        seller: seller(),
        name: "Seller".to_owned(),
    };
    shell.commit(name).expect("it is named");
    shell
}

/// A unit on hold whose seller is to say, in a parcel of its own.
fn hold(shell: &Shell, number: u64) {
    let parcel = ParcelId((3 << 100) + u128::from(number));
    let receive = ReceiveParcel {
        parcel,
        number: ParcelTag::make("A00", number).expect("it fits"),
        raw: RawScan {
            salt: [9; 16],
            bytes: b"1Z".to_vec(),
        },
        candidates: Vec::new(),
        chosen: None,
        finding: None,
    };
    shell
        .commit(Command::ReceiveParcel(receive))
        .expect("received");
    let tag = UnitTag::make("A00", number).expect("it fits");
    let inspection = Inspection {
        seller: Some(seller()),
        grade: Some(Grade::Good),
        ..Inspection::begun(parcel, tag, ProductHow::Barcode)
    };
    let today = shell.zone().day(shell.now());
    let put = PutUnit {
        units: vec![UnitId((4 << 100) + u128::from(number))],
        inspection,
        hold: Some(Hold {
            reason: HoldReason::Instruction,
            owner: HoldOwner::Seller,
            review: today.plus_days(14),
            default: Decision::Dispose,
        }),
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
        allowed: Grade::Good.spec().allowed.to_vec(),
        proposed: Decision::Hold,
        why: Why::Rule("home".to_owned()),
        policy: None,
        decision: Decision::Hold,
        override_reason: None,
        advice: None,
        rework_cost: None,
        class: returnbay::domain::hazard::HazardClass::None,
        container: ContainerName::parse("H-01").expect("a name"),
        learned: None,
        shipped_before: Vec::new(),
        out_of: None,
    };
    shell.commit(Command::PutUnit(Box::new(put))).expect("put");
}

/// The workbook as another program saves it, with an answer in each row.
fn answered(made: &PathBuf) -> Vec<u8> {
    let bytes = std::fs::read(made).expect("there");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut out = Workbook::new();
    for (at, (name, range)) in book.worksheets().into_iter().enumerate() {
        let sheet = out.add_worksheet();
        sheet.set_name(name).expect("a name");
        let heads: Vec<String> = range
            .rows()
            .next()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .unwrap_or_default();
        let action = heads.iter().position(|head| head.contains("Action"));
        for (row, cells) in (0_u32..).zip(range.rows()) {
            for (place, (column, cell)) in (0_u16..).zip(cells).enumerate() {
                let is_answer = at == 0 && row > 0 && Some(place) == action;
                let turn = usize::try_from(row).unwrap_or(0) % ACTIONS.len();
                let answer = ACTIONS.get(turn).filter(|_| is_answer).copied();
                let text = answer.map_or_else(|| cell.to_string(), str::to_owned);
                if !text.is_empty() {
                    sheet.write_string(row, column, text).expect("a cell");
                }
            }
        }
    }
    out.save_to_buffer().expect("a workbook")
}
