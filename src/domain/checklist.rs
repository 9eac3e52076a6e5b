//! A checklist asks for facts and derives the grade: the worst that any answer allows.

pub mod cover;
mod own;
mod walk;

use std::collections::BTreeMap;

use super::decision::Decision;
use super::gate::Stop;
use super::grade::Grade;
use super::photo::PhotoKind;

pub use own::{Own, Wording};
pub use walk::{TooManyWays, each_way};

/// What was answered so far: question code to answer code.
pub type Answers = BTreeMap<String, String>;

/// The questions of one category, worst first. A pack as data; words of a house checklist stand in the
/// language files under `checklist-<id>-<question>` and `checklist-<id>-<question>-<answer>`, those of
/// a seller's own in the pack itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checklist {
    /// The pack's name, such as `general`.
    pub id: String,
    /// Rises with every change of a rule.
    pub version: u32,
    /// Categories of goods that it serves, as [`category_words`] gives them.
    pub categories: Vec<String>,
    /// Gates that are closed for all such goods.
    pub gates: Vec<ClosedGate>,
    /// In the order they are asked.
    pub questions: Vec<Question>,
    /// What a seller's own checklist has beside; none for one of the house.
    pub own: Option<Own>,
}

/// A gate that a pack or an answer closes, with what that closes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosedGate {
    /// The gate's code.
    pub code: String,
    /// Decisions that it closes.
    pub closes: Vec<Decision>,
    /// Whether it stops the bench.
    pub stop: Stop,
}

/// Gives a category's words in lower case, parted by one space, so that `Toys & Games` and `toys games`
/// are one.
pub fn category_words(category: &str) -> String {
    let lower = category.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
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
    /// Gates that this fact closes.
    pub gates: Vec<ClosedGate>,
    /// Photos that this fact needs as evidence.
    pub photos: Vec<PhotoKind>,
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
    /// Every answer that leaves less than new, as question, answer and the best grade it leaves; the
    /// worst first, else in the order they were asked.
    pub reasons: Vec<(&'a str, &'a str, Grade)>,
    /// The gates that are closed.
    pub gates: Vec<&'a ClosedGate>,
    /// Photos that the answers need.
    pub photos: Vec<PhotoKind>,
    /// The decisions still open.
    pub allowed: Vec<Decision>,
    /// The next question; none when the inspection is over.
    pub next: Option<&'a Question>,
}

impl Checklist {
    /// Finds a question by its code.
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions.iter().find(|one| one.code == code)
    }

    /// Tells whether it names a category, in its words.
    pub fn serves(&self, category: &str) -> bool {
        self.categories.iter().any(|one| one == category)
    }

    /// Gives the kind of goods as gates know it: the house checklist that it is or follows.
    pub fn kind(&self) -> &str {
        self.own.as_ref().map_or(&self.id, |own| &own.base)
    }

    /// Derives grade, reason, open decisions and the next question from the answers. Answers to
    /// questions that this checklist does not ask are ignored.
    pub fn standing(&self, answers: &Answers) -> Standing<'_> {
        let mut so_far = SoFar::default();
        so_far.close(&self.gates);
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
                    so_far.take(&question.code, answer);
                    ended = answer.after;
                }
                None if next.is_none() && question.can_change(&so_far) => {
                    next = Some(question);
                }
                None => {}
            }
        }
        so_far.standing(if ended == After::End { None } else { next })
    }
}

/// What the answers so far come to, while they are gone through.
#[derive(Default)]
struct SoFar<'a> {
    reasons: Vec<(&'a str, &'a str, Grade)>,
    gates: Vec<&'a ClosedGate>,
    closed: Vec<Decision>,
    photos: Vec<PhotoKind>,
}

impl<'a> SoFar<'a> {
    fn close(&mut self, gates: &'a [ClosedGate]) {
        for gate in gates {
            if self.is_open(gate) {
                self.gates.push(gate);
            }
            self.closed.extend(&gate.closes);
        }
    }

    fn is_open(&self, gate: &ClosedGate) -> bool {
        self.gates.iter().all(|closed| closed.code != gate.code)
    }

    fn take(&mut self, question: &'a str, answer: &'a Answer) {
        if answer.best > Grade::New {
            self.reasons.push((question, &answer.code, answer.best));
        }
        self.closed.extend(&answer.closes);
        self.close(&answer.gates);
        for photo in &answer.photos {
            if !self.photos.contains(photo) {
                self.photos.push(*photo);
            }
        }
    }

    fn grade(&self) -> Grade {
        let worst = self.reasons.iter().map(|(_, _, best)| *best).max();
        worst.unwrap_or(Grade::New)
    }

    fn standing(mut self, next: Option<&'a Question>) -> Standing<'a> {
        let grade = self.grade();
        self.reasons
            .sort_by_key(|(_, _, best)| std::cmp::Reverse(*best));
        let because = self.reasons.first();
        let allowed = grade.spec().allowed.iter().copied();
        Standing {
            grade,
            because: because.map(|(question, answer, _)| (*question, *answer)),
            allowed: allowed
                .filter(|decision| !self.closed.contains(decision))
                .collect(),
            reasons: self.reasons,
            gates: self.gates,
            photos: self.photos,
            next,
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

    /// A question that can lower neither the grade nor close a decision or a gate is not asked.
    fn can_change(&self, so_far: &SoFar<'_>) -> bool {
        let grade = so_far.grade();
        let is_open = |decision: &Decision| !so_far.closed.contains(decision);
        self.answers.iter().any(|answer| {
            answer.best > grade
                || answer.closes.iter().any(is_open)
                || answer.gates.iter().any(|gate| so_far.is_open(gate))
        })
    }
}
