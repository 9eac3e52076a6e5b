//! What is asked about units at a bench: put, parked, attached, repaired.

use std::sync::Arc;

use crate::domain::advice::Advised;
use crate::domain::agreement::SampleRates;
use crate::domain::attach::{LineMistake, Surplus};
use crate::domain::codes::{ContainerName, PersonCode, SellerCode, UnitTag};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::finding::ParkWhy;
use crate::domain::hazard::HazardClass;
use crate::domain::hold::Hold;
use crate::domain::ids::{LineId, ParcelId, UnitId};
use crate::domain::money::Money;
use crate::domain::photo::PhotoKinds;
use crate::domain::policy::Why;
use crate::domain::reading::Candidate;
use crate::domain::repair::{RepairCosts, RepairTest};
use crate::domain::time::Day;
use crate::ledger::fact::{Inspection, PackRef, RepairEnded, UnitRated, Unseen};

/// See [`super::Command::PutUnit`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PutUnit {
    /// A new id, or the id that the tag had before an undo; several for a sealed carton that is
    /// kept whole under one label.
    pub units: Vec<UnitId>,
    /// What was seen.
    pub inspection: Inspection,
    /// Photos that the answers ask for.
    pub photos: PhotoKinds,
    /// Every reading of the serial number in order, where it was read more than once.
    pub readings: Vec<String>,
    /// Decisions that grade and answers leave open.
    pub allowed: Vec<Decision>,
    /// What the rules proposed.
    pub proposed: Decision,
    /// Why.
    pub why: Why,
    /// The rule table.
    pub policy: Option<PackRef>,
    /// What is decided.
    pub decision: Decision,
    /// Why it is not what was proposed.
    pub override_reason: Option<OverrideReason>,
    /// Owner, day and default, for a hold.
    pub hold: Option<Hold>,
    /// What each open decision was expected to bring, where rates were known.
    pub advice: Option<Box<Advised>>,
    /// What work at the bench cost, where its prices were known.
    pub rework_cost: Option<Money>,
    /// The hazard class by product book and answers.
    pub class: HazardClass,
    /// Where it goes: a container of the decision, the approval shelf or the cage.
    pub container: ContainerName,
    /// The product binding that a person taught with this unit.
    pub learned: Option<Learned>,
    /// The old outbound label of each unit, in their order; none for goods that were not shipped by
    /// us before.
    pub shipped_before: Vec<Candidate>,
    /// The label of the carton that the one unit is taken out of.
    pub out_of: Option<UnitTag>,
}

/// See [`super::Command::AttachUnits`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AttachUnits {
    /// The parcel that they came out of.
    pub parcel: ParcelId,
    /// The units.
    pub units: Vec<UnitId>,
    /// The line; none where nobody announced them.
    pub line: Option<LineId>,
    /// Whether more come under the line than it announced.
    pub surplus: Surplus,
    /// Why.
    pub reason: LineMistake,
    /// What is said of a line of the parcel that lacks units from here on.
    pub left: Unseen,
}

/// See [`super::Command::RateUnit`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RateUnit {
    /// What the second person found.
    pub rated: UnitRated,
    /// By which rates units are drawn.
    pub rates: Arc<SampleRates>,
}

/// See [`super::Command::EstimateRepair`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EstimateRepair {
    /// The unit.
    pub unit: UnitId,
    /// Whose it is: that seller's rates have the cap.
    pub seller: Option<SellerCode>,
    /// What was seen, or said by the buyer.
    pub symptom: String,
    /// What is the matter.
    pub diagnosis: String,
    /// Parts and work.
    pub costs: RepairCosts,
    /// Who has it in hand.
    pub owner: PersonCode,
    /// The day by which the work, or the seller's word, is due.
    pub due: Day,
}

/// See [`super::Command::EndRepair`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EndRepair {
    /// What is to be written.
    pub ended: RepairEnded,
    /// What goods of its kind are tested for.
    pub wants: Vec<RepairTest>,
}

/// See [`super::Command::ParkUnit`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParkUnit {
    /// A new id, or the id that the tag has.
    pub unit: UnitId,
    /// What was seen so far.
    pub inspection: Inspection,
    /// Why it waits.
    pub why: ParkWhy,
    /// The test shelf.
    pub shelf: ContainerName,
}

/// A barcode that a person bound to a product.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Learned {
    /// Whose product book.
    pub seller: SellerCode,
    /// The barcode's key.
    pub barcode: String,
    /// The seller's product id.
    pub sku: Option<String>,
    /// Amazon's product id.
    pub asin: Option<String>,
}
