//! The second grading: the unit's own checklist once more, worst first, one question at a time.

use eframe::egui::{Button, RichText, Ui, Vec2};

use super::super::Seen;
use super::repairing::muted;
use crate::domain::checklist::{Answers, Checklist, Question};
use crate::domain::grade::Grade;
use crate::ledger::repairing::{Regraded, regraded};
use crate::ledger::rows::UnitRow;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::{Message, RepairMsg};
use crate::ui::theme::size::{self, space};

/// Gives the checklist by which the unit was graded first, as far as it is known; its life beside the form
/// brings it.
pub(super) fn checklist<'a>(seen: &'a Seen, row: &UnitRow) -> Option<&'a Checklist> {
    let pack = row.inspection.checklist.as_ref()?;
    match seen.answer(View::Timeline, &Query::UnitTimeline(row.unit)) {
        Some(Answer::Timeline(Some(life))) => life.checklists.of(pack),
        Some(_) | None => None,
    }
}

/// Draws what was answered so far and the question that is next; gives the grade that follows once none is.
pub(super) fn regrading_ui(
    ui: &mut Ui,
    seen: &Seen,
    answers: &mut Answers,
    (list, first): (&Checklist, Option<Grade>),
) -> Option<Regraded> {
    ui.strong(seen.say(RepairMsg::RegradeHead));
    if let Some(grade) = first {
        muted(ui, seen, seen.say(RepairMsg::FirstGrade { grade }));
    }
    asking_ui(ui, seen, answers, list);
    let regraded = regraded(list, answers)?;
    let grade = regraded.grade;
    let said = RichText::new(seen.say(RepairMsg::SecondGrade { grade }));
    ui.label(said.size(size::STRONG).strong());
    if list.standing(answers).grade == Grade::New {
        muted(ui, seen, seen.say(RepairMsg::NeverNew));
    }
    Some(regraded)
}

/// Draws what was answered so far and the question that is next.
pub(in crate::ui::screens) fn asking_ui(
    ui: &mut Ui,
    seen: &Seen,
    answers: &mut Answers,
    list: &Checklist,
) {
    answered_ui(ui, seen, answers, list);
    if let Some(question) = list.standing(answers).next {
        question_ui(ui, seen, answers, (list, question));
    }
}

/// Draws each answer with the way back to its question; what was answered behind it is asked again too.
pub(in crate::ui::screens) fn answered_ui(
    ui: &mut Ui,
    seen: &Seen,
    answers: &mut Answers,
    list: &Checklist,
) {
    let mut back_to = None;
    for (place, question) in list.questions.iter().enumerate() {
        let Some(answer) = answers.get(&question.code) else {
            continue;
        };
        let asked = seen.words.say(&Message::asks(list, &question.code));
        let said = Message::answers(list, &question.code, answer);
        let said = seen.words.say(&said);
        ui.horizontal_wrapped(|ui| {
            muted(ui, seen, format!("{asked} {said}"));
            let word = seen.say(RepairMsg::AnswerChange);
            if ui.small_button(word).clicked() {
                back_to = Some(place);
            }
        });
    }
    if let Some(place) = back_to {
        for question in list.questions.iter().skip(place) {
            answers.remove(&question.code);
        }
    }
}

/// Draws a question with its answers.
pub(in crate::ui::screens) fn question_ui(
    ui: &mut Ui,
    seen: &Seen,
    answers: &mut Answers,
    (list, question): (&Checklist, &Question),
) {
    let asked = seen.words.say(&Message::asks(list, &question.code));
    ui.label(RichText::new(asked).size(size::STRONG));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        for answer in &question.answers {
            let said = Message::answers(list, &question.code, &answer.code);
            if ui.add(Button::new(seen.words.say(&said))).clicked() {
                answers.insert(question.code.clone(), answer.code.clone());
            }
        }
    });
}
