//! `returnbay show`: a unit, a parcel or a shipment with everything that happened to it.

use serde::Serialize;

use crate::domain::decision::Decision;
use crate::domain::expected::ReturnRef;
use crate::domain::time::Zone;
use crate::ledger::query::{Timeline, TimelineEntry, Undone};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::shell::desk::Desk;
use crate::shell::next;
use crate::text::{PoolMsg, TroubleMsg, Words};

pub use crate::exchange::told::told;

use super::args::{Args, Show};
use super::out::Form;
use super::{Exit, Out, folder};

#[derive(Serialize)]
struct ShowOut {
    subject: String,
    state: &'static str,
    parcel: Option<String>,
    seller: Option<String>,
    grade: Option<&'static str>,
    decision: Option<&'static str>,
    container: Option<String>,
    /// Of a unit the one that it is under; of a parcel those in it.
    returns: Vec<ReturnOut>,
    next: Option<NextOut>,
    timeline: Vec<EntryOut>,
}

/// A return in a parcel; without seller and numbers the units that are under none.
#[derive(Serialize)]
struct ReturnOut {
    seller: Option<String>,
    order_id: Option<String>,
    rma_id: Option<String>,
    units: Vec<String>,
}

/// What is to be done with a unit that is here, by whom, and on which day at the latest.
#[derive(Serialize)]
struct NextOut {
    step: &'static str,
    by: &'static str,
    due: String,
    #[serde(skip)]
    said: String,
}

#[derive(Serialize)]
pub(super) struct EntryOut {
    seq: u64,
    at: String,
    person: Option<String>,
    station: String,
    kind: &'static str,
    text: String,
    undone: bool,
}

pub(super) fn run(args: &Args, verb: &Show, out: &Out) -> Exit {
    let desk = match folder(args).and_then(|folder| Desk::open(&folder)) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    match desk.timeline(&verb.what) {
        Err(message) => out.store_trouble(&message),
        Ok(None) => shipment(&desk, &verb.what, out),
        Ok(Some(timeline)) => {
            let words = out.words_at(desk.zone);
            let shown = show(&timeline, desk.zone, &words);
            if out.form == Form::Machines {
                out.json(&shown);
            } else {
                print(&shown, &words, out);
            }
            Exit::Done
        }
    }
}

/// Shows the shipment that a text names.
fn shipment(desk: &Desk, what: &str, out: &Out) -> Exit {
    match super::shipment::show(desk, what, out) {
        Ok(Some(exit)) => exit,
        Ok(None) => {
            let what = what.to_owned();
            out.refused(&TroubleMsg::NotFound { what }.into())
        }
        Err(message) => out.store_trouble(&message),
    }
}

/// Gives a fact as it is printed.
pub(super) fn entry_out(entry: &TimelineEntry, words: &Words) -> EntryOut {
    EntryOut {
        seq: entry.seq,
        at: entry.at.to_string(),
        person: entry.person.clone(),
        station: entry.station.clone(),
        kind: entry.kind.code(),
        text: told(&entry.body, words),
        undone: entry.undone == Undone::Yes,
    }
}

fn show(timeline: &Timeline, zone: Zone, words: &Words) -> ShowOut {
    let unit = timeline.unit.as_ref();
    let parcel = timeline.parcel.as_ref();
    let subject = unit
        .map(|unit| unit.inspection.tag.to_string())
        .or_else(|| parcel.map(|parcel| parcel.number.to_string()));
    let state = unit
        .map(|unit| unit.state.code())
        .or_else(|| parcel.map(|parcel| parcel.state.code()));
    let entries = timeline.entries.iter();
    let entries = entries.map(|entry| entry_out(entry, words));
    ShowOut {
        subject: subject.unwrap_or_default(),
        state: state.unwrap_or(""),
        parcel: parcel.map(|parcel| parcel.number.to_string()),
        seller: unit
            .and_then(|unit| unit.inspection.seller.as_ref())
            .map(ToString::to_string),
        grade: unit
            .and_then(|unit| unit.inspection.grade)
            .map(crate::domain::grade::Grade::code),
        decision: unit.and_then(UnitRow::decision).map(Decision::code),
        container: unit.map(|unit| unit.container.to_string()),
        returns: returns(unit.into_iter().chain(&timeline.units)),
        next: next::of(timeline, zone).map(|next| NextOut {
            step: next.step.code(),
            by: next.by.code(),
            due: next.due.to_string(),
            said: next::said(next, words),
        }),
        timeline: entries.collect(),
    }
}

/// Sorts units by their returns, in the order in which they came.
fn returns<'a>(units: impl Iterator<Item = &'a UnitRow>) -> Vec<ReturnOut> {
    let mut found: Vec<(Option<&ReturnRef>, Vec<String>)> = Vec::new();
    for row in units.filter(|row| row.state != UnitState::Undone) {
        let of = row.inspection.line.as_ref().map(|line| &line.of);
        let tag = row.inspection.tag.to_string();
        match found.iter_mut().find(|(known, _)| *known == of) {
            Some((_, tags)) => tags.push(tag),
            None => found.push((of, vec![tag])),
        }
    }
    let found = found.into_iter().map(|(of, units)| ReturnOut {
        seller: of.map(|of| of.seller.to_string()),
        order_id: of.and_then(|of| of.order_id.as_ref().map(ToString::to_string)),
        rma_id: of.and_then(|of| of.rma_id.as_ref().map(ToString::to_string)),
        units,
    });
    found.collect()
}

fn print(shown: &ShowOut, words: &Words, out: &Out) {
    out.line(&format!("{} · {}", shown.subject, shown.state));
    for of in &shown.returns {
        let names = [&of.seller, &of.order_id, &of.rma_id].into_iter().flatten();
        let named = names.cloned().collect::<Vec<_>>().join(" · ");
        let named = if named.is_empty() {
            words.say(&PoolMsg::ReturnsNone.into())
        } else {
            named
        };
        out.line(&format!("{named}: {}", of.units.join(" ")));
    }
    if let Some(next) = &shown.next {
        out.line(&next.said);
    }
    for entry in &shown.timeline {
        print_entry(entry, words, out);
    }
}

pub(super) fn print_entry(entry: &EntryOut, words: &Words, out: &Out) {
    let struck = if entry.undone { "✗" } else { " " };
    let person = entry.person.as_deref().unwrap_or("-");
    let at = crate::domain::time::UtcMs::parse(&entry.at)
        .map_or_else(|| entry.at.clone(), |at| words.moment(at));
    out.line(&format!(
        "{:>5} {struck} {at}  {:<8} {:<8} {}",
        entry.seq, person, entry.station, entry.text
    ));
}
