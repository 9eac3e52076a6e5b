//! The official vectors of components, and one value for each identifier of the table.

use super::checks;
use super::component::Characters;
use super::{element_strings, is_valid};

const VECTORS: &str = include_str!("../../../tests/data/corpora/gs1_linter_vectors.tsv");

/// Verdicts of the reference that look a company prefix up in a register kept elsewhere.
const NEED_A_REGISTER: [&str; 2] = [
    "GS1_LINTER_GCP_DATASOURCE_OFFLINE",
    "GS1_LINTER_INVALID_GCP_PREFIX",
];

/// Turns `\xHH` and `\\` of a corpus into characters.
fn unescaped(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        shown.push_str(before);
        rest = match after.strip_prefix('x') {
            Some(hex) => {
                let byte = u8::from_str_radix(&hex[..2], 16).expect("two hex digits");
                shown.push(char::from(byte));
                &hex[2..]
            }
            None => {
                shown.push('\\');
                &after[1..]
            }
        };
    }
    shown + rest
}

fn verdict(check: &str, value: &str) -> bool {
    match check {
        "csetnumeric" => Characters::Digits.hold(value),
        "cset39" => Characters::Set39.hold(value),
        "cset64" => Characters::Set64.hold(value),
        "cset82" => Characters::Set82.hold(value),
        name => checks::named(name).expect(name)(value),
    }
}

#[test]
fn every_official_vector_of_a_component_gets_its_verdict() {
    let mut counted = 0;
    let mut left_out = 0;
    let mut wrong = Vec::new();
    for line in VECTORS.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [check, valid, value, error] = columns[..] else {
            panic!("four columns: {line}");
        };
        if NEED_A_REGISTER.contains(&error) {
            left_out += 1;
            continue;
        }
        counted += 1;
        if verdict(check, &unescaped(value)) != (valid == "yes") {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((counted, left_out), (5659, 12));
}

/// A value that satisfies a check, as long as the component may be.
fn sample(check: &str, most: usize) -> String {
    match check {
        "yymmdd" => "240229",
        "yymmd0" => "240200",
        "yyyymmdd" => "20240229",
        "hh" => "23",
        "mi" | "ss" => "59",
        "hhmi" => "2359",
        "iso3166" | "iso3166999" | "iso4217" => "156156156156156",
        "iso3166alpha2" => "CN",
        "winding" | "iso5218" | "yesno" => "1",
        "zero" => "0000000000",
        "hyphen" => "----------",
        "posinseqslash" => "1/9",
        "pieceoftotal" => "0102",
        "packagetype" => "PX",
        "iban" => "GB82WEST12345698765432",
        "mediatype" => "80",
        "latitude" => "1800000000",
        "longitude" => "3600000000",
        "csumalpha" => "1987654Ad4X4bL5ttr2310c2K",
        "couponcode" => "012345612345611110123",
        "couponposoffer" => "001234561234560123456",
        "hasnondigit" => return "A".repeat(most),
        _ => return "1".repeat(most),
    }
    .chars()
    .take(most)
    .collect()
}

/// Makes a valid value from a format such as `N13,csum,gcppos1 [X..17]`.
fn valid_value(format: &str) -> String {
    let mut value = String::new();
    for component in format.split(' ') {
        let component = component.replace(['[', ']'], "");
        let mut parts = component.split(',');
        let shape = parts.next().expect("a shape");
        let most: usize = shape[1..]
            .trim_start_matches('.')
            .parse()
            .expect("a length");
        let checks: Vec<&str> = parts.collect();
        let telling = checks
            .iter()
            .find(|name| !matches!(**name, "csum" | "gcppos1" | "gcppos2" | "pcenc" | "nonzero"));
        let mut part = sample(telling.unwrap_or(&"any"), most);
        if checks.contains(&"csum") {
            part.pop();
            let check = crate::domain::check::mod10_digit(&part).expect("digits");
            part.push_str(&check.to_string());
        }
        value.push_str(&part);
    }
    value
}

#[test]
fn a_value_of_each_identifier_is_read_and_spoilt_ones_are_refused() {
    let mut counted = 0;
    for line in include_str!("../../../assets/gs1_ai.tsv").lines() {
        if line.starts_with('#') {
            continue;
        }
        counted += 1;
        let columns: Vec<&str> = line.split('\t').collect();
        let (ai, format) = (columns[0], columns[1]);
        let value = valid_value(format);
        let read = element_strings(&format!("{ai}{value}\u{1d}10LOT"));
        let wanted = vec![(ai, value.clone()), ("10", "LOT".to_owned())];
        assert_eq!(read, Some(wanted), "({ai}){value}");
        let spoilt = [
            String::new(),
            format!("~{}", &value[1..]),
            format!("{} ", &value[..value.len() - 1]),
            format!("{value}1").repeat(8),
        ];
        for wrong in spoilt {
            assert!(!is_valid(ai, &wrong), "({ai}){wrong}");
            assert_eq!(
                element_strings(&format!("{ai}{wrong}")),
                None,
                "({ai}){wrong}"
            );
        }
        if format.starts_with('N') && format.contains("csum") {
            let digits = value.len().min(8);
            let digit = if value.as_bytes()[digits] == b'7' {
                "8"
            } else {
                "7"
            };
            let swapped = format!("{}{digit}{}", &value[..digits], &value[digits + 1..]);
            assert_eq!(
                element_strings(&format!("{ai}{swapped}")),
                None,
                "({ai}){swapped}"
            );
        }
    }
    assert_eq!(counted, 541);
}
