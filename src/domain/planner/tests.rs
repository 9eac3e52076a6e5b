//! Plans at the boundary days of clocks, with what is missing, and laws that hold for every plan.

use proptest::prelude::*;

use super::*;
use crate::domain::dated;
use crate::domain::freight::tests::{day, table};
use crate::domain::freight::{Break, Departures, Surely};
use crate::domain::measure::Millimetres;
use crate::domain::shipment::WeighedBy;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal")
}

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::USD,
    }
}

/// A unit of 1 kg that is worth 100.00, of a seller whose card knows tax (10 and 13 percent) and storage (2 a day).
fn a_unit(number: u64, until: Option<&str>) -> PlanUnit {
    PlanUnit {
        tag: UnitTag::make("A00", number).expect("a tag"),
        seller: SellerCode::parse("S-01").expect("a seller"),
        sku: Some("LAMP".to_owned()),
        container: None,
        weight: Some(Grams(1000)),
        clock: until.map_or(Clock::Unknown, |until| Clock::Known {
            six: day(until),
            twelve: Some(day(until).plus_months(6)),
        }),
        flying: Flying::May,
        value: Some(usd(10_000)),
        tax: Some(TaxRates {
            duty_pct: decimal("10"),
            vat_pct: decimal("13"),
        }),
        storage: Some(Storage {
            currency: Currency::USD,
            tiers: Arc::from([Tier {
                until_day: 30,
                per_day: decimal("2"),
            }]),
            since: day("2026-11-01"),
        }),
    }
}

fn units(count: u64, until: Option<&str>) -> Vec<PlanUnit> {
    (1..=count).map(|number| a_unit(number, until)).collect()
}

/// Air at 4.00 a kilogram, there in 7 days; the sea at 100.00 a cubic metre and 1 at least, there in 30 days.
/// Every rate is made up.
fn rates() -> Vec<FreightTable> {
    let air = FreightTable {
        breaks: vec![Break {
            from: 0,
            price: 400,
        }],
        transit_days: 7,
        loose_kg_per_cbm: Some(200),
        ..table(ShipMode::Air, ChargeUnit::Kilogram, 6000)
    };
    let sea = FreightTable {
        breaks: vec![Break {
            from: 0,
            price: 10_000,
        }],
        least: 1000,
        transit_days: 30,
        loose_kg_per_cbm: Some(200),
        ..table(ShipMode::SeaLcl, ChargeUnit::CubicMetre, 1000)
    };
    in_order(vec![air, sea])
}

fn in_order(tables: Vec<FreightTable>) -> Vec<FreightTable> {
    let mut laid = Vec::new();
    for table in tables {
        dated::lay(&mut laid, table);
    }
    laid
}

fn input(tables: Vec<FreightTable>, units: Vec<PlanUnit>) -> PlanInput {
    PlanInput {
        today: day("2026-12-01"),
        wait_days: 10,
        buffer_days: 7,
        carton_max: Grams(22_700),
        tables,
        units,
        cartons: Vec::new(),
    }
}

/// Which legs are proposed: mode, days from today, units.
fn proposed(plan: &Plan) -> Vec<(&'static str, i64, usize)> {
    let legs = plan.proposed().map(|way| way.legs.clone());
    let legs = legs.unwrap_or_default().into_iter();
    legs.map(|leg| {
        let days = leg.leaves.days_since(day("2026-12-01"));
        (leg.mode.code(), days, leg.units.len())
    })
    .collect()
}

#[test]
fn the_cheaper_way_goes_while_its_last_day_is_kept() {
    // 40 kg: 160.00 by air, 100.00 by sea, which is there in 37 days: on 7 January.
    for (until, legs, late) in [
        ("2027-01-08", [("sea_lcl", 0, 40)], 0),
        ("2027-01-07", [("sea_lcl", 0, 40)], 0),
        // A day less, and 40 × 24.30 are lost.
        ("2027-01-06", [("air", 0, 40)], 0),
        ("2026-12-15", [("air", 0, 40)], 0),
        // Too late by every way: the cheaper one goes, and 972.00 are lost by each.
        ("2026-12-14", [("sea_lcl", 0, 40)], 40),
    ] {
        let plan = plan(&input(rates(), units(40, Some(until))));
        assert_eq!(proposed(&plan), legs, "{until}");
        let way = plan.proposed().expect("a way");
        assert_eq!(way.late(), late, "{until}");
        let loses = plan.why.iter().any(|why| matches!(why, Why::Loses { .. }));
        assert_eq!(loses, late > 0, "{until}");
        assert_eq!(way.tax(), i64::try_from(late).unwrap() * 2430, "{until}");
    }
}

#[test]
fn what_is_over_today_is_no_reason_to_hurry() {
    let lapsed = plan(&input(rates(), units(40, Some("2026-11-30"))));
    assert_eq!(proposed(&lapsed), [("sea_lcl", 0, 40)]);
    assert_eq!(lapsed.proposed().map(Way::tax), Some(0));
    assert!(lapsed.why.contains(&Why::TaxedAnyhow { units: 40 }));
    assert_eq!(lapsed.groups[0].state, ClockState::Lapsed);
    let today = plan(&input(rates(), units(1, Some("2026-12-01"))));
    assert_eq!(today.groups[0].state, ClockState::Runs);
}

#[test]
fn only_units_whose_time_is_short_go_the_dear_way() {
    let mut all = units(3, Some("2026-12-20"));
    all.extend((4..=200).map(|number| a_unit(number, Some("2027-06-01"))));
    let plan = plan(&input(rates(), all));
    assert_eq!(proposed(&plan), [("air", 0, 3), ("sea_lcl", 0, 197)]);
    // 3 kg are 15 l by 200 kg/m³, so 12 kg at least… by 6000 cm³ a kilogram 2.5: by weight 3 kg, 12.00.
    let way = plan.proposed().expect("a way");
    assert_eq!(way.legs[0].carriage, 1200);
    assert!(matches!(plan.why[0], Why::Parted { .. }), "{:?}", plan.why);
    let group = &plan.groups[0];
    assert_eq!(
        (group.until, &group.goes),
        (Some(day("2026-12-20")), &vec![3, 0])
    );
    assert_eq!(
        group.last,
        [
            (ShipMode::Air, Some(day("2026-12-06"))),
            (ShipMode::SeaLcl, None),
        ]
    );
}

#[test]
fn a_loss_that_nobody_can_name_is_not_taken_for_nothing() {
    let mut all = units(40, Some("2027-01-06"));
    for unit in &mut all {
        unit.value = None;
    }
    let plan = plan(&input(rates(), all));
    assert_eq!(proposed(&plan), [("air", 0, 40)]);
    let lapse = plan
        .why
        .iter()
        .find(|why| matches!(why, Why::Lapses { .. }));
    assert!(
        matches!(
            lapse,
            Some(Why::Lapses {
                tax: None,
                units: 40,
                ..
            })
        ),
        "{lapse:?}"
    );
    assert!(
        plan.lacks
            .iter()
            .any(|lack| matches!(lack, Lack::Value { .. }))
    );
    assert!(
        plan.why
            .iter()
            .any(|why| matches!(why, Why::CheaperNot { .. }))
    );
}

#[test]
fn twelve_months_are_kept_whatever_it_costs() {
    let mut late = units(40, None);
    for unit in &mut late {
        unit.clock = Clock::Known {
            six: day("2026-08-01"),
            twelve: Some(day("2027-01-06")),
        };
    }
    assert_eq!(proposed(&plan(&input(rates(), late))), [("air", 0, 40)]);
}

#[test]
fn a_doubtful_battery_never_flies_and_goes_by_sea_beside_the_others() {
    let mut all = units(40, Some("2026-12-20"));
    all[0].flying = Flying::Never;
    let both = plan(&input(rates(), all.clone()));
    assert_eq!(proposed(&both), [("air", 0, 39), ("sea_lcl", 0, 1)]);
    let never = both
        .why
        .iter()
        .find(|why| matches!(why, Why::BatteryNeverFlies { .. }));
    assert!(never.is_some());
    let by_air: Vec<&Leg> = both
        .ways
        .iter()
        .flat_map(|way| &way.legs)
        .filter(|leg| leg.mode.flies())
        .collect();
    assert!(!by_air.is_empty() && by_air.iter().all(|leg| !leg.units.contains(&0)));
    // Without rates of the sea it stays here, and the plan says so.
    let air_alone = vec![rates().remove(0)];
    let alone = plan(&input(air_alone, all));
    assert_eq!(alone.proposed().map(|way| way.stays.clone()), Some(vec![0]));
}

#[test]
fn waiting_costs_storage_and_saves_where_rates_fall() {
    let dear = plan(&input(rates(), units(40, Some("2027-06-01"))));
    // Sea: today, tomorrow and in ten days; each evening is 40 × 2.
    let storage: Vec<i64> = dear
        .ways
        .iter()
        .flat_map(|way| &way.legs)
        .filter(|leg| leg.mode == ShipMode::SeaLcl)
        .map(|leg| leg.storage)
        .collect();
    assert_eq!(storage, [0, 80, 800]);
    assert!(dear.why.iter().any(|why| matches!(
        why,
        Why::WaitCosts { by, .. } if by.minor == 800
    )));
    let mut tables = rates();
    let sea = tables[1].clone();
    dated::lay(
        &mut tables,
        FreightTable {
            valid_from: day("2026-12-11"),
            breaks: vec![Break {
                from: 0,
                price: 5000,
            }],
            ..sea
        },
    );
    let falls = plan(&input(tables, units(40, Some("2027-06-01"))));
    assert_eq!(proposed(&falls), [("sea_lcl", 10, 40)]);
    assert!(falls.why.iter().any(|why| matches!(
        why,
        Why::WaitSaves { by, .. } if by.minor == 5000 - 800
    )));
}

#[test]
fn a_measured_carton_counts_as_measured_while_all_of_it_goes() {
    let name = ContainerName::parse("C-01").expect("a carton");
    let mut all = units(2, Some("2027-06-01"));
    for unit in &mut all {
        unit.container = Some(name.clone());
    }
    let carton = PlanCarton {
        container: name,
        measure: CartonMeasure {
            sides: [600, 400, 350].map(Millimetres),
            gross: Grams(3000),
            tare: Grams(700),
            by: WeighedBy::Scale,
        },
        units: 2,
    };
    let air = rates().remove(0);
    let of = |units: u32, all: Vec<PlanUnit>| {
        let mut input = input(vec![air.clone()], all);
        input.cartons = vec![PlanCarton {
            units,
            ..carton.clone()
        }];
        let plan = plan(&input);
        plan.ways[0].legs[0].charged
    };
    assert_eq!(of(2, all.clone()).found, 14_000);
    // A third unit in it stays here: the two count by their weight.
    assert_eq!(of(3, all.clone()).found, 2_000);
    all[0].weight = None;
    assert_eq!(of(2, all.clone()).surely, Surely::Exactly);
    assert_eq!(of(3, all).surely, Surely::AtLeast);
}

#[test]
fn what_is_missing_is_named() {
    let none = plan(&input(Vec::new(), units(1, None)));
    assert_eq!(none.lacks[0], Lack::AnyRates);
    assert_eq!((none.chosen, none.currency), (None, None));
    let nothing = plan(&input(rates(), Vec::new()));
    assert_eq!(nothing.lacks, [Lack::Units]);
    let mut bare = a_unit(1, Some("2026-12-20"));
    bare.weight = None;
    bare.tax = None;
    bare.storage = None;
    let mut foreign = a_unit(2, Some("2026-12-20"));
    foreign.value = Money::parse_named("700.00 CNY");
    let unknown = a_unit(3, None);
    let mut tables = rates();
    tables[0].loose_kg_per_cbm = None;
    let plan = plan(&input(tables, vec![bare, foreign, unknown]));
    let told: Vec<&str> = plan.lacks.iter().map(name_of).collect();
    assert_eq!(
        told,
        [
            "rates", "weight", "volume", "export", "tax", "storage", "exchange"
        ]
    );
}

fn name_of(lack: &Lack) -> &'static str {
    match lack {
        Lack::Units => "units",
        Lack::AnyRates => "any_rates",
        Lack::Rates { .. } => "rates",
        Lack::NoDeparture { .. } => "no_departure",
        Lack::OtherCurrency { .. } => "other_currency",
        Lack::Weight { .. } => "weight",
        Lack::Volume { .. } => "volume",
        Lack::Export { .. } => "export",
        Lack::Value { .. } => "value",
        Lack::Tax { .. } => "tax",
        Lack::Storage { .. } => "storage",
        Lack::Exchange { .. } => "exchange",
    }
}

#[test]
fn rates_that_ended_or_are_of_another_currency_are_told() {
    let mut tables = rates();
    tables[0].valid_to = Some(day("2026-11-30"));
    tables[1].currency = Currency::parse("CNY").expect("a code");
    let plan = plan(&input(tables, units(1, None)));
    assert!(plan.lacks.contains(&Lack::NoDeparture {
        mode: ShipMode::Air
    }));
    assert_eq!(
        plan.currency.map(|one| one.to_string()).as_deref(),
        Some("CNY")
    );
}

#[test]
fn departures_are_waited_for() {
    let mut tables = rates();
    tables.remove(0);
    tables[0].departures = Departures::Every {
        days: 7,
        first: day("2026-11-27"),
    };
    let plan = plan(&input(tables, units(40, Some("2027-06-01"))));
    let days: Vec<i64> = plan
        .ways
        .iter()
        .flat_map(|way| &way.legs)
        .map(|leg| leg.leaves.days_since(day("2026-12-01")))
        .collect();
    assert_eq!(days, [3, 10]);
}

/// Units with clocks around the boundaries, some that never fly.
fn any_units() -> impl Strategy<Value = Vec<PlanUnit>> {
    let one = (0_i64..120, 100_u32..5000, 0_i64..50_000, 0_u8..6);
    prop::collection::vec(one, 1..25).prop_map(|all| {
        let made = (1..).zip(all).map(|(number, (days, grams, minor, word))| {
            let mut unit = a_unit(number, None);
            let six = day("2026-12-01").plus_days(days);
            unit.clock = Clock::Known { six, twelve: None };
            unit.weight = Some(Grams(grams));
            unit.value = Some(usd(minor));
            if word == 0 {
                unit.flying = Flying::Never;
            }
            unit
        });
        made.collect()
    })
}

proptest! {
    #[test]
    fn a_way_that_is_slower_and_dearer_changes_nothing(
        units in any_units(), more in 0_i64..500, days in 0_u32..20,
    ) {
        let tables = rates();
        let before = plan(&input(tables.clone(), units.clone()));
        let air = &tables[0];
        // Express is compared first, so that a tie would show.
        let worse = FreightTable {
            mode: ShipMode::Express,
            breaks: vec![Break { from: 0, price: 400 + more }],
            transit_days: air.transit_days + 1 + days,
            ..air.clone()
        };
        let both = in_order(tables.into_iter().chain([worse]).collect());
        let after = plan(&input(both, units));
        prop_assert_eq!(before.proposed(), after.proposed());
    }

    #[test]
    fn a_total_is_its_parts_and_every_unit_goes_or_stays_once(units in any_units()) {
        let count = units.len();
        let input = input(rates(), units);
        let plan = plan(&input);
        for way in plan.ways.iter().chain(&plan.split) {
            let parts: i64 = way
                .legs
                .iter()
                .map(|leg| leg.carriage + leg.fees + leg.tax + leg.storage)
                .sum();
            prop_assert_eq!(way.total(), parts);
            let mut all: Vec<usize> = way.legs.iter().flat_map(|leg| leg.units.clone()).collect();
            all.extend(&way.stays);
            all.sort_unstable();
            prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
        }
        prop_assert_eq!(&plan, &super::plan(&input));
    }
}
