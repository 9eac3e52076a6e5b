//! Plans out of a store: what is decided for China and has not left, its clocks, and rates that people enter.

use super::exports::{import, line, under};
use super::ships::{ask, close, must, packed, refused, try_it};
use super::shop::{Shop, seller, tag};
use crate::domain::codes::{PartyCode, SellerCode};
use crate::domain::decimal::Decimal;
use crate::domain::freight::{
    Break, BreakRule, ChargeUnit, Departures, FreightFault, FreightTable, Weighed,
};
use crate::domain::money::Currency;
use crate::domain::planner::{ClockState, Lack, Why};
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

#[test]
fn a_clock_that_lapses_between_two_departures_is_kept_by_the_first_though_the_other_is_cheaper() {
    let mut shop = packed();
    let today = shop.today();
    let (first, second) = (today.plus_days(1), today.plus_days(15));
    // Declared seven days after leaving: in time by the first departure, and too late by the second.
    let due = today.plus_days(10);
    let mut days = (150..200).map(|days| today.plus_days(-days));
    let released = days.find(|day| day.plus_months(6) == due).expect("a day");
    let told = line("E1", &released.to_string(), 5);
    import(&mut shop, "list.xml", std::slice::from_ref(&told));
    must(&mut shop, under(Some(&told), &[1, 2]));
    let departures = Departures::Every { days: 14, first };
    let dear = FreightTable {
        departures: departures.clone(),
        ..table(&shop, ShipMode::Air, 100)
    };
    let cheap = FreightTable {
        valid_from: second,
        breaks: vec![Break { from: 0, price: 10 }],
        ..dear.clone()
    };
    must(&mut shop, rate(&[dear, cheap]));
    let on = |day| match ask(&shop, ShipQuery::Plan(PlanOf::Seller(seller()), day, 10)) {
        ShipAnswer::Plan(Some(view)) => *view,
        other => panic!("{other:?}"),
    };
    let view = on(today);
    let legs: Vec<_> = view.plan.ways.iter().map(|way| &way.legs[0]).collect();
    let told: Vec<_> = legs
        .iter()
        .map(|leg| (leg.leaves, leg.arrives, leg.late.clone(), leg.untaxed))
        .collect();
    assert_eq!(
        told,
        [
            (first, today.plus_days(8), vec![], 0),
            (second, today.plus_days(22), vec![0, 1], 2),
        ]
    );
    assert!(legs[1].carriage < legs[0].carriage);
    let way = view.plan.proposed().expect("a way");
    let by_first = way.legs.iter().find(|leg| leg.leaves == first);
    let by_first = by_first.expect("the first departure is taken");
    assert!(by_first.units.starts_with(&[0, 1]), "{way:?}");
    assert_eq!(way.late(), 0);
    let group = &view.plan.groups[0];
    assert_eq!(
        (group.state, group.until, group.units.clone()),
        (ClockState::Runs, Some(due), vec![0, 1])
    );
    assert_eq!(group.last, [(ShipMode::Air, Some(first))]);

    // The day after it left no departure is in time, and that is said by tag.
    let view = on(first.plus_days(1));
    let way = view.plan.proposed().expect("a way");
    assert_eq!(way.late(), 2);
    assert_eq!(view.plan.groups[0].last, [(ShipMode::Air, None)]);
    let lost = view.plan.why.iter().find_map(|why| match why {
        Why::LateAnyhow { units } => Some(units.count),
        _ => None,
    });
    assert_eq!(lost, Some(2), "{:?}", view.plan.why);

    // On its last day it runs, and on the next it is over.
    let state = |day| on(day).units[0].state(day);
    assert_eq!(
        (state(due), state(due.plus_days(1))),
        (ClockState::Runs, ClockState::Lapsed)
    );
}
