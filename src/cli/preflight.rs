//! `returnbay preflight`: all that stands in the way of a consignment, and signatures under its warnings.

use serde::Serialize;

use crate::domain::codes::{ConsignmentNumber, ShipmentNumber};
use crate::domain::preflight::{
    CheckCode, Counted, Finding, PreflightRules, RuleKind, Standing, listed_of, standing, units_of,
};
use crate::domain::screening::ListedHit;
use crate::domain::time::Day;
use crate::ledger::command::ShipCommand;
use crate::ledger::query::{PreflightView, ShipAnswer, ShipQuery};
use crate::ledger::{Answer, Command, Query};
use crate::shell::desk::Desk;
use crate::shell::{Clock, Devices};
use crate::text::{BenchMsg, Message, PreflightMsg, TroubleMsg, Words};

use super::args::{Args, Preflight};
use super::out::Form;
use super::{Exit, Out, folder, open, sit_down};

#[derive(Serialize)]
struct PreflightOut {
    aid: String,
    rules: RulesOut,
    consignments: Vec<ConsignmentOut>,
    findings: Vec<FindingOut>,
}

#[derive(Serialize)]
struct RulesOut {
    id: String,
    version: u32,
    date: String,
}

#[derive(Serialize)]
struct ConsignmentOut {
    consignment: String,
    revision: u32,
    closed: bool,
    blocks: u32,
    waits: u32,
    signed: u32,
    notes: u32,
}

#[derive(Serialize)]
struct FindingOut {
    consignment: String,
    check: &'static str,
    level: &'static str,
    standing: &'static str,
    place: PlaceOut,
    units: usize,
    entry: Option<String>,
    message: String,
    rule: String,
    kind: &'static str,
    source: String,
    date: Option<String>,
}

#[derive(Serialize)]
struct PlaceOut {
    kind: &'static str,
    name: String,
}

pub(super) fn run(args: &Args, verb: &Preflight, out: &Out) -> Exit {
    if let Some(check) = &verb.sign {
        let signed = sign(args, verb, check, out);
        if let Err(exit) = signed {
            return exit;
        }
    }
    match looked(args, &verb.what) {
        Err(message) => out.store_trouble(&message),
        Ok(views) if views.is_empty() => {
            let what = verb.what.clone();
            out.refused(&TroubleMsg::NotFound { what }.into())
        }
        Ok(views) => told(&views, out),
    }
}

fn today(desk: &Desk) -> Day {
    desk.zone.day(Clock::system().now())
}

/// Gives what is found in a consignment, or in each one of a shipment.
fn looked(args: &Args, what: &str) -> Result<Vec<PreflightView>, Message> {
    let desk = folder(args).and_then(|folder| Desk::open(&folder))?;
    let one = |number: ConsignmentNumber| {
        let query = ShipQuery::Preflight(number, today(&desk));
        Ok::<_, Message>(match desk.ask(&Query::Ship(query))? {
            Answer::Ship(ShipAnswer::Preflight(view)) => view.map(|view| *view),
            _ => None,
        })
    };
    if let Some(number) = ConsignmentNumber::parse(what)
        && let Some(view) = one(number)?
    {
        return Ok(vec![view]);
    }
    let Some(number) = ShipmentNumber::parse(what) else {
        return Ok(Vec::new());
    };
    let query = ShipQuery::Shipment(number, today(&desk));
    let Answer::Ship(ShipAnswer::Shipment(Some(shipment))) = desk.ask(&Query::Ship(query))? else {
        return Ok(Vec::new());
    };
    let mut views = Vec::new();
    for (row, _) in shipment.consignments {
        views.extend(one(row.terms.consignment)?);
    }
    Ok(views)
}

/// Signs for the warnings of a check as they stand.
fn sign(args: &Args, verb: &Preflight, check: &str, out: &Out) -> Result<(), Exit> {
    let Some(code) = CheckCode::parse(check) else {
        let check = check.to_owned();
        return Err(out.refused(&PreflightMsg::NoSuchCheck { check }.into()));
    };
    let (Some(reason), Some(badge)) = (&verb.reason, &verb.badge) else {
        return Err(Exit::Usage);
    };
    let not_found = || {
        let what = verb.what.clone();
        out.refused(&TroubleMsg::NotFound { what }.into())
    };
    let consignment = ConsignmentNumber::parse(&verb.what).ok_or_else(not_found)?;
    let shell = open(args, Clock::system(), Devices::Left);
    let shell = shell.map_err(|message| out.store_trouble(&message))?;
    let views = looked(args, &verb.what).map_err(|message| out.store_trouble(&message))?;
    let Some(view) = views
        .first()
        .filter(|view| view.row.terms.consignment == consignment)
    else {
        return Err(not_found());
    };
    let units = units_of(&view.findings, code).unwrap_or_default();
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let listed = listed_of(&view.findings, code);
    if let Some(unnamed) = unnamed(&listed, &verb.hits) {
        let entry = unnamed.to_owned();
        return Err(out.refused(&PreflightMsg::HitUnnamed { entry }.into()));
    }
    // Signing in would enrol a badge that nobody knows: here it is refused.
    let people = folder(args).and_then(|folder| Desk::open(&folder)?.ask(&Query::People));
    let people = people.map_err(|message| out.store_trouble(&message))?;
    let knows =
        matches!(people, Answer::People(people) if people.iter().any(|row| row.person == *badge));
    if !knows {
        let person = badge.clone();
        return Err(out.refused(&BenchMsg::UnknownPerson { person }.into()));
    }
    sit_down(args, &shell, badge).map_err(|message| out.refused(&message))?;
    let command = Command::Ship(ShipCommand::SignFinding {
        consignment,
        check: code,
        units,
        listed,
        reason: reason.clone(),
    });
    shell
        .commit(command)
        .map_err(|message| out.refused(&message))?;
    out.tell(&PreflightMsg::SignedFor { units: count }.into());
    Ok(())
}

/// Gives the first entry of a list that is signed for and was not named, or that was named and is none of them.
fn unnamed<'a>(listed: &'a [ListedHit], named: &'a [String]) -> Option<&'a str> {
    let lacks = listed.iter().map(|hit| hit.entry.as_str());
    let mut lacks = lacks.filter(|entry| !named.iter().any(|name| name == entry));
    let mut strange = named.iter().map(String::as_str);
    lacks
        .next()
        .or_else(|| strange.find(|name| !listed.iter().any(|hit| hit.entry == *name)))
}

fn told(views: &[PreflightView], out: &Out) -> Exit {
    let words = out.words();
    let mut consignments = Vec::new();
    let mut findings = Vec::new();
    for view in views {
        let signatures = view.row.signatures();
        for finding in &view.findings {
            let stands = standing(finding, &signatures);
            findings.push(finding_out(view, (finding, stands), words));
        }
        let counted = Counted::of(&view.findings, &signatures);
        consignments.push(ConsignmentOut {
            consignment: view.row.terms.consignment.to_string(),
            revision: view.row.revision,
            closed: view.row.closed.is_some(),
            blocks: counted.blocks,
            waits: counted.waits,
            signed: counted.signed,
            notes: counted.notes,
        });
    }
    let blocks = consignments.iter().any(|one| one.blocks > 0);
    let rules = views.first().map(|view| &*view.rules);
    if let Some(rules) = rules {
        print(rules, consignments, findings, out);
    }
    if blocks { Exit::Refused } else { Exit::Done }
}

fn standing_code(stands: Standing) -> &'static str {
    match stands {
        Standing::Blocks => "blocks",
        Standing::Waits => "waits",
        Standing::Signed => "signed",
        Standing::Noted => "noted",
    }
}

fn finding_out(
    view: &PreflightView,
    (finding, stands): (&Finding, Standing),
    words: &Words,
) -> FindingOut {
    let rule = view.rules.checks.get(&finding.check);
    FindingOut {
        consignment: view.row.terms.consignment.to_string(),
        check: finding.check.code(),
        level: finding.level.code(),
        standing: standing_code(stands),
        place: PlaceOut {
            kind: finding.place.kind(),
            name: finding.place.name(),
        },
        units: finding.units.len(),
        entry: finding.listed.as_ref().map(|hit| hit.entry.clone()),
        message: words.say(&finding.what.clone().into()),
        rule: words.say(&Message::term("preflight-check", finding.check.code())),
        kind: rule.map_or(RuleKind::House, |rule| rule.kind).code(),
        source: rule.map_or_else(String::new, |rule| rule.source.clone()),
        date: rule.map(|rule| rule.date.to_string()),
    }
}

fn print(
    rules: &PreflightRules,
    consignments: Vec<ConsignmentOut>,
    findings: Vec<FindingOut>,
    out: &Out,
) {
    let words = out.words();
    let say = |message: PreflightMsg| words.say(&message.into());
    if out.form == Form::Machines {
        out.json(&PreflightOut {
            aid: say(PreflightMsg::Aid),
            rules: RulesOut {
                id: rules.id.clone(),
                version: rules.version,
                date: rules.date.to_string(),
            },
            consignments,
            findings,
        });
        return;
    }
    for one in &consignments {
        let number = one.consignment.clone();
        if one.blocks + one.waits + one.signed + one.notes == 0 {
            out.line(&say(PreflightMsg::Clear { number }));
            continue;
        }
        let (blocks, waits, signed, notes) = (one.blocks, one.waits, one.signed, one.notes);
        out.line(&say(PreflightMsg::Counts {
            number,
            blocks,
            waits,
            signed,
            notes,
        }));
        for finding in findings
            .iter()
            .filter(|found| found.consignment == one.consignment)
        {
            print_one(finding, words, out);
        }
    }
    let (version, day) = (rules.version, rules.date);
    out.line(&say(PreflightMsg::Pack { version, day }));
    out.line(&say(PreflightMsg::Aid));
}

fn print_one(finding: &FindingOut, words: &Words, out: &Out) {
    let say = |message: PreflightMsg| words.say(&message.into());
    let level = words.say(&Message::term("preflight-level", finding.level));
    let place = words.say(&Message::term("preflight-place", finding.place.kind));
    let head = [
        level,
        format!("{place} {}", finding.place.name),
        finding.rule.clone(),
    ];
    let head: Vec<&str> = head.iter().map(|part| part.trim()).collect();
    out.line(&format!("{} [{}]", head.join(" · "), finding.check));
    out.line(&format!("  {}", finding.message));
    let source = finding.source.clone();
    let Some(day) = finding.date.as_deref().and_then(Day::parse) else {
        return;
    };
    out.line(&format!(
        "  {}",
        if finding.kind == RuleKind::Trade.code() {
            say(PreflightMsg::Trade { source, day })
        } else {
            say(PreflightMsg::Source { source, day })
        }
    ));
    if finding.standing == "signed" {
        out.line(&format!("  {}", say(PreflightMsg::IsSigned)));
    } else if finding.standing == "waits" {
        out.line(&format!("  {}", say(PreflightMsg::Waits)));
    }
}
