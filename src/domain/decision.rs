//! The five decisions and the one exit.

use super::table::coded;

/// What becomes of a unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Decision {
    /// Fit to sell by its grade.
    Resell,
    /// Waits for the seller, a part or a dispute.
    Hold,
    /// Work order, then graded again.
    Repair,
    /// Sold in lots as is.
    Liquidate,
    /// Consolidated with others, back to the importer in China.
    ShipChina,
    /// The exit when every other way is blocked or worthless.
    Dispose,
}

/// One row of the decision table.
pub struct DecisionSpec {
    /// The decision the row is about.
    pub decision: Decision,
    /// The stable name on disk, in exports and on the command line.
    pub code: &'static str,
    /// The letter on labels, screens and charts; container names begin with it.
    pub letter: char,
    /// CBV 2.0 business step of the put (EPCIS export).
    pub epcis_step: &'static str,
}

impl Decision {
    /// Every decision in the order people read them.
    pub const SPECS: [DecisionSpec; 6] = [
        DecisionSpec {
            decision: Self::Resell,
            code: "resell",
            letter: 'R',
            epcis_step: "repackaging",
        },
        DecisionSpec {
            decision: Self::Hold,
            code: "hold",
            letter: 'H',
            epcis_step: "holding",
        },
        DecisionSpec {
            decision: Self::Repair,
            code: "repair",
            letter: 'F',
            epcis_step: "repairing",
        },
        DecisionSpec {
            decision: Self::Liquidate,
            code: "liquidate",
            letter: 'L',
            epcis_step: "packing",
        },
        DecisionSpec {
            decision: Self::ShipChina,
            code: "ship_china",
            letter: 'C',
            epcis_step: "packing",
        },
        DecisionSpec {
            decision: Self::Dispose,
            code: "dispose",
            letter: 'D',
            epcis_step: "destroying",
        },
    ];

    /// Gives the decision's row.
    pub fn spec(self) -> &'static DecisionSpec {
        match self {
            Self::Resell => &Self::SPECS[0],
            Self::Hold => &Self::SPECS[1],
            Self::Repair => &Self::SPECS[2],
            Self::Liquidate => &Self::SPECS[3],
            Self::ShipChina => &Self::SPECS[4],
            Self::Dispose => &Self::SPECS[5],
        }
    }
}

coded!(Decision, decision);

/// Why a person put a unit elsewhere than proposed: a digit at the bench.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OverrideReason {
    /// The seller said so.
    SellerInstruction,
    /// The condition is other than the answers can say.
    ConditionDiffers,
    /// The container proposed is full or not at the bench.
    ContainerNotHere,
    /// A danger or a rule that the program does not know.
    SafetyOrRule,
    /// The supervisor said so.
    Supervisor,
}

impl OverrideReason {
    /// Every reason, in the order of its digit from 1.
    pub const ALL: [Self; 5] = [
        Self::SellerInstruction,
        Self::ConditionDiffers,
        Self::ContainerNotHere,
        Self::SafetyOrRule,
        Self::Supervisor,
    ];

    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::SellerInstruction => "seller_instruction",
            Self::ConditionDiffers => "condition_differs",
            Self::ContainerNotHere => "container_not_here",
            Self::SafetyOrRule => "safety_or_rule",
            Self::Supervisor => "supervisor",
        }
    }

    /// Reads the stable name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decision_has_its_own_code_and_letter() {
        for spec in &Decision::SPECS {
            assert_eq!(spec.decision.spec().code, spec.code);
            assert_eq!(Decision::parse(spec.code), Some(spec.decision));
            assert_eq!(
                Decision::SPECS
                    .iter()
                    .filter(|other| other.letter == spec.letter)
                    .count(),
                1
            );
        }
        for reason in OverrideReason::ALL {
            assert_eq!(OverrideReason::parse(reason.code()), Some(reason));
        }
    }
}
