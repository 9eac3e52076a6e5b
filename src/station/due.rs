//! Days that end: until when the unit in hand may be claimed for, and may come back to China.

use crate::domain::claim;
use crate::domain::deadline::{Deadline, DeadlineKind, UnitDays};
use crate::domain::decision::Decision;
use crate::domain::finding::OriginalState;
use crate::domain::grade::Grade;
use crate::domain::limits::DEADLINE_SHOWN_DAYS;
use crate::domain::product::Product;
use crate::domain::time::Day;
use crate::text::{BenchMsg, Message};

use super::at_checks::{category, in_book};
use super::at_put;
use super::context::Context;
use super::work::{Hand, Work};

/// Gives what is known of the days of the unit in hand.
pub(super) fn days(work: &Work, hand: &Hand, today: Day) -> UnitDays {
    let line = hand.line().and_then(|line| work.line(line));
    let line = line.map(|line| &line.known.line);
    UnitDays {
        export: in_book(work, hand).and_then(Product::export),
        category: category(work, hand).map(str::to_owned),
        repaired: hand.noted.original_state == Some(OriginalState::Lost),
        ..claim::days(line, work.received.unwrap_or(today))
    }
}

/// Lists the days that end and still lie ahead, the first first: of a claim only where one may be
/// filed, of the ways back to China only while that decision is open.
pub(super) fn ahead(
    work: &Work,
    hand: &Hand,
    context: &Context,
    days: &UnitDays,
    (grade, allowed): (Option<Grade>, &[Decision]),
) -> Vec<Deadline> {
    let today = context.now.day;
    let rules = &context.packs.deadlines;
    let line = hand.line().and_then(|line| work.line(line));
    let is_filed = line.is_some_and(|line| !claim::is_open(&line.known.line));
    let has_reason = claim::of_unit(grade, at_put::finding(work, hand)).is_some();
    let claim = rules.claim(days).filter(|_| has_reason && !is_filed);
    let returns = rules.returns(days).into_iter();
    let returns = returns.filter(|_| allowed.contains(&Decision::ShipChina));
    let all = claim.into_iter().chain(returns);
    let mut ahead: Vec<Deadline> = all.filter(|deadline| today <= deadline.due).collect();
    ahead.sort_by_key(|deadline| deadline.due);
    ahead
}

/// Gives the last day of a claim among the days that lie ahead.
pub(super) fn claim_ends(ahead: &[Deadline]) -> Option<Day> {
    let claim = ahead.iter().find(|one| one.kind == DeadlineKind::SafeT);
    claim.map(|claim| claim.due)
}

/// Says the days that end soon.
pub(super) fn said(ahead: &[Deadline], today: Day) -> impl Iterator<Item = Message> {
    let soon = today.plus_days(i64::from(DEADLINE_SHOWN_DAYS));
    let near = ahead.iter().filter(move |one| one.due <= soon);
    near.filter_map(|one| {
        let due = one.due;
        let said = match one.kind {
            DeadlineKind::SafeT => BenchMsg::ClaimEnds { due },
            DeadlineKind::CnReturn6m => BenchMsg::DutyFreeEnds { due },
            DeadlineKind::CnReturn12m => BenchMsg::ReturnEnds { due },
            DeadlineKind::HoldReview => return None,
        };
        Some(said.into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::Sure;

    #[test]
    fn what_ends_within_the_month_is_said_and_no_other() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let ends = |due: &str| Deadline {
            kind: DeadlineKind::SafeT,
            due: day(due),
            source: String::new(),
            sure: Sure::Known,
        };
        let said = |due: &str| said(&[ends(due)], day("2026-11-23")).count();
        assert_eq!((said("2026-12-23"), said("2026-12-24")), (1, 0));
    }
}
