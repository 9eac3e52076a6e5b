//! Rules of repairs: each step has an owner and a day, and nothing above the cap begins without the
//! seller's word.

use crate::domain::checklist::Checklist;
use crate::domain::codes::{PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::Hold;
use crate::domain::ids::UnitId;
use crate::domain::limits::{HOLD_DAYS_MAX, REPAIR_DAYS_MAX};
use crate::domain::repair::{
    Estimate, RepairLack, RepairOrder, RepairResult, RepairStage, RepairStep, goes_without_word,
    words_fit,
};
use crate::domain::terms::Terms;
use crate::domain::time::Day;
use crate::ledger::command::{EndRepair, EstimateRepair};
use crate::ledger::fact::{
    Body, PackRef, RepairAnswered, RepairEnded, RepairEstimated, RepairWorked,
};
use crate::ledger::holding::noted;
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;
use crate::ledger::repairing::{cap, closed, regraded, stage};
use crate::ledger::rows::UnitRow;

use super::{Known, Need, mail};

/// Lists what the rule of an estimate must know.
pub(super) fn needs_of_estimate(asked: &EstimateRepair) -> Vec<Need> {
    let seller = asked.seller.clone().map(Need::Seller);
    [
        Need::Units(vec![asked.unit]),
        Need::Enrolled(asked.owner.clone()),
    ]
    .into_iter()
    .chain(seller)
    .collect()
}

/// Says what is wrong and what the repair costs, until the work is done. Above the cap of the seller's
/// rates, and above what it approved before, the repair waits for its word.
pub(super) fn estimate(
    asked: &EstimateRepair,
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let (row, stage) = in_repair(asked.unit, known)?;
    is_of(row, asked.seller.as_ref())?;
    if stage == RepairStage::Test {
        return Err(not_now(row, stage));
    }
    if !words_fit(&asked.symptom) || !words_fit(&asked.diagnosis) {
        return Err(Refusal::RepairLacks(RepairLack::Words));
    }
    if !asked.costs.fit() {
        return Err(Refusal::RepairLacks(RepairLack::Costs));
    }
    is_known(&asked.owner, known)?;
    is_to_come(asked.due, today)?;
    let seller = known.seller.as_ref().filter(|_| asked.seller.is_some());
    let estimate = Estimate {
        symptom: asked.symptom.clone(),
        diagnosis: asked.diagnosis.clone(),
        costs: asked.costs.clone(),
        cap: cap(seller, today),
    };
    let approved = row.repair.as_ref().and_then(|order| order.approved);
    let next = match stage {
        _ if !goes_without_word(estimate.costs.total(), estimate.cap, approved) => {
            RepairStage::Asked
        }
        RepairStage::Begun => RepairStage::Begun,
        RepairStage::Diagnose
        | RepairStage::Asked
        | RepairStage::Refused
        | RepairStage::Ready
        | RepairStage::Test => RepairStage::Ready,
    };
    Ok(vec![Body::RepairEstimated(Box::new(RepairEstimated {
        unit: asked.unit,
        estimate,
        next,
        owner: asked.owner.clone(),
        due: asked.due,
    }))])
}

/// Takes the seller's word on an estimate; only a supervisor may. Until the repair begins the word that
/// came later counts.
pub(super) fn answer(
    answered: &RepairAnswered,
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    heard(answered, today, known)
}

/// Takes the seller's word, whoever brings it.
pub(super) fn heard(
    answered: &RepairAnswered,
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let (row, stage) = in_repair(answered.unit, known)?;
    match stage {
        RepairStage::Asked | RepairStage::Refused | RepairStage::Ready => {}
        RepairStage::Diagnose | RepairStage::Begun | RepairStage::Test => {
            return Err(not_now(row, stage));
        }
    }
    if !words_fit(&answered.said.who) {
        return Err(Refusal::SaidNeeded);
    }
    is_to_come(answered.due, today)?;
    Ok(vec![Body::RepairAnswered(RepairAnswered {
        note: noted(answered.note.as_ref())?,
        ..answered.clone()
    })])
}

/// Begins the work, or says that it is done and what it took.
pub(super) fn work(worked: &RepairWorked, today: Day, known: &Known) -> Result<Vec<Body>, Refusal> {
    let (row, stage) = in_repair(worked.unit, known)?;
    let wanted = match worked.step {
        RepairStep::Begun => RepairStage::Ready,
        RepairStep::Done => RepairStage::Begun,
    };
    if stage != wanted {
        return Err(not_now(row, stage));
    }
    let says_costs = match (&worked.spent, worked.step) {
        (Some(spent), RepairStep::Done) => spent.fit(),
        (None, RepairStep::Begun) => true,
        (Some(_), RepairStep::Begun) | (None, RepairStep::Done) => false,
    };
    if !says_costs {
        return Err(Refusal::RepairLacks(RepairLack::Costs));
    }
    is_known(&worked.owner, known)?;
    is_to_come(worked.due, today)?;
    Ok(vec![Body::RepairWorked(Box::new(RepairWorked {
        parcel: Some(row.inspection.parcel),
        ..worked.clone()
    }))])
}

/// Ends a repair; only a supervisor may. What was repaired stood its tests and is graded again; what was
/// not goes another way, for a reason. Whoever was asked is heard until the day of the answer.
pub(super) fn end(asked: &EndRepair, today: Day, known: &Known) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let ended = &asked.ended;
    let (row, stage) = in_repair(ended.unit, known)?;
    match ended.result {
        RepairResult::Repaired => is_repaired(asked, (row, stage), known)?,
        RepairResult::NotRepairable | RepairResult::BeyondEconomic => {
            is_given_up(ended, (stage, row.repair.as_deref()), today, known)?;
        }
    }
    if !ended.warranty.as_deref().is_none_or(words_fit) {
        return Err(Refusal::RepairLacks(RepairLack::Words));
    }
    if closed(row, ended.result, ended.grade, ended.decision) {
        return Err(Refusal::DecisionClosed(ended.decision));
    }
    holds_well(ended.decision, ended.hold.as_ref(), today)?;
    Ok(vec![Body::RepairEnded(Box::new(ended.clone()))])
}

fn is_repaired(
    asked: &EndRepair,
    (row, stage): (&UnitRow, RepairStage),
    known: &Known,
) -> Result<(), Refusal> {
    if stage != RepairStage::Test {
        return Err(not_now(row, stage));
    }
    let stood = |test| asked.ended.tests.contains(test);
    if let Some(missing) = asked.wants.iter().find(|test| !stood(test)) {
        return Err(Refusal::TestMissing(*missing));
    }
    match asked.ended.grade {
        None | Some(Grade::New) => Err(Refusal::RepairLacks(RepairLack::Grade)),
        Some(grade) => is_graded(&asked.ended, grade, known.checklist.as_deref()),
    }
}

/// The second grade follows from the answers where the checklist by which the unit was graded first is kept,
/// and so do the ways that are open to it; else it is what the supervisor says.
fn is_graded(
    ended: &RepairEnded,
    grade: Grade,
    list: Option<&(PackRef, Checklist)>,
) -> Result<(), Refusal> {
    let lacks = |what| Err(Refusal::RepairLacks(what));
    let Some((pack, list)) = list else {
        let typed = ended.checklist.is_none() && ended.answers.is_empty();
        return if typed {
            Ok(())
        } else {
            lacks(RepairLack::Answers)
        };
    };
    let is_of_it = ended.checklist.as_ref().is_some_and(|of| of == pack);
    let Some(regraded) = regraded(list, &ended.answers).filter(|_| is_of_it) else {
        return lacks(RepairLack::Answers);
    };
    if regraded.grade != grade {
        return lacks(RepairLack::Grade);
    }
    if !regraded.allowed.contains(&ended.decision) {
        return Err(Refusal::DecisionClosed(ended.decision));
    }
    Ok(())
}

fn is_given_up(
    ended: &RepairEnded,
    (stage, order): (RepairStage, Option<&RepairOrder>),
    today: Day,
    known: &Known,
) -> Result<(), Refusal> {
    if ended.checklist.is_some() || !ended.answers.is_empty() {
        return Err(Refusal::RepairLacks(RepairLack::Grade));
    }
    if !ended.reason.as_deref().is_some_and(words_fit) {
        return Err(Refusal::RepairLacks(RepairLack::Reason));
    }
    match order {
        Some(order) if stage == RepairStage::Asked && today < order.due => {
            Err(Refusal::RepairNotOver(order.due))
        }
        Some(_) if stage == RepairStage::Asked => mail::are_read(known),
        Some(_) | None => Ok(()),
    }
}

/// A hold that follows has owner, day and default; nothing else has one.
fn holds_well(decision: Decision, hold: Option<&Hold>, today: Day) -> Result<(), Refusal> {
    let hold = match (decision, hold) {
        (Decision::Hold, Some(hold)) => hold,
        (Decision::Hold, None) => return Err(Refusal::HoldNeedsOwner),
        (_, None) => return Ok(()),
        (other, Some(_)) => return Err(Refusal::DecisionClosed(other)),
    };
    let last = today.plus_days(i64::from(HOLD_DAYS_MAX));
    if hold.review <= today || hold.review > last {
        return Err(Refusal::HoldDay);
    }
    if !Terms::DEFAULTS.contains(&hold.default) || hold.reason.closes().contains(&hold.default) {
        return Err(Refusal::DecisionClosed(hold.default));
    }
    Ok(())
}

/// Finds the unit and the step at which its repair is.
fn in_repair(unit: UnitId, known: &Known) -> Result<(&UnitRow, RepairStage), Refusal> {
    let row = known.units.iter().find(|row| row.unit == unit);
    let row = row.ok_or(Refusal::NoSuchUnit)?;
    let stage = stage(row);
    let stage = stage.ok_or_else(|| Refusal::NotInRepair(row.inspection.tag.clone()))?;
    Ok((row, stage))
}

fn not_now(row: &UnitRow, stage: RepairStage) -> Refusal {
    Refusal::RepairStage(row.inspection.tag.clone(), stage)
}

fn is_of(row: &UnitRow, seller: Option<&SellerCode>) -> Result<(), Refusal> {
    if row.inspection.seller.as_ref() == seller {
        Ok(())
    } else {
        Err(Refusal::OtherSellers(row.inspection.tag.clone()))
    }
}

fn is_known(owner: &PersonCode, known: &Known) -> Result<(), Refusal> {
    match &known.enrolled {
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownPerson(owner.clone())),
    }
}

fn is_to_come(due: Day, today: Day) -> Result<(), Refusal> {
    let last = today.plus_days(i64::from(REPAIR_DAYS_MAX));
    if (today..=last).contains(&due) {
        Ok(())
    } else {
        Err(Refusal::RepairLacks(RepairLack::Day))
    }
}
