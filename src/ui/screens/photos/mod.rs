//! Photos: the strip of the parcel in hand, a photo in a timeline, and what is owed.

mod choose;
mod entry;
mod pallets;
mod strip;
mod thumb;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

pub use choose::choose_ui;
pub use entry::entry_ui;
use entry::state_of;
pub use pallets::small_photo_ui;
pub use strip::strip_ui;

use super::Seen;
use super::backlog::age;
use crate::domain::ids::Hash;
use crate::domain::limits::THUMBNAILS_SHOWN_MAX;
use crate::domain::photo::PhotoDebt;
use crate::ledger::fact::NamedPhoto;
use crate::ledger::query::AgreementAnswer;
use crate::ledger::rows::PhotoRow;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::PhotoMsg;
use crate::ui::theme::size::{self, space};

/// The side of a small photo, in steps of the grid.
const SMALL_SIDE: u8 = 14;

/// Gives the photos that the answers of this frame show: the newest of the parcel in hand and of the
/// timeline, and pictures of pallets.
pub fn shown_photos(answers: &BTreeMap<View, (Query, Arc<Answer>)>) -> Vec<Hash> {
    let answer = |view| answers.get(&view).map(|(_, answer)| &**answer);
    let mut shown = Vec::new();
    if let Some(Answer::ParcelPhotos(Some(about))) = answer(View::Photos) {
        let newest = about.photos.iter().rev().take(THUMBNAILS_SHOWN_MAX);
        shown.extend(newest.filter_map(PhotoRow::shown));
    }
    if let Some(Answer::Timeline(Some(timeline))) = answer(View::Timeline) {
        let photos = timeline.photos.iter().filter_map(PhotoRow::shown);
        shown.extend(photos.take(THUMBNAILS_SHOWN_MAX));
    }
    if let Some(Answer::Agreement(AgreementAnswer::Looked(Some(looked)))) =
        answer(View::AgreementLooked)
    {
        let photos = looked.photos.iter().filter_map(PhotoRow::shown);
        shown.extend(photos.take(THUMBNAILS_SHOWN_MAX));
    }
    shown.extend(pallets::shown(answers));
    shown
}

/// Draws photos small, side by side; which one was pressed is nobody's business here.
pub fn small_ui<'a>(ui: &mut Ui, seen: &Seen, rows: impl Iterator<Item = &'a PhotoRow>) {
    ui.horizontal_wrapped(|ui| {
        for row in rows.take(THUMBNAILS_SHOWN_MAX) {
            let mut words = words(seen, &row.named);
            if row.purged.is_some() {
                words = format!("{words} · {}", seen.say(state_of(row)));
            }
            let shown = row.shown().unwrap_or(row.named.photo);
            thumb::thumbnail_ui(ui, seen, shown, space(SMALL_SIDE), &words);
        }
    });
}

/// Draws what is owed and since when; nothing when nothing is.
pub fn owed_ui(ui: &mut Ui, seen: &Seen, owed: &[PhotoDebt]) {
    let Some(oldest) = owed.iter().map(|debt| debt.since).min() else {
        return;
    };
    strong(
        ui,
        seen,
        PhotoMsg::Owed {
            kinds: kinds(seen, owed),
            age: age(seen, oldest),
        },
    );
}

/// Names what the photos that are owed are to show, each kind once.
pub fn kinds(seen: &Seen, owed: &[PhotoDebt]) -> String {
    let mut kinds: Vec<String> = Vec::new();
    for debt in owed {
        let kind = seen.term("photo", debt.kind.code());
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.join(" · ")
}

fn words(seen: &Seen, named: &NamedPhoto) -> String {
    seen.say(PhotoMsg::Picture {
        kind: named.kind,
        time: seen.words.clock(named.taken_at),
    })
}

fn quiet(ui: &mut Ui, seen: &Seen, message: PhotoMsg) {
    let text = RichText::new(seen.say(message))
        .size(size::BODY)
        .color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

fn strong(ui: &mut Ui, seen: &Seen, message: PhotoMsg) {
    let text = RichText::new(seen.say(message)).size(size::BODY).strong();
    ui.add(Label::new(text).wrap());
}
