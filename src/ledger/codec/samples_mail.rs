//! Samples of the facts of seller mail.

use crate::domain::codes::SellerCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, MailId, UnitId};
use crate::domain::pool::SellerClaim;
use crate::domain::said::{Said, SaidHow};
use crate::domain::standing::StandingOrder;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{
    Body, MadeMail, MailCounts, OrderSet, PurgedChat, ReadAnswers, TakenMail,
};

use super::samples::PARCEL;

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller's code")
}

pub(super) fn samples_of_mail() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"decision":"dispose","from":"2026-12-01","grade":"good","mail":"00000000000000000000000000000077","said":{"how":"workbook","shown":"0303030303030303030303030303030303030303030303030303030303030303","who":"回复.xlsx"},"seller":"S-01","sku":"P0360","until":"2027-01-31"}"#,
            Body::SellerOrderSet(Box::new(OrderSet {
                seller: seller(),
                sku: "P0360".to_owned(),
                mail: Some(MailId(0x77)),
                order: StandingOrder {
                    grade: Some(Grade::Good),
                    from: Day::parse("2026-12-01").expect("a day"),
                    until: Day::parse("2027-01-31"),
                    decision: Some(Decision::Dispose),
                    said: Said {
                        how: SaidHow::Workbook,
                        who: "回复.xlsx".to_owned(),
                        shown: Some(Hash([3; 32])),
                    },
                },
            })),
        ),
        (
            1,
            r#"{"answer_by_ms":1795600800000,"day":"2026-11-24","file":"0202020202020202020202020202020202020202020202020202020202020202","file_name":"S-01 2026-11-24.xlsx","mail":"00000000000000000000000000000077","rows":12,"seller":"S-01"}"#,
            Body::MailMade(MadeMail {
                mail: MailId(0x77),
                seller: seller(),
                file: Hash([2; 32]),
                file_name: "S-01 2026-11-24.xlsx".to_owned(),
                day: Day::parse("2026-11-24").expect("a day"),
                answer_by: UtcMs(1_795_600_800_000),
                rows: 12,
            }),
        ),
        (
            1,
            r#"{"applied":7,"file":"0303030303030303030303030303030303030303030303030303030303030303","file_name":"回复.xlsx","mail":"00000000000000000000000000000077","refused":1,"seller":"S-01","unanswered":2,"unchanged":1}"#,
            Body::MailTaken(TakenMail {
                mail: MailId(0x77),
                seller: seller(),
                file: Hash([3; 32]),
                file_name: "回复.xlsx".to_owned(),
                rows: MailCounts {
                    applied: 7,
                    unchanged: 1,
                    unanswered: 2,
                    refused: 1,
                },
            }),
        ),
        answers_read(),
        parcel_claimed(),
        purged_chat(),
    ]
}

fn purged_chat() -> (u16, &'static str, Body) {
    (
        1,
        r#"{"day":"2026-12-30","orders":[{"seller":"S-01","sku":"P0360"}],"picture":"0606060606060606060606060606060606060606060606060606060606060606","rule":"privacy","rule_version":3,"units":["00000000000000000000000000000011"]}"#,
        Body::ChatPurged(Box::new(PurgedChat {
            picture: Hash([6; 32]),
            units: vec![UnitId(0x11)],
            orders: vec![(seller(), "P0360".to_owned())],
            rule: "privacy".to_owned(),
            rule_version: 3,
            day: Day::parse("2026-12-30").expect("a day"),
        })),
    )
}

fn answers_read() -> (u16, &'static str, Body) {
    (
        1,
        r#"{"day":"2026-11-25","files":3,"folder":"回复","taken":2}"#,
        Body::AnswersRead(ReadAnswers {
            day: Day::parse("2026-11-25").expect("a day"),
            folder: Some("回复".to_owned()),
            files: 3,
            taken: 2,
        }),
    )
}

fn parcel_claimed() -> (u16, &'static str, Body) {
    (
        1,
        r#"{"mail":"00000000000000000000000000000031","names":"113-8204486-6292683","note":"蓝色的","parcel":"00000000000000000000000000000022","said":{"how":"workbook","shown":"abababababababababababababababababababababababababababababababab","who":"S-01_2026-11-30.xlsx"},"seller":"S-01"}"#,
        Body::ParcelClaimed {
            parcel: PARCEL,
            mail: MailId(0x31),
            claim: SellerClaim {
                seller: seller(),
                names: Some("113-8204486-6292683".to_owned()),
                note: Some("蓝色的".to_owned()),
                said: Said {
                    how: SaidHow::Workbook,
                    who: "S-01_2026-11-30.xlsx".to_owned(),
                    shown: Some(Hash([0xab; 32])),
                },
            },
        },
    )
}
