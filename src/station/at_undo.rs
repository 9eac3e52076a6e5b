//! Undo: a new fact that takes the last put back, once the unit's tag is scanned out.

use std::sync::Arc;

use crate::ledger::Command;
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::at_recall;
use super::context::{Context, PutDone};
use super::event::Key;
use super::face::Lamp;
use super::meaning::{Meaning, meaning};
use super::said::Said;
use super::step::Step;
use super::work::Work;

pub(super) fn begin(step: Step, context: &mut Context) -> Step {
    if matches!(step, Step::SignIn(_) | Step::UndoTag(..) | Step::Halted) {
        return step;
    }
    let Some(put) = context.last_put.clone() else {
        context.refuse("nothing_to_undo", BenchMsg::NothingToUndo);
        return step;
    };
    context.asked("undo_tag");
    context.show(
        Lamp::Need,
        BenchMsg::UndoScanTag {
            tag: put.tag.tail().to_owned(),
            container: put.container.clone(),
        },
    );
    Step::UndoTag(Box::new(step), put)
}

pub(super) fn scanned(
    back: Box<Step>,
    put: PutDone,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    if meaning(reading) != Meaning::Tag(put.tag.clone()) {
        context.refuse(
            "undo_wrong_tag",
            BenchMsg::UndoWrongTag {
                tag: put.tag.tail().to_owned(),
            },
        );
        return Step::UndoTag(back, put);
    }
    let (ticket, _) = context.commit(Command::Undo {
        target: put.key,
        reason: "misscan".to_owned(),
    });
    Step::Undoing(ticket, back, put)
}

pub(super) fn pressed(back: Box<Step>, put: PutDone, context: &mut Context, key: Key) -> Step {
    match key {
        Key::Cancel => {
            context.shown = None;
            *back
        }
        Key::Digit(_)
        | Key::Undo
        | Key::EndParcel
        | Key::Empty
        | Key::NoBarcode
        | Key::Override
        | Key::Claim
        | Key::Confirm => Step::UndoTag(back, put),
    }
}

/// The undo is on the disk; the unit is back on the bench.
pub(super) fn saved(mut back: Step, put: &PutDone, context: &mut Context) -> Step {
    context.say(Said::TakenBack(put.tag.clone(), put.container.clone()));
    context.show(
        Lamp::Saved,
        BenchMsg::SavedUndo {
            tag: put.tag.tail().to_owned(),
        },
    );
    if let Some(work) = work_of(&mut back).filter(|work| work.parcel == put.parcel) {
        work.count_taken_back(put.line);
    }
    // The put before it is the last one now.
    at_recall::ask(back, context)
}

fn work_of(step: &mut Step) -> Option<&mut Work> {
    match step {
        Step::Opened(work)
        | Step::Naming(work, _)
        | Step::Binding(work, ..)
        | Step::Checking(work, _)
        | Step::Proposing(work, ..)
        | Step::Unseen(work, _)
        | Step::EmptyConfirm(work)
        | Step::Shelving(work, _) => Some(work),
        Step::SignIn(_)
        | Step::SigningIn(..)
        | Step::Enrolling(..)
        | Step::Recalling(..)
        | Step::Ready
        | Step::Looking(..)
        | Step::Choosing(..)
        | Step::Odd(..)
        | Step::Receiving(..)
        | Step::Resuming(..)
        | Step::TagLooking(..)
        | Step::Saving(..)
        | Step::Closing(..)
        | Step::ShelfSaving(..)
        | Step::UndoTag(..)
        | Step::Undoing(..)
        | Step::Dock(_)
        | Step::Halted => None,
    }
}
