//! Corrections, signed days and the readable journal on a real store: what is shown is what happens, what was signed stays, and
//! every fact stands in the list once.

use std::collections::BTreeSet;

use super::dump::dump;
use super::shop::{Shop, claim_days, container, hold, person, seller, tag, tracking, unit};
use crate::domain::charge::Period;
use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::correction::CorrectionRule;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::ParcelId;
use crate::domain::time::UtcMs;
use crate::ledger::command::{CorrectCommand, CorrectUnit, DayCommand, Regrade, Wanted};
use crate::ledger::correcting::{Effect, Stands, effect};
use crate::ledger::fact::Role;
use crate::ledger::query::{
    AuditAsked, AuditPage, AuditWhat, CorrectionView, DayView, Queue, SETTINGS, UnitQueue,
    WorkAsked,
};
use crate::ledger::rows::{ParcelState, UnitRow, UnitState};
use crate::ledger::{Answer, Command, Kind, Query, Refusal, closing};
use crate::store::SubmitError;

const DAY_MS: i64 = 86_400_000;

fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.must(Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role: Role::Supervisor,
    });
    (shop, parcel)
}

fn the_rule() -> CorrectionRule {
    CorrectionRule {
        version: 1,
        value_from: Vec::new(),
        days: 1,
    }
}

fn row(shop: &Shop, number: u64) -> UnitRow {
    match shop.ask(&Query::Tag(tag(number))) {
        Answer::Tag(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

fn view(shop: &Shop, number: u64) -> CorrectionView {
    match shop.ask(&Query::Correction(tag(number), shop.today())) {
        Answer::Correction(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn wanted(grade: Option<Grade>, decision: Option<Decision>) -> Wanted {
    Wanted {
        regrade: grade.map(|grade| Regrade {
            checklist: None,
            answers: [].into(),
            grade,
        }),
        decision: decision.map(|decision| (decision, (decision == Decision::Hold).then(hold))),
    }
}

/// What is shown before it is confirmed.
fn shown(shop: &Shop, number: u64, wanted: &Wanted) -> Result<Effect, Refusal> {
    effect(&view(shop, number), wanted, (&the_rule(), shop.today()))
}

fn correct(shop: &mut Shop, number: u64, wanted: &Wanted) -> Result<(), Refusal> {
    let shown = Stands::of(&row(shop, number));
    let command = Command::Correct(CorrectCommand::Unit(Box::new(CorrectUnit {
        tag: tag(number),
        wanted: wanted.clone(),
        shown,
        reason: "Scratched".to_owned(),
        rule: the_rule(),
    })));
    let order = shop.order(command);
    match shop.submit(&order) {
        Ok(_) => Ok(()),
        Err(SubmitError::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

fn sound(shop: &mut Shop) {
    let of = |shop: &Shop| {
        let db = shop.writer.as_ref().unwrap().connection();
        dump(db, &["unit", "parcel", "day", "resale_unit", "container"])
    };
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    let grown = of(shop);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert_eq!(of(shop), grown, "rebuilt is as grown");
}

#[test]
fn what_is_shown_before_it_is_confirmed_is_what_the_store_then_says() {
    use Decision::{Dispose, Hold, Liquidate, Repair, Resell, ShipChina};
    let (mut shop, parcel) = a_shop();
    let grades = [
        None,
        Some(Grade::New),
        Some(Grade::Acceptable),
        Some(Grade::Unsellable),
    ];
    let ways = [
        None,
        Some(Resell),
        Some(Hold),
        Some(Repair),
        Some(Liquidate),
        Some(ShipChina),
        Some(Dispose),
    ];
    let places = ["R-01", "H-01", "F-01", "L-01", "C-01", "D-01"];
    let (mut number, mut done, mut refused) = (10, 0, 0);
    for place in places {
        for grade in grades {
            for way in ways {
                number += 1;
                shop.must(Command::PutUnit(Box::new(unit(number, parcel, place))));
                let wanted = wanted(grade, way);
                let expected = shown(&shop, number, &wanted);
                let told = correct(&mut shop, number, &wanted);
                assert_eq!(
                    told.as_ref().err(),
                    expected.as_ref().err(),
                    "{place} {grade:?} {way:?}"
                );
                match expected {
                    Ok(effect) => {
                        done += 1;
                        assert_eq!(Stands::of(&row(&shop, number)), effect.after);
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    }
    assert!(done > 40 && refused > 40, "{done} and {refused}");
    sound(&mut shop);
}

#[test]
fn a_unit_decided_anew_stands_in_open_work_until_it_is_moved() {
    let (mut shop, parcel) = a_shop();
    shop.must(Command::PutUnit(Box::new(unit(11, parcel, "R-01"))));
    correct(&mut shop, 11, &wanted(None, Some(Decision::Liquidate))).unwrap();
    let judged = |shop: &Shop| match shop.ask(&Query::QueuedUnits(UnitQueue::Judged, None)) {
        Answer::QueuedUnits(page) => page.rows.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(judged(&shop), 1);
    let before = row(&shop, 11);
    shop.must(Command::MoveUnits {
        units: vec![before.unit],
        container: container("L-01"),
    });
    assert_eq!(judged(&shop), 0);
    let after = row(&shop, 11);
    assert_eq!(
        (after.state, after.container.as_str()),
        (UnitState::Put, "L-01")
    );
    let mut sold = unit(12, parcel, "R-03");
    sold.inspection.grade = Some(Grade::New);
    shop.must(Command::PutUnit(Box::new(sold)));
    shop.must(Command::SealContainer {
        container: container("R-03"),
    });
    let sealed = correct(&mut shop, 12, &wanted(None, Some(Decision::Dispose)));
    assert_eq!(sealed.map_err(|why| why.code()), Err("correct_sealed"));
    correct(&mut shop, 12, &wanted(Some(Grade::LikeNew), None)).unwrap();
    sound(&mut shop);
}

#[test]
fn a_parcel_that_was_ended_takes_units_again() {
    let (mut shop, parcel) = a_shop();
    let late = Command::PutUnit(Box::new(unit(11, parcel, "R-01")));
    shop.must(Command::CloseParcel {
        parcel,
        unseen: Vec::new(),
    });
    let order = shop.order(late.clone());
    assert!(shop.submit(&order).is_err(), "its work is over");
    shop.must(Command::Correct(CorrectCommand::ReopenParcel {
        parcel,
        reason: "One more in the box".to_owned(),
        rule: the_rule(),
    }));
    shop.must(late);
    shop.must(Command::CloseParcel {
        parcel,
        unseen: Vec::new(),
    });
    let Answer::Timeline(Some(life)) = shop.ask(&Query::ParcelTimeline(parcel)) else {
        panic!("it has a life");
    };
    let row = life.parcel.unwrap();
    assert_eq!((row.state, row.units), (ParcelState::Closed, 1));
    sound(&mut shop);
}

fn asked(shop: &Shop) -> WorkAsked {
    WorkAsked {
        opened_before: UtcMs(0),
        claims: claim_days(),
        today: shop.today(),
        over_since: None,
    }
}

fn day_view(shop: &Shop, day: crate::domain::time::Day) -> DayView {
    match shop.ask(&Query::Day(day, asked(shop))) {
        Answer::Day(view) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one day from morning to the day after"
)]
fn a_signed_day_keeps_its_head_and_figures_and_what_came_later_stands_apart() {
    let (mut shop, parcel) = a_shop();
    let day = shop.today();
    for number in [11, 12] {
        shop.must(Command::PutUnit(Box::new(unit(number, parcel, "R-01"))));
    }
    assert_eq!(day_view(&shop, day).row, None);
    let Answer::Health(before) = shop.ask(&Query::Health) else {
        panic!("health");
    };
    let close = Command::Day(DayCommand::Close {
        day,
        asked: asked(&shop),
        note: None,
    });
    shop.must(close);
    let signed = day_view(&shop, day);
    let closed = signed.row.as_ref().unwrap().closed.clone();
    assert_eq!(closed.head_seq, before.head_seq);
    assert_eq!(closed.head_hash.to_string(), before.head_hash);
    assert_eq!(closed.figures, signed.figures);
    let Answer::Review(review) = shop.ask(&Query::Review(Period::one(day))) else {
        panic!("a review");
    };
    assert_eq!(closed.figures, closing::figures(&review));
    assert_eq!(
        (closed.figures["put"], closed.figures["decision.resell"]),
        (2, 2)
    );
    let Answer::OpenWork(figures) = shop.ask(&Query::OpenWork(asked(&shop))) else {
        panic!("open work");
    };
    assert_eq!(
        closed.open,
        closing::open(&figures),
        "as open work counts it"
    );
    let owed = closed
        .open
        .iter()
        .find(|(code, _)| code == Queue::Photos.code());
    assert!(
        owed.is_some_and(|(_, count)| *count > 0),
        "{:?}",
        closed.open
    );
    assert_eq!(signed.later, []);
    // The same evening: another unit out of the same parcel. The next day: a correction, and a move that changes nothing.
    shop.must(Command::PutUnit(Box::new(unit(13, parcel, "R-01"))));
    shop.at = shop.at.plus_ms(DAY_MS);
    correct(&mut shop, 11, &wanted(None, Some(Decision::Liquidate))).unwrap();
    let moved = row(&shop, 12).unit;
    shop.must(Command::MoveUnits {
        units: vec![moved],
        container: container("R-02"),
    });
    let other = shop.receive(2, &[tracking("1Z5R89390357567128")]);
    shop.must(Command::PutUnit(Box::new(unit(14, other, "R-01"))));
    let later = day_view(&shop, day);
    let kinds: Vec<&str> = later
        .later
        .iter()
        .map(|one| one.entry.kind.code())
        .collect();
    assert_eq!(
        kinds,
        [
            "unit.inspected",
            "unit.decided",
            "unit.put",
            "unit.redecided"
        ]
    );
    let about: BTreeSet<&str> = later.later.iter().map(|one| one.about.as_str()).collect();
    assert_eq!(
        about,
        [tag(11), tag(13)].iter().map(UnitTag::as_str).collect()
    );
    assert_eq!(later.row.unwrap().closed, closed, "what was signed stays");
    assert_eq!(
        (later.figures["put"], later.figures["decision.resell"]),
        (2, 2)
    );
    assert_eq!(later.figures["units_waiting"], 1, "one is to be moved");
    shop.must(Command::Day(DayCommand::Reopen {
        day,
        reason: "A box was found".to_owned(),
    }));
    assert!(!day_view(&shop, day).row.unwrap().is_closed());
    sound(&mut shop);
}

fn page(shop: &Shop, asked: &AuditAsked, before: Option<u64>) -> AuditPage {
    match shop.ask(&Query::Audit(asked.clone(), before)) {
        Answer::Audit(page) => page,
        other => panic!("{other:?}"),
    }
}

/// Walks every page; gives the numbers in the order in which they are listed.
fn walked(shop: &Shop, asked: &AuditAsked) -> Vec<u64> {
    let mut numbers = Vec::new();
    let mut before = None;
    loop {
        let page = page(shop, asked, before);
        numbers.extend(page.rows.iter().map(|row| row.entry.seq));
        match page.next {
            Some(next) => before = Some(next),
            None => return numbers,
        }
    }
}

#[test]
fn every_fact_stands_in_the_journal_once_and_narrowed_it_is_what_was_asked() {
    let (mut shop, parcel) = a_shop();
    let first = shop.today();
    for number in 11..60 {
        shop.must(Command::PutUnit(Box::new(unit(number, parcel, "R-01"))));
    }
    shop.at = shop.at.plus_ms(2 * DAY_MS);
    let second = shop.today();
    shop.must(Command::NameSeller {
        seller: seller(),
        name: "Another name".to_owned(),
    });
    for number in 60..70 {
        shop.must(Command::PutUnit(Box::new(unit(number, parcel, "R-01"))));
    }
    let Answer::Health(health) = shop.ask(&Query::Health) else {
        panic!("health");
    };
    let all = walked(&shop, &AuditAsked::default());
    let whole: Vec<u64> = (1..=health.head_seq).rev().collect();
    assert_eq!(all, whole);
    let facts = facts(&shop);
    let kept = |asked: &AuditAsked| -> Vec<u64> {
        let fits = |row: &&(u64, Kind, Option<String>, crate::domain::time::Day)| {
            let (_, kind, who, day) = row;
            let person = asked.person.as_ref().map(PersonCode::as_str);
            let what = match asked.what {
                AuditWhat::All => true,
                AuditWhat::Settings => SETTINGS.contains(kind),
                AuditWhat::Kind(of) => of == *kind,
            };
            person.is_none_or(|person| who.as_deref() == Some(person))
                && what
                && asked.first.is_none_or(|first| *day >= first)
                && asked.last.is_none_or(|last| *day <= last)
        };
        facts.iter().filter(fits).map(|(seq, ..)| *seq).collect()
    };
    for who in [None, Some(person()), PersonCode::parse("NOBODY-1")] {
        for what in [
            AuditWhat::All,
            AuditWhat::Settings,
            AuditWhat::Kind(Kind::UnitPut),
        ] {
            for (from, to) in [
                (None, None),
                (Some(second), None),
                (None, Some(first)),
                (Some(first), Some(second)),
            ] {
                let asked = AuditAsked {
                    person: who.clone(),
                    what,
                    first: from,
                    last: to,
                };
                assert_eq!(walked(&shop, &asked), kept(&asked), "{asked:?}");
            }
        }
    }
    let settings = AuditAsked {
        what: AuditWhat::Settings,
        ..AuditAsked::default()
    };
    assert!(
        walked(&shop, &settings).len() >= 3,
        "series, people and sellers"
    );
}

/// Every fact, newest first, counted without the list.
fn facts(shop: &Shop) -> Vec<(u64, Kind, Option<String>, crate::domain::time::Day)> {
    let mut all = Vec::new();
    let mut after = 0;
    loop {
        let Answer::Journal(page) = shop.ask(&Query::Journal(after)) else {
            panic!("the journal");
        };
        let Some(last) = page.last() else {
            all.reverse();
            return all;
        };
        after = last.fact.envelope.seq;
        all.extend(page.iter().map(|kept| {
            let envelope = &kept.fact.envelope;
            let person = envelope.person.as_ref().map(ToString::to_string);
            (envelope.seq, envelope.kind, person, envelope.day)
        }));
    }
}

#[test]
fn the_index_of_settings_and_the_list_of_their_kinds_are_one() {
    let sql = include_str!("../schema/0056_settings.sql");
    let read = crate::store::read::audit::SETTINGS;
    for kind in Kind::ALL {
        let quoted = format!("'{}'", kind.code());
        let is_one = SETTINGS.contains(kind);
        assert_eq!(sql.contains(&quoted), is_one, "{}", kind.code());
        assert_eq!(read.contains(&quoted), is_one, "{}", kind.code());
    }
}
