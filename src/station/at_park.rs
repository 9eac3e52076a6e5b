//! A unit that must charge, dry or be reset waits on the test shelf with the answers so far; any
//! station goes on with it by its tag.

use std::sync::Arc;

use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::domain::finding::ParkWhy;
use crate::ledger::Command;
use crate::ledger::command::ParkUnit;
use crate::ledger::draft::{Aside, Noted, Taught};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::Context;
use super::face::Lamp;
use super::meaning::shelf;
use super::said::Said;
use super::step::{Step, Written};
use super::work::{Hand, HandProduct, Work};
use super::{at_checks, at_opened, at_put};

pub(super) fn shelf_scanned(
    back: Box<Step>,
    why: ParkWhy,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    let Some(shelf) = shelf(reading, ContainerKind::TestShelf, context) else {
        return Step::Aside(back, Aside::TestShelf(why));
    };
    let (Some(work), Some(hand)) = (back.work(), back.hand()) else {
        return *back;
    };
    let command = ParkUnit {
        unit: hand.unit,
        inspection: at_put::inspection(work, hand, None, context),
        why,
        shelf: shelf.clone(),
    };
    let (ticket, _) = context.commit(Command::ParkUnit(Box::new(command)));
    context.shown = None;
    let back = Box::new(Step::Aside(back, Aside::TestShelf(why)));
    Step::Writing(ticket, back, Written::Parked(why, shelf))
}

/// The unit waits on the disk too.
pub(super) fn saved(back: Step, why: ParkWhy, shelf: ContainerName, context: &mut Context) -> Step {
    if let Some(hand) = back.hand() {
        context.say(Said::Parked(hand.tag.clone(), why, shelf.clone()));
        context.show(
            Lamp::Saved,
            BenchMsg::SavedPark {
                tag: hand.tag.tail().to_owned(),
                shelf,
            },
        );
    }
    let line = back.hand().and_then(Hand::line);
    match back.into_work() {
        Some(mut work) => {
            work.count_put(line, 1);
            Step::Opened(work)
        }
        None => Step::Ready,
    }
}

/// A unit that has its tag comes into the hand: from the test shelf with what was seen of it, after
/// an undo to be looked at anew.
pub(super) fn take_up(mut work: Box<Work>, unit: &UnitRow, context: &mut Context) -> Step {
    let hand = Box::new(hand_of(&work, unit, context));
    if hand.taken_up.is_some() {
        work.count_taken_back(hand.recount, 1);
    }
    if hand.product.is_some() {
        context.show(
            Lamp::Ready,
            BenchMsg::UnitTakenUp {
                tag: hand.tag.tail().to_owned(),
            },
        );
        return at_checks::go_on(work, hand, context);
    }
    at_opened::name(work, hand, context)
}

fn hand_of(work: &Work, unit: &UnitRow, context: &Context) -> Hand {
    let seen = &unit.inspection;
    let mut hand = Hand::new(unit.unit, seen.tag.clone());
    if unit.state != UnitState::Parked {
        return hand;
    }
    hand.taken_up = Some(unit.put_key);
    hand.recount = seen.line.as_ref().map(|choice| choice.line);
    hand.noted = Noted {
        finding: seen.finding,
        readings: seen.serial.iter().cloned().collect(),
        serial: seen.serial.clone(),
        lpn: seen.lpn.clone(),
        rework: seen.rework.clone(),
        original_state: seen.original_state,
    };
    let line = seen.line.as_ref().map(|choice| choice.line);
    if line.is_some_and(|line| work.line(line).is_none()) {
        return hand;
    }
    hand.answers = seen.answers.clone();
    hand.checklist = seen.checklist.as_ref().map(|pack| pack.hash);
    hand.product = Some(HandProduct {
        barcode: seen.barcode.clone(),
        how: seen.how,
        line,
        taught: Taught::No,
    });
    at_checks::keep_known(work, &mut hand, context);
    hand
}
