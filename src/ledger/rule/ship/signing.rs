//! Rules of pre-flight: what keeps a consignment open, and who may sign for a warning.

use crate::domain::codes::ConsignmentNumber;
use crate::domain::consignment::Consignment;
use crate::domain::ids::UnitId;
use crate::domain::limits::{PARTY_TEXT_MAX, SIGNED_UNITS_MAX};
use crate::domain::preflight::{CheckCode, Level, Signer, listed_of, preflight, stops, units_of};
use crate::domain::screening::ListedHit;
use crate::ledger::fact::{ShipFact, SignedFinding};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::{Refusal, ShipRefusal};
use crate::ledger::rows::ConsignmentRow;

use super::super::Known;
use super::{is_here, is_open, kept, known_one, refused};

/// Refuses to close a consignment while something blocks it, or waits for a signature.
pub(super) fn may_go(
    view: &Consignment,
    row: &ConsignmentRow,
    known: &Known,
) -> Result<(), Refusal> {
    let Some(checks) = known.ship.checks.as_deref() else {
        return Ok(());
    };
    let findings = preflight(view, &checks.rules, &checks.context);
    let number = || row.terms.consignment.clone();
    match stops(&findings, &row.signatures()) {
        None => Ok(()),
        Some(finding) => Err(refused(match finding.level {
            Level::Block => ShipRefusal::PreflightBlocks(number(), finding.check),
            Level::Warn | Level::Note => ShipRefusal::PreflightWaits(number(), finding.check),
        })),
    }
}

/// Signs for all warnings of a check. They must be about the units, and the names on lists, that were shown.
pub(super) fn sign(
    (consignment, check): (&ConsignmentNumber, CheckCode),
    (shown, shown_listed): (&[UnitId], &[ListedHit]),
    reason: &str,
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    let row = known_one(consignment, known)?;
    is_open(row)?;
    is_here(&row.terms.shipment, known)?;
    let none = || refused(ShipRefusal::NothingToSign(check));
    let checks = known.ship.checks.as_deref().ok_or_else(none)?;
    let view = known.ship.view.as_deref().ok_or_else(none)?;
    match checks.rules.signer(check) {
        Signer::Anyone => {}
        Signer::Supervisor => may_judge(known.person.as_ref())?,
    }
    let findings = preflight(view, &checks.rules, &checks.context);
    let units = units_of(&findings, check).ok_or_else(none)?;
    let mut shown = shown.to_vec();
    shown.sort_unstable();
    shown.dedup();
    let listed = listed_of(&findings, check);
    let mut shown_listed = shown_listed.to_vec();
    shown_listed.sort_unstable();
    shown_listed.dedup();
    if shown != units || shown_listed != listed {
        return Err(refused(ShipRefusal::FindingsChanged(check)));
    }
    let reason = kept(Some(reason)).ok_or(Refusal::ReasonNeeded)?;
    let reason: String = reason.chars().take(PARTY_TEXT_MAX).collect();
    let fact = |units: &[UnitId], listed: &[ListedHit]| {
        ShipFact::FindingSigned(Box::new(SignedFinding {
            consignment: consignment.clone(),
            revision: row.revision,
            check,
            units: units.to_vec(),
            listed: listed.to_vec(),
            reason: reason.clone(),
        }))
    };
    if units.is_empty() && listed.is_empty() {
        return Ok(vec![fact(&[], &[])]);
    }
    let of_units = units.chunks(SIGNED_UNITS_MAX).map(|units| fact(units, &[]));
    let of_listed = listed.chunks(SIGNED_UNITS_MAX);
    let of_listed = of_listed.map(|listed| fact(&[], listed));
    Ok(of_units.chain(of_listed).collect())
}
