//! Laws of the folds over generated facts: any order, any duplicate, one row; and rows of told stories.

mod attached;
mod books;
mod chats;
mod checklist;
mod claims;
mod corrections;
mod holds;
mod leaving;
mod lots;
mod masked;
mod owed;
mod parcels;
mod people;
mod places;
mod pool;
mod ratings;
mod resale;
mod ships;
mod standing;
mod terms;
mod units;

use proptest::prelude::*;

use crate::domain::codes::{
    ContainerName, ParcelTag, PersonCode, SellerCode, StationName, TagPrefix, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnStanding;
use crate::domain::finding::{Damage, ParkWhy};
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, EventId, Hash, LineId, LoadId, ParcelId, UnitId};
use crate::domain::measure::Grams;
use crate::domain::photo::{PhotoKind, PhotoKinds, PhotoSource, WaiveReason};
use crate::domain::policy::Why;
use crate::domain::printed::{Reprint, ReprintWhy, RollKind, RollPart};
use crate::domain::rates::{self, RateCard};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::time::{Day, UtcMs, Zone};
use crate::domain::weight::{ParcelWeight, WeightMode};
use crate::ledger::codec;
use crate::ledger::fact::{
    Body, Envelope, Fact, Hlc, Inspection, NamedPhoto, ProductHow, Unseen, WaivedPhoto,
};
use crate::ledger::rows::{ParcelState, RatesFrom, UnitState};

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
        units: vec![unit],
        inspection: Inspection {
            seller: Some(seller()),
            answers: [].into(),
            grade: Some(Grade::Good),
            ..Inspection::begun(
                PARCEL,
                UnitTag::make("A00", serial).expect("fits"),
                ProductHow::Barcode,
            )
        },
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
    }
}

/// An inspection whose answers ask for a photo.
fn asking(unit: UnitId, kind: PhotoKind) -> Body {
    Body::UnitInspected {
        units: vec![unit],
        inspection: Inspection {
            grade: Some(Grade::New),
            ..Inspection::begun(
                PARCEL,
                UnitTag::make("A00", 1).expect("fits"),
                ProductHow::Barcode,
            )
        },
        photos: PhotoKinds::NONE.with(kind),
        readings: Vec::new(),
    }
}

fn decided(decision: Decision) -> Body {
    Body::UnitDecided {
        units: vec![UNIT],
        hold: None,
        proposed: Decision::Hold,
        why: Why::NoRule,
        policy: None,
        decision,
        override_reason: None,
        advice: None,
        rework_cost: None,
    }
}

fn put(name: &str) -> Body {
    Body::UnitPut {
        units: vec![UNIT],
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
        people::any_body(),
        "[a-z]{1,3}".prop_map(|name| Body::SellerNamed {
            seller: seller(),
            name,
        }),
        (1_u32..4, 0_u32..3).prop_map(|(version, day)| terms::policy_set(version, day)),
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
        (2_u128..5, any::<bool>()).prop_map(|(unit, contents)| {
            let kind = if contents {
                PhotoKind::Contents
            } else {
                PhotoKind::Defect
            };
            asking(UnitId(unit), kind)
        }),
        prop_oneof![Just(Decision::Hold), Just(Decision::Resell)].prop_map(decided),
        "[RH]-[12]".prop_map(|name| put(&name)),
        (1_u128..6).prop_map(undone),
        any_body_beside_the_happy_path(),
    ]
}

/// Bodies of the dock, of shelves, photos and rolls.
#[expect(clippy::too_many_lines, reason = "one row for each kind")]
fn any_body_beside_the_happy_path() -> impl Strategy<Value = Body> {
    prop_oneof![
        (1_u64..4).prop_map(docked),
        Just(Body::ParcelOpened {
            parcel: PARCEL,
            chosen: None,
            finding: None,
        }),
        "[AB]".prop_map(|key| Body::ParcelIdentified {
            parcel: PARCEL,
            candidates: vec![read(&key)],
            chosen: None,
            seller: (key == "A").then(seller),
        }),
        prop_oneof![Just(Damage::Wet), Just(Damage::Opened)].prop_map(|one| Body::ParcelDamaged {
            parcel: PARCEL,
            damage: vec![one],
        }),
        (1_u32..4).prop_map(|grams| Body::ParcelWeighed {
            parcel: PARCEL,
            weight: ParcelWeight {
                weight: Grams(grams),
                mode: WeightMode::Gross,
                tare: None,
            },
        }),
        attached::any(),
        claims::any(),
        pool::any(),
        prop_oneof![Just(ParkWhy::Charge), Just(ParkWhy::Dry)].prop_map(parked),
        prop_oneof![Just(Decision::Dispose), Just(Decision::Resell)].prop_map(judged),
        holds::any_body(),
        corrections::any_body(),
        "[AB]".prop_map(|key| Body::UnitShippedBefore {
            unit: UNIT,
            candidates: vec![read(&key)],
        }),
        prop_oneof![Just(PhotoKind::Label), Just(PhotoKind::Box)].prop_map(photo),
        masked::any(),
        Just(Body::PhotoDropped {
            photo: Hash([9; 32]),
            parcel: PARCEL,
        }),
        prop_oneof![Just(None), Just(Some(UNIT))].prop_map(|unit| {
            let kind = unit.map_or(PhotoKind::Label, |_| PhotoKind::Defect);
            waived(unit, kind)
        }),
        (1_u64..50, 1_u32..9).prop_map(|(first, count)| allotted(first, count)),
        (1_u64..50, 1_u32..9).prop_map(|(first, count)| reprinted(first, count)),
        Just(Body::LabelReprinted {
            what: Reprint::Container(container("R-1")),
            why: Some(ReprintWhy::Lost),
        }),
        proptest::option::of(1_u32..9).prop_map(|said| Body::LoadOpened {
            load: LoadId(7),
            name: "G-17".to_owned(),
            said,
        }),
        proptest::option::of(1_u32..9).prop_map(|said| Body::LoadClosed {
            load: LoadId(7),
            said,
        }),
        (1_u32..4, 1_u32..3).prop_map(|(fee, day)| Body::SellerRatesSet {
            seller: seller(),
            rates: Box::new(RatesFrom {
                from: Day::parse("2026-12-01")
                    .expect("a day")
                    .plus_days(i64::from(day)),
                card: RateCard {
                    dispose_fee: Some(i64::from(fee)),
                    ..rates::sample()
                },
            }),
        }),
        (0_u32..4, 1_u32..3).prop_map(|(version, day)| checklist::set(version, day)),
        (1_u32..4, 0_u32..3).prop_map(|(days, day)| terms::set(days, day)),
    ]
}

fn read(key: &str) -> Candidate {
    Candidate {
        kind: CodeKind::Unknown,
        carrier: None,
        key: key.to_owned(),
        check: CheckVerdict::None,
        how: How::Literal,
    }
}

fn docked(serial: u64) -> Body {
    Body::ParcelDocked {
        parcel: PARCEL,
        number: ParcelTag::make("A00", serial).expect("fits"),
        load: Some(LoadId(7)),
        raw_hash: Hash::ZERO,
        candidates: vec![read("label")],
        finding: None,
    }
}

fn parked(why: ParkWhy) -> Body {
    let tag = UnitTag::make("A00", 1).expect("fits");
    Body::UnitParked {
        unit: UNIT,
        inspection: Inspection::begun(PARCEL, tag, ProductHow::Barcode),
        why,
        shelf: container("T-1"),
    }
}

fn judged(decision: Decision) -> Body {
    Body::UnitJudged {
        units: vec![UNIT],
        decision,
        override_reason: None,
        hold: None,
    }
}

fn photo(kind: PhotoKind) -> Body {
    Body::PhotoNamed(NamedPhoto {
        photo: Hash([9; 32]),
        parcel: PARCEL,
        unit: None,
        kind,
        source: PhotoSource::Folder,
        taken_at: UtcMs(0),
        width: 1,
        height: 1,
        bytes: 1,
    })
}

fn waived(unit: Option<UnitId>, kind: PhotoKind) -> Body {
    Body::PhotoWaived(WaivedPhoto {
        parcel: PARCEL,
        unit,
        kind,
        reason: WaiveReason::TooLate,
    })
}

fn allotted(first: u64, count: u32) -> Body {
    Body::RangeAllotted {
        roll: RollKind::UnitTag,
        prefix: "A00".to_owned(),
        first,
        count,
    }
}

fn reprinted(first: u64, count: u32) -> Body {
    Body::LabelReprinted {
        what: Reprint::Tags(RollPart {
            roll: RollKind::UnitTag,
            prefix: TagPrefix::parse("A0X").expect("a prefix"),
            first,
            count,
        }),
        why: None,
    }
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
        prop_assert_eq!(super::unit(UNIT, &facts), super::unit(UNIT, &shuffled));
        prop_assert_eq!(super::looks(UNIT, &facts), super::looks(UNIT, &shuffled));
        prop_assert_eq!(super::load(&facts), super::load(&shuffled));
        prop_assert_eq!(super::photo(&facts), super::photo(&shuffled));
        prop_assert_eq!(super::range(&facts), super::range(&shuffled));
        prop_assert_eq!(super::answers_read(&facts), super::answers_read(&shuffled));
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
    assert_eq!(super::unit(UNIT, &[]), None);
}
