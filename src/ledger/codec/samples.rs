//! One line for each kind and version: the bytes on disk, for ever, and what they mean.

use crate::domain::codes::{
    ContainerName, OrderId, ParcelTag, PersonCode, Rma, SellerCode, StationName, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, Hash, LineId, ParcelId, UnitId};
use crate::domain::policy::Why;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::time::Zone;
use crate::ledger::fact::{Body, ChunkRef, LineChoice, PackRef, ProductHow, Role, Unseen};
use crate::ledger::subject::Subject;

pub(super) const UNIT: UnitId = UnitId(0x11);
pub(super) const PARCEL: ParcelId = ParcelId(0x22);

pub(super) fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a code")
}

fn container(name: &str) -> ContainerName {
    ContainerName::parse(name).expect("a name")
}

fn pack(id: &str) -> PackRef {
    PackRef {
        id: id.to_owned(),
        version: 3,
        hash: Hash([0xab; 32]),
    }
}

pub(super) fn the_return() -> ReturnRef {
    ReturnRef {
        seller: seller(),
        order_id: OrderId::parse("114-1234567-7654321"),
        rma_id: Rma::parse("DxbCRMA1"),
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a word for the tables, where the field is optional"
)]
pub(super) fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[expect(clippy::too_many_lines, reason = "one table: a row for each kind")]
fn samples_of_the_desk() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"public_key":"0707070707070707070707070707070707070707070707070707070707070707","station":"bench-1","zone":"America/Los_Angeles"}"#,
            Body::SeriesOpened {
                station: StationName::parse("bench-1").expect("a name"),
                zone: Zone::parse("America/Los_Angeles").expect("a zone"),
                public_key: [7; 32],
            },
        ),
        (
            1,
            r#"{"name":"李 \"Amy\"","person":"OP-7","role":"supervisor"}"#,
            Body::PersonEnrolled {
                person: PersonCode::parse("OP-7").expect("a code"),
                name: "李 \"Amy\"".to_owned(),
                role: Role::Supervisor,
            },
        ),
        (
            1,
            r#"{"name":"Alpha\u000aTrading","seller":"S-01"}"#,
            Body::SellerNamed {
                seller: seller(),
                name: "Alpha\nTrading".to_owned(),
            },
        ),
        (
            1,
            r#"{"policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":3},"seller":"S-01"}"#,
            Body::SellerPolicySet {
                seller: seller(),
                policy: pack("house"),
            },
        ),
        (
            1,
            r#"{"chunks":[{"hash":"0101010101010101010101010101010101010101010101010101010101010101","rows":8}],"encoding":"utf-8-bom","file":"0202020202020202020202020202020202020202020202020202020202020202","file_name":"returns.tsv","mapping":[["Order ID","order_id"],["ASIN","asin"]],"rows":10,"seller":"S-01","skipped":2}"#,
            Body::ReturnsImported {
                seller: seller(),
                file: Hash([2; 32]),
                file_name: "returns.tsv".to_owned(),
                encoding: "utf-8-bom".to_owned(),
                mapping: vec![
                    ("Order ID".to_owned(), "order_id".to_owned()),
                    ("ASIN".to_owned(), "asin".to_owned()),
                ],
                rows: 10,
                skipped: 2,
                chunks: vec![ChunkRef {
                    hash: Hash([1; 32]),
                    rows: 8,
                }],
            },
        ),
        (
            1,
            r#"{"barcode":"00012345678905","parcel":"00000000000000000000000000000022","seller":"S-01","sku":"RED-L"}"#,
            Body::ProductBound {
                seller: seller(),
                barcode: "00012345678905".to_owned(),
                sku: some("RED-L"),
                asin: None,
                parcel: PARCEL,
            },
        ),
        (
            1,
            r#"{"container":"R-03","kind":"tote"}"#,
            Body::ContainerOpened {
                container: container("R-03"),
                kind: ContainerKind::Tote,
            },
        ),
        (
            1,
            r#"{"container":"R-03"}"#,
            Body::ContainerSealed {
                container: container("R-03"),
            },
        ),
    ]
}

fn samples_of_parcels() -> Vec<(u16, &'static str, Body)> {
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

pub(super) fn samples_of_units() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"answers":{"box":"missing","works":"yes"},"barcode":"00012345678905","because":["box","missing"],"checklist":{"hash":"abababababababababababababababababababababababababababababababab","id":"general","version":3},"grade":"good","how":"bound","line":{"asin":"B000000001","line":"05050505050505050505050505050505","of":{"order_id":"114-1234567-7654321","rma_id":"DxbCRMA1","seller":"S-01"},"sku":"RED-L","title":"Shirt 红"},"parcel":"00000000000000000000000000000022","seller":"S-01","tag":"UA0012P4QX7M3","unit":"00000000000000000000000000000011"}"#,
            Body::UnitInspected {
                unit: UNIT,
                parcel: PARCEL,
                tag: UnitTag::parse("UA0012P4QX7M3").expect("a tag"),
                barcode: some("00012345678905"),
                how: ProductHow::Bound,
                seller: Some(seller()),
                line: Some(LineChoice {
                    line: LineId([5; 16]),
                    of: the_return(),
                    asin: some("B000000001"),
                    sku: some("RED-L"),
                    title: some("Shirt 红"),
                }),
                checklist: Some(pack("general")),
                answers: [("works", "yes"), ("box", "missing")]
                    .map(|(question, answer)| (question.to_owned(), answer.to_owned()))
                    .into(),
                grade: Some(Grade::Good),
                because: Some(("box".to_owned(), "missing".to_owned())),
            },
        ),
        (
            1,
            r#"{"decision":"ship_china","override_reason":"seller_instruction","policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":3},"proposed":"resell","unit":"00000000000000000000000000000011","why":"fit_for_sale"}"#,
            Body::UnitDecided {
                unit: UNIT,
                proposed: Decision::Resell,
                why: Why::Rule("fit_for_sale".to_owned()),
                policy: Some(pack("house")),
                decision: Decision::ShipChina,
                override_reason: Some(OverrideReason::SellerInstruction),
            },
        ),
        (
            1,
            r#"{"container":"C-01","unit":"00000000000000000000000000000011"}"#,
            Body::UnitPut {
                unit: UNIT,
                container: container("C-01"),
            },
        ),
        (
            1,
            r#"{"reason":"misscan","subjects":["product:S-01/00012345678905","unit:00000000000000000000000000000011"],"target":"00000000000000000000000000000033"}"#,
            Body::Undone {
                target: CommandKey(0x33),
                reason: "misscan".to_owned(),
                subjects: vec![
                    Subject::Product(seller(), "00012345678905".to_owned()),
                    Subject::Unit(UNIT),
                ],
            },
        ),
    ]
}

/// Gives every sample.
pub(super) fn samples() -> Vec<(u16, &'static str, Body)> {
    [
        samples_of_the_desk(),
        samples_of_parcels(),
        samples_of_units(),
    ]
    .concat()
}

fn parcel_tag() -> ParcelTag {
    ParcelTag::make("A00", 1).expect("fits")
}
