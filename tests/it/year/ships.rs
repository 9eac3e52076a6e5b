//! Shipments of the year: every other carton goes to China in a consignment of its seller, closed by pre-flight and
//! signatures, and leaves with its shipment; some are opened again before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use returnbay::domain::codes::{
    ConsignmentNumber, ContainerName, Country, Eccn, HkBr, PartyCode, SellerCode, ShipmentNumber,
    TariffCode, Uscc,
};
use returnbay::domain::goods::{BrandKind, Goods, GoodsValue, ValueBasis};
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::party::Party;
use returnbay::domain::preflight::{CheckCode, Level, units_of};
use returnbay::domain::product::{Battery, Product, Says};
use returnbay::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms, WeighedBy,
};
use returnbay::ledger::command::{DeclareGoods, ShipCommand};
use returnbay::ledger::fact::SsccRange;
use returnbay::ledger::query::{ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::view::Job;

use super::floor::{BARCODE, seller};
use super::staff::{contents, number_of};
use super::{SELLERS, Year};

/// What the test itself knows of shipments.
#[derive(Default)]
pub struct Book {
    /// Shipments that left.
    left: u64,
    /// Units that left with them.
    units: u64,
}

fn ship(year: &Year, command: ShipCommand) {
    year.must(Command::Ship(command));
}

fn party(text: &str) -> PartyCode {
    PartyCode::parse(text).unwrap()
}

/// What is asked once.
pub fn begin(year: &Year) {
    let all = SELLERS.map(|code| SellerCode::parse(code).unwrap());
    let importer = Party {
        name_en: Some("Example Trading".to_owned()),
        address_en: Some("Kowloon".to_owned()),
        hk_br: HkBr::parse("12345678"),
        uscc: Uscc::parse("91110000600037341L"),
        sellers: all.to_vec(),
        ..Party::of(party("HK-A"), Country::parse("HK").unwrap())
    };
    ship(year, ShipCommand::SetParty(Box::new(importer)));
    let exporter = Party::of(party("US-A"), Country::parse("US").unwrap());
    ship(year, ShipCommand::SetParty(Box::new(exporter)));
    ship(
        year,
        ShipCommand::AllotSscc(SsccRange {
            prefix: "10614141".to_owned(),
            first: 1,
            count: 1_000,
        }),
    );
    for seller in all {
        let lamp = Product {
            sku: Some("LAMP".to_owned()),
            barcodes: vec![BARCODE.to_owned()],
            battery: Battery::None,
            ..Product::of(seller.clone())
        };
        let taken = year.shell.run(Job::TakeProduct(Box::new(lamp)));
        taken.unwrap();
        let told = DeclareGoods {
            seller,
            goods: vec![("LAMP".to_owned(), lamp_goods())],
            says: Says::Whole,
            file: None,
        };
        ship(year, ShipCommand::DeclareGoods(told));
    }
}

fn lamp_goods() -> Goods {
    let money = Money {
        minor: 450,
        currency: Currency::USD,
    };
    Goods {
        name_en: Some("desk lamp".to_owned()),
        name_zh: Some("台灯".to_owned()),
        cn10: TariffCode::parse("9405210000"),
        us10: TariffCode::parse("9405218000"),
        origin: Country::parse("CN"),
        brand_kind: Some(BrandKind::None),
        net: Some(Grams(400)),
        value: Some(GoodsValue {
            money,
            basis: ValueBasis::Cost,
        }),
        eccn: Eccn::parse("EAR99"),
        ..Goods::default()
    }
}

/// Whether a sealed carton goes with a shipment and not by itself.
pub fn takes(carton: &ContainerName) -> bool {
    let last = carton.as_str().bytes().last();
    last.is_some_and(|digit| digit.is_ascii_digit() && digit % 2 == 0)
}

/// Lets sealed cartons leave with a shipment of their own, one consignment for each seller.
pub fn leave(year: &mut Year, cartons: &[ContainerName]) {
    if cartons.is_empty() {
        return;
    }
    let place = year.ships.left + 1;
    let shipment = ShipmentNumber::parse(&format!("SH-{place}")).unwrap();
    ship(
        year,
        ShipCommand::SetShipment(Box::new(ShipmentTerms {
            shipment: shipment.clone(),
            mode: ShipMode::SeaLcl,
            forwarder: None,
            carrier: Some("COSCO".to_owned()),
            voyage: None,
            bill: None,
            cut_off: None,
            arrives: None,
        })),
    );
    let mut of: BTreeMap<&str, Vec<&ContainerName>> = BTreeMap::new();
    for carton in cartons {
        let first = contents(year, carton).first().map(number_of).unwrap();
        of.entry(seller(first)).or_default().push(carton);
    }
    for (code, cartons) in of {
        let number = consignment(year, &shipment, code);
        for carton in cartons {
            pack(year, &number, carton);
        }
        close(year, &number);
        if place.is_multiple_of(3) {
            ship(
                year,
                ShipCommand::ReopenConsignment {
                    consignment: number.clone(),
                    reason: "weighed again".to_owned(),
                },
            );
            close(year, &number);
            year.note("consignment opened again");
        }
    }
    ship(year, ShipCommand::Ship { shipment });
    year.ships.left = place;
    year.note("shipment left");
}

fn consignment(year: &Year, shipment: &ShipmentNumber, code: &str) -> ConsignmentNumber {
    let number = ConsignmentNumber::parse(&format!("{shipment}-{code}")).unwrap();
    ship(
        year,
        ShipCommand::SetConsignment(Box::new(ConsignmentTerms {
            consignment: number.clone(),
            shipment: shipment.clone(),
            importer: party("HK-A"),
            exporter: Some(party("US-A")),
            notify: None,
            route: CustomsRoute::HongKong,
            currency: Currency::USD,
            invoice: None,
            incoterm: None,
            itn: None,
            reason: None,
        })),
    );
    number
}

fn pack(year: &mut Year, number: &ConsignmentNumber, carton: &ContainerName) {
    let units = contents(year, carton).into_iter();
    let units = u32::try_from(
        units
            .filter(returnbay::ledger::rows::UnitRow::is_here)
            .count(),
    )
    .unwrap();
    year.ships.units += u64::from(units);
    let container = || carton.clone();
    ship(
        year,
        ShipCommand::JoinCarton {
            container: container(),
            consignment: number.clone(),
            pallet: None,
        },
    );
    let measure = CartonMeasure {
        sides: [600, 400, 350].map(Millimetres),
        gross: Grams(1_000 + 500 * units),
        tare: Grams(700),
        by: WeighedBy::Scale,
    };
    let container = container();
    let measured = ShipCommand::MeasureCarton {
        container: container.clone(),
        measure,
    };
    ship(year, measured);
    ship(year, ShipCommand::GiveSscc { container });
}

fn ask(year: &Year, query: ShipQuery) -> ShipAnswer {
    match year.ask(&Query::Ship(query)) {
        Answer::Ship(answer) => answer,
        other => panic!("{other:?}"),
    }
}

/// Signs every warning and closes what is shown.
fn close(year: &Year, number: &ConsignmentNumber) {
    let today = year.today();
    let found = match ask(year, ShipQuery::Preflight(number.clone(), today)) {
        ShipAnswer::Preflight(Some(view)) => view.findings,
        other => panic!("{other:?}"),
    };
    let level = |level| found.iter().filter(move |one| one.level == level);
    let blocks: Vec<_> = level(Level::Block).collect();
    assert!(blocks.is_empty(), "{blocks:?}");
    let checks: BTreeSet<CheckCode> = level(Level::Warn).map(|one| one.check).collect();
    for check in checks {
        ship(
            year,
            ShipCommand::SignFinding {
                consignment: number.clone(),
                check,
                units: units_of(&found, check).unwrap_or_default(),
                listed: Vec::new(),
                reason: "looked at".to_owned(),
            },
        );
    }
    let shown = match ask(year, ShipQuery::Consignment(number.clone(), today)) {
        ShipAnswer::Consignment(Some(view)) => view.consignment,
        other => panic!("{other:?}"),
    };
    let list = codec::encode_consignment(&shown);
    ship(
        year,
        ShipCommand::CloseConsignment {
            consignment: number.clone(),
            list: Arc::from(list.as_bytes()),
        },
    );
}

/// What the shipments say that left with them is what the test put into them; each left once.
pub fn balance(year: &Year) {
    let mut units = 0;
    for place in 1..=year.ships.left {
        let number = ShipmentNumber::parse(&format!("SH-{place}")).unwrap();
        let row = match ask(year, ShipQuery::Shipment(number, year.today())) {
            ShipAnswer::Shipment(Some(view)) => view.row,
            other => panic!("{other:?}"),
        };
        let (left, _) = row.left.expect("it left");
        assert!(left.cartons > 0 && !left.consignments.is_empty());
        units += u64::from(left.units);
    }
    assert_eq!(units, year.ships.units);
}
