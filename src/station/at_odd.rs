//! A scan that no file names and that is not plainly a parcel's number: why it is in doubt, and the
//! numbers under which a person may receive it. The dock asks the same.

use std::sync::Arc;

use crate::domain::carrier::ships_from_china;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind};
use crate::ledger::query::Dossier;
use crate::scan::Reading;
use crate::text::{BenchMsg, CarrierName, Message};

use super::at_ready;
use super::context::Context;
use super::event::{Answering, Key};
use super::face::{Face, Lamp, Tile};
use super::meaning::{Meaning, meaning, that_is};
use super::step::Step;

/// Digits choose among at most eight numbers; the ninth says that none is meant.
const NUMBERS_OFFERED_MAX: usize = 8;

/// The post of any country, as the table of forms names it.
const POST: &str = "s10";

/// Why a person is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doubt {
    /// Nothing that can be read is a number of a parcel.
    NotKnown,
    /// The number's check digit does not hold: misread, or printed wrong.
    WrongCheck,
    /// The same digits are a carrier's number and a product's barcode.
    ParcelOrProduct,
    /// The number that brought the goods to the buyer, out of China.
    Outbound,
}

impl Doubt {
    /// Names it for recorded shifts.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::NotKnown => "unreadable",
            Self::WrongCheck => "wrong_check",
            Self::ParcelOrProduct => "parcel_or_product",
            Self::Outbound => "outbound_label",
        }
    }
}

/// Tells why a scan that nothing is found by is in doubt; none for a plain number of a parcel, and
/// for a product that is known or can be nothing else.
pub(super) fn doubt(reading: &Reading, dossier: &Dossier) -> Option<Doubt> {
    match meaning(reading) {
        Meaning::Parcel => doubt_of_number(reading),
        Meaning::Product => {
            let is_known = !dossier.book.is_empty() || !dossier.scanned_products.is_empty();
            let may_be_parcel = trackings(reading).any(|number| number.check != CheckVerdict::Bad);
            (may_be_parcel && !is_known).then_some(Doubt::ParcelOrProduct)
        }
        Meaning::Other
        | Meaning::Nothing
        | Meaning::Tag(_)
        | Meaning::Container(_)
        | Meaning::Postal
        | Meaning::Misread
        | Meaning::SignOut
        | Meaning::OtherCommand
        | Meaning::Badge(_)
        | Meaning::Key(_) => Some(Doubt::NotKnown),
    }
}

fn doubt_of_number(reading: &Reading) -> Option<Doubt> {
    let first = reading.candidates.first()?;
    if first.kind != CodeKind::Tracking {
        return None;
    }
    let numbers = || trackings(reading);
    let best = numbers().map(|number| number.check).min()?;
    if best == CheckVerdict::Bad {
        return Some(Doubt::WrongCheck);
    }
    // A postal number with China's letters is listed under the post at large too.
    let mut carriers = numbers().filter(|number| number.check == best);
    let is_from_china = |number: &Candidate| {
        let carrier = number.carrier.as_deref().unwrap_or_default();
        ships_from_china(carrier) || (carrier == POST && of_china(reading))
    };
    carriers.all(is_from_china).then_some(Doubt::Outbound)
}

fn of_china(reading: &Reading) -> bool {
    trackings(reading).any(|number| number.carrier.as_deref().is_some_and(ships_from_china))
}

fn trackings(reading: &Reading) -> impl Iterator<Item = &Candidate> {
    let is_tracking = |number: &&Candidate| number.kind == CodeKind::Tracking;
    reading.candidates.iter().filter(is_tracking)
}

/// The numbers that a person may receive the parcel under, best first; none where only the text as
/// it was read is left.
fn offered(reading: &Reading) -> Vec<&Candidate> {
    let mut offered: Vec<&Candidate> = Vec::new();
    for number in trackings(reading) {
        if offered.iter().all(|known| known.key != number.key) {
            offered.push(number);
        }
    }
    offered.truncate(NUMBERS_OFFERED_MAX);
    offered
}

/// Asks a person.
pub(super) fn ask(
    doubt: Doubt,
    reading: &Arc<Reading>,
    dossier: Box<Dossier>,
    context: &mut Context,
) -> Step {
    tell(doubt, reading, context, BenchMsg::UnreadableDetail.into());
    Step::Odd(Arc::clone(reading), dossier)
}

/// Says what is in doubt, with its tone.
pub(super) fn tell(doubt: Doubt, reading: &Reading, context: &mut Context, odd: Message) {
    let (prompt, detail) = words(doubt, reading, odd);
    context.tell_with(doubt.code(), prompt, detail);
    context.with_verbatim(&reading.text);
}

fn words(doubt: Doubt, reading: &Reading, odd: Message) -> (Message, Message) {
    match doubt {
        Doubt::NotKnown => (that_is(reading).into(), odd),
        Doubt::WrongCheck => (
            BenchMsg::OddWrongCheck.into(),
            BenchMsg::OddWrongCheckDetail.into(),
        ),
        Doubt::ParcelOrProduct => (
            BenchMsg::OddParcelOrProduct.into(),
            BenchMsg::OddParcelOrProductDetail.into(),
        ),
        Doubt::Outbound => (
            BenchMsg::OddOutbound {
                carrier: carrier_of(trackings(reading).last()),
            }
            .into(),
            BenchMsg::OddOutboundDetail.into(),
        ),
    }
}

fn carrier_of(number: Option<&Candidate>) -> CarrierName {
    let carrier = number.and_then(|number| number.carrier.clone());
    CarrierName(carrier.unwrap_or_default())
}

/// Fills in the question and its answers; `alone` is the answer where no number can be offered, and
/// `again` the last one.
pub(super) fn draw(
    face: &mut Face,
    doubt: Doubt,
    reading: &Reading,
    (alone, again): (Message, Message),
) -> Message {
    face.lamp = Lamp::Need;
    let numbers = offered(reading);
    let mut tiles: Vec<(Message, Option<Message>)> = numbers
        .into_iter()
        .map(|number| {
            let check = Message::term("check", number.check.code());
            let carrier = carrier_of(Some(number));
            let key = number.key.clone();
            (BenchMsg::OddReceiveAs { carrier, key }.into(), Some(check))
        })
        .collect();
    if tiles.is_empty() {
        tiles.push((alone, None));
    }
    tiles.push((again, None));
    face.tiles = (1_u8..)
        .zip(tiles)
        .map(|(digit, (label, note))| Tile {
            digit,
            label,
            note,
            decision: None,
        })
        .collect();
    let (prompt, detail) = words(doubt, reading, BenchMsg::UnreadableDetail.into());
    face.detail = Some(detail);
    prompt
}

/// What an answer says.
pub(super) enum Said {
    /// Receive it under these numbers, the chosen one first.
    Receive(Vec<Candidate>),
    /// It is none: another bar is scanned.
    Again,
    /// Nothing.
    Nothing,
}

/// Reads an answer.
pub(super) fn answer(reading: &Reading, key: Key) -> Said {
    match key.answering() {
        Answering::Back => Said::Again,
        // No tile has the digit 0.
        Answering::Nothing | Answering::Digit(0) => Said::Nothing,
        Answering::Digit(digit) => {
            let numbers = offered(reading);
            let index = usize::from(digit).saturating_sub(1);
            let answers = numbers.len().max(1);
            if index == answers {
                return Said::Again;
            }
            if index > answers {
                return Said::Nothing;
            }
            Said::Receive(chosen_first(reading, numbers.get(index).copied()))
        }
    }
}

/// The candidates of a scan, the one that a person chose first.
fn chosen_first(reading: &Reading, chosen: Option<&Candidate>) -> Vec<Candidate> {
    let mut candidates = at_ready::candidates(reading);
    if let Some(place) = candidates.iter().position(|one| Some(one) == chosen) {
        let first = candidates.remove(place);
        candidates.insert(0, first);
    }
    candidates
}

/// The same label read alike a second time: it really says so, and is kept with its mark.
pub(super) fn is_read_again(before: &Reading, reading: &Reading) -> bool {
    let is_misread = meaning(before) == Meaning::Parcel
        && trackings(before).all(|number| number.check == CheckVerdict::Bad);
    is_misread && before.raw == reading.raw
}

/// A digit at the bench.
pub(super) fn pressed(
    reading: Arc<Reading>,
    dossier: Box<Dossier>,
    context: &mut Context,
    key: Key,
) -> Step {
    match answer(&reading, key) {
        Said::Receive(candidates) => at_ready::received_as(&reading, &dossier, candidates, context),
        Said::Again => {
            context.shown = None;
            Step::Ready
        }
        Said::Nothing => Step::Odd(reading, dossier),
    }
}

/// Another scan while a person is asked.
pub(super) fn scanned(
    before: Arc<Reading>,
    dossier: Box<Dossier>,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    if is_read_again(&before, reading) {
        let candidates = at_ready::candidates(reading);
        return at_ready::received_as(reading, &dossier, candidates, context);
    }
    at_ready::scanned(Step::Odd(before, dossier), context, reading)
}
