//! Inputs of another reader's tests with its answers; every disagreement has its reason.

use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::exchange::data::carriers::carriers;
use crate::scan::read::{Reading, read};

/// Why we say something else than the other reader about an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// It keeps a key or date whose check digit or country does not hold; we list no such element.
    ValueNotSound,
    /// It cuts a value at its longest where the separator is missing; the standard calls that too long.
    SeparatorMissing,
    /// Zeros alone are no product.
    Zeros,
    /// It keeps 9999 as a time of day; the dictionary's component is hours and minutes.
    NoTimeOfDay,
}

const DISAGREEMENTS: [(&str, Reason); 11] = [
    ("37610425002123456", Reason::SeparatorMissing),
    ("000000", Reason::Zeros),
    ("703206980498", Reason::ValueNotSound),
    ("800307071324001022085952", Reason::ValueNotSound),
    ("4101234567890127", Reason::ValueNotSound),
    ("0107032069804987", Reason::ValueNotSound),
    ("00376130321109103421", Reason::ValueNotSound),
    ("43240701029999", Reason::NoTimeOfDay),
    ("43250701029999", Reason::NoTimeOfDay),
    ("425261", Reason::ValueNotSound),
    ("0105901234123458", Reason::ValueNotSound),
];

/// Turns `\xHH` of the corpus into bytes.
fn bytes_of(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or("").as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two hex digits"));
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}

fn elements(reading: &Reading) -> String {
    let shown: Vec<String> = reading
        .gs1
        .iter()
        .map(|(ai, value)| format!("({ai}) {value}"))
        .collect();
    shown.join("|")
}

fn names(reading: &Reading, kind: CodeKind, key: &str) -> bool {
    let is_it = |one: &crate::domain::reading::Candidate| {
        one.kind == kind && one.key == key && one.check != CheckVerdict::Bad
    };
    key.is_empty() || reading.candidates.iter().any(is_it)
}

#[test]
fn another_readers_inputs_are_read_alike_or_with_a_reason() {
    let table = carriers();
    let mut rows = 0;
    let mut differ = Vec::new();
    for line in include_str!("../../../tests/data/corpora/gs1_biip.tsv").lines() {
        if line.starts_with('#') {
            continue;
        }
        rows += 1;
        let columns: Vec<&str> = line.split('\t').collect();
        let [input, _, gtin, sscc, theirs, _] = columns[..] else {
            panic!("six columns: {line}");
        };
        let reading = read(&bytes_of(input), &table);
        let is_alike = names(&reading, CodeKind::Product, gtin)
            && names(&reading, CodeKind::Tracking, sscc)
            && elements(&reading) == theirs;
        if !is_alike {
            differ.push(input);
        }
    }
    let argued: Vec<&str> = DISAGREEMENTS.iter().map(|(input, _)| *input).collect();
    assert_eq!(rows, 342);
    assert_eq!(differ, argued, "each with its reason: {DISAGREEMENTS:?}");
}
