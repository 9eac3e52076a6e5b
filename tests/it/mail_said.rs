//! What shows a seller's word in a chat, orders by hand, and a seller's own days off, through the whole shell.

use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::{HoldEnd, HoldReason};
use returnbay::domain::said::{Said, SaidHow};
use returnbay::domain::standing::{StandingOrder, ordered_on};
use returnbay::evidence::keep::{self, Size};
use returnbay::ledger::fact::OrderSet;
use returnbay::ledger::{Answer, Body, Command, Query, codec};
use returnbay::shell::view::{Job, JobState};

use super::mail::{House, day, seller};
use super::mail_books::jpeg;

/// The folder of pictures of chats.
const SAID: &str = "said";

fn answered(house: &House, number: u64, said: Said, note: Option<&str>) -> Option<Body> {
    let unit = house.row(number).unit;
    let end = Command::EndHold {
        units: vec![unit],
        decision: Decision::ShipChina,
        end: HoldEnd::Answered,
        said: Some(said),
        note: note.map(str::to_owned),
    };
    house.shell.commit(end).unwrap();
    let Answer::Timeline(Some(life)) = house.ask(&Query::UnitTimeline(unit)) else {
        panic!("no life");
    };
    let facts = life.entries.into_iter().map(|entry| entry.body);
    facts
        .into_iter()
        .find(|body| matches!(body, Body::UnitHoldEnded { .. }))
}

#[test]
fn a_chat_is_shown_by_a_picture_that_is_kept_by_its_hash_and_may_lack() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    house.hold(2, "S-01", HoldReason::Instruction);
    let file = house.path("chat.jpg");
    std::fs::write(&file, jpeg(7, 0)).unwrap();
    let kept = |path| house.shell.run(Job::KeepSaid { path });
    let Ok(JobState::SaidKept(hash)) = kept(file.clone()) else {
        panic!("not kept");
    };
    let Ok(JobState::SaidKept(again)) = kept(file) else {
        panic!("not kept again");
    };
    assert_eq!(hash, again, "the same pixels are the same picture");
    let folder = house.path("data").join(SAID);
    let bytes = std::fs::read(keep::path(&folder, hash, Size::Full)).unwrap();
    assert_eq!(codec::sha256(&bytes), hash);
    let by = |shown| Said {
        how: SaidHow::Chat,
        who: "Li, WeChat".to_owned(),
        shown,
    };
    for (number, shown, note) in [(1, Some(hash), Some("走海运")), (2, None, None)] {
        let Some(Body::UnitHoldEnded {
            said, note: kept, ..
        }) = answered(&house, number, by(shown), note)
        else {
            panic!("no end");
        };
        assert_eq!(said, Some(by(shown)), "{number}");
        assert_eq!(kept.as_deref(), note);
    }
    house.is_sound();
}

#[test]
fn what_is_no_picture_is_named_and_nothing_of_it_is_kept() {
    let house = House::new();
    let before = house.facts();
    for (name, bytes) in [
        ("empty.png", Vec::new()),
        ("text.png", b"no picture".to_vec()),
        ("cut.jpg", jpeg(7, 0)[..40].to_vec()),
        ("large.jpg", vec![0_u8; (30 << 20) + 1]),
    ] {
        let path = house.path(name);
        std::fs::write(&path, bytes).unwrap();
        assert!(house.shell.run(Job::KeepSaid { path }).is_err(), "{name}");
    }
    let path = house.path("nowhere.png");
    assert!(house.shell.run(Job::KeepSaid { path }).is_err());
    assert!(!house.path("data").join(SAID).exists());
    assert_eq!(house.facts(), before);
}

#[test]
fn a_supervisor_keys_an_order_in_and_ends_it() {
    let house = House::new();
    let set = |from: &str, decision| {
        Command::SetOrder(Box::new(OrderSet {
            seller: seller("S-01"),
            sku: "P0360".to_owned(),
            mail: None,
            order: StandingOrder {
                grade: None,
                from: day(from),
                until: None,
                decision,
                said: Said {
                    how: SaidHow::Chat,
                    who: "Li".to_owned(),
                    shown: None,
                },
            },
        }))
    };
    let on = |text: &str| {
        let Answer::Standing(rows) = house.ask(&Query::Standing(seller("S-01"), None)) else {
            panic!("no orders");
        };
        let orders = rows
            .first()
            .map(|row| row.orders.clone())
            .unwrap_or_default();
        ordered_on(&orders, Grade::Good, day(text)).map(|one| one.decision)
    };
    let before = house.facts();
    house
        .shell
        .commit(set("2026-11-24", Some(Decision::Liquidate)))
        .unwrap();
    house
        .shell
        .commit(set("2026-11-24", Some(Decision::Liquidate)))
        .unwrap();
    assert_eq!(house.facts(), before + 1, "the same twice is one order");
    assert_eq!(
        (on("2026-11-23"), on("2026-11-24")),
        (None, Some(Decision::Liquidate))
    );
    house.shell.commit(set("2026-11-26", None)).unwrap();
    assert_eq!(
        (on("2026-11-25"), on("2026-11-26")),
        (Some(Decision::Liquidate), None)
    );
    assert!(
        house.shell.commit(set("2026-11-22", None)).is_err(),
        "a day that is over"
    );
    let after = Answer::Standing(Vec::new());
    let next = Query::Standing(seller("S-01"), Some("P0360".to_owned()));
    assert_eq!(house.ask(&next), after, "no page behind the last SKU");
    house.is_sound();
}

#[test]
fn a_workbook_is_due_by_the_sellers_own_calendar() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    house.hold(2, "S-02", HoldReason::Instruction);
    let record = r#"{"seller": "S-01", "calendar": "none", "days_off": ["2026-11-24"],
        "days_worked": ["2026-11-28"]}"#;
    let path = house.path("s01.json");
    std::fs::write(&path, record).unwrap();
    let taken = house.shell.run(Job::TakeSeller { path, wanted: None });
    assert!(matches!(taken, Ok(JobState::SellerTaken(_))), "{taken:?}");
    // 17:30 at the site is 09:30 of a Tuesday in China.
    let due = |code| house.make(code).made.answer_by.to_string();
    assert_eq!(due("S-01"), "2026-11-25T10:00:00Z", "a day off of its own");
    assert_eq!(due("S-02"), "2026-11-24T10:00:00Z");
    let back = house.path("back.json");
    let written = house.shell.run(Job::ExportSeller {
        seller: seller("S-01"),
        path: back.clone(),
    });
    assert!(matches!(written, Ok(JobState::Written(_))), "{written:?}");
    let text = std::fs::read_to_string(back).unwrap();
    for told in [
        r#""calendar": "none""#,
        r#""days_off""#,
        "2026-11-24",
        "2026-11-28",
    ] {
        assert!(text.contains(told), "{told} in {text}");
    }
    let path = house.path("torn.json");
    let torn = r#"{"seller": "S-01", "days_off": ["2026-12-24"], "days_worked": ["2026-12-24"]}"#;
    std::fs::write(&path, torn).unwrap();
    assert!(
        house
            .shell
            .run(Job::TakeSeller { path, wanted: None })
            .is_err()
    );
    house.is_sound();
}
