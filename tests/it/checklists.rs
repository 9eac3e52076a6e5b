//! How many questions each checklist asks: sealed, opened and fine, and of a seeded mix of goods. The
//! page of checklists says the same.

use returnbay::domain::checklist::{Answers, Checklist};
use returnbay::exchange::data::checklist::checklists;
use returnbay::shell::seeded::scramble;

/// Units of the mix.
const UNITS: u64 = 10_000;
/// Of a hundred units so many come back sealed with a clean box.
const SEALED: u64 = 30;
/// Of a hundred other answers so many are the one that keeps value.
const FINE: u64 = 70;

/// Asks until the inspection is over; `choose` picks among so many answers.
fn asked(list: &Checklist, mut choose: impl FnMut(usize, usize) -> usize) -> usize {
    let mut answers = Answers::new();
    while let Some(question) = list.standing(&answers).next {
        let at = choose(answers.len(), question.answers.len());
        let answer = &question.answers[at];
        answers.insert(question.code.clone(), answer.code.clone());
    }
    answers.len()
}

/// The way of goods that were opened and are fine: at the first question the answer after the sealed
/// ones that keeps most, then always the first.
fn opened_and_fine(list: &Checklist) -> usize {
    let first = &list.questions[0];
    let ways = 0..first.answers.len();
    let opened = ways.filter(|at| !first.answers[*at].code.starts_with("sealed"));
    opened
        .map(|at| asked(list, |place, _| if place == 0 { at } else { 0 }))
        .max()
        .expect("every checklist has an opened way")
}

/// Mean questions of the mix, in hundredths.
fn mean(list: &Checklist, seed: u64) -> u64 {
    let total: usize = (0..UNITS)
        .map(|unit| {
            asked(list, |place, answers| {
                let mixed = scramble(seed + unit, place as u64);
                let (share, other) = (mixed % 100, (mixed / 100) as usize);
                let best = if place == 0 { SEALED } else { FINE };
                if share < best {
                    0
                } else {
                    1 + other % (answers - 1).max(1)
                }
                .min(answers - 1)
            })
        })
        .sum();
    total as u64 * 100 / UNITS
}

#[test]
fn the_page_of_checklists_says_how_much_each_asks() {
    let mut table = String::from(
        "| checklist | questions | sealed | opened and fine | mean of a mix |\n|---|---|---|---|---|\n",
    );
    for (seed, (pack, _, list)) in (0_u64..).zip(checklists()) {
        let sealed = asked(&list, |_, _| 0);
        let fine = opened_and_fine(&list);
        assert_eq!(sealed, 1, "{}: sealed is one key", pack.id);
        assert!(fine <= 4, "{}: {fine} keys when opened and fine", pack.id);
        let mean = mean(&list, seed * UNITS);
        let questions = list.questions.len();
        let (whole, part) = (mean / 100, mean % 100);
        let row = format!(
            "| `{}` | {questions} | {sealed} | {fine} | {whole}.{part:02} |\n",
            pack.id
        );
        table.push_str(&row);
    }
    let page = std::fs::read_to_string("docs/checklists.md").expect("the page is there");
    assert!(
        page.contains(&table),
        "docs/checklists.md is to hold:\n{table}"
    );
}
