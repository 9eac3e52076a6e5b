//! What loads are charged by: figures that carriers and forwarders publish, roundings and their boundaries.

use super::*;

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// A table whose rates are made up: one for each unit.
pub(crate) fn table(mode: ShipMode, unit: ChargeUnit, divisor: u32) -> FreightTable {
    FreightTable {
        mode,
        currency: Currency::USD,
        valid_from: day("2026-11-01"),
        valid_to: None,
        source: "made up".to_owned(),
        told_on: day("2026-10-30"),
        unit,
        divisor,
        weighed: Weighed::Shipment,
        round_up_to: 1,
        least: 0,
        breaks: vec![Break {
            from: 0,
            price: 100,
        }],
        break_rule: BreakRule::Own,
        minimum: 0,
        per_shipment: 0,
        per_carton: 0,
        transit_days: 0,
        departures: Departures::EveryDay,
        loose_kg_per_cbm: None,
        exchange: Vec::new(),
    }
}

fn carton(sides: [u32; 3], grams: u32) -> ([Millimetres; 3], Grams) {
    (sides.map(Millimetres), Grams(grams))
}

fn load(cartons: &[([Millimetres; 3], Grams)]) -> Load {
    Load {
        cartons: cartons.to_vec(),
        ..Load::default()
    }
}

#[test]
fn volume_counts_where_it_is_more_than_weight() {
    // Published examples: 60×40×35 cm is 14.0 kg by air and 16.8 kg by express.
    let one = load(&[carton([600, 400, 350], 9_000)]);
    for (unit, divisor, step, found) in [
        (ChargeUnit::Kilogram, 6000, 1, 14_000),
        (ChargeUnit::Kilogram, 5000, 1, 16_800),
        (ChargeUnit::Kilogram, 5000, 500, 17_000),
        (ChargeUnit::Kilogram, 6000, 500, 14_000),
        (ChargeUnit::Kilogram, 10_000, 500, 9_000),
        (ChargeUnit::CubicMetre, 1000, 1, 84),
        (ChargeUnit::CubicMetre, 1000, 10, 90),
        (ChargeUnit::CubicMetre, 100, 1, 90),
    ] {
        let table = FreightTable {
            round_up_to: step,
            ..table(ShipMode::Air, unit, divisor)
        };
        assert_eq!(
            table.charged(&one).found,
            found,
            "{unit:?} {divisor} {step}"
        );
    }
}

#[test]
fn inches_are_rounded_before_pounds_are_rounded_up() {
    let pounds = |sides, grams| {
        let table = FreightTable {
            round_up_to: 1000,
            ..table(ShipMode::Express, ChargeUnit::Pound, 139)
        };
        table.charged(&load(&[carton(sides, grams)])).found
    };
    // 30.4×19.6×19.5 in, kept in millimetres: 30·20·20 / 139 = 86.3, so 87 lb.
    assert_eq!(pounds([772, 498, 495], 5_000), 87_000);
    // One pound is kept as 454 g, 31 lb as 14 061 g: neither is a pound more.
    for (grams, found) in [
        (453, 1_000),
        (454, 1_000),
        (455, 2_000),
        (14_061, 31_000),
        (14_062, 32_000),
    ] {
        assert_eq!(pounds([10, 10, 10], grams), found, "{grams} g");
    }
    assert_eq!(pounds([0, 0, 0], 0), 0);
}

#[test]
fn cartons_are_rounded_one_by_one_or_all_together() {
    let two = load(&[
        carton([100, 100, 100], 1_100),
        carton([100, 100, 100], 1_100),
    ]);
    let by = |weighed| {
        let table = FreightTable {
            round_up_to: 500,
            weighed,
            ..table(ShipMode::Express, ChargeUnit::Kilogram, 5000)
        };
        table.charged(&two).found
    };
    assert_eq!(by(Weighed::Shipment), 2_500);
    assert_eq!(by(Weighed::Carton), 3_000);
    // A heavy small carton and a light large one: by sums volume and weight do not add up.
    let mixed = load(&[
        carton([100, 100, 100], 10_000),
        carton([500, 500, 200], 1_000),
    ]);
    let by = |weighed| {
        let table = FreightTable {
            weighed,
            ..table(ShipMode::Air, ChargeUnit::Kilogram, 5000)
        };
        table.charged(&mixed).found
    };
    assert_eq!(
        (by(Weighed::Shipment), by(Weighed::Carton)),
        (11_000, 20_000)
    );
}

#[test]
fn loose_goods_have_the_density_that_was_told_or_count_by_weight_and_say_so() {
    let loose = Load {
        loose_g: 10_000,
        loose_cartons: 1,
        ..Load::default()
    };
    let sea = table(ShipMode::SeaLcl, ChargeUnit::CubicMetre, 1000);
    let bare = sea.charged(&loose);
    assert_eq!((bare.found, bare.surely), (10, Surely::AtLeast));
    let told = FreightTable {
        loose_kg_per_cbm: Some(200),
        ..sea
    };
    let known = told.charged(&loose);
    assert_eq!((known.found, known.surely), (50, Surely::Exactly));
    let weightless = Load {
        weightless: 1,
        ..loose
    };
    assert_eq!(told.charged(&weightless).surely, Surely::AtLeast);
    let express = FreightTable {
        loose_kg_per_cbm: Some(100),
        ..table(ShipMode::Express, ChargeUnit::Pound, 139)
    };
    // 0.1 m³ are 6102.4 in³.
    let charged = express.charged(&Load {
        loose_g: 10_000,
        loose_cartons: 1,
        ..Load::default()
    });
    assert_eq!(charged.found, 43_902);
}

#[test]
fn the_least_the_minimum_and_a_higher_break_are_charged() {
    let air = FreightTable {
        least: 45_000,
        minimum: 20_000,
        breaks: vec![
            Break {
                from: 0,
                price: 500,
            },
            Break {
                from: 100_000,
                price: 400,
            },
        ],
        per_shipment: 1_000,
        per_carton: 25,
        ..table(ShipMode::Air, ChargeUnit::Kilogram, 6000)
    };
    let charged = air.charged(&load(&[carton([100, 100, 100], 3_000)]));
    assert_eq!((charged.found, charged.quantity), (3_000, 45_000));
    for (rule, quantity, minor) in [
        (BreakRule::Own, 39_999, 20_000),
        (BreakRule::Own, 40_000, 20_000),
        (BreakRule::Own, 40_001, 20_001),
        (BreakRule::Own, 99_000, 49_500),
        (BreakRule::Own, 100_000, 40_000),
        (BreakRule::OrHigher, 99_000, 40_000),
        (BreakRule::OrHigher, 80_000, 40_000),
        (BreakRule::OrHigher, 79_000, 39_500),
    ] {
        let air = FreightTable {
            break_rule: rule,
            ..air.clone()
        };
        assert_eq!(air.carriage(quantity), minor, "{rule:?} {quantity}");
    }
    assert_eq!(air.fees(3), 1_075);
}

#[test]
fn something_leaves_on_its_days() {
    let on = Departures::On(vec![Weekday::Monday, Weekday::Thursday]);
    // 2026-12-03 is a Thursday.
    for (text, leaves) in [
        ("2026-12-03", true),
        ("2026-12-04", false),
        ("2026-12-07", true),
    ] {
        assert_eq!(on.is_on(day(text)), leaves, "{text}");
    }
    let every = Departures::Every {
        days: 7,
        first: day("2026-12-04"),
    };
    for (text, leaves) in [
        ("2026-11-27", false),
        ("2026-12-04", true),
        ("2026-12-05", false),
        ("2026-12-18", true),
    ] {
        assert_eq!(every.is_on(day(text)), leaves, "{text}");
    }
}

#[test]
fn the_newest_table_that_has_begun_counts_until_it_ends() {
    let mut tables = Vec::new();
    let from = |text: &str, to: Option<&str>, price| FreightTable {
        valid_from: day(text),
        valid_to: to.map(day),
        breaks: vec![Break { from: 0, price }],
        ..table(ShipMode::Air, ChargeUnit::Kilogram, 6000)
    };
    for one in [
        from("2026-12-01", Some("2026-12-31"), 2),
        from("2026-11-01", None, 1),
        from("2026-12-01", Some("2026-12-20"), 3),
    ] {
        dated::lay(&mut tables, one);
    }
    for (text, price) in [
        ("2026-10-31", None),
        ("2026-11-30", Some(1)),
        ("2026-12-01", Some(3)),
        ("2026-12-20", Some(3)),
        ("2026-12-21", None),
    ] {
        let found = in_force(&tables, ShipMode::Air, day(text));
        assert_eq!(found.map(|one| one.breaks[0].price), price, "{text}");
    }
    assert_eq!(in_force(&tables, ShipMode::SeaLcl, day("2026-12-01")), None);
}

#[test]
fn another_currency_is_worth_what_the_table_says() {
    let known = FreightTable {
        exchange: vec![
            (
                Currency::parse("CNY").expect("a code"),
                Decimal::parse("0.14").expect("a rate"),
            ),
            (
                Currency::parse("JPY").expect("a code"),
                Decimal::parse("0.0067").expect("a rate"),
            ),
        ],
        ..table(ShipMode::Air, ChargeUnit::Kilogram, 6000)
    };
    for (named, minor) in [
        ("10.00 USD", Some(1000)),
        ("100.00 CNY", Some(1400)),
        ("1000 JPY", Some(670)),
        ("1.00 EUR", None),
    ] {
        let money = Money::parse_named(named).expect("money");
        assert_eq!(known.exchanged(money), minor, "{named}");
    }
    assert_eq!(known.faults(), []);
}

#[test]
fn what_is_wrong_with_a_table_is_told_all_at_once() {
    let fine = table(ShipMode::Air, ChargeUnit::Kilogram, 6000);
    let wrong = FreightTable {
        mode: ShipMode::SeaFcl,
        valid_to: Some(day("2026-10-31")),
        source: "  ".to_owned(),
        divisor: 0,
        breaks: vec![Break { from: 5, price: -1 }],
        departures: Departures::On(Vec::new()),
        round_up_to: 0,
        loose_kg_per_cbm: Some(0),
        exchange: vec![(Currency::USD, Decimal::whole(1))],
        told_on: day("2016-10-31"),
        transit_days: 401,
        least: FREIGHT_QUANTITY_MAX + 1,
        ..fine.clone()
    };
    assert_eq!(fine.faults(), []);
    assert_eq!(wrong.faults(), FreightFault::ALL);
}
