//! Repairs at the desks: which units are in repair, at what step, in whose hands and until when.

use crate::domain::checklist::{Answers, Checklist};
use crate::domain::codes::PersonCode;
use crate::domain::decision::Decision;
use crate::domain::finding::OriginalState;
use crate::domain::grade::Grade;
use crate::domain::money::Money;
use crate::domain::repair::{RepairResult, RepairRules, RepairStage, UNREPAIRED, repaired_grade};
use crate::domain::time::Day;

use super::holding::held;
use super::rows::{SellerRow, UnitRow, UnitState};

/// Tells at what step of its repair a unit is; none where it is not in repair. What was put to be repaired
/// waits for its diagnosis from that moment on.
pub fn stage(row: &UnitRow) -> Option<RepairStage> {
    let in_repair = row.state == UnitState::Put && row.decision() == Some(Decision::Repair);
    let order = row.repair.as_ref();
    in_repair.then(|| order.map_or(RepairStage::Diagnose, |order| order.stage))
}

/// Gives who has a unit in hand: whom its newest fact names, else who put it to be repaired.
pub fn owner(row: &UnitRow) -> Option<&PersonCode> {
    let order = row.repair.as_ref();
    order.map(|order| &order.owner).or(row.person.as_ref())
}

/// Gives the day by which its queue sorts a unit in repair: the day by which the next step is done or,
/// before the first estimate, the day on which it was put. Both sort one queue as the due days do.
pub fn day_of(row: &UnitRow) -> Day {
    row.repair.as_ref().map_or(row.day, |order| order.due)
}

/// Gives the day by which the next step is done.
pub fn due(row: &UnitRow, rules: &RepairRules) -> Day {
    match &row.repair {
        Some(order) => order.due,
        None => row.day.plus_days(i64::from(rules.diagnose_days)),
    }
}

/// Gives what a repair may cost without the seller's word: what its rates of that day name for parts and
/// work.
pub fn cap(seller: Option<&SellerRow>, day: Day) -> Option<Money> {
    let rates = seller?.rates_on(day)?;
    let minor = rates.card.repair.cost?;
    Some(Money {
        minor,
        currency: rates.card.currency,
    })
}

/// What the answers of a second grading come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Regraded {
    /// The grade: never better than repaired goods may have.
    pub grade: Grade,
    /// The decisions that it and the answers leave open.
    pub allowed: Vec<Decision>,
}

/// Derives the second grade of a unit from its answers, as the bench derives the first; none while a
/// question is open that can still change something.
pub fn regraded(list: &Checklist, answers: &Answers) -> Option<Regraded> {
    let standing = list.standing(answers);
    if standing.next.is_some() {
        return None;
    }
    let grade = repaired_grade(standing.grade);
    let open = grade.spec().allowed;
    let allowed = standing.allowed.into_iter();
    Some(Regraded {
        grade,
        allowed: allowed.filter(|way| open.contains(way)).collect(),
    })
}

/// Tells whether a repair would still cost the unit its free way back to China.
pub fn ends_free_return(row: &UnitRow) -> bool {
    row.inspection.original_state != Some(OriginalState::Lost)
}

/// Tells whether a unit may not become this after such an end, by nobody's word: what was not repaired is
/// not sold as fit, a hold's reason stands on, and the second grade closes what it closes at the bench.
pub fn closed(
    row: &UnitRow,
    result: RepairResult,
    grade: Option<Grade>,
    decision: Decision,
) -> bool {
    let by_reason = held(row).is_some_and(|hold| hold.reason.closes().contains(&decision));
    let by_result = match result {
        RepairResult::Repaired => {
            let nobodys = decision == Decision::Resell && row.inspection.seller.is_none();
            let by_grade = grade.is_some_and(|grade| !grade.spec().allowed.contains(&decision));
            decision == Decision::Repair || nobodys || by_grade
        }
        RepairResult::NotRepairable | RepairResult::BeyondEconomic => {
            !UNREPAIRED.contains(&decision)
        }
    };
    by_reason || by_result
}
