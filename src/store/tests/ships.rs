//! A shipment from its parties to its leaving: what is refused on the way, revisions, serial numbers that are
//! never used twice, and rows rebuilt as they grew.

use std::sync::Arc;

use super::dump::dump;
use super::shop::{Shop, container, person, seller, tag, tracking, unit};
use crate::domain::codes::{
    ConsignmentNumber, ContainerName, Country, HkBr, PalletNumber, PartyCode, SellerCode,
    ShipmentNumber, Uscc,
};
use crate::domain::goods::{Goods, GoodsValue, ValueBasis};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::{Currency, Money};
use crate::domain::party::{ImporterLack, Party};
use crate::domain::photo::{PhotoKind, WaiveReason};
use crate::domain::product::{Product, Says};
use crate::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, PalletMaterial, PalletTerms, ShipMode,
    ShipmentTerms, WeighedBy,
};
use crate::ledger::command::{DeclareGoods, ShipCommand};
use crate::ledger::fact::{MadePapers, Role, SsccRange, WaivedPhoto};
use crate::ledger::query::{ConsignmentView, FreeCarton, ShipAnswer, ShipQuery, ShipmentView};
use crate::ledger::refusal::ShipRefusal;
use crate::ledger::rows::UnitState;
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::{DERIVED, MergeProgress, SubmitError};

const TABLES: [&str; 13] = [
    "party",
    "goods",
    "shipment",
    "pallet",
    "consignment",
    "carton",
    "sscc",
    "sscc_range",
    "paper_template",
    "export_line",
    "unit_export",
    "container",
    "unit",
];

pub(super) fn shipment() -> ShipmentNumber {
    ShipmentNumber::parse("SH-1").unwrap()
}

pub(super) fn consignment(text: &str) -> ConsignmentNumber {
    ConsignmentNumber::parse(text).unwrap()
}

fn code(text: &str) -> PartyCode {
    PartyCode::parse(text).unwrap()
}

pub(super) fn try_it(shop: &mut Shop, command: ShipCommand) -> Result<(), Refusal> {
    let order = shop.order(Command::Ship(command));
    match shop.submit(&order) {
        Ok(_) => Ok(()),
        Err(SubmitError::Refused(refusal)) => Err(refusal),
        other => panic!("{other:?}"),
    }
}

pub(super) fn must(shop: &mut Shop, command: ShipCommand) {
    assert_eq!(try_it(shop, command), Ok(()));
}

pub(super) fn refused(why: ShipRefusal) -> Result<(), Refusal> {
    Err(Refusal::Ship(why))
}

fn importer(text: &str, sellers: &[SellerCode]) -> Party {
    Party {
        name_zh: Some("示例贸易有限公司".to_owned()),
        address_zh: Some("深圳市".to_owned()),
        uscc: Uscc::parse("91110000600037341L"),
        sellers: sellers.to_vec(),
        ..Party::of(code(text), Country::china())
    }
}

fn terms_of(number: &str, importer: &str) -> ShipCommand {
    ShipCommand::SetConsignment(Box::new(ConsignmentTerms {
        consignment: consignment(number),
        shipment: shipment(),
        importer: code(importer),
        exporter: None,
        notify: None,
        route: CustomsRoute::DutyFree,
        currency: Currency::USD,
        invoice: None,
        incoterm: None,
        itn: None,
        reason: None,
    }))
}

fn shipment_terms() -> ShipCommand {
    ShipCommand::SetShipment(Box::new(ShipmentTerms::of(shipment(), ShipMode::SeaLcl)))
}

fn join(name: &str, number: &str) -> ShipCommand {
    ShipCommand::JoinCarton {
        container: container(name),
        consignment: consignment(number),
        pallet: None,
    }
}

fn measured(name: &str, gross: u32) -> ShipCommand {
    ShipCommand::MeasureCarton {
        container: container(name),
        measure: CartonMeasure {
            sides: [Millimetres(350), Millimetres(600), Millimetres(400)],
            gross: Grams(gross),
            tare: Grams(700),
            by: WeighedBy::Scale,
        },
    }
}

fn give(name: &str) -> ShipCommand {
    ShipCommand::GiveSscc {
        container: container(name),
    }
}

fn range(first: u64, count: u32) -> ShipCommand {
    ShipCommand::AllotSscc(SsccRange {
        prefix: "10614141".to_owned(),
        first,
        count,
    })
}

/// Goods for China owe a photo; here it was waived.
fn waive(shop: &mut Shop, parcel: ParcelId, number: u64) {
    shop.must(Command::WaivePhoto(WaivedPhoto {
        parcel,
        unit: Some(UnitId((4 << 100) + u128::from(number))),
        kind: PhotoKind::Item,
        reason: WaiveReason::NotWanted,
    }));
}

fn put(shop: &mut Shop, number: u64, parcel: ParcelId, name: &str) {
    shop.put(number, parcel, name);
    waive(shop, parcel, number);
}

fn seal(shop: &mut Shop, name: &str) {
    shop.must(Command::SealContainer {
        container: container(name),
    });
}

pub(super) fn reopen(name: &str) -> ShipCommand {
    ShipCommand::ReopenCarton {
        container: container(name),
        reason: "a wrong unit".to_owned(),
    }
}

pub(super) fn ask(shop: &Shop, query: ShipQuery) -> ShipAnswer {
    match shop.ask(&Query::Ship(query)) {
        Answer::Ship(answer) => answer,
        other => panic!("{other:?}"),
    }
}

pub(super) fn view(shop: &Shop, number: &str) -> ConsignmentView {
    let query = ShipQuery::Consignment(consignment(number), shop.today());
    match ask(shop, query) {
        ShipAnswer::Consignment(Some(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn shipment_view(shop: &Shop) -> ShipmentView {
    match ask(shop, ShipQuery::Shipment(shipment(), shop.today())) {
        ShipAnswer::Shipment(Some(view)) => *view,
        other => panic!("{other:?}"),
    }
}

pub(super) fn close(shop: &mut Shop, number: &str) -> Result<(), Refusal> {
    let shown = view(shop, number).consignment;
    let list = Arc::from(codec::encode_consignment(&shown).as_bytes());
    let consignment = consignment(number);
    try_it(shop, ShipCommand::CloseConsignment { consignment, list })
}

fn sscc_of(shop: &Shop, number: &str, at: usize) -> String {
    let view = view(shop, number);
    let sscc = view.consignment.cartons[at].sscc.clone();
    sscc.expect("a number").digits().to_owned()
}

/// A shop whose only person is a supervisor, with a lamp of the first seller, an importer for it, a
/// shipment and an open consignment.
fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    shop.must(Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role: Role::Supervisor,
    });
    let lamp = Product {
        sku: Some("LAMP".to_owned()),
        title: Some("Lamp".to_owned()),
        barcodes: vec!["00012345678905".to_owned()],
        weight: Some(Grams(412)),
        ..Product::of(seller())
    };
    super::books::import(&mut shop, "book.tsv", &[lamp]);
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let party = importer("SZ-A", &[seller()]);
    must(&mut shop, ShipCommand::SetParty(Box::new(party)));
    must(&mut shop, shipment_terms());
    must(&mut shop, terms_of("SH-1-1", "SZ-A"));
    (shop, parcel)
}

/// Two cartons with three units in the consignment, measured, numbered and sealed.
pub(super) fn packed() -> Shop {
    let (mut shop, parcel) = a_shop();
    for (number, name) in [(1, "C-02"), (2, "C-01"), (3, "C-01")] {
        put(&mut shop, number, parcel, name);
    }
    must(&mut shop, range(7, 3));
    for (name, gross) in [("C-01", 14_200), ("C-02", 9_000)] {
        must(&mut shop, join(name, "SH-1-1"));
        must(&mut shop, measured(name, gross));
        must(&mut shop, give(name));
        seal(&mut shop, name);
    }
    shop
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story from end to end")]
fn a_consignment_is_packed_closed_and_leaves_with_all_its_units() {
    let mut shop = packed();
    let open = view(&shop, "SH-1-1");
    let names: Vec<(u32, String)> = open
        .consignment
        .cartons
        .iter()
        .map(|carton| (carton.number, carton.container.to_string()))
        .collect();
    assert_eq!(names, [(1, "C-01".to_owned()), (2, "C-02".to_owned())]);
    let tags: Vec<_> = open.consignment.units().map(|unit| &unit.tag).collect();
    assert_eq!(tags, [&tag(2), &tag(3), &tag(1)]);
    let first = open.consignment.units().next().unwrap();
    assert_eq!(
        (first.sku.as_deref(), first.weight),
        (Some("LAMP"), Some(Grams(412)))
    );
    let sides = open.consignment.cartons[0].measure.unwrap().sides;
    assert_eq!(sides, [600, 400, 350].map(Millimetres));
    let wrong = try_it(
        &mut shop,
        ShipCommand::Ship {
            shipment: shipment(),
        },
    );
    let is_open = refused(ShipRefusal::ConsignmentOpen(consignment("SH-1-1")));
    assert_eq!(wrong, is_open);

    assert_eq!(close(&mut shop, "SH-1-1"), Ok(()));
    let closed = view(&shop, "SH-1-1");
    let (what, _) = closed.row.closed.clone().expect("closed");
    assert_eq!((what.revision, what.cartons, what.units), (1, 2, 3));
    assert_eq!((what.gross_g, what.net_g, what.value), (23_200, None, None));
    assert_eq!(closed.consignment, open.consignment, "as it was shown");
    let again = refused(ShipRefusal::ConsignmentClosed(consignment("SH-1-1")));
    assert_eq!(try_it(&mut shop, measured("C-01", 15_000)), again);
    assert_eq!(try_it(&mut shop, reopen("C-01")), again);
    let part = ShipCommand::PartCarton {
        container: container("C-01"),
    };
    assert_eq!(try_it(&mut shop, part), again);
    assert_eq!(try_it(&mut shop, terms_of("SH-1-1", "SZ-A")), again);

    let leave = shop.order(Command::LeaveContainer {
        container: container("C-01"),
        how: LeftHow::Shipped,
        under: None,
        witness: None,
        photo: None,
        taker: None,
    });
    let alone = Refusal::Ship(ShipRefusal::InConsignment(
        container("C-01"),
        consignment("SH-1-1"),
    ));
    assert_eq!(shop.submit(&leave), Err(SubmitError::Refused(alone)));

    must(
        &mut shop,
        ShipCommand::Ship {
            shipment: shipment(),
        },
    );
    let left = shipment_view(&shop);
    let (what, _) = left.row.left.expect("it left");
    assert_eq!((what.cartons, what.units), (2, 3));
    assert_eq!(left.consignments[0].1.units, 3);
    for number in 1..=3 {
        let Answer::Tag(Some(unit)) = shop.ask(&Query::Tag(tag(number))) else {
            panic!("no unit");
        };
        let how = unit.left.as_ref().map(|left| left.how);
        assert_eq!((unit.state, how), (UnitState::Gone, Some(LeftHow::Shipped)));
    }
    let gone = refused(ShipRefusal::ShipmentLeft(shipment()));
    assert_eq!(try_it(&mut shop, shipment_terms()), gone);
    let back = ShipCommand::ReopenConsignment {
        consignment: consignment("SH-1-1"),
        reason: "one more".to_owned(),
    };
    assert_eq!(try_it(&mut shop, back), gone);
    rows_are_rebuilt(&mut shop);
}

pub(super) fn rows_are_rebuilt(shop: &mut Shop) {
    let rows = |shop: &Shop| dump(shop.writer.as_ref().unwrap().connection(), DERIVED);
    let grown = rows(shop);
    let writer = shop.writer.as_mut().unwrap();
    writer.rebuild().unwrap();
    while !matches!(writer.merge_slice(|| false).unwrap(), MergeProgress::Idle) {}
    let rebuilt = rows(shop);
    let mut compared = 0;
    for (grown, rebuilt) in grown.iter().zip(&rebuilt) {
        if TABLES.contains(&grown.0.as_str()) {
            assert_eq!(grown, rebuilt);
            compared += 1;
        }
    }
    assert_eq!(compared, TABLES.len());
    let verified = shop.reader().verify().unwrap();
    assert_eq!(verified.first_bad, None);
}

#[test]
fn what_is_not_sealed_measured_or_numbered_is_not_closed() {
    let (mut shop, parcel) = a_shop();
    assert_eq!(
        close(&mut shop, "SH-1-1"),
        refused(ShipRefusal::NothingToShip)
    );
    let nothing = refused(ShipRefusal::NothingToShip);
    assert_eq!(close(&mut shop, "SH-1-1"), nothing);
    let unknown = Err(Refusal::NoSuchContainer(container("C-01")));
    assert_eq!(try_it(&mut shop, join("C-01", "SH-1-1")), unknown);
    let no_carton = refused(ShipRefusal::NotACarton(container("R-01")));
    assert_eq!(try_it(&mut shop, join("R-01", "SH-1-1")), no_carton);
    put(&mut shop, 1, parcel, "C-01");
    let nobody = refused(ShipRefusal::NoSuchConsignment(consignment("SH-9")));
    assert_eq!(try_it(&mut shop, join("C-01", "SH-9")), nobody);
    must(&mut shop, join("C-01", "SH-1-1"));
    let open = Err(Refusal::NotSealed(container("C-01")));
    assert_eq!(close(&mut shop, "SH-1-1"), open);
    seal(&mut shop, "C-01");
    let unmeasured = refused(ShipRefusal::NotMeasured(container("C-01")));
    assert_eq!(close(&mut shop, "SH-1-1"), unmeasured);
    for gross in [0, 700, 500_001] {
        let wrong = refused(ShipRefusal::CartonMeasure);
        assert_eq!(try_it(&mut shop, measured("C-01", gross)), wrong, "{gross}");
    }
    must(&mut shop, measured("C-01", 14_200));
    let unnumbered = refused(ShipRefusal::NoSscc(container("C-01")));
    assert_eq!(close(&mut shop, "SH-1-1"), unnumbered);
    assert_eq!(
        try_it(&mut shop, give("C-01")),
        refused(ShipRefusal::NoSsccLeft)
    );
    must(&mut shop, range(1, 1));
    must(&mut shop, give("C-01"));

    let shown = view(&shop, "SH-1-1").consignment;
    must(&mut shop, measured("C-01", 14_300));
    let list = Arc::from(codec::encode_consignment(&shown).as_bytes());
    let late = ShipCommand::CloseConsignment {
        consignment: consignment("SH-1-1"),
        list,
    };
    let changed = refused(ShipRefusal::ConsignmentChanged(consignment("SH-1-1")));
    assert_eq!(try_it(&mut shop, late), changed);
    assert_eq!(close(&mut shop, "SH-1-1"), Ok(()));
    assert_eq!(close(&mut shop, "SH-1-1"), Ok(()), "the same again");
}

#[test]
fn only_its_sellers_goods_come_into_a_consignment() {
    let (mut shop, parcel) = a_shop();
    let other = SellerCode::parse("S-02").unwrap();
    shop.must(Command::NameSeller {
        seller: other.clone(),
        name: "Second Seller".to_owned(),
    });
    let mut of_other = unit(1, parcel, "C-01");
    of_other.inspection.seller = Some(other.clone());
    shop.must(Command::PutUnit(Box::new(of_other)));
    let not_theirs = refused(ShipRefusal::NotTheirImporter(code("SZ-A"), other.clone()));
    assert_eq!(try_it(&mut shop, join("C-01", "SH-1-1")), not_theirs);
    let both = importer("SZ-A", &[seller(), other.clone()]);
    must(&mut shop, ShipCommand::SetParty(Box::new(both)));
    must(&mut shop, join("C-01", "SH-1-1"));
    let own = importer("SZ-B", &[seller()]);
    must(&mut shop, ShipCommand::SetParty(Box::new(own)));
    let not_theirs = refused(ShipRefusal::NotTheirImporter(code("SZ-B"), other));
    assert_eq!(try_it(&mut shop, terms_of("SH-1-1", "SZ-B")), not_theirs);

    let nobody = refused(ShipRefusal::NoSuchParty(code("SZ-C")));
    assert_eq!(try_it(&mut shop, terms_of("SH-1-2", "SZ-C")), nobody);
    let mut bare = importer("SZ-C", &[]);
    bare.uscc = None;
    must(&mut shop, ShipCommand::SetParty(Box::new(bare.clone())));
    let lacks = refused(ShipRefusal::ImporterLacks(
        code("SZ-C"),
        ImporterLack::Register,
    ));
    assert_eq!(try_it(&mut shop, terms_of("SH-1-2", "SZ-C")), lacks);
    bare.hk_br = HkBr::parse("12345678");
    must(&mut shop, ShipCommand::SetParty(Box::new(bare)));
    must(&mut shop, terms_of("SH-1-2", "SZ-C"));
}

#[test]
fn a_reopened_consignment_has_another_revision_and_old_papers() {
    let mut shop = packed();
    assert_eq!(close(&mut shop, "SH-1-1"), Ok(()));
    let papers = |revision| {
        ShipCommand::NotePapers(Box::new(MadePapers {
            consignment: consignment("SH-1-1"),
            revision,
            files: vec![("invoice.xlsx".to_owned(), codec::sha256(b"one"))],
        }))
    };
    must(&mut shop, papers(1));
    must(&mut shop, papers(1));
    let other = |revision| refused(ShipRefusal::OtherRevision(consignment("SH-1-1"), revision));
    assert_eq!(try_it(&mut shop, papers(2)), other(1));
    let number = sscc_of(&shop, "SH-1-1", 0);
    let back = |reason: &str| ShipCommand::ReopenConsignment {
        consignment: consignment("SH-1-1"),
        reason: reason.to_owned(),
    };
    assert_eq!(try_it(&mut shop, back(" ")), Err(Refusal::ReasonNeeded));
    must(&mut shop, back("a unit is held"));
    must(&mut shop, reopen("C-02"));
    let open = view(&shop, "SH-1-1");
    assert_eq!((open.row.revision, open.row.papers.len()), (2, 1));
    assert!(open.row.closed.is_none());
    assert_eq!(open.consignment.cartons[1].measure, None, "weighed anew");
    assert_eq!(sscc_of(&shop, "SH-1-1", 0), number, "it keeps its number");
    seal(&mut shop, "C-02");
    must(&mut shop, measured("C-02", 9_100));
    assert_eq!(close(&mut shop, "SH-1-1"), Ok(()));
    assert_eq!(try_it(&mut shop, papers(1)), other(2));
    must(&mut shop, papers(2));
    let row = view(&shop, "SH-1-1").row;
    let revisions: Vec<u32> = row.papers.iter().map(|(made, _)| made.revision).collect();
    assert_eq!(revisions, [1, 2]);
    rows_are_rebuilt(&mut shop);
}

#[test]
fn a_serial_number_is_given_once_and_never_again() {
    let (mut shop, parcel) = a_shop();
    for prefix in ["1061414", "10614141412345", "1061414x"] {
        let wrong = ShipCommand::AllotSscc(SsccRange {
            prefix: prefix.to_owned(),
            first: 1,
            count: 1,
        });
        assert_eq!(try_it(&mut shop, wrong), refused(ShipRefusal::SsccPrefix));
    }
    assert_eq!(
        try_it(&mut shop, range(999_999_999, 2)),
        refused(ShipRefusal::SsccPrefix),
        "nine digits behind the prefix"
    );
    must(&mut shop, range(5, 2));
    must(&mut shop, range(5, 2));
    assert_eq!(
        try_it(&mut shop, range(6, 9)),
        refused(ShipRefusal::SsccOverlap)
    );
    for (number, name) in [(1, "C-01"), (2, "C-02"), (3, "C-03")] {
        shop.put(number, parcel, name);
        must(&mut shop, join(name, "SH-1-1"));
    }
    must(&mut shop, give("C-01"));
    must(&mut shop, give("C-01"));
    let part = ShipCommand::PartCarton {
        container: container("C-01"),
    };
    must(&mut shop, part.clone());
    let none = refused(ShipRefusal::InNoConsignment(container("C-01")));
    assert_eq!(try_it(&mut shop, part), none);
    must(&mut shop, give("C-02"));
    assert_eq!(
        try_it(&mut shop, give("C-03")),
        refused(ShipRefusal::NoSsccLeft)
    );
    must(&mut shop, range(9, 1));
    must(&mut shop, give("C-03"));
    let mut given: Vec<String> = (0..2).map(|at| sscc_of(&shop, "SH-1-1", at)).collect();
    let ShipAnswer::FreeCartons(free) = ask(&shop, ShipQuery::FreeCartons) else {
        panic!("no cartons");
    };
    let names: Vec<&ContainerName> = free.iter().map(FreeCarton::name).collect();
    assert_eq!(names, [&container("C-01")]);
    given.extend(
        free[0]
            .carton
            .sscc
            .iter()
            .map(|sscc| sscc.digits().to_owned()),
    );
    given.sort();
    let serials: Vec<&str> = given.iter().map(|digits| &digits[8..17]).collect();
    assert_eq!(serials, ["000000005", "000000006", "000000009"]);
}

#[test]
fn goods_are_told_once_and_stand_on_every_unit() {
    let mut shop = packed();
    let told = |goods: Goods, says: Says| {
        ShipCommand::DeclareGoods(DeclareGoods {
            seller: seller(),
            goods: vec![("LAMP".to_owned(), goods)],
            says,
            file: None,
        })
    };
    let goods = Goods {
        name_zh: Some("台灯".to_owned()),
        net: Some(Grams(380)),
        ..Goods::default()
    };
    must(&mut shop, told(goods, Says::Whole));
    let value = Goods {
        value: Some(GoodsValue {
            money: Money {
                minor: 899,
                currency: Currency::USD,
            },
            basis: ValueBasis::Cost,
        }),
        ..Goods::default()
    };
    must(&mut shop, told(value, Says::Part));
    let totals = view(&shop, "SH-1-1").consignment.totals();
    assert_eq!((totals.net, totals.unweighed), (3 * 380, 0));
    assert_eq!((totals.value, totals.unvalued), (3 * 899, 0));
    let ShipAnswer::Goods(rows) = ask(&shop, ShipQuery::Goods(seller(), None)) else {
        panic!("no goods");
    };
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].said.person, Some(person()), "who says so");
    let long = Goods {
        name_en: Some("x".repeat(251)),
        ..Goods::default()
    };
    let refusal = refused(ShipRefusal::TextTooLong);
    assert_eq!(try_it(&mut shop, told(long, Says::Part)), refusal);
}

#[test]
fn a_carton_stands_on_a_pallet_of_its_shipment() {
    let (mut shop, parcel) = a_shop();
    shop.put(1, parcel, "C-01");
    let on = |number: &str| ShipCommand::JoinCarton {
        container: container("C-01"),
        consignment: consignment("SH-1-1"),
        pallet: PalletNumber::parse(number),
    };
    let none = refused(ShipRefusal::NoSuchPallet(PalletNumber::parse("1").unwrap()));
    assert_eq!(try_it(&mut shop, on("1")), none);
    let pallet = PalletTerms {
        shipment: shipment(),
        pallet: PalletNumber::parse("1").unwrap(),
        material: PalletMaterial::UntreatedWood,
        sides: None,
        tare: Grams(18_000),
    };
    must(&mut shop, ShipCommand::SetPallet(pallet.clone()));
    must(&mut shop, on("1"));
    let inside = view(&shop, "SH-1-1").consignment;
    assert_eq!(inside.pallets, std::slice::from_ref(&pallet));
    assert_eq!(inside.cartons[0].pallet, Some(pallet.pallet));
}
