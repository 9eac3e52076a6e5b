//! The machine: what happened goes to the step in hand; what waits, waits in order.

use std::collections::{BTreeMap, VecDeque};
use std::mem;
use std::sync::Arc;

use crate::domain::codes::PersonCode;
use crate::domain::limits::{DOUBLE_TRIGGER_MS, QUEUED_SCANS_MAX};
use crate::domain::time::UtcMs;
use crate::ledger::draft::{Aside, Draft};
use crate::ledger::{Answer, Refusal};
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::{BenchPacks, Books, Context};
use super::effect::{Effect, Ticket};
use super::event::{Event, Key, Moment};
use super::face::{Face, Lamp};
use super::meaning::{Meaning, answer_first, meaning};
use super::step::{Step, Sure, Written};
use super::{
    at_aside, at_checks, at_close, at_differs, at_elsewhere, at_ending, at_odd, at_opened, at_park,
    at_product, at_put, at_ready, at_recall, at_sign_out, at_slip, at_undo, at_unlabelled, dock,
    faces, kept, places,
};

/// What a bench is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bench {
    /// The packs that it grades with.
    pub packs: BenchPacks,
    /// The station's name.
    pub station: String,
    /// Three Crockford characters before every parcel number of this station.
    pub prefix: String,
}

/// One bench at work.
pub struct Station {
    context: Context,
    step: Step,
    waiting: VecDeque<Input>,
    /// The last scan of each scanner.
    last_scans: BTreeMap<u8, (Vec<u8>, UtcMs)>,
    kept: Option<Draft>,
}

/// What a person does.
#[derive(Clone, PartialEq, Debug)]
enum Input {
    /// From the scanner of this number.
    Scan(u8, Arc<Reading>),
    Key(Key),
    Dock,
    Places,
}

impl Input {
    fn scanner(&self) -> u8 {
        match self {
            Self::Scan(scanner, _) => *scanner,
            Self::Key(_) | Self::Dock | Self::Places => 0,
        }
    }
}

impl Station {
    /// A bench where nobody is signed in.
    pub fn new(bench: Bench, now: Moment) -> Self {
        Self {
            context: Context::new(bench.packs, bench.station, bench.prefix, now),
            step: Step::SignIn(None),
            waiting: VecDeque::new(),
            last_scans: BTreeMap::new(),
            kept: None,
        }
    }

    /// Takes what happened and gives what is to be done, in order.
    pub fn on(&mut self, now: Moment, event: Event) -> Vec<Effect> {
        self.context.begin(now);
        match event {
            Event::Scanned { scanner, reading } => {
                if !self.is_double_trigger(scanner, &reading) {
                    self.input(Input::Scan(scanner, reading));
                }
            }
            Event::Pressed(key) => self.input(Input::Key(key)),
            Event::DockToggled => self.input(Input::Dock),
            Event::PlacesToggled => self.input(Input::Places),
            Event::SignedIn(person) => {
                self.context.scanner = 0;
                self.turn(|step, context| at_ready::sign_in(step, context, person));
            }
            Event::Restored(restored) => {
                if self.step == Step::SignIn(None) {
                    self.kept = Some(restored.draft.clone());
                    self.step = Step::SignIn(Some(restored));
                }
            }
            Event::BooksChanged => self.context.books = Books::Changed,
            Event::Found(ticket, answer) => {
                self.answered(ticket, |step, context| found(step, context, *answer));
            }
            Event::Saved(ticket) => self.answered(ticket, saved),
            Event::Refused(ticket, refusal) => {
                self.answered(ticket, |step, context| refused(step, context, &refusal));
            }
            Event::DiskFull(ticket) => self.answered(ticket, |step, context| {
                context.refuse("disk_full", BenchMsg::DiskFull);
                step_back(step)
            }),
            Event::OutcomeUnknown(ticket) => self.answered(ticket, outcome_unknown),
            Event::StoreStopped(ticket) => self.answered(ticket, |_, context| {
                context.refuse("store_stopped", BenchMsg::StoreStopped);
                Step::Halted
            }),
        }
        self.take_waiting();
        self.keep_draft();
        mem::take(&mut self.context.effects)
    }

    /// Gives what the bench shows.
    pub fn face(&self) -> Face {
        faces::face(&self.step, &self.context, self.waiting.len())
    }

    /// The same scanner and bytes within [`DOUBLE_TRIGGER_MS`] are one pull of the trigger.
    fn is_double_trigger(&mut self, scanner: u8, reading: &Reading) -> bool {
        let at = self.context.now.at;
        let double = self
            .last_scans
            .get(&scanner)
            .is_some_and(|(bytes, last_at)| {
                *bytes == reading.raw && (0..DOUBLE_TRIGGER_MS).contains(&(at.0 - last_at.0))
            });
        if !double {
            self.last_scans.insert(scanner, (reading.raw.clone(), at));
        }
        double
    }

    fn input(&mut self, input: Input) {
        if self.step.awaits().is_none() && self.waiting.is_empty() {
            self.turn(|step, context| take(step, context, input));
        } else if self.waiting.len() < QUEUED_SCANS_MAX {
            self.waiting.push_back(input);
        } else {
            // The one that is worked on may be another scanner's.
            let in_work = mem::replace(&mut self.context.scanner, input.scanner());
            self.context
                .refuse("too_many_queued", BenchMsg::TooManyQueued);
            self.context.scanner = in_work;
        }
    }

    fn take_waiting(&mut self) {
        while self.step.awaits().is_none() {
            let Some(input) = self.waiting.pop_front() else {
                break;
            };
            self.turn(|step, context| take(step, context, input));
        }
    }

    fn answered(&mut self, ticket: Ticket, act: impl FnOnce(Step, &mut Context) -> Step) {
        if self.step.awaits() == Some(ticket) {
            self.turn(act);
        }
    }

    fn turn(&mut self, act: impl FnOnce(Step, &mut Context) -> Step) {
        let step = mem::replace(&mut self.step, Step::Halted);
        self.step = act(step, &mut self.context);
    }

    /// Keeps what is in hand while the bench waits for a person. While an answer is awaited what was
    /// kept stands: what was asked is on the disk by then, or it is asked again. A store that
    /// stopped leaves it for the next start.
    fn keep_draft(&mut self) {
        if self.step.awaits().is_some() || self.step == Step::Halted {
            return;
        }
        let Some(person) = &self.context.person else {
            return;
        };
        let draft = kept::draft(&self.step, person);
        if draft == self.kept {
            return;
        }
        self.context.effects.push(match &draft {
            Some(draft) => Effect::KeepDraft(Box::new(draft.clone())),
            None => Effect::DropDraft,
        });
        self.kept = draft;
    }
}

/// A scan or key goes to the step; badges, command codes and the ZIP bar mean the same everywhere.
fn take(step: Step, context: &mut Context, input: Input) -> Step {
    context.scanner = input.scanner();
    let reading = match input {
        Input::Key(key) => return pressed(step, context, key),
        Input::Dock => return dock::toggle(step, context),
        Input::Places => return places::toggle(step, context),
        Input::Scan(_, reading) => reading,
    };
    if dock::is_command(&reading) {
        return dock::toggle(step, context);
    }
    if places::is_command(&reading) {
        return places::toggle(step, context);
    }
    match meaning(&reading) {
        Meaning::Badge(person) => at_ready::sign_in(step, context, person),
        Meaning::Key(key) => pressed(step, context, key),
        Meaning::SignOut => at_sign_out::sign_out(step, context),
        Meaning::OtherCommand => {
            context.refuse_with(
                "no_use_here",
                BenchMsg::CommandNoUse,
                BenchMsg::CommandNoUseDetail,
            );
            step
        }
        Meaning::Postal => {
            context.tell_with("postal_bar", BenchMsg::PostalBar, BenchMsg::PostalBarDetail);
            step
        }
        Meaning::Misread => {
            context.refuse(
                "bad_check",
                BenchMsg::BadCheck {
                    code: reading.text.clone(),
                },
            );
            step
        }
        Meaning::Tag(_)
        | Meaning::Container(_)
        | Meaning::Product
        | Meaning::Parcel
        | Meaning::Other
        | Meaning::Nothing => scanned(step, context, &reading),
    }
}

/// Before anybody is signed in, a badge without its printed frame is taken too, such as `OP-7`
/// typed at a new station that has printed no badges yet.
fn bare_badge(text: &str) -> Option<PersonCode> {
    let (letters, digits) = text.trim().split_once('-')?;
    let is_badge = (2..=6).contains(&letters.len())
        && letters.chars().all(|sign| sign.is_ascii_alphabetic())
        && (1..=6).contains(&digits.len())
        && digits.chars().all(|sign| sign.is_ascii_digit());
    is_badge.then(|| PersonCode::parse(text.trim())).flatten()
}

/// A scan of goods, tags or containers goes to the step in hand.
pub(super) fn scanned(step: Step, context: &mut Context, reading: &Arc<Reading>) -> Step {
    match step {
        Step::SignIn(draft) => match bare_badge(&reading.text) {
            Some(person) => at_ready::sign_in(Step::SignIn(draft), context, person),
            None => {
                context.refuse("nobody_signed_in", BenchMsg::ScanBadge);
                Step::SignIn(draft)
            }
        },
        Step::Ready | Step::Choosing(..) => at_ready::scanned(step, context, reading),
        Step::Odd(before, dossier) => at_odd::scanned(before, dossier, context, reading),
        Step::Opened(work) | Step::Ending(work, ..) => at_opened::scanned(work, context, reading),
        Step::Naming(work, hand) => at_product::scanned(work, hand, context, reading),
        Step::Proposing(work, hand, outcome) => {
            at_put::scanned(work, hand, outcome, context, reading)
        }
        Step::Shelving(work, purpose) => at_close::shelf_scanned(work, purpose, context, reading),
        Step::UndoTag(back, put) => at_undo::scanned(back, put, context, reading),
        Step::Dock(dock) => dock::scanned(*dock, context, reading),
        Step::Places(places) => places::scanned(*places, context, reading),
        Step::Aside(back, aside) => at_aside::scanned(back, aside, context, reading),
        Step::Binding(work, hand, binding) => {
            at_elsewhere::slip_scanned(work, hand, binding, context, reading)
        }
        Step::Checking(work, hand) => at_checks::scanned(work, hand, context, reading),
        Step::Differing(..) | Step::Unseen(..) | Step::EmptyConfirm(_) | Step::Whose(..) => {
            answer_first(reading, context);
            step
        }
        Step::Halted => {
            context.refuse("store_stopped", BenchMsg::StoreStopped);
            step
        }
        Step::SigningIn(..)
        | Step::Enrolling(..)
        | Step::Recalling(..)
        | Step::Looking(..)
        | Step::Receiving(..)
        | Step::Resuming(..)
        | Step::TagLooking(..)
        | Step::Saving(..)
        | Step::Closing(..)
        | Step::ShelfSaving(..)
        | Step::Writing(..)
        | Step::ElsewhereLooking(..)
        | Step::SlipLooking(..)
        | Step::EndLooking(..)
        | Step::NumberLooking(..)
        | Step::SellersLooking(..)
        | Step::Undoing(..) => step,
    }
}

fn pressed(step: Step, context: &mut Context, key: Key) -> Step {
    if let Step::Dock(dock) = step {
        return dock::pressed(*dock, context, key);
    }
    if let Step::Places(places) = step {
        return places::pressed(*places, context, key);
    }
    if key == Key::Undo {
        return at_undo::begin(step, context);
    }
    let keys_a_number = matches!(
        step,
        Step::Opened(_) | Step::Aside(_, Aside::Quantity(_) | Aside::NumberEnd(_))
    );
    if key == Key::Digit(0) && !keys_a_number {
        return step;
    }
    match step {
        Step::Choosing(reading, dossier, returns) => {
            at_ready::chosen(reading, dossier, returns, context, key)
        }
        Step::Ending(work, end, dossier, returns) => {
            at_ending::chosen(work, end, dossier, returns, context, key)
        }
        Step::Odd(reading, dossier) => at_odd::pressed(reading, dossier, context, key),
        Step::Opened(work) => at_opened::pressed(work, context, key),
        Step::Naming(work, hand) => at_product::pressed(work, hand, context, key),
        Step::Differing(work, hand, barcode) => {
            at_differs::pressed(work, hand, barcode, context, key)
        }
        Step::Aside(back, aside) => at_aside::pressed(back, aside, context, key),
        Step::Whose(reading, sellers, page) => {
            at_unlabelled::whose_pressed(reading, sellers, page, context, key)
        }
        Step::Ready if key == Key::Unlabelled => at_unlabelled::begin(context),
        Step::Binding(work, hand, binding) => at_product::bound(work, hand, binding, context, key),
        Step::Checking(work, hand) => at_checks::pressed(work, hand, context, key),
        Step::Proposing(work, hand, outcome) => at_put::pressed(work, hand, outcome, context, key),
        Step::Unseen(work, then) => at_close::unseen_pressed(work, then, context, key),
        Step::EmptyConfirm(work) => at_close::empty_pressed(work, context, key),
        Step::Shelving(work, purpose) => at_close::shelf_pressed(work, purpose, key),
        Step::UndoTag(back, put) => at_undo::pressed(back, put, context, key),
        Step::SignIn(_)
        | Step::Ready
        | Step::Halted
        | Step::SigningIn(..)
        | Step::Enrolling(..)
        | Step::Recalling(..)
        | Step::Looking(..)
        | Step::Receiving(..)
        | Step::Resuming(..)
        | Step::TagLooking(..)
        | Step::Saving(..)
        | Step::Closing(..)
        | Step::ShelfSaving(..)
        | Step::Writing(..)
        | Step::ElsewhereLooking(..)
        | Step::SlipLooking(..)
        | Step::EndLooking(..)
        | Step::NumberLooking(..)
        | Step::SellersLooking(..)
        | Step::Dock(_)
        | Step::Places(_)
        | Step::Undoing(..) => step,
    }
}

fn found(step: Step, context: &mut Context, answer: Answer) -> Step {
    match (step, answer) {
        (Step::SigningIn(_, person, back), Answer::People(people)) => {
            at_ready::people(person, back, &people, context)
        }
        (Step::Recalling(_, back), Answer::LastPut(unit)) => {
            at_recall::found(*back, unit.as_deref(), context)
        }
        (Step::Looking(_, reading), Answer::Dossier(dossier)) => {
            at_ready::dossier(&reading, dossier, context)
        }
        (Step::TagLooking(_, work, tag), Answer::Tag(unit)) => {
            at_opened::tag_found(work, tag, unit.as_deref(), context)
        }
        (Step::Resuming(_, resume), Answer::Dossier(dossier)) => {
            at_ready::resumed(*resume, &dossier, context)
        }
        (Step::ElsewhereLooking(_, work, hand, barcode), Answer::Dossier(dossier)) => {
            at_elsewhere::found(work, hand, barcode, &dossier, context)
        }
        (Step::SlipLooking(_, work, reading), Answer::Dossier(dossier)) => {
            at_slip::found(work, &reading, &dossier, context)
        }
        (Step::EndLooking(_, work, end), Answer::Dossier(dossier)) => {
            at_ending::found(work, end, dossier, context)
        }
        (Step::NumberLooking(_, reading), Answer::Dossier(dossier)) => {
            at_unlabelled::number_found(reading, dossier, context)
        }
        (Step::SellersLooking(_, reading), Answer::Sellers(sellers)) => {
            at_unlabelled::sellers_found(reading, sellers, context)
        }
        (Step::Dock(dock), answer) => dock::found(*dock, context, answer),
        (Step::Places(places), answer) => places::found(*places, context, answer),
        (step, _) => step,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other step stays as it is"
)]
fn saved(step: Step, context: &mut Context) -> Step {
    match step {
        Step::Enrolling(_, person, back) => at_ready::signed_in(person, *back, context),
        Step::Receiving(_, work, outcome) => at_ready::received(work, outcome, context),
        Step::Saving(_, work, hand, outcome, put, _) => {
            at_put::saved(work, &hand, &outcome, put, context)
        }
        Step::Closing(_, work, then, unseen) => at_close::closed(&work, then, unseen, context),
        Step::ShelfSaving(_, work, purpose, shelf) => {
            at_close::shelved(&work, purpose, shelf, context)
        }
        Step::Undoing(_, back, put) => at_undo::saved(*back, &put, context),
        Step::Writing(_, back, written) => written_saved(*back, written, context),
        Step::Dock(dock) => dock::saved(*dock, context),
        Step::Places(places) => places::saved(*places, context),
        other => other,
    }
}

fn written_saved(back: Step, written: Written, context: &mut Context) -> Step {
    match written {
        Written::Damage(damage) => at_aside::damage_saved(back, damage, context),
        Written::Parked(why, shelf) => at_park::saved(back, why, shelf, context),
        Written::Slip => at_slip::saved(back, context),
        Written::Product => at_elsewhere::identified(back, context),
        Written::Unlabelled(seller) => at_unlabelled::hint(back, seller, context),
        Written::Hinted => at_unlabelled::hinted(back, context),
    }
}

fn refused(step: Step, context: &mut Context, refusal: &Refusal) -> Step {
    at_put::tell_refusal(refusal, context);
    step_back(step)
}

/// Nothing was written: the step before the write stands again.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other step stays as it is"
)]
fn step_back(step: Step) -> Step {
    match step {
        Step::Saving(_, work, hand, outcome, ..) => Step::Proposing(work, hand, outcome),
        Step::Closing(_, work, ..) => Step::Opened(work),
        Step::ShelfSaving(_, work, purpose, _) => Step::Shelving(work, purpose),
        Step::Receiving(..) | Step::Writing(_, _, Written::Unlabelled(_)) => Step::Ready,
        Step::Enrolling(_, _, back) | Step::Undoing(_, back, _) | Step::Writing(_, back, _) => {
            *back
        }
        Step::Dock(dock) => dock::step_back(*dock),
        Step::Places(places) => places::step_back(*places),
        other => other,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other step stays as it is"
)]
fn outcome_unknown(step: Step, context: &mut Context) -> Step {
    context.show(Lamp::Working, BenchMsg::OutcomeUnknown);
    match step {
        Step::Saving(ticket, work, hand, outcome, put, _) => {
            Step::Saving(ticket, work, hand, outcome, put, Sure::Checking)
        }
        other => other,
    }
}
