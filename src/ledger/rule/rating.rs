//! Rules of second looks: by another person than the first, once each, of units that were drawn.

use crate::domain::agreement::RatedHow;
use crate::domain::ids::UnitId;
use crate::ledger::command::RateUnit;
use crate::ledger::fact::Body;
use crate::ledger::judging::may_judge;
use crate::ledger::rating::{Looks, RatingBar, bar, graded_again};
use crate::ledger::refusal::Refusal;

use super::{Known, Need};

/// What the rule of a second look must know beside the unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownLooks {
    /// Every look at the unit.
    pub looks: Looks,
    /// How many second looks at units of its first grader there are.
    pub of_grader: u32,
}

pub(super) fn needs(unit: UnitId) -> Vec<Need> {
    vec![
        Need::Units(vec![unit]),
        Need::ChecklistOf(unit),
        Need::Looks(unit),
    ]
}

/// Notes what a second person found; the unit's own grade stays. The first look at a calibration unit, with which
/// the others are compared, is a supervisor's.
pub(super) fn rate(asked: &RateUnit, known: &Known) -> Result<Vec<Body>, Refusal> {
    let rated = &asked.rated;
    let person = known.person.as_ref().ok_or(Refusal::NobodySignedIn)?;
    let person = &person.person;
    let row = known.units.iter().find(|row| row.unit == rated.unit);
    let row = row.ok_or(Refusal::NoSuchUnit)?;
    let barred = |bar| Refusal::NotRated(row.inspection.tag.clone(), bar);
    let about = known.looks.as_deref();
    let about = about.ok_or_else(|| barred(RatingBar::Ungraded))?;
    let drawn = (&*asked.rates, about.of_grader);
    if let Some(bar) = bar(row, &about.looks, (person, rated.how), drawn) {
        return Err(barred(bar));
    }
    if rated.how == RatedHow::Calibration && !about.looks.is_calibrated() {
        may_judge(known.person.as_ref())?;
    }
    let list = known.checklist.as_deref();
    let (pack, list) = list.ok_or_else(|| barred(RatingBar::Ungraded))?;
    let follows = graded_again(list, &rated.answers);
    if rated.checklist != *pack || follows != Some(rated.grade) {
        return Err(barred(RatingBar::Answers));
    }
    Ok(vec![Body::UnitRated(Box::new(rated.clone()))])
}
