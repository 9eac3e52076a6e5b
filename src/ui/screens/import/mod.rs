//! Files of announced returns: choose one, see what it holds, take it.

mod preview;
mod taken;

use std::path::PathBuf;

use eframe::egui::{Button, Key, TextEdit, Ui};

use super::export::job_state_ui;
use super::{Intent, Seen};
use crate::domain::codes::SellerCode;
use crate::ledger::{Answer, Query};
use crate::shell::view::ReadOptions;
use crate::shell::view::{Job, JobState, JobView, View};
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::BannerState;

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// Where the file is.
    pub path: String,
    /// Whose file it is.
    pub seller: String,
    /// Which part of the preview is shown.
    pub tab: Tab,
    /// The preview that was put away by its job's number.
    pub put_away: Option<u64>,
}

/// A part of the preview.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tab {
    /// The first rows.
    #[default]
    Rows,
    /// Which column becomes which field.
    Columns,
    /// What is wrong, by line.
    Problems,
}

/// Draws the screen into all of `ui`.
pub fn import_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::Imports, Box::new(Query::Imports)));
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    form_ui(ui, seen, draft, intents);
    ui.add_space(space(1));
    let newest = newest(seen).filter(|job| draft.put_away != Some(job.id));
    match newest.map(|job| (job, &job.state)) {
        Some((job, JobState::Previewed(found))) => {
            preview::preview_ui(ui, seen, draft, job, found, intents);
        }
        Some((_, JobState::Imported(done))) => {
            let text = seen.say(DeskMsg::ImportDone {
                new: done.counts.new,
                changed: done.counts.changed,
                unchanged: done.counts.unchanged,
            });
            super::export::strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
            taken::taken_ui(ui, seen);
        }
        Some((job, _)) => {
            let name = seen.say(DeskMsg::ImportReading {
                name: file_name(&job.job),
            });
            job_state_ui(ui, seen, &name, job, intents);
            taken::taken_ui(ui, seen);
        }
        None => taken::taken_ui(ui, seen),
    }
}

/// The newest job about a file of announced returns.
fn newest(seen: &Seen) -> Option<&JobView> {
    seen.jobs.iter().find(|view| {
        matches!(
            view.job.as_ref(),
            Job::PreviewImport { .. } | Job::TakeImport { .. }
        )
    })
}

fn file_name(job: &Job) -> String {
    match job {
        Job::PreviewImport { path, .. }
        | Job::TakeImport { path, .. }
        | Job::ExportManifest { path, .. }
        | Job::ExportIntake { path, .. } => path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        Job::TakeText { name, .. } => name.clone(),
    }
}

fn form_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let seller = SellerCode::parse(draft.seller.trim());
    let path = draft.path.trim().to_owned();
    let mut wanted = false;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::ImportSeller));
        let field = TextEdit::singleline(&mut draft.seller).desired_width(space(24));
        ui.add(field).labelled_by(label.id);
        sellers_ui(ui, seen, draft);
        ui.add_space(space(2));
        let label = ui.label(seen.say(DeskMsg::ImportFile));
        let width = (ui.available_width() - space(75)).clamp(space(50), space(110));
        let field = TextEdit::singleline(&mut draft.path)
            .hint_text(seen.say(DeskMsg::ImportFileHint))
            .desired_width(width);
        let response = ui.add(field).labelled_by(label.id);
        wanted |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.button(seen.say(DeskMsg::ChooseFile)).clicked() {
            intents.push(Intent::PickFile);
        }
        let look = Button::new(seen.say(DeskMsg::ImportLook));
        wanted |= ui
            .add_enabled(seller.is_some() && !path.is_empty(), look)
            .clicked();
    });
    if draft.seller.trim().is_empty() || seller.is_some() {
        let help = seen.say(DeskMsg::ImportHelp);
        let help = eframe::egui::RichText::new(help)
            .size(size::CAPTION)
            .color(seen.theme.text_muted);
        ui.label(help);
    } else {
        let trouble = seen.say(DeskMsg::ImportSellerWrong);
        ui.label(eframe::egui::RichText::new(trouble).color(seen.theme.stop.fill));
    }
    if let (true, Some(seller), false) = (wanted, seller, path.is_empty()) {
        draft.tab = Tab::Rows;
        draft.put_away = None;
        intents.push(Intent::Start(Job::PreviewImport {
            path: PathBuf::from(path),
            seller,
            reading: ReadOptions::default(),
        }));
    }
}

/// Offers the sellers that are known.
fn sellers_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let Some(Answer::Sellers(sellers)) = seen.answer(View::Sellers, &Query::Sellers) else {
        return;
    };
    if sellers.is_empty() {
        return;
    }
    ui.menu_button(seen.say(DeskMsg::ImportKnownSellers), |ui| {
        for row in sellers {
            let text = format!("{}  {}", row.seller, row.name);
            if ui.button(text).clicked() {
                row.seller.as_str().clone_into(&mut draft.seller);
                ui.close();
            }
        }
    });
}
