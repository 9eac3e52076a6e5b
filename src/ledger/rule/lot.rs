//! Rules of lots: what is shown is what is sold, and nothing that stays out goes with it.

use std::collections::BTreeSet;

use crate::domain::codes::{ContainerName, LotNumber};
use crate::domain::container::ContainerKind;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::limits::{
    LEAVING_UNITS_MAX, LOT_PALLETS_MAX, LOT_TEXT_MAX, LOT_UNITS_MAX, PALLET_PHOTOS_MAX,
    PROCEEDS_AMOUNT_MAX, PROCEEDS_UNITS_MAX,
};
use crate::domain::lot::LotLevel;
use crate::ledger::codec;
use crate::ledger::command::SellLot;
use crate::ledger::fact::{Body, LotProceeds, PicturedContainer, SoldLot, WithdrawnLot};
use crate::ledger::query::{ContainerCount, LotView};
use crate::ledger::refusal::Refusal;

use super::{Known, desk, leaving};

/// Says which kept pictures show a lot pallet that is here; the same again changes nothing.
pub(super) fn picture(
    container: &ContainerName,
    photos: &[Hash],
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.container.as_ref();
    let row = row.ok_or_else(|| Refusal::NoSuchContainer(container.clone()))?;
    if row.left.is_some() {
        return Err(Refusal::LeftAlready(container.clone()));
    }
    let each: BTreeSet<&Hash> = photos.iter().collect();
    let is_sound = each.len() == photos.len() && photos.len() <= PALLET_PHOTOS_MAX;
    if row.kind != ContainerKind::LotPallet || !is_sound {
        return Err(Refusal::NoPictures(container.clone()));
    }
    if row.pictures == photos {
        return Ok(Vec::new());
    }
    Ok(vec![Body::ContainerPictured(PicturedContainer {
        container: container.clone(),
        photos: photos.to_vec(),
    })])
}

/// Opens a sealed lot pallet again, so that what stays out of lots can be taken off; what was sold stays as it was.
pub(super) fn reopen(
    container: &ContainerName,
    reason: &str,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.container.as_ref();
    let row = row.ok_or_else(|| Refusal::NoSuchContainer(container.clone()))?;
    if row.kind != ContainerKind::LotPallet {
        return Err(Refusal::NotALotPallet(container.clone()));
    }
    if row.left.is_some() {
        return Err(Refusal::LeftAlready(container.clone()));
    }
    let reopened = desk::reopened(row, reason, known.person.as_ref())?;
    Ok(vec![Body::Ship(reopened)])
}

/// Sells a lot of sealed pallets: the list that was shown must be what is on them, no unit of it may be
/// one that stays out, and the number is nobody else's. The pallets leave in the same command.
pub(super) fn sell(sale: &SellLot, known: &Known) -> Result<Vec<Body>, Refusal> {
    if known.lot.is_some() {
        return Err(Refusal::LotNumberTaken(sale.lot.clone()));
    }
    let view = known.lot_view.as_deref().ok_or(Refusal::LotEmpty)?;
    pallets_may_go(sale, view)?;
    if view.lot.units.is_empty() {
        return Err(Refusal::LotEmpty);
    }
    if view.pallets.len() > LOT_PALLETS_MAX || view.beyond > 0 {
        let beyond = usize::try_from(view.beyond).unwrap_or(usize::MAX);
        return Err(Refusal::TooManyUnits(LOT_UNITS_MAX.saturating_add(beyond)));
    }
    let refused = |note: &&crate::ledger::query::LotNote| match note.level {
        LotLevel::Refused => true,
        LotLevel::Warned => false,
    };
    if let Some(note) = view.notes.iter().find(refused) {
        return Err(Refusal::NotInLots(note.tag.clone(), note.why.clone()));
    }
    let list = codec::sha256(codec::encode_lot(&view.lot).as_bytes());
    if codec::sha256(&sale.list) != list {
        return Err(Refusal::LotChanged);
    }
    let buyer = kept(&sale.buyer).ok_or(Refusal::SaleTerms)?;
    if sale.price.minor < 0 {
        return Err(Refusal::SaleTerms);
    }
    let pallets: Vec<ContainerName> = names(view).cloned().collect();
    let sold = Body::LotSold(SoldLot {
        lot: sale.lot.clone(),
        units: u32::try_from(view.lot.units.len()).unwrap_or(u32::MAX),
        list,
        condition: view.lot.condition(),
        buyer,
        day: sale.day,
        price: sale.price,
        reference: sale.reference.as_deref().and_then(kept),
        split: view.lot.split(sale.price.minor).0,
        pallets: pallets.clone(),
    });
    let leave = pallets.iter().flat_map(|pallet| {
        let units: Vec<UnitId> = on(view, pallet).collect();
        let told = leaving::Told {
            under: Some(sale.lot.as_str()),
            ..leaving::Told::default()
        };
        leaving::left((pallet, LeftHow::LotSold), &told, &units)
    });
    Ok([sold].into_iter().chain(leave).collect())
}

fn names(view: &LotView) -> impl Iterator<Item = &ContainerName> {
    view.pallets.iter().map(|count| &count.row.container)
}

fn on<'a>(view: &'a LotView, pallet: &'a ContainerName) -> impl Iterator<Item = UnitId> + 'a {
    let units = view.lot.units.iter();
    units
        .filter(move |unit| unit.pallet == *pallet)
        .map(|unit| unit.unit)
}

fn pallets_may_go(sale: &SellLot, view: &LotView) -> Result<(), Refusal> {
    for name in &sale.pallets {
        if !names(view).any(|known| known == name) {
            return Err(Refusal::NoSuchContainer(name.clone()));
        }
    }
    for ContainerCount { row, .. } in &view.pallets {
        let name = || row.container.clone();
        if row.kind != ContainerKind::LotPallet {
            return Err(Refusal::WrongWayOut(name(), LeftHow::LotSold));
        }
        if row.left.is_some() {
            return Err(Refusal::LeftAlready(name()));
        }
        if row.sealed_at.is_none() {
            return Err(Refusal::NotSealed(name()));
        }
    }
    Ok(())
}

/// Gives what is kept of a text that a person wrote; none for nothing.
fn kept(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(LOT_TEXT_MAX).collect();
    (!text.is_empty()).then_some(text)
}

/// Withdraws a sale: its pallets and their units are here again. The lot stands as withdrawn, and its
/// number is not given again.
pub(super) fn withdraw(lot: &LotNumber, reason: &str, known: &Known) -> Result<Vec<Body>, Refusal> {
    let sheet = known.lot.as_deref();
    let sheet = sheet.ok_or_else(|| Refusal::NoSuchLot(lot.clone()))?;
    if sheet.row.withdrawn.is_some() {
        return Ok(Vec::new());
    }
    let reason = kept(reason).ok_or(Refusal::ReasonNeeded)?;
    let pallets = &sheet.row.sold.pallets;
    let withdrawn = Body::LotWithdrawn(WithdrawnLot {
        lot: lot.clone(),
        pallets: pallets.clone(),
        reason,
    });
    let back = pallets.iter().flat_map(|pallet| {
        let units = sheet.lot.units.iter();
        let of_it = units.filter(|unit| unit.pallet == *pallet);
        let of_it: Vec<UnitId> = of_it.map(|unit| unit.unit).collect();
        let parts = of_it
            .chunks(LEAVING_UNITS_MAX)
            .map(|units| Body::UnitCameBack {
                units: units.to_vec(),
                container: pallet.clone(),
                reason: None,
            });
        parts.collect::<Vec<Body>>()
    });
    Ok([withdrawn].into_iter().chain(back).collect())
}

/// Takes what units of a lot brought, each file once; the same file again changes nothing.
pub(super) fn proceeds(told: &LotProceeds, known: &Known) -> Result<Vec<Body>, Refusal> {
    let sheet = known.lot.as_deref();
    let sheet = sheet.ok_or_else(|| Refusal::NoSuchLot(told.lot.clone()))?;
    if sheet.row.withdrawn.is_some() {
        return Err(Refusal::SaleWithdrawn(told.lot.clone()));
    }
    if sheet.row.files.iter().any(|(file, _)| *file == told.file) {
        return Ok(Vec::new());
    }
    let fits = |(_, minor): &(UnitId, i64)| (0..=PROCEEDS_AMOUNT_MAX).contains(minor);
    if told.currency != sheet.row.sold.price.currency || !told.amounts.iter().all(fits) {
        return Err(Refusal::SaleTerms);
    }
    let is_of_it = |unit: &UnitId| sheet.lot.units.iter().any(|one| one.unit == *unit);
    if told.amounts.is_empty() || !told.amounts.iter().all(|(unit, _)| is_of_it(unit)) {
        return Err(Refusal::NoSuchUnit);
    }
    let parts = told.amounts.chunks(PROCEEDS_UNITS_MAX).map(|amounts| {
        Body::LotProceeds(LotProceeds {
            amounts: amounts.to_vec(),
            ..told.clone()
        })
    });
    Ok(parts.collect())
}
