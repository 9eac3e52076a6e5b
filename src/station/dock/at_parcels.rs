//! A parcel's scan: looked up, counted, and warned of when it is special. No question is asked but
//! for a code that nobody knows.

use std::sync::Arc;

use crate::domain::codes::ParcelTag;
use crate::domain::ids::ParcelId;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind};
use crate::ledger::command::DockParcel;
use crate::ledger::fact::RawScan;
use crate::ledger::query::{Dossier, FoundBy};
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::ledger::{Command, Query};
use crate::scan::Reading;
use crate::station::at_odd;
use crate::station::at_ready::candidates;
use crate::station::context::Context;
use crate::station::effect::Tone;
use crate::station::event::Key;
use crate::station::face::Lamp;
use crate::station::meaning::{Meaning, meaning};
use crate::station::said::Said;
use crate::text::{BenchMsg, DockMsg, LoadName, Message};

use super::step::Dock;
use super::work::finding_of;
use super::work::{Docked, LoadInHand};

/// A scan while a load is in hand. One more parcel takes back that the load is over.
pub(super) fn scanned(
    mut load: Box<LoadInHand>,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Dock {
    load.told.clear();
    if reading.text.trim() == load.name {
        let name = LoadName(load.name.clone());
        context.tell_with("same_load", DockMsg::SameLoad { name }, DockMsg::NotCounted);
        return Dock::Parcels(load);
    }
    match meaning(reading) {
        Meaning::Tag(_) => {
            context.tell_with("unit_tag", DockMsg::UnitTag, DockMsg::NotCounted);
            Dock::Parcels(load)
        }
        Meaning::Container(name) => {
            let name = name.to_string();
            context.tell_with("place", DockMsg::Place { name }, DockMsg::NotCounted);
            Dock::Parcels(load)
        }
        Meaning::Product
        | Meaning::Parcel
        | Meaning::Other
        | Meaning::Nothing
        | Meaning::Postal
        | Meaning::Misread
        | Meaning::SignOut
        | Meaning::OtherCommand
        | Meaning::Badge(_)
        | Meaning::Key(_) => {
            let ticket = context.ask(Query::Dossier(candidates(reading)));
            Dock::Looking(ticket, load, Arc::clone(reading))
        }
    }
}

/// The store's answer: known already, counted, or told what it is instead.
pub(super) fn found(
    load: Box<LoadInHand>,
    reading: Arc<Reading>,
    mut dossier: Box<Dossier>,
    context: &mut Context,
) -> Dock {
    if dossier.found_by == FoundBy::Outbound {
        // Whether the goods came back with that label is asked at the bench.
        dossier.lines.clear();
    }
    let counts = |row: &&ParcelRow| row.state != ParcelState::Undone;
    if let Some(row) = dossier.parcels.iter().find(counts) {
        known(row, context);
        return Dock::Parcels(load);
    }
    if !dossier.lines.is_empty() {
        return count(load, &reading, &dossier, context);
    }
    if let Some(doubt) = at_odd::doubt(&reading, &dossier) {
        at_odd::tell(doubt, &reading, context, DockMsg::OddDetail.into());
        return Dock::Odd(load, reading, dossier);
    }
    if meaning(&reading) == Meaning::Product {
        let mut books = dossier.scanned_products.iter();
        let named = books.find_map(|product| product.bound.sku.clone());
        let product = named.unwrap_or_else(|| reading.text.clone());
        context.tell_with(
            "product_not_parcel",
            BenchMsg::ProductNotParcel,
            DockMsg::ProductDetail { product },
        );
        return Dock::Parcels(load);
    }
    count(load, &reading, &dossier, context)
}

/// Another scan while a person is asked about one.
pub(super) fn scanned_again(
    load: Box<LoadInHand>,
    (before, dossier): (&Arc<Reading>, &Dossier),
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Dock {
    if at_odd::is_read_again(before, reading) {
        return count(load, reading, dossier, context);
    }
    scanned(load, context, reading)
}

/// A digit about a scan in doubt.
pub(super) fn pressed(
    load: Box<LoadInHand>,
    reading: Arc<Reading>,
    dossier: Box<Dossier>,
    context: &mut Context,
    key: Key,
) -> Dock {
    match at_odd::answer(&reading, key) {
        at_odd::Said::Receive(candidates) => {
            count_under(load, (&reading, candidates), &dossier, context)
        }
        at_odd::Said::Again => {
            context.shown = None;
            Dock::Parcels(load)
        }
        at_odd::Said::Nothing => Dock::Odd(load, reading, dossier),
    }
}

/// A parcel that was received before is never received twice.
fn known(row: &ParcelRow, context: &mut Context) {
    let number = row.number.clone();
    let (code, message) = match row.state {
        ParcelState::AtDock | ParcelState::Undone => {
            let at = row.received_at;
            ("docked_already", DockMsg::Already { number, at })
        }
        ParcelState::Open => {
            let station = row.station.as_str().to_owned();
            ("open_already", DockMsg::AlreadyOpen { number, station })
        }
        ParcelState::Closed
        | ParcelState::Empty
        | ParcelState::Claim
        | ParcelState::Expired
        | ParcelState::Binned
        | ParcelState::Lost
        | ParcelState::Merged => {
            let at = row.closed_at.unwrap_or(row.received_at);
            ("finished", DockMsg::AlreadyFinished { number, at })
        }
    };
    context.tell_with(code, message, DockMsg::NotCounted);
}

/// Writes the scan down.
pub(super) fn count(
    load: Box<LoadInHand>,
    reading: &Arc<Reading>,
    dossier: &Dossier,
    context: &mut Context,
) -> Dock {
    count_under(load, (reading, candidates(reading)), dossier, context)
}

fn count_under(
    load: Box<LoadInHand>,
    (reading, candidates): (&Reading, Vec<Candidate>),
    dossier: &Dossier,
    context: &mut Context,
) -> Dock {
    let parcel = ParcelId(context.fresh());
    let number = own_tag(reading).unwrap_or_else(|| context.parcel_number());
    let raw = RawScan {
        salt: context.fresh().to_be_bytes(),
        bytes: reading.raw.clone(),
    };
    let (ticket, key) = context.commit(Command::DockParcel(DockParcel {
        parcel,
        number: number.clone(),
        load: Some(load.load),
        raw,
        candidates: candidates.clone(),
        finding: finding_of(dossier),
    }));
    let docked = Docked::new(
        key,
        (number, &candidates),
        dossier,
        (context.now.at, context.now.day),
    );
    Dock::Docking(ticket, load, Box::new(docked))
}

/// A parcel tag stuck on a box that nothing can be read of is the parcel's number from then on.
fn own_tag(reading: &Reading) -> Option<ParcelTag> {
    let best = reading.candidates.first()?;
    let is_tag = best.kind == CodeKind::Parcel && best.check == CheckVerdict::Ok;
    is_tag.then(|| ParcelTag::parse(&best.key)).flatten()
}

/// The scan is on the disk: it counts, and warns when it is special.
pub(super) fn counted(mut load: Box<LoadInHand>, docked: Docked, context: &mut Context) -> Dock {
    context.say(Said::Docked {
        outcome: docked.outcome,
        seller: docked.seller.clone(),
        alerts: docked.warned.alerts.clone(),
    });
    let number = docked.number.tail().to_owned();
    let value = super::draw::value_note(&docked);
    match docked.warned.alerts.first() {
        Some(alert) => {
            let told = DockMsg::DockedAlert {
                alert: *alert,
                number,
            };
            let next = Message::term("alert-do", alert.code());
            context.mark(Lamp::Need, told, Some(next));
            context.sound(Tone::Alert(*alert));
        }
        None => {
            let told = if docked.outcome == "unknown" {
                DockMsg::DockedUnknown { number }
            } else {
                DockMsg::Docked { number }
            };
            context.mark(Lamp::Saved, told, value.map(Message::from));
            context.sound(Tone::Good);
        }
    }
    load.add(docked);
    Dock::Parcels(load)
}
