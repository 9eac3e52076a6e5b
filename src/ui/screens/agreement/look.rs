//! What waits for a second look, and the look: tag and place only, and the checklist asks again.

use eframe::egui::{Button, Frame, Key, Label, Margin, Panel, RichText, ScrollArea, TextEdit, Ui};

use super::super::work::regrading::asking_ui;
use super::super::{Intent, Seen};
use super::{Draft, muted, warn};
use crate::domain::agreement::RatedHow;
use crate::domain::codes::UnitTag;
use crate::ledger::command::RateUnit;
use crate::ledger::fact::UnitRated;
use crate::ledger::judging::may_judge;
use crate::ledger::query::{AgreementAnswer, AgreementQuery, Leads, PlacedLook, ToLook};
use crate::ledger::rating::{RatingBar, graded_again};
use crate::ledger::rows::PersonRow;
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::shell::agreement::rates;
use crate::shell::view::View;
use crate::text::{AgreementMsg, DeskMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// Draws the list of one way to look again, and beside it the unit that is looked at.
pub(super) fn looks_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    of: (&PersonRow, RatedHow),
    intents: &mut Vec<Intent>,
) {
    for heard in draft.ear.hear(seen, intents) {
        if let Some(tag) = heard.tag() {
            draft.look_at(tag);
        }
    }
    let width = (ui.available_width() * 0.4).floor();
    Panel::left("second looks")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            right: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| list_ui(ui, seen, draft, of, intents));
    ScrollArea::vertical()
        .id_salt("the look")
        .show(ui, |ui| unit_ui(ui, seen, draft, of, intents));
}

fn list_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (person, how): (&PersonRow, RatedHow),
    intents: &mut Vec<Intent>,
) {
    let how_to = match how {
        RatedHow::Blind => AgreementMsg::DueHow,
        RatedHow::Calibration => AgreementMsg::CalibrationHow,
    };
    muted(ui, seen, seen.say(how_to));
    typed_ui(ui, seen, draft);
    let (view, asked) = match how {
        RatedHow::Blind => {
            let of = Some(person.person.clone());
            let asked = AgreementQuery::Due(rates().clone(), of, draft.after);
            (View::AgreementDue, asked)
        }
        RatedHow::Calibration => (View::AgreementCalibration, AgreementQuery::Calibration),
    };
    let query = Query::Agreement(asked);
    intents.push(Intent::Ask(view, Box::new(query.clone())));
    let (rows, next) = match seen.answer(view, &query) {
        Some(Answer::Agreement(AgreementAnswer::Due(page))) => (&page.rows, page.next),
        Some(Answer::Agreement(AgreementAnswer::Calibration(rows))) => (rows, None),
        Some(_) | None => {
            muted(ui, seen, seen.say(DeskMsg::Counting));
            return;
        }
    };
    if rows.is_empty() && next.is_none() && draft.after.is_none() {
        nothing_ui(ui, seen, how);
        return;
    }
    ScrollArea::vertical()
        .id_salt("what waits")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for row in rows {
                row_ui(ui, seen, draft, (row, how));
            }
            ui.horizontal(|ui| {
                if draft.after.is_some() && ui.button(seen.say(AgreementMsg::FirstPage)).clicked() {
                    draft.after = None;
                }
                if next.is_some() && ui.button(seen.say(AgreementMsg::NextPage)).clicked() {
                    draft.after = next;
                }
            });
        });
}

fn nothing_ui(ui: &mut Ui, seen: &Seen, how: RatedHow) {
    let (what, to_do) = match how {
        RatedHow::Blind => (AgreementMsg::DueNone, AgreementMsg::DueNoneHow),
        RatedHow::Calibration => (
            AgreementMsg::CalibrationNone,
            AgreementMsg::CalibrationNoneHow,
        ),
    };
    let empty = EmptyState {
        icon: Icon::Saved,
        what: &seen.say(what),
        how: &seen.say(to_do),
        action: None,
    };
    empty_state_ui(ui, &seen.theme, &empty);
}

fn row_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, (row, how): (&PlacedLook, RatedHow)) {
    let mut words = format!("{}  ·  {}", row.tag, row.container);
    match how {
        RatedHow::Blind => {}
        RatedHow::Calibration => {
            let raters = seen.say(AgreementMsg::Raters { count: row.raters });
            words = format!("{words}  ·  {raters}");
        }
    }
    let is_chosen = draft.tag.as_ref() == Some(&row.tag);
    if ui.selectable_label(is_chosen, words).clicked() {
        draft.look_at(row.tag.clone());
    }
}

fn typed_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(AgreementMsg::TypeTag));
        let field = TextEdit::singleline(&mut draft.typed).desired_width(space(45));
        let response = ui.add(field).labelled_by(label.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let typed = draft.typed.trim().to_uppercase();
        if let (true, Some(tag)) = (entered, UnitTag::parse(&typed)) {
            draft.look_at(tag);
            draft.typed.clear();
        }
    });
}

fn unit_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (person, how): (&PersonRow, RatedHow),
    intents: &mut Vec<Intent>,
) {
    let Some(tag) = draft.tag.clone() else {
        let empty = EmptyState {
            icon: Icon::Scanner,
            what: &seen.say(AgreementMsg::Choose),
            how: &seen.say(AgreementMsg::ChooseHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        return;
    };
    let asked = AgreementQuery::ToLook(tag.clone(), person.person.clone(), rates().clone());
    let query = Query::Agreement(asked);
    intents.push(Intent::Ask(View::AgreementLook, Box::new(query.clone())));
    match seen.answer(View::AgreementLook, &query) {
        Some(Answer::Agreement(AgreementAnswer::ToLook(Some(view)))) => {
            asked_ui(ui, seen, draft, (view, person, how), intents);
        }
        Some(Answer::Agreement(AgreementAnswer::ToLook(None))) => {
            warn(ui, seen, AgreementMsg::NotFound { tag });
        }
        Some(_) | None => muted(ui, seen, seen.say(DeskMsg::Counting)),
    }
}

fn asked_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (view, person, how): (&ToLook, &PersonRow, RatedHow),
    intents: &mut Vec<Intent>,
) {
    let head = seen.say(AgreementMsg::LookHead {
        tag: view.at.tag.clone(),
    });
    ui.label(RichText::new(head).size(size::TITLE).strong());
    let place = AgreementMsg::LookAt {
        container: view.at.container.clone(),
    };
    muted(ui, seen, seen.say(place));
    let barred = match how {
        RatedHow::Blind => view.blind,
        RatedHow::Calibration => view.calibration,
    };
    if let Some(bar) = barred {
        barred_ui(ui, seen, bar);
        return;
    }
    if how == RatedHow::Calibration && view.leads == Leads::Yes {
        if may_judge(Some(person)) == Err(Refusal::SupervisorNeeded) {
            warn(ui, seen, AgreementMsg::LeadsWants);
            return;
        }
        muted(ui, seen, seen.say(AgreementMsg::Leads));
    }
    let Some(packed) = view.checklist.as_deref() else {
        warn(ui, seen, AgreementMsg::NoChecklist);
        return;
    };
    let (pack, list) = packed;
    ui.add_space(space(1));
    asking_ui(ui, seen, &mut draft.answers, list);
    let Some(grade) = graded_again(list, &draft.answers) else {
        return;
    };
    ui.add_space(space(1));
    let said = RichText::new(seen.say(AgreementMsg::Result { grade }));
    ui.label(said.size(size::STRONG).strong());
    muted(ui, seen, seen.say(AgreementMsg::StaysSo));
    if ui.add(Button::new(seen.say(AgreementMsg::Save))).clicked() {
        let rated = UnitRated {
            unit: view.at.unit,
            how,
            checklist: pack.clone(),
            answers: std::mem::take(&mut draft.answers),
            grade,
        };
        let rates = rates().clone();
        let command = Command::RateUnit(Box::new(RateUnit { rated, rates }));
        intents.push(Intent::Command(Box::new(command)));
        draft.tag = None;
    }
}

fn barred_ui(ui: &mut Ui, seen: &Seen, bar: RatingBar) {
    let words = seen.term("refusal-not-rated", bar.code());
    let words = RichText::new(words).color(seen.theme.stop_text);
    ui.add(Label::new(words).wrap());
}
