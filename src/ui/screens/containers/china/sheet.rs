//! A sheet of the chosen consignment that a forwarder or a seller filled in: looked at, then taken.

use std::path::PathBuf;

use eframe::egui::{Button, TextEdit, Ui};

use super::super::super::export::{job_state_ui, strip};
use super::super::super::{Intent, Seen};
use super::muted_ui;
use crate::domain::codes::ConsignmentNumber;
use crate::shell::sheets::{SheetDone, SheetOrder, SheetStep, SheetTaken};
use crate::shell::view::{Job, JobState};
use crate::text::{DeskMsg, SheetMsg, ShipDeskMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::BannerState;

/// Changes and bad rows that are shown.
const SHOWN: usize = 8;

/// Draws the file, what it would change, and the buttons that take it.
pub(super) fn sheet_ui(
    ui: &mut Ui,
    seen: &Seen,
    (file, consignment): (&mut String, Option<&ConsignmentNumber>),
    intents: &mut Vec<Intent>,
) {
    let Some(consignment) = consignment else {
        muted_ui(ui, seen, &seen.say(SheetMsg::FileNone));
        return;
    };
    let start = |path: PathBuf, step| {
        Intent::Start(Job::TakeSheet(SheetOrder {
            consignment: consignment.clone(),
            path,
            step,
        }))
    };
    let may = seen.face.person.is_some();
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(SheetMsg::FileOf {
            consignment: consignment.to_string(),
        }));
        let field = TextEdit::singleline(file).desired_width(space(56));
        ui.add(field).labelled_by(label.id);
        let path = file.trim();
        let look = Button::new(seen.say(SheetMsg::Look));
        if ui.add_enabled(may && !path.is_empty(), look).clicked() {
            intents.push(start(PathBuf::from(path), SheetStep::Look));
        }
    });
    let newest = seen.jobs.iter().find_map(|view| match view.job.as_ref() {
        Job::TakeSheet(order) if order.consignment == *consignment => Some((view, order)),
        _ => None,
    });
    let Some((view, order)) = newest else {
        return;
    };
    let JobState::SheetRead(done) = &view.state else {
        let name = seen.say(SheetMsg::FileOf {
            consignment: consignment.to_string(),
        });
        return job_state_ui(ui, seen, &name, view, intents);
    };
    done_ui(ui, seen, done);
    let is_open = match done.taken {
        SheetTaken::Looked => done.skus > 0,
        SheetTaken::No => true,
        SheetTaken::Yes => false,
    };
    if !is_open || !may {
        return;
    }
    let (word, step) = if done.problems.is_empty() {
        (SheetMsg::Take, SheetStep::AllOrNone)
    } else {
        (SheetMsg::TakeGood, SheetStep::Good)
    };
    let is_some = done.skus > 0;
    if is_some && ui.button(seen.say(word)).clicked() {
        intents.push(start(order.path.clone(), step));
    }
}

fn done_ui(ui: &mut Ui, seen: &Seen, done: &SheetDone) {
    let (state, word) = match done.taken {
        SheetTaken::Looked => (BannerState::Need, DeskMsg::LampNeed),
        SheetTaken::Yes => (BannerState::Saved, DeskMsg::LampSaved),
        SheetTaken::No => (BannerState::Stop, DeskMsg::JobFailedWord),
    };
    strip(ui, seen, state, word, &seen.say(done.told()));
    let row = |line: u64| u32::try_from(line).unwrap_or(u32::MAX);
    for problem in done.problems.iter().take(SHOWN) {
        let line = seen.say(ShipDeskMsg::GoodsLine {
            line: row(problem.line),
            why: seen.term("goods-problem", problem.code),
            found: problem.found.clone(),
        });
        muted_ui(ui, seen, &line);
    }
    for change in done.changes.iter().take(SHOWN) {
        let line = seen.say(SheetMsg::Change {
            line: row(change.line),
            sku: change.sku.clone(),
            field: seen.term("paper-field", change.field.code()),
            from: change.from.clone().unwrap_or_else(|| "–".to_owned()),
            to: change.to.clone(),
        });
        muted_ui(ui, seen, &line);
    }
    let more = done.changes.len().saturating_sub(SHOWN) + done.problems.len().saturating_sub(SHOWN);
    if more > 0 {
        let count = u32::try_from(more).unwrap_or(u32::MAX);
        muted_ui(ui, seen, &seen.say(SheetMsg::More { count }));
    }
    if !done.ignored.is_empty() {
        let heads = done.ignored.join(", ");
        muted_ui(ui, seen, &seen.say(SheetMsg::Ignored { heads }));
    }
}
