//! Numbers and units as scales print them, in whole grams.

use crate::domain::measure::{MassUnit, NANOGRAMS_OF_A_GRAM};

/// Decimals of a number that are read.
const DECIMALS_MAX: usize = 9;
/// Digits of a number that are read.
const DIGITS_MAX: usize = 12;
/// Parts of a nanogram in which every number of [`DECIMALS_MAX`] decimals is whole.
const PARTS: i128 = 1_000_000_000;

/// A weight in parts of a nanogram, not rounded yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Amount(i128);

impl Amount {
    /// Reads digits with a point or a comma before the decimals; no sign.
    pub(super) fn parse(number: &str, unit: MassUnit) -> Option<Self> {
        let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let empty = whole.is_empty() && part.is_empty();
        if empty || !digits(whole) || !digits(part) {
            return None;
        }
        if part.len() > DECIMALS_MAX || whole.len() + part.len() > DIGITS_MAX {
            return None;
        }
        let number: i128 = format!("{whole}{part}").parse().ok()?;
        Some(Self::of(number, part.len(), unit))
    }

    /// Makes an amount of a whole number with so many decimals, at most [`DECIMALS_MAX`].
    pub(super) fn of(number: i128, decimals: usize, unit: MassUnit) -> Self {
        let scale = 10_i128.pow(u32::try_from(decimals.min(DECIMALS_MAX)).unwrap_or(0));
        Self(number * i128::from(unit.nanograms()) * (PARTS / scale))
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    pub(super) fn negative(self) -> Self {
        Self(-self.0)
    }

    /// Rounds to whole grams, a half away from zero.
    pub(super) fn grams(self) -> Option<i64> {
        let gram = i128::from(NANOGRAMS_OF_A_GRAM) * PARTS;
        let whole = (self.0.abs() + gram / 2) / gram;
        i64::try_from(whole * self.0.signum()).ok()
    }
}

/// Reads a unit's sign.
pub(super) fn unit(sign: &str) -> Option<MassUnit> {
    let units = [
        ("g", MassUnit::Gram),
        ("kg", MassUnit::Kilogram),
        ("lb", MassUnit::Pound),
        ("lbs", MassUnit::Pound),
        ("oz", MassUnit::Ounce),
    ];
    let known = units
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(sign))?;
    Some(known.1)
}

/// Cuts a number from the start of a text; its digits, and what stands behind it.
pub(super) fn cut_number(text: &str) -> Option<(&str, &str)> {
    let of_number = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',');
    let end = text.find(|sign| !of_number(sign)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// Cuts a word of letters from the start of a text.
pub(super) fn cut_word(text: &str) -> (&str, &str) {
    let end = text.find(|sign: char| !sign.is_ascii_alphabetic());
    text.split_at(end.unwrap_or(text.len()))
}

/// Reads a sign, a number and its unit, or pounds and ounces; gives what stands behind.
pub(super) fn weight(text: &str) -> Option<(i64, &str)> {
    let (negative, text) = cut_sign(text);
    let (number, rest) = cut_number(text)?;
    let (word, rest) = cut_word(rest.trim_start());
    let first = unit(word)?;
    let mut amount = Amount::parse(number, first)?;
    let mut behind = rest;
    if first == MassUnit::Pound
        && let Some((number, after)) = cut_number(rest.trim_start())
    {
        let (word, after) = cut_word(after.trim_start());
        if unit(word) == Some(MassUnit::Ounce) {
            amount = amount.plus(Amount::parse(number, MassUnit::Ounce)?);
            behind = after;
        }
    }
    let amount = if negative == Negative::Yes {
        amount.negative()
    } else {
        amount
    };
    Some((amount.grams()?, behind.trim()))
}

/// Whether a minus stands before a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Negative {
    No,
    Yes,
}

/// Cuts a sign with the spaces around it.
pub(super) fn cut_sign(text: &str) -> (Negative, &str) {
    let text = text.trim_start();
    match text.strip_prefix('-') {
        Some(rest) => (Negative::Yes, rest.trim_start()),
        None => {
            let rest = text.strip_prefix('+').unwrap_or(text);
            (Negative::No, rest.trim_start())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_every_unit_become_whole_grams_half_up() {
        for (text, grams, behind) in [
            ("412 g", 412, ""),
            ("+  412.49g", 412, ""),
            ("412.50 g ?", 413, "?"),
            ("-0.5 g", -1, ""),
            ("-0.49 g", 0, ""),
            ("0.4125 kg", 413, ""),
            ("00001,20KG", 1200, ""),
            ("1 lb", 454, ""),
            ("1.00lbs G", 454, "G"),
            ("14.5oz", 411, ""),
            ("1 lb 4 oz", 567, ""),
            ("1lb  4.5oz N", 581, "N"),
            ("- 1 lb 4 oz", -567, ""),
            ("2 lb 3 pcs", 907, "3 pcs"),
        ] {
            assert_eq!(weight(text), Some((grams, behind)), "{text}");
        }
    }

    #[test]
    fn what_is_no_weight_is_none() {
        for text in [
            "",
            "g",
            "12",
            "12 pcs",
            "1.2.3 g",
            ". g",
            "9999999999999 g",
            "0.0000000001 g",
            "1 ozt",
            "12 %",
        ] {
            assert_eq!(weight(text), None, "{text}");
        }
    }

    #[test]
    fn the_largest_number_neither_wraps_nor_stops() {
        assert_eq!(weight("999999999999 kg"), Some((999_999_999_999_000, "")));
        assert_eq!(weight("999999999999 lb"), Some((453_592_369_999_546, "")));
    }
}
