//! Photos: the strip of the parcel in hand, a photo in a timeline, and what is owed.

mod thumb;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Align, Label, Layout, Popup, Response, RichText, Ui};

use super::backlog::age;
use super::{Intent, Seen};
use crate::domain::ids::Hash;
use crate::domain::limits::THUMBNAILS_SHOWN_MAX;
use crate::domain::photo::{PhotoDebt, PhotoKind};
use crate::ledger::fact::NamedPhoto;
use crate::ledger::query::ParcelPhotos;
use crate::ledger::{Answer, Body, Command, Query};
use crate::shell::view::View;
use crate::station::face::{InHand, ItemPhoto};
use crate::text::PhotoMsg;
use crate::ui::theme::size::{self, space};

/// The side of a thumbnail in the strip, in steps of the grid.
const STRIP_SIDE: u8 = 14;
/// The side of one in a timeline.
const ENTRY_SIDE: u8 = 40;

/// Gives the photos that the answers of this frame show: the newest of the parcel in hand and of the
/// timeline.
pub fn shown_photos(answers: &BTreeMap<View, (Query, Arc<Answer>)>) -> Vec<Hash> {
    let answer = |view| answers.get(&view).map(|(_, answer)| &**answer);
    let mut shown = Vec::new();
    if let Some(Answer::ParcelPhotos(Some(about))) = answer(View::Photos) {
        let newest = about.photos.iter().rev().take(THUMBNAILS_SHOWN_MAX);
        shown.extend(newest.map(|row| row.named.photo));
    }
    if let Some(Answer::Timeline(Some(timeline))) = answer(View::Timeline) {
        let photos = timeline.entries.iter().filter_map(|entry| {
            if let Body::PhotoNamed(named) = &entry.body {
                Some(named.photo)
            } else {
                None
            }
        });
        shown.extend(photos.take(THUMBNAILS_SHOWN_MAX));
    }
    shown
}

/// Draws the strip of the parcel in hand: its newest photos, what is owed since when, and what comes
/// in. A photo pressed offers what it shows.
pub fn strip_ui(ui: &mut Ui, seen: &Seen, hand: InHand, intents: &mut Vec<Intent>) {
    let query = Query::ParcelPhotos(hand.parcel);
    intents.push(Intent::Ask(View::Photos, Box::new(query.clone())));
    ui.spacing_mut().item_spacing = eframe::egui::vec2(space(1), space(1));
    ui.horizontal(|ui| {
        quiet(ui, seen, PhotoMsg::Heading);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(seen.say(PhotoMsg::Add)).clicked() {
                intents.push(Intent::PickPhotos);
            }
        });
    });
    let about = match seen.answer(View::Photos, &query) {
        Some(Answer::ParcelPhotos(Some(about))) => Some(about),
        Some(_) | None => None,
    };
    if let Some(about) = about {
        thumbnails_ui(ui, seen, about, hand, intents);
        if about.parcel.owed.is_empty() {
            quiet(ui, seen, PhotoMsg::AllThere);
        }
        owed_ui(ui, seen, &about.parcel.owed);
    }
    if hand.item == ItemPhoto::Asked {
        let shown = about.is_some_and(|about| shows_unit(about, hand));
        if !shown {
            strong(ui, seen, PhotoMsg::ItemAsked);
        }
    }
    let (count, homeless) = (seen.devices.photos_making, seen.devices.photos_homeless);
    if count > 0 {
        quiet(ui, seen, PhotoMsg::Making { count });
    }
    if homeless > 0 {
        quiet(ui, seen, PhotoMsg::Homeless { count: homeless });
    }
}

/// Tells whether a photo shows the unit in hand.
fn shows_unit(about: &ParcelPhotos, hand: InHand) -> bool {
    let mut photos = about.photos.iter();
    photos.any(|row| row.named.unit.is_some() && row.named.unit == hand.unit)
}

/// Draws what is owed and since when; nothing when nothing is.
pub fn owed_ui(ui: &mut Ui, seen: &Seen, owed: &[PhotoDebt]) {
    let Some(oldest) = owed.iter().map(|debt| debt.since).min() else {
        return;
    };
    let kinds: Vec<String> = owed
        .iter()
        .map(|debt| seen.term("photo", debt.kind.code()))
        .collect();
    strong(
        ui,
        seen,
        PhotoMsg::Owed {
            kinds: kinds.join(" · "),
            age: age(seen, oldest),
        },
    );
}

/// Draws a photo where a timeline tells of it.
pub fn entry_ui(ui: &mut Ui, seen: &Seen, named: &NamedPhoto) {
    let words = words(seen, named);
    thumb::thumbnail_ui(ui, seen, named.photo, space(ENTRY_SIDE), &words);
}

fn thumbnails_ui(
    ui: &mut Ui,
    seen: &Seen,
    about: &ParcelPhotos,
    hand: InHand,
    intents: &mut Vec<Intent>,
) {
    if about.photos.is_empty() {
        quiet(ui, seen, PhotoMsg::None);
        return;
    }
    let side = space(STRIP_SIDE);
    let across = room(ui.available_width(), side + space(1));
    let newest = about.photos.iter().rev().take(across);
    ui.horizontal(|ui| {
        for row in newest {
            let words = words(seen, &row.named);
            let response = thumb::thumbnail_ui(ui, seen, row.named.photo, side, &words);
            menu_ui(seen, &response, &row.named, hand, intents);
        }
    });
    let count = u32::try_from(about.photos.len().saturating_sub(across)).unwrap_or(u32::MAX);
    if count > 0 {
        quiet(ui, seen, PhotoMsg::More { count });
    }
}

/// Counts how many of a width fit.
fn room(width: f32, each: f32) -> usize {
    let mut left = width - each;
    let mut count = 1;
    while left >= each && count < THUMBNAILS_SHOWN_MAX {
        left -= each;
        count += 1;
    }
    count
}

/// Offers what a photo shows, and that it is not of this parcel.
fn menu_ui(
    seen: &Seen,
    response: &Response,
    named: &NamedPhoto,
    hand: InHand,
    intents: &mut Vec<Intent>,
) {
    Popup::menu(response).show(|ui| {
        for kind in PhotoKind::ALL.iter().copied() {
            let word = seen.term("photo", kind.code());
            if ui.selectable_label(kind == named.kind, word).clicked() {
                let unit = named.unit.or(hand.unit).filter(|_| kind.shows_a_unit());
                let renamed = NamedPhoto {
                    unit,
                    kind,
                    ..named.clone()
                };
                intents.push(Intent::Command(Box::new(Command::NamePhoto(renamed))));
                ui.close();
            }
        }
        if ui.button(seen.say(PhotoMsg::NotOfThis)).clicked() {
            let photo = named.photo;
            intents.push(Intent::Command(Box::new(Command::DropPhoto { photo })));
            ui.close();
        }
    });
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
