//! The claim pool through the whole program: the list for all sellers, and what a later file means.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx};
use returnbay::domain::codes::{OrderId, PersonCode, Rma, SellerCode, StationName};
use returnbay::domain::expected::ReturnRef;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::query::{ParcelQueue, QueuedParcel};
use returnbay::ledger::rows::ParcelRow;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::view::NoticeLevel;
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use returnbay::text::TroubleMsg;

use super::cli::{HEAD, Home, LAMP, TIES};
use super::cli_run::{project, run};

/// Two parcels of nobody on the claim shelf, the first with a photo of its label and one of its box.
const SHIFT: &str = "at 2026-11-23T16:04:05Z\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n+4 photo label.jpg\n+4 photo box-dented.jpg\n+4 key D\n+4 key 3\n+4 key C\n+4 scan Q-01\n> Claimed Q-01\n+4 scan 1Z5R89390357567127\n+4 key C\n+4 scan Q-01\n> Claimed Q-01\n";

pub fn shelf() -> Home {
    let home = Home::new();
    for photo in ["label.jpg", "box-dented.jpg"] {
        let bytes = std::fs::read(project(&format!("assets/demo/photos/{photo}"))).unwrap();
        std::fs::write(home.path().join(photo), bytes).unwrap();
    }
    let shift = home.file("shift.txt", SHIFT);
    run(&home.data(), &["replay", "--check", &shift]).ends(0);
    home
}

/// Writes the list and gives its bytes.
fn unclaimed(home: &Home) -> Vec<u8> {
    let path = home.path().join("unclaimed.xlsx");
    let args = ["export", "unclaimed", "--out", path.to_str().unwrap()];
    run(&home.data(), &args).ends(0);
    std::fs::read(path).unwrap()
}

fn rows(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| cell.to_string();
    sheet
        .rows()
        .map(|row| row.iter().map(text).collect())
        .collect()
}

/// The pictures inside a workbook.
fn pictures(bytes: Vec<u8>) -> usize {
    let zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names = zip.file_names().map(Result::unwrap);
    names.filter(|name| name.starts_with("xl/media/")).count()
}

#[test]
fn the_list_for_all_sellers_speaks_both_languages_and_names_no_whole_number() {
    let home = shelf();
    let bytes = unclaimed(&home);
    let rows = rows(bytes.clone());
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(rows[0][0], "Parcel 退件");
    assert_eq!(rows[0][3], "To be claimed by 认领截止日");
    let shown = rows[1].join(" | ");
    assert!(shown.contains("2026-11-23"), "{shown}");
    assert!(shown.contains("…4484"), "{shown}");
    assert!(shown.contains("Wet 受潮"), "{shown}");
    assert!(rows[2].join(" ").contains("…7127"));
    let every = rows.concat().join(" ");
    assert!(!every.contains("1Z4CJTH59083524484"), "{every}");
    assert!(!every.contains("59083524484"), "{every}");
    assert_eq!(pictures(bytes), 1, "the label stays here");
}

pub fn clock() -> Clock {
    Clock::scripted(UtcMs::parse("2026-11-24T15:00:00Z").unwrap())
}

fn open(home: &Home) -> Shell {
    open_at(home, clock())
}

pub fn open_at(home: &Home, clock: Clock) -> Shell {
    Shell::open(ShellConfig {
        folder: home.data(),
        station: StationName::parse("A").unwrap(),
        zone: Zone::UTC,
        clock,
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    })
    .unwrap()
}

#[test]
fn a_match_at_a_desk_lets_the_next_scan_of_the_parcel_open_it_as_that_return() {
    let home = shelf();
    let shell = open(&home);
    let seller = SellerCode::parse("S-01").unwrap();
    let ties = [HEAD, TIES].concat().into_bytes();
    shell.take_text("ties.tsv", &seller, ties.into()).unwrap();
    let desk = || Desk::open(&home.data()).unwrap();
    let queue = |queue| -> Vec<ParcelRow> {
        let query = Query::queued_parcels(queue, UtcMs(0), None);
        let Answer::QueuedParcels(page) = desk().ask(&query).unwrap() else {
            panic!("parcels are asked for");
        };
        let rows = page.rows.into_iter();
        rows.map(|QueuedParcel(row, _)| row).collect()
    };
    let parcel = queue(ParcelQueue::Claim)[1].parcel;
    let identify = Command::IdentifyParcel {
        parcel,
        candidates: Vec::new(),
        chosen: Some(ReturnRef {
            seller,
            order_id: OrderId::parse("112-9403254-1489943"),
            rma_id: Rma::parse("Dk6aazMBRRMA"),
        }),
        seller: None,
    };
    assert!(
        shell.commit(identify.clone()).is_err(),
        "nobody is signed in"
    );
    assert_eq!(queue(ParcelQueue::ClaimFound), []);
    shell.sign_in(PersonCode::parse("OP-7").unwrap());
    shell.settle();
    shell.commit(identify).unwrap();
    let found = queue(ParcelQueue::ClaimFound);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].parcel, parcel);
    shell.scan(b"1Z5R89390357567127");
    shell.settle();
    let face = shell.face();
    assert_eq!(face.step, "opened", "{face:?}");
    assert_eq!(queue(ParcelQueue::ClaimFound), [], "it is on the bench");
    let shown = format!("{face:?}");
    assert!(shown.contains("Hair ties"), "its line is awaited: {shown}");
}

#[test]
fn a_file_that_announces_parcels_of_the_claim_shelf_says_how_many() {
    let home = shelf();
    let shell = open(&home);
    let seller = SellerCode::parse("S-01").unwrap();
    let take = |name: &str, text: String| {
        let bytes = text.into_bytes().into();
        shell.take_text(name, &seller, bytes).unwrap();
    };
    let told = || -> Vec<u32> {
        let notices = shell.notices().into_iter();
        notices
            .filter_map(|notice| match notice.message {
                returnbay::text::Message::Trouble(TroubleMsg::PoolFound { count }) => {
                    assert_eq!(notice.level, NoticeLevel::Warning);
                    Some(count)
                }
                _ => None,
            })
            .collect()
    };
    take("ties.tsv", [HEAD, TIES].concat());
    assert!(told().is_empty(), "it announces none of them");
    take("lamp.tsv", [HEAD, LAMP].concat());
    assert_eq!(told(), [1]);
    take("again.tsv", [HEAD, LAMP, TIES].concat());
    assert_eq!(told(), [1], "what was told is not told again");
    drop(shell);
    let rows = rows(unclaimed(&home));
    assert_eq!(rows.len(), 2, "it is nobody's no more: {rows:?}");
}
