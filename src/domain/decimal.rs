//! Rates, percentages and shares as exact decimals: no float touches money.

use std::fmt;

/// Parts of one that a decimal is counted in.
const SCALE: i128 = 1_000_000;
/// Digits behind the point.
const PLACES: usize = 6;
/// Digits before the point, at most.
const WHOLE_DIGITS_MAX: usize = 12;

/// A decimal with at most six digits behind the point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

impl Decimal {
    /// Reads `15`, `8.25` or `-0.5`; more than 12 digits before the point or six behind it, an
    /// exponent, or anything that is no number, is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let part = match part.trim_end_matches('0') {
            "" if !part.is_empty() => "0",
            cut => cut,
        };
        let is_number =
            |run: &str| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole)
            || !is_number(part)
            || whole.len() > WHOLE_DIGITS_MAX
            || part.len() > PLACES
        {
            return None;
        }
        let size: i64 = format!("{whole}{part:0<PLACES$}").parse().ok()?;
        Some(Self(if negative { -size } else { size }))
    }

    /// Makes a whole number.
    pub fn whole(number: u32) -> Self {
        Self(i64::from(number) * 1_000_000)
    }

    /// Makes a whole number of an amount's minor units; none when it grows too great.
    pub fn of_minor(minor: i64) -> Option<Self> {
        minor.checked_mul(1_000_000).map(Self)
    }

    /// Tells whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Takes so many hundredths of an amount, rounded half up.
    pub fn percent_of(self, minor: i64) -> i64 {
        rounded(i128::from(minor) * i128::from(self.0), SCALE * 100)
    }

    /// What is left of a hundred.
    #[must_use]
    pub fn rest_of_hundred(self) -> Self {
        Self(100_000_000 - self.0)
    }

    /// Multiplies it with a count of `per` parts, such as grams of a rate for a kilogram, rounded half
    /// up.
    pub fn times(self, count: i64, per: i64) -> i64 {
        rounded(
            i128::from(self.0) * i128::from(count),
            SCALE * i128::from(per.max(1)),
        )
    }

    /// Multiplies it with a count, in millionths, so that sums are rounded once.
    pub fn millionths_of(self, count: i64) -> i128 {
        i128::from(self.0) * i128::from(count)
    }

    /// Rounds a sum of millionths half up.
    pub fn round_millionths(sum: i128) -> i64 {
        rounded(sum, SCALE)
    }

    /// Moves the point right by so many digits; none when it grows too great.
    pub fn shifted_left(self, digits: u32) -> Option<Self> {
        let shifted = self.0.checked_mul(10_i64.checked_pow(digits)?)?;
        Some(Self(shifted))
    }

    /// Moves the point left by so many digits; what falls behind the sixth is cut.
    #[must_use]
    pub fn shifted_right(self, digits: u32) -> Self {
        Self(self.0 / 10_i64.pow(digits.min(18)))
    }

    /// Gives what stands before the point.
    pub fn whole_part(self) -> i64 {
        self.0 / 1_000_000
    }

    /// Its millionths.
    pub(super) fn millionths(self) -> i64 {
        self.0
    }
}

/// Divides and rounds half up: a half goes to the greater number.
pub(super) fn rounded(amount: i128, by: i128) -> i64 {
    let doubled = 2 * amount + by;
    i64::try_from(doubled.div_euclid(2 * by)).unwrap_or(if amount < 0 {
        i64::MIN
    } else {
        i64::MAX
    })
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let part = format!("{:06}", size % 1_000_000);
        let part = part.trim_end_matches('0');
        let point = if part.is_empty() { "" } else { "." };
        write!(out, "{sign}{}{point}{part}", size / 1_000_000)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Decimal({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly_and_printed_back() {
        for (text, printed) in [
            ("15", "15"),
            ("8.25", "8.25"),
            ("0.000001", "0.000001"),
            ("-0.50", "-0.5"),
            ("100.0000000", "100"),
        ] {
            let read = Decimal::parse(text).map(|read| read.to_string());
            assert_eq!(read.as_deref(), Some(printed), "{text}");
        }
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1e3",
            "0.0000001",
            "1234567890123",
            "1,5",
            "NaN",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_are_rounded_up() {
        let percent = |text: &str, minor| Decimal::parse(text).map(|of| of.percent_of(minor));
        assert_eq!(percent("15", 2550), Some(383), "382.5");
        assert_eq!(percent("15", 2850), Some(428), "427.5");
        assert_eq!(percent("50", -5), Some(-2), "-2.5");
        assert_eq!(percent("33.333333", 100), Some(33));
        let per_kg = Decimal::whole(450);
        assert_eq!(per_kg.times(1520, 1000), 684);
        assert_eq!(
            Decimal::parse("80").map(Decimal::rest_of_hundred),
            Some(Decimal::whole(20))
        );
    }
}
