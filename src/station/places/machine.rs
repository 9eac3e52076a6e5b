//! What happens goes to the step in hand; the bench's machine hands it over.

use std::sync::Arc;

use crate::domain::codes::{CommandWord, ContainerName};
use crate::domain::place::Holds;
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::ledger::Answer;
use crate::scan::Reading;
use crate::station::context::Context;
use crate::station::event::Key;
use crate::station::face::Lamp;
use crate::station::meaning::{Meaning, container, meaning, that_is};
use crate::station::said::Said;
use crate::station::step::Step;
use crate::text::{BenchMsg, PlacesMsg};

use super::step::{Moving, MovingBoxes, Other, Places, Task, Written};
use super::{at_away, at_box, at_count, at_move, at_shelf, at_whole};

/// Tells whether a scan is the command that leads here and back.
pub(in crate::station) fn is_command(reading: &Reading) -> bool {
    reading.candidates.first().is_some_and(|best| {
        best.kind == CodeKind::Command
            && best.check != CheckVerdict::Bad
            && CommandWord::parse(&best.key) == Some(CommandWord::Places)
    })
}

/// Goes here when nothing is in hand at the bench, or back to the bench.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "with anything in hand the parcel is ended first"
)]
pub(in crate::station) fn toggle(step: Step, context: &mut Context) -> Step {
    match step {
        Step::Places(places) => leave(&places, context),
        Step::Ready => {
            context.shown = None;
            Step::Places(Box::new(choose(context)))
        }
        Step::SignIn(_) => {
            context.refuse("nobody_signed_in", BenchMsg::ScanBadge);
            step
        }
        Step::Halted => {
            context.refuse("store_stopped", BenchMsg::StoreStopped);
            step
        }
        step => {
            context.refuse("end_first", PlacesMsg::EndFirst);
            step
        }
    }
}

fn choose(context: &mut Context) -> Places {
    context.asked("places");
    Places::Choose
}

/// Back to the bench. A count that is not ended is gone, and says so.
fn leave(places: &Places, context: &mut Context) -> Step {
    context.shown = None;
    if let Some(container) = places.task().and_then(Task::counted) {
        dropped(container.clone(), context);
    }
    Step::Ready
}

fn dropped(container: ContainerName, context: &mut Context) {
    context.say(Said::Told("count_dropped".to_owned()));
    context.show(Lamp::Need, PlacesMsg::CountDropped { container });
}

pub(in crate::station) fn scanned(
    places: Places,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    let next = match places {
        Places::Choose => {
            context.refuse_with("choose_first", PlacesMsg::Choose, that_is(reading));
            Places::Choose
        }
        Places::Result(_) => at(Task::Count(None), context, reading),
        Places::At(task) => at(*task, context, reading),
        Places::Tag(..) | Places::Box(..) | Places::Place(..) | Places::Writing(..) => places,
    };
    Step::Places(Box::new(next))
}

fn at(task: Task, context: &mut Context, reading: &Arc<Reading>) -> Places {
    if let Some(name) = container(reading) {
        return match task {
            Task::Move(moving) => at_move::place(moving, name, context),
            Task::Whole(from, done) => at_whole::place(from, done, name, context),
            Task::Away(away) => at_away::place(away, name, context),
            Task::Count(counting) => at_count::place(counting, name, context),
            Task::Boxes(moving) => at_box::place(moving, name, context),
            Task::CountBoxes(counting) => at_shelf::place(counting, name, context),
        };
    }
    if matches!(task, Task::Boxes(_) | Task::CountBoxes(_)) {
        return at_box::label(task, reading, context);
    }
    let Meaning::Tag(tag) = meaning(reading) else {
        let wants = match &task {
            Task::Whole(..) | Task::Away(None) | Task::Count(None) => PlacesMsg::WantsPlace,
            Task::Move(_) => PlacesMsg::WantsTagOrPlace,
            Task::Away(Some(_)) | Task::Count(Some(_)) => PlacesMsg::WantsTag,
            Task::Boxes(_) | Task::CountBoxes(_) => PlacesMsg::WantsBox,
        };
        context.refuse_with("no_tag_or_place", wants, that_is(reading));
        return Places::At(Box::new(task));
    };
    match task {
        Task::Move(moving) => at_move::tag(moving, tag, context),
        Task::Whole(from, done) => {
            let wants = PlacesMsg::WantsPlace;
            context.refuse_with("place_wanted", wants, that_is(reading));
            Places::At(Box::new(Task::Whole(from, done)))
        }
        Task::Away(away) => at_away::tag(away, tag, context),
        Task::Count(counting) => at_count::tag(counting, tag, context),
        task @ (Task::Boxes(_) | Task::CountBoxes(_)) => at_box::label(task, reading, context),
    }
}

pub(in crate::station) fn pressed(places: Places, context: &mut Context, key: Key) -> Step {
    let next = match (places, key) {
        (Places::Choose, Key::Digit(digit)) => begin(digit, context),
        (Places::Choose, Key::Cancel) => return leave(&Places::Choose, context),
        (Places::At(task), Key::Cancel) => back(*task, context),
        (Places::Result(_), Key::Cancel | Key::Confirm) => {
            context.shown = None;
            Places::At(Box::new(Task::Count(None)))
        }
        (Places::At(task), Key::Undo) => undo(*task, context),
        (Places::At(task), key) => on(*task, key, context),
        (places, _) => places,
    };
    Step::Places(Box::new(next))
}

/// A digit says what is done.
fn begin(digit: u8, context: &mut Context) -> Places {
    let task = match digit {
        1 => Task::Move(Moving::default()),
        2 => Task::Whole(None, Vec::new()),
        3 => Task::Away(None),
        4 => Task::Count(None),
        5 => Task::Boxes(MovingBoxes::default()),
        _ => return Places::Choose,
    };
    context.shown = None;
    let places = Places::At(Box::new(task));
    context.asked(places.name());
    places
}

/// Escape: one step back, and at last to the choice.
fn back(task: Task, context: &mut Context) -> Places {
    context.shown = None;
    let task = match task {
        Task::Move(mut moving) if moving.hand.is_some() => {
            moving.hand = None;
            Task::Move(moving)
        }
        Task::Move(mut moving) if moving.to.is_some() => {
            moving.to = None;
            Task::Move(moving)
        }
        Task::Whole(Some(_), done) => Task::Whole(None, done),
        Task::Away(Some(mut away)) if away.hand.is_some() => {
            away.hand = None;
            Task::Away(Some(away))
        }
        Task::Away(Some(_)) => Task::Away(None),
        Task::Count(Some(mut counting)) if counting.asked.is_some() => {
            counting.asked = None;
            Task::Count(Some(counting))
        }
        Task::Count(Some(counting)) => {
            dropped(counting.place, context);
            Task::Count(None)
        }
        Task::Boxes(mut moving) if moving.hand.is_some() => {
            moving.hand = None;
            Task::Boxes(moving)
        }
        Task::CountBoxes(mut counting) if counting.asked.is_some() => {
            counting.asked = None;
            Task::CountBoxes(counting)
        }
        Task::CountBoxes(counting) => {
            dropped(counting.place, context);
            Task::Count(None)
        }
        Task::Move(_)
        | Task::Whole(None, _)
        | Task::Away(None)
        | Task::Count(None)
        | Task::Boxes(_) => return choose(context),
    };
    Places::At(Box::new(task))
}

fn undo(task: Task, context: &mut Context) -> Places {
    let newest = match &task {
        Task::Move(moving) => moving.done.first(),
        Task::Whole(_, done) => done.first(),
        Task::Away(Some(away)) => away.done.first(),
        Task::Boxes(moving) => moving.done.first(),
        Task::Away(None) | Task::Count(_) | Task::CountBoxes(_) => None,
    };
    let newest = newest.cloned();
    at_move::undo(task, newest.as_ref(), context)
}

/// Keys that one kind of work alone has.
fn on(task: Task, key: Key, context: &mut Context) -> Places {
    match (task, key) {
        (Task::Away(Some(mut away)), Key::Override) => {
            if let Some((hand, _)) = &away.hand {
                away.other = Other::Yes;
                at_away::ask(hand, None, context);
            }
            Places::At(Box::new(Task::Away(Some(away))))
        }
        (Task::Count(Some(counting)), Key::Digit(1)) if counting.asked.is_some() => {
            at_count::keep(counting, context)
        }
        (Task::Count(Some(mut counting)), Key::Digit(2)) if counting.asked.is_some() => {
            counting.asked = None;
            context.shown = None;
            Places::At(Box::new(Task::Count(Some(counting))))
        }
        (Task::Count(Some(counting)), Key::EndParcel) => at_count::end(counting, context),
        (Task::CountBoxes(counting), Key::Digit(1)) if counting.asked.is_some() => {
            at_shelf::keep(counting, context)
        }
        (Task::CountBoxes(mut counting), Key::Digit(2)) if counting.asked.is_some() => {
            counting.asked = None;
            context.shown = None;
            Places::At(Box::new(Task::CountBoxes(counting)))
        }
        (Task::CountBoxes(counting), Key::EndParcel) => at_shelf::end(counting, context),
        (task, _) => Places::At(Box::new(task)),
    }
}

pub(in crate::station) fn found(places: Places, context: &mut Context, answer: Answer) -> Step {
    let next = match (places, answer) {
        (Places::Tag(_, task, tag), Answer::UnderTag(units)) => match *task {
            Task::Move(moving) => at_move::found(moving, &tag, &units, context),
            Task::Away(Some(away)) => at_away::found(away, &tag, &units, context),
            Task::Count(Some(counting)) => at_count::found(counting, &tag, &units, context),
            task @ (Task::Whole(..)
            | Task::Away(None)
            | Task::Count(None)
            | Task::Boxes(_)
            | Task::CountBoxes(_)) => Places::At(Box::new(task)),
        },
        (Places::Box(_, task, code), Answer::Dossier(dossier)) => match *task {
            Task::Boxes(moving) => at_box::found(moving, code, &dossier.parcels, context),
            Task::CountBoxes(counting) => {
                at_shelf::found(counting, code, &dossier.parcels, context)
            }
            task @ (Task::Move(_) | Task::Whole(..) | Task::Away(_) | Task::Count(_)) => {
                Places::At(Box::new(task))
            }
        },
        (Places::Place(_, task, place), Answer::Place(view)) => match *task {
            Task::Whole(_, done) => at_whole::found(done, place, &view, context),
            Task::Away(_) => at_away::entered(place, &view, context),
            Task::Count(Some(_)) | Task::CountBoxes(_) => at_count::result(view, context),
            Task::Count(None) if place.kind().rule().holds == Holds::Parcels => {
                at_shelf::begin(place, &view, context)
            }
            Task::Count(None) => at_count::begin(place, &view, context),
            task @ (Task::Move(_) | Task::Boxes(_)) => Places::At(Box::new(task)),
        },
        (places, _) => places,
    };
    Step::Places(Box::new(next))
}

/// What was to be written is on the disk.
pub(in crate::station) fn saved(places: Places, context: &mut Context) -> Step {
    let Places::Writing(_, task, written) = places else {
        return Step::Places(Box::new(places));
    };
    let next = match (*task, written) {
        (Task::Move(moving), Written::Moved(done)) => at_move::saved(moving, done, context),
        (Task::Away(Some(away)), Written::Moved(done)) => at_away::saved(away, done, context),
        (Task::Whole(_, all), Written::Whole(done, from, count)) => {
            at_whole::saved(all, (done, from, count), context)
        }
        (Task::Count(Some(counting)), Written::Kept(hand)) => {
            at_count::kept(counting, &hand, context)
        }
        (Task::Count(Some(counting)), Written::Count) => {
            let place = counting.place.clone();
            at_count::ended(Task::Count(Some(counting)), place, context)
        }
        (Task::Boxes(moving), Written::Moved(done)) => at_box::saved(moving, done, context),
        (Task::CountBoxes(counting), Written::KeptBox(hand)) => {
            at_shelf::kept(counting, &hand, context)
        }
        (Task::CountBoxes(counting), Written::Count) => {
            let place = counting.place.clone();
            at_count::ended(Task::CountBoxes(counting), place, context)
        }
        (task, Written::Undone) => undone(task, context),
        (
            task,
            Written::Moved(_)
            | Written::Whole(..)
            | Written::Kept(_)
            | Written::KeptBox(_)
            | Written::Count,
        ) => Places::At(Box::new(task)),
    };
    Step::Places(Box::new(next))
}

/// The newest move is taken back: its units are where they were.
fn undone(task: Task, context: &mut Context) -> Places {
    context.say(Said::Told("undone".to_owned()));
    context.show(Lamp::Saved, PlacesMsg::MovedUndone);
    match task {
        Task::Move(mut moving) => {
            drop_first(&mut moving.done);
            Places::At(Box::new(Task::Move(moving)))
        }
        Task::Whole(_, mut done) => {
            drop_first(&mut done);
            Places::At(Box::new(Task::Whole(None, done)))
        }
        // What is in the tote is counted anew.
        Task::Away(Some(away)) => at_away::place(None, away.from, context),
        Task::Boxes(mut moving) => {
            drop_first(&mut moving.done);
            Places::At(Box::new(Task::Boxes(moving)))
        }
        task @ (Task::Away(None) | Task::Count(_) | Task::CountBoxes(_)) => {
            Places::At(Box::new(task))
        }
    }
}

fn drop_first<T>(list: &mut Vec<T>) {
    if !list.is_empty() {
        list.remove(0);
    }
}

/// Nothing was written: the step before the write stands again.
pub(in crate::station) fn step_back(places: Places) -> Step {
    let next = match places {
        Places::Writing(_, task, Written::Moved(_) | Written::Whole(..)) => {
            Places::At(Box::new(in_hand_no_more(*task)))
        }
        Places::Writing(_, task, _)
        | Places::Tag(_, task, _)
        | Places::Box(_, task, _)
        | Places::Place(_, task, _) => Places::At(task),
        Places::Choose | Places::At(_) | Places::Result(_) => places,
    };
    Step::Places(Box::new(next))
}

/// After a refusal the unit is scanned anew; where it was to go stands.
fn in_hand_no_more(task: Task) -> Task {
    match task {
        Task::Move(moving) => Task::Move(Moving {
            hand: None,
            ..moving
        }),
        Task::Boxes(moving) => Task::Boxes(MovingBoxes {
            hand: None,
            ..moving
        }),
        Task::Whole(..) | Task::Away(_) | Task::Count(_) | Task::CountBoxes(_) => task,
    }
}
