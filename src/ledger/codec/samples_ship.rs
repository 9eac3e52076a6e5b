//! Samples of the facts of shipments.

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, Country, PalletNumber, PartyCode, SellerCode, ShipmentNumber,
    Uscc,
};
use crate::domain::decimal::Decimal;
use crate::domain::export_line::ExportRef;
use crate::domain::freight::{
    Break, BreakRule, ChargeUnit, Departures, FreightTable, Weekday, Weighed,
};
use crate::domain::goods::{Goods, GoodsSides, GoodsTrait, GoodsValue, SidesBasis, ValueBasis};
use crate::domain::ids::{Hash, UnitId};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::{Currency, Money};
use crate::domain::party::Party;
use crate::domain::preflight::CheckCode;
use crate::domain::printed::Sscc;
use crate::domain::screening::ListedHit;
use crate::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, PalletMaterial, PalletTerms, ShipMode,
    ShipmentTerms, WeighedBy,
};
use crate::domain::time::Day;
use crate::ledger::PackRef;
use crate::ledger::fact::{
    Body, ChunkRef, ClosedConsignment, DeclaredGoods, ExportedUnits, JoinedCarton, LeftShipment,
    MadePapers, RatedFreight, ReopenedConsignment, SetTemplate, ShipFact, SignedFinding, SsccRange,
    TakenFile, TakenScreening,
};

type Sample = (u16, &'static str, Body);

fn sample(text: &'static str, fact: ShipFact) -> Sample {
    (1, text, Body::Ship(fact))
}

fn consignment() -> ConsignmentNumber {
    ConsignmentNumber::parse("SH-1-1").expect("a number")
}

fn shipment() -> ShipmentNumber {
    ShipmentNumber::parse("SH-1").expect("a number")
}

fn carton() -> ContainerName {
    ContainerName::parse("C-01").expect("a carton")
}

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::USD,
    }
}

fn closed(pictures: Option<u32>) -> Body {
    Body::Ship(ShipFact::ConsignmentClosed(Box::new(ClosedConsignment {
        consignment: consignment(),
        revision: 1,
        list: Hash([4; 32]),
        cartons: 2,
        units: 7,
        gross_g: 28_400,
        net_g: Some(140),
        volume_mm3: 168_000_000,
        value: Some(usd(1050)),
        pictures,
    })))
}

/// Samples of versions that are not written any more.
pub(super) fn old_samples() -> Vec<Sample> {
    vec![(
        1,
        r#"{"cartons":2,"consignment":"SH-1-1","gross_g":28400,"list":"0404040404040404040404040404040404040404040404040404040404040404","net_g":140,"revision":1,"units":7,"value":{"currency":"USD","minor":1050},"volume_mm3":168000000}"#,
        closed(None),
    )]
}

/// Goods of which is known how they are packed.
fn lamp() -> Goods {
    Goods {
        packed: Some(GoodsSides {
            sides: [Millimetres(300), Millimetres(200), Millimetres(105)],
            basis: SidesBasis::Estimated,
        }),
        traits: vec![GoodsTrait::Fragile, GoodsTrait::Upright],
        ..Goods::default()
    }
}

fn party_and_goods() -> Vec<Sample> {
    let seller = SellerCode::parse("S-01").expect("a seller");
    let party = Party {
        name_zh: Some("示例贸易".to_owned()),
        uscc: Uscc::parse("91110000600037341L"),
        sellers: vec![seller.clone()],
        ..Party::of(PartyCode::parse("SZ-A").expect("a code"), Country::china())
    };
    let goods = Goods {
        name_en: Some("hair ties".to_owned()),
        net: Some(Grams(20)),
        value: Some(GoodsValue {
            money: usd(150),
            basis: ValueBasis::Export,
        }),
        ..Goods::default()
    };
    vec![
        sample(
            r#"{"country":"CN","name_zh":"示例贸易","party":"SZ-A","sellers":["S-01"],"uscc":"91110000600037341L"}"#,
            ShipFact::PartySet(Box::new(party)),
        ),
        sample(
            r#"{"goods":{"packed":{"basis":"estimated","sides_mm":[300,200,105]},"traits":["fragile","upright"]},"seller":"S-01","sku":"LAMP"}"#,
            ShipFact::GoodsDeclared(Box::new(DeclaredGoods {
                seller: seller.clone(),
                sku: "LAMP".to_owned(),
                goods: lamp(),
                file: None,
            })),
        ),
        sample(
            r#"{"goods":{"name_en":"hair ties","net_g":20,"traits":[],"value":{"basis":"export","money":{"currency":"USD","minor":150}}},"seller":"S-01","sku":"P0360"}"#,
            ShipFact::GoodsDeclared(Box::new(DeclaredGoods {
                seller,
                sku: "P0360".to_owned(),
                goods,
                file: None,
            })),
        ),
    ]
}

/// Rates that are made up: one for everything.
fn freight() -> Vec<Sample> {
    let day = |text| Day::parse(text).expect("a day");
    let table = FreightTable {
        mode: ShipMode::Air,
        currency: Currency::USD,
        valid_from: day("2026-12-01"),
        valid_to: Day::parse("2026-12-31"),
        source: "made up".to_owned(),
        told_on: day("2026-11-28"),
        unit: ChargeUnit::Kilogram,
        divisor: 6000,
        weighed: Weighed::Shipment,
        round_up_to: 500,
        least: 45_000,
        breaks: vec![Break {
            from: 0,
            price: 100,
        }],
        break_rule: BreakRule::OrHigher,
        minimum: 100,
        per_shipment: 100,
        per_carton: 0,
        transit_days: 5,
        departures: Departures::On(vec![Weekday::Monday, Weekday::Thursday]),
        loose_kg_per_cbm: Some(200),
        exchange: vec![(
            Currency::parse("CNY").expect("a code"),
            Decimal::parse("0.1").expect("a rate"),
        )],
    };
    let sea = FreightTable {
        mode: ShipMode::SeaLcl,
        valid_to: None,
        unit: ChargeUnit::CubicMetre,
        divisor: 1000,
        departures: Departures::Every {
            days: 7,
            first: day("2026-12-04"),
        },
        loose_kg_per_cbm: None,
        exchange: Vec::new(),
        ..table.clone()
    };
    let rated = |table, file| ShipFact::FreightRated(Box::new(RatedFreight { table, file }));
    vec![
        sample(
            r#"{"file":"0909090909090909090909090909090909090909090909090909090909090909","table":{"break_rule":"or_higher","breaks":[{"from":0,"price":100}],"currency":"USD","departs":{"on":["mon","thu"]},"divisor":6000,"exchange":[{"currency":"CNY","rate":"0.1"}],"least":45000,"loose_kg_per_cbm":200,"minimum":100,"mode":"air","per_carton":0,"per_shipment":100,"round_up_to":500,"source":"made up","told_on":"2026-11-28","transit_days":5,"unit":"kg","valid_from":"2026-12-01","valid_to":"2026-12-31","weighed":"shipment"}}"#,
            rated(table, Some(Hash([9; 32]))),
        ),
        sample(
            r#"{"table":{"break_rule":"or_higher","breaks":[{"from":0,"price":100}],"currency":"USD","departs":{"days":7,"first":"2026-12-04"},"divisor":1000,"exchange":[],"least":45000,"minimum":100,"mode":"sea_lcl","per_carton":0,"per_shipment":100,"round_up_to":500,"source":"made up","told_on":"2026-11-28","transit_days":5,"unit":"cbm","valid_from":"2026-12-01","weighed":"shipment"}}"#,
            rated(sea.clone(), None),
        ),
        sample(
            r#"{"table":{"break_rule":"or_higher","breaks":[{"from":0,"price":100}],"currency":"USD","departs":{},"divisor":1000,"exchange":[],"least":45000,"minimum":100,"mode":"sea_lcl","per_carton":0,"per_shipment":100,"round_up_to":500,"source":"made up","told_on":"2026-11-28","transit_days":5,"unit":"cbm","valid_from":"2026-12-01","weighed":"shipment"}}"#,
            rated(
                FreightTable {
                    departures: Departures::EveryDay,
                    ..sea
                },
                None,
            ),
        ),
    ]
}

fn shipments() -> Vec<Sample> {
    let day = Day::parse("2027-01-20");
    vec![
        sample(
            r#"{"arrives":"2027-01-20","mode":"sea_lcl","shipment":"SH-1"}"#,
            ShipFact::ShipmentSet(Box::new(ShipmentTerms {
                shipment: shipment(),
                mode: ShipMode::SeaLcl,
                forwarder: None,
                carrier: None,
                voyage: None,
                bill: None,
                cut_off: None,
                arrives: day,
            })),
        ),
        sample(
            r#"{"cartons":2,"consignments":["SH-1-1"],"shipment":"SH-1","units":7}"#,
            ShipFact::ShipmentLeft(LeftShipment {
                shipment: shipment(),
                consignments: vec![consignment()],
                cartons: 2,
                units: 7,
            }),
        ),
        sample(
            r#"{"material":"plywood","pallet":"1","shipment":"SH-1","sides_mm":[1200,1000,1500],"tare_g":18000}"#,
            ShipFact::PalletSet(PalletTerms {
                shipment: shipment(),
                pallet: PalletNumber::parse("1").expect("a number"),
                material: PalletMaterial::Plywood,
                sides: Some([Millimetres(1200), Millimetres(1000), Millimetres(1500)]),
                tare: Grams(18_000),
            }),
        ),
    ]
}

fn consignments() -> Vec<Sample> {
    vec![
        sample(
            r#"{"consignment":"SH-1-1","currency":"USD","importer":"SZ-A","route":"duty_free","shipment":"SH-1"}"#,
            ShipFact::ConsignmentSet(Box::new(ConsignmentTerms {
                consignment: consignment(),
                shipment: shipment(),
                importer: PartyCode::parse("SZ-A").expect("a code"),
                exporter: None,
                notify: None,
                route: CustomsRoute::DutyFree,
                currency: Currency::USD,
                invoice: None,
                incoterm: None,
                itn: None,
                reason: None,
            })),
        ),
        (
            2,
            r#"{"cartons":2,"consignment":"SH-1-1","gross_g":28400,"list":"0404040404040404040404040404040404040404040404040404040404040404","net_g":140,"pictures":5,"revision":1,"units":7,"value":{"currency":"USD","minor":1050},"volume_mm3":168000000}"#,
            closed(Some(5)),
        ),
        sample(
            r#"{"consignment":"SH-1-1","reason":"one carton more","revision":1}"#,
            ShipFact::ConsignmentReopened(ReopenedConsignment {
                consignment: consignment(),
                revision: 1,
                reason: "one carton more".to_owned(),
            }),
        ),
        sample(
            r#"{"check":"used","consignment":"SH-1-1","reason":"sold as open box","revision":2,"units":["00000000000000000000000000000007"]}"#,
            ShipFact::FindingSigned(Box::new(SignedFinding {
                consignment: consignment(),
                revision: 2,
                check: CheckCode::Used,
                units: vec![UnitId(7)],
                listed: Vec::new(),
                reason: "sold as open box".to_owned(),
            })),
        ),
        sample(
            r#"{"consignment":"SH-1-1","files":[{"file":"0505050505050505050505050505050505050505050505050505050505050505","name":"invoice.xlsx"}],"revision":2}"#,
            ShipFact::PapersMade(Box::new(MadePapers {
                consignment: consignment(),
                revision: 2,
                files: vec![("invoice.xlsx".to_owned(), Hash([5; 32]))],
            })),
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "a sample for each kind of fact")]
fn cartons() -> Vec<Sample> {
    vec![
        sample(
            r#"{"consignment":"SH-1-1","container":"C-01","pallet":"1","seller":"S-01"}"#,
            ShipFact::CartonJoined(Box::new(JoinedCarton {
                container: carton(),
                consignment: consignment(),
                seller: SellerCode::parse("S-01").expect("a seller"),
                pallet: PalletNumber::parse("1"),
            })),
        ),
        sample(
            r#"{"consignment":"SH-1-1","container":"C-01"}"#,
            ShipFact::CartonParted {
                container: carton(),
                consignment: consignment(),
            },
        ),
        sample(
            r#"{"container":"C-01","gross_g":14200,"sides_mm":[600,400,350],"tare_g":700,"weighed":"scale"}"#,
            ShipFact::CartonMeasured {
                container: carton(),
                measure: CartonMeasure {
                    sides: [Millimetres(600), Millimetres(400), Millimetres(350)],
                    gross: Grams(14_200),
                    tare: Grams(700),
                    by: WeighedBy::Scale,
                },
            },
        ),
        sample(
            r#"{"container":"C-01","photo":"0606060606060606060606060606060606060606060606060606060606060606","seal":"A-77"}"#,
            ShipFact::CartonSealNoted {
                container: carton(),
                seal: Some("A-77".to_owned()),
                photo: Some(Hash([6; 32])),
            },
        ),
        sample(
            r#"{"container":"C-01","reason":"a wrong unit"}"#,
            ShipFact::ContainerReopened {
                container: carton(),
                reason: "a wrong unit".to_owned(),
            },
        ),
        sample(
            r#"{"count":1000,"first":1,"prefix":"10614141"}"#,
            ShipFact::SsccAllotted(SsccRange {
                prefix: "10614141".to_owned(),
                first: 1,
                count: 1000,
            }),
        ),
        sample(
            r#"{"forwarder":"SZ-A","name":"Sheet of SZ-A","pack":{"hash":"0909090909090909090909090909090909090909090909090909090909090909","id":"sz_a","version":2}}"#,
            ShipFact::TemplateSet(Box::new(SetTemplate {
                pack: PackRef {
                    id: "sz_a".to_owned(),
                    version: 2,
                    hash: Hash([9; 32]),
                },
                name: "Sheet of SZ-A".to_owned(),
                forwarder: PartyCode::parse("SZ-A"),
            })),
        ),
        sample(
            r#"{"container":"C-01","sscc":"106141412345678908"}"#,
            ShipFact::SsccGiven {
                sscc: Sscc::parse("106141412345678908").expect("a number"),
                container: carton(),
            },
        ),
    ]
}

fn screening() -> Vec<Sample> {
    vec![
        sample(
            r#"{"check":"screening_hit","consignment":"SH-1-1","listed":[{"entry":"a1","list":"CSL","name":"EXAMPLE TRADERS","own":"Example Trading","party":"SZ-A"}],"reason":"another firm","revision":2,"units":[]}"#,
            ShipFact::FindingSigned(Box::new(SignedFinding {
                consignment: consignment(),
                revision: 2,
                check: CheckCode::ScreeningHit,
                units: Vec::new(),
                listed: vec![ListedHit {
                    party: "SZ-A".to_owned(),
                    list: "CSL".to_owned(),
                    entry: "a1".to_owned(),
                    own: "Example Trading".to_owned(),
                    name: "EXAMPLE TRADERS".to_owned(),
                }],
                reason: "another firm".to_owned(),
            })),
        ),
        sample(
            r#"{"chunks":[{"hash":"0808080808080808080808080808080808080808080808080808080808080808","rows":1}],"dated":"2026-11-20","encoding":"utf-8","file":"0707070707070707070707070707070707070707070707070707070707070707","file_name":"consolidated.csv","list":"CSL","mapping":[["name","listed_name"]],"rows":2,"skipped":1}"#,
            ShipFact::ScreeningLoaded(Box::new(TakenScreening {
                list: "CSL".to_owned(),
                dated: Day::parse("2026-11-20").expect("a day"),
                file: Hash([7; 32]),
                file_name: "consolidated.csv".to_owned(),
                encoding: "utf-8".to_owned(),
                mapping: vec![("name".to_owned(), "listed_name".to_owned())],
                rows: 2,
                skipped: 1,
                chunks: vec![ChunkRef {
                    hash: Hash([8; 32]),
                    rows: 1,
                }],
            })),
        ),
    ]
}

fn exports() -> Vec<Sample> {
    let seller = SellerCode::parse("S-01").expect("a seller");
    let file = TakenFile {
        seller: seller.clone(),
        file: Hash([7; 32]),
        file_name: "ceb603.xml".to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: vec![("invtNo".to_owned(), "export_number".to_owned())],
        rows: 2,
        skipped: 1,
        chunks: vec![ChunkRef {
            hash: Hash([8; 32]),
            rows: 1,
        }],
    };
    let units = ExportedUnits {
        of: Some(ExportRef {
            seller,
            number: "E202601".to_owned(),
            line: 3,
        }),
        units: vec![UnitId(0x1111_1111_1111_1111_1111_1111_1111_1111)],
    };
    let none = ExportedUnits {
        of: None,
        ..units.clone()
    };
    vec![
        sample(
            r#"{"chunks":[{"hash":"0808080808080808080808080808080808080808080808080808080808080808","rows":1}],"encoding":"utf-8","file":"0707070707070707070707070707070707070707070707070707070707070707","file_name":"ceb603.xml","mapping":[["invtNo","export_number"]],"rows":2,"seller":"S-01","skipped":1}"#,
            ShipFact::ExportsImported(Box::new(file)),
        ),
        sample(
            r#"{"line":3,"number":"E202601","seller":"S-01","units":["11111111111111111111111111111111"]}"#,
            ShipFact::UnitExported(Box::new(units)),
        ),
        sample(
            r#"{"units":["11111111111111111111111111111111"]}"#,
            ShipFact::UnitExported(Box::new(none)),
        ),
    ]
}

pub(super) fn samples_of_ships() -> Vec<Sample> {
    [
        party_and_goods(),
        freight(),
        exports(),
        shipments(),
        consignments(),
        screening(),
        cartons(),
    ]
    .concat()
}
