//! Codes known by their own mark: ours, and returns, orders and serials of others.

use super::rank::{Ranked, Tier};
use super::{Findings, ReadingNote, serials};
use crate::domain::check::fedex_12;
use crate::domain::codes::{
    CommandWord, ContainerName, OWN_CODE_MAGIC, OrderId, OwnCode, OwnCodeError, ParcelTag, Rma,
    UnitTag,
};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::scan::carriers::Carriers;

/// Characters of our unit and parcel tags, and of a postal S10 number.
const TAG_LENGTH: usize = 13;
/// Characters of Amazon's return id.
const RMA_LENGTH: usize = 12;
/// Characters of an order's id.
const ORDER_LENGTH: usize = 19;

/// Digits of a `FedEx` tracking number before the form id.
const FEDEX_NUMBER_LENGTH: usize = 12;

/// Form ids that `FedEx` prints behind a tracking number (`TRK# 1234 5678 9012 0201`).
const FEDEX_FORM_IDS: [&str; 2] = ["0201", "0263"];

/// Reads a printed code of ours; `None` when the text does not open with our magic. A misread or
/// unknown one is an error and never anything else.
pub(super) fn own_code(text: &str) -> Option<Findings> {
    let is_ours = text
        .get(..OWN_CODE_MAGIC.len())
        .is_some_and(|lead| lead.eq_ignore_ascii_case(OWN_CODE_MAGIC));
    if !is_ours {
        return None;
    }
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

/// Adds our tags, a bare container name, Amazon's return id, order ids and serial numbers.
pub(super) fn bare_codes(text: &str, found: &mut Findings) {
    tags(text, found);
    let rma = Some(text)
        .filter(|text| text.len() == RMA_LENGTH)
        .and_then(Rma::parse);
    if let Some(rma) = rma.filter(Rma::is_amazon_shape) {
        push(
            CodeKind::Rma,
            Tier::Sure,
            rma.as_str(),
            CheckVerdict::None,
            How::RmaShape,
            found,
        );
    }
    let order = Some(text)
        .filter(|text| text.len() == ORDER_LENGTH)
        .and_then(OrderId::parse);
    if let Some(order) = order {
        push(
            CodeKind::Order,
            Tier::Sure,
            order.as_str(),
            CheckVerdict::None,
            How::OrderShape,
            found,
        );
    }
    let name = Some(text)
        .filter(|text| text.as_bytes().get(1) == Some(&b'-'))
        .and_then(ContainerName::parse);
    serials::serials(text, found);
    if let Some(name) = name {
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
    if text.len() != TAG_LENGTH {
        return;
    }
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
    text.len() == TAG_LENGTH
        && text.chars().enumerate().all(|(place, c)| match place {
            0 | 1 | 11 | 12 => c.is_ascii_alphabetic(),
            _ => c.is_ascii_digit(),
        })
}

/// Tells which tag a text of a tag's shape would be if its check character held.
fn misread_tag(text: &str) -> Option<CodeKind> {
    let fits = text.len() == TAG_LENGTH
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && text.chars().any(|c| c.is_ascii_digit());
    match text.chars().next().filter(|_| fits)? {
        'U' | 'u' => Some(CodeKind::Unit),
        'P' | 'p' => Some(CodeKind::Parcel),
        _ => None,
    }
}

/// Adds the `FedEx` number of 12 digits that stands before a printed form id.
pub(super) fn form_id_cut(number: &str, carriers: &Carriers, found: &mut Findings) {
    let key = without_form_id(number);
    let is_known = key.len() < number.len() && fedex_12(key);
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

/// Cuts a known form id off 16 digits; anything else stays.
pub(super) fn without_form_id(number: &str) -> &str {
    match number.split_at_checked(FEDEX_NUMBER_LENGTH) {
        Some((key, form_id)) if FEDEX_FORM_IDS.contains(&form_id) => key,
        _ => number,
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
