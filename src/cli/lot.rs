//! `returnbay lot`: what was sold, its sale and its end, and files of what units brought.

mod picture;
mod sale;
mod unseal;

use std::path::Path;

use serde::Serialize;

use crate::domain::codes::LotNumber;
use crate::domain::money::Money;
use crate::ledger::query::LotSheet;
use crate::ledger::{Answer, Query};
use crate::shell::desk::Desk;
use crate::shell::lots::ProceedsDone;
use crate::shell::view::{Job, JobState, TakeRows};
use crate::shell::{Clock, Devices};
use crate::text::{DeskMsg, Message, TroubleMsg, Words};

use super::args::{Args, Lot, LotWay};
use super::json::MoneyOut;
use super::out::Form;
use super::{Exit, Out, folder, open};

pub(super) use sale::{Known, is_known};

#[derive(Serialize)]
struct ListedOut {
    lot: String,
    state: &'static str,
    pallets: Vec<String>,
    units: u32,
    condition: Option<&'static str>,
    buyer: String,
    day: String,
    price: MoneyOut,
    reference: Option<String>,
    split: &'static str,
    list: String,
    sellers: Vec<SellerOut>,
}

#[derive(Serialize)]
struct SellerOut {
    seller: Option<String>,
    units: usize,
    brought: MoneyOut,
}

#[derive(Serialize)]
struct TakenOut {
    file: String,
    lot: String,
    units: u32,
    taken_before: bool,
    problems: Vec<ProblemOut>,
}

#[derive(Serialize)]
struct ProblemOut {
    line: u64,
    code: &'static str,
    found: String,
    message: String,
}

pub(super) fn run(args: &Args, verb: &Lot, out: &Out) -> Exit {
    match &verb.way {
        LotWay::List => match listed(args, out) {
            Ok(()) => Exit::Done,
            Err(message) => out.store_trouble(&message),
        },
        LotWay::Sell(sale) => sale::sell(args, sale, out),
        LotWay::Picture {
            pallet,
            file,
            badge,
        } => picture::picture(args, (pallet, file), badge, out),
        LotWay::Unseal {
            pallet,
            reason,
            badge,
        } => unseal::unseal(args, pallet, reason, badge, out),
        LotWay::Withdraw { lot, reason, badge } => sale::withdraw(args, lot, reason, badge, out),
        LotWay::Proceeds {
            lot,
            file,
            good_rows,
        } => {
            let rows = if *good_rows {
                TakeRows::Good
            } else {
                TakeRows::AllOrNone
            };
            proceeds(args, lot, file, rows, out)
        }
    }
}

fn listed(args: &Args, out: &Out) -> Result<(), Message> {
    let desk = folder(args).and_then(|folder| Desk::open(&folder))?;
    let words = out.words_at(desk.zone);
    let mut after = None;
    loop {
        let Answer::Lots(page) = desk.ask(&Query::Lots(after))? else {
            return Ok(());
        };
        for row in page.rows {
            if let Answer::Lot(Some(sheet)) = desk.ask(&Query::Lot(row.sold.lot))? {
                print(&sheet, &words, out);
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Prints one lot that was sold.
fn one(args: &Args, number: &LotNumber, out: &Out) -> Result<(), Message> {
    let desk = folder(args).and_then(|folder| Desk::open(&folder))?;
    let words = out.words_at(desk.zone);
    if let Answer::Lot(Some(sheet)) = desk.ask(&Query::Lot(number.clone()))? {
        print(&sheet, &words, out);
    }
    Ok(())
}

fn print(sheet: &LotSheet, words: &Words, out: &Out) {
    let LotSheet { row, lot } = sheet;
    let sold = &row.sold;
    let currency = sold.price.currency;
    let money = |minor: i64| Money { minor, currency };
    let is_withdrawn = row.withdrawn.is_some();
    let brought = if is_withdrawn {
        [].into()
    } else {
        lot.proceeds(sold.price.minor, &row.told)
    };
    let parts = lot.by_seller(&brought);
    if out.form == Form::Machines {
        let sellers = parts.into_iter().map(|part| SellerOut {
            seller: part.seller.map(|seller| seller.to_string()),
            units: part.units,
            brought: MoneyOut::of(money(part.brought)),
        });
        out.json(&ListedOut {
            lot: sold.lot.to_string(),
            state: if is_withdrawn { "withdrawn" } else { "sold" },
            pallets: sold.pallets.iter().map(ToString::to_string).collect(),
            units: sold.units,
            condition: sold.condition.map(crate::domain::grade::Grade::code),
            buyer: sold.buyer.clone(),
            day: sold.day.to_string(),
            price: MoneyOut::of(sold.price),
            reference: sold.reference.clone(),
            split: sold.split.code(),
            list: sold.list.to_string(),
            sellers: sellers.collect(),
        });
        return;
    }
    let (price, units) = (words.money(sold.price), sold.units);
    let head = [
        sold.lot.to_string(),
        sold.day.to_string(),
        sold.buyer.clone(),
        units.to_string(),
        price,
    ];
    out.line(&head.join(" · "));
    if let Some((at, reason)) = &row.withdrawn {
        let told = DeskMsg::LotWithdrawnAt {
            at: *at,
            reason: reason.clone(),
        };
        out.line(&format!("  {}", words.say(&told.into())));
        return;
    }
    for part in parts {
        let seller = part.seller.map(|seller| seller.to_string());
        let amount = words.money(money(part.brought));
        let line = [
            seller.unwrap_or_else(|| "–".to_owned()),
            part.units.to_string(),
            amount,
        ];
        out.line(&format!("  {}", line.join(" · ")));
    }
}

fn proceeds(args: &Args, lot: &LotNumber, file: &Path, rows: TakeRows, out: &Out) -> Exit {
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let job = Job::TakeProceeds {
        lot: lot.clone(),
        path: file.to_owned(),
        rows,
    };
    match shell.run(job) {
        Ok(JobState::ProceedsTaken(done)) => {
            told(&done, out);
            if done.problems.is_empty() && (done.units > 0 || done.taken_before) {
                Exit::Done
            } else {
                Exit::Refused
            }
        }
        Ok(JobState::Failed(message)) | Err(message) => out.refused(&message),
        Ok(_) => out.refused(&TroubleMsg::NothingToExport.into()),
    }
}

fn told(done: &ProceedsDone, out: &Out) {
    let words = out.words();
    let why = |code: &str| words.say(&Message::term("lot-problem", code));
    if out.form == Form::Machines {
        let problems = done.problems.iter().map(|problem| ProblemOut {
            line: problem.line,
            code: problem.code,
            found: problem.found.clone(),
            message: why(problem.code),
        });
        out.json(&TakenOut {
            file: done.file_name.clone(),
            lot: done.lot.to_string(),
            units: done.units,
            taken_before: done.taken_before,
            problems: problems.collect(),
        });
        return;
    }
    out.line(&words.say(&done.told()));
    for problem in &done.problems {
        let line = DeskMsg::LotProceedsLine {
            line: u32::try_from(problem.line).unwrap_or(u32::MAX),
            why: why(problem.code),
            found: problem.found.clone(),
        };
        out.line(&words.say(&line.into()));
    }
}
