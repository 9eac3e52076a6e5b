//! What stands around the lists: the day, the report, the way back, the timeline beside a list.

use eframe::egui::{Button, Key, RichText, TextEdit, Ui};

use super::super::export::{Format, Offer, Ready, export_ui, job_ui};
use super::super::{Intent, SaveFor, Seen};
use super::{Asked, Draft, Shown, timeline};
use crate::domain::time::Day;
use crate::shell::view::{Job, JobView};
use crate::text::{AgreementMsg, DeskMsg, ReviewMsg};
use crate::ui::theme::size::{self, space};

const FORMATS: [Format; 1] = [Format {
    code: "xlsx",
    label: || DeskMsg::ExportIntake,
}];

pub(super) fn day_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, today: Day, day: Day) {
    let label = ui.label(seen.say(ReviewMsg::ReviewDay));
    if ui.button(seen.say(ReviewMsg::PreviousDay)).clicked() {
        draft.go(Some(day.plus_days(-1)));
    }
    let mut text = draft.typed.clone().unwrap_or_else(|| day.to_string());
    let field = TextEdit::singleline(&mut text).desired_width(space(26));
    let response = ui.add(field).labelled_by(label.id);
    if response.changed() {
        draft.typed = Some(text.clone());
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let (true, Some(typed)) = (entered, Day::parse(text.trim())) {
        draft.go(Some(typed));
    }
    let next = Button::new(seen.say(ReviewMsg::NextDay));
    if ui.add_enabled(day < today, next).clicked() {
        draft.go(Some(day.plus_days(1)));
    }
    let to_today = Button::new(seen.say(ReviewMsg::Today));
    if ui.add_enabled(day != today, to_today).clicked() {
        draft.go(None);
    }
    if ui.button(seen.say(AgreementMsg::Open)).clicked() {
        draft.asked = Asked::Agreement;
    }
    if draft
        .typed
        .as_deref()
        .is_some_and(|typed| Day::parse(typed.trim()).is_none())
    {
        let text = seen.say(ReviewMsg::DayWrong);
        ui.label(RichText::new(text).color(seen.theme.stop.fill));
    }
}

pub(super) fn report_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    day: Day,
    intents: &mut Vec<Intent>,
) {
    let offer = Offer {
        name: &format!("intake-{day}"),
        formats: &FORMATS,
        of: SaveFor::Intake,
        ready: Ready::Yes,
    };
    let pressed = export_ui(ui, seen, &mut draft.export, &offer, intents);
    if let Some((_, path)) = pressed {
        intents.push(Intent::Start(Job::ExportIntake { day, path }));
    }
    let is_report = |view: &JobView| matches!(view.job.as_ref(), Job::ExportIntake { .. });
    job_ui(ui, seen, DeskMsg::IntakeReport, is_report, intents);
}

pub(super) fn back_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, caption: &str) {
    ui.horizontal(|ui| {
        if ui.button(seen.say(ReviewMsg::BackToDay)).clicked() {
            draft.shown = Shown::Figures;
            draft.subject = None;
        }
        ui.label(RichText::new(caption).size(size::STRONG).strong());
    });
}

/// Draws a list with the chosen thing's timeline beside it.
pub(super) fn list_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
    list: impl FnOnce(&mut Ui, &mut Draft, &mut Vec<Intent>),
) {
    if let Some(subject) = draft.subject {
        let width = (ui.available_width() * 0.42).floor();
        eframe::egui::Panel::right("timeline")
            .exact_size(width)
            .resizable(false)
            .show_separator_line(false)
            .frame(
                eframe::egui::Frame::new().inner_margin(eframe::egui::Margin {
                    left: 12,
                    ..eframe::egui::Margin::ZERO
                }),
            )
            .show(ui, |ui| {
                timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
            });
    }
    list(ui, draft, intents);
}
