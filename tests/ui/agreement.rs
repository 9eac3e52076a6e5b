//! Second looks: the list without grades, the look, figures and differences, drawn and pressed.

use std::sync::Arc;

use egui_kittest::kittest::Queryable;
use returnbay::domain::agreement::{DriftState, Kappa, NoKappa, RatedHow};
use returnbay::domain::checklist::{Answers, Checklist};
use returnbay::domain::codes::{ContainerName, PersonCode, UnitTag};
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::{EventId, Hash, UnitId};
use returnbay::domain::photo::PhotoKind;
use returnbay::ledger::fact::{PackRef, Role};
use returnbay::ledger::query::claims::moment;
use returnbay::ledger::query::{
    AgreementAnswer, AgreementQuery, Checklists, DifferingLook, Leads, LookedUnit, Page,
    PlacedLook, ToLook,
};
use returnbay::ledger::rating::{
    CategoryFigure, FirstLook, GraderFigures, RatedPair, RatingBar, RatingRow,
};
use returnbay::ledger::rows::{PersonRow, PhotoRow};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::agreement::{rates, rules};
use returnbay::shell::view::View;
use returnbay::station::Face;
use returnbay::text::{AgreementMsg, Language, Message};
use returnbay::ui::screens::agreement::{Draft, Shown};
use returnbay::ui::screens::{Place, Screens, Seen};

use crate::bench::harness;
use crate::faces::NOW;
use crate::seen::zone;
use crate::work::{commands, press};

const LOOKER: &str = "OP-9";

fn badge(code: &str) -> PersonCode {
    PersonCode::parse(code).expect("a badge")
}

fn placed(number: u64, name: &str, raters: u32) -> PlacedLook {
    PlacedLook {
        unit: UnitId(u128::from(number)),
        tag: UnitTag::make("A00", number).expect("a tag"),
        container: ContainerName::parse(name).expect("a name"),
        raters,
    }
}

fn kitchen() -> (PackRef, Checklist) {
    let lists = returnbay::exchange::data::checklist::checklists();
    let list = lists.into_iter().find(|(pack, ..)| pack.id == "kitchen");
    let (pack, _, list) = list.expect("the kitchen's checklist");
    (pack, list)
}

/// Answers every question that is asked, with its first or its last answer.
fn answered(list: &Checklist, last: usize) -> Answers {
    let mut answers = Answers::new();
    let mut asked = 0;
    while let Some(question) = list.standing(&answers).next {
        asked += 1;
        let of = &question.answers;
        let chosen = if asked == last { of.last() } else { of.first() };
        let code = chosen.expect("an answer").code.clone();
        answers.insert(question.code.clone(), code);
    }
    answers
}

fn since() -> returnbay::domain::time::UtcMs {
    let first = zone().day(NOW).plus_days(-i64::from(rules().days));
    moment(first)
}

fn figure(
    category: &str,
    count: u32,
    alike: u32,
    kappa: Result<(i64, i64), NoKappa>,
) -> CategoryFigure {
    CategoryFigure {
        category: category.to_owned(),
        count,
        alike,
        kappa: kappa.map(|(micro, error_micro)| Kappa {
            count,
            alike,
            ratio: (i128::from(micro), 1_000_000),
            micro,
            error_micro,
        }),
    }
}

fn figures() -> Vec<GraderFigures> {
    let few = |count| Err(NoKappa::TooFew(count));
    let row = |code: &str, blind: Vec<CategoryFigure>, all, called_at| GraderFigures {
        person: badge(code),
        blind,
        all,
        calibration: figure("", 12, 10, few(12)),
        drift: DriftState {
            sum: 12,
            ratings: 96,
            called_at,
        },
    };
    vec![
        row(
            "OP-10",
            vec![
                figure("kitchen", 64, 55, Ok((782_000, 58_000))),
                figure("toys", 9, 8, few(9)),
            ],
            figure("", 73, 63, Ok((771_000, 54_000))),
            None,
        ),
        row(
            "OP-7",
            vec![
                figure("general", 41, 24, Ok((412_300, 94_000))),
                figure("phones_tablets", 55, 38, Ok((538_000, 81_000))),
            ],
            figure("", 96, 62, Ok((489_000, 61_000))),
            Some(90),
        ),
    ]
}

fn rated(unit: u64, own: Grade, other: Grade) -> RatingRow {
    RatingRow {
        unit: UnitId(u128::from(unit)),
        event: EventId(u128::from(unit)),
        how: RatedHow::Blind,
        rater: badge(LOOKER),
        at: NOW.plus_ms(-3_600_000),
        grade: other,
        pair: Some(RatedPair {
            of: badge("OP-7"),
            by: badge(LOOKER),
            category: "kitchen".to_owned(),
            own,
            other,
        }),
    }
}

fn looked() -> LookedUnit {
    let (pack, list) = kitchen();
    let (first, second) = (answered(&list, 0), answered(&list, 2));
    let mut row = rated(1, Grade::LikeNew, Grade::Good);
    row.grade = list.standing(&second).grade;
    LookedUnit {
        first: FirstLook {
            grader: badge("OP-7"),
            at: NOW.plus_ms(-86_400_000),
            checklist: pack.clone(),
            grade: list.standing(&first).grade,
            answers: first,
        },
        rated: vec![(row, second)],
        checklists: Checklists(vec![Arc::new((pack, list))]),
        photos: (1..=3).map(photo).collect(),
    }
}

fn photo(number: u8) -> PhotoRow {
    let kind = if number == 1 {
        PhotoKind::Box
    } else {
        PhotoKind::Defect
    };
    let named = crate::photos::named(number, kind, 2);
    PhotoRow {
        named,
        person: None,
        named_at: NOW,
        copy: None,
        purged: None,
    }
}

/// The screen with every answer, for somebody with a role.
fn screen(language: Language, role: Role, draft: Draft) -> (Screens, Seen) {
    let face = Face {
        person: Some(badge(LOOKER)),
        ..Face::default()
    };
    let mut seen = crate::seen::seen(language, face);
    seen.thumbnails = (1..=3)
        .map(|number| {
            (
                Hash([number; 32]),
                Arc::new(crate::photos::thumbnail(number)),
            )
        })
        .collect();
    let mut put = |view, query, answer| {
        seen.answers.insert(view, (query, Arc::new(answer)));
    };
    let person = PersonRow::new(badge(LOOKER), "李 Amy".to_owned(), role);
    put(View::People, Query::People, Answer::People(vec![person]));
    let mut agreement = |view, query, answer| {
        put(view, Query::Agreement(query), Answer::Agreement(answer));
    };
    let waits =
        (1..9).map(|number| placed(number * 37, if number < 5 { "R-01" } else { "Q-02" }, 0));
    agreement(
        View::AgreementDue,
        AgreementQuery::Due(rates().clone(), Some(badge(LOOKER)), None),
        AgreementAnswer::Due(Page {
            rows: waits.collect(),
            next: None,
        }),
    );
    agreement(
        View::AgreementCalibration,
        AgreementQuery::Calibration,
        AgreementAnswer::Calibration(vec![placed(37, "R-01", 1), placed(74, "R-01", 6)]),
    );
    let (pack, list) = kitchen();
    let tag = UnitTag::make("A00", 37).expect("a tag");
    agreement(
        View::AgreementLook,
        AgreementQuery::ToLook(tag, badge(LOOKER), rates().clone()),
        AgreementAnswer::ToLook(Some(Box::new(ToLook {
            at: placed(37, "R-01", 1),
            checklist: Some(Arc::new((pack, list))),
            blind: None,
            calibration: Some(RatingBar::Before),
            leads: Leads::No,
        }))),
    );
    told(&mut seen, role);
    let screens = Screens {
        place: Place::Agreement,
        agreement: draft,
        ..Screens::default()
    };
    (screens, seen)
}

/// The answers about how people grade, all or one's own.
fn told(seen: &mut Seen, role: Role) {
    let mut agreement = |view, query, answer| {
        let answer = Answer::Agreement(answer);
        seen.answers
            .insert(view, (Query::Agreement(query), Arc::new(answer)));
    };
    let own = (role == Role::Operator).then(|| badge(LOOKER));
    let mut rows = figures();
    if role == Role::Operator {
        rows.truncate(1);
        for row in &mut rows {
            row.person = badge(LOOKER);
        }
    }
    agreement(
        View::AgreementFigures,
        AgreementQuery::Figures(rules().clone(), own.clone(), since()),
        AgreementAnswer::Figures(rows),
    );
    let differing = (1..6).map(|number| DifferingLook {
        row: rated(number, Grade::LikeNew, Grade::Good),
        tag: UnitTag::make("A00", number * 41).expect("a tag"),
    });
    agreement(
        View::AgreementDiffering,
        AgreementQuery::Differing(own, since()),
        AgreementAnswer::Differing(differing.collect()),
    );
    agreement(
        View::AgreementLooked,
        AgreementQuery::Looked(UnitId(1)),
        AgreementAnswer::Looked(Some(Box::new(looked()))),
    );
}

fn of(shown: Shown) -> Draft {
    Draft {
        shown,
        ..Draft::default()
    }
}

fn looking(shown: Shown, answers: Answers) -> Draft {
    Draft {
        tag: UnitTag::make("A00", 37),
        answers,
        ..of(shown)
    }
}

/// Pictures of the screen.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let (_, list) = kitchen();
    let mut begun = answered(&list, 0);
    begun.pop_last();
    let chosen = Draft {
        chosen: Some(UnitId(1)),
        ..of(Shown::Differing)
    };
    let lead = Role::Supervisor;
    [
        ("agreement-due", lead, looking(Shown::Due, begun)),
        (
            "agreement-look",
            lead,
            looking(Shown::Due, answered(&list, 2)),
        ),
        (
            "agreement-calibration",
            Role::Operator,
            looking(Shown::Calibration, Answers::new()),
        ),
        ("agreement-figures", lead, of(Shown::Figures)),
        ("agreement-own", Role::Operator, of(Shown::Figures)),
        ("agreement-differing", lead, chosen),
    ]
    .into_iter()
    .map(|(name, role, draft)| {
        let (screens, seen) = screen(language, role, draft);
        (name.to_owned(), screens, seen)
    })
    .collect()
}

#[test]
fn what_waits_shows_no_grade_and_no_name() {
    let (screens, seen) = screen(Language::English, Role::Operator, of(Shown::Due));
    let grades: Vec<String> = Grade::SPECS
        .iter()
        .map(|spec| seen.words.say(&Message::grade(spec.grade)))
        .collect();
    let harness = harness(screens, seen);
    for grade in grades {
        assert_eq!(
            harness.query_all_by_label_contains(&grade).count(),
            0,
            "{grade}"
        );
    }
    assert_eq!(harness.query_all_by_label_contains("OP-7").count(), 0);
}

#[test]
fn a_look_that_is_answered_whole_is_saved_with_the_grade_that_follows() {
    let (_, list) = kitchen();
    let answers = answered(&list, 2);
    let grade = list.standing(&answers).grade;
    let draft = looking(Shown::Due, answers.clone());
    let (screens, seen) = screen(Language::English, Role::Operator, draft);
    let save = seen.say(AgreementMsg::Save);
    let mut harness = harness(screens, seen);
    press(&mut harness, &save);
    let [Command::RateUnit(asked)] = &commands(&harness)[..] else {
        panic!("one look")
    };
    assert_eq!(asked.rated.how, RatedHow::Blind);
    assert_eq!(asked.rated.unit, UnitId(37));
    assert_eq!((asked.rated.grade, &asked.rated.answers), (grade, &answers));
    assert_eq!(harness.state().screens.agreement.tag, None, "the next one");
}

#[test]
fn whoever_is_barred_reads_why_and_is_asked_nothing() {
    let draft = looking(Shown::Calibration, Answers::new());
    let (screens, seen) = screen(Language::English, Role::Operator, draft);
    let why = seen.term("refusal-not-rated", RatingBar::Before.code());
    let harness = harness(screens, seen);
    assert_eq!(harness.query_all_by_label(&why).count(), 1);
}

#[test]
fn people_stand_by_their_badges_with_a_range_and_no_rank() {
    let (screens, seen) = screen(Language::English, Role::Supervisor, of(Shown::Figures));
    let drifts = seen.say(AgreementMsg::Drifts);
    let least = rules().ratings_min;
    let few = seen.say(AgreementMsg::TooFew { least });
    let harness = harness(screens, seen);
    let top = |label: &str| harness.get_by_label(label).rect().top();
    assert!(top("OP-10") < top("OP-7"), "not by their figures");
    assert_eq!(harness.query_all_by_label("0.41").count(), 1);
    assert_eq!(harness.query_all_by_label(&drifts).count(), 1);
    assert!(harness.query_all_by_label(&few).count() >= 1);
}
