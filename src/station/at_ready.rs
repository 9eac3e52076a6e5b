//! Signing in, and the scan of a parcel with everything it may turn out to be.

use std::sync::Arc;

use crate::domain::codes::PersonCode;
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::limits::CANDIDATES_MAX;
use crate::domain::pin::PersonState;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::ledger::command::ReceiveParcel;
use crate::ledger::fact::{RawScan, Role};
use crate::ledger::query::{Dossier, FoundBy};
use crate::ledger::rows::{ParcelRow, ParcelState, PersonRow};
use crate::ledger::{Command, Query};
use crate::scan::Reading;
use crate::text::{BenchMsg, PeopleMsg};

use super::context::Context;
use super::event::{Answering, Key};
use super::face::Lamp;
use super::meaning::{Meaning, answer_first, meaning};
use super::said::Said;
use super::step::{Resume, Step};
use super::work::{Work, returns_of};
use super::{at_carton, at_odd, at_opened, at_park, at_recall, at_slip, kept};

/// Digits choose among at most eight returns; the ninth says "none of these".
const RETURNS_OFFERED_MAX: usize = 8;
/// A seller's own number has at least so many characters.
const LITERAL_KEY_MIN: usize = 3;
/// And at most so many: longer scans are no numbers.
const LITERAL_KEY_MAX: usize = 64;

pub(super) fn sign_in(step: Step, context: &mut Context, person: PersonCode) -> Step {
    if step.awaits().is_some() || context.person.as_ref() == Some(&person) {
        return step;
    }
    if step == Step::Halted {
        context.refuse("store_stopped", BenchMsg::StoreStopped);
        return step;
    }
    let ticket = context.ask(Query::People);
    Step::SigningIn(ticket, person, Box::new(step))
}

/// A badge seen for the first time enrols its holder as an operator: a bench never waits for a desk.
pub(super) fn people(
    person: PersonCode,
    back: Box<Step>,
    people: &[PersonRow],
    context: &mut Context,
) -> Step {
    match people.iter().find(|known| known.person == person) {
        Some(known) if known.state == PersonState::Left => {
            let detail = PeopleMsg::BadgeLeftDetail;
            context.refuse_with("person_left", PeopleMsg::BadgeLeft { person }, detail);
            return *back;
        }
        Some(_) => return signed_in(person, *back, context),
        None => {}
    }
    let command = Command::EnrolPerson {
        person: person.clone(),
        name: person.as_str().to_owned(),
        role: Role::Operator,
    };
    let (ticket, _) = context.commit(command);
    Step::Enrolling(ticket, person, back)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other step stays as it is"
)]
pub(super) fn signed_in(person: PersonCode, back: Step, context: &mut Context) -> Step {
    context.person = Some(person.clone());
    context.say(Said::SignedIn(person.clone()));
    context.show(Lamp::Saved, BenchMsg::SignedIn { person });
    match back {
        Step::SignIn(_) => at_recall::ask(back, context),
        other => other,
    }
}

pub(super) fn scanned(step: Step, context: &mut Context, reading: &Arc<Reading>) -> Step {
    match meaning(reading) {
        // A choice that stands open is not lost to a tag scanned too early.
        Meaning::Tag(_) if step != Step::Ready => {
            answer_first(reading, context);
            step
        }
        Meaning::Tag(tag) => {
            let ticket = context.ask(Query::Tag(tag.clone()));
            Step::TagLooking(ticket, None, tag)
        }
        Meaning::Container(_) => {
            context.refuse("container_not_parcel", BenchMsg::WrongStepContainer);
            step
        }
        Meaning::Product
        | Meaning::Parcel
        | Meaning::Other
        | Meaning::Nothing
        | Meaning::Postal
        | Meaning::Misread
        | Meaning::SignOut
        | Meaning::OtherCommand
        | Meaning::Badge(_)
        | Meaning::Key(_) => {
            let ticket = context.ask(Query::Dossier(candidates(reading)));
            Step::Looking(ticket, Arc::clone(reading))
        }
    }
}

/// The candidates, and last the text itself: a seller's own numbers have no shape to know them by.
pub(super) fn candidates(reading: &Reading) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = reading
        .candidates
        .iter()
        .take(CANDIDATES_MAX)
        .cloned()
        .collect();
    let text = reading.text.trim();
    let known = candidates.iter().any(|candidate| candidate.key == text);
    if !known && (LITERAL_KEY_MIN..=LITERAL_KEY_MAX).contains(&text.len()) {
        candidates.push(Candidate {
            kind: CodeKind::Unknown,
            carrier: None,
            key: text.to_owned(),
            check: CheckVerdict::None,
            how: How::Literal,
        });
    }
    candidates
}

/// The scan was a product's barcode where a parcel's label was wanted.
fn product_instead(reading: &Arc<Reading>, dossier: &Dossier, context: &mut Context) -> Step {
    let listed = dossier.book.first();
    let listed = listed.and_then(|product| product.title.clone().or(product.sku.clone()));
    let learned = dossier.scanned_products.first();
    let name = listed.or_else(|| learned.and_then(|product| product.bound.sku.clone()));
    let product = name.unwrap_or_else(|| {
        reading
            .candidates
            .first()
            .map_or_else(String::new, |best| best.key.clone())
    });
    context.tell_with(
        "product_not_parcel",
        BenchMsg::ProductNotParcel,
        BenchMsg::ProductNotParcelDetail { product },
    );
    context.with_verbatim(&reading.text);
    Step::Ready
}

/// The store's answer to a parcel scan.
pub(super) fn dossier(
    reading: &Arc<Reading>,
    dossier: Box<Dossier>,
    context: &mut Context,
) -> Step {
    let is_at_hand =
        |row: &&ParcelRow| !matches!(row.state, ParcelState::Undone | ParcelState::AtDock);
    let waits = waiting(&dossier).is_some();
    if let Some(row) = dossier.parcels.iter().find(is_at_hand).filter(|_| !waits) {
        return known_parcel(row, &dossier, context);
    }
    let returns = returns_of(&dossier);
    // A desk said whose it is while it waited.
    let matched = waiting(&dossier).and_then(|row| row.chosen.clone());
    if let Some(of) = matched.filter(|of| returns.contains(of)) {
        let (by, outcome) = (Chosen::ByTheStore, outcome_of(&dossier, &of));
        return receive(reading, &dossier, Some(&of), by, outcome, context);
    }
    if !returns.is_empty() && dossier.found_by == FoundBy::Outbound {
        context.asked("outbound_number");
        context.show(Lamp::Need, BenchMsg::ChooseOutbound);
        return Step::Choosing(Arc::clone(reading), dossier, returns);
    }
    if let [of] = returns.as_slice() {
        let outcome = outcome_of(&dossier, of);
        return receive(
            reading,
            &dossier,
            Some(of),
            Chosen::ByTheStore,
            outcome,
            context,
        );
    }
    if !returns.is_empty() {
        context.asked("which_return");
        context.show(Lamp::Need, BenchMsg::ChooseReturn);
        return Step::Choosing(Arc::clone(reading), dossier, returns);
    }
    if waits {
        let by = Chosen::ByTheStore;
        return receive(reading, &dossier, None, by, "unknown", context);
    }
    if let Some(doubt) = at_odd::doubt(reading, &dossier) {
        return at_odd::ask(doubt, reading, dossier, context);
    }
    if meaning(reading) == Meaning::Product {
        return product_instead(reading, &dossier, context);
    }
    let by = Chosen::ByTheStore;
    receive(reading, &dossier, None, by, "unknown", context)
}

/// Gives the parcel that waits to be opened: it was scanned at the dock, or lies on the claim shelf and
/// somebody knows by now whose it is.
fn waiting(dossier: &Dossier) -> Option<&ParcelRow> {
    let is_open = |row: &ParcelRow| row.state == ParcelState::Open;
    let is_known = !dossier.lines.is_empty() && dossier.found_by == FoundBy::Return;
    let is_known = is_known && !dossier.parcels.iter().any(is_open);
    let waits = |row: &&ParcelRow| match row.state {
        // Of one whose default is confirmed: whoever brings it to a bench opens it for that.
        ParcelState::AtDock | ParcelState::Expired => true,
        ParcelState::Claim => is_known,
        ParcelState::Open
        | ParcelState::Closed
        | ParcelState::Empty
        | ParcelState::Binned
        | ParcelState::Merged
        | ParcelState::Lost
        | ParcelState::Undone => false,
    };
    dossier.parcels.iter().find(waits)
}

fn known_parcel(row: &ParcelRow, dossier: &Dossier, context: &mut Context) -> Step {
    let number = row.number.clone();
    match row.state {
        ParcelState::Open if row.station.as_str() != context.station => {
            let station = row.station.as_str().to_owned();
            context.tell_with(
                "open_elsewhere",
                BenchMsg::ParcelOpenElsewhere { number, station },
                BenchMsg::ScanParcel,
            );
            Step::Ready
        }
        ParcelState::Open => {
            let work = Work::resumed(row, dossier);
            context.say(Said::Resumed(number));
            at_opened::resumed(Box::new(work), context)
        }
        ParcelState::AtDock
        | ParcelState::Closed
        | ParcelState::Empty
        | ParcelState::Claim
        | ParcelState::Expired
        | ParcelState::Binned
        | ParcelState::Merged
        | ParcelState::Lost
        | ParcelState::Undone => {
            let at = row.closed_at.unwrap_or(row.received_at);
            let detail = BenchMsg::ParcelFinishedDetail { units: row.units };
            context.tell_with("finished", BenchMsg::ParcelFinished { number, at }, detail);
            Step::Ready
        }
    }
}

fn outcome_of(dossier: &Dossier, of: &ReturnRef) -> &'static str {
    let lines = dossier
        .lines
        .iter()
        .filter(|line| line.known.line.of == *of);
    match lines.map(|line| line.known.line.standing()).max() {
        Some(ReturnStanding::Cancelled) => "cancelled",
        Some(ReturnStanding::Returnless) => "returnless",
        Some(ReturnStanding::RefundedAtFirstScan) => "refunded_at_first_scan",
        Some(ReturnStanding::Open) => "expected",
        None => "unknown",
    }
}

/// Who found the return.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chosen {
    ByTheStore,
    ByAPerson,
}

fn receive(
    reading: &Reading,
    dossier: &Dossier,
    of: Option<&ReturnRef>,
    chosen: Chosen,
    outcome: &'static str,
    context: &mut Context,
) -> Step {
    let candidates = candidates(reading);
    receive_under((reading, candidates), dossier, of, chosen, outcome, context)
}

fn receive_under(
    (reading, candidates): (&Reading, Vec<Candidate>),
    dossier: &Dossier,
    of: Option<&ReturnRef>,
    chosen: Chosen,
    outcome: &'static str,
    context: &mut Context,
) -> Step {
    let chosen = of.filter(|_| chosen == Chosen::ByAPerson).cloned();
    if let Some(row) = waiting(dossier) {
        let (parcel, number) = (row.parcel, row.number.clone());
        let of = of.map_or(&[][..], std::slice::from_ref);
        let mut work = Work::received(parcel, number, row.candidates.clone(), dossier, of);
        work.damage.clone_from(&row.damage);
        let finding = work.finding;
        let (ticket, _) = context.commit(Command::OpenParcel {
            parcel,
            chosen,
            finding,
        });
        return Step::Receiving(ticket, Box::new(work), outcome);
    }
    let parcel = crate::domain::ids::ParcelId(context.fresh());
    let number = context.parcel_number();
    let of = of.map_or(&[][..], std::slice::from_ref);
    let work = Work::received(parcel, number.clone(), candidates.clone(), dossier, of);
    let raw = RawScan {
        salt: context.fresh().to_be_bytes(),
        bytes: reading.raw.clone(),
    };
    let finding = work.finding;
    let (ticket, _) = context.commit(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number,
        raw,
        candidates,
        chosen,
        finding,
    }));
    Step::Receiving(ticket, Box::new(work), outcome)
}

/// The receipt is on the disk.
pub(super) fn received(work: Box<Work>, outcome: &'static str, context: &mut Context) -> Step {
    let seller = work.seller_code();
    context.say(Said::Received {
        number: work.number.clone(),
        outcome,
        seller,
        lines: work.lines.len(),
    });
    match work.finding {
        Some(standing) => context.show_with(
            Lamp::Need,
            BenchMsg::Finding { standing },
            BenchMsg::FindingDetail,
        ),
        None if work.lines.is_empty() => context.show_with(
            Lamp::Need,
            BenchMsg::UnknownParcel,
            BenchMsg::UnknownParcelDetail,
        ),
        None => context.show(
            Lamp::Saved,
            BenchMsg::SavedParcel {
                number: work.number.clone(),
            },
        ),
    }
    Step::Opened(work)
}

pub(super) fn chosen(
    reading: Arc<Reading>,
    dossier: Box<Dossier>,
    returns: Vec<ReturnRef>,
    context: &mut Context,
    key: Key,
) -> Step {
    match key.answering() {
        Answering::Back => {
            context.shown = None;
            Step::Ready
        }
        Answering::Digit(digit) => {
            let offered = returns.len().min(RETURNS_OFFERED_MAX);
            let index = usize::from(digit).saturating_sub(1);
            if index == offered {
                return receive(
                    &reading,
                    &dossier,
                    None,
                    Chosen::ByAPerson,
                    "unknown",
                    context,
                );
            }
            match returns.get(index).filter(|_| index < offered) {
                Some(of) => receive(
                    &reading,
                    &dossier,
                    Some(of),
                    Chosen::ByAPerson,
                    "chosen",
                    context,
                ),
                None => Step::Choosing(reading, dossier, returns),
            }
        }
        Answering::Nothing => Step::Choosing(reading, dossier, returns),
    }
}

/// Nothing is found by any number of the scan: a person says which of them is the parcel's.
pub(super) fn received_as(
    reading: &Reading,
    dossier: &Dossier,
    candidates: Vec<Candidate>,
    context: &mut Context,
) -> Step {
    let by = Chosen::ByAPerson;
    receive_under((reading, candidates), dossier, None, by, "unknown", context)
}

/// The parcel in hand before a restart, or the parcel of a unit taken back.
pub(super) fn resumed(resume: Resume, dossier: &Dossier, context: &mut Context) -> Step {
    let Some(row) = dossier.parcels.first() else {
        context.shown = None;
        return Step::Ready;
    };
    let work = Box::new(Work::resumed(row, dossier));
    if matches!(resume, Resume::Unit(_) | Resume::Draft(_)) {
        context.say(Said::Resumed(row.number.clone()));
    }
    match resume {
        Resume::Unit(unit) => match dossier.units.iter().find(|row| row.unit == unit) {
            Some(unit) => at_park::take_up(work, unit, context),
            None => Step::Opened(work),
        },
        Resume::Draft(restored) => kept::resumed(*restored, work, row, dossier, context),
        Resume::Identified => at_slip::identified(work, context),
        Resume::Again => at_opened::again(work, context),
        Resume::Renewed(tag) => at_opened::begin_unit(work, tag, context),
        Resume::Tagged(tag) => at_opened::tagged(work, tag, context),
        Resume::Carton(unit) => match dossier.units.iter().find(|row| row.unit == unit) {
            Some(unit) => at_carton::open(work, unit, context),
            None => Step::Opened(work),
        },
        Resume::TakeOut(unit, tag) => at_carton::taken_out(work, (unit, tag), dossier, context),
        Resume::Unlabelled => received(work, "unlabelled", context),
    }
}

/// How many returns a digit can choose.
pub(super) fn offered(returns: &[ReturnRef]) -> &[ReturnRef] {
    returns.get(..RETURNS_OFFERED_MAX).unwrap_or(returns)
}
