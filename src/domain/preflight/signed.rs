//! Signatures under warnings: one for each check and revision, with the units, or the names on lists of
//! parties, that it was given for.

use std::collections::BTreeSet;

use super::super::ids::UnitId;
use super::super::screening::ListedHit;
use super::{CheckCode, Finding, Level};

/// Somebody answers for what a check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    /// What for.
    pub check: CheckCode,
    /// For which units; none where it was about the consignment as such.
    pub units: Vec<UnitId>,
    /// For which entries of lists of parties, by name.
    pub listed: Vec<ListedHit>,
}

/// How a finding stands; what hinders most stands first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// It keeps the consignment open.
    Blocks,
    /// It waits for a signature.
    Waits,
    /// Somebody signed for every unit, and every name on a list, that it is about.
    Signed,
    /// It is to be known.
    Noted,
}

/// Says how a finding stands under signatures of this revision.
pub fn standing(finding: &Finding, signatures: &[Signature]) -> Standing {
    match finding.level {
        Level::Block => Standing::Blocks,
        Level::Note => Standing::Noted,
        Level::Warn => {
            let of_it = || signatures.iter().filter(|one| one.check == finding.check);
            let is_signed = |unit: &UnitId| of_it().any(|one| one.units.contains(unit));
            let is_named = |hit: &ListedHit| of_it().any(|one| one.listed.contains(hit));
            if of_it().next().is_some()
                && finding.units.iter().all(is_signed)
                && finding.listed.iter().all(is_named)
            {
                Standing::Signed
            } else {
                Standing::Waits
            }
        }
    }
}

/// Gives the first finding that keeps a consignment open: a block before a warning without its signature.
pub fn stops<'f>(findings: &'f [Finding], signatures: &[Signature]) -> Option<&'f Finding> {
    let stands = |wanted: Standing| {
        let mut all = findings.iter();
        all.find(move |finding| standing(finding, signatures) == wanted)
    };
    stands(Standing::Blocks).or_else(|| stands(Standing::Waits))
}

/// Gives the units that warnings of a check are about now; none where there is no such warning.
pub fn units_of(findings: &[Finding], check: CheckCode) -> Option<Vec<UnitId>> {
    let is_it = |finding: &&Finding| finding.check == check && finding.level == Level::Warn;
    let mut warnings = findings.iter().filter(is_it).peekable();
    warnings.peek()?;
    let units: BTreeSet<UnitId> = warnings.flat_map(|one| one.units.iter().copied()).collect();
    Some(units.into_iter().collect())
}

/// Gives the entries of lists that warnings of a check name now, in order.
pub fn listed_of(findings: &[Finding], check: CheckCode) -> Vec<ListedHit> {
    let is_it = |finding: &&Finding| finding.check == check && finding.level == Level::Warn;
    let warnings = findings.iter().filter(is_it);
    let named: BTreeSet<&ListedHit> = warnings.flat_map(|one| &one.listed).collect();
    named.into_iter().cloned().collect()
}
