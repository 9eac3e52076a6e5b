//! Putting away: a tote of many sellers is emptied, unit by unit, onto the shelves of their sellers.

use crate::domain::codes::{ContainerName, UnitTag};
use crate::domain::container::ContainerKind;
use crate::ledger::Query;
use crate::ledger::query::{PlaceView, TaggedUnits};
use crate::station::context::Context;
use crate::station::face::Lamp;
use crate::station::said::Said;
use crate::text::PlacesMsg;

use super::at_move;
use super::refusal::name;
use super::step::{Away, Done, Hand, Other, Places, Task, Written};

/// A container: the tote that is emptied, or the shelf of the unit in hand.
pub(super) fn place(away: Option<Away>, place: ContainerName, context: &mut Context) -> Places {
    let Some(away) = away else {
        return look(place, context);
    };
    let Some((hand, shelf)) = &away.hand else {
        if place.kind() == ContainerKind::SellerShelf {
            let told = PlacesMsg::AwayTag {
                container: away.from.clone(),
            };
            context.refuse_with("tag_wanted", told, PlacesMsg::AwayTagDetail);
            return Places::At(Box::new(Task::Away(Some(away))));
        }
        return look(place, context);
    };
    if place.kind() != ContainerKind::SellerShelf {
        context.refuse("seller_shelf_wanted", PlacesMsg::AwayWantsShelf);
        return Places::At(Box::new(Task::Away(Some(away))));
    }
    if let (Some(wanted), Other::No) = (shelf, away.other)
        && *wanted != place
    {
        let told = PlacesMsg::AwayOther {
            container: place,
            wanted: wanted.clone(),
        };
        context.refuse_with("other_shelf", told, PlacesMsg::AwayOtherDetail);
        return Places::At(Box::new(Task::Away(Some(away))));
    }
    let (ticket, done) = at_move::send(hand, place, context);
    Places::Writing(
        ticket,
        Box::new(Task::Away(Some(away))),
        Written::Moved(done),
    )
}

/// Looks into the tote that is emptied.
fn look(place: ContainerName, context: &mut Context) -> Places {
    let ticket = context.ask(Query::Place(place.clone()));
    Places::Place(ticket, Box::new(Task::Away(None)), place)
}

/// What is in the tote.
pub(super) fn entered(from: ContainerName, view: &PlaceView, context: &mut Context) -> Places {
    if view.here == 0 {
        let told = PlacesMsg::EmptyPlace { container: from };
        context.refuse("empty_place", told);
        return Places::At(Box::new(Task::Away(None)));
    }
    context.say(Said::Told(format!("put_away {from} {}", view.here)));
    context.shown = None;
    Places::At(Box::new(Task::Away(Some(Away {
        from,
        left: view.here,
        hand: None,
        other: Other::No,
        done: Vec::new(),
    }))))
}

/// A tag: where its seller's goods stand is looked up.
pub(super) fn tag(away: Option<Away>, tag: UnitTag, context: &mut Context) -> Places {
    if away.is_none() {
        context.refuse_with("place_wanted", PlacesMsg::AwayFrom, PlacesMsg::WantsPlace);
        return Places::At(Box::new(Task::Away(None)));
    }
    let ticket = context.ask(Query::UnderTag(tag.clone()));
    Places::Tag(ticket, Box::new(Task::Away(away)), tag)
}

/// Says to which shelf the unit goes.
pub(super) fn found(
    mut away: Away,
    tag: &UnitTag,
    found: &TaggedUnits,
    context: &mut Context,
) -> Places {
    away.hand = None;
    away.other = Other::No;
    if let Some(hand) = at_move::known(tag, &found.units, context) {
        away.hand = of_the_tote(&away, hand, context).map(|hand| (hand, found.shelf.clone()));
    }
    if let Some((hand, shelf)) = &away.hand {
        let to = shelf.as_ref().map_or("new", ContainerName::as_str);
        context.say(Said::Told(format!("shelf {to}")));
        ask(hand, shelf.as_ref(), context);
    }
    Places::At(Box::new(Task::Away(Some(away))))
}

/// Shows the shelf of the unit in hand.
pub(super) fn ask(hand: &Hand, shelf: Option<&ContainerName>, context: &mut Context) {
    match (shelf, hand.decision) {
        (Some(container), _) => {
            let container = container.clone();
            let detail = PlacesMsg::AwayToDetail.into();
            context.mark(Lamp::Need, PlacesMsg::AwayTo { container }, Some(detail));
        }
        (None, Some(decision)) => {
            let told = PlacesMsg::AwayNew {
                seller: name(hand.seller.clone()),
                decision,
            };
            context.mark(Lamp::Need, told, Some(PlacesMsg::AwayNewDetail.into()));
        }
        (None, None) => {}
    }
}

/// The unit must come out of this tote, and be what a seller shelf takes.
fn of_the_tote(away: &Away, hand: Hand, context: &mut Context) -> Option<Hand> {
    if hand.at != away.from {
        let told = PlacesMsg::AwayNotFrom {
            tag: hand.tag.tail().to_owned(),
            container: hand.at,
        };
        context.refuse_with("not_from_here", told, PlacesMsg::AwayNotFromDetail);
        return None;
    }
    match hand.decision {
        Some(decision) if !ContainerKind::SellerShelf.takes(decision) => {
            let told = PlacesMsg::AwayStays {
                tag: hand.tag.tail().to_owned(),
                decision,
            };
            context.refuse("not_on_seller_shelf", told);
            None
        }
        Some(_) | None => Some(hand),
    }
}

/// The unit is on its shelf.
pub(super) fn saved(mut away: Away, done: Done, context: &mut Context) -> Places {
    let count = away.hand.take().map_or(1, |(hand, _)| hand.units.len());
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    away.left = away.left.saturating_sub(count);
    away.other = Other::No;
    at_move::tell(&done, context);
    away.done.insert(0, done);
    if away.left > 0 {
        return Places::At(Box::new(Task::Away(Some(away))));
    }
    context.say(Said::Told(format!("empty {}", away.from)));
    let told = PlacesMsg::AwayDone {
        container: away.from,
    };
    context.mark(Lamp::Saved, told, None);
    Places::At(Box::new(Task::Away(None)))
}
