//! Rules of resale: a unit is in one batch at most, what is shown is what is listed, a SKU keeps its
//! condition, a label is proven before it counts, and what goes back is held with owner, day and default.

use std::collections::BTreeSet;

use crate::domain::codes::{BatchNumber, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::hold::Hold;
use crate::domain::ids::UnitId;
use crate::domain::limits::{
    BATCH_DAYS_MAX, BATCH_TEXT_MAX, BATCH_UNITS_MAX, COVERED_CODES_MAX, LABEL_CODE_MAX,
    LEAVING_UNITS_MAX,
};
use crate::domain::resale::{BatchEnd, SALE_PLACES};
use crate::domain::time::Day;
use crate::ledger::codec;
use crate::ledger::command::Command;
use crate::ledger::fact::{Body, EndedBatch, ListedBatch, OpenedBatch, RelabelledUnit};
use crate::ledger::holding::is_sound;
use crate::ledger::outgoing::is_free;
use crate::ledger::query::BatchSheet;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{UnitRow, UnitState};

use super::{Known, Need, ResaleNeed};

/// Lists what these commands ask for whatever the day.
pub(super) fn needs_of(command: &Command) -> Vec<Need> {
    if let Command::OpenBatch(opened) = command {
        vec![
            Need::Resale(ResaleNeed::Batch(opened.batch.clone())),
            Need::Seller(opened.seller.clone()),
            Need::Enrolled(opened.owner.clone()),
        ]
    } else if let Command::GatherUnits { batch, units } = command {
        vec![
            Need::Resale(ResaleNeed::Batch(batch.clone())),
            Need::Units(units.clone()),
            Need::Resale(ResaleNeed::Batched(units.clone())),
        ]
    } else if let Command::LetGoUnits { batch, .. }
    | Command::ListBatch { batch, .. }
    | Command::EndBatch { batch, .. } = command
    {
        vec![Need::Resale(ResaleNeed::Batch(batch.clone()))]
    } else if let Command::ReturnToHold { units, .. } = command {
        vec![Need::Units(units.clone())]
    } else {
        Vec::new()
    }
}

/// Lists what they ask for as the books of the order's day have it.
pub(super) fn needs_on(command: &Command, day: Day) -> Vec<Need> {
    if let Command::GatherUnits { batch, units } = command {
        vec![Need::Resale(ResaleNeed::Units(
            batch.clone(),
            Some(units.clone()),
            day,
        ))]
    } else if let Command::ListBatch { batch, .. } = command {
        vec![Need::Resale(ResaleNeed::Units(batch.clone(), None, day))]
    } else if let Command::RelabelUnit { tag, .. } = command {
        vec![Need::Resale(ResaleNeed::Relabel(tag.clone(), day))]
    } else {
        Vec::new()
    }
}

/// Begins a batch; the same again changes nothing. Its owner has a badge, and its day lies ahead.
pub(super) fn open(opened: &OpenedBatch, today: Day, known: &Known) -> Result<Vec<Body>, Refusal> {
    if let Some(sheet) = &known.batch {
        return if sheet.count.row.opened == *opened {
            Ok(Vec::new())
        } else {
            Err(Refusal::BatchNumberTaken(opened.batch.clone()))
        };
    }
    if known.seller.is_none() {
        return Err(Refusal::SaleTerms);
    }
    if known.enrolled.is_none() {
        return Err(Refusal::UnknownPerson(opened.owner.clone()));
    }
    let last = today.plus_days(i64::from(BATCH_DAYS_MAX));
    if opened.due < today || opened.due > last {
        return Err(Refusal::BatchDay);
    }
    Ok(vec![Body::BatchOpened(opened.clone())])
}

/// Gives the batch while units may come into it.
fn gathered<'k>(batch: &BatchNumber, known: &'k Known) -> Result<&'k BatchSheet, Refusal> {
    let sheet = of(batch, known)?;
    if sheet.count.row.is_gathered() {
        Ok(sheet)
    } else {
        Err(Refusal::BatchNotGathered(batch.clone()))
    }
}

fn of<'k>(batch: &BatchNumber, known: &'k Known) -> Result<&'k BatchSheet, Refusal> {
    let sheet = known.batch.as_deref();
    sheet.ok_or_else(|| Refusal::NoSuchBatch(batch.clone()))
}

/// Gathers units that lie in resale totes as decided to be resold. What is in the batch already stays; what
/// is in another one, or may not be sold on its channel, is refused with all that came with it.
pub(super) fn gather(
    batch: &BatchNumber,
    units: &[UnitId],
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let sheet = gathered(batch, known)?;
    let wanted: BTreeSet<UnitId> = units.iter().copied().collect();
    if wanted.is_empty() || known.units.len() != units.len() || wanted.len() != units.len() {
        return Err(Refusal::NoSuchUnit);
    }
    let mut new = Vec::new();
    for row in &known.units {
        let tag = || row.inspection.tag.clone();
        let of_unit = known.batched.iter().find(|(unit, _)| *unit == row.unit);
        match of_unit {
            Some((_, other)) if other != batch => {
                return Err(Refusal::InBatch(tag(), other.clone()));
            }
            Some(_) => continue,
            None => {}
        }
        is_for_sale(row)?;
        is_free(row)?;
        if !SALE_PLACES.contains(&row.container.kind()) {
            return Err(Refusal::NotForSale(tag()));
        }
        new.push(row.unit);
    }
    let view = known.resale_view.as_deref().ok_or(Refusal::NoSuchUnit)?;
    if let Some(note) = view.refused().find(|note| new.contains(&note.unit)) {
        return Err(Refusal::NotOnChannel(note.tag.clone(), note.why.clone()));
    }
    let all = sheet.here.len().saturating_add(new.len());
    if all > BATCH_UNITS_MAX {
        return Err(Refusal::TooManyUnits(all));
    }
    let parts = new
        .chunks(LEAVING_UNITS_MAX)
        .map(|units| Body::BatchGathered {
            batch: batch.clone(),
            units: units.to_vec(),
        });
    Ok(parts.collect())
}

/// A unit is for sale while it lies where it was put as decided to be resold.
fn is_for_sale(row: &UnitRow) -> Result<(), Refusal> {
    let tag = || row.inspection.tag.clone();
    if row.state == UnitState::Gone {
        return Err(Refusal::LeftAlready(row.container.clone()));
    }
    if row.state != UnitState::Put || row.decision() != Some(Decision::Resell) {
        return Err(Refusal::NotForSale(tag()));
    }
    Ok(())
}

/// Lets units out of a batch that is not listed yet; those that are not in it change nothing.
pub(super) fn let_go(
    batch: &BatchNumber,
    units: &[UnitId],
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let sheet = gathered(batch, known)?;
    let here = units
        .iter()
        .copied()
        .filter(|unit| sheet.here.contains(unit));
    let here: Vec<UnitId> = here.collect();
    Ok(goes(batch, &here))
}

fn goes(batch: &BatchNumber, units: &[UnitId]) -> Vec<Body> {
    let parts = units
        .chunks(LEAVING_UNITS_MAX)
        .map(|units| Body::BatchLetGo {
            batch: batch.clone(),
            units: units.to_vec(),
        });
    parts.collect()
}

/// Lists a batch: the list that was shown must be what is in it, and no unit of it may be one that stays
/// off the channel. Each SKU that is new stands for its condition from here on.
pub(super) fn list(
    batch: &BatchNumber,
    shown: &[u8],
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    gathered(batch, known)?;
    let view = known.resale_view.as_deref();
    let view = view.ok_or_else(|| Refusal::BatchEmpty(batch.clone()))?;
    if view.batch.units.is_empty() {
        return Err(Refusal::BatchEmpty(batch.clone()));
    }
    if let Some(note) = view.refused().next() {
        return Err(Refusal::NotOnChannel(note.tag.clone(), note.why.clone()));
    }
    let list = codec::sha256(codec::encode_batch(&view.batch).as_bytes());
    if codec::sha256(shown) != list || view.beyond > 0 {
        return Err(Refusal::BatchChanged(batch.clone()));
    }
    let listed = Body::BatchListed(ListedBatch {
        batch: batch.clone(),
        day: today,
        list,
        units: u32::try_from(view.batch.units.len()).unwrap_or(u32::MAX),
        unpriced: view.batch.unpriced(),
    });
    let locked = view.new_skus.iter().cloned().map(Body::SkuLocked);
    Ok([listed].into_iter().chain(locked).collect())
}

/// Ends a batch; the same again changes nothing. Where units are left it comes to nothing, which has a
/// reason, and they are free again.
pub(super) fn end(
    batch: &BatchNumber,
    reason: Option<&str>,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let sheet = of(batch, known)?;
    if sheet.count.row.ended.is_some() {
        return Ok(Vec::new());
    }
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let is_done = sheet.here.is_empty() && sheet.count.row.listed.is_some();
    let (end, reason) = match reason {
        _ if is_done => (BatchEnd::Done, None),
        None => return Err(Refusal::ReasonNeeded),
        Some(reason) => (
            BatchEnd::Withdrawn,
            Some(reason.chars().take(BATCH_TEXT_MAX).collect()),
        ),
    };
    let mut bodies = goes(batch, &sheet.here);
    bodies.push(Body::BatchEnded(EndedBatch {
        batch: batch.clone(),
        end,
        reason,
    }));
    Ok(bodies)
}

/// Takes the proof of a unit's new label: it reads what the unit is to bear, and every old code that is
/// known is covered. The SKU on it stands for its condition from here on.
pub(super) fn relabel(
    relabelled: &RelabelledUnit,
    tag: &UnitTag,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let view = known.relabel.as_deref().ok_or(Refusal::NoSuchUnit)?;
    if view.unit.unit != relabelled.unit {
        return Err(Refusal::NoSuchUnit);
    }
    is_for_sale(&view.unit)?;
    let Ok(code) = &view.code else {
        return Err(Refusal::NotForSale(tag.clone()));
    };
    if code.code != relabelled.code {
        return Err(Refusal::LabelDiffers(tag.clone()));
    }
    let covered: BTreeSet<&str> = relabelled.covered.iter().map(String::as_str).collect();
    if let Some(old) = view.olds.iter().find(|old| !covered.contains(old.as_str())) {
        return Err(Refusal::OldCodeUncovered(old.clone()));
    }
    let fits = |code: &&str| code.chars().count() <= LABEL_CODE_MAX && **code != relabelled.code;
    if covered.len() > COVERED_CODES_MAX || !covered.iter().all(fits) {
        return Err(Refusal::LabelDiffers(tag.clone()));
    }
    let proven = Body::UnitRelabelled(RelabelledUnit {
        covered: covered.into_iter().map(str::to_owned).collect(),
        ..relabelled.clone()
    });
    let locked = code.new_sku.iter().cloned().map(Body::SkuLocked);
    Ok([proven].into_iter().chain(locked).collect())
}

/// Sends units for sale back to be held: they are judged to be held, with reason, owner, day of review and
/// default, and wait to be moved. What has left is not here to be held.
pub(super) fn hold(
    units: &[UnitId],
    hold: &Hold,
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if units.is_empty() || units.len() > LEAVING_UNITS_MAX || known.units.len() != units.len() {
        return Err(Refusal::NoSuchUnit);
    }
    for row in &known.units {
        is_for_sale(row)?;
        is_free(row)?;
    }
    is_sound(hold, today)?;
    Ok(vec![Body::UnitJudged {
        units: units.to_vec(),
        decision: Decision::Hold,
        override_reason: None,
        hold: Some(hold.clone()),
    }])
}
