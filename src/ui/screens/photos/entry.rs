//! A photo in a timeline.

use eframe::egui::{Label, RichText, Ui};

use super::super::{Intent, Seen};
use super::{thumb, words};
use crate::ledger::fact::NamedPhoto;
use crate::ledger::rows::PhotoRow;
use crate::text::PrivacyMsg;
use crate::ui::theme::size::space;

/// The side of a photo in a timeline, in steps of the grid.
const ENTRY_SIDE: u8 = 40;

/// Draws a photo where a timeline tells of it: the covered copy where there is one, else the original
/// while it stands. Of a label it says how it stands with the address, and offers to cover it.
pub fn entry_ui(
    ui: &mut Ui,
    seen: &Seen,
    (named, row): (&NamedPhoto, Option<&PhotoRow>),
    intents: &mut Vec<Intent>,
) {
    let words = words(seen, named);
    let shown = row.map_or(Some(named.photo), PhotoRow::shown);
    if let Some(photo) = shown {
        thumb::thumbnail_ui(ui, seen, photo, space(ENTRY_SIDE), &words);
    }
    let Some(row) = row.filter(|row| row.is_personal() || row.purged.is_some()) else {
        return;
    };
    let said = state_of(row);
    let text = RichText::new(seen.say(said));
    ui.add(Label::new(text.color(seen.theme.text_muted)).wrap());
    if row.purged.is_some() {
        return;
    }
    let offer = match row.copy {
        None => PrivacyMsg::Cover,
        Some(_) => PrivacyMsg::CoverAgain,
    };
    if ui.button(seen.say(offer)).clicked() {
        intents.push(Intent::OpenToCover(row.named.photo));
    }
}

/// Says how it stands with a photo that shows an address.
pub(super) fn state_of(row: &PhotoRow) -> PrivacyMsg {
    match (row.purged, row.copy) {
        (Some(day), Some(_)) => PrivacyMsg::Gone { day },
        (Some(day), None) => PrivacyMsg::GoneWithoutCopy { day },
        (None, Some(_)) => PrivacyMsg::Covered,
        (None, None) => PrivacyMsg::NotCovered,
    }
}
