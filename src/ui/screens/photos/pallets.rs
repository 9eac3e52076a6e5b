//! Pictures of pallets: those that the answers of a frame show, and how one is drawn.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Response, Ui};

use super::super::Seen;
use super::{SMALL_SIDE, thumb};
use crate::domain::ids::Hash;
use crate::domain::limits::THUMBNAILS_SHOWN_MAX;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::ui::theme::size::space;

/// Gives the pictures of the chosen pallet and of the sold lot that is shown.
pub(super) fn shown(answers: &BTreeMap<View, (Query, Arc<Answer>)>) -> Vec<Hash> {
    let answer = |view| answers.get(&view).map(|(_, answer)| &**answer);
    let mut shown: Vec<Hash> = Vec::new();
    if let Some(Answer::LotView(lot)) = answer(View::LotPictures) {
        shown.extend(lot.lot.pictures.values().flatten());
    }
    if let Some(Answer::Lot(Some(sheet))) = answer(View::SoldLot) {
        let pictures = sheet.lot.pictures.values().flatten();
        shown.extend(pictures.take(THUMBNAILS_SHOWN_MAX));
    }
    shown
}

/// Draws one kept picture small; it can be pressed.
pub fn small_photo_ui(ui: &mut Ui, seen: &Seen, photo: Hash, words: &str) -> Response {
    thumb::thumbnail_ui(ui, seen, photo, space(SMALL_SIDE), words)
}
