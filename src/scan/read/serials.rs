//! Numbers of one thing: serial numbers behind a mark, IMEI, MAC, Transparency.

use std::borrow::Cow;

use super::rank::{Ranked, Tier};
use super::{Findings, clean};
use crate::domain::check::luhn;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};

/// Digits of an IMEI with its check digit.
const IMEI_LENGTH: usize = 15;
/// Digits of an IMEI with its software version in place of the check digit.
const IMEISV_LENGTH: usize = 16;
/// Hexadecimal digits of a network device's address.
const MAC_LENGTH: usize = 12;
/// Characters of Amazon's Transparency code behind its mark; never decoded, only compared.
const TRANSPARENCY_LENGTH: usize = 26;

/// Adds what a text says about one thing's number.
pub(super) fn serials(text: &str, found: &mut Findings) {
    if is_imei(text) {
        push(Tier::Weak, text, CheckVerdict::Ok, How::Imei, found);
    }
    if let Some((tier, address)) = mac(text) {
        push(tier, &address, CheckVerdict::None, How::Mac, found);
    }
    // Every other form has a sign in it.
    if clean::holds_only(text, |byte| byte.is_ascii_alphanumeric()) {
        return;
    }
    let imeis = imeis(text);
    if imeis.len() > 1 {
        // A phone with two cards has two, often in one symbol.
        for imei in imeis {
            push(Tier::Fair, imei, CheckVerdict::Ok, How::Imei, found);
        }
        return;
    }
    if let Some(serial) = marked(text) {
        push(
            Tier::Fair,
            serial,
            CheckVerdict::None,
            How::SerialMark,
            found,
        );
    }
    if is_transparency(text) {
        push(
            Tier::Fair,
            text,
            CheckVerdict::None,
            How::Transparency,
            found,
        );
    }
}

/// Adds 16 digits as an IMEI with its version: nothing in them can be checked, so only where they
/// are nothing else.
pub(super) fn imeisv(text: &str, found: &mut Findings) {
    let fits = text.len() == IMEISV_LENGTH && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits && text.bytes().any(|byte| byte != b'0') {
        push(Tier::Last, text, CheckVerdict::None, How::Imeisv, found);
    }
}

fn is_imei(text: &str) -> bool {
    text.len() == IMEI_LENGTH && luhn(text) && text.bytes().any(|byte| byte != b'0')
}

/// Lists the IMEIs of a text in which nothing but marks and separators stands beside them.
fn imeis(text: &str) -> Vec<&str> {
    if text.len() <= 2 * IMEI_LENGTH {
        return Vec::new();
    }
    let mut found = Vec::new();
    for word in text.split([' ', ',', ';', ':', '/', '|', '=']) {
        if is_imei(word) {
            found.push(word);
        } else if !is_imei_mark(word) {
            return Vec::new();
        }
    }
    found
}

fn is_imei_mark(word: &str) -> bool {
    let word = word.trim_end_matches('#');
    ["", "1", "2", "IMEI", "IMEI1", "IMEI2"]
        .iter()
        .any(|mark| word.eq_ignore_ascii_case(mark))
}

/// Returns what follows `S/N:`, `SN:`, `SERIAL:` or `IMEI:`.
fn marked(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once([':', '#'])?;
    let (mark, rest) = (mark.trim(), rest.trim());
    let is_known = [
        "S/N",
        "SN",
        "SERIAL",
        "SERIAL NO",
        "SERIAL NUMBER",
        "IMEI",
        "IMEI1",
        "IMEI2",
    ]
    .iter()
    .any(|known| mark.eq_ignore_ascii_case(known));
    let is_one_word = (3..=64).contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_graphic());
    (is_known && is_one_word).then_some(rest)
}

/// Reads a network device's address: pairs joined by one sign, or twelve in a row with a letter and a
/// digit among them (digits alone are many other numbers too).
fn mac(text: &str) -> Option<(Tier, String)> {
    let (tier, digits) = match text.len() {
        MAC_LENGTH => (Tier::Weak, Cow::Borrowed(text)),
        17 => {
            let sign = text.chars().nth(2).filter(|c| matches!(c, ':' | '-'))?;
            let is_pairs = text.split(sign).all(|pair| pair.len() == 2);
            (Tier::Fair, text.split(sign).filter(|_| is_pairs).collect())
        }
        _ => return None,
    };
    let digits: Cow<'_, str> = digits;
    let is_address = digits.len() == MAC_LENGTH && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let is_told_apart = tier == Tier::Fair
        || (digits.bytes().any(|b| b.is_ascii_alphabetic())
            && digits.bytes().any(|b| b.is_ascii_digit()));
    (is_address && is_told_apart).then(|| (tier, digits.to_ascii_uppercase()))
}

fn is_transparency(text: &str) -> bool {
    ["AZ:", "ZA:"].iter().any(|mark| {
        text.strip_prefix(mark).is_some_and(|code| {
            code.len() == TRANSPARENCY_LENGTH && code.bytes().all(|b| b.is_ascii_alphanumeric())
        })
    })
}

fn push(tier: Tier, key: &str, check: CheckVerdict, how: How, found: &mut Findings) {
    let candidate = Candidate {
        kind: CodeKind::Serial,
        carrier: None,
        key: key.to_owned(),
        check,
        how,
    };
    found.candidates.push(Ranked::new(tier, candidate));
}
