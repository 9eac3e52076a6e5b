//! Pre-flight of a consignment of 1,000 units, every finding at once.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use returnbay::domain::codes::{
    ConsignmentNumber, ContainerName, Country, Eccn, PartyCode, SellerCode, ShipmentNumber,
    TariffCode, UnitTag, Uscc,
};
use returnbay::domain::consignment::{ConsignedCarton, ConsignedUnit, Consignment, Parties};
use returnbay::domain::decimal::Decimal;
use returnbay::domain::decision::Decision;
use returnbay::domain::expected::ReturnRef;
use returnbay::domain::export_line::ExportLine;
use returnbay::domain::finding::OriginalState;
use returnbay::domain::goods::{BrandKind, Goods, GoodsTrait, GoodsValue, ValueBasis};
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::ids::UnitId;
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::party::Party;
use returnbay::domain::preflight::{Context, UnitContext, preflight};
use returnbay::domain::printed::Sscc;
use returnbay::domain::product::Battery;
use returnbay::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms, WeighedBy,
};
use returnbay::domain::time::Day;
use returnbay::exchange::data;

use crate::measure::{Run, Times, Verdict, note, ratio};

/// Units at full size.
const UNITS: u32 = 1000;
/// Units of a carton.
const OF_CARTON: u32 = 20;
/// How many SKUs there are.
const SKUS: u32 = 100;
/// How often it is looked at.
const TIMED: usize = 50;
/// The most milliseconds that the slowest may take.
const LIMIT_MS: f64 = 50.0;

/// Measures. The floor goes over every unit once and adds up its value.
pub fn run(run: &Run) -> Verdict {
    let of = consignment(run.size(UNITS));
    let (rules, context) = (data::preflight::preflight_rules(), context(&of));
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let mut found = 0;
    for _ in 0..TIMED {
        let start = Instant::now();
        black_box(of.totals());
        floor.push(start.elapsed());
        let start = Instant::now();
        found = black_box(preflight(&of, &rules, &context)).len();
        ours.push(start.elapsed());
    }
    let (ours, floor) = (Times::of(ours), Times::of(floor));
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    note(&format!(
        "pre-flight: {found} findings, p50 {:.3} ms, {:.1} times its floor of {:.3} ms",
        ms(ours.median()),
        ratio(ours.median(), floor.median()),
        ms(floor.median())
    ));
    run.limit(
        "pre-flight, longest",
        ms(ours.permille(1000)),
        "ms",
        LIMIT_MS,
    )
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller")
}

fn party(code: &str) -> Party {
    let code = PartyCode::parse(code).expect("a code");
    Party {
        name_zh: Some("示例贸易".to_owned()),
        address_zh: Some("深圳市".to_owned()),
        uscc: Uscc::parse("91110000600037341L"),
        sellers: vec![seller()],
        ..Party::of(code, Country::china())
    }
}

/// Every third SKU lacks its origin, every fifth has a battery.
fn unit(number: u32) -> ConsignedUnit {
    let sku = number % SKUS;
    let money = Money {
        minor: i64::from(300 + sku),
        currency: Currency::USD,
    };
    let goods = Goods {
        name_en: Some(format!("hair ties {sku}")),
        name_zh: Some("发圈".to_owned()),
        cn10: TariffCode::parse("9615900000"),
        us10: TariffCode::parse("9615904000"),
        origin: (!sku.is_multiple_of(3)).then(Country::china),
        brand_kind: Some(BrandKind::None),
        net: Some(Grams(400)),
        value: Some(GoodsValue {
            money,
            basis: ValueBasis::Export,
        }),
        eccn: Eccn::parse("EAR99"),
        traits: vec![GoodsTrait::Electric],
        ..Goods::default()
    };
    let line = ExportLine {
        seller: seller(),
        mode: "9610".to_owned(),
        number: format!("E{sku:010}"),
        line: 1,
        released: Day::parse("2026-09-01"),
        sku: Some(format!("SKU-{sku}")),
        name: "发圈".to_owned(),
        model: None,
        cn10: TariffCode::parse("9615900000"),
        quantity: Decimal::whole(9),
        unit: None,
        price: Decimal::parse("3.5"),
        currency: Some(Currency::USD),
        exporter: None,
        exporter_uscc: None,
        order: None,
    };
    ConsignedUnit {
        unit: UnitId(u128::from(number)),
        tag: UnitTag::make("A00", u64::from(number)).expect("a tag"),
        seller: Some(seller()),
        sku: line.sku.clone(),
        asin: None,
        title: None,
        serial: None,
        grade: Some(Grade::Good),
        returned: Some(ReturnRef {
            seller: seller(),
            order_id: None,
            rma_id: None,
        }),
        reason: Some("CR-DEFECTIVE".to_owned()),
        inspected: Day::numbered(20_000),
        weight: Some(Grams(500)),
        battery: if sku.is_multiple_of(5) {
            Battery::Contained
        } else {
            Battery::None
        },
        class: HazardClass::None,
        original_state: Some(OriginalState::Kept),
        facts: Vec::new(),
        photos: 2,
        picture: None,
        export: None,
        exported: Some(line),
        goods,
    }
}

fn consignment(units: u32) -> Consignment {
    let shipment = ShipmentNumber::parse("SH-1").expect("a number");
    let cartons = (0..units.div_ceil(OF_CARTON)).map(|at| {
        let from = at * OF_CARTON;
        let units: Vec<_> = (from..units.min(from + OF_CARTON)).map(unit).collect();
        let count = u32::try_from(units.len()).expect("few");
        ConsignedCarton {
            container: ContainerName::parse(&format!("C-{at:03}")).expect("a carton"),
            number: at + 1,
            sscc: Sscc::make(&format!("1061414{at:010}")),
            pallet: None,
            seal: None,
            seal_photo: None,
            measure: Some(CartonMeasure {
                sides: [Millimetres(600), Millimetres(400), Millimetres(350)],
                gross: Grams(700 + 500 * count),
                tare: Grams(700),
                by: WeighedBy::Scale,
            }),
            is_sealed: true,
            units,
        }
    });
    Consignment {
        shipment: ShipmentTerms {
            shipment: shipment.clone(),
            mode: ShipMode::Air,
            forwarder: None,
            carrier: None,
            voyage: None,
            bill: None,
            cut_off: Day::parse("2026-12-10"),
            arrives: None,
        },
        terms: ConsignmentTerms {
            consignment: ConsignmentNumber::parse("SH-1-1").expect("a number"),
            shipment,
            importer: PartyCode::parse("SZ-A").expect("a code"),
            exporter: PartyCode::parse("US-A"),
            notify: None,
            route: CustomsRoute::DutyFree,
            currency: Currency::USD,
            invoice: None,
            incoterm: None,
            itn: None,
            reason: None,
        },
        parties: Parties {
            importer: Some(party("SZ-A")),
            exporter: Some(party("US-A")),
            notify: None,
            forwarder: None,
        },
        revision: 1,
        pallets: Vec::new(),
        cartons: cartons.collect(),
    }
}

fn context(of: &Consignment) -> Context {
    let known = UnitContext {
        decision: Some(Decision::ShipChina),
        ..UnitContext::default()
    };
    Context {
        today: Day::parse("2026-11-30").expect("a day"),
        deadlines: Arc::new(data::deadlines::deadlines()),
        units: of.units().map(|unit| (unit.unit, known.clone())).collect(),
        returned: BTreeMap::new(),
        beside: BTreeMap::new(),
        screened: None,
    }
}
