//! The life of one unit or parcel, oldest first, taken-back facts shown struck through.

use rusqlite::Connection;
use std::collections::BTreeSet;

use super::dossier;
use crate::domain::ids::{CommandKey, Hash, ParcelId, UnitId};
use crate::ledger::fact::CorrectFact;
use crate::ledger::query::{Timeline, TimelineEntry, Undone};
use crate::ledger::rows::PhotoRow;
use crate::ledger::{Body, Fact, PackRef, Subject};
use crate::store::fault::Result;
use crate::store::journal;
use crate::store::packs::Packs;
use crate::store::rows::{dock, forward, parcel, small, unit};

/// Answers for a unit.
pub(super) fn of_unit((db, packs): (&Connection, &Packs), id: UnitId) -> Result<Option<Timeline>> {
    let facts = journal::of_subject(db, &Subject::Unit(id))?;
    if facts.is_empty() {
        return Ok(None);
    }
    let unit = unit::get(db, id)?;
    let parcel = match &unit {
        Some(row) => parcel::get(db, row.inspection.parcel)?,
        None => None,
    };
    let place = match &unit {
        Some(row) => small::get_container(db, &row.container)?,
        None => None,
    };
    let labelled = unit.as_ref().and_then(|row| row.forward.as_ref());
    let forward = match labelled {
        Some(number) => forward::get(db, number)?,
        None => None,
    };
    Ok(Some(Timeline {
        unit,
        parcel,
        place,
        forward,
        units: Vec::new(),
        photos: photos(db, &facts)?,
        checklists: packs.checklists.of(db, facts.iter().filter_map(asked_by))?,
        entries: entries(facts),
    }))
}

/// Answers for a parcel.
pub(super) fn of_parcel(
    (db, packs): (&Connection, &Packs),
    id: ParcelId,
) -> Result<Option<Timeline>> {
    let facts = journal::of_subject(db, &Subject::Parcel(id))?;
    if facts.is_empty() {
        return Ok(None);
    }
    Ok(Some(Timeline {
        unit: None,
        parcel: parcel::get(db, id)?,
        place: None,
        forward: None,
        units: dossier::units_of(db, id)?,
        photos: photos(db, &facts)?,
        checklists: packs.checklists.of(db, facts.iter().filter_map(asked_by))?,
        entries: entries(facts),
    }))
}

/// Gives the photos that the facts name, each as it is now.
fn photos(db: &Connection, facts: &[Fact]) -> Result<Vec<PhotoRow>> {
    let named = facts.iter().filter_map(|fact| match &fact.body {
        Body::PhotoNamed(named) => Some(named.photo),
        _ => None,
    });
    let named: BTreeSet<Hash> = named.collect();
    let mut rows = Vec::new();
    for photo in named {
        rows.extend(dock::get_photo(db, photo)?);
    }
    Ok(rows)
}

/// Gives facts as a timeline shows them, oldest first; those that were taken back say so.
pub(super) fn entries(mut facts: Vec<Fact>) -> Vec<TimelineEntry> {
    facts.sort_by(|a, b| {
        let place = |fact: &Fact| (fact.envelope.hlc, fact.envelope.epoch, fact.envelope.seq);
        (place(a).0, &a.envelope.station, place(a)).cmp(&(
            place(b).0,
            &b.envelope.station,
            place(b),
        ))
    });
    let gone: BTreeSet<CommandKey> = facts.iter().filter_map(taken_back).collect();
    facts
        .into_iter()
        .map(|fact| TimelineEntry {
            seq: fact.envelope.seq,
            at: fact.envelope.at,
            person: fact.envelope.person.map(|person| person.to_string()),
            station: fact.envelope.station.to_string(),
            kind: fact.envelope.kind,
            undone: if gone.contains(&fact.envelope.key) {
                Undone::Yes
            } else {
                Undone::No
            },
            body: fact.body,
        })
        .collect()
}

/// The checklist that an inspection names.
pub(super) fn asked_by(fact: &Fact) -> Option<&PackRef> {
    if let Body::UnitInspected { inspection, .. } | Body::UnitParked { inspection, .. } = &fact.body
    {
        inspection.checklist.as_ref()
    } else if let Body::Correct(CorrectFact::UnitRegraded(regraded)) = &fact.body {
        regraded.checklist.as_ref()
    } else if let Body::RepairEnded(ended) = &fact.body {
        ended.checklist.as_ref()
    } else if let Body::UnitRated(rated) = &fact.body {
        Some(&rated.checklist)
    } else {
        None
    }
}

fn taken_back(fact: &Fact) -> Option<CommandKey> {
    if let Body::Undone { target, .. } = &fact.body {
        Some(*target)
    } else {
        None
    }
}
