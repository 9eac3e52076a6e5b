//! A consignment in which nothing is to be found, for tests of the checks; signatures.

use super::*;
use crate::domain::codes::{
    ConsignmentNumber, Country, Eccn, OrderId, PalletNumber, ShipmentNumber, Uscc,
};
use crate::domain::consignment::Parties;
use crate::domain::deadline::ReturnRule;
use crate::domain::deadline::{DeadlineKind, Export};
use crate::domain::decimal::Decimal;
use crate::domain::expected::ReturnRef;
use crate::domain::export_line::ExportLine;
use crate::domain::finding::OriginalState;
use crate::domain::goods::{BrandKind, GoodsValue, ValueBasis};
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::Currency;
use crate::domain::party::Party;
use crate::domain::printed::Sscc;
use crate::domain::product::Battery;
use crate::domain::screening::LoadedList;
use crate::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, PalletMaterial, PalletTerms, ShipMode,
    ShipmentTerms, WeighedBy,
};

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

pub(crate) fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::USD,
    }
}

pub(crate) fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller")
}

fn party(code: &str) -> Party {
    Party {
        name_en: Some("Example Trading".to_owned()),
        name_zh: Some("示例贸易".to_owned()),
        address_zh: Some("深圳市".to_owned()),
        uscc: Uscc::parse("91110000600037341L"),
        sellers: vec![seller()],
        ..Party::of(PartyCode::parse(code).expect("a code"), Country::china())
    }
}

pub(crate) fn line() -> ExportLine {
    ExportLine {
        seller: seller(),
        mode: "9610".to_owned(),
        number: "E20260000001".to_owned(),
        line: 3,
        released: Some(day("2026-09-01")),
        sku: Some("HT-1".to_owned()),
        name: "发圈".to_owned(),
        model: None,
        cn10: TariffCode::parse("9615900000"),
        quantity: Decimal::whole(10),
        unit: None,
        price: Decimal::parse("4.5"),
        currency: Some(Currency::USD),
        exporter: None,
        exporter_uscc: Uscc::parse("91110000600037341L"),
        order: None,
    }
}

/// Goods of a SKU of which all is known.
pub(crate) fn goods() -> Goods {
    Goods {
        name_en: Some("hair ties".to_owned()),
        name_zh: Some("发圈".to_owned()),
        cn10: TariffCode::parse("9615900000"),
        us10: TariffCode::parse("9615904000"),
        origin: Some(Country::china()),
        brand_kind: Some(BrandKind::None),
        net: Some(Grams(400)),
        value: Some(GoodsValue {
            money: usd(450),
            basis: ValueBasis::Export,
        }),
        eccn: Eccn::parse("EAR99"),
        ..Goods::default()
    }
}

fn unit(number: u32) -> ConsignedUnit {
    ConsignedUnit {
        unit: UnitId(u128::from(number)),
        tag: UnitTag::make("A00", u64::from(number)).expect("a tag"),
        seller: Some(seller()),
        sku: Some("HT-1".to_owned()),
        asin: None,
        title: None,
        serial: None,
        grade: Some(Grade::LikeNew),
        returned: Some(ReturnRef {
            seller: seller(),
            order_id: OrderId::parse("112-0000000-0000001"),
            rma_id: None,
        }),
        reason: Some("CR-UNWANTED_ITEM".to_owned()),
        inspected: day("2026-11-01"),
        weight: Some(Grams(500)),
        battery: Battery::None,
        class: HazardClass::None,
        original_state: Some(OriginalState::Kept),
        facts: Vec::new(),
        photos: 2,
        picture: None,
        export: None,
        exported: Some(line()),
        goods: goods(),
    }
}

fn carton(number: u32, units: &[u32]) -> ConsignedCarton {
    let weight = 700 + 500 * u32::try_from(units.len()).expect("few");
    ConsignedCarton {
        container: ContainerName::parse(&format!("C-0{number}")).expect("a carton"),
        number,
        sscc: Sscc::make(&format!("1061414100000000{number}")),
        pallet: PalletNumber::parse("1"),
        seal: None,
        seal_photo: None,
        measure: Some(CartonMeasure {
            sides: [Millimetres(600), Millimetres(400), Millimetres(350)],
            gross: Grams(weight),
            tare: Grams(700),
            by: WeighedBy::Scale,
        }),
        is_sealed: true,
        units: units.iter().map(|number| unit(*number)).collect(),
    }
}

/// A consignment in which nothing is to be found but notes: two cartons, by sea.
pub(crate) fn good() -> Consignment {
    let shipment = ShipmentNumber::parse("SH-1").expect("a number");
    let code = |text: &str| PartyCode::parse(text).expect("a code");
    Consignment {
        shipment: ShipmentTerms {
            shipment: shipment.clone(),
            mode: ShipMode::SeaLcl,
            forwarder: None,
            carrier: Some("Example Line".to_owned()),
            voyage: None,
            bill: None,
            cut_off: None,
            arrives: Some(day("2027-01-15")),
        },
        terms: ConsignmentTerms {
            consignment: ConsignmentNumber::parse("SH-1-1").expect("a number"),
            shipment: shipment.clone(),
            importer: code("SZ-A"),
            exporter: Some(code("US-A")),
            notify: None,
            route: CustomsRoute::DutyFree,
            currency: Currency::USD,
            invoice: None,
            incoterm: None,
            itn: None,
            reason: Some("returned by buyers".to_owned()),
        },
        parties: Parties {
            importer: Some(party("SZ-A")),
            exporter: Some(party("US-A")),
            notify: None,
            forwarder: None,
        },
        revision: 1,
        pallets: vec![PalletTerms {
            shipment,
            pallet: PalletNumber::parse("1").expect("a number"),
            material: PalletMaterial::Plastic,
            sides: None,
            tare: Grams(8000),
        }],
        cartons: vec![carton(1, &[1, 2, 3]), carton(2, &[4, 5])],
    }
}

fn rule(kind: DeadlineKind, months: u32, from: &str, to: Option<&str>) -> ReturnRule {
    ReturnRule {
        kind,
        modes: vec!["9610".to_owned()],
        exported_from: day(from),
        exported_to: to.map(day),
        months,
        without: match kind {
            DeadlineKind::CnReturn6m => vec!["grocery".to_owned()],
            _ => Vec::new(),
        },
        source: "a test".to_owned(),
    }
}

/// What belongs to [`good`].
pub(crate) fn context(of: &Consignment) -> Context {
    let one = UnitContext {
        decision: Some(Decision::ShipChina),
        price: Some(usd(1990)),
        first_value: Some(usd(450)),
        ..UnitContext::default()
    };
    Context {
        today: day("2026-11-30"),
        deadlines: Arc::new(DeadlineRules {
            id: "deadlines".to_owned(),
            version: 1,
            claims: Vec::new(),
            returns: vec![
                rule(
                    DeadlineKind::CnReturn6m,
                    6,
                    "2026-01-01",
                    Some("2027-12-31"),
                ),
                rule(DeadlineKind::CnReturn12m, 12, "2020-03-27", None),
            ],
        }),
        units: of.units().map(|unit| (unit.unit, one.clone())).collect(),
        returned: BTreeMap::new(),
        beside: BTreeMap::new(),
        screened: Some(Screened {
            lists: vec![LoadedList {
                list: "CSL".to_owned(),
                listed: day("2026-11-20"),
                entries: 20_000,
                file_name: "consolidated.csv".to_owned(),
            }],
            hits: Vec::new(),
        }),
    }
}

/// How and when a unit left China, for tests that name no line.
pub(crate) fn export(date: &str) -> Export {
    Export {
        mode: "9610".to_owned(),
        date: day(date),
    }
}

fn finding(level: Level, units: &[u128]) -> Finding {
    Finding {
        check: CheckCode::Used,
        level,
        place: Place::Consignment,
        units: units.iter().copied().map(UnitId).collect(),
        listed: None,
        what: What::NoList {},
    }
}

#[test]
fn a_warning_stands_until_every_unit_of_it_is_signed_for() {
    let signed = |units: &[u128]| Signature {
        check: CheckCode::Used,
        units: units.iter().copied().map(UnitId).collect(),
        listed: Vec::new(),
    };
    let warn = finding(Level::Warn, &[1, 2]);
    assert_eq!(standing(&warn, &[]), Standing::Waits);
    assert_eq!(standing(&warn, &[signed(&[1])]), Standing::Waits);
    assert_eq!(standing(&warn, &[signed(&[1, 2, 3])]), Standing::Signed);
    assert_eq!(
        standing(&warn, &[signed(&[1]), signed(&[2])]),
        Standing::Signed
    );
    let other = Signature {
        check: CheckCode::Evidence,
        ..signed(&[1, 2])
    };
    assert_eq!(standing(&warn, &[other]), Standing::Waits);
    let whole = finding(Level::Warn, &[]);
    assert_eq!(standing(&whole, &[]), Standing::Waits);
    assert_eq!(standing(&whole, &[signed(&[])]), Standing::Signed);
    // No signature lifts a block.
    let block = finding(Level::Block, &[1]);
    assert_eq!(standing(&block, &[signed(&[1])]), Standing::Blocks);
    let note = finding(Level::Note, &[1]);
    assert_eq!(standing(&note, &[]), Standing::Noted);
    let all = [note, warn.clone(), block.clone()];
    assert_eq!(stops(&all, &[]), Some(&block));
    assert_eq!(stops(&all[..2], &[]), Some(&warn));
    assert_eq!(stops(&all[..2], &[signed(&[1, 2])]), None);
    assert_eq!(
        units_of(&all, CheckCode::Used),
        Some(vec![UnitId(1), UnitId(2)])
    );
    assert_eq!(units_of(&all, CheckCode::Worn), None);
}
