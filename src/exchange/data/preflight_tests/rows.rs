//! What spoils a good consignment and what is said of it: where units are, cartons, parties, filings, danger.

use super::goods_rows::{exports, goods};
use super::{Case, spoilt};
use crate::domain::codes::{Eccn, HkBr, PartyCode, TariffCode};
use crate::domain::consignment::ConsignedUnit;
use crate::domain::decision::Decision;
use crate::domain::goods::{GoodsTrait, GoodsValue};
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::domain::preflight::tests::day;
use crate::domain::preflight::{CheckCode, Level};
use crate::domain::product::Battery;
use crate::domain::screening::{Hit, HitBy, PartyHit};
use crate::domain::shipment::PalletMaterial;

/// A check, what spoils a good consignment, and what is said of it.
pub(super) type Row = (CheckCode, Level, fn() -> Case, &'static str, &'static str);

fn holds() -> Vec<Row> {
    vec![
        (
            CheckCode::Decision,
            Level::Block,
            || spoilt(|case| case.known().is_held = true),
            "It is on hold: end the hold, or take it out of the carton",
            "它在暂存中：结束暂存，或从箱中取出",
        ),
        (
            CheckCode::Decision,
            Level::Block,
            || spoilt(|case| case.known().decision = Some(Decision::Resell)),
            "It is decided otherwise: Resell. Take it out, or change the decision",
            "处理决定不是发往中国",
        ),
        (
            CheckCode::Decision,
            Level::Block,
            || spoilt(|case| case.known().decision = None),
            "Nothing is decided of it",
            "尚未决定如何处理",
        ),
        (
            CheckCode::Elsewhere,
            Level::Block,
            || spoilt(|case| case.of.cartons[1].units[0] = case.of.cartons[0].units[0].clone()),
            "It is in C-01 as well",
            "它同时在 C-01 中",
        ),
        (
            CheckCode::Elsewhere,
            Level::Block,
            || spoilt(|case| case.known().is_missing = true),
            "A count missed it",
            "盘点时未找到",
        ),
        (
            CheckCode::Elsewhere,
            Level::Block,
            || spoilt(|case| case.known().elsewhere = Some("B-7".to_owned())),
            "It is promised to B-7",
            "它已归入 B-7",
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "a row for each case")]
fn cartons() -> Vec<Row> {
    vec![
        (
            CheckCode::CartonReady,
            Level::Block,
            || spoilt(|case| case.of.cartons[0].is_sealed = false),
            "The carton is not sealed: seal it",
            "箱子未封：请封箱",
        ),
        (
            CheckCode::CartonReady,
            Level::Block,
            || spoilt(|case| case.of.cartons[0].measure = None),
            "The carton is not weighed and measured",
            "箱子未称重或未量尺寸",
        ),
        (
            CheckCode::CartonReady,
            Level::Block,
            || spoilt(|case| case.of.cartons[1].units.clear()),
            "There is nothing in it",
            "其中没有商品",
        ),
        (
            CheckCode::CartonHeavy,
            Level::Block,
            || spoilt(|case| weigh(case, 22_701)),
            "It weighs 22.701 kg, the limit is 22.700 kg",
            "上限 22.700 kg",
        ),
        (
            CheckCode::CartonScale,
            Level::Warn,
            || spoilt(|case| weigh(case, 2700)),
            "its units and the empty carton 2.200 kg",
            "商品加空箱应为 2.200 kg",
        ),
        (
            CheckCode::NetGross,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.net = None)),
            "Its net weight is not known",
            "净重未知",
        ),
        (
            CheckCode::NetGross,
            Level::Block,
            || spoilt(|case| case.unit().goods.net = Some(Grams(501))),
            "is above gross",
            "大于毛重",
        ),
        (
            CheckCode::CartonNumbers,
            Level::Block,
            || spoilt(|case| case.of.cartons[1].number = 3),
            "The next carton should be C/NO. 2",
            "下一箱应为 C/NO. 2",
        ),
        (
            CheckCode::CartonNumbers,
            Level::Block,
            || spoilt(|case| case.of.cartons[0].sscc = None),
            "The carton has no SSCC",
            "箱子没有 SSCC",
        ),
        (
            CheckCode::CartonNumbers,
            Level::Block,
            || spoilt(|case| case.of.cartons[1].sscc = case.of.cartons[0].sscc.clone()),
            "is on another carton too",
            "已用于另一箱",
        ),
    ]
}

pub(super) fn weigh(case: &mut Case, gross: u32) {
    let measure = case.of.cartons[0].measure.as_mut().expect("a measure");
    measure.gross = Grams(gross);
}

#[expect(clippy::too_many_lines, reason = "a row for each case")]
fn parties() -> Vec<Row> {
    vec![
        (
            CheckCode::Importer,
            Level::Block,
            || spoilt(|case| case.of.parties.importer = None),
            "The importer is not known",
            "收货人未录入",
        ),
        (
            CheckCode::Importer,
            Level::Block,
            || spoilt(|case| case.importer().address_zh = None),
            "The importer lacks its address",
            "收货人缺少地址",
        ),
        (
            CheckCode::Importer,
            Level::Block,
            || {
                spoilt(|case| {
                    case.importer().uscc = None;
                    case.importer().hk_br = HkBr::parse("12345678");
                })
            },
            "The importer has no USCC",
            "收货人没有统一社会信用代码",
        ),
        (
            CheckCode::Importer,
            Level::Block,
            || spoilt(|case| case.importer().sellers.clear()),
            "It may not import goods of S-01",
            "不得进口 S-01 的货物",
        ),
        (
            CheckCode::OriginalExporter,
            Level::Block,
            || {
                spoilt(|case| {
                    case.importer().sellers.clear();
                    case.importer().uscc = None;
                })
            },
            "The export was by 91110000600037341L: choose that firm",
            "原出口企业为 91110000600037341L：以该企业收货",
        ),
        (
            CheckCode::Agency,
            Level::Note,
            || spoilt(|case| case.importer().uscc = None),
            "its written agency goes with the papers",
            "随单附书面代理授权",
        ),
        (
            CheckCode::Screening,
            Level::Warn,
            || spoilt(|case| case.beside.screened = None),
            "No list loaded",
            "未加载名单",
        ),
        (
            CheckCode::Screening,
            Level::Warn,
            || {
                spoilt(|case| {
                    let screened = case.beside.screened.as_mut().expect("a list");
                    screened.lists[0].listed = day("2026-10-30");
                })
            },
            "The list CSL of 2026-10-30 is 31 days old",
            "名单 CSL 日期 2026-10-30，已有 31 天",
        ),
        (
            CheckCode::ScreeningHit,
            Level::Warn,
            || {
                spoilt(|case| {
                    let screened = case.beside.screened.as_mut().expect("a list");
                    screened.hits = vec![hit()];
                })
            },
            "Example Trading is like EXAMPLE TRADERS (another name of it, 95 %), entry a1 (Entity List) of CSL",
            "Example Trading 与 EXAMPLE TRADERS 相似（别名，95%），名单 CSL 条目 a1 (Entity List)",
        ),
        (
            CheckCode::ScreeningList,
            Level::Note,
            || {
                spoilt(|case| {
                    let screened = case.beside.screened.as_mut().expect("a list");
                    screened.hits = vec![hit()];
                })
            },
            "Compared with CSL of 2026-11-20, 10 days old, 20000 entries: 1 hit",
            "已与名单 CSL（2026-11-20，已有 10 天，20000 个条目）比对：命中 1 处",
        ),
    ]
}

/// An entry of the list that is like the importer.
pub(super) fn hit() -> PartyHit {
    PartyHit {
        who: "SZ-A".to_owned(),
        party: PartyCode::parse("SZ-A"),
        list: "CSL".to_owned(),
        hit: Hit {
            entry: "a1".to_owned(),
            source: Some("Entity List".to_owned()),
            own: "Example Trading".to_owned(),
            name: "EXAMPLE TRADERS".to_owned(),
            by: HitBy::AltName,
            permille: 950,
            same_country: true,
        },
    }
}

#[expect(clippy::too_many_lines, reason = "a row for each case")]
fn filings() -> Vec<Row> {
    vec![
        (
            CheckCode::Eei,
            Level::Block,
            || spoilt(|case| case.of.parties.exporter = None),
            "The exporter (USPPI) is not known",
            "出口人（USPPI）未定",
        ),
        (
            CheckCode::Eei,
            Level::Block,
            || spoilt(|case| case.of.terms.itn = Some("X2026113000000".to_owned())),
            "“X2026113000000” is no ITN",
            "“X2026113000000”不是有效 ITN",
        ),
        (
            CheckCode::Eei,
            Level::Block,
            || spoilt(|case| case.value(50_001)),
            "Schedule B 9615904000 comes to 2500.05 USD, above 2500.00 USD",
            "Schedule B 9615904000 合计",
        ),
        (
            CheckCode::Eei,
            Level::Block,
            || {
                spoilt(|case| {
                    let code = TariffCode::parse("9615904000").expect("a code");
                    case.beside.beside.insert(code, 247_751);
                })
            },
            "Schedule B 9615904000 comes to",
            "Schedule B 9615904000 合计",
        ),
        (
            CheckCode::EeiCurrency,
            Level::Warn,
            || {
                spoilt(|case| {
                    let currency = Currency::parse("CNY").expect("a currency");
                    case.goods(|goods| {
                        let money = Money {
                            minor: 3200,
                            currency,
                        };
                        goods.value = goods.value.map(|value| GoodsValue { money, ..value });
                    });
                })
            },
            "Values in CNY are in no sum of US dollars",
            "CNY 价值未计入美元合计",
        ),
        (
            CheckCode::EeiLegend,
            Level::Note,
            Case::good,
            "papers print NOEEI 30.37(a)",
            "单证打印 NOEEI 30.37(a)",
        ),
        (
            CheckCode::Eccn,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.eccn = None)),
            "enter its ECCN, or EAR99",
            "录入 ECCN 或 EAR99",
        ),
        (
            CheckCode::Eccn,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.eccn = Eccn::parse("5A992.c"))),
            "5A992.C to China is filed whatever its value",
            "5A992.C 出口到中国不论价值均须申报",
        ),
    ]
}

pub(super) fn flown(change: impl Fn(&mut ConsignedUnit)) -> Case {
    let mut case = Case::by_air();
    change(case.unit());
    case
}

#[expect(clippy::too_many_lines, reason = "a row for each case")]
fn dangers() -> Vec<Row> {
    vec![
        (
            CheckCode::BatteryUnknown,
            Level::Block,
            || {
                spoilt(|case| {
                    case.unit().battery = Battery::Unknown;
                    case.goods(|goods| goods.traits = vec![GoodsTrait::Electric]);
                })
            },
            "nobody said whether it has a battery",
            "未注明是否含电池",
        ),
        (
            CheckCode::BatteryDamagedAir,
            Level::Block,
            || flown(|unit| unit.class = HazardClass::LithiumSuspect),
            "such never fly",
            "严禁空运",
        ),
        (
            CheckCode::BatteryDamagedAir,
            Level::Block,
            // The cause of the fault is not known, whatever the bench saw (A154).
            || {
                flown(|unit| {
                    unit.battery = Battery::Contained;
                    unit.reason = Some("CR-DEFECTIVE".to_owned());
                    unit.facts.push("lithium_intact".to_owned());
                })
            },
            "such never fly",
            "严禁空运",
        ),
        (
            CheckCode::BatteryDamagedSea,
            Level::Warn,
            || spoilt(|case| case.unit().facts.push("lithium_unknown".to_owned())),
            "pack it apart after P908",
            "按 P908 单独包装",
        ),
        (
            CheckCode::BatteryMode,
            Level::Warn,
            || flown(|unit| unit.battery = Battery::Standalone),
            "UN3480 after PI 965 flies on cargo aircraft only",
            "UN3480 按 PI 965 只能由货机运输",
        ),
        (
            CheckCode::BatteryMarks,
            Level::Note,
            || flown(|unit| unit.battery = Battery::Contained),
            "UN3481 (PI 967 by air): 1 unit",
            "UN3481（空运 PI 967）：1 件",
        ),
        (
            CheckCode::DangerMixed,
            Level::Block,
            || {
                spoilt(|case| {
                    case.of.cartons[0].units[0].class = HazardClass::Lithium;
                    case.of.cartons[0].units[1].class = HazardClass::Flammable;
                })
            },
            "Goods of 2 classes of danger are in it",
            "箱内有 2 种危险类别",
        ),
        (
            CheckCode::DangerDesk,
            Level::Warn,
            || spoilt(|case| case.unit().class = HazardClass::Flammable),
            "ask the dangerous goods desk",
            "询问危险品专员",
        ),
        (
            CheckCode::DangerDesk,
            Level::Warn,
            || {
                let mut case = Case::by_air();
                case.goods(|goods| goods.traits = vec![GoodsTrait::Magnetic]);
                case
            },
            "Goods marked Magnetic fly only when",
            "空运须询问危险品专员",
        ),
    ]
}

fn trade() -> Vec<Row> {
    vec![
        (
            CheckCode::SolidWaste,
            Level::Warn,
            || spoilt(|case| case.unit().grade = Some(Grade::Unsellable)),
            "may be taken for solid waste",
            "可能被认定为固体废物",
        ),
        (
            CheckCode::Worn,
            Level::Warn,
            || {
                spoilt(|case| {
                    case.goods(|goods| goods.traits = vec![GoodsTrait::Worn]);
                    case.unit().grade = Some(Grade::Good);
                })
            },
            "worn clothing or worn shoes (6309)",
            "旧衣物或旧鞋（6309）",
        ),
        (
            CheckCode::UsedElectrical,
            Level::Block,
            || {
                spoilt(|case| {
                    case.goods(|goods| goods.traits = vec![GoodsTrait::Electric]);
                    case.unit().exported = None;
                })
            },
            "used and electrical with no proof of export",
            "旧机电且无出口证明",
        ),
        (
            CheckCode::Wood,
            Level::Block,
            || spoilt(|case| case.of.pallets[0].material = PalletMaterial::UntreatedWood),
            "Pallet 1 is of untreated wood",
            "托盘 1 为未处理木材",
        ),
        (
            CheckCode::DataLeft,
            Level::Block,
            || spoilt(|case| case.goods(|goods| goods.traits = vec![GoodsTrait::Data])),
            "It may still have data of the person who used it",
            "可能仍存有使用者数据",
        ),
        (
            CheckCode::DataLeft,
            Level::Block,
            || spoilt(|case| case.unit().facts.push("not_wiped".to_owned())),
            "It may still have data",
            "可能仍存有使用者数据",
        ),
    ]
}

pub(super) fn rows() -> Vec<Row> {
    [
        holds(),
        cartons(),
        parties(),
        exports(),
        goods(),
        filings(),
        dangers(),
        trade(),
    ]
    .concat()
}
