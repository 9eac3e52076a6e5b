//! The shipments: those that are here first, then those that left.

use eframe::egui::{Button, RichText, Ui};

use super::super::super::{Intent, Seen};
use super::forms::{Form, ShipmentForm};
use super::{Draft, Sure, asked, head_ui, muted_ui};
use crate::ledger::query::{ShipAnswer, ShipQuery};
use crate::ledger::rows::ShipmentRow;
use crate::shell::view::View;
use crate::text::ShipDeskMsg;

pub(super) fn list_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let answer = asked(seen, View::Shipments, ShipQuery::Shipments, intents);
    let rows: Option<&[ShipmentRow]> = match answer {
        Some(ShipAnswer::Shipments(rows)) => Some(rows),
        Some(_) | None => None,
    };
    head_ui(ui, seen, ShipDeskMsg::Shipments);
    if ui.button(seen.say(ShipDeskMsg::NewShipment)).clicked() {
        let taken = rows.unwrap_or_default();
        draft.form = Form::Shipment(ShipmentForm::offered(seen, taken));
    }
    let Some(rows) = rows else {
        return;
    };
    if rows.is_empty() {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::ShipmentsNone));
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::ShipmentsNoneHow));
    }
    if draft.shipment.is_none() {
        draft.shipment = rows.first().map(|row| row.terms.shipment.clone());
    }
    for row in rows {
        row_ui(ui, seen, draft, row);
    }
}

fn row_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, row: &ShipmentRow) {
    let terms = &row.terms;
    let is_chosen = draft.shipment.as_ref() == Some(&terms.shipment);
    let state = if row.left.is_some() { "left" } else { "here" };
    let mut lines = vec![
        terms.shipment.to_string(),
        seen.term("ship-mode", terms.mode.code()),
    ];
    lines.push(match (&row.left, terms.cut_off) {
        (Some((left, _)), _) => seen.say(ShipDeskMsg::LeftWith {
            cartons: left.cartons,
            units: left.units,
        }),
        (None, Some(day)) => seen.say(ShipDeskMsg::CutOffOn { day }),
        (None, None) => seen.term("shipment-state", state),
    });
    let mut text = RichText::new(lines.join("\n"));
    if row.left.is_some() && !is_chosen {
        text = text.color(seen.theme.text_muted);
    }
    let width = ui.available_width();
    let button = Button::selectable(is_chosen, text).wrap();
    let button = button.min_size(eframe::egui::Vec2::new(width, 0.0));
    if ui.add(button).clicked() {
        draft.shipment = Some(terms.shipment.clone());
        draft.consignment = None;
        draft.carton = super::CartonDraft::default();
        draft.form = Form::Nothing;
        draft.sure = Sure::Nothing;
        draft.said = None;
    }
}
