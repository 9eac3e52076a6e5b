//! The slip inside the box: a return's or an order's number read after the parcel was opened. It
//! names what an unknown parcel is, or a further return that travels in the same box.

use std::sync::Arc;

use crate::domain::expected::ReturnRef;
use crate::domain::limits::CANDIDATES_MAX;
use crate::domain::reading::{Candidate, CodeKind};
use crate::ledger::query::Beside;
use crate::ledger::query::Dossier;
use crate::ledger::{Command, Query};
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::at_opened;
use super::context::Context;
use super::face::Lamp;
use super::said::Said;
use super::step::{Resume, Step, Written};
use super::work::{Work, returns_of};

/// Tells whether a scan is a slip's number, which no carrier prints on a label.
pub(super) fn is_slip(reading: &Reading) -> bool {
    let best = reading.candidates.first();
    best.is_some_and(|best| names_a_return(best.kind))
}

/// Kinds of numbers that name a return by themselves.
pub(super) fn names_a_return(kind: CodeKind) -> bool {
    matches!(kind, CodeKind::Rma | CodeKind::Order)
}

/// Looks up what the slip names.
pub(super) fn ask(work: Box<Work>, context: &mut Context, reading: &Arc<Reading>) -> Step {
    let numbers = numbers(reading);
    let ticket = context.ask(Query::Dossier(numbers));
    Step::SlipLooking(ticket, work, Arc::clone(reading))
}

fn numbers(reading: &Reading) -> Vec<Candidate> {
    let numbers = reading.candidates.iter();
    numbers
        .filter(|candidate| names_a_return(candidate.kind))
        .take(CANDIDATES_MAX)
        .cloned()
        .collect()
}

/// The store's answer. What nobody announced is noted all the same: a file that comes later matches.
pub(super) fn found(
    work: Box<Work>,
    reading: &Reading,
    dossier: &Dossier,
    context: &mut Context,
) -> Step {
    let returns = returns_of(dossier);
    let is_here = |of: &ReturnRef| work.lines.iter().any(|line| line.known.line.of == *of);
    match returns.as_slice() {
        [of] if is_here(of) => at_opened::resumed(work, context),
        [of] => {
            let chosen = work.lines.is_empty().then(|| of.clone());
            note(work, reading, chosen, context)
        }
        [] if work.lines.is_empty() => note(work, reading, None, context),
        [] => {
            context.refuse_with(
                "slip_unknown",
                BenchMsg::SlipUnknown,
                BenchMsg::SlipUnknownDetail,
            );
            context.with_verbatim(&reading.text);
            Step::Opened(work)
        }
        [_, _, ..] => {
            context.refuse("slip_several", BenchMsg::SlipSeveral);
            context.with_verbatim(&reading.text);
            Step::Opened(work)
        }
    }
}

fn note(
    work: Box<Work>,
    reading: &Reading,
    chosen: Option<ReturnRef>,
    context: &mut Context,
) -> Step {
    let (ticket, _) = context.commit(Command::IdentifyParcel {
        parcel: work.parcel,
        candidates: numbers(reading),
        chosen,
        seller: None,
    });
    let back = Box::new(Step::Opened(work));
    Step::Writing(ticket, back, Written::Slip)
}

/// The slip's number is on the disk: the parcel is loaded with what it names.
pub(super) fn saved(back: Step, context: &mut Context) -> Step {
    match back.work() {
        Some(work) => {
            let ticket = context.ask(Query::ParcelDossier(work.parcel, Beside::default()));
            Step::Resuming(ticket, Box::new(Resume::Identified))
        }
        None => back,
    }
}

/// The parcel with what the slip named.
pub(super) fn identified(work: Box<Work>, context: &mut Context) -> Step {
    let lines = u32::try_from(work.lines.len()).unwrap_or(u32::MAX);
    context.say(Said::Identified(work.lines.len()));
    if lines == 0 {
        context.show_with(
            Lamp::Need,
            BenchMsg::SlipNoted,
            BenchMsg::UnknownParcelDetail,
        );
    } else {
        context.show(Lamp::Saved, BenchMsg::SlipAdded { lines });
    }
    Step::Opened(work)
}
