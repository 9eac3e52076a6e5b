//! One line for each kind and version: the bytes on disk, for ever, and what they mean.

mod dock;
mod old;
mod photos;

use crate::domain::codes::{
    ContainerName, OrderId, ParcelTag, Rma, SellerCode, StationName, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::ReturnRef;
use crate::domain::finding::{OriginalState, ParkWhy, Rework, UnitFinding};
use crate::domain::grade::Grade;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::ids::{CommandKey, Hash, LineId, ParcelId, UnitId};
use crate::domain::money::{Currency, Money};
use crate::domain::photo::{PhotoKind, PhotoSource, WaiveReason};
use crate::domain::policy::Why;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::terms::{PhotoLevel, Terms};
use crate::domain::time::{Day, UtcMs, Zone};
use crate::domain::workdays::{DaysOff, SellerCalendar};
use crate::ledger::fact::{
    Body, ChunkRef, Inspection, LineChoice, NamedPhoto, PackRef, ProductHow, TakenFile, TakenList,
    WaivedPhoto,
};
use crate::ledger::rows::{PolicyFrom, TermsFrom};
use crate::ledger::subject::Subject;

use super::samples_correct::samples_of_corrections;
use super::samples_hold::samples_of_holds;
use super::samples_leaving::samples_of_leaving;
use super::samples_lot::samples_of_lots;
use super::samples_mail::samples_of_mail;
use super::samples_person::samples_of_people;
use super::samples_place::samples_of_places;
use super::samples_pool::{samples_of_attaching, samples_of_pool};
use super::samples_rated::samples_of_ratings;
use super::samples_rates::samples_of_rates;
use super::samples_repair::samples_of_repair;
use super::samples_resale::samples_of_resale;
use super::samples_ship::samples_of_ships;

use dock::{samples_of_parcels, samples_of_the_dock};
use photos::{samples_of_labels, samples_of_masked_photos};

pub(super) use old::samples_of_old_versions;

pub(super) const UNIT: UnitId = UnitId(0x11);
pub(super) const PARCEL: ParcelId = ParcelId(0x22);

pub(super) fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a code")
}

fn container(name: &str) -> ContainerName {
    ContainerName::parse(name).expect("a name")
}

pub(super) fn pack(id: &str) -> PackRef {
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
            r#"{"name":"Alpha\u000aTrading","seller":"S-01"}"#,
            Body::SellerNamed {
                seller: seller(),
                name: "Alpha\nTrading".to_owned(),
            },
        ),
        (
            2,
            r#"{"from":"2027-01-01","policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":3},"seller":"S-01"}"#,
            Body::SellerPolicySet {
                seller: seller(),
                set: PolicyFrom {
                    from: Day::parse("2027-01-01"),
                    policy: pack("house"),
                },
            },
        ),
        (
            1,
            r#"{"chunks":[{"hash":"0101010101010101010101010101010101010101010101010101010101010101","rows":8}],"encoding":"utf-8-bom","file":"0202020202020202020202020202020202020202020202020202020202020202","file_name":"returns.tsv","mapping":[["Order ID","order_id"],["ASIN","asin"]],"rows":10,"seller":"S-01","skipped":2}"#,
            Body::ReturnsImported(TakenFile {
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
            }),
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

fn unit_tag() -> UnitTag {
    UnitTag::parse("UA0012P4QX7M3").expect("a tag")
}

fn seen() -> Inspection {
    Inspection {
        barcode: some("00012345678905"),
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
        ..Inspection::begun(PARCEL, unit_tag(), ProductHow::Bound)
    }
}

fn closely_seen() -> Inspection {
    Inspection {
        finding: Some(UnitFinding::Extra),
        serial: some("SN 7"),
        lpn: some("LPNNC5N165ZVR"),
        rework: vec![Rework::Polybag, Rework::Wipe],
        original_state: Some(OriginalState::Kept),
        ..seen()
    }
}

pub(super) fn decided(hold: Option<Hold>) -> Body {
    Body::UnitDecided {
        units: vec![UNIT],
        proposed: Decision::Resell,
        why: Why::Rule("fit_for_sale".to_owned()),
        policy: Some(pack("house")),
        decision: Decision::ShipChina,
        override_reason: Some(OverrideReason::SellerInstruction),
        hold,
        advice: None,
        rework_cost: None,
    }
}

fn full_terms() -> Terms {
    Terms {
        language: "zh-CN".to_owned(),
        address_hints: vec!["Jason-01".to_owned()],
        cage_from: Some(Money {
            minor: 20_000,
            currency: Currency::USD,
        }),
        approve: vec![Decision::Dispose],
        hold_days: 14,
        hold_default: Decision::Dispose,
        contacts: vec!["WeChat li-02".to_owned()],
        photos: PhotoLevel::EveryUnit,
        resell_from: Some(Grade::VeryGood),
        override_loss: Some(Money {
            minor: 500,
            currency: Currency::USD,
        }),
        calendar: SellerCalendar::default(),
    }
}

#[expect(clippy::too_many_lines, reason = "one table: a row for each kind")]
pub(super) fn samples_of_units() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            3,
            r#"{"inspection":{"answers":{"box":"missing","works":"yes"},"barcode":"00012345678905","because":["box","missing"],"checklist":{"hash":"abababababababababababababababababababababababababababababababab","id":"general","version":3},"finding":"extra","grade":"good","how":"bound","line":{"asin":"B000000001","line":"05050505050505050505050505050505","of":{"order_id":"114-1234567-7654321","rma_id":"DxbCRMA1","seller":"S-01"},"sku":"RED-L","title":"Shirt 红"},"lpn":"LPNNC5N165ZVR","original_state":"kept","parcel":"00000000000000000000000000000022","rework":["polybag","wipe"],"seller":"S-01","serial":"SN 7","tag":"UA0012P4QX7M3"},"photos":["serial","defect"],"readings":["SN 1","SN 7"],"units":["00000000000000000000000000000011","00000000000000000000000000000012"]}"#,
            Body::UnitInspected {
                units: vec![UNIT, UnitId(0x12)],
                inspection: closely_seen(),
                photos: [PhotoKind::Defect, PhotoKind::Serial].into_iter().collect(),
                readings: ["SN 1", "SN 7"].map(str::to_owned).to_vec(),
            },
        ),
        (
            3,
            r#"{"decision":"ship_china","hold":{"default":"dispose","owner":"seller","reason":"wrong_item","review":"2026-12-07"},"override_reason":"seller_instruction","policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":3},"proposed":"resell","units":["00000000000000000000000000000011"],"why":"fit_for_sale"}"#,
            decided(Some(Hold {
                reason: HoldReason::WrongItem,
                owner: HoldOwner::Seller,
                review: Day::parse("2026-12-07").expect("a day"),
                default: Decision::Dispose,
            })),
        ),
        (
            2,
            r#"{"container":"C-01","units":["00000000000000000000000000000011"]}"#,
            Body::UnitPut {
                units: vec![UNIT],
                container: container("C-01"),
            },
        ),
        (
            1,
            r#"{"inspection":{"answers":{},"how":"no_barcode","parcel":"00000000000000000000000000000022","rework":[],"tag":"UA0012P4QX7M3"},"shelf":"T-1","unit":"00000000000000000000000000000011","why":"charge"}"#,
            Body::UnitParked {
                unit: UNIT,
                inspection: Inspection::begun(PARCEL, unit_tag(), ProductHow::NoBarcode),
                why: ParkWhy::Charge,
                shelf: container("T-1"),
            },
        ),
        (
            2,
            r#"{"decision":"hold","hold":{"default":"dispose","owner":"seller","reason":"instruction","review":"2026-12-07"},"override_reason":"supervisor","units":["00000000000000000000000000000011"]}"#,
            Body::UnitJudged {
                units: vec![UNIT],
                decision: Decision::Hold,
                override_reason: Some(OverrideReason::Supervisor),
                hold: Some(Hold {
                    reason: HoldReason::Instruction,
                    owner: HoldOwner::Seller,
                    review: Day::parse("2026-12-07").expect("a day"),
                    default: Decision::Dispose,
                }),
            },
        ),
        (
            1,
            r#"{"candidates":[{"check":"none","how":"literal","key":"X","kind":"unknown"}],"unit":"00000000000000000000000000000011"}"#,
            Body::UnitShippedBefore {
                unit: UNIT,
                candidates: vec![unknown("X")],
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

pub(super) fn unknown(key: &str) -> Candidate {
    Candidate {
        kind: CodeKind::Unknown,
        carrier: None,
        key: key.to_owned(),
        check: CheckVerdict::None,
        how: How::Literal,
    }
}

#[expect(clippy::too_many_lines, reason = "one table: a row for each kind")]
fn samples_of_the_rest() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            4,
            r#"{"address_hints":["Jason-01"],"approve":["dispose"],"cage_from":{"currency":"USD","minor":20000},"calendar":"none","contacts":["WeChat li-02"],"days_off":["2026-12-24"],"days_worked":["2026-12-26","2026-12-27"],"from":"2027-01-01","hold_days":14,"hold_default":"dispose","language":"zh-CN","override_loss":{"currency":"USD","minor":500},"photos":"every_unit","resell_from":"very_good","seller":"S-01"}"#,
            Body::SellerTermsSet {
                seller: seller(),
                set: TermsFrom {
                    from: Day::parse("2027-01-01"),
                    terms: Terms {
                        calendar: SellerCalendar {
                            keeps: DaysOff::Nobodys,
                            off: SellerCalendar::parse_days("2026-12-24").expect("a day"),
                            worked: SellerCalendar::parse_days("2026-12-26 2026-12-27")
                                .expect("days"),
                        },
                        ..full_terms()
                    },
                },
            },
        ),
        (
            1,
            r#"{"chunks":[],"encoding":"utf-8","file":"0202020202020202020202020202020202020202020202020202020202020202","file_name":"","mapping":[],"rows":1,"seller":"S-01","skipped":0}"#,
            Body::ProductsImported(TakenFile {
                seller: seller(),
                file: Hash([2; 32]),
                file_name: String::new(),
                encoding: "utf-8".to_owned(),
                mapping: Vec::new(),
                rows: 1,
                skipped: 0,
                chunks: Vec::new(),
            }),
        ),
        (
            1,
            r#"{"chunks":[{"hash":"0909090909090909090909090909090909090909090909090909090909090909","rows":2}],"encoding":"gb18030","file":"0202020202020202020202020202020202020202020202020202020202020202","file_name":"召回.csv","from":"S-01","mapping":[["UPC","barcode"]],"rows":3,"skipped":1}"#,
            Body::RecallsImported(TakenList {
                from: Some(seller()),
                file: Hash([2; 32]),
                file_name: "召回.csv".to_owned(),
                encoding: "gb18030".to_owned(),
                mapping: vec![("UPC".to_owned(), "barcode".to_owned())],
                rows: 3,
                skipped: 1,
                chunks: vec![ChunkRef {
                    hash: Hash([9; 32]),
                    rows: 2,
                }],
            }),
        ),
        (
            1,
            r#"{"bytes":224000,"height":1200,"kind":"defect","parcel":"00000000000000000000000000000022","photo":"0606060606060606060606060606060606060606060606060606060606060606","source":"folder","taken_ms":-5,"unit":"00000000000000000000000000000011","width":1600}"#,
            Body::PhotoNamed(NamedPhoto {
                photo: Hash([6; 32]),
                parcel: PARCEL,
                unit: Some(UNIT),
                kind: PhotoKind::Defect,
                source: PhotoSource::Folder,
                taken_at: UtcMs(-5),
                width: 1600,
                height: 1200,
                bytes: 224_000,
            }),
        ),
        (
            1,
            r#"{"parcel":"00000000000000000000000000000022","photo":"0606060606060606060606060606060606060606060606060606060606060606"}"#,
            Body::PhotoDropped {
                photo: Hash([6; 32]),
                parcel: PARCEL,
            },
        ),
        (
            1,
            r#"{"kind":"serial","parcel":"00000000000000000000000000000022","reason":"too_late","unit":"00000000000000000000000000000011"}"#,
            Body::PhotoWaived(WaivedPhoto {
                parcel: PARCEL,
                unit: Some(UNIT),
                kind: PhotoKind::Serial,
                reason: WaiveReason::TooLate,
            }),
        ),
    ]
}

/// Gives a sample of every kind as it is written now.
pub(super) fn samples() -> Vec<(u16, &'static str, Body)> {
    [
        samples_of_the_desk(),
        samples_of_people(),
        samples_of_the_rest(),
        samples_of_masked_photos(),
        samples_of_labels(),
        samples_of_the_dock(),
        samples_of_parcels(),
        samples_of_units(),
        samples_of_rates(),
        samples_of_mail(),
        samples_of_pool(),
        samples_of_attaching(),
        samples_of_holds(),
        samples_of_repair(),
        samples_of_ratings(),
        samples_of_lots(),
        samples_of_leaving(),
        samples_of_places(),
        samples_of_resale(),
        samples_of_ships(),
        samples_of_corrections(),
    ]
    .concat()
}

fn parcel_tag() -> ParcelTag {
    ParcelTag::make("A00", 1).expect("fits")
}
