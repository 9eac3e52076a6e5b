//! Goods on none of the announced lines: more of this seller's, or not this seller's at all.

use crate::domain::finding::UnitFinding;
use crate::ledger::draft::Taught;
use crate::ledger::fact::ProductHow;
use crate::text::BenchMsg;

use super::at_checks;
use super::context::Context;
use super::event::Key;
use super::face::Lamp;
use super::step::Step;
use super::work::{Hand, HandProduct, Work};

/// The answers, the one that keeps value first.
pub(super) const ANSWERS: [UnitFinding; 2] = [UnitFinding::Extra, UnitFinding::WrongItem];

/// Asks whose goods they are. Where no seller is known nothing can be asked.
pub(super) fn ask(
    work: Box<Work>,
    hand: Box<Hand>,
    barcode: Option<String>,
    context: &mut Context,
) -> Step {
    if work.seller().is_none() {
        return begin(work, hand, barcode, None, context);
    }
    context.asked("whose_goods");
    context.show(Lamp::Need, BenchMsg::WhoseGoods);
    Step::Differing(work, hand, barcode)
}

fn begin(
    work: Box<Work>,
    mut hand: Box<Hand>,
    barcode: Option<String>,
    finding: Option<UnitFinding>,
    context: &mut Context,
) -> Step {
    hand.noted.finding = finding;
    let product = HandProduct {
        barcode,
        how: ProductHow::NotExpected,
        line: None,
        taught: Taught::No,
    };
    at_checks::begin(work, hand, product, context)
}

pub(super) fn pressed(
    work: Box<Work>,
    hand: Box<Hand>,
    barcode: Option<String>,
    context: &mut Context,
    key: Key,
) -> Step {
    match key {
        Key::Digit(digit) => match ANSWERS.get(usize::from(digit).saturating_sub(1)) {
            Some(finding) => begin(work, hand, barcode, Some(*finding), context),
            None => Step::Differing(work, hand, barcode),
        },
        Key::Cancel => {
            context.shown = None;
            Step::Naming(work, hand)
        }
        Key::Undo
        | Key::EndParcel
        | Key::Empty
        | Key::NoBarcode
        | Key::Override
        | Key::Claim
        | Key::Damage
        | Key::Park
        | Key::Rework
        | Key::Unlabelled
        | Key::Quantity
        | Key::Confirm => Step::Differing(work, hand, barcode),
    }
}
