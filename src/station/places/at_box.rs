//! Whole parcels go from shelf to shelf: the label of each, then the shelf that it goes onto.

use std::sync::Arc;

use crate::domain::codes::ContainerName;
use crate::ledger::rows::ParcelRow;
use crate::ledger::{Command, Query};
use crate::scan::Reading;
use crate::station::context::Context;
use crate::station::effect::Ticket;
use crate::station::face::Lamp;
use crate::station::meaning::{Meaning, meaning, that_is};
use crate::station::said::Said;
use crate::text::PlacesMsg;

use super::at_move;
use super::step::{BoxHand, Done, MovingBoxes, Places, Task, Written};

/// A label: looked up if it may be a parcel's.
pub(super) fn label(task: Task, reading: &Arc<Reading>, context: &mut Context) -> Places {
    if meaning(reading) != Meaning::Parcel {
        context.refuse_with("box_wanted", PlacesMsg::WantsBox, that_is(reading));
        return Places::At(Box::new(task));
    }
    let ticket = context.ask(Query::Dossier(reading.candidates.clone()));
    Places::Box(ticket, Box::new(task), reading.text.clone())
}

/// A shelf: where the parcel in hand goes.
pub(super) fn place(mut moving: MovingBoxes, to: ContainerName, context: &mut Context) -> Places {
    let Some(hand) = moving.hand.take() else {
        let wants = PlacesMsg::WantsBox;
        context.refuse_with("box_wanted", wants, PlacesMsg::BoxScanDetail);
        return Places::At(Box::new(Task::Boxes(moving)));
    };
    let (ticket, done) = send(&hand, to, context);
    moving.hand = Some(hand);
    Places::Writing(ticket, Box::new(Task::Boxes(moving)), Written::Moved(done))
}

/// The store knows the parcel, or not.
pub(super) fn found(
    mut moving: MovingBoxes,
    code: String,
    rows: &[ParcelRow],
    context: &mut Context,
) -> Places {
    match BoxHand::of(rows) {
        Some(hand) => {
            context.say(Said::Told("box_first".to_owned()));
            let told = PlacesMsg::BoxWhere {
                tag: hand.number.tail().to_owned(),
            };
            let at = PlacesMsg::BoxWhereDetail {
                container: hand.at.clone(),
            };
            context.mark(Lamp::Need, told, Some(at.into()));
            moving.hand = Some(hand);
        }
        None => refuse(code, rows, context),
    }
    Places::At(Box::new(Task::Boxes(moving)))
}

/// Says why a parcel is not moved from shelf to shelf.
fn refuse(code: String, rows: &[ParcelRow], context: &mut Context) {
    match rows.first() {
        Some(row) => {
            let number = row.number.clone();
            context.refuse("parcel_on_no_shelf", PlacesMsg::RefusedNoBox { number });
        }
        None => {
            let told = PlacesMsg::UnknownBox { code };
            context.refuse_with("unknown_box", told, PlacesMsg::UnknownTagDetail);
        }
    }
}

/// Has a parcel written onto a shelf.
pub(super) fn send(hand: &BoxHand, to: ContainerName, context: &mut Context) -> (Ticket, Done) {
    let (ticket, key) = context.commit(Command::MoveParcel {
        parcel: hand.parcel,
        shelf: to.clone(),
    });
    let what = hand.number.tail().to_owned();
    (ticket, Done { key, what, to })
}

/// The move is on the disk.
pub(super) fn saved(mut moving: MovingBoxes, done: Done, context: &mut Context) -> Places {
    moving.hand = None;
    at_move::tell(&done, context);
    moving.done.insert(0, done);
    Places::At(Box::new(Task::Boxes(moving)))
}

impl BoxHand {
    /// The parcel under a label that stands on a shelf or was given up there; none where none does.
    pub fn of(rows: &[ParcelRow]) -> Option<Self> {
        rows.iter().find_map(|row| {
            Some(Self {
                parcel: row.parcel,
                number: row.number.clone(),
                at: row.box_shelf()?.clone(),
            })
        })
    }
}
