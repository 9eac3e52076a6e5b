//! The grammars of North American coupons: AI 8110 (coupon code) and AI 8112 (positive offer file).
//!
//! Both are digits only: fields behind one another, most of them behind a digit that tells their
//! length (GS1 US, North American Coupon Application Guideline; the component tests of the GS1
//! Barcode Syntax Dictionary).

use super::checks::{DayZero, century_date, is_date};

/// Digits of a company prefix before those that its length digit adds.
const PREFIX_DIGITS: usize = 6;
const OFFER_DIGITS: usize = 6;
const FAMILY_DIGITS: usize = 3;
const DATE_DIGITS: usize = 6;
/// Digits of a serial number before those that its length digit adds.
const SERIAL_DIGITS: usize = 6;

/// Tells whether a value is a coupon code of AI 8110.
pub(super) fn is_code(text: &str) -> bool {
    all_digits(text).and_then(code).is_some()
}

/// Tells whether a value is a positive offer of AI 8112.
pub(super) fn is_positive_offer(text: &str) -> bool {
    all_digits(text).and_then(positive_offer).is_some()
}

fn all_digits(text: &str) -> Option<Fields<'_>> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(Fields { rest: text })
}

fn code(mut fields: Fields<'_>) -> Option<()> {
    fields.prefix()?;
    fields.take(OFFER_DIGITS)?;
    fields.counted(1..=5, 0)?;
    fields.requirement()?;
    if fields.next_is('1') {
        fields.one_of("0123")?;
        fields.requirement()?;
        fields.other_prefix()?;
    }
    if fields.next_is('2') {
        fields.requirement()?;
        fields.other_prefix()?;
    }
    let until = fields.date('3', u64::MAX)?;
    let from = fields.date('4', 0)?;
    if until < from {
        return None;
    }
    if fields.next_is('5') {
        fields.counted(0..=9, SERIAL_DIGITS)?;
    }
    if fields.next_is('6') {
        fields.counted(1..=7, PREFIX_DIGITS)?;
    }
    if fields.next_is('9') {
        fields.one_of("01256")?;
        fields.one_of("012")?;
        fields.take(1)?;
        fields.one_of("01")?;
    }
    fields.end()
}

fn positive_offer(mut fields: Fields<'_>) -> Option<()> {
    fields.one_of("01")?;
    fields.prefix()?;
    fields.take(OFFER_DIGITS)?;
    fields.counted(0..=9, SERIAL_DIGITS)?;
    fields.end()
}

/// What is not read yet of a coupon's digits.
struct Fields<'a> {
    rest: &'a str,
}

impl<'a> Fields<'a> {
    fn take(&mut self, digits: usize) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(digits)?;
        self.rest = rest;
        Some(taken)
    }

    fn one_of(&mut self, allowed: &str) -> Option<char> {
        let digit = self.take(1)?.chars().next()?;
        allowed.contains(digit).then_some(digit)
    }

    /// Takes a field's mark, if it is the next digit.
    fn next_is(&mut self, mark: char) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes a length digit and as many digits as it and `more` say.
    fn counted(&mut self, lengths: std::ops::RangeInclusive<usize>, more: usize) -> Option<()> {
        let length = self.take(1)?.parse().ok()?;
        if !lengths.contains(&length) {
            return None;
        }
        self.take(length + more).map(drop)
    }

    fn prefix(&mut self) -> Option<()> {
        self.counted(0..=6, PREFIX_DIGITS)
    }

    /// The company of a further purchase: its prefix, or 9 for the coupon's own.
    fn other_prefix(&mut self) -> Option<()> {
        if self.next_is('9') {
            Some(())
        } else {
            self.prefix()
        }
    }

    /// What must be bought: an amount, the kind of amount, and the product family.
    fn requirement(&mut self) -> Option<()> {
        self.counted(1..=5, 0)?;
        self.one_of("012349")?;
        self.take(FAMILY_DIGITS).map(drop)
    }

    /// Takes a date behind its mark, or `absent` when the mark is not there; `None` when it is no date.
    fn date(&mut self, mark: char, absent: u64) -> Option<u64> {
        if !self.next_is(mark) {
            return Some(absent);
        }
        let date = self.take(DATE_DIGITS)?;
        is_date(date, DayZero::Refused).then(|| century_date(date))
    }

    fn end(&self) -> Option<()> {
        self.rest.is_empty().then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_their_order_and_to_the_last_digit() {
        for (code, is_sound) in [
            ("012345612345611110123", true),
            ("01234561234561111012310110123912110123912 1", false),
            ("01234561234561111012310110123921101239", true),
            ("01234561234561111012321101239101101239", false),
            ("0123456123456111101233991231", true),
            ("01234561234561111012334002284400301", false),
            ("01234561234561111012335001014491231", true),
            ("0123456123456111101237", false),
            ("", false),
        ] {
            assert_eq!(is_code(code), is_sound, "{code}");
        }
        assert!(is_positive_offer("001234561234560123456"));
        assert!(!is_positive_offer("0012345612345601234567"));
        assert!(!is_positive_offer("201234561234560123456"));
    }
}
