//! Parcels of nobody. A box is named by a label that was scanned, or as `P#1`, the first that came.
//!
//! ```text
//! guesses BOX | guess BOX 1                 the guesses beside it; one is chosen by its digit
//! unmatch BOX reason=wrong_return
//! note BOX title=… [barcode=…]
//! merge BOX into=BOX | unmerge BOX          the record that goes; as `P#1` once it is gone
//! give-up-box BOX reason=…                  one that a count missed
//! expire BOX | unexpire BOX | bin BOX into=D-01
//! ```

use returnbay::domain::pool::{MatchMistake, SeenProduct};
use returnbay::ledger::query::Guess;
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
