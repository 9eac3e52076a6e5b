//! Plans out of a store: what is decided for China and has not left, its clocks, and rates that people enter.

use super::ships::{ask, close, must, packed, refused, try_it};
use super::shop::{Shop, seller, tag};
use crate::domain::codes::{PartyCode, SellerCode};
use crate::domain::decimal::Decimal;
use crate::domain::freight::{
    Break, BreakRule, ChargeUnit, Departures, FreightFault, FreightTable, Weighed,
};
use crate::domain::money::Currency;
use crate::domain::planner::{ClockState, Lack};
use crate::domain::shipment::ShipMode;
use crate::ledger::command::{RateFreight, ShipCommand};
use crate::ledger::query::{PlanOf, PlanView, ShipAnswer, ShipQuery};
use crate::ledger::refusal::ShipRefusal;

/// Rates that are made up.
fn table(shop: &Shop, mode: ShipMode, price: i64) -> FreightTable {
    FreightTable {
        mode,
        currency: Currency::USD,
        valid_from: shop.today(),
        valid_to: None,
        source: "made up".to_owned(),
        told_on: shop.today(),
        unit: ChargeUnit::Kilogram,
        divisor: 6000,
        weighed: Weighed::Shipment,
        round_up_to: 500,
        least: 0,
        breaks: vec![Break { from: 0, price }],
        break_rule: BreakRule::Own,
        minimum: 0,
        per_shipment: 0,
        per_carton: 0,
        transit_days: 7,
        departures: Departures::EveryDay,
        loose_kg_per_cbm: None,
        exchange: vec![(
            Currency::parse("CNY").unwrap(),
            Decimal::parse("0.1").unwrap(),
        )],
    }
}

fn rate(tables: &[FreightTable]) -> ShipCommand {
    ShipCommand::RateFreight(RateFreight {
        tables: tables.to_vec(),
        file: None,
    })
}

fn plan_of(shop: &Shop, of: PlanOf) -> Option<PlanView> {
    match ask(shop, ShipQuery::Plan(of, shop.today(), 10)) {
        ShipAnswer::Plan(view) => view.map(|view| *view),
        other => panic!("{other:?}"),
    }
}

fn plan(shop: &Shop) -> PlanView {
    plan_of(shop, PlanOf::Seller(seller())).expect("a plan")
}

#[test]
fn units_for_china_are_planned_as_their_cartons_were_measured_until_they_are_closed() {
    let mut shop = packed();
    let bare = plan(&shop);
    assert_eq!(
        (bare.units.len(), bare.plan.lacks.first()),
        (3, Some(&Lack::AnyRates))
    );
    let air = table(&shop, ShipMode::Air, 100);
    must(&mut shop, rate(std::slice::from_ref(&air)));
    let view = plan(&shop);
    let tags: Vec<_> = view.units.iter().map(|unit| unit.tag.clone()).collect();
    assert_eq!(tags, [tag(1), tag(2), tag(3)]);
    let way = view.plan.proposed().expect("a way");
    // 60×40×35 cm twice: 14 kg each by volume; one weighs 14.2 kg and the other 9.
    let leg = &way.legs[0];
    assert_eq!(
        (leg.cartons, leg.charged.quantity, leg.carriage),
        (2, 28_000, 2_800)
    );
    assert_eq!(view.plan.groups[0].state, ClockState::Unknown);
    assert_eq!(view.rates[0].rated.table, air);
    assert!(view.rates[0].said.person.is_some(), "who entered it");
    assert_eq!(
        plan_of(&shop, PlanOf::Importer(PartyCode::parse("SZ-A").unwrap()))
            .unwrap()
            .units,
        view.units
    );
    assert_eq!(
        plan_of(&shop, PlanOf::Importer(PartyCode::parse("NONE").unwrap())),
        None
    );
    let other = plan_of(&shop, PlanOf::Seller(SellerCode::parse("S-77").unwrap())).unwrap();
    assert_eq!(other.plan.lacks, [Lack::Units]);
    close(&mut shop, "SH-1-1").unwrap();
    let closed = plan(&shop);
    assert_eq!((closed.units.len(), closed.closed), (0, 3));
}

#[test]
fn a_newer_word_for_one_day_counts_and_the_same_word_is_not_written_twice() {
    let mut shop = packed();
    let first = table(&shop, ShipMode::Air, 100);
    let later = FreightTable {
        valid_from: shop.today().plus_days(5),
        ..first.clone()
    };
    must(&mut shop, rate(&[first.clone(), later.clone()]));
    must(&mut shop, rate(std::slice::from_ref(&first)));
    let corrected = FreightTable {
        breaks: vec![Break { from: 0, price: 90 }],
        ..first
    };
    must(&mut shop, rate(std::slice::from_ref(&corrected)));
    let told: Vec<_> = plan(&shop)
        .rates
        .into_iter()
        .map(|row| row.rated.table)
        .collect();
    assert_eq!(told, [corrected, later]);
}

#[test]
fn rates_that_are_wrong_are_refused_whole() {
    let mut shop = packed();
    let fine = table(&shop, ShipMode::Air, 100);
    let wrong = FreightTable {
        divisor: 0,
        ..fine.clone()
    };
    let fault = ShipRefusal::FreightTable(FreightFault::Divisor);
    assert_eq!(
        try_it(&mut shop, rate(&[fine.clone(), wrong])),
        refused(fault)
    );
    let twice = refused(ShipRefusal::FreightTables);
    assert_eq!(try_it(&mut shop, rate(&[fine.clone(), fine])), twice);
    assert_eq!(try_it(&mut shop, rate(&[])), twice);
    assert!(plan(&shop).rates.is_empty());
}
