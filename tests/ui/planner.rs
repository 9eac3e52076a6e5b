//! What goes to China now and what can wait, at a desk: the proposal with its reasons, missing rates, wrong files.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Vec2;
use egui_kittest::kittest::Queryable as _;
use returnbay::domain::codes::SellerCode;
use returnbay::domain::dated;
use returnbay::domain::decimal::Decimal;
use returnbay::domain::freight::{
    Break, BreakRule, ChargeUnit, Departures, FreightTable, Weekday, Weighed,
};
use returnbay::domain::measure::Grams;
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::planner::{Clock, Flying, PlanInput, PlanUnit, Storage, TaxRates, plan};
use returnbay::domain::rates::Tier;
use returnbay::domain::shipment::ShipMode;
use returnbay::domain::time::Day;
use returnbay::exchange::freight::FreightProblem;
use returnbay::ledger::fact::RatedFreight;
use returnbay::ledger::query::{PlanOf, PlanView, ShipAnswer, ShipQuery};
use returnbay::ledger::rows::{FreightRow, SaidAt};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::freight::FreightDone;
use returnbay::shell::view::{Job, JobState, JobView, View};
use returnbay::text::Language;
use returnbay::ui::screens::containers::{self, china};
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::harness;
use crate::faces::{self, NOW, tag};
use crate::seen::{self, zone};

fn today() -> Day {
    zone().day(NOW)
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller")
}

/// Rates that are made up: nobody's offer.
fn rates() -> Vec<FreightTable> {
    let express = FreightTable {
        mode: ShipMode::Express,
        currency: Currency::USD,
        valid_from: today().plus_days(-20),
        valid_to: None,
        source: "made up, nobody's offer".to_owned(),
        told_on: today().plus_days(-22),
        unit: ChargeUnit::Kilogram,
        divisor: 5000,
        weighed: Weighed::Carton,
        round_up_to: 500,
        least: 500,
        breaks: vec![Break {
            from: 0,
            price: 900,
        }],
        break_rule: BreakRule::Own,
        minimum: 1000,
        per_shipment: 0,
        per_carton: 200,
        transit_days: 5,
        departures: Departures::EveryDay,
        loose_kg_per_cbm: Some(200),
        exchange: Vec::new(),
    };
    let air = FreightTable {
        mode: ShipMode::Air,
        valid_to: Some(today().plus_days(90)),
        divisor: 6000,
        weighed: Weighed::Shipment,
        least: 45_000,
        breaks: vec![Break {
            from: 0,
            price: 400,
        }],
        per_shipment: 5000,
        per_carton: 0,
        transit_days: 7,
        departures: Departures::On(vec![Weekday::Monday, Weekday::Thursday]),
        ..express.clone()
    };
    let sea = FreightTable {
        mode: ShipMode::SeaLcl,
        unit: ChargeUnit::CubicMetre,
        divisor: 1000,
        round_up_to: 1,
        least: 1000,
        breaks: vec![Break {
            from: 0,
            price: 10_000,
        }],
        minimum: 0,
        transit_days: 30,
        departures: Departures::Every {
            days: 7,
            first: today().plus_days(4),
        },
        valid_to: None,
        ..air.clone()
    };
    let mut laid = Vec::new();
    for table in [express, air, sea] {
        dated::lay(&mut laid, table);
    }
    laid
}

fn unit(number: u64, clock: Clock) -> PlanUnit {
    PlanUnit {
        tag: tag(number),
        seller: seller(),
        sku: Some("LMP-Q10".to_owned()),
        container: None,
        weight: Some(Grams(1250)),
        clock,
        flying: Flying::May,
        value: Money::parse_named("350.00 USD"),
        tax: Some(TaxRates {
            duty_pct: Decimal::whole(10),
            vat_pct: Decimal::whole(13),
        }),
        storage: Some(Storage {
            currency: Currency::USD,
            tiers: Arc::from([Tier {
                until_day: 30,
                per_day: Decimal::whole(2),
            }]),
            since: today().plus_days(-40),
        }),
    }
}

fn units() -> Vec<PlanUnit> {
    let runs = |days: i64| Clock::Known {
        six: today().plus_days(days),
        twelve: Some(today().plus_days(days + 182)),
    };
    let mut all: Vec<PlanUnit> = (1..=14).map(|number| unit(number, runs(25))).collect();
    all.extend((15..=120).map(|number| unit(number, runs(120))));
    all.extend((121..=124).map(|number| unit(number, Clock::Unknown)));
    all[2].flying = Flying::Never;
    all[3].weight = None;
    all.push(unit(
        125,
        Clock::Known {
            six: today().plus_days(-3),
            twelve: None,
        },
    ));
    all
}

fn view(tables: Vec<FreightTable>, units: Vec<PlanUnit>) -> PlanView {
    let input = PlanInput {
        today: today(),
        wait_days: 30,
        buffer_days: 7,
        carton_max: Grams(22_700),
        tables: tables.clone(),
        units,
        cartons: Vec::new(),
    };
    let rated = tables.into_iter().map(|table| FreightRow {
        rated: RatedFreight { table, file: None },
        said: SaidAt {
            at: NOW,
            person: None,
        },
    });
    PlanView {
        sellers: vec![seller()],
        plan: plan(&input),
        units: input.units,
        rates: rated.collect(),
        kept: 2,
        closed: 0,
        beyond: 0,
    }
}

fn desk(language: Language, view: PlanView) -> (Screens, Seen) {
    let mut screens = Screens {
        place: Place::Containers,
        ..Screens::default()
    };
    screens.containers.tab = containers::Tab::China;
    screens.containers.china.part = china::Part::Planner;
    let mut seen = seen::busy(language, faces::face("ready"));
    let of = PlanOf::Seller(seller());
    screens.containers.china.planner.of = Some(of.clone());
    let query = Query::Ship(ShipQuery::Plan(of, today(), 30));
    let answer = Answer::Ship(ShipAnswer::Plan(Some(Box::new(view))));
    seen.answers.insert(View::Plan, (query, Arc::new(answer)));
    (screens, seen)
}

fn with_wrong_file((screens, mut seen): (Screens, Seen)) -> (Screens, Seen) {
    let problem = |line, code, about: &str| FreightProblem {
        line,
        code,
        about: about.to_owned(),
    };
    let done = FreightDone {
        file_name: "rates-2026-12.toml".to_owned(),
        tables: 0,
        problems: vec![
            problem(12, "wrong_value", "minimum: 1.5"),
            problem(31, "missing_key", "transit_days"),
        ],
    };
    seen.jobs = vec![JobView {
        id: 3,
        job: Arc::new(Job::TakeFreight {
            path: PathBuf::from("/data/op/rates-2026-12.toml"),
        }),
        state: JobState::FreightTaken(Arc::new(done)),
    }];
    (screens, seen)
}

/// The pictures of the planner.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut wrong = with_wrong_file(desk(language, view(Vec::new(), units())));
    "/data/op/rates-2026-12.toml".clone_into(&mut wrong.0.containers.china.planner.file);
    let mut all = Vec::new();
    let mut put = |name: &str, (screens, seen)| all.push((name.to_owned(), screens, seen));
    put("planner", desk(language, view(rates(), units())));
    put("planner-no-rates", wrong);
    put(
        "planner-no-units",
        desk(language, view(rates(), Vec::new())),
    );
    all
}

#[test]
fn the_proposal_stands_with_its_reasons_beside_every_way() {
    let (screens, seen) = desk(Language::English, view(rates(), units()));
    let mut harness = harness(screens, seen);
    harness.set_size(Vec2::new(1280.0, 1800.0));
    harness.run();
    for text in [
        "Proposed",
        "never goes by air",
        "the six months of",
        "no export line",
        "An aid, not advice",
        "2 units on hold",
    ] {
        assert!(
            harness.get_all_by_label_contains(text).count() > 0,
            "{text}"
        );
    }
}

#[test]
fn without_rates_it_says_what_to_enter_and_takes_a_file() {
    let (screens, seen) = desk(Language::English, view(Vec::new(), units()));
    let mut harness = harness(screens, seen);
    harness.set_size(Vec2::new(1280.0, 1000.0));
    harness.run();
    harness.get_by_label_contains("No freight rates are entered");
    "/data/op/rates.toml"
        .clone_into(&mut harness.state_mut().screens.containers.china.planner.file);
    harness.run();
    harness.get_by_label("Take rates").click();
    harness.run();
    let take = Intent::Start(Job::TakeFreight {
        path: PathBuf::from("/data/op/rates.toml"),
    });
    assert!(harness.state().wanted.contains(&take));
}

#[test]
fn a_wrong_file_is_told_by_its_lines() {
    let (screens, seen) = with_wrong_file(desk(Language::English, view(rates(), units())));
    let mut harness = harness(screens, seen);
    harness.set_size(Vec2::new(1280.0, 1800.0));
    harness.run();
    harness.get_by_label_contains("2 problems. Nothing was written");
    harness.get_by_label_contains("Line 31: Is missing: transit_days");
}
