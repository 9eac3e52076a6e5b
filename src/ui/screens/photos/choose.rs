//! Choosing among the kept photos of a parcel.

use eframe::egui::{Checkbox, Ui};

use super::super::Seen;
use super::{SMALL_SIDE, thumb, words};
use crate::domain::ids::Hash;
use crate::domain::limits::THUMBNAILS_SHOWN_MAX;
use crate::ledger::rows::PhotoRow;
use crate::ui::theme::size::space;

/// Draws photos small, each with a box to tick; at most so many are chosen, in the order of the ticks.
pub fn choose_ui(ui: &mut Ui, seen: &Seen, rows: &[PhotoRow], most: usize, chosen: &mut Vec<Hash>) {
    ui.horizontal_wrapped(|ui| {
        for row in rows.iter().take(THUMBNAILS_SHOWN_MAX) {
            let photo = row.named.photo;
            let Some(shown) = row.shown() else {
                continue;
            };
            let words = words(seen, &row.named);
            let mut is_chosen = chosen.contains(&photo);
            let may = is_chosen || chosen.len() < most;
            let pressed = ui.vertical(|ui| {
                let small = thumb::thumbnail_ui(ui, seen, shown, space(SMALL_SIDE), &words);
                let tick = Checkbox::new(&mut is_chosen, words.as_str());
                let ticked = ui.add_enabled(may, tick).clicked();
                ticked || (may && small.clicked())
            });
            if pressed.inner {
                if chosen.contains(&photo) {
                    chosen.retain(|known| *known != photo);
                } else {
                    chosen.push(photo);
                }
            }
        }
    });
}
