//! Beside the question: what was announced, and what is known of the unit so far.

use eframe::egui::{
    Color32, CornerRadius, Frame, Label, Margin, Panel, Rect, RichText, ScrollArea, Stroke, Ui,
    Vec2, pos2,
};

use super::super::{Intent, Seen, photos};
use super::product::product_ui;
use super::weight;
use crate::domain::weight::WeightVerdict;
use crate::station::face::{Current, LineView};
use crate::text::DeskMsg;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::{self, space};

/// Draws both lists, the line in hand marked, and the parcel's photos below them.
pub fn side_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    if let Some(hand) = seen.face.in_hand {
        Panel::bottom("photos")
            .frame(Frame::new())
            .resizable(false)
            .show(ui, |ui| photos::strip_ui(ui, seen, hand, intents));
    }
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space(1);
            let weighed = weight::weighed(seen, intents);
            // A light parcel may be empty, an unusual one something else: that stands first, on a
            // small window too.
            let (noted, fitting) = match weighed {
                Some((_, WeightVerdict::Light { .. } | WeightVerdict::Unusual { .. })) => {
                    (weighed, None)
                }
                Some((_, WeightVerdict::Fits)) | None => (None, weighed),
            };
            if let Some((shown, verdict)) = noted {
                weight::weight_ui(ui, seen, shown, verdict, intents);
                ui.add_space(space(3));
            }
            heading(ui, seen, DeskMsg::SideExpected);
            if seen.face.lines.is_empty() {
                quiet(ui, seen, &seen.say(DeskMsg::SideNothingExpected));
            }
            for line in &seen.face.lines {
                line_ui(ui, seen, line);
            }
            if let Some(product) = &seen.face.product {
                product_ui(ui, seen, product);
            }
            if !seen.face.so_far.is_empty() || fitting.is_some() {
                ui.add_space(space(3));
                heading(ui, seen, DeskMsg::SideSoFar);
                for message in &seen.face.so_far {
                    so_far_ui(ui, seen, &seen.words.say(message));
                }
            }
            if let Some((shown, verdict)) = fitting {
                weight::weight_ui(ui, seen, shown, verdict, intents);
            }
        });
}

fn heading(ui: &mut Ui, seen: &Seen, message: DeskMsg) {
    quiet(ui, seen, &seen.say(message));
    ui.add_space(space(1));
}

fn quiet(ui: &mut Ui, seen: &Seen, text: &str) {
    let text = RichText::new(text)
        .size(size::BODY)
        .color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

fn line_ui(ui: &mut Ui, seen: &Seen, line: &LineView) {
    let theme = &seen.theme;
    let (fill, edge) = match line.current {
        Current::Yes => (theme.selection, Stroke::new(2.0, theme.accent.fill)),
        Current::No => (Color32::TRANSPARENT, Stroke::new(1.0, theme.line)),
    };
    let frame = Frame::new()
        .fill(fill)
        .stroke(edge)
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let title = RichText::new(shortened(&line.title)).size(size::STRONG);
        ui.add(Label::new(title.strong()).wrap());
        let codes = [&line.asin, &line.sku]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(" · ");
        if !codes.is_empty() {
            let codes = RichText::new(codes).size(size::BODY);
            ui.add(Label::new(codes).wrap());
        }
        let seen_of = seen.say(DeskMsg::SeenOf {
            seen: line.seen,
            all: line.quantity,
        });
        let color = if line.seen >= line.quantity {
            theme.text_muted
        } else {
            theme.text
        };
        ui.label(RichText::new(seen_of).size(size::STRONG).color(color));
        if let Some(reason) = &line.reason {
            let reason = seen.say(DeskMsg::ReasonIs {
                reason: reason.clone(),
            });
            quiet(ui, seen, &reason);
        }
    });
}

/// Titles of marketplaces run to 200 characters: the first words tell what it is.
fn shortened(title: &str) -> String {
    const SHOWN: usize = 70;
    if title.chars().count() <= SHOWN {
        return title.to_owned();
    }
    let start: String = title.chars().take(SHOWN).collect();
    format!("{}…", start.trim_end())
}

fn so_far_ui(ui: &mut Ui, seen: &Seen, text: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space(2);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(space(5)), eframe::egui::Sense::hover());
        let mark = Rect::from_center_size(
            pos2(rect.center().x, rect.center().y),
            Vec2::splat(space(4)),
        );
        icons::paint(ui.painter(), Icon::Saved, mark, seen.theme.text_muted);
        ui.add(Label::new(RichText::new(text).size(size::BODY)).wrap());
    });
}
