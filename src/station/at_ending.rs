//! The end of a number that is still legible on an unknown parcel: its last digits are keyed, and a
//! digit says which announced return it is. Six digits are no proof: a person always chooses.

use crate::domain::expected::ReturnRef;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::ledger::draft::{Aside, NumberEnd};
use crate::ledger::query::Dossier;
use crate::ledger::{Command, Query};
use crate::text::BenchMsg;

use super::at_aside;
use super::at_ready::offered;
use super::context::Context;
use super::event::{Answering, Key};
use super::face::Lamp;
use super::step::{Step, Written};
use super::work::{Work, returns_of};

/// Tells whether the end of a number would say more of a parcel: nobody knows what it is.
pub(super) fn is_open_to(work: &Work) -> bool {
    work.lines.is_empty() && work.units == 0
}

/// [N], or the first digit at once.
pub(super) fn begin(work: Box<Work>, end: NumberEnd, context: &mut Context) -> Step {
    at_aside::begin(Step::Opened(work), Aside::NumberEnd(end), context)
}

pub(super) fn pressed(back: Box<Step>, end: NumberEnd, context: &mut Context, key: Key) -> Step {
    match key.answering() {
        Answering::Digit(digit) => {
            let longer = end.with_digit(digit);
            if !longer.is_whole() {
                context.shown = None;
                return Step::Aside(back, Aside::NumberEnd(longer));
            }
            if let Step::Opened(work) = *back {
                look(work, longer, context)
            } else {
                *back
            }
        }
        Answering::Back => {
            context.shown = None;
            *back
        }
        Answering::Nothing => Step::Aside(back, Aside::NumberEnd(end)),
    }
}

/// Looks up which announced numbers end so.
pub(super) fn look(work: Box<Work>, end: NumberEnd, context: &mut Context) -> Step {
    let ticket = context.ask(Query::Ending(end.to_string(), work.seller_code()));
    Step::EndLooking(ticket, work, end)
}

/// The announced returns whose numbers end so.
pub(super) fn found(
    work: Box<Work>,
    end: NumberEnd,
    dossier: Box<Dossier>,
    context: &mut Context,
) -> Step {
    let returns = returns_of(&dossier);
    if returns.is_empty() {
        context.refuse_with(
            "no_number_ends_so",
            BenchMsg::NoNumberEndsSo {
                end: end.to_string(),
            },
            BenchMsg::UnknownParcelDetail,
        );
        return Step::Opened(work);
    }
    context.asked("which_return");
    context.show(Lamp::Need, BenchMsg::ChooseReturn);
    Step::Ending(work, end, dossier, returns)
}

/// A digit says which return it is; the one after the last says that it is none.
pub(super) fn chosen(
    work: Box<Work>,
    end: NumberEnd,
    dossier: Box<Dossier>,
    returns: Vec<ReturnRef>,
    context: &mut Context,
    key: Key,
) -> Step {
    match key.answering() {
        Answering::Digit(digit) => {
            let place = usize::from(digit).saturating_sub(1);
            match offered(&returns).get(place) {
                Some(of) => note(work, end, of.clone(), context),
                None if place == offered(&returns).len() => none_of_these(work, context),
                None => Step::Ending(work, end, dossier, returns),
            }
        }
        Answering::Back => none_of_these(work, context),
        Answering::Nothing => Step::Ending(work, end, dossier, returns),
    }
}

fn none_of_these(work: Box<Work>, context: &mut Context) -> Step {
    context.asked("tag");
    context.shown = None;
    Step::Opened(work)
}

/// What was keyed and what a person chose by it.
fn note(work: Box<Work>, end: NumberEnd, of: ReturnRef, context: &mut Context) -> Step {
    let (ticket, _) = context.commit(Command::IdentifyParcel {
        parcel: work.parcel,
        candidates: vec![Candidate {
            kind: CodeKind::Unknown,
            carrier: None,
            key: end.to_string(),
            check: CheckVerdict::None,
            how: How::KeyedEnd,
        }],
        chosen: Some(of),
        seller: None,
    });
    let back = Box::new(Step::Opened(work));
    Step::Writing(ticket, back, Written::Slip)
}
