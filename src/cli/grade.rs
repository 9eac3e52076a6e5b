//! `returnbay grade`: the grade that answers from stdin come to, or a checklist's questions.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::checklist::{After, Answers, Checklist, Question};
use crate::domain::gate::Gates;
use crate::domain::grade::Grade;
use crate::domain::ids::Hash;
use crate::exchange::data;
use crate::ledger::PackRef;
use crate::ledger::codec::sha256;
use crate::shell::desk::Desk;
use crate::text::{AdviceMsg, Message, TroubleMsg, Words};

use super::args::{self, Args};
use super::asked::{GateOut, read_stdin};
use super::{Exit, Out, folder};

#[derive(Deserialize)]
struct Input {
    answers: Answers,
}

#[derive(Serialize)]
struct PackOut {
    id: String,
    version: u32,
    hash: String,
}

impl PackOut {
    fn of(pack: &PackRef) -> Self {
        Self {
            id: pack.id.clone(),
            version: pack.version,
            hash: pack.hash.to_string(),
        }
    }
}

#[derive(Serialize)]
struct GradeOut {
    grade: &'static str,
    reasons: Vec<ReasonOut>,
    gates: Vec<GateOut>,
    allowed: Vec<&'static str>,
    photos: Vec<&'static str>,
    scales: Option<ScalesOut>,
    /// The question that is open; null when the inspection is over.
    next: Option<String>,
    checklist: PackOut,
}

/// The grade in the words of others.
#[derive(Serialize)]
struct ScalesOut {
    amazon: Option<u8>,
    ebay: Option<u32>,
    b_stock: Option<String>,
    r2_cosmetic: Option<String>,
    r2_functional: Option<String>,
    ctia: Option<String>,
}

impl ScalesOut {
    fn of(grade: Grade) -> Option<Self> {
        let scales = data::scales::scales();
        let found = scales.of(grade)?.clone();
        Some(Self {
            amazon: found.amazon,
            ebay: found.ebay,
            b_stock: found.b_stock,
            r2_cosmetic: found.r2_cosmetic,
            r2_functional: found.r2_functional,
            ctia: found.ctia,
        })
    }
}

#[derive(Serialize)]
struct ReasonOut {
    question: String,
    answer: String,
    best: &'static str,
    text: String,
}

#[derive(Serialize)]
struct QuestionsOut {
    checklist: PackOut,
    gates: Vec<String>,
    questions: Vec<QuestionOut>,
}

#[derive(Serialize)]
struct QuestionOut {
    code: String,
    text: String,
    when: Vec<WhenOut>,
    answers: Vec<AnswerOut>,
}

#[derive(Serialize)]
struct WhenOut {
    question: String,
    any_of: Vec<String>,
}

#[derive(Serialize)]
struct AnswerOut {
    code: String,
    text: String,
    best: &'static str,
    closes: Vec<&'static str>,
    gates: Vec<String>,
    photos: Vec<&'static str>,
    ends: bool,
}

pub(super) fn run(args: &Args, verb: &args::Grade, out: &Out) -> Exit {
    match grade(args, verb, out) {
        Ok(()) => Exit::Done,
        Err(message) => out.refused(&message),
    }
}

fn grade(args: &Args, verb: &args::Grade, out: &Out) -> Result<(), Message> {
    let (pack, list) = match (&verb.pack, verb.hash, &verb.checklist) {
        (Some(path), _, _) => of_file(path, out)?,
        (None, Some(hash), _) => of_store(args, hash)?,
        (None, None, Some(id)) => checklist(id)?,
        (None, None, None) => checklist("")?,
    };
    if verb.questions {
        out.json(&questions_out(&pack, &list, out.words()));
        return Ok(());
    }
    let text = read_stdin()?;
    let input: Input = serde_json::from_str(&text).map_err(|error| AdviceMsg::BadInput {
        detail: error.to_string(),
    })?;
    known(&list, &input.answers)?;
    let (_, gates) = data::gates::gates();
    out.json(&grade_out(
        &pack,
        &list,
        &input.answers,
        &gates,
        out.words(),
    ));
    Ok(())
}

/// Reads a seller's own checklist from its file. What would keep it from being taken is said; a grade is
/// derived all the same when its questions can be read.
fn of_file(path: &Path, out: &Out) -> Result<(PackRef, Checklist), Message> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| TroubleMsg::FileUnreadable {
        name: name.clone(),
        detail: error.to_string(),
    })?;
    let refused = match data::checklist::read_own(&bytes) {
        Ok(own) => return Ok((own.pack, own.list)),
        Err(problems) => TroubleMsg::checklist_refused(name, data::checklist::told(problems)),
    };
    let kept = kept(sha256(&bytes), &bytes).ok_or_else(|| refused.clone())?;
    out.tell(&refused.into());
    Ok(kept)
}

/// Reads a checklist that the store keeps.
fn of_store(args: &Args, hash: Hash) -> Result<(PackRef, Checklist), Message> {
    let desk = Desk::open(&folder(args)?)?;
    let bytes = desk.pack(hash)?;
    let found = bytes.and_then(|bytes| kept(hash, &bytes));
    let what = hash.to_string();
    found.ok_or_else(|| TroubleMsg::NotFound { what }.into())
}

fn kept(hash: Hash, bytes: &[u8]) -> Option<(PackRef, Checklist)> {
    let list = data::checklist::kept(bytes)?;
    let pack = PackRef {
        id: list.id.clone(),
        version: list.version,
        hash,
    };
    Some((pack, list))
}

fn checklist(id: &str) -> Result<(PackRef, Checklist), AdviceMsg> {
    let all = data::checklist::checklists();
    let known: Vec<String> = all.iter().map(|(pack, ..)| pack.id.clone()).collect();
    let found = all.into_iter().find(|(pack, ..)| pack.id == id);
    found
        .map(|(pack, _, list)| (pack, list))
        .ok_or_else(|| AdviceMsg::NoChecklist {
            id: id.to_owned(),
            known: known.join(", "),
        })
}

/// An answer that the checklist does not know is a mistake, never passed over.
fn known(list: &Checklist, answers: &Answers) -> Result<(), AdviceMsg> {
    for (code, given) in answers {
        let question = list.questions.iter().find(|one| one.code == *code);
        let question = question.ok_or_else(|| AdviceMsg::NoQuestion {
            id: list.id.clone(),
            question: code.clone(),
        })?;
        if question.answer(given).is_none() {
            let codes: Vec<&str> = question
                .answers
                .iter()
                .map(|one| one.code.as_str())
                .collect();
            return Err(AdviceMsg::NoAnswer {
                question: code.clone(),
                answer: given.clone(),
                known: codes.join(", "),
            });
        }
    }
    Ok(())
}

fn grade_out(
    pack: &PackRef,
    list: &Checklist,
    answers: &Answers,
    gates: &Gates,
    words: &Words,
) -> GradeOut {
    let standing = list.standing(answers);
    let reason = |(question, answer, best): &(&str, &str, Grade)| ReasonOut {
        question: (*question).to_owned(),
        answer: (*answer).to_owned(),
        best: best.code(),
        text: words.say(&Message::answers(list, question, answer)),
    };
    let closed = standing
        .gates
        .iter()
        .filter_map(|gate| gates.get(&gate.code));
    GradeOut {
        grade: standing.grade.code(),
        reasons: standing.reasons.iter().map(reason).collect(),
        gates: closed.map(|gate| GateOut::of(gate, words)).collect(),
        allowed: standing.allowed.iter().map(|of| of.code()).collect(),
        photos: standing.photos.iter().map(|of| of.code()).collect(),
        scales: ScalesOut::of(standing.grade),
        next: standing.next.map(|question| question.code.clone()),
        checklist: PackOut::of(pack),
    }
}

fn questions_out(pack: &PackRef, list: &Checklist, words: &Words) -> QuestionsOut {
    QuestionsOut {
        checklist: PackOut::of(pack),
        gates: list.gates.iter().map(|gate| gate.code.clone()).collect(),
        questions: list
            .questions
            .iter()
            .map(|question| question_out(list, question, words))
            .collect(),
    }
}

fn question_out(list: &Checklist, question: &Question, words: &Words) -> QuestionOut {
    let when = question.when.iter().map(|when| WhenOut {
        question: when.question.clone(),
        any_of: when.any_of.clone(),
    });
    let answers = question.answers.iter().map(|answer| AnswerOut {
        code: answer.code.clone(),
        text: words.say(&Message::answers(list, &question.code, &answer.code)),
        best: answer.best.code(),
        closes: answer.closes.iter().map(|of| of.code()).collect(),
        gates: answer.gates.iter().map(|gate| gate.code.clone()).collect(),
        photos: answer.photos.iter().map(|of| of.code()).collect(),
        ends: answer.after == After::End,
    });
    QuestionOut {
        code: question.code.clone(),
        text: words.say(&Message::asks(list, &question.code)),
        when: when.collect(),
        answers: answers.collect(),
    }
}
