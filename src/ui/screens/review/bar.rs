//! What stands around the lists: the day, the report, the way back, the timeline beside a list.

use std::sync::Arc;

use eframe::egui::{Button, Key, RichText, TextEdit, Ui};

use super::super::export::{Format, Offer, Ready, job_ui, which_ui};
use super::super::{Intent, SaveFor, Seen};
use super::{Asked, Compared, Draft, Shown, compared, timeline};
use crate::domain::charge::Period;
use crate::domain::time::Day;
use crate::ledger::span::{self, Span};
use crate::shell::view::{Job, JobView, ShownFormat};
use crate::text::{AgreementMsg, DayMsg, DeskMsg, FiguresMsg, ReviewMsg};
use crate::ui::theme::size::{self, space};

/// The kinds of file of what is shown, and then the report of a day.
const FORMATS: [Format; 4] = [
    Format::XLSX,
    Format::PDF,
    Format::CSV,
    Format {
        code: "xlsx",
        label: || DeskMsg::ExportIntake,
    },
];
const SHOWN: [ShownFormat; 3] = [ShownFormat::Xlsx, ShownFormat::Pdf, ShownFormat::Csv];

/// The days that a word names, with the word.
const SPANS: [(Span, FiguresMsg); 4] = [
    (Span::Today, FiguresMsg::Today),
    (Span::Yesterday, FiguresMsg::Yesterday),
    (Span::Week, FiguresMsg::Week),
    (Span::Month, FiguresMsg::Month),
];

pub(super) fn days_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, today: Day, days: Period) {
    for (span, word) in SPANS {
        let here = draft.span == span;
        if ui.selectable_label(here, seen.say(word)).clicked() {
            draft.go(span, today);
        }
    }
    if ui.button(seen.say(ReviewMsg::PreviousDay)).clicked() {
        draft.go(Span::Days(span::before(days)), today);
    }
    let typed = [
        (FiguresMsg::FromDay, days.from),
        (FiguresMsg::ToDay, days.to),
    ];
    let mut entered = false;
    for (at, (word, day)) in typed.into_iter().enumerate() {
        entered |= day_ui(ui, seen, draft, at, (word, day));
    }
    let read = |at: usize, day: Day| {
        let typed = draft.typed.get(at).and_then(Option::as_ref);
        typed.map_or(Some(day), |text| Day::parse(text.trim()))
    };
    let wanted = read(0, days.from).zip(read(1, days.to));
    // A first day after the last is one day: who types a day into one field means that day.
    let wanted = wanted.map(|(from, to)| match draft.typed {
        [Some(_), None] => Period {
            from,
            to: from.max(to),
        },
        [None, Some(_)] => Period {
            from: from.min(to),
            to,
        },
        [Some(_), Some(_)] | [None, None] => Period { from, to },
    });
    let wanted = wanted.filter(|days| days.from <= days.to);
    match wanted {
        Some(days) if entered => draft.go(Span::Days(days), today),
        Some(_) => {}
        None => {
            let text = seen.say(ReviewMsg::DayWrong);
            ui.label(RichText::new(text).color(seen.theme.stop.fill));
        }
    }
    let next = Button::new(seen.say(ReviewMsg::NextDay));
    if ui.add_enabled(days.to < today, next).clicked() {
        draft.go(Span::Days(days.earlier(-days.days())), today);
    }
    if draft.shown == Shown::Figures && ui.button(seen.say(FiguresMsg::Wall)).clicked() {
        draft.shown = Shown::Wall;
    }
}

/// Draws the field of a day; says whether what is typed was entered.
fn day_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    at: usize,
    (word, day): (FiguresMsg, Day),
) -> bool {
    let label = ui.label(seen.say(word));
    let Some(typed) = draft.typed.get_mut(at) else {
        return false;
    };
    let mut text = typed.clone().unwrap_or_else(|| day.to_string());
    let field = TextEdit::singleline(&mut text).desired_width(space(26));
    let response = ui.add(field).labelled_by(label.id);
    if response.changed() {
        *typed = Some(text);
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

pub(super) fn report_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    figures: Option<&Compared<'_>>,
    intents: &mut Vec<Intent>,
) {
    let Some(figures) = figures else {
        return;
    };
    let days = figures.now.days;
    let name = if days.from == days.to {
        format!("review-{}", days.from)
    } else {
        format!("review-{}-{}", days.from, days.to)
    };
    // The list of a day's units belongs to a day.
    let formats: &[Format] = if days.days() == 1 {
        &FORMATS
    } else {
        FORMATS.split_at(SHOWN.len()).0
    };
    let offer = Offer {
        name: &name,
        formats,
        of: SaveFor::Intake,
        ready: Ready::Yes,
    };
    if let Some((at, path)) = which_ui(ui, seen, &mut draft.export, &offer, intents) {
        intents.push(Intent::Start(match SHOWN.get(at) {
            Some(format) => Job::ExportFigures {
                shown: Arc::new(compared::table(seen, figures)),
                format: *format,
                path,
            },
            None => Job::ExportIntake {
                day: days.from,
                path,
            },
        }));
    }
    let is_report = |view: &JobView| matches!(view.job.as_ref(), Job::ExportIntake { .. });
    job_ui(ui, seen, DeskMsg::IntakeReport, is_report, intents);
    let is_shown = |view: &JobView| matches!(view.job.as_ref(), Job::ExportFigures { .. });
    job_ui(ui, seen, FiguresMsg::File, is_shown, intents);
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

/// Draws the ways to the sign-off and to the journal, and back to the figures.
pub(super) fn tabs_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    ui.separator();
    for (tab, word) in [
        (Shown::SignOff, DayMsg::SignOff),
        (Shown::Journal, DayMsg::Journal),
    ] {
        let chosen = draft.shown == tab;
        if ui.selectable_label(chosen, seen.say(word)).clicked() {
            draft.shown = if chosen { Shown::Figures } else { tab };
            draft.subject = None;
        }
    }
    if ui.button(seen.say(AgreementMsg::Open)).clicked() {
        draft.asked = Asked::Agreement;
    }
}
