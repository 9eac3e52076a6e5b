//! ISO/IEC 15434 messages `[)>`: UPS `MaxiCode` and `FedEx` PDF417.

use super::rank::{Ranked, Tier};
use super::{Findings, ReadingNote, clean};
use crate::domain::check::{CheckRule, fedex_12};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::scan::carriers::Carriers;
use crate::scan::gs1::GROUP_SEPARATOR;

/// Opens a message; some imagers deliver routing digits before it.
const OPENING: &str = "[)>";
const RECORD_SEPARATOR: char = '\u{1e}';
const END_OF_MESSAGE: char = '\u{4}';
/// Digits of a `FedEx` tracking number before the form id.
const FEDEX_NUMBER_LENGTH: usize = 12;

/// Reads a message; `None` when the text is none.
pub(super) fn message(text: &str, carriers: &Carriers) -> Option<Findings> {
    let (_, body) = text.split_once(OPENING)?;
    let mut found = Findings::default();
    let fields: Vec<&str> = body
        .split([RECORD_SEPARATOR, GROUP_SEPARATOR, END_OF_MESSAGE])
        .map(str::trim)
        .collect();
    if fields.contains(&"UPSN") {
        maxicode(&fields, &mut found);
    }
    if fields.iter().any(|field| matches!(*field, "FDE" | "FDEG")) {
        fedex(&fields, &mut found);
    }
    serials(&fields, &mut found);
    if !found
        .candidates
        .iter()
        .any(|ranked| ranked.candidate.kind == CodeKind::Tracking)
    {
        inside(text, carriers, &mut found);
    }
    Some(found)
}

/// Rebuilds the 18-character number: `1Z`, shipper, the class's last two digits, the package's
/// eight. The symbol itself does not hold it.
fn maxicode(fields: &[&str], found: &mut Findings) {
    let Some(place) = fields.iter().position(|field| *field == "UPSN") else {
        return;
    };
    let at = |back: usize| place.checked_sub(back).and_then(|p| fields.get(p)).copied();
    let (Some(class), Some(tracking), Some(shipper)) = (at(2), at(1), fields.get(place + 1)) else {
        return;
    };
    if tracking.len() == 18 && tracking.starts_with("1Z") {
        push_1z(tracking, How::FoundInside, found);
        return;
    }
    let (Some(class_end), Some(package)) = (class.get(1..3), tracking.strip_prefix("1Z")) else {
        return;
    };
    if shipper.len() == 6 && package.len() == 8 {
        push_1z(
            &format!("1Z{shipper}{class_end}{package}"),
            How::MaxicodeRebuilt,
            found,
        );
    }
}

fn push_1z(number: &str, how: How, found: &mut Findings) {
    let check = CheckVerdict::of(CheckRule::Ups1z.holds(number));
    push("ups", number, check, how, found);
}

fn push(carrier: &str, key: &str, check: CheckVerdict, how: How, found: &mut Findings) {
    let candidate = Candidate {
        kind: CodeKind::Tracking,
        carrier: Some(carrier.to_owned()),
        key: key.to_owned(),
        check,
        how,
    };
    found.candidates.push(Ranked::new(Tier::Sure, candidate));
}

/// Takes the number from the field before the service's mark, the form id cut off.
fn fedex(fields: &[&str], found: &mut Findings) {
    let number = fields
        .iter()
        .take_while(|field| !matches!(**field, "FDE" | "FDEG"))
        .filter(|field| {
            field.len() >= FEDEX_NUMBER_LENGTH && field.chars().all(|c| c.is_ascii_digit())
        })
        .last();
    let Some(number) = number else {
        return;
    };
    let is_with_form_id = number.len() == FEDEX_NUMBER_LENGTH + 4;
    let key = if is_with_form_id {
        number.get(..FEDEX_NUMBER_LENGTH)
    } else {
        Some(*number)
    };
    if let Some(key) = key {
        let check = (key.len() == FEDEX_NUMBER_LENGTH).then(|| fedex_12(key));
        push(
            "fedex",
            key,
            CheckVerdict::of(check),
            How::FedexField,
            found,
        );
    }
}

/// Serial numbers under ANSI data identifier `S` or `18S` in a message of format 06.
fn serials(fields: &[&str], found: &mut Findings) {
    if fields.first().is_none_or(|lead| !lead.is_empty()) || fields.get(1) != Some(&"06") {
        return;
    }
    for field in fields.iter().skip(2) {
        let serial = field
            .strip_prefix("18S")
            .or_else(|| field.strip_prefix('S'));
        if let Some(serial) = serial.filter(|serial| serial.len() >= 3) {
            let candidate = Candidate {
                kind: CodeKind::Serial,
                carrier: None,
                key: serial.to_owned(),
                check: CheckVerdict::None,
                how: How::SerialMark,
            };
            found.candidates.push(Ranked::new(Tier::Fair, candidate));
        }
    }
}

/// Last resort: one sound number of 18 characters that begins `1Z`, anywhere in the message.
fn inside(text: &str, carriers: &Carriers, found: &mut Findings) {
    let mut keys: Vec<String> = text
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
        [one] => push("ups", one, CheckVerdict::Ok, How::FoundInside, found),
        [_, _, ..] => found.note = Some(ReadingNote::TwoTrackings),
    }
}
