//! What spoils exports and goods data of a good consignment, and what is said of it.

use super::rows::Row;
use super::{Case, spoilt};
use crate::domain::codes::TariffCode;
use crate::domain::decimal::Decimal;
use crate::domain::finding::OriginalState;
use crate::domain::goods::{BrandKind, GoodsTrait, GoodsValue, ValueBasis};
use crate::domain::measure::Grams;
use crate::domain::money::Currency;
use crate::domain::preflight::tests::{day, export, seller, usd};
use crate::domain::preflight::{CheckCode, Level};

#[expect(clippy::too_many_lines, reason = "a row for each case")]
pub(super) fn exports() -> Vec<Row> {
    vec![
        (
            CheckCode::ExportReference,
            Level::Block,
            || spoilt(|case| case.unit().exported = None),
            "No line of an export paper belongs to it",
            "没有对应的出口清单行",
        ),
        (
            CheckCode::ExportReference,
            Level::Block,
            || spoilt(|case| case.lines(|line| line.mode = "0110".to_owned())),
            "Mode 0110 is none of 9610, 9710, 9810, 1210",
            "监管方式 0110 不是",
        ),
        (
            CheckCode::ExportReference,
            Level::Block,
            || spoilt(|case| case.lines(|line| line.released = None)),
            "lacks its number, line or day of release",
            "缺少编号、行号或放行日期",
        ),
        (
            CheckCode::ExportLine,
            Level::Block,
            || spoilt(|case| case.lines(|line| line.name = "发绳".to_owned())),
            "Named 发圈, on the export line 发绳",
            "品名为发圈，出口清单行为发绳",
        ),
        (
            CheckCode::ExportLine,
            Level::Block,
            || spoilt(|case| case.lines(|line| line.cn10 = TariffCode::parse("9615110000"))),
            "Code 9615900000, on the export line 9615110000",
            "商品编号 9615900000，出口清单行为 9615110000",
        ),
        (
            CheckCode::ExportLine,
            Level::Block,
            || spoilt(|case| case.lines(|line| line.currency = Currency::parse("CNY"))),
            "Value in USD, on the export line in CNY",
            "币制 USD，出口清单行为 CNY",
        ),
        (
            CheckCode::ExportLine,
            Level::Block,
            || spoilt(|case| case.lines(|line| line.price = Decimal::parse("4.49"))),
            "Value 4.50 USD, on the export line 4.49 USD",
            "价值 4.50 USD，出口清单行为 4.49 USD",
        ),
        (
            CheckCode::ExportBalance,
            Level::Block,
            || spoilt(|case| case.lines(|line| line.quantity = Decimal::whole(4))),
            "Line 3 of E20260000001: 4 went out, 5 come back",
            "E20260000001 第 3 行：出口 4，退回 5",
        ),
        (
            CheckCode::ExportBalance,
            Level::Block,
            || {
                spoilt(|case| {
                    let key = (seller(), "E20260000001".to_owned(), 3);
                    case.beside.returned.insert(key, 6);
                })
            },
            "10 went out, 11 come back",
            "出口 10，退回 11",
        ),
        (
            // 150 g are three of the five, which weigh 50 g each.
            CheckCode::ExportBalance,
            Level::Block,
            || {
                spoilt(|case| {
                    case.lines(|line| {
                        line.unit = Some("035".to_owned());
                        line.quantity = Decimal::parse("0.15").expect("a quantity");
                    });
                    case.goods(|goods| goods.net = Some(Grams(50)));
                })
            },
            "3 went out, 5 come back",
            "出口 3，退回 5",
        ),
        (
            CheckCode::SixMonths,
            Level::Block,
            || spoilt(|case| case.of.shipment.arrives = None),
            "When it arrives is not known",
            "到达日期未知",
        ),
        (
            CheckCode::SixMonths,
            Level::Block,
            || spoilt(|case| case.of.shipment.arrives = Some(day("2027-03-02"))),
            "Free of duty until 2027-03-01, it arrives 2027-03-02",
            "免税期至 2027-03-01，预计 2027-03-02 到达",
        ),
        (
            CheckCode::SixMonths,
            Level::Block,
            || {
                spoilt(|case| {
                    // 2027-01-19 and 35 days by sea and 7 days more.
                    case.of.shipment.arrives = None;
                    case.of.shipment.cut_off = Some(day("2027-01-19"));
                })
            },
            "Free of duty until 2027-03-01, it arrives 2027-03-02",
            "预计 2027-03-02 到达",
        ),
        (
            CheckCode::TwelveMonths,
            Level::Block,
            || spoilt(|case| case.of.shipment.arrives = Some(day("2027-09-02"))),
            "Returned goods until 2027-09-01, it arrives 2027-09-02",
            "退运期至 2027-09-01",
        ),
        (
            CheckCode::TaxWindow,
            Level::Block,
            || {
                spoilt(|case| {
                    case.unit().exported = None;
                    case.unit().export = Some(export("2025-12-31"));
                })
            },
            "No rule of the tax-free way back covers an export of 2025-12-31 under 9610",
            "2025-12-31 以 9610 出口，不在免税退运政策期内",
        ),
        (
            CheckCode::Food,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.traits = vec![GoodsTrait::Food])),
            "Food does not come back free of tax",
            "食品不能免税退运",
        ),
        (
            // By its seller's product book.
            CheckCode::Food,
            Level::Block,
            || spoilt(|case| case.known().category = Some("Grocery".to_owned())),
            "Food does not come back free of tax",
            "食品不能免税退运",
        ),
        (
            CheckCode::OriginalState,
            Level::Warn,
            || spoilt(|case| case.unit().original_state = Some(OriginalState::Lost)),
            "It is no longer as it was exported",
            "已非原状",
        ),
        (
            CheckCode::OriginalState,
            Level::Warn,
            || spoilt(|case| case.known().is_repaired = true),
            "It was repaired here",
            "已在本仓维修",
        ),
        (
            CheckCode::Used,
            Level::Warn,
            || spoilt(|case| case.unit().returned = None),
            "Graded Like new with no return record",
            "没有退货记录",
        ),
        (
            CheckCode::Evidence,
            Level::Block,
            || spoilt(|case| case.unit().returned = None),
            "No return of the platform belongs to it",
            "没有平台退货记录",
        ),
        (
            CheckCode::Evidence,
            Level::Block,
            || spoilt(|case| case.unit().reason = Some(" ".to_owned())),
            "The return has no reason",
            "退货记录没有原因",
        ),
        (
            CheckCode::Evidence,
            Level::Block,
            || spoilt(|case| case.unit().photos = 1),
            "Photos: 1, wanted 2",
            "照片 1 张，需要 2 张",
        ),
    ]
}

fn named(name_en: &'static str) -> Case {
    spoilt(|case| case.goods(|goods| goods.name_en = Some(name_en.to_owned())))
}

fn named_zh(name_zh: &'static str) -> Case {
    spoilt(|case| case.goods(|goods| goods.name_zh = Some(name_zh.to_owned())))
}

#[expect(clippy::too_many_lines, reason = "a row for each case")]
pub(super) fn goods() -> Vec<Row> {
    vec![
        (
            CheckCode::TariffCode,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.cn10 = None)),
            "China's code of ten digits lacks",
            "缺少十位商品编号",
        ),
        (
            CheckCode::TariffCode,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.us10 = None)),
            "The Schedule B number of ten digits lacks",
            "缺少美国 Schedule B 十位编号",
        ),
        (
            CheckCode::TariffShared,
            Level::Warn,
            || spoilt(|case| case.goods(|goods| goods.us10 = TariffCode::parse("9615110000"))),
            "9615900000 and 9615110000 differ in their first six digits",
            "9615900000 与 9615110000 前六位不同",
        ),
        (
            CheckCode::Names,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.name_en = None)),
            "The English name lacks",
            "缺少英文品名",
        ),
        (
            CheckCode::Names,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.name_zh = None)),
            "The Chinese name lacks",
            "缺少中文品名",
        ),
        (
            CheckCode::Names,
            Level::Block,
            || named("hair ties 发圈"),
            "has signs that are not English",
            "含非英文字符",
        ),
        (
            CheckCode::Names,
            Level::Block,
            || {
                let long = "a".repeat(201);
                spoilt(|case| case.goods(|goods| goods.name_en = Some(long.clone())))
            },
            "The English name has 201 signs, at most 200",
            "英文品名 201 个字符，最多 200 个",
        ),
        (
            CheckCode::Names,
            Level::Block,
            || named("Gift"),
            "“Gift” does not say what it is",
            "“Gift”过于笼统",
        ),
        (
            CheckCode::Names,
            Level::Block,
            || named_zh("圈A1"),
            "“圈A1” has too few Chinese characters",
            "中文品名“圈A1”汉字太少",
        ),
        (
            CheckCode::Names,
            Level::Block,
            || named_zh("配件"),
            "“配件” does not say what it is",
            "“配件”过于笼统",
        ),
        (
            CheckCode::Value,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.value = None)),
            "No value is declared",
            "未申报价值",
        ),
        (
            CheckCode::Value,
            Level::Block,
            || spoilt(|case| case.value(0)),
            "A value of 0.00 USD is none",
            "价值 0.00 USD 无效",
        ),
        (
            CheckCode::Value,
            Level::Block,
            || spoilt(|case| case.of.terms.currency = Currency::parse("CNY").expect("a currency")),
            "4.50 USD is not in CNY, the currency of the papers",
            "4.50 USD 不是单证币制 CNY",
        ),
        (
            CheckCode::ValueLow,
            Level::Warn,
            || spoilt(|case| case.known().price = Some(usd(4501))),
            "4.50 USD is far below the price of 45.01 USD",
            "4.50 USD 远低于售价 45.01 USD",
        ),
        (
            CheckCode::ValueLow,
            Level::Warn,
            || spoilt(|case| case.known().first_value = Some(usd(299))),
            "4.50 USD is far from 2.99 USD, which was declared first",
            "4.50 USD 与首次录入的 2.99 USD 相差过大",
        ),
        (
            CheckCode::ValueEstimated,
            Level::Note,
            || {
                spoilt(|case| {
                    case.goods(|goods| {
                        goods.value = goods.value.map(|value| GoodsValue {
                            basis: ValueBasis::Estimated,
                            ..value
                        });
                    });
                })
            },
            "4.50 USD is a guess",
            "4.50 USD 为估价",
        ),
        (
            CheckCode::Origin,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.origin = None)),
            "The country of origin lacks",
            "缺少原产国",
        ),
        (
            CheckCode::Origin,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.brand_kind = Some(BrandKind::Domestic))),
            "The brand lacks",
            "缺少品牌",
        ),
        (
            CheckCode::BrandListed,
            Level::Warn,
            || spoilt(|case| case.unit().facts.push("brand_restricted".to_owned())),
            "The brand is restricted by its owner",
            "品牌受权利人限制",
        ),
    ]
}
