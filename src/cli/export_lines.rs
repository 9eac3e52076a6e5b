//! `returnbay export-lines`: lines of export papers with their balances, and the units under them.

use clap::{Args as ClapArgs, Subcommand};
use serde::Serialize;

use crate::domain::codes::{ConsignmentNumber, PersonCode, SellerCode, UnitTag};
use crate::domain::export_line::{BalancedLine, ExportRef};
use crate::domain::finding::OriginalState;
use crate::domain::ids::UnitId;
use crate::domain::limits::{EXPORT_UNITS_MAX, PAGE_ROWS};
use crate::ledger::command::ShipCommand;
use crate::ledger::fact::ExportedUnits;
use crate::ledger::query::{ExportPlan, ShipAnswer, ShipQuery};
use crate::ledger::{Answer, Command, Query};
use crate::shell::desk::Desk;
use crate::shell::{Clock, Devices, Shell};
use crate::text::{BenchMsg, Message, TroubleMsg};

use super::args::Args;
use super::out::Form;
use super::{Exit, Out, folder, open, sit_down};

/// The verb `export-lines`.
#[derive(ClapArgs, Debug)]
pub struct ExportLines {
    /// What to do.
    #[command(subcommand)]
    pub way: Way,
}

/// What is done with lines of export papers.
#[derive(Subcommand, Debug)]
pub enum Way {
    /// Lists a seller's lines with what went out, came back and is left.
    List {
        /// The seller's code.
        #[arg(value_parser = parsed::<SellerCode>)]
        seller: SellerCode,
    },
    /// Says under which line a unit comes back and which it could, the proposed one first.
    Of {
        /// The unit's tag.
        #[arg(value_parser = parsed::<UnitTag>)]
        unit: UnitTag,
    },
    /// Proposes lines for the units of a consignment that are under none.
    Plan {
        /// The consignment's number.
        #[arg(value_parser = parsed::<ConsignmentNumber>)]
        consignment: ConsignmentNumber,
    },
    /// Puts the units of a consignment under the lines that are proposed.
    Assign {
        /// The consignment's number.
        #[arg(value_parser = parsed::<ConsignmentNumber>)]
        consignment: ConsignmentNumber,
        /// Who says so.
        #[arg(long, value_parser = parsed::<PersonCode>)]
        badge: PersonCode,
    },
    /// Puts units under a line of the person's own choice, or under none any more.
    Set {
        /// The units' tags.
        #[arg(required = true, value_parser = parsed::<UnitTag>)]
        units: Vec<UnitTag>,
        /// Whose line.
        #[arg(long, value_parser = parsed::<SellerCode>, requires = "number", required_unless_present = "none")]
        seller: Option<SellerCode>,
        /// The number of the list or declaration.
        #[arg(long, requires = "line", conflicts_with = "none")]
        number: Option<String>,
        /// The line's number there.
        #[arg(long, requires = "seller")]
        line: Option<u32>,
        /// Under none any more.
        #[arg(long)]
        none: bool,
        /// Who says so.
        #[arg(long, value_parser = parsed::<PersonCode>)]
        badge: PersonCode,
    },
}

/// A code that an argument is.
trait Code: Sized {
    fn read(text: &str) -> Option<Self>;
}

macro_rules! codes {
    ($($code:ty),+) => {
        $(impl Code for $code {
            fn read(text: &str) -> Option<Self> {
                Self::parse(text)
            }
        })+
    };
}

codes!(SellerCode, UnitTag, ConsignmentNumber, PersonCode);

fn parsed<T: Code>(text: &str) -> Result<T, String> {
    T::read(text).ok_or_else(|| format!("{text:?}"))
}

#[derive(Serialize)]
struct LineOut {
    seller: String,
    mode: String,
    number: String,
    line: u32,
    released: Option<String>,
    sku: Option<String>,
    name: String,
    out: u32,
    back: u32,
    open: u32,
    meant: u32,
    left: u32,
    free_until: Option<String>,
    back_until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<Vec<String>>,
}

impl LineOut {
    fn of(one: &BalancedLine) -> Self {
        let line = &one.line;
        let balance = one.balance;
        let shown = |day: &Option<crate::domain::time::Day>| day.map(|day| day.to_string());
        Self {
            seller: line.seller.to_string(),
            mode: line.mode.clone(),
            number: line.number.clone(),
            line: line.line,
            released: shown(&line.released),
            sku: line.sku.clone(),
            name: line.name.clone(),
            out: balance.out,
            back: balance.back,
            open: balance.open,
            meant: balance.meant,
            left: balance.left(),
            free_until: shown(&one.free_until),
            back_until: shown(&one.back_until),
            units: None,
        }
    }

    fn told(&self) -> String {
        let mut parts = vec![
            format!("{} / {} / {}", self.mode, self.number, self.line),
            self.sku.clone().unwrap_or_default(),
            self.name.clone(),
            format!("{}/{}", self.left, self.out),
            self.free_until.clone().unwrap_or_else(|| "-".to_owned()),
            self.back_until.clone().unwrap_or_else(|| "-".to_owned()),
        ];
        parts.extend(self.units.as_ref().map(|units| units.join(" ")));
        parts.join("\t")
    }
}

#[derive(Serialize)]
struct UnitOut {
    unit: String,
    original_state: Option<&'static str>,
    under: Option<LineOut>,
    lines: Vec<LineOut>,
}

#[derive(Serialize)]
struct PlanOut {
    consignment: String,
    under: u32,
    lines: Vec<LineOut>,
    without: Vec<String>,
}

pub(super) fn run(args: &Args, verb: &ExportLines, out: &Out) -> Exit {
    let done = match &verb.way {
        Way::List { seller } => list(args, seller, out),
        Way::Of { unit } => of_unit(args, unit, out),
        Way::Plan { consignment } => planned(args, consignment).map(|plan| {
            tell(consignment, &plan, out);
            Exit::Done
        }),
        Way::Assign { consignment, badge } => assign(args, consignment, badge, out),
        Way::Set {
            units,
            seller,
            number,
            line,
            none: _,
            badge,
        } => {
            let of = match (seller, number, line) {
                (Some(seller), Some(number), Some(line)) => Some(ExportRef {
                    seller: seller.clone(),
                    number: number.clone(),
                    line: *line,
                }),
                _ => None,
            };
            set(args, (units, of), badge, out)
        }
    };
    done.unwrap_or_else(|message| out.refused(&message))
}

fn desk(args: &Args) -> Result<Desk, Message> {
    folder(args).and_then(|folder| Desk::open(&folder))
}

fn asked(desk: &Desk, query: ShipQuery) -> Result<ShipAnswer, Message> {
    match desk.ask(&Query::Ship(query))? {
        Answer::Ship(answer) => Ok(answer),
        _ => Err(TroubleMsg::NothingToExport.into()),
    }
}

fn today(desk: &Desk) -> crate::domain::time::Day {
    desk.zone.day(Clock::system().now())
}

fn not_found(what: &dyn ToString) -> Message {
    let what = what.to_string();
    TroubleMsg::NotFound { what }.into()
}

fn list(args: &Args, seller: &SellerCode, out: &Out) -> Result<Exit, Message> {
    let desk = desk(args)?;
    let mut after = None;
    loop {
        let query = ShipQuery::Exports(seller.clone(), after.take());
        let ShipAnswer::Exports(lines) = asked(&desk, query)? else {
            return Err(not_found(seller));
        };
        for one in &lines {
            print(&LineOut::of(one), out);
        }
        match lines.last() {
            Some(last) if lines.len() >= PAGE_ROWS => {
                after = Some((last.line.number.clone(), last.line.line));
            }
            Some(_) | None => return Ok(Exit::Done),
        }
    }
}

fn print(line: &LineOut, out: &Out) {
    if out.form == Form::Machines {
        out.json(line);
    } else {
        out.line(&line.told());
    }
}

fn id_of(desk: &Desk, tag: &UnitTag) -> Result<UnitId, Message> {
    match desk.ask(&Query::Tag(tag.clone()))? {
        Answer::Tag(Some(unit)) => Ok(unit.unit),
        _ => Err(not_found(tag)),
    }
}

fn of_unit(args: &Args, tag: &UnitTag, out: &Out) -> Result<Exit, Message> {
    let desk = desk(args)?;
    let query = ShipQuery::ExportsOf(id_of(&desk, tag)?, today(&desk));
    let ShipAnswer::ExportsOf(Some(found)) = asked(&desk, query)? else {
        return Err(not_found(tag));
    };
    let told = UnitOut {
        unit: found.tag.to_string(),
        original_state: found.original_state.map(OriginalState::code),
        under: found.of.as_ref().map(LineOut::of),
        lines: found.lines.iter().map(LineOut::of).collect(),
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

fn planned(args: &Args, number: &ConsignmentNumber) -> Result<ExportPlan, Message> {
    let desk = desk(args)?;
    let query = ShipQuery::ExportPlan(number.clone(), today(&desk));
    match asked(&desk, query)? {
        ShipAnswer::ExportPlan(Some(plan)) => Ok(*plan),
        _ => Err(not_found(number)),
    }
}

fn tell(number: &ConsignmentNumber, plan: &ExportPlan, out: &Out) {
    let lines = plan.lines.iter().map(|one| LineOut {
        units: Some(one.units.iter().map(|(_, tag)| tag.to_string()).collect()),
        ..LineOut::of(&one.line)
    });
    let told = PlanOut {
        consignment: number.to_string(),
        under: plan.under_count(),
        lines: lines.collect(),
        without: plan.without.iter().map(ToString::to_string).collect(),
    };
    if out.form == Form::Machines {
        out.json(&told);
    } else {
        for line in &told.lines {
            out.line(&line.told());
        }
        for tag in &told.without {
            out.line(&format!("-\t{tag}"));
        }
    }
}

/// Opens the shell with a known badge: signing in would enrol one that nobody knows.
pub(super) fn signed_in(args: &Args, badge: &PersonCode) -> Result<Shell, Message> {
    let shell = open(args, Clock::system(), Devices::Left)?;
    let known = match desk(args)?.ask(&Query::People)? {
        Answer::People(people) => people.iter().any(|row| row.person == *badge),
        _ => false,
    };
    if !known {
        let person = badge.clone();
        return Err(BenchMsg::UnknownPerson { person }.into());
    }
    sit_down(args, &shell, badge)?;
    Ok(shell)
}

fn put(shell: &Shell, of: Option<&ExportRef>, units: &[UnitId]) -> Result<(), Message> {
    for part in units.chunks(EXPORT_UNITS_MAX) {
        let units = ExportedUnits {
            of: of.cloned(),
            units: part.to_vec(),
        };
        shell.commit(Command::Ship(ShipCommand::ExportUnits(Box::new(units))))?;
    }
    Ok(())
}

fn assign(
    args: &Args,
    number: &ConsignmentNumber,
    badge: &PersonCode,
    out: &Out,
) -> Result<Exit, Message> {
    let shell = signed_in(args, badge)?;
    let plan = planned(args, number)?;
    for one in &plan.lines {
        let units: Vec<UnitId> = one.units.iter().map(|(unit, _)| *unit).collect();
        put(&shell, Some(&one.line.line.named()), &units)?;
    }
    tell(number, &plan, out);
    Ok(if plan.without.is_empty() {
        Exit::Done
    } else {
        Exit::Refused
    })
}

fn set(
    args: &Args,
    (tags, of): (&[UnitTag], Option<ExportRef>),
    badge: &PersonCode,
    out: &Out,
) -> Result<Exit, Message> {
    let shell = signed_in(args, badge)?;
    let desk = desk(args)?;
    let units: Result<Vec<UnitId>, Message> = tags.iter().map(|tag| id_of(&desk, tag)).collect();
    let units = units?;
    if units.len() > EXPORT_UNITS_MAX {
        return Err(Message::term("refusal", "export-units"));
    }
    put(&shell, of.as_ref(), &units)?;
    for tag in tags {
        of_unit(args, tag, out)?;
    }
    Ok(Exit::Done)
}
