//! Lines of number and unit, with a word before or behind them or without: `N +   123.5 g`,
//! `   311 g ?`, `wn00.500kg`.

use super::amount::{cut_number, cut_sign, weight};
use super::stream::Said;
use crate::domain::weight::{Motion, ScaleLoad, ScaleReading, WeightMode};

/// Words before a weight, longest first, with what they say of it; none for a tare.
const BEFORE: [(&str, Option<WeightMode>); 11] = [
    ("GROSS", Some(WeightMode::Gross)),
    ("NET", Some(WeightMode::Net)),
    ("TARE", None),
    ("WW", Some(WeightMode::Gross)),
    ("WN", Some(WeightMode::Net)),
    ("GS", Some(WeightMode::Gross)),
    ("NT", Some(WeightMode::Net)),
    ("N1", Some(WeightMode::Net)),
    ("G", Some(WeightMode::Gross)),
    ("N", Some(WeightMode::Net)),
    ("T", None),
];

/// Reads a line. Whether the weight stands still is told by a `?` only when it does not.
pub(super) fn read(line: &str) -> Option<Said> {
    let line = line.trim();
    if let Some(status) = line.strip_prefix("Stat") {
        return Some(stat(status.trim()));
    }
    // Digits in brackets are shown but not calibrated.
    let bare: String = line
        .chars()
        .filter(|sign| !matches!(sign, '[' | ']'))
        .collect();
    let (mode, rest) = match before(&bare) {
        Some((Some(mode), rest)) => (Some(mode), rest),
        Some((None, _tare)) => return Some(Said::Word),
        None => (None, bare.as_str()),
    };
    let Some((grams, behind)) = weight(rest) else {
        return without_unit(rest, mode).then_some(Said::Word);
    };
    let (motion, behind) = match behind.strip_prefix('?') {
        Some(behind) => (Motion::Moving, behind.trim()),
        None => (Motion::Untold, behind),
    };
    let behind = match behind.to_ascii_uppercase().as_str() {
        "" => None,
        "G" | "GROSS" => Some(WeightMode::Gross),
        "N" | "NET" => Some(WeightMode::Net),
        _ => return None,
    };
    Some(Said::Weight(ScaleReading {
        load: ScaleLoad::Grams(grams),
        motion,
        mode: mode.or(behind).unwrap_or(WeightMode::Gross),
        tare: None,
    }))
}

fn before(line: &str) -> Option<(Option<WeightMode>, &str)> {
    BEFORE.iter().find_map(|(word, mode)| {
        let start = line.get(..word.len())?;
        let rest = line.get(word.len()..)?.trim_start_matches([':', '#']);
        let begins = rest
            .trim_start()
            .starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '+' | '-' | '.'));
        (start.eq_ignore_ascii_case(word) && begins).then_some((*mode, rest))
    })
}

/// Tells a number without its unit, as it is sent while the weight moves: only behind a sign or a
/// word, for a bare number may be anything.
fn without_unit(rest: &str, mode: Option<WeightMode>) -> bool {
    let signed = rest.trim_start().starts_with(['+', '-']);
    let (_, number) = cut_sign(rest);
    let alone = cut_number(number).is_some_and(|(_, behind)| behind.trim().is_empty());
    alone && (signed || mode.is_some())
}

fn stat(status: &str) -> Said {
    let out = |load| {
        Said::Weight(ScaleReading {
            load,
            motion: Motion::Moving,
            ..ScaleReading::stable(0)
        })
    };
    match status {
        "H" | "HH" => out(ScaleLoad::Over),
        "L" | "LL" => out(ScaleLoad::Under),
        // Adjusting, an error's number.
        _ => Said::Word,
    }
}
