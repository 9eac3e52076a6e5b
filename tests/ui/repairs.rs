//! Repairs: their queues, a work order at each step, by label and by key.

use std::sync::Arc;

use eframe::egui::Key as Pressed;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::checklist::{Answers, Checklist};
use returnbay::domain::codes::PersonCode;
use returnbay::domain::decision::Decision;
use returnbay::domain::finding::OriginalState;
use returnbay::domain::grade::Grade;
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::photo::{PhotoDebt, PhotoKind};
use returnbay::domain::repair::{
    Estimate, Part, RepairAnswer, RepairCosts, RepairOrder, RepairQueue, RepairResult, RepairStage,
    RepairStep, RepairTest,
};
use returnbay::ledger::fact::{Kind, NamedPhoto, PackRef};
use returnbay::ledger::query::{
    Checklists, Page, Queue, RepairUnit, Timeline, TimelineEntry, Undone,
};
use returnbay::ledger::rows::{ParcelRow, PhotoRow, UnitRow};
use returnbay::ledger::{Answer, Body, Command, Query};
use returnbay::shell::view::View;
use returnbay::text::{DeskMsg, Language, Message, RepairMsg, Words};
use returnbay::ui::screens::{Intent, Screens, Seen};

use crate::bench::{Bench, harness};
use crate::faces::NOW;
use crate::seen::{unit, zone};
use crate::work;

fn costs() -> RepairCosts {
    let part = |name: &str, lot: Option<&str>, pieces, each| Part {
        name: name.to_owned(),
        lot: lot.map(str::to_owned),
        pieces,
        each,
    };
    RepairCosts {
        currency: Currency::USD,
        parts: vec![
            part("水泵 Pump", Some("P-12"), 1, 650),
            part("Seal", None, 2, 40),
        ],
        minutes: 25,
        labour: 900,
    }
}

/// A unit at a step of its repair, due so many days from now.
fn at_step(number: u64, stage: RepairStage, left: i64) -> UnitRow {
    let mut row = unit(number, Grade::Acceptable, Decision::Repair, "F-01");
    let today = zone().day(NOW);
    if stage == RepairStage::Diagnose {
        row.day = today.plus_days(left - 2);
        return row;
    }
    let usd = |minor| Money {
        minor,
        currency: Currency::USD,
    };
    let worked = matches!(stage, RepairStage::Begun | RepairStage::Test);
    if worked {
        row.inspection.original_state = Some(OriginalState::Lost);
    }
    row.repair = Some(Box::new(RepairOrder {
        stage,
        estimate: Estimate {
            symptom: "Leaks at the base".to_owned(),
            diagnosis: "Pump cracked, seal worn".to_owned(),
            costs: costs(),
            cap: Some(usd(1200)),
        },
        approved: (worked || stage == RepairStage::Ready).then(|| usd(1630)),
        note: (stage == RepairStage::Ready).then(|| "换原装水泵，先拍照".to_owned()),
        spent: (stage == RepairStage::Test).then(costs),
        owner: PersonCode::parse("OP-9").expect("a badge"),
        due: today.plus_days(left),
    }));
    row
}

/// The units of a queue.
fn rows(queue: RepairQueue) -> Vec<UnitRow> {
    match queue {
        RepairQueue::Diagnose => vec![
            at_step(1, RepairStage::Diagnose, -1),
            at_step(2, RepairStage::Diagnose, 2),
        ],
        RepairQueue::Seller => vec![
            at_step(1, RepairStage::Refused, -1),
            at_step(2, RepairStage::Asked, 2),
        ],
        RepairQueue::Work => vec![
            at_step(1, RepairStage::Begun, 0),
            at_step(2, RepairStage::Ready, 5),
        ],
        RepairQueue::Test => vec![at_step(1, RepairStage::Test, 1)],
    }
}

fn answer(queue: RepairQueue, rows: Vec<UnitRow>) -> (View, (Query, Arc<Answer>)) {
    let page = Page {
        rows: rows.into_iter().map(RepairUnit).collect(),
        next: None,
    };
    let query = Query::Repairs(queue, None);
    (View::WorkRepairs, (query, Arc::new(Answer::Repairs(page))))
}

/// The answer to the list of a queue.
pub fn listed(queue: RepairQueue) -> (View, (Query, Arc<Answer>)) {
    answer(queue, rows(queue))
}

/// The screen with one unit at a step, and its work order open.
fn order(language: Language, row: &UnitRow, badge: Option<&str>) -> (Screens, Seen) {
    let stage = row
        .repair
        .as_ref()
        .map_or(RepairStage::Diagnose, |order| order.stage);
    let queue = stage.queue();
    let made = || {
        let (screens, mut seen) = work::busy(language, Queue::Repairs(queue), badge);
        let (view, listed) = answer(queue, vec![row.clone()]);
        seen.answers.insert(view, listed);
        (screens, seen)
    };
    let (screens, seen) = made();
    (work::chosen(screens, seen), made().1)
}

/// The kitchen's checklist with its pack.
fn kitchen() -> (PackRef, Checklist) {
    let lists = returnbay::exchange::data::checklist::checklists();
    let list = lists.into_iter().find(|(pack, ..)| pack.id == "kitchen");
    let (pack, _, list) = list.expect("the kitchen's checklist");
    (pack, list)
}

/// The unit's life beside its work order: which photos of the repair are there, and which are owed.
fn life(row: &UnitRow, shown: &[PhotoKind], owed: &[PhotoKind]) -> Timeline {
    let named = |(number, kind): (u8, &PhotoKind)| NamedPhoto {
        unit: Some(row.unit),
        ..crate::photos::named(number, *kind, 2)
    };
    let named: Vec<NamedPhoto> = (3..).zip(shown).map(named).collect();
    let entry = |(seq, photo): (u64, &NamedPhoto)| TimelineEntry {
        seq,
        at: NOW,
        person: Some("OP-9".to_owned()),
        station: "A".to_owned(),
        kind: Kind::PhotoNamed,
        undone: Undone::No,
        body: Body::PhotoNamed(photo.clone()),
    };
    let owed = owed.iter().map(|kind| PhotoDebt {
        since: NOW.plus_ms(-7_200_000),
        kind: *kind,
        unit: Some(row.unit),
    });
    Timeline {
        unit: Some(row.clone()),
        parcel: Some(ParcelRow {
            owed: owed.collect(),
            ..crate::seen::parcel()
        }),
        place: None,
        units: Vec::new(),
        forward: None,
        entries: (1..).zip(&named).map(entry).collect(),
        photos: named
            .into_iter()
            .map(|named| PhotoRow {
                named,
                person: None,
                named_at: NOW,
                copy: None,
                purged: None,
            })
            .collect(),
        checklists: Checklists(vec![Arc::new(kitchen())]),
    }
}

/// The same with the unit's life beside it.
fn beside(language: Language, row: &UnitRow, badge: &str, life: &Timeline) -> (Screens, Seen) {
    let (screens, mut seen) = order(language, row, Some(badge));
    let query = Query::UnitTimeline(row.unit);
    let answer = Answer::Timeline(Some(Box::new(life.clone())));
    seen.answers
        .insert(View::Timeline, (query, Arc::new(answer)));
    let photos = life.photos.iter().map(|row| row.named.photo);
    let small = photos.map(|photo| (photo, Arc::new(crate::photos::thumbnail(photo.0[0]))));
    seen.thumbnails = small.collect();
    (screens, seen)
}

/// A unit to be tested that was graded by the kitchen's checklist.
fn graded() -> UnitRow {
    let mut row = at_step(1, RepairStage::Test, 1);
    row.inspection.checklist = Some(kitchen().0);
    row
}

/// Work orders with photos of the repair, and with the second grading under way and done.
fn with_lives(language: Language) -> Vec<(String, Screens, Seen)> {
    let (before, after) = (PhotoKind::BeforeRepair, PhotoKind::AfterRepair);
    let mut pictures = Vec::new();
    let begun = at_step(1, RepairStage::Begun, 3);
    let owing = beside(language, &begun, "OP-9", &life(&begun, &[], &[before]));
    pictures.push(("repair-photo-owed".to_owned(), owing.0, owing.1));
    let test = graded();
    let shown = life(&test, &[before], &[after]);
    let list = kitchen().1;
    let mut answers = Answers::new();
    let mut put = |name: &str, answers: &Answers| {
        let (mut screens, seen) = beside(language, &test, "OP-7", &shown);
        screens.work.repair.tested.tests = RepairTest::ALL.to_vec();
        screens.work.repair.tested.answers = answers.clone();
        pictures.push((name.to_owned(), screens, seen));
    };
    put("repair-regrade-begins", &answers);
    let mut walked = 0;
    while let Some(question) = list.standing(&answers).next {
        // A worse answer first, the best ones behind it.
        let place = usize::from(walked == 1).min(question.answers.len() - 1);
        let answer = &question.answers[place];
        answers.insert(question.code.clone(), answer.code.clone());
        walked += 1;
        if walked == 2 {
            put("repair-regrade-midway", &answers);
        }
    }
    put("repair-regraded", &answers);
    pictures
}

/// A work order at each step, and what an operator or nobody sees of it.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = with_lives(language);
    for (name, stage, left, badge) in [
        ("diagnose", RepairStage::Diagnose, 1, Some("OP-9")),
        ("nobody", RepairStage::Diagnose, -2, None),
        ("asked", RepairStage::Asked, 2, Some("OP-7")),
        ("asked-operator", RepairStage::Asked, 2, Some("OP-9")),
        ("silent", RepairStage::Asked, 0, Some("OP-7")),
        ("refused", RepairStage::Refused, 0, Some("OP-7")),
        ("ready", RepairStage::Ready, 5, Some("OP-9")),
        ("begun", RepairStage::Begun, 3, Some("OP-9")),
        ("test", RepairStage::Test, 1, Some("OP-7")),
        ("test-operator", RepairStage::Test, 1, Some("OP-9")),
    ] {
        let (screens, seen) = order(language, &at_step(1, stage, left), badge);
        pictures.push((format!("repair-{name}"), screens, seen));
    }
    pictures
}

fn at(language: Language, stage: RepairStage, left: i64, badge: &str) -> Harness<'static, Bench> {
    let (screens, seen) = order(language, &at_step(1, stage, left), Some(badge));
    let mut harness = harness(screens, seen);
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, Bench>, label: &str) {
    harness.get_by_label(label).scroll_to_me();
    harness.run();
    harness.get_by_label(label).click();
    harness.run();
}

fn choose(harness: &mut Harness<'_, Bench>, label: &str, word: &str) {
    let role = Role::ComboBox;
    harness.get_by_role_and_label(role, label).scroll_to_me();
    harness.run();
    harness.get_by_role_and_label(role, label).click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, word).click();
    harness.run();
}

fn write(harness: &mut Harness<'_, Bench>, label: &str, text: &str) {
    let role = Role::TextInput;
    harness.get_by_role_and_label(role, label).focus();
    harness.run();
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.run();
}

#[test]
fn an_estimate_is_written_by_keys_and_asks_the_seller_above_its_cap() {
    for language in Language::ALL {
        let mut harness = at(language, RepairStage::Diagnose, 1, "OP-9");
        let say = |harness: &Harness<'_, Bench>, message| harness.state().seen.say(message);
        let wants = say(&harness, RepairMsg::EstimateWants);
        harness.get_by_label(&wants);
        let symptom = say(&harness, RepairMsg::Symptom);
        write(&mut harness, &symptom, "Leaks");
        harness.key_press(Pressed::Tab);
        harness.run();
        let diagnosis = say(&harness, RepairMsg::Diagnosis);
        let field = harness.get_by_role_and_label(Role::TextInput, &diagnosis);
        assert!(field.is_focused(), "the next field by Tab");
        field.type_text("Pump cracked");
        harness.run();
        let add = say(&harness, RepairMsg::PartAdd);
        press(&mut harness, &add);
        let wrong = say(&harness, RepairMsg::CostsWrong);
        harness.get_by_label(&wrong);
        let name = format!("{} 1", say(&harness, RepairMsg::PartName));
        write(&mut harness, &name, "Pump");
        let each = format!("{} 1", say(&harness, RepairMsg::PartEach));
        write(&mut harness, &each, "6.50");
        let labour = say(&harness, RepairMsg::Labour);
        write(&mut harness, &labour, "9");
        let ask = say(&harness, RepairMsg::EstimateAsk);
        press(&mut harness, &ask);
        let asked = work::commands(&harness);
        let [Command::EstimateRepair(asked)] = asked.as_slice() else {
            panic!("{asked:?}");
        };
        assert_eq!(asked.costs.total().minor, 1550);
        assert_eq!(asked.owner.as_str(), "OP-9");
        assert_eq!(asked.due, zone().day(NOW).plus_days(3), "by the rule");
    }
}

#[test]
fn the_seller_s_word_wants_who_said_it_and_a_supervisor() {
    let mut harness = at(Language::English, RepairStage::Asked, 2, "OP-7");
    press(&mut harness, "Approved");
    assert_eq!(work::commands(&harness), [], "nobody said so");
    write(&mut harness, "The seller said so", "Li, WeChat");
    press(&mut harness, "Approved");
    let asked = work::commands(&harness);
    let [Command::AnswerRepair(answered)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(answered.answer, RepairAnswer::Approved);
    assert_eq!(answered.said.who, "Li, WeChat");
    let saving = harness.state().seen.say(DeskMsg::BeingSaved);
    harness.get_by_label(&saving);
    let harness = at(Language::English, RepairStage::Asked, 2, "OP-9");
    assert!(harness.query_by_label("Approved").is_none());
    assert!(
        harness.query_by_label("Give the repair up").is_none(),
        "the seller may still answer"
    );
}

#[test]
fn the_work_begins_and_ends_with_what_it_took() {
    let mut harness = at(Language::English, RepairStage::Ready, 5, "OP-9");
    press(&mut harness, "Begin the repair");
    let asked = work::commands(&harness);
    let [Command::WorkRepair(worked)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(worked.step, RepairStep::Begun);
    let mut harness = at(Language::English, RepairStage::Begun, 5, "OP-9");
    press(&mut harness, "Leave this part out 2");
    press(&mut harness, "The work is done");
    let asked = work::commands(&harness);
    let [Command::WorkRepair(worked)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    let spent = worked.spent.as_ref().expect("it took something");
    assert_eq!((spent.parts.len(), spent.total().minor), (1, 1550));
}

#[test]
fn a_repaired_unit_stands_its_tests_and_is_graded_again() {
    let mut harness = at(Language::English, RepairStage::Test, 1, "OP-7");
    for test in ["Works", "Safe on mains and battery", "Data wiped"] {
        harness.get_by_label("Confirm tests, grade and decision");
        press(&mut harness, test);
    }
    choose(&mut harness, "Grade", "Good");
    choose(&mut harness, "Becomes", "Resell");
    press(&mut harness, "Repaired: Resell");
    let asked = work::commands(&harness);
    let [Command::EndRepair(asked)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(asked.wants, RepairTest::ALL, "no checklist tells its kind");
    assert_eq!(asked.ended.grade, Some(Grade::Good));
    assert_eq!(asked.ended.decision, Decision::Resell);
}

#[test]
fn a_refused_repair_is_given_up_for_a_reason() {
    let mut harness = at(Language::English, RepairStage::Refused, 0, "OP-7");
    choose(&mut harness, "Because it is", "Beyond economic repair");
    choose(&mut harness, "Becomes", "Liquidate");
    write(&mut harness, "Reason", "The seller said no");
    press(&mut harness, "Give up: Liquidate");
    let asked = work::commands(&harness);
    let [Command::EndRepair(asked)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(asked.ended.result, RepairResult::BeyondEconomic);
    assert_eq!(asked.ended.reason.as_deref(), Some("The seller said no"));
}

#[test]
fn the_second_grade_follows_from_the_checklist_asked_once_more() {
    let row = graded();
    let shown = life(&row, &[], &[]);
    let (screens, seen) = beside(Language::English, &row, "OP-7", &shown);
    let mut harness = harness(screens, seen);
    harness.run();
    assert!(
        harness
            .query_by_role_and_label(Role::ComboBox, "Grade")
            .is_none(),
        "nobody types it"
    );
    for test in ["Works", "Safe on mains and battery"] {
        press(&mut harness, test);
    }
    let list = kitchen().1;
    let mut answers = Answers::new();
    let says = |message| Words::new(Language::English, zone()).say(&message);
    while let Some(question) = list.standing(&answers).next {
        harness.get_by_label("Confirm tests, grade and decision");
        let answer = &question.answers[0];
        let tile = says(Message::answers(&list, &question.code, &answer.code));
        press(&mut harness, &tile);
        answers.insert(question.code.clone(), answer.code.clone());
    }
    harness.get_by_label("Second grade: Like new");
    harness.get_by_label("Repaired goods are never new");
    choose(&mut harness, "Becomes", "Resell");
    press(&mut harness, "Repaired: Resell");
    let asked = work::commands(&harness);
    let [Command::EndRepair(asked)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(asked.ended.grade, Some(Grade::LikeNew));
    assert_eq!(asked.ended.answers, answers);
    assert_eq!(asked.ended.checklist, row.inspection.checklist);
}

#[test]
fn a_photo_of_the_repair_is_added_from_its_work_order() {
    let row = at_step(1, RepairStage::Begun, 3);
    let owed = life(&row, &[], &[PhotoKind::BeforeRepair]);
    let (screens, seen) = beside(Language::English, &row, "OP-9", &owed);
    let mut harness = harness(screens, seen);
    harness.run();
    harness.get_by_label_contains("Before the repair · Owed since");
    harness.get_by_label("After the repair · None yet");
    press(&mut harness, "Add: Before the repair");
    let asked = harness
        .state()
        .wanted
        .iter()
        .find_map(|intent| match intent {
            Intent::PickPhotosOf(of) => Some(*of),
            _ => None,
        });
    let asked = asked.expect("a photo is asked for");
    assert_eq!(
        (asked.unit, asked.kind),
        (Some(row.unit), PhotoKind::BeforeRepair)
    );
    assert_eq!(asked.parcel, row.inspection.parcel);
}
