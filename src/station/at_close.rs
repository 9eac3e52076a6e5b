//! The end of a parcel: lines not seen are asked once; an empty or unknown one goes to a shelf.

use std::sync::Arc;

use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::ledger::Command;
use crate::ledger::draft::Life;
use crate::ledger::fact::Unseen;
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::Context;
use super::event::Key;
use super::face::Lamp;
use super::machine;
use super::meaning::shelf;
use super::said::Said;
use super::step::{Purpose, Step, Then};
use super::work::Work;

/// Ends the parcel, or asks what stands in the way.
pub(super) fn end(work: Box<Work>, then: Then, context: &mut Context) -> Step {
    if work.life == Life::EndedBefore {
        return go(then, context);
    }
    if work.units == 0 && work.lines.is_empty() {
        context.refuse("nothing_in_parcel", BenchMsg::EndFirst);
        return Step::Opened(work);
    }
    if work.open_lines().next().is_none() {
        return close(work, then, None, context);
    }
    ask_unseen(work, then, context)
}

/// Asks what became of the lines that were not seen.
pub(super) fn ask_unseen(work: Box<Work>, then: Then, context: &mut Context) -> Step {
    let count = u32::try_from(work.open_lines().count()).unwrap_or(u32::MAX);
    context.asked("unseen_lines");
    context.show(Lamp::Need, BenchMsg::UnseenLines { count });
    Step::Unseen(work, then)
}

fn close(work: Box<Work>, then: Then, said: Option<Unseen>, context: &mut Context) -> Step {
    let unseen: Vec<_> = work
        .open_lines()
        .filter_map(|line| said.map(|said| (line.known.id, said)))
        .collect();
    let count = unseen.len();
    let (ticket, _) = context.commit(Command::CloseParcel {
        parcel: work.parcel,
        unseen,
    });
    Step::Closing(ticket, work, then, count)
}

pub(super) fn unseen_pressed(work: Box<Work>, then: Then, context: &mut Context, key: Key) -> Step {
    match key {
        Key::Digit(1) => close(work, then, Some(Unseen::Missing), context),
        Key::Digit(2) => close(work, then, Some(Unseen::OtherBox), context),
        Key::Cancel => {
            context.shown = None;
            Step::Opened(work)
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
        | Key::Confirm => Step::Unseen(work, then),
    }
}

/// The end is on the disk.
pub(super) fn closed(work: &Work, then: Then, unseen: usize, context: &mut Context) -> Step {
    context.say(Said::Ended { unseen });
    context.show(
        Lamp::Saved,
        BenchMsg::ParcelEnded {
            number: work.number.clone(),
        },
    );
    go(then, context)
}

/// Goes on after a parcel: with the scan that ended it, if one did.
pub(super) fn go(then: Then, context: &mut Context) -> Step {
    match then {
        Then::Ready => Step::Ready,
        Then::Scan(reading) => machine::scanned(Step::Ready, context, &reading),
    }
}

/// [E]: asks once more whether the box is empty.
pub(super) fn confirm_empty(work: Box<Work>, context: &mut Context) -> Step {
    context.asked("confirm_empty");
    context.show(Lamp::Need, BenchMsg::ConfirmEmpty);
    Step::EmptyConfirm(work)
}

pub(super) fn empty_pressed(work: Box<Work>, context: &mut Context, key: Key) -> Step {
    match key {
        Key::Digit(1) | Key::Confirm => {
            context.shown = None;
            ask_shelf(work, Purpose::Empty, context)
        }
        Key::Digit(2) | Key::Cancel => {
            context.shown = None;
            Step::Opened(work)
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
        | Key::Quantity => Step::EmptyConfirm(work),
    }
}

/// Asks for the shelf where box and label stay.
pub(super) fn ask_shelf(work: Box<Work>, purpose: Purpose, context: &mut Context) -> Step {
    context.asked(match purpose {
        Purpose::Empty => "evidence_shelf",
        Purpose::Claim => "claim_shelf",
    });
    Step::Shelving(work, purpose)
}

/// Gives the kind of shelf that a purpose wants.
pub(super) fn shelf_kind(purpose: Purpose) -> ContainerKind {
    match purpose {
        Purpose::Empty => ContainerKind::EvidenceShelf,
        Purpose::Claim => ContainerKind::ClaimShelf,
    }
}

pub(super) fn shelf_scanned(
    work: Box<Work>,
    purpose: Purpose,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    let wanted = shelf_kind(purpose);
    let Some(shelf) = shelf(reading, wanted, context) else {
        return Step::Shelving(work, purpose);
    };
    let parcel = work.parcel;
    let command = match purpose {
        Purpose::Empty => Command::EmptyParcel {
            parcel,
            shelf: shelf.clone(),
        },
        Purpose::Claim => Command::ShelveParcel {
            parcel,
            shelf: shelf.clone(),
        },
    };
    let (ticket, _) = context.commit(command);
    Step::ShelfSaving(ticket, work, purpose, shelf)
}

pub(super) fn shelf_pressed(work: Box<Work>, purpose: Purpose, key: Key) -> Step {
    match key {
        Key::Cancel => Step::Opened(work),
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
        | Key::Confirm => Step::Shelving(work, purpose),
    }
}

/// The shelf is on the disk.
pub(super) fn shelved(
    _work: &Work,
    purpose: Purpose,
    shelf: ContainerName,
    context: &mut Context,
) -> Step {
    match purpose {
        Purpose::Empty => {
            context.say(Said::Empty(shelf.clone()));
            context.show(Lamp::Saved, BenchMsg::SavedEmpty { shelf });
        }
        Purpose::Claim => {
            context.say(Said::Claimed(shelf.clone()));
            context.show(Lamp::Saved, BenchMsg::SavedClaim { shelf });
        }
    }
    Step::Ready
}
