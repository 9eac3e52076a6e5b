//! The line of the parcel in hand.

use eframe::egui::{Align, Label, Layout, RichText, Ui};

use super::super::Seen;
use super::super::seen::tail;
use crate::text::{BenchMsg, DeskMsg};
use crate::ui::theme::size::{self, space};

/// Draws number, tracking, seller, unit and tag; without a parcel, that none is in hand.
pub fn parcel_ui(ui: &mut Ui, seen: &Seen) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space(6);
        let Some(parcel) = &seen.face.parcel else {
            quiet(ui, seen, &seen.say(DeskMsg::NoParcel));
            return;
        };
        let number = format!("…{}", parcel.number.tail());
        let number = seen.say(DeskMsg::ParcelNumber { number });
        ui.add(Label::new(RichText::new(number).size(size::STRONG).strong()).selectable(false));
        let carrier = parcel.carrier.as_deref().unwrap_or_default().to_uppercase();
        let key = format!("{carrier} {}", tail(&parcel.key));
        plain(ui, key.trim());
        match &parcel.seller {
            Some((seller, name)) if name == seller.as_str() => plain(ui, name),
            Some((seller, name)) => plain(
                ui,
                &seen.say(BenchMsg::SellerOf {
                    seller: seller.clone(),
                    name: name.clone(),
                }),
            ),
            None => quiet(ui, seen, &seen.say(BenchMsg::SellerUnknown)),
        }
        let all = parcel.units_announced.max(parcel.unit_number);
        if all > 0 {
            let number = parcel.unit_number;
            plain(ui, &seen.say(DeskMsg::UnitOf { number, all }));
        }
        if let Some(tag) = &seen.face.tag {
            let tag = format!("…{}", tag.tail());
            plain(ui, &seen.say(DeskMsg::TagIs { tag }));
        }
    });
}

fn plain(ui: &mut Ui, text: &str) {
    let text = RichText::new(text).size(size::STRONG);
    ui.add(Label::new(text).truncate().selectable(false));
}

fn quiet(ui: &mut Ui, seen: &Seen, text: &str) {
    let text = RichText::new(text)
        .size(size::STRONG)
        .color(seen.theme.text_muted);
    ui.add(Label::new(text).truncate().selectable(false));
}
