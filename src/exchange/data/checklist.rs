//! Checklists as data: `assets/checklists/*.toml`, read strictly.

use serde::Deserialize;

use crate::domain::checklist::{After, Answer, Checklist, Condition, Question};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::time::Day;
use crate::ledger::PackRef;
use crate::ledger::codec::sha256;

const GENERAL: &str = include_str!("../../../assets/checklists/general.toml");

/// Answers of one question: a digit chooses among them.
const ANSWERS_MAX: usize = 9;

/// What is wrong in a pack, by its key, such as `looks.worn.best: no grade "fine"`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackError(pub String);

impl std::fmt::Display for PackError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for PackError {}

/// Gives the checklist for goods of any kind, with its pack and the pack's bytes.
///
/// # Panics
/// Panics when the program's own checklist does not read; a test reads it.
pub fn general() -> (PackRef, Vec<u8>, Checklist) {
    let list = read(GENERAL).expect("a test reads every checklist of the program");
    let pack = PackRef {
        id: list.id.clone(),
        version: list.version,
        hash: sha256(GENERAL.as_bytes()),
    };
    (pack, GENERAL.as_bytes().to_vec(), list)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
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
    ends: bool,
}

/// Reads a checklist from the text of its pack.
///
/// # Errors
/// Names the key that is wrong: an unknown grade, decision, question or answer, a code that stands
/// twice, no answers or more than nine.
pub fn read(text: &str) -> Result<Checklist, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut questions: Vec<Question> = Vec::new();
    for row in file.question {
        let question = question(row, &questions)?;
        questions.push(question);
    }
    if questions.is_empty() {
        return Err(PackError("question: none".to_owned()));
    }
    Ok(Checklist {
        id: file.id,
        version: file.version,
        questions,
    })
}

/// Looks at what every pack has: id, version, date, source.
pub(super) fn checked_head(
    id: &str,
    version: u32,
    date: &str,
    source: &str,
) -> Result<(), PackError> {
    checked_code("id", id)?;
    if version == 0 {
        return Err(PackError("version: counts from 1".to_owned()));
    }
    if Day::parse(date).is_none() {
        return Err(PackError(format!("date: no day \"{date}\"")));
    }
    if source.trim().is_empty() {
        return Err(PackError("source: empty".to_owned()));
    }
    Ok(())
}

/// A code becomes part of a language key: lower-case letters, digits and `_`.
pub(super) fn checked_code(key: &str, code: &str) -> Result<(), PackError> {
    let fits = code.starts_with(|sign: char| sign.is_ascii_lowercase())
        && code
            .chars()
            .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_');
    fits.then_some(())
        .ok_or_else(|| PackError(format!("{key}: no code \"{code}\"")))
}

fn question(row: QuestionRow, before: &[Question]) -> Result<Question, PackError> {
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
        let answer = answer_of(&code, row)?;
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

fn answer_of(question: &str, row: AnswerRow) -> Result<Answer, PackError> {
    let AnswerRow {
        code,
        best,
        closes,
        ends,
    } = row;
    let key = format!("{question}.{code}");
    checked_code(&key, &code)?;
    let best =
        Grade::parse(&best).ok_or_else(|| PackError(format!("{key}.best: no grade \"{best}\"")))?;
    let closes = closes
        .iter()
        .map(|name| {
            Decision::parse(name)
                .ok_or_else(|| PackError(format!("{key}.closes: no decision \"{name}\"")))
        })
        .collect::<Result<_, _>>()?;
    Ok(Answer {
        code,
        best,
        closes,
        after: if ends { After::End } else { After::Next },
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::checklist::Answers;
    use crate::domain::time::Zone;
    use crate::text::{Language, Message, Words};

    fn list() -> Checklist {
        read(GENERAL).expect("the program's own checklist")
    }

    fn walk(list: &Checklist, answers: &Answers, ends: &mut Vec<(Answers, Grade)>) {
        let standing = list.standing(answers);
        let Some(next) = standing.next else {
            assert!(standing.allowed.contains(&Decision::Hold));
            ends.push((answers.clone(), standing.grade));
            return;
        };
        for answer in &next.answers {
            let mut more = answers.clone();
            assert_eq!(more.insert(next.code.clone(), answer.code.clone()), None);
            walk(list, &more, ends);
        }
    }

    #[test]
    fn every_way_through_the_questions_ends_with_one_grade_and_every_grade_is_reached() {
        let list = list();
        let mut ends = Vec::new();
        walk(&list, &Answers::new(), &mut ends);
        let reached: BTreeSet<Grade> = ends.iter().map(|(_, grade)| *grade).collect();
        let used: BTreeSet<Grade> = list
            .questions
            .iter()
            .flat_map(|question| question.answers.iter().map(|answer| answer.best))
            .collect();
        assert_eq!(reached, used);
        assert_eq!(reached.len(), Grade::SPECS.len());
        let given: BTreeSet<(&str, &str)> = ends
            .iter()
            .flat_map(|(answers, _)| answers.iter().map(|(q, a)| (q.as_str(), a.as_str())))
            .collect();
        let all: usize = list.questions.iter().map(|q| q.answers.len()).sum();
        assert_eq!(given.len(), all, "every answer can be given");
    }

    #[test]
    fn sealed_and_clean_is_one_key_and_opened_and_fine_is_four() {
        let list = list();
        let mut ends = Vec::new();
        walk(&list, &Answers::new(), &mut ends);
        let keys = |code: &str, grade: Grade| {
            ends.iter()
                .filter(|(answers, end)| {
                    answers.get("sealed").is_some_and(|a| a == code) && *end == grade
                })
                .map(|(answers, _)| answers.len())
                .max()
        };
        assert_eq!(keys("sealed_clean", Grade::New), Some(1));
        assert_eq!(keys("sealed_marked", Grade::VeryGood), Some(2));
        assert_eq!(keys("opened", Grade::LikeNew), Some(4));
        assert_eq!(keys("no_seal", Grade::New), Some(4));
    }

    #[test]
    fn what_does_not_work_is_not_sold() {
        let answers = Answers::from([
            ("sealed".to_owned(), "opened".to_owned()),
            ("function".to_owned(), "does_not_work".to_owned()),
        ]);
        let list = list();
        let standing = list.standing(&answers);
        assert_eq!(standing.grade, Grade::Unsellable);
        assert_eq!(standing.because, Some(("function", "does_not_work")));
        assert!(!standing.allowed.contains(&Decision::Resell));
        assert!(standing.next.is_none());
    }

    #[test]
    fn every_question_and_answer_has_words_in_every_language() {
        let list = list();
        for language in Language::ALL {
            let words = Words::new(language, Zone::UTC);
            for question in &list.questions {
                let mut keys = vec![Message::question(&list.id, &question.code)];
                keys.extend(
                    question
                        .answers
                        .iter()
                        .map(|answer| Message::answer(&list.id, &question.code, &answer.code)),
                );
                for message in keys {
                    let key = message.key().expect("a key");
                    let said = words.term(key).unwrap_or_default();
                    assert!(!said.is_empty(), "{key} in {}", language.code());
                    assert!(!said.ends_with(['.', '。']), "{key}: {said}");
                    let short = language == Language::Chinese && said.chars().count() <= 14
                        || language == Language::English && said.chars().count() <= 36;
                    assert!(short, "{key} fits a tile: {said}");
                }
            }
        }
    }

    #[test]
    fn a_wrong_pack_says_which_key() {
        let cases = [
            (
                "best = \"good\"",
                "best = \"fine\"",
                "complete.accessory_missing.best: no grade \"fine\"",
            ),
            (
                "closes = [\"resell\"]",
                "closes = [\"sell\"]",
                "function.does_not_work.closes: no decision \"sell\"",
            ),
            (
                "code = \"box\"",
                "code = \"sealed\"",
                "sealed: stands twice",
            ),
            (
                "\"sealed_marked\"] }",
                "\"torn\"] }",
                "box.when: sealed has no answer \"torn\"",
            ),
            (
                "date = \"2026-11-23\"",
                "date = \"today\"",
                "date: no day \"today\"",
            ),
            ("version = 1", "version = 0", "version: counts from 1"),
        ];
        for (from, to, said) in cases {
            assert!(GENERAL.contains(from), "{from}");
            let wrong = GENERAL.replacen(from, to, 1);
            assert_eq!(read(&wrong), Err(PackError(said.to_owned())));
        }
        let unknown = GENERAL.replacen("ends = true", "finishes = true", 1);
        assert!(read(&unknown).is_err_and(|error| error.0.contains("finishes")));
    }
}
