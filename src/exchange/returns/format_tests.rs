//! Each format on a made-up sample: its rows, what is wrong by line and column, what is worth
//! saying, and that no buyer's words come through.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::tests::{codes, refused, seller, take, warnings};
use super::*;
use crate::domain::limits::{IMPORT_DEPTH_MAX, IMPORT_QUOTED_LINES_MAX, IMPORT_SHEET_ROWS_MAX};

/// Says what matters of every row: order, RMA, tracking, SKU, quantity, reason, family, day, title.
fn rows(file: &ReturnsFile) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let row = |line: &crate::domain::expected::ExpectedLine| {
        let order = line.of.order_id.as_ref().map(ToString::to_string);
        let rma = line.of.rma_id.as_ref().map(ToString::to_string);
        [
            text(&order),
            text(&rma),
            line.tracking.join(","),
            text(&line.sku),
            line.quantity.to_string(),
            text(&line.reason_code),
            format!("{:?}", line.reason_family),
            line.request_date
                .map_or(String::new(), |day| day.to_string()),
            text(&line.title),
        ]
        .join("|")
    };
    file.lines.iter().map(row).collect()
}

/// Fails when a word of a buyer's, each of which begins with QZ, is anywhere in what was read.
fn keeps_no_buyer(file: &ReturnsFile) {
    let all = format!("{file:?}");
    assert!(!all.contains("QZ"), "{all}");
}

fn named(file: &ReturnsFile) -> Vec<(u64, Option<&str>, &'static str)> {
    file.problems
        .iter()
        .map(|problem| (problem.line, problem.column.as_deref(), problem.code))
        .collect()
}

const PRIME: &[u8] = include_bytes!("../../../tests/data/returns/prime.csv");
const REPORT_XML: &str = include_str!("../../../tests/data/returns/report.xml");
const ERP_JSON: &str = include_str!("../../../tests/data/returns/erp-zh.json");

#[test]
fn the_prime_report_is_read_by_its_hyphened_heads() {
    let file = take(PRIME);
    assert_eq!(
        rows(&file),
        [
            "112-3177071-7901658|Demwvs9LRRMA|9202090339598344170026|CUP-01|1|CR-DEFECTIVE|Defective|2026-11-16|Cup, white, 12 oz",
            "112-9403254-1489943|Dk6aazMBRRMA|1Z4CJTH59083524484|PIPE-02|2|CR-SOMETHING_NEW|Other|2026-11-17|Pipe 1/2\" brass \"long\"",
            "112-9403254-1489950|Dk6aazMCRRMA||PIPE-02|1||Other|2026-11-17|Pipe, ",
        ]
        .map(str::trim_end),
    );
    assert_eq!(file.problems, []);
    assert_eq!(file.dropped_columns, ["Buyer-name", "Ship-to-address"]);
    assert_eq!(warnings(&file), ["unknown_reason"]);
    keeps_no_buyer(&file);
    let semicolons = String::from_utf8_lossy(PRIME).replace("\",\"", "\";\"");
    let file = take(semicolons.as_bytes());
    assert_eq!((file.lines.len(), file.problems.len()), (3, 0));
}

#[test]
fn an_open_quote_is_its_lines_problem_and_swallows_nothing() {
    let text = "Order ID,Item Name,ASIN\n\
        111-0000000-0000001,\"open,B0B4WP8XYZ\n\
        111-0000000-0000002,\"closed, well\",B0B4WP8XYZ\n\
        111-0000000-0000003,\"two\nlines\",B0B4WP8XYZ\n\
        111-0000000-0000004,plain 1/2\" pipe,B0B4WP8XYZ\n\
        \n\
        111-0000000-0000005,a,b,c,d\n\
        111-0000000-0000006,\"to the end,B0B4WP8XYZ\n";
    let file = take(text.as_bytes());
    assert_eq!(
        named(&file),
        [
            (2, Some("Item Name"), "quote_open"),
            (8, None, "too_many_cells"),
            (9, Some("Item Name"), "quote_open"),
        ]
    );
    let titles: Vec<_> = file
        .lines
        .iter()
        .map(|line| line.title.as_deref())
        .collect();
    assert_eq!(
        titles,
        [
            Some("closed, well"),
            Some("two lines"),
            Some("plain 1/2\" pipe")
        ]
    );
    let lines = usize::try_from(IMPORT_QUOTED_LINES_MAX).expect("small") + 2;
    let long = format!(
        "Order ID,Item Name\n111-0000000-0000001,\"{}\"\n",
        "x\n".repeat(lines)
    );
    assert_eq!(
        codes(&take(long.as_bytes())).first(),
        Some(&(2, "quote_open"))
    );
    assert_eq!(refused(b"\"Order ID,ASIN\n1,2\n").0, "file_quote_open");
}

#[test]
fn the_xml_report_caps_repeated_items_and_says_so() {
    let file = take(REPORT_XML.as_bytes());
    assert_eq!(
        rows(&file),
        [
            "408-3177071-7901658|Demwvs9LRRMA|TBA123456789012|CUP-01|1|AMZ-PG-BAD-DESC|NotAsDescribed|2026-11-16|Taza & plato “azul”",
            "408-9403254-1489943|Dk6aazMBRRMA||LAMP-07|2|CR-NEVER_SEEN|Other||Lámpara <2 luces>",
        ]
    );
    assert_eq!((file.rows, file.repeated), (4, 1));
    assert_eq!(
        named(&file),
        [(59, Some("return_quantity"), "bad_quantity")]
    );
    assert_eq!(warnings(&file), ["repeated_rows", "unknown_reason"]);
    let first = file.lines.first().expect("a line");
    assert_eq!(first.a_to_z, Some(false));
    assert_eq!(first.in_policy, Some(true));
    assert_eq!(first.carrier.as_deref(), Some("amazon"));
    assert_eq!(first.refunded_amount.map(|money| money.minor), Some(1250));
    assert_eq!(file.dropped_columns, ["buyer.name", "buyer.phone"]);
    keeps_no_buyer(&file);
}

#[test]
fn xml_that_is_no_report_or_breaks_off_is_refused() {
    let cut = REPORT_XML.split_once("Bombilla").expect("a word").0;
    let broken = read(cut.as_bytes(), &seller(), &ReadOptions::default()).expect_err("cut off");
    assert_eq!((broken.code, broken.line), ("file_xml_broken", Some(60)));
    let bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    let deep = "<a>".repeat(IMPORT_DEPTH_MAX + 1);
    let cases = [
        (bomb, "file_xml_doctype"),
        ("<return_details>&c;</return_details>", "file_xml_broken"),
        ("<return_details></other>", "file_xml_broken"),
        (deep.as_str(), "file_xml_deep"),
        ("<html><body>Sign in</body></html>", "file_html"),
        ("<!doctype html><html></html>", "file_html"),
        ("<a><b/></a>", "file_xml_other"),
    ];
    for (text, code) in cases {
        assert_eq!(refused(text.as_bytes()).0, code, "{text}");
    }
    let many: Vec<String> = (0..300)
        .map(|place| format!("<e{place}>x</e{place}>"))
        .collect();
    let many = many.concat();
    let wide = format!("<return_details>{many}</return_details>");
    assert_eq!(refused(wide.as_bytes()).0, "file_too_wide");
    let none = "<AmazonEnvelope><MessageType>Returns-Report</MessageType></AmazonEnvelope>";
    let none = take(none.as_bytes());
    assert!(warnings(&none).contains(&"no_rows"));
}

#[test]
fn xml_says_its_encoding_and_is_told_apart_without() {
    let text = "<return_details><order_id>111-0000000-0000001</order_id><item_name>ステンレスカップ</item_name></return_details>";
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(text);
    let declared = [
        b"<?xml version='1.0' encoding='Shift_JIS'?>".as_slice(),
        &bytes,
    ]
    .concat();
    for (bytes, said) in [(declared.as_slice(), false), (&bytes, true)] {
        let file = take(bytes);
        assert_eq!(file.encoding, "cp932");
        let titles: Vec<_> = file
            .lines
            .iter()
            .map(|line| line.title.as_deref())
            .collect();
        assert_eq!(titles, [Some("ステンレスカップ")]);
        assert_eq!(warnings(&file).contains(&"read_as_cp932"), said);
    }
}

#[test]
fn json_with_chinese_heads_and_glossed_reasons_is_read() {
    let file = take(ERP_JSON.as_bytes());
    assert_eq!(
        rows(&file),
        [
            "112-3177071-7901658|||CUP-01|1|CR-DEFECTIVE|Defective|2026-11-16|Cup, white",
            "112-9403254-1489943||1Z4CJTH59083524484,9202090339598344170026|PIPE-02|1|NEW_REASON|Other||",
        ]
    );
    assert_eq!(named(&file), [(32, Some("订单号"), "bad_order_id")]);
    let first = file.lines.first().expect("a line");
    assert_eq!(first.status.as_deref(), Some("Approved"));
    assert_eq!((first.a_to_z, first.order_quantity), (Some(true), Some(2)));
    assert_eq!(file.dropped_columns, ["买家.姓名", "买家.address.line"]);
    keeps_no_buyer(&file);
}

#[test]
fn json_that_is_no_list_of_returns_is_refused() {
    let broken = read(
        b"[{\"a\": 1},\n{\"a\": ]",
        &seller(),
        &ReadOptions::default(),
    );
    let broken = broken.expect_err("broken");
    assert_eq!((broken.code, broken.line), ("file_json_broken", Some(2)));
    for text in ["{}", "[1,2]", "{\"a\":{\"b\":\"c\"}}"] {
        assert_eq!(refused(text.as_bytes()).0, "file_json_no_list", "{text}");
    }
    assert_eq!(refused("[".repeat(1000).as_bytes()).0, "file_json_broken");
    assert_eq!(refused(b"[{\"what\":1}]").0, "file_no_known_column");
    let deep = format!(
        "[{{\"order_id\":{}1{}}}]",
        "{\"a\":".repeat(40),
        "}".repeat(40)
    );
    let file = take(
        format!(
            "[{{\"order_id\":\"111-0000000-0000001\"}},\n7,{}",
            &deep[1..]
        )
        .as_bytes(),
    );
    assert_eq!(codes(&file), [(2, "row_not_object"), (2, "row_too_deep")]);
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

/// A sheet of texts.
fn sheet_of(rows: &[&[&str]]) -> Vec<u8> {
    book(|book| {
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                if !cell.is_empty() {
                    sheet.write(row, column, *cell).expect("a cell");
                }
            }
        }
    })
}

const FBM: [&str; 18] = [
    "订单号",
    "Prime订单",
    "A-to-Z索赔",
    "商品名称",
    "ASIN",
    "MSKU",
    "原始数量",
    "品名",
    "SKU",
    "分类",
    "品牌",
    "退货数量",
    "退货原因",
    "退货状态",
    "退货时间",
    "标签",
    "备注",
    "买家电话",
];

#[test]
fn the_erps_workbook_is_read_with_dates_and_numbers_of_the_sheet() {
    let bytes = book(|book| {
        book.add_worksheet().write(0, 0, "说明").expect("a cell");
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "退货订单导出").expect("a title");
        for (column, head) in (0..).zip(FBM) {
            sheet.write(1, column, head).expect("a head");
        }
        let texts = [
            (0, "112-3177071-7901658"),
            (2, "否"),
            (3, "Cup,\nwhite"),
            (4, "B0NQH9WRMZ"),
            (5, "CUP-01"),
            (8, "ERP-1"),
            (12, "CR-DEFECTIVE(客户退货-存在瑕疵)"),
            (13, "Approved"),
            (16, "QZ words"),
            (17, "QZ 555"),
        ];
        for (column, text) in texts {
            sheet.write(2, column, text).expect("a cell");
        }
        sheet.write(2, 6, 2).expect("a number");
        sheet.write(2, 11, 1.0).expect("a number");
        let day = ExcelDateTime::from_ymd(2026, 11, 16).expect("a day");
        let format = Format::new().set_num_format("yyyy-mm-dd hh:mm");
        sheet
            .write_with_format(2, 14, &day, &format)
            .expect("a day");
        sheet.write(4, 0, "112-9403254-1489943").expect("a cell");
        let wrong = Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write_formula(4, 11, wrong).expect("a formula");
    });
    let file = take(&bytes);
    assert_eq!(file.encoding, "utf-8");
    let found = rows(&file);
    assert_eq!(
        found.first().map(String::as_str),
        Some("112-3177071-7901658|||CUP-01|1|CR-DEFECTIVE|Defective|2026-11-16|Cup, white")
    );
    let first = file.lines.first().expect("a line");
    assert_eq!((first.a_to_z, first.order_quantity), (Some(false), Some(2)));
    assert_eq!(file.dropped_columns, ["买家电话"]);
    assert_eq!(file.rows, 2);
    assert_eq!(named(&file), [(5, Some("退货数量"), "cell_error")]);
    keeps_no_buyer(&file);
}

#[test]
fn heads_of_two_rows_are_one_and_a_buyers_group_is_never_kept() {
    let file = take(&sheet_of(&[
        &["订单号", "商品信息", "", "退货信息", "", "买家信息", ""],
        &["", "ASIN", "MSKU", "退货数量", "退货原因", "名称", "标题"],
        &[
            "112-3177071-7901658",
            "B0NQH9WRMZ",
            "CUP-01",
            "2",
            "DEFECTIVE(存在瑕疵)",
            "QZ Person",
            "QZ Mr",
        ],
        &["nothing", "", "", "1"],
    ]));
    assert_eq!(
        rows(&file),
        ["112-3177071-7901658|||CUP-01|2|DEFECTIVE|Defective||"]
    );
    assert_eq!(named(&file), [(4, Some("订单号"), "bad_order_id")]);
    assert_eq!(file.dropped_columns, ["买家信息 名称", "买家信息 标题"]);
    keeps_no_buyer(&file);
}

#[test]
fn a_number_that_lost_its_digits_is_a_problem_and_no_id() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        for (column, head) in (0..).zip(["Order ID", "Tracking ID"]) {
            sheet.write(0, column, head).expect("a head");
        }
        sheet.write(1, 0, "111-0000000-0000001").expect("a cell");
        sheet
            .write(1, 1, 9_202_090_339_598_344_170_026.0)
            .expect("a number");
        sheet.write(2, 0, "111-0000000-0000002").expect("a cell");
        sheet.write(2, 1, 449_044_304_137_821.0).expect("a number");
    });
    let file = take(&bytes);
    assert_eq!(named(&file), [(2, Some("Tracking ID"), "number_mangled")]);
    let tracking: Vec<_> = file
        .lines
        .iter()
        .map(|line| line.tracking.join(","))
        .collect();
    assert_eq!(tracking, ["449044304137821"]);
}

#[test]
fn workbooks_that_are_none_or_swell_are_refused() {
    let good = sheet_of(&[&["Order ID"], &["111-0000000-0000001"]]);
    assert_eq!(take(&good).lines.len(), 1);
    let cut = good.get(..good.len() / 2).expect("longer");
    assert_eq!(refused(cut).0, "file_workbook_broken");
    assert_eq!(refused(&sheet_of(&[])).0, "file_empty");
    assert_eq!(refused(b"\xd0\xcf\x11\xe0old").0, "file_workbook");
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("a.txt", options).expect("a part");
    let other = archive.finish().expect("an archive").into_inner();
    assert_eq!(refused(&other).0, "file_workbook");
    let many: Vec<String> = (0..300).map(|place| format!("h{place}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(refused(&sheet_of(&[&many])).0, "file_too_wide");
    assert_eq!(IMPORT_SHEET_ROWS_MAX, 1_048_576, "a sheet's own most rows");
}

#[test]
fn sheets_of_japan_and_china_are_read_by_their_letters_and_by_what_a_person_says() {
    let chinese = "订单号,商品名称,买家姓名,退货原因\n111-0000000-0000001,\"陶瓷杯，白色\",QZ,DEFECTIVE(存在瑕疵)\n";
    let japanese = "Order ID\tItem Name\n111-0000000-0000001\tステンレスマグカップ 500ml\n";
    let cases = [
        (
            chinese,
            encoding_rs::GB18030,
            "gb18030",
            "read_as_gb18030",
            "陶瓷杯，白色",
        ),
        (
            japanese,
            encoding_rs::SHIFT_JIS,
            "cp932",
            "read_as_cp932",
            "ステンレスマグカップ 500ml",
        ),
    ];
    for (text, encoding, name, warning, title) in cases {
        let (bytes, ..) = encoding.encode(text);
        let file = take(&bytes);
        assert_eq!(file.encoding, name);
        assert!(warnings(&file).contains(&warning));
        let titles: Vec<_> = file
            .lines
            .iter()
            .map(|line| line.title.as_deref())
            .collect();
        assert_eq!(titles, [Some(title)]);
        keeps_no_buyer(&file);
        let told = ReadOptions {
            encoding: Encoding::parse(name),
            ..ReadOptions::default()
        };
        let file = read(&bytes, &seller(), &told).expect("a report");
        assert!(!warnings(&file).contains(&warning), "said, not found out");
        assert_eq!(file.lines.len(), 1);
    }
    // One bad line in a Chinese file is a bad line, not a reason to read it as something else.
    let mut broken = encoding_rs::GB18030.encode(chinese).0.into_owned();
    broken.extend(b"111-0000000-0000002,\xff\n");
    let file = take(&broken);
    assert_eq!(
        (codes(&file), file.lines.len()),
        (vec![(3, "wrong_encoding")], 1)
    );
}

#[test]
fn what_a_person_bound_holds_for_every_format() {
    let rows: [&[&str]; 2] = [&["单号", "品类名"], &["111-0000000-0000001", "杯"]];
    let csv = "单号,品类名\n111-0000000-0000001,杯\n";
    let json = "[{\"单号\":\"111-0000000-0000001\",\"品类名\":\"杯\"}]";
    let map = vec![("品类名".to_owned(), Some("title".to_owned()))];
    for bytes in [sheet_of(&rows), csv.into(), json.into()] {
        let plain = take(&bytes);
        assert_eq!(
            plain.columns.first().map(|column| column.becomes.clone()),
            Some(crate::ledger::import::Becomes::Unknown(Some("order_id"))),
            "the shape of its values says so"
        );
        let told = ReadOptions {
            mapping: Some(
                [("单号".to_owned(), Some("order_id".to_owned()))]
                    .into_iter()
                    .chain(map.clone())
                    .collect(),
            ),
            ..ReadOptions::default()
        };
        let file = read(&bytes, &seller(), &told).expect("a report");
        assert_eq!(file.lines.len(), 1);
        assert_eq!(remembered(&bytes, None, &[file.mapping()]), told.mapping);
    }
}
