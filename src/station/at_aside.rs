//! What is asked aside by a key of its own, while a step stands: outside damage, the test shelf,
//! work done at the bench. Escape gives the step back as it was.

use std::sync::Arc;

use crate::domain::finding::{Damage, OriginalState, ParkWhy, Rework};
use crate::ledger::Command;
use crate::ledger::draft::Aside;
use crate::scan::Reading;
use crate::text::{BenchMsg, Message};

use super::context::Context;
use super::event::{Answering, Key};
use super::face::Lamp;
use super::meaning::answer_first;
use super::said::Said;
use super::step::{Step, Written};
use super::{at_carton, at_ending, at_park, at_quantity, machine};

/// Asks aside; `step` stands behind it. A carton waits on no test shelf: its units do, one by one.
pub(super) fn begin(step: Step, aside: Aside, context: &mut Context) -> Step {
    if aside == Aside::ParkWhy && step.hand().is_some_and(|hand| hand.count > 1) {
        context.refuse("one_at_a_time", BenchMsg::OneAtATime);
        return step;
    }
    context.asked(name(aside));
    context.shown = None;
    Step::Aside(Box::new(step), aside)
}

/// Gives the stable name of what is asked.
pub(super) fn name(aside: Aside) -> &'static str {
    match aside {
        Aside::Damage => "damage",
        Aside::ParkWhy => "park_why",
        Aside::TestShelf(_) => "test_shelf",
        Aside::Rework => "rework",
        Aside::Original(_) => "original_state",
        Aside::ParcelTag => "parcel_tag",
        Aside::Whose => "whose_parcel",
        Aside::Quantity(_) => "quantity",
        Aside::TakeOut(..) => "take_out",
        Aside::NumberEnd(_) => "number_end",
    }
}

/// Gives the words of the tiles, from digit 1.
pub(super) fn tiles(aside: Aside) -> Vec<Message> {
    let words = |family: &str, codes: Vec<&str>| {
        let word = |code| Message::term(family, code);
        codes.into_iter().map(word).collect()
    };
    match aside {
        Aside::Damage => words("damage", Damage::ALL.iter().map(|one| one.code()).collect()),
        Aside::ParkWhy => words("park", ParkWhy::ALL.iter().map(|one| one.code()).collect()),
        Aside::Rework => words("rework", Rework::ALL.iter().map(|one| one.code()).collect()),
        Aside::Original(_) => {
            let codes = OriginalState::ALL.iter().map(|one| one.code());
            words("original-state", codes.collect())
        }
        Aside::TestShelf(_)
        | Aside::ParcelTag
        | Aside::Whose
        | Aside::Quantity(_)
        | Aside::NumberEnd(_)
        | Aside::TakeOut(..) => Vec::new(),
    }
}

pub(super) fn pressed(back: Box<Step>, aside: Aside, context: &mut Context, key: Key) -> Step {
    if let Aside::Quantity(keyed) = aside {
        return at_quantity::pressed(back, keyed, context, key);
    }
    if let Aside::NumberEnd(end) = aside {
        return at_ending::pressed(back, end, context, key);
    }
    if let (Aside::TakeOut(_, units @ 1..), Key::Quantity) = (aside, key) {
        at_carton::print_tags(units, context);
        return Step::Aside(back, aside);
    }
    match key.answering() {
        Answering::Back => {
            context.shown = None;
            *back
        }
        Answering::Digit(digit) => {
            chosen(back, aside, usize::from(digit).saturating_sub(1), context)
        }
        Answering::Nothing => Step::Aside(back, aside),
    }
}

fn chosen(mut back: Box<Step>, aside: Aside, place: usize, context: &mut Context) -> Step {
    match aside {
        Aside::Damage => {
            if let Some(damage) = Damage::ALL.get(place) {
                return note_damage(back, *damage, context);
            }
        }
        Aside::ParkWhy => {
            if let Some(why) = ParkWhy::ALL.get(place) {
                return begin(*back, Aside::TestShelf(*why), context);
            }
        }
        Aside::Rework => {
            if let Some(rework) = Rework::ALL.get(place) {
                return begin(*back, Aside::Original(*rework), context);
            }
        }
        Aside::Original(rework) => {
            if let Some(state) = OriginalState::ALL.get(place) {
                note_rework(&mut back, rework, *state, context);
                return *back;
            }
        }
        Aside::TestShelf(_)
        | Aside::ParcelTag
        | Aside::Whose
        | Aside::Quantity(_)
        | Aside::NumberEnd(_)
        | Aside::TakeOut(..) => {}
    }
    Step::Aside(back, aside)
}

/// Once the original state was lost, later work does not bring it back.
fn note_rework(back: &mut Step, rework: Rework, state: OriginalState, context: &mut Context) {
    if let Some(hand) = back.hand_mut() {
        let noted = &mut hand.noted;
        if !noted.rework.contains(&rework) {
            noted.rework.push(rework);
        }
        noted.original_state = noted.original_state.max(Some(state));
        context.say(Said::Reworked(rework, state));
    }
    context.show(Lamp::Ready, Message::term("rework", rework.code()));
}

/// Outside findings are durable at once: the words so far, and this one.
fn note_damage(back: Box<Step>, damage: Damage, context: &mut Context) -> Step {
    let Some(work) = back.work() else {
        return *back;
    };
    let mut all = work.damage.clone();
    if !all.contains(&damage) {
        all.push(damage);
    }
    let (ticket, _) = context.commit(Command::DamageParcel {
        parcel: work.parcel,
        damage: all,
    });
    let back = Box::new(Step::Aside(back, Aside::Damage));
    Step::Writing(ticket, back, Written::Damage(damage))
}

/// The damage is on the disk.
pub(super) fn damage_saved(back: Step, damage: Damage, context: &mut Context) -> Step {
    let Step::Aside(mut step, _) = back else {
        return back;
    };
    if let Some(work) = step.work_mut()
        && !work.damage.contains(&damage)
    {
        work.damage.push(damage);
    }
    context.say(Said::Damaged(damage));
    context.show(Lamp::Saved, Message::term("damage", damage.code()));
    *step
}

pub(super) fn scanned(
    back: Box<Step>,
    aside: Aside,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    match aside {
        Aside::TestShelf(why) => at_park::shelf_scanned(back, why, context, reading),
        Aside::ParcelTag => super::at_unlabelled::tag_scanned(back, context, reading),
        Aside::Quantity(keyed) => at_quantity::scanned(back, keyed, context, reading),
        Aside::TakeOut(unit, units) => {
            at_carton::tag_scanned(back, (unit, units), context, reading)
        }
        // Whoever scans has found something better to read.
        Aside::NumberEnd(_) => machine::scanned(*back, context, reading),
        Aside::Damage | Aside::ParkWhy | Aside::Rework | Aside::Original(_) | Aside::Whose => {
            answer_first(reading, context);
            Step::Aside(back, aside)
        }
    }
}
