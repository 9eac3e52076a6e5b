//! Rules of single units that leave a container that stays, of those that come back, and of the word on
//! which goods are destroyed.

use std::collections::BTreeMap;

use crate::domain::codes::{ContainerName, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::ids::UnitId;
use crate::domain::leaving::LeftHow;
use crate::domain::limits::{LEAVING_UNITS_MAX, LEFT_REASON_MAX, LEFT_UNDER_MAX};
use crate::domain::money::Money;
use crate::domain::said::Said;
use crate::domain::time::Day;
use crate::ledger::command::{Command, SellUnits};
use crate::ledger::fact::{Body, LeftUnits};
use crate::ledger::judging::may_judge;
use crate::ledger::outgoing::{Way, may, may_be_sold};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{UnitRow, UnitState};

use super::{Known, Need};

/// Lists what a sale asks for as the books of the order's day have it.
pub(super) fn needs_on(command: &Command, day: Day) -> Vec<Need> {
    if let Command::SellUnits(sale) = command {
        vec![Need::KeptBack(sale.tags.clone(), day)]
    } else {
        Vec::new()
    }
}

/// Sells units one by one under an order's number; a handling unit goes whole, by its one label.
pub(super) fn sell(sale: &SellUnits, known: &Known) -> Result<Vec<Body>, Refusal> {
    let rows = tagged(&sale.tags, known)?;
    for row in &rows {
        may_be_sold(row, &known.kept_back)?;
    }
    owe_nothing(known)?;
    let order = kept(&sale.order, LEFT_UNDER_MAX).ok_or(Refusal::OrderNumberNeeded)?;
    if sale.price.is_some_and(|price| price.minor < 0) {
        return Err(Refusal::SaleTerms);
    }
    Ok(left(&rows, LeftHow::Sold, &order, sale.price))
}

/// Says that these units left one by one: a fact for each container, with its share of the price.
pub(super) fn left(
    rows: &[&UnitRow],
    how: LeftHow,
    under: &str,
    price: Option<Money>,
) -> Vec<Body> {
    let all = rows.len();
    let mut before = 0;
    let mut bodies = Vec::new();
    for (container, units) in by_container(rows) {
        for part in units.chunks(LEAVING_UNITS_MAX) {
            let upto = before + part.len();
            let share = price.map(|price| Money {
                minor: shared(price.minor, upto, all) - shared(price.minor, before, all),
                currency: price.currency,
            });
            before = upto;
            bodies.push(Body::UnitLeft(LeftUnits {
                units: part.to_vec(),
                container: container.clone(),
                how,
                under: Some(under.to_owned()),
                price: share,
            }));
        }
    }
    bodies
}

/// What of an amount falls on the first of so many units; on all of them it is the whole.
fn shared(minor: i64, first: usize, all: usize) -> i64 {
    let of = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
    let part = i128::from(minor) * of(first) / of(all.max(1));
    i64::try_from(part).unwrap_or(minor)
}

/// Brings single units back that were said to have left; only a supervisor may. They are where they were; where
/// their container has left meanwhile they wait to be moved into another one.
pub(super) fn bring_back(
    tags: &[UnitTag],
    reason: &str,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let rows = tagged(tags, known)?;
    for row in &rows {
        may(row, Way::Back)?;
    }
    let reason = kept(reason, LEFT_REASON_MAX).ok_or(Refusal::ReasonNeeded)?;
    let mut bodies = Vec::new();
    for (container, units) in by_container(&rows) {
        let mut places = known.sources.iter();
        let has_left = places.any(|row| row.container == container && row.left.is_some());
        bodies.extend(
            units
                .chunks(LEAVING_UNITS_MAX)
                .map(|units| Body::UnitCameBack {
                    units: units.to_vec(),
                    container: container.clone(),
                    reason: Some(reason.clone()),
                }),
        );
        if has_left {
            bodies.extend(to_be_moved(&rows, &units));
        }
    }
    Ok(bodies)
}

/// Has units wait to be moved into a container of what they are.
fn to_be_moved(rows: &[&UnitRow], units: &[UnitId]) -> Vec<Body> {
    let mut by_decision: BTreeMap<Decision, Vec<UnitId>> = BTreeMap::new();
    for row in rows.iter().filter(|row| units.contains(&row.unit)) {
        if let Some(decision) = row.decision() {
            by_decision.entry(decision).or_default().push(row.unit);
        }
    }
    let judged = by_decision.into_iter().flat_map(|(decision, units)| {
        let parts = units.chunks(LEAVING_UNITS_MAX).map(<[_]>::to_vec);
        let parts: Vec<Vec<UnitId>> = parts.collect();
        parts.into_iter().map(move |units| Body::UnitJudged {
            units,
            decision,
            override_reason: None,
            hold: None,
        })
    });
    judged.collect()
}

/// Notes that the seller said that units are to be disposed of; only a supervisor may.
pub(super) fn instruct(tags: &[UnitTag], said: &Said, known: &Known) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let rows = tagged(tags, known)?;
    for row in &rows {
        may(row, Way::Instruct)?;
    }
    if said.who.trim().is_empty() {
        return Err(Refusal::SaidNeeded);
    }
    let units: Vec<UnitId> = rows.iter().map(|row| row.unit).collect();
    let parts = units.chunks(LEAVING_UNITS_MAX);
    Ok(parts
        .map(|units| Body::UnitInstructed {
            units: units.to_vec(),
            said: said.clone(),
        })
        .collect())
}

/// Finds the units under these tags, all of a handling unit; each tag must name one that is not taken back.
pub(super) fn tagged<'k>(tags: &[UnitTag], known: &'k Known) -> Result<Vec<&'k UnitRow>, Refusal> {
    if tags.len() > LEAVING_UNITS_MAX {
        return Err(Refusal::TooManyUnits(tags.len()));
    }
    let counts = |row: &&UnitRow| row.state != UnitState::Undone;
    let rows: Vec<&UnitRow> = known.units.iter().filter(counts).collect();
    let has = |tag: &UnitTag| rows.iter().any(|row| row.inspection.tag == *tag);
    match tags.iter().find(|tag| !has(tag)) {
        Some(tag) => Err(Refusal::UnitNotHere(tag.clone())),
        None if tags.is_empty() => Err(Refusal::NoSuchUnit),
        None => Ok(rows),
    }
}

/// Once they are gone no photo can be taken of them.
pub(super) fn owe_nothing(known: &Known) -> Result<(), Refusal> {
    match known.units_owed.first() {
        None => Ok(()),
        Some((container, ..)) => {
            let owed = known.units_owed.iter();
            let owed = owed.map(|(_, tag, kinds)| (tag.clone(), *kinds)).collect();
            Err(Refusal::PhotosOwed(container.clone(), owed))
        }
    }
}

fn by_container(rows: &[&UnitRow]) -> BTreeMap<ContainerName, Vec<UnitId>> {
    let mut found: BTreeMap<ContainerName, Vec<UnitId>> = BTreeMap::new();
    for row in rows {
        let units = found.entry(row.container.clone()).or_default();
        units.push(row.unit);
    }
    found
}

/// Gives what is kept of a text that a person wrote; none for nothing.
pub(super) fn kept(text: &str, most: usize) -> Option<String> {
    let text: String = text.trim().chars().take(most).collect();
    (!text.is_empty()).then_some(text)
}
