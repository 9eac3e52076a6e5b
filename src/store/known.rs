//! What a rule must know about a command: exactly what it needs, no more.

use rusqlite::{Connection, Row, named_params};

use super::fault::Result;
use super::journal;
use super::packs::Packs;
use super::read::lists::PEOPLE;
use super::read::lots;
use super::recent::Recent;
use super::rows::unit::{self, unit_columns};
use super::rows::{all, dock, identified, mail, parcel, small};
use crate::domain::codes::{ContainerName, StationName, UnitTag};
use crate::domain::ids::{CommandKey, ParcelId, UnitId};
use crate::domain::photo::PhotoKinds;
use crate::ledger::fact::Role;
use crate::ledger::query::PackedChecklist;
use crate::ledger::rows::{PersonRow, UnitRow, UnitState};
use crate::ledger::{Body, Fact, Known, Need, Order, Subject, Supervised, Taken, fold, needs};

pub(super) const TAG_HOLDER: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where substr(unit.tag, -6) = substr(:tag, -6) and unit.tag = :tag"
);
pub(super) const CONTAINER_UNITS: &str =
    "select count(*) from unit where container = :container and state = 'put'";
pub(super) const CONTAINER_EACH: &str =
    "select unit from unit where container = :container and state = 'put' order by tag";
/// Units of a container whose parcels lack photos.
pub(super) const CONTAINER_OWING: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit join parcel on parcel.parcel = unit.parcel \
      where unit.container = :container and unit.state = 'put' \
      and parcel.owed_ms is not null order by unit.tag"
);

/// Loads what an order's rule asks for.
pub(super) fn load(
    db: &Connection,
    packs: &Packs,
    (station, order): (&StationName, &Order),
    recent: &Recent,
) -> Result<Known> {
    let mut known = Known::default();
    for need in needs(order) {
        match need {
            Need::Series => known.series = small::get_series(db, station)?,
            Need::Person(person) => known.person = small::get_person(db, &person)?,
            Need::Enrolled(person) => known.enrolled = small::get_person(db, &person)?,
            Need::Supervised => {
                let people = all(&mut *db.prepare_cached(PEOPLE)?, [], small::person)?;
                let leads = |row: &PersonRow| row.role == Role::Supervisor;
                if people.iter().any(leads) {
                    known.supervised = Supervised::Yes;
                }
            }
            Need::Seller(seller) => known.seller = small::get_seller(db, &seller)?,
            Need::Container(name) => known.container = small::get_container(db, &name)?,
            Need::Contents(name) => known.container_units = units_in(db, &name)?,
            Need::EachOf(name) => known.container_each = each_of(db, &name)?,
            Need::Owed(name) => known.container_owed = owed_in(db, &name)?,
            Need::Parcel(id) => {
                known.parcel = match recent.facts(&Subject::Parcel(id)) {
                    Some(facts) => fold::parcel(facts),
                    None => parcel::get(db, id)?,
                };
            }
            Need::Tag(tag) => known.tag_holder = tag_holder(db, &tag)?,
            Need::Product(seller, barcode) => {
                known.product = small::get_product(db, &seller, &barcode)?;
            }
            Need::Target(key) => {
                known.target = target(db, key)?;
                if let Some(name) = put_into(&known.target) {
                    known.container = small::get_container(db, name)?;
                }
                if let Some(id) = scanned_in(&known.target) {
                    known.parcel = parcel::get(db, id)?;
                }
            }
            Need::Load(id) => known.load = dock::get_load(db, id)?,
            Need::Units(ids) => {
                for id in ids {
                    known.units.extend(unit::get(db, id)?);
                }
            }
            Need::Photo(hash) => known.photo = dock::get_photo(db, hash)?,
            Need::Photos(hashes) => {
                for hash in hashes {
                    known.photos.extend(dock::get_photo(db, hash)?);
                }
            }
            Need::Range(roll, prefix) => known.range = dock::get_range(db, roll, &prefix)?,
            Need::Import(seller, file) => {
                known.import_taken = taken(db, &Subject::Import(seller, file))?;
            }
            Need::Mail(id) => known.mail = mail::get(db, id)?,
            Need::Lot(number) => known.lot = lots::sold(db, &number)?.map(Box::new),
            Need::LotView(asked) => {
                known.lot_view = Some(Box::new(lots::view(db, packs, &asked)?));
            }
            Need::ChecklistOf(id) => known.checklist = checklist_of(db, packs, id)?,
            Need::RecallList(file) => {
                known.import_taken = taken(db, &Subject::RecallList(file))?;
            }
        }
    }
    Ok(known)
}

/// Gives the checklist by which a unit was graded at the bench, as far as it is kept.
fn checklist_of(db: &Connection, packs: &Packs, id: UnitId) -> Result<Option<PackedChecklist>> {
    let row = unit::get(db, id)?;
    match row.and_then(|row| row.inspection.checklist) {
        Some(pack) => packs.checklists.get(db, pack.hash),
        None => Ok(None),
    }
}

fn taken(db: &Connection, file: &Subject) -> Result<Taken> {
    Ok(if journal::knows_subject(db, file)? {
        Taken::Yes
    } else {
        Taken::No
    })
}

/// Counts the units in a container.
pub(super) fn units_in(db: &Connection, name: &ContainerName) -> Result<u32> {
    Ok(db
        .prepare_cached(CONTAINER_UNITS)?
        .query_row(named_params! { ":container": name.as_str() }, |row| {
            row.get(0)
        })?)
}

/// Gives the units in a container, one by one.
fn each_of(db: &Connection, name: &ContainerName) -> Result<Vec<UnitId>> {
    all(
        &mut *db.prepare_cached(CONTAINER_EACH)?,
        named_params! { ":container": name.as_str() },
        |row: &Row<'_>| identified(row, "unit", UnitId::from_bytes),
    )
}

/// Gives the photos that units in a container owe, by their tags.
fn owed_in(db: &Connection, name: &ContainerName) -> Result<Vec<(UnitTag, PhotoKinds)>> {
    let units = all(
        &mut *db.prepare_cached(CONTAINER_OWING)?,
        named_params! { ":container": name.as_str() },
        unit::decode,
    )?;
    let mut owed = Vec::new();
    for row in units {
        let parcel = parcel::get(db, row.inspection.parcel)?;
        let debts = parcel.map_or_else(Vec::new, |parcel| parcel.owed);
        let of_it = debts.iter().filter(|debt| debt.unit == Some(row.unit));
        let kinds: PhotoKinds = of_it.map(|debt| debt.kind).collect();
        if !kinds.is_empty() {
            owed.push((row.inspection.tag, kinds));
        }
    }
    Ok(owed)
}

/// Gives the unit that carries a tag: the one in a container, else the newest taken back.
pub(super) fn tag_holder(db: &Connection, tag: &UnitTag) -> Result<Option<UnitRow>> {
    let holders = all(
        &mut *db.prepare_cached(TAG_HOLDER)?,
        named_params! { ":tag": tag.as_str() },
        unit::decode,
    )?;
    // Usually none, and never more than a carton holds: choosing here spares each put a sorter.
    let rank = |row: &UnitRow| (row.state != UnitState::Undone, row.put_at, row.unit);
    Ok(holders.into_iter().max_by_key(rank))
}

/// Gives the facts of a command that still count: none once it was taken back.
fn target(db: &Connection, key: CommandKey) -> Result<Vec<Fact>> {
    let facts: Vec<Fact> = journal::of_key(db, key)?
        .into_iter()
        .map(|kept| kept.fact)
        .collect();
    let Some(subject) = facts
        .iter()
        .flat_map(|fact| &fact.envelope.subjects)
        .next()
        .cloned()
    else {
        return Ok(facts);
    };
    let undone = journal::of_subject(db, &subject)?
        .into_iter()
        .any(|fact| matches!(fact.body, Body::Undone { target, .. } if target == key));
    Ok(if undone { Vec::new() } else { facts })
}

/// Gives the container or the test shelf that a command's units went into.
fn put_into(facts: &[Fact]) -> Option<&ContainerName> {
    facts.iter().find_map(|fact| {
        if let Body::UnitPut { container, .. } = &fact.body {
            Some(container)
        } else if let Body::UnitParked { shelf, .. } = &fact.body {
            Some(shelf)
        } else {
            None
        }
    })
}

/// Gives the parcel that a command scanned in or opened.
fn scanned_in(facts: &[Fact]) -> Option<ParcelId> {
    facts.iter().find_map(|fact| {
        if let Body::ParcelDocked { parcel, .. }
        | Body::ParcelReceived { parcel, .. }
        | Body::ParcelOpened { parcel, .. } = &fact.body
        {
            Some(*parcel)
        } else {
            None
        }
    })
}
