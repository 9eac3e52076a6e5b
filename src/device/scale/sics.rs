//! MT-SICS: answers to `S` and `SI`, and lines of `SIR`.

use super::amount::weight;
use super::stream::Said;
use crate::domain::weight::{Motion, ScaleLoad, ScaleReading};

/// Reads a line such as `S S     100.00 g`.
pub(super) fn read(line: &str) -> Option<Said> {
    if matches!(line, "ES" | "ET" | "EL") {
        // Not understood, not transmitted well, not executable.
        return Some(Said::Word);
    }
    let rest = line.strip_prefix("S ")?;
    let (status, rest) = rest.split_at_checked(1)?;
    let reading = |load, motion| {
        // The command asks for the net weight and does not say whether anything is tared: it is the
        // weight as shown.
        Said::Weight(ScaleReading {
            load,
            motion,
            ..ScaleReading::stable(0)
        })
    };
    let shown = |motion| {
        let (grams, behind) = weight(rest)?;
        behind
            .is_empty()
            .then(|| reading(ScaleLoad::Grams(grams), motion))
    };
    match (status, rest.trim()) {
        ("S", _) => shown(Motion::Stable),
        ("D", _) => shown(Motion::Moving),
        ("+", "") => Some(reading(ScaleLoad::Over, Motion::Moving)),
        ("-", "") => Some(reading(ScaleLoad::Under, Motion::Moving)),
        // Busy, or no stable weight in time.
        ("I", "") => Some(Said::Word),
        _ => None,
    }
}
