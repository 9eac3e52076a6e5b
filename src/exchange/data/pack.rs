//! What every pack of data has: id, version, date and source, codes, days, and the key that is wrong.

use crate::domain::time::Day;
use crate::ledger::PackRef;
use crate::ledger::codec::sha256;

/// What is wrong in a pack, by its key, such as `looks.worn.best: no grade "fine"`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackError(pub String);

impl std::fmt::Display for PackError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for PackError {}

/// Names a pack by its text.
pub(super) fn pack_of(id: &str, version: u32, text: &str) -> PackRef {
    PackRef {
        id: id.to_owned(),
        version,
        hash: sha256(text.as_bytes()),
    }
}

/// Looks at what every pack has: id, version, date, source.
pub(super) fn checked_head(
    id: &str,
    version: u32,
    date: &str,
    source: &str,
) -> Result<(), PackError> {
    checked_code("id", id)?;
    if version == 0 {
        return Err(PackError("version: counts from 1".to_owned()));
    }
    if Day::parse(date).is_none() {
        return Err(PackError(format!("date: no day \"{date}\"")));
    }
    if source.trim().is_empty() {
        return Err(PackError("source: empty".to_owned()));
    }
    Ok(())
}

/// A code becomes part of a language key: lower-case letters, digits and `_`.
pub(super) fn checked_code(key: &str, code: &str) -> Result<(), PackError> {
    let fits = code.starts_with(|sign: char| sign.is_ascii_lowercase())
        && code
            .chars()
            .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_');
    fits.then_some(())
        .ok_or_else(|| PackError(format!("{key}: no code \"{code}\"")))
}

/// Reads names by their table, or says which key holds which unknown one.
pub(super) fn named<T>(
    key: &str,
    names: &[String],
    parse: fn(&str) -> Option<T>,
) -> Result<Vec<T>, PackError> {
    let read =
        |name: &String| parse(name).ok_or_else(|| PackError(format!("{key}: no \"{name}\"")));
    names.iter().map(read).collect()
}

/// Reads the first and the last day on which a row holds.
pub(super) fn days(
    key: &str,
    from: &str,
    to: Option<&str>,
) -> Result<(Day, Option<Day>), PackError> {
    let day = |side: &str, text: &str| {
        Day::parse(text).ok_or_else(|| PackError(format!("{key}.{side}: no day \"{text}\"")))
    };
    let from = day("from", from)?;
    let to = to.map(|text| day("to", text)).transpose()?;
    if to.is_some_and(|to| to < from) {
        return Err(PackError(format!("{key}.to: before its first day")));
    }
    Ok((from, to))
}

/// Fails unless each change of a pack's text makes it refused by the key that is named.
#[cfg(test)]
pub(super) fn each_change_is_refused<T: std::fmt::Debug + PartialEq>(
    text: &str,
    read: fn(&str) -> Result<T, PackError>,
    cases: &[(&str, &str, &str)],
) {
    for (from, to, said) in cases {
        assert!(text.contains(from), "{from}");
        let wrong = text.replacen(from, to, 1);
        assert_eq!(read(&wrong), Err(PackError((*said).to_owned())));
    }
}
