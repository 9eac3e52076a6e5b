//! What is in hand by its ids, so that a photo finds its parcel and unit.

use crate::domain::photo::asks_for_item;

use super::at_checks::{checklist, is_graded};
use super::at_put::finding;
use super::context::Context;
use super::face::{InHand, ItemPhoto};
use super::step::Step;
use super::work::{Hand, Work};

/// Gives what is in hand at a step.
pub(super) fn in_hand(step: &Step, context: &Context) -> Option<InHand> {
    let work = step.work()?;
    let hand = step.hand();
    Some(InHand {
        parcel: work.parcel,
        unit: hand.map(|hand| hand.unit),
        item: hand.map_or(ItemPhoto::NotAsked, |hand| item(work, hand, context)),
    })
}

/// Judges the answers so far by the rule that later owes the photo.
fn item(work: &Work, hand: &Hand, context: &Context) -> ItemPhoto {
    let (_, checklist) = checklist(work, hand, &context.packs);
    let grade = is_graded(work, hand).then(|| checklist.standing(&hand.answers).grade);
    if asks_for_item(grade, finding(work, hand)) {
        ItemPhoto::Asked
    } else {
        ItemPhoto::NotAsked
    }
}
