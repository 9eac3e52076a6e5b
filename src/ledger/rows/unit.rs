//! Rows of units, and how they leave.

use crate::domain::closed::closed_set;
use crate::domain::codes::{ContainerName, PersonCode, StationName, Tracking, UnitTag};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::dispose::DisposeBasis;
use crate::domain::finding::ParkWhy;
use crate::domain::hazard::HazardClass;
use crate::domain::hold::Hold;
use crate::domain::ids::{CommandKey, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::money::Money;
use crate::domain::place::Kin;
use crate::domain::policy::Why;
use crate::domain::reading::Candidate;
use crate::domain::repair::RepairOrder;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::Inspection;

closed_set! {
    /// Where a unit stands.
    UnitState {
        /// In a container of its decision, or in the cage.
        Put = "put",
        /// Its put was taken back: it is on a bench.
        Undone = "undone",
        /// On the test shelf.
        Parked = "parked",
        /// On the approval shelf, waiting for a supervisor.
        Waiting = "waiting",
        /// Judged on the approval shelf, or its hold ended: to be moved into a container of its decision.
        Judged = "judged",
        /// Left the building with its container.
        Gone = "gone",
    }
}

/// What was decided about a unit, and what the rules had proposed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// What was proposed.
    pub proposed: Decision,
    /// Why.
    pub why: Why,
    /// What was decided.
    pub decision: Decision,
    /// Why it is not what was proposed.
    pub override_reason: Option<OverrideReason>,
    /// Owner, day and default of a hold, kept when it ended.
    pub hold: Option<Hold>,
    /// The day on which it was decided anew after it was put: judged, or the end of a hold or a repair.
    pub judged: Option<Day>,
    /// What was noted beside the hold last, by the seller or a supervisor.
    pub hold_note: Option<String>,
}

/// A unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitRow {
    /// The id.
    pub unit: UnitId,
    /// Where it stands.
    pub state: UnitState,
    /// What was seen of it, and under which tag.
    pub inspection: Inspection,
    /// Units under the same label, itself included: more than one in a handling unit.
    pub label_units: u32,
    /// The label of the carton it was taken out of.
    pub out_of: Option<UnitTag>,
    /// What was decided; none while it is parked without a decision.
    pub verdict: Option<Verdict>,
    /// Its work order, once there is an estimate, kept when the repair ended.
    pub repair: Option<Box<RepairOrder>>,
    /// Why it waits on the test shelf.
    pub parked: Option<ParkWhy>,
    /// What its old outbound label may be.
    pub shipped_before: Vec<Candidate>,
    /// How it left; none while it is here.
    pub left: Option<Box<LeftUnit>>,
    /// The command by which a desk put it under another line, or none; until a bench looks at it again.
    pub attached: Option<CommandKey>,
    /// The number of the forward that it is labelled for and waits with.
    pub forward: Option<Tracking>,
    /// On whose word it is disposed of; none where it is not, or on nobody's.
    pub basis: Option<DisposeBasis>,
    /// Its hazard class, as it was put.
    pub class: HazardClass,
    /// When a count missed it, and who counted; none once it was seen again.
    pub missing: Option<Missing>,
    /// Why it was given up; none once it was seen again.
    pub written_off: Option<String>,
    /// When it went from where it was put to where it is.
    pub moved_at: Option<UtcMs>,
    /// Where it is.
    pub container: ContainerName,
    /// The command that put it there, by which it can be taken back.
    pub put_key: CommandKey,
    /// Who put it.
    pub person: Option<PersonCode>,
    /// The station of the put.
    pub station: StationName,
    /// When it was put.
    pub put_at: UtcMs,
    /// The site's day of the put.
    pub day: Day,
}

/// How a unit left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftUnit {
    /// When.
    pub at: UtcMs,
    /// The site's day.
    pub day: Day,
    /// Who said so.
    pub person: Option<PersonCode>,
    /// How.
    pub how: LeftHow,
    /// Under what number it left one by one; none where it left with its container.
    pub under: Option<String>,
    /// What it was sold for, with those that left together.
    pub price: Option<Money>,
    /// How many left by the same fact, itself included.
    pub together: u32,
}

impl UnitRow {
    /// Tells whether the unit is, or may be, in somebody's hands: taken back, or taken from the
    /// test shelf.
    pub fn is_on_a_bench(&self) -> bool {
        match self.state {
            UnitState::Undone | UnitState::Parked => true,
            UnitState::Put | UnitState::Waiting | UnitState::Judged | UnitState::Gone => false,
        }
    }

    /// Tells whether the unit stands in a place of the house.
    pub fn is_here(&self) -> bool {
        match self.state {
            UnitState::Put | UnitState::Parked | UnitState::Waiting | UnitState::Judged => true,
            UnitState::Undone | UnitState::Gone => false,
        }
    }

    /// Gives the code under which people read where it stands: its state, or that a count missed it, or that
    /// it was given up then.
    pub fn standing_code(&self) -> &'static str {
        if self.state == UnitState::Gone && self.written_off.is_some() {
            "written_off"
        } else if self.is_here() && self.missing.is_some() {
            "missing"
        } else {
            self.state.code()
        }
    }

    /// Gives what it stands together as where it is: what waits to be moved away stands for no decision.
    pub fn standing(&self) -> Kin {
        let waits = self.state == UnitState::Judged;
        Kin {
            decision: self.decision().filter(|_| !waits),
            ..self.kin()
        }
    }

    /// Gives what it is to stand together as.
    pub fn kin(&self) -> Kin {
        Kin {
            seller: self.inspection.seller.clone(),
            decision: self.decision(),
            class: self.class,
        }
    }

    /// Gives where it stands, in short.
    pub fn placed(&self) -> PlacedUnit {
        PlacedUnit {
            unit: self.unit,
            tag: self.inspection.tag.clone(),
            state: self.state,
            container: self.container.clone(),
            since: self.moved_at.unwrap_or(self.put_at),
            is_lost: self.missing.is_some() || self.written_off.is_some(),
        }
    }

    /// Gives what was decided.
    pub fn decision(&self) -> Option<Decision> {
        self.verdict.as_ref().map(|verdict| verdict.decision)
    }

    /// Tells whether it was decided otherwise than proposed.
    pub fn is_overridden(&self) -> bool {
        self.verdict
            .as_ref()
            .is_some_and(|verdict| verdict.decision != verdict.proposed)
    }
}

/// A count did not find a unit where it belongs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Missing {
    /// When.
    pub at: UtcMs,
    /// Who counted.
    pub person: Option<PersonCode>,
}

/// Where a unit stands, in short: what a count looks at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// Where it stands.
    pub state: UnitState,
    /// Where it is.
    pub container: ContainerName,
    /// Since when it is there.
    pub since: UtcMs,
    /// Whether a count missed it, or it was given up.
    pub is_lost: bool,
}
