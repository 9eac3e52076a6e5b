//! Checklists as data: `assets/checklists/*.toml`, read strictly.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::checklist::{
    After, Answer, Checklist, ClosedGate, Condition, Question, category_words,
};
use crate::domain::decision::Decision;
use crate::domain::gate::Gates;
use crate::domain::grade::Grade;
use crate::domain::photo::PhotoKind;
use crate::ledger::PackRef;

use super::gates::gates;
use super::pack::{PackError, checked_code, checked_head, named, pack_of};

macro_rules! packs {
    ($($name:literal),+) => {
        [$(include_str!(concat!("../../../assets/checklists/", $name, ".toml"))),+]
    };
}

/// Every checklist of the program, the one for goods of any kind first.
const ALL: [&str; 11] = packs!(
    "general",
    "apparel",
    "shoes",
    "small_electronics",
    "phones_tablets",
    "battery_goods",
    "beauty_personal_care",
    "toys",
    "kitchen",
    "books_media",
    "jewellery"
);

/// Answers of one question: a digit chooses among them.
const ANSWERS_MAX: usize = 9;

/// Gives the checklist for goods of any kind, with its pack and the pack's bytes.
///
/// # Panics
/// Panics when the program's own checklist does not read; a test reads it.
pub fn general() -> (PackRef, Vec<u8>, Checklist) {
    READ.first()
        .cloned()
        .expect("the general checklist is one of them")
}

/// Gives every checklist of the program, the one for goods of any kind first.
///
/// # Panics
/// As [`general`].
pub fn checklists() -> Vec<(PackRef, Vec<u8>, Checklist)> {
    READ.clone()
}

/// What [`checklists`] gives, read once: stores, benches and screens all ask for it.
static READ: LazyLock<Vec<(PackRef, Vec<u8>, Checklist)>> = LazyLock::new(|| {
    let (_, gates) = gates();
    let packed = |text: &str| {
        let list = read(text, &gates).expect("a test reads every checklist of the program");
        let pack = pack_of(&list.id, list.version, text);
        (pack, text.as_bytes().to_vec(), list)
    };
    ALL.into_iter().map(packed).collect()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    gates: Vec<String>,
    question: Vec<QuestionRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionRow {
    code: String,
    #[serde(default)]
    when: Vec<WhenRow>,
    answer: Vec<AnswerRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhenRow {
    question: String,
    any_of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    code: String,
    best: String,
    #[serde(default)]
    closes: Vec<String>,
    #[serde(default)]
    gates: Vec<String>,
    #[serde(default)]
    photos: Vec<String>,
    #[serde(default)]
    ends: bool,
}

/// Reads a checklist from the text of its pack.
///
/// # Errors
/// Names the key that is wrong: an unknown grade, decision, gate, photo, question or answer, a code
/// that stands twice, no answers or more than nine.
pub fn read(text: &str, gates: &Gates) -> Result<Checklist, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut questions: Vec<Question> = Vec::new();
    for row in file.question {
        let question = question(row, &questions, gates)?;
        questions.push(question);
    }
    if questions.is_empty() {
        return Err(PackError("question: none".to_owned()));
    }
    Ok(Checklist {
        id: file.id,
        version: file.version,
        categories: categories(file.categories)?,
        gates: closed("gates", &file.gates, gates)?,
        questions,
    })
}

fn categories(named: Vec<String>) -> Result<Vec<String>, PackError> {
    match named.iter().find(|name| category_words(name) != **name) {
        Some(name) => Err(PackError(format!(
            "categories: \"{name}\" is not in its words"
        ))),
        None => Ok(named),
    }
}

/// Looks gates up by their codes.
fn closed(key: &str, codes: &[String], gates: &Gates) -> Result<Vec<ClosedGate>, PackError> {
    let look_up = |code: &String| {
        let gate = gates
            .get(code)
            .ok_or_else(|| PackError(format!("{key}: no gate \"{code}\"")))?;
        Ok(ClosedGate {
            code: gate.code.clone(),
            closes: gate.closes.clone(),
            stop: gate.stop,
        })
    };
    codes.iter().map(look_up).collect()
}

fn question(row: QuestionRow, before: &[Question], gates: &Gates) -> Result<Question, PackError> {
    let QuestionRow { code, when, answer } = row;
    checked_code("question", &code)?;
    if before.iter().any(|other| other.code == code) {
        return Err(PackError(format!("{code}: stands twice")));
    }
    if answer.is_empty() || answer.len() > ANSWERS_MAX {
        return Err(PackError(format!(
            "{code}: {} answers, 1 to {ANSWERS_MAX} are possible",
            answer.len()
        )));
    }
    let when = when
        .into_iter()
        .map(|row| condition(&code, row, before))
        .collect::<Result<_, _>>()?;
    let mut answers: Vec<Answer> = Vec::new();
    for row in answer {
        let answer = answer_of(&code, row, gates)?;
        if answers.iter().any(|other| other.code == answer.code) {
            return Err(PackError(format!("{code}.{}: stands twice", answer.code)));
        }
        answers.push(answer);
    }
    Ok(Question {
        code,
        when,
        answers,
    })
}

/// A condition may only name what was asked before.
fn condition(key: &str, row: WhenRow, before: &[Question]) -> Result<Condition, PackError> {
    let WhenRow { question, any_of } = row;
    let Some(asked) = before.iter().find(|other| other.code == question) else {
        return Err(PackError(format!(
            "{key}.when: no earlier question \"{question}\""
        )));
    };
    if let Some(code) = any_of.iter().find(|code| asked.answer(code).is_none()) {
        return Err(PackError(format!(
            "{key}.when: {question} has no answer \"{code}\""
        )));
    }
    if any_of.is_empty() {
        return Err(PackError(format!("{key}.when: {question} without answers")));
    }
    Ok(Condition { question, any_of })
}

fn answer_of(question: &str, row: AnswerRow, gates: &Gates) -> Result<Answer, PackError> {
    let AnswerRow {
        code,
        best,
        closes,
        gates: closed_gates,
        photos,
        ends,
    } = row;
    let key = format!("{question}.{code}");
    checked_code(&key, &code)?;
    let best =
        Grade::parse(&best).ok_or_else(|| PackError(format!("{key}.best: no grade \"{best}\"")))?;
    Ok(Answer {
        best,
        closes: named(&format!("{key}.closes"), &closes, Decision::parse)?,
        gates: closed(&format!("{key}.gates"), &closed_gates, gates)?,
        photos: named(&format!("{key}.photos"), &photos, PhotoKind::parse)?,
        code,
        after: if ends { After::End } else { After::Next },
    })
}

#[cfg(test)]
mod tests;
