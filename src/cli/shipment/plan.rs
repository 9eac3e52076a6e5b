//! `returnbay shipment plan` and `returnbay shipment rates`: what goes now and what can wait, by rates that
//! people enter.

use std::path::Path;

use serde::Serialize;

use crate::domain::money::{Currency, Money};
use crate::domain::planner::{Chosen, ClockGroup, Leg, Plan, Way};
use crate::domain::time::Zone;
use crate::ledger::query::{PlanOf, PlanView, ShipAnswer, ShipQuery};
use crate::shell::Clock;
use crate::shell::desk::Desk;
use crate::shell::freight::FreightDone;
use crate::shell::view::{Job, JobState};
use crate::text::planner::thousandths;
use crate::text::{Message, PlannerMsg};

use super::super::args::Args;
use super::super::json::MoneyOut;
use super::super::out::Form;
use super::super::{Exit, Out};
use super::{At, ask, read};

#[derive(Serialize)]
struct PlanOut {
    day: String,
    sellers: Vec<String>,
    units: usize,
    kept: u32,
    closed: u32,
    beyond: u32,
    currency: Option<String>,
    ways: Vec<WayOut>,
    split: Option<WayOut>,
    chosen: Option<ChosenOut>,
    clocks: Vec<ClockOut>,
    why: Vec<String>,
    lacks: Vec<String>,
    rates: Vec<RatesOut>,
    aid: String,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum ChosenOut {
    Way(usize),
    Split,
}

#[derive(Serialize)]
struct WayOut {
    legs: Vec<LegOut>,
    stays: Vec<String>,
    late: usize,
    barred: usize,
    total: Option<MoneyOut>,
    per_unit: Option<MoneyOut>,
}

#[derive(Serialize)]
struct LegOut {
    mode: &'static str,
    leaves: String,
    arrives: String,
    rates_from: String,
    units: Vec<String>,
    cartons: u32,
    charged: String,
    unit: &'static str,
    at_least: bool,
    carriage: i64,
    fees: i64,
    storage: i64,
    storage_unknown: u32,
    late: Vec<String>,
    barred: Vec<String>,
    tax: i64,
    tax_unknown: u32,
}

#[derive(Serialize)]
struct ClockOut {
    state: &'static str,
    until: Option<String>,
    units: Vec<String>,
    last: Vec<LastOut>,
    stored: Vec<MoneyOut>,
    tonight: Vec<MoneyOut>,
}

#[derive(Serialize)]
struct LastOut {
    mode: &'static str,
    leaves: Option<String>,
}

#[derive(Serialize)]
struct RatesOut {
    mode: &'static str,
    currency: String,
    valid_from: String,
    valid_to: Option<String>,
    source: String,
    told_on: String,
    entered_at: String,
    entered_by: Option<String>,
}

#[derive(Serialize)]
struct TakenOut {
    file: String,
    tables: u32,
    problems: Vec<ProblemOut>,
}

#[derive(Serialize)]
struct ProblemOut {
    line: u32,
    code: &'static str,
    about: String,
    message: String,
}

/// Takes a file of rates; what is wrong with it is printed, and is a refusal.
pub(super) fn take(at: &At<'_>, file: &Path, out: &Out) -> Result<(), Message> {
    let job = Job::TakeFreight {
        path: file.to_owned(),
    };
    match at.shell.run(job)? {
        JobState::FreightTaken(done) => {
            print_taken(&done, out);
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

fn print_taken(done: &FreightDone, out: &Out) {
    let words = out.words();
    let lines = done.lines();
    if out.form == Form::Machines {
        let problems = lines.into_iter().map(|(problem, why)| ProblemOut {
            line: problem.line,
            code: problem.code,
            about: problem.about,
            message: words.say(&why),
        });
        out.json(&TakenOut {
            file: done.file_name.clone(),
            tables: done.tables,
            problems: problems.collect(),
        });
        return;
    }
    if lines.is_empty() {
        out.line(&words.say(&done.told()));
    }
    for (problem, why) in lines {
        let line = PlannerMsg::ProblemLine {
            line: problem.line,
            why: words.say(&why),
            about: problem.about,
        };
        out.line(&words.say(&line.into()));
    }
}

/// Makes the plan beside an open window.
pub(super) fn run(args: &Args, of: Option<&PlanOf>, wait: u32, out: &Out) -> Exit {
    let mut ended = Exit::Done;
    // The arguments want one firm.
    let Some(of) = of else {
        return ended;
    };
    let exit = read(args, out, |desk, out| {
        ended = plan(desk, of, wait, out)?;
        Ok(())
    });
    match exit {
        Exit::Done => ended,
        exit => exit,
    }
}

/// Prints the plan of today; that nobody knows the firm is a refusal.
fn plan(desk: &Desk, of: &PlanOf, wait: u32, out: &Out) -> Result<Exit, Message> {
    let today = desk.zone.day(Clock::system().now());
    let query = ShipQuery::Plan(of.clone(), today, wait);
    let ShipAnswer::Plan(Some(view)) = ask(desk, query)? else {
        return Ok(out.refused(&PlannerMsg::NoSuchFirm.into()));
    };
    if out.form == Form::Machines {
        out.json(&plan_out(&view, today.to_string(), desk.zone, out));
    } else {
        print(&view, out);
    }
    Ok(Exit::Done)
}

fn tags(view: &PlanView, units: &[usize]) -> Vec<String> {
    let units = units.iter().filter_map(|at| view.units.get(*at));
    units.map(|unit| unit.tag.to_string()).collect()
}

fn plan_out(view: &PlanView, day: String, zone: Zone, out: &Out) -> PlanOut {
    let words = out.words();
    let plan = &view.plan;
    let say = |message: Message| words.say(&message);
    PlanOut {
        day,
        sellers: view.sellers.iter().map(ToString::to_string).collect(),
        units: view.units.len(),
        kept: view.kept,
        closed: view.closed,
        beyond: view.beyond,
        currency: plan.currency.map(|currency| currency.to_string()),
        ways: plan.ways.iter().map(|way| way_out(view, way)).collect(),
        split: plan.split.as_ref().map(|way| way_out(view, way)),
        chosen: plan.chosen.map(|chosen| match chosen {
            Chosen::Way(at) => ChosenOut::Way(at),
            Chosen::Split => ChosenOut::Split,
        }),
        clocks: plan.groups.iter().map(|one| clock_out(view, one)).collect(),
        why: plan.why.iter().map(|why| say(why.into())).collect(),
        lacks: plan.lacks.iter().map(|lack| say(lack.into())).collect(),
        rates: view.rates.iter().map(|row| rates_out(row, zone)).collect(),
        aid: say(PlannerMsg::Aid.into()),
    }
}

fn rates_out(row: &crate::ledger::rows::FreightRow, zone: Zone) -> RatesOut {
    let table = &row.rated.table;
    RatesOut {
        mode: table.mode.code(),
        currency: table.currency.to_string(),
        valid_from: table.valid_from.to_string(),
        valid_to: table.valid_to.map(|day| day.to_string()),
        source: table.source.clone(),
        told_on: table.told_on.to_string(),
        entered_at: zone.local(row.said.at).format("%Y-%m-%dT%H:%M").to_string(),
        entered_by: row.said.person.as_ref().map(ToString::to_string),
    }
}

fn way_out(view: &PlanView, way: &Way) -> WayOut {
    let money = |minor| {
        let currency = view.plan.currency?;
        Some(MoneyOut::of(Money { minor, currency }))
    };
    WayOut {
        legs: way.legs.iter().map(|leg| leg_out(view, leg)).collect(),
        stays: tags(view, &way.stays),
        late: way.late(),
        barred: way.barred(),
        total: money(way.total()),
        per_unit: way.per_unit().and_then(money),
    }
}

fn leg_out(view: &PlanView, leg: &Leg) -> LegOut {
    LegOut {
        mode: leg.mode.code(),
        leaves: leg.leaves.to_string(),
        arrives: leg.arrives.to_string(),
        rates_from: leg.rates_from.to_string(),
        units: tags(view, &leg.units),
        cartons: leg.cartons,
        charged: thousandths(leg.charged.quantity),
        unit: leg.unit.code(),
        at_least: leg.charged.surely == crate::domain::freight::Surely::AtLeast,
        carriage: leg.carriage,
        fees: leg.fees,
        storage: leg.storage,
        storage_unknown: leg.unstored,
        late: tags(view, &leg.late),
        barred: tags(view, &leg.barred),
        tax: leg.tax,
        tax_unknown: leg.untaxed,
    }
}

fn clock_out(view: &PlanView, group: &ClockGroup) -> ClockOut {
    let all = |sums: &[Money]| sums.iter().copied().map(MoneyOut::of).collect();
    let last = group.last.iter().map(|(mode, day)| LastOut {
        mode: mode.code(),
        leaves: day.map(|day| day.to_string()),
    });
    ClockOut {
        state: group.state.code(),
        until: group.until.map(|day| day.to_string()),
        units: tags(view, &group.units),
        last: last.collect(),
        stored: all(&group.stored),
        tonight: all(&group.tonight),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn print(view: &PlanView, out: &Out) {
    let words = out.words();
    let say = |message: PlannerMsg| words.say(&message.into());
    let plan = &view.plan;
    out.line(&say(PlannerMsg::Counts {
        units: count(view.units.len()),
    }));
    let notes = [
        (view.kept, PlannerMsg::Kept { units: view.kept }),
        (view.closed, PlannerMsg::Closed { units: view.closed }),
        (view.beyond, PlannerMsg::Beyond { units: view.beyond }),
    ];
    for (number, note) in notes {
        if number > 0 {
            out.line(&say(note));
        }
    }
    if let (Some(way), Some(currency)) = (plan.proposed(), plan.currency) {
        print_way(way, currency, out, &say(PlannerMsg::Proposed));
    }
    for why in &plan.why {
        out.line(&format!("  {}", words.say(&why.into())));
    }
    if let Some(currency) = plan.currency {
        out.line(&say(PlannerMsg::Ways));
        for way in &plan.ways {
            print_way(way, currency, out, "");
        }
    }
    print_clocks(plan, out);
    for lack in &plan.lacks {
        out.line(&words.say(&lack.into()));
    }
    out.line(&say(PlannerMsg::Aid));
}

fn print_way(way: &Way, currency: Currency, out: &Out, head: &str) {
    let words = out.words();
    let legs = way.legs.iter().map(|leg| {
        let leg = PlannerMsg::ProposedLeg {
            mode: leg.mode,
            leaves: leg.leaves,
            arrives: leg.arrives,
            units: count(leg.units.len()),
        };
        words.say(&leg.into())
    });
    let total = PlannerMsg::Total {
        total: Money {
            minor: way.total(),
            currency,
        },
    };
    let stays = count(way.stays.len());
    let stays = (stays > 0).then(|| words.say(&PlannerMsg::Stays { units: stays }.into()));
    let parts: Vec<String> = legs
        .chain([words.say(&total.into())])
        .chain(stays)
        .collect();
    let line = parts.join(" · ");
    if head.is_empty() {
        out.line(&format!("  {line}"));
    } else {
        out.line(&format!("{head}: {line}"));
    }
}

fn print_clocks(plan: &Plan, out: &Out) {
    let words = out.words();
    for group in &plan.groups {
        let state = words.say(&Message::term("clock-state", group.state.code()));
        let until = group.until.map(|day| day.to_string());
        let units = PlannerMsg::Counts {
            units: count(group.units.len()),
        };
        let last = group.last.iter().map(|(mode, leaves)| {
            let message = match leaves {
                Some(leaves) => PlannerMsg::LastBy {
                    mode: *mode,
                    leaves: *leaves,
                },
                None => PlannerMsg::LateBy { mode: *mode },
            };
            words.say(&message.into())
        });
        let parts: Vec<String> = [until.unwrap_or(state), words.say(&units.into())]
            .into_iter()
            .chain(last)
            .collect();
        out.line(&parts.join(" · "));
    }
}
