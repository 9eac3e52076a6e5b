//! Laws of standing orders: the order of facts and the day decide, not the order of their coming.

use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::said::{Said, SaidHow};
use crate::domain::standing::{StandingOrder, ordered_on};
use crate::ledger::fact::{Body, Fact, OrderSet};

use super::fact;
use crate::domain::codes::SellerCode;
use crate::domain::time::Day;
use crate::ledger::fold;

fn facts_of(bodies: Vec<Body>) -> Vec<Fact> {
    let keyed = (1_u64..).zip(bodies);
    keyed
        .map(|(tick, body)| fact(tick, u128::from(tick), body))
        .collect()
}

fn said(
    (grade, from): (Option<Grade>, &str),
    until: Option<&str>,
    decision: Option<Decision>,
) -> Body {
    let day = |text: &str| Day::parse(text).expect("a day");
    Body::SellerOrderSet(Box::new(OrderSet {
        seller: SellerCode::parse("S-01").expect("a code"),
        sku: "P0360".to_owned(),
        mail: None,
        order: StandingOrder {
            grade,
            from: day(from),
            until: until.map(day),
            decision,
            said: Said {
                how: SaidHow::Chat,
                who: "Li".to_owned(),
                shown: None,
            },
        },
    }))
}

#[test]
fn the_newest_word_for_a_grade_and_day_counts_in_whatever_order_facts_come() {
    let good = Some(Grade::Good);
    let facts = facts_of(vec![
        said((good, "2026-12-01"), None, Some(Decision::Dispose)),
        said((None, "2026-12-01"), None, Some(Decision::ShipChina)),
        said(
            (good, "2026-12-01"),
            Some("2026-12-09"),
            Some(Decision::Liquidate),
        ),
        said((None, "2026-12-20"), None, None),
    ]);
    let row = fold::standing(&facts).expect("a row");
    let mut turned = facts.clone();
    turned.reverse();
    assert_eq!(fold::standing(&turned).as_ref(), Some(&row));
    let twice = [facts.clone(), facts].concat();
    assert_eq!(fold::standing(&twice).as_ref(), Some(&row));
    let on = |day: &str, grade| {
        let day = Day::parse(day).expect("a day");
        ordered_on(&row.orders, grade, day).map(|one| one.decision)
    };
    assert_eq!(on("2026-12-09", Grade::Good), Some(Decision::Liquidate));
    assert_eq!(on("2026-12-10", Grade::Good), Some(Decision::ShipChina));
    assert_eq!(on("2026-12-10", Grade::New), Some(Decision::ShipChina));
    assert_eq!(on("2026-12-20", Grade::Good), None);
}
