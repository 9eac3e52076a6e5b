//! Tables of lots.

use std::sync::Arc;

use crate::domain::codes::LotNumber;
use crate::domain::leaving::LeftHow;
use crate::domain::limits::{LOT_PALLETS_MAX, LOT_TEXT_MAX};
use crate::domain::lot::{Lot, LotLevel, LotUnit, LotWhy, SplitBy};
use crate::domain::money::{Currency, Money};
use crate::ledger::codec;
use crate::ledger::command::SellLot;
use crate::ledger::fact::{LeftContainer, LotProceeds, SoldLot};
use crate::ledger::query::{ContainerCount, LotNote, LotSheet, LotView};
use crate::ledger::rows::{Left, LotRow};

use super::*;

fn lot() -> LotNumber {
    LotNumber::parse("2026-11-A").expect("a number")
}

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::USD,
    }
}

fn on_pallet(number: u64, pallet: &str) -> LotUnit {
    LotUnit {
        unit: UnitId(u128::from(number)),
        tag: UnitTag::make("A00", number).expect("fits"),
        pallet: container(pallet),
        seller: Some(seller()),
        asin: None,
        sku: None,
        fnsku: None,
        barcode: None,
        lpn: None,
        serial: None,
        title: None,
        category: None,
        grade: Some(Grade::Good),
        retail: Some(1000),
        weight: None,
    }
}

fn of(units: Vec<LotUnit>) -> Lot {
    Lot {
        currency: Currency::USD,
        units,
        pictures: [].into(),
    }
}

fn pallet(name: &str, words: &[&str]) -> ContainerCount {
    let has = |word: &str| words.contains(&word);
    let left = Left {
        at: UtcMs(3),
        person: None,
        what: LeftContainer {
            container: container(name),
            how: LeftHow::LotSold,
            units: 1,
            under: None,
            witness: None,
            photo: None,
            taker: None,
        },
    };
    ContainerCount {
        row: ContainerRow {
            pictures: Vec::new(),
            container: container(name),
            kind: container(name).kind(),
            opened_at: UtcMs(1),
            sealed_at: (!has("open")).then_some(UtcMs(2)),
            left: has("left").then_some(left),
        },
        units: 1,
        parcels: 0,
    }
}

fn note(level: LotLevel) -> LotNote {
    let unit = on_pallet(1, "L-01");
    LotNote {
        unit: unit.unit,
        tag: unit.tag,
        pallet: unit.pallet,
        seller: unit.seller,
        why: LotWhy::Rule("held".to_owned()),
        level,
    }
}

/// What the words say of a pallet `L-01` with so many units.
fn view(words: &[&str]) -> LotView {
    let has = |word: &str| words.contains(&word);
    let name = if has("tote") { "R-01" } else { "L-01" };
    let many = if has("many") { LOT_PALLETS_MAX } else { 0 };
    let count = if has("empty") {
        0
    } else if has("101") {
        101
    } else {
        2
    };
    let others = (0..many).map(|number| pallet(&format!("L-1{number}"), &[]));
    LotView {
        pallets: [pallet(name, words)].into_iter().chain(others).collect(),
        lot: of((1..=count).map(|unit| on_pallet(unit, name)).collect()),
        notes: if has("refused") {
            vec![note(LotLevel::Warned), note(LotLevel::Refused)]
        } else if has("warned") {
            vec![note(LotLevel::Warned)]
        } else {
            Vec::new()
        },
        beyond: u32::from(has("beyond")),
    }
}

fn sheet(words: &[&str]) -> LotSheet {
    let has = |word: &str| words.contains(&word);
    LotSheet {
        row: LotRow {
            sold: SoldLot {
                lot: lot(),
                pallets: vec![container("L-01")],
                units: 2,
                list: Hash([1; 32]),
                condition: None,
                buyer: "B".to_owned(),
                day: day(),
                price: usd(100),
                reference: None,
                split: SplitBy::Units,
            },
            sold_at: UtcMs(1),
            person: None,
            withdrawn: has("withdrawn").then(|| (UtcMs(2), "not paid".to_owned())),
            files: has("taken")
                .then(|| (Hash([5; 32]), "sold.csv".to_owned()))
                .into_iter()
                .collect(),
            told: [].into(),
        },
        lot: of((1..=101).map(|unit| on_pallet(unit, "L-01")).collect()),
    }
}

fn asked(middle: &str, view: Option<&LotView>) -> Command {
    let words: Vec<&str> = middle.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    match words.first() {
        Some(&"sell") => {
            let shown = view.map_or_else(|| of(Vec::new()), |view| view.lot.clone());
            let list = codec::encode_lot(&shown);
            let list = if has("other") { "{}" } else { &list };
            Command::SellLot(Box::new(SellLot {
                lot: lot(),
                pallets: view
                    .map(|view| view.pallets.iter())
                    .into_iter()
                    .flatten()
                    .map(|count| count.row.container.clone())
                    .chain(has("more").then(|| container("L-09")))
                    .collect(),
                list: Arc::from(list.as_bytes()),
                buyer: if has("nobody") { " " } else { "Buyer" }.to_owned(),
                day: day(),
                price: usd(if has("owed") { -1 } else { 12_345 }),
                reference: Some("  ".to_owned()),
            }))
        }
        Some(&"withdraw") => Command::WithdrawLot {
            lot: lot(),
            reason: if has("why") {
                "x".repeat(LOT_TEXT_MAX + 1)
            } else {
                " ".to_owned()
            },
        },
        Some(&"proceeds") => Command::TakeProceeds(Box::new(LotProceeds {
            lot: lot(),
            file: Hash([5; 32]),
            file_name: "sold.csv".to_owned(),
            currency: if has("yen") {
                Currency::parse("JPY").expect("a currency")
            } else {
                Currency::USD
            },
            amounts: if has("none") {
                Vec::new()
            } else {
                vec![(UnitId(if has("strange") { 999 } else { 1 }), 5)]
            },
        })),
        other => panic!("{other:?}"),
    }
}

fn check(table: &str) {
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let columns: Vec<&str> = row.split('|').map(str::trim).collect();
        let [left, middle, right] = columns[..] else {
            panic!("three columns wanted: {row}")
        };
        let words: Vec<&str> = left.split_whitespace().collect();
        let has = |word: &str| words.contains(&word);
        let view = has("pallet").then(|| view(&words));
        let known = Known {
            person: has("person")
                .then(|| PersonRow::new(person(), "Ana".to_owned(), Role::Operator)),
            lot: has("sold").then(|| Box::new(sheet(&words))),
            lot_view: view.clone().map(Box::new),
            ..Known::default()
        };
        let order = Order {
            key: KEY,
            at: UtcMs(9),
            day: day(),
            person: has("person").then(person),
            command: asked(middle, view.as_ref()),
        };
        let came = match rule(&order, &known) {
            Ok(bodies) if bodies.is_empty() => "nothing".to_owned(),
            Ok(bodies) => {
                let kinds = bodies.iter().map(|body| body.kind().code());
                kinds.collect::<Vec<_>>().join(" ")
            }
            Err(refusal) => format!("! {}", refusal.code()),
        };
        assert_eq!(came, right, "{row}");
    }
}

#[test]
fn lots_are_sold() {
    check(
        "
        nobody sold pallet left            | sell nobody other | ! nobody_signed_in
        person sold pallet left            | sell nobody other | ! lot_number_taken
        person                             | sell nobody other | ! lot_empty
        person pallet tote left            | sell more other nobody | ! no_such_container
        person pallet tote left open       | sell other nobody | ! wrong_way_out
        person pallet left open empty      | sell other nobody | ! left_already
        person pallet open empty many      | sell other nobody | ! not_sealed
        person pallet empty many refused   | sell other nobody | ! lot_empty
        person pallet many refused         | sell other nobody | ! too_many_units
        person pallet beyond refused       | sell other nobody | ! too_many_units
        person pallet refused              | sell other nobody | ! not_in_lots
        person pallet warned               | sell other nobody | ! lot_changed
        person pallet                      | sell nobody       | ! sale_terms
        person pallet                      | sell owed         | ! sale_terms
        person pallet warned               | sell | lot.sold container.left unit.left
        person pallet 101                  | sell | lot.sold container.left unit.left unit.left
        ",
    );
}

#[test]
fn sales_are_withdrawn_and_proceeds_are_taken() {
    check(
        "
        nobody                             | withdraw     | ! nobody_signed_in
        person                             | withdraw     | ! no_such_lot
        person sold withdrawn              | withdraw     | nothing
        person sold                        | withdraw     | ! reason_needed
        person sold                        | withdraw why | lot.withdrawn unit.came_back unit.came_back

        nobody                             | proceeds none yen | ! no_such_lot
        nobody sold withdrawn taken        | proceeds none yen | ! sale_withdrawn
        nobody sold taken                  | proceeds none yen | nothing
        nobody sold                        | proceeds none yen | ! sale_terms
        nobody sold                        | proceeds none     | ! no_such_unit
        nobody sold                        | proceeds strange  | ! no_such_unit
        nobody sold                        | proceeds          | lot.proceeds
        ",
    );
}
