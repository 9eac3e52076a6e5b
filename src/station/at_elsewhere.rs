//! A product that none of the parcel's lines names: other returns may await it, of this seller or of
//! another. One key attaches the unit to such a line; the slip decides between them.

use std::sync::Arc;

use crate::domain::codes::{OrderId, Rma};
use crate::domain::expected::ReturnRef;
use crate::domain::finding::UnitFinding;
use crate::domain::ids::LineId;
use crate::domain::limits::CANDIDATES_MAX;
use crate::domain::reading::CodeKind;
use crate::ledger::draft::{Binding, BindingWhy, Taught};
use crate::ledger::fact::ProductHow;
use crate::ledger::query::Dossier;
use crate::ledger::{Command, Query};
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::Context;
use super::event::Restored;
use super::face::Lamp;
use super::meaning::answer_first;
use super::said::Said;
use super::step::{Resume, Step, Written};
use super::work::{Hand, HandProduct, Work, WorkLine};
use super::{at_checks, at_differs, at_product, at_slip, kept};

/// Asks the store which returns await what was scanned.
pub(super) fn look(
    work: Box<Work>,
    hand: Box<Hand>,
    barcode: String,
    context: &mut Context,
    reading: &Reading,
) -> Step {
    let read = reading.candidates.iter().take(CANDIDATES_MAX);
    let mut keys: Vec<String> = read.map(|candidate| candidate.key.clone()).collect();
    if !keys.contains(&barcode) {
        keys.push(barcode.clone());
    }
    look_for(work, hand, keys, barcode, context)
}

/// Asks the store which returns await a product that these keys may mean.
pub(super) fn look_for(
    work: Box<Work>,
    hand: Box<Hand>,
    keys: Vec<String>,
    barcode: String,
    context: &mut Context,
) -> Step {
    let ticket = context.ask(Query::Elsewhere(keys));
    Step::ElsewhereLooking(ticket, work, hand, barcode)
}

/// The store's answer: lines to choose among, or a barcode that nobody knows.
pub(super) fn found(
    mut work: Box<Work>,
    hand: Box<Hand>,
    barcode: String,
    dossier: &Dossier,
    context: &mut Context,
) -> Step {
    work.learn_elsewhere(dossier);
    let is_found = |line: &&WorkLine| {
        let mut found = dossier.elsewhere.iter();
        line.is_open() && found.any(|known| known.id == line.known.id)
    };
    let mut others: Vec<&WorkLine> = work.elsewhere.iter().filter(is_found).collect();
    if others.is_empty() && at_differs::owner(&work, &barcode).is_some() {
        return at_differs::ask(work, hand, Some(barcode), context);
    }
    if others.is_empty() {
        return at_product::ask_new(work, hand, barcode, context);
    }
    // The parcel's own order first, then its own seller; the newest request first in each.
    let own = work.lines.first().map(|line| &line.known.line.of);
    others.sort_by_key(|line| {
        let of = &line.known.line.of;
        let same_order =
            of.order_id.is_some() && own.is_some_and(|own| own.order_id == of.order_id);
        let same_seller = work
            .seller()
            .is_some_and(|terms| terms.row.seller == of.seller);
        (!same_order, !same_seller)
    });
    let options = others.iter().map(|line| line.known.id);
    let options = options.chain(work.open_lines().map(|line| line.known.id));
    let binding = Binding {
        barcode: Some(barcode),
        why: BindingWhy::Elsewhere,
        options: options.collect(),
    };
    at_product::ask(work, hand, context, binding)
}

/// A person says that the unit is of this line of another return, or of an own line after all.
pub(super) fn chosen(
    work: Box<Work>,
    mut hand: Box<Hand>,
    binding: Binding,
    line: LineId,
    context: &mut Context,
) -> Step {
    let beside = work.beside(line);
    let (how, taught) = match beside {
        Some(_) => (ProductHow::Barcode, Taught::No),
        None => (ProductHow::Bound, Taught::Yes),
    };
    let product = HandProduct {
        barcode: binding.barcode,
        how,
        line: Some(line),
        taught,
    };
    let of = work.line(line).map(|line| line.known.line.of.clone());
    match (beside, of) {
        // Nobody knew whose parcel it is: what is in it says so.
        (Some(_), Some(of)) if work.lines.is_empty() && may_be_of(&work, &of) => {
            hand.product = Some(product);
            identify(work, hand, of, context)
        }
        (Some(finding), _) => {
            context.say(Said::Told(finding.code().to_owned()));
            let step = at_checks::begin(work, hand, product, context);
            tell(finding, context);
            step
        }
        (None, _) => at_checks::begin(work, hand, product, context),
    }
}

/// Whether a parcel without announced lines may be of a return: its seller is that one, or not known.
fn may_be_of(work: &Work, of: &ReturnRef) -> bool {
    work.seller()
        .is_none_or(|terms| terms.row.seller == of.seller)
}

/// Says above the next question that the unit is of another return.
fn tell(finding: UnitFinding, context: &mut Context) {
    if context.shown.is_none() {
        let message = if finding == UnitFinding::OtherReturn {
            BenchMsg::OfAnotherReturn
        } else {
            BenchMsg::OfAnotherSeller
        };
        context.show(Lamp::Need, message);
    }
}

fn identify(work: Box<Work>, hand: Box<Hand>, of: ReturnRef, context: &mut Context) -> Step {
    let (ticket, _) = context.commit(Command::IdentifyParcel {
        parcel: work.parcel,
        candidates: Vec::new(),
        chosen: Some(of),
        seller: None,
    });
    Step::Writing(ticket, Box::new(Step::Naming(work, hand)), Written::Product)
}

/// What the parcel is stands on the disk: it is loaded with its lines, the unit still in hand.
pub(super) fn identified(back: Step, context: &mut Context) -> Step {
    let draft = context
        .person
        .as_ref()
        .and_then(|person| kept::draft(&back, person));
    let (Some(draft), Some(work)) = (draft, back.work()) else {
        return back;
    };
    let beside = kept::beside(&draft);
    let ticket = context.ask(Query::ParcelDossier(work.parcel, beside));
    let restored = Restored { draft, scan: None };
    Step::Resuming(ticket, Box::new(Resume::Draft(Box::new(restored))))
}

/// The slip inside the box names the return among those that await the product.
pub(super) fn slip_scanned(
    work: Box<Work>,
    hand: Box<Hand>,
    binding: Box<Binding>,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    if binding.why != BindingWhy::Elsewhere || !at_slip::is_slip(reading) {
        answer_first(reading, context);
        return Step::Binding(work, hand, binding);
    }
    let named = |line: &&WorkLine| line.is_open() && is_named(&line.known.line.of, reading);
    let line = work.elsewhere.iter().find(named).map(|line| line.known.id);
    match line {
        Some(line) => chosen(work, hand, *binding, line, context),
        None => {
            context.refuse("slip_of_none", BenchMsg::SlipOfNone);
            context.with_verbatim(&reading.text);
            Step::Binding(work, hand, binding)
        }
    }
}

fn is_named(of: &ReturnRef, reading: &Reading) -> bool {
    let rma = of.rma_id.as_ref().map(Rma::as_str);
    let order = of.order_id.as_ref().map(OrderId::as_str);
    reading.candidates.iter().any(|candidate| {
        let key = Some(candidate.key.as_str());
        (candidate.kind == CodeKind::Rma && key == rma)
            || (candidate.kind == CodeKind::Order && key == order)
    })
}
