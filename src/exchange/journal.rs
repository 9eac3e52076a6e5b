//! The journal for an auditor: every fact as it stands, one a line, and the same facts to be read.

use serde::Serialize;

use crate::ledger::codec;
use crate::ledger::query::KeptFact;
use crate::text::{Message, Words};

use super::out::safe;
use super::told::told;

/// What is written by this file and by the sign-off and the life of [`super::print`], with the formats.
pub const WRITTEN: [(&str, &[&str]); 3] = [
    (AUDIT, &["jsonl", "csv"]),
    (LIFE, &["pdf"]),
    (SIGN_OFF, &["pdf"]),
];
/// What the command line calls the journal for an auditor.
pub const AUDIT: &str = "audit";
/// What it calls the page of everything that happened to a unit or a parcel.
pub const LIFE: &str = "life";
/// What it calls the paper of a signed day.
pub const SIGN_OFF: &str = "sign-off";

/// The chain's rule, for whoever checks it.
pub const README: &str = include_str!("../../assets/audit/README.txt");
/// A program that checks it.
pub const CHECK: &str = include_str!("../../assets/audit/check.py");

/// The columns of the list, by their codes: the same in every language, since a program may read them.
pub const COLUMNS: [&str; 11] = [
    "number", "at", "day", "person", "station", "kind", "what", "about", "command", "body", "hash",
];

#[derive(Serialize)]
struct Line<'a> {
    body: &'a str,
    envelope: String,
    hash: String,
}

/// Gives a fact as a line of the journal, with its end.
///
/// # Errors
/// The maker of JSON failed; its own words.
pub fn line(kept: &KeptFact) -> Result<String, String> {
    let line = Line {
        body: &kept.body,
        envelope: codec::encode_envelope(&kept.fact.envelope),
        hash: kept.hash.to_string(),
    };
    let text = serde_json::to_string(&line).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n"))
}

/// Gives the row of heads, with its end.
///
/// # Errors
/// The maker of CSV failed; its own words.
pub fn heads() -> Result<Vec<u8>, String> {
    csv(&COLUMNS.map(str::to_owned))
}

/// Gives a fact as a row of the list, with its end. No cell is a formula.
///
/// # Errors
/// The maker of CSV failed; its own words.
pub fn row(kept: &KeptFact, words: &Words) -> Result<Vec<u8>, String> {
    let envelope = &kept.fact.envelope;
    let about: Vec<String> = envelope.subjects.iter().map(ToString::to_string).collect();
    let person = envelope.person.as_ref().map(ToString::to_string);
    csv(&[
        envelope.seq.to_string(),
        envelope.at.to_string(),
        envelope.day.to_string(),
        person.unwrap_or_default(),
        envelope.station.to_string(),
        envelope.kind.code().to_owned(),
        told(&kept.fact.body, words),
        about.join(" "),
        envelope.key.to_string(),
        kept.body.clone(),
        kept.hash.to_string(),
    ])
}

fn csv(cells: &[String]) -> Result<Vec<u8>, String> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let cells = cells.iter().map(|cell| safe(cell.clone()));
    writer
        .write_record(cells)
        .map_err(|error| error.to_string())?;
    writer.into_inner().map_err(|error| error.to_string())
}

/// The word for a figure of a sign-off, by its code.
pub fn figure(code: &str) -> Message {
    use crate::text::ReviewMsg;
    match code {
        "parcels" => ReviewMsg::FigureParcels.into(),
        "units" => ReviewMsg::FigureUnits.into(),
        "graded" => ReviewMsg::FigureGraded.into(),
        "put" => ReviewMsg::FigurePut.into(),
        "units_waiting" => ReviewMsg::FigureUnitsWaiting.into(),
        "waiting" => ReviewMsg::FigureWaiting.into(),
        other => Message::Term(other.replace(['_', '.'], "-")),
    }
}

/// The word for a queue of open work, by its code.
pub fn queue(code: &str) -> Message {
    Message::Term(format!("queue-{}", code.replace(['_', '.'], "-")))
}

/// Gives a hash in groups of four, as people compare it with paper.
pub fn grouped(hash: &str) -> Vec<String> {
    let characters: Vec<char> = hash.chars().collect();
    let groups = characters
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    let groups: Vec<String> = groups.collect();
    groups.chunks(8).map(|line| line.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_stands_in_groups_that_give_it_back() {
        let hash = "0123456789abcdef".repeat(4);
        let lines = grouped(&hash);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("0123 4567 89ab cdef "));
        assert_eq!(lines.join("").replace(' ', ""), hash);
    }
}
