//! Files of proceeds: any sheet whose heads name units, and what each was sold for. A unit is named by our tag
//! or Amazon's unit label; where a row has neither, by its goods, as far as they name one. Our own sheet of a
//! lot is such a file, and so are buyers' whose columns we know.

mod columns;
mod goods;
mod rows;

use std::collections::BTreeMap;

use crate::domain::codes::{LotNumber, UnitTag};
use crate::domain::ids::UnitId;
use crate::domain::limits::PROCEEDS_AMOUNT_MAX;
use crate::domain::lot::LotUnit;
use crate::domain::money::{Currency, Money};
use crate::ledger::query::LotSheet;

use goods::ByGoods;
pub use rows::{ProceedsRow, read};

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

/// Says what rows tell of a sold lot: each unit once, and each other row named with its reason. A row of
/// no unit whose amount is the sum of those before it is a total, and nothing is said of it.
pub fn told(rows: &[ProceedsRow], sheet: &LotSheet) -> ProceedsTold {
    let mut told = ProceedsTold::default();
    let by_goods = ByGoods::of(rows, sheet);
    for row in rows {
        match one(row, sheet, &by_goods, &told.amounts) {
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
    by_goods: &ByGoods,
    so_far: &BTreeMap<UnitId, i64>,
) -> Result<Option<(UnitId, i64)>, (&'static str, &'a str)> {
    if let Some(why) = row.broken {
        return Err((why, row.name()));
    }
    let cells = [&row.tag, &row.lpn, &row.lot, &row.amount];
    let cells = cells.into_iter().map(String::as_str);
    if let Some(cell) = cells.chain(row.goods.cells()).find(|cell| hides(cell)) {
        return Err(("hidden_signs", cell));
    }
    let currency = sheet.row.sold.price.currency;
    let amount = amount_of(&row.amount, currency);
    if row.name().is_empty() {
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
    let unit = if goods::is_by_goods(row) {
        by_goods.unit(row).map_err(|why| (why, row.name()))?
    } else {
        unit_of(row, &sheet.lot.units)?
    };
    if row.amount.is_empty() {
        return Err(("no_amount", row.name()));
    }
    if !row.currency.is_empty() && !row.currency.eq_ignore_ascii_case(currency.code()) {
        return Err(("bad_amount", &row.currency));
    }
    let Some(minor) = amount.filter(|minor| *minor >= 0) else {
        return Err(("bad_amount", &row.amount));
    };
    if minor > PROCEEDS_AMOUNT_MAX {
        return Err(("too_large", &row.amount));
    }
    if so_far.contains_key(&unit) {
        return Err(("twice", row.name()));
    }
    Ok(Some((unit, minor)))
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
        (Some(_), Some(_)) => Err(("several_units", row.name())),
        (None, _) => Err(("not_in_lot", row.name())),
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

    /// A lot of a lamp, and two mugs that only their labels tell apart.
    fn of_goods() -> LotSheet {
        let mut sheet = sheet();
        for (unit, asin) in sheet
            .lot
            .units
            .iter_mut()
            .zip(["LAMP", "MUG", "MUG", "PAN"])
        {
            unit.asin = Some(format!("B0{asin:0>8}"));
            unit.barcode = (asin == "LAMP").then(|| "00036000291452".to_owned());
            unit.sku = Some(format!("S-{asin}"));
        }
        sheet
    }

    /// Amounts by unit, and problems by line.
    type ToldOfGoods = (Vec<(u128, i64)>, Vec<(u64, &'static str)>);

    fn told_of_goods(text: &str) -> ToldOfGoods {
        let told = told(&read(text.as_bytes()).expect("a file"), &of_goods());
        let amounts = told.amounts.iter().map(|(unit, minor)| (unit.0, *minor));
        let problems = told.problems.iter().map(|one| (one.line, one.code));
        (amounts.collect(), problems.collect())
    }

    #[test]
    fn titles_with_commas_that_nothing_quotes_shift_no_amount() {
        let text = "ASIN,Item Title,Model,Brand,Qty,Lot item price\n\
            B00000LAMP,Lamp, desk, 12\" tall,M1,Bright,1,20.50,,\n\
            B000000PAN,Pan,M2,Iron, Cast,1,9.00\n\
            B000000MUG,Mug, 2,3,4,1,7\n";
        let (amounts, problems) = told_of_goods(text);
        assert_eq!(amounts, [(1, 2050), (4, 900)]);
        // Of the last one nobody can tell which cell is the amount.
        assert_eq!(problems, [(4, "row_wide")]);
    }

    #[test]
    fn words_for_nothing_are_empty_cells() {
        let text = "LPN,ASIN,Sold price\nn/a,B00000LAMP,5\nNot available,-,none\nNONE,B000000PAN,N/A\n\
            -,0000000000,12\n";
        let (amounts, problems) = told_of_goods(text);
        assert_eq!(amounts, [(1, 500)]);
        assert_eq!(problems, [(4, "no_amount"), (5, "no_unit")]);
    }

    #[test]
    fn goods_name_a_unit_only_where_nothing_else_could_be_meant() {
        let heads = "ASIN,Qty,Sold price\n";
        let alike = "B000000MUG,1,4\nB000000MUG,1,4\n";
        assert_eq!(
            told_of_goods(&format!("{heads}{alike}")).0,
            [(2, 400), (3, 400)]
        );
        for unlike in [
            "B000000MUG,1,4\nB000000MUG,1,5\n",
            "B000000MUG,2,8\n",
            "B000000MUG,1,4\n",
            "B00000LAMP,2,8\n",
        ] {
            let (amounts, problems) = told_of_goods(&format!("{heads}{unlike}"));
            assert_eq!(amounts, [], "{unlike}");
            let several = |(_, code): &(u64, &str)| *code == "several_units";
            assert!(problems.iter().all(several), "{unlike}: {problems:?}");
        }
        let twice = told_of_goods(&format!("{heads}B00000LAMP,1,4\nB00000LAMP,1,4\n"));
        assert_eq!(twice, (vec![(1, 400)], vec![(3, "twice")]));
        // A sheet has lost the zeros before a UPC.
        let upc = "UPC,Product Name,Quantity,Orig. Retail,Sold price\n36000291452,Lamp,1,25.99,4\n";
        assert_eq!(told_of_goods(upc).0, [(1, 400)]);
        let other = "ASIN,SKU,Sold price\nB000000PAN,S-LAMP,4\n";
        assert_eq!(told_of_goods(other).1, [(2, "not_in_lot")], "of two goods");
    }

    #[test]
    fn one_head_means_what_its_buyers_sheet_says() {
        let heads = |id: &str| {
            let all = crate::exchange::data::lot_templates::lot_templates();
            let template = all
                .iter()
                .find(|one| one.id == id)
                .expect("a buyer's sheet");
            let heads = template.columns.iter().map(|(head, _)| head.clone());
            heads.chain(["Sold price".to_owned()]).collect::<Vec<_>>()
        };
        let row = |heads: &[String], item: &str| {
            let cells = heads.iter().map(|head| match head.as_str() {
                "Item #" | "item-#" => item.to_owned(),
                "Sold price" => "4".to_owned(),
                _ => String::new(),
            });
            cells.collect::<Vec<_>>().join(",")
        };
        let plate = tag(1).to_string();
        for (id, item, wanted) in [
            ("target", plate.as_str(), Some((1, 400))),
            ("target17", &plate, Some((1, 400))),
            ("target", "S-LAMP", None),
            ("costco", "S-LAMP", Some((1, 400))),
            ("costco", &plate, None),
        ] {
            let heads = heads(id);
            let text = format!("{}\n{}\n", heads.join(","), row(&heads, item));
            let (amounts, _) = told_of_goods(&text);
            assert_eq!(amounts.first().copied(), wanted, "{id} {item}");
        }
    }

    #[test]
    fn an_amount_of_another_currency_is_none_of_the_lot() {
        let text = "Kod 1;Cena regularna brutto;Waluta;Cena sprzedaży netto;Waluta\n\
            LPNRR00001;99.00;PLN;5.00;USD\nLPNRR00002;99.00;USD;5.00;PLN\n";
        let (amounts, problems) = told_of_goods(text);
        assert_eq!(amounts, [(1, 500)]);
        assert_eq!(problems, [(3, "bad_amount")]);
    }
}
