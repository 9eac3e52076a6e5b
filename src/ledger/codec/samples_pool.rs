//! Samples of the facts of the claim pool.

use crate::domain::attach::LineMistake;
use crate::domain::codes::{ContainerName, OrderId, ParcelTag, PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnRef;
use crate::domain::finding::UnitFinding;
use crate::domain::ids::{Hash, LineId, ParcelId, UnitId};
use crate::domain::measure::Grams;
use crate::domain::photo::{PhotoDebt, PhotoKind};
use crate::domain::pool::{MatchMistake, SeenProduct};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{
    AttachedUnits, Body, ExpiredParcel, LineChoice, MergedParcel, MergedUnit, Unseen,
};

use super::samples::PARCEL;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn number() -> ParcelTag {
    ParcelTag::parse("PA0000000001K").expect("a number")
}

fn expired(told: Option<Day>) -> Body {
    Body::ParcelExpired(ExpiredParcel {
        parcel: PARCEL,
        decision: Decision::Dispose,
        since: day("2026-09-30"),
        told,
        owner: PersonCode::parse("SV-1").expect("a badge"),
        due: day("2026-12-07"),
        rule: "pool".to_owned(),
        rule_version: 2,
    })
}

fn merged() -> MergedParcel {
    MergedParcel {
        parcel: PARCEL,
        number: number(),
        into: ParcelId(0x23),
        into_number: number(),
        units: Vec::new(),
        unseen: Vec::new(),
        owed: Vec::new(),
    }
}

#[expect(clippy::too_many_lines, reason = "one row for each kind")]
pub(super) fn samples_of_pool() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"decision":"dispose","due":"2026-12-07","owner":"SV-1","parcel":"00000000000000000000000000000022","rule":"pool","rule_version":2,"since":"2026-09-30","told":"2026-11-02"}"#,
            expired(Some(day("2026-11-02"))),
        ),
        (
            1,
            r#"{"decision":"dispose","due":"2026-12-07","owner":"SV-1","parcel":"00000000000000000000000000000022","rule":"pool","rule_version":2,"since":"2026-09-30"}"#,
            expired(None),
        ),
        (
            2,
            r#"{"barcode":"00012345678905","category":"Kitchen","parcel":"00000000000000000000000000000022","photos":["0808080808080808080808080808080808080808080808080808080808080808","0909090909090909090909090909090909090909090909090909090909090909"],"title":"Garlic press, 蓝色","weight_g":312}"#,
            Body::ParcelNoted {
                parcel: PARCEL,
                seen: SeenProduct {
                    barcode: Some("00012345678905".to_owned()),
                    title: "Garlic press, 蓝色".to_owned(),
                    category: Some("Kitchen".to_owned()),
                    weight: Some(Grams(312)),
                    photos: vec![Hash([8; 32]), Hash([9; 32])],
                },
            },
        ),
        (
            2,
            r#"{"parcel":"00000000000000000000000000000022","photos":[],"title":"A tin"}"#,
            Body::ParcelNoted {
                parcel: PARCEL,
                seen: SeenProduct {
                    barcode: None,
                    title: "A tin".to_owned(),
                    category: None,
                    weight: None,
                    photos: Vec::new(),
                },
            },
        ),
        (
            1,
            r#"{"container":"D-01","parcel":"00000000000000000000000000000022"}"#,
            Body::ParcelBinned {
                parcel: PARCEL,
                container: ContainerName::parse("D-01").expect("a bin"),
            },
        ),
        (
            2,
            r#"{"into":"00000000000000000000000000000023","into_number":"PA0000000001K","number":"PA0000000001K","owed":[],"parcel":"00000000000000000000000000000022","units":[],"unseen":[]}"#,
            Body::ParcelMerged(merged()),
        ),
        (
            2,
            r#"{"into":"00000000000000000000000000000023","into_number":"PA0000000001K","number":"PA0000000001K","owed":[{"kind":"serial","since_ms":1795446000000,"unit":"00000000000000000000000000000033"}],"parcel":"00000000000000000000000000000022","units":[{"seller":"S-01","unit":"00000000000000000000000000000033"},{"unit":"00000000000000000000000000000034"}],"unseen":[{"line":"07070707070707070707070707070707","said":"missing"}]}"#,
            Body::ParcelMerged(MergedParcel {
                units: vec![
                    MergedUnit {
                        unit: UnitId(0x33),
                        seller: SellerCode::parse("S-01"),
                    },
                    MergedUnit {
                        unit: UnitId(0x34),
                        seller: None,
                    },
                ],
                unseen: vec![(LineId([7; 16]), Unseen::Missing)],
                owed: vec![PhotoDebt {
                    since: UtcMs(1_795_446_000_000),
                    kind: PhotoKind::Serial,
                    unit: Some(UnitId(0x33)),
                }],
                ..merged()
            }),
        ),
        (
            1,
            r#"{"of":{"order_id":"113-8204486-6292683","seller":"S-01"},"parcel":"00000000000000000000000000000022","reason":"wrong_return"}"#,
            Body::ParcelUnmatched {
                parcel: PARCEL,
                of: ReturnRef {
                    seller: SellerCode::parse("S-01").expect("a seller's code"),
                    order_id: OrderId::parse("113-8204486-6292683"),
                    rma_id: None,
                },
                reason: MatchMistake::WrongReturn,
            },
        ),
    ]
}

pub(super) fn samples_of_attaching() -> Vec<(u16, &'static str, Body)> {
    let attached = AttachedUnits {
        parcel: PARCEL,
        units: vec![UnitId(0x33), UnitId(0x34)],
        seller: SellerCode::parse("S-01"),
        line: Some(LineChoice {
            line: LineId([8; 16]),
            of: ReturnRef {
                seller: SellerCode::parse("S-01").expect("a seller's code"),
                order_id: OrderId::parse("113-8204486-6292683"),
                rma_id: None,
            },
            asin: None,
            sku: Some("P0360".to_owned()),
            title: None,
        }),
        finding: Some(UnitFinding::OtherReturn),
        reason: LineMistake::TwoReturns,
        unseen: vec![
            (LineId([7; 16]), Some(Unseen::OtherBox)),
            (LineId([8; 16]), None),
        ],
    };
    vec![
        (
            1,
            r#"{"finding":"other_return","line":{"line":"08080808080808080808080808080808","of":{"order_id":"113-8204486-6292683","seller":"S-01"},"sku":"P0360"},"parcel":"00000000000000000000000000000022","reason":"two_returns","seller":"S-01","units":["00000000000000000000000000000033","00000000000000000000000000000034"],"unseen":[{"line":"07070707070707070707070707070707","said":"other_box"},{"line":"08080808080808080808080808080808"}]}"#,
            Body::UnitAttached(attached),
        ),
        (
            1,
            r#"{"finding":"extra","parcel":"00000000000000000000000000000022","reason":"not_announced","units":["00000000000000000000000000000033"],"unseen":[]}"#,
            Body::UnitAttached(AttachedUnits {
                parcel: PARCEL,
                units: vec![UnitId(0x33)],
                seller: None,
                line: None,
                finding: Some(UnitFinding::Extra),
                reason: LineMistake::NotAnnounced,
                unseen: Vec::new(),
            }),
        ),
    ]
}

pub(super) fn samples_of_old_pool() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"barcode":"00012345678905","category":"Kitchen","parcel":"00000000000000000000000000000022","title":"Garlic press, 蓝色","weight_g":312}"#,
            Body::ParcelNoted {
                parcel: PARCEL,
                seen: SeenProduct {
                    barcode: Some("00012345678905".to_owned()),
                    title: "Garlic press, 蓝色".to_owned(),
                    category: Some("Kitchen".to_owned()),
                    weight: Some(Grams(312)),
                    photos: Vec::new(),
                },
            },
        ),
        (
            1,
            r#"{"parcel":"00000000000000000000000000000022","title":"A tin"}"#,
            Body::ParcelNoted {
                parcel: PARCEL,
                seen: SeenProduct {
                    barcode: None,
                    title: "A tin".to_owned(),
                    category: None,
                    weight: None,
                    photos: Vec::new(),
                },
            },
        ),
        (
            1,
            r#"{"into":"00000000000000000000000000000023","into_number":"PA0000000001K","number":"PA0000000001K","parcel":"00000000000000000000000000000022"}"#,
            Body::ParcelMerged(merged()),
        ),
    ]
}
