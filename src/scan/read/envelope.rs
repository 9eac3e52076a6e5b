//! ISO/IEC 15434 messages `[)>`: UPS `MaxiCode`, `FedEx` PDF417, makers' serial numbers.

use std::borrow::Cow;

use super::maxicode::{self, Found};
use super::rank::{Ranked, Tier};
use super::{Findings, ReadingNote, clean, element, marks};
use crate::domain::check::{CheckRule, fedex_12};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::scan::carriers::Carriers;
use crate::scan::gs1::GROUP_SEPARATOR;

/// Opens a message; some imagers deliver routing digits before it.
const OPENING: &str = "[)>";
const RECORD_SEPARATOR: char = '\u{1e}';
const END_OF_MESSAGE: char = '\u{4}';
/// Fields of a carrier's message, for which room is made at once.
const FIELDS_USUAL: usize = 24;
/// Digits of a `FedEx` tracking number before the form id.
const FEDEX_NUMBER_LENGTH: usize = 12;
const FORM_ID_LENGTH: usize = 4;

/// Reads a message; `None` when the text is none.
pub(super) fn message(text: &str, carriers: &Carriers) -> Option<Findings> {
    let opens = text.find('[')?;
    let (before, body) = text
        .split_at_checked(opens)
        .and_then(|(before, rest)| Some((before, rest.strip_prefix(OPENING)?)))
        .or_else(|| text.split_once(OPENING))?;
    let mut found = Findings::default();
    let separators = [RECORD_SEPARATOR, GROUP_SEPARATOR, END_OF_MESSAGE];
    let mut fields: Vec<&str> = Vec::with_capacity(FIELDS_USUAL);
    fields.extend(body.split(separators).map(str::trim));
    ups(before, body, &fields, &mut found);
    if fields.iter().any(|field| is_fedex_mark(field)) {
        fedex(&fields, carriers, &mut found);
    }
    // The first field is empty: a record separator opens the message.
    match fields.as_slice() {
        ["", "05", ..] => gs1_data(body, &mut found),
        ["", "06", identified_fields @ ..] => identified(identified_fields, &mut found),
        _ => {}
    }
    if !found
        .candidates
        .iter()
        .any(|ranked| ranked.candidate.kind == CodeKind::Tracking)
    {
        inside(text, carriers, &mut found);
    }
    Some(found)
}

/// Adds the number of a UPS symbol.
fn ups(before: &str, body: &str, fields: &[&str], found: &mut Findings) {
    match maxicode::number(before, body, fields) {
        Some(Found::Whole(number)) => push_1z(number, How::FoundInside, found),
        Some(Found::Rebuilt(number)) => push_1z(number, How::MaxicodeRebuilt, found),
        None => {}
    }
}

fn push_1z(number: String, how: How, found: &mut Findings) {
    let check = CheckVerdict::of(CheckRule::Ups1z.holds(&number));
    push("ups", number, check, how, found);
}

fn push(carrier: &str, key: String, check: CheckVerdict, how: How, found: &mut Findings) {
    let candidate = Candidate {
        kind: CodeKind::Tracking,
        carrier: Some(carrier.to_owned()),
        key,
        check,
        how,
    };
    found.candidates.push(Ranked::new(Tier::Sure, candidate));
}

/// Takes the number from the last long field before the service's mark, the form id cut off; what is
/// still longer than a tracking number is a carrier's longer form, and its key is taken out of it.
fn fedex(fields: &[&str], carriers: &Carriers, found: &mut Findings) {
    let number = fields
        .iter()
        .take_while(|field| !is_fedex_mark(field))
        .filter(|field| {
            field.len() >= FEDEX_NUMBER_LENGTH && field.bytes().all(|byte| byte.is_ascii_digit())
        })
        .last();
    let Some(number) = number else {
        return;
    };
    let number = match number.split_at_checked(FEDEX_NUMBER_LENGTH) {
        // Behind a number that holds, four digits are a form id, known here or not.
        Some((key, form_id)) if form_id.len() == FORM_ID_LENGTH && fedex_12(key) => key,
        _ => marks::without_form_id(number),
    };
    let known = carriers
        .matches(number)
        .into_iter()
        .map(|matched| matched.candidate)
        .find(|candidate| candidate.carrier.as_deref() == Some("fedex"));
    let (key, check) = match known {
        Some(candidate) => (candidate.key, candidate.check),
        None => (number.to_owned(), CheckVerdict::None),
    };
    push("fedex", key, check, How::FedexField, found);
}

fn is_fedex_mark(field: &str) -> bool {
    matches!(field, "FDE" | "FDEG")
}

/// The ANSI data identifiers (MH10.8.2) that a bench has a use for; the others, such as `Q` for a
/// count or `18V` for a maker, are passed over.
const DATA_IDENTIFIERS: [(&str, CodeKind, How); 5] = [
    ("25S", CodeKind::Serial, How::SerialMark),
    ("18S", CodeKind::Serial, How::SerialMark),
    ("S", CodeKind::Serial, How::SerialMark),
    ("1P", CodeKind::Product, How::PartMark),
    ("P", CodeKind::Product, How::PartMark),
];

/// Serial and part numbers of a message of format 06; each field begins with its data identifier.
fn identified(fields: &[&str], found: &mut Findings) {
    for field in fields {
        let of_field = DATA_IDENTIFIERS
            .iter()
            .find_map(|(lead, kind, how)| Some((field.strip_prefix(lead)?, *kind, *how)))
            .filter(|(value, _, _)| value.len() >= 3);
        if let Some((value, kind, how)) = of_field {
            let candidate = Candidate {
                kind,
                carrier: None,
                key: value.to_owned(),
                check: CheckVerdict::None,
                how,
            };
            let tier = if kind == CodeKind::Serial {
                Tier::Fair
            } else {
                Tier::Weak
            };
            found.candidates.push(Ranked::new(tier, candidate));
        }
    }
}

/// Element strings of a message of format 05.
fn gs1_data(body: &str, found: &mut Findings) {
    let data = body
        .split(RECORD_SEPARATOR)
        .find_map(|record| record.strip_prefix("05\u{1d}"))
        .map(|data| data.trim_end_matches(END_OF_MESSAGE));
    if let Some(data) = data {
        element::element_strings(data, found);
    }
}

/// Last resort: one sound number of 18 characters that begins `1Z`, anywhere in the message.
fn inside(text: &str, carriers: &Carriers, found: &mut Findings) {
    let mut keys: Vec<Cow<'_, str>> = text
        .match_indices("1Z")
        .filter_map(|(place, _)| text.get(place..place + 18))
        .filter_map(clean::number)
        .filter(|number| {
            carriers.matches(number).iter().any(|matched| {
                matched.form.carrier == "ups" && matched.candidate.check == CheckVerdict::Ok
            })
        })
        .collect();
    keys.dedup();
    match keys.as_slice() {
        [] => {}
        [one] => push(
            "ups",
            one.to_string(),
            CheckVerdict::Ok,
            How::FoundInside,
            found,
        ),
        [_, _, ..] => found.note = Some(ReadingNote::TwoTrackings),
    }
}
