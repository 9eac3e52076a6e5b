//! Advice against Amazon's published ladder, and laws over generated terms.

use proptest::prelude::*;

use super::*;
use crate::domain::decimal::Decimal;
use crate::domain::rates::{RateCard, sample};

fn percent(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn no_gates() -> BTreeMap<Decision, Vec<String>> {
    BTreeMap::new()
}

fn unit(grade: Grade) -> AdvisedUnit {
    AdvisedUnit {
        grade: Some(grade),
        weight_g: Some(1520),
        received: Some(day("2026-02-01")),
        stock_depth: 0,
        duty_free: DutyFree::Until(day("2026-07-10")),
    }
}

fn on(unit: &AdvisedUnit, terms: &RateCard) -> Advice {
    advise(unit, terms, day("2026-03-01"), &no_gates())
}

fn net(advice: &Advice, decision: Decision) -> Option<i64> {
    advice.offer(decision).and_then(|offer| offer.net)
}

#[test]
fn amazons_published_ladder_comes_out_to_the_cent() {
    for (grade, cents) in [
        (Grade::LikeNew, 1662),
        (Grade::VeryGood, 1407),
        (Grade::Good, 1280),
        (Grade::Acceptable, 1152),
    ] {
        let advice = on(&unit(grade), &sample());
        assert_eq!(net(&advice, Decision::Resell), Some(cents), "{grade:?}");
        assert_eq!(net(&advice, Decision::Dispose), Some(-236));
    }
}

#[test]
fn each_decision_is_the_sum_of_its_sample() {
    let advice = on(&unit(Grade::VeryGood), &sample());
    let parts = |decision| -> Vec<(&'static str, i64)> {
        let offer = advice.offer(decision).expect("every decision is there");
        let parts = offer.terms.iter().map(|term| (term.name, term.minor));
        parts.collect()
    };
    let resell = [
        ("price", 2550),
        ("referral", -383),
        ("handling", -180),
        ("fulfil", -580),
    ];
    assert_eq!(parts(Decision::Resell), resell);
    let lots = [("gross", 240), ("referral", -36), ("per_unit", -50)];
    assert_eq!(parts(Decision::Liquidate), lots);
    // 80 % of 1280, 20 % of the better of 154 in lots and -236.
    let repair = [("resale", 1024), ("salvage", 31), ("cost", -400)];
    assert_eq!(parts(Decision::Repair), repair);
    let home = [("value", 1200), ("freight", -684), ("handling", -100)];
    assert_eq!(parts(Decision::ShipChina), home);
    assert_eq!(parts(Decision::Hold), [("then", 1407), ("storage", -56)]);
    assert_eq!(parts(Decision::Dispose), [("fee", -236)]);
    assert_eq!(advice.proposed, Decision::Resell);
    assert_eq!(advice.reason, Reason::BestNet);
    assert_eq!(
        advice.runner_up,
        Some(Decision::Repair),
        "waiting to resell is no other way"
    );
    let drivers = advice.offer(Decision::Resell).expect("a way").drivers();
    let names: Vec<&str> = drivers.iter().map(|term| term.name).collect();
    assert_eq!(names, ["price", "fulfil", "referral"]);
}

#[test]
fn a_rate_that_is_not_known_makes_unknown_and_never_free() {
    let mut poor = sample();
    poor.resell.fulfil = None;
    poor.ship_china.per_kg = None;
    poor.dispose_fee = None;
    let advice = on(&unit(Grade::VeryGood), &poor);
    let missing = |decision| advice.offer(decision).expect("a way").blocked_by.clone();
    let rate = |place: &str| vec![Block::RateMissing(place.to_owned())];
    assert_eq!(missing(Decision::Resell), rate("resell.fulfil"));
    assert_eq!(missing(Decision::Hold), rate("resell.fulfil"));
    assert_eq!(missing(Decision::Repair), rate("resell.fulfil"));
    assert_eq!(missing(Decision::ShipChina), rate("ship_china.per_kg"));
    assert_eq!(missing(Decision::Dispose), rate("dispose.fee"));
    assert_eq!(
        (advice.proposed, advice.reason, advice.runner_up),
        (Decision::Liquidate, Reason::OnlyKnown, None)
    );
    let nothing = RateCard {
        new_price: None,
        ..poor
    };
    let advice = on(&unit(Grade::VeryGood), &nothing);
    assert_eq!(
        (advice.proposed, advice.reason),
        (Decision::Hold, Reason::NothingKnown)
    );
}

#[test]
fn a_gate_closes_whatever_the_money_and_a_standing_order_beats_money_but_no_gate() {
    let gates = BTreeMap::from([(Decision::Resell, vec!["expired".to_owned()])]);
    let closed = advise(&unit(Grade::LikeNew), &sample(), day("2026-03-01"), &gates);
    for decision in [Decision::Resell, Decision::Repair, Decision::Hold] {
        let offer = closed.offer(decision).expect("a way");
        assert_eq!(offer.net, None, "{decision:?}");
        assert_eq!(offer.blocked_by, [Block::Gate("expired".to_owned())]);
    }
    assert_eq!(closed.proposed, Decision::ShipChina);
    let order = |decision| RateCard {
        standing_order: Some(decision),
        ..sample()
    };
    let advised =
        |terms: &RateCard| advise(&unit(Grade::LikeNew), terms, day("2026-03-01"), &gates);
    let wanted = advised(&order(Decision::Dispose));
    assert_eq!(
        (wanted.proposed, wanted.reason, wanted.runner_up),
        (
            Decision::Dispose,
            Reason::StandingOrder,
            Some(Decision::ShipChina)
        )
    );
    let refused = advised(&order(Decision::Resell));
    assert_eq!(
        (refused.proposed, refused.reason),
        (Decision::ShipChina, Reason::BestNet)
    );
}

#[test]
fn the_fortieth_unit_is_not_worth_the_first() {
    let mut selling = sample();
    let at_depth = |terms: &RateCard, stock_depth| {
        let unit = AdvisedUnit {
            stock_depth,
            ..unit(Grade::VeryGood)
        };
        on(&unit, terms)
    };
    let ignored = at_depth(&selling, 40);
    let offer = ignored.offer(Decision::Resell).expect("a way");
    assert_eq!(
        (offer.net, offer.notes.as_slice()),
        (Some(1407), &[Note::StockIgnored][..])
    );
    selling.resell.demand_per_month = Some(percent("10"));
    // Four months from its 28th day: two free days, then 118 of 2 cents.
    let deep = at_depth(&selling, 40);
    assert_eq!(net(&deep, Decision::Resell), Some(1407 - 236));
    assert_eq!(net(&at_depth(&selling, 0), Decision::Resell), Some(1407));
    selling.resell.demand_per_month = Some(percent("0"));
    let unsold = at_depth(&selling, 40);
    assert_eq!(net(&unsold, Decision::Resell), None);
}

#[test]
fn a_late_or_repaired_return_to_china_pays_duty_and_tax() {
    for (duty_free, cents, notes) in [
        (DutyFree::Until(day("2026-03-01")), 416, Vec::new()),
        // 120 of duty, 13 % of 1320 of tax.
        (
            DutyFree::Until(day("2026-02-28")),
            416 - 120 - 172,
            vec![Note::DutyFreeEndsFirst],
        ),
        (DutyFree::Lost, 416 - 120 - 172, vec![Note::DutyFreeLost]),
        (
            DutyFree::Unknown,
            416 - 120 - 172,
            vec![Note::DutyFreeUnknown],
        ),
    ] {
        let unit = AdvisedUnit {
            duty_free,
            ..unit(Grade::Good)
        };
        let advice = on(&unit, &sample());
        let offer = advice.offer(Decision::ShipChina).expect("a way");
        assert_eq!(
            (offer.net, &offer.notes),
            (Some(cents), &notes),
            "{duty_free:?}"
        );
    }
}

/// A wait of 30 days for the way to China pays what is owed on its last day, not on its first: two
/// free days of storage, then 28 of 2 cents.
#[test]
fn a_wait_that_outlasts_the_free_return_pays_duty_and_tax_and_a_repair_says_that_it_ends_it() {
    let mut card = sample();
    card.hold.then = Some(Decision::ShipChina);
    for (last, cents, notes) in [
        ("2026-03-31", 416 - 56, vec![]),
        (
            "2026-03-30",
            416 - 120 - 172 - 56,
            vec![Note::DutyFreeEndsFirst],
        ),
    ] {
        let unit = AdvisedUnit {
            duty_free: DutyFree::Until(day(last)),
            ..unit(Grade::Good)
        };
        let advice = on(&unit, &card);
        let offer = advice.offer(Decision::Hold).expect("a way");
        assert_eq!(net(&advice, Decision::ShipChina), Some(416));
        assert_eq!((offer.net, &offer.notes), (Some(cents), &notes), "{last}");
        let repair = advice.offer(Decision::Repair).expect("a way");
        assert_eq!(repair.notes, [Note::RepairEndsDutyFree]);
    }
    let lost = AdvisedUnit {
        duty_free: DutyFree::Lost,
        ..unit(Grade::Good)
    };
    let advice = on(&lost, &card);
    let repair = advice.offer(Decision::Repair).expect("a way");
    assert!(repair.notes.is_empty(), "nothing is left to lose");
}

#[test]
fn what_is_not_fit_for_sale_is_never_sold_as_fit() {
    let mut generous = sample();
    generous
        .resell
        .price_pct
        .insert(Grade::Unsellable, percent("99"));
    let advice = on(&unit(Grade::Unsellable), &generous);
    let offer = advice.offer(Decision::Resell).expect("a way");
    assert_eq!(offer.blocked_by, [Block::Grade(Grade::Unsellable)]);
    assert_eq!(
        net(&advice, Decision::Repair),
        Some(1024 - 47 - 400),
        "mended it may be"
    );
}

proptest! {
    /// A higher cost never raises any net, and never makes a known net unknown.
    #[test]
    fn a_higher_cost_never_raises_a_net(
        more in 1_i64..100_000,
        which in 0_usize..7,
        grade in 0_usize..6,
        depth in 0_u32..50,
        demand in prop::option::of(1_u32..60),
    ) {
        let mut before = sample();
        before.resell.demand_per_month = demand.map(Decimal::whole);
        let mut after = before.clone();
        let cost = match which {
            0 => &mut after.resell.handling,
            1 => &mut after.resell.fulfil,
            2 => &mut after.liquidate.per_unit,
            3 => &mut after.repair.cost,
            4 => &mut after.ship_china.handling,
            5 => &mut after.dispose_fee,
            _ => {
                let tiers = after.hold.storage.as_mut().expect("there are some");
                for tier in tiers.iter_mut() {
                    tier.per_day = Decimal::whole(u32::try_from(more).expect("small"));
                }
                &mut after.dispose_fee
            }
        };
        if which < 6 {
            *cost = cost.map(|cost| cost + more);
        }
        let grade = Grade::SPECS[grade].grade;
        let unit = AdvisedUnit { stock_depth: depth, ..unit(grade) };
        let (before, after) = (on(&unit, &before), on(&unit, &after));
        for (old, new) in before.offers.iter().zip(&after.offers) {
            prop_assert_eq!(old.net.is_some(), new.net.is_some());
            prop_assert!(new.net <= old.net, "{:?} {:?}", old, new);
        }
        let best = |advice: &Advice| advice.offers.iter().filter_map(|offer| offer.net).max();
        prop_assert_eq!(best(&after), net(&after, after.proposed));
    }
}
