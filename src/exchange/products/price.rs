//! Prices as sellers write them, in minor units of a currency that the file names.

use crate::domain::money::{Currency, Money};

/// Why a text is no price.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoPrice {
    /// A number, and nothing says of what.
    Currency,
    /// No number, or below nothing.
    Form,
}

/// Currencies by their signs. A bare `¥` is China's and Japan's and says neither.
const SIGNS: [(&str, &str); 9] = [
    ("us$", "USD"),
    ("$", "USD"),
    ("usd", "USD"),
    ("美元", "USD"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("人民币", "CNY"),
    ("€", "EUR"),
    ("£", "GBP"),
];

/// Finds the currency that a column's head names: in brackets, or as its last word.
pub(super) fn currency_in_head(head: &str) -> Option<Currency> {
    let parts = head.split(['(', ')', '（', '）', '[', ']', '_', ' ']);
    parts.rev().find_map(|word| match word.trim() {
        "元" => Currency::parse("CNY"),
        word => named(word),
    })
}

/// Reads a currency by its sign or its ISO 4217 code.
pub(super) fn named(word: &str) -> Option<Currency> {
    let word = word.trim().to_lowercase();
    let code = SIGNS.iter().find(|(sign, _)| *sign == word);
    let listed = ["usd", "cny", "eur", "gbp", "jpy", "cad", "mxn", "hkd"];
    match code {
        Some((_, code)) => Currency::parse(code),
        None if listed.contains(&word.as_str()) => Currency::parse(&word),
        None => None,
    }
}

/// Reads a price: `25.99`, `$25.99`, `25.99 USD`, `1,234.50`, in the currency told unless the cell says
/// its own.
///
/// # Errors
/// Says why it is none.
pub(super) fn price(text: &str, told: Option<Currency>) -> Result<Money, NoPrice> {
    let text = text.trim();
    let is_numeral = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '-');
    let start = text.find(is_numeral).ok_or(NoPrice::Form)?;
    let (before, rest) = text.split_at(start);
    let end = rest.find(|sign| !is_numeral(sign)).unwrap_or(rest.len());
    let (number, behind) = rest.split_at(end);
    let currency = match (before.trim(), behind.trim()) {
        ("", "") => told.ok_or(NoPrice::Currency)?,
        (sign, "") | ("", sign) => named(sign).ok_or(NoPrice::Form)?,
        _ => return Err(NoPrice::Form),
    };
    Money::parse_decimal(number, currency)
        .filter(|money| money.minor >= 0)
        .ok_or(NoPrice::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_read_with_its_own_currency_or_the_one_told() {
        let usd = Some(Currency::USD);
        let cases = [
            ("25.99", usd, Ok((2599, "USD"))),
            ("$25.99", None, Ok((2599, "USD"))),
            ("US$ 1,234.5", None, Ok((123_450, "USD"))),
            ("68 CNY", usd, Ok((6800, "CNY"))),
            ("25.99", None, Err(NoPrice::Currency)),
            ("¥68", usd, Err(NoPrice::Form)),
            ("-3", usd, Err(NoPrice::Form)),
            ("25.999", usd, Err(NoPrice::Form)),
            ("free", usd, Err(NoPrice::Form)),
            ("$ 5 USD", None, Err(NoPrice::Form)),
        ];
        for (text, told, read) in cases {
            let is = price(text, told).map(|money| (money.minor, money.currency.to_string()));
            let read = read.map(|(minor, code): (i64, &str)| (minor, code.to_owned()));
            assert_eq!(is, read, "{text}");
        }
        for (head, code) in [
            ("Price (USD)", Some("USD")),
            ("售价（美元）", Some("USD")),
            ("货值（元）", Some("CNY")),
            ("price_usd", Some("USD")),
            ("Price", None),
            ("in", None),
        ] {
            let of = currency_in_head(head).map(|currency| currency.to_string());
            assert_eq!(of.as_deref(), code, "{head}");
        }
    }
}
