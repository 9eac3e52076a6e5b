//! Samples of the facts of what leaves.

use crate::domain::codes::{ContainerName, PersonCode, SellerCode, Tracking};
use crate::domain::forward::ForwardTo;
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::Day;
use crate::ledger::fact::{
    Body, LeftContainer, LeftUnits, MadeForward, PicturedContainer, ReleaseReason, ReleasedParcel,
};

fn name(text: &str) -> ContainerName {
    ContainerName::parse(text).expect("a name")
}

fn number() -> Tracking {
    Tracking::parse("1Z5R89390357567127").expect("a number")
}

#[expect(clippy::too_many_lines, reason = "one table: a row for each kind")]
pub(super) fn samples_of_leaving() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            2,
            r#"{"container":"B-01","how":"recycled","photo":"0606060606060606060606060606060606060606060606060606060606060606","taker":"Cell Loop","under":"BOL 17","units":2,"witness":"OP-9"}"#,
            Body::ContainerLeft(LeftContainer {
                container: name("B-01"),
                how: LeftHow::Recycled,
                units: 2,
                under: Some("BOL 17".to_owned()),
                witness: PersonCode::parse("OP-9"),
                photo: Some(Hash([6; 32])),
                taker: Some("Cell Loop".to_owned()),
            }),
        ),
        (
            1,
            r#"{"container":"L-01","photos":["0606060606060606060606060606060606060606060606060606060606060606","0707070707070707070707070707070707070707070707070707070707070707"]}"#,
            Body::ContainerPictured(PicturedContainer {
                container: name("L-01"),
                photos: vec![Hash([6; 32]), Hash([7; 32])],
            }),
        ),
        (
            2,
            r#"{"container":"R-01","how":"sold","price":{"currency":"USD","minor":2599},"under":"114-1234567-7654321","units":["00000000000000000000000000000011"]}"#,
            Body::UnitLeft(LeftUnits {
                units: vec![UnitId(0x11)],
                container: name("R-01"),
                how: LeftHow::Sold,
                under: Some("114-1234567-7654321".to_owned()),
                price: Some(Money {
                    minor: 2599,
                    currency: Currency::USD,
                }),
            }),
        ),
        (
            1,
            r#"{"said":{"how":"chat","who":"Li 李"},"units":["00000000000000000000000000000011"]}"#,
            Body::UnitInstructed {
                units: vec![UnitId(0x11)],
                said: Said {
                    how: SaidHow::Chat,
                    who: "Li 李".to_owned(),
                    shown: None,
                },
            },
        ),
        (
            2,
            r#"{"container":"R-01","reason":"order cancelled","units":["00000000000000000000000000000011"]}"#,
            Body::UnitCameBack {
                units: vec![UnitId(0x11)],
                container: name("R-01"),
                reason: Some("order cancelled".to_owned()),
            },
        ),
        (
            1,
            r#"{"carrier":"ups","due":"2026-11-24","label":"0707070707070707070707070707070707070707070707070707070707070707","number":"1Z5R89390357567127","owner":"OP-7","seller":"S-01","to":"fba","units":["00000000000000000000000000000011"],"weight_g":412}"#,
            Body::ForwardMade(Box::new(MadeForward {
                number: number(),
                carrier: Some("ups".to_owned()),
                to: ForwardTo::Fba,
                seller: SellerCode::parse("S-01"),
                units: vec![UnitId(0x11)],
                weight: Some(Grams(412)),
                label: Some(Hash([7; 32])),
                due: Day::parse("2026-11-24").expect("a day"),
                owner: PersonCode::parse("OP-7").expect("a code"),
            })),
        ),
        (
            1,
            r#"{"number":"1Z5R89390357567127"}"#,
            Body::ForwardHandedOver { number: number() },
        ),
        (
            1,
            r#"{"number":"1Z5R89390357567127","reason":"wrong label","units":["00000000000000000000000000000011"]}"#,
            Body::ForwardCancelled {
                number: number(),
                units: vec![UnitId(0x11)],
                reason: "wrong label".to_owned(),
            },
        ),
        (
            1,
            r#"{"note":"Amazon denied it","parcel":"00000000000000000000000000000022","reason":"claim_closed","shelf":"E-01"}"#,
            Body::ParcelReleased(ReleasedParcel {
                parcel: ParcelId(0x22),
                shelf: name("E-01"),
                reason: ReleaseReason::ClaimClosed,
                note: Some("Amazon denied it".to_owned()),
            }),
        ),
    ]
}

/// What versions written no more say, for ever.
pub(super) fn samples_of_old_leaving() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"container":"D-1","how":"destroyed","under":"run 7","units":2,"witness":"OP-9"}"#,
            Body::ContainerLeft(LeftContainer {
                container: name("D-1"),
                how: LeftHow::Destroyed,
                units: 2,
                under: Some("run 7".to_owned()),
                witness: PersonCode::parse("OP-9"),
                photo: None,
                taker: None,
            }),
        ),
        (
            1,
            r#"{"container":"D-1","how":"destroyed","units":["00000000000000000000000000000011"]}"#,
            Body::UnitLeft(LeftUnits::with(
                &name("D-1"),
                LeftHow::Destroyed,
                &[UnitId(0x11)],
            )),
        ),
        (
            1,
            r#"{"container":"L-01","units":["00000000000000000000000000000011"]}"#,
            Body::UnitCameBack {
                units: vec![UnitId(0x11)],
                container: name("L-01"),
                reason: None,
            },
        ),
    ]
}
