//! What scans mean with the carriers that this program is built with: tables, corpora, any bytes.

use proptest::prelude::*;

use crate::domain::codes::{CommandWord, ContainerName, PersonCode, UnitTag};
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::exchange::data::carriers::carriers;
use crate::scan::read::{Reading, ReadingNote, read};

/// Turns `\xHH` of a table into bytes.
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

/// Compares what scans mean with what a table says, and shows every row that differs.
pub(super) fn check_table(table: &[(&str, &str)]) {
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
        (
            "420902109202090339598344170026",
            "tracking usps 9202090339598344170026 ok 420_zip5_cut",
        ),
        (
            "]C142090210\\x1d9202090339598344170026\\x0d",
            "tracking usps 9202090339598344170026 ok 420_zip5_separator",
        ),
        (
            "4201000090109200123456789000000013",
            "tracking usps 9200123456789000000013 ok 420_zip9_cut; tracking usps 90109200123456789000000013 ok 420_zip5_cut",
        ),
        (
            "]C142010001",
            "postal - 10001 none zip_bar; note postal_bar",
        ),
        ("42010001", "postal - 10001 none zip_bar; note postal_bar"),
        (
            "420100012345",
            "postal - 100012345 none zip_bar; note postal_bar",
        ),
        (
            "]C1420902109202090339598344170026\\x0d",
            "tracking usps 9202090339598344170026 ok 420_zip5_cut",
        ),
        (
            "]Q342090210\\x1d9202090339598344170026",
            "gs1 - (420)90210(92)02090339598344170026 none element_strings",
        ),
        (
            "42090210\\x1d9202090339598344170026\\x1d10BATCH",
            "gs1 - (420)90210(92)02090339598344170026(10)BATCH none element_strings",
        ),
        (
            "4200123456789400111206206406260787",
            "tracking usps 9400111206206406260787 ok 420_zip9_cut",
        ),
        (
            "4201234567890121234509400111206206406260787",
            "tracking usps 9400111206206406260787 ok last_22",
        ),
    ]);
}

#[test]
fn carriers_numbers_give_their_keys() {
    check_table(&[
        (
            "9400111206206406260788",
            "tracking usps 9400111206206406260788 bad literal; note wrong_check",
        ),
        (
            "9400 1112 0620 6406 2607 87",
            "tracking usps 9400111206206406260787 ok literal",
        ),
        (
            "61299998620341515252",
            "tracking usps 9261299998620341515252 ok 92_put_before; tracking usps 61299998620341515252 ok literal",
        ),
        (
            "\\xef\\xbb\\xbf1z5r89390357567127",
            "tracking ups 1Z5R89390357567127 ok literal",
        ),
        (
            "1Z5R89390357567128",
            "tracking ups 1Z5R89390357567128 bad literal; note wrong_check",
        ),
        (
            "DT790535312317",
            "tracking fedex 790535312317 none fedex_door_tag",
        ),
        (
            "TRK# 7905 3531 2317 0201",
            "tracking fedex 790535312317 ok form_id_cut",
        ),
        (
            "UA123456785CN",
            "tracking s10 UA123456785CN ok literal; tracking china_post UA123456785CN ok literal",
        ),
        (
            "UA123456785YP",
            "tracking yanwen UA123456785YP none literal",
        ),
        (
            "000012345678901[)>\\x1e01\\x1d961Z5R89390357567127",
            "tracking ups 1Z5R89390357567127 ok found_inside",
        ),
        (
            "[)>\\x1e01\\x1d0290210\\x1d840\\x1d01\\x1d7905353123170201\\x1dFDE\\x1d\\x1e\\x04",
            "tracking fedex 790535312317 ok fedex_2d_field",
        ),
        (
            "]C11001901781990001000300617767839437",
            "tracking fedex 617767839437 ok fedex_last_12",
        ),
        ("LX17635036", "tracking lasership LX17635036 none literal"),
        (
            "YT2229521272164446",
            "tracking yunexpress YT2229521272164446 none literal",
        ),
        (
            "TBA000000000000",
            "tracking amazon TBA000000000000 none literal",
        ),
    ]);
}

#[test]
fn products_and_units_of_others_are_told_from_parcels() {
    check_table(&[
        ("036000291452", "product - 00036000291452 ok upc_a"),
        (
            "360002914041",
            "product - 00360002914041 ok upc_a; tracking fedex 360002914041 ok literal",
        ),
        (
            "]C0360002914041",
            "tracking fedex 360002914041 ok literal; product - 00360002914041 ok upc_a",
        ),
        ("]E00036000291452", "product - 00036000291452 ok upc_a"),
        (
            "]E0036000291453",
            "product - 00036000291453 bad upc_a; note wrong_check",
        ),
        ("]C0036000291452", "product - 00036000291452 ok upc_a"),
        (
            "10614141543219",
            "product - 10614141543219 ok gtin_14; tracking dhl_ecommerce 10614141543219 none literal",
        ),
        (
            "]I110614141543219",
            "product - 10614141543219 ok gtin_14; tracking dhl_ecommerce 10614141543219 none literal",
        ),
        (
            "9780804429573",
            "product - 09780804429573 ok ean_13; product - 080442957X ok isbn_10",
        ),
        ("04252614", "product - 00042100005264 ok upc_e"),
        ("96385074", "product - 00000096385074 ok ean_8"),
        ("B0B4WP8XYZ", "product - B0B4WP8XYZ none asin"),
        ("X003RBCVNT", "product - X003RBCVNT none fnsku"),
        ("LPNNC5N165ZVR", "lpn - LPNNC5N165ZVR none lpn"),
        ("DfqRyqfBRRMA", "rma - DfqRyqfBRRMA none amazon_rma"),
        (
            "113-6277818-6289068",
            "order - 113-6277818-6289068 none order_id",
        ),
        (
            "S/N: C02XK0AAJG5H",
            "serial - C02XK0AAJG5H none serial_mark",
        ),
        ("490154203237518", "serial - 490154203237518 ok imei"),
        ("]E01234565", "product - 00123456000056 ok upc_e"),
        ("]E4123456", "product - 00012345000065 ok upc_e"),
        ("]C0X003RBCVNT", "product - X003RBCVNT none fnsku"),
        ("1234567890128", "product - 01234567890128 ok ean_13"),
    ]);
}

#[test]
fn own_codes_are_read_and_misread_ones_are_nothing_else() {
    check_table(&[
        ("UA0012P4QX7M3", "unit - UA0012P4QX7M3 ok own_code"),
        (
            "UA0012P4QX7M4",
            "unit - UA0012P4QX7M4 bad own_code; note wrong_check",
        ),
        ("R-03", "container - R-03 none bare_name"),
        ("RB1.K.DANCE.0", "note wrong_check"),
    ]);
}

#[test]
fn gs1_data_is_read_with_and_without_a_symbology_id() {
    check_table(&[
        (
            "]C19400111206206406260787",
            "tracking usps 9400111206206406260787 ok literal; gs1 - (94)00111206206406260787 none element_strings",
        ),
        (
            "]C10110614141543219",
            "product - 10614141543219 ok ai_01; gs1 - (01)10614141543219 none element_strings",
        ),
        (
            "]C1011061414154321921ABC\\x1d10LOT1",
            "product - 10614141543219 ok ai_01; serial - ABC none ai_21; gs1 - (01)10614141543219(21)ABC(10)LOT1 none element_strings",
        ),
        (
            "]C100376130321109103420",
            "gs1 - 376130321109103420 ok ai_00; tracking - 376130321109103420 ok ai_00; gs1 - (00)376130321109103420 none element_strings",
        ),
        (
            "]E05901234123457|]e010LOT1",
            "product - 05901234123457 ok ean_13; gs1 - (10)LOT1 none element_strings",
        ),
        (
            "https://id.gs1.org/01/00614141123452/21/XYZ1",
            "product - 00614141123452 ok ai_01; serial - XYZ1 none ai_21; gs1 - https://id.gs1.org/01/00614141123452/21/XYZ1 none digital_link",
        ),
        (
            "0107032069804988100329",
            "product - 07032069804988 ok ai_01; gs1 - (01)07032069804988(10)0329 none element_strings",
        ),
        (
            "1012345678",
            "tracking dhl 1012345678 bad literal; gs1 - (10)12345678 none element_strings; note wrong_check",
        ),
        (
            "10123\\x1d17221231",
            "gs1 - (10)123(17)221231 none element_strings",
        ),
        (
            "\\x1d0107032069804988",
            "product - 07032069804988 ok ai_01; gs1 - (01)07032069804988 none element_strings",
        ),
    ]);
}

#[test]
fn glued_and_dirty_scans_are_refused_with_a_note() {
    check_table(&[
        (
            "42090210\\x1d9202090339598344170026\\x1d9400111206206406260787",
            "gs1 - (420)90210(92)02090339598344170026(94)00111206206406260787 none element_strings; note two_trackings",
        ),
        (
            "10019017819900010003006177678394379400111206206406260787",
            "note two_trackings",
        ),
        ("1Z5R893903575671271Z5R89390357567127", "note two_trackings"),
        ("\\x001Z5R89390357567127", "note control_bytes"),
        ("OP-7", ""),
        ("https://example.com/about", ""),
        ("000000000000", ""),
        (
            "1Z5R89390357567127\\x0d1Z879E930346834440",
            "note two_trackings",
        ),
        ("hello\\x07", "note control_bytes"),
        ("hello world", ""),
        ("", ""),
    ]);
}

#[test]
fn printed_codes_of_ours_are_read_and_nothing_else() {
    let container = ContainerName::parse("R-03").expect("a name").printed();
    let badge = PersonCode::parse("OP-7").expect("a code").printed();
    let command = CommandWord::Undo.printed();
    let tag = UnitTag::make("A00", 7).expect("fits").to_string();
    for (scan, kind, key) in [
        (container.as_str(), CodeKind::Container, "R-03"),
        (badge.as_str(), CodeKind::Badge, "OP-7"),
        (command.as_str(), CodeKind::Command, "UNDO"),
        (tag.as_str(), CodeKind::Unit, tag.as_str()),
    ] {
        for framed in [
            scan.to_owned(),
            format!("]C0{scan}\\x0d"),
            scan.to_lowercase(),
        ] {
            let reading = reading(&framed);
            assert_eq!(reading.kind(), kind, "{framed}");
            assert_eq!(
                reading.candidates.first().map(|c| c.key.as_str()),
                Some(key),
                "{framed}"
            );
            assert_eq!(reading.candidates.len(), 1, "{framed}");
        }
    }
    let unknown = crate::domain::check::tag_check("RB1.K.DANCE").expect("a check");
    assert_eq!(
        reading(&format!("RB1.K.DANCE.{unknown}")).note,
        Some(ReadingNote::UnknownCommand)
    );
}

#[test]
fn more_bytes_than_any_code_has_are_kept_and_not_read() {
    let flood = vec![b'9'; 5000];
    let reading = read(&flood, &carriers());
    assert_eq!(
        (reading.note, reading.candidates.len()),
        (Some(ReadingNote::TooLong), 0)
    );
    assert_eq!(reading.raw, flood);
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
