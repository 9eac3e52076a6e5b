//! Putting right what was wrong, the sign-off of a day, and the journal: what is shown, and what is asked.

use std::sync::Arc;

use egui_kittest::kittest::Queryable;
use returnbay::domain::checklist::{Answers, Checklist};
use returnbay::domain::codes::{BatchNumber, PersonCode, StationName};
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::{Hash, UnitId};
use returnbay::domain::money::Money;
use returnbay::domain::time::UtcMs;
use returnbay::exchange::data::checklist::checklists;
use returnbay::ledger::command::{CorrectCommand, DayCommand};
use returnbay::ledger::fact::{ClosedDay, CorrectFact, RedecidedUnits, RegradedUnits};
use returnbay::ledger::query::{
    AuditAsked, AuditPage, AuditRow, CorrectionView, DayView, LaterFact, Timeline, TimelineEntry,
    Undone, UnitFilter,
};
use returnbay::ledger::rows::{DayRow, ReopenedDay, UnitRow};
use returnbay::ledger::{Answer, Body, Command, PackRef, Query};
use returnbay::shell::correcting::open_points;
use returnbay::shell::view::View;
use returnbay::text::Language;
use returnbay::ui::screens::review::{Shown, Subject};
use returnbay::ui::screens::{Place, Screens, Seen};

use crate::bench::harness;
use crate::work::{commands, press};
use crate::{faces, lives, seen, waiting};

/// What the unit's page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// Grade and decision are chosen anew; a supervisor is signed in.
    Effect,
    /// The decision alone is chosen anew.
    Decision,
    /// The same, but the grade closes the decision and no other is chosen.
    Closed,
    /// The same with an operator, who may not: nobody knows what it is worth.
    Operator,
    /// It is in a batch.
    Batched,
    /// Nothing is chosen; earlier words were replaced.
    Replaced,
}

const PICTURES: [(&str, Shows); 6] = [
    ("correct-effect", Shows::Effect),
    ("correct-decision", Shows::Decision),
    ("correct-closed", Shows::Closed),
    ("correct-operator", Shows::Operator),
    ("correct-batched", Shows::Batched),
    ("correct-replaced", Shows::Replaced),
];

fn list() -> Checklist {
    let mut found = checklists().into_iter().map(|(.., list)| list);
    found
        .find(|list| list.id == "general")
        .expect("the house has it")
}

fn pack() -> PackRef {
    PackRef {
        id: "general".to_owned(),
        version: 1,
        hash: Hash::ZERO,
    }
}

fn row() -> UnitRow {
    let mut row = seen::unit(1, Grade::LikeNew, Decision::Resell, "R-03");
    row.inspection.checklist = Some(pack());
    row.day = seen::today();
    row
}

/// The worst answer to every question.
fn worst() -> Answers {
    let list = list();
    let mut answers = Answers::new();
    while let Some(question) = list.standing(&answers).next {
        let answer = question.answers.last().expect("an answer");
        answers.insert(question.code.clone(), answer.code.clone());
    }
    answers
}

fn view(shows: Shows) -> CorrectionView {
    CorrectionView {
        units: vec![row()],
        checklist: Some(Arc::new((pack(), list()))),
        batch: match shows {
            Shows::Batched => BatchNumber::parse("A-17"),
            Shows::Effect | Shows::Decision | Shows::Closed | Shows::Operator | Shows::Replaced => {
                None
            }
        },
        value: match shows {
            Shows::Operator => None,
            Shows::Effect | Shows::Decision | Shows::Closed | Shows::Batched | Shows::Replaced => {
                Money::parse_named("30.00 USD")
            }
        },
        ..CorrectionView::default()
    }
}

fn entry(seq: u64, body: Body) -> TimelineEntry {
    TimelineEntry {
        seq,
        at: faces::NOW,
        person: Some("SUP-1".to_owned()),
        station: "A".to_owned(),
        kind: body.kind(),
        undone: Undone::No,
        body,
    }
}

fn corrections() -> [Body; 2] {
    [
        Body::Correct(CorrectFact::UnitRegraded(Box::new(RegradedUnits {
            units: vec![UnitId(1)],
            checklist: None,
            answers: Answers::new(),
            grade: Grade::Acceptable,
            reason: "A scratch on the back".to_owned(),
        }))),
        Body::Correct(CorrectFact::UnitRedecided(Box::new(RedecidedUnits {
            units: vec![UnitId(1)],
            decision: Decision::Liquidate,
            hold: None,
            reason: "A scratch on the back".to_owned(),
        }))),
    ]
}

fn life(shows: Shows) -> Timeline {
    let mut life = Timeline {
        unit: Some(row()),
        ..lives::timeline()
    };
    if shows == Shows::Replaced {
        for entry in &mut life.entries {
            entry.undone = Undone::No;
        }
        let later = corrections().into_iter();
        life.entries
            .extend((6..).zip(later).map(|(seq, body)| entry(seq, body)));
    }
    life
}

fn page(language: Language, shows: Shows) -> (Screens, Seen) {
    let badge = match shows {
        Shows::Operator => "OP-9",
        Shows::Effect | Shows::Decision | Shows::Closed | Shows::Batched | Shows::Replaced => {
            "OP-7"
        }
    };
    let mut face = faces::face("ready");
    face.person = PersonCode::parse(badge);
    let mut seen = crate::photos::with_photos(seen::busy(language, face));
    let row = row();
    let mut screens = Screens {
        place: Place::Review,
        ..Screens::default()
    };
    let filter = UnitFilter {
        day: Some(seen::today()),
        ..UnitFilter::default()
    };
    screens.review.open_units(filter, "87".to_owned());
    let subject = Subject::Unit(row.unit);
    screens.review.subject = Some(subject);
    let draft = screens.review.evidence.correcting(subject);
    draft.is_open = shows != Shows::Replaced;
    draft.grade = shows != Shows::Decision;
    draft.answers = worst();
    draft.decision = shows != Shows::Closed;
    draft.becomes = (shows != Shows::Closed).then_some(Decision::ShipChina);
    "A scratch on the back".clone_into(&mut draft.reason);
    let tag = row.inspection.tag.clone();
    let answers = [
        (
            View::People,
            Query::People,
            Answer::People(waiting::people()),
        ),
        (
            View::Timeline,
            Query::UnitTimeline(row.unit),
            Answer::Timeline(Some(Box::new(life(shows)))),
        ),
        (
            View::Correction,
            Query::Correction(tag, seen::today()),
            Answer::Correction(Box::new(view(shows))),
        ),
    ];
    for (view, query, answer) in answers {
        seen.answers.insert(view, (query, Arc::new(answer)));
    }
    (screens, seen)
}

fn day_view(signed: bool) -> DayView {
    let figures = |put| {
        [
            ("parcels", 76),
            ("units", 87),
            ("put", put),
            ("graded", put),
            ("decision.resell", put / 2),
            ("decision.liquidate", put - put / 2),
            ("grade.good", put),
            ("exception.overridden", 4),
        ]
        .map(|(code, count)| (code.to_owned(), count))
        .into()
    };
    let open = [
        ("approval", 3),
        ("photos_owed", 2),
        ("mail_silent", 1),
        ("long_open", 1),
    ];
    let open: Vec<(String, u32)> = open.map(|(code, count)| (code.to_owned(), count)).into();
    let row = DayRow {
        closed: ClosedDay {
            day: seen::today(),
            station: StationName::parse("A").expect("a station"),
            head_seq: 40_318,
            head_hash: Hash([0x5e; 32]),
            figures: figures(84),
            open: open.clone(),
            note: Some("Scale 2 is at the repairer's".to_owned()),
        },
        seq: 40_319,
        at: faces::NOW,
        person: PersonCode::parse("SUP-1"),
        times: 2,
        reopened: None,
    };
    let later = corrections().into_iter().zip(40_400..);
    let later = later.map(|(body, seq)| LaterFact {
        about: row_tag(),
        entry: entry(seq, body),
    });
    DayView {
        day: seen::today(),
        head_seq: 40_318,
        head_hash: "5e".repeat(32),
        figures: figures(if signed { 83 } else { 84 }),
        open,
        later: later.filter(|_| signed).collect(),
        more: false,
        row: signed.then_some(row),
    }
}

fn row_tag() -> String {
    row().inspection.tag.to_string()
}

fn day_page(language: Language, view: DayView, badge: &str) -> (Screens, Seen) {
    let mut face = faces::face("ready");
    face.person = PersonCode::parse(badge);
    let mut seen = seen::busy(language, face);
    let mut screens = Screens {
        place: Place::Review,
        ..Screens::default()
    };
    screens.review.shown = Shown::SignOff;
    let query = Query::Day(seen::today(), open_points(seen.now, seen::today()));
    let answer = Answer::Day(Box::new(view));
    seen.answers.insert(View::Day, (query, Arc::new(answer)));
    let people = Answer::People(waiting::people());
    seen.answers
        .insert(View::People, (Query::People, Arc::new(people)));
    (screens, seen)
}

fn journal_page(language: Language) -> (Screens, Seen) {
    let mut seen = seen::busy(language, faces::face("ready"));
    let mut screens = Screens {
        place: Place::Review,
        ..Screens::default()
    };
    screens.review.shown = Shown::Journal;
    let mut entries = lives::timeline().entries;
    let later = corrections().into_iter();
    entries.extend((6..).zip(later).map(|(seq, body)| entry(seq, body)));
    let rows = entries.into_iter().rev().map(|entry| AuditRow {
        entry,
        day: seen::today(),
        about: vec!["unit:00000000000000000000000000000001".to_owned()],
        hash: "5e".repeat(32),
    });
    let page = AuditPage {
        rows: rows.collect(),
        next: Some(1),
    };
    let query = Query::Audit(AuditAsked::default(), None);
    seen.answers
        .insert(View::Audit, (query, Arc::new(Answer::Audit(page))));
    let people = Answer::People(waiting::people());
    seen.answers
        .insert(View::People, (Query::People, Arc::new(people)));
    (screens, seen)
}

/// The forms and lists of corrections, sign-off and journal.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures: Vec<(String, Screens, Seen)> = PICTURES
        .iter()
        .map(|(name, shows)| {
            let (screens, seen) = page(language, *shows);
            ((*name).to_owned(), screens, seen)
        })
        .collect();
    let mut put = |name: &str, (screens, seen)| pictures.push((name.to_owned(), screens, seen));
    put("sign-off-open", day_page(language, day_view(false), "OP-7"));
    put(
        "sign-off-signed",
        day_page(language, day_view(true), "OP-7"),
    );
    put("journal", journal_page(language));
    pictures
}

#[test]
fn a_supervisor_sees_the_effect_and_corrects_at_one_press() {
    let (screens, seen) = page(Language::English, Shows::Effect);
    let mut harness = harness(screens, seen);
    harness.set_size(eframe::egui::Vec2::new(1280.0, 1400.0));
    harness.run();
    harness.get_by_label("Decision: Resell → Ship to China");
    press(&mut harness, "Correct it");
    let [Command::Correct(CorrectCommand::Unit(asked))] = &commands(&harness)[..] else {
        panic!("{:?}", commands(&harness));
    };
    assert_eq!(asked.reason, "A scratch on the back");
    let regrade = asked.wanted.regrade.as_ref().expect("a grade");
    assert_eq!(
        (regrade.grade, &regrade.answers),
        (Grade::Unsellable, &worst())
    );
    assert_eq!(asked.wanted.decision, Some((Decision::ShipChina, None)));
    harness.run();
    harness.get_by_label("Being saved");
}

#[test]
fn what_forbids_it_is_said_before_anything_is_chosen() {
    let (screens, seen) = page(Language::English, Shows::Batched);
    let mut harness = harness(screens, seen);
    harness.run();
    harness
        .get_by_label("It is in a resale batch that counts on it. Let it out of the batch first");
    assert!(harness.query_by_label("Correct it").is_none());
    let (screens, seen) = page(Language::English, Shows::Closed);
    let mut harness = crate::bench::harness(screens, seen);
    harness.run();
    harness.get_by_label("The new grade closes what was decided. Choose what it becomes too");
    assert!(harness.query_by_label("Correct it").is_none());
}

#[test]
fn an_operator_is_told_why_a_supervisor_must_do_it() {
    let (screens, seen) = page(Language::English, Shows::Operator);
    let mut harness = harness(screens, seen);
    harness.set_size(eframe::egui::Vec2::new(1280.0, 1400.0));
    harness.run();
    harness.get_by_label("A supervisor does this, because: Nobody knows what it is worth");
    press(&mut harness, "Correct it");
    assert_eq!(commands(&harness), []);
}

#[test]
fn a_day_is_signed_off_and_opened_again_by_a_supervisor_only() {
    let (screens, seen) = day_page(Language::English, day_view(false), "OP-9");
    let mut harness = harness(screens, seen);
    harness.run();
    harness.get_by_label("A supervisor's badge is scanned before a day is signed off");
    let close = format!("Sign off {}", seen::today());
    assert!(harness.query_by_label(&close).is_none());
    let (screens, seen) = day_page(Language::English, day_view(false), "OP-7");
    let mut harness = crate::bench::harness(screens, seen);
    harness.run();
    harness.state_mut().screens.review.closing.note = "All quiet".to_owned();
    press(&mut harness, &close);
    let [Command::Day(DayCommand::Close { day, note, .. })] = &commands(&harness)[..] else {
        panic!("{:?}", commands(&harness));
    };
    assert_eq!((*day, note.as_deref()), (seen::today(), Some("All quiet")));
    let (screens, seen) = day_page(Language::English, day_view(true), "OP-7");
    let mut harness = crate::bench::harness(screens, seen);
    harness.run();
    harness.get_by_label("Journal's head: fact 40318");
    harness.state_mut().screens.review.closing.reason = "A box was found".to_owned();
    press(&mut harness, "Open the day again");
    let reopened = DayCommand::Reopen {
        day: crate::seen::today(),
        reason: "A box was found".to_owned(),
    };
    assert_eq!(commands(&harness), [Command::Day(reopened)]);
}

#[test]
fn a_day_that_is_open_again_says_who_opened_it_and_why() {
    let mut view = day_view(true);
    let row = view.row.as_mut().expect("it was signed");
    row.reopened = Some(ReopenedDay {
        at: UtcMs(faces::NOW.0),
        person: PersonCode::parse("SUP-1"),
        reason: "A box was found".to_owned(),
    });
    let (screens, seen) = day_page(Language::English, view, "OP-7");
    let at = seen.words.moment(faces::NOW);
    let mut harness = harness(screens, seen);
    harness.run();
    let said = format!("Opened again by SUP-1 at {at}: A box was found");
    harness.get_by_label(&said);
}
