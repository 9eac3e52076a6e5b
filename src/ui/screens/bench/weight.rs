//! The weight of the parcel in hand, and that it is light or unusual.

use eframe::egui::{CornerRadius, Frame, Label, Margin, RichText, Ui};

use super::super::{Intent, Seen, review};
use crate::domain::weight::{ParcelWeight, WeightVerdict};
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::ScaleMsg;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::{self, space};

/// Asks for the weight of the parcel in hand; gives it once it is there.
pub fn weighed(seen: &Seen, intents: &mut Vec<Intent>) -> Option<(ParcelWeight, WeightVerdict)> {
    let hand = seen.face.in_hand?;
    let query = Query::ParcelWeight(hand.parcel);
    intents.push(Intent::Ask(View::Weight, Box::new(query.clone())));
    let Some(Answer::ParcelWeight(Some(about))) = seen.answer(View::Weight, &query) else {
        return None;
    };
    Some((about.weight?, about.verdict()))
}

/// Draws the weight; where it is light or unusual, a note in amber: nothing waits for it.
pub fn weight_ui(
    ui: &mut Ui,
    seen: &Seen,
    shown: ParcelWeight,
    verdict: WeightVerdict,
    intents: &mut Vec<Intent>,
) {
    let text = review::weight::told(seen, shown);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space(2);
        icons::icon_ui(ui, Icon::Scale, space(5), seen.theme.text_muted, &text);
        ui.add(Label::new(RichText::new(&text).size(size::STRONG).strong()));
        let is_whole = seen.face.in_hand.is_some_and(|hand| hand.unit.is_none());
        let again = || seen.say(ScaleMsg::WeighAgain);
        if is_whole && seen.devices.scale_shown.is_some() && ui.small_button(again()).clicked() {
            intents.push(Intent::WeighAgain);
        }
    });
    match verdict {
        WeightVerdict::Fits => {}
        WeightVerdict::Light { expected } => note_ui(ui, seen, ScaleMsg::Light { expected }),
        WeightVerdict::Unusual { usual } => note_ui(ui, seen, ScaleMsg::Unusual { usual }),
    }
}

fn note_ui(ui: &mut Ui, seen: &Seen, note: ScaleMsg) {
    let hue = seen.theme.need;
    let note = seen.say(note);
    Frame::new()
        .fill(hue.fill)
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space(2);
                icons::icon_ui(ui, Icon::Warning, space(5), hue.on, &note);
                let text = RichText::new(&note).size(size::STRONG).color(hue.on);
                ui.add(Label::new(text).wrap());
            });
        });
}
