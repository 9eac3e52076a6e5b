//! The last put that still counts, asked of the store: at the first badge, so that [U] names it
//! after a restart too, and once a put was taken back.

use crate::ledger::Query;
use crate::ledger::rows::UnitRow;

use super::context::{Context, PutDone};
use super::kept;
use super::step::Step;

/// Asks; the bench goes on at `back`.
pub(super) fn ask(back: Step, context: &mut Context) -> Step {
    context.last_put = None;
    let ticket = context.ask(Query::LastPut);
    Step::Recalling(ticket, Box::new(back))
}

/// The store's answer: the bench goes on, at its first badge with what was in hand.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other step stays as it is"
)]
pub(super) fn found(back: Step, unit: Option<&UnitRow>, context: &mut Context) -> Step {
    context.last_put = unit.and_then(put_of);
    match back {
        Step::SignIn(None) => Step::Ready,
        Step::SignIn(Some(restored)) => kept::resume(*restored, context),
        other => other,
    }
}

fn put_of(unit: &UnitRow) -> Option<PutDone> {
    Some(PutDone {
        key: unit.put_key,
        parcel: unit.inspection.parcel,
        line: unit.inspection.line.as_ref().map(|choice| choice.line),
        count: match unit.out_of {
            Some(_) => 0,
            None => unit.label_units,
        },
        tag: unit.inspection.tag.clone(),
        grade: unit.inspection.grade,
        decision: unit.decision()?,
        container: unit.container.clone(),
        at: unit.put_at,
    })
}
