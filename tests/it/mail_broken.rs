//! A hundred filled workbooks with broken rows, and files that are broken as a whole: each row is taken or
//! named with its reason, and nothing is taken by half.

use returnbay::domain::decision::Decision;
use returnbay::domain::hold::HoldReason;
use returnbay::ledger::mailing::RowEnd;
use returnbay::shell::mail::MadeWorkbook;

use super::mail::{House, Table, column, id, refilled, tables};

/// Labels on hold of the seller that answers.
const HELD: u64 = 8;
/// A label on hold of another seller.
const FOREIGN: u64 = 9;
/// Files, each with its own seed.
const FILES: u64 = 100;

/// What is done to a row, with the code of what it must come to.
const BREAKS: [(&str, &str); 8] = [
    ("answered", "applied"),
    ("answered in English", "applied"),
    ("no action", "unanswered"),
    ("words of no action", "unknown_action"),
    ("another kind's words", "wrong_kind"),
    ("an edited id", "unknown_row"),
    ("another seller's id", "other_sellers"),
    ("twice, torn", "twice"),
];

fn next(seed: &mut u64) -> u64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// Breaks the rows of a sheet and lays them in another order; gives each row's id as written, with the code
/// that it must come to.
fn broken(sheet: &mut Table, seed: u64) -> Vec<(String, &'static str)> {
    let mut seed = seed;
    let [of, action, note] = ["Row id", "Action", "Note"].map(|head| column(sheet, head));
    let mut told = Vec::new();
    let mut rows: Table = sheet.drain(1..).collect();
    let mut copies = Table::new();
    // A row that is left out is no row.
    rows.retain(|_| !next(&mut seed).is_multiple_of(10));
    for row in &mut rows {
        let at = usize::try_from(next(&mut seed)).unwrap() % BREAKS.len();
        let (what, code) = BREAKS[at];
        row[note] = format!("{what} {seed}");
        let written = match what {
            "answered in English" => "Dispose",
            "no action" => "",
            "words of no action" => "看情况再说",
            "another kind's words" => "是我的",
            _ => "清货",
        };
        written.clone_into(&mut row[action]);
        match what {
            "an edited id" => row[of] = row[of].replace("H-U", "H-V"),
            "another seller's id" => row[of] = id(FOREIGN),
            "twice, torn" => {
                let mut copy = row.clone();
                "弃货".clone_into(&mut copy[action]);
                told.push((copy[of].clone(), code));
                copies.push(copy);
            }
            _ => {}
        }
        told.push((row[of].clone(), code));
    }
    rows.extend(copies);
    for place in (1..rows.len()).rev() {
        let other = usize::try_from(next(&mut seed)).unwrap() % (place + 1);
        rows.swap(place, other);
    }
    sheet.extend(rows);
    told.sort();
    told
}

fn code(end: &RowEnd) -> &'static str {
    match end {
        // The same word again, from an earlier file.
        RowEnd::Unchanged(_) => "applied",
        // The note beside it is kept, and answers nothing.
        RowEnd::Noted => "unanswered",
        RowEnd::Refused(why) => why.code(),
        other => other.code(),
    }
}

fn house() -> (House, MadeWorkbook) {
    let house = House::new();
    for number in 1..=HELD {
        house.hold(number, "S-01", HoldReason::Instruction);
    }
    house.hold(FOREIGN, "S-02", HoldReason::Instruction);
    let made = house.make("S-01");
    (house, made)
}

#[test]
fn each_row_of_a_hundred_broken_workbooks_is_taken_or_named_with_its_reason() {
    let (house, made) = house();
    let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for seed in 1..=FILES {
        let mut told = Vec::new();
        let taken = house.answer(&made, &format!("{seed}.xlsx"), |sheet| {
            told = broken(sheet, seed);
        });
        let mut found: Vec<(String, &str)> = taken
            .rows
            .iter()
            .map(|row| (row.id.clone(), code(&row.end)))
            .collect();
        found.sort();
        // Two rows with one foreign id say the same: the second is so already.
        assert_eq!(found, told, "file {seed}");
        let counts = taken.counts;
        let all = counts.applied + counts.unchanged + counts.unanswered + counts.refused;
        assert_eq!(usize::try_from(all).unwrap(), told.len());
        for (_, code) in told {
            *seen.entry(code).or_default() += 1;
        }
    }
    assert!(seen.values().all(|count| *count > 20), "{seen:?}");
    assert_eq!(
        house.row(FOREIGN).decision(),
        Some(Decision::Hold),
        "another seller's stands"
    );
    house.is_sound();
}

#[test]
fn a_file_that_is_broken_as_a_whole_changes_nothing() {
    let (house, made) = house();
    let before = house.facts();
    let bytes = std::fs::read(&made.path).unwrap();
    let hidden = |edit: &dyn Fn(&mut Table)| {
        let mut all = tables(&made.path);
        let meta = all.last_mut().expect("the hidden sheet");
        edit(&mut meta.1);
        super::mail::written(all)
    };
    let value = |key: &'static str, value: &'static str| {
        hidden(&move |sheet: &mut Table| {
            let row = sheet.iter_mut().find(|row| row[0] == key).expect("a key");
            value.clone_into(&mut row[1]);
        })
    };
    let mut files = vec![
        Vec::new(),
        b"no workbook".to_vec(),
        value("seller", "S-02"),
        value("mail", "00000000000000000000000000000001"),
        value("mail", "x"),
        value("version", "2"),
        value("format", "another"),
        hidden(&|sheet: &mut Table| sheet.clear()),
        refilled(&made.path, |sheet| sheet[0].fill("?".to_owned())),
    ];
    for tenth in 1..10 {
        files.push(bytes[..bytes.len() * tenth / 10].to_vec());
    }
    for (at, bytes) in files.into_iter().enumerate() {
        let path = house.path(&format!("whole-{at}.xlsx"));
        std::fs::write(&path, bytes).unwrap();
        assert!(house.run(&path, None).is_err(), "file {at}");
        assert_eq!(house.facts(), before, "file {at}");
    }
    house.is_sound();
}
