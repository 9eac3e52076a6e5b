//! One unit is scanned out of a carton that was kept whole: an exception, or the carton is broken. It
//! gets a tag of its own and is looked at by itself; the others stay under the carton's label.

use std::sync::Arc;

use crate::domain::codes::UnitTag;
use crate::domain::ids::UnitId;
use crate::ledger::Query;
use crate::ledger::draft::{Aside, Taught};
use crate::ledger::query::Beside;
use crate::ledger::query::Dossier;
use crate::ledger::rows::{UnitRow, UnitState};
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::Context;
use super::effect::Effect;
use super::face::Lamp;
use super::meaning::{Meaning, meaning};
use super::said::Said;
use super::step::{Resume, Step};
use super::work::{Hand, HandProduct, Work};
use super::{at_aside, at_checks, at_opened};

/// Whether a tag is the label of a carton with units in it.
pub(super) fn is_carton(unit: &UnitRow) -> bool {
    unit.label_units > 1 && unit.state == UnitState::Put
}

/// The carton's label was scanned: one of its units comes out. Asks for the tag it gets.
pub(super) fn open(work: Box<Work>, unit: &UnitRow, context: &mut Context) -> Step {
    let aside = Aside::TakeOut(unit.unit, unit.label_units);
    at_aside::begin(Step::Opened(work), aside, context)
}

/// [Q]: the carton is broken up, and its units want tags of their own.
pub(super) fn print_tags(units: u32, context: &mut Context) {
    context.effects.push(Effect::PrintTags(units));
    context.say(Said::Told("tags_printing".to_owned()));
    context.show(Lamp::Ready, BenchMsg::TagsPrinting { count: units });
}

/// The new tag: the parcel is loaded with the carton's units.
pub(super) fn tag_scanned(
    back: Box<Step>,
    (unit, units): (UnitId, u32),
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    let (Meaning::Tag(tag), Some(work)) = (meaning(reading), back.work()) else {
        context.refuse("tag_wanted", BenchMsg::ScanUnitTag);
        return Step::Aside(back, Aside::TakeOut(unit, units));
    };
    let ticket = context.ask(Query::ParcelDossier(work.parcel, Beside::default()));
    Step::Resuming(ticket, Box::new(Resume::TakeOut(unit, tag)))
}

/// The carton's unit is in hand under its own tag: its product is known, the questions are asked.
pub(super) fn taken_out(
    mut work: Box<Work>,
    (unit, tag): (UnitId, UnitTag),
    dossier: &Dossier,
    context: &mut Context,
) -> Step {
    let Some(row) = dossier.units.iter().find(|row| row.unit == unit) else {
        return Step::Opened(work);
    };
    let is_used = |row: &UnitRow| row.inspection.tag == tag && row.state != UnitState::Undone;
    if dossier.units.iter().any(is_used) {
        context.refuse("tag_in_use", BenchMsg::RefusedTagInUse { tag });
        let aside = Aside::TakeOut(unit, row.label_units);
        return Step::Aside(Box::new(Step::Opened(work)), aside);
    }
    let seen = &row.inspection;
    let line = seen.line.as_ref().map(|choice| choice.line);
    work.count_taken_back(line, 1);
    let mut hand = Hand::new(unit, tag);
    hand.out_of = Some(seen.tag.clone());
    hand.recount = line;
    hand.noted.finding = seen.finding;
    let known = line.is_none_or(|line| work.line(line).is_some());
    if !known {
        return at_opened::name(work, Box::new(hand), context);
    }
    let product = HandProduct {
        barcode: seen.barcode.clone(),
        how: seen.how,
        line,
        taught: Taught::No,
    };
    let carton = seen.tag.tail().to_owned();
    let step = at_checks::begin(work, Box::new(hand), product, context);
    context.show(Lamp::Ready, BenchMsg::TakenOut { carton });
    step
}
