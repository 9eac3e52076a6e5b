//! Lots and resale batches.
//!
//! ```text
//! lot L-01 L-02                            what a lot of these pallets would be, and what is kept out
//! sell-lot 2026-A pallets=L-01,L-02 price=100.00 buyer=… [reference=…]
//! picture L-01 file=contents.jpg             shows a pallet
//! unseal L-01 reason=…                     a supervisor opens a sealed pallet again
//! withdraw-lot 2026-A reason=… | proceeds 2026-A UA…=40.00…
//! batch NUMBER S-01 channel=amazon due=+2 by=SUP-1
//! gather NUMBER UA…… | let-go NUMBER UA…… | list NUMBER | end-batch NUMBER [reason=…]
//! resale gather NUMBER | relabel | nothing-else-reads | close      scans are the desk's meanwhile
//! ```

use std::fmt::Write as _;
use std::sync::Arc;

use returnbay::domain::codes::{BatchNumber, LotNumber, PersonCode, SellerCode};
use returnbay::domain::money::Currency;
use returnbay::domain::printed::Dpi;
use returnbay::domain::resale::SaleChannel;
use returnbay::ledger::command::SellLot;
use returnbay::ledger::fact::OpenedBatch;
use returnbay::ledger::query::{BatchSheet, LotAsked, LotView, ResaleAsked, ResaleOf};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::resale::ResaleKey;
use returnbay::shell::view::{Job, JobState, TakeRows};
use returnbay::station::resale::ResaleMode;

use super::floor::{Done, Floor, container, english, refusal};
use super::leaving::dollars;
use super::said::{Said, code};
use returnbay::shell::leaving::FileFor;

pub fn done(floor: &mut Floor, said: &Said) -> Option<Done> {
    let number = || code(said.thing(0), BatchNumber::parse);
    let ids = || {
        let rows = floor.units(&said.things[1..]).into_iter();
        rows.map(|row| row.unit).collect()
    };
    Some(match said.verb.as_str() {
        "lot" => lot(floor, said),
        "picture" => picture(floor, said),
        "sell-lot" => sell_lot(floor, said),
        "unseal" => Command::ReopenPallet {
            container: container(said.thing(0)),
            reason: said.must("reason").to_owned(),
        }
        .into(),
        "withdraw-lot" => Command::WithdrawLot {
            lot: code(said.thing(0), LotNumber::parse),
            reason: said.must("reason").to_owned(),
        }
        .into(),
        "proceeds" => proceeds(floor, said),
        "batch" => Command::OpenBatch(OpenedBatch {
            batch: number(),
            seller: code(said.thing(1), SellerCode::parse),
            channel: said.get("channel", SaleChannel::parse),
            owner: said.get("by", PersonCode::parse),
            due: said.day("due", floor.today()).expect("a day"),
        })
        .into(),
        "gather" => Command::GatherUnits {
            batch: number(),
            units: ids(),
        }
        .into(),
        "let-go" => Command::LetGoUnits {
            batch: number(),
            units: ids(),
        }
        .into(),
        "list" => list(floor, number()),
        "end-batch" => Command::EndBatch {
            batch: number(),
            reason: said.owned("reason"),
        }
        .into(),
        "resale" => resale(floor, said),
        _ => return None,
    })
}

fn view(floor: &Floor, pallets: &[&str]) -> LotView {
    let asked = LotAsked {
        pallets: pallets.iter().map(|name| container(name)).collect(),
        currency: Currency::USD,
        today: floor.today(),
        claims_from: None,
    };
    match floor.ask(&Query::LotView(asked)) {
        Answer::LotView(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn lot(floor: &Floor, said: &Said) -> Done {
    let pallets: Vec<&str> = said.things.iter().map(String::as_str).collect();
    let view = view(floor, &pallets);
    let mut told = vec![format!("units {}", view.lot.units.len())];
    told.extend(view.notes.iter().map(|note| {
        let (tag, pallet) = (&note.tag, &note.pallet);
        format!(
            "{} {tag} on {pallet}: {}",
            note.level.code(),
            note.why.code()
        )
    }));
    Done::Told(told)
}

fn picture(floor: &Floor, said: &Said) -> Done {
    let path = Floor::picture(said.must("file"));
    match super::leaving::file(floor, FileFor::Pallet, path) {
        Err(refused) => Done::Told(vec![refused]),
        Ok(photo) => Command::PictureContainer {
            container: container(said.thing(0)),
            photos: vec![photo],
        }
        .into(),
    }
}

fn sell_lot(floor: &Floor, said: &Said) -> Done {
    let pallets: Vec<&str> = said.must("pallets").split(',').collect();
    let view = view(floor, &pallets);
    Command::SellLot(Box::new(SellLot {
        lot: code(said.thing(0), LotNumber::parse),
        pallets: pallets.iter().map(|name| container(name)).collect(),
        list: Arc::from(codec::encode_lot(&view.lot).as_bytes()),
        buyer: said.must("buyer").to_owned(),
        day: floor.today(),
        price: said.get("price", dollars),
        reference: said.owned("reference"),
    }))
    .into()
}

fn proceeds(floor: &Floor, said: &Said) -> Done {
    let mut rows = "Unit tag,Sold price\n".to_owned();
    for (tag, amount) in said.fields() {
        writeln!(rows, "{tag},{amount}").unwrap();
    }
    let path = floor.file("sold.csv");
    std::fs::write(&path, rows).unwrap();
    let job = Job::TakeProceeds {
        lot: code(said.thing(0), LotNumber::parse),
        path,
        rows: TakeRows::AllOrNone,
    };
    Done::Told(match floor.shell().run(job) {
        Ok(JobState::ProceedsTaken(done)) => vec![english(&done.told())],
        Ok(JobState::Failed(message)) | Err(message) => vec![refusal(&message)],
        Ok(other) => panic!("{other:?}"),
    })
}

fn sheet(floor: &Floor, batch: &BatchNumber) -> BatchSheet {
    match floor.ask(&Query::Batch(batch.clone())) {
        Answer::Batch(Some(sheet)) => *sheet,
        other => panic!("{other:?}"),
    }
}

fn list(floor: &Floor, batch: BatchNumber) -> Done {
    let row = sheet(floor, &batch).count.row;
    let asked = ResaleAsked {
        of: ResaleOf::Batch(batch.clone()),
        seller: row.opened.seller,
        channel: row.opened.channel,
        today: floor.today(),
    };
    let Answer::ResaleView(view) = floor.ask(&Query::ResaleView(asked)) else {
        panic!("a view of the batch is asked for");
    };
    let list = Arc::from(codec::encode_batch(&view.batch).as_bytes());
    Command::ListBatch { batch, list }.into()
}

fn resale(floor: &mut Floor, said: &Said) -> Done {
    let key = match said.thing(0) {
        "gather" => {
            let batch = code(said.thing(1), BatchNumber::parse);
            ResaleKey::Open(ResaleMode::Gather(batch))
        }
        "relabel" => ResaleKey::Open(ResaleMode::Relabel(Dpi::Dpi203)),
        "nothing-else-reads" => ResaleKey::NothingElseReads,
        "close" => ResaleKey::Close,
        other => panic!("no key `{other}`"),
    };
    floor.shell().resale(key);
    floor.shell().settle();
    Done::Told(floor.resale_said().into_iter().collect())
}
