//! Samples of the facts of the claim pool.

use crate::domain::codes::{ContainerName, OrderId, ParcelTag, PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnRef;
use crate::domain::ids::ParcelId;
use crate::domain::measure::Grams;
use crate::domain::pool::{MatchMistake, SeenProduct};
use crate::domain::time::Day;
use crate::ledger::fact::{Body, ExpiredParcel, MergedParcel};

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
            1,
            r#"{"barcode":"00012345678905","category":"Kitchen","parcel":"00000000000000000000000000000022","title":"Garlic press, 蓝色","weight_g":312}"#,
            Body::ParcelNoted {
                parcel: PARCEL,
                seen: SeenProduct {
                    barcode: Some("00012345678905".to_owned()),
                    title: "Garlic press, 蓝色".to_owned(),
                    category: Some("Kitchen".to_owned()),
                    weight: Some(Grams(312)),
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
            1,
            r#"{"into":"00000000000000000000000000000023","into_number":"PA0000000001K","number":"PA0000000001K","parcel":"00000000000000000000000000000022"}"#,
            Body::ParcelMerged(MergedParcel {
                parcel: PARCEL,
                number: number(),
                into: ParcelId(0x23),
                into_number: number(),
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
