//! `returnbay shipment goods`: files of what customs ask about a seller's goods.

use std::path::Path;

use serde::Serialize;

use crate::domain::codes::SellerCode;
use crate::shell::goods::GoodsDone;
use crate::shell::view::{Job, JobState, TakeRows};
use crate::text::{Message, ShipDeskMsg};

use super::super::Out;
use super::super::out::Form;
use super::At;

#[derive(Serialize)]
struct TakenOut {
    file: String,
    seller: String,
    skus: u32,
    problems: Vec<ProblemOut>,
}

#[derive(Serialize)]
struct ProblemOut {
    line: u64,
    code: &'static str,
    found: String,
    message: String,
}

/// Takes a file; what it came to is printed, and refused rows are a refusal.
pub(super) fn take(
    at: &At<'_>,
    (seller, file): (&SellerCode, &Path),
    rows: TakeRows,
    out: &Out,
) -> Result<(), Message> {
    let job = Job::TakeGoods {
        seller: seller.clone(),
        path: file.to_owned(),
        rows,
    };
    match at.shell.run(job)? {
        JobState::GoodsTaken(done) => {
            print(&done, out);
            if done.problems.is_empty() {
                Ok(())
            } else {
                Err(done.told())
            }
        }
        JobState::Failed(message) => Err(message),
        _ => Err(crate::text::TroubleMsg::NothingToExport.into()),
    }
}

fn print(done: &GoodsDone, out: &Out) {
    let words = out.words();
    let why = |code: &str| words.say(&Message::term("goods-problem", code));
    if out.form == Form::Machines {
        let problems = done.problems.iter().map(|problem| ProblemOut {
            line: problem.line,
            code: problem.code,
            found: problem.found.clone(),
            message: why(problem.code),
        });
        out.json(&TakenOut {
            file: done.file_name.clone(),
            seller: done.seller.to_string(),
            skus: done.skus,
            problems: problems.collect(),
        });
        return;
    }
    out.line(&words.say(&done.told()));
    for problem in &done.problems {
        let line = ShipDeskMsg::GoodsLine {
            line: u32::try_from(problem.line).unwrap_or(u32::MAX),
            why: why(problem.code),
            found: problem.found.clone(),
        };
        out.line(&words.say(&line.into()));
    }
}
