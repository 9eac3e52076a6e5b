//! Goods on none of the announced lines: more of this seller's, or not this seller's at all.

use crate::domain::codes::SellerCode;
use crate::domain::finding::UnitFinding;
use crate::ledger::Command;
use crate::ledger::draft::Taught;
use crate::ledger::fact::ProductHow;
use crate::text::BenchMsg;

use super::at_checks;
use super::context::Context;
use super::event::{Answering, Key};
use super::face::Lamp;
use super::step::{Step, Written};
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
    let owner = barcode.as_ref().and_then(|code| owner(&work, code));
    if work.seller().is_none() && owner.is_none() {
        return begin(work, hand, barcode, None, context);
    }
    context.asked("whose_goods");
    context.show(Lamp::Need, BenchMsg::WhoseGoods);
    Step::Differing(work, hand, barcode)
}

/// The one seller whose book lists a barcode, where nobody knows whose parcel it is: refused
/// deliveries come back under the old outbound label, and no return announces them.
pub(super) fn owner(work: &Work, barcode: &str) -> Option<SellerCode> {
    if work.seller().is_some() || !work.lines.is_empty() {
        return None;
    }
    let listing = work.book.iter().filter(|product| product.has_code(barcode));
    let mut sellers: Vec<&SellerCode> = listing.map(|product| &product.seller).collect();
    sellers.dedup();
    match sellers.as_slice() {
        [only] => Some((*only).clone()),
        _ => None,
    }
}

/// A person says that these are the goods of the seller whose book lists them: so is the parcel.
fn identify(
    work: Box<Work>,
    mut hand: Box<Hand>,
    barcode: String,
    seller: SellerCode,
    context: &mut Context,
) -> Step {
    hand.noted.finding = Some(UnitFinding::Extra);
    hand.product = Some(not_expected(Some(barcode)));
    let (ticket, _) = context.commit(Command::IdentifyParcel {
        parcel: work.parcel,
        candidates: Vec::new(),
        chosen: None,
        seller: Some(seller),
    });
    Step::Writing(ticket, Box::new(Step::Naming(work, hand)), Written::Product)
}

fn not_expected(barcode: Option<String>) -> HandProduct {
    HandProduct {
        barcode,
        how: ProductHow::NotExpected,
        line: None,
        taught: Taught::No,
    }
}

fn begin(
    work: Box<Work>,
    mut hand: Box<Hand>,
    barcode: Option<String>,
    finding: Option<UnitFinding>,
    context: &mut Context,
) -> Step {
    hand.noted.finding = finding;
    at_checks::begin(work, hand, not_expected(barcode), context)
}

pub(super) fn pressed(
    work: Box<Work>,
    hand: Box<Hand>,
    barcode: Option<String>,
    context: &mut Context,
    key: Key,
) -> Step {
    match key.answering() {
        Answering::Digit(digit) => match ANSWERS.get(usize::from(digit).saturating_sub(1)) {
            Some(UnitFinding::Extra) if work.seller().is_none() => {
                let named = barcode.as_ref();
                match named.and_then(|code| Some((code.clone(), owner(&work, code)?))) {
                    Some((code, seller)) => identify(work, hand, code, seller, context),
                    None => Step::Differing(work, hand, barcode),
                }
            }
            Some(finding) => begin(work, hand, barcode, Some(*finding), context),
            None => Step::Differing(work, hand, barcode),
        },
        Answering::Back => {
            context.shown = None;
            Step::Naming(work, hand)
        }
        Answering::Nothing => Step::Differing(work, hand, barcode),
    }
}
