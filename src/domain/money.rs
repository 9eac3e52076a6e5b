//! Money in minor units: no fraction of a cent is ever lost to a float.

use std::fmt;

/// A currency by its ISO 4217 code, three upper-case letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// Reads three letters of any case; nothing else is a currency.
    pub fn parse(text: &str) -> Option<Self> {
        let raw: [u8; 3] = text
            .trim()
            .to_ascii_uppercase()
            .as_bytes()
            .try_into()
            .ok()?;
        raw.iter().all(u8::is_ascii_uppercase).then_some(Self(raw))
    }

    /// Gives the three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Counts the digits after the decimal point (ISO 4217, minor unit column).
    pub fn minor_digits(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" => 0,
            b"KWD" | b"BHD" | b"JOD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Currency({self})")
    }
}

/// An amount in minor units (cents) of one currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Money {
    /// Minor units; negative is owed.
    pub minor: i64,
    /// What the units are of.
    pub currency: Currency,
}

impl Money {
    /// Reads a bare decimal such as `4.14`, `1,234.50` or `-3`; more decimals than the currency
    /// has, or anything that is no number, is `None`.
    pub fn parse_decimal(text: &str, currency: Currency) -> Option<Self> {
        let cleaned: String = text.trim().chars().filter(|sign| *sign != ',').collect();
        let (negative, digits) = match cleaned.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, cleaned.as_str()),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let places = usize::try_from(currency.minor_digits()).ok()?;
        let all_digits = |run: &str| run.bytes().all(|byte| byte.is_ascii_digit());
        let part = if part.len() > places {
            part.trim_end_matches('0')
        } else {
            part
        };
        if whole.is_empty()
            || whole.len() > 15
            || part.len() > places
            || !all_digits(whole)
            || !all_digits(part)
        {
            return None;
        }
        let minor: i64 = format!("{whole}{part:0<places$}").parse().ok()?;
        Some(Self {
            minor: if negative { -minor } else { minor },
            currency,
        })
    }

    /// Reads a bare decimal that a person or a buyer wrote, where a comma stands between thousands alone:
    /// `12,50` may be twelve and a half, and is never taken for twelve hundred and fifty.
    pub fn parse_grouped(text: &str, currency: Currency) -> Option<Self> {
        let text = text.trim();
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let mut groups = whole.trim_start_matches('-').split(',');
        let first = groups.next().map_or(0, str::len);
        let grouped = groups.clone().all(|group| group.len() == 3);
        let is_parted = groups.next().is_some();
        if part.contains(',') || is_parted && !(grouped && (1..=3).contains(&first)) {
            return None;
        }
        Self::parse_decimal(text, currency)
    }

    /// Reads an amount with the currency's code behind it, such as `25.99 USD`.
    pub fn parse_named(text: &str) -> Option<Self> {
        let (amount, code) = text.trim().rsplit_once(' ')?;
        Self::parse_decimal(amount, Currency::parse(code)?)
    }

    /// Prints the amount with the currency's code behind it, as [`Money::parse_named`] reads it.
    pub fn named(self) -> String {
        format!("{} {}", self.decimal(), self.currency)
    }

    /// Prints the amount as a bare decimal with a point, as reports carry it.
    pub fn decimal(self) -> String {
        let places = self.currency.minor_digits();
        let scale = 10_u64.pow(places);
        let sign = if self.minor < 0 { "-" } else { "" };
        let size = self.minor.unsigned_abs();
        if places == 0 {
            return format!("{sign}{size}");
        }
        let width = usize::try_from(places).unwrap_or(2);
        format!("{sign}{}.{:0width$}", size / scale, size % scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_with_its_currency_is_read_and_printed_back() {
        for (text, printed) in [
            ("25.99 USD", Some("25.99 USD")),
            (" 1,200 jpy ", Some("1200 JPY")),
            ("25.99", None),
            ("USD 25.99", None),
            ("25.999 USD", None),
        ] {
            let read = Money::parse_named(text).map(Money::named);
            assert_eq!(read.as_deref(), printed, "{text}");
        }
    }

    #[test]
    fn a_comma_stands_between_thousands_alone() {
        for (text, minor) in [
            ("1,234.50", Some(123_450)),
            ("-1,234,567", Some(-123_456_700)),
            ("12.50", Some(1250)),
            ("12,50", None),
            ("1,2345", None),
            ("1234,567", None),
            (",500", None),
            ("1.234,50", None),
        ] {
            let read = Money::parse_grouped(text, Currency::USD).map(|money| money.minor);
            assert_eq!(read, minor, "{text}");
        }
    }

    #[test]
    fn a_decimal_is_read_to_the_cent_and_printed_back() {
        for (text, minor) in [
            ("4.14", 414),
            ("4.1", 410),
            ("50", 5000),
            ("-2.36", -236),
            ("1,234.50", 123_450),
            ("9.900", 990),
        ] {
            let read = Money::parse_decimal(text, Currency::USD).map(|amount| amount.minor);
            assert_eq!(read, Some(minor), "{text}");
        }
        assert_eq!(
            Money {
                minor: -236,
                currency: Currency::USD
            }
            .decimal(),
            "-2.36"
        );
        for text in ["", ".", "4.141", "1e3", "$4", "4,1.1.1"] {
            assert_eq!(Money::parse_decimal(text, Currency::USD), None, "{text}");
        }
    }
}
