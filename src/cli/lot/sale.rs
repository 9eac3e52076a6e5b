//! `returnbay lot sell` and `lot withdraw`: the sale of a lot and its end, by somebody's badge.

use std::sync::Arc;

use serde::Serialize;

use crate::domain::codes::{LotNumber, PersonCode};
use crate::domain::lot::{LotLevel, LotWhy};
use crate::domain::money::{Currency, Money};
use crate::ledger::command::SellLot;
use crate::ledger::query::{LotAsked, LotNote, LotView};
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::desk::Desk;
use crate::shell::{Clock, Devices, Shell};
use crate::text::{BenchMsg, Message, TroubleMsg, Words};

use super::super::args::{Args, LotSale};
use super::super::out::Form;
use super::super::{Exit, Out, folder, open, sit_down};
use super::one;

#[derive(Serialize)]
struct KeptBackOut<'a> {
    lot: &'a str,
    kept_back: Vec<NoteOut>,
}

#[derive(Serialize)]
struct NoteOut {
    unit: String,
    pallet: String,
    seller: Option<String>,
    code: String,
    message: String,
    to_do: String,
}

impl NoteOut {
    fn of(note: &LotNote, words: &Words) -> Self {
        let (gate, rule) = match &note.why {
            LotWhy::Gate(_) => ("gate", "gate-opens"),
            LotWhy::Rule(_) => ("lot-rule", "lot-rule-opens"),
        };
        let code = note.why.code();
        Self {
            unit: note.tag.to_string(),
            pallet: note.pallet.to_string(),
            seller: note.seller.as_ref().map(ToString::to_string),
            code: code.to_owned(),
            message: words.say(&Message::term(gate, code)),
            to_do: words.say(&Message::term(rule, code)),
        }
    }
}

/// Sells a lot of these pallets. With a unit that stays out nothing is sold, and each is named.
pub(super) fn sell(args: &Args, sale: &LotSale, out: &Out) -> Exit {
    let pallets = match super::super::export::containers(&sale.pallets) {
        Ok(pallets) if !pallets.is_empty() => pallets,
        Ok(_) => return out.refused(&TroubleMsg::NothingToExport.into()),
        Err(message) => return out.refused(&message),
    };
    let currency = sale.currency.unwrap_or(Currency::USD);
    let Some(price) = Money::parse_grouped(&sale.price, currency) else {
        return out.refused(&BenchMsg::RefusedSaleTerms.into());
    };
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let today = shell.zone().day(shell.now());
    let asked = LotAsked {
        pallets: pallets.clone(),
        currency,
        today,
        claims_from: None,
    };
    let view = match viewed(args, asked) {
        Ok(view) => view,
        Err(message) => return out.store_trouble(&message),
    };
    let refused = view.notes.iter().filter(|note| match note.level {
        LotLevel::Refused => true,
        LotLevel::Warned => false,
    });
    let kept_back: Vec<&LotNote> = refused.collect();
    if !kept_back.is_empty() {
        told(&sale.lot, &kept_back, out);
        return Exit::Refused;
    }
    let command = Command::SellLot(Box::new(SellLot {
        lot: sale.lot.clone(),
        pallets,
        list: Arc::from(codec::encode_lot(&view.lot).as_bytes()),
        buyer: sale.buyer.clone(),
        day: sale.day.unwrap_or(today),
        price,
        reference: sale.reference.clone(),
    }));
    committed(args, &shell, (&sale.badge, command), &sale.lot, out)
}

/// Withdraws a sale for a reason.
pub(super) fn withdraw(
    args: &Args,
    lot: &LotNumber,
    reason: &str,
    badge: &PersonCode,
    out: &Out,
) -> Exit {
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let command = Command::WithdrawLot {
        lot: lot.clone(),
        reason: reason.to_owned(),
    };
    committed(args, &shell, (badge, command), lot, out)
}

/// Writes a command by a person, and prints the lot as it stands then.
fn committed(
    args: &Args,
    shell: &Shell,
    (badge, command): (&PersonCode, Command),
    number: &LotNumber,
    out: &Out,
) -> Exit {
    // Signing in would enrol a badge that nobody knows: here it is refused.
    match is_known(args, badge) {
        Ok(Known::Yes) => {}
        Ok(Known::No) => {
            let person = badge.clone();
            return out.refused(&BenchMsg::UnknownPerson { person }.into());
        }
        Err(message) => return out.store_trouble(&message),
    }
    if let Err(message) = sit_down(args, shell, badge) {
        return out.refused(&message);
    }
    if let Err(message) = shell.commit(command) {
        return out.refused(&message);
    }
    match one(args, number, out) {
        Ok(()) => Exit::Done,
        Err(message) => out.store_trouble(&message),
    }
}

/// Whether a badge is known.
pub(in super::super) enum Known {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// Tells whether a badge is known.
pub(in super::super) fn is_known(args: &Args, badge: &PersonCode) -> Result<Known, Message> {
    let desk = folder(args).and_then(|folder| Desk::open(&folder))?;
    Ok(match desk.ask(&Query::People)? {
        Answer::People(people) if people.iter().any(|row| row.person == *badge) => Known::Yes,
        _ => Known::No,
    })
}

fn viewed(args: &Args, asked: LotAsked) -> Result<LotView, Message> {
    let desk = folder(args).and_then(|folder| Desk::open(&folder))?;
    match desk.ask(&Query::LotView(asked))? {
        Answer::LotView(view) => Ok(*view),
        _ => Err(TroubleMsg::NothingToExport.into()),
    }
}

fn told(lot: &LotNumber, notes: &[&LotNote], out: &Out) {
    let words = out.words();
    let notes = notes.iter().map(|note| NoteOut::of(note, words));
    if out.form == Form::Machines {
        out.json(&KeptBackOut {
            lot: lot.as_str(),
            kept_back: notes.collect(),
        });
        return;
    }
    for note in notes {
        let line = [note.unit, note.pallet, note.message, note.to_do];
        out.line(&line.join(" · "));
    }
}
