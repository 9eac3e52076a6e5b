//! The strip of the parcel in hand: its newest photos, what is owed, and what comes in.

use eframe::egui::{Align, Layout, Popup, Response, Ui, vec2};

use super::super::{Intent, Seen};
use super::{owed_ui, quiet, state_of, strong, thumb, words};
use crate::domain::limits::THUMBNAILS_SHOWN_MAX;
use crate::domain::photo::{PhotoDebt, PhotoKind, PhotoKinds};
use crate::domain::time::UtcMs;
use crate::ledger::fact::NamedPhoto;
use crate::ledger::query::ParcelPhotos;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::View;
use crate::station::face::InHand;
use crate::text::PhotoMsg;
use crate::ui::theme::size::space;

/// The side of a thumbnail, in steps of the grid.
const STRIP_SIDE: u8 = 14;

/// Draws the strip of the parcel in hand: its newest photos, what is owed since when, and what comes
/// in. A photo pressed offers what it shows.
pub fn strip_ui(ui: &mut Ui, seen: &Seen, hand: InHand, intents: &mut Vec<Intent>) {
    let query = Query::ParcelPhotos(hand.parcel);
    intents.push(Intent::Ask(View::Photos, Box::new(query.clone())));
    ui.spacing_mut().item_spacing = vec2(space(1), space(1));
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
    let asked = still_asked(about.map(Box::as_ref), hand);
    if !asked.is_empty() {
        let kinds = asked.iter().map(|kind| seen.term("photo", kind.code()));
        let kinds = kinds.collect::<Vec<_>>().join(" · ");
        strong(ui, seen, PhotoMsg::Asked { kinds });
    }
    let (count, homeless) = (seen.devices.photos_making, seen.devices.photos_homeless);
    if count > 0 {
        quiet(ui, seen, PhotoMsg::Making { count });
    }
    if homeless > 0 {
        quiet(ui, seen, PhotoMsg::Homeless { count: homeless });
    }
}

/// Gives what the unit in hand asks for and no photo shows yet.
fn still_asked(about: Option<&ParcelPhotos>, hand: InHand) -> PhotoKinds {
    let photos = about.map_or(&[][..], |about| &about.photos);
    let lacks = |kind: &PhotoKind| {
        let debt = PhotoDebt {
            since: UtcMs(0),
            kind: *kind,
            unit: hand.unit,
        };
        let mut shown = photos.iter();
        !shown.any(|row| debt.is_paid_by(row.named.kind, row.named.unit))
    };
    hand.asked.iter().filter(lacks).collect()
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
            let mut words = words(seen, &row.named);
            if row.purged.is_some() {
                words = format!("{words} · {}", seen.say(state_of(row)));
            }
            let shown = row.shown().unwrap_or(row.named.photo);
            let response = thumb::thumbnail_ui(ui, seen, shown, side, &words);
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
