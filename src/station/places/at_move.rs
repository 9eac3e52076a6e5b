//! Units go into a container: the container first and then tag by tag, or each tag and then its container.

use crate::domain::codes::{ContainerName, UnitTag};
use crate::ledger::query::TaggedUnits;
use crate::ledger::rows::UnitRow;
use crate::ledger::{Command, Query};
use crate::station::context::Context;
use crate::station::face::Lamp;
use crate::station::said::Said;
use crate::text::PlacesMsg;

use super::step::{Done, Hand, Moving, Places, Task, Written};

/// A tag: looked up before it goes anywhere.
pub(super) fn tag(moving: Moving, tag: UnitTag, context: &mut Context) -> Places {
    let ticket = context.ask(Query::UnderTag(tag.clone()));
    Places::Tag(ticket, Box::new(Task::Move(moving)), tag)
}

/// A container: where the unit in hand goes, or where all that follow go.
pub(super) fn place(mut moving: Moving, place: ContainerName, context: &mut Context) -> Places {
    let Some(hand) = moving.hand.take() else {
        context.say(Said::Told(format!("into {place}")));
        let told = PlacesMsg::MoveInto {
            container: place.clone(),
        };
        context.mark(Lamp::Ready, told, None);
        moving.to = Some(place);
        return Places::At(Box::new(Task::Move(moving)));
    };
    let (ticket, done) = send(&hand, place, context);
    moving.hand = Some(hand);
    Places::Writing(ticket, Box::new(Task::Move(moving)), Written::Moved(done))
}

/// The store knows the tag, or not.
pub(super) fn found(
    mut moving: Moving,
    tag: &UnitTag,
    found: &TaggedUnits,
    context: &mut Context,
) -> Places {
    let Some(hand) = known(tag, &found.units, context) else {
        return Places::At(Box::new(Task::Move(moving)));
    };
    let Some(to) = moving.to.clone() else {
        context.say(Said::Told("tag_first".to_owned()));
        let told = PlacesMsg::MoveWhere {
            tag: tag.tail().to_owned(),
        };
        let at = PlacesMsg::MoveWhereDetail {
            container: hand.at.clone(),
        };
        context.mark(Lamp::Need, told, Some(at.into()));
        moving.hand = Some(hand);
        return Places::At(Box::new(Task::Move(moving)));
    };
    if stands(&found.units, &to) {
        let told = PlacesMsg::StandsThere {
            tag: tag.tail().to_owned(),
            container: to,
        };
        context.tell_with("stands_there", told, PlacesMsg::MoveIntoDetail);
        return Places::At(Box::new(Task::Move(moving)));
    }
    let (ticket, done) = send(&hand, to, context);
    Places::Writing(ticket, Box::new(Task::Move(moving)), Written::Moved(done))
}

/// Whether units stand in a container already, and no count missed them.
fn stands(rows: &[UnitRow], place: &ContainerName) -> bool {
    let mut rows = rows.iter();
    rows.all(|row| row.is_here() && row.container == *place && row.missing.is_none())
}

/// The label in hand, or a refusal for a tag that no unit has.
pub(super) fn known(tag: &UnitTag, rows: &[UnitRow], context: &mut Context) -> Option<Hand> {
    let hand = Hand::of(tag, rows);
    if hand.is_none() {
        let told = PlacesMsg::UnknownTag { tag: tag.clone() };
        context.refuse_with("unknown_tag", told, PlacesMsg::UnknownTagDetail);
    }
    hand
}

/// Has a label's units written into a container.
pub(super) fn send(
    hand: &Hand,
    to: ContainerName,
    context: &mut Context,
) -> (crate::station::Ticket, Done) {
    let (ticket, key) = context.commit(Command::MoveUnits {
        units: hand.units.clone(),
        container: to.clone(),
    });
    let what = hand.tag.tail().to_owned();
    (ticket, Done { key, what, to })
}

/// The move is on the disk.
pub(super) fn saved(mut moving: Moving, done: Done, context: &mut Context) -> Places {
    moving.hand = None;
    tell(&done, context);
    moving.done.insert(0, done);
    Places::At(Box::new(Task::Move(moving)))
}

/// Says that a move is on the disk.
pub(super) fn tell(done: &Done, context: &mut Context) {
    context.say(Said::Told(format!("moved {}", done.to)));
    let told = PlacesMsg::Moved {
        tag: done.what.clone(),
        container: done.to.clone(),
    };
    context.show(Lamp::Saved, told);
}

/// [U]: takes the newest move back.
pub(super) fn undo(task: Task, newest: Option<&Done>, context: &mut Context) -> Places {
    let Some(newest) = newest.cloned() else {
        context.refuse("nothing_to_undo", PlacesMsg::NothingToUndo);
        return Places::At(Box::new(task));
    };
    let (ticket, _) = context.commit(Command::Undo {
        target: newest.key,
        reason: "misscan".to_owned(),
    });
    Places::Writing(ticket, Box::new(task), Written::Undone)
}
