//! Holds and standing orders, as a supervisor handles them.
//!
//! ```text
//! hold-change UA… [reason=…] [owner=…] [review=+14] [default=…] [note=…]
//! hold-end UA… becomes=… how=released|answered|default [by="Li, WeChat"] [note=…]
//! hold-defaults UA…             the defaults of those whose day has come, each its own
//! hold-stage UA…                how near its day is
//! answers-none                  a supervisor says that nothing came today
//! return-to-hold UA… reason=… owner=… review=+7 default=…
//! order S-01 SKU [grade=good] [becomes=dispose] [until=+30] by="Li, WeChat"
//! ```

use returnbay::domain::codes::SellerCode;
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::{Hold, HoldEnd, HoldOwner, HoldReason};
use returnbay::domain::standing::StandingOrder;
use returnbay::domain::time::Day;
use returnbay::ledger::fact::{OrderSet, ReadAnswers};
use returnbay::ledger::rows::UnitRow;
use returnbay::ledger::{Command, holding};

use super::floor::{Done, Floor};
use super::goods::ids;
use super::leaving::chat;
use super::said::{Said, code};

pub fn done(floor: &Floor, said: &Said) -> Option<Done> {
    let rows = || floor.units(&said.things);
    let today = floor.today();
    Some(match said.verb.as_str() {
        "hold-change" => {
            let rows = rows();
            let rows: Vec<&UnitRow> = rows.iter().collect();
            let changed = |hold: &Hold| with(hold, said, today);
            Done::Commands(holding::change(&rows, changed, said.may("note")))
        }
        "hold-end" => {
            let rows = rows();
            let rows: Vec<&UnitRow> = rows.iter().collect();
            let by = said.may("by").map(chat);
            Done::Commands(holding::end(
                &rows,
                said.get("becomes", Decision::parse),
                said.get("how", HoldEnd::parse),
                (by.as_ref(), said.may("note")),
            ))
        }
        "hold-defaults" => {
            let rows = rows();
            let rows: Vec<&UnitRow> = rows.iter().collect();
            let commands = holding::defaults(&rows, today);
            if commands.is_empty() {
                return Some(Done::Told(vec!["no day has come".to_owned()]));
            }
            Done::Commands(commands)
        }
        "hold-stage" => {
            let told = rows().into_iter().map(|row| {
                let hold = holding::held(&row).expect("it is held");
                let (tag, stage) = (&row.inspection.tag, hold.stage(today));
                format!("{tag} {}: {}", hold.reason.code(), stage.code())
            });
            Done::Told(told.collect())
        }
        "answers-none" => Command::ReadAnswers(ReadAnswers::nothing_on(today)).into(),
        "return-to-hold" => Command::ReturnToHold {
            units: ids(floor, said),
            hold: Hold {
                reason: said.get("reason", HoldReason::parse),
                owner: said.get("owner", HoldOwner::parse),
                review: said.day("review", today).expect("a day"),
                default: said.get("default", Decision::parse),
            },
        }
        .into(),
        "order" => Command::SetOrder(Box::new(OrderSet {
            seller: code(said.thing(0), SellerCode::parse),
            sku: said.thing(1).to_owned(),
            mail: None,
            order: StandingOrder {
                grade: said.read("grade", Grade::parse),
                from: today,
                until: said.day("until", today),
                decision: said.read("becomes", Decision::parse),
                said: chat(said.must("by")),
            },
        }))
        .into(),
        _ => return None,
    })
}

/// A hold with what a line says of it.
fn with(hold: &Hold, said: &Said, today: Day) -> Hold {
    Hold {
        reason: said
            .read("reason", HoldReason::parse)
            .unwrap_or(hold.reason),
        owner: said.read("owner", HoldOwner::parse).unwrap_or(hold.owner),
        review: said.day("review", today).unwrap_or(hold.review),
        default: said
            .read("default", Decision::parse)
            .unwrap_or(hold.default),
    }
}
