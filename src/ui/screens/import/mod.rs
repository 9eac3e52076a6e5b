//! Files of announced returns: choose one or drop several, see what each holds, take it.

mod asked;
mod columns;
mod form;
mod preview;
mod taken;

use std::collections::VecDeque;
use std::path::PathBuf;

use eframe::egui::{RichText, Ui};

use super::export::job_state_ui;
use super::{Intent, Seen};
use crate::ledger::Query;
use crate::shell::view::{ImportPreview, Job, JobState, JobView, View, name_of};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;
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
    /// Files that were dropped together and wait for their turn.
    pub waiting: VecDeque<PathBuf>,
    look: Look,
}

/// Whether the file named is looked into without a press.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Look {
    /// When a person says so.
    #[default]
    Asked,
    /// At once, when the seller is known.
    AtOnce,
}

impl Draft {
    /// Takes files that were chosen or dropped: the first is looked into as soon as the seller is
    /// known, the others wait; while files wait already, all of them do.
    pub fn take(&mut self, files: &[PathBuf]) {
        let has_queue = !self.waiting.is_empty();
        self.waiting.extend(files.iter().cloned());
        if !has_queue {
            self.next();
        }
    }

    /// Goes to the next file that waits, if there is one.
    fn next(&mut self) {
        if let Some(path) = self.waiting.pop_front() {
            self.path = path.display().to_string();
            self.look = Look::AtOnce;
        }
    }
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
    form::form_ui(ui, seen, draft, intents);
    waiting_ui(ui, seen, draft);
    ui.add_space(space(1));
    let newest = newest(seen).filter(|job| draft.put_away != Some(job.id));
    let Some(job) = newest else {
        return taken::taken_ui(ui, seen);
    };
    match &job.state {
        JobState::Previewed(found) => {
            preview::preview_ui(ui, seen, draft, job, found, intents);
        }
        JobState::Imported(done) => {
            let text = seen.say(DeskMsg::ImportDone {
                new: done.counts.new,
                changed: done.counts.changed,
                unchanged: done.counts.unchanged,
            });
            super::export::strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
            taken::taken_ui(ui, seen);
        }
        JobState::Running { .. }
        | JobState::Written(_)
        | JobState::Cancelled
        | JobState::Failed(_) => {
            let name = seen.say(DeskMsg::ImportReading {
                name: job.job.file_name(),
            });
            job_state_ui(ui, seen, &name, job, intents);
            match earlier(seen, job) {
                Some(found) => preview::preview_ui(ui, seen, draft, job, found, intents),
                None => taken::taken_ui(ui, seen),
            }
        }
    }
}

/// Draws what waits behind the file in hand.
fn waiting_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let Some(next) = draft.waiting.front() else {
        return;
    };
    let next = seen.say(DeskMsg::ImportNext {
        name: name_of(next),
    });
    let count = u32::try_from(draft.waiting.len()).unwrap_or(u32::MAX);
    ui.horizontal_wrapped(|ui| {
        if ui.button(next).clicked() {
            draft.next();
        }
        let text = seen.say(DeskMsg::ImportMoreWait { count });
        ui.label(RichText::new(text).color(seen.theme.text_muted));
        if ui.button(seen.say(DeskMsg::ImportForget)).clicked() {
            draft.waiting.clear();
        }
    });
}

/// The preview that stands while its file is read anew, or that stays when this was stopped or
/// failed.
fn earlier<'a>(seen: &'a Seen, job: &JobView) -> Option<&'a ImportPreview> {
    let of = |job: &'a Job| match job {
        Job::PreviewImport { path, seller, .. } => Some((path, seller)),
        Job::TakeImport { .. }
        | Job::TakeText { .. }
        | Job::ExportManifest { .. }
        | Job::ExportIntake { .. } => None,
    };
    let Job::PreviewImport { path, seller, .. } = job.job.as_ref() else {
        return None;
    };
    let before = seen.jobs.iter().filter(|view| view.id < job.id);
    let before = before
        .filter(|view| is_import(&view.job))
        .find(|view| !matches!(view.state, JobState::Running { .. } | JobState::Cancelled))?;
    match &before.state {
        JobState::Previewed(found) if of(&before.job) == Some((path, seller)) => Some(found),
        JobState::Previewed(_)
        | JobState::Running { .. }
        | JobState::Imported(_)
        | JobState::Written(_)
        | JobState::Cancelled
        | JobState::Failed(_) => None,
    }
}

/// The newest job about a file of announced returns.
fn newest(seen: &Seen) -> Option<&JobView> {
    seen.jobs.iter().find(|view| is_import(&view.job))
}

fn is_import(job: &Job) -> bool {
    matches!(job, Job::PreviewImport { .. } | Job::TakeImport { .. })
}
