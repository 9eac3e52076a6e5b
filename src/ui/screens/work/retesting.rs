//! The end of a repair that worked: its tests, the second grade, and what the unit becomes.

use eframe::egui::{Button, TextEdit, Ui};

use super::super::Seen;
use super::holding::choice_ui;
use super::regrading;
use super::repairing::{grid, muted};
use crate::domain::checklist::Answers;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::repair::{RepairResult, RepairTest, words_fit};
use crate::domain::terms::Terms;
use crate::ledger::command::EndRepair;
use crate::ledger::fact::RepairEnded;
use crate::ledger::rows::UnitRow;
use crate::ledger::{Command, repairing};
use crate::shell::repairs::rules;
use crate::text::RepairMsg;
use crate::ui::theme::size::space;

/// How the second grade comes about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Graded {
    /// It follows from answers.
    ByChecklist,
    /// A supervisor says it.
    ByHand,
}

/// What is chosen.
#[derive(Default)]
pub struct Draft {
    /// The tests that it stood.
    pub tests: Vec<RepairTest>,
    /// What was answered to the unit's checklist once more.
    pub answers: Answers,
    /// The grade of the second grading.
    pub grade: Option<Grade>,
    /// What it becomes.
    pub decision: Option<Decision>,
    /// What is promised to whom buys it.
    pub warranty: String,
}

/// Draws the tests that such goods need, the second grading, the decision and the warranty.
pub(super) fn tested_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &UnitRow,
) -> Option<Command> {
    let checklist = row.inspection.checklist.as_ref();
    let wants = rules().tests(checklist.map(|pack| pack.id.as_str()));
    tests_ui(ui, seen, draft, &wants);
    let list = regrading::checklist(seen, row);
    let allowed = list.map(|list| {
        let of = (list, row.inspection.grade);
        let regraded = regrading::regrading_ui(ui, seen, &mut draft.answers, of);
        draft.grade = regraded.as_ref().map(|one| one.grade);
        regraded.map_or(Vec::new(), |one| one.allowed)
    });
    let closed = |grade, decision| {
        let by_answers = allowed
            .as_ref()
            .is_some_and(|open| !open.contains(&decision));
        by_answers || repairing::closed(row, RepairResult::Repaired, grade, decision)
    };
    let graded = list.map_or(Graded::ByHand, |_| Graded::ByChecklist);
    form_ui(ui, seen, draft, (graded, &closed));
    let warranty = draft.warranty.trim();
    let stood = wants.iter().all(|test| draft.tests.contains(test));
    let open = draft.decision.filter(|way| !closed(draft.grade, *way));
    let ready = draft.grade.zip(open).filter(|_| stood);
    let fits = warranty.is_empty() || words_fit(warranty);
    let Some((grade, decision)) = ready.filter(|_| fits) else {
        ui.add_enabled(false, Button::new(seen.say(RepairMsg::EndWants)));
        return None;
    };
    let pressed = ui.button(seen.say(RepairMsg::End { decision })).clicked();
    pressed.then(|| {
        Command::EndRepair(Box::new(EndRepair {
            ended: RepairEnded {
                unit: row.unit,
                result: RepairResult::Repaired,
                tests: wants.clone(),
                checklist: checklist.filter(|_| list.is_some()).cloned(),
                answers: draft.answers.clone(),
                grade: Some(grade),
                decision,
                hold: None,
                reason: None,
                warranty: (!warranty.is_empty()).then(|| warranty.to_owned()),
            },
            wants,
        }))
    })
}

fn tests_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, wants: &[RepairTest]) {
    ui.strong(seen.say(RepairMsg::TestHead));
    muted(ui, seen, seen.say(RepairMsg::TestsWanted));
    for test in wants {
        let mut stood = draft.tests.contains(test);
        let word = seen.term("repair-test", test.code());
        if ui.checkbox(&mut stood, word).changed() {
            draft.tests.retain(|one| one != test);
            draft.tests.extend(stood.then_some(*test));
        }
    }
}

/// Draws the grade, where no checklist gives it, the decision and the warranty.
fn form_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (graded, closed): (Graded, &dyn Fn(Option<Grade>, Decision) -> bool),
) {
    let unset = seen.say(RepairMsg::Unset);
    grid("repair end").show(ui, |ui| {
        if graded == Graded::ByHand {
            let label = ui.label(seen.say(RepairMsg::Grade));
            let grades = Grade::SPECS.iter().map(|spec| spec.grade);
            let grades = grades.filter(|grade| *grade != Grade::New);
            let grades = grades.map(|grade| (grade, seen.grade(Some(grade)), true));
            let of = ("second grade", label.id);
            choice_ui(ui, of, &mut draft.grade, grades, &unset);
            ui.end_row();
        }
        let label = ui.label(seen.say(RepairMsg::Becomes));
        let ways = Terms::DEFAULTS.into_iter();
        let ways = ways.filter(|decision| *decision != Decision::Repair);
        let ways = ways.map(|way| (way, seen.decision(way), !closed(draft.grade, way)));
        let of = ("repaired to", label.id);
        choice_ui(ui, of, &mut draft.decision, ways, &unset);
        ui.end_row();
        let label = ui.label(seen.say(RepairMsg::Warranty));
        let field = TextEdit::singleline(&mut draft.warranty)
            .hint_text(seen.say(RepairMsg::WarrantyHint))
            .desired_width(space(58));
        ui.add(field).labelled_by(label.id);
    });
}
