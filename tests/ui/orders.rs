//! Standing orders under Sellers, and the picture of a chat beside an answer, by label and by what they ask.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key as Pressed, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::PersonCode;
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::HoldEnd;
use returnbay::domain::ids::Hash;
use returnbay::domain::said::{Said, SaidHow};
use returnbay::domain::standing::StandingOrder;
use returnbay::domain::time::Day;
use returnbay::ledger::query::{HoldQueue, Queue};
use returnbay::ledger::rows::StandingRow;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::view::{Job, JobState, JobView, View};
use returnbay::station::Face;
use returnbay::text::{DeskMsg, Language, MailMsg, Message, SellersMsg};
use returnbay::ui::screens::sellers::Part;
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::{Bench, harness};
use crate::{faces, seen, waiting, work};

fn order(
    grade: Option<Grade>,
    (from, until): (Day, Option<Day>),
    decision: Option<Decision>,
    how: SaidHow,
) -> StandingOrder {
    let workbook = how == SaidHow::Workbook;
    StandingOrder {
        grade,
        from,
        until,
        decision,
        said: Said {
            how,
            who: if workbook {
                "S-02_2026-11-20.xlsx"
            } else {
                "李 Li, WeChat"
            }
            .to_owned(),
            shown: workbook.then_some(Hash([3; 32])),
        },
    }
}

/// What the last seller ordered: one that holds, one to come, one that has ended.
fn rows() -> Vec<StandingRow> {
    let today = seen::today();
    let seller = seen::sellers().last().expect("a seller").seller.clone();
    let row = |sku: &str, orders| StandingRow {
        seller: seller.clone(),
        sku: sku.to_owned(),
        orders,
    };
    let until = Some(today.plus_days(60));
    let ended = Some(today.plus_days(-3));
    vec![
        row(
            "P0360",
            vec![
                order(
                    None,
                    (today.plus_days(5), None),
                    Some(Decision::Liquidate),
                    SaidHow::Chat,
                ),
                order(
                    Some(Grade::Good),
                    (today.plus_days(-3), until),
                    Some(Decision::Dispose),
                    SaidHow::Workbook,
                ),
            ],
        ),
        row(
            "红色窗帘 / Curtain panels, blackout, grey, 2-pack 52 x 84",
            vec![order(
                None,
                (today.plus_days(-30), None),
                Some(Decision::ShipChina),
                SaidHow::Chat,
            )],
        ),
        row(
            "GONE-1",
            vec![order(
                None,
                (today.plus_days(-30), ended),
                Some(Decision::Resell),
                SaidHow::Chat,
            )],
        ),
    ]
}

fn sellers(language: Language, rows: Vec<StandingRow>, badge: Option<&str>) -> (Screens, Seen) {
    let mut seen = seen::busy(language, faces::face("ready"));
    let last = seen::sellers();
    let last = last.last().expect("a seller");
    let query = Query::Standing(last.seller.clone(), None);
    seen.answers
        .insert(View::Standing, (query, Arc::new(Answer::Standing(rows))));
    let people = Answer::People(waiting::people());
    seen.answers
        .insert(View::People, (Query::People, Arc::new(people)));
    seen.face = Arc::new(Face {
        person: badge.and_then(PersonCode::parse),
        ..faces::face("ready")
    });
    let mut screens = Screens {
        place: Place::Sellers,
        ..Screens::default()
    };
    screens.sellers.open(Some(last), seen::today());
    if let Some(form) = &mut screens.sellers.form {
        form.part = Part::Orders;
    }
    (screens, seen)
}

fn picture_job(state: JobState) -> Vec<JobView> {
    vec![JobView {
        id: 1,
        job: Arc::new(Job::KeepSaid {
            path: PathBuf::from("chat.png"),
        }),
        state,
    }]
}

/// A held unit about which somebody answered in a chat; the picture of it is at this state.
fn chat(language: Language, state: Option<JobState>) -> (Screens, Seen) {
    let made = || work::busy(language, Queue::Holds(HoldQueue::Over), Some("OP-7"));
    let mut screens = work::chosen(made().0, made().1);
    "李 Li, WeChat".clone_into(&mut screens.work.holding.who);
    "走海运，包装不要".clone_into(&mut screens.work.holding.note);
    screens.work.holding.decision = Some(Decision::ShipChina);
    let mut before = harness(screens, made().1);
    before.run();
    let screens = std::mem::take(&mut before.state_mut().screens);
    let mut seen = made().1;
    seen.jobs = state.map(picture_job).unwrap_or_default();
    (screens, seen)
}

/// Every state of both, for the pictures and for the test of cut and overlapping words.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = Vec::new();
    for (name, rows, badge) in [
        ("sellers-orders", rows(), Some("OP-7")),
        ("sellers-orders-empty", Vec::new(), Some("OP-7")),
        ("sellers-orders-operator", rows(), Some("OP-9")),
        ("sellers-orders-nobody", rows(), None),
    ] {
        let (screens, seen) = sellers(language, rows, badge);
        pictures.push((name.to_owned(), screens, seen));
    }
    let (mut screens, seen) = sellers(language, rows(), Some("OP-7"));
    "P0360".clone_into(&mut screens.sellers.orders.sku);
    "Li".clone_into(&mut screens.sellers.orders.who);
    screens.sellers.orders.decision = Some(Decision::Dispose);
    "2020-01-01".clone_into(&mut screens.sellers.orders.until);
    pictures.push(("sellers-orders-wrong".to_owned(), screens, seen));
    let failed = MailMsg::SaidNoPicture {
        name: "chat.png".to_owned(),
    };
    for (name, state) in [
        ("work-hold-chat", None),
        (
            "work-hold-chat-reading",
            Some(JobState::Running { done: 0, all: 0 }),
        ),
        (
            "work-hold-chat-shown",
            Some(JobState::SaidKept(Hash([0xab; 32]))),
        ),
        (
            "work-hold-chat-failed",
            Some(JobState::Failed(failed.into())),
        ),
    ] {
        let (screens, seen) = chat(language, state);
        pictures.push((name.to_owned(), screens, seen));
    }
    pictures
}

fn commands(harness: &Harness<'_, Bench>) -> Vec<Command> {
    let command = |intent: &Intent| match intent {
        Intent::Command(command) => Some(command.as_ref().clone()),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(command).collect()
}

fn press(harness: &mut Harness<'_, Bench>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn fill(harness: &mut Harness<'_, Bench>, label: &str, text: &str) {
    let role = Role::TextInput;
    harness.get_by_role_and_label(role, label).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Pressed::A);
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.run();
}

#[test]
fn an_order_is_entered_with_who_said_it_and_one_that_holds_is_ended() {
    for language in Language::ALL {
        let (mut screens, seen) = sellers(language, rows(), Some("OP-7"));
        screens.sellers.orders.decision = Some(Decision::Resell);
        let mut harness = harness(screens, seen);
        harness.run();
        let say =
            |harness: &Harness<'_, Bench>, message: Message| harness.state().seen.say(message);
        let sku = say(&harness, SellersMsg::OrderSku.into());
        fill(&mut harness, &sku, "P-77");
        harness.get_by_label(&say(&harness, SellersMsg::OrderWantsWho.into()));
        let who = say(&harness, DeskMsg::HoldWho.into());
        fill(&mut harness, &who, "Li");
        let save = say(&harness, SellersMsg::OrderSave.into());
        harness.get_by_label(&save).scroll_to_me();
        harness.run();
        press(&mut harness, &save);
        let sent = commands(&harness);
        let [Command::SetOrder(set)] = sent.as_slice() else {
            panic!("{sent:?}");
        };
        assert_eq!((set.sku.as_str(), set.mail), ("P-77", None));
        assert_eq!(set.order.decision, Some(Decision::Resell));
        assert_eq!(set.order.from, seen::today());
        assert_eq!(
            (set.order.said.who.as_str(), set.order.said.shown),
            ("Li", None)
        );
        // Until the store has it nothing else is asked.
        harness.get_by_label(&say(&harness, DeskMsg::BeingSaved.into()));
        assert!(harness.query_by_label(&save).is_none());
    }
    let (mut screens, seen) = sellers(Language::English, rows(), Some("OP-7"));
    "Li".clone_into(&mut screens.sellers.orders.who);
    let mut harness = harness(screens, seen);
    harness.run();
    let ends = harness.query_all_by_label("End it").count();
    assert_eq!(ends, 3, "the one that has ended is not listed");
    let end = |harness: &Harness<'_, Bench>| {
        let mut ends = harness.query_all_by_label("End it");
        ends.nth(1).expect("it holds").scroll_to_me();
    };
    end(&harness);
    harness.run();
    let mut ends = harness.query_all_by_label("End it");
    ends.nth(1).expect("it holds").click();
    drop(ends);
    harness.run();
    let sent = commands(&harness);
    let [Command::SetOrder(set)] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    assert_eq!(
        (set.order.grade, set.order.decision),
        (Some(Grade::Good), None)
    );
    assert_eq!(set.order.from, seen::today());
}

#[test]
fn an_operator_enters_and_ends_nothing() {
    let (mut screens, seen) = sellers(Language::English, rows(), Some("OP-9"));
    "Li".clone_into(&mut screens.sellers.orders.who);
    let mut harness = harness(screens, seen);
    harness.run();
    assert!(harness.query_by_label("Save order").is_none());
    harness
        .query_all_by_label("End it")
        .next()
        .expect("listed")
        .click();
    harness.run();
    assert!(commands(&harness).is_empty());
}

#[test]
fn a_chat_is_answered_with_its_picture_or_without() {
    for (state, shown) in [
        (
            Some(JobState::SaidKept(Hash([0xab; 32]))),
            Some(Hash([0xab; 32])),
        ),
        (None, None),
    ] {
        let (screens, seen) = chat(Language::English, state);
        assert!(screens.work.asks_what_was_said());
        let mut harness = harness(screens, seen);
        harness.run();
        let answered = harness.state().seen.say(DeskMsg::HoldAnswered {
            decision: Decision::ShipChina,
        });
        harness.get_by_label(&answered).scroll_to_me();
        harness.run();
        press(&mut harness, &answered);
        let sent = commands(&harness);
        let [
            Command::EndHold {
                end, said, note, ..
            },
        ] = sent.as_slice()
        else {
            panic!("{sent:?}");
        };
        assert_eq!(*end, HoldEnd::Answered);
        let said = said.as_ref().expect("it was said");
        assert_eq!((said.how, said.shown), (SaidHow::Chat, shown));
        assert_eq!(note.as_deref(), Some("走海运，包装不要"));
    }
    let (screens, seen) = chat(Language::English, None);
    let mut harness = harness(screens, seen);
    harness.run();
    press(&mut harness, "Choose a picture…");
    assert!(harness.state().wanted.contains(&Intent::PickSaid));
}
