//! `returnbay return-lines`: which announced line a unit answers, and which it could.

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use serde::Serialize;

use crate::domain::attach::{LineMistake, Surplus};
use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::expected::KnownLine;
use crate::domain::ids::{LineId, hex};
use crate::ledger::command::AttachUnits;
use crate::ledger::fact::Unseen;
use crate::ledger::query::{LineGuess, UnitLines, UnitLinesAsked};
use crate::ledger::{Answer, Command, Query};
use crate::shell::desk::Desk;
use crate::text::{Message, TroubleMsg};

use super::args::Args;
use super::export_lines::signed_in;
use super::out::Form;
use super::{Exit, Out, folder};

/// The verb `return-lines`.
#[derive(ClapArgs, Debug)]
pub struct ReturnLines {
    /// What to do.
    #[command(subcommand)]
    pub way: Way,
}

/// What is done with the line of a unit.
#[derive(Subcommand, Debug)]
pub enum Way {
    /// Says under which announced line a unit is and which it could be under, the likeliest first.
    Of {
        /// The unit's tag.
        #[arg(value_parser = tag)]
        unit: UnitTag,
        /// A number of the return that is meant: order, RMA or tracking.
        #[arg(long)]
        number: Option<String>,
    },
    /// Puts a unit under another announced line of its seller, or under none.
    Set {
        /// The unit's tag; the one label of a carton means all under it.
        #[arg(value_parser = tag)]
        unit: UnitTag,
        /// The line, as `of` names it.
        #[arg(long, required_unless_present = "none")]
        line: Option<String>,
        /// Under none: nobody announced it.
        #[arg(long, conflicts_with = "line")]
        none: bool,
        /// Why.
        #[arg(long)]
        why: Why,
        /// More came than was announced.
        #[arg(long)]
        more: bool,
        /// The line that it leaves did not come; else it is awaited in another box.
        #[arg(long)]
        missing: bool,
        /// Who says so: a supervisor.
        #[arg(long, value_parser = badge)]
        badge: PersonCode,
    },
}

/// Why a unit is put under another line.
#[derive(Clone, Copy, ValueEnum, Debug)]
#[value(rename_all = "snake_case")]
pub enum Why {
    /// Goods of two returns lay in one box.
    TwoReturns,
    /// It was put under the wrong line.
    WrongLine,
    /// Nobody announced it.
    NotAnnounced,
}

impl Why {
    fn reason(self) -> LineMistake {
        match self {
            Self::TwoReturns => LineMistake::TwoReturns,
            Self::WrongLine => LineMistake::WrongLine,
            Self::NotAnnounced => LineMistake::NotAnnounced,
        }
    }
}

fn tag(text: &str) -> Result<UnitTag, String> {
    UnitTag::parse(text).ok_or_else(|| format!("{text:?}"))
}

fn badge(text: &str) -> Result<PersonCode, String> {
    PersonCode::parse(text).ok_or_else(|| format!("{text:?}"))
}

#[derive(Serialize)]
struct LineOut {
    line: String,
    seller: String,
    order_id: Option<String>,
    rma_id: Option<String>,
    sku: Option<String>,
    title: Option<String>,
    quantity: u32,
    put: u32,
    awaited: u32,
    of_parcel: bool,
    reasons: Vec<&'static str>,
}

#[derive(Serialize)]
struct UnitOut {
    unit: String,
    parcel: String,
    units: usize,
    under: Option<LineOut>,
    lines: Vec<LineOut>,
}

impl LineOut {
    fn of(known: &KnownLine, lines: &UnitLines, reasons: Vec<&'static str>) -> Self {
        let line = &known.line;
        Self {
            line: hex(&known.id.0),
            seller: line.of.seller.to_string(),
            order_id: line.of.order_id.as_ref().map(ToString::to_string),
            rma_id: line.of.rma_id.as_ref().map(ToString::to_string),
            sku: line.sku.clone(),
            title: line.title.clone(),
            quantity: line.quantity,
            put: known.put_units,
            awaited: line.quantity.saturating_sub(known.put_units),
            of_parcel: lines.own.contains(&known.id),
            reasons,
        }
    }

    fn told(&self) -> String {
        let parts = [
            self.line.clone(),
            self.order_id.clone().unwrap_or_default(),
            self.rma_id.clone().unwrap_or_default(),
            self.sku.clone().unwrap_or_default(),
            format!("{}/{}", self.awaited, self.quantity),
            self.reasons.join(" "),
        ];
        parts.join("\t")
    }
}

pub(super) fn run(args: &Args, verb: &ReturnLines, out: &Out) -> Exit {
    let done = match &verb.way {
        Way::Of { unit, number } => of_unit(args, unit, number.as_deref(), out),
        Way::Set {
            unit,
            line,
            none: _,
            why,
            more,
            missing,
            badge,
        } => {
            let surplus = if *more {
                Surplus::Said
            } else {
                Surplus::Refused
            };
            let left = if *missing {
                Unseen::Missing
            } else {
                Unseen::OtherBox
            };
            let said = (why.reason(), surplus, left);
            set(args, (unit, line.as_deref()), said, badge, out)
        }
    };
    done.unwrap_or_else(|message| out.refused(&message))
}

fn asked(args: &Args, tag: &UnitTag, number: Option<&str>) -> Result<UnitLines, Message> {
    let desk = folder(args).and_then(|folder| Desk::open(&folder))?;
    let not_found = || {
        Message::from(TroubleMsg::NotFound {
            what: tag.to_string(),
        })
    };
    let unit = match desk.ask(&Query::Tag(tag.clone()))? {
        Answer::Tag(Some(unit)) => unit.unit,
        _ => return Err(not_found()),
    };
    let query = Query::UnitLines(UnitLinesAsked {
        unit,
        typed: number.map(str::to_owned),
    });
    match desk.ask(&query)? {
        Answer::UnitLines(Some(lines)) => Ok(*lines),
        _ => Err(not_found()),
    }
}

fn of_unit(args: &Args, tag: &UnitTag, number: Option<&str>, out: &Out) -> Result<Exit, Message> {
    let lines = asked(args, tag, number)?;
    let reasons = |one: &LineGuess| one.reasons.iter().map(|one| one.code()).collect();
    let told = UnitOut {
        unit: tag.to_string(),
        parcel: lines.parcel.number.to_string(),
        units: lines.label.len(),
        under: lines
            .under
            .as_ref()
            .map(|known| LineOut::of(known, &lines, Vec::new())),
        lines: lines
            .lines
            .iter()
            .map(|one| LineOut::of(&one.known, &lines, reasons(one)))
            .collect(),
    };
    if out.form == Form::Machines {
        out.json(&told);
    } else {
        for line in told.under.iter().chain(&told.lines) {
            out.line(&line.told());
        }
    }
    Ok(Exit::Done)
}

/// Reads a line's id as `of` prints it.
fn line_of(text: &str) -> Option<LineId> {
    let digits = (text.len() == 32).then_some(text)?;
    u128::from_str_radix(digits, 16)
        .ok()
        .map(|number| LineId(number.to_be_bytes()))
}

fn set(
    args: &Args,
    (tag, line): (&UnitTag, Option<&str>),
    (reason, surplus, left): (LineMistake, Surplus, Unseen),
    badge: &PersonCode,
    out: &Out,
) -> Result<Exit, Message> {
    let shell = signed_in(args, badge)?;
    let lines = asked(args, tag, None)?;
    let line = line.map(|text| {
        let what = text.to_owned();
        line_of(text).ok_or_else(|| Message::from(TroubleMsg::NotFound { what }))
    });
    shell.commit(Command::AttachUnits(Box::new(AttachUnits {
        parcel: lines.parcel.parcel,
        units: lines.label,
        line: line.transpose()?,
        surplus,
        reason,
        left,
    })))?;
    of_unit(args, tag, None, out)
}
