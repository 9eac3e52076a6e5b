//! Rules of labels that are printed once more.

use crate::domain::limits::ROLL_NUMBERS_MAX;
use crate::domain::printed::{Reprint, ReprintWhy, RollPart};
use crate::ledger::fact::Body;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::RangeRow;

use super::{Known, Need};

pub(super) fn needs(what: &Reprint) -> Vec<Need> {
    match what {
        Reprint::Tags(part) => vec![Need::Range(part.roll, part.prefix.to_string())],
        Reprint::Container(name) => vec![Need::Container(name.clone())],
    }
}

/// Writes down that labels are printed once more. Of tags only numbers that were given out are: a
/// new one is for a new roll. A container's label may be printed before the container is used, so
/// any may be printed again. The same again is a fact again, for it is one more label.
pub(super) fn reprint(
    what: &Reprint,
    why: Option<ReprintWhy>,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if let Reprint::Tags(part) = what {
        given_out(part, known)?;
    }
    Ok(vec![Body::LabelReprinted {
        what: what.clone(),
        why,
    }])
}

fn given_out(part: &RollPart, known: &Known) -> Result<(), Refusal> {
    if part.count == 0 || part.count > ROLL_NUMBERS_MAX {
        return Err(Refusal::RollTooLong(part.count));
    }
    let next = known.range.as_ref().map_or(RangeRow::FIRST, |row| row.next);
    let end = part.first.saturating_add(u64::from(part.count));
    if part.first < RangeRow::FIRST || end > next {
        return Err(Refusal::NotGivenOut);
    }
    Ok(())
}
