//! What is kept of a step, so that a restart costs no scan, and the way back from it.

use std::sync::Arc;

use crate::domain::codes::PersonCode;
use crate::domain::ids::{CommandKey, LineId};
use crate::ledger::Query;
use crate::ledger::draft::{
    Aside, Asks, Draft, DraftParcel, DraftProduct, DraftUnit, Life, UnitAsks,
};
use crate::ledger::query::{Beside, Dossier};
use crate::ledger::rows::{ParcelRow, ParcelState, UnitRow, UnitState};
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::Context;
use super::event::Restored;
use super::step::{Elsewhere, Outcome, Purpose, Resume, Step, Then};
use super::work::{Hand, HandProduct, Work};
use super::{
    at_aside, at_checks, at_close, at_differs, at_elsewhere, at_ending, at_opened, at_product,
    at_put, at_undo, at_unlabelled, dock, machine,
};

/// Gives what is kept of a step at which a person is awaited; none when nothing is in hand. An undo
/// asked for while a choice stands open comes back as the choice alone.
pub(super) fn draft(step: &Step, person: &PersonCode) -> Option<Draft> {
    let (step, undo) = if let Step::UndoTag(back, put) = step {
        (&**back, Some(put.key))
    } else {
        (step, None)
    };
    let (step, aside) = if let Step::Aside(back, aside) = step {
        (&**back, Some(*aside))
    } else {
        (step, choice(step))
    };
    let parcel = in_hand(step).map(|(work, asks)| DraftParcel {
        parcel: work.parcel,
        life: work.life,
        asks,
    });
    let scan = unanswered(step).map(|reading| reading.raw.clone());
    let dock = step.dock().map(dock::draft);
    let nothing =
        parcel.is_none() && scan.is_none() && undo.is_none() && aside.is_none() && dock.is_none();
    (!nothing).then(|| Draft {
        person: person.clone(),
        parcel,
        scan,
        undo,
        aside,
        dock,
    })
}

/// What was asked aside before the choice that stands open.
fn choice(step: &Step) -> Option<Aside> {
    if let Step::Ending(_, end, ..) = step {
        return Some(Aside::NumberEnd(*end));
    }
    matches!(step, Step::Whose(..)).then_some(Aside::Whose)
}

/// The parcel in hand and what is asked about it.
fn in_hand(step: &Step) -> Option<(&Work, Asks)> {
    Some(match step {
        Step::Opened(work) | Step::Ending(work, ..) => (work, Asks::Tag),
        Step::Naming(work, hand) | Step::Checking(work, hand) => (work, unit(hand, UnitAsks::Next)),
        Step::Differing(work, hand, barcode) => {
            (work, unit(hand, UnitAsks::Whose(barcode.clone())))
        }
        Step::Binding(work, hand, binding) => {
            (work, unit(hand, UnitAsks::Line((**binding).clone())))
        }
        Step::Proposing(work, hand, outcome) => (work, unit(hand, asks_of(outcome))),
        Step::Unseen(work, _) => (work, Asks::Unseen),
        Step::EmptyConfirm(work) => (work, Asks::Empty),
        Step::Shelving(work, Purpose::Empty) => (work, Asks::EvidenceShelf),
        Step::Shelving(work, Purpose::Claim) => (work, Asks::ClaimShelf),
        Step::SignIn(_)
        | Step::SigningIn(..)
        | Step::Enrolling(..)
        | Step::Recalling(..)
        | Step::Ready
        | Step::Looking(..)
        | Step::Choosing(..)
        | Step::Odd(..)
        | Step::Receiving(..)
        | Step::Resuming(..)
        | Step::TagLooking(..)
        | Step::Saving(..)
        | Step::Closing(..)
        | Step::ShelfSaving(..)
        | Step::Aside(..)
        | Step::Writing(..)
        | Step::ElsewhereLooking(..)
        | Step::SlipLooking(..)
        | Step::EndLooking(..)
        | Step::NumberLooking(..)
        | Step::SellersLooking(..)
        | Step::Whose(..)
        | Step::UndoTag(..)
        | Step::Undoing(..)
        | Step::Dock(_)
        | Step::Places(_)
        | Step::Halted => return None,
    })
}

fn asks_of(outcome: &Outcome) -> UnitAsks {
    match outcome.elsewhere {
        Elsewhere::No => UnitAsks::Next,
        Elsewhere::Asked => UnitAsks::Reason,
        Elsewhere::Because(reason, None) => UnitAsks::Container(reason),
        Elsewhere::Because(reason, Some(decision)) => UnitAsks::Shelf(reason, decision),
    }
}

fn unit(hand: &Hand, asks: UnitAsks) -> Asks {
    Asks::Unit(Box::new(DraftUnit {
        unit: hand.unit,
        tag: hand.tag.clone(),
        product: hand.product.as_ref().map(|product| DraftProduct {
            barcode: product.barcode.clone(),
            how: product.how,
            line: product.line,
            taught: product.taught,
        }),
        answers: hand.answers.clone(),
        checklist: hand.checklist,
        noted: hand.noted.clone(),
        taken_up: hand.taken_up,
        out_of: hand.out_of.clone(),
        count: hand.count,
        labels: hand.labels.clone(),
        asks,
    }))
}

/// The parcel's scan that a step has not answered yet.
pub(super) fn unanswered(step: &Step) -> Option<&Arc<Reading>> {
    if let Step::Choosing(reading, ..)
    | Step::Odd(reading, _)
    | Step::Whose(reading, ..)
    | Step::Unseen(_, Then::Scan(reading)) = step
    {
        Some(reading)
    } else {
        step.dock().and_then(dock::unanswered)
    }
}

/// Says at the badge what will go on.
pub(super) fn prompt(draft: &Draft) -> BenchMsg {
    match draft.parcel.as_ref().map(|parcel| &parcel.asks) {
        Some(Asks::Unit(unit)) => BenchMsg::ScanBadgeResume {
            tag: unit.tag.tail().to_owned(),
        },
        Some(Asks::Tag | Asks::Unseen | Asks::Empty | Asks::EvidenceShelf | Asks::ClaimShelf)
        | None => BenchMsg::ScanBadgeGoOn,
    }
}

/// After the badge: loads the parcel that was in hand, or goes on without one.
pub(super) fn resume(restored: Restored, context: &mut Context) -> Step {
    if let Some(dock) = restored.draft.dock {
        return dock::resume(dock, restored.scan, context);
    }
    if let Some(parcel) = &restored.draft.parcel {
        let beside = beside(&restored.draft);
        let ticket = context.ask(Query::ParcelDossier(parcel.parcel, beside));
        return Step::Resuming(ticket, Box::new(Resume::Draft(Box::new(restored))));
    }
    let step = match (restored.draft.aside, restored.scan) {
        (Some(Aside::ParcelTag), _) => at_unlabelled::begin(context),
        (Some(Aside::Whose), Some(reading)) => {
            at_unlabelled::tag_scanned(Box::new(Step::Ready), context, &reading)
        }
        (_, scan) => rescan(scan, context),
    };
    undo(step, restored.draft.undo, context)
}

/// The lines that a draft names, of whichever return, the code scanned on its unit, and the checklist
/// that the unit was begun by.
pub(super) fn beside(draft: &Draft) -> Beside {
    let asks = draft.parcel.as_ref().map(|parcel| &parcel.asks);
    let Some(Asks::Unit(unit)) = asks else {
        return Beside::default();
    };
    let mut lines: Vec<LineId> = unit.product.iter().filter_map(|one| one.line).collect();
    if let UnitAsks::Line(binding) = &unit.asks {
        lines.extend(&binding.options);
    }
    let scanned = unit.product.iter().filter_map(|one| one.barcode.clone());
    let mut codes: Vec<String> = scanned.collect();
    if let UnitAsks::Line(binding) = &unit.asks {
        codes.extend(binding.barcode.clone());
    }
    Beside {
        lines,
        codes,
        checklist: unit.checklist,
    }
}

/// The parcel that was in hand is loaded: the same step again, as far as the disk has not gone on.
pub(super) fn resumed(
    restored: Restored,
    mut work: Box<Work>,
    row: &ParcelRow,
    dossier: &Dossier,
    context: &mut Context,
) -> Step {
    let Restored { draft, scan } = restored;
    let Some(parcel) = draft.parcel else {
        return Step::Ready;
    };
    let unit_stands = matches!(&parcel.asks, Asks::Unit(unit) if stands(unit, row, dossier));
    let mut recount = None;
    if let Asks::Unit(unit) = &parcel.asks
        && unit_stands
        && (unit.taken_up.is_some() || unit.out_of.is_some())
        && let Some(known) = known(unit, dossier)
    {
        recount = known.inspection.line.as_ref().map(|choice| choice.line);
        work.count_taken_back(recount, 1);
    }
    if row.state != ParcelState::Open && parcel.life == Life::Open && !unit_stands {
        return undo(rescan(scan, context), draft.undo, context);
    }
    let step = match parcel.asks {
        Asks::Unit(unit) if unit_stands => again(work, *unit, recount, context),
        Asks::Unseen if work.open_lines().next().is_some() => {
            at_close::ask_unseen(work, scan.map_or(Then::Ready, Then::Scan), context)
        }
        Asks::Unit(_) | Asks::Tag | Asks::Unseen => Step::Opened(work),
        Asks::Empty => at_close::confirm_empty(work, context),
        Asks::EvidenceShelf => at_close::ask_shelf(work, Purpose::Empty, context),
        Asks::ClaimShelf => at_close::ask_shelf(work, Purpose::Claim, context),
    };
    let step = aside(step, draft.aside, context);
    undo(step, draft.undo, context)
}

/// What was asked aside, where the step that it stood before is back.
fn aside(step: Step, asked: Option<Aside>, context: &mut Context) -> Step {
    let Some(asked) = asked else {
        return step;
    };
    if let (Aside::NumberEnd(end), Step::Opened(work)) = (asked, &step)
        && end.is_whole()
    {
        return at_ending::look(work.clone(), end, context);
    }
    let of_a_unit = matches!(step, Step::Checking(..) | Step::Proposing(..));
    let stands = match asked {
        Aside::Damage | Aside::TakeOut(..) | Aside::NumberEnd(_) => {
            matches!(step, Step::Opened(_))
        }
        Aside::ParkWhy
        | Aside::TestShelf(_)
        | Aside::Rework
        | Aside::Original(_)
        | Aside::Quantity(_) => of_a_unit,
        Aside::ParcelTag | Aside::Whose => false,
    };
    if stands {
        at_aside::begin(step, asked, context)
    } else {
        step
    }
}

/// Whether the unit is still in hand: neither its put nor its waiting on a shelf is on the disk
/// since, and where the parcel was ended it had been put before.
fn stands(unit: &DraftUnit, row: &ParcelRow, dossier: &Dossier) -> bool {
    let Some(known) = known(unit, dossier) else {
        return row.state == ParcelState::Open;
    };
    match known.state {
        // Its tag is new: the disk still has it under the carton's label.
        UnitState::Put if unit.out_of.is_some() => unit.tag != known.inspection.tag,
        UnitState::Undone => true,
        UnitState::Parked => unit.taken_up == Some(known.put_key),
        UnitState::Put | UnitState::Waiting | UnitState::Judged | UnitState::Gone => false,
    }
}

/// The unit as the disk has it.
fn known<'a>(unit: &DraftUnit, dossier: &'a Dossier) -> Option<&'a UnitRow> {
    let mut units = dossier.units.iter();
    units.find(|known| match unit.out_of {
        Some(_) => known.unit == unit.unit,
        None => known.inspection.tag == unit.tag,
    })
}

/// The unit that was in hand, with what was asked about it.
fn again(work: Box<Work>, unit: DraftUnit, recount: Option<LineId>, context: &mut Context) -> Step {
    let known = |line| work.line(line).is_some();
    let product = unit
        .product
        .filter(|product| product.line.is_none_or(known))
        .map(|product| HandProduct {
            barcode: product.barcode,
            how: product.how,
            line: product.line,
            taught: product.taught,
        });
    let all_known = |lines: &[_]| lines.iter().all(|line| known(*line));
    let (named, asks) = (product.is_some(), unit.asks);
    let lines_known = matches!(&asks, UnitAsks::Line(binding) if all_known(&binding.options));
    let mut hand = Box::new(Hand {
        unit: unit.unit,
        tag: unit.tag,
        product,
        answers: unit.answers,
        answered: Vec::new(),
        checklist: unit.checklist,
        noted: unit.noted,
        taken_up: unit.taken_up,
        out_of: unit.out_of,
        recount,
        count: unit.count,
        labels: unit.labels,
    });
    at_checks::keep_known(&work, &mut hand, context);
    match asks {
        UnitAsks::Line(binding) if lines_known => at_product::ask(work, hand, context, binding),
        UnitAsks::Whose(barcode) if work.seller().is_some() => {
            at_differs::ask(work, hand, barcode, context)
        }
        UnitAsks::Whose(Some(barcode)) => {
            at_elsewhere::look_for(work, hand, vec![barcode.clone()], barcode, context)
        }
        UnitAsks::Next | UnitAsks::Reason | UnitAsks::Container(_) | UnitAsks::Shelf(..)
            if named =>
        {
            elsewhere(at_checks::go_on(work, hand, context), &asks, context)
        }
        UnitAsks::Line(_)
        | UnitAsks::Whose(_)
        | UnitAsks::Next
        | UnitAsks::Reason
        | UnitAsks::Container(_)
        | UnitAsks::Shelf(..) => at_opened::name(work, hand, context),
    }
}

/// A half-made override.
fn elsewhere(step: Step, asks: &UnitAsks, context: &mut Context) -> Step {
    let Step::Proposing(work, hand, mut outcome) = step else {
        return step;
    };
    match asks {
        UnitAsks::Next | UnitAsks::Line(_) | UnitAsks::Whose(_) => {}
        UnitAsks::Reason => at_put::ask_reason(&mut outcome, context),
        UnitAsks::Container(reason) => at_put::ask_elsewhere(&mut outcome, *reason, context),
        UnitAsks::Shelf(reason, decision) => {
            at_put::ask_elsewhere(&mut outcome, *reason, context);
            outcome.seek(*decision);
        }
    }
    Step::Proposing(work, hand, outcome)
}

/// Takes the scan that was not answered yet, as if it were made now.
fn rescan(scan: Option<Arc<Reading>>, context: &mut Context) -> Step {
    match scan {
        Some(reading) => machine::scanned(Step::Ready, context, &reading),
        None => Step::Ready,
    }
}

/// [U] had been pressed for a put, and it still is the last that counts.
fn undo(step: Step, key: Option<CommandKey>, context: &mut Context) -> Step {
    let last = context.last_put.as_ref().map(|put| put.key);
    if key.is_some() && key == last && step.awaits().is_none() {
        at_undo::begin(step, context)
    } else {
        step
    }
}
