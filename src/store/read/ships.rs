//! Shipments with what is in them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, named_params};

use super::lots::Look;
use super::{
    containers, expected, exported, loose, manifest, planner, preflight, screening, timeline,
};
use crate::domain::codes::{ConsignmentNumber, SellerCode, ShipmentNumber};
use crate::domain::consignment::{
    ConsignedCarton, ConsignedPicture, ConsignedUnit, Consignment, Parties,
};
use crate::domain::container::ContainerKind;
use crate::domain::export_line::{ExportLine, ExportRef};
use crate::domain::goods::Goods;
use crate::domain::ids::UnitId;
use crate::domain::limits::{CONSIGNMENT_UNITS_MAX, PAGE_ROWS};
use crate::domain::money::Currency;
use crate::domain::product::Battery;
use crate::domain::time::Day;
use crate::ledger::query::{
    ConsignmentView, FreeCarton, KeptTemplate, LotAsked, ShipAnswer, ShipQuery, ShipmentView,
};
use crate::ledger::rows::{CartonRow, ConsignmentRow, UnitRow, picture_of};
use crate::ledger::subject::{ShipSubject, Subject};
use crate::ledger::{Fact, codec};
use crate::store::export::item as export;
use crate::store::fault::{Fault, Result};
use crate::store::journal;
use crate::store::packs::{self, Packs};
use crate::store::places;
use crate::store::rows::dock::{self, photo_columns};
use crate::store::rows::{self, all, number, ship, small, unit};

/// How many photos show a unit.
pub(in crate::store) const PHOTOS_OF: &str = "
    select count(*) as photos from photo indexed by photo_by_unit
    where unit = :unit and unit is not null";

/// The first photos of a unit, as they were taken.
pub(in crate::store) const PICTURES_OF: &str = concat!(
    "select ",
    photo_columns!(),
    " from photo indexed by photo_by_unit where photo.unit = :unit and photo.unit is not null \
      order by photo.taken_ms, photo.photo limit :limit"
);

/// Answers a question about shipments.
pub(super) fn answer((db, packs): (&Connection, &Packs), query: &ShipQuery) -> Result<ShipAnswer> {
    Ok(match query {
        ShipQuery::Shipments => ShipAnswer::Shipments(ship::shipments(db)?),
        ShipQuery::Shipment(number, day) => {
            ShipAnswer::Shipment(shipment((db, packs), number, *day)?)
        }
        ShipQuery::Consignment(number, day) => {
            ShipAnswer::Consignment(consignment((db, packs), number, *day)?.map(Box::new))
        }
        ShipQuery::Preflight(number, day) => {
            let found = preflight::found((db, packs), number, *day)?;
            ShipAnswer::Preflight(found.map(Box::new))
        }
        ShipQuery::FreeCartons => ShipAnswer::FreeCartons(free_cartons(db)?),
        ShipQuery::Loose(of, day) => ShipAnswer::Loose(loose::units((db, packs), (of, *day))?),
        ShipQuery::Parties(after) => ShipAnswer::Parties(ship::parties(db, after.as_ref())?),
        ShipQuery::Screening(day) => {
            ShipAnswer::Screening(Box::new(screening::view((db, packs), *day)?))
        }
        ShipQuery::Goods(seller, after) => {
            ShipAnswer::Goods(ship::goods_page(db, seller, after.as_deref())?)
        }
        ShipQuery::Exports(seller, after) => {
            let rules = packs.deadlines.as_ref();
            ShipAnswer::Exports(exported::page(db, rules, (seller, after.as_ref()))?)
        }
        ShipQuery::ExportsOf(unit, day) => {
            ShipAnswer::ExportsOf(exported::of_unit((db, packs), *unit, *day)?.map(Box::new))
        }
        ShipQuery::ExportPlan(number, day) => {
            ShipAnswer::ExportPlan(exported::plan((db, packs), number, *day)?.map(Box::new))
        }
        ShipQuery::Cartons(after) => ShipAnswer::Cartons(ship::cartons_behind(db, after.as_ref())?),
        ShipQuery::Carton(name) => ShipAnswer::Carton(ship::carton(db, name)?.map(Box::new)),
        ShipQuery::Plan(of, day, wait) => {
            let plan = planner::view((db, packs), of, (*day, *wait))?;
            ShipAnswer::Plan(plan.map(Box::new))
        }
        ShipQuery::Ssccs => ShipAnswer::Ssccs(ship::ranges(db, None)?),
        ShipQuery::Templates => ShipAnswer::Templates(templates(db)?),
        ShipQuery::Life(number) => ShipAnswer::Life(timeline::entries(life(db, number)?)),
    })
}

/// Gives every column layout of papers with its file.
fn templates(db: &Connection) -> Result<Vec<KeptTemplate>> {
    let mut found = Vec::new();
    for id in ship::template_ids(db)? {
        let Some(row) = ship::template(db, &id)? else {
            continue;
        };
        if let Some(hash) = row.newest().map(|set| set.pack.hash) {
            let bytes = packs::bytes(db, hash)?.ok_or(Fault::PackMissing(hash))?;
            found.push(KeptTemplate {
                row,
                bytes: bytes.into(),
            });
        }
    }
    Ok(found)
}

/// Gives the facts of a shipment, its pallets and its consignments.
fn life(db: &Connection, number: &ShipmentNumber) -> Result<Vec<Fact>> {
    let of = |subject: ShipSubject| journal::of_subject(db, &Subject::Ship(subject));
    let mut facts = of(ShipSubject::Shipment(number.clone()))?;
    for terms in ship::pallets(db, number)? {
        facts.extend(of(ShipSubject::Pallet(terms.shipment, terms.pallet))?);
    }
    for row in ship::consignments(db, number)? {
        facts.extend(of(ShipSubject::Consignment(row.terms.consignment))?);
    }
    // One fact may be about the shipment and its consignments.
    let mut seen = BTreeSet::new();
    facts.retain(|fact| seen.insert(fact.envelope.event));
    Ok(facts)
}

fn shipment(
    of: (&Connection, &Packs),
    number: &ShipmentNumber,
    day: Day,
) -> Result<Option<Box<ShipmentView>>> {
    let (db, _) = of;
    let Some(row) = ship::shipment(db, number)? else {
        return Ok(None);
    };
    let mut consignments = Vec::new();
    for row in ship::consignments(db, number)? {
        let totals = match closed(db, &row)? {
            Some(closed) => closed.totals(),
            None => standing(of, &row, day)?.totals(),
        };
        consignments.push((row, totals));
    }
    Ok(Some(Box::new(ShipmentView {
        pallets: ship::pallets(db, number)?,
        row,
        consignments,
    })))
}

/// Gives a consignment as it stands, or as it was closed.
pub(in crate::store) fn consignment(
    (db, packs): (&Connection, &Packs),
    number: &ConsignmentNumber,
    day: Day,
) -> Result<Option<ConsignmentView>> {
    let Some(row) = ship::consignment(db, number)? else {
        return Ok(None);
    };
    let consignment = match closed(db, &row)? {
        Some(closed) => closed,
        None => standing((db, packs), &row, day)?,
    };
    Ok(Some(ConsignmentView { row, consignment }))
}

/// Gives a consignment as it was closed; none while it is open.
pub(in crate::store) fn closed(
    db: &Connection,
    row: &ConsignmentRow,
) -> Result<Option<Consignment>> {
    let Some((closed, _)) = &row.closed else {
        return Ok(None);
    };
    let list = closed.list;
    let bytes = packs::bytes(db, list)?.ok_or(Fault::PackMissing(list))?;
    let text = String::from_utf8(bytes).map_err(|error| Fault::Damaged(error.to_string()))?;
    Ok(Some(codec::decode_consignment(&text)?))
}

/// Gives a consignment as it stands by the rules and books of a day.
pub(in crate::store) fn standing(
    (db, packs): (&Connection, &Packs),
    row: &ConsignmentRow,
    day: Day,
) -> Result<Consignment> {
    let terms = &row.terms;
    let shipment = ship::shipment(db, &terms.shipment)?
        .ok_or_else(|| Fault::Damaged(format!("{} has no shipment", terms.consignment)))?
        .terms;
    let party = |code: Option<&_>| code.map_or(Ok(None), |code| ship::party(db, code));
    let parties = Parties {
        importer: party(Some(&terms.importer))?,
        exporter: party(terms.exporter.as_ref())?,
        notify: party(terms.notify.as_ref())?,
        forwarder: party(shipment.forwarder.as_ref())?,
    };
    let room = CONSIGNMENT_UNITS_MAX + 1;
    let mut inside = Inside::of((db, packs), (terms.currency, day), room)?;
    let mut cartons = Vec::new();
    for (number, carton) in (1_u32..).zip(ship::cartons(db, &terms.consignment)?) {
        cartons.push(inside.carton(number, carton)?);
    }
    let on: BTreeSet<_> = cartons
        .iter()
        .filter_map(|one| one.pallet.clone())
        .collect();
    let mut pallets = ship::pallets(db, &terms.shipment)?;
    pallets.retain(|terms| on.contains(&terms.pallet));
    Ok(Consignment {
        shipment,
        terms: terms.clone(),
        parties,
        revision: row.revision,
        pallets,
        cartons,
    })
}

/// Looks into cartons and at units; goods of a SKU are read once.
pub(super) struct Inside<'a> {
    pub(super) look: Look<'a>,
    goods: BTreeMap<(SellerCode, String), Goods>,
    lines: BTreeMap<ExportRef, Option<ExportLine>>,
    room: usize,
}

impl<'a> Inside<'a> {
    /// Begins to look by the books of a day; of cartons at so many units.
    pub(super) fn of(
        (db, packs): (&'a Connection, &'a Packs),
        (currency, today): (Currency, Day),
        room: usize,
    ) -> Result<Self> {
        let asked = LotAsked {
            pallets: Vec::new(),
            currency,
            today,
            claims_from: None,
        };
        Ok(Self {
            look: Look::of(db, packs, asked)?,
            goods: BTreeMap::new(),
            lines: BTreeMap::new(),
            room,
        })
    }
}

impl Inside<'_> {
    fn carton(&mut self, number_of_it: u32, row: CartonRow) -> Result<ConsignedCarton> {
        let db = self.look.db;
        let rows = all(
            &mut *db.prepare_cached(manifest::UNITS)?,
            named_params! { ":container": row.container.as_str(), ":limit": number(self.room) },
            |row: &Row<'_>| unit::decode(row),
        )?;
        self.room = self.room.saturating_sub(rows.len());
        let container = small::get_container(db, &row.container)?;
        let mut units = Vec::with_capacity(rows.len());
        for unit in &rows {
            units.push(self.unit(unit)?);
        }
        Ok(ConsignedCarton {
            number: number_of_it,
            sscc: row.sscc,
            pallet: row.joined.and_then(|joined| joined.pallet),
            seal: row.seal,
            seal_photo: row.photo,
            measure: row.measure,
            is_sealed: container.is_some_and(|row| row.sealed_at.is_some()),
            container: row.container,
            units,
        })
    }

    /// Gives a unit as papers name it.
    pub(super) fn unit(&mut self, row: &UnitRow) -> Result<ConsignedUnit> {
        let db = self.look.db;
        let (told, view) = self.look.told(row)?;
        let product = self.look.product(row)?;
        let seen = &row.inspection;
        let announced = match &seen.line {
            Some(choice) => expected::get(db, choice.line)?,
            None => None,
        };
        let goods = match (&told.seller, &told.sku) {
            (Some(seller), Some(sku)) => self.goods(seller, sku)?,
            (None, _) | (_, None) => Goods::default(),
        };
        let exported = self.exported(row.unit)?;
        // A word of the seller goes before what the paper says.
        let goods = match &exported {
            Some(line) => {
                let of_line = line.goods_of_unit(goods.net);
                goods.or(of_line)
            }
            None => goods,
        };
        let by_line = exported.as_ref().and_then(ExportLine::export);
        let photos = photos_of(db, row.unit)?;
        let picture = match photos {
            0 => None,
            _ => shown_of(db, row.unit)?,
        };
        Ok(ConsignedUnit {
            unit: row.unit,
            tag: told.tag,
            seller: told.seller,
            sku: told.sku,
            asin: told.asin,
            title: told.title,
            serial: told.serial,
            grade: told.grade,
            returned: seen.line.as_ref().map(|choice| choice.of.clone()),
            reason: announced.and_then(|line| line.reason_code),
            inspected: row.day,
            weight: told.weight,
            battery: product
                .as_ref()
                .map_or(Battery::Unknown, |product| product.battery),
            class: row.class,
            original_state: seen.original_state,
            facts: view.facts.into_iter().collect(),
            photos,
            picture,
            export: by_line.or_else(|| product.and_then(|product| product.export())),
            exported,
            goods,
        })
    }

    /// Gives the line that a unit comes back under; lines are read once.
    fn exported(&mut self, unit: UnitId) -> Result<Option<ExportLine>> {
        let Some(of) = rows::exported::get(self.look.db, unit)? else {
            return Ok(None);
        };
        if let Some(known) = self.lines.get(&of) {
            return Ok(known.clone());
        }
        let line = export::line(self.look.db, &of)?;
        self.lines.insert(of, line.clone());
        Ok(line)
    }

    fn goods(&mut self, seller: &SellerCode, sku: &str) -> Result<Goods> {
        let key = (seller.clone(), sku.to_owned());
        if let Some(known) = self.goods.get(&key) {
            return Ok(known.clone());
        }
        let row = ship::goods(self.look.db, seller, sku)?;
        let goods = row.map(|row| row.declared.goods).unwrap_or_default();
        let paper = export::of_sku(self.look.db, seller, sku)?.into_iter();
        let newest =
            paper.max_by(|a, b| a.released.cmp(&b.released).then(b.named().cmp(&a.named())));
        let goods = match newest {
            Some(line) => goods.or(line.goods()),
            None => goods,
        };
        self.goods.insert(key, goods.clone());
        Ok(goods)
    }
}

fn photos_of(db: &Connection, unit: UnitId) -> Result<u32> {
    let named = named_params! { ":unit": unit.bytes() };
    let mut statement = db.prepare_cached(PHOTOS_OF)?;
    Ok(statement.query_row(named, |row| row.get(0))?)
}

/// Chooses what shows a unit on papers.
fn shown_of(db: &Connection, unit: UnitId) -> Result<Option<ConsignedPicture>> {
    let photos = all(
        &mut *db.prepare_cached(PICTURES_OF)?,
        named_params! { ":unit": unit.bytes(), ":limit": number(PAGE_ROWS) },
        dock::photo,
    )?;
    Ok(picture_of(&photos))
}

/// Lists cartons that are here with units in them and are in no consignment.
fn free_cartons(db: &Connection) -> Result<Vec<FreeCarton>> {
    let mut found = Vec::new();
    for count in containers::list(db, Some(ContainerKind::Carton))? {
        if count.units == 0 || count.row.left.is_some() {
            continue;
        }
        let name = &count.row.container;
        let carton = ship::carton(db, name)?;
        let carton = carton.unwrap_or_else(|| CartonRow::of(name.clone()));
        if carton.joined.is_some() {
            continue;
        }
        let kins = places::kins(db, name)?;
        found.push(FreeCarton {
            seller: kins.into_iter().find_map(|kin| kin.seller),
            carton,
            count,
        });
    }
    Ok(found)
}
