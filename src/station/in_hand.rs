//! What is in hand by its ids, so that a photo finds its parcel and unit.

use crate::domain::photo::{PhotoKind, PhotoKinds, asked_of};
use crate::domain::terms::PhotoLevel;

use super::at_checks::{checklist, is_graded};
use super::at_put::finding;
use super::context::Context;
use super::face::InHand;
use super::step::Step;
use super::work::{Hand, Work};

/// Gives what is in hand at a step.
pub(super) fn in_hand(step: &Step, context: &Context) -> Option<InHand> {
    let work = step.work()?;
    let hand = step.hand();
    Some(InHand {
        parcel: work.parcel,
        unit: hand.map(|hand| hand.unit),
        asked: hand.map_or(PhotoKinds::NONE, |hand| asked(work, hand, context)),
    })
}

/// Judges the answers so far by the rule that later owes the photos.
fn asked(work: &Work, hand: &Hand, context: &Context) -> PhotoKinds {
    let (_, checklist) = checklist(work, hand, context);
    let grade = is_graded(work, hand).then(|| checklist.standing(&hand.answers).grade);
    asked_of(of_answers(work, hand, context), grade, finding(work, hand))
}

/// Gives the photos that the answers about a unit ask for, and one of the unit where its seller wants
/// one of every unit; goods that are not graded have none.
pub(super) fn of_answers(work: &Work, hand: &Hand, context: &Context) -> PhotoKinds {
    if !is_graded(work, hand) {
        return PhotoKinds::NONE;
    }
    let (_, checklist) = checklist(work, hand, context);
    let standing = checklist.standing(&hand.answers);
    let asked: PhotoKinds = standing.photos.into_iter().collect();
    let seller = work.terms_of(hand);
    let terms = seller.map(|seller| seller.row.terms_on(context.now.day));
    match terms.map(|terms| terms.photos) {
        Some(PhotoLevel::EveryUnit) => asked.with(PhotoKind::Item),
        Some(PhotoLevel::AsNeeded) | None => asked,
    }
}
