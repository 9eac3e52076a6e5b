//! Facts of shipments among the facts of the laws, and the story of a carton and its consignment.

use super::*;
use crate::domain::codes::{ConsignmentNumber, PartyCode, ShipmentNumber};
use crate::domain::export_line::ExportRef;
use crate::domain::freight::{Break, BreakRule, ChargeUnit, Departures, FreightTable, Weighed};
use crate::domain::measure::Millimetres;
use crate::domain::money::Currency;
use crate::domain::preflight::{CheckCode, Signature};
use crate::domain::printed::Sscc;
use crate::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms, WeighedBy,
};
use crate::ledger::fact::{
    ClosedConsignment, ExportedUnits, JoinedCarton, LeftShipment, RatedFreight,
    ReopenedConsignment, ShipFact, SignedFinding,
};

fn consignment() -> ConsignmentNumber {
    ConsignmentNumber::parse("SH-1-1").expect("a number")
}

fn shipment() -> ShipmentNumber {
    ShipmentNumber::parse("SH-1").expect("a number")
}

fn set_shipment(mode: ShipMode) -> ShipFact {
    ShipFact::ShipmentSet(Box::new(ShipmentTerms::of(shipment(), mode)))
}

fn set_consignment(route: CustomsRoute) -> ShipFact {
    ShipFact::ConsignmentSet(Box::new(ConsignmentTerms {
        consignment: consignment(),
        shipment: shipment(),
        importer: PartyCode::parse("SZ-A").expect("a code"),
        exporter: None,
        notify: None,
        route,
        currency: Currency::USD,
        invoice: None,
        incoterm: None,
        itn: None,
        reason: None,
    }))
}

fn closed(revision: u32) -> ShipFact {
    ShipFact::ConsignmentClosed(Box::new(ClosedConsignment {
        consignment: consignment(),
        revision,
        list: Hash([4; 32]),
        cartons: 1,
        units: 1,
        gross_g: 14_200,
        net_g: None,
        volume_mm3: 84_000_000,
        value: None,
        pictures: Some(1),
    }))
}

fn reopened(revision: u32) -> ShipFact {
    ShipFact::ConsignmentReopened(ReopenedConsignment {
        consignment: consignment(),
        revision,
        reason: "one more".to_owned(),
    })
}

fn signed(revision: u32) -> ShipFact {
    ShipFact::FindingSigned(Box::new(SignedFinding {
        consignment: consignment(),
        revision,
        check: CheckCode::Used,
        units: vec![UnitId(7)],
        listed: Vec::new(),
        reason: "sold as open box".to_owned(),
    }))
}

fn left() -> ShipFact {
    ShipFact::ShipmentLeft(LeftShipment {
        shipment: shipment(),
        consignments: vec![consignment()],
        cartons: 1,
        units: 1,
    })
}

fn carton() -> ContainerName {
    container("C-1")
}

fn joined() -> ShipFact {
    ShipFact::CartonJoined(Box::new(JoinedCarton {
        container: carton(),
        consignment: consignment(),
        seller: seller(),
        pallet: None,
    }))
}

fn measured(gross: u32) -> ShipFact {
    ShipFact::CartonMeasured {
        container: carton(),
        measure: CartonMeasure {
            sides: [Millimetres(600), Millimetres(400), Millimetres(350)],
            gross: Grams(gross),
            tare: Grams(700),
            by: WeighedBy::Hand,
        },
    }
}

fn sealed() -> Body {
    Body::ContainerSealed {
        container: carton(),
    }
}

fn opened_again() -> ShipFact {
    ShipFact::ContainerReopened {
        container: carton(),
        reason: "a wrong unit".to_owned(),
    }
}

fn given(sscc: &str) -> ShipFact {
    ShipFact::SsccGiven {
        sscc: Sscc::parse(sscc).expect("a number"),
        container: carton(),
    }
}

/// A unit under a line; under none for line 0.
fn exported(line: u32) -> ShipFact {
    let of = ExportRef {
        seller: seller(),
        number: "E202601".to_owned(),
        line,
    };
    ShipFact::UnitExported(Box::new(ExportedUnits {
        of: (line > 0).then_some(of),
        units: vec![UnitId(1)],
    }))
}

/// Rates of one way from one of two days on.
fn rated(day: u32, price: i64) -> ShipFact {
    let first = Day::parse("2026-12-01").expect("a day");
    let from = first.plus_days(i64::from(day));
    ShipFact::FreightRated(Box::new(RatedFreight {
        table: FreightTable {
            mode: ShipMode::Air,
            currency: Currency::USD,
            valid_from: from,
            valid_to: None,
            source: "made up".to_owned(),
            told_on: first,
            unit: ChargeUnit::Kilogram,
            divisor: 6000,
            weighed: Weighed::Shipment,
            round_up_to: 1,
            least: 0,
            breaks: vec![Break { from: 0, price }],
            break_rule: BreakRule::Own,
            minimum: 0,
            per_shipment: 0,
            per_carton: 0,
            transit_days: 5,
            departures: Departures::EveryDay,
            loose_kg_per_cbm: None,
            exchange: Vec::new(),
        },
        file: None,
    }))
}

/// Facts about one shipment, one consignment, one carton and rates of one way.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    let mode = prop_oneof![Just(ShipMode::Air), Just(ShipMode::SeaLcl)];
    let route = prop_oneof![Just(CustomsRoute::Taxed), Just(CustomsRoute::DutyFree)];
    let parted = ShipFact::CartonParted {
        container: carton(),
        consignment: consignment(),
    };
    let numbers = prop_oneof![Just("106141412345678908"), Just("006141410000000012")];
    prop_oneof![
        mode.prop_map(set_shipment),
        route.prop_map(set_consignment),
        (1_u32..3).prop_map(closed),
        (1_u32..3).prop_map(reopened),
        (1_u32..3).prop_map(signed),
        Just(left()),
        Just(joined()),
        Just(parted),
        (14_000_u32..14_003).prop_map(measured),
        Just(opened_again()),
        numbers.prop_map(given),
        (0_u32..3).prop_map(exported),
        (0_u32..2, 1_i64..3).prop_map(|(day, price)| rated(day, price)),
    ]
    .prop_map(Body::Ship)
}

proptest! {
    #[test]
    fn shipments_are_the_same_in_any_order(
        (facts, shuffled) in any_facts()
            .prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle())),
    ) {
        use super::super as fold;
        prop_assert_eq!(fold::shipment(&facts), fold::shipment(&shuffled));
        prop_assert_eq!(fold::consignment(&facts), fold::consignment(&shuffled));
        prop_assert_eq!(fold::carton(&carton(), &facts), fold::carton(&carton(), &shuffled));
        prop_assert_eq!(fold::sscc(&facts), fold::sscc(&shuffled));
        prop_assert_eq!(fold::exported(&facts), fold::exported(&shuffled));
        prop_assert_eq!(fold::freight(&facts), fold::freight(&shuffled));
    }
}

#[test]
fn a_carton_that_is_opened_again_is_to_be_weighed_and_sealed_anew() {
    let opened = Body::ContainerOpened {
        container: carton(),
        kind: ContainerKind::Carton,
    };
    let mut facts = vec![
        fact(1, 1, opened),
        fact(2, 2, Body::Ship(given("106141412345678908"))),
        fact(3, 3, Body::Ship(joined())),
        fact(4, 4, sealed()),
        fact(5, 5, Body::Ship(measured(14_200))),
    ];
    let row = |facts: &[Fact]| super::super::carton(&carton(), facts).expect("a carton");
    let is_sealed = |facts: &[Fact]| {
        let row = super::super::container(facts).expect("a container");
        row.sealed_at.is_some()
    };
    assert!(row(&facts).measure.is_some() && is_sealed(&facts));
    facts.push(fact(6, 6, Body::Ship(opened_again())));
    let after = row(&facts);
    assert_eq!((after.measure, is_sealed(&facts)), (None, false));
    assert_eq!(after.consignment(), Some(&consignment()));
    let number = after.sscc.expect("it keeps its number");
    assert_eq!(number.digits(), "106141412345678908");
    facts.push(fact(7, 7, sealed()));
    assert!(is_sealed(&facts));
}

#[test]
fn a_unit_is_under_the_line_that_was_said_last() {
    let mut facts = vec![
        fact(1, 1, Body::Ship(exported(1))),
        fact(2, 2, Body::Ship(exported(2))),
    ];
    let line = |facts: &[Fact]| super::super::exported(facts).map(|of| of.line);
    assert_eq!(line(&facts), Some(2));
    facts.push(fact(3, 3, Body::Ship(exported(0))));
    assert_eq!(line(&facts), None);
    assert_eq!(line(&[]), None);
}

#[test]
fn a_consignment_that_is_opened_again_has_another_revision() {
    let mut facts = vec![
        fact(1, 1, Body::Ship(set_consignment(CustomsRoute::Taxed))),
        fact(2, 2, Body::Ship(closed(1))),
    ];
    let row = |facts: &[Fact]| super::super::consignment(facts).expect("a consignment");
    assert_eq!(
        (row(&facts).revision, row(&facts).closed.is_some()),
        (1, true)
    );
    facts.push(fact(3, 3, Body::Ship(reopened(1))));
    assert_eq!(
        (row(&facts).revision, row(&facts).closed.is_some()),
        (2, false)
    );
    facts.push(fact(4, 4, Body::Ship(closed(2))));
    facts.push(fact(5, 5, Body::Ship(left())));
    let row = row(&facts);
    assert_eq!(row.closed.map(|(closed, _)| closed.revision), Some(2));
    assert!(row.left_at.is_some());
}

#[test]
fn a_signature_is_void_once_the_consignment_is_opened_again() {
    let mut facts = vec![
        fact(1, 1, Body::Ship(set_consignment(CustomsRoute::Taxed))),
        fact(2, 2, Body::Ship(signed(1))),
        // Of another revision than the one that stands: it counts for nothing.
        fact(3, 3, Body::Ship(signed(2))),
    ];
    let signatures = |facts: &[Fact]| {
        let row = super::super::consignment(facts).expect("a consignment");
        row.signatures()
    };
    let wanted = Signature {
        check: CheckCode::Used,
        units: vec![UnitId(7)],
        listed: Vec::new(),
    };
    assert_eq!(signatures(&facts), std::slice::from_ref(&wanted));
    facts.push(fact(4, 4, Body::Ship(closed(1))));
    assert_eq!(signatures(&facts), std::slice::from_ref(&wanted));
    facts.push(fact(5, 5, Body::Ship(reopened(1))));
    assert_eq!(signatures(&facts), []);
    facts.push(fact(6, 6, Body::Ship(signed(2))));
    assert_eq!(signatures(&facts), [wanted]);
}
