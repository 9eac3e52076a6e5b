//! What the facts of a repair say in a unit's life.

use super::super::Seen;
use super::held;
use super::timeline::stated;
use crate::domain::repair::RepairCosts;
use crate::ledger::fact::{RepairAnswered, RepairEnded, RepairEstimated, RepairWorked};
use crate::ledger::query::Checklists;
use crate::text::{DeskMsg, RepairMsg};

pub(super) fn estimated(seen: &Seen, body: &RepairEstimated) -> Vec<String> {
    let estimate = &body.estimate;
    let mut lines = vec![format!("{} → {}", estimate.symptom, estimate.diagnosis)];
    lines.extend(costs(seen, &estimate.costs));
    let next = seen.term("repair-stage", body.next.code());
    lines.push(match estimate.cap {
        Some(cap) => format!("{next} · {}", seen.say(RepairMsg::Cap { cap })),
        None => next,
    });
    lines.push(seen.say(RepairMsg::DueBy {
        day: body.due,
        owner: body.owner.clone(),
    }));
    lines
}

pub(super) fn answered(seen: &Seen, body: &RepairAnswered) -> Vec<String> {
    let mut lines = vec![seen.term("repair-answer", body.answer.code())];
    lines.extend(held::said(seen, &body.said));
    lines.extend(held::noted(seen, body.note.as_ref()));
    lines
}

pub(super) fn worked(seen: &Seen, body: &RepairWorked) -> Vec<String> {
    let mut lines = vec![seen.term("repair-step", body.step.code())];
    lines.extend(body.spent.iter().flat_map(|spent| costs(seen, spent)));
    lines.push(seen.say(RepairMsg::DueBy {
        day: body.due,
        owner: body.owner.clone(),
    }));
    lines
}

pub(super) fn ended(seen: &Seen, body: &RepairEnded, checklists: &Checklists) -> Vec<String> {
    let mut lines = vec![
        seen.decision(body.decision),
        seen.term("repair-result", body.result.code()),
    ];
    let tests = body.tests.iter();
    lines.extend(tests.map(|test| seen.term("repair-test", test.code())));
    if let Some(pack) = &body.checklist {
        lines.extend(stated(seen, pack, &body.answers, checklists));
    }
    lines.extend(body.grade.map(|grade| seen.grade(Some(grade))));
    lines.extend(body.hold.iter().map(|hold| {
        seen.say(DeskMsg::HoldUntil {
            day: hold.review,
            default: hold.default,
        })
    }));
    lines.extend(body.reason.iter().chain(&body.warranty).cloned());
    lines
}

/// Says the parts one by one, and what all costs.
fn costs(seen: &Seen, costs: &RepairCosts) -> Vec<String> {
    let parts = costs.parts.iter().map(|part| {
        let name = format!("{} × {}", part.pieces, part.name);
        part.lot
            .iter()
            .fold(name, |name, lot| format!("{name} · {lot}"))
    });
    let total = costs.total();
    parts
        .chain([seen.say(RepairMsg::CostOf { total })])
        .collect()
}
