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

pub(super) fn begin(step: Step, context: &mut Context) -> Step {
    if matches!(
        step,
        Step::SignIn(_) | Step::UndoTag(..) | Step::Aside(..) | Step::Halted
    ) {
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
        | Key::Damage
        | Key::Park
        | Key::Rework
        | Key::Unlabelled
        | Key::Quantity
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
    if let Some(work) = back.work_mut().filter(|work| work.parcel == put.parcel) {
        work.count_taken_back(put.line, put.count);
    }
    // The put before it is the last one now.
    at_recall::ask(back, context)
}
