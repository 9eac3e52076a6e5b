//! Files of proceeds: any sheet whose heads name units by our tag or Amazon's unit label, and what each was
//! sold for. Our own sheet of a lot is one, and so are buyers' that keep its labels.

use std::collections::BTreeMap;

use crate::domain::codes::{LotNumber, UnitTag};
use crate::domain::ids::UnitId;
use crate::domain::limits::PROCEEDS_AMOUNT_MAX;
use crate::domain::lot::LotUnit;
use crate::domain::money::{Currency, Money};
use crate::ledger::query::LotSheet;

use super::table::columns::{Binding, Fields, Heads};
use super::table::{NotReadable, opened};

/// A field that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Tag,
    Lpn,
    Lot,
    Amount,
}

const TABLE: [Heads<Field>; 4] = [
    (
        Field::Tag,
        "tag",
        &["unittag", "tag", "unit", "unitid", "单件码", "单件"],
    ),
    (
        Field::Lpn,
        "lpn",
        &[
            "lpn",
            "lpnnumber",
            "licenseplate",
            "licenseplatenumber",
            "kod1(=lpn)",
            "kod1",
        ],
    ),
    (
        Field::Lot,
        "lot",
        &[
            "lot",
            "lotid",
            "lot#",
            "lotno",
            "lotno.",
            "lotnumber",
            "批次号",
            "批次",
            "清货批次",
        ],
    ),
    (
        Field::Amount,
        "amount",
        &[
            "brought",
            "soldfor",
            "soldprice",
            "saleprice",
            "salesprice",
            "sellingprice",
            "lotitemprice",
            "proceeds",
            "netproceeds",
            "netsale",
            "cenasprzedażynetto",
            "hammerprice",
            "amount",
            "回款",
            "成交价",
            "售价",
            "实收",
            "金额",
        ],
    ),
];

impl Fields for Field {
    fn table() -> &'static [Heads<Self>] {
        &TABLE
    }

    fn unused() -> &'static [&'static str] {
        &[]
    }

    fn wanted() -> &'static [Self] {
        &[Self::Amount]
    }

    fn has_many(self) -> bool {
        false
    }
}

/// One row, as it stands in the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ProceedsRow {
    /// Where it begins, counted from 1; the sheet's row in a workbook.
    pub line: u64,
    /// Why it is no row at all; none where it is one.
    broken: Option<&'static str>,
    tag: String,
    lpn: String,
    lot: String,
    amount: String,
}

/// Why a row is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProceedsProblem {
    /// Where it begins.
    pub line: u64,
    /// The stable name; its words stand in the language files under `lot-problem-<code>`.
    pub code: &'static str,
    /// What stands there.
    pub found: String,
}

/// What a file says of a lot.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ProceedsTold {
    /// What each unit brought, in minor units.
    pub amounts: BTreeMap<UnitId, i64>,
    /// Rows that are not taken, in the file's order.
    pub problems: Vec<ProceedsProblem>,
}

/// Reads a file of proceeds.
///
/// # Errors
/// Says why the file as a whole is none.
pub fn read(bytes: &[u8]) -> Result<Vec<ProceedsRow>, NotReadable> {
    let sheet = opened::<Field>(bytes, None)?;
    let binding: Binding<Field> = Binding::of(&sheet.header, None);
    let has = |field| binding.head_of(field).is_some();
    if !has(Field::Amount) || !(has(Field::Tag) || has(Field::Lpn)) {
        return Err(NotReadable::plain("file_no_proceeds"));
    }
    let mut rows = Vec::new();
    for line in sheet.rows.into_rows() {
        let mut row = ProceedsRow {
            line: line.number,
            ..ProceedsRow::default()
        };
        match line.text {
            Ok(text) => {
                // A file that was cut off inside a row ends there.
                let is_cut = line.open_end && text.split('\t').count() < binding.width();
                row.broken = is_cut.then_some("row_cut");
                for (place, cell) in text.split('\t').enumerate() {
                    let cell = cell.trim().to_owned();
                    match binding.field_at(place) {
                        Some(Field::Tag) => row.tag = cell,
                        Some(Field::Lpn) => row.lpn = cell,
                        Some(Field::Lot) => row.lot = cell,
                        Some(Field::Amount) => row.amount = cell,
                        None => {}
                    }
                }
            }
            Err(_) => row.broken = Some("row_broken"),
        }
        let says = [&row.tag, &row.lpn, &row.amount];
        if row.broken.is_some() || says.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// Says what rows tell of a sold lot: each unit once, and each other row named with its reason. A row of
/// no unit whose amount is the sum of those before it is a total, and nothing is said of it.
pub fn told(rows: &[ProceedsRow], sheet: &LotSheet) -> ProceedsTold {
    let mut told = ProceedsTold::default();
    let currency = sheet.row.sold.price.currency;
    for row in rows {
        match one(row, sheet, currency, &told.amounts) {
            Ok(Some((unit, minor))) => {
                told.amounts.insert(unit, minor);
            }
            Ok(None) => {}
            Err((code, found)) => told.problems.push(ProceedsProblem {
                line: row.line,
                code,
                found: found.to_owned(),
            }),
        }
    }
    told
}

fn one<'a>(
    row: &'a ProceedsRow,
    sheet: &LotSheet,
    currency: Currency,
    so_far: &BTreeMap<UnitId, i64>,
) -> Result<Option<(UnitId, i64)>, (&'static str, &'a str)> {
    if let Some(why) = row.broken {
        return Err((why, name(row)));
    }
    let cells = [&row.tag, &row.lpn, &row.lot, &row.amount];
    if let Some(cell) = cells.into_iter().find(|cell| hides(cell)) {
        return Err(("hidden_signs", cell));
    }
    let amount = amount_of(&row.amount, currency);
    if row.tag.is_empty() && row.lpn.is_empty() {
        let is_total = amount == Some(so_far.values().sum());
        return if is_total {
            Ok(None)
        } else {
            Err(("no_unit", &row.amount))
        };
    }
    if !row.lot.is_empty() && LotNumber::parse(&row.lot).as_ref() != Some(&sheet.row.sold.lot) {
        return Err(("another_lot", &row.lot));
    }
    let unit = unit_of(row, &sheet.lot.units)?;
    if row.amount.is_empty() {
        return Err(("no_amount", name(row)));
    }
    let Some(minor) = amount.filter(|minor| *minor >= 0) else {
        return Err(("bad_amount", &row.amount));
    };
    if minor > PROCEEDS_AMOUNT_MAX {
        return Err(("too_large", &row.amount));
    }
    if so_far.contains_key(&unit) {
        return Err(("twice", name(row)));
    }
    Ok(Some((unit, minor)))
}

/// By what a row names its unit.
fn name(row: &ProceedsRow) -> &str {
    if row.tag.is_empty() {
        &row.lpn
    } else {
        &row.tag
    }
}

fn unit_of<'a>(row: &'a ProceedsRow, units: &[LotUnit]) -> Result<UnitId, (&'static str, &'a str)> {
    let tag = UnitTag::parse(&row.tag);
    let is_it = |unit: &&LotUnit| match &tag {
        Some(tag) => unit.tag == *tag,
        None => {
            let lpn = unit.lpn.as_deref();
            row.tag.is_empty() && lpn.is_some_and(|lpn| lpn.eq_ignore_ascii_case(&row.lpn))
        }
    };
    let labelled = |unit: &LotUnit| {
        let known = unit.lpn.as_deref();
        row.lpn.is_empty() || known.is_none_or(|known| known.eq_ignore_ascii_case(&row.lpn))
    };
    let mut having = units.iter().filter(is_it);
    match (having.next(), having.next()) {
        (Some(unit), None) if labelled(unit) => Ok(unit.unit),
        // Which of the two names is the wrong one cannot be told.
        (Some(_), None) => Err(("two_units", &row.lpn)),
        // Several units under one label are not told apart by it.
        (Some(_), Some(_)) => Err(("several_units", name(row))),
        (None, _) => Err(("not_in_lot", name(row))),
    }
}

/// Tells whether a cell holds signs that nobody sees, so that it is not what it looks like.
fn hides(cell: &str) -> bool {
    let unseen = |sign: char| {
        sign.is_control()
            || matches!(
                sign,
                '\u{ad}'
                    | '\u{200b}'..='\u{200f}'
                    | '\u{202a}'..='\u{202e}'
                    | '\u{2060}'..='\u{2064}'
                    | '\u{2066}'..='\u{2069}'
                    | '\u{feff}'
            )
    };
    cell.chars().any(unseen)
}

/// Reads an amount with or without the sign or the code of the lot's currency.
fn amount_of(text: &str, currency: Currency) -> Option<i64> {
    let text = text.trim().trim_start_matches('$').trim();
    let bare = text.strip_suffix(currency.code()).unwrap_or(text);
    Money::parse_grouped(bare, currency).map(|money| money.minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::ContainerName;
    use crate::domain::ids::Hash;
    use crate::domain::lot::{Lot, SplitBy};
    use crate::domain::time::{Day, UtcMs};
    use crate::ledger::fact::SoldLot;
    use crate::ledger::rows::LotRow;

    fn tag(number: u64) -> UnitTag {
        UnitTag::make("A00", number).expect("fits")
    }

    fn sheet() -> LotSheet {
        let unit = |number: u64, label: u64| LotUnit {
            unit: UnitId(u128::from(number)),
            tag: tag(label),
            pallet: ContainerName::parse("L-01").expect("a pallet"),
            seller: None,
            asin: None,
            sku: None,
            fnsku: None,
            barcode: None,
            lpn: Some(format!("LPNRR{number:05}")),
            serial: None,
            title: None,
            category: None,
            grade: None,
            retail: None,
            weight: None,
        };
        LotSheet {
            row: LotRow {
                sold: SoldLot {
                    lot: LotNumber::parse("2026-A").expect("a number"),
                    pallets: Vec::new(),
                    units: 4,
                    list: Hash::ZERO,
                    condition: None,
                    buyer: "B".to_owned(),
                    day: Day::parse("2026-11-30").expect("a day"),
                    price: Money {
                        minor: 1000,
                        currency: Currency::USD,
                    },
                    reference: None,
                    split: SplitBy::Units,
                },
                sold_at: UtcMs(0),
                person: None,
                withdrawn: None,
                files: Vec::new(),
                told: [].into(),
            },
            lot: Lot {
                currency: Currency::USD,
                units: vec![unit(1, 1), unit(2, 2), unit(3, 9), unit(4, 9)],
                pictures: [].into(),
            },
        }
    }

    fn read_told(text: &str) -> ProceedsTold {
        told(&read(text.as_bytes()).expect("a file"), &sheet())
    }

    #[test]
    fn rows_are_found_by_tag_or_label_and_a_total_is_no_row() {
        let text = format!(
            "Lot,Unit tag,LPN,Sold price\n2026-a,{},,\"$1,234.50\"\n,,lpnrr00002,10 USD\n,,,1244.5\n",
            tag(1)
        );
        let told = read_told(&text);
        assert_eq!(told.problems, []);
        let wanted = [(UnitId(1), 123_450), (UnitId(2), 1000)];
        assert_eq!(told.amounts, wanted.into());
        let chinese = format!("单件码\t回款\n{}\t5\n", tag(2));
        assert_eq!(read_told(&chinese).amounts, [(UnitId(2), 500)].into());
    }

    #[test]
    fn each_bad_row_is_named() {
        let (one, two, both) = (tag(1), tag(2), tag(9));
        let text = format!(
            "Unit tag,Lot,Brought\n{one},2026-A,5\n{one},,6\n{two},2026-B,7\n{two},,\n{two},,-1\n\
             {two},,1.234\n{both},,3\nUA0012P4QX7M3,,4\n,,99\n"
        );
        let told = read_told(&text);
        let codes: Vec<(u64, &str)> = told
            .problems
            .iter()
            .map(|problem| (problem.line, problem.code))
            .collect();
        assert_eq!(
            codes,
            [
                (3, "twice"),
                (4, "another_lot"),
                (5, "no_amount"),
                (6, "bad_amount"),
                (7, "bad_amount"),
                (8, "several_units"),
                (9, "not_in_lot"),
                (10, "no_unit"),
            ]
        );
        assert_eq!(told.amounts, [(UnitId(1), 500)].into());
    }

    #[test]
    fn a_row_that_is_not_what_it_looks_like_is_named() {
        let (one, two) = (tag(1), tag(2));
        let text = format!(
            "Unit tag,LPN,Brought\n{one},,\"12,50\"\n{one},,\"1,2345\"\n{one},,99999999999999\n\
             {one},LPNRR00002,5\n{one}\u{200b},,5\n{one},,\"1.234,50\"\n{one},,\"1,234,567.5\"\n{two},"
        );
        let told = read_told(&text);
        let codes: Vec<(u64, &str)> = told
            .problems
            .iter()
            .map(|problem| (problem.line, problem.code))
            .collect();
        assert_eq!(
            codes,
            [
                (2, "bad_amount"),
                (3, "bad_amount"),
                (4, "too_large"),
                (5, "two_units"),
                (6, "hidden_signs"),
                (7, "bad_amount"),
                (9, "row_cut"),
            ]
        );
        assert_eq!(told.amounts, [(UnitId(1), 123_456_750)].into());
    }

    #[test]
    fn a_sheet_without_units_or_amounts_is_none() {
        for text in ["Unit tag,Qty\nU,1\n", "Item,Sold price\nLamp,1\n"] {
            let error = read(text.as_bytes()).expect_err("refused");
            assert_eq!(error.code, "file_no_proceeds", "{text}");
        }
    }
}
