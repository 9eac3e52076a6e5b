//! Parcels of nobody. A box is named by a label that was scanned, or as `P#1`, the first that came.
//!
//! ```text
//! guesses BOX | guess BOX 1                 the guesses beside it; one is chosen by its digit
//! unmatch BOX reason=wrong_return
//! note BOX title=… [barcode=…]
//! merge BOX into=BOX | unmerge BOX          the record that goes; as `P#1` once it is gone
//! give-up-box BOX reason=…                  one that a count missed
//! expire BOX | unexpire BOX | bin BOX into=D-01
//! lines UNIT | attach UNIT 2|none reason=two_returns [left=missing] [more=said] | reattach UNIT
//! ```

use returnbay::domain::attach::{LineMistake, Surplus};
use returnbay::domain::pool::{MatchMistake, SeenProduct};
use returnbay::ledger::command::AttachUnits;
use returnbay::ledger::fact::Unseen;
use returnbay::ledger::query::{Guess, LineGuess, UnitLines, UnitLinesAsked};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::pool::rule;

use super::floor::{Done, Floor, container};
use super::said::{Said, code};

pub fn done(floor: &Floor, said: &Said) -> Option<Done> {
    let parcel = || floor.parcel(said.thing(0));
    let undo = |target| Command::Undo {
        target,
        reason: "correction".to_owned(),
    };
    Some(match said.verb.as_str() {
        "guesses" => {
            let told = guesses(floor, said).into_iter().enumerate();
            Done::Told(told.map(|(at, guess)| one(at + 1, &guess)).collect())
        }
        "guess" => {
            let at: usize = code(said.thing(1), |text| text.parse().ok());
            let of = guesses(floor, said).swap_remove(at - 1).of;
            Command::IdentifyParcel {
                parcel: parcel().parcel,
                candidates: Vec::new(),
                chosen: Some(of),
                seller: None,
            }
            .into()
        }
        "unmatch" => Command::UnmatchParcel {
            parcel: parcel().parcel,
            reason: said.get("reason", MatchMistake::parse),
        }
        .into(),
        "note" => Command::NoteProduct {
            parcel: parcel().parcel,
            seen: SeenProduct {
                photos: Vec::new(),
                barcode: said.owned("barcode"),
                title: said.must("title").to_owned(),
                category: said.owned("category"),
                weight: None,
            },
        }
        .into(),
        "give-up-box" => Command::WriteOffParcels {
            parcels: vec![parcel().parcel],
            reason: said.must("reason").to_owned(),
        }
        .into(),
        "merge" => Command::MergeParcel {
            parcel: parcel().parcel,
            into: floor.parcel(said.must("into")).parcel,
        }
        .into(),
        "unmerge" => undo(parcel().merged.expect("it was merged").key).into(),
        "lines" => Done::Told(told(&lines(floor, said))),
        "attach" => attach(floor, said).into(),
        "reattach" => undo(floor.unit(said.thing(0)).attached.expect("it was attached")).into(),
        "expire" => Command::ExpireParcel {
            parcel: parcel().parcel,
            rule: rule(),
        }
        .into(),
        "unexpire" => undo(parcel().expired.expect("its wait ended").key).into(),
        "bin" => Command::BinParcel {
            parcel: parcel().parcel,
            container: container(said.must("into")),
        }
        .into(),
        _ => return None,
    })
}

fn lines(floor: &Floor, said: &Said) -> UnitLines {
    let asked = UnitLinesAsked {
        unit: floor.unit(said.thing(0)).unit,
        typed: said.owned("number"),
    };
    match floor.ask(&Query::UnitLines(asked)) {
        Answer::UnitLines(Some(lines)) => *lines,
        other => panic!("{other:?}"),
    }
}

/// Says where a unit is, and the lines that it could be under.
fn told(lines: &UnitLines) -> Vec<String> {
    let under = lines.under.as_ref().map(|line| &line.line.of);
    let under = under.and_then(|of| of.number()).unwrap_or("none");
    let line = |(at, one): (usize, &LineGuess)| {
        let known = &one.known;
        let number = known.line.of.number().unwrap_or_default();
        let awaited = known.line.quantity.saturating_sub(known.put_units);
        let reasons: Vec<&str> = one.reasons.iter().map(|one| one.code()).collect();
        let (at, quantity) = (at + 1, known.line.quantity);
        format!("{at} {number} {awaited}/{quantity}: {}", reasons.join(" "))
    };
    let lines = lines.lines.iter().enumerate().map(line);
    [format!("under {under}")]
        .into_iter()
        .chain(lines)
        .collect()
}

fn attach(floor: &Floor, said: &Said) -> Command {
    let lines = lines(floor, said);
    let line = match said.thing(1) {
        "none" => None,
        at => {
            let at: usize = code(at, |text| text.parse().ok());
            Some(lines.lines[at - 1].known.id)
        }
    };
    Command::AttachUnits(Box::new(AttachUnits {
        parcel: lines.parcel.parcel,
        units: lines.label,
        line,
        surplus: match said.owned("more") {
            Some(_) => Surplus::Said,
            None => Surplus::Refused,
        },
        reason: said.get("reason", LineMistake::parse),
        left: match said.owned("left") {
            Some(text) => code(&text, Unseen::parse),
            None => Unseen::OtherBox,
        },
    }))
}

fn guesses(floor: &Floor, said: &Said) -> Vec<Guess> {
    let parcel = floor.parcel(said.thing(0)).parcel;
    match floor.ask(&Query::Guesses(parcel)) {
        Answer::Guesses(found) => found.rows,
        other => panic!("{other:?}"),
    }
}

fn one(digit: usize, guess: &Guess) -> String {
    let order = guess
        .of
        .order_id
        .as_ref()
        .map_or("", |order| order.as_str());
    let reasons: Vec<&str> = guess.reasons.iter().map(|one| one.code()).collect();
    let seller = &guess.of.seller;
    format!("{digit} {seller} {order}: {}", reasons.join(" "))
}
