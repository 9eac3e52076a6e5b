//! What scans mean with the carriers that this program is built with: tables, corpora, any bytes.

use proptest::prelude::*;

use super::carriers::carriers;
use crate::domain::codes::{CommandWord, ContainerName, PersonCode, UnitTag};
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::scan::read::{Reading, ReadingNote, read};

/// Turns `\xHH` of a table into bytes.
fn bytes_of(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or("").as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two hex digits"));
        bytes.extend_from_slice(part[2..].as_bytes());
    }
    bytes
}

fn reading(scan: &str) -> Reading {
    read(&bytes_of(scan), &carriers())
}

/// Shows a reading as `kind carrier key check how` a candidate, then the note.
fn shown(scan: &str) -> String {
    let reading = reading(scan);
    let mut lines: Vec<String> = reading
        .candidates
        .iter()
        .map(|c| {
            let carrier = c.carrier.as_deref().unwrap_or("-");
            format!(
                "{} {} {} {} {}",
                c.kind.code(),
                carrier,
                c.key,
                c.check.code(),
                c.how.code()
            )
        })
        .collect();
    lines.extend(reading.note.map(|note| format!("note {}", note.code())));
    lines.join("; ")
}

fn check_table(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(scan, expected)| shown(scan) != *expected)
        .map(|(scan, expected)| {
            format!("{scan}\n  expected {expected}\n  found    {}", shown(scan))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn postal_routing_is_cut_with_and_without_its_separator() {
    check_table(&[
        ("420902109202090339598344170026", ""),
        ("]C142090210\\x1d9202090339598344170026\\x0d", ""),
        ("4201000090109200123456789000000013", ""),
        ("]C142010001", ""),
        ("42010001", ""),
        ("420100012345", ""),
        ("]C1420902109202090339598344170026\\x0d", ""),
        ("]Q342090210\\x1d9202090339598344170026", ""),
        ("42090210\\x1d9202090339598344170026\\x1d10BATCH", ""),
        (
            "42090210\\x1d9202090339598344170026\\x1d9400111206206406260787",
            "",
        ),
        ("]C19400111206206406260787", ""),
        ("9400111206206406260788", ""),
        ("9400 1112 0620 6406 2607 87", ""),
        ("61299998620341515252", ""),
        (
            "10019017819900010003006177678394379400111206206406260787",
            "",
        ),
        ("1Z5R893903575671271Z5R89390357567127", ""),
        ("\\x001Z5R89390357567127", ""),
        ("\\xef\\xbb\\xbf1z5r89390357567127", ""),
        ("1Z5R89390357567128", ""),
        ("DT790535312317", ""),
        ("TRK# 7905 3531 2317 0201", ""),
        ("036000291452", ""),
        ("]E00036000291452", ""),
        ("]E0036000291453", ""),
        ("]C0036000291452", ""),
        ("10614141543219", ""),
        ("]I110614141543219", ""),
        ("]C10110614141543219", ""),
        ("]C1011061414154321921ABC\\x1d10LOT1", ""),
        ("]C100376130321109103420", ""),
        ("]E05901234123457|]e010LOT1", ""),
        ("9780804429573", ""),
        ("04252614", ""),
        ("96385074", ""),
        ("B0B4WP8XYZ", ""),
        ("X003RBCVNT", ""),
        ("LPNNC5N165ZVR", ""),
        ("DfqRyqfBRRMA", ""),
        ("113-6277818-6289068", ""),
        ("UA0012P4QX7M3", ""),
        ("UA0012P4QX7M4", ""),
        ("UA123456785CN", ""),
        ("UA123456785YP", ""),
        ("R-03", ""),
        ("OP-7", ""),
        ("S/N: C02XK0AAJG5H", ""),
        ("490154203237518", ""),
        ("https://id.gs1.org/01/00614141123452/21/XYZ1", ""),
        ("https://example.com/about", ""),
        ("000012345678901[)>\\x1e01\\x1d961Z5R89390357567127", ""),
        (
            "[)>\\x1e01\\x1d0290210\\x1d840\\x1d01\\x1d7905353123170201\\x1dFDE\\x1d\\x1e\\x04",
            "",
        ),
        ("RB1.K.DANCE.0", ""),
        ("hello world", ""),
        ("", ""),
    ]);
}

/// Rows marked as no number of their format that are sound numbers of another of the same carrier.
const OF_ANOTHER_FORM: [&str; 2] = [
    // Twelve digits of Purolator's other form.
    "331426749957",
    // Twenty digits whose check digit holds with 92 put before.
    "61299998820821171811",
];

/// Returns the numbers whose valid or invalid mark the reading does not honour.
fn tracking_misses() -> Vec<String> {
    let table = carriers();
    let mut misses = Vec::new();
    for line in include_str!("../../../tests/data/corpora/tracking_open.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [barcode, carrier, valid, _, form] = columns[..] else {
            panic!("five columns: {line}");
        };
        if line.starts_with('#') {
            continue;
        }
        let wanted = match carrier {
            "dhl" if form.starts_with("dhl_ecommerce") => "dhl_ecommerce",
            other => other,
        };
        let reading = read(barcode.as_bytes(), &table);
        let of_carrier: Vec<CheckVerdict> = reading
            .candidates
            .iter()
            .filter(|c| c.kind == CodeKind::Tracking && c.carrier.as_deref() == Some(wanted))
            .map(|c| c.check)
            .collect();
        let is_right = match valid {
            "yes" => of_carrier.iter().any(|check| *check != CheckVerdict::Bad),
            _ => OF_ANOTHER_FORM.contains(&barcode) || !of_carrier.contains(&CheckVerdict::Ok),
        };
        if !is_right {
            misses.push(format!("{line} -> {}", shown(barcode)));
        }
    }
    misses
}

#[test]
fn the_corpus_of_tracking_numbers_is_read_as_marked() {
    let misses = tracking_misses();
    assert!(
        misses.is_empty(),
        "{} misses\n{}",
        misses.len(),
        misses.join("\n")
    );
}

#[test]
fn the_corpus_of_scans_gives_the_keys_that_reports_carry() {
    let mut misses = Vec::new();
    let mut first = 0;
    let mut rows = 0;
    for line in include_str!("../../../tests/data/corpora/scan_to_tracking_open.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') {
            continue;
        }
        rows += 1;
        let reading = reading(columns[0]);
        let fits = |c: &crate::domain::reading::Candidate| {
            c.carrier.as_deref() == Some(columns[1]) && c.key == columns[2]
        };
        first += usize::from(reading.candidates.first().is_some_and(fits));
        if !reading.candidates.iter().any(fits) {
            misses.push(format!("{line} -> {}", shown(columns[0])));
        }
    }
    assert!(
        misses.is_empty(),
        "{} misses\n{}",
        misses.len(),
        misses.join("\n")
    );
    assert_eq!(first, rows, "the report's key stands first");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_give_a_reading(bytes in proptest::collection::vec(any::<u8>(), 0..4200)) {
        let reading = read(&bytes, &carriers());
        prop_assert_eq!(reading.raw, bytes);
    }

    #[test]
    fn any_near_miss_of_a_code_gives_a_reading(
        text in "(\\]C1|\\]E0|\\]d2|)(420|\\[\\)>\u{1e}|RB1\\.|https://a/01/|1Z|96|[UP]|)[0-9A-Z\u{1d}|%/.-]{0,60}",
    ) {
        let reading = read(text.as_bytes(), &carriers());
        prop_assert!(reading.candidates.iter().all(|c| !c.key.is_empty()));
    }
}
