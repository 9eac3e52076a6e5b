//! Laws of the folds over generated facts: any order and any duplicate give the same row; and the
//! rows of a few told stories.

use proptest::prelude::*;

use crate::domain::codes::{
    ContainerName, ParcelTag, PersonCode, SellerCode, StationName, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnStanding;
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, EventId, Hash, LineId, ParcelId, UnitId};
use crate::domain::policy::Why;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::ledger::codec;
use crate::ledger::fact::{Body, Envelope, Fact, Hlc, PackRef, ProductHow, Role, Unseen};
use crate::ledger::rows::{ParcelState, ProductBinding, Trust, UnitState};

const PARCEL: ParcelId = ParcelId(1);
const UNIT: UnitId = UnitId(2);

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a code")
}

fn container(name: &str) -> ContainerName {
    ContainerName::parse(name).expect("a name")
}

fn station(number: u64) -> StationName {
    StationName::parse(&format!("bench-{number}")).expect("a name")
}

/// Makes a fact of one command at a tick; the tick names the event too.
fn fact(tick: u64, key: u128, body: Body) -> Fact {
    let (version, text) = codec::encode_body(&body);
    Fact {
        envelope: Envelope {
            station: station(1),
            epoch: 1,
            seq: tick,
            event: EventId(u128::from(tick)),
            key: CommandKey(key),
            kind: body.kind(),
            version,
            hlc: Hlc(tick),
            at: UtcMs(i64::try_from(tick).expect("small") * 1000),
            day: Day::parse("2026-11-23").expect("a day"),
            person: PersonCode::parse("OP-7"),
            subjects: codec::subjects(&body),
            body_hash: codec::sha256(text.as_bytes()),
        },
        body,
    }
}

fn undone(target: u128) -> Body {
    Body::Undone {
        target: CommandKey(target),
        reason: "misscan".to_owned(),
        subjects: Vec::new(),
    }
}

fn received(serial: u64) -> Body {
    Body::ParcelReceived {
        parcel: PARCEL,
        number: ParcelTag::make("A00", serial).expect("fits"),
        raw_hash: Hash::ZERO,
        candidates: Vec::new(),
        chosen: None,
        finding: Some(ReturnStanding::Cancelled),
    }
}

fn inspected(unit: UnitId, serial: u64) -> Body {
    Body::UnitInspected {
        unit,
        parcel: PARCEL,
        tag: UnitTag::make("A00", serial).expect("fits"),
        barcode: None,
        how: ProductHow::Barcode,
        seller: Some(seller()),
        line: None,
        checklist: None,
        answers: [].into(),
        grade: Some(Grade::Good),
        because: None,
    }
}

fn decided(decision: Decision) -> Body {
    Body::UnitDecided {
        unit: UNIT,
        proposed: Decision::Hold,
        why: Why::NoRule,
        policy: None,
        decision,
        override_reason: None,
    }
}

fn put(name: &str) -> Body {
    Body::UnitPut {
        unit: UNIT,
        container: container(name),
    }
}

fn bound(parcel: u128, sku: &str) -> Body {
    Body::ProductBound {
        seller: seller(),
        barcode: "00012345678905".to_owned(),
        sku: Some(sku.to_owned()),
        asin: None,
        parcel: ParcelId(parcel),
    }
}

fn opened(name: &str) -> Body {
    Body::ContainerOpened {
        container: container(name),
        kind: container(name).kind(),
    }
}

/// The three facts of one put, at three ticks from `tick`.
fn one_put(tick: u64, key: u128, decision: Decision, name: &str) -> Vec<Fact> {
    vec![
        fact(tick, key, inspected(UNIT, 1)),
        fact(tick + 1, key, decided(decision)),
        fact(tick + 2, key, put(name)),
    ]
}

/// Any body that a slice may hold; several kinds share one story so that undo, order and
/// duplicates meet.
fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        Just(Body::SeriesOpened {
            station: station(1),
            zone: Zone::UTC,
            public_key: [3; 32],
        }),
        "[a-z]{1,3}".prop_map(|name| Body::PersonEnrolled {
            person: PersonCode::parse("OP-7").expect("a code"),
            name,
            role: Role::Operator,
        }),
        "[a-z]{1,3}".prop_map(|name| Body::SellerNamed {
            seller: seller(),
            name,
        }),
        (1_u32..4).prop_map(|version| Body::SellerPolicySet {
            seller: seller(),
            policy: PackRef {
                id: "house".to_owned(),
                version,
                hash: Hash::ZERO,
            },
        }),
        (1_u128..4, "[ab]").prop_map(|(parcel, sku)| bound(parcel, &sku)),
        Just(opened("R-1")),
        Just(Body::ContainerSealed {
            container: container("R-1"),
        }),
        (1_u64..4).prop_map(received),
        Just(Body::ParcelFoundEmpty {
            parcel: PARCEL,
            shelf: container("E-1"),
        }),
        Just(Body::ParcelShelved {
            parcel: PARCEL,
            shelf: container("Q-1"),
        }),
        (0_u8..3).prop_map(|line| Body::ParcelClosed {
            parcel: PARCEL,
            unseen: vec![(LineId([line; 16]), Unseen::Missing)],
        }),
        (2_u128..5, 1_u64..4).prop_map(|(unit, serial)| inspected(UnitId(unit), serial)),
        prop_oneof![Just(Decision::Hold), Just(Decision::Resell)].prop_map(decided),
        "[RH]-[12]".prop_map(|name| put(&name)),
        (1_u128..6).prop_map(undone),
    ]
}

/// Facts of two stations whose clocks may show the same tick.
fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    prop::collection::vec((any_body(), 1_u64..3, 0_u64..6, 1_u128..6), 0..14).prop_map(|made| {
        (1_u64..)
            .zip(made)
            .map(|(event, (body, of, hlc, key))| {
                let mut fact = fact(event, key, body);
                fact.envelope.station = station(of);
                fact.envelope.hlc = Hlc(hlc);
                fact
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn any_order_and_any_duplicate_give_the_same_row(
        (facts, shuffled) in any_facts().prop_flat_map(|facts| {
            let doubled = [facts.clone(), facts.clone()].concat();
            (Just(facts), Just(doubled).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(super::series(&facts), super::series(&shuffled));
        prop_assert_eq!(super::person(&facts), super::person(&shuffled));
        prop_assert_eq!(super::seller(&facts), super::seller(&shuffled));
        prop_assert_eq!(super::product(&facts), super::product(&shuffled));
        prop_assert_eq!(super::container(&facts), super::container(&shuffled));
        prop_assert_eq!(super::parcel(&facts), super::parcel(&shuffled));
        prop_assert_eq!(super::unit(&facts), super::unit(&shuffled));
    }

    #[test]
    fn what_is_undone_at_once_leaves_a_row_as_if_it_had_never_been(
        facts in any_facts(),
        parcel in 1_u128..4,
    ) {
        let mut more = facts.clone();
        more.push(fact(90, 90, bound(parcel, "c")));
        more.push(fact(91, 91, undone(90)));
        prop_assert_eq!(super::product(&facts), super::product(&more));
    }
}

#[test]
fn no_facts_are_no_row() {
    assert_eq!(super::series(&[]), None);
    assert_eq!(super::person(&[]), None);
    assert_eq!(super::seller(&[]), None);
    assert_eq!(super::product(&[]), None);
    assert_eq!(super::container(&[]), None);
    assert_eq!(super::parcel(&[]), None);
    assert_eq!(super::unit(&[]), None);
}

#[test]
fn a_unit_taken_back_keeps_its_last_values_until_it_is_put_again() {
    let mut facts = one_put(1, 10, Decision::Hold, "H-1");
    assert_eq!(super::unit(&facts[..2]), None, "not put yet");
    let row = super::unit(&facts).expect("put");
    assert_eq!(
        (row.state, row.put_key, row.put_at, row.container.as_str()),
        (UnitState::Put, CommandKey(10), UtcMs(3000), "H-1")
    );
    facts.push(fact(4, 11, undone(10)));
    let row = super::unit(&facts).expect("taken back");
    assert_eq!(
        (row.state, row.put_key, row.container.as_str()),
        (UnitState::Undone, CommandKey(10), "H-1")
    );
    facts.extend(one_put(5, 12, Decision::Resell, "R-1"));
    let row = super::unit(&facts).expect("put again");
    assert_eq!(
        (row.state, row.put_key, row.decision, row.container.as_str()),
        (UnitState::Put, CommandKey(12), Decision::Resell, "R-1")
    );
}

#[test]
fn taking_back_the_second_put_brings_the_first_one_back_only_if_it_counts() {
    let mut facts = one_put(1, 10, Decision::Hold, "H-1");
    facts.extend(one_put(4, 12, Decision::Resell, "R-1"));
    facts.push(fact(7, 13, undone(12)));
    let row = super::unit(&facts).expect("the first put");
    assert_eq!((row.state, row.put_key), (UnitState::Put, CommandKey(10)));
    facts.push(fact(8, 14, undone(10)));
    let row = super::unit(&facts).expect("on a bench");
    assert_eq!(
        (row.state, row.put_key),
        (UnitState::Undone, CommandKey(12))
    );
}

#[test]
fn an_undo_cannot_be_undone() {
    let mut facts = one_put(1, 10, Decision::Hold, "H-1");
    facts.push(fact(4, 11, undone(10)));
    facts.push(fact(5, 12, undone(11)));
    let row = super::unit(&facts).expect("on a bench");
    assert_eq!(row.state, UnitState::Undone);
}

#[test]
fn a_parcel_counts_its_units_once_and_opens_no_more() {
    let mut facts = vec![
        fact(1, 1, received(1)),
        fact(2, 2, inspected(UNIT, 1)),
        fact(3, 3, inspected(UnitId(9), 2)),
        fact(4, 4, inspected(UNIT, 1)),
    ];
    let row = super::parcel(&facts).expect("a parcel");
    assert_eq!((row.state, row.units), (ParcelState::Open, 2));
    assert_eq!(row.finding, Some(ReturnStanding::Cancelled));
    let unseen = vec![(LineId([7; 16]), Unseen::OtherBox)];
    facts.push(fact(
        5,
        5,
        Body::ParcelClosed {
            parcel: PARCEL,
            unseen: unseen.clone(),
        },
    ));
    facts.push(fact(6, 6, undone(3)));
    facts.push(fact(7, 7, inspected(UnitId(10), 3)));
    facts.push(fact(8, 8, inspected(UnitId(11), 4)));
    let row = super::parcel(&facts).expect("a parcel");
    assert_eq!((row.state, row.units), (ParcelState::Closed, 3));
    assert_eq!(row.closed_at, Some(UtcMs(5000)));
    assert_eq!(row.unseen, unseen);
}

#[test]
fn a_parcel_may_end_on_a_shelf_or_be_taken_back() {
    let ends = [
        (
            Body::ParcelFoundEmpty {
                parcel: PARCEL,
                shelf: container("E-1"),
            },
            ParcelState::Empty,
            Some(container("E-1")),
        ),
        (
            Body::ParcelShelved {
                parcel: PARCEL,
                shelf: container("Q-1"),
            },
            ParcelState::Claim,
            Some(container("Q-1")),
        ),
        (undone(1), ParcelState::Undone, None),
    ];
    for (body, state, shelf) in ends {
        let row = super::parcel(&[fact(1, 1, received(1)), fact(2, 2, body)]).expect("a parcel");
        assert_eq!((row.state, row.shelf), (state, shelf));
    }
    assert_eq!(super::parcel(&[fact(2, 2, inspected(UNIT, 1))]), None);
}

#[test]
fn a_binding_is_trusted_when_a_second_parcel_agrees() {
    let mut facts = vec![fact(1, 1, bound(1, "RED")), fact(2, 2, bound(1, "RED"))];
    let trust = |facts: &[Fact]| {
        let row = super::product(facts).expect("a binding");
        (row.bound.sku, row.parcels, row.trust)
    };
    let red = Some("RED".to_owned());
    assert_eq!(trust(&facts), (red.clone(), 1, Trust::Provisional));
    facts.push(fact(3, 3, bound(2, "RED")));
    assert_eq!(trust(&facts), (red.clone(), 2, Trust::Agreed));
    facts.push(fact(4, 4, bound(3, "BLUE")));
    assert_eq!(
        trust(&facts),
        (Some("BLUE".to_owned()), 3, Trust::Contested)
    );
    facts.push(fact(5, 5, undone(4)));
    assert_eq!(trust(&facts), (red, 2, Trust::Agreed));
}

#[test]
fn a_parcel_that_corrects_itself_contests_nothing() {
    let facts = [fact(1, 1, bound(1, "RED")), fact(2, 2, bound(1, "BLUE"))];
    let row = super::product(&facts).expect("a binding");
    assert_eq!(
        (row.bound, row.trust),
        (
            ProductBinding {
                sku: Some("BLUE".to_owned()),
                asin: None
            },
            Trust::Provisional
        )
    );
}

#[test]
fn a_container_stands_even_when_the_put_that_opened_it_is_taken_back() {
    let seal = Body::ContainerSealed {
        container: container("R-1"),
    };
    let facts = [
        fact(1, 1, opened("R-1")),
        fact(2, 2, undone(1)),
        fact(3, 3, opened("R-1")),
        fact(4, 4, seal.clone()),
        fact(5, 5, seal),
    ];
    let row = super::container(&facts[..2]).expect("a container");
    assert_eq!(
        (row.kind, row.opened_at, row.sealed_at),
        (ContainerKind::Tote, UtcMs(1000), None)
    );
    let row = super::container(&facts).expect("a container");
    assert_eq!(
        (row.opened_at, row.sealed_at),
        (UtcMs(1000), Some(UtcMs(4000)))
    );
}

#[test]
fn a_seller_has_its_code_for_a_name_until_one_is_given() {
    let policy = PackRef {
        id: "house".to_owned(),
        version: 2,
        hash: Hash::ZERO,
    };
    let facts = [
        fact(
            1,
            1,
            Body::SellerPolicySet {
                seller: seller(),
                policy: policy.clone(),
            },
        ),
        fact(
            2,
            2,
            Body::SellerNamed {
                seller: seller(),
                name: "Alpha".to_owned(),
            },
        ),
    ];
    let row = super::seller(&facts[..1]).expect("a seller");
    assert_eq!(
        (row.name.as_str(), row.policy),
        ("S-01", Some(policy.clone()))
    );
    let row = super::seller(&facts).expect("a seller");
    assert_eq!((row.name.as_str(), row.policy), ("Alpha", Some(policy)));
}
