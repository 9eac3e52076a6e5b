//! Samples of the facts of shipments.

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, Country, PalletNumber, PartyCode, SellerCode, ShipmentNumber,
    Uscc,
};
use crate::domain::export_line::ExportRef;
use crate::domain::goods::{Goods, GoodsValue, ValueBasis};
use crate::domain::ids::{Hash, UnitId};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::{Currency, Money};
use crate::domain::party::Party;
use crate::domain::preflight::CheckCode;
use crate::domain::printed::Sscc;
use crate::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, PalletMaterial, PalletTerms, ShipMode,
    ShipmentTerms, WeighedBy,
};
use crate::domain::time::Day;
use crate::ledger::fact::{
    Body, ChunkRef, ClosedConsignment, DeclaredGoods, ExportedUnits, JoinedCarton, LeftShipment,
    MadePapers, ReopenedConsignment, ShipFact, SignedFinding, SsccRange, TakenFile,
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
        sample(
            r#"{"cartons":2,"consignment":"SH-1-1","gross_g":28400,"list":"0404040404040404040404040404040404040404040404040404040404040404","net_g":140,"revision":1,"units":7,"value":{"currency":"USD","minor":1050},"volume_mm3":168000000}"#,
            ShipFact::ConsignmentClosed(Box::new(ClosedConsignment {
                consignment: consignment(),
                revision: 1,
                list: Hash([4; 32]),
                cartons: 2,
                units: 7,
                gross_g: 28_400,
                net_g: Some(140),
                volume_mm3: 168_000_000,
                value: Some(usd(1050)),
            })),
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
            r#"{"container":"C-01","sscc":"106141412345678908"}"#,
            ShipFact::SsccGiven {
                sscc: Sscc::parse("106141412345678908").expect("a number"),
                container: carton(),
            },
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
        exports(),
        shipments(),
        consignments(),
        cartons(),
    ]
    .concat()
}
