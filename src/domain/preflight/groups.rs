//! Findings as people work through them: by kind, what blocks first; and how many stand how.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ids::UnitId;
use super::{CheckCode, Finding, Signature, Standing, standing};

/// All findings of one check, which are signed for together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FindingGroup<'f> {
    /// The check.
    pub check: CheckCode,
    /// How they stand: while one waits, all of them do.
    pub standing: Standing,
    /// Each of them, in order.
    pub findings: Vec<&'f Finding>,
    /// The units that they are about, in order and each once; none where they are about the consignment as such.
    pub units: Vec<UnitId>,
}

/// Puts findings together by check: what blocks, what waits for a signature, what is signed, what is to be known;
/// among these in the order of the checks.
pub fn groups<'f>(findings: &'f [Finding], signatures: &[Signature]) -> Vec<FindingGroup<'f>> {
    let mut by_check: BTreeMap<CheckCode, FindingGroup<'f>> = BTreeMap::new();
    for finding in findings {
        let stands = standing(finding, signatures);
        let group = by_check
            .entry(finding.check)
            .or_insert_with(|| FindingGroup {
                check: finding.check,
                standing: stands,
                findings: Vec::new(),
                units: Vec::new(),
            });
        group.standing = group.standing.min(stands);
        group.findings.push(finding);
    }
    let mut groups: Vec<FindingGroup<'f>> = by_check.into_values().collect();
    for group in &mut groups {
        let units = group.findings.iter().flat_map(|one| &one.units);
        let units: BTreeSet<UnitId> = units.copied().collect();
        group.units = units.into_iter().collect();
    }
    groups.sort_by_key(|group| (group.standing, group.check));
    groups
}

/// How many findings stand how.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counted {
    /// They keep the consignment open.
    pub blocks: u32,
    /// They wait for a signature.
    pub waits: u32,
    /// Somebody signed for them.
    pub signed: u32,
    /// They are to be known.
    pub notes: u32,
}

impl Counted {
    /// Counts findings under signatures of this revision.
    pub fn of(findings: &[Finding], signatures: &[Signature]) -> Self {
        let mut counted = Self::default();
        for finding in findings {
            let count = match standing(finding, signatures) {
                Standing::Blocks => &mut counted.blocks,
                Standing::Waits => &mut counted.waits,
                Standing::Signed => &mut counted.signed,
                Standing::Noted => &mut counted.notes,
            };
            *count = count.saturating_add(1);
        }
        counted
    }

    /// Tells whether nothing keeps the consignment open.
    pub fn is_clear(self) -> bool {
        self.blocks == 0 && self.waits == 0
    }

    /// Tells whether nothing at all was found.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Level, Place, What};
    use super::*;

    fn found(check: CheckCode, level: Level, units: &[u128]) -> Finding {
        Finding {
            check,
            level,
            place: Place::Consignment,
            units: units.iter().copied().map(UnitId).collect(),
            listed: None,
            what: What::NoUnits {},
        }
    }

    #[test]
    fn kinds_stand_together_and_what_blocks_comes_first() {
        let findings = [
            found(CheckCode::Agency, Level::Note, &[]),
            found(CheckCode::Used, Level::Warn, &[3, 1]),
            found(CheckCode::Used, Level::Warn, &[2, 3]),
            found(CheckCode::Screening, Level::Warn, &[]),
            found(CheckCode::Value, Level::Block, &[1]),
        ];
        let signed = |check, units: &[u128]| Signature {
            check,
            units: units.iter().copied().map(UnitId).collect(),
            listed: Vec::new(),
        };
        let signatures = [
            signed(CheckCode::Used, &[1, 3]),
            signed(CheckCode::Screening, &[]),
        ];
        let groups = groups(&findings, &signatures);
        let stand: Vec<_> = groups.iter().map(|one| (one.check, one.standing)).collect();
        assert_eq!(
            stand,
            [
                (CheckCode::Value, Standing::Blocks),
                (CheckCode::Used, Standing::Waits),
                (CheckCode::Screening, Standing::Signed),
                (CheckCode::Agency, Standing::Noted),
            ]
        );
        assert_eq!(groups[1].units, [1, 2, 3].map(UnitId));
        let counted = Counted::of(&findings, &signatures);
        let wanted = Counted {
            blocks: 1,
            waits: 1,
            signed: 2,
            notes: 1,
        };
        assert_eq!(counted, wanted);
        assert!(!counted.is_clear());
        assert!(Counted::of(&findings[..1], &[]).is_clear());
        assert!(Counted::of(&[], &[]).is_nothing());
    }
}
