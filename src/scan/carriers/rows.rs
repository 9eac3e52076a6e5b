//! Takes a pattern apart: every way through it as a row of character sets, one set for each place.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::NUMBER_LENGTH_MAX;

/// The characters of numbers in normal form: ten digits and 26 capital letters.
pub(super) const SYMBOLS: usize = 36;
/// The most ways through one pattern; the widest of the table has 40.
const ROWS_MAX: usize = 512;

/// For each place of a number the characters allowed there, one bit for each of [`SYMBOLS`].
pub(super) type Row = Vec<u64>;

/// Returns the place of a character among `0-9A-Z`.
pub(super) fn symbol_of(byte: u8) -> Option<usize> {
    match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        b'A'..=b'Z' => Some(usize::from(byte - b'A') + 10),
        _ => None,
    }
}

/// Lists the ways through a pattern that are no longer than a carrier's number.
///
/// # Errors
/// Says in English what of the pattern cannot be used: it does not parse, asks for characters that no
/// number has, looks around, or branches too much.
pub(super) fn rows_of(pattern: &str) -> Result<Vec<Row>, String> {
    let parsed = ParserBuilder::new()
        .unicode(false)
        .utf8(false)
        .build()
        .parse(pattern)
        .map_err(|cause| cause.to_string())?;
    let mut rows = ways(&parsed)?;
    rows.sort_unstable();
    rows.dedup();
    Ok(rows)
}

fn ways(hir: &Hir) -> Result<Vec<Row>, String> {
    match hir.kind() {
        HirKind::Empty => Ok(vec![Row::new()]),
        HirKind::Literal(literal) => literal
            .0
            .iter()
            .map(|byte| bit_of(*byte))
            .collect::<Result<Row, _>>()
            .map(|row| vec![row]),
        HirKind::Class(class) => Ok(vec![vec![set_of(class)?]]),
        HirKind::Capture(capture) => ways(&capture.sub),
        HirKind::Concat(parts) => parts
            .iter()
            .try_fold(vec![Row::new()], |rows, part| joined(&rows, &ways(part)?)),
        HirKind::Alternation(parts) => {
            let mut rows = Vec::new();
            for part in parts {
                rows.extend(ways(part)?);
            }
            narrow(rows)
        }
        HirKind::Repetition(repetition) => {
            let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
            let most = repetition
                .max
                .map_or(NUMBER_LENGTH_MAX, count)
                .min(NUMBER_LENGTH_MAX);
            repeated(&ways(&repetition.sub)?, count(repetition.min), most)
        }
        HirKind::Look(_) => Err("it looks around; the whole number is meant anyway".to_owned()),
    }
}

fn bit_of(byte: u8) -> Result<u64, String> {
    symbol_of(byte)
        .map(|symbol| 1 << symbol)
        .ok_or_else(|| format!("no number has the character {:?}", char::from(byte)))
}

fn set_of(class: &Class) -> Result<u64, String> {
    let Class::Bytes(bytes) = class else {
        return Err("it asks for characters that no number has".to_owned());
    };
    let mut set = 0;
    for range in bytes.ranges() {
        for byte in range.start()..=range.end() {
            set |= bit_of(byte)?;
        }
    }
    Ok(set)
}

/// Each of the first rows with each of the second behind it.
fn joined(first: &[Row], second: &[Row]) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for lead in first {
        for end in second {
            if lead.len() + end.len() <= NUMBER_LENGTH_MAX {
                rows.push([lead.as_slice(), end].concat());
            }
        }
        rows = narrow(rows)?;
    }
    Ok(rows)
}

fn repeated(one: &[Row], least: usize, most: usize) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let mut so_far = vec![Row::new()];
    for count in 0..=most {
        if count >= least {
            rows.extend(so_far.iter().cloned());
            rows = narrow(rows)?;
        }
        if count < most {
            so_far = joined(&so_far, one)?;
        }
    }
    Ok(rows)
}

fn narrow(rows: Vec<Row>) -> Result<Vec<Row>, String> {
    if rows.len() > ROWS_MAX {
        return Err(format!("it branches into more than {ROWS_MAX} ways"));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(pattern: &str) -> Result<Vec<usize>, String> {
        rows_of(pattern).map(|rows| {
            let mut lengths: Vec<usize> = rows.iter().map(Vec::len).collect();
            lengths.sort_unstable();
            lengths
        })
    }

    #[test]
    fn every_way_through_a_pattern_is_a_row() {
        for (pattern, wanted) in [
            (r"\d{3}", vec![3]),
            (r"A\d?|B{2,4}", vec![1, 2, 2, 3, 4]),
            ("(?:AB|[C-E]F)G", vec![3, 3]),
            ("A*", (0..=NUMBER_LENGTH_MAX).collect()),
            (r"\d{70}", vec![]),
        ] {
            assert_eq!(lengths(pattern), Ok(wanted), "{pattern}");
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_refused_in_words() {
        for (pattern, why) in [
            ("(", "unclosed group"),
            ("a", "no number has the character 'a'"),
            ("A.", "no number has"),
            ("^A", "looks around"),
            ("(?:A|BC){20}", "branches"),
        ] {
            let found = lengths(pattern);
            assert!(
                found.as_ref().is_err_and(|text| text.contains(why)),
                "{pattern}: {found:?}"
            );
        }
    }
}
