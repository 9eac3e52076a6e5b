//! The three panes of shipments, what the store says of what is chosen, and the parts' headings and notes.

use eframe::egui::{Frame, Label, Margin, Panel, RichText, ScrollArea, Ui};

use super::super::super::{Intent, Seen};
use super::{Draft, Form, cartons, consignments, forms, panes, shipments};
use crate::domain::party::Party;
use crate::ledger::query::{
    ConsignmentView, FreeCarton, PreflightView, ShipAnswer, ShipQuery, ShipmentView,
};
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::Message;
use crate::ui::theme::size;

/// How much of the width the shipments take.
const SHIPMENTS_SHARE: f32 = 0.2;
/// How much of it the cartons take.
const CARTONS_SHARE: f32 = 0.5;

/// What the store says of what is chosen.
pub(super) struct Known<'s> {
    /// The shipment.
    pub(super) shipment: Option<&'s ShipmentView>,
    /// The consignment.
    pub(super) consignment: Option<&'s ConsignmentView>,
    /// What pre-flight finds in it.
    pub(super) preflight: Option<&'s PreflightView>,
    /// Cartons that are in none.
    pub(super) free: &'s [FreeCarton],
    /// Firms.
    pub(super) parties: &'s [Party],
}

pub(super) fn shipments_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let known = known(seen, draft, intents);
    forms::done(seen, draft, &known);
    cartons::hear(seen, draft, &known, intents);
    let width = (ui.available_width() * SHIPMENTS_SHARE).floor();
    Panel::left("shipments")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            right: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            scrolled(ui, "shipments list", |ui| {
                shipments::list_ui(ui, seen, draft, intents);
            });
        });
    let width = (ui.available_width() * CARTONS_SHARE / (1.0 - SHIPMENTS_SHARE)).floor();
    Panel::right("cartons of a consignment")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| match draft.form {
            Form::Nothing => panes::panes_ui(ui, seen, draft, &known, intents),
            Form::Shipment(_) | Form::Consignment(_) | Form::Pallet(_) => {
                scrolled(ui, "form of a shipment", |ui| {
                    forms::form_ui(ui, seen, draft, &known, intents);
                });
            }
        });
    scrolled(ui, "consignments", |ui| {
        consignments::consignments_ui(ui, seen, draft, &known, intents);
    });
}

pub(super) fn scrolled(ui: &mut Ui, name: &'static str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(ui, add);
}

/// Asks a question of shipments and gives what is answered.
pub(super) fn asked<'s>(
    seen: &'s Seen,
    view: View,
    query: ShipQuery,
    intents: &mut Vec<Intent>,
) -> Option<&'s ShipAnswer> {
    let query = Query::Ship(query);
    let answer = match seen.answer(view, &query) {
        Some(Answer::Ship(answer)) => Some(answer),
        Some(_) | None => None,
    };
    intents.push(Intent::Ask(view, Box::new(query)));
    answer
}

fn known<'s>(seen: &'s Seen, draft: &Draft, intents: &mut Vec<Intent>) -> Known<'s> {
    let today = seen.zone.day(seen.now);
    let mut ask = |view, query| asked(seen, view, query, intents);
    let shipment = draft.shipment.clone().and_then(|number| {
        match ask(View::Shipment, ShipQuery::Shipment(number, today)) {
            Some(ShipAnswer::Shipment(view)) => view.as_deref(),
            Some(_) | None => None,
        }
    });
    let consignment = draft.consignment.clone().and_then(|number| {
        match ask(View::Consignment, ShipQuery::Consignment(number, today)) {
            Some(ShipAnswer::Consignment(view)) => view.as_deref(),
            Some(_) | None => None,
        }
    });
    let preflight = draft.consignment.clone().and_then(|number| {
        match ask(View::Preflight, ShipQuery::Preflight(number, today)) {
            Some(ShipAnswer::Preflight(view)) => view.as_deref(),
            Some(_) | None => None,
        }
    });
    let free: &[FreeCarton] = match ask(View::FreeCartons, ShipQuery::FreeCartons) {
        Some(ShipAnswer::FreeCartons(cartons)) => cartons,
        Some(_) | None => &[],
    };
    let parties: &[Party] = match ask(View::Parties, ShipQuery::Parties(None)) {
        Some(ShipAnswer::Parties(parties)) => parties,
        Some(_) | None => &[],
    };
    Known {
        shipment,
        consignment,
        preflight,
        free,
        parties,
    }
}

/// Draws a heading of a part of the desk.
pub(super) fn head_ui(ui: &mut Ui, seen: &Seen, word: impl Into<Message>) {
    let text = RichText::new(seen.say(word)).size(size::STRONG).strong();
    ui.add(Label::new(text).wrap());
}

/// Draws a note.
pub(super) fn muted_ui(ui: &mut Ui, seen: &Seen, text: &str) {
    let text = RichText::new(text).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

/// Draws what is wrong.
pub(super) fn trouble_ui(ui: &mut Ui, seen: &Seen, text: &str) {
    let text = RichText::new(text).color(seen.theme.stop_text);
    ui.add(Label::new(text).wrap());
}
