//! All that stands in one container goes into another: two scans.

use crate::domain::codes::ContainerName;
use crate::ledger::query::PlaceView;
use crate::ledger::{Command, Query};
use crate::station::context::Context;
use crate::station::face::Lamp;
use crate::station::said::Said;
use crate::text::PlacesMsg;

use super::step::{Done, Places, Task, Written};

/// A container: the one that is emptied, or the one that all goes into.
pub(super) fn place(
    from: Option<(ContainerName, u32)>,
    done: Vec<Done>,
    place: ContainerName,
    context: &mut Context,
) -> Places {
    let Some((from, count)) = from else {
        let ticket = context.ask(Query::Place(place.clone()));
        return Places::Place(ticket, Box::new(Task::Whole(None, done)), place);
    };
    if from == place {
        context.refuse("same_place", PlacesMsg::WholeSame);
        return Places::At(Box::new(Task::Whole(Some((from, count)), done)));
    }
    let (ticket, key) = context.commit(Command::MoveContents {
        from: from.clone(),
        to: place.clone(),
    });
    let moved = Done {
        key,
        what: from.to_string(),
        to: place,
    };
    let written = Written::Whole(moved, from.clone(), count);
    Places::Writing(
        ticket,
        Box::new(Task::Whole(Some((from, count)), done)),
        written,
    )
}

/// What is in the container that is emptied.
pub(super) fn found(
    done: Vec<Done>,
    from: ContainerName,
    view: &PlaceView,
    context: &mut Context,
) -> Places {
    if view.here == 0 {
        let told = PlacesMsg::EmptyPlace { container: from };
        context.refuse("empty_place", told);
        return Places::At(Box::new(Task::Whole(None, done)));
    }
    context.say(Said::Told(format!("all of {from} {}", view.here)));
    let told = PlacesMsg::WholeTo {
        container: from.clone(),
        count: view.here,
    };
    context.mark(Lamp::Need, told, Some(PlacesMsg::WholeToDetail.into()));
    Places::At(Box::new(Task::Whole(Some((from, view.here)), done)))
}

/// The move is on the disk.
pub(super) fn saved(
    mut all: Vec<Done>,
    (done, from, count): (Done, ContainerName, u32),
    context: &mut Context,
) -> Places {
    context.say(Said::Told(format!("moved {count} {from} {}", done.to)));
    let told = PlacesMsg::WholeMoved {
        count,
        from,
        to: done.to.clone(),
    };
    context.show(Lamp::Saved, told);
    all.insert(0, done);
    Places::At(Box::new(Task::Whole(None, all)))
}
