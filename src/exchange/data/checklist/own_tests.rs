//! Sellers' own checklists: what is taken, and what is refused on which line.

use super::*;
use crate::domain::checklist::{Answers, Own};
use crate::domain::checklist::{cover, each_way};
use crate::domain::grade::Grade;
use crate::domain::limits::{CHECKLIST_FILE_BYTES_MAX, CHECKLIST_WAYS_MAX};
use crate::domain::time::Zone;
use crate::text::{Language, Message, Words};

const PHONES: &str = include_str!("../../../../tests/it/scenarios/files/phones-own-1.toml");

/// The checklist that the page of sellers shows.
fn shown() -> &'static str {
    let page = include_str!("../../../../docs/sellers.md");
    let shown = page.split("```toml\n").nth(1);
    let shown = shown.and_then(|text| text.split("```").next());
    shown.expect("a checklist is shown")
}

fn problems(text: &str) -> Vec<Problem> {
    read_own(text.as_bytes()).expect_err("refused")
}

/// Fails unless the text is refused for this reason on the line that holds `at`.
#[track_caller]
fn refused(text: &str, code: &str, at: &str) {
    let found = problems(text);
    let line = text.lines().position(|line| line.contains(at));
    let line = u32::try_from(line.unwrap_or_else(|| panic!("{at} is on no line"))).expect("small");
    let is_it = |problem: &Problem| (problem.line, problem.code) == (line + 1, code);
    assert!(found.iter().any(is_it), "{code} at {at}: {found:?}");
    for problem in &found {
        assert!(Problem::CODES.contains(&problem.code), "{problem:?}");
    }
}

#[test]
fn the_checklist_that_the_page_of_sellers_shows_is_taken() {
    let own = read_own(shown().as_bytes()).expect("a checklist");
    assert_eq!(
        (own.pack.id.as_str(), own.pack.version),
        ("garden_tools", 1)
    );
    assert_eq!(own.list.kind(), "general");
    let answers = [
        ("sealed", "opened"),
        ("function", "works"),
        ("blade", "rusty"),
    ];
    let answers: Answers = answers
        .map(|(question, answer)| (question.to_owned(), answer.to_owned()))
        .into();
    assert_eq!(own.list.standing(&answers).grade, Grade::Acceptable);
    for (language, said) in [
        (Language::English, "Rust or a notch"),
        (Language::Chinese, "生锈或有缺口"),
    ] {
        let words = Words::new(language, Zone::UTC);
        let message = Message::answers(&own.list, "blade", "rusty");
        assert_eq!(words.say(&message), said);
        // What it does not ask has no words of its own and breaks nothing.
        assert!(
            !words
                .say(&Message::answers(&own.list, "blade", "gone"))
                .is_empty()
        );
    }
}

#[test]
fn each_broken_checklist_is_refused_on_its_line() {
    for (from, to, code, at) in BROKEN {
        assert!(PHONES.contains(from), "{from}");
        refused(&PHONES.replacen(from, to, 1), code, at);
    }
}

/// What is changed into what, the problem, and a text of its line.
const BROKEN: [(&str, &str, &str, &str); 41] = [
    (
        "id = \"phones_tablets\"",
        "id = \"Phones\"",
        "code",
        "id = \"Phones\"",
    ),
    (
        "id = \"phones_tablets\"",
        "id = \"my_phones\"",
        "categories_none",
        "my_phones",
    ),
    ("version = 1", "version = 0", "version", "version = 0"),
    (
        "version = 1",
        "version = \"one\"",
        "wrong_value",
        "version = ",
    ),
    ("date = \"2026-11-20\"", "date = \"soon\"", "day", "date = "),
    (
        "source = \"The seller's letter of 2026-11-19\"",
        "source = \" \"",
        "source_empty",
        "source = ",
    ),
    (
        "base = \"phones_tablets\"",
        "base = \"laptops\"",
        "base_unknown",
        "laptops",
    ),
    (
        "base = \"phones_tablets\"",
        "base = \"general\"",
        "base_other",
        "base = ",
    ),
    (
        "base = \"phones_tablets\"\n",
        "",
        "missing_key",
        "id = \"phones_tablets\"",
    ),
    ("version = 1\n", "", "missing_key", "# What one seller"),
    (
        "gates = [\"lithium_intact\"]",
        "gates = [\"moat\"]",
        "gate",
        "moat",
    ),
    (
        "gates = [\"lithium_intact\"]\n",
        "",
        "lacks_gate",
        "base = ",
    ),
    (
        "version = 1",
        "version = 1\ncategories = [\"Cell Phones!\"]",
        "category_words",
        "categories",
    ),
    (
        "version = 1",
        "version = 1\ncategories = [\"shoes\"]",
        "category_of_another",
        "categories",
    ),
    (
        "version = 1",
        "version = 1\ncategories = [\"x\", \"x\"]",
        "category_twice",
        "categories",
    ),
    (
        "code = \"box\"",
        "code = \"sealed\" # 2",
        "question_twice",
        "# 2",
    ),
    (
        "code = \"light_marks\"",
        "code = \"heavy_marks\"\nbest = \"good\"\n[[question.answer]]\ncode = \"heavy_marks\" # 2",
        "answer_twice",
        "# 2",
    ),
    ("best = \"very_good\"", "best = \"fine\"", "grade", "fine"),
    (
        "photos = [\"serial\"]",
        "photos = [\"x_ray\"]",
        "photo",
        "x_ray",
    ),
    (
        "photos = [\"serial\"]",
        "closes = [\"sell\"]",
        "decision",
        "\"sell\"",
    ),
    (
        "photos = [\"serial\"]",
        "closes = [\"hold\"]",
        "hold_closed",
        "\"hold\"",
    ),
    (
        "question = \"state\"",
        "question = \"later\"",
        "when_question",
        "later",
    ),
    (
        "any_of = [\"flat_battery\"]",
        "any_of = [\"torn\"]",
        "when_answer",
        "torn",
    ),
    (
        "any_of = [\"flat_battery\"]",
        "any_of = []",
        "when_empty",
        "any_of = []",
    ),
    ("ends = true", "finishes = true", "unknown_key", "finishes"),
    ("[[question]]", "[[question", "not_toml", "[[question"),
    (
        "gates = [\"lithium_damaged\"]\n",
        "",
        "lacks_closing",
        "battery_swollen_or_hot",
    ),
    (
        "code = \"battery_swollen_or_hot\"",
        "code = \"battery_bad\"",
        "lacks_answer",
        "code = \"state\"",
    ),
    (
        "code = \"battery_swollen_or_hot\"\nbest = \"unsellable\"",
        "code = \"battery_swollen_or_hot\"\nbest = \"good\"",
        "lacks_grade",
        "battery_swollen_or_hot",
    ),
    (
        "code = \"looks\"",
        "code = \"seen\"",
        "lacks_question",
        "base = ",
    ),
    (
        "film-film_on = \"Film on, never lifted\"\n",
        "",
        "words_missing",
        "code = \"film_on\"",
    ),
    (
        "Film on, never lifted",
        "  ",
        "words_empty",
        "film-film_on = \"  \"",
    ),
    (
        "Film on, never lifted",
        "The maker's film is on and never was lifted",
        "words_long",
        "was lifted",
    ),
    (
        "原膜在，未揭过",
        "原厂屏幕膜仍然完好地贴在屏幕上面",
        "words_long",
        "仍然完好",
    ),
    (
        "Film on, never lifted",
        "Film on.",
        "words_stop",
        "Film on.",
    ),
    (
        "Film on, never lifted",
        "Film off or lifted",
        "words_same",
        "film-film_off = \"Film off",
    ),
    (
        "film-film_on = \"Film",
        "film-film_in = \"Film",
        "words_unknown",
        "film-film_in",
    ),
    (
        "code = \"film_off\"",
        "code = \"film_off\"\nends = true",
        "not_asked",
        "code = \"film_off\"",
    ),
    (
        "code = \"sealed_marked\"",
        "code = \"sealed_marked\"\nends = true",
        "question_unreached",
        "code = \"box\"",
    ),
    (
        "code = \"sealed_clean\"\nbest = \"new\"",
        "code = \"sealed_clean\"\nbest = \"like_new\"",
        "grade_unreached",
        "works_unlocked_wiped",
    ),
    (
        "code = \"film\"",
        "code = \"name\"",
        "code",
        "code = \"name\"",
    ),
];

fn answer(code: &str, best: &str) -> String {
    format!("[[question.answer]]\ncode = \"{code}\"\nbest = \"{best}\"\n")
}

fn question(code: &str, answers: &[String]) -> String {
    format!("[[question]]\ncode = \"{code}\"\n{}", answers.concat())
}

#[test]
fn what_is_too_much_or_nothing_at_all_is_refused() {
    let many: Vec<String> = (1..=10)
        .map(|number| answer(&format!("a{number}"), "good"))
        .collect();
    let film = "[[question.answer]]\ncode = \"film_on\"";
    let more = PHONES.replacen(film, &format!("{}{film}", many.concat()), 1);
    refused(&more, "answers_many", "code = \"a10\"");
    let looks = "[[question]]\ncode = \"looks\"";
    let smell = question("smell", &[]);
    let none = PHONES.replacen(looks, &format!("{smell}{looks}"), 1);
    refused(&none, "answers_none", "code = \"smell\"");
    let head = PHONES.split("[[question]]").next().expect("a head");
    let code = |text: &str| problems(text).first().map(|problem| problem.code);
    assert_eq!(code(&format!("{head}[words.en]\n")), Some("questions_none"));
    let long = " ".repeat(CHECKLIST_FILE_BYTES_MAX + 1);
    assert_eq!(code(&long), Some("too_large"));
    assert_eq!(code(""), Some("missing_key"));
    let found = read_own(b"id = 1\n\xff").expect_err("no text");
    assert_eq!(found, [Problem::at(2, "not_text", "UTF-8")]);
    let deep: Vec<String> = (1..=40)
        .map(|number| question(&format!("q{number}"), &[answer("a", "new")]))
        .collect();
    let deep = PHONES.replacen("[words.en]", &format!("{}[words.en]", deep.concat()), 1);
    let is_many = |problem: &Problem| problem.code == "questions_many";
    assert!(problems(&deep).iter().any(is_many));
}

#[test]
fn a_checklist_with_more_ways_than_are_walked_is_refused() {
    // While the worst answer can still be given, each question is asked after each answer.
    let answers: Vec<String> = (1..=6)
        .map(|number| answer(&format!("m{number}"), "good"))
        .chain([answer("worst", "unsellable")])
        .collect();
    let questions: Vec<String> = (1..=15)
        .map(|number| question(&format!("q{number}"), &answers))
        .collect();
    let text = shown().replacen(
        "[words.en]",
        &format!("{}[words.en]", questions.concat()),
        1,
    );
    let found = problems(&text);
    let many = |problem: &&Problem| problem.code == "ways_many";
    let problem = found.iter().find(many).expect("too many ways");
    assert_eq!(problem.about, CHECKLIST_WAYS_MAX.to_string());
}

#[test]
fn every_house_checklist_keeps_its_own_gates() {
    let (_, gates) = gates();
    for (.., list) in checklists() {
        let named = gates.facts_of(&list.id);
        assert_eq!(cover::lacks(&list, &list, &named), []);
        let walked = each_way(&list, CHECKLIST_WAYS_MAX, |answers, standing| {
            let passed = cover::not_asked(&list, &named, (answers, standing));
            assert_eq!(passed, None, "{}: {answers:?}", list.id);
        });
        assert_eq!(walked, Ok(()), "{}", list.id);
    }
}

#[test]
fn what_a_store_keeps_is_read_again_and_other_packs_are_not() {
    let own = read_own(PHONES.as_bytes()).expect("a checklist");
    assert_eq!(kept(PHONES.as_bytes()), Some(own.list));
    for (_, bytes, list) in checklists() {
        assert_eq!(kept(&bytes), Some(list));
    }
    // A gate that is no more closes nothing; grade and words stay.
    let old = PHONES.replacen("lithium_intact", "a_gate_of_old", 1);
    let old = kept(old.as_bytes()).expect("still a checklist");
    assert!(old.gates.iter().all(|gate| gate.closes.is_empty()));
    let own = old.own.expect("words");
    assert!(own.words.contains_key(&Own::key("film", Some("film_on"))));
    for (_, bytes, _) in crate::exchange::data::policy::policies() {
        assert_eq!(kept(&bytes), None);
    }
}

#[test]
fn every_problem_has_words_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language, Zone::UTC);
        for code in Problem::CODES {
            let key = format!("pack-problem-{}", code.replace('_', "-"));
            assert!(words.term(&key).is_some(), "{key} in {}", language.code());
        }
    }
}
