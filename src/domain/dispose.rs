//! What is destroyed, and on whose word.

use super::closed::closed_set;
use super::decision::OverrideReason;
use super::hold::HoldEnd;

closed_set! {
    /// On whose word a unit may be destroyed.
    DisposeBasis {
        /// What the contract with the seller says: its rule table, its rates or standing order, or the
        /// signed default of a hold that nobody answered.
        Contract = "contract",
        /// The seller said so.
        Instruction = "instruction",
        /// The house's rule of lost property: its time is over and nobody asked for it.
        LostProperty = "lost_property",
    }
}

impl DisposeBasis {
    /// Gives the word by which a bench decides to dispose: as proposed by contract; otherwise only where
    /// the seller said so.
    pub fn at_bench(overridden: Option<OverrideReason>) -> Option<Self> {
        match overridden {
            None => Some(Self::Contract),
            Some(OverrideReason::SellerInstruction) => Some(Self::Instruction),
            Some(
                OverrideReason::ConditionDiffers
                | OverrideReason::ContainerNotHere
                | OverrideReason::SafetyOrRule
                | OverrideReason::Supervisor,
            ) => None,
        }
    }

    /// Gives the word by which the end of a hold disposes.
    pub fn at_end(end: HoldEnd) -> Option<Self> {
        match end {
            HoldEnd::Answered => Some(Self::Instruction),
            HoldEnd::Default => Some(Self::Contract),
            HoldEnd::Released => None,
        }
    }
}
