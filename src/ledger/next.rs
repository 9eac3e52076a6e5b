//! What is next for a unit: what is to be done, by whom and until when. A unit that is here always has all
//! three; one that left has none.

use crate::domain::container::ContainerKind;
use crate::domain::hold::HoldOwner;
use crate::domain::repair::{RepairRules, RepairStage};
use crate::domain::stay::{self, NextBy, NextStep};
use crate::domain::time::{Day, Zone};

use super::rows::{ContainerRow, ForwardRow, UnitRow, UnitState};
use super::{holding, repairing};

/// The next step of a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Next {
    /// What is to be done.
    pub step: NextStep,
    /// By whom.
    pub by: NextBy,
    /// The site's day on which it is done at the latest.
    pub due: Day,
}

/// Where a unit stands.
#[derive(Clone, Copy, Default)]
pub struct Whereabouts<'a> {
    /// Its container.
    pub place: Option<&'a ContainerRow>,
    /// The forward for which it is labelled.
    pub forward: Option<&'a ForwardRow>,
}

/// Gives the next step of a unit; none once it left.
pub fn next(
    row: &UnitRow,
    whereabouts: Whereabouts<'_>,
    rules: &RepairRules,
    zone: Zone,
) -> Option<Next> {
    let since = |days: u32| row.day.plus_days(i64::from(days));
    let step = |step, by, due| Some(Next { step, by, due });
    if let Some(missing) = row.missing.as_ref().filter(|_| row.is_here()) {
        let due = zone.day(missing.at).plus_days(i64::from(stay::FIND_DAYS));
        return step(NextStep::Find, NextBy::Supervisor, due);
    }
    match row.state {
        UnitState::Gone => None,
        UnitState::Undone => step(NextStep::PutAgain, NextBy::Bench, since(0)),
        UnitState::Parked => step(NextStep::Test, NextBy::Bench, since(stay::TEST_DAYS)),
        UnitState::Waiting => step(NextStep::Judge, NextBy::Supervisor, since(stay::HAND_DAYS)),
        UnitState::Judged => {
            let judged = row.verdict.as_ref().and_then(|verdict| verdict.judged);
            let day = judged.unwrap_or(row.day);
            let due = day.plus_days(i64::from(stay::HAND_DAYS));
            step(NextStep::Move, NextBy::Bench, due)
        }
        UnitState::Put => Some(put(row, whereabouts, rules, zone)),
    }
}

/// Gives the next step of what was put where it is to be.
fn put(row: &UnitRow, whereabouts: Whereabouts<'_>, rules: &RepairRules, zone: Zone) -> Next {
    if let Some(forward) = whereabouts.forward.filter(|_| row.forward.is_some()) {
        return Next {
            step: NextStep::HandOver,
            by: NextBy::Clerk,
            due: forward.made.due,
        };
    }
    if let Some(hold) = holding::held(row).filter(|_| holding::is_held(row)) {
        let by = match hold.owner {
            HoldOwner::Seller => NextBy::Seller,
            HoldOwner::Site => NextBy::Supervisor,
        };
        return Next {
            step: NextStep::EndHold,
            by,
            due: hold.review,
        };
    }
    if let Some(stage) = repairing::stage(row) {
        let by = match stage {
            RepairStage::Asked => NextBy::Seller,
            RepairStage::Refused | RepairStage::Test => NextBy::Supervisor,
            RepairStage::Diagnose | RepairStage::Ready | RepairStage::Begun => NextBy::Repairer,
        };
        return Next {
            step: NextStep::Repair,
            by,
            due: repairing::due(row, rules),
        };
    }
    let kind = row.container.kind();
    if kind == ContainerKind::Cage {
        return Next {
            step: NextStep::LeaveCage,
            by: NextBy::Supervisor,
            due: row.day.plus_days(i64::from(stay::CAGE_DAYS)),
        };
    }
    let place = whereabouts.place;
    let opened = place.map_or(row.day, |place| zone.day(place.opened_at));
    let (from, days) = match stay::leave_days(kind) {
        Some(days) => (opened, days),
        None => (row.day, stay::SHELF_DAYS),
    };
    Next {
        step: NextStep::Leave,
        by: NextBy::Clerk,
        due: from.plus_days(i64::from(days)),
    }
}
