//! The desk of labels: one large question, the code that the unit is to bear, and every code that may not
//! read any more.

use eframe::egui::{Button, Frame, Label, Margin, RichText, ScrollArea, Stroke, Ui};

use super::super::super::{Intent, Seen};
use super::{Draft, chosen};
use crate::ledger::query::NewCodeKind;
use crate::shell::printing::RunState;
use crate::shell::resale::ResaleKey;
use crate::shell::view::{Job, JobState, Printed};
use crate::station::resale::ResaleUnit;
use crate::text::ResaleMsg;
use crate::ui::theme::size::{self, space};

/// Draws the desk into all of `ui`.
pub(super) fn relabel_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if seen.face.person.is_none() {
            ui.label(RichText::new(seen.say(ResaleMsg::NobodySignedIn)).strong());
        }
        let face = &seen.resale;
        if let Some(prompt) = &face.prompt {
            let text = RichText::new(seen.say(prompt.clone()))
                .size(size::FIGURE)
                .strong();
            ui.add(Label::new(text).wrap());
        }
        if let Some(detail) = &face.detail {
            let text = RichText::new(seen.say(detail.clone())).size(size::STRONG);
            ui.add(Label::new(text.color(seen.theme.text_muted)).wrap());
        }
        if let Some((lamp, message)) = &face.result {
            chosen::result_ui(ui, seen, *lamp, message);
        }
        if let Some(unit) = &face.unit {
            unit_ui(ui, seen, unit);
            keys_ui(ui, seen, intents);
        }
        print_ui(ui, seen);
        ui.add_space(space(2));
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(seen.say(ResaleMsg::TakeTag));
            chosen::typed_ui(ui, seen, (draft, label.id), intents);
        });
    });
}

fn unit_ui(ui: &mut Ui, seen: &Seen, unit: &ResaleUnit) {
    let theme = &seen.theme;
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let kind = seen.say(match unit.kind {
            NewCodeKind::Fnsku => ResaleMsg::KindFnsku,
            NewCodeKind::Sku => ResaleMsg::KindSku,
        });
        let grade = seen.say(ResaleMsg::Condition { grade: unit.grade });
        let told = [Some(unit.tag.to_string()), unit.title.clone(), Some(grade)];
        let told: Vec<String> = told.into_iter().flatten().collect();
        ui.add(Label::new(RichText::new(told.join(" · ")).size(size::STRONG)).wrap());
        ui.label(RichText::new(kind).color(theme.text_muted));
        ui.add(Label::new(RichText::new(&unit.code).size(size::ANSWER).strong()).wrap());
        if let Some(code) = unit.label.clone() {
            let text = seen.say(ResaleMsg::BearsAlready { code });
            ui.add(Label::new(RichText::new(text).color(theme.text_muted)).wrap());
        }
        ui.add_space(space(1));
        if unit.olds.is_empty() {
            ui.label(seen.say(ResaleMsg::OldCodesNone));
            return;
        }
        ui.label(RichText::new(seen.say(ResaleMsg::OldCodes)).strong());
        for (code, was_read) in &unit.olds {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(code).size(size::STRONG));
                let (word, color) = if *was_read {
                    (ResaleMsg::OldRead, theme.stop_text)
                } else {
                    (ResaleMsg::OldUnread, theme.text_muted)
                };
                ui.label(RichText::new(seen.say(word)).color(color));
            });
        }
    });
}

fn keys_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        let may = seen.resale.may_confirm;
        let word = RichText::new(seen.say(ResaleMsg::NothingElse)).size(size::STRONG);
        let nothing = if may {
            Button::new(word.color(seen.theme.accent.on)).fill(seen.theme.accent.fill)
        } else {
            Button::new(word)
        };
        if ui.add_enabled(may, nothing).clicked() {
            intents.push(Intent::Resale(ResaleKey::NothingElseReads));
        }
        if ui.button(seen.say(ResaleMsg::PrintAgain)).clicked() {
            intents.push(Intent::Resale(ResaleKey::PrintAgain));
        }
        if ui.button(seen.say(ResaleMsg::Begin)).clicked() {
            intents.push(Intent::Resale(ResaleKey::BeginAnew));
        }
    });
}

/// Says why no label comes out, where none does.
fn print_ui(ui: &mut Ui, seen: &Seen) {
    let newest = seen.jobs.iter().find(|view| {
        let item = |job: &Job| {
            matches!(
                job,
                Job::Print {
                    wanted: Printed::Item(_),
                    ..
                }
            )
        };
        item(view.job.as_ref())
    });
    let Some(view) = newest else {
        return;
    };
    let stopped = || {
        let run = seen.devices.prints.iter().find(|run| run.id == view.id)?;
        match &run.state {
            RunState::Stopped { why, .. } => why.clone(),
            RunState::Waiting | RunState::Printing | RunState::Printed | RunState::Unconfirmed => {
                None
            }
        }
    };
    let why = match &view.state {
        JobState::Failed(why) => Some(why.clone()),
        _ => stopped(),
    };
    if let Some(why) = why {
        chosen::result_ui(ui, seen, crate::station::face::Lamp::Stop, &why);
    }
}
