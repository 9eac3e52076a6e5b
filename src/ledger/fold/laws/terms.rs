//! Terms and rule tables of a seller among the facts that the laws fold.

use super::{fact, seller};
use crate::domain::ids::Hash;
use crate::domain::rates::{self, RateCard};
use crate::domain::terms::Terms;
use crate::domain::time::Day;
use crate::ledger::fact::{Body, Fact, PackRef};
use crate::ledger::fold;
use crate::ledger::rows::{PolicyFrom, RatesFrom, SellerRow, TermsFrom};

/// Sets terms by their days of a hold, from the start or from a day on.
pub(super) fn set(hold_days: u32, day: u32) -> Body {
    Body::SellerTermsSet {
        seller: seller(),
        set: TermsFrom {
            from: from(day),
            terms: Terms {
                hold_days,
                ..Terms::default()
            },
        },
    }
}

/// Sets a version of a rule table, from the start or from a day on.
pub(super) fn policy_set(version: u32, day: u32) -> Body {
    Body::SellerPolicySet {
        seller: seller(),
        set: PolicyFrom {
            from: from(day),
            policy: PackRef {
                id: "house".to_owned(),
                version,
                hash: Hash::ZERO,
            },
        },
    }
}

/// Day 0 is the start.
fn from(day: u32) -> Option<Day> {
    let first = Day::parse("2026-12-01").expect("a day");
    (day > 0).then(|| first.plus_days(i64::from(day)))
}

fn rates_set(fee: u32, from: Day) -> Body {
    Body::SellerRatesSet {
        seller: seller(),
        rates: Box::new(RatesFrom {
            from,
            card: RateCard {
                dispose_fee: Some(i64::from(fee)),
                ..rates::sample()
            },
        }),
    }
}

/// The row of these facts, each a second after the one before.
fn folded(bodies: Vec<Body>) -> SellerRow {
    let facts: Vec<Fact> = (1_u64..)
        .zip(bodies)
        .map(|(at, body)| fact(at, u128::from(at), body))
        .collect();
    fold::seller(&facts).expect("a seller")
}

fn hold_days(row: &SellerRow, day: Option<Day>) -> u32 {
    row.terms_on(day).hold_days
}

fn version(row: &SellerRow, day: Option<Day>) -> Option<u32> {
    row.policy_on(day).map(|pack| pack.version)
}

#[test]
fn each_of_the_four_holds_from_its_day_on() {
    let from = |day: u32| from(day).expect("a day");
    let row = folded(vec![
        set(30, 5),
        set(60, 9),
        policy_set(2, 5),
        policy_set(3, 9),
        rates_set(200, from(5)),
        rates_set(300, from(9)),
        super::checklist::set(2, 5),
        super::checklist::set(3, 9),
    ]);
    for (day, held, of) in [
        (4, 14, None),
        (5, 30, Some(2)),
        (6, 30, Some(2)),
        (8, 30, Some(2)),
        (9, 60, Some(3)),
        (10, 60, Some(3)),
    ] {
        let on = from(day);
        let fee = row.rates_on(on).and_then(|rates| rates.card.dispose_fee);
        let mut lists = row.checklists_on(on).map(|(_, pack)| pack.version);
        assert_eq!(hold_days(&row, Some(on)), held, "day {day}");
        assert_eq!(version(&row, Some(on)), of, "day {day}");
        assert_eq!(fee, of.map(|of| i64::from(of) * 100), "day {day}");
        assert_eq!(lists.next(), of, "day {day}");
        assert_eq!(lists.next(), None);
    }
}

#[test]
fn what_has_no_day_replaces_the_start_and_leaves_later_days() {
    let row = folded(vec![
        set(7, 0),
        set(30, 5),
        policy_set(1, 0),
        policy_set(2, 5),
        set(21, 0),
        policy_set(3, 0),
    ]);
    let days = |on| (hold_days(&row, on), version(&row, on));
    assert_eq!(days(None), (21, Some(3)));
    assert_eq!(days(from(4)), (21, Some(3)));
    assert_eq!(days(from(5)), (30, Some(2)));
    assert_eq!((row.terms.len(), row.policies.len()), (2, 2));
}

#[test]
fn of_two_for_one_day_the_newer_fact_counts_whichever_comes_first() {
    let mut facts = vec![fact(1, 1, set(30, 5)), fact(2, 2, set(60, 5))];
    for _ in 0..2 {
        let row = fold::seller(&facts).expect("a seller");
        assert_eq!((hold_days(&row, from(5)), row.terms.len()), (60, 1));
        facts.reverse();
    }
}

#[test]
fn facts_without_a_day_are_read_as_ever_and_hold_from_the_start() {
    use crate::ledger::codec::decode_body;
    use crate::ledger::fact::Kind;
    for (kind, version, text) in [
        (
            Kind::SellerTermsSet,
            1,
            r#"{"address_hints":[],"approve":[],"hold_days":14,"hold_default":"dispose","language":"zh-CN","seller":"S-01"}"#,
        ),
        (
            Kind::SellerTermsSet,
            2,
            r#"{"address_hints":[],"approve":[],"contacts":[],"hold_days":14,"hold_default":"dispose","language":"zh-CN","photos":"as_needed","seller":"S-01"}"#,
        ),
        (
            Kind::SellerPolicySet,
            1,
            r#"{"policy":{"hash":"0000000000000000000000000000000000000000000000000000000000000000","id":"house","version":3},"seller":"S-01"}"#,
        ),
    ] {
        let body = decode_body(kind, version, text).expect("an old version");
        let row = folded(vec![body]);
        let terms = row.terms.iter().map(|set| set.from);
        let mut days = terms.chain(row.policies.iter().map(|set| set.from));
        assert_eq!(days.next(), Some(None), "{text}");
        let dated = text.replace(r#""hold_d"#, r#""from":"2027-01-01","hold_d"#);
        let dated = dated.replace(r#"{"policy"#, r#"{"from":"2027-01-01","policy"#);
        decode_body(kind, version, &dated).expect_err("an old version has no day");
    }
}
