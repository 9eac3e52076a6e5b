//! Toledo continuous: STX, three status words, six digits of weight, six of tare, CR, checksum.

use super::amount::Amount;
use super::stream::Said;
use crate::domain::measure::{Grams, MassUnit};
use crate::domain::weight::{Motion, ScaleLoad, ScaleReading, WeightMode};

/// Between STX and CR: status words, weight and tare.
const LONG: usize = 15;
/// The same of the short form, which has no tare.
const SHORT: usize = 9;

/// Tells whether the bytes between STX and CR have the shape of this format.
pub(super) fn is_shape(content: &[u8]) -> bool {
    let figure = |byte: &u8| byte.is_ascii_digit() || *byte == b' ';
    matches!(content.len(), LONG | SHORT)
        && content
            .iter()
            .take(3)
            .all(|word| (0x20..0x80).contains(word))
        && content.iter().skip(3).all(figure)
        && content.iter().skip(3).any(u8::is_ascii_digit)
}

/// Gives the checksum of a message: what makes the sum of all its bytes, STX and CR included, zero in
/// seven bits.
pub(super) fn checksum(content: &[u8]) -> u8 {
    let sum = content
        .iter()
        .fold(0x02_u8.wrapping_add(b'\r'), |sum, byte| {
            sum.wrapping_add(byte & 0x7f)
        });
    sum.wrapping_neg() & 0x7f
}

/// Reads the bytes between STX and CR.
pub(super) fn read(content: &[u8]) -> Option<Said> {
    if !is_shape(content) {
        return None;
    }
    let [a, b, c, figures @ ..] = content else {
        return None;
    };
    if c & 0b1_0000 != 0 {
        // The display is expanded for a technician: where its point stands is not said.
        return Some(Said::Word);
    }
    let Some(unit) = unit(*b, *c) else {
        return Some(Said::Word);
    };
    let (weight, tare) = figures.split_at(figures.len().min(6));
    let negative = b & 0b10 != 0;
    let load = match (b & 0b100 != 0, negative) {
        (true, true) => ScaleLoad::Under,
        (true, false) => ScaleLoad::Over,
        (false, _) => {
            let amount = amount(weight, *a, unit)?;
            let signed = if negative { amount.negative() } else { amount };
            ScaleLoad::Grams(signed.grams()?)
        }
    };
    let tare = amount(tare, *a, unit).and_then(Amount::grams);
    let tare = tare.and_then(|grams| u32::try_from(grams).ok());
    Some(Said::Weight(ScaleReading {
        load,
        motion: if b & 0b1000 == 0 {
            Motion::Stable
        } else {
            Motion::Moving
        },
        mode: if b & 1 == 0 {
            WeightMode::Gross
        } else {
            WeightMode::Net
        },
        tare: tare.filter(|grams| *grams > 0).map(Grams),
    }))
}

/// Word C names other units than pound and kilogram, which bit 4 of word B tells apart.
fn unit(b: u8, c: u8) -> Option<MassUnit> {
    match (c & 0b111, b & 0b1_0000) {
        (0, 0) => Some(MassUnit::Pound),
        (0, _) => Some(MassUnit::Kilogram),
        (1, _) => Some(MassUnit::Gram),
        (3, _) => Some(MassUnit::Ounce),
        // Tons, troy ounces, pennyweights, a unit of the owner's own.
        _ => None,
    }
}

/// Reads six digits with the point where word A says: two noughts behind them, one, none, then one
/// to five decimals.
fn amount(figures: &[u8], a: u8, unit: MassUnit) -> Option<Amount> {
    let text = std::str::from_utf8(figures).ok()?.trim();
    let number: i128 = text.parse().ok()?;
    let point = usize::from(a & 0b111);
    Some(match point {
        0 => Amount::of(number * 100, 0, unit),
        1 => Amount::of(number * 10, 0, unit),
        _ => Amount::of(number, point - 2, unit),
    })
}
