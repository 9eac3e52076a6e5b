//! Files of announced returns: choose one, see what it holds, take it.

mod form;
mod lists;
mod preview;
mod taken;

use eframe::egui::Ui;

use super::export::job_state_ui;
use super::{Intent, Seen, table};
use crate::ledger::Query;
use crate::shell::view::{Job, JobState, JobView, View};
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
    /// The table of the first rows.
    pub rows: table::Draft,
    /// The table of the columns.
    pub columns: table::Draft,
    /// The table of the problems.
    pub problems: table::Draft,
    /// The table of the files taken in.
    pub taken: table::Draft,
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
            taken::taken_ui(ui, seen, &mut draft.taken, intents);
        }
        Some((job, _)) => {
            let name = seen.say(DeskMsg::ImportReading {
                name: file_name(&job.job),
            });
            job_state_ui(ui, seen, &name, job, intents);
            taken::taken_ui(ui, seen, &mut draft.taken, intents);
        }
        None => taken::taken_ui(ui, seen, &mut draft.taken, intents),
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
        | Job::ExportIntake { path, .. }
        | Job::ExportShown { path, .. } => path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        Job::TakeText { name, .. } => name.clone(),
    }
}
