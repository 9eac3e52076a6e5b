//! What the unit is: by its barcode, or by a digit that binds it to an announced line.

use std::sync::Arc;

use crate::domain::ids::LineId;
use crate::domain::product::{Product, Says};
use crate::domain::reading::{Candidate, CodeKind};
use crate::ledger::book;
use crate::ledger::draft::{Binding, BindingWhy, Taught};
use crate::ledger::fact::ProductHow;
use crate::ledger::rows::Trust;
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::context::Context;
use super::event::{Answering, Key};
use super::face::Lamp;
use super::meaning::{Meaning, meaning, that_is};
use super::said::Said;
use super::step::Step;
use super::work::{Hand, HandProduct, Work, WorkLine};
use super::{at_checks, at_differs, at_elsewhere};

/// Digits choose among at most eight lines; the next says "not on this list".
pub(super) const LINES_OFFERED_MAX: usize = 8;

pub(super) fn scanned(
    work: Box<Work>,
    mut hand: Box<Hand>,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    if let Some(message) = note(&work, &mut hand, context, reading) {
        context.show_with(Lamp::Ready, message, BenchMsg::ScanProduct);
        return Step::Naming(work, hand);
    }
    match meaning(reading) {
        Meaning::Tag(tag) if tag == hand.tag => Step::Naming(work, hand),
        Meaning::Tag(_) | Meaning::Container(_) => {
            context.refuse_with("product_first", BenchMsg::ScanProduct, that_is(reading));
            Step::Naming(work, hand)
        }
        Meaning::Parcel if !has_product(reading) && barcode_of(&work, reading).is_none() => {
            context.refuse_with("product_first", BenchMsg::ScanProduct, that_is(reading));
            Step::Naming(work, hand)
        }
        // Bytes that are no text, or none at all, must not be taught as a barcode.
        Meaning::Nothing if reading.note.is_some() || reading.text.is_empty() => {
            context.refuse_with(
                "unreadable",
                BenchMsg::Unreadable {
                    code: reading.text.clone(),
                },
                BenchMsg::ScanProduct,
            );
            Step::Naming(work, hand)
        }
        Meaning::Parcel
        | Meaning::Product
        | Meaning::Other
        | Meaning::Nothing
        | Meaning::Postal
        | Meaning::Misread
        | Meaning::SignOut
        | Meaning::OtherCommand
        | Meaning::Badge(_)
        | Meaning::Key(_) => identify(work, hand, context, reading),
    }
}

/// A label of the unit that names no product.
enum Label {
    /// Amazon's unit label.
    Lpn(String),
    /// A serial number: marked as one, or one that a line of the parcel says was shipped.
    Serial(String),
}

fn noted(work: &Work, reading: &Reading) -> Option<Label> {
    if let Some(serial) = shipped_serial(work, reading) {
        return Some(Label::Serial(serial.to_owned()));
    }
    let best = reading.candidates.first()?;
    match best.kind {
        CodeKind::Lpn => Some(Label::Lpn(best.key.clone())),
        CodeKind::Serial => Some(Label::Serial(best.key.clone())),
        CodeKind::Tracking
        | CodeKind::Rma
        | CodeKind::Order
        | CodeKind::Product
        | CodeKind::Unit
        | CodeKind::Parcel
        | CodeKind::Gs1
        | CodeKind::Postal
        | CodeKind::Command
        | CodeKind::Badge
        | CodeKind::Container
        | CodeKind::Unknown => None,
    }
}

/// A serial number has no shape: the scan is one when a line says that it was shipped.
fn shipped_serial<'a>(work: &Work, reading: &'a Reading) -> Option<&'a str> {
    let text = reading.text.trim();
    let all = work.lines.iter().chain(&work.elsewhere);
    let mut lines = all.map(|line| &line.known.line);
    lines
        .any(|line| !line.serials.is_empty() && !line.serial_differs(text))
        .then_some(text)
}

/// Notes such a label with the unit in hand, and gives the words for it.
pub(super) fn note(
    work: &Work,
    hand: &mut Hand,
    context: &mut Context,
    reading: &Reading,
) -> Option<BenchMsg> {
    Some(match noted(work, reading)? {
        Label::Lpn(code) => {
            hand.noted.lpn = Some(code.clone());
            context.say(Said::Told("lpn_noted".to_owned()));
            BenchMsg::NotedLpn { code }
        }
        Label::Serial(code) => {
            hand.noted.read_serial(code.clone());
            context.say(Said::Told("serial_noted".to_owned()));
            BenchMsg::NotedSerial { code }
        }
    })
}

fn has_product(reading: &Reading) -> bool {
    reading
        .candidates
        .iter()
        .any(|candidate| candidate.kind == CodeKind::Product)
}

/// A line named by a candidate: through the product book, or by its own ASIN, SKU or FNSKU.
fn barcode_of<'a>(
    work: &'a Work,
    reading: &'a Reading,
) -> Option<(&'a Candidate, LineId, Option<Trust>)> {
    let named = |candidate: &'a Candidate| {
        by_book(work, &candidate.key)
            .or_else(|| best_line(work, |line| is_itself(candidate, line)).map(|line| (line, None)))
            .map(|(line, trust)| (candidate, line, trust))
    };
    reading.candidates.iter().find_map(named)
}

/// A line named by a barcode: by the seller's own book at once, else by what was learned. What is in
/// doubt is asked.
fn by_book(work: &Work, barcode: &str) -> Option<(LineId, Option<Trust>)> {
    let told = work.book.iter().filter(|product| product.has_code(barcode));
    let by_told = told.filter_map(|product| {
        let line = best_line(work, |line| product.is_announced_by(&line.known.line))?;
        // What a person here wrote down is no word of the seller's yet.
        let by_us = product.says == Says::Seen;
        Some((line, by_us.then_some(Trust::Provisional)))
    });
    let learned = work.products.iter().filter(|row| row.barcode == barcode);
    let by_learned = learned.filter_map(|row| {
        best_line(work, |line| row.binds(&line.known.line)).map(|line| (line, Some(row.trust)))
    });
    let (line, trust) = by_told.chain(by_learned).next()?;
    let seller = &work.line(line)?.known.line.of.seller;
    match book::doubt(seller, barcode, &work.book, &work.products) {
        Some(_) => Some((line, Some(Trust::Contested))),
        None => Some((line, trust)),
    }
}

/// The product of the seller's book that a line announces, best by the barcode that was scanned.
pub(super) fn of_line<'a>(
    work: &'a Work,
    line: &WorkLine,
    barcode: Option<&str>,
) -> Option<&'a Product> {
    let announced = &line.known.line;
    let of_it = || {
        let all = work.book.iter();
        all.filter(|product| product.is_announced_by(announced))
    };
    let scanned = |product: &&Product| barcode.is_some_and(|code| product.has_code(code));
    let by_sku = |product: &&Product| product.sku.is_some() && product.sku == announced.sku;
    of_it()
        .find(scanned)
        .or_else(|| of_it().find(by_sku))
        .or_else(|| of_it().next())
}

/// The first fitting line that still misses units, else the first that fits.
fn best_line(work: &Work, fits: impl Fn(&WorkLine) -> bool) -> Option<LineId> {
    let open = work.lines.iter().find(|line| line.is_open() && fits(line));
    open.or_else(|| work.lines.iter().find(|line| fits(line)))
        .map(|line| line.known.id)
}

fn is_itself(candidate: &Candidate, line: &WorkLine) -> bool {
    let announced = &line.known.line;
    [&announced.asin, &announced.sku, &announced.fnsku]
        .into_iter()
        .any(|own| own.as_deref() == Some(candidate.key.as_str()))
}

fn identify(work: Box<Work>, hand: Box<Hand>, context: &mut Context, reading: &Reading) -> Step {
    let named = barcode_of(&work, reading)
        .map(|(candidate, line, trust)| (candidate.key.clone(), line, trust));
    match named {
        Some((barcode, line, None | Some(Trust::Agreed))) => {
            let product = HandProduct {
                barcode: Some(barcode),
                how: ProductHow::Barcode,
                line: Some(line),
                taught: Taught::No,
            };
            at_checks::begin(work, hand, product, context)
        }
        Some((barcode, line, Some(Trust::Provisional | Trust::Contested))) => {
            let mut options = vec![line];
            options.extend(
                work.open_lines()
                    .map(|open| open.known.id)
                    .filter(|open| *open != line),
            );
            ask(
                work,
                hand,
                context,
                Binding {
                    barcode: Some(barcode),
                    why: BindingWhy::Unsure,
                    options,
                },
            )
        }
        None => {
            let barcode = reading
                .candidates
                .iter()
                .find(|candidate| candidate.kind == CodeKind::Product)
                .or_else(|| reading.candidates.first());
            let barcode =
                barcode.map_or_else(|| reading.text.clone(), |candidate| candidate.key.clone());
            at_elsewhere::look(work, hand, barcode, context, reading)
        }
    }
}

/// Asks which announced line the unit with a new barcode is.
pub(super) fn ask_new(
    work: Box<Work>,
    hand: Box<Hand>,
    barcode: String,
    context: &mut Context,
) -> Step {
    let options = work.open_lines().map(|line| line.known.id).collect();
    let binding = Binding {
        barcode: Some(barcode),
        why: BindingWhy::Unknown,
        options,
    };
    ask(work, hand, context, binding)
}

/// Asks which announced line the unit is.
pub(super) fn ask(
    work: Box<Work>,
    hand: Box<Hand>,
    context: &mut Context,
    mut binding: Binding,
) -> Step {
    binding.options.truncate(LINES_OFFERED_MAX);
    let (what, message) = match binding.why {
        BindingWhy::Unknown => ("bind", BenchMsg::BindProduct),
        BindingWhy::Unsure => ("bind_again", BenchMsg::ConfirmProvisional),
        BindingWhy::NoBarcode => ("which_line", BenchMsg::WhichLine),
        BindingWhy::Elsewhere => ("elsewhere", BenchMsg::OpenElsewhere),
    };
    context.asked(what);
    context.show(Lamp::Need, message);
    Step::Binding(work, hand, Box::new(binding))
}

pub(super) fn pressed(work: Box<Work>, hand: Box<Hand>, context: &mut Context, key: Key) -> Step {
    match key {
        Key::NoBarcode => {
            let options = work.open_lines().map(|line| line.known.id).collect();
            ask(
                work,
                hand,
                context,
                Binding {
                    barcode: None,
                    why: BindingWhy::NoBarcode,
                    options,
                },
            )
        }
        Key::Cancel => let_go(work, &hand, context),
        Key::Digit(_)
        | Key::Undo
        | Key::EndParcel
        | Key::Empty
        | Key::Override
        | Key::Claim
        | Key::Damage
        | Key::Park
        | Key::Rework
        | Key::Unlabelled
        | Key::Quantity
        | Key::Confirm => Step::Naming(work, hand),
    }
}

/// The unit is out of the hand again: where it was put or waits it counts as before.
fn let_go(mut work: Box<Work>, hand: &Hand, context: &mut Context) -> Step {
    if hand.taken_up.is_some() || hand.out_of.is_some() {
        work.count_put(hand.recount, 1);
    }
    context.asked("tag");
    Step::Opened(work)
}

/// A digit says which line the unit is; the one after the last line says that it is on none.
pub(super) fn bound(
    work: Box<Work>,
    hand: Box<Hand>,
    binding: Box<Binding>,
    context: &mut Context,
    key: Key,
) -> Step {
    let digit = match key.answering() {
        Answering::Digit(digit) => usize::from(digit),
        Answering::Back => {
            context.shown = None;
            return Step::Naming(work, hand);
        }
        Answering::Nothing => {
            return Step::Binding(work, hand, binding);
        }
    };
    let line = binding.options.get(digit.saturating_sub(1)).copied();
    if line.is_none() && digit != binding.options.len() + 1 {
        return Step::Binding(work, hand, binding);
    }
    let Some(line) = line else {
        return at_differs::ask(work, hand, binding.barcode, context);
    };
    if binding.why == BindingWhy::Elsewhere {
        return at_elsewhere::chosen(work, hand, *binding, line, context);
    }
    let how = match binding.why {
        BindingWhy::Unknown => ProductHow::Bound,
        BindingWhy::Unsure | BindingWhy::Elsewhere => ProductHow::Barcode,
        BindingWhy::NoBarcode => ProductHow::NoBarcode,
    };
    let taught = if binding.barcode.is_some() {
        Taught::Yes
    } else {
        Taught::No
    };
    at_checks::begin(
        work,
        hand,
        HandProduct {
            barcode: binding.barcode,
            how,
            line: Some(line),
            taught,
        },
        context,
    )
}
