//! Weights as sellers write them, in whole grams.

use crate::domain::measure::{Grams, MassUnit};

/// Why a text is no weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoWeight {
    /// A number, and nothing says of what.
    Unit,
    /// No number, or more than anything weighs.
    Form,
}

/// Most grams of one product: a ton.
const GRAMS_MAX: u128 = 1_000_000;
/// A gram in the parts that weights are counted in.
const GRAM: u128 = MassUnit::Gram.nanograms() as u128;
/// Decimals of a number that are read.
const DECIMALS_MAX: usize = 6;

/// Units by their signs.
const UNITS: [(&[&str], MassUnit); 4] = [
    (&["g", "gram", "grams", "克"], MassUnit::Gram),
    (
        &["kg", "kgs", "kilogram", "kilograms", "千克", "公斤"],
        MassUnit::Kilogram,
    ),
    (
        &["lb", "lbs", "pound", "pounds", "磅", "英磅"],
        MassUnit::Pound,
    ),
    (&["oz", "ounce", "ounces", "盎司"], MassUnit::Ounce),
];

fn unit(sign: &str) -> Option<u128> {
    let sign = sign.trim().trim_end_matches('.').to_lowercase();
    UNITS
        .iter()
        .find(|(signs, _)| signs.contains(&sign.as_str()))
        .map(|(_, unit)| u128::from(unit.nanograms()))
}

/// Finds the unit that a column's head names: in brackets, or as its last word.
pub(super) fn unit_in_head(head: &str) -> Option<&str> {
    let bare =
        |text: &'_ char| matches!(text, '(' | ')' | '（' | '）' | '[' | ']' | '_' | '-' | ' ');
    head.split(|sign| bare(&sign))
        .rev()
        .find(|word| unit(word).is_some())
}

/// Reads a weight: `412 g`, `0.4kg`, `1 lb 4 oz`, or a bare number in the unit told.
///
/// # Errors
/// Says why it is none.
pub(super) fn grams(text: &str, told: Option<&str>) -> Result<Grams, NoWeight> {
    let mut rest = text.trim();
    let mut parts: u128 = 0;
    let mut is_first = true;
    while !rest.is_empty() || is_first {
        let numeral = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',');
        let end = rest.find(|sign| !numeral(sign)).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let behind = behind.trim_start();
        let end = behind.find(numeral).unwrap_or(behind.len());
        let (sign, next) = behind.split_at(end);
        let per = match (sign.trim(), told) {
            ("", Some(told)) if is_first && next.is_empty() => unit(told).ok_or(NoWeight::Unit)?,
            ("", None) if is_first && !number.is_empty() && next.is_empty() => {
                return Err(NoWeight::Unit);
            }
            (sign, _) => unit(sign).ok_or(NoWeight::Form)?,
        };
        let (scaled, scale) = decimal(number).ok_or(NoWeight::Form)?;
        let more = scaled.checked_mul(per).ok_or(NoWeight::Form)? / scale;
        parts = parts.checked_add(more).ok_or(NoWeight::Form)?;
        rest = next.trim_start();
        is_first = false;
    }
    let grams = (parts + GRAM / 2) / GRAM;
    match u32::try_from(grams) {
        Ok(whole) if (1..=GRAMS_MAX).contains(&grams) => Ok(Grams(whole)),
        Ok(_) | Err(_) => Err(NoWeight::Form),
    }
}

/// Reads a decimal: its digits as a whole number, and by what that is too large. A comma parts
/// thousands only before three digits, and is else no number.
fn decimal(text: &str) -> Option<(u128, u128)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let parted = whole.contains(',');
    let fits = groups.all(|group| group.len() == 3) && (!parted || first.len() <= 3);
    let digits = |run: &str| run.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.replace(',', "");
    if whole.is_empty() || !fits || !digits(&whole) || !digits(part) || part.len() > DECIMALS_MAX {
        return None;
    }
    let scale = 10_u128.checked_pow(u32::try_from(part.len()).ok()?)?;
    format!("{whole}{part}")
        .parse()
        .ok()
        .map(|number| (number, scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_every_unit_become_whole_grams() {
        let cases = [
            ("412 g", None, Ok(412)),
            ("412", Some("g"), Ok(412)),
            ("0.4125", Some("kg"), Ok(413)),
            ("1.2KG", Some("g"), Ok(1200)),
            ("1 lb", None, Ok(454)),
            ("14.5oz", None, Ok(411)),
            ("1 lb 4 oz", None, Ok(567)),
            ("1,520 克", None, Ok(1520)),
            ("2 公斤", None, Ok(2000)),
            ("412", None, Err(NoWeight::Unit)),
            ("412", Some("stone"), Err(NoWeight::Unit)),
            ("1,5 kg", None, Err(NoWeight::Form)),
            ("light", Some("g"), Err(NoWeight::Form)),
            ("", Some("g"), Err(NoWeight::Form)),
            ("0 g", None, Err(NoWeight::Form)),
            ("1 2 g", None, Err(NoWeight::Form)),
            ("2000 kg", None, Err(NoWeight::Form)),
            (
                "99999999999999999999999999999999999999 kg",
                None,
                Err(NoWeight::Form),
            ),
        ];
        for (text, told, wanted) in cases {
            assert_eq!(grams(text, told), wanted.map(Grams), "{text} {told:?}");
        }
    }

    #[test]
    fn a_head_may_name_the_unit() {
        for (head, sign) in [
            ("Weight (kg)", Some("kg")),
            ("重量（克）", Some("克")),
            ("item_weight_oz", Some("oz")),
            ("Weight", None),
        ] {
            assert_eq!(unit_in_head(head), sign, "{head}");
        }
    }
}
