use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::domain::codes::{OrderId, Rma};
use crate::domain::expected::{ExpectedLine, ReasonFamily, ReturnStanding};
use crate::domain::limits::{
    IMPORT_CELL_BYTES_MAX, IMPORT_COLUMNS_MAX, IMPORT_LINE_BYTES_MAX, IMPORT_PROBLEMS_MAX,
};
use crate::domain::money::Currency;
use crate::domain::time::Zone;
use crate::ledger::import::{Becomes, FileColumn};
use crate::text::{Language, Words};

pub(super) fn take(bytes: &[u8]) -> ReturnsFile {
    let file = read(bytes, &seller(), &ReadOptions::default()).expect("a report");
    for problem in &file.problems {
        has_words("problem", problem.code);
    }
    for warning in &file.warnings {
        has_words("warning", warning.code);
    }
    file
}

/// Everything that a file can be told must be sayable in every language.
fn has_words(prefix: &str, code: &str) {
    static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
        Language::ALL
            .map(|language| Words::new(language, Zone::UTC))
            .into()
    });
    let key = format!("{prefix}-{}", code.replace('_', "-"));
    for words in WORDS.iter() {
        assert!(
            words.term(&key).is_some(),
            "{key} in {}",
            words.language.code()
        );
    }
}

pub(super) fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller's code")
}

pub(super) fn codes(file: &ReturnsFile) -> Vec<(u64, &'static str)> {
    file.problems.iter().map(|p| (p.line, p.code)).collect()
}

pub(super) fn warnings(file: &ReturnsFile) -> Vec<&'static str> {
    file.warnings.iter().map(|warning| warning.code).collect()
}

fn only(file: &ReturnsFile) -> &ExpectedLine {
    assert_eq!(file.problems, []);
    assert_eq!(file.lines.len(), 1);
    file.lines.first().expect("one line")
}

pub(super) fn refused(bytes: &[u8]) -> (&'static str, &'static str) {
    let error = read(bytes, &seller(), &ReadOptions::default()).expect_err("no report");
    has_words("problem", error.code);
    (error.code, error.found)
}

fn minor(amount: Option<crate::domain::money::Money>) -> Option<(i64, Currency)> {
    amount.map(|money| (money.minor, money.currency))
}

/// A report with these heads and rows, cells parted by `|`.
fn made(lines: &[&str]) -> Vec<u8> {
    lines.join("\n").replace('|', "\t").into_bytes()
}

#[test]
fn the_reports_of_32_33_and_35_columns_say_the_same() {
    let files: [&[u8]; 3] = [
        include_bytes!("../../../tests/data/returns/columns-32.tsv"),
        include_bytes!("../../../tests/data/returns/columns-33.tsv"),
        include_bytes!("../../../tests/data/returns/columns-35-shuffled.tsv"),
    ];
    for (bytes, columns) in files.into_iter().zip([32, 33, 35]) {
        let file = take(bytes);
        assert_eq!(file.columns.len(), columns);
        assert_eq!(warnings(&file), Vec::<&str>::new());
        assert_eq!(file.rows, 3);
        assert_eq!(file.lines.len(), 3);
        let line = file.lines.first().expect("a line");
        assert_eq!(
            line.of.rma_id.as_ref().map(Rma::as_str),
            Some("DBh1k2m3RRMA")
        );
        assert_eq!(line.merchant_rma_id, None);
        assert_eq!(line.tracking, ["9202090339598344170026"]);
        assert_eq!(line.carrier.as_deref(), Some("usps"));
        assert_eq!(line.quantity, 1);
        assert_eq!(line.reason_family, ReasonFamily::Unwanted);
        assert_eq!(minor(line.label_cost), Some((414, Currency::USD)));
        assert_eq!(minor(line.order_amount), Some((123_450, Currency::USD)));
        assert_eq!(
            line.request_date.map(|d| d.to_string()).as_deref(),
            Some("2026-11-10")
        );
        assert_eq!((line.in_policy, line.a_to_z), (Some(true), Some(false)));
        let gloss = file.lines.get(1).expect("a line");
        assert_eq!(gloss.reason_code.as_deref(), Some("CR-DEFECTIVE"));
        assert_eq!(gloss.title.as_deref(), Some("27\" monitor arm, \"quiet"));
        assert_eq!(gloss.standing(), ReturnStanding::RefundedAtFirstScan);
        let ragged = file.lines.get(2).expect("a line");
        assert_eq!(ragged.refunded_amount, None);
    }
}

#[test]
fn buyers_of_the_17_column_form_never_come_through() {
    let bytes = include_bytes!("../../../tests/data/returns/columns-17-buyer.tsv");
    let file = take(bytes);
    assert_eq!(file.dropped_columns, ["Buyer name", "Ship-to address"]);
    assert_eq!(file.lines.len(), 2);
    let all = format!("{file:?}");
    for secret in ["Jane", "Roe", "Elm Street", "94103"] {
        assert!(!all.contains(secret), "{secret}");
        assert!(
            bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes())
        );
    }
    assert!(file.columns.contains(&FileColumn {
        head: "Buyer name".to_owned(),
        becomes: Becomes::NeverKept,
    }));
}

#[test]
fn a_saved_map_binds_strange_heads_and_never_a_buyers() {
    let map = vec![
        ("订单号".to_owned(), Some("order_id".to_owned())),
        ("Buyer name".to_owned(), Some("title".to_owned())),
    ];
    let options = ReadOptions {
        mapping: Some(map),
        ..ReadOptions::default()
    };
    let bytes = made(&["订单号|Buyer name", "111-0000000-0000001|Jane Roe"]);
    let file = read(&bytes, &seller(), &options).expect("a report");
    let line = only(&file);
    assert_eq!(
        line.of
            .order_id
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("111-0000000-0000001")
    );
    assert_eq!(line.title, None);
    assert!(fields().any(|name| name == "order_id"));
}

fn told(map: &[(&str, Option<&str>)]) -> ReadOptions {
    let owned =
        |(head, field): &(&str, Option<&str>)| ((*head).to_owned(), field.map(str::to_owned));
    ReadOptions {
        mapping: Some(map.iter().map(owned).collect()),
        ..ReadOptions::default()
    }
}

fn becomes(file: &ReturnsFile) -> Vec<Becomes> {
    let columns = file.columns.iter();
    columns.map(|column| column.becomes.clone()).collect()
}

#[test]
fn one_field_for_two_columns_is_said_and_the_persons_choice_wins() {
    let bytes = made(&[
        "Order ID|Item Name|Name 2|Name 3",
        "111-0000000-0000001|lamp|desk lamp|Tischlampe",
    ]);
    let taken = |by: &str| Becomes::Taken {
        field: "title",
        by: by.to_owned(),
    };
    let map = [("Name 3", Some("title")), ("Name 2", Some("title"))];
    let file = read(&bytes, &seller(), &told(&map)).expect("a report");
    assert_eq!(
        becomes(&file),
        [
            Becomes::Field("order_id"),
            taken("Name 2"),
            Becomes::Field("title"),
            taken("Name 2"),
        ]
    );
    assert_eq!(only(&file).title.as_deref(), Some("desk lamp"));
    let doubled = |code: &&&str| **code == "doubled_column";
    assert_eq!(warnings(&file).iter().filter(doubled).count(), 2);
}

#[test]
fn a_file_of_strange_heads_is_read_when_its_values_have_the_shape_of_keys() {
    let bytes = made(&["单号|备注", "111-0000000-0000001|call me"]);
    let file = take(&bytes);
    assert_eq!(
        becomes(&file),
        [Becomes::Unknown(Some("order_id")), Becomes::NotNeeded]
    );
    assert_eq!(codes(&file), [(2, "no_key")]);
    assert!(!format!("{file:?}").contains("call me"));
    let file = read(&bytes, &seller(), &told(&[("单号", Some("order_id"))])).expect("a report");
    assert_eq!(
        only(&file).of.order_id.as_ref().map(OrderId::as_str),
        Some("111-0000000-0000001")
    );
    let left = read(&bytes, &seller(), &told(&[("单号", None)])).expect("columns to choose from");
    assert_eq!(becomes(&left), [Becomes::LeftOut, Becomes::NotNeeded]);
}

#[test]
fn the_next_file_with_the_same_heads_is_bound_as_the_last_one() {
    let bytes = made(&["单号|品名|Item Name", "111-0000000-0000001|台灯|lamp"]);
    let map = [
        ("单号", Some("order_id")),
        ("品名", Some("title")),
        ("Item Name", None),
    ];
    let first = read(&bytes, &seller(), &told(&map)).expect("a report");
    let kept = first.mapping();
    assert_eq!(kept.last(), Some(&("Item Name".to_owned(), String::new())));
    let other = vec![("Another".to_owned(), "order_id".to_owned())];
    let again = remembered(&bytes, None, &[other.clone(), kept]);
    assert_eq!(again, told(&map).mapping);
    assert_eq!(remembered(&bytes, None, &[other]), None);
    let plain = made(&["Order ID|ASIN", "111-0000000-0000001|B0B4WP8XYZ"]);
    let ours = take(&plain).mapping();
    assert_eq!(
        remembered(&plain, None, &[ours]),
        None,
        "our own table says the same"
    );
    assert_eq!(remembered(b"%PDF-1.7", None, &[Vec::new()]), None);
}

#[test]
fn encodings_are_told_apart_and_never_guessed_with_loss() {
    let row = |title: &[u8]| {
        let mut bytes = b"Order ID\tItem Name\n111-0000000-0000001\t".to_vec();
        bytes.extend(title);
        bytes.push(b'\n');
        bytes
    };
    let utf8 = take(&row("café 发圈".as_bytes()));
    assert_eq!(utf8.encoding, "utf-8");
    assert_eq!(only(&utf8).title.as_deref(), Some("café 发圈"));
    let mut with_bom = b"\xef\xbb\xbf".to_vec();
    with_bom.extend(row("café".as_bytes()));
    let bom = take(&with_bom);
    assert_eq!(bom.encoding, "utf-8-bom");
    assert_eq!(only(&bom).title.as_deref(), Some("café"));
    let old = take(&row(b"caf\xe9 \x80"));
    assert_eq!(old.encoding, "windows-1252");
    assert_eq!(only(&old).title.as_deref(), Some("café €"));
    assert!(warnings(&old).contains(&"read_as_windows_1252"));
    let neither = take(&row(b"caf\xe9 \x81"));
    assert_eq!(codes(&neither), [(2, "wrong_encoding")]);
    let cut = take(&row("发圈".as_bytes()).strip_suffix(b"\x88\n").map_or_else(
        || {
            let bytes = row("发圈".as_bytes());
            bytes.get(..bytes.len() - 2).expect("longer").to_vec()
        },
        <[u8]>::to_vec,
    ));
    assert_eq!(cut.encoding, "utf-8");
    assert_eq!(codes(&cut), [(2, "wrong_encoding")]);
}

#[test]
fn every_end_of_line_is_read_and_a_cr_inside_a_title_is_a_space() {
    let rows = [
        "Order ID|Item Name",
        "111-0000000-0000001|A",
        "111-0000000-0000002|B",
    ];
    for end in ["\n", "\r\n", "\r"] {
        let file = take(rows.join(end).replace('|', "\t").as_bytes());
        assert_eq!(file.lines.len(), 2, "{end:?}");
        assert_eq!(file.problems, []);
    }
    let file = take(b"Order ID\tItem Name\r\n111-0000000-0000001\tone\rtwo\r\n");
    assert_eq!(only(&file).title.as_deref(), Some("one two"));
}

#[test]
fn hostile_rows_are_problems_by_line_and_swallow_nothing() {
    let mut bytes = b"Order ID\tItem Name\tReturn quantity\n".to_vec();
    bytes.extend(b"111-0000000-0000001\t\"unclosed\t1\n");
    bytes.extend(b"111-0000000-0000002\tnul \0 byte\t1\n");
    bytes.extend(b"111-0000000-0000003\t");
    bytes.extend(vec![b'x'; IMPORT_LINE_BYTES_MAX]);
    bytes.extend(b"\t1\n111-0000000-0000004\t");
    bytes.extend(vec![b'x'; IMPORT_CELL_BYTES_MAX + 1]);
    bytes.extend(b"\t1\n\n111-0000000-0000005\tx\t1\tshifted\n111-0000000-0000006\thalf");
    let file = take(&bytes);
    assert_eq!(
        codes(&file),
        [
            (3, "nul_byte"),
            (4, "line_too_long"),
            (5, "cell_too_long"),
            (7, "too_many_cells")
        ]
    );
    assert_eq!((file.rows, file.lines.len()), (6, 2));
    assert_eq!(
        file.lines.first().and_then(|l| l.title.as_deref()),
        Some("\"unclosed")
    );
    assert!(warnings(&file).contains(&"last_line_short"));
}

#[test]
fn a_wrong_cell_names_its_column_and_leaves_its_row_out() {
    let head = "Order ID|Amazon RMA ID|Tracking ID|Return quantity|Currency code|Label cost|Return request date|In policy";
    for (row, column, code) in [
        ("9.2E+21|||1||||", "Order ID", "number_mangled"),
        ("||9.20209E+21|1||||", "Tracking ID", "number_mangled"),
        ("111-1|||1||||", "Order ID", "bad_order_id"),
        ("|D x|||USD|||", "Amazon RMA ID", "bad_rma"),
        ("||***|1||||", "Tracking ID", "bad_tracking"),
        (
            "111-0000000-0000001|||0||||",
            "Return quantity",
            "bad_quantity",
        ),
        (
            "111-0000000-0000001|||1|US|||",
            "Currency code",
            "bad_currency",
        ),
        (
            "111-0000000-0000001|||1|USD|4,14||",
            "Label cost",
            "comma_decimal",
        ),
        (
            "111-0000000-0000001|||1|EUR|1.234,50||",
            "Label cost",
            "comma_decimal",
        ),
        (
            "111-0000000-0000001|||1|USD|$4||",
            "Label cost",
            "bad_amount",
        ),
        (
            "111-0000000-0000001|||1|||7/10/2025|",
            "Return request date",
            "bad_date",
        ),
        (
            "111-0000000-0000001|||1|||31-Feb-2025|",
            "Return request date",
            "bad_date",
        ),
        (
            "111-0000000-0000001|||1||||maybe",
            "In policy",
            "bad_yes_no",
        ),
    ] {
        let file = take(&made(&[head, row]));
        assert_eq!(file.lines, [], "{row}");
        let problem = file.problems.first().expect("a problem");
        assert_eq!(
            (problem.line, problem.column.as_deref(), problem.code),
            (2, Some(column), code),
            "{row}"
        );
        assert!(!problem.found.is_empty());
    }
    let nameless = take(&made(&[head, "|||1||||"]));
    assert_eq!(codes(&nameless), [(2, "no_key")]);
}

#[test]
fn one_key_counts_up_and_repeats_beyond_the_order_are_left_out() {
    let head = "Order ID|ASIN|Order quantity|Return quantity|Item Name";
    let row = "111-0000000-0000001|B0B4WP8XYZ|2|1|Hair ties";
    let file = take(&made(&[head, row, row, row]));
    let ordinals: Vec<u32> = file.lines.iter().map(|line| line.ordinal).collect();
    assert_eq!(ordinals, [1, 2]);
    assert_eq!((file.rows, file.repeated), (3, 1));
    assert!(warnings(&file).contains(&"repeated_rows"));
    let other = row.replace("Hair ties", "Hair ties, heart pearl");
    let file = take(&made(&[head, row, row, &other]));
    assert_eq!((file.lines.len(), file.repeated), (3, 0));
    assert!(warnings(&file).contains(&"more_than_ordered"));
}

#[test]
fn files_that_are_no_report_say_what_they_are() {
    let cases: [(&[u8], (&str, &str)); 12] = [
        (b"", ("file_empty", "")),
        (b"\xef\xbb\xbf \r\n", ("file_empty", "")),
        (b"\x1f\x8b\x08\0rest", ("file_gzip", "")),
        (b"PK\x03\x04rest", ("file_workbook_broken", "")),
        (b"%PDF-1.7", ("file_pdf", "")),
        (b"\x89PNG\r\n", ("file_picture", "")),
        (b"\xff\xfeO\0r\0d\0", ("file_utf16", "")),
        (b"O\0r\0d\0e\0r\0 \0I\0D\0", ("file_utf16", "")),
        (b"Order ID|ASIN|Item Name\n", ("file_not_tabs", "bar")),
        (b"what,ever;x\n1,2\n", ("file_no_known_column", "")),
        (b"what\tever\n1\t2\n", ("file_no_known_column", "")),
        (b"Order ID\xff\x81\tASIN\n", ("file_encoding", "")),
    ];
    for (bytes, said) in cases {
        assert_eq!(refused(bytes), said, "{bytes:?}");
    }
    let wide = format!("Order ID{}", "\tx".repeat(IMPORT_COLUMNS_MAX));
    assert_eq!(refused(wide.as_bytes()), ("file_too_wide", ""));
    let empty = take(b"Order ID\tASIN\n");
    assert_eq!((empty.rows, empty.lines.len()), (0, 0));
    assert!(warnings(&empty).contains(&"no_rows"));
}

#[test]
fn problems_beyond_the_limit_are_counted() {
    let mut text = "Order ID\tASIN\n".to_owned();
    text.push_str(&"wrong\tB0B4WP8XYZ\n".repeat(IMPORT_PROBLEMS_MAX + 7));
    let file = take(text.as_bytes());
    assert_eq!(
        (file.problems.len(), file.problems_unlisted),
        (IMPORT_PROBLEMS_MAX, 7)
    );
}

#[test]
fn reasons_have_families_with_and_without_their_prefix() {
    for (code, family) in [
        ("CR-SWITCHEROO", Some(ReasonFamily::WrongItem)),
        ("AMZ-PG-APP-TOO-SMALL", Some(ReasonFamily::SizeOrStyle)),
        ("AMZ-PG-BAD-DESC", Some(ReasonFamily::NotAsDescribed)),
        ("cr-defective", Some(ReasonFamily::Defective)),
        ("UNAUTHORIZED_PURCHASE", Some(ReasonFamily::Fraud)),
        ("CR-SOMETHING_NEW", None),
    ] {
        assert_eq!(family_of(code), family, "{code}");
    }
}

#[test]
fn the_demos_files_are_good_and_their_numbers_hold() {
    use crate::domain::check::{fedex_12, mod10, ups_1z};
    let files: [(&[u8], usize); 2] = [
        (include_bytes!("../../../assets/demo/returns-s01.tsv"), 24),
        (include_bytes!("../../../assets/demo/returns-s02.tsv"), 16),
    ];
    let mut standings = std::collections::BTreeMap::new();
    for (bytes, rows) in files {
        let file = take(bytes);
        assert_eq!((file.lines.len(), file.problems.len()), (rows, 0));
        assert_eq!(warnings(&file), Vec::<&str>::new());
        for line in &file.lines {
            *standings.entry(line.standing()).or_insert(0) += 1;
            assert!(line.of.rma_id.as_ref().is_some_and(Rma::is_amazon_shape));
            for number in &line.tracking {
                let holds = match line.carrier.as_deref() {
                    Some("usps") => number.len() == 22 && mod10(number),
                    Some("ups") => ups_1z(number),
                    Some("fedex") => fedex_12(number),
                    Some("amazon") => number.starts_with("TBA"),
                    Some(_) | None => false,
                };
                assert!(holds, "{number}");
            }
        }
    }
    assert_eq!(standings.get(&ReturnStanding::Cancelled), Some(&1));
    assert_eq!(standings.get(&ReturnStanding::Returnless), Some(&1));
    assert_eq!(
        standings.get(&ReturnStanding::RefundedAtFirstScan),
        Some(&2)
    );
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic_and_rows_always_add_up(
        head in "(Order ID|ASIN|Tracking ID|Label cost|Currency code|x)(\t(Order ID|Item Name|Return quantity|Buyer name)){0,4}",
        body in proptest::collection::vec(prop_oneof![Just(b'\t'), Just(b'\n'), Just(b'\r'), Just(b'1'), any::<u8>()], 0..400),
    ) {
        let mut bytes = head.into_bytes();
        bytes.push(b'\n');
        bytes.extend(body);
        let told = Encoding::SPECS.iter().map(|spec| Some(spec.encoding));
        for encoding in told.chain([None]) {
            let options = ReadOptions { encoding, ..ReadOptions::default() };
            if let Ok(file) = read(&bytes, &seller(), &options) {
                let bad: std::collections::BTreeSet<u64> = file.problems.iter().map(|p| p.line).collect();
                prop_assert_eq!(file.rows as usize, file.lines.len() + file.repeated as usize + bad.len());
            }
        }
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        drop(read(&bytes, &seller(), &ReadOptions::default()));
    }

    #[test]
    fn a_buyers_words_occur_in_no_output(
        secret in "QZ[a-z]{6,12}",
        column in prop_oneof![Just("Buyer name"), Just("buyer_email"), Just("SHIP-TO ADDRESS"), Just("Recipient Phone"), Just("收件人"), Just("Customer comments")],
        order in "[0-9]{3}-[0-9]{7}-[0-9]{7}|junk",
    ) {
        let text = format!("{column}\tOrder ID\tItem Name\n{secret}\t{order}\tthing\n{secret}\t{order}\tthing\t{secret}\n");
        let file = take(text.as_bytes());
        let all = format!("{file:?}");
        prop_assert!(!all.contains(&secret));
        prop_assert_eq!(&file.dropped_columns, &[column.to_owned()]);
    }
}
