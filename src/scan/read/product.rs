//! Product and unit codes: GTIN in all its lengths, ASIN, FNSKU, Amazon's LPN.

use std::borrow::Cow;

use super::clean::{self, Symbology};
use super::element;
use super::rank::{Ranked, Tier};
use super::{Findings, ReadingNote};
use crate::domain::check::{isbn10, mod10};
use crate::domain::codes::{Asin, Fnsku, Gtin, Lpn};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};

/// Begins a second message of a composite symbol.
const COMPOSITE: &str = "|]e";

/// What a shorter GTIN is filled up with to one of 14 digits.
const GTIN_ZEROS: &str = "00000000000000";

/// Characters of Amazon's catalogue number.
const ASIN_LENGTH: usize = 10;

/// Returns the text if it begins so, in capital or small letters.
fn begins<'a>(text: &'a str, lead: &str) -> Option<&'a str> {
    text.get(..lead.len())
        .filter(|begin| begin.eq_ignore_ascii_case(lead))
        .map(|_| text)
}

/// Reads an EAN or UPC symbol, with an add-on or a composite part behind it.
pub(super) fn retail(text: &str) -> Findings {
    let mut found = Findings::default();
    let (linear, composite) = match text.split_once(COMPOSITE) {
        Some((linear, rest)) => (linear, rest.get(1..)),
        None => (text, None),
    };
    let digits: String = linear.chars().filter(|c| *c != ' ').collect();
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return found;
    }
    let main = match digits.len() {
        15 | 18 => digits.get(..13).unwrap_or(&digits),
        _ => &digits,
    };
    match main.len() {
        6..=8 => short_retail(main, &mut found),
        12 | 13 => long_gtin(main, Tier::Said, &mut found),
        _ => {}
    }
    if let Some(data) = composite {
        element::element_strings(data, &mut found);
    }
    // Two or five digits are an add-on alone: nothing is wrong with it, and it names nothing.
    if found.candidates.is_empty() && !matches!(main.len(), 2 | 5) {
        found.note = Some(ReadingNote::WrongCheck);
    }
    found
}

/// Six to eight digits under an EAN id are a UPC-E that was not opened, or an EAN-8.
fn short_retail(digits: &str, found: &mut Findings) {
    let opened = Gtin::from_upc_e(digits);
    if let Some(gtin) = &opened {
        push_product(
            Tier::Said,
            gtin.as_str(),
            CheckVerdict::Ok,
            How::UpcE,
            found,
        );
    }
    if digits.len() == 8 && (opened.is_none() || mod10(digits)) {
        long_gtin(digits, Tier::Said, found);
    }
}

/// Reads a scan that may be a product's code among other things.
pub(super) fn plain(text: &str, symbology: Symbology, found: &mut Findings) {
    if let Some(lpn) = begins(text, "LPN").and_then(Lpn::parse) {
        push(
            CodeKind::Lpn,
            Tier::Sure,
            lpn.as_str(),
            CheckVerdict::None,
            How::LpnShape,
            found,
        );
    }
    if let Some(fnsku) = begins(text, "X00").and_then(Fnsku::parse) {
        push_product(
            Tier::Sure,
            fnsku.as_str(),
            CheckVerdict::None,
            How::FnskuShape,
            found,
        );
    }
    if let Some(asin) = Some(text)
        .filter(|text| text.len() == ASIN_LENGTH)
        .and_then(Asin::parse)
    {
        let (tier, check, how) = if isbn10(asin.as_str()) {
            (Tier::Weak, CheckVerdict::Ok, How::Isbn10)
        } else {
            (Tier::Sure, CheckVerdict::None, How::AsinShape)
        };
        push_product(tier, asin.as_str(), check, how, found);
    }
    let is_of_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-');
    if !clean::holds_only(text, is_of_number) {
        return;
    }
    let count = text.bytes().filter(u8::is_ascii_digit).count();
    if !matches!(count, 6..=8 | 12..=14) {
        return;
    }
    let digits = if count == text.len() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace([' ', '-'], ""))
    };
    // A product's bar is EAN or UPC; another symbology's id says that this is none.
    let retail_tier = match symbology {
        Symbology::Unsaid => Tier::Weak,
        Symbology::Plain | Symbology::Retail | Symbology::Gs1Logistic | Symbology::Gs1Other => {
            Tier::Last
        }
    };
    match digits.len() {
        14 => long_gtin(&digits, Tier::Weak, found),
        8 | 12 | 13 => long_gtin(&digits, retail_tier, found),
        _ => {}
    }
    if matches!(digits.len(), 6..=8)
        && let Some(gtin) = Gtin::from_upc_e(&digits)
    {
        let check = if digits.len() == 8 {
            CheckVerdict::Ok
        } else {
            CheckVerdict::None
        };
        push_product(
            Tier::Last.min(retail_tier),
            gtin.as_str(),
            check,
            How::UpcE,
            found,
        );
    }
}

/// Adds 8, 12, 13 or 14 digits as a GTIN with the verdict of its check digit, and a book's ISBN-10.
fn long_gtin(digits: &str, tier: Tier, found: &mut Findings) {
    if digits.chars().all(|c| c == '0') {
        return;
    }
    let how = match digits.len() {
        8 => How::Ean8,
        12 => How::UpcA,
        13 => How::Ean13,
        _ => How::Gtin14,
    };
    let check = CheckVerdict::of(Some(mod10(digits)));
    let how = if digits.len() == 13 && digits.starts_with('0') {
        How::UpcA
    } else {
        how
    };
    let zeros = GTIN_ZEROS.get(digits.len()..).unwrap_or_default();
    push_product(tier, [zeros, digits].concat(), check, how, found);
    if check == CheckVerdict::Ok
        && let Some(isbn) = isbn10_of(digits)
    {
        push_product(tier, isbn, check, How::Isbn10, found);
    }
}

/// Returns the ISBN-10 of a book's EAN-13 `978…`: the id under which the marketplace lists it.
fn isbn10_of(ean: &str) -> Option<String> {
    let core = ean
        .strip_prefix("978")
        .filter(|_| ean.len() == 13)?
        .get(..9)?;
    "0123456789X"
        .chars()
        .map(|check| format!("{core}{check}"))
        .find(|isbn| isbn10(isbn))
}

fn push_product(
    tier: Tier,
    key: impl Into<String>,
    check: CheckVerdict,
    how: How,
    found: &mut Findings,
) {
    push(CodeKind::Product, tier, key, check, how, found);
}

fn push(
    kind: CodeKind,
    tier: Tier,
    key: impl Into<String>,
    check: CheckVerdict,
    how: How,
    found: &mut Findings,
) {
    let candidate = Candidate {
        kind,
        carrier: None,
        key: key.into(),
        check,
        how,
    };
    found.candidates.push(Ranked::new(tier, candidate));
}
