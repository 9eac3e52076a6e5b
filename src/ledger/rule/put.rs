//! The rule of the put: inspected, decided and put are one command.

use crate::domain::codes::UnitTag;
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::limits::HANDLING_UNITS_MAX;
use crate::ledger::command::{Learned, PutUnit};
use crate::ledger::fact::Body;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{Trust, UnitRow, UnitState};

use super::Known;
use super::desk::{not_sealed, opened_now};
use super::drum;
use super::parcel::open_parcel;
use super::place::{classed, kin_of_put, stands_together};

pub(super) fn put_unit(put: &PutUnit, known: &Known) -> Result<Vec<Body>, Refusal> {
    if put.units.is_empty() || put.units.len() > HANDLING_UNITS_MAX {
        return Err(Refusal::TooManyUnits(put.units.len()));
    }
    if put.shipped_before.len() > put.units.len() {
        return Err(Refusal::TooManyUnits(put.shipped_before.len()));
    }
    if !comes_out_of_a_carton(put, known) {
        goes_on(&put.units, put.inspection.parcel, known)?;
    }
    tag_is_free(&put.units, &put.inspection.tag, known)?;
    not_sealed(&put.container, known)?;
    container_takes(put)?;
    drum::takes(&put.container, known)?;
    stands_together(&put.container, &kin_of_put(put), &known.kins)?;
    if closed(put) {
        return Err(Refusal::DecisionClosed(put.decision));
    }
    if put.decision != put.proposed && put.override_reason.is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    if put.decision == Decision::Hold && put.hold.is_none() {
        return Err(Refusal::HoldNeedsOwner);
    }
    let mut bodies: Vec<Body> = opened_now(&put.container, known).into_iter().collect();
    bodies.extend([
        Body::UnitInspected {
            units: put.units.clone(),
            inspection: put.inspection.clone(),
            photos: put.photos,
            readings: put.readings.clone(),
        },
        decided(put),
    ]);
    bodies.extend(classed(put));
    bodies.push(Body::UnitPut {
        units: put.units.clone(),
        container: put.container.clone(),
    });
    let shipped = put.units.iter().zip(&put.shipped_before);
    bodies.extend(shipped.map(|(unit, label)| Body::UnitShippedBefore {
        unit: *unit,
        candidates: vec![label.clone()],
    }));
    let news = put.learned.iter().filter(|learned| is_news(learned, known));
    bodies.extend(news.map(|learned| bound(learned, put.inspection.parcel)));
    Ok(bodies)
}

/// A unit of a carton that was kept whole comes out of it at any time: an exception, or the carton
/// is broken after its parcel was ended.
fn comes_out_of_a_carton(put: &PutUnit, known: &Known) -> bool {
    let is_in_it = |row: &UnitRow| {
        put.units == [row.unit]
            && put.out_of.as_ref() == Some(&row.inspection.tag)
            && row.inspection.parcel == put.inspection.parcel
            && row.label_units > 1
            && row.state == UnitState::Put
    };
    known.units.iter().any(is_in_it)
}

/// The parcel must be open. A unit taken back or parked goes on although its parcel was ended
/// meanwhile: it must not stay on the bench for ever.
pub(super) fn goes_on(units: &[UnitId], parcel: ParcelId, known: &Known) -> Result<(), Refusal> {
    let is_known = known.tag_holder.as_ref().is_some_and(|holder| {
        units.contains(&holder.unit) && holder.inspection.parcel == parcel && holder.is_on_a_bench()
    });
    if !is_known {
        open_parcel(known)?;
    }
    Ok(())
}

/// A tag belongs to one unit, or to the units of one carton, for ever; only those may be put under
/// it again, once they are out of their container.
pub(super) fn tag_is_free(units: &[UnitId], tag: &UnitTag, known: &Known) -> Result<(), Refusal> {
    let free = known
        .tag_holder
        .as_ref()
        .is_none_or(|holder| holder.is_on_a_bench() && units.contains(&holder.unit));
    if free {
        Ok(())
    } else {
        Err(Refusal::TagInUse(tag.clone()))
    }
}

/// The approval shelf and the cage take units of every decision.
fn container_takes(put: &PutUnit) -> Result<(), Refusal> {
    let kind = put.container.kind();
    let takes = kind.spec().decision;
    let takes_all = matches!(kind, ContainerKind::ApprovalShelf | ContainerKind::Cage);
    if takes_all || takes == Some(put.decision) {
        Ok(())
    } else {
        Err(Refusal::WrongContainer {
            container: put.container.clone(),
            takes,
            wanted: put.decision,
        })
    }
}

/// House rule: what is not fit for sale, or nobody's, is never sold as fit, whatever the bench
/// says is allowed.
fn closed(put: &PutUnit) -> bool {
    let sold_as_fit = put.decision == Decision::Resell
        && (put.inspection.grade == Some(Grade::Unsellable) || put.inspection.seller.is_none());
    sold_as_fit || !put.allowed.contains(&put.decision)
}

fn decided(put: &PutUnit) -> Body {
    Body::UnitDecided {
        units: put.units.clone(),
        proposed: put.proposed,
        why: put.why.clone(),
        policy: put.policy.clone(),
        decision: put.decision,
        override_reason: put.override_reason,
        hold: put.hold.clone(),
        advice: put.advice.clone(),
        rework_cost: put.rework_cost,
    }
}

/// A binding that parcels agree on needs no further word. Until then every put says it again: the
/// fold counts a parcel once, however often it speaks.
fn is_news(learned: &Learned, known: &Known) -> bool {
    known.product.as_ref().is_none_or(|row| {
        row.trust != Trust::Agreed || row.bound.sku != learned.sku || row.bound.asin != learned.asin
    })
}

fn bound(learned: &Learned, parcel: ParcelId) -> Body {
    let Learned {
        seller,
        barcode,
        sku,
        asin,
    } = learned.clone();
    Body::ProductBound {
        seller,
        barcode,
        sku,
        asin,
        parcel,
    }
}
