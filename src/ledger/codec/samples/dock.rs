//! Samples of the facts of the dock and of parcels.

use crate::domain::expected::ReturnStanding;
use crate::domain::finding::Damage;
use crate::domain::ids::{Hash, LineId, LoadId};
use crate::domain::measure::Grams;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::weight::{ParcelWeight, WeightMode};
use crate::ledger::fact::{Body, Unseen};

use super::{PARCEL, container, parcel_tag, seller, some, the_return, unknown};

pub(super) fn samples_of_parcels() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"candidates":[{"carrier":"ups","check":"ok","how":"literal","key":"1Z5R89390357567127","kind":"tracking"},{"check":"none","how":"literal","key":"X","kind":"unknown"}],"chosen":{"order_id":"114-1234567-7654321","rma_id":"DxbCRMA1","seller":"S-01"},"finding":"refunded_at_first_scan","number":"PA0000000001K","parcel":"00000000000000000000000000000022","raw_hash":"0404040404040404040404040404040404040404040404040404040404040404"}"#,
            Body::ParcelReceived {
                parcel: PARCEL,
                number: parcel_tag(),
                raw_hash: Hash([4; 32]),
                candidates: vec![
                    Candidate {
                        kind: CodeKind::Tracking,
                        carrier: some("ups"),
                        key: "1Z5R89390357567127".to_owned(),
                        check: CheckVerdict::Ok,
                        how: How::Literal,
                    },
                    Candidate {
                        kind: CodeKind::Unknown,
                        carrier: None,
                        key: "X".to_owned(),
                        check: CheckVerdict::None,
                        how: How::Literal,
                    },
                ],
                chosen: Some(the_return()),
                finding: Some(ReturnStanding::RefundedAtFirstScan),
            },
        ),
        (
            1,
            r#"{"parcel":"00000000000000000000000000000022","shelf":"E-1"}"#,
            Body::ParcelFoundEmpty {
                parcel: PARCEL,
                shelf: container("E-1"),
            },
        ),
        (
            1,
            r#"{"parcel":"00000000000000000000000000000022","shelf":"Q-1"}"#,
            Body::ParcelShelved {
                parcel: PARCEL,
                shelf: container("Q-1"),
            },
        ),
        (
            1,
            r#"{"parcel":"00000000000000000000000000000022","unseen":[{"line":"05050505050505050505050505050505","said":"other_box"}]}"#,
            Body::ParcelClosed {
                parcel: PARCEL,
                unseen: vec![(LineId([5; 16]), Unseen::OtherBox)],
            },
        ),
    ]
}

pub(super) fn samples_of_the_dock() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"load":"00000000000000000000000000000055","name":"G-17","said":40}"#,
            Body::LoadOpened {
                load: LoadId(0x55),
                name: "G-17".to_owned(),
                said: Some(40),
            },
        ),
        (
            1,
            r#"{"load":"00000000000000000000000000000055"}"#,
            Body::LoadClosed {
                load: LoadId(0x55),
                said: None,
            },
        ),
        (
            1,
            r#"{"candidates":[{"check":"none","how":"literal","key":"X","kind":"unknown"}],"finding":"returnless","load":"00000000000000000000000000000055","number":"PA0000000001K","parcel":"00000000000000000000000000000022","raw_hash":"0404040404040404040404040404040404040404040404040404040404040404"}"#,
            Body::ParcelDocked {
                parcel: PARCEL,
                number: parcel_tag(),
                load: Some(LoadId(0x55)),
                raw_hash: Hash([4; 32]),
                candidates: vec![unknown("X")],
                finding: Some(ReturnStanding::Returnless),
            },
        ),
        (
            1,
            r#"{"finding":"cancelled","parcel":"00000000000000000000000000000022"}"#,
            Body::ParcelOpened {
                parcel: PARCEL,
                chosen: None,
                finding: Some(ReturnStanding::Cancelled),
            },
        ),
        (
            1,
            r#"{"candidates":[{"check":"none","how":"literal","key":"X","kind":"unknown"}],"chosen":{"order_id":"114-1234567-7654321","rma_id":"DxbCRMA1","seller":"S-01"},"parcel":"00000000000000000000000000000022","seller":"S-01"}"#,
            Body::ParcelIdentified {
                parcel: PARCEL,
                candidates: vec![unknown("X")],
                chosen: Some(the_return()),
                seller: Some(seller()),
            },
        ),
        (
            1,
            r#"{"damage":["wet","leaking"],"parcel":"00000000000000000000000000000022"}"#,
            Body::ParcelDamaged {
                parcel: PARCEL,
                damage: vec![Damage::Wet, Damage::Leaking],
            },
        ),
        (
            1,
            r#"{"mode":"net","parcel":"00000000000000000000000000000022","tare_g":250,"weight_g":412}"#,
            Body::ParcelWeighed {
                parcel: PARCEL,
                weight: ParcelWeight {
                    weight: Grams(412),
                    mode: WeightMode::Net,
                    tare: Some(Grams(250)),
                },
            },
        ),
    ]
}
