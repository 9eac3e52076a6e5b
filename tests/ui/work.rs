//! Open work by label, by key and by what it asks: queues, judging, moving.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key as Pressed, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use returnbay::domain::codes::PersonCode;
use returnbay::domain::decision::{Decision, OverrideReason};
use returnbay::domain::hold::HoldEnd;
use returnbay::domain::ids::UnitId;
use returnbay::domain::photo::{PhotoKind, WaiveReason};
use returnbay::ledger::fact::{ReadAnswers, WaivedPhoto};
use returnbay::ledger::query::{ClaimQueue, HoldQueue, ParcelQueue, Queue, QueuedUnit, UnitQueue};
use returnbay::ledger::rows::Trust;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::PhotoOf;
use returnbay::shell::view::{ListName, Notice, NoticeLevel, View};
use returnbay::station::Face;
use returnbay::text::{DeskMsg, Language, MailMsg, TroubleMsg};
use returnbay::ui::screens::review::Subject;
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::{Bench, harness};
use crate::{faces, outbox, pooling, repairs, seen, waiting};

/// A busy day on which this queue is shown, with this badge.
pub fn busy(language: Language, queue: Queue, badge: Option<&str>) -> (Screens, Seen) {
    let mut seen = seen::busy(language, faces::face("ready"));
    let units = match queue {
        Queue::Units(of) => of,
        _ => UnitQueue::Approval,
    };
    let parcels = match queue {
        Queue::Parcels(of) => of,
        _ => ParcelQueue::Unknown,
    };
    let trust = match queue {
        Queue::Products(trust) => trust,
        _ => Trust::Contested,
    };
    let claims = match queue {
        Queue::Claims(of) => of,
        _ => ClaimQueue::Due,
    };
    let holds = match queue {
        Queue::Holds(of) => of,
        _ => HoldQueue::Over,
    };
    for (view, query, answer) in waiting::answers(units, parcels, claims, holds, trust) {
        seen.answers.insert(view, (query, Arc::new(answer)));
    }
    if let Queue::Repairs(of) = queue {
        let (view, listed) = repairs::listed(of);
        seen.answers.insert(view, listed);
    }
    seen.face = Arc::new(Face {
        person: badge.and_then(PersonCode::parse),
        ..faces::face("ready")
    });
    let mut screens = Screens {
        place: Place::Work,
        ..Screens::default()
    };
    screens.work.open(queue);
    (screens, seen)
}

fn at(queue: Queue, badge: Option<&str>) -> Harness<'static, Bench> {
    let (screens, seen) = busy(Language::English, queue, badge);
    let mut harness = harness(screens, seen);
    harness.run();
    harness
}

/// Adds the screen of a queue after its first row was selected.
fn add(
    pictures: &mut Vec<(String, Screens, Seen)>,
    name: &str,
    made: &dyn Fn() -> (Screens, Seen),
) {
    let (screens, seen) = made();
    pictures.push((format!("work-{name}"), chosen(screens, seen), made().1));
}

/// Every state of the screen, for the pictures and for the test of cut and overlapping words.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = Vec::new();
    for queue in Queue::ALL.iter().copied() {
        let (screens, seen) = busy(language, queue, Some("OP-7"));
        pictures.push((format!("work-{}", queue.code()), screens, seen));
    }
    let (op7, op9) = (Some("OP-7"), Some("OP-9"));
    for (name, queue, badge) in [
        ("judge", Queue::Units(UnitQueue::Approval), op7),
        ("judge-operator", Queue::Units(UnitQueue::Approval), op9),
        ("judge-nobody", Queue::Units(UnitQueue::Approval), None),
        ("move", Queue::Units(UnitQueue::Judged), op9),
        ("write-off", Queue::Units(UnitQueue::Missing), op7),
        ("write-off-operator", Queue::Units(UnitQueue::Missing), op9),
        ("write-off-nobody", Queue::Units(UnitQueue::Missing), None),
        ("write-off-boxes", Queue::Parcels(ParcelQueue::Missing), op7),
        (
            "write-off-boxes-operator",
            Queue::Parcels(ParcelQueue::Missing),
            op9,
        ),
        ("claim", Queue::Claims(ClaimQueue::Due), op7),
        ("guesses", Queue::Parcels(ParcelQueue::Claim), op9),
        (
            "guesses-found",
            Queue::Parcels(ParcelQueue::ClaimFound),
            op9,
        ),
        ("guesses-nobody", Queue::Parcels(ParcelQueue::Unknown), None),
        ("pool-over", Queue::Parcels(ParcelQueue::Over), op7),
        ("pool-over-nobody", Queue::Parcels(ParcelQueue::Over), None),
        ("pool-expired", Queue::Parcels(ParcelQueue::Expired), op7),
        ("stay", Queue::Stays, op9),
        ("late-batch", Queue::Batches, op9),
        ("hold", Queue::Holds(HoldQueue::Over), op7),
        ("hold-operator", Queue::Holds(HoldQueue::Over), op9),
        ("waive", Queue::Photos, op7),
        ("waive-operator", Queue::Photos, op9),
    ] {
        add(&mut pictures, name, &|| busy(language, queue, badge));
    }
    for (name, made) in pooling::opened(language) {
        add(&mut pictures, name, &made);
    }
    add(&mut pictures, "guesses-none", &|| without_guesses(language));
    let (screens, seen) = outbox::taken(busy(language, Queue::Mail, op7));
    pictures.push(("work-mail-taken".to_owned(), screens, seen));
    let (screens, seen) = outbox::folder_read(busy(language, Queue::Mail, op7));
    pictures.push(("work-mail-folder".to_owned(), screens, seen));
    let (screens, seen) = outbox::unread(busy(language, Queue::Mail, op7));
    pictures.push(("work-mail-unread".to_owned(), screens, seen));
    add(&mut pictures, "hold-unread", &|| {
        outbox::unread(busy(language, Queue::Holds(HoldQueue::Over), op7))
    });
    let quiet = seen::seen(language, faces::face("ready"));
    let empty = Screens {
        place: Place::Work,
        ..Screens::default()
    };
    pictures.push(("work-empty".to_owned(), empty, quiet));
    pictures
}

/// The claim shelf with a parcel that shares nothing with any announced return.
fn without_guesses(language: Language) -> (Screens, Seen) {
    let queue = Queue::Parcels(ParcelQueue::Claim);
    let (screens, mut seen) = busy(language, queue, Some("OP-9"));
    if let Some((_, answer)) = seen.answers.get_mut(&View::Guesses) {
        *answer = Arc::new(Answer::Guesses(Box::default()));
    }
    (screens, seen)
}

/// The screens after the first unit of the list was selected.
pub fn chosen(screens: Screens, seen: Seen) -> Screens {
    let mut harness = harness(screens, seen);
    harness.run();
    press_row(&mut harness, 0);
    std::mem::take(&mut harness.state_mut().screens)
}

/// Points from the left behind which no row of the queues stands.
const QUEUES_RIGHT: f32 = 300.0;

/// The rows of the list beside the queues, of which the last may be out of sight.
fn listed<'h>(harness: &'h Harness<'_, Bench>) -> impl Iterator<Item = Node<'h>> {
    let all = harness.query_all_by_role(Role::Row);
    all.filter(|row| row.rect().left() > QUEUES_RIGHT)
}

fn rows(harness: &Harness<'_, Bench>) -> Vec<String> {
    let labels = listed(harness).filter_map(|row| row.accesskit_node().label());
    labels.collect()
}

pub fn press_row(harness: &mut Harness<'_, Bench>, place: usize) {
    let row = listed(harness).nth(place).expect("a row");
    row.click();
    harness.run();
}

pub fn press(harness: &mut Harness<'_, Bench>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

pub fn commands(harness: &Harness<'_, Bench>) -> Vec<Command> {
    let command = |intent: &Intent| match intent {
        Intent::Command(command) => Some(command.as_ref().clone()),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(command).collect()
}

#[test]
fn the_queues_stand_with_count_and_age_and_open_by_press_and_by_key() {
    let mut harness = at(Queue::Units(UnitQueue::Approval), Some("OP-7"));
    harness.set_size(eframe::egui::Vec2::new(1280.0, 1100.0));
    harness.run();
    let labels: Vec<String> = harness
        .query_all_by_role(Role::Row)
        .take(Queue::ALL.len())
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    assert_eq!(labels[0], "SAFE-T claims due 17 in 2 days");
    for label in [
        "To be approved 3 3 h 10 min",
        "Unknown parcels 14+ 5 h 0 min",
        "Photos owed 31 1 d 1 h",
        "Labels to cover 3 29 d",
        "Sellers silent 2 21 h 0 min",
    ] {
        assert!(labels.iter().any(|one| one == label), "{label}: {labels:?}");
    }
    assert_eq!(rows(&harness).len(), 3, "the units of the first queue");
    press(&mut harness, "On the test shelf 4 45 min");
    let queue = |harness: &Harness<'_, Bench>| harness.state().screens.work.queue;
    assert_eq!(queue(&harness), Queue::Units(UnitQueue::Parked));
    harness.key_press(Pressed::ArrowDown);
    harness.run();
    assert_eq!(queue(&harness), Queue::Units(UnitQueue::Caged));
    for _ in 0..5 {
        harness.key_press(Pressed::ArrowDown);
        harness.run();
    }
    let asked = harness.state().wanted.iter().any(|intent| {
        let claim = waiting::parcels_asked(ParcelQueue::Claim);
        *intent == Intent::Ask(View::WorkParcels, Box::new(claim))
    });
    assert!(asked, "the list of the queue is asked for");
}

#[test]
fn a_digit_or_a_press_matches_a_parcel_of_nobody_once() {
    let guesses = waiting::guesses(ParcelQueue::Claim);
    let matched = |place: usize| Command::IdentifyParcel {
        parcel: seen::parcel().parcel,
        candidates: Vec::new(),
        chosen: Some(guesses.rows[place].of.clone()),
        seller: None,
    };
    let queue = Queue::Parcels(ParcelQueue::Claim);
    let mut harness = at(queue, Some("OP-9"));
    press_row(&mut harness, 0);
    let row = "2 S-01 · 112-9403254-1489942 · 2 lines · Cancelled: same last 6 digits · asked for \
               in the weeks before";
    harness.get_by_label(row);
    harness.key_press(Pressed::Num4);
    harness.run();
    assert_eq!(commands(&harness), [], "there is no fourth");
    harness.key_press(Pressed::Num2);
    harness.run();
    assert_eq!(commands(&harness), [matched(1)]);
    harness.get_by_label("Being saved");
    harness.key_press(Pressed::Num1);
    harness.run();
    assert_eq!(commands(&harness).len(), 1, "nothing is asked twice");
    let mut pressed = at(queue, Some("OP-9"));
    press_row(&mut pressed, 0);
    press(&mut pressed, row);
    assert_eq!(commands(&pressed), [matched(1)]);
}

#[test]
fn nobody_matches_without_a_badge_and_a_match_is_not_made_again() {
    let mut nobody = at(Queue::Parcels(ParcelQueue::Unknown), None);
    press_row(&mut nobody, 0);
    nobody.get_by_label("Scan a badge to match");
    nobody.key_press(Pressed::Num1);
    nobody.run();
    assert_eq!(commands(&nobody), []);
    let mut found = at(Queue::Parcels(ParcelQueue::ClaimFound), Some("OP-9"));
    press_row(&mut found, 0);
    found.get_by_label("Matched: S-01 · 112-9403254-1489941");
    found.key_press(Pressed::Num1);
    found.run();
    assert_eq!(commands(&found), [], "it is chosen already");
    found.key_press(Pressed::Num3);
    found.run();
    assert_eq!(commands(&found).len(), 1, "another one may be");
}

#[test]
fn claims_stand_with_their_last_day_and_say_what_it_counts_from() {
    let mut harness = at(Queue::Claims(ClaimQueue::Due), Some("OP-7"));
    let listed = rows(&harness);
    assert_eq!(listed.len(), 3);
    assert!(listed[0].starts_with("today "), "{}", listed[0]);
    assert!(!listed[0].contains("(est.)"), "{}", listed[0]);
    assert!(listed[0].contains("Not fit for sale"), "{}", listed[0]);
    assert!(listed[1].starts_with("1 day "), "{}", listed[1]);
    assert!(listed[1].contains("(est.)"), "{}", listed[1]);
    press_row(&mut harness, 1);
    harness.get_by_label("112-9403254-1489943 · Dk6aazMBRRMA · S-01");
    harness.get_by_label_contains("Estimated: counts from");
    harness.get_by_label_contains("30 days from 2026-02-16");
    let over = at(Queue::Claims(ClaimQueue::RunOut), None);
    assert!(rows(&over)[0].starts_with("12 days over "));
}

#[test]
fn photos_owed_are_listed_by_unit_and_kind_added_or_waived_by_a_supervisor() {
    let mut harness = at(Queue::Photos, Some("OP-7"));
    let listed = rows(&harness);
    assert_eq!(listed.len(), 3);
    assert!(listed[1].contains("Serial number"), "{}", listed[1]);
    assert!(listed[1].contains("C-01"), "{}", listed[1]);
    press_row(&mut harness, 1);
    let debt = waiting::debts().swap_remove(1);
    press(&mut harness, "Add photos…");
    let of = PhotoOf {
        parcel: debt.parcel,
        unit: debt.debt.unit,
        kind: PhotoKind::Serial,
    };
    assert!(harness.state().wanted.contains(&Intent::PickPhotosOf(of)));
    press(&mut harness, "It cannot be taken any more");
    press(&mut harness, "Waive");
    assert_eq!(
        commands(&harness),
        [Command::WaivePhoto(WaivedPhoto {
            parcel: debt.parcel,
            unit: debt.debt.unit,
            kind: PhotoKind::Serial,
            reason: WaiveReason::TooLate,
        })]
    );
    harness.get_by_label("Being saved");
    let mut operator = at(Queue::Photos, Some("OP-9"));
    press_row(&mut operator, 1);
    operator.get_by_label_contains("Only a supervisor waives photos");
    assert!(operator.query_by_label("Waive").is_none());
}

#[test]
fn the_backlog_and_the_products_lead_to_their_screens() {
    let mut harness = at(Queue::Backlog, None);
    harness.get_by_label_contains("212 parcels wait unopened");
    press(&mut harness, "Open the backlog (F9)");
    assert_eq!(harness.state().screens.place, Place::Backlog);
    let mut harness = at(Queue::Products(Trust::Contested), None);
    press_row(&mut harness, 0);
    press(&mut harness, "Open the product book (F10)");
    assert_eq!(harness.state().screens.place, Place::Products);
    assert_eq!(harness.state().screens.products.seller, "S-01");
}

#[test]
fn a_container_that_was_to_have_left_says_so_and_is_gone_to() {
    let mut harness = at(Queue::Stays, None);
    press_row(&mut harness, 0);
    harness.get_by_label_contains("In use since");
    press(&mut harness, "Go to the container");
    let screens = &harness.state().screens;
    assert_eq!(screens.place, Place::Containers);
    assert_eq!(screens.containers.chosen, Some(faces::container("R-03")));
}

#[test]
fn a_late_batch_says_whose_it_is_and_what_to_do_and_is_gone_to() {
    let mut harness = at(Queue::Batches, None);
    press_row(&mut harness, 0);
    harness.get_by_label_contains("Next: Sell what is left · OP-7");
    harness.get_by_label_contains("6 units are not sold");
    press(&mut harness, "Go to the batch");
    let screens = &harness.state().screens;
    assert_eq!(screens.place, Place::Containers);
    let chosen = screens.containers.resale.chosen.as_ref();
    assert_eq!(
        chosen.map(ToString::to_string).as_deref(),
        Some("2026-10-20-1")
    );
}

#[test]
fn a_supervisor_approves_several_units_at_once() {
    for language in Language::ALL {
        let queue = Queue::Units(UnitQueue::Approval);
        let (screens, seen) = busy(language, queue, Some("OP-7"));
        let mut harness = harness(screens, seen);
        harness.run();
        press_row(&mut harness, 0);
        let unit = Some(Subject::Unit(UnitId(1)));
        assert_eq!(harness.state().screens.work.subject, unit);
        for _ in 0..2 {
            harness.key_press_modifiers(Modifiers::SHIFT, Pressed::ArrowDown);
            harness.run();
        }
        let head = harness.state().seen.say(DeskMsg::JudgeHead { count: 3 });
        harness.get_by_label(&head);
        let approve = harness.state().seen.say(DeskMsg::JudgeAsAsked);
        press(&mut harness, &approve);
        let judge = |units: &[u128], decision| Command::JudgeUnits {
            units: units.iter().copied().map(UnitId).collect(),
            decision,
            override_reason: None,
            hold: None,
        };
        let wanted = [
            judge(&[1, 2], Decision::ShipChina),
            judge(&[3], Decision::Dispose),
        ];
        assert_eq!(commands(&harness), wanted, "{}", language.code());
    }
}

#[test]
fn nothing_is_done_before_the_store_says_so_and_nothing_is_asked_twice() {
    let mut harness = at(Queue::Units(UnitQueue::Approval), Some("OP-7"));
    press_row(&mut harness, 0);
    press(&mut harness, "Approve as asked");
    harness.get_by_label("Being saved");
    assert!(harness.query_by_label("Approve as asked").is_none());
    let refused = Notice {
        id: 70,
        at: faces::NOW,
        level: NoticeLevel::Warning,
        message: TroubleMsg::StoreFull.into(),
    };
    harness.state_mut().seen.notices = vec![refused];
    harness.run();
    press(&mut harness, "Approve as asked");
    assert_eq!(
        commands(&harness).len(),
        2,
        "after a refusal it may be asked again"
    );
    let page = returnbay::ledger::query::Page {
        rows: waiting::units(UnitQueue::Approval)
            .into_iter()
            .skip(1)
            .map(QueuedUnit)
            .collect(),
        next: None,
    };
    let query = Query::QueuedUnits(UnitQueue::Approval, None);
    let answer = Arc::new(Answer::QueuedUnits(page));
    let answers = &mut harness.state_mut().seen.answers;
    answers.insert(View::WorkUnits, (query, answer));
    harness.run();
    assert_eq!(rows(&harness).len(), 2, "it has left the list");
    assert!(harness.query_by_label("Being saved").is_none());
}

#[test]
fn another_decision_wants_a_reason_and_a_hold_the_seller_s_terms() {
    let mut harness = at(Queue::Units(UnitQueue::Approval), Some("OP-7"));
    press_row(&mut harness, 0);
    let button = harness.get_by_label("Choose a decision and a reason");
    assert!(button.accesskit_node().is_disabled());
    for word in ["Hold", "The seller said so"] {
        harness.get_by_role_and_label(Role::Button, word).click();
        harness.run();
    }
    press(&mut harness, "Decide: Hold");
    let all = commands(&harness);
    let [
        Command::JudgeUnits {
            units,
            decision,
            override_reason,
            hold,
        },
    ] = all.as_slice()
    else {
        panic!("one command: {all:?}");
    };
    assert_eq!(units, &[UnitId(1)]);
    assert_eq!(*decision, Decision::Hold);
    assert_eq!(*override_reason, Some(OverrideReason::SellerInstruction));
    let hold = hold.as_ref().expect("a hold");
    let day = seen::zone().day(faces::NOW);
    assert_eq!(
        (hold.review, hold.default),
        (day.plus_days(14), Decision::Dispose)
    );
}

#[test]
fn what_is_not_fit_for_sale_cannot_be_sold() {
    let mut harness = at(Queue::Units(UnitQueue::Approval), Some("OP-7"));
    press_row(&mut harness, 2);
    let resell = harness.get_by_role_and_label(Role::Button, "Resell");
    assert!(resell.accesskit_node().is_disabled());
    harness.get_by_label("Cannot be sold: not fit for sale, or nobody's");
}

#[test]
fn without_a_supervisor_s_badge_nothing_is_judged() {
    for (badge, said) in [
        (None, "Scan a supervisor's badge to judge"),
        (
            Some("OP-9"),
            "OP-9 is no supervisor. Scan a supervisor's badge to judge",
        ),
    ] {
        let mut harness = at(Queue::Units(UnitQueue::Approval), badge);
        press_row(&mut harness, 0);
        harness.get_by_label(said);
        assert!(harness.query_by_label("Approve as asked").is_none());
    }
}

#[test]
fn judged_units_are_moved_into_a_container_of_their_decision() {
    let mut harness = at(Queue::Units(UnitQueue::Judged), Some("OP-9"));
    press_row(&mut harness, 0);
    let role = Role::TextInput;
    for (typed, moves) in [("R-01", false), ("c-0007", true)] {
        let field = "Into container";
        harness.state_mut().screens.work.moving.container.clear();
        harness.get_by_role_and_label(role, field).focus();
        harness.run();
        harness.get_by_role_and_label(role, field).type_text(typed);
        harness.run();
        let wrong = harness.query_by_label("Write a container of this decision");
        assert_eq!(wrong.is_none(), moves, "{typed}");
        harness.key_press(Pressed::Enter);
        harness.run();
        assert_eq!(commands(&harness).len(), usize::from(moves), "{typed}");
    }
    let wanted = Command::MoveUnits {
        units: vec![UnitId(1)],
        container: faces::container("C-0007"),
    };
    assert_eq!(commands(&harness), [wanted]);
    let mut harness = at(Queue::Units(UnitQueue::Judged), Some("OP-9"));
    press_row(&mut harness, 0);
    let list = harness.state_mut().screens.table(ListName::WorkUnits);
    assert_eq!(list.selected_rows(), [0]);
    harness.key_press_modifiers(Modifiers::COMMAND, Pressed::A);
    harness.run();
    harness.get_by_label("These have different decisions. Select units of one");
}

#[test]
fn defaults_wait_until_the_answers_of_the_day_are_read() {
    for language in Language::ALL {
        let queue = Queue::Holds(HoldQueue::Over);
        let (screens, seen) = outbox::unread(busy(language, queue, Some("OP-7")));
        let mut harness = harness(screens, seen);
        harness.run();
        press_row(&mut harness, 0);
        harness.key_press_modifiers(Modifiers::SHIFT, Pressed::ArrowDown);
        harness.run();
        let say = |text: MailMsg, harness: &Harness<'_, Bench>| harness.state().seen.say(text);
        let confirm = harness.state().seen.say(DeskMsg::HoldConfirm { count: 2 });
        let button = harness.get_by_label(&confirm);
        assert!(button.accesskit_node().is_disabled());
        let unread = say(MailMsg::AnswersUnread, &harness);
        harness.get_by_label(&unread);
        let read = say(MailMsg::ReadAnswers, &harness);
        harness.get_by_label(&read).click();
        harness.run();
        assert!(harness.state().wanted.contains(&Intent::PickAnswers));
        let none = say(MailMsg::NothingCame, &harness);
        press(&mut harness, &none);
        let today = seen::zone().day(faces::NOW);
        let wanted = Command::ReadAnswers(ReadAnswers::nothing_on(today));
        assert_eq!(commands(&harness), [wanted]);
    }
}

#[test]
fn defaults_whose_day_has_come_are_confirmed_together_and_a_hold_goes_on() {
    for language in Language::ALL {
        let queue = Queue::Holds(HoldQueue::Over);
        let made = || {
            let (screens, seen) = busy(language, queue, Some("OP-7"));
            let mut harness = harness(screens, seen);
            harness.run();
            press_row(&mut harness, 0);
            harness
        };
        let mut harness = made();
        harness.key_press_modifiers(Modifiers::SHIFT, Pressed::ArrowDown);
        harness.run();
        let confirm = harness.state().seen.say(DeskMsg::HoldConfirm { count: 2 });
        press(&mut harness, &confirm);
        let ended = |unit, decision| Command::EndHold {
            units: vec![UnitId(unit)],
            decision,
            end: HoldEnd::Default,
            said: None,
            note: None,
        };
        assert_eq!(
            commands(&harness),
            [ended(2, Decision::Liquidate), ended(1, Decision::Dispose)]
        );
        let mut harness = made();
        let days = harness.state().seen.say(DeskMsg::HoldDays);
        let field = harness.get_by_role_and_label(Role::TextInput, &days);
        field.focus();
        harness.run();
        let field = harness.get_by_role_and_label(Role::TextInput, &days);
        field.type_text("10");
        harness.run();
        let day = seen::zone().day(faces::NOW).plus_days(10);
        let go_on = harness.state().seen.say(DeskMsg::HoldGoOn { day });
        press(&mut harness, &go_on);
        let asked = commands(&harness);
        let [Command::ChangeHold { units, hold, .. }] = asked.as_slice() else {
            panic!("{asked:?}");
        };
        assert_eq!(
            (units.as_slice(), hold.review),
            ([UnitId(1)].as_slice(), day)
        );
        assert_eq!(hold.default, Decision::Dispose, "what is not chosen stays");
    }
}

#[test]
fn an_operator_sees_holds_and_changes_none() {
    let mut harness = at(Queue::Holds(HoldQueue::Over), Some("OP-9"));
    press_row(&mut harness, 0);
    assert!(
        harness
            .query_by_label("Confirm the default of one unit")
            .is_none()
    );
    assert!(harness.query_by_label("Hold until").is_none());
}
