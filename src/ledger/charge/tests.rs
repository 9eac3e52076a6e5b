//! Charges as stories told, and laws over made-up stories.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::charge::Extra;
use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::finding::Rework;
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, EventId, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::photo::{PhotoKind, PhotoKinds, PhotoSource};
use crate::domain::policy::Why;
use crate::domain::rates::{self, RateCard, Tier};
use crate::domain::repair::{Part, RepairCosts, RepairStep};
use crate::domain::time::UtcMs;
use crate::ledger::fact::{
    Body, Envelope, Fact, Hlc, Inspection, LeftUnits, NamedPhoto, ProductHow, RepairWorked,
};
use crate::ledger::fold;

mod extras;

const PARCEL: ParcelId = ParcelId(1);
const UNIT: UnitId = UnitId(2);

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a code")
}

fn container(name: &str) -> ContainerName {
    ContainerName::parse(name).expect("a name")
}

/// Facts in the making, each a tick after the one before.
#[derive(Clone, Default)]
struct Story(Vec<Fact>);

impl Story {
    fn tell(&mut self, day: Day, key: u128, body: Body) -> &mut Self {
        let seq = u64::try_from(self.0.len()).expect("a few") + 1;
        let (version, text) = codec::encode_body(&body);
        self.0.push(Fact {
            envelope: Envelope {
                station: StationName::parse("bench-1").expect("a name"),
                epoch: 1,
                seq,
                event: EventId(u128::from(seq)),
                key: CommandKey(key),
                kind: body.kind(),
                version,
                hlc: Hlc(seq),
                at: UtcMs(0),
                day,
                person: PersonCode::parse("OP-7"),
                subjects: codec::subjects(&body),
                body_hash: codec::sha256(text.as_bytes()),
            },
            body,
        });
        self
    }

    /// A unit is inspected, decided and put by one command.
    fn put(&mut self, on: Day, key: u128, decision: Decision, rework: &[Rework]) -> &mut Self {
        self.tell(on, key, inspected(rework));
        self.tell(on, key, decided(decision));
        self.tell(on, key, into("T-01"))
    }

    fn undo(&mut self, on: Day, key: u128) -> &mut Self {
        let body = Body::Undone {
            target: CommandKey(key),
            reason: "misscan".to_owned(),
            subjects: Vec::new(),
        };
        self.tell(on, key + 1000, body)
    }

    fn leave(&mut self, on: Day, name: &str, how: LeftHow) -> &mut Self {
        let body = Body::UnitLeft(LeftUnits::with(&container(name), how, &[UNIT]));
        self.tell(on, 900, body)
    }

    fn lines(
        &self,
        cards: &[CardSet],
        from: &str,
        to: &str,
    ) -> Vec<(String, &'static str, i64, Option<i64>)> {
        let period = Period::of(day(from), day(to)).expect("a period");
        let statement = Statement::of(&seller(), period, &fold::unit_work(UNIT, &self.0), cards);
        let said = |line: &ChargeLine| {
            let minor = line.amount().map(|amount| amount.minor);
            (
                line.day.to_string(),
                line.activity.code(),
                line.quantity,
                minor,
            )
        };
        statement.lines.iter().map(said).collect()
    }
}

fn inspected(rework: &[Rework]) -> Body {
    let tag = UnitTag::make("A00", 1).expect("fits");
    Body::UnitInspected {
        units: vec![UNIT],
        inspection: Inspection {
            seller: Some(seller()),
            grade: Some(Grade::Good),
            rework: rework.to_vec(),
            ..Inspection::begun(PARCEL, tag, ProductHow::Barcode)
        },
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
    }
}

fn decided(decision: Decision) -> Body {
    Body::UnitDecided {
        units: vec![UNIT],
        proposed: decision,
        why: Why::parse("fit_for_sale"),
        policy: None,
        decision,
        override_reason: None,
        hold: None,
        advice: None,
        rework_cost: None,
    }
}

fn into(name: &str) -> Body {
    Body::UnitPut {
        units: vec![UNIT],
        container: container(name),
    }
}

fn card(set: &str, from: &str, change: impl FnOnce(&mut RateCard)) -> CardSet {
    let mut card = rates::sample();
    change(&mut card);
    CardSet {
        set: day(set),
        rates: RatesFrom {
            from: day(from),
            card,
        },
    }
}

/// Only storage, at this many minor units for a day of any age.
fn stored_at(card: &mut RateCard, per_day: &str) {
    card.hold.storage = Some(vec![Tier {
        until_day: 1,
        per_day: Decimal::parse(per_day).expect("a rate"),
    }]);
}

#[test]
fn each_activity_is_priced_and_what_has_no_rate_is_counted() {
    let mut story = Story::default();
    story.put(
        day("2026-12-05"),
        1,
        Decision::Resell,
        &[Rework::Wipe, Rework::Rebox],
    );
    let cards = [card("2026-11-20", "2026-12-01", |card| {
        card.hold.storage = None;
    })];
    let lines = story.lines(&cards, "2026-12-05", "2026-12-05");
    let on = |activity, quantity, minor| ("2026-12-05".to_owned(), activity, quantity, minor);
    let wanted = vec![
        on("inspect", 1, Some(95)),
        on("put", 1, Some(20)),
        on("rework_wipe", 1, Some(40)),
        on("rework_rebox", 1, None),
        on("resell_handling", 1, Some(180)),
        on("storage", 1, None),
    ];
    assert_eq!(lines, wanted);
    let period = Period::of(day("2026-12-05"), day("2026-12-06")).expect("a period");
    let statement = Statement::of(&seller(), period, &fold::unit_work(UNIT, &story.0), &cards);
    assert_eq!(statement.sums.len(), 1);
    assert_eq!(statement.sums[0].minor, 95 + 20 + 40 + 180);
    let unpriced: Vec<_> = statement
        .totals
        .iter()
        .filter(|total| total.amount.is_none())
        .collect();
    let counts = unpriced
        .iter()
        .map(|total| (total.activity.code(), total.quantity));
    assert_eq!(
        counts.collect::<Vec<_>>(),
        [("rework_rebox", 1), ("storage", 2)]
    );
    assert_eq!(
        story.lines(&cards, "2026-12-06", "2026-12-31").len(),
        1,
        "storage alone"
    );
    assert_eq!(story.lines(&cards, "2026-11-01", "2026-12-04"), Vec::new());
}

#[test]
fn storage_follows_the_tiers_day_by_day_until_the_unit_leaves() {
    let mut story = Story::default();
    story.put(day("2026-12-01"), 1, Decision::Dispose, &[]);
    story.leave(day("2027-03-05"), "T-01", LeftHow::Destroyed);
    // Day 1 to 30 costs nothing, from day 31 on 2.
    let cards = [card("2026-11-20", "2026-12-01", |_| {})];
    let stored = |from, to| {
        let lines = story.lines(&cards, from, to);
        let lines = lines.into_iter().filter(|line| line.1 == "storage");
        lines
            .map(|line| (line.0, line.2, line.3))
            .collect::<Vec<_>>()
    };
    let line = |day: &str, days, minor| (day.to_owned(), days, Some(minor));
    assert_eq!(
        stored("2026-12-01", "2026-12-30"),
        [line("2026-12-30", 30, 0)]
    );
    assert_eq!(
        stored("2026-12-01", "2026-12-31"),
        [line("2026-12-30", 30, 0), line("2026-12-31", 1, 2)]
    );
    assert_eq!(
        stored("2027-01-01", "2027-01-31"),
        [line("2027-01-31", 31, 62)]
    );
    assert_eq!(
        stored("2027-03-01", "2027-03-31"),
        [line("2027-03-04", 4, 8)],
        "not the day it left"
    );
    assert_eq!(stored("2027-03-05", "2027-03-31"), []);
    let left = story.lines(&cards, "2027-03-05", "2027-03-05");
    assert_eq!(left, [("2027-03-05".to_owned(), "dispose", 1, Some(236))]);
}

#[test]
fn parts_of_a_minor_unit_are_rounded_once_for_all_days() {
    let mut story = Story::default();
    story.put(day("2026-12-01"), 1, Decision::Hold, &[]);
    let cards = [card("2026-11-20", "2026-12-01", |card| {
        stored_at(card, "0.4");
    })];
    let each = (1..=5).map(|number| {
        let on = format!("2026-12-0{number}");
        let lines = story.lines(&cards, &on, &on);
        lines
            .iter()
            .find(|line| line.1 == "storage")
            .and_then(|line| line.3)
    });
    let each: Option<Vec<i64>> = each.collect();
    assert_eq!(each, Some(vec![0, 1, 0, 1, 0]), "0.4, 0.8, 1.2, 1.6, 2.0");
}

#[test]
fn a_card_of_a_later_day_prices_from_that_day_on() {
    let mut story = Story::default();
    story.put(day("2026-12-10"), 1, Decision::Hold, &[]);
    let cards = [
        card("2026-11-20", "2026-12-01", |card| {
            stored_at(card, "5");
        }),
        card("2026-11-20", "2026-12-16", |card| {
            stored_at(card, "7");
        }),
    ];
    let lines = story.lines(&cards, "2026-12-01", "2026-12-31");
    let stored: Vec<_> = lines.iter().filter(|line| line.1 == "storage").collect();
    assert_eq!(
        *stored[0],
        ("2026-12-15".to_owned(), "storage", 6, Some(30))
    );
    assert_eq!(
        *stored[1],
        ("2026-12-31".to_owned(), "storage", 16, Some(112))
    );
}

#[test]
fn what_is_undone_the_same_day_is_no_line_and_later_it_is_taken_back() {
    let cards = [card("2026-11-20", "2026-12-01", |card| {
        stored_at(card, "5");
    })];
    let mut story = Story::default();
    story
        .put(day("2026-12-30"), 1, Decision::Hold, &[])
        .undo(day("2026-12-30"), 1);
    assert_eq!(story.lines(&cards, "2026-12-01", "2027-01-31"), Vec::new());
    let mut story = Story::default();
    story.put(day("2026-12-30"), 1, Decision::Hold, &[]);
    let december = story.lines(&cards, "2026-12-01", "2026-12-31");
    story.undo(day("2027-01-02"), 1);
    assert_eq!(story.lines(&cards, "2026-12-01", "2026-12-31"), december);
    let january = story.lines(&cards, "2027-01-01", "2027-01-31");
    let on =
        |day: &str, activity, quantity, minor| (day.to_owned(), activity, quantity, Some(minor));
    let wanted = [
        on("2027-01-01", "storage", 1, 5),
        on("2027-01-02", "inspect", -1, -95),
        on("2027-01-02", "put", -1, -20),
        on("2027-01-02", "storage", -3, -15),
    ];
    assert_eq!(january, wanted);
    assert_eq!(story.lines(&cards, "2027-02-01", "2027-02-28"), Vec::new());
}

#[test]
fn a_card_set_later_for_earlier_days_corrects_on_its_own_day() {
    let mut story = Story::default();
    story.put(day("2026-12-30"), 1, Decision::Hold, &[]);
    let mut cards = vec![card("2026-11-20", "2026-12-01", |card| {
        stored_at(card, "5");
        card.services.put = None;
    })];
    let december = story.lines(&cards, "2026-12-01", "2026-12-31");
    cards.push(card("2027-01-02", "2026-12-31", |card| {
        stored_at(card, "6");
    }));
    assert_eq!(story.lines(&cards, "2026-12-01", "2026-12-31"), december);
    let on = |day: &str, quantity, minor| (day.to_owned(), "storage", quantity, Some(minor));
    let january = story.lines(&cards, "2027-01-01", "2027-01-03");
    // The put of the 30th is before the new card's first day.
    let wanted = [
        on("2027-01-01", 1, 5),
        on("2027-01-02", -3, -15),
        on("2027-01-02", 1, 5),
        on("2027-01-02", 2, 12),
        on("2027-01-03", 2, 12),
    ];
    assert_eq!(
        january.iter().map(|line| line.3.unwrap_or(0)).sum::<i64>(),
        5 - 15 + 5 + 12 + 12
    );
    let mut sorted = wanted.to_vec();
    sorted.sort();
    let mut january = january;
    january.sort();
    assert_eq!(january, sorted);
    cards.push(card("2027-01-05", "2026-12-01", |card| {
        stored_at(card, "5");
    }));
    let priced = story.lines(&cards, "2027-01-05", "2027-01-05");
    assert!(
        priced.contains(&("2027-01-05".to_owned(), "put", 1, Some(20))),
        "{priced:?}"
    );
    assert!(
        priced.contains(&("2027-01-05".to_owned(), "put", -1, None)),
        "{priced:?}"
    );
}

#[test]
fn a_parcel_is_charged_once_its_seller_is_named_and_photos_with_it() {
    let photo = |number: u8| {
        Body::PhotoNamed(NamedPhoto {
            photo: Hash([number; 32]),
            parcel: PARCEL,
            unit: None,
            kind: PhotoKind::Label,
            source: PhotoSource::Folder,
            taken_at: UtcMs(0),
            width: 10,
            height: 10,
            bytes: 10,
        })
    };
    let mut story = Story::default();
    let received = Body::ParcelReceived {
        parcel: PARCEL,
        number: ParcelTag::make("A00", 1).expect("fits"),
        raw_hash: Hash::ZERO,
        candidates: Vec::new(),
        chosen: None,
        finding: None,
    };
    story.tell(day("2026-12-01"), 1, received);
    story.tell(day("2026-12-01"), 2, photo(1));
    assert_eq!(fold::parcel_work(PARCEL, &story.0), Vec::new());
    story.tell(day("2026-12-03"), 3, inspected(&[]));
    story.tell(day("2026-12-04"), 4, photo(2));
    // Named anew it is the same photo; dropped it is none.
    story.tell(day("2026-12-05"), 5, photo(2));
    let drop = Body::PhotoDropped {
        photo: Hash([1; 32]),
        parcel: PARCEL,
    };
    story.tell(day("2027-01-06"), 6, drop);
    let work = fold::parcel_work(PARCEL, &story.0);
    let said = work.iter().map(|one| {
        let back = one.back.map(|day| day.to_string());
        (
            one.activity.code(),
            one.day.to_string(),
            one.charged.to_string(),
            back,
        )
    });
    let on = |activity, day: &str, charged: &str, back: Option<&str>| {
        (
            activity,
            day.to_owned(),
            charged.to_owned(),
            back.map(str::to_owned),
        )
    };
    let wanted = [
        on("receive", "2026-12-01", "2026-12-03", None),
        on("photo", "2026-12-01", "2026-12-03", Some("2027-01-06")),
        on("photo", "2026-12-04", "2026-12-04", None),
    ];
    assert_eq!(said.collect::<Vec<_>>(), wanted);
}

/// Something that happens to the unit: how many days later, and what.
#[derive(Clone, Copy, Debug)]
enum Event {
    Put(Decision),
    Undo,
    Relabel(u8),
    Leave(LeftHow),
}

fn events() -> impl Strategy<Value = Vec<(i64, Event)>> {
    let event = prop_oneof![
        4 => prop_oneof![Just(Decision::Resell), Just(Decision::Hold), Just(Decision::ShipChina)]
            .prop_map(Event::Put),
        2 => Just(Event::Undo),
        1 => (0_u8..2).prop_map(Event::Relabel),
        1 => prop_oneof![Just(LeftHow::Sold), Just(LeftHow::Forwarded), Just(LeftHow::LotSold)]
            .prop_map(Event::Leave),
    ];
    proptest::collection::vec((0_i64..12, event), 1..8)
}

fn dated_cards() -> impl Strategy<Value = Vec<CardSet>> {
    let one = (
        0_i64..20,
        -20_i64..20,
        1_i64..9,
        0_u32..4,
        any::<(bool, bool)>(),
    );
    proptest::collection::vec(one, 0..4).prop_map(|ones| {
        let mut set = day("2026-11-25");
        let mut cards = Vec::new();
        for (later, from, put, tenths, (usd, extra)) in ones {
            set = set.plus_days(later);
            let mut card = rates::sample();
            card.services.put = (put > 2).then_some(put);
            stored_at(&mut card, &format!("0.{tenths}5"));
            if extra {
                card.extras = [(Extra::Relabel, 40 + put), (Extra::Forward, 90)].into();
            }
            if !usd {
                card.currency = Currency::parse("CNY").expect("a currency");
            }
            let rates = RatesFrom {
                from: set.plus_days(from),
                card,
            };
            cards.push(CardSet { set, rates });
        }
        cards
    })
}

fn told(events: &[(i64, Event)]) -> Story {
    let mut story = Story::default();
    let mut on = day("2026-12-01");
    let mut key = 0;
    for (later, event) in events {
        on = on.plus_days(*later);
        match event {
            Event::Put(decision) => {
                key += 1;
                story.put(on, key, *decision, &[Rework::Wipe]);
            }
            Event::Undo => {
                story.undo(on, key);
            }
            Event::Relabel(label) => {
                story.tell(on, 800, extras::relabelled(*label));
            }
            Event::Leave(how) => {
                story.leave(on, "T-01", *how);
            }
        }
    }
    story
}

type Sums = BTreeMap<(Option<Currency>, Activity), (i64, i64)>;

fn sums(lines: &[ChargeLine]) -> Sums {
    let mut sums = Sums::new();
    for line in lines {
        let currency = line.rate.map(|rate| rate.currency);
        let sum = sums.entry((currency, line.activity)).or_default();
        *sum = (sum.0 + line.quantity, sum.1 + line.minor);
    }
    sums.retain(|_, sum| *sum != (0, 0));
    sums
}

/// What the repair of the unit took.
fn repaired(parcel: Option<ParcelId>, currency: &str, labour: i64) -> Body {
    Body::RepairWorked(Box::new(RepairWorked {
        unit: UNIT,
        parcel,
        step: RepairStep::Done,
        spent: Some(RepairCosts {
            currency: Currency::parse(currency).expect("a currency"),
            parts: vec![Part {
                name: "Pump".to_owned(),
                lot: None,
                pieces: 2,
                each: 150,
            }],
            minutes: 20,
            labour,
        }),
        owner: PersonCode::parse("OP-7").expect("a badge"),
        due: day("2026-12-31"),
    }))
}

#[test]
fn a_repair_is_charged_as_it_was_spent_where_a_card_of_its_currency_is_in_force() {
    let told = |parcel, currency, labour| {
        let mut story = Story::default();
        story.put(day("2026-11-02"), 1, Decision::Repair, &[]);
        story.tell(day("2026-11-05"), 2, repaired(parcel, currency, labour));
        story
    };
    let cards = [CardSet {
        set: day("2026-11-01"),
        rates: RatesFrom {
            from: day("2026-11-01"),
            card: RateCard::unknown(Currency::USD),
        },
    }];
    let on = |story: &Story, cards: &[CardSet], day: &str| {
        let lines = story.lines(cards, day, day).into_iter();
        let of_repair = lines.filter(|(_, activity, ..)| activity.starts_with("repair"));
        of_repair
            .map(|(_, activity, quantity, minor)| (activity, quantity, minor))
            .collect::<Vec<_>>()
    };
    let lines = |story: &Story, cards: &[CardSet]| on(story, cards, "2026-11-05");
    let (parts, labour) = ("repair_parts", "repair_labour");
    let mut story = told(Some(PARCEL), "USD", 400);
    let wanted = [(parts, 1, Some(300)), (labour, 1, Some(400))];
    assert_eq!(lines(&story, &cards), wanted);
    // Nothing is charged where no card says that the seller pays, and another currency is not its own.
    assert_eq!(lines(&story, &[]), [(parts, 1, None), (labour, 1, None)]);
    let yuan = told(Some(PARCEL), "CNY", 400);
    assert_eq!(lines(&yuan, &cards), [(parts, 1, None), (labour, 1, None)]);
    // What was written before repairs were charged stays as it was.
    assert_eq!(lines(&told(None, "USD", 400), &cards), []);
    // It is taken back on a later day: the earlier day stays, and the later one has it below zero.
    story.undo(day("2026-11-09"), 2);
    assert_eq!(lines(&story, &cards), wanted);
    let back = on(&story, &cards, "2026-11-09");
    assert_eq!(back, [(parts, -1, Some(-300)), (labour, -1, Some(-400))]);
    // A card that is set later for that day charges it on the day it was set.
    let late = [CardSet {
        set: day("2026-11-07"),
        ..cards[0].clone()
    }];
    let set = on(&told(Some(PARCEL), "USD", 400), &late, "2026-11-07");
    let both = [
        (parts, -1, None),
        (parts, 1, Some(300)),
        (labour, -1, None),
        (labour, 1, Some(400)),
    ];
    assert_eq!(set, both);
}

proptest! {
    /// Two statements side by side sum to the statement of both, and what happens later changes none.
    #[test]
    fn periods_add_up_and_stay(events in events(), cards in dated_cards(), cut in 0_i64..60) {
        let story = told(&events);
        let work = fold::unit_work(UNIT, &story.0);
        let (first, last) = (day("2026-11-20"), day("2027-04-30"));
        let middle = first.plus_days(cut);
        let of = |from, to, work: &[Work], cards: &[CardSet]| {
            Statement::of(&seller(), Period::of(from, to).expect("a period"), work, cards)
        };
        let whole = of(first, last, &work, &cards);
        let one = of(first, middle, &work, &cards);
        let other = of(middle.plus_days(1), last, &work, &cards);
        let both = [one.lines.clone(), other.lines].concat();
        prop_assert_eq!(sums(&both), sums(&whole.lines));
        // As it was on the evening of its last day.
        let known: Vec<Fact> = story.0.iter().filter(|fact| fact.envelope.day <= middle).cloned().collect();
        let cards_known: Vec<CardSet> = cards.iter().filter(|card| card.set <= middle).cloned().collect();
        let then = of(first, middle, &fold::unit_work(UNIT, &known), &cards_known);
        prop_assert_eq!(then, one);
    }

    /// What counts in the end is charged once, what was taken back comes to nothing, and storage comes to what
    /// the cards as last known make of its days.
    #[test]
    fn every_fact_is_charged_at_most_once(events in events(), cards in dated_cards()) {
        let story = told(&events);
        let work = fold::unit_work(UNIT, &story.0);
        let period = Period::of(day("2026-11-20"), day("2027-04-30")).expect("a period");
        for one in &work {
            let lines = lines_of(one, &cards, period);
            let quantity: i64 = lines.iter().map(|line| line.quantity).sum();
            let days = one.until.unwrap_or(period.to.plus_days(1)).days_since(one.charged);
            let wanted = match (one.back, one.activity) {
                (Some(_), _) => 0,
                (None, Activity::Storage) => days,
                (None, activity) if activity.extra().is_some() => {
                    let of_day = cards.iter().filter(|card| card.rates.from <= one.day);
                    let card = of_day.max_by_key(|card| card.rates.from);
                    card.map_or(0, |card| i64::from(!card.rates.card.extras.is_empty()))
                }
                (None, _) => 1,
            };
            prop_assert_eq!(quantity, wanted, "{:?}", one);
            if one.back.is_some() {
                prop_assert_eq!(sums(&lines), Sums::new());
            }
        }
        let mut keys: Vec<_> = work.iter().map(|one| (one.activity, one.evidence.clone())).collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), count);
    }
}
