//! A count by scan: each tag is answered at once; the scan of the place ends it.

use std::collections::BTreeSet;

use crate::domain::codes::{ContainerName, UnitTag};
use crate::domain::limits::COUNT_SCANS_MAX;
use crate::ledger::command::CountPlace;
use crate::ledger::query::{PlaceView, TaggedUnits};
use crate::ledger::rows::UnitRow;
use crate::ledger::{Command, Query};
use crate::station::context::Context;
use crate::station::face::Lamp;
use crate::station::said::Said;
use crate::text::PlacesMsg;

use super::at_move;
use super::step::{Counting, Hand, Places, Task, Written};

/// A container: the place that is counted, and its end when it is scanned again.
pub(super) fn place(
    counting: Option<Box<Counting>>,
    place: ContainerName,
    context: &mut Context,
) -> Places {
    match counting {
        Some(counting) if counting.place == place => end(counting, context),
        Some(counting) => {
            let told = PlacesMsg::CountOther { container: place };
            context.refuse_with("other_place", told, PlacesMsg::CountOtherDetail);
            Places::At(Box::new(Task::Count(Some(counting))))
        }
        None => {
            let ticket = context.ask(Query::Place(place.clone()));
            Places::Place(ticket, Box::new(Task::Count(None)), place)
        }
    }
}

/// The place is known: its count begins.
pub(super) fn begin(place: ContainerName, view: &PlaceView, context: &mut Context) -> Places {
    if view.row.is_none() {
        let told = PlacesMsg::CountNone { container: place };
        context.refuse("no_such_container", told);
        return Places::At(Box::new(Task::Count(None)));
    }
    context.say(Said::Told(format!("count {place} {}", view.here)));
    context.shown = None;
    Places::At(Box::new(Task::Count(Some(Box::new(Counting {
        place,
        since: context.now.at,
        expected: view.here,
        counted: 0,
        units: BTreeSet::new(),
        misplaced: Vec::new(),
        strange: BTreeSet::new(),
        asked: None,
    })))))
}

/// A tag is looked up.
pub(super) fn tag(counting: Option<Box<Counting>>, tag: UnitTag, context: &mut Context) -> Places {
    let Some(mut counting) = counting else {
        context.refuse_with("place_wanted", PlacesMsg::CountPlace, PlacesMsg::WantsPlace);
        return Places::At(Box::new(Task::Count(None)));
    };
    counting.asked = None;
    if counting.units.len() >= COUNT_SCANS_MAX {
        let most = u32::try_from(COUNT_SCANS_MAX).unwrap_or(u32::MAX);
        context.refuse("too_many_scans", PlacesMsg::CountTooMany { most });
        return Places::At(Box::new(Task::Count(Some(counting))));
    }
    let ticket = context.ask(Query::UnderTag(tag.clone()));
    Places::Tag(ticket, Box::new(Task::Count(Some(counting))), tag)
}

/// What the tag is: one of the place, one of elsewhere, or nothing of ours.
pub(super) fn found(
    mut counting: Box<Counting>,
    tag: &UnitTag,
    found: &TaggedUnits,
    context: &mut Context,
) -> Places {
    let short = || tag.tail().to_owned();
    let rows = &found.units;
    let here: Vec<UnitRow> = rows.iter().filter(|row| is_ours(row)).cloned().collect();
    let Some(hand) = Hand::of(tag, &here) else {
        counting.strange.insert(tag.to_string());
        // The rule tells a unit that left by its id.
        counting.units.extend(rows.iter().map(|row| row.unit));
        let told = match rows.first() {
            Some(_) => PlacesMsg::GoneTag { tag: short() },
            None => PlacesMsg::UnknownTag { tag: tag.clone() },
        };
        context.tell_with("strange", told, PlacesMsg::StrangeDetail);
        return Places::At(Box::new(Task::Count(Some(counting))));
    };
    if hand.units.iter().all(|unit| counting.units.contains(unit)) {
        context.say(Said::Told("counted_already".to_owned()));
        context.show(Lamp::Need, PlacesMsg::CountedAlready { tag: short() });
        return Places::At(Box::new(Task::Count(Some(counting))));
    }
    counting.units.extend(&hand.units);
    if hand.at == counting.place {
        let lost = here.iter().any(|row| row.placed().is_lost);
        let units = u32::try_from(hand.units.len()).unwrap_or(u32::MAX);
        counting.counted = counting.counted.saturating_add(units);
        let (code, told) = if lost {
            ("found", PlacesMsg::CountedFound { tag: short() })
        } else {
            ("counted", PlacesMsg::Counted { tag: short() })
        };
        context.say(Said::Told(code.to_owned()));
        // Nothing is on the disk before the end: neither green nor its tone.
        context.mark(Lamp::Ready, told, None);
    } else {
        let told = PlacesMsg::Misplaced {
            tag: short(),
            container: hand.at.clone(),
        };
        context.tell_with("misplaced", told, PlacesMsg::MisplacedDetail);
        counting.misplaced.insert(0, hand.clone());
        counting.asked = Some(hand);
    }
    Places::At(Box::new(Task::Count(Some(counting))))
}

/// Whether a unit is in the house, or was given up here.
fn is_ours(row: &UnitRow) -> bool {
    row.is_here() || row.written_off.is_some()
}

/// [1] about what is misplaced: it stays where it was counted.
pub(super) fn keep(mut counting: Box<Counting>, context: &mut Context) -> Places {
    let Some(hand) = counting.asked.take() else {
        return Places::At(Box::new(Task::Count(Some(counting))));
    };
    let (ticket, _) = at_move::send(&hand, counting.place.clone(), context);
    Places::Writing(
        ticket,
        Box::new(Task::Count(Some(counting))),
        Written::Kept(hand),
    )
}

/// What was misplaced belongs here now.
pub(super) fn kept(mut counting: Box<Counting>, hand: &Hand, context: &mut Context) -> Places {
    counting.misplaced.retain(|one| one.tag != hand.tag);
    let units = u32::try_from(hand.units.len()).unwrap_or(u32::MAX);
    counting.counted = counting.counted.saturating_add(units);
    counting.expected = counting.expected.saturating_add(units);
    context.say(Said::Told(format!("kept {}", counting.place)));
    let told = PlacesMsg::Moved {
        tag: hand.tag.tail().to_owned(),
        container: counting.place.clone(),
    };
    context.show(Lamp::Saved, told);
    Places::At(Box::new(Task::Count(Some(counting))))
}

/// The end: the store compares.
pub(super) fn end(mut counting: Box<Counting>, context: &mut Context) -> Places {
    counting.asked = None;
    let (ticket, _) = context.commit(Command::CountPlace(Box::new(CountPlace {
        place: counting.place.clone(),
        since: counting.since,
        units: counting.units.iter().copied().collect(),
        strange: counting.strange.iter().cloned().collect(),
    })));
    Places::Writing(
        ticket,
        Box::new(Task::Count(Some(counting))),
        Written::Count,
    )
}

/// The count is on the disk: what it found is read.
pub(super) fn ended(task: Task, place: ContainerName, context: &mut Context) -> Places {
    let ticket = context.ask(Query::Place(place.clone()));
    Places::Place(ticket, Box::new(task), place)
}

/// What the count found.
pub(super) fn result(view: Box<PlaceView>, context: &mut Context) -> Places {
    let Some(last) = &view.last else {
        return Places::At(Box::new(Task::Count(None)));
    };
    let container = last.place.clone();
    let count = last.counted;
    context.say(Said::Told(format!(
        "result {container} {count} {} {} {}",
        last.missing.len() + last.missing_parcels.len(),
        last.misplaced.len() + last.misplaced_parcels.len(),
        last.strange.len()
    )));
    let units = last.missing.len() + last.misplaced.len();
    let parcels = last.missing_parcels.len() + last.misplaced_parcels.len();
    let differs = units + parcels + last.strange.len() > 0;
    if differs {
        let told = PlacesMsg::ResultDiffers { container, count };
        context.show_with(Lamp::Need, told, PlacesMsg::ResultDetail);
    } else {
        let told = PlacesMsg::ResultAll { container, count };
        context.show_with(Lamp::Saved, told, PlacesMsg::CountPlaceDetail);
    }
    Places::Result(view)
}
