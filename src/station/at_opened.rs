//! An open parcel waits for a unit tag, or for its end.

use std::sync::Arc;

use crate::domain::codes::UnitTag;
use crate::domain::ids::UnitId;
use crate::ledger::Query;
use crate::ledger::draft::{Aside, NumberEnd};
use crate::ledger::query::Beside;
use crate::ledger::rows::UnitRow;
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::{Books, Context};
use super::event::Key;
use super::face::Lamp;
use super::meaning::{Meaning, meaning, that_is};
use super::said::Said;
use super::step::{Purpose, Resume, Step, Then};
use super::work::{Hand, Work};
use super::{at_aside, at_carton, at_close, at_ending, at_park, at_slip};

pub(super) fn scanned(work: Box<Work>, context: &mut Context, reading: &Arc<Reading>) -> Step {
    match meaning(reading) {
        Meaning::Tag(tag) => {
            let ticket = context.ask(Query::Tag(tag.clone()));
            Step::TagLooking(ticket, Some(work), tag)
        }
        Meaning::Product | Meaning::Container(_) => {
            context.refuse_with("tag_first", BenchMsg::WrongStepTagFirst, that_is(reading));
            Step::Opened(work)
        }
        Meaning::Parcel | Meaning::Other | Meaning::Nothing
            if work.is_named_by(&reading.candidates) =>
        {
            if work.lines.is_empty() {
                reload(&work, Resume::Again, context)
            } else {
                resumed(work, context)
            }
        }
        Meaning::Parcel if at_slip::is_slip(reading) => at_slip::ask(work, context, reading),
        Meaning::Parcel => at_close::end(work, Then::Scan(Arc::clone(reading)), context),
        Meaning::Other
        | Meaning::Nothing
        | Meaning::Postal
        | Meaning::Misread
        | Meaning::SignOut
        | Meaning::OtherCommand
        | Meaning::Badge(_)
        | Meaning::Key(_) => {
            context.refuse_with("not_a_tag", BenchMsg::ScanUnitTag, that_is(reading));
            context.with_verbatim(&reading.text);
            Step::Opened(work)
        }
    }
}

pub(super) fn pressed(work: Box<Work>, context: &mut Context, key: Key) -> Step {
    match key {
        Key::EndParcel => at_close::end(work, Then::Ready, context),
        Key::Empty if work.units > 0 => {
            context.refuse(
                "parcel_has_units",
                BenchMsg::RefusedHasUnits {
                    number: work.number.clone(),
                },
            );
            Step::Opened(work)
        }
        Key::Empty => at_close::confirm_empty(work, context),
        Key::Claim if work.lines.is_empty() && work.units == 0 => {
            at_close::ask_shelf(work, Purpose::Claim, context)
        }
        Key::Damage => at_aside::begin(Step::Opened(work), Aside::Damage, context),
        Key::Unlabelled if at_ending::is_open_to(&work) => {
            at_ending::begin(work, NumberEnd::default(), context)
        }
        Key::Digit(digit) if at_ending::is_open_to(&work) => {
            at_ending::begin(work, NumberEnd::default().with_digit(digit), context)
        }
        Key::Claim
        | Key::Park
        | Key::Rework
        | Key::Unlabelled
        | Key::Quantity
        | Key::Digit(_)
        | Key::Undo
        | Key::NoBarcode
        | Key::Override
        | Key::Confirm
        | Key::Cancel => Step::Opened(work),
    }
}

/// The store says whether the tag is on a unit already.
pub(super) fn tag_found(
    work: Option<Box<Work>>,
    tag: UnitTag,
    unit: Option<&UnitRow>,
    context: &mut Context,
) -> Step {
    let back = |work: Option<Box<Work>>| work.map_or(Step::Ready, Step::Opened);
    match (unit, work) {
        (None, Some(work)) if work.lines.is_empty() => reload(&work, Resume::Tagged(tag), context),
        (None, Some(work)) if context.books == Books::Changed => {
            context.books = Books::AsLoaded;
            reload(&work, Resume::Renewed(tag), context)
        }
        (None, Some(work)) => begin_unit(work, tag, context),
        (None, None) => {
            context.refuse("tag_not_parcel", BenchMsg::WrongStepUnitTag);
            Step::Ready
        }
        (Some(unit), Some(work))
            if at_carton::is_carton(unit) && unit.inspection.parcel == work.parcel =>
        {
            at_carton::open(work, unit, context)
        }
        (Some(unit), None) if at_carton::is_carton(unit) => {
            let ticket = context.ask(Query::ParcelDossier(
                unit.inspection.parcel,
                Beside::default(),
            ));
            Step::Resuming(ticket, Box::new(Resume::Carton(unit.unit)))
        }
        (Some(unit), work) if !unit.is_on_a_bench() => {
            context.refuse("tag_in_use", BenchMsg::RefusedTagInUse { tag });
            back(work)
        }
        (Some(unit), Some(work)) if unit.inspection.parcel == work.parcel => {
            at_park::take_up(work, unit, context)
        }
        (Some(_), Some(work)) => {
            context.refuse("tag_of_another_parcel", BenchMsg::RefusedTagInUse { tag });
            Step::Opened(work)
        }
        (Some(unit), None) => {
            let ticket = context.ask(Query::ParcelDossier(
                unit.inspection.parcel,
                Beside::default(),
            ));
            Step::Resuming(ticket, Box::new(Resume::Unit(unit.unit)))
        }
    }
}

/// Nobody has announced the parcel so far: it is loaded anew, since a file may have come meanwhile.
fn reload(work: &Work, resume: Resume, context: &mut Context) -> Step {
    let ticket = context.ask(Query::ParcelDossier(work.parcel, Beside::default()));
    Step::Resuming(ticket, Box::new(resume))
}

/// The parcel as it stands now.
pub(super) fn again(work: Box<Work>, context: &mut Context) -> Step {
    if work.lines.is_empty() {
        return resumed(work, context);
    }
    at_slip::identified(work, context)
}

/// The parcel in hand goes on.
pub(super) fn resumed(work: Box<Work>, context: &mut Context) -> Step {
    let number = work.number.clone();
    context.show(Lamp::Ready, BenchMsg::ParcelResumed { number });
    Step::Opened(work)
}

/// The parcel as it stands now, with its next unit: somebody may have announced it meanwhile.
pub(super) fn tagged(work: Box<Work>, tag: UnitTag, context: &mut Context) -> Step {
    if !work.lines.is_empty() {
        context.say(Said::Identified(work.lines.len()));
    }
    begin_unit(work, tag, context)
}

pub(super) fn begin_unit(work: Box<Work>, tag: UnitTag, context: &mut Context) -> Step {
    let hand = Hand::new(UnitId(context.fresh()), tag);
    name(work, Box::new(hand), context)
}

/// The unit has its tag: its product is asked.
pub(super) fn name(work: Box<Work>, hand: Box<Hand>, context: &mut Context) -> Step {
    context.asked("product");
    context.shown = None;
    Step::Naming(work, hand)
}
