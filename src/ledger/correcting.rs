//! Corrections: what becomes of a unit that was graded or decided wrongly, and what forbids it. The screen that shows the
//! effect and the rule that writes it ask the same functions, so what is shown is what happens.

use crate::domain::checklist::{Answers, Checklist};
use crate::domain::codes::ContainerName;
use crate::domain::correction::{ApprovalWhy, CorrectionRule};
use crate::domain::decision::Decision;
use crate::domain::finding::OriginalState;
use crate::domain::grade::Grade;
use crate::domain::hold::Hold;
use crate::domain::repair::repaired_grade;
use crate::domain::time::Day;

use super::command::{Regrade, Wanted};
use super::holding::{held, is_held, is_sound};
use super::query::CorrectionView;
use super::refusal::{CorrectRefusal, Refusal};
use super::repairing;
use super::rows::{BoxClaim, ParcelRow, ParcelState, UnitRow, UnitState};

/// How units under a label stand, as a correction changes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stands {
    /// Their grade.
    pub grade: Option<Grade>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Their state: judged ones are to be moved.
    pub state: UnitState,
    /// Where they are.
    pub container: ContainerName,
}

/// What a correction comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// How they stand.
    pub before: Stands,
    /// How they stand then.
    pub after: Stands,
    /// Why a supervisor must do it; empty where anybody may.
    pub approvals: Vec<ApprovalWhy>,
}

impl Effect {
    /// Tells whether they are to be moved after it, and were not before.
    pub fn moves(&self) -> bool {
        self.after.state == UnitState::Judged && self.before.state != UnitState::Judged
    }

    /// Tells whether they need not be moved any more.
    pub fn stays_after_all(&self) -> bool {
        self.before.state == UnitState::Judged && self.after.state != UnitState::Judged
    }
}

impl Stands {
    /// Says how a unit stands.
    pub fn of(row: &UnitRow) -> Self {
        Self {
            grade: row.inspection.grade,
            decision: row.decision(),
            state: row.state,
            container: row.container.clone(),
        }
    }
}

/// Gives the units that a label stands for, as they stand: all alike, and with nothing that depends on them.
///
/// # Errors
/// Gives what stands in the way of every correction.
pub fn correctable(view: &CorrectionView) -> Result<(&UnitRow, Stands), Refusal> {
    let here = view.units.iter().find(|row| row.state != UnitState::Undone);
    let row = here.or(view.units.first()).ok_or(Refusal::NoSuchUnit)?;
    let stands = Stands::of(row);
    let tag = || row.inspection.tag.clone();
    is_free(row)?;
    if view.units.iter().any(|other| Stands::of(other) != stands) {
        return Err(CorrectRefusal::Unlike(tag()).into());
    }
    if let Some(batch) = &view.batch {
        return Err(CorrectRefusal::InBatch(tag(), batch.clone()).into());
    }
    if let Some(consignment) = &view.consignment {
        return Err(CorrectRefusal::InConsignment(tag(), consignment.clone()).into());
    }
    Ok((row, stands))
}

/// What left, or is in somebody's hands or under another rule, is corrected there.
fn is_free(row: &UnitRow) -> Result<(), Refusal> {
    let tag = row.inspection.tag.clone();
    match row.state {
        UnitState::Gone => return Err(Refusal::UnitGone(tag)),
        UnitState::Undone | UnitState::Parked => return Err(CorrectRefusal::OnBench(tag).into()),
        UnitState::Waiting => return Err(CorrectRefusal::Waiting(tag).into()),
        UnitState::Put | UnitState::Judged => {}
    }
    if row.missing.is_some() {
        return Err(CorrectRefusal::Missing(tag).into());
    }
    if row.forward.is_some() {
        return Err(Refusal::InForward(tag));
    }
    if repairing::stage(row).is_some() {
        return Err(CorrectRefusal::InRepair(tag).into());
    }
    Ok(())
}

/// Says what a correction comes to.
///
/// # Errors
/// Gives what depends on the earlier word, or why the new one does not hold.
pub fn effect(
    view: &CorrectionView,
    wanted: &Wanted,
    (rule, today): (&CorrectionRule, Day),
) -> Result<Effect, Refusal> {
    let (row, before) = correctable(view)?;
    let tag = || row.inspection.tag.clone();
    let regrade = wanted.regrade.as_ref();
    if let Some(regrade) = regrade {
        follows(view, row, regrade)?;
    }
    let grade = regrade.map_or(before.grade, |regrade| Some(regrade.grade));
    let other = wanted
        .decision
        .as_ref()
        .filter(|(decision, _)| Some(*decision) != before.decision);
    let same_answers = regrade.is_none_or(|regrade| regrade.answers == row.inspection.answers);
    if other.is_none() && grade == before.grade && same_answers {
        return Err(CorrectRefusal::NothingChanges(tag()).into());
    }
    let closed = |decision: Decision| is_closed(view, row, (regrade, grade), decision);
    match (other, before.decision) {
        (None, Some(decision)) if regrade.is_some() && !is_held(row) && closed(decision) => {
            return Err(CorrectRefusal::DecisionNeeded(tag(), decision).into());
        }
        (None, _) => {}
        (Some((decision, hold)), _) => {
            redecides(view, row, (*decision, hold.as_ref()), today)?;
            if closed(*decision) {
                return Err(Refusal::DecisionClosed(*decision));
            }
        }
    }
    let after = other.map_or_else(
        || before.clone(),
        |(decision, _)| {
            let keeps = before.container.kind().keeps(*decision);
            Stands {
                decision: Some(*decision),
                state: if keeps {
                    UnitState::Put
                } else {
                    UnitState::Judged
                },
                ..before.clone()
            }
        },
    );
    Ok(Effect {
        approvals: approvals(
            view,
            row,
            after.decision.filter(|_| other.is_some()),
            (rule, today),
        ),
        before,
        after: Stands { grade, ..after },
    })
}

/// Another decision moves units: out of no sealed container, and not past the rules of holds.
fn redecides(
    view: &CorrectionView,
    row: &UnitRow,
    (decision, hold): (Decision, Option<&Hold>),
    today: Day,
) -> Result<(), Refusal> {
    let tag = row.inspection.tag.clone();
    if is_held(row) {
        return Err(CorrectRefusal::Held(tag).into());
    }
    if view.is_sealed() {
        return Err(CorrectRefusal::Sealed(tag, row.container.clone()).into());
    }
    match (decision, hold) {
        (Decision::Hold, None) => Err(Refusal::HoldNeedsOwner),
        (Decision::Hold, Some(hold)) => is_sound(hold, today),
        (other, Some(_)) => Err(Refusal::DecisionClosed(other)),
        (_, None) => Ok(()),
    }
}

/// A grade follows from the answers to the unit's own checklist, where it is kept; else it is what is said.
fn follows(view: &CorrectionView, row: &UnitRow, regrade: &Regrade) -> Result<(), Refusal> {
    let differs = || Err(CorrectRefusal::GradeDiffers(row.inspection.tag.clone()).into());
    let Some((pack, list)) = view.checklist.as_deref() else {
        return if regrade.checklist.is_none() && regrade.answers.is_empty() {
            Ok(())
        } else {
            differs()
        };
    };
    let is_of_it = regrade.checklist.as_ref() == Some(pack);
    match graded(list, &regrade.answers, row) {
        Some(grade) if is_of_it && grade == regrade.grade => Ok(()),
        Some(_) | None => differs(),
    }
}

/// Derives the grade from answers as the bench does, once no question is open: what was repaired is never new again.
pub fn graded(list: &Checklist, answers: &Answers, row: &UnitRow) -> Option<Grade> {
    let standing = list.standing(answers);
    if standing.next.is_some() {
        return None;
    }
    let is_worked_on = row.inspection.original_state == Some(OriginalState::Lost);
    Some(if is_worked_on {
        repaired_grade(standing.grade)
    } else {
        standing.grade
    })
}

/// Tells whether units of this grade and these answers may not become that, by nobody's word.
pub fn is_closed(
    view: &CorrectionView,
    row: &UnitRow,
    (regrade, grade): (Option<&Regrade>, Option<Grade>),
    decision: Decision,
) -> bool {
    let by_grade = grade.is_some_and(|grade| !grade.spec().allowed.contains(&decision));
    let is_nobodys = row.inspection.seller.is_none();
    let as_fit = decision == Decision::Resell && (is_nobodys || grade == Some(Grade::Unsellable));
    let by_reason = held(row).is_some_and(|hold| hold.reason.closes().contains(&decision));
    let answers = regrade.map_or(&row.inspection.answers, |regrade| &regrade.answers);
    let by_answers = view.checklist.as_deref().is_some_and(|(_, list)| {
        let standing = list.standing(answers);
        standing.next.is_none() && !standing.allowed.contains(&decision)
    });
    by_grade || as_fit || by_reason || by_answers
}

fn approvals(
    view: &CorrectionView,
    row: &UnitRow,
    decision: Option<Decision>,
    (rule, today): (&CorrectionRule, Day),
) -> Vec<ApprovalWhy> {
    let judged = row.verdict.as_ref().and_then(|verdict| verdict.judged);
    let done = judged.map_or(row.day, |judged| judged.max(row.day));
    let by_terms = decision.is_some_and(|decision| view.approve.contains(&decision));
    let whys = [
        rule.by_value(view.value),
        rule.by_age(done, today),
        view.is_sealed().then_some(ApprovalWhy::Sealed),
        by_terms.then_some(ApprovalWhy::Terms),
    ];
    whys.into_iter().flatten().collect()
}

/// Says why a supervisor must open a parcel again; empty where anybody may.
///
/// # Errors
/// Its work is not over, it ended on a shelf that it has left, or a claim for its empty box was filed.
pub fn reopens(
    row: &ParcelRow,
    claim: Option<BoxClaim>,
    (rule, today): (&CorrectionRule, Day),
) -> Result<Vec<ApprovalWhy>, Refusal> {
    let number = || row.number.clone();
    match row.state {
        ParcelState::Empty if row.shelf.is_none() => {
            return Err(CorrectRefusal::BoxGone(number()).into());
        }
        ParcelState::Empty if claim == Some(BoxClaim::Filed) => return Err(Refusal::ClaimFiled),
        ParcelState::Closed | ParcelState::Empty => {}
        ParcelState::AtDock
        | ParcelState::Open
        | ParcelState::Claim
        | ParcelState::Expired
        | ParcelState::Binned
        | ParcelState::Lost
        | ParcelState::Merged
        | ParcelState::Undone => return Err(CorrectRefusal::NotEnded(number()).into()),
    }
    Ok(rule.by_age(row.day, today).into_iter().collect())
}

impl From<CorrectRefusal> for Refusal {
    fn from(refusal: CorrectRefusal) -> Self {
        Self::Correct(refusal)
    }
}
