//! Judging units on the approval shelf: from what a supervisor chose to the commands that say so.

use std::collections::BTreeMap;

use crate::domain::codes::SellerCode;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::grade::Grade;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::ids::UnitId;
use crate::domain::limits::HANDLING_UNITS_MAX;
use crate::domain::rights::{Action, may};
use crate::domain::terms::Terms;
use crate::domain::time::Day;

use super::rows::{PersonRow, SellerRow, UnitRow};
use super::{Command, Refusal};

/// What a supervisor says of units that wait for approval.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Judging {
    /// Each becomes what was asked for.
    AsAsked,
    /// All become this, for a reason.
    Otherwise(Decision, OverrideReason),
}

/// Tells whether the person who is signed in may judge; only who leads may.
///
/// # Errors
/// Gives why not.
pub fn may_judge(person: Option<&PersonRow>) -> Result<(), Refusal> {
    match person {
        Some(row) if may(row.role, Action::Judge) => Ok(()),
        Some(_) => Err(Refusal::SupervisorNeeded),
        None => Err(Refusal::NobodySignedIn),
    }
}

/// House rule: what is not fit for sale, or nobody's, is never sold as fit, by nobody's word.
pub fn sold_as_fit(row: &UnitRow, decision: Decision) -> bool {
    let seen = &row.inspection;
    decision == Decision::Resell && (seen.grade == Some(Grade::Unsellable) || seen.seller.is_none())
}

/// Gives the commands that judge these units: one for each decision and, since a hold follows the
/// seller's terms, one for each seller that is asked.
pub fn commands(
    units: &[&UnitRow],
    judging: Judging,
    sellers: &[SellerRow],
    day: Day,
) -> Vec<Command> {
    let mut parts: BTreeMap<(Decision, Option<SellerCode>), Vec<UnitId>> = BTreeMap::new();
    for row in units {
        let (decision, seller) = match judging {
            Judging::AsAsked => match row.decision() {
                Some(decision) => (decision, None),
                None => continue,
            },
            Judging::Otherwise(Decision::Hold, _) => {
                (Decision::Hold, row.inspection.seller.clone())
            }
            Judging::Otherwise(decision, _) => (decision, None),
        };
        parts.entry((decision, seller)).or_default().push(row.unit);
    }
    let mut commands = Vec::new();
    for ((decision, seller), units) in parts {
        let (override_reason, hold) = match judging {
            Judging::AsAsked => (None, None),
            Judging::Otherwise(Decision::Hold, reason) => {
                (Some(reason), Some(hold(seller.as_ref(), sellers, day)))
            }
            Judging::Otherwise(_, reason) => (Some(reason), None),
        };
        commands.extend(
            units
                .chunks(HANDLING_UNITS_MAX)
                .map(|units| Command::JudgeUnits {
                    units: units.to_vec(),
                    decision,
                    override_reason,
                    hold: hold.clone(),
                }),
        );
    }
    commands
}

/// Gives a hold for the seller's word, as its terms have it, as at the bench.
pub fn hold(seller: Option<&SellerCode>, sellers: &[SellerRow], day: Day) -> Hold {
    let row = sellers.iter().find(|row| Some(&row.seller) == seller);
    let terms = row.map_or(Terms::house(), |row| row.terms_on(day));
    Hold {
        reason: HoldReason::Instruction,
        owner: match seller {
            Some(_) => HoldOwner::Seller,
            None => HoldOwner::Site,
        },
        review: day.plus_days(i64::from(terms.hold_days)),
        default: terms.hold_default,
    }
}
