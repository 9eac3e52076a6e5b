//! Extra services: charged where a card prices any of them, and no line where none does.

use super::*;
use crate::ledger::fact::RelabelledUnit;

/// The unit got one of two labels.
pub(super) fn relabelled(label: u8) -> Body {
    Body::UnitRelabelled(RelabelledUnit {
        unit: UNIT,
        code: format!("X00000000{label}"),
        covered: Vec::new(),
    })
}

fn priced(set: &str, from: &str, extras: &[(Extra, i64)]) -> CardSet {
    card(set, from, |card| {
        card.extras = extras.iter().copied().collect();
        card.hold.storage = Some(Vec::new());
    })
}

const ALL: [(Extra, i64); 6] = [
    (Extra::Relabel, 45),
    (Extra::Forward, 150),
    (Extra::Liquidate, 30),
    (Extra::Claim, 200),
    (Extra::ClaimStorage, 10),
    (Extra::Container, 350),
];

/// Lines of extra services alone: day, activity, what it is about, quantity, amount.
fn extras(
    work: &[Work],
    cards: &[CardSet],
    from: &str,
    to: &str,
) -> Vec<(String, &'static str, String, i64, Option<i64>)> {
    let period = Period::of(day(from), day(to)).expect("a period");
    let statement = Statement::of(&seller(), period, work, cards);
    let lines = statement.lines.iter();
    let lines = lines.filter(|line| line.activity.extra().is_some());
    let said = lines.map(|line| {
        (
            line.day.to_string(),
            line.activity.code(),
            line.about.clone(),
            line.quantity,
            line.amount().map(|amount| amount.minor),
        )
    });
    said.collect()
}

fn of_unit(
    story: &Story,
    cards: &[CardSet],
    from: &str,
    to: &str,
) -> Vec<(String, &'static str, String, i64, Option<i64>)> {
    extras(&fold::unit_work(UNIT, &story.0), cards, from, to)
}

fn line(
    day: &str,
    activity: &'static str,
    about: &str,
    quantity: i64,
    minor: Option<i64>,
) -> (String, &'static str, String, i64, Option<i64>) {
    (day.to_owned(), activity, about.to_owned(), quantity, minor)
}

fn tag() -> String {
    UnitTag::make("A00", 1).expect("fits").to_string()
}

const ON: &str = "2026-12-02";

/// Relabelled twice with one label, once with another, and handed to a carrier.
fn relabelled_and_sent() -> Story {
    let mut story = Story::default();
    story.put(day("2026-12-01"), 1, Decision::Resell, &[]);
    for (key, label) in [(2, 1), (3, 1), (4, 2)] {
        story.tell(day(ON), key, relabelled(label));
    }
    let left = LeftUnits {
        under: Some("1Z5R89390357567127".to_owned()),
        ..LeftUnits::with(&container("T-01"), LeftHow::Forwarded, &[UNIT])
    };
    story.tell(day(ON), 5, Body::UnitLeft(left));
    story
}

#[test]
fn labels_and_forwards_are_charged_by_a_card_that_prices_them() {
    let story = relabelled_and_sent();
    let cards = [priced("2026-11-20", "2026-12-01", &ALL)];
    let wanted = [
        line(ON, "relabel", &tag(), 1, Some(45)),
        line(ON, "relabel", &tag(), 1, Some(45)),
        line(ON, "forward", &tag(), 1, Some(150)),
    ];
    assert_eq!(of_unit(&story, &cards, ON, ON), wanted);
}

#[test]
fn a_card_of_before_lists_no_extra_service_and_one_that_prices_some_lists_all() {
    let story = relabelled_and_sent();
    let before = [priced("2026-11-20", "2026-12-01", &[])];
    assert_eq!(of_unit(&story, &before, ON, ON), []);
    assert_eq!(of_unit(&story, &[], ON, ON), []);
    let some = [priced("2026-11-20", "2026-12-01", &[(Extra::Forward, 0)])];
    let wanted = [
        line(ON, "relabel", &tag(), 1, None),
        line(ON, "relabel", &tag(), 1, None),
        line(ON, "forward", &tag(), 1, Some(0)),
    ];
    assert_eq!(of_unit(&story, &some, ON, ON), wanted);
}

#[test]
fn a_card_set_later_for_earlier_days_charges_extras_on_its_own_day() {
    let story = relabelled_and_sent();
    let mut cards = vec![priced("2026-11-20", "2026-12-01", &[])];
    let set = "2026-12-10";
    cards.push(priced(set, "2026-12-02", &[(Extra::Relabel, 45)]));
    assert_eq!(of_unit(&story, &cards, ON, "2026-12-09"), []);
    let wanted = [
        line(set, "relabel", &tag(), 1, Some(45)),
        line(set, "relabel", &tag(), 1, Some(45)),
        line(set, "forward", &tag(), 1, None),
    ];
    assert_eq!(of_unit(&story, &cards, set, set), wanted);
    // Taken out of the card again they are given back, and no line stands for nothing.
    let gone = "2026-12-12";
    cards.push(priced(gone, "2026-12-02", &[]));
    let wanted = [
        line(gone, "relabel", &tag(), -1, Some(-45)),
        line(gone, "relabel", &tag(), -1, Some(-45)),
        line(gone, "forward", &tag(), -1, None),
    ];
    assert_eq!(of_unit(&story, &cards, gone, gone), wanted);
}

#[test]
fn what_is_taken_back_on_a_later_day_comes_below_zero() {
    let mut story = Story::default();
    story.put(day("2026-12-01"), 1, Decision::Resell, &[]);
    story.tell(day(ON), 2, relabelled(1));
    story.undo(day("2026-12-07"), 2);
    let cards = [priced("2026-11-20", "2026-12-01", &ALL)];
    let back = "2026-12-07";
    assert_eq!(
        of_unit(&story, &cards, ON, back),
        [
            line(ON, "relabel", &tag(), 1, Some(45)),
            line(back, "relabel", &tag(), -1, Some(-45))
        ]
    );
}

/// A unit in a pallet that is sold with the rest of it, which two facts name; this unit is the first of its own.
fn sold(unit: UnitId, seq: u64) -> Vec<Work> {
    let mut story = Story::default();
    story.tell(day("2026-12-01"), 1, inspected(&[]));
    story.tell(day("2026-12-01"), 1, decided(Decision::Liquidate));
    story.tell(day("2026-12-01"), 1, into("L-01"));
    let left = LeftUnits::with(&container("L-01"), LeftHow::LotSold, &[unit, UnitId(99)]);
    story.tell(day(ON), 2, Body::UnitLeft(left));
    for fact in &mut story.0 {
        fact.envelope.seq += seq;
    }
    fold::unit_work(unit, &story.0)
}

#[test]
fn a_pallet_is_charged_once_to_its_one_seller_however_many_facts_name_its_units() {
    let work = [sold(UnitId(5), 100), sold(UnitId(4), 200)].concat();
    let cards = [priced("2026-11-20", "2026-12-01", &ALL)];
    let lines = extras(&work, &cards, ON, ON);
    let wanted = [
        line(ON, "liquidate", &tag(), 1, Some(30)),
        line(ON, "liquidate", &tag(), 1, Some(30)),
        line(ON, "container", "L-01", 1, Some(350)),
    ];
    assert_eq!(lines, wanted);
    // The unit that no fact names first says nothing of it.
    let mut story = Story::default();
    story.put(day("2026-12-01"), 1, Decision::Liquidate, &[]);
    let left = LeftUnits::with(&container("T-01"), LeftHow::LotSold, &[UnitId(98), UNIT]);
    story.tell(day(ON), 2, Body::UnitLeft(left));
    let said = of_unit(&story, &cards, ON, ON);
    assert_eq!(said, [line(ON, "liquidate", &tag(), 1, Some(30))]);
}

#[test]
fn a_box_off_the_claim_shelf_is_charged_with_the_days_that_it_stood_there() {
    let number = ParcelTag::make("7K3", 7).expect("fits");
    let shelved = |shelf: &str| Body::ParcelShelved {
        parcel: PARCEL,
        shelf: container(shelf),
    };
    let mut story = Story::default();
    let received = Body::ParcelReceived {
        parcel: PARCEL,
        number: number.clone(),
        raw_hash: codec::sha256(b"box"),
        candidates: Vec::new(),
        chosen: None,
        finding: None,
    };
    story.tell(day("2026-12-01"), 1, received);
    story.tell(day("2026-12-01"), 1, shelved("Q-01"));
    let cards = [priced("2026-11-20", "2026-12-01", &ALL)];
    let all = |story: &Story| {
        let work = fold::parcel_work(PARCEL, &story.0);
        extras(&work, &cards, "2026-12-01", "2026-12-31")
    };
    assert_eq!(all(&story), [], "nobody's as long as it waits");
    story.tell(day("2026-12-09"), 2, shelved("Q-02"));
    let opened = Body::ParcelOpened {
        parcel: PARCEL,
        chosen: None,
        finding: None,
    };
    story.tell(day("2026-12-11"), 3, opened);
    assert_eq!(all(&story), [], "nobody's before a unit says whose it is");
    story.tell(day("2026-12-11"), 4, inspected(&[]));
    let off = "2026-12-11";
    let wanted = [
        line(off, "claim", number.as_str(), 1, Some(200)),
        line(off, "claim_storage", number.as_str(), 10, Some(100)),
    ];
    assert_eq!(all(&story), wanted);
    story.undo(day("2026-12-20"), 3);
    let back = "2026-12-20";
    let taken_back = [
        line(back, "claim", number.as_str(), -1, Some(-200)),
        line(back, "claim_storage", number.as_str(), -10, Some(-100)),
    ];
    assert_eq!(all(&story), [wanted.as_slice(), &taken_back].concat());
}
