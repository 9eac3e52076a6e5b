//! Whether a seller's own checklist keeps what the house checklist that it follows closes.
//!
//! An answer of the house *closes* when it closes a gate or a decision, or when a gate looks for it by
//! its name. A checklist that follows the house keeps each such answer, with all that it closes and
//! with no better grade, and on every way it asks the questions that the house would have asked there.

use std::collections::BTreeSet;

use super::{After, Answer, Answers, Checklist, ClosedGate, Condition, Question, Standing};
use crate::domain::decision::Decision;

/// What a checklist does not keep.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lacks {
    /// A gate that is closed for all such goods.
    Gate(String),
    /// A question that closes something.
    Question(String),
    /// An answer that closes something: its question and its code.
    Answer(String, String),
    /// Something that an answer closes: question, answer, and the code of the gate or decision.
    Closing(String, String, String),
    /// An answer that closes something leaves a better grade than the house's.
    Grade(String, String),
}

/// Lists what a checklist lacks of the one that it follows; `named` are answers that gates look for.
pub fn lacks(own: &Checklist, base: &Checklist, named: &BTreeSet<String>) -> Vec<Lacks> {
    let lacking = |gate: &&ClosedGate| own.gates.iter().all(|known| known.code != gate.code);
    let gates = base.gates.iter().filter(lacking);
    let mut lacks: Vec<Lacks> = gates.map(|gate| Lacks::Gate(gate.code.clone())).collect();
    for question in &base.questions {
        for answer in question.answers.iter().filter(|one| closes(one, named)) {
            let Some(kept) = own.question(&question.code) else {
                lacks.push(Lacks::Question(question.code.clone()));
                break;
            };
            match kept.answer(&answer.code) {
                Some(kept) => lacks.extend(weaker(&question.code, kept, answer)),
                None => lacks.push(Lacks::Answer(question.code.clone(), answer.code.clone())),
            }
        }
    }
    lacks
}

fn closes(answer: &Answer, named: &BTreeSet<String>) -> bool {
    !answer.gates.is_empty() || !answer.closes.is_empty() || named.contains(&answer.code)
}

/// Lists what a kept answer closes less than the house's, and whether it leaves more.
fn weaker(question: &str, kept: &Answer, house: &Answer) -> Vec<Lacks> {
    let closing =
        |code: &str| Lacks::Closing(question.to_owned(), kept.code.clone(), code.to_owned());
    let is_kept = |gate: &ClosedGate| kept.gates.iter().any(|own| own.code == gate.code);
    let gates = house.gates.iter().filter(|gate| !is_kept(gate));
    let decisions = house.closes.iter().filter(|one| !kept.closes.contains(one));
    let mut lacks: Vec<Lacks> = gates
        .map(|gate| closing(&gate.code))
        .chain(decisions.map(|one| closing(one.code())))
        .collect();
    if kept.best < house.best {
        lacks.push(Lacks::Grade(question.to_owned(), kept.code.clone()));
    }
    lacks
}

/// Finds a question that closes something and that the house would have asked on a way which ends
/// without it.
pub fn not_asked<'a>(
    base: &'a Checklist,
    named: &BTreeSet<String>,
    (answers, standing): (&Answers, &Standing<'_>),
) -> Option<&'a Question> {
    for question in &base.questions {
        match answers.get(&question.code) {
            Some(given) => {
                let given = question.answer(given);
                if given.is_some_and(|answer| answer.after == After::End) {
                    return None;
                }
            }
            None => {
                let mut closing = question.answers.iter().filter(|one| closes(one, named));
                let is_open = closing.any(|answer| is_open(answer, named, standing));
                if is_open && would_ask(base, answers, question) {
                    return Some(question);
                }
            }
        }
    }
    None
}

/// Whether an answer could still close something.
fn is_open(answer: &Answer, named: &BTreeSet<String>, standing: &Standing<'_>) -> bool {
    let is_closed = |gate: &ClosedGate| standing.gates.iter().any(|one| one.code == gate.code);
    let is_allowed = |decision: &Decision| standing.allowed.contains(decision);
    named.contains(&answer.code)
        || answer.gates.iter().any(|gate| !is_closed(gate))
        || answer.closes.iter().any(is_allowed)
}

/// Whether the house would ask a question after these answers; where it cannot be told, it would.
fn would_ask(base: &Checklist, answers: &Answers, question: &Question) -> bool {
    let may_hold = |when: &Condition| may_hold(base, answers, when);
    question.when.iter().all(may_hold)
}

fn may_hold(base: &Checklist, answers: &Answers, when: &Condition) -> bool {
    let Some(earlier) = base.question(&when.question) else {
        return true;
    };
    match answers.get(&when.question) {
        Some(given) if earlier.answer(given).is_some() => when.any_of.contains(given),
        // An answer that the house does not have.
        Some(_) => true,
        None => would_ask(base, answers, earlier),
    }
}
