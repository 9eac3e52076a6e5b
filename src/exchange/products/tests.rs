use rust_xlsxwriter::Workbook;

use super::*;
use crate::domain::decimal::Decimal;
use crate::domain::measure::Grams;
use crate::domain::money::Money;
use crate::domain::product::{Battery, Product, Restriction};
use crate::domain::time::{Day, Zone};
use crate::text::{Language, Words};

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller's code")
}

fn take(bytes: &[u8]) -> ProductsFile {
    let file = read(bytes, &seller(), &ReadOptions::default()).expect("a product book");
    let problems = file.problems.iter().map(|one| ("problem", one.code));
    let warnings = file.warnings.iter().map(|one| ("warning", one.code));
    for language in Language::ALL {
        let words = Words::new(language, Zone::UTC);
        for (prefix, code) in problems.clone().chain(warnings.clone()) {
            let key = format!("{prefix}-{}", code.replace('_', "-"));
            assert!(words.term(&key).is_some(), "{key} in {}", language.code());
        }
    }
    file
}

fn wrong(file: &ProductsFile) -> Vec<(u64, Option<&str>, &'static str)> {
    file.problems
        .iter()
        .map(|problem| (problem.line, problem.column.as_deref(), problem.code))
        .collect()
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every field of a product may be empty"
)]
fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn lamp() -> Product {
    Product {
        sku: text("K-1"),
        asin: text("B0B4WP8XYZ"),
        fnsku: text("X003RBCVNT"),
        barcodes: vec!["00036000291452".to_owned(), "05901234123457".to_owned()],
        title: text("Lamp"),
        variant: text("red, M"),
        picture: text("lamp.jpg"),
        weight: Some(Grams(1200)),
        battery: Battery::Contained,
        category: text("home"),
        recall: None,
        ..Product::of(seller())
    }
}

#[test]
fn a_sheet_of_english_heads_is_read_as_tabs_and_commas() {
    let heads = "Seller SKU|ASIN|FNSKU|UPC|EAN|Item Name|Color|Size|Main image URL|Weight (kg)|Battery|Category|Buyer name";
    let row = "K-1|b0b4wp8xyz|x003rbcvnt|36000291452|5901234123457|Lamp|red|M|https://pictures.example/a/lamp.jpg?w=1|1.2|yes|home|QZ";
    let tabs = format!("{heads}\n{row}\n").replace('|', "\t");
    let file = take(tabs.as_bytes());
    assert_eq!(file.lines, [lamp()]);
    assert_eq!(file.problems, []);
    assert_eq!(file.dropped_columns, ["Buyer name"]);
    let commas = format!("{heads}\n{row}\n").replace('|', ",");
    assert_eq!(take(commas.as_bytes()).lines, [lamp()]);
}

#[test]
fn a_workbook_of_chinese_heads_is_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heads = [
        "MSKU",
        "ASIN",
        "FNSKU",
        "条码",
        "品名",
        "规格",
        "主图",
        "单品毛重(g)",
        "是否带电",
        "分类",
    ];
    let cells = [
        "K-1",
        "B0B4WP8XYZ",
        "X003RBCVNT",
        "036000291452、5901234123457",
        "Lamp",
        "red, M",
        "lamp.jpg",
        "1,200",
        "内置电池",
        "home",
    ];
    for (column, (head, cell)) in (0..).zip(heads.into_iter().zip(cells)) {
        sheet.write(0, column, head).expect("a head");
        sheet.write(1, column, cell).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let file = take(&bytes);
    assert_eq!(file.problems, []);
    assert_eq!(file.lines, [lamp()]);
    assert_eq!(file.columns.len(), heads.len());
}

#[test]
fn prices_have_a_currency_of_their_own_a_column_or_a_head() {
    let file = take(
        "SKU,New price,Value in China,Currency,Sold,Restrictions\n\
         K-1,$25.99,,USD,,no lots; hazmat\n\
         K-2,25.99,,CNY,,no\n"
            .replace("Value in China", "China value")
            .replace("Sold", "Monthly sales")
            .as_bytes(),
    );
    assert_eq!(file.problems, []);
    let price = |place: usize| file.lines[place].prices.new_price.map(Money::named);
    assert_eq!(price(0).as_deref(), Some("25.99 USD"));
    assert_eq!(price(1).as_deref(), Some("25.99 CNY"));
    let under = [Restriction::NoLots, Restriction::Flammable];
    assert_eq!(file.lines[0].restrictions, under);
    assert_eq!(file.lines[1].restrictions, []);
    let file = take("MSKU,售价（美元）,货值(USD),月销量\nK-1,19.9,\"1,200\",12.5\n".as_bytes());
    assert_eq!(file.problems, []);
    let product = &file.lines[0];
    assert_eq!(
        product.prices.new_price.map(Money::named).as_deref(),
        Some("19.90 USD")
    );
    assert_eq!(
        product.prices.china_value.map(Money::named).as_deref(),
        Some("1200.00 USD")
    );
    assert_eq!(product.prices.demand_per_month, Decimal::parse("12.5"));
}

#[test]
fn a_price_that_cannot_be_read_is_named_and_a_listing_reports_own_is_left_out() {
    let file = take(
        "SKU,New price,Currency,Monthly sales,Restrictions\n\
         K-1,25.99,,,\n\
         K-2,cheap,USD,,\n\
         K-3,1,dollars,,\n\
         K-4,1,USD,often,\n\
         K-5,1,USD,1,forbidden\n"
            .as_bytes(),
    );
    let head = Some("New price");
    assert_eq!(
        wrong(&file),
        [
            (2, head, "price_without_currency"),
            (3, head, "bad_price"),
            (4, head, "bad_price_currency"),
            (5, Some("Monthly sales"), "bad_demand"),
            (6, Some("Restrictions"), "bad_restriction"),
        ]
    );
    assert_eq!(file.lines.len(), 5);
    let listing = take("seller-sku,asin1,price,quantity\nK-1,B0B4WP8XYZ,25.99,3\n".as_bytes());
    assert_eq!(
        (listing.problems.len(), listing.lines[0].prices.new_price),
        (0, None)
    );
}

#[test]
fn how_and_when_goods_left_china_is_read_or_named() {
    let file = take(
        "SKU,监管方式,出口日期\n\
         K-1,9610,2026-06-30\n\
         K-2,0110,2026-06-30\n\
         K-3,1210,06/07/2026\n"
            .as_bytes(),
    );
    let export = file.lines[0].export().expect("both are known");
    assert_eq!(
        (export.mode.as_str(), export.date.to_string().as_str()),
        ("9610", "2026-06-30")
    );
    assert_eq!(
        wrong(&file),
        [
            (3, Some("监管方式"), "bad_export_mode"),
            (4, Some("出口日期"), "bad_export_day"),
        ]
    );
    assert!(file.lines[1..].iter().all(|one| one.export().is_none()));
}

#[test]
fn a_price_holds_from_its_day_or_the_row_goes_without_it() {
    let file = take(
        "SKU,Price (USD),价格生效日,月销量\n\
         K-1,30,,12\n\
         K-1,25.50,2027-01-01,\n\
         K-2,25,01/02/2027,3\n\
         K-3,,2027-01-01,\n"
            .as_bytes(),
    );
    let day = |text: &str| Day::parse(text).expect("a day");
    let price = |place: usize, on: &str| {
        let product: &Product = &file.lines[place];
        let prices = product.prices_on(day(on));
        prices.new_price.map(Money::named)
    };
    assert_eq!(file.lines.len(), 3);
    assert_eq!(price(0, "2026-12-31").as_deref(), Some("30.00 USD"));
    assert_eq!(price(0, "2027-01-01").as_deref(), Some("25.50 USD"));
    assert_eq!(
        file.lines[0].prices_on(day("2027-01-01")).demand_per_month,
        Decimal::parse("12")
    );
    assert_eq!(wrong(&file), [(4, Some("价格生效日"), "bad_price_day")]);
    assert!(file.lines[1].prices_on(day("2027-02-02")).is_empty());
    assert_eq!(file.lines[2].dated, []);
}

#[test]
fn a_bad_cell_is_named_by_line_and_column_and_the_row_is_taken_without_it() {
    let file = take(
        "SKU,Barcode,Weight,Battery,ASIN\n\
         K-1,036000291453;5901234123457,12,maybe,B0B4WP8XYZ\n\
         K-2,9.2E+11,1 stone,none,nothing\n\
         ,5901234123457,,,\n\
         K-3,,5 g,,,over\n"
            .as_bytes(),
    );
    assert_eq!(
        wrong(&file),
        [
            (2, Some("Barcode"), "barcode_wrong_check"),
            (2, Some("Weight"), "weight_without_unit"),
            (2, Some("Battery"), "bad_battery"),
            (3, Some("Barcode"), "number_mangled"),
            (3, Some("Weight"), "bad_weight"),
            (3, Some("ASIN"), "bad_asin"),
            (4, None, "no_product_key"),
            (5, None, "too_many_cells"),
        ]
    );
    assert_eq!(file.rows, 4);
    assert_eq!(file.lines.len(), 2);
    assert_eq!(file.lines[0].barcodes, ["05901234123457"]);
    assert_eq!(file.lines[0].weight, None);
    assert_eq!(file.lines[1].battery, Battery::None);
}

#[test]
fn rows_of_one_product_are_joined_and_a_second_asin_is_a_problem() {
    let file = take(
        "SKU,ASIN,EAN,Title\n\
         K-1,B0B4WP8XYZ,5901234123457,Lamp\n\
         K-1,,036000291452,Other words\n\
         K-1,B0NQH9WRMZ,,\n"
            .as_bytes(),
    );
    assert_eq!(wrong(&file), [(4, None, "product_twice")]);
    assert_eq!(file.lines.len(), 1);
    assert_eq!(file.lines[0].barcodes, ["05901234123457", "00036000291452"]);
    assert_eq!(file.lines[0].title.as_deref(), Some("Lamp"));
    assert_eq!((file.rows, file.repeated), (3, 1));
    assert_eq!(file.warnings[0].code, "joined_rows");
}

#[test]
fn a_recall_is_its_notice_and_a_plain_no_is_none() {
    let file = take("SKU,Barcode,Recall\nK-1,,26-101\nK-2,,No\nK-3,,无\nK-4,,\n".as_bytes());
    let recalls: Vec<_> = file
        .lines
        .iter()
        .map(|line| line.recall.as_deref())
        .collect();
    assert_eq!(recalls, [Some("26-101"), None, None, None]);
}

#[test]
fn a_unit_may_stand_in_a_column_of_its_own() {
    let file = take(b"SKU,Barcode,Item weight,Weight unit\nK-1,,2,lb\nK-2,,7,OZ\n");
    let weights: Vec<_> = file.lines.iter().map(|line| line.weight).collect();
    assert_eq!(weights, [Some(Grams(907)), Some(Grams(198))]);
}

#[test]
fn unknown_columns_get_a_proposal_and_a_person_may_bind_them() {
    let bytes = "品番,the code,SKU\nB0B4WP8XYZ,5901234123457,K-1\n".as_bytes();
    let file = take(bytes);
    assert!(file.lines[0].barcodes.is_empty());
    let proposals: Vec<_> = file
        .columns
        .iter()
        .map(|column| column.becomes.clone())
        .collect();
    use crate::ledger::import::Becomes;
    assert_eq!(
        proposals,
        [
            Becomes::Unknown(Some("asin")),
            Becomes::Unknown(Some("barcode")),
            Becomes::Field("sku"),
        ]
    );
    let options = ReadOptions {
        mapping: Some(vec![("the code".to_owned(), text("barcode"))]),
        ..ReadOptions::default()
    };
    let file = read(bytes, &seller(), &options).expect("a product book");
    assert_eq!(file.lines[0].barcodes, ["05901234123457"]);
}

#[test]
fn a_book_is_told_from_a_report_of_returns() {
    let is_book = |text: &str| looks_like_one(text.as_bytes(), None);
    assert!(is_book("SKU,Barcode\nK-1,5901234123457\n"));
    assert!(!is_book("Order ID,SKU,Barcode\n1,K-1,5901234123457\n"));
    assert!(!is_book("SKU,Title\nK-1,Lamp\n"));
    assert!(!is_book(""));
}
