//! Export papers as the message, as sheets, and as what is neither.

use super::*;
use crate::domain::decimal::Decimal;
use crate::domain::money::Money;
use rust_xlsxwriter::Workbook;

/// The worked example of the message's public description: price times quantity is not its total.
const EXAMPLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<ceb:CEB603Message guid="311af125-6fed-4603-8c5d-49b1fa4b4b9b" version="1.0" xmlns:ceb="http://www.chinaport.gov.cn/ceb">
 <ceb:Inventory>
  <ceb:InventoryHead>
   <ceb:orderNo>order2018050711340001</ceb:orderNo><ceb:copNo>Cop20180507001</ceb:copNo><ceb:ieFlag>E</ceb:ieFlag>
   <ceb:ieDate>20180508</ceb:ieDate><ceb:ebcCode>1105910159</ceb:ebcCode><ceb:ebcName>Example Trading</ceb:ebcName>
   <ceb:iacCode></ceb:iacCode><ceb:tradeMode>0101</ceb:tradeMode><ceb:country>001</ceb:country><ceb:note>test</ceb:note>
  </ceb:InventoryHead>
  <ceb:InventoryList>
   <ceb:gnum>1</ceb:gnum><ceb:itemNo>AF001-001</ceb:itemNo><ceb:itemName>小米盒子</ceb:itemName><ceb:gcode>8541401000</ceb:gcode>
   <ceb:gname>小米盒子</ceb:gname><ceb:gmodel>44mm</ceb:gmodel><ceb:currency>142</ceb:currency><ceb:qty>100</ceb:qty>
   <ceb:unit>007</ceb:unit><ceb:price>20</ceb:price><ceb:totalPrice>200</ceb:totalPrice><ceb:note>test</ceb:note>
  </ceb:InventoryList>
 </ceb:Inventory>
</ceb:CEB603Message>"#;

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller")
}

fn take(bytes: &[u8]) -> ExportsFile {
    read(bytes, &seller(), &ReadOptions::default()).expect("an export paper")
}

fn refused(bytes: &[u8]) -> &'static str {
    let read = read(bytes, &seller(), &ReadOptions::default());
    read.expect_err("no export paper").code
}

fn wrong(file: &ExportsFile) -> Vec<(u64, &'static str)> {
    let named = |problem: &crate::ledger::import::Problem| (problem.line, problem.code);
    file.problems.iter().map(named).collect()
}

fn warned(file: &ExportsFile) -> Vec<&'static str> {
    file.warnings.iter().map(|warning| warning.code).collect()
}

#[test]
fn the_message_is_read_even_where_its_total_is_wrong() {
    let file = take(EXAMPLE.as_bytes());
    assert_eq!(file.problems, []);
    let line = &file.lines[0];
    assert_eq!((line.number.as_str(), line.line), ("Cop20180507001", 1));
    assert_eq!(line.mode, "0101");
    assert_eq!(
        line.released.map(|day| day.to_string()).as_deref(),
        Some("2018-05-08")
    );
    assert_eq!(line.sku.as_deref(), Some("AF001-001"));
    assert_eq!(line.name, "小米盒子");
    assert_eq!(line.model.as_deref(), Some("44mm"));
    assert_eq!(
        line.cn10.as_ref().map(ToString::to_string).as_deref(),
        Some("8541401000")
    );
    assert_eq!(line.pieces(None), 100);
    assert_eq!(
        line.value(None).map(Money::named).as_deref(),
        Some("20.00 CNY")
    );
    assert_eq!(line.order.as_deref(), Some("order2018050711340001"));
    assert_eq!(line.exporter.as_deref(), Some("Example Trading"));
    assert_eq!(line.exporter_uscc, None);
    let codes = [
        "export_totals_differ",
        "export_numbers_own",
        "export_modes_other",
    ];
    assert!(codes.iter().all(|code| warned(&file).contains(code)));
    assert!(looks_like_one(EXAMPLE.as_bytes(), None));
}

#[test]
fn several_lists_keep_their_own_heads_and_the_customs_number_goes_first() {
    let list = |number: &str, lines: &str| {
        format!(
            "<Inventory><InventoryHead><invtNo>{number}</invtNo><copNo>own</copNo><tradeMode>9610</tradeMode>\
             <ebcCode>91110000600037341L</ebcCode></InventoryHead>{lines}</Inventory>"
        )
    };
    let line = |number: u32, qty: &str| {
        format!(
            "<InventoryList><gnum>{number}</gnum><gname>发圈</gname><qty>{qty}</qty></InventoryList>"
        )
    };
    let text = format!(
        "<CEB603Message>{}{}</CEB603Message>",
        list("E1", &(line(1, "3") + &line(2, "4"))),
        list("E2", &line(1, "5")),
    );
    let file = take(text.as_bytes());
    assert_eq!(file.problems, []);
    let named: Vec<_> = file
        .lines
        .iter()
        .map(|line| (line.number.as_str(), line.line, line.pieces(None)))
        .collect();
    assert_eq!(named, [("E1", 1, 3), ("E1", 2, 4), ("E2", 1, 5)]);
    assert!(file.lines.iter().all(|line| line.exporter_uscc.is_some()));
    assert!(!warned(&file).contains(&"export_numbers_own"));
}

#[test]
fn hostile_messages_are_refused_whole() {
    let import = EXAMPLE.replace("CEB603Message", "CEB621Message");
    assert_eq!(refused(import.as_bytes()), "file_xml_other");
    let bomb = format!(
        "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>{}",
        EXAMPLE.split_once("?>").expect("a head").1
    );
    assert_eq!(refused(bomb.as_bytes()), "file_xml_doctype");
    let entity = EXAMPLE.replace("小米盒子", "&c;");
    assert_eq!(refused(entity.as_bytes()), "file_xml_broken");
    let cut = &EXAMPLE[..EXAMPLE.len() - 40];
    assert_eq!(refused(cut.as_bytes()), "file_xml_broken");
    let deep = format!("<CEB603Message>{}", "<a>".repeat(10_000));
    assert_eq!(refused(deep.as_bytes()), "file_xml_deep");
}

#[test]
fn a_list_of_an_import_and_rows_without_what_a_line_needs_are_named() {
    let import = take(EXAMPLE.replace(">E<", ">I<").as_bytes());
    assert_eq!(wrong(&import), [(9, "not_an_export")]);
    let file = take(
        "监管方式,清单编号,项号,品名,申报数量,商品编号,放行日期,单价,币制,统一社会信用代码\n\
         9610,E1,1,发圈,10,9615110000,2026/6/30,1.5,CNY,91110000600037341L\n\
         ,E1,2,发圈,10,,,,,\n\
         9610,,3,发圈,10,,,,,\n\
         9610,E1,,发圈,10,,,,,\n\
         9610,E1,5,,10,,,,,\n\
         9610,E1,6,发圈,,,,,,\n\
         96,E1,7,发圈,10,,,,,\n\
         9610,E1,zero,发圈,10,,,,,\n\
         9610,E1,9,发圈,0,,,,,\n\
         9610,3.1E+17,10,发圈,1,,,,,\n\
         9610,E1,11,发圈,1,123,06/07/2026,free,yuan,91110000600037341X\n\
         9610,E1,1,发圈,11,,,,,\n"
            .as_bytes(),
    );
    assert_eq!(
        wrong(&file),
        [
            (3, "no_export_mode"),
            (4, "no_export_number"),
            (5, "no_export_line"),
            (6, "no_export_name"),
            (7, "no_export_quantity"),
            (8, "bad_line_mode"),
            (9, "bad_export_line"),
            (10, "bad_export_quantity"),
            (11, "number_mangled"),
            (12, "bad_cn10"),
            (12, "bad_line_day"),
            (12, "bad_export_price"),
            (12, "bad_line_currency"),
            (12, "bad_uscc"),
            (13, "export_line_twice"),
        ]
    );
    assert_eq!(file.lines.len(), 2);
    assert_eq!((file.lines[1].line, file.lines[1].cn10.clone()), (11, None));
}

#[test]
fn a_workbook_of_declarations_and_a_sheet_in_gb18030_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heads = [
        "监管方式",
        "报关单号",
        "项号",
        "商品名称",
        "规格型号",
        "成交数量",
        "成交单位",
        "单价",
        "币制",
        "出口日期",
        "境内发货人",
        "货号",
    ];
    let cells = [
        "跨境电商出口海外仓(9810)",
        "530420260001234567",
        "2",
        "台灯",
        "LED-5",
        "1,200",
        "台",
        "35.50",
        "502",
        "2026年1月31日",
        "示例贸易",
        "L-1",
    ];
    for (column, (head, cell)) in (0..).zip(heads.into_iter().zip(cells)) {
        sheet.write(0, column, head).expect("a head");
        sheet.write(1, column, cell).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let file = take(&bytes);
    assert_eq!(file.problems, []);
    let line = &file.lines[0];
    assert_eq!(
        (line.mode.as_str(), line.number.as_str(), line.line),
        ("9810", "530420260001234567", 2)
    );
    assert_eq!(line.quantity, Decimal::whole(1200));
    assert_eq!(
        line.value(None).map(Money::named).as_deref(),
        Some("35.50 USD")
    );
    assert_eq!(
        line.released.map(|day| day.to_string()).as_deref(),
        Some("2026-01-31")
    );
    assert!(looks_like_one(&bytes, None));

    let text = "监管方式\t清单编号\t项号\t品名\t数量\n1210\tE9\t1\t毛巾\t3\n";
    let (bytes, _, unmapped) = encoding_rs::GB18030.encode(text);
    assert!(!unmapped);
    let file = take(&bytes);
    assert_eq!(
        (file.problems.len(), file.lines[0].name.as_str()),
        (0, "毛巾")
    );
    assert_eq!(file.encoding, "gb18030");
    assert!(!looks_like_one(
        "SKU,Barcode,品名\nK-1,1,x\n".as_bytes(),
        None
    ));
}

#[test]
fn a_row_said_twice_counts_as_repeated() {
    let file = take("监管方式,清单编号,项号,品名,数量\n9610,E1,1,a,1\n9610,E1,1,a,1\n".as_bytes());
    assert_eq!((file.rows, file.lines.len(), file.repeated), (2, 1, 1));
    assert_eq!(file.problems, []);
}
