//! What a rule must know about a command: exactly what it needs, no more.

use rusqlite::{Connection, Row, named_params};

use super::export::item as export;
use super::fault::Result;
use super::journal;
use super::merged;
use super::packs::Packs;
use super::places;
use super::read::lists::PEOPLE;
use super::read::{
    agreement, boxes, correcting, days, dossier, kept_back, leaving, lots, photos, pool, preflight,
    resale as for_sale, review, ships, unit_lines,
};
use super::recent::Recent;
use super::rows::unit::{self, unit_columns};
use super::rows::{
    all, chat, coded, day, dock, exported, forward, identified, mail, parcel, resale, ship, small,
    standing,
};
use crate::domain::codes::{ContainerName, StationName, UnitTag};
use crate::domain::ids::{CommandKey, ParcelId, UnitId};
use crate::domain::photo::PhotoKinds;
use crate::ledger::fact::Inspection;
use crate::ledger::query::PackedChecklist;
use crate::ledger::rows::{PersonRow, UnitRow, UnitState, led_by};
use crate::ledger::subject::ShipSubject;
use crate::ledger::{
    Announced, Body, Command, DayKnown, ExportedKnown, Fact, Known, Need, Order, ResaleNeed,
    ShipKnown, ShipNeed, Subject, Taken, fold, needs,
};

pub(super) const TAG_HOLDER: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where substr(unit.tag, -6) = substr(:tag, -6) and unit.tag = :tag"
);
pub(super) const CONTAINER_UNITS: &str =
    "select count(*) from unit where container = :container and state = 'put'";
pub(super) const CONTAINER_EACH: &str =
    "select unit from unit where container = :container and state = 'put' order by tag";
pub(super) const CONTAINER_BOXES: &str = "select count(*) from parcel indexed by parcel_by_shelf \
    where shelf = :container and shelf is not null and state = 'binned'";
/// Units of a container whose parcels lack photos.
pub(super) const CONTAINER_OWING: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit join parcel on parcel.parcel = unit.parcel \
      where unit.container = :container and unit.state = 'put' \
      and parcel.owed_ms is not null order by unit.tag"
);

/// Units of a container that are labelled for a forward.
pub(super) const CONTAINER_LABELLED: &str = "
    select tag from unit indexed by unit_labelled
    where forward is not null and container = :container and state = 'put' order by tag";
/// Units of a container, whole.
pub(super) const CONTAINER_ROWS: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.container = :container and unit.state = 'put' order by unit.tag"
);

/// Loads what an order's rule asks for.
#[expect(clippy::too_many_lines, reason = "one arm for each need")]
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
            Need::Led => {
                let mut people = all(&mut *db.prepare_cached(PEOPLE)?, [], small::person)?;
                people.retain(PersonRow::leads);
                known.led = led_by(&people);
                known.leads = people.into_iter().map(|row| row.person).collect();
            }
            Need::Seller(seller) => known.seller = small::get_seller(db, &seller)?,
            Need::Container(name) => known.container = small::get_container(db, &name)?,
            Need::Contents(name) => {
                known.container_units = units_in(db, &name)?;
                known.container_boxes = boxes_in(db, &name)?;
            }
            Need::EachOf(name) => known.container_each = each_of(db, &name)?,
            Need::Owed(name) => known.container_owed = owed_in(db, &name)?,
            Need::Labelled(name) => {
                known.container_labelled = all(
                    &mut *db.prepare_cached(CONTAINER_LABELLED)?,
                    named_params! { ":container": name.as_str() },
                    |row: &Row<'_>| coded(row, "tag", UnitTag::parse),
                )?;
            }
            Need::Baseless(name) => known.container_baseless = baseless_in(db, &name)?,
            Need::Drum(name) => {
                let comes: Vec<&Inspection> = if let Command::PutUnit(put) = &order.command {
                    vec![&put.inspection]
                } else {
                    known.units.iter().map(|row| &row.inspection).collect()
                };
                let drum = leaving::drum_known((db, packs), &name, &comes)?;
                known.drum = Some(drum);
            }
            Need::Tagged(tags) => {
                known.units = leaving::tagged(db, &tags)?;
                known.sources = places::sources_of(db, &known.units)?;
                known.units_owed = owed_of(db, &known.units)?;
            }
            Need::KeptBack(tags, day) => {
                let rows = leaving::tagged(db, &tags)?;
                known.kept_back = kept_back::of_units((db, packs), &rows, day)?;
            }
            Need::Forwards(numbers) => {
                for number in &numbers {
                    known.forwards.extend(forward::get(db, number)?);
                }
                let units: Vec<UnitId> = known
                    .forwards
                    .iter()
                    .flat_map(|row| row.made.units.clone())
                    .collect();
                if known.units.is_empty() {
                    for id in units {
                        known.units.extend(unit::get(db, id)?);
                    }
                }
            }
            Need::BoxClaim(id) => known.claim = leaving::box_claim((db, packs), id)?,
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
            Need::Standing(seller, sku) => {
                known.standing = standing::get(db, &seller, &sku)?;
            }
            Need::Target(key) => {
                known.target = target(db, key)?;
                if let Some(name) = put_into(&known.target) {
                    known.container = small::get_container(db, name)?;
                }
                known.units = put_or_moved(db, &known.target)?;
                of_attached(db, packs, &mut known)?;
                known.merge_stays = merged::stays(db, &known.target)?;
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
            Need::Chats(picture) => known.chats = chat::of_picture(db, picture)?,
            Need::Range(roll, prefix) => known.range = dock::get_range(db, roll, &prefix)?,
            Need::Import(seller, file) => {
                known.import_taken = taken(db, &Subject::Import(seller, file))?;
            }
            Need::Mail(id) => known.mail = mail::get(db, id)?,
            Need::AnswersRead(day) => known.answers_read = mail::answers_read(db, day)?,
            Need::Lot(number) => known.lot = lots::sold(db, &number)?.map(Box::new),
            Need::LotView(asked) => {
                known.lot_view = Some(Box::new(lots::view(db, packs, &asked)?));
            }
            Need::Kins(name) => known.kins = places::kins(db, &name)?,
            Need::SourcesOf(units) => known.sources = places::sources(db, &units)?,
            Need::RowsIn(name) => {
                known.units = places::rows_in(db, &name)?;
                known.sources = small::get_container(db, &name)?.into_iter().collect();
            }
            Need::PlacedIn(name) => known.place_units = places::placed_in(db, &name)?,
            Need::Placed(units) => known.scanned = places::placed(db, &units)?,
            Need::ParcelsOn(name) => known.shelf_parcels = boxes::on(db, &name)?,
            Need::Parcels(ids) => known.parcels = boxes::these(db, &ids)?,
            Need::MissingIn(name) => known.container_missing = places::missing_in(db, &name)?,
            need @ (Need::Announced(_)
            | Need::Told(..)
            | Need::Other(_)
            | Need::PhotosOf(_)
            | Need::UnitsOf(_)
            | Need::Lines(..)) => {
                of_pool(db, &need, &mut known)?;
            }
            Need::Resale(need) => of_resale(db, packs, need, &mut known)?,
            Need::ScreeningList(dated, file) => {
                let subject = ShipSubject::Screening(dated, file);
                known.import_taken = taken(db, &Subject::Ship(subject))?;
            }
            Need::Correcting(tag, day) => {
                known.correction = Some(Box::new(correcting::view((db, packs), &tag, day)?));
            }
            Need::Day(of, asked) => {
                let standing = asked.map(|asked| days::standing((db, packs), of, asked));
                known.day = Some(Box::new(DayKnown {
                    row: day::get(db, of)?,
                    standing: standing.transpose()?,
                }));
            }
            Need::Ship(need) => of_ships(db, packs, need, &mut known.ship)?,
            Need::ChecklistOf(id) => known.checklist = checklist_of(db, packs, id)?,
            Need::Looks(id) => known.looks = Some(Box::new(agreement::known(db, id)?)),
            Need::RecallList(file) => {
                known.import_taken = taken(db, &Subject::RecallList(file))?;
            }
        }
    }
    Ok(known)
}

/// Loads what the rules of resale ask for.
fn of_resale(db: &Connection, packs: &Packs, need: ResaleNeed, known: &mut Known) -> Result<()> {
    match need {
        ResaleNeed::Batch(number) => known.batch = for_sale::batch(db, &number)?.map(Box::new),
        ResaleNeed::Units(number, units, day) => {
            let of = (&number, units, day);
            known.resale_view = for_sale::view_of(db, packs, of)?.map(Box::new);
        }
        ResaleNeed::Relabel(tag, day) => {
            known.relabel = for_sale::relabel(db, packs, (&tag, day))?.map(Box::new);
        }
        ResaleNeed::Batched(units) => {
            for id in units {
                let batch = resale::get_unit(db, id)?.and_then(|row| row.batch);
                known.batched.extend(batch.map(|batch| (id, batch)));
            }
        }
    }
    Ok(())
}

/// Loads what rules of shipments ask for.
fn of_ships(db: &Connection, packs: &Packs, need: ShipNeed, known: &mut ShipKnown) -> Result<()> {
    match need {
        ShipNeed::Parties(codes) => {
            for code in codes {
                known.parties.extend(ship::party(db, &code)?);
            }
        }
        ShipNeed::Goods(seller, skus) => {
            for sku in skus {
                known.goods.extend(ship::goods(db, &seller, &sku)?);
            }
        }
        ShipNeed::ExportLine(of) => {
            if let Some(line) = export::line(db, &of)? {
                let balance = exported::balance(db, &line)?;
                known.export_line = Some((line, balance));
            }
        }
        ShipNeed::Exported(units) => {
            for unit in units {
                known.exported.push(exported_known(db, unit)?);
            }
        }
        ShipNeed::Freight(modes) => known.freight = ship::freight(db, &modes)?,
        ShipNeed::Shipment(number) => known.shipment = ship::shipment(db, &number)?,
        ShipNeed::Pallet(shipment, pallet) => known.pallet = ship::pallet(db, &shipment, &pallet)?,
        ShipNeed::Consignment(number, pallet) => {
            known.consignment = ship::consignment(db, &number)?;
            if let Some(row) = &known.consignment {
                known.shipment = ship::shipment(db, &row.terms.shipment)?;
                known.parties.extend(ship::party(db, &row.terms.importer)?);
                if let Some(pallet) = pallet {
                    known.pallet = ship::pallet(db, &row.terms.shipment, &pallet)?;
                }
            }
        }
        ShipNeed::Sellers(number) => known.sellers = ship::sellers(db, &number)?,
        ShipNeed::Carton(name) => {
            known.carton = ship::carton(db, &name)?;
            if let Some(number) = known.carton.as_ref().and_then(|row| row.consignment()) {
                known.carton_in = ship::consignment(db, number)?;
            }
        }
        ShipNeed::View(number, day) => {
            if let Some(row) = ship::consignment(db, &number)? {
                let view = ships::standing((db, packs), &row, day)?;
                let checks = preflight::checks((db, packs), &view, day)?;
                known.checks = checks.map(Box::new);
                known.view = Some(Box::new(view));
            }
        }
        ShipNeed::Parts(shipment) => {
            for row in ship::consignments(db, &shipment)? {
                let closed = ships::closed(db, &row)?;
                known.parts.push((row, closed));
            }
        }
        ShipNeed::NextSscc => known.next_sscc = ship::next_sscc(db)?,
        ShipNeed::Ranges(prefix) => known.ranges = ship::ranges(db, Some(&prefix))?,
        ShipNeed::Template(id) => {
            known.template = ship::template(db, &id)?;
            known.templates = ship::template_ids(db)?.len();
        }
    }
    Ok(())
}

/// Loads the line that a unit comes back under, and the closed consignment that it is in.
fn exported_known(db: &Connection, unit: UnitId) -> Result<ExportedKnown> {
    let number = exported::consignment_of(db, unit)?;
    let row = number
        .map(|number| ship::consignment(db, &number))
        .transpose()?;
    let closed = row.flatten().filter(|row| row.closed.is_some());
    Ok(ExportedKnown {
        unit,
        of: exported::get(db, unit)?,
        closed: closed.map(|row| row.terms.consignment),
    })
}

/// Loads what stands on it that a desk put units under another line.
fn of_attached(db: &Connection, packs: &Packs, known: &mut Known) -> Result<()> {
    let attached = known.target.iter().filter_map(|fact| {
        if let Body::UnitAttached(attached) = &fact.body {
            Some(&attached.units)
        } else {
            None
        }
    });
    let units: Vec<UnitId> = attached.flatten().copied().collect();
    if units.is_empty() {
        return Ok(());
    }
    for unit in &units {
        known.units.extend(unit::get(db, *unit)?);
    }
    of_resale(db, packs, ResaleNeed::Batched(units.clone()), known)?;
    of_ships(db, packs, ShipNeed::Exported(units), &mut known.ship)
}

/// Loads what rules of the claim pool ask for.
fn of_pool(db: &Connection, need: &Need, known: &mut Known) -> Result<()> {
    if let Need::Announced(id) = *need {
        if let Some(row) = parcel::get(db, id)?
            && review::is_announced(db, &row)?
        {
            known.announced = Announced::Yes;
        }
    } else if let Need::Told(id, days) = *need {
        known.told = pool::told(db, id, days)?;
    } else if let Need::Other(id) = *need {
        known.other = parcel::get(db, id)?;
    } else if let Need::PhotosOf(id) = *need {
        known.photos = photos::named_of(db, id)?;
    } else if let Need::UnitsOf(id) = *need {
        known.units = dossier::units_of(db, id)?;
    } else if let Need::Lines(id, units, one) = need {
        let lines = unit_lines::known_lines(db, *id, units, *one)?;
        (known.lines, known.own_lines) = lines;
    }
    Ok(())
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
    let named = named_params! { ":container": name.as_str() };
    Ok(db
        .prepare_cached(CONTAINER_UNITS)?
        .query_row(named, |row| row.get(0))?)
}

/// Counts the boxes of nobody that were put whole into a bin.
fn boxes_in(db: &Connection, name: &ContainerName) -> Result<u32> {
    let named = named_params! { ":container": name.as_str() };
    Ok(db
        .prepare_cached(CONTAINER_BOXES)?
        .query_row(named, |row| row.get(0))?)
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
    let owed = owed_of(db, &units)?.into_iter();
    Ok(owed.map(|(_, tag, kinds)| (tag, kinds)).collect())
}

/// Gives the units in a container that nobody said to destroy, by their tags.
fn baseless_in(db: &Connection, name: &ContainerName) -> Result<Vec<UnitTag>> {
    let rows = all(
        &mut *db.prepare_cached(CONTAINER_ROWS)?,
        named_params! { ":container": name.as_str() },
        unit::decode,
    )?;
    let baseless = rows.into_iter().filter(|row| row.basis.is_none());
    Ok(baseless.map(|row| row.inspection.tag).collect())
}

/// Gives the photos that units owe, with their containers.
fn owed_of(
    db: &Connection,
    units: &[UnitRow],
) -> Result<Vec<(ContainerName, UnitTag, PhotoKinds)>> {
    let mut owed = Vec::new();
    for row in units {
        let parcel = parcel::get(db, row.inspection.parcel)?;
        let debts = parcel.map_or_else(Vec::new, |parcel| parcel.owed);
        let of_it = debts.iter().filter(|debt| debt.unit == Some(row.unit));
        let kinds: PhotoKinds = of_it.map(|debt| debt.kind).collect();
        if !kinds.is_empty() {
            owed.push((row.container.clone(), row.inspection.tag.clone(), kinds));
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
        if let Body::UnitPut { container, .. } | Body::UnitMoved { container, .. } = &fact.body {
            Some(container)
        } else if let Body::UnitParked { shelf, .. } | Body::ParcelMoved { shelf, .. } = &fact.body
        {
            Some(shelf)
        } else {
            None
        }
    })
}

/// Gives the units that a command put somewhere, as they are now.
fn put_or_moved(db: &Connection, facts: &[Fact]) -> Result<Vec<UnitRow>> {
    let mut rows = Vec::new();
    for fact in facts {
        if let Body::UnitPut { units, .. } | Body::UnitMoved { units, .. } = &fact.body {
            for unit in units {
                rows.extend(unit::get(db, *unit)?);
            }
        }
    }
    Ok(rows)
}

/// Gives the parcel that a command scanned in or opened.
fn scanned_in(facts: &[Fact]) -> Option<ParcelId> {
    facts.iter().find_map(|fact| {
        if let Body::ParcelDocked { parcel, .. }
        | Body::ParcelReceived { parcel, .. }
        | Body::ParcelOpened { parcel, .. }
        | Body::ParcelMoved { parcel, .. } = &fact.body
        {
            Some(*parcel)
        } else if let Body::ParcelExpired(expired) = &fact.body {
            Some(expired.parcel)
        } else {
            None
        }
    })
}
