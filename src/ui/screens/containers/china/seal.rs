//! The seal of a carton: its number as it is sealed, and then a photo that shows it.

use std::path::PathBuf;

use eframe::egui::{Label, RichText, TextEdit, Ui};

use super::super::super::photos::small_photo_ui;
use super::super::super::{Intent, Seen};
use super::super::outgoing::label::taken;
use super::carton::one_ui;
use super::consignments::command;
use super::fields::{End, ends_ui, kept};
use crate::domain::codes::ContainerName;
use crate::domain::consignment::ConsignedCarton;
use crate::domain::limits::SHIP_TEXT_MAX;
use crate::ledger::Command;
use crate::ledger::command::ShipCommand;
use crate::shell::view::{FileFor, Job, JobState};
use crate::text::{LeavingMsg, ShipDeskMsg};
use crate::ui::theme::size::space;

/// What is told of a photo of a seal.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// Where it is.
    pub path: String,
    /// Whether it is being taken in.
    pub taking: Taking,
}

/// Whether a photo is being taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Taking {
    /// It was not asked for.
    #[default]
    No,
    /// It is, and is named by a fact when it is kept.
    Yes,
}

/// Draws the photo of the seal that is kept.
pub(super) fn kept_ui(ui: &mut Ui, seen: &Seen, carton: &ConsignedCarton) {
    if let Some(photo) = carton.seal_photo {
        let words = seen.say(ShipDeskMsg::SealPhotoOf {
            container: carton.container.clone(),
        });
        small_photo_ui(ui, seen, photo, &words);
    }
}

/// Asks for the number of the seal, and seals.
pub(super) fn number_ui(
    ui: &mut Ui,
    seen: &Seen,
    number: &mut String,
    carton: &ContainerName,
    intents: &mut Vec<Intent>,
) -> Option<End> {
    one_ui(ui, seen, ShipDeskMsg::SealNumber, number, SHIP_TEXT_MAX);
    let end = ends_ui(ui, seen, ShipDeskMsg::SealYes, None);
    if end == Some(End::Yes) {
        intents.push(Intent::Command(Box::new(Command::SealContainer {
            container: carton.clone(),
        })));
        if let Some(seal) = kept(number) {
            intents.push(command(ShipCommand::NoteSeal {
                container: carton.clone(),
                seal: Some(seal),
                photo: None,
            }));
        }
    }
    end
}

/// Asks for a photo of the seal: it is taken in first, and then named by a fact.
pub(super) fn photo_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    carton: &ContainerName,
    intents: &mut Vec<Intent>,
) -> Option<End> {
    let job = taken(seen, FileFor::Seal, &draft.path).map(|view| &view.state);
    if draft.taking == Taking::Yes
        && let Some(JobState::FileTaken(file)) = job
    {
        intents.push(command(ShipCommand::NoteSeal {
            container: carton.clone(),
            seal: None,
            photo: file.hashes.first().copied(),
        }));
        return Some(End::Yes);
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(ShipDeskMsg::SealPhotoFile));
        let field = TextEdit::singleline(&mut draft.path).desired_width(space(52));
        if ui.add(field).labelled_by(label.id).changed() {
            draft.taking = Taking::No;
        }
        if ui.button(seen.say(LeavingMsg::Choose)).clicked() {
            intents.push(Intent::PickFileFor(FileFor::Seal));
        }
    });
    if let (Taking::Yes, Some(JobState::Failed(message))) = (draft.taking, job) {
        let text = RichText::new(seen.words.say(message)).color(seen.theme.stop_text);
        ui.add(Label::new(text).wrap());
    }
    let path = draft.path.trim();
    let wants = path.is_empty().then_some(ShipDeskMsg::SealPhotoWants);
    let end = ends_ui(ui, seen, ShipDeskMsg::SealPhotoYes, wants);
    if end == Some(End::Yes) {
        let path = PathBuf::from(path);
        draft.taking = Taking::Yes;
        intents.push(Intent::Start(Job::TakeFile {
            of: FileFor::Seal,
            path,
        }));
        return None;
    }
    end
}
