//! NCI: a line of weight and unit, then a line of two to four status characters.

use super::amount::weight;
use super::stream::Said;
use crate::domain::weight::{Motion, ScaleLoad, ScaleReading, WeightMode};

/// Tells whether a line may be the weight of an answer.
pub(super) fn is_weight(line: &str) -> bool {
    load(line).is_some()
}

/// Tells whether a line is an answer's status: in every character bits 4 and 5 are set, and bit 6
/// says that another one follows.
pub(super) fn is_status(line: &[u8]) -> bool {
    let Some((last, before)) = line.split_last() else {
        return false;
    };
    (2..=4).contains(&line.len())
        && line.iter().all(|byte| byte & 0b11_0000 == 0b11_0000)
        && last & 0b100_0000 == 0
        && before.iter().skip(1).all(|byte| byte & 0b100_0000 != 0)
}

/// Reads both lines of an answer.
pub(super) fn read(line: &str, status: &[u8]) -> Option<Said> {
    let bit = |place: usize, bit: u8| status.get(place).is_some_and(|byte| byte >> bit & 1 == 1);
    let load = if bit(1, 1) {
        ScaleLoad::Over
    } else if bit(1, 0) {
        ScaleLoad::Under
    } else {
        load(line)?
    };
    // Memory or calibration failed: what is shown is no weight.
    let broken = bit(0, 2) || bit(0, 3) || bit(1, 2) || bit(1, 3);
    if broken {
        return Some(Said::Word);
    }
    Some(Said::Weight(ScaleReading {
        load,
        motion: if bit(0, 0) {
            Motion::Moving
        } else {
            Motion::Stable
        },
        mode: if bit(2, 2) {
            WeightMode::Net
        } else {
            WeightMode::Gross
        },
        tare: None,
    }))
}

/// Reads the line of the weight: carets stand for too much, lines below and dashes for too little or
/// a scale that was not zeroed.
fn load(line: &str) -> Option<ScaleLoad> {
    let bars = line.trim_end_matches(|sign: char| sign.is_ascii_alphabetic() || sign == ' ');
    let all = |bar: char| bars.len() >= 3 && bars.chars().all(|sign| sign == bar || sign == ' ');
    if all('^') {
        return Some(ScaleLoad::Over);
    }
    if all('_') || all('-') {
        return Some(ScaleLoad::Under);
    }
    let (grams, behind) = weight(line)?;
    behind.is_empty().then_some(ScaleLoad::Grams(grams))
}
