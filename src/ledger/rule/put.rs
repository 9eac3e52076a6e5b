//! The rule of the put: inspected, decided and put are one command.

use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::ledger::command::{Learned, PutUnit};
use crate::ledger::fact::Body;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{Trust, UnitState};

use super::Known;
use super::desk::{not_sealed, opened_now};
use super::parcel::open_parcel;

pub(super) fn put_unit(put: &PutUnit, known: &Known) -> Result<Vec<Body>, Refusal> {
    open_parcel(known)?;
    tag_is_free(put, known)?;
    not_sealed(&put.container, known)?;
    container_takes(put)?;
    if closed(put) {
        return Err(Refusal::DecisionClosed(put.decision));
    }
    if put.decision != put.proposed && put.override_reason.is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    let mut bodies: Vec<Body> = opened_now(&put.container, known).into_iter().collect();
    bodies.extend([inspected(put), decided(put)]);
    bodies.push(Body::UnitPut {
        unit: put.unit,
        container: put.container.clone(),
    });
    let news = put.learned.iter().filter(|learned| is_news(learned, known));
    bodies.extend(news.map(|learned| bound(learned, put)));
    Ok(bodies)
}

/// A tag belongs to one unit for ever; only that unit, taken back, may be put under it again.
fn tag_is_free(put: &PutUnit, known: &Known) -> Result<(), Refusal> {
    let free = known
        .tag_holder
        .as_ref()
        .is_none_or(|holder| match holder.state {
            UnitState::Put => false,
            UnitState::Undone => holder.unit == put.unit,
        });
    if free {
        Ok(())
    } else {
        Err(Refusal::TagInUse(put.tag.clone()))
    }
}

fn container_takes(put: &PutUnit) -> Result<(), Refusal> {
    let takes = put.container.kind().spec().decision;
    if takes == Some(put.decision) {
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
        && (put.grade == Some(Grade::Unsellable) || put.seller.is_none());
    sold_as_fit || !put.allowed.contains(&put.decision)
}

fn inspected(put: &PutUnit) -> Body {
    Body::UnitInspected {
        unit: put.unit,
        parcel: put.parcel,
        tag: put.tag.clone(),
        barcode: put.barcode.clone(),
        how: put.how,
        seller: put.seller.clone(),
        line: put.line.clone(),
        checklist: put.checklist.clone(),
        answers: put.answers.clone(),
        grade: put.grade,
        because: put.because.clone(),
    }
}

fn decided(put: &PutUnit) -> Body {
    Body::UnitDecided {
        unit: put.unit,
        proposed: put.proposed,
        why: put.why.clone(),
        policy: put.policy.clone(),
        decision: put.decision,
        override_reason: put.override_reason,
    }
}

/// A binding that parcels agree on needs no further word. Until then every put says it again: the
/// fold counts a parcel once, however often it speaks.
fn is_news(learned: &Learned, known: &Known) -> bool {
    known.product.as_ref().is_none_or(|row| {
        row.trust != Trust::Agreed || row.bound.sku != learned.sku || row.bound.asin != learned.asin
    })
}

fn bound(learned: &Learned, put: &PutUnit) -> Body {
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
        parcel: put.parcel,
    }
}
