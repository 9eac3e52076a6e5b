//! Rules of shipments to China: parties, goods, shipments and consignments; what leaves is what was closed.

mod carton;
mod exported;
mod freight;
mod known;
mod signing;
mod template;

use std::collections::BTreeSet;

use crate::domain::codes::{ConsignmentNumber, PartyCode, SellerCode, ShipmentNumber};
use crate::domain::consignment::Consignment;
use crate::domain::goods::{Goods, GoodsSides};
use crate::domain::leaving::LeftHow;
use crate::domain::limits::{
    CONSIGNMENT_CARTONS_MAX, CONSIGNMENT_UNITS_MAX, GOODS_ROWS_MAX, GOODS_TEXT_MAX,
    PAPERS_FILES_MAX, PARTY_SELLERS_MAX, PARTY_TEXT_MAX, SCREENING_LIST_CHARS_MAX, SHIP_TEXT_MAX,
    STANDING_SKU_MAX,
};
use crate::domain::money::Money;
use crate::domain::party::Party;
use crate::domain::product::Says;
use crate::domain::shipment::{ConsignmentTerms, PalletTerms, ShipmentTerms};
use crate::domain::time::Day;
use crate::ledger::codec;
use crate::ledger::command::{Command, DeclareGoods, ShipCommand};
use crate::ledger::fact::{
    Body, ClosedConsignment, DeclaredGoods, LeftShipment, MadePapers, ReopenedConsignment,
    ShipFact, TakenScreening,
};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::{Refusal, ShipRefusal};
use crate::ledger::rows::{ConsignmentRow, GoodsRow};

use super::{Known, Need, Taken, desk, leaving};

pub(super) use carton::in_no_consignment;
pub use known::{Checks, ExportedKnown, ShipKnown, ShipNeed};

/// Lists what the rule must know about a command.
#[expect(clippy::too_many_lines, reason = "one arm for each command")]
pub(super) fn needs(command: &ShipCommand) -> Vec<Need> {
    let ship = |need: ShipNeed| vec![Need::Ship(need)];
    match command {
        ShipCommand::SetParty(party) => ship(ShipNeed::Parties(vec![party.party.clone()])),
        ShipCommand::DeclareGoods(told) => {
            let skus = told.goods.iter().map(|(sku, _)| sku.clone());
            vec![
                Need::Seller(told.seller.clone()),
                Need::Ship(ShipNeed::Goods(told.seller.clone(), skus.collect())),
            ]
        }
        ShipCommand::DeclareEach(each) => {
            let skus =
                |told: &DeclareGoods| told.goods.iter().map(|(sku, _)| sku.clone()).collect();
            let of = |told: &DeclareGoods| ShipNeed::Goods(told.seller.clone(), skus(told));
            each.iter().map(|told| Need::Ship(of(told))).collect()
        }
        ShipCommand::SetTemplate(set, _) => template::needs(set),
        ShipCommand::RateFreight(told) => freight::needs(told),
        ShipCommand::ImportExports(file) => exported::needs_of_file(file),
        ShipCommand::LoadScreening(list) => vec![Need::ScreeningList(list.dated, list.file)],
        ShipCommand::ExportUnits(units) => exported::needs(units),
        ShipCommand::SetShipment(terms) => vec![
            Need::Ship(ShipNeed::Shipment(terms.shipment.clone())),
            Need::Ship(ShipNeed::Parties(terms.forwarder.iter().cloned().collect())),
        ],
        ShipCommand::SetPallet(terms) => vec![
            Need::Ship(ShipNeed::Shipment(terms.shipment.clone())),
            Need::Ship(ShipNeed::Pallet(
                terms.shipment.clone(),
                terms.pallet.clone(),
            )),
        ],
        ShipCommand::SetConsignment(terms) => {
            let named = [&terms.exporter, &terms.notify].into_iter().flatten();
            let named = [&terms.importer].into_iter().chain(named);
            vec![
                Need::Ship(ShipNeed::Consignment(terms.consignment.clone(), None)),
                Need::Ship(ShipNeed::Sellers(terms.consignment.clone())),
                Need::Ship(ShipNeed::Parties(named.cloned().collect())),
                Need::Ship(ShipNeed::Shipment(terms.shipment.clone())),
            ]
        }
        ShipCommand::JoinCarton {
            container,
            consignment,
            pallet,
        } => vec![
            Need::Container(container.clone()),
            Need::Kins(container.clone()),
            Need::Ship(ShipNeed::Carton(container.clone())),
            Need::Ship(ShipNeed::Consignment(consignment.clone(), pallet.clone())),
        ],
        ShipCommand::Pack {
            tags,
            container,
            consignment,
        } => {
            let into = consignment.clone();
            let into = into.map(|number| Need::Ship(ShipNeed::Consignment(number, None)));
            let carton = [
                Need::Tagged(tags.clone()),
                Need::Container(container.clone()),
                Need::Kins(container.clone()),
                Need::Ship(ShipNeed::Carton(container.clone())),
            ];
            carton.into_iter().chain(into).collect()
        }
        ShipCommand::PartCarton { container }
        | ShipCommand::MeasureCarton { container, .. }
        | ShipCommand::NoteSeal { container, .. }
        | ShipCommand::ReopenCarton { container, .. } => vec![
            Need::Container(container.clone()),
            Need::Ship(ShipNeed::Carton(container.clone())),
        ],
        ShipCommand::AllotSscc(range) => ship(ShipNeed::Ranges(range.prefix.clone())),
        ShipCommand::GiveSscc { container } => vec![
            Need::Container(container.clone()),
            Need::Ship(ShipNeed::Carton(container.clone())),
            Need::Ship(ShipNeed::NextSscc),
        ],
        ShipCommand::CloseConsignment { consignment, .. }
        | ShipCommand::SignFinding { consignment, .. }
        | ShipCommand::ReopenConsignment { consignment, .. } => {
            ship(ShipNeed::Consignment(consignment.clone(), None))
        }
        ShipCommand::NotePapers(made) => {
            ship(ShipNeed::Consignment(made.consignment.clone(), None))
        }
        ShipCommand::Ship { shipment } => vec![
            Need::Ship(ShipNeed::Shipment(shipment.clone())),
            Need::Ship(ShipNeed::Parts(shipment.clone())),
        ],
    }
}

/// Lists what the rule must know about a command by the rules of a day.
pub(super) fn needs_on(command: &Command, day: Day) -> Option<Need> {
    if let Command::Ship(
        ShipCommand::CloseConsignment { consignment, .. }
        | ShipCommand::SignFinding { consignment, .. },
    ) = command
    {
        Some(Need::Ship(ShipNeed::View(consignment.clone(), day)))
    } else {
        None
    }
}

/// Judges a command about shipments.
pub(super) fn judge(command: &ShipCommand, known: &Known) -> Result<Vec<Body>, Refusal> {
    let facts = match command {
        ShipCommand::SetParty(party) => set_party(party, known)?,
        ShipCommand::DeclareGoods(told) => declare(told, known)?,
        ShipCommand::DeclareEach(each) => declare_each(each, known)?,
        ShipCommand::SetTemplate(set, bytes) => template::set(set, bytes, known)?,
        ShipCommand::RateFreight(told) => freight::rate(told, known)?,
        ShipCommand::ImportExports(file) => {
            let taken = |file| Body::Ship(ShipFact::ExportsImported(Box::new(file)));
            return desk::import(file, taken, known);
        }
        ShipCommand::LoadScreening(list) => load_screening(list, known)?,
        ShipCommand::ExportUnits(units) => exported::export(units, known)?,
        ShipCommand::SetShipment(terms) => set_shipment(terms, known)?,
        ShipCommand::SetPallet(terms) => set_pallet(terms, known)?,
        ShipCommand::SetConsignment(terms) => set_consignment(terms, known)?,
        ShipCommand::JoinCarton {
            container,
            consignment,
            pallet,
        } => carton::join(container, consignment, pallet.as_ref(), known)?,
        ShipCommand::PartCarton { container } => carton::part(container, known)?,
        ShipCommand::MeasureCarton { container, measure } => {
            carton::measure(container, *measure, known)?
        }
        ShipCommand::NoteSeal {
            container,
            seal,
            photo,
        } => carton::note_seal(container, seal.as_deref(), *photo, known)?,
        ShipCommand::ReopenCarton { container, reason } => {
            carton::reopen(container, reason, known)?
        }
        ShipCommand::AllotSscc(range) => carton::allot(range, known)?,
        ShipCommand::GiveSscc { container } => carton::give_sscc(container, known)?,
        ShipCommand::CloseConsignment { consignment, list } => close(consignment, list, known)?,
        ShipCommand::SignFinding {
            consignment,
            check,
            units,
            listed,
            reason,
        } => signing::sign((consignment, *check), (units, listed), reason, known)?,
        ShipCommand::ReopenConsignment {
            consignment,
            reason,
        } => reopen(consignment, reason, known)?,
        ShipCommand::NotePapers(made) => note_papers(made, known)?,
        ShipCommand::Ship { shipment } => return ship(shipment, known),
        ShipCommand::Pack {
            tags,
            container,
            consignment,
        } => return carton::pack(tags, container, consignment.as_ref(), known),
    };
    Ok(facts.into_iter().map(Body::Ship).collect())
}

fn refused(why: ShipRefusal) -> Refusal {
    Refusal::Ship(why)
}

/// Refuses texts that papers have no room for.
fn texts_fit<'t>(
    texts: impl IntoIterator<Item = &'t Option<String>>,
    most: usize,
) -> Result<(), Refusal> {
    let is_long = |text: &String| text.chars().count() > most || text.chars().any(char::is_control);
    if texts.into_iter().flatten().any(is_long) {
        Err(refused(ShipRefusal::TextTooLong))
    } else {
        Ok(())
    }
}

/// Gives a text as it is kept: trimmed, and none for nothing.
fn kept(text: Option<&str>) -> Option<String> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.map(ToOwned::to_owned)
}

/// Takes a list of parties; the same file of the same day once.
fn load_screening(list: &TakenScreening, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    if known.import_taken == Taken::Yes {
        return Err(Refusal::FileTakenAlready);
    }
    let is_name = !list.list.trim().is_empty() && !list.list.chars().any(char::is_control);
    if !is_name || list.list.chars().count() > SCREENING_LIST_CHARS_MAX {
        return Err(refused(ShipRefusal::TextTooLong));
    }
    Ok(vec![ShipFact::ScreeningLoaded(Box::new(list.clone()))])
}

fn set_party(party: &Party, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    let texts = [
        &party.name_en,
        &party.name_zh,
        &party.address_en,
        &party.address_zh,
        &party.ein,
        &party.contact,
    ];
    texts_fit(texts, PARTY_TEXT_MAX)?;
    if party.sellers.len() > PARTY_SELLERS_MAX {
        return Err(refused(ShipRefusal::TextTooLong));
    }
    if known.ship.parties.contains(party) {
        return Ok(Vec::new());
    }
    Ok(vec![ShipFact::PartySet(Box::new(party.clone()))])
}

fn declare(told: &DeclareGoods, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    if known.seller.is_none() {
        return Err(refused(ShipRefusal::GoodsOfNobody));
    }
    declare_kept(told, known)
}

/// Takes goods of several sellers, as a sheet of a consignment tells them: whose units are in one is known.
fn declare_each(each: &[DeclareGoods], known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    let rows: usize = each.iter().map(|told| told.goods.len()).sum();
    if rows > GOODS_ROWS_MAX {
        return Err(refused(ShipRefusal::GoodsOfNobody));
    }
    let facts: Result<Vec<_>, _> = each.iter().map(|told| declare_kept(told, known)).collect();
    Ok(facts?.into_iter().flatten().collect())
}

fn declare_kept(told: &DeclareGoods, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    if told.goods.len() > GOODS_ROWS_MAX {
        return Err(refused(ShipRefusal::GoodsOfNobody));
    }
    let mut facts = Vec::new();
    for (sku, goods) in &told.goods {
        let is_sku = !sku.trim().is_empty() && sku.chars().count() <= STANDING_SKU_MAX;
        if !is_sku || sku.chars().any(char::is_control) {
            return Err(refused(ShipRefusal::GoodsOfNobody));
        }
        goods_fit(goods)?;
        let is_it =
            |row: &&GoodsRow| row.declared.sku == *sku && row.declared.seller == told.seller;
        let older = known.ship.goods.iter().find(is_it);
        let older = older.map(|row| row.declared.goods.clone());
        let goods = match told.says {
            Says::Part => goods.clone().or(older.clone().unwrap_or_default()),
            Says::Whole => goods.clone(),
            Says::Seen => older.clone().unwrap_or_default().or(goods.clone()),
        };
        if older.as_ref() != Some(&goods) {
            facts.push(ShipFact::GoodsDeclared(Box::new(DeclaredGoods {
                seller: told.seller.clone(),
                sku: sku.clone(),
                goods,
                file: told.file,
            })));
        }
    }
    Ok(facts)
}

fn goods_fit(goods: &Goods) -> Result<(), Refusal> {
    let texts = [
        &goods.name_en,
        &goods.name_zh,
        &goods.brand,
        &goods.model,
        &goods.material,
        &goods.purpose,
        &goods.unit,
        &goods.unit1,
        &goods.unit2,
    ];
    if !goods.packed.is_none_or(|of| GoodsSides::can_be(&of.sides)) {
        return Err(refused(ShipRefusal::CartonMeasure));
    }
    texts_fit(texts, GOODS_TEXT_MAX)
}

/// Refuses firms that are not kept.
fn are_kept<'p>(
    parties: impl IntoIterator<Item = &'p PartyCode>,
    known: &Known,
) -> Result<(), Refusal> {
    let is_kept = |code: &PartyCode| known.ship.parties.iter().any(|party| party.party == *code);
    match parties.into_iter().find(|code| !is_kept(code)) {
        None => Ok(()),
        Some(code) => Err(refused(ShipRefusal::NoSuchParty(code.clone()))),
    }
}

fn set_shipment(terms: &ShipmentTerms, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    texts_fit([&terms.carrier, &terms.voyage, &terms.bill], SHIP_TEXT_MAX)?;
    are_kept(&terms.forwarder, known)?;
    if let Some(row) = &known.ship.shipment {
        if row.left.is_some() {
            return Err(refused(ShipRefusal::ShipmentLeft(terms.shipment.clone())));
        }
        if row.terms == *terms {
            return Ok(Vec::new());
        }
    }
    Ok(vec![ShipFact::ShipmentSet(Box::new(terms.clone()))])
}

/// Refuses a shipment that is not known, or that left.
fn is_here(shipment: &ShipmentNumber, known: &Known) -> Result<(), Refusal> {
    match &known.ship.shipment {
        None => Err(refused(ShipRefusal::NoSuchShipment(shipment.clone()))),
        Some(row) if row.left.is_some() => {
            Err(refused(ShipRefusal::ShipmentLeft(shipment.clone())))
        }
        Some(_) => Ok(()),
    }
}

fn set_pallet(terms: &PalletTerms, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    is_here(&terms.shipment, known)?;
    carton::sides_fit(terms.sides.as_ref())?;
    if known.ship.pallet.as_ref() == Some(terms) {
        return Ok(Vec::new());
    }
    Ok(vec![ShipFact::PalletSet(terms.clone())])
}

fn set_consignment(terms: &ConsignmentTerms, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    is_here(&terms.shipment, known)?;
    texts_fit([&terms.reason], PARTY_TEXT_MAX)?;
    texts_fit([&terms.invoice, &terms.incoterm, &terms.itn], SHIP_TEXT_MAX)?;
    let named = [&terms.exporter, &terms.notify].into_iter().flatten();
    are_kept([&terms.importer].into_iter().chain(named), known)?;
    imports(&terms.importer, known.ship.sellers.iter(), known)?;
    if let Some(row) = &known.ship.consignment {
        if row.terms.shipment != terms.shipment {
            return Err(refused(ShipRefusal::OtherShipment(
                terms.consignment.clone(),
                row.terms.shipment.clone(),
            )));
        }
        is_open(row)?;
        if row.terms == *terms {
            return Ok(Vec::new());
        }
    }
    Ok(vec![ShipFact::ConsignmentSet(Box::new(terms.clone()))])
}

/// Refuses an importer that cannot stand on papers, or that may not import what is in the consignment.
fn imports<'s>(
    importer: &PartyCode,
    sellers: impl IntoIterator<Item = &'s SellerCode>,
    known: &Known,
) -> Result<(), Refusal> {
    let mut parties = known.ship.parties.iter();
    let party = parties.find(|party| party.party == *importer);
    let party = party.ok_or_else(|| refused(ShipRefusal::NoSuchParty(importer.clone())))?;
    if let Some(lack) = party.importer_lacks() {
        return Err(refused(ShipRefusal::ImporterLacks(importer.clone(), lack)));
    }
    match sellers
        .into_iter()
        .find(|seller| !party.imports_for(seller))
    {
        None => Ok(()),
        Some(seller) => Err(refused(ShipRefusal::NotTheirImporter(
            importer.clone(),
            seller.clone(),
        ))),
    }
}

fn is_open(row: &ConsignmentRow) -> Result<(), Refusal> {
    let number = || row.terms.consignment.clone();
    match &row.closed {
        None => Ok(()),
        Some(_) => Err(refused(ShipRefusal::ConsignmentClosed(number()))),
    }
}

/// Gives a consignment that is known.
fn known_one<'k>(
    consignment: &ConsignmentNumber,
    known: &'k Known,
) -> Result<&'k ConsignmentRow, Refusal> {
    let row = known.ship.consignment.as_ref();
    row.ok_or_else(|| refused(ShipRefusal::NoSuchConsignment(consignment.clone())))
}

/// Closes a consignment: what was shown must be what is in it; every carton is sealed, measured and numbered.
fn close(
    consignment: &ConsignmentNumber,
    list: &[u8],
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    let row = known_one(consignment, known)?;
    let view = known.ship.view.as_deref();
    let view = view.ok_or_else(|| refused(ShipRefusal::NothingToShip))?;
    let shown = codec::sha256(codec::encode_consignment(view).as_bytes());
    if let Some((closed, _)) = &row.closed {
        let again = closed.list == codec::sha256(list);
        return if again {
            Ok(Vec::new())
        } else {
            is_open(row).map(|()| Vec::new())
        };
    }
    is_here(&row.terms.shipment, known)?;
    may_close(view, known)?;
    if codec::sha256(list) != shown {
        return Err(refused(ShipRefusal::ConsignmentChanged(
            consignment.clone(),
        )));
    }
    signing::may_go(view, row, known)?;
    let totals = view.totals();
    let value = (totals.unvalued == 0).then_some(Money {
        minor: totals.value,
        currency: view.terms.currency,
    });
    Ok(vec![ShipFact::ConsignmentClosed(Box::new(
        ClosedConsignment {
            consignment: consignment.clone(),
            revision: row.revision,
            list: shown,
            cartons: totals.cartons,
            units: totals.units,
            gross_g: totals.gross,
            net_g: (totals.unweighed == 0).then_some(totals.net),
            volume_mm3: totals.volume,
            value,
            pictures: Some(view.pictured()),
        },
    ))])
}

fn may_close(view: &Consignment, known: &Known) -> Result<(), Refusal> {
    let number = || view.terms.consignment.clone();
    if view.cartons.is_empty() || view.cartons.iter().any(|carton| carton.units.is_empty()) {
        return Err(refused(ShipRefusal::NothingToShip));
    }
    if view.cartons.len() > CONSIGNMENT_CARTONS_MAX || view.units().count() > CONSIGNMENT_UNITS_MAX
    {
        return Err(refused(ShipRefusal::TooMuch(number())));
    }
    for carton in &view.cartons {
        let name = || carton.container.clone();
        if !carton.is_sealed {
            return Err(Refusal::NotSealed(name()));
        }
        if carton.measure.is_none() {
            return Err(refused(ShipRefusal::NotMeasured(name())));
        }
        if carton.sscc.is_none() {
            return Err(refused(ShipRefusal::NoSscc(name())));
        }
    }
    let sellers: BTreeSet<&SellerCode> = view
        .units()
        .filter_map(|unit| unit.seller.as_ref())
        .collect();
    imports(&view.terms.importer, sellers, known)
}

fn reopen(
    consignment: &ConsignmentNumber,
    reason: &str,
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    may_judge(known.person.as_ref())?;
    let row = known_one(consignment, known)?;
    if row.closed.is_none() {
        return Err(refused(ShipRefusal::ConsignmentOpen(consignment.clone())));
    }
    is_here(&row.terms.shipment, known)?;
    let reason = kept(Some(reason)).ok_or(Refusal::ReasonNeeded)?;
    Ok(vec![ShipFact::ConsignmentReopened(ReopenedConsignment {
        consignment: consignment.clone(),
        revision: row.revision,
        reason: reason.chars().take(PARTY_TEXT_MAX).collect(),
    })])
}

fn note_papers(made: &MadePapers, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    let row = known_one(&made.consignment, known)?;
    if row.closed.is_none() {
        return Err(refused(ShipRefusal::ConsignmentOpen(
            made.consignment.clone(),
        )));
    }
    if made.revision != row.revision {
        return Err(refused(ShipRefusal::OtherRevision(
            made.consignment.clone(),
            row.revision,
        )));
    }
    let is_long = |(name, _): &(String, _)| name.chars().count() > PARTY_TEXT_MAX;
    if made.files.len() > PAPERS_FILES_MAX || made.files.iter().any(is_long) {
        return Err(refused(ShipRefusal::TextTooLong));
    }
    if row.papers.iter().any(|(before, _)| before == made) {
        return Ok(Vec::new());
    }
    Ok(vec![ShipFact::PapersMade(Box::new(made.clone()))])
}

/// Lets a shipment leave: each consignment is closed, and goes as it was closed.
fn ship(shipment: &ShipmentNumber, known: &Known) -> Result<Vec<Body>, Refusal> {
    if let Some(row) = &known.ship.shipment
        && row.left.is_some()
    {
        return Ok(Vec::new());
    }
    is_here(shipment, known)?;
    let parts = &known.ship.parts;
    if parts.is_empty() {
        return Err(refused(ShipRefusal::NothingToShip));
    }
    if let Some((row, _)) = parts.iter().find(|(_, closed)| closed.is_none()) {
        let number = row.terms.consignment.clone();
        return Err(refused(ShipRefusal::ConsignmentOpen(number)));
    }
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let all = || parts.iter().filter_map(|(_, closed)| closed.as_ref());
    let left = ShipFact::ShipmentLeft(LeftShipment {
        shipment: shipment.clone(),
        consignments: parts
            .iter()
            .map(|(row, _)| row.terms.consignment.clone())
            .collect(),
        cartons: count(all().map(|one| one.cartons.len()).sum()),
        units: count(all().map(|one| one.units().count()).sum()),
    });
    let told = leaving::Told {
        under: Some(shipment.as_str()),
        ..leaving::Told::default()
    };
    let cartons = all().flat_map(|one| &one.cartons);
    let cartons = cartons.flat_map(|carton| {
        let units: Vec<_> = carton.units.iter().map(|unit| unit.unit).collect();
        leaving::left((&carton.container, LeftHow::Shipped), &told, &units)
    });
    Ok([Body::Ship(left)].into_iter().chain(cartons).collect())
}
