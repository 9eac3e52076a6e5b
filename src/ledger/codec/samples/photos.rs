//! Samples of the facts of photos and labels.

use crate::domain::codes::{ContainerName, TagPrefix};
use crate::domain::ids::Hash;
use crate::domain::mask::Area;
use crate::domain::printed::{Reprint, ReprintWhy, RollKind, RollPart};
use crate::domain::time::Day;
use crate::ledger::fact::{Body, MaskedPhoto, PurgedPhotos};

use super::PARCEL;

pub(super) fn samples_of_masked_photos() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"bytes":98000,"copy":"0707070707070707070707070707070707070707070707070707070707070707","covered":[[0,0,1000,412],[0,588,1000,1000]],"parcel":"00000000000000000000000000000022","photo":"0606060606060606060606060606060606060606060606060606060606060606"}"#,
            Body::PhotoMasked(MaskedPhoto {
                photo: Hash([6; 32]),
                parcel: PARCEL,
                copy: Hash([7; 32]),
                bytes: 98_000,
                covered: [[0, 0, 1000, 412], [0, 588, 1000, 1000]]
                    .map(|sides| Area::of(sides).expect("an area"))
                    .to_vec(),
            }),
        ),
        (
            1,
            r#"{"day":"2026-12-29","parcel":"00000000000000000000000000000022","photos":["0606060606060606060606060606060606060606060606060606060606060606"],"rule":"privacy","rule_version":1}"#,
            Body::PhotoPurged(PurgedPhotos {
                parcel: PARCEL,
                photos: vec![Hash([6; 32])],
                rule: "privacy".to_owned(),
                rule_version: 1,
                day: Day::parse("2026-12-29").expect("a day"),
            }),
        ),
    ]
}

pub(super) fn samples_of_labels() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"count":500,"first":1,"prefix":"A00","roll":"unit_tag"}"#,
            Body::RangeAllotted {
                roll: RollKind::UnitTag,
                prefix: "A00".to_owned(),
                first: 1,
                count: 500,
            },
        ),
        (
            1,
            r#"{"count":2,"first":37,"prefix":"A0X","roll":"unit_tag","why":"not_out"}"#,
            Body::LabelReprinted {
                what: Reprint::Tags(RollPart {
                    roll: RollKind::UnitTag,
                    prefix: TagPrefix::parse("A0X").expect("a prefix"),
                    first: 37,
                    count: 2,
                }),
                why: Some(ReprintWhy::NotOut),
            },
        ),
        (
            1,
            r#"{"container":"R-03"}"#,
            Body::LabelReprinted {
                what: Reprint::Container(ContainerName::parse("R-03").expect("a name")),
                why: None,
            },
        ),
    ]
}
