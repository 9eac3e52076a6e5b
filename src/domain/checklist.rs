//! A checklist asks for facts and derives the grade: the worst that any answer allows.

use std::collections::BTreeMap;

use super::decision::Decision;
use super::grade::Grade;

/// What was answered so far: question code to answer code.
pub type Answers = BTreeMap<String, String>;

/// The questions of one category, worst first. A pack as data; words stand in the language files
/// under `checklist-<id>-<question>` and `checklist-<id>-<question>-<answer>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checklist {
    /// The pack's name, such as `general`.
    pub id: String,
    /// Rises with every change of a rule.
    pub version: u32,
    /// In the order they are asked.
    pub questions: Vec<Question>,
}

/// One thing that the bench asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// The stable name within its checklist.
    pub code: String,
    /// Asked only when each named question has one of the named answers.
    pub when: Vec<Condition>,
    /// At most nine, the first keeps the most value.
    pub answers: Vec<Answer>,
}

/// "That question was answered with one of these."
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// The question's code.
    pub question: String,
    /// The codes that satisfy it.
    pub any_of: Vec<String>,
}

/// A fact that a person can state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The stable name within its question.
    pub code: String,
    /// The best grade that this fact leaves.
    pub best: Grade,
    /// Decisions that this fact closes whatever the grade.
    pub closes: Vec<Decision>,
    /// Whether the inspection is over with this answer.
    pub after: After,
}

/// What follows an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum After {
    /// The next question that can still change something.
    Next,
    /// Nothing: the inspection is over.
    End,
}

/// What the answers so far come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing<'a> {
    /// The grade if nothing worse is answered.
    pub grade: Grade,
    /// The question and answer that set the grade; none when no answer lowered it.
    pub because: Option<(&'a str, &'a str)>,
    /// The decisions still open.
    pub allowed: Vec<Decision>,
    /// The next question; none when the inspection is over.
    pub next: Option<&'a Question>,
}

impl Checklist {
    /// Derives grade, reason, open decisions and the next question from the answers. Answers to
    /// questions that this checklist does not ask are ignored.
    pub fn standing(&self, answers: &Answers) -> Standing<'_> {
        let mut grade = Grade::New;
        let mut because = None;
        let mut closed: Vec<Decision> = Vec::new();
        let mut ended = After::Next;
        let mut next = None;
        for question in &self.questions {
            if ended == After::End || !question.applies(answers) {
                continue;
            }
            let given = answers
                .get(&question.code)
                .and_then(|code| question.answer(code));
            match given {
                Some(answer) => {
                    if answer.best > grade {
                        grade = answer.best;
                        because = Some((question.code.as_str(), answer.code.as_str()));
                    }
                    closed.extend(&answer.closes);
                    ended = answer.after;
                }
                None if next.is_none() && question.can_change(grade, &closed) => {
                    next = Some(question);
                }
                None => {}
            }
        }
        let allowed = grade
            .spec()
            .allowed
            .iter()
            .copied()
            .filter(|decision| !closed.contains(decision))
            .collect();
        Standing {
            grade,
            because,
            allowed,
            next: if ended == After::End { None } else { next },
        }
    }
}

impl Question {
    /// Finds an answer by its code.
    pub fn answer(&self, code: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.code == code)
    }

    fn applies(&self, answers: &Answers) -> bool {
        self.when.iter().all(|condition| {
            answers
                .get(&condition.question)
                .is_some_and(|given| condition.any_of.iter().any(|code| code == given))
        })
    }

    /// A question that can lower neither the grade nor close a decision is not asked.
    fn can_change(&self, grade: Grade, closed: &[Decision]) -> bool {
        self.answers.iter().any(|answer| {
            answer.best > grade
                || answer
                    .closes
                    .iter()
                    .any(|decision| !closed.contains(decision))
        })
    }
}
