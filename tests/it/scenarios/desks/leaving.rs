//! What leaves, alone or with its container.
//!
//! ```text
//! sell UA… order=112-… [price=12.99] | back UA… reason=… | instruct UA… by="Li, WeChat"
//! label UA… to=fba|warehouse|buyer|owner scan=1Z… due=+1 by=OP-7 [grams=412] [file=label.pdf]
//! hand-over 1Z… | cancel 1Z… reason=…
//! leave D-01 how=destroyed [witness=OP-9] [photo=contents.jpg] [under=…] [taker=…]
//! drums                                   the battery drums that are here, and until when
//! release BOX scan=LABEL because=run_out|claim_closed [note=…]
//! ```

use std::sync::Arc;

use returnbay::domain::codes::{PersonCode, Tracking, UnitTag};
use returnbay::domain::forward::ForwardTo;
use returnbay::domain::ids::Hash;
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::measure::Grams;
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::said::{Said as Word, SaidHow};
use returnbay::ledger::command::{MakeForward, ReleaseParcel, SellUnits};
use returnbay::ledger::fact::ReleaseReason;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::leaving::{FileFor, drum_rules};
use returnbay::shell::listen::{Heard, Listening};
use returnbay::shell::view::{Job, JobState};

use super::floor::{Done, Floor, container, refusal};
use super::said::{Said, code};

pub fn done(floor: &Floor, said: &Said) -> Option<Done> {
    Some(match said.verb.as_str() {
        "sell" => Command::SellUnits(Box::new(SellUnits {
            tags: tags(said),
            order: said.must("order").to_owned(),
            price: said.read("price", dollars),
        }))
        .into(),
        "back" => Command::BringBack {
            tags: tags(said),
            reason: said.must("reason").to_owned(),
        }
        .into(),
        "instruct" => Command::InstructDispose {
            tags: tags(said),
            said: chat(said.must("by")),
        }
        .into(),
        "label" => label(floor, said),
        "hand-over" => {
            let read = heard(floor, said.thing(0)).numbers().into_iter();
            let read = read.map(|(number, _)| number).collect();
            Command::HandOver { read }.into()
        }
        "cancel" => Command::CancelForward {
            number: code(said.thing(0), Tracking::parse),
            reason: said.must("reason").to_owned(),
        }
        .into(),
        "leave" => leave(floor, said),
        "drums" => drums(floor),
        "release" => Command::ReleaseParcel(Box::new(ReleaseParcel {
            parcel: floor.parcel(said.thing(0)).parcel,
            read: heard(floor, said.must("scan")).keys(),
            reason: said.get("because", ReleaseReason::parse),
            note: said.owned("note"),
        }))
        .into(),
        _ => return None,
    })
}

fn tags(said: &Said) -> Vec<UnitTag> {
    let tags = said.things.iter();
    tags.map(|text| code(text, UnitTag::parse)).collect()
}

/// Reads an amount of US dollars.
pub fn dollars(text: &str) -> Option<Money> {
    Money::parse_decimal(text, Currency::USD)
}

/// What somebody said in a chat, without a picture of it.
pub fn chat(who: &str) -> Word {
    Word {
        how: SaidHow::Chat,
        who: who.to_owned(),
        shown: None,
    }
}

/// Scans at a desk that listens.
pub fn heard(floor: &Floor, text: &str) -> Arc<Heard> {
    let shell = floor.shell();
    shell.listen(Listening::Bench);
    shell.listen(Listening::Desk);
    shell.scan(text.as_bytes());
    shell.settle();
    let ear = shell.ear();
    let newest = Arc::clone(ear.heard.back().expect("the desk hears the scan"));
    shell.listen(Listening::Bench);
    newest
}

fn label(floor: &Floor, said: &Said) -> Done {
    let mut numbers = heard(floor, said.must("scan")).numbers();
    let (number, carrier) = numbers.remove(0);
    let file = said.may("file").map(|name| {
        let path = floor.file(name);
        std::fs::write(&path, "%PDF-1.7\nto somebody\n%%EOF\n").unwrap();
        file(floor, FileFor::Label, path).unwrap()
    });
    Command::MakeForward(Box::new(MakeForward {
        tags: tags(said),
        number,
        carrier,
        to: said.get("to", ForwardTo::parse),
        weight: said.read("grams", |text| Some(Grams(text.parse().ok()?))),
        label: file,
        due: said.day("due", floor.today()).expect("a day"),
        owner: said.get("by", PersonCode::parse),
    }))
    .into()
}

pub fn file(floor: &Floor, of: FileFor, path: std::path::PathBuf) -> Result<Hash, String> {
    match floor.shell().run(Job::TakeFile { of, path }) {
        Ok(JobState::FileTaken(file)) => Ok(file.hashes[0]),
        Ok(JobState::Failed(message)) | Err(message) => Err(refusal(&message)),
        Ok(other) => panic!("{other:?}"),
    }
}

fn drums(floor: &Floor) -> Done {
    let Answer::Drums(drums) = floor.ask(&Query::Drums) else {
        panic!("drums are asked for");
    };
    let told = drums.into_iter().map(|drum| {
        let (_, first) = drum.first.expect("a drum here has a first battery");
        let is_near = drum_rules().is_near(first, floor.today());
        let (name, last) = (drum.row.container, drum_rules().last_day(first));
        let near = if is_near { ", near its end" } else { "" };
        format!("{name} since {first} until {last}{near}")
    });
    Done::Told(told.collect())
}

fn leave(floor: &Floor, said: &Said) -> Done {
    let photo = said.may("photo").map(Floor::picture);
    let photo = match photo.map(|path| file(floor, FileFor::Proof, path)) {
        Some(Err(refused)) => return Done::Told(vec![refused]),
        Some(Ok(hash)) => Some(hash),
        None => None,
    };
    Command::LeaveContainer {
        container: container(said.thing(0)),
        how: said.get("how", LeftHow::parse),
        under: said.owned("under"),
        witness: said.read("witness", PersonCode::parse),
        photo,
        taker: said.owned("taker"),
    }
    .into()
}
