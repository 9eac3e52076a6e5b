//! `returnbay expected`: announced lines, a JSON line each.

use crate::ledger::query::ExpectedBy;
use crate::ledger::{Answer, Query};
use crate::shell::desk::Desk;
use crate::text::Message;

use super::args::{Args, Expected};
use super::json::ExpectedOut;
use super::{Exit, Out, folder};

pub(super) fn run(args: &Args, verb: &Expected, out: &Out) -> Exit {
    match folder(args).and_then(|folder| print(&Desk::open(&folder)?, verb, out)) {
        Ok(()) => Exit::Done,
        Err(message) => out.store_trouble(&message),
    }
}

fn print(desk: &Desk, verb: &Expected, out: &Out) -> Result<(), Message> {
    let by = if let Some(tracking) = &verb.tracking {
        ExpectedBy::Tracking(tracking.clone())
    } else if let Some(rma) = &verb.rma {
        ExpectedBy::Rma(rma.clone())
    } else if let Some(order) = &verb.order {
        ExpectedBy::Order(order.clone())
    } else {
        return desk.all_expected(|line, source| out.json(&ExpectedOut::of(line, source)));
    };
    if let Answer::Expected(rows, _) = desk.ask(&Query::Expected(by))? {
        for (_, line, source) in &rows {
            out.json(&ExpectedOut::of(line, source));
        }
    }
    Ok(())
}
