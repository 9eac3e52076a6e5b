//! Rules of corrections: each is a fact with a reason, and none pulls the ground from under a later one.

use crate::domain::correction::{ApprovalWhy, CorrectionRule};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::limits::CORRECTION_REASON_MAX;
use crate::domain::time::Day;
use crate::ledger::command::{CorrectCommand, CorrectUnit};
use crate::ledger::correcting::{effect, reopens};
use crate::ledger::fact::{Body, CorrectFact, RedecidedUnits, RegradedUnits};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::{CorrectRefusal, Refusal};

use super::{Known, Need};

/// Lists what the rule of a correction must know on a day.
pub(super) fn needs(command: &CorrectCommand, today: Day) -> Vec<Need> {
    match command {
        CorrectCommand::Unit(asked) => vec![Need::Correcting(asked.tag.clone(), today)],
        CorrectCommand::ReopenParcel { parcel, .. } => {
            vec![Need::Parcel(*parcel), Need::BoxClaim(*parcel)]
        }
    }
}

pub(super) fn correct(
    command: &CorrectCommand,
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    match command {
        CorrectCommand::Unit(asked) => unit(asked, today, known),
        CorrectCommand::ReopenParcel {
            parcel,
            reason,
            rule,
        } => reopen(*parcel, reason, (rule, today), known),
    }
}

/// Corrects the units under a label as it was shown.
fn unit(asked: &CorrectUnit, today: Day, known: &Known) -> Result<Vec<Body>, Refusal> {
    let reason = given(&asked.reason)?;
    let view = known.correction.as_deref().ok_or(Refusal::NoSuchUnit)?;
    let effect = effect(view, &asked.wanted, (&asked.rule, today))?;
    if effect.before != asked.shown {
        return Err(CorrectRefusal::Changed(asked.tag.clone()).into());
    }
    approved(&effect.approvals, known)?;
    let units: Vec<UnitId> = view.units.iter().map(|row| row.unit).collect();
    let regraded = asked.wanted.regrade.as_ref().map(|regrade| {
        CorrectFact::UnitRegraded(Box::new(RegradedUnits {
            units: units.clone(),
            checklist: regrade.checklist.clone(),
            answers: regrade.answers.clone(),
            grade: regrade.grade,
            reason: reason.clone(),
        }))
    });
    let decided = asked.wanted.decision.as_ref();
    let decided = decided.filter(|(decision, _)| Some(*decision) != effect.before.decision);
    let redecided = decided.map(|(decision, hold)| {
        CorrectFact::UnitRedecided(Box::new(RedecidedUnits {
            units: units.clone(),
            decision: *decision,
            hold: hold.clone(),
            reason: reason.clone(),
        }))
    });
    let facts = regraded.into_iter().chain(redecided);
    Ok(facts.map(Body::Correct).collect())
}

/// Lets the work on a parcel go on, although it was ended.
fn reopen(
    parcel: ParcelId,
    reason: &str,
    by: (&CorrectionRule, Day),
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let reason = given(reason)?;
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    approved(&reopens(row, known.claim, by)?, known)?;
    Ok(vec![Body::Correct(CorrectFact::ParcelReopened {
        parcel,
        reason,
    })])
}

/// What the site's rule does not leave to everybody is a supervisor's.
fn approved(approvals: &[ApprovalWhy], known: &Known) -> Result<(), Refusal> {
    if approvals.is_empty() {
        Ok(())
    } else {
        may_judge(known.person.as_ref())
    }
}

/// Gives a reason that says something and is not too long.
pub(super) fn given(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        Err(Refusal::ReasonNeeded)
    } else if reason.chars().count() > CORRECTION_REASON_MAX {
        Err(Refusal::NoteTooLong)
    } else {
        Ok(reason.to_owned())
    }
}
