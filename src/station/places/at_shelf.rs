//! A count of a shelf of whole parcels: each label is answered at once; the scan of the shelf ends it.

use std::collections::BTreeSet;

use crate::domain::codes::ContainerName;
use crate::domain::limits::COUNT_SCANS_MAX;
use crate::ledger::Command;
use crate::ledger::command::CountShelf;
use crate::ledger::query::PlaceView;
use crate::ledger::rows::ParcelRow;
use crate::station::context::Context;
use crate::station::face::Lamp;
use crate::station::said::Said;
use crate::text::PlacesMsg;
use crate::text::places::BoxState;

use super::at_box;
use super::step::{BoxHand, CountingBoxes, Places, Task, Written};

/// The shelf is known: its count begins.
pub(super) fn begin(place: ContainerName, view: &PlaceView, context: &mut Context) -> Places {
    if view.row.is_none() {
        let told = PlacesMsg::CountNone { container: place };
        context.refuse("no_such_container", told);
        return Places::At(Box::new(Task::Count(None)));
    }
    context.say(Said::Told(format!("count {place} {}", view.here)));
    context.shown = None;
    at(Box::new(CountingBoxes {
        place,
        since: context.now.at,
        expected: view.here,
        counted: 0,
        parcels: BTreeSet::new(),
        misplaced: Vec::new(),
        strange: BTreeSet::new(),
        asked: None,
    }))
}

fn at(counting: Box<CountingBoxes>) -> Places {
    Places::At(Box::new(Task::CountBoxes(counting)))
}

/// A container: the shelf itself ends its count.
pub(super) fn place(
    counting: Box<CountingBoxes>,
    place: ContainerName,
    context: &mut Context,
) -> Places {
    if counting.place == place {
        return end(counting, context);
    }
    let told = PlacesMsg::CountOther { container: place };
    context.refuse_with("other_place", told, PlacesMsg::CountOtherDetail);
    at(counting)
}

/// What the label is: a parcel of the shelf, one of elsewhere, or nothing of ours. Of two parcels under one label
/// the one that belongs here and was not counted is meant.
pub(super) fn found(
    mut counting: Box<CountingBoxes>,
    code: String,
    rows: &[ParcelRow],
    context: &mut Context,
) -> Places {
    counting.asked = None;
    if counting.parcels.len() + counting.strange.len() >= COUNT_SCANS_MAX {
        let most = u32::try_from(COUNT_SCANS_MAX).unwrap_or(u32::MAX);
        context.refuse("too_many_scans", PlacesMsg::CountTooMany { most });
        return at(counting);
    }
    let belongs = |row: &&ParcelRow| {
        row.box_shelf() == Some(&counting.place) && !counting.parcels.contains(&row.parcel)
    };
    let stands = |row: &&ParcelRow| row.box_shelf().is_some();
    let row = rows.iter().find(belongs);
    let row = row.or_else(|| rows.iter().find(stands));
    let Some((row, hand)) = row.and_then(|row| {
        let hand = BoxHand::of(std::slice::from_ref(row))?;
        Some((row, hand))
    }) else {
        return strange(counting, code, rows, context);
    };
    let short = || hand.number.tail().to_owned();
    if !counting.parcels.insert(hand.parcel) {
        context.say(Said::Told("counted_already".to_owned()));
        context.show(Lamp::Need, PlacesMsg::CountedAlready { tag: short() });
        return at(counting);
    }
    let lost = row.stands.missing.is_some() || row.stands.given_up.is_some();
    let is_back = row.stands.given_up.is_some() && hand.at.kind() == counting.place.kind();
    if hand.at == counting.place || is_back {
        counting.counted = counting.counted.saturating_add(1);
        let (code, told) = if lost {
            ("found", PlacesMsg::CountedFound { tag: short() })
        } else {
            ("counted", PlacesMsg::Counted { tag: short() })
        };
        context.say(Said::Told(code.to_owned()));
        // Nothing is on the disk before the end: neither green nor its tone.
        context.mark(Lamp::Ready, told, None);
        return at(counting);
    }
    let told = PlacesMsg::Misplaced {
        tag: short(),
        container: hand.at.clone(),
    };
    context.tell_with("misplaced", told, PlacesMsg::MisplacedDetail);
    counting.misplaced.insert(0, hand.clone());
    counting.asked = (hand.at.kind() == counting.place.kind()).then_some(hand);
    at(counting)
}

/// Notes what stands here and is on no shelf by the books.
fn strange(
    mut counting: Box<CountingBoxes>,
    code: String,
    rows: &[ParcelRow],
    context: &mut Context,
) -> Places {
    let told = match rows.first() {
        Some(row) => {
            counting.strange.insert(row.number.to_string());
            // The rule tells it by its id.
            counting.parcels.insert(row.parcel);
            PlacesMsg::BoxOnNoShelf {
                tag: row.number.tail().to_owned(),
                state: BoxState(row.state.code().to_owned()),
            }
        }
        None => {
            counting.strange.insert(code.clone());
            PlacesMsg::UnknownBox { code }
        }
    };
    context.tell_with("strange", told, PlacesMsg::StrangeDetail);
    at(counting)
}

/// [1] about what is misplaced: it stays where it was counted.
pub(super) fn keep(mut counting: Box<CountingBoxes>, context: &mut Context) -> Places {
    let Some(hand) = counting.asked.take() else {
        return at(counting);
    };
    let (ticket, _) = at_box::send(&hand, counting.place.clone(), context);
    let task = Box::new(Task::CountBoxes(counting));
    Places::Writing(ticket, task, Written::KeptBox(hand))
}

/// What was misplaced belongs here now.
pub(super) fn kept(
    mut counting: Box<CountingBoxes>,
    hand: &BoxHand,
    context: &mut Context,
) -> Places {
    counting.misplaced.retain(|one| one.parcel != hand.parcel);
    counting.counted = counting.counted.saturating_add(1);
    counting.expected = counting.expected.saturating_add(1);
    context.say(Said::Told(format!("kept {}", counting.place)));
    let told = PlacesMsg::Moved {
        tag: hand.number.tail().to_owned(),
        container: counting.place.clone(),
    };
    context.show(Lamp::Saved, told);
    at(counting)
}

/// The end: the store compares.
pub(super) fn end(mut counting: Box<CountingBoxes>, context: &mut Context) -> Places {
    counting.asked = None;
    let (ticket, _) = context.commit(Command::CountShelf(Box::new(CountShelf {
        place: counting.place.clone(),
        since: counting.since,
        parcels: counting.parcels.iter().copied().collect(),
        strange: counting.strange.iter().cloned().collect(),
    })));
    let task = Box::new(Task::CountBoxes(counting));
    Places::Writing(ticket, task, Written::Count)
}
