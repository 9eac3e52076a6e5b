//! People, containers, places and photos.
//!
//! ```text
//! enrol SUP-1 role=supervisor name=Lee
//! open D-01 | seal D-01
//! move UA… to=R-01 | move-all R-01 to=R-02 | write-off UA… reason=…
//! photo UA… kind=before_repair file=contents.jpg | waive UA… kind=item reason=not_wanted
//! judge UA…… [becomes=liquidate because=supervisor]      as asked for where nothing else is said
//! record S-01 rates=rates.json      a rate card from today on
//! statement S-01 from=… to=…        what the seller is charged for those days
//! ```

use returnbay::domain::codes::{PersonCode, SellerCode};
use returnbay::domain::decision::{Decision, OverrideReason};
use returnbay::domain::photo::{PhotoKind, WaiveReason};
use returnbay::exchange::data::rates;
use returnbay::ledger::charge::ChargeLine;
use returnbay::ledger::fact::{Role, WaivedPhoto};
use returnbay::ledger::judging::{self, Judging};
use returnbay::ledger::rows::{RatesFrom, SellerRow};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::PhotoOf;
use returnbay::text::{Language, Words};

use super::super::script;
use super::floor::{Done, Floor, container};
use super::said::{Said, code};

pub fn done(floor: &Floor, said: &Said) -> Option<Done> {
    Some(match said.verb.as_str() {
        "enrol" => Command::EnrolPerson {
            person: code(said.thing(0), PersonCode::parse),
            name: said.must("name").to_owned(),
            role: said.get("role", Role::parse),
        }
        .into(),
        "open" => Command::OpenContainer {
            container: container(said.thing(0)),
        }
        .into(),
        "seal" => Command::SealContainer {
            container: container(said.thing(0)),
        }
        .into(),
        "move" => Command::MoveUnits {
            units: ids(floor, said),
            container: container(said.must("to")),
        }
        .into(),
        "move-all" => Command::MoveContents {
            from: container(said.thing(0)),
            to: container(said.must("to")),
        }
        .into(),
        "write-off" => Command::WriteOff {
            units: ids(floor, said),
            reason: said.must("reason").to_owned(),
        }
        .into(),
        "photo" => photo(floor, said),
        "waive" => waive(floor, said),
        "judge" => judge(floor, said),
        "record" => record(floor, said),
        "statement" => statement(floor, said),
        _ => return None,
    })
}

/// The ids of the units under the tags of a line.
pub fn ids(floor: &Floor, said: &Said) -> Vec<returnbay::domain::ids::UnitId> {
    let rows = floor.units(&said.things).into_iter();
    rows.map(|row| row.unit).collect()
}

/// Every seller that the store knows.
pub fn sellers(floor: &Floor) -> Vec<SellerRow> {
    match floor.ask(&Query::Sellers) {
        Answer::Sellers(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn photo(floor: &Floor, said: &Said) -> Done {
    let row = floor.unit(said.thing(0));
    let of = PhotoOf {
        parcel: row.inspection.parcel,
        unit: Some(row.unit),
        kind: said.get("kind", PhotoKind::parse),
    };
    let file = Floor::picture(said.must("file"));
    floor.shell().take_photos_of(of, vec![file]);
    floor.shell().settle_photos();
    Done::Told(Vec::new())
}

fn waive(floor: &Floor, said: &Said) -> Done {
    let row = floor.unit(said.thing(0));
    Command::WaivePhoto(WaivedPhoto {
        parcel: row.inspection.parcel,
        unit: Some(row.unit),
        kind: said.get("kind", PhotoKind::parse),
        reason: said.get("reason", WaiveReason::parse),
    })
    .into()
}

fn judge(floor: &Floor, said: &Said) -> Done {
    let rows = floor.units(&said.things);
    let rows: Vec<_> = rows.iter().collect();
    let judging = match said.read("becomes", Decision::parse) {
        Some(decision) => Judging::Otherwise(decision, said.get("because", OverrideReason::parse)),
        None => Judging::AsAsked,
    };
    Done::Commands(judging::commands(
        &rows,
        judging,
        &sellers(floor),
        floor.today(),
    ))
}

fn record(floor: &Floor, said: &Said) -> Done {
    let path = script::folder().join("files").join(said.must("rates"));
    let text = std::fs::read_to_string(path).unwrap();
    Command::SetSellerRates {
        seller: code(said.thing(0), SellerCode::parse),
        rates: Box::new(RatesFrom {
            from: floor.today(),
            card: rates::read(&text).unwrap(),
        }),
    }
    .into()
}

fn statement(floor: &Floor, said: &Said) -> Done {
    let seller = code(said.thing(0), SellerCode::parse);
    let today = floor.today();
    let days = (said.day("from", today), said.day("to", today));
    let made = floor.open().statement(seller, days, today).unwrap();
    let words = Words::new(Language::English, floor.shell().zone());
    let line = |line: &ChargeLine| {
        let rate = line.rate.as_ref().map_or("no rate".to_owned(), |rate| {
            format!("at {} {} cents", rate.each, rate.currency)
        });
        let what = line.activity.code();
        let (day, about, quantity) = (line.day, &line.about, line.quantity);
        format!(
            "{day} {what} {about}: {quantity} {rate} = {} cents",
            line.minor
        )
    };
    let mut told: Vec<String> = made.lines.iter().map(line).collect();
    told.extend(
        made.sums
            .iter()
            .map(|sum| format!("sum {}", words.money(*sum))),
    );
    Done::Told(told)
}
