//! From an answer to the next question, from a unit and its terms to advice; and what advice by the
//! depth of stock loses against the best, beside advice by the unit alone.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use returnbay::domain::advice::{AdvisedUnit, DutyFree, Offer, advise};
use returnbay::domain::checklist::{Answers, Checklist};
use returnbay::domain::decimal::Decimal;
use returnbay::domain::decision::Decision;
use returnbay::domain::gate::{GateView, Gates};
use returnbay::domain::grade::Grade;
use returnbay::domain::money::Currency;
use returnbay::domain::rates::{
    HoldRates, LiquidateRates, RateCard, RepairRates, ResellRates, ServiceRates, ShipRates, Tier,
};
use returnbay::domain::time::Day;
use returnbay::exchange::data;
use returnbay::shell::seeded;

use crate::measure::{Run, Times, Verdict, note, ratio};

/// Answers and units at full size.
const TIMED: u32 = 100_000;
/// The most microseconds that 99 of 100 may take.
const LIMIT_US: f64 = 50.0;
/// Seeded instances of equal units at full size.
const INSTANCES: u32 = 200;
/// Units of each.
const UNITS: u32 = 8;
/// Ways out among which the best is found by trying all.
const WAYS: [Decision; 4] = [
    Decision::Resell,
    Decision::Liquidate,
    Decision::ShipChina,
    Decision::Dispose,
];

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let asked = next_question(run);
    let advised = advice(run);
    regret(run);
    asked.and(advised)
}

fn us(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn told(what: &str, ours: Vec<Duration>, floor: Vec<Duration>, run: &Run) -> Verdict {
    let (ours, floor) = (Times::of(ours), Times::of(floor));
    note(&format!(
        "{what}: p50 {:.2} µs, {:.1} times its floor of {:.2} µs",
        us(ours.median()),
        ratio(ours.median(), floor.median()),
        us(floor.median())
    ));
    let p99 = us(ours.permille(990));
    run.limit(&format!("{what}, p99"), p99, "µs", LIMIT_US)
}

/// Every state that a bench can be in between two questions, over all checklists.
fn states(lists: &[Checklist]) -> Vec<(&Checklist, Answers)> {
    let mut all = Vec::new();
    for list in lists {
        let mut open = vec![Answers::new()];
        while let Some(answers) = open.pop() {
            let next = list.standing(&answers).next;
            for answer in next.into_iter().flat_map(|question| {
                let code = question.code.clone();
                question
                    .answers
                    .iter()
                    .map(move |one| (code.clone(), one.code.clone()))
            }) {
                let mut more = answers.clone();
                more.extend([answer]);
                open.push(more);
            }
            all.push((list, answers));
        }
    }
    all
}

/// The floor looks each answer up once, by its question.
fn next_question(run: &Run) -> Verdict {
    let lists: Vec<Checklist> = data::checklist::checklists()
        .into_iter()
        .map(|(.., list)| list)
        .collect();
    let states = states(&lists);
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let count = usize::try_from(run.size(TIMED)).expect("a count fits");
    for (list, answers) in states.iter().cycle().take(count) {
        let start = Instant::now();
        let found = list.questions.iter().filter_map(|question| {
            let given = answers.get(&question.code)?;
            question.answers.iter().find(|answer| answer.code == *given)
        });
        black_box(found.count());
        floor.push(start.elapsed());
        let start = Instant::now();
        let standing = list.standing(answers);
        black_box((standing.grade, standing.next.is_some()));
        ours.push(start.elapsed());
    }
    told("next question after an answer", ours, floor, run)
}

fn decimal(number: u64) -> Decimal {
    Decimal::whole(u32::try_from(number).expect("a small number"))
}

/// Rates made up of a seed, of which each decision is the best now and then.
fn terms(seed: u64) -> RateCard {
    let some = |place: u64, least: u64, most: u64| {
        least + seeded::scramble(seed, place) % (most - least + 1)
    };
    let minor = |place, least, most| i64::try_from(some(place, least, most)).expect("it is small");
    let pct = |place, least, most| decimal(some(place, least, most));
    let graded = |place, least, most| {
        let grades = Grade::SPECS.iter().map(|spec| spec.grade);
        let grades = grades.filter(|grade| *grade != Grade::Unsellable);
        (place..)
            .zip(grades)
            .map(|(place, grade)| (grade, pct(place, least, most)))
            .collect()
    };
    let tiers = [(30, 0, 2), (60, 5, 40), (90, 20, 80)];
    RateCard {
        currency: Currency::USD,
        new_price: Some(minor(1, 800, 9000)),
        resell: ResellRates {
            price_pct: graded(10, 55, 95),
            referral_pct: Some(pct(2, 8, 17)),
            handling: Some(minor(3, 80, 300)),
            fulfil: Some(minor(4, 250, 900)),
            demand_per_month: Some(pct(5, 1, 12)),
        },
        liquidate: LiquidateRates {
            gross_pct: graded(20, 5, 30),
            referral_pct: Some(pct(6, 10, 15)),
            per_unit: Some(minor(7, 20, 90)),
        },
        repair: RepairRates {
            cost: Some(minor(8, 200, 900)),
            success_pct: Some(pct(9, 40, 95)),
            grade_after: Some(Grade::Good),
        },
        ship_china: ShipRates {
            per_kg: Some(pct(30, 200, 700)),
            handling: Some(minor(31, 50, 200)),
            value: Some(minor(32, 200, 3000)),
            duty_pct: Some(pct(33, 5, 20)),
            vat_pct: Some(pct(34, 9, 13)),
        },
        hold: HoldRates {
            storage: Some(
                (40..)
                    .zip(tiers)
                    .map(|(place, (until_day, least, most))| Tier {
                        until_day,
                        per_day: pct(place, least, most),
                    })
                    .collect(),
            ),
            days: Some(30),
            then: Some(Decision::Resell),
        },
        dispose_fee: Some(minor(50, 100, 300)),
        rework: BTreeMap::new(),
        extras: std::collections::BTreeMap::new(),
        services: ServiceRates::default(),
        standing_order: None,
    }
}

fn unit(seed: u64, stock_depth: u32) -> AdvisedUnit {
    AdvisedUnit {
        grade: Some(Grade::VeryGood),
        weight_g: Some(i64::try_from(200 + seeded::scramble(seed, 60) % 3000).expect("small")),
        received: Day::parse("2026-02-01"),
        stock_depth,
        duty_free: DutyFree::Until(today()),
    }
}

fn today() -> Day {
    Day::parse("2026-03-01").expect("a day")
}

/// The floor adds up the amounts of the terms once.
fn advice(run: &Run) -> Verdict {
    let (_, gates): (_, Gates) = data::gates::gates();
    let view = GateView {
        facts: ["opened".to_owned()].into(),
        category: Some("home".to_owned()),
        grade: Some(Grade::VeryGood),
    };
    let questions: Vec<(AdvisedUnit, RateCard)> = (0..1000)
        .map(|place| {
            let seed = seeded::scramble(run.seed, place);
            let depth = u32::try_from(place % 40).expect("it is small");
            (unit(seed, depth), terms(seed))
        })
        .collect();
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let count = usize::try_from(run.size(TIMED)).expect("a count fits");
    for (unit, terms) in questions.iter().cycle().take(count) {
        let start = Instant::now();
        let amounts = [terms.new_price, terms.resell.handling, terms.resell.fulfil];
        black_box(amounts.into_iter().flatten().sum::<i64>());
        floor.push(start.elapsed());
        let start = Instant::now();
        let advice = advise(unit, terms, today(), &gates.by_decision(&view, today()));
        let drivers = advice.offer(advice.proposed).map(Offer::drivers);
        black_box((advice.proposed, drivers));
        ours.push(start.elapsed());
    }
    told("advice with its reasons", ours, floor, run)
}

/// What units bring that go these ways, one after the other.
fn brings(seed: u64, terms: &RateCard, ways: &[Decision]) -> i64 {
    let mut stock = 0;
    let mut sum = 0;
    for way in ways {
        let advice = advise(&unit(seed, stock), terms, today(), &BTreeMap::new());
        sum += advice
            .offer(*way)
            .and_then(|offer| offer.net)
            .unwrap_or_default();
        stock += u32::from(*way == Decision::Resell);
    }
    sum
}

/// The best of all ways that so many equal units can go. Only how many go which way counts, for they
/// are equal: every split of the units is tried.
fn best(seed: u64, terms: &RateCard) -> i64 {
    let units = usize::try_from(UNITS).expect("a count fits");
    let mut open: Vec<Vec<Decision>> = vec![Vec::new()];
    for way in WAYS {
        let mut longer = Vec::new();
        for split in open {
            for more in 0..=units - split.len() {
                let mut next = split.clone();
                next.extend(std::iter::repeat_n(way, more));
                longer.push(next);
            }
        }
        open = longer;
    }
    let whole = open.into_iter().filter(|split| split.len() == units);
    whole
        .map(|split| brings(seed, terms, &split))
        .max()
        .unwrap_or_default()
}

/// Chooses for one unit after the other, by what is seen of the stock that stands before each.
fn chosen(seed: u64, terms: &RateCard, seen: fn(u32) -> u32) -> Vec<Decision> {
    let mut stock = 0;
    let mut ways = Vec::new();
    for _ in 0..UNITS {
        let advice = advise(&unit(seed, seen(stock)), terms, today(), &BTreeMap::new());
        let net = |way: &Decision| advice.offer(*way).and_then(|offer| offer.net);
        let way = WAYS
            .into_iter()
            .rev()
            .max_by_key(net)
            .expect("there are ways");
        stock += u32::from(way == Decision::Resell);
        ways.push(way);
    }
    ways
}

/// Prints what is lost against the best, in hundredths of it.
fn regret(run: &Run) {
    let (mut best_sum, mut ours_lost, mut greedy_lost) = (0_i64, 0_i64, 0_i64);
    let (mut ours_missed, mut greedy_missed) = (0_u32, 0_u32);
    let count = run.size(INSTANCES);
    for place in 0..count {
        let seed = seeded::scramble(run.seed ^ 5, u64::from(place));
        let terms = terms(seed);
        let best = best(seed, &terms);
        let ours = brings(seed, &terms, &chosen(seed, &terms, |stock| stock));
        let greedy = brings(seed, &terms, &chosen(seed, &terms, |_| 0));
        best_sum += best;
        ours_lost += best - ours;
        greedy_lost += best - greedy;
        ours_missed += u32::from(ours < best);
        greedy_missed += u32::from(greedy < best);
    }
    let share = |lost: i64| {
        let (lost, all) = (i32::try_from(lost), i32::try_from(best_sum.max(1)));
        f64::from(lost.unwrap_or(i32::MAX)) * 100.0 / f64::from(all.unwrap_or(i32::MAX))
    };
    note(&format!(
        "{count} seeded instances of {UNITS} equal units, the best of all splits by trying each:"
    ));
    note("chosen by            lost against the best   instances not the best");
    note(&format!(
        "depth of stock       {:>8.3} %              {ours_missed:>6}",
        share(ours_lost)
    ));
    note(&format!(
        "unit margin alone    {:>8.3} %              {greedy_missed:>6}",
        share(greedy_lost)
    ));
}
