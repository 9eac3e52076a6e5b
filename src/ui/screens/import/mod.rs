//! Files of announced returns: choose one or drop several, see what each holds, take it.

mod asked;
mod columns;
mod draft;
mod form;
mod lists;
mod preview;
mod refused;
mod rows;
mod taken;

use eframe::egui::{RichText, Ui};

pub use draft::{Draft, Holds, Tab};

use super::export::job_state_ui;
use super::{Intent, Seen};
use crate::ledger::Query;
use crate::shell::view::{ImportPreview, Job, JobState, JobView, View, name_of};
use crate::text::{DeskMsg, Message, TroubleMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::BannerState;

/// Draws the screen into all of `ui`.
pub fn import_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::Imports, Box::new(Query::Imports)));
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    form::form_ui(ui, seen, draft, intents);
    waiting_ui(ui, seen, draft);
    ui.add_space(space(1));
    let newest = newest(seen).filter(|job| draft.put_away != Some(job.id));
    let Some(job) = newest else {
        return taken::taken_ui(ui, seen, &mut draft.taken, intents);
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
            taken::taken_ui(ui, seen, &mut draft.taken, intents);
        }
        JobState::Running { .. }
        | JobState::Written(_)
        | JobState::SetWritten(_)
        | JobState::HandedOver
        | JobState::SellerTaken(_)
        | JobState::ChecklistTaken(_)
        | JobState::Purged(_)
        | JobState::MailMade(_)
        | JobState::MailTaken(_)
        | JobState::AnswersRead(_)
        | JobState::SaidKept(_)
        | JobState::ProceedsTaken(_)
        | JobState::GoodsTaken(_)
        | JobState::Proposed(_)
        | JobState::TemplateTaken(_)
        | JobState::SheetRead(_)
        | JobState::FreightTaken(_)
        | JobState::FileTaken(_)
        | JobState::Cancelled
        | JobState::Failed(_) => {
            let name = seen.say(DeskMsg::ImportReading {
                name: job.job.file_name(),
            });
            job_state_ui(ui, seen, &name, job, intents);
            if let JobState::Failed(Message::Trouble(TroubleMsg::ChecklistRefused {
                problems,
                ..
            })) = &job.state
            {
                return refused::refused_ui(ui, seen, problems);
            }
            match earlier(seen, job) {
                Some(found) => preview::preview_ui(ui, seen, draft, job, found, intents),
                None => taken::taken_ui(ui, seen, &mut draft.taken, intents),
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
    let Job::PreviewImport { path, seller, .. } = job.job.as_ref() else {
        return None;
    };
    let is_same = |job: &Job| {
        let Job::PreviewImport {
            path: other,
            seller: of,
            ..
        } = job
        else {
            return false;
        };
        (other, of) == (path, seller)
    };
    let before = seen.jobs.iter().filter(|view| view.id < job.id);
    let before = before
        .filter(|view| is_import(&view.job))
        .find(|view| !matches!(view.state, JobState::Running { .. } | JobState::Cancelled))?;
    if let JobState::Previewed(found) = &before.state {
        return Some(found)
            .filter(|_| is_same(&before.job))
            .map(AsRef::as_ref);
    }
    None
}

/// The newest job about a file of announced returns.
fn newest(seen: &Seen) -> Option<&JobView> {
    seen.jobs.iter().find(|view| is_import(&view.job))
}

fn is_import(job: &Job) -> bool {
    matches!(
        job,
        Job::PreviewImport { .. } | Job::TakeImport { .. } | Job::TakeChecklist { .. }
    )
}
