//! Every checklist of the program, walked through all its answers.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::checklist::{After, Answers, Standing, category_words};
use crate::domain::decision::Decision;
use crate::domain::gate::Stop;
use crate::domain::grade::Grade;
use crate::domain::photo::PhotoKind;
use crate::domain::time::Zone;
use crate::text::{Language, Message, Words};

fn lists() -> Vec<Checklist> {
    checklists().into_iter().map(|(.., list)| list).collect()
}

fn list(id: &str) -> Checklist {
    let found = lists().into_iter().find(|list| list.id == id);
    found.expect("a checklist of the program")
}

fn read_with_gates(text: &str) -> Result<Checklist, PackError> {
    read(text, &gates().1)
}

fn codes<'a>(standing: &Standing<'a>) -> Vec<&'a str> {
    standing
        .gates
        .iter()
        .map(|gate| gate.code.as_str())
        .collect()
}

/// Gives every way through a checklist.
fn ways(list: &Checklist) -> Vec<Answers> {
    let mut open = vec![Answers::new()];
    let mut ends = Vec::new();
    while let Some(answers) = open.pop() {
        let standing = list.standing(&answers);
        assert!(standing.allowed.contains(&Decision::Hold), "{answers:?}");
        let Some(next) = standing.next else {
            ends.push(answers);
            continue;
        };
        for answer in &next.answers {
            let mut more = answers.clone();
            assert_eq!(more.insert(next.code.clone(), answer.code.clone()), None);
            open.push(more);
        }
    }
    ends
}

/// Goes through a checklist by the first answer to each question but the ones that are given.
fn way(list: &Checklist, given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::new();
    while let Some(next) = list.standing(&answers).next {
        let said = given.iter().find(|(question, _)| *question == next.code);
        let first = next.answers.first().map(|answer| answer.code.as_str());
        let answer = said.map(|(_, answer)| *answer).or(first).expect("answers");
        answers.insert(next.code.clone(), answer.to_owned());
    }
    for (question, answer) in given {
        assert_eq!(
            answers.get(*question).map(String::as_str),
            Some(*answer),
            "asked"
        );
    }
    answers
}

#[test]
fn every_way_ends_with_one_grade_and_every_answer_and_grade_is_reached() {
    for list in lists() {
        let ends = ways(&list);
        let mut grades = BTreeSet::new();
        let mut given = BTreeSet::new();
        for answers in &ends {
            grades.insert(list.standing(answers).grade);
            given.extend(answers.iter().map(|(q, a)| (q.clone(), a.clone())));
        }
        let all: usize = list.questions.iter().map(|q| q.answers.len()).sum();
        assert_eq!(given.len(), all, "{}: every answer can be given", list.id);
        let marks: BTreeSet<Grade> = list
            .questions
            .iter()
            .flat_map(|question| question.answers.iter().map(|answer| answer.best))
            .collect();
        assert_eq!(grades, marks, "{}", list.id);
        assert!(grades.contains(&Grade::New) && grades.contains(&Grade::Unsellable));
    }
}

#[test]
fn a_worse_fact_never_betters_the_grade() {
    let mut compared = 0;
    for list in lists() {
        let ends: BTreeSet<Answers> = ways(&list).into_iter().collect();
        for answers in &ends {
            let grade = list.standing(answers).grade;
            for question in &list.questions {
                let given = answers.get(&question.code);
                let Some(given) = given.and_then(|code| question.answer(code)) else {
                    continue;
                };
                for worse in question.answers.iter().filter(|one| one.best >= given.best) {
                    let mut changed = answers.clone();
                    changed.insert(question.code.clone(), worse.code.clone());
                    // Only where the same questions are asked: another answer may end them.
                    if ends.contains(&changed) {
                        let after = list.standing(&changed).grade;
                        assert!(after >= grade, "{}: {changed:?}", list.id);
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 1000, "{compared}");
}

#[test]
fn sealed_is_one_key_and_opened_and_fine_at_most_four() {
    for list in lists() {
        let [first, ..] = list.questions.as_slice() else {
            panic!("{} asks nothing", list.id);
        };
        for answer in &first.answers {
            let answers = way(&list, &[(&first.code, &answer.code)]);
            let keys = answers.len();
            let fits = match answer.after {
                After::End => keys == 1,
                After::Next => (2..=4).contains(&keys),
            };
            assert!(fits, "{} {}: {keys} keys", list.id, answer.code);
        }
        let sealed = way(&list, &[(&first.code, "sealed_clean")]);
        let grade = list.standing(&sealed).grade;
        assert_eq!((sealed.len(), grade), (1, Grade::New), "{}", list.id);
    }
}

#[test]
fn what_does_not_work_is_not_sold() {
    let list = list("general");
    let answers = way(
        &list,
        &[("sealed", "opened"), ("function", "does_not_work")],
    );
    let standing = list.standing(&answers);
    assert_eq!(standing.grade, Grade::Unsellable);
    assert_eq!(standing.because, Some(("function", "does_not_work")));
    let reasons = [
        ("function", "does_not_work", Grade::Unsellable),
        ("sealed", "opened", Grade::LikeNew),
    ];
    assert_eq!(standing.reasons, reasons);
    assert!(!standing.allowed.contains(&Decision::Resell));
}

#[test]
fn a_locked_phone_is_neither_sold_nor_repaired_and_not_asked_for_its_looks() {
    let list = list("phones_tablets");
    let answers = way(&list, &[("sealed", "opened"), ("state", "account_locked")]);
    let standing = list.standing(&answers);
    assert_eq!(answers.len(), 2, "power and lock before looks");
    assert_eq!(standing.allowed, [Decision::Hold, Decision::Dispose]);
    assert_eq!(
        codes(&standing),
        ["lithium_intact", "activation_lock", "not_wiped"]
    );
    assert_eq!(standing.photos, [PhotoKind::Serial]);
    let fine = way(&list, &[("sealed", "opened")]);
    let standing = list.standing(&fine);
    assert_eq!(standing.grade, Grade::LikeNew);
    assert_eq!(codes(&standing), ["lithium_intact"]);
}

#[test]
fn a_stain_ends_it_for_marketplace_apparel() {
    let list = list("apparel");
    let [tags, ..] = list.questions.as_slice() else {
        panic!("it asks");
    };
    let opened = tags.answers.iter().find(|one| one.after == After::Next);
    let opened = opened
        .map(|one| one.code.clone())
        .expect("goods with open tags");
    let answers = way(&list, &[(&tags.code, &opened), ("wear", "stain")]);
    let standing = list.standing(&answers);
    assert!(codes(&standing).contains(&"used_apparel"));
    assert!(!standing.allowed.contains(&Decision::Resell));
    assert_eq!(standing.photos, [PhotoKind::Defect]);
}

#[test]
fn goods_that_always_hold_lithium_never_fly_and_a_swollen_battery_stops_the_bench() {
    for list in lists() {
        let lithium = ["phones_tablets", "battery_goods"].contains(&list.id.as_str());
        assert_eq!(
            list.gates.iter().any(|gate| gate.code == "lithium_intact"),
            lithium,
            "{}",
            list.id
        );
    }
    let stops = |list: &Checklist| {
        let answers = list.questions.iter().flat_map(|question| &question.answers);
        let mut closed = answers.flat_map(|answer| &answer.gates);
        closed.any(|gate| gate.stop == Stop::Yes)
    };
    for id in ["phones_tablets", "battery_goods", "small_electronics"] {
        assert!(stops(&list(id)), "{id}");
    }
}

#[test]
fn every_question_and_answer_has_words_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language, Zone::UTC);
        for list in lists() {
            for question in &list.questions {
                let mut keys = vec![Message::question(&list.id, &question.code)];
                keys.extend(
                    question
                        .answers
                        .iter()
                        .map(|answer| Message::answer(&list.id, &question.code, &answer.code)),
                );
                let mut tiles = BTreeMap::new();
                for message in keys {
                    let key = message.key().expect("a key");
                    let said = words.term(key).unwrap_or_default();
                    assert!(!said.is_empty(), "{key} in {}", language.code());
                    assert!(!said.ends_with(['.', '。']), "{key}: {said}");
                    let short = language == Language::Chinese && said.chars().count() <= 14
                        || language == Language::English && said.chars().count() <= 36;
                    assert!(short, "{key} fits a tile: {said}");
                    let other = tiles.insert(said.clone(), key.to_owned());
                    assert_eq!(other, None, "{key}: another tile says {said}");
                }
            }
        }
    }
}

#[test]
fn a_wrong_pack_says_which_line_and_key() {
    let [general, ..] = ALL;
    let cases = [
        ("best = \"good\"", "best = \"fine\"", "grade fine"),
        (
            "closes = [\"resell\"]",
            "closes = [\"sell\"]",
            "decision sell",
        ),
        ("closes = [\"resell\"]", "gates = [\"moat\"]", "gate moat"),
        (
            "closes = [\"resell\"]",
            "photos = [\"x_ray\"]",
            "photo x_ray",
        ),
        (
            "code = \"box\"",
            "code = \"sealed\"",
            "question_twice sealed",
        ),
        (
            "\"sealed_marked\"] }",
            "\"torn\"] }",
            "when_answer sealed.torn",
        ),
        ("date = \"2026-11-23\"", "date = \"today\"", "day today"),
        ("version = 1", "version = 0", "version version"),
        (
            "version = 1",
            "version = 1\nbase = \"general\"",
            "unknown_key base",
        ),
        ("ends = true", "finishes = true", "unknown_key finishes"),
        (
            "[[question]]",
            "categories = [\"Toys & Games\"]\n[[question]]",
            "category_words Toys & Games",
        ),
    ];
    for (from, to, said) in cases {
        let place = general.find(from).expect(from);
        let wrong = general.replacen(from, to, 1);
        let new = to
            .lines()
            .position(|line| !general.contains(line))
            .unwrap_or(0);
        let line = general.get(..place).expect("text").lines().count();
        let line = if general.get(..place).expect("text").ends_with('\n') {
            line + 1 + new
        } else {
            line + new
        };
        let PackError(found) = read_with_gates(&wrong).expect_err(from);
        assert_eq!(found, format!("{line}: {said}"));
    }
}

#[test]
fn each_category_has_one_checklist_and_words_are_compared_without_signs() {
    let mut served = BTreeMap::new();
    for list in lists() {
        for category in &list.categories {
            let other = served.insert(category.clone(), list.id.clone());
            assert_eq!(other, None, "{category}");
        }
    }
    for (said, id) in [
        ("Toys & Games", Some("toys")),
        ("toys", Some("toys")),
        ("JEWELRY", Some("jewellery")),
        ("Men's Clothing", Some("apparel")),
        ("手机", Some("phones_tablets")),
        ("Cell Phones & Accessories", Some("small_electronics")),
        ("Garden", None),
        ("", None),
    ] {
        let found = served.get(&category_words(said)).map(String::as_str);
        assert_eq!(found, id, "{said}");
    }
}
