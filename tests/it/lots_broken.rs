//! A hundred files of proceeds with broken rows, in three formats, and files that are broken as a whole:
//! each row is taken or named by its line with its reason, and nothing is taken by half.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use returnbay::domain::codes::LotNumber;
use returnbay::domain::ids::UnitId;
use returnbay::ledger::query::LotSheet;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::lots::ProceedsDone;
use returnbay::shell::view::{Job, JobState, TakeRows};
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::lots::{House, tag, unit};

/// Files, each with its own seed.
const FILES: u64 = 100;
/// Units of the lot with a label of their own; odd ones are of one seller, even ones of another.
const UNITS: u64 = 24;
/// The label of two units.
const PAIR: u64 = 90;
/// A unit of another lot.
const ELSEWHERE: u64 = 80;
/// A unit that nobody sold.
const HERE_STILL: u64 = 81;
/// A label that is on nothing.
const NOWHERE: u64 = 99;
/// What the lot was sold for, in minor units.
const PRICE: i64 = 200_000;

/// What is done to a row, with the code of what it must come to; none is taken.
const BREAKS: [(&str, Option<&str>); 30] = [
    ("as it was", None),
    ("by label alone", None),
    ("by label in small letters", None),
    ("with a sign", None),
    ("with the currency", None),
    ("with blanks around", None),
    ("without the lot", None),
    ("a zero", None),
    ("doubled", Some("twice")),
    ("doubled with another amount", Some("twice")),
    ("another currency's sign", Some("bad_amount")),
    ("another currency", Some("bad_amount")),
    ("below nothing", Some("bad_amount")),
    ("decimals too many", Some("bad_amount")),
    ("a decimal comma", Some("bad_amount")),
    ("words", Some("bad_amount")),
    ("a formula as text", Some("bad_amount")),
    ("a formula's words", Some("bad_amount")),
    ("a huge number", Some("too_large")),
    ("a huge cell", Some("bad_amount")),
    ("no amount", Some("no_amount")),
    ("merged with the cell before", Some("no_amount")),
    ("no unit", Some("no_unit")),
    ("an unknown label", Some("not_in_lot")),
    ("a unit of another lot", Some("not_in_lot")),
    ("a unit that is here still", Some("not_in_lot")),
    ("the other lot's number", Some("another_lot")),
    ("hidden signs", Some("hidden_signs")),
    ("another unit's label beside the tag", Some("two_units")),
    ("one label of two units", Some("several_units")),
];
/// A row that is no text: an error of a sheet, or a sign that no text has.
const BROKEN: &str = "row_broken";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Xlsx,
    Csv,
    Tsv,
}

/// A row as it is written: our tag, Amazon's label, the lot, the amount, and what else is done to it.
#[derive(Clone, Debug, Default)]
struct Row {
    tag: String,
    lpn: String,
    lot: String,
    amount: String,
    what: &'static str,
    /// What it must come to; none is taken.
    code: Option<&'static str>,
    /// The unit and the minor units, where it is taken.
    says: Option<(u64, i64)>,
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

fn lpn(number: u64) -> String {
    format!("LPNRR{number:08}")
}

fn decimal(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// A good row of a unit.
fn good(number: u64, minor: i64) -> Row {
    Row {
        tag: tag(number).to_string(),
        lpn: lpn(number),
        lot: "2026-A".to_owned(),
        amount: decimal(minor),
        what: "as it was",
        code: None,
        says: Some((number, minor)),
    }
}

/// Breaks a row; gives a second one where it is doubled.
fn broken(row: &mut Row, at: usize) -> Option<Row> {
    let (what, code) = BREAKS[at];
    let (number, minor) = row.says.unwrap();
    row.what = what;
    let mut copy = None;
    let amount = row.amount.clone();
    match what {
        "by label alone" => row.tag.clear(),
        "by label in small letters" => {
            row.tag.clear();
            row.lpn = row.lpn.to_lowercase();
        }
        "with a sign" => row.amount = format!("$ {amount}"),
        "with the currency" => row.amount = format!("{amount} USD"),
        "with blanks around" => {
            row.tag = format!(" \u{a0}{} ", row.tag);
            row.amount = format!("\u{3000}{amount} ");
        }
        "without the lot" => row.lot.clear(),
        "a zero" => {
            "0.00".clone_into(&mut row.amount);
            row.says = Some((number, 0));
        }
        "doubled" => copy = Some(row.clone()),
        "doubled with another amount" => copy = Some(good(number, minor + 1)),
        "another currency's sign" => row.amount = format!("€{amount}"),
        "another currency" => row.amount = format!("{amount} CNY"),
        "below nothing" => row.amount = format!("-{amount}"),
        "decimals too many" => row.amount = format!("{amount}1"),
        "a decimal comma" => row.amount = amount.replace('.', ","),
        "words" => "看情况再说".clone_into(&mut row.amount),
        "a formula as text" => row.amount = format!("'=SUM({amount})"),
        "a formula's words" => "=A2&\" sold\"".clone_into(&mut row.amount),
        "a huge number" => "999999999999999".clone_into(&mut row.amount),
        "a huge cell" => row.amount = "9".repeat(20_000),
        "no amount" | "merged with the cell before" => row.amount.clear(),
        "no unit" => {
            row.tag.clear();
            row.lpn.clear();
            row.amount = format!("7777{amount}");
        }
        "an unknown label" => {
            row.tag = tag(NOWHERE).to_string();
            row.lpn = lpn(NOWHERE);
        }
        "a unit of another lot" => {
            row.tag = tag(ELSEWHERE).to_string();
            row.lpn = lpn(ELSEWHERE);
        }
        "a unit that is here still" => {
            row.tag.clear();
            row.lpn = lpn(HERE_STILL);
        }
        "the other lot's number" => "2026-B".clone_into(&mut row.lot),
        "hidden signs" => row.tag.insert(3, '\u{200b}'),
        "another unit's label beside the tag" => row.lpn = lpn(number % UNITS + 1),
        "one label of two units" => {
            row.tag = tag(PAIR).to_string();
            row.lpn.clear();
        }
        _ => {}
    }
    if copy.is_none() && code.is_some() {
        row.says = None;
        row.code = code;
    }
    copy
}

/// Makes the rows of a file in the order in which they are written.
fn rows(dice: &mut Dice) -> Vec<Row> {
    let mut rows = Vec::new();
    for number in 1..=UNITS {
        // A row that is left out is no row.
        if dice.below(8) == 0 {
            continue;
        }
        let minor = 100 + i64::try_from(dice.below(9000)).unwrap();
        let mut row = good(number, minor);
        let copy = broken(&mut row, dice.below(BREAKS.len()));
        rows.push(row);
        rows.extend(copy);
    }
    for place in (1..rows.len()).rev() {
        rows.swap(place, dice.below(place + 1));
    }
    // Of doubled rows the first is taken.
    let mut taken = Vec::new();
    for row in &mut rows {
        let Some((number, _)) = row.says else {
            continue;
        };
        if taken.contains(&number) {
            row.says = None;
            row.code = Some("twice");
        }
        taken.push(number);
    }
    let at = dice.below(rows.len() + 1);
    let wreck = Row {
        what: BROKEN,
        code: Some(BROKEN),
        ..good(UNITS, 1)
    };
    rows.insert(
        at,
        Row {
            says: None,
            ..wreck
        },
    );
    rows
}

const HEADS: [&str; 5] = ["Unit tag", "Title", "LPN", "Lot", "Sold price"];

fn cells(row: &Row) -> [&str; 5] {
    [&row.tag, "A lamp", &row.lpn, &row.lot, &row.amount]
}

fn xlsx(rows: &[Row]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADS).unwrap();
    for (line, row) in (1_u32..).zip(rows) {
        for (at, text) in (0_u16..).zip(cells(row)) {
            if row.what == BROKEN && at == 4 {
                let wrong = Formula::new("=1/0").set_result("#DIV/0!");
                sheet.write_formula(line, at, wrong).unwrap();
            } else if row.what == "a formula's words" && at == 4 {
                let words = Formula::new(text).set_result("U sold");
                sheet.write_formula(line, at, words).unwrap();
            } else if row.what == "as it was" && at == 4 {
                let (_, minor) = row.says.unwrap_or((0, 0));
                let cents = i32::try_from(minor).unwrap();
                sheet
                    .write_number(line, at, f64::from(cents) / 100.0)
                    .unwrap();
            } else if row.what == "merged with the cell before" && at == 3 {
                let form = Format::new();
                sheet.merge_range(line, 3, line, 4, text, &form).unwrap();
            } else if !text.is_empty() {
                sheet.write_string(line, at, text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn lines(rows: &[Row], sign: char, end: &str) -> Vec<u8> {
    let quoted = |text: &str| {
        if sign == ',' && text.contains([',', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let line = |cells: [&str; 5]| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        cells.join(&sign.to_string()) + end
    };
    let mut text = line(HEADS);
    for row in rows {
        let mut written = line(cells(row));
        if row.what == BROKEN {
            written.insert(4, '\0');
        }
        text.push_str(&written);
    }
    text.into_bytes()
}

struct Sold {
    house: House,
}

impl Sold {
    fn new() -> Self {
        let house = House::new();
        let lamp = "00036000291452";
        for number in 1..=UNITS {
            // A pallet takes one seller's goods; the lot takes both pallets.
            let (seller, pallet) = if number % 2 == 1 {
                ("S-01", "L-01")
            } else {
                ("S-02", "L-04")
            };
            house.put(number, seller, lamp, pallet);
        }
        house.put_each(&[PAIR, PAIR + 1], "S-01", lamp, "L-01");
        house.put(ELSEWHERE, "S-02", lamp, "L-02");
        house.put(HERE_STILL, "S-01", lamp, "L-03");
        for pallet in ["L-01", "L-02", "L-03", "L-04"] {
            house.seal(pallet);
        }
        assert!(house.sell("2026-A", &["L-01", "L-04"], PRICE));
        assert!(house.sell("2026-B", &["L-02"], 5_000));
        Self { house }
    }

    fn sheet(&self, lot: &str) -> LotSheet {
        let number = LotNumber::parse(lot).unwrap();
        match self.house.desk().ask(&Query::Lot(number)).unwrap() {
            Answer::Lot(Some(sheet)) => *sheet,
            other => panic!("{other:?}"),
        }
    }

    fn facts(&self) -> u64 {
        match self.house.desk().ask(&Query::Health).unwrap() {
            Answer::Health(health) => health.facts,
            other => panic!("{other:?}"),
        }
    }

    fn written(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.house.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn take(&self, path: &std::path::Path, rows: TakeRows) -> Option<Arc<ProceedsDone>> {
        let job = Job::TakeProceeds {
            lot: LotNumber::parse("2026-A").unwrap(),
            path: path.to_owned(),
            rows,
        };
        match self.house.shell.run(job) {
            Ok(JobState::ProceedsTaken(done)) => Some(done),
            Ok(JobState::Failed(_)) | Err(_) => None,
            Ok(other) => panic!("{other:?}"),
        }
    }
}

/// What the whole lot brought: never less than what was told, and else the price to the cent.
fn sums_are_exact(sheet: &LotSheet) {
    let each = sheet.lot.proceeds(PRICE, &sheet.row.told);
    let told: i64 = sheet.row.told.values().sum();
    assert_eq!(each.values().sum::<i64>(), told.max(PRICE));
    let parts = sheet.lot.by_seller(&each);
    let brought: i64 = parts.iter().map(|part| part.brought).sum();
    assert_eq!(brought, told.max(PRICE));
    let units: usize = parts.iter().map(|part| part.units).sum();
    assert_eq!(units, sheet.lot.units.len());
}

#[test]
fn each_row_of_a_hundred_broken_files_of_proceeds_is_taken_or_named_with_its_reason() {
    let sold = Sold::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let mut told: BTreeMap<UnitId, i64> = BTreeMap::new();
    for seed in 1..=FILES {
        let mut dice = Dice(seed);
        let rows = rows(&mut dice);
        let kind = [Kind::Xlsx, Kind::Csv, Kind::Tsv][usize::try_from(seed % 3).unwrap()];
        let bytes = match kind {
            Kind::Xlsx => xlsx(&rows),
            Kind::Csv => lines(&rows, ',', if seed % 2 == 0 { "\n" } else { "\r\n" }),
            Kind::Tsv => lines(&rows, '\t', "\n"),
        };
        let path = sold.written(&format!("{seed}.{kind:?}"), &bytes);
        let wanted: Vec<(u64, &str)> = (2_u64..)
            .zip(&rows)
            .filter_map(|(line, row)| row.code.map(|code| (line, code)))
            .collect();
        let said: BTreeMap<UnitId, i64> = rows
            .iter()
            .filter_map(|row| row.says.map(|(number, minor)| (unit(number), minor)))
            .collect();

        let (before, facts) = (sold.sheet("2026-A"), sold.facts());
        let refused = sold.take(&path, TakeRows::AllOrNone).unwrap();
        let found: Vec<(u64, &str)> = refused
            .problems
            .iter()
            .map(|problem| (problem.line, problem.code))
            .collect();
        assert_eq!(found, wanted, "file {seed} {kind:?}");
        assert_eq!((refused.units, refused.taken_before), (0, false));
        assert_eq!(
            sold.sheet("2026-A"),
            before,
            "file {seed}: nothing is taken"
        );
        assert_eq!(sold.facts(), facts, "file {seed}: no fact is written");

        let taken = sold.take(&path, TakeRows::Good).unwrap();
        assert_eq!(usize::try_from(taken.units).unwrap(), said.len());
        assert_eq!(taken.problems, refused.problems, "file {seed}");
        told.extend(said);
        let after = sold.sheet("2026-A");
        assert_eq!(after.row.told, told, "file {seed} {kind:?}");
        sums_are_exact(&after);
        for row in &rows {
            *seen.entry(row.what).or_default() += 1;
            *named.entry(row.code.unwrap_or("taken")).or_default() += 1;
        }
    }
    assert_eq!(
        seen.len(),
        BREAKS.len() + 1,
        "each way of breaking: {seen:?}"
    );
    assert!(seen.values().all(|count| *count > 20), "{seen:?}");
    assert_eq!(named.len(), 12, "{named:?}");
    assert_eq!(
        sold.sheet("2026-B").row.told,
        BTreeMap::new(),
        "the other lot stands"
    );
    let found = sold.house.desk().verify().unwrap();
    assert_eq!(found.first_bad, None);
}

#[test]
fn a_file_of_proceeds_that_is_broken_as_a_whole_changes_nothing() {
    let sold = Sold::new();
    let rows: Vec<Row> = (1..=UNITS).map(|number| good(number, 1000)).collect();
    let (book, commas) = (xlsx(&rows), lines(&rows, ',', "\n"));
    let text = String::from_utf8(commas.clone()).unwrap();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&b"\xff\xfe"[..], &wide].concat();
    let mut files = vec![
        Vec::new(),
        b" \n\n".to_vec(),
        b"\x89PNG\r\n\x1a\n".to_vec(),
        b"%PDF-1.7".to_vec(),
        wide,
        marked,
        text.replace("Sold price", "Note").into_bytes(),
        text.replace("Unit tag", "Item")
            .replace("LPN,", "Code,")
            .into_bytes(),
        // The head is gone: the first unit would be taken for it.
        text.lines()
            .skip(1)
            .collect::<Vec<_>>()
            .join("\n")
            .into_bytes(),
        b"Unit tag,Sold price\n".to_vec(),
        vec![b'9'; 9 << 20],
    ];
    for tenth in 1..10 {
        files.push(book[..book.len() * tenth / 10].to_vec());
    }
    let (before, facts) = (sold.sheet("2026-A"), sold.facts());
    for (at, bytes) in files.into_iter().enumerate() {
        let path = sold.written(&format!("whole-{at}.xlsx"), &bytes);
        for rows in [TakeRows::AllOrNone, TakeRows::Good] {
            if let Some(done) = sold.take(&path, rows) {
                assert_eq!(done.units, 0, "file {at}");
            }
            assert_eq!(sold.facts(), facts, "file {at}");
        }
    }
    // Cut inside a row: that row is named, and those before it are whole.
    for cut in [9, 20, 1] {
        let path = sold.written("cut.csv", &commas[..commas.len() - cut]);
        let done = sold.take(&path, TakeRows::AllOrNone).unwrap();
        let last = u64::try_from(rows.len()).unwrap() + 1;
        let found: Vec<(u64, &str)> = done
            .problems
            .iter()
            .map(|problem| (problem.line, problem.code))
            .collect();
        if cut == 1 {
            assert_eq!(found, [], "without the last end of line it is whole");
        } else {
            assert_eq!(found, [(last, "row_cut")], "cut {cut}");
            assert_eq!(sold.facts(), facts);
        }
    }
    assert_ne!(sold.sheet("2026-A"), before);
}
