//! Weights and sides as people type them, in metric units or in those of the United States.

use crate::domain::decimal::Decimal;
use crate::domain::measure::{Grams, MassUnit, Millimetres, NANOGRAMS_OF_A_GRAM};

/// Parts of a unit that a typed number has.
const MILLIONTHS: i128 = 1_000_000;
/// Parts of a millimetre in which lengths of every unit are whole numbers.
const MICROMETRES: i128 = 1000;

/// A unit in which people tell lengths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LengthUnit {
    /// mm
    Millimetre,
    /// cm
    Centimetre,
    /// in, of 25.4 mm
    Inch,
}

impl LengthUnit {
    /// Gives the micrometres of one.
    fn micrometres(self) -> i128 {
        match self {
            Self::Millimetre => MICROMETRES,
            Self::Centimetre => 10 * MICROMETRES,
            Self::Inch => 25_400,
        }
    }
}

const MASS_UNITS: [(&str, MassUnit); 8] = [
    ("kgs", MassUnit::Kilogram),
    ("kg", MassUnit::Kilogram),
    ("lbs", MassUnit::Pound),
    ("lb", MassUnit::Pound),
    ("oz", MassUnit::Ounce),
    ("g", MassUnit::Gram),
    ("公斤", MassUnit::Kilogram),
    ("磅", MassUnit::Pound),
];
const LENGTH_UNITS: [(&str, LengthUnit); 7] = [
    ("mm", LengthUnit::Millimetre),
    ("cm", LengthUnit::Centimetre),
    ("inches", LengthUnit::Inch),
    ("in", LengthUnit::Inch),
    ("\"", LengthUnit::Inch),
    ("厘米", LengthUnit::Centimetre),
    ("英寸", LengthUnit::Inch),
];

/// Reads a weight such as `14.2 kg`, `31.3lb` or `31 lb 5 oz`, rounded half up to the gram. A number without a
/// unit is of `unit`, or is none.
pub fn weight(text: &str, unit: Option<MassUnit>) -> Option<Grams> {
    let lower = text.trim().to_lowercase();
    let pounds = ["lbs", "lb"].into_iter().find_map(|sign| {
        let (pounds, ounces) = lower.split_once(sign)?;
        (!ounces.trim().is_empty()).then_some((pounds, ounces))
    });
    let nanograms = match pounds {
        Some((pounds, ounces)) => {
            let ounces = ounces.trim().strip_suffix("oz")?;
            nanograms_of(pounds, MassUnit::Pound)? + nanograms_of(ounces, MassUnit::Ounce)?
        }
        None => {
            let (number, unit) = unit_of(&lower, &MASS_UNITS, unit)?;
            nanograms_of(number, unit)?
        }
    };
    let gram = i128::from(NANOGRAMS_OF_A_GRAM);
    u32::try_from((nanograms + gram / 2) / gram).ok().map(Grams)
}

/// Reads three sides such as `60x40x35 cm` or `24 × 16 × 14 in`, each rounded half up to the millimetre.
/// Numbers without a unit are of `unit`, or are none.
pub fn sides(text: &str, unit: Option<LengthUnit>) -> Option<[Millimetres; 3]> {
    let lower = text.trim().to_lowercase();
    let (numbers, unit) = unit_of(&lower, &LENGTH_UNITS, unit)?;
    let mut sides = Vec::new();
    for number in numbers.split(['x', '×', '*']) {
        let micrometres = millionths(number)?.checked_mul(unit.micrometres())?;
        let whole = (micrometres + MILLIONTHS * MICROMETRES / 2) / (MILLIONTHS * MICROMETRES);
        sides.push(Millimetres(u32::try_from(whole).ok()?));
    }
    sides.try_into().ok()
}

/// Takes the unit off the end of a text.
fn unit_of<'t, U: Copy>(text: &'t str, units: &[(&str, U)], or: Option<U>) -> Option<(&'t str, U)> {
    let told = units.iter().find_map(|(sign, unit)| {
        let number = text.strip_suffix(sign)?;
        Some((number.trim_end(), *unit))
    });
    told.or_else(|| Some((text, or?)))
}

fn nanograms_of(number: &str, unit: MassUnit) -> Option<i128> {
    let whole = millionths(number)?.checked_mul(i128::from(unit.nanograms()))?;
    Some(whole / MILLIONTHS)
}

/// Gives the millionths of a number that is not below nothing.
fn millionths(number: &str) -> Option<i128> {
    let number = number.trim();
    let is_number = number
        .bytes()
        .all(|sign| sign.is_ascii_digit() || sign == b'.');
    let number = is_number.then(|| Decimal::parse(number)).flatten()?;
    Some(number.millionths_of(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_in_every_unit_and_rounded_half_up() {
        for (text, unit, grams) in [
            ("14.2 kg", None, Some(14_200)),
            ("14.2kgs", None, Some(14_200)),
            ("700g", None, Some(700)),
            ("50 lb", None, Some(22_680)),
            ("31 LB 5 oz", None, Some(14_203)),
            ("0.5 oz", None, Some(14)),
            ("2", Some(MassUnit::Kilogram), Some(2000)),
            ("2", Some(MassUnit::Pound), Some(907)),
            ("2.5 公斤", None, Some(2500)),
            ("2", None, None),
            ("14,2 kg", None, None),
            ("-2 kg", None, None),
            ("kg", None, None),
            ("99999999 kg", None, None),
            ("", Some(MassUnit::Gram), None),
        ] {
            assert_eq!(weight(text, unit), grams.map(Grams), "{text}");
        }
    }

    #[test]
    fn three_sides_are_read_in_every_unit() {
        for (text, unit, mm) in [
            ("60x40x35 cm", None, Some([600, 400, 350])),
            ("600 × 400 × 350mm", None, Some([600, 400, 350])),
            ("24*16*14 in", None, Some([610, 406, 356])),
            ("24x16x14\"", None, Some([610, 406, 356])),
            (
                "60X40X35.5",
                Some(LengthUnit::Centimetre),
                Some([600, 400, 355]),
            ),
            ("60x40x35", None, None),
            ("60x40 cm", None, None),
            ("60x40x35x2 cm", None, None),
            ("60xx35 cm", None, None),
            ("6e1x40x35 cm", None, None),
        ] {
            assert_eq!(
                sides(text, unit),
                mm.map(|mm| mm.map(Millimetres)),
                "{text}"
            );
        }
    }
}
