//! What comes after a sale: what its units brought, or that it came to nothing.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::super::super::export::{job_state_ui, strip};
use super::super::super::{Intent, Seen};
use super::Draft;
use crate::domain::codes::LotNumber;
use crate::domain::limits::LOT_TEXT_MAX;
use crate::ledger::Command;
use crate::shell::lots::ProceedsDone;
use crate::shell::view::{Job, JobState, TakeRows};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;
use crate::ui::widgets::BannerState;

/// Bad rows that are shown.
const PROBLEMS_SHOWN: usize = 8;

/// Draws the file of proceeds, and how the newest one of this lot went.
pub(super) fn proceeds_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    lot: &LotNumber,
    intents: &mut Vec<Intent>,
) {
    let start = |path: PathBuf, rows| {
        Intent::Start(Job::TakeProceeds {
            lot: lot.clone(),
            path,
            rows,
        })
    };
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::LotProceedsFile));
        let field = TextEdit::singleline(&mut draft.proceeds).desired_width(space(72));
        ui.add(field).labelled_by(label.id);
        let path = draft.proceeds.trim();
        let take = Button::new(seen.say(DeskMsg::LotProceedsTake));
        if ui.add_enabled(!path.is_empty(), take).clicked() {
            intents.push(start(PathBuf::from(path), TakeRows::AllOrNone));
        }
    });
    let newest = seen.jobs.iter().find_map(|view| match view.job.as_ref() {
        Job::TakeProceeds { lot: of, path, .. } if of == lot => Some((view, path)),
        _ => None,
    });
    let Some((view, path)) = newest else {
        return;
    };
    if let JobState::ProceedsTaken(done) = &view.state {
        if done_ui(ui, seen, done) {
            intents.push(start(path.clone(), TakeRows::Good));
        }
    } else {
        let name = seen.say(DeskMsg::LotProceedsFile);
        job_state_ui(ui, seen, &name, view, intents);
    }
}

/// Draws what a file came to; tells whether its good rows are wanted.
fn done_ui(ui: &mut Ui, seen: &Seen, done: &Arc<ProceedsDone>) -> bool {
    let (state, word) = if done.units > 0 || done.taken_before {
        (BannerState::Saved, DeskMsg::LampSaved)
    } else {
        (BannerState::Stop, DeskMsg::JobFailedWord)
    };
    strip(ui, seen, state, word, &seen.say(done.told()));
    for problem in done.problems.iter().take(PROBLEMS_SHOWN) {
        let line = seen.say(DeskMsg::LotProceedsLine {
            line: u32::try_from(problem.line).unwrap_or(u32::MAX),
            why: seen.term("lot-problem", problem.code),
            found: problem.found.clone(),
        });
        ui.add(Label::new(line).wrap());
    }
    let may = done.units == 0 && !done.problems.is_empty();
    may && ui.button(seen.say(DeskMsg::LotProceedsGood)).clicked()
}

/// Draws how a sale is withdrawn; asked a second time, with its reason.
pub(super) fn withdraw_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    lot: &LotNumber,
    intents: &mut Vec<Intent>,
) {
    let Some(reason) = &mut draft.withdrawing else {
        if ui.button(seen.say(DeskMsg::LotWithdraw)).clicked() {
            draft.withdrawing = Some(String::new());
        }
        return;
    };
    let asked = seen.say(DeskMsg::LotWithdrawSure { lot: lot.clone() });
    ui.add(Label::new(RichText::new(asked).strong()).wrap());
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::LotWithdrawWhy));
        let field = TextEdit::singleline(reason)
            .char_limit(LOT_TEXT_MAX)
            .desired_width(space(72));
        ui.add(field).labelled_by(label.id);
    });
    let mut ends = false;
    ui.horizontal_wrapped(|ui| {
        if seen.face.person.is_some() && !reason.trim().is_empty() {
            let yes = RichText::new(seen.say(DeskMsg::LotWithdrawYes)).color(seen.theme.stop.on);
            let yes = Button::new(yes).fill(seen.theme.stop.fill);
            if ui.add(yes).clicked() {
                intents.push(Intent::Command(Box::new(Command::WithdrawLot {
                    lot: lot.clone(),
                    reason: reason.trim().to_owned(),
                })));
                ends = true;
            }
        } else {
            ui.add_enabled(false, Button::new(seen.say(DeskMsg::LotWithdrawWants)));
        }
        ends |= ui.button(seen.say(DeskMsg::LotNo)).clicked();
    });
    if ends {
        draft.withdrawing = None;
    }
}
