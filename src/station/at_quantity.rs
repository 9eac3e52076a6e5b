//! [Q]: a sealed carton of equal units is one handling unit. Its count is keyed, or each old outbound
//! label that is scanned counts one unit and binds it to the order it was shipped by.

use std::sync::Arc;

use crate::domain::limits::HANDLING_UNITS_MAX;
use crate::ledger::draft::Aside;
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::Context;
use super::event::Key;
use super::face::Lamp;
use super::keyed::with_digit;
use super::meaning::{Meaning, meaning};
use super::said::Said;
use super::step::Step;
use super::work::{Hand, Work};

pub(super) fn pressed(
    mut back: Box<Step>,
    keyed: Option<u32>,
    context: &mut Context,
    key: Key,
) -> Step {
    let scanned = back.hand().map_or(0, |hand| hand.labels.len());
    match key {
        Key::Digit(digit) if scanned == 0 => {
            let Ok(longer) = with_digit(keyed, digit, most()) else {
                refuse_more(context);
                return Step::Aside(back, Aside::Quantity(keyed));
            };
            context.shown = None;
            Step::Aside(back, Aside::Quantity(longer))
        }
        Key::Confirm => {
            let labels = u32::try_from(scanned).ok().filter(|count| *count > 0);
            match labels.or(keyed) {
                Some(count) => counted(*back, count, context),
                None => Step::Aside(back, Aside::Quantity(keyed)),
            }
        }
        Key::Cancel => {
            if let Some(hand) = back.hand_mut() {
                hand.labels.clear();
                hand.count = 1;
            }
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
        | Key::Quantity => Step::Aside(back, Aside::Quantity(keyed)),
    }
}

/// An old outbound label: one more unit, bound to what it was shipped by.
pub(super) fn scanned(
    mut back: Box<Step>,
    keyed: Option<u32>,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    let label = reading.candidates.first().cloned();
    let label = label.filter(|_| matches!(meaning(reading), Meaning::Parcel | Meaning::Other));
    let (Some(label), Some(hand)) = (label, back.hand_mut()) else {
        context.refuse("label_wanted", BenchMsg::OldLabelWanted);
        return Step::Aside(back, Aside::Quantity(keyed));
    };
    let count = u32::try_from(hand.labels.len() + 1).unwrap_or(u32::MAX);
    if hand.labels.iter().any(|known| known.key == label.key) {
        context.refuse("label_again", BenchMsg::OldLabelAgain);
        context.with_verbatim(&label.key);
    } else if count > most() {
        refuse_more(context);
    } else {
        hand.labels.push(label);
        context.say(Said::Units(count));
        context.show(Lamp::Ready, BenchMsg::OldLabels { count });
    }
    Step::Aside(back, Aside::Quantity(keyed))
}

fn most() -> u32 {
    u32::try_from(HANDLING_UNITS_MAX).unwrap_or(u32::MAX)
}

fn refuse_more(context: &mut Context) {
    let count = most();
    context.refuse("too_many_units", BenchMsg::RefusedTooManyUnits { count });
}

fn counted(mut back: Step, count: u32, context: &mut Context) -> Step {
    if let Some(hand) = back.hand_mut() {
        hand.count = count;
    }
    context.say(Said::Units(count));
    context.show(Lamp::Ready, BenchMsg::UnitsInHand { count });
    if let (Some(work), Some(hand)) = (back.work(), back.hand()) {
        tell_more(work, hand, context);
    }
    back
}

/// Says so when more units are in hand than their line still awaits.
pub(super) fn tell_more(work: &Work, hand: &Hand, context: &mut Context) {
    if let Some(quantity) = announced_less(work, hand) {
        context.say(Said::Told("more_than_announced".to_owned()));
        context.show(Lamp::Need, BenchMsg::MoreThanAnnounced { quantity });
    }
}

/// The units that the line in hand announces, when those in hand are more than still await.
pub(super) fn announced_less(work: &Work, hand: &Hand) -> Option<u32> {
    let line = hand.line().and_then(|line| work.line(line))?;
    let quantity = line.known.line.quantity;
    (line.seen.saturating_add(hand.count) > quantity).then_some(quantity)
}
