//! Pictures of the pallets of a lot: those that are kept, and how others are added or left out.

use std::path::PathBuf;

use eframe::egui::{Button, Label, Popup, RichText, TextEdit, Ui, Vec2};

use super::super::super::photos::small_photo_ui;
use super::super::super::{Intent, Seen};
use super::super::outgoing::label::taken;
use super::{Draft as Lots, sell};
use crate::domain::codes::ContainerName;
use crate::domain::ids::Hash;
use crate::domain::lot::Lot;
use crate::ledger::query::LotView;
use crate::ledger::{Answer, Command};
use crate::shell::view::{FileFor, Job, JobState, View};
use crate::text::{LeavingMsg, Message};
use crate::ui::theme::size::space;

/// What the pictures keep.
#[derive(Default)]
pub struct Draft {
    /// The pallet whose pictures are shown.
    pub pallet: Option<ContainerName>,
    /// Where the new picture is, or a folder of them.
    pub path: String,
    /// The pallet that a picture is being taken in for.
    pub adding: Option<ContainerName>,
}

/// Says how many pallets of a lot have pictures.
pub(super) fn told(lot: &Lot, pallets: usize) -> Message {
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    LeavingMsg::LotPictures {
        pictured: count(lot.pictures.len()),
        pallets: count(pallets),
    }
    .into()
}

/// Draws the pictures of the pallets that may be sold, one pallet at a time.
pub(super) fn pictures_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Lots,
    whole: &LotView,
    intents: &mut Vec<Intent>,
) {
    let here = |name: &ContainerName| whole.pallets.iter().any(|of| of.row.container == *name);
    let pictures = &mut draft.pictures;
    pictures.pallet = pictures.pallet.take().filter(here);
    ui.label(RichText::new(seen.say(LeavingMsg::Pictures)).strong());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        for of in &whole.pallets {
            let container = of.row.container.clone();
            let is_chosen = pictures.pallet.as_ref() == Some(&container);
            let count = u32::try_from(of.row.pictures.len()).unwrap_or(u32::MAX);
            let word = seen.say(LeavingMsg::PicturesOf {
                container: container.clone(),
                count,
            });
            if ui.add(Button::selectable(is_chosen, word)).clicked() {
                pictures.pallet = (!is_chosen).then_some(container);
            }
        }
    });
    let Some(pallet) = pictures.pallet.clone() else {
        return;
    };
    let currency = draft.sale.currency();
    let query = sell::query(seen, vec![pallet.clone()], currency);
    intents.push(Intent::Ask(View::LotPictures, Box::new(query.clone())));
    let Some(Answer::LotView(view)) = seen.answer(View::LotPictures, &query) else {
        return;
    };
    let kept: &[Hash] = view.pallets.first().map_or(&[], |of| &of.row.pictures);
    kept_ui(ui, seen, &pallet, kept, intents);
    add_ui(ui, seen, &mut draft.pictures, (&pallet, kept), intents);
}

/// Draws what is kept; a picture pressed may be left out.
fn kept_ui(
    ui: &mut Ui,
    seen: &Seen,
    pallet: &ContainerName,
    kept: &[Hash],
    intents: &mut Vec<Intent>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        for (number, photo) in (1_u32..).zip(kept) {
            let words = seen.say(LeavingMsg::PictureWords {
                container: pallet.clone(),
                number,
            });
            let response = small_photo_ui(ui, seen, *photo, &words);
            Popup::menu(&response).show(|ui| {
                let out = Button::new(seen.say(LeavingMsg::PictureOut));
                if ui.add_enabled(seen.face.person.is_some(), out).clicked() {
                    let rest = kept.iter().filter(|of| *of != photo).copied();
                    intents.push(said(pallet, rest.collect()));
                    ui.close();
                }
            });
        }
    });
}

fn said(pallet: &ContainerName, photos: Vec<Hash>) -> Intent {
    Intent::Command(Box::new(Command::PictureContainer {
        container: pallet.clone(),
        photos,
    }))
}

/// Draws how a picture is added: it is taken in first, and then named by a fact.
fn add_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (pallet, kept): (&ContainerName, &[Hash]),
    intents: &mut Vec<Intent>,
) {
    let job = taken(seen, FileFor::Pallet, &draft.path).map(|view| &view.state);
    if draft.adding.as_ref() == Some(pallet)
        && let Some(JobState::FileTaken(file)) = job
    {
        let mut photos = kept.to_vec();
        photos.extend(file.hashes.iter().filter(|new| !kept.contains(new)));
        intents.push(said(pallet, photos));
        draft.adding = None;
        draft.path.clear();
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(LeavingMsg::PictureHint));
        let field = TextEdit::singleline(&mut draft.path).desired_width(space(52));
        ui.add(field).labelled_by(label.id);
        if ui.button(seen.say(LeavingMsg::Choose)).clicked() {
            intents.push(Intent::PickFileFor(FileFor::Pallet));
        }
        let path = draft.path.trim();
        let add = Button::new(seen.say(LeavingMsg::PictureAdd));
        let may = seen.face.person.is_some() && !path.is_empty();
        if ui.add_enabled(may, add).clicked() {
            draft.adding = Some(pallet.clone());
            intents.push(Intent::Start(Job::TakeFile {
                of: FileFor::Pallet,
                path: PathBuf::from(path),
            }));
        }
    });
    if let (Some(_), Some(JobState::Failed(message))) = (&draft.adding, job) {
        let text = RichText::new(seen.words.say(message)).color(seen.theme.stop_text);
        ui.add(Label::new(text).wrap());
    }
}

/// Draws the pictures that a sold lot was frozen with.
pub(super) fn frozen_ui(ui: &mut Ui, seen: &Seen, lot: &Lot) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        for (pallet, photos) in &lot.pictures {
            for (number, photo) in (1_u32..).zip(photos) {
                let words = seen.say(LeavingMsg::PictureWords {
                    container: pallet.clone(),
                    number,
                });
                small_photo_ui(ui, seen, *photo, &words);
            }
        }
    });
}
