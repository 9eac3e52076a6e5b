//! Lines with commas: stability, gross or net, weight: `ST,GS,+00123.4 kg`.

use super::amount::{Negative, cut_sign, weight};
use super::stream::Said;
use crate::domain::weight::{Motion, ScaleLoad, ScaleReading, WeightMode};

/// Reads a line. Between mode and weight some indicators put their number and their lamps.
pub(super) fn read(line: &str) -> Option<Said> {
    let (head, rest) = line.split_once(',')?;
    let motion = match head.trim() {
        "ST" => Motion::Stable,
        "US" => Motion::Moving,
        "OL" | "LO" => return Some(out_of_range(rest)),
        // Counted pieces.
        "QT" => return Some(Said::Word),
        _ => return None,
    };
    let (mode, shown) = match mode(rest) {
        Mode::Of(mode, shown) => (mode, shown),
        // What is tared, or was set as tare, lies on no scale.
        Mode::Tare => return Some(Said::Word),
        Mode::Untold => (WeightMode::Gross, rest),
    };
    let Some((grams, "")) = weight(last(shown)) else {
        // A word of this format about something else: pieces, per cent, carats.
        return last(shown).contains(char::is_numeric).then_some(Said::Word);
    };
    Some(Said::Weight(ScaleReading {
        load: ScaleLoad::Grams(grams),
        motion,
        mode,
        tare: None,
    }))
}

/// What the second part says.
enum Mode<'a> {
    Of(WeightMode, &'a str),
    Tare,
    Untold,
}

fn mode(rest: &str) -> Mode<'_> {
    let text = rest.trim_start();
    let modes = [
        ("GS", Some(WeightMode::Gross)),
        ("NT", Some(WeightMode::Net)),
        ("TR", None),
        ("PT", None),
        ("G", Some(WeightMode::Gross)),
        ("N", Some(WeightMode::Net)),
        ("T", None),
    ];
    for (word, mode) in modes {
        let Some(behind) = text.strip_prefix(word) else {
            continue;
        };
        return match mode {
            Some(mode) => Mode::Of(mode, behind),
            None => Mode::Tare,
        };
    }
    Mode::Untold
}

fn last(text: &str) -> &str {
    text.rsplit(',').next().unwrap_or(text).trim()
}

fn out_of_range(rest: &str) -> Said {
    let shown = match mode(rest) {
        Mode::Of(_, shown) => shown,
        Mode::Tare | Mode::Untold => rest,
    };
    let (negative, _) = cut_sign(last(shown));
    Said::Weight(ScaleReading {
        load: match negative {
            Negative::Yes => ScaleLoad::Under,
            Negative::No => ScaleLoad::Over,
        },
        motion: Motion::Moving,
        ..ScaleReading::stable(0)
    })
}
