//! Holds at the desks: which units are held, what may come of them, and the commands that say so.

use std::collections::BTreeMap;

use crate::domain::advice;
use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldEnd, HoldStage};
use crate::domain::ids::UnitId;
use crate::domain::limits::{HANDLING_UNITS_MAX, HOLD_DAYS_MAX, MAIL_NOTE_CHARS_MAX};
use crate::domain::money::Money;
use crate::domain::said::Said;
use crate::domain::terms::Terms;
use crate::domain::time::Day;

use super::judging::sold_as_fit;
use super::query::HeldUnit;
use super::rows::{SellerRow, UnitRow, UnitState};
use super::{Command, Refusal};

/// Gives what a unit is held for, or was held for until it is moved.
pub fn held(row: &UnitRow) -> Option<&Hold> {
    row.verdict.as_ref()?.hold.as_ref()
}

/// Tells whether a unit waits as a hold.
pub fn is_held(row: &UnitRow) -> bool {
    row.state == UnitState::Put && row.decision() == Some(Decision::Hold) && held(row).is_some()
}

/// Tells whether the hold of a unit may end, or end otherwise because it was not moved yet.
pub fn may_end(row: &UnitRow) -> bool {
    is_held(row) || (row.state == UnitState::Judged && held(row).is_some())
}

/// Tells whether a held unit may not become this, by nobody's word.
pub fn closed(row: &UnitRow, decision: Decision) -> bool {
    let by_reason = held(row).is_some_and(|hold| hold.reason.closes().contains(&decision));
    decision == Decision::Hold || by_reason || sold_as_fit(row, decision)
}

/// Gives what the storage of a held unit costs so far, by the rates in force; none where they are not
/// known.
pub fn storage_so_far(row: &HeldUnit, seller: &SellerRow, today: Day) -> Option<Money> {
    let rates = seller.rates_on(today)?;
    let tiers = rates.card.hold.storage.as_ref()?;
    let days = u32::try_from(today.days_since(row.received)).unwrap_or(0);
    Some(Money {
        minor: advice::storage_of(tiers, days),
        currency: rates.card.currency,
    })
}

/// Gives the commands that end the holds of these units alike.
pub fn end(
    units: &[&UnitRow],
    decision: Decision,
    end: HoldEnd,
    (said, note): (Option<&Said>, Option<&str>),
) -> Vec<Command> {
    let ids: Vec<UnitId> = units.iter().map(|row| row.unit).collect();
    in_parts(&ids, |units| Command::EndHold {
        units,
        decision,
        end,
        said: said.cloned(),
        note: written(note),
    })
}

/// Gives the commands that confirm the defaults of those units whose day has come.
pub fn defaults(units: &[&UnitRow], today: Day) -> Vec<Command> {
    let mut by_default: BTreeMap<Decision, Vec<UnitId>> = BTreeMap::new();
    for row in units.iter().filter(|row| is_held(row)) {
        if let Some(hold) = held(row).filter(|hold| hold.stage(today) == HoldStage::Over) {
            by_default.entry(hold.default).or_default().push(row.unit);
        }
    }
    let parts = by_default.into_iter().flat_map(|(decision, units)| {
        in_parts(&units, |units| Command::EndHold {
            units,
            decision,
            end: HoldEnd::Default,
            said: None,
            note: None,
        })
    });
    parts.collect()
}

/// Gives the commands by which holds go on: each keeps what is not changed.
pub fn change(
    units: &[&UnitRow],
    changed: impl Fn(&Hold) -> Hold,
    note: Option<&str>,
) -> Vec<Command> {
    let mut alike: Vec<(Hold, Vec<UnitId>)> = Vec::new();
    for row in units {
        let Some(hold) = held(row).map(&changed) else {
            continue;
        };
        match alike.iter_mut().find(|(known, _)| *known == hold) {
            Some((_, units)) => units.push(row.unit),
            None => alike.push((hold, vec![row.unit])),
        }
    }
    let parts = alike.into_iter().flat_map(|(hold, units)| {
        in_parts(&units, |units| Command::ChangeHold {
            units,
            hold: hold.clone(),
            note: written(note),
        })
    });
    parts.collect()
}

/// Gives a note that says something.
fn written(note: Option<&str>) -> Option<String> {
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    note.map(str::to_owned)
}

fn in_parts(units: &[UnitId], command: impl Fn(Vec<UnitId>) -> Command) -> Vec<Command> {
    let parts = units.chunks(HANDLING_UNITS_MAX);
    parts.map(|units| command(units.to_vec())).collect()
}

/// Gives what is noted beside a hold, without the white space around it; none where nothing is.
///
/// # Errors
/// The note is too long.
pub(super) fn noted(note: Option<&String>) -> Result<Option<String>, Refusal> {
    let note = note.map(|note| note.trim()).filter(|note| !note.is_empty());
    if note.is_some_and(|note| note.chars().count() > MAIL_NOTE_CHARS_MAX) {
        return Err(Refusal::NoteTooLong);
    }
    Ok(note.map(str::to_owned))
}

/// Tells whether a note stands beside the hold already, or says nothing.
pub(super) fn is_noted(row: &UnitRow, note: Option<&String>) -> bool {
    let known = row
        .verdict
        .as_ref()
        .and_then(|verdict| verdict.hold_note.as_ref());
    note.is_none() || known == note
}

/// A hold is looked at again on a day that lies ahead, within a year, and its default is one that its
/// reason leaves open.
pub(super) fn is_sound(hold: &Hold, today: Day) -> Result<(), Refusal> {
    let last = today.plus_days(i64::from(HOLD_DAYS_MAX));
    if hold.review <= today || hold.review > last {
        return Err(Refusal::HoldDay);
    }
    let may_become = Terms::DEFAULTS.contains(&hold.default);
    if !may_become || hold.reason.closes().contains(&hold.default) {
        return Err(Refusal::DecisionClosed(hold.default));
    }
    Ok(())
}
