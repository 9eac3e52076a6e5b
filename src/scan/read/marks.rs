//! Codes known by their own mark: ours, and returns, orders and serials of others.

use super::rank::{Ranked, Tier};
use super::{Findings, ReadingNote};
use crate::domain::check::{fedex_12, luhn};
use crate::domain::codes::{
    CommandWord, ContainerName, OrderId, OwnCode, OwnCodeError, ParcelTag, Rma, UnitTag,
};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::scan::carriers::Carriers;

/// Form ids that `FedEx` prints behind a tracking number (`TRK# 1234 5678 9012 0201`).
const FEDEX_FORM_IDS: [&str; 2] = ["0201", "0263"];

/// Reads a printed code of ours; `None` when the text does not open with our magic. A misread or
/// unknown one is an error and never anything else.
pub(super) fn own_code(text: &str) -> Option<Findings> {
    let mut found = Findings::default();
    match OwnCode::parse(text) {
        Err(OwnCodeError::NotOurs) => return None,
        Err(OwnCodeError::WrongCheck) => found.note = Some(ReadingNote::WrongCheck),
        Err(OwnCodeError::NotKnown) => found.note = Some(ReadingNote::UnknownCommand),
        Ok(code) => {
            let (kind, key) = match &code {
                OwnCode::Container(name) => (CodeKind::Container, name.to_string()),
                OwnCode::Badge(person) => (CodeKind::Badge, person.to_string()),
                OwnCode::Command(word) => (CodeKind::Command, CommandWord::code(*word).to_owned()),
            };
            push(
                kind,
                Tier::Said,
                &key,
                CheckVerdict::Ok,
                How::OwnCode,
                &mut found,
            );
        }
    }
    Some(found)
}

/// Adds our tags, a bare container name, Amazon's return id, order ids and marked serials.
pub(super) fn bare_codes(text: &str, found: &mut Findings) {
    tags(text, found);
    if let Some(rma) = Rma::parse(text).filter(Rma::is_amazon_shape) {
        push(
            CodeKind::Rma,
            Tier::Sure,
            rma.as_str(),
            CheckVerdict::None,
            How::RmaShape,
            found,
        );
    }
    if let Some(order) = OrderId::parse(text) {
        push(
            CodeKind::Order,
            Tier::Sure,
            order.as_str(),
            CheckVerdict::None,
            How::OrderShape,
            found,
        );
    }
    if let Some(serial) = marked_serial(text) {
        push(
            CodeKind::Serial,
            Tier::Fair,
            serial,
            CheckVerdict::None,
            How::SerialMark,
            found,
        );
    }
    if text.len() == 15 && luhn(text) && text.chars().any(|c| c != '0') {
        push(
            CodeKind::Serial,
            Tier::Weak,
            text,
            CheckVerdict::Ok,
            How::Imei,
            found,
        );
    }
    if let Some(name) = ContainerName::parse(text) {
        push(
            CodeKind::Container,
            Tier::Last,
            name.as_str(),
            CheckVerdict::None,
            How::BareName,
            found,
        );
    }
}

/// A postal S10 number may begin like a tag and has as many characters; one tag in 32 would pass
/// for such a number's check, so there the carrier goes first and the tag stays a candidate.
fn tags(text: &str, found: &mut Findings) {
    let tier = if is_s10_shape(text) {
        Tier::Weak
    } else {
        Tier::Said
    };
    if let Some(tag) = UnitTag::parse(text) {
        push(
            CodeKind::Unit,
            tier,
            tag.as_str(),
            CheckVerdict::Ok,
            How::OwnCode,
            found,
        );
    } else if let Some(tag) = ParcelTag::parse(text) {
        push(
            CodeKind::Parcel,
            tier,
            tag.as_str(),
            CheckVerdict::Ok,
            How::OwnCode,
            found,
        );
    } else if let Some(kind) = misread_tag(text).filter(|_| found.candidates.is_empty()) {
        let key = text.to_ascii_uppercase();
        push(
            kind,
            Tier::Weak,
            &key,
            CheckVerdict::Bad,
            How::OwnCode,
            found,
        );
    }
}

fn is_s10_shape(text: &str) -> bool {
    text.len() == 13
        && text.chars().enumerate().all(|(place, c)| match place {
            0 | 1 | 11 | 12 => c.is_ascii_alphabetic(),
            _ => c.is_ascii_digit(),
        })
}

/// Tells which tag a text of a tag's shape would be if its check character held.
fn misread_tag(text: &str) -> Option<CodeKind> {
    let fits = text.len() == 13
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && text.chars().any(|c| c.is_ascii_digit());
    match text.chars().next().filter(|_| fits)? {
        'U' | 'u' => Some(CodeKind::Unit),
        'P' | 'p' => Some(CodeKind::Parcel),
        _ => None,
    }
}

/// Returns what follows `S/N:`, `SN:`, `SERIAL:` or `IMEI:`.
fn marked_serial(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once([':', '#'])?;
    let mark = mark.trim().to_ascii_uppercase();
    let rest = rest.trim();
    let is_known = matches!(
        mark.as_str(),
        "S/N" | "SN" | "SERIAL" | "SERIAL NO" | "SERIAL NUMBER" | "IMEI" | "IMEI1" | "IMEI2"
    );
    let is_one_word = (3..=64).contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_graphic());
    (is_known && is_one_word).then_some(rest)
}

/// Adds the `FedEx` number of 12 digits that stands before a printed form id.
pub(super) fn form_id_cut(number: &str, carriers: &Carriers, found: &mut Findings) {
    let Some((key, form_id)) = number.split_at_checked(12) else {
        return;
    };
    let is_known = FEDEX_FORM_IDS.contains(&form_id) && fedex_12(key);
    if is_known && carriers.forms().iter().any(|form| form.carrier == "fedex") {
        let candidate = Candidate {
            kind: CodeKind::Tracking,
            carrier: Some("fedex".to_owned()),
            key: key.to_owned(),
            check: CheckVerdict::Ok,
            how: How::FormIdCut,
        };
        found.candidates.push(Ranked::new(Tier::Fair, candidate));
    }
}

fn push(
    kind: CodeKind,
    tier: Tier,
    key: &str,
    check: CheckVerdict,
    how: How,
    found: &mut Findings,
) {
    let candidate = Candidate {
        kind,
        carrier: None,
        key: key.to_owned(),
        check,
        how,
    };
    found.candidates.push(Ranked::new(tier, candidate));
}
