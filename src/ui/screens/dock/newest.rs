//! The parcels scanned last: number, code, seller, and what each warns of.

use eframe::egui::{CornerRadius, Frame, Label, Margin, RichText, ScrollArea, Stroke, Ui};

use super::super::Seen;
use super::super::seen::{alert_look, tail};
use super::count::number;
use crate::domain::alert::Alert;
use crate::station::face::{DockFace, DockedFace};
use crate::text::{DockMsg, Message};
use crate::ui::icons;
use crate::ui::theme::size::{self, space};

/// Draws the count once more and the newest parcels under it.
pub fn newest_ui(ui: &mut Ui, seen: &Seen, dock: &DockFace) {
    ui.spacing_mut().item_spacing.y = space(1);
    if let Some(load) = &dock.load {
        let count = RichText::new(number(seen, load)).size(size::FIGURE);
        ui.add(Label::new(count.strong()).selectable(false));
    }
    quiet(ui, seen, &seen.say(DockMsg::Newest));
    ui.add_space(space(1));
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            if dock.newest.is_empty() {
                quiet(ui, seen, &seen.say(DockMsg::NewestNone));
            }
            for docked in &dock.newest {
                docked_ui(ui, seen, docked);
            }
        });
}

fn quiet(ui: &mut Ui, seen: &Seen, text: &str) {
    let text = RichText::new(text)
        .size(size::BODY)
        .color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

fn docked_ui(ui: &mut Ui, seen: &Seen, docked: &DockedFace) {
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, seen.theme.line))
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let number = format!("…{}", docked.number.tail());
        ui.horizontal(|ui| {
            let number = RichText::new(number).size(size::STRONG).strong();
            ui.add(Label::new(number).selectable(false));
            quiet(ui, seen, &seen.words.clock(docked.at));
        });
        let seller = docked.seller.as_ref().map(ToString::to_string);
        let line: Vec<String> = [Some(tail(&docked.code)), seller]
            .into_iter()
            .flatten()
            .collect();
        let line = RichText::new(line.join(" · ")).size(size::BODY);
        ui.add(Label::new(line).wrap());
        for alert in &docked.alerts {
            alert_ui(ui, seen, *alert);
        }
        if let Some(note) = &docked.note {
            quiet(ui, seen, &seen.words.say(note));
        }
    });
}

/// A warning as a small badge of its own hue.
fn alert_ui(ui: &mut Ui, seen: &Seen, alert: Alert) {
    let hue = seen.theme.alert(alert_look(alert));
    let frame = Frame::new()
        .fill(hue.fill)
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(6, 2));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let word = seen.words.say(&Message::term("alert", alert.code()));
            icons::icon_ui(ui, alert_look(alert).icon(), space(5), hue.on, &word);
            let word = RichText::new(word).size(size::BODY).color(hue.on);
            ui.add(Label::new(word.strong()).selectable(false));
        });
    });
}
