//! Rules of holds: what waits goes on or ends, always with an owner, a day and a default.

use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldEnd};
use crate::domain::ids::UnitId;
use crate::domain::limits::LOST_PROPERTY_DAYS;
use crate::domain::said::Said;
use crate::domain::time::Day;
use crate::ledger::fact::Body;
use crate::ledger::holding::{closed, held, is_held, is_noted, is_sound, may_end, noted};
use crate::ledger::judging::may_judge;
use crate::ledger::outgoing::{is_free, is_lost_property};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::UnitRow;

use super::{Known, mail};

/// Lets a hold go on otherwise; only a supervisor may. The day lies ahead, within a year.
pub(super) fn change(
    units: &[UnitId],
    (hold, note): (&Hold, Option<&String>),
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    all(units, known, is_held)?;
    is_sound(hold, today)?;
    let note = noted(note)?;
    let same = |row: &UnitRow| held(row) == Some(hold) && is_noted(row, note.as_ref());
    let is_so = known.units.iter().all(same);
    let changed = Body::UnitHoldChanged {
        units: units.to_vec(),
        hold: hold.clone(),
        note,
        said: None,
    };
    Ok((!is_so).then_some(changed).into_iter().collect())
}

/// Ends a hold; only a supervisor may. A default wants its day, and the seller's word what was said.
/// Until the units are moved the word that came later counts.
pub(super) fn end(
    units: &[UnitId],
    (decision, end): (Decision, HoldEnd),
    (said, note): (Option<&Said>, Option<&String>),
    (today, known): (Day, &Known),
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    // A default stands in for a word that nobody gave: it never comes over one that was given meanwhile.
    let fits = match end {
        HoldEnd::Default => is_held,
        HoldEnd::Answered | HoldEnd::Released => may_end,
    };
    all(units, known, fits)?;
    if known.units.iter().any(|row| closed(row, decision)) {
        return Err(Refusal::DecisionClosed(decision));
    }
    for row in &known.units {
        is_free(row)?;
        if let (Decision::Dispose, HoldEnd::Released | HoldEnd::Default) = (decision, end) {
            not_kept_for_its_owner(row, today)?;
        }
    }
    match (end, said) {
        (HoldEnd::Answered, None) => return Err(Refusal::SaidNeeded),
        (HoldEnd::Default, _) => by_default(decision, today, known)?,
        (HoldEnd::Answered | HoldEnd::Released, _) => {}
    }
    Ok(vec![Body::UnitHoldEnded {
        units: units.to_vec(),
        decision,
        end,
        said: said.cloned(),
        note: noted(note)?,
    }])
}

/// Lost property may be destroyed once the house's time for its owner is over.
fn not_kept_for_its_owner(row: &UnitRow, today: Day) -> Result<(), Refusal> {
    let last = row.day.plus_days(i64::from(LOST_PROPERTY_DAYS));
    if is_lost_property(row) && today < last {
        Err(Refusal::LostPropertyKept(last))
    } else {
        Ok(())
    }
}

/// A default is what was agreed, on its day or later, once that day's answers were read.
fn by_default(decision: Decision, today: Day, known: &Known) -> Result<(), Refusal> {
    for hold in known.units.iter().filter_map(held) {
        if hold.review > today {
            return Err(Refusal::HoldNotOver(hold.review));
        }
        if hold.default != decision {
            return Err(Refusal::DecisionClosed(decision));
        }
    }
    mail::are_read(known)
}

fn all(units: &[UnitId], known: &Known, fits: fn(&UnitRow) -> bool) -> Result<(), Refusal> {
    if units.is_empty() || known.units.len() != units.len() {
        return Err(Refusal::NoSuchUnit);
    }
    match known.units.iter().find(|row| !fits(row)) {
        None => Ok(()),
        Some(row) => Err(Refusal::NotHeld(row.inspection.tag.clone())),
    }
}
