//! Where two looks at one unit differ: the newest first, both side by side with the photos.

use eframe::egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

use super::super::{Intent, Seen, photos};
use super::{Draft, muted, since};
use crate::domain::checklist::{Answers, Checklist};
use crate::domain::codes::PersonCode;
use crate::domain::grade::Grade;
use crate::domain::time::UtcMs;
use crate::ledger::judging::may_judge;
use crate::ledger::query::{AgreementAnswer, AgreementQuery, DifferingLook, LookedUnit};
use crate::ledger::rows::PersonRow;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::{AgreementMsg, DeskMsg, Message};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// Draws the list for a supervisor, else that of one's own goods, and beside it the chosen unit.
pub(super) fn differing_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    person: &PersonRow,
    intents: &mut Vec<Intent>,
) {
    let own = may_judge(Some(person)).is_err();
    let of = own.then(|| person.person.clone());
    let query = Query::Agreement(AgreementQuery::Differing(of, since(seen)));
    intents.push(Intent::Ask(
        View::AgreementDiffering,
        Box::new(query.clone()),
    ));
    muted(ui, seen, seen.say(AgreementMsg::DifferingHow));
    if own {
        muted(ui, seen, seen.say(AgreementMsg::FiguresOwn));
    }
    let Some(Answer::Agreement(AgreementAnswer::Differing(rows))) =
        seen.answer(View::AgreementDiffering, &query)
    else {
        muted(ui, seen, seen.say(DeskMsg::Counting));
        return;
    };
    if rows.is_empty() {
        let empty = EmptyState {
            icon: Icon::Saved,
            what: &seen.say(AgreementMsg::DifferingNone),
            how: &seen.say(AgreementMsg::DifferingNoneHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        return;
    }
    let width = (ui.available_width() * 0.34).floor();
    Panel::left("differing looks")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            right: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for row in rows {
                        row_ui(ui, seen, draft, row);
                    }
                });
        });
    if let Some(unit) = draft.chosen {
        let query = Query::Agreement(AgreementQuery::Looked(unit));
        intents.push(Intent::Ask(View::AgreementLooked, Box::new(query.clone())));
        if let Some(Answer::Agreement(AgreementAnswer::Looked(Some(looked)))) =
            seen.answer(View::AgreementLooked, &query)
        {
            ScrollArea::vertical()
                .id_salt("both looks")
                .show(ui, |ui| both_ui(ui, seen, looked));
        }
    }
}

fn row_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, row: &DifferingLook) {
    let Some(pair) = &row.row.pair else {
        return;
    };
    let (own, other) = (seen.grade(Some(pair.own)), seen.grade(Some(pair.other)));
    let words = format!("…{}  ·  {own} / {other}", row.tag.tail());
    let is_chosen = draft.chosen == Some(row.row.unit);
    if ui.selectable_label(is_chosen, words).clicked() {
        draft.chosen = Some(row.row.unit);
    }
}

/// One look as it is drawn.
struct Look<'a> {
    head: AgreementMsg,
    person: &'a PersonCode,
    at: UtcMs,
    grade: Grade,
    answers: &'a Answers,
}

fn both_ui(ui: &mut Ui, seen: &Seen, looked: &LookedUnit) {
    let first = &looked.first;
    let mut looks = vec![Look {
        head: AgreementMsg::FirstLook,
        person: &first.grader,
        at: first.at,
        grade: first.grade,
        answers: &first.answers,
    }];
    looks.extend(looked.rated.iter().map(|(row, answers)| Look {
        head: AgreementMsg::SecondLook,
        person: &row.rater,
        at: row.at,
        grade: row.grade,
        answers,
    }));
    let list = looked.checklists.of(&first.checklist);
    ui.horizontal_top(|ui| {
        for look in looks.iter().take(LOOKS_SHOWN) {
            Frame::new()
                .fill(seen.theme.surface)
                .inner_margin(space(2))
                .show(ui, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(space(58));
                        look_ui(ui, seen, look, (list, &first.answers));
                    });
                });
        }
    });
    ui.add_space(space(2));
    ui.label(RichText::new(seen.say(AgreementMsg::Photos)).strong());
    if looked.photos.is_empty() {
        muted(ui, seen, seen.say(AgreementMsg::NoPhotos));
    } else {
        photos::small_ui(ui, seen, looked.photos.iter());
    }
}

/// Looks side by side: the first, the blind one, and the first of calibration.
const LOOKS_SHOWN: usize = 3;

fn look_ui(
    ui: &mut Ui,
    seen: &Seen,
    look: &Look<'_>,
    (list, first): (Option<&Checklist>, &Answers),
) {
    ui.label(RichText::new(seen.say(look.head.clone())).strong());
    muted(
        ui,
        seen,
        seen.say(AgreementMsg::By {
            person: look.person.clone(),
            at: look.at,
        }),
    );
    let grade = RichText::new(seen.grade(Some(look.grade)));
    ui.label(grade.size(size::TITLE).strong());
    let Some(list) = list else {
        return;
    };
    for question in &list.questions {
        let (own, other) = (look.answers.get(&question.code), first.get(&question.code));
        if own.is_none() && other.is_none() {
            continue;
        }
        let asked = seen.words.say(&Message::asks(list, &question.code));
        muted(ui, seen, asked);
        let said = match own {
            Some(code) => seen
                .words
                .say(&Message::answers(list, &question.code, code)),
            None => seen.say(AgreementMsg::Unasked),
        };
        let said = RichText::new(said);
        ui.label(if own == other { said } else { said.strong() });
    }
}
