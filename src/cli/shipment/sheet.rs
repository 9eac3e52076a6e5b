//! `returnbay shipment sheet`: sheets of a consignment that a forwarder or a seller filled in.

use serde::Serialize;

use crate::shell::sheets::{Change, SheetDone, SheetOrder, SheetStep, SheetTaken};
use crate::shell::view::{Job, JobState};
use crate::text::{Message, SheetMsg, ShipDeskMsg, TroubleMsg};

use super::super::args::{Args, SheetTold};
use super::super::out::Form;
use super::super::{Exit, Out};
use super::{At, write};

#[derive(Serialize)]
struct SheetOut<'a> {
    file: &'a str,
    consignment: String,
    taken: bool,
    skus: u32,
    changes: Vec<ChangeOut<'a>>,
    problems: Vec<ProblemOut<'a>>,
    ignored: &'a [String],
}

#[derive(Serialize)]
struct ChangeOut<'a> {
    line: u64,
    seller: &'a str,
    sku: &'a str,
    field: &'static str,
    from: Option<&'a str>,
    to: &'a str,
}

#[derive(Serialize)]
struct ProblemOut<'a> {
    line: u64,
    code: &'static str,
    found: &'a str,
    message: String,
}

pub(super) fn run(args: &Args, told: &SheetTold, out: &Out) -> Exit {
    let step = match (told.look, told.good_rows) {
        (true, _) => SheetStep::Look,
        (false, true) => SheetStep::Good,
        (false, false) => SheetStep::AllOrNone,
    };
    let order = SheetOrder {
        consignment: told.consignment.clone(),
        path: told.file.clone(),
        step,
    };
    write(args, &told.by.badge, out, |at| take(at, order, out))
}

/// Takes a sheet or looks at it; what it came to is printed, and refused rows are a refusal.
fn take(at: &At<'_>, order: SheetOrder, out: &Out) -> Result<(), Message> {
    let consignment = order.consignment.to_string();
    match at.shell.run(Job::TakeSheet(order))? {
        JobState::SheetRead(done) => {
            print(&done, consignment, out);
            if done.problems.is_empty() {
                Ok(())
            } else {
                Err(done.told())
            }
        }
        JobState::Failed(message) => Err(message),
        _ => Err(TroubleMsg::NothingToExport.into()),
    }
}

fn print(done: &SheetDone, consignment: String, out: &Out) {
    let words = out.words();
    let why = |code: &str| words.say(&Message::term("goods-problem", code));
    if out.form == Form::Machines {
        let changes = done.changes.iter().map(|change| ChangeOut {
            line: change.line,
            seller: change.seller.as_str(),
            sku: &change.sku,
            field: change.field.code(),
            from: change.from.as_deref(),
            to: &change.to,
        });
        let problems = done.problems.iter().map(|problem| ProblemOut {
            line: problem.line,
            code: problem.code,
            found: &problem.found,
            message: why(problem.code),
        });
        return out.json(&SheetOut {
            file: &done.file_name,
            consignment,
            taken: done.taken == SheetTaken::Yes,
            skus: done.skus,
            changes: changes.collect(),
            problems: problems.collect(),
            ignored: &done.ignored,
        });
    }
    if done.problems.is_empty() {
        out.line(&words.say(&done.told()));
    }
    let row = |line: u64| u32::try_from(line).unwrap_or(u32::MAX);
    for change in &done.changes {
        let Change {
            line,
            sku,
            field,
            from,
            to,
            ..
        } = change;
        let told = SheetMsg::Change {
            line: row(*line),
            sku: sku.clone(),
            field: words.say(&Message::term("paper-field", field.code())),
            from: from.clone().unwrap_or_else(|| "–".to_owned()),
            to: to.clone(),
        };
        out.line(&words.say(&told.into()));
    }
    for problem in &done.problems {
        let told = ShipDeskMsg::GoodsLine {
            line: row(problem.line),
            why: why(problem.code),
            found: problem.found.clone(),
        };
        out.line(&words.say(&told.into()));
    }
    if !done.ignored.is_empty() {
        let heads = done.ignored.join(", ");
        out.line(&words.say(&SheetMsg::Ignored { heads }.into()));
    }
}
