//! Resale: what may be gathered, what a batch is made of, and what a unit's new label is to read.

use crate::domain::codes::{BatchNumber, ContainerName, SellerCode, UnitTag};
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;
use crate::domain::limits::{BATCH_UNLISTED_DAYS, BATCH_UNSOLD_DAYS};
use crate::domain::lot::{LotLevel, LotWhy};
use crate::domain::resale::{BatchStep, SaleChannel, SkuProblem};
use crate::domain::time::{Day, Zone};
use crate::ledger::batch::Batch;
use crate::ledger::fact::LockedSku;
use crate::ledger::rows::{BatchRow, UnitRow};

/// What is asked of units for sale.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ResaleAsked {
    /// Which units.
    pub of: ResaleOf,
    /// Whose.
    pub seller: SellerCode,
    /// Where they are to be listed.
    pub channel: SaleChannel,
    /// The day whose rules and prices hold.
    pub today: Day,
}

/// Which units are looked at.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ResaleOf {
    /// Those of the seller in resale totes that are here and in no batch.
    Totes,
    /// Those that are in a batch.
    Batch(BatchNumber),
    /// These.
    Units(Vec<UnitId>),
}

/// Units for sale as they would be listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResaleView {
    /// The units. Those that stay off the channel are among them.
    pub batch: Batch,
    /// What they fall under, in their order.
    pub notes: Vec<ResaleNote>,
    /// SKUs of theirs that stand for nothing yet.
    pub new_skus: Vec<LockedSku>,
    /// How many units there are beyond the limit.
    pub beyond: u32,
}

/// What one unit falls under.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResaleNote {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// Where it is.
    pub container: ContainerName,
    /// Why.
    pub why: LotWhy,
    /// Whether it stays off the channel.
    pub level: LotLevel,
}

impl ResaleView {
    /// Tells whether a unit stays off the channel.
    pub fn stays_off(&self, unit: UnitId) -> bool {
        self.refused().any(|note| note.unit == unit)
    }

    /// Gives what keeps units off the channel.
    pub fn refused(&self) -> impl Iterator<Item = &ResaleNote> {
        self.notes.iter().filter(|note| match note.level {
            LotLevel::Refused => true,
            LotLevel::Warned => false,
        })
    }
}

/// A batch with how many units are in it now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BatchCount {
    /// The batch.
    pub row: BatchRow,
    /// Units that are in it now.
    pub units: u32,
}

/// What a batch that goes on waits for, and from which day on it is late.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchLate {
    /// The step.
    pub step: BatchStep,
    /// The first day on which it is late.
    pub by: Day,
}

impl BatchRow {
    /// Says what it waits for. It is late to be listed once its own day is over or it is open for
    /// [`BATCH_UNLISTED_DAYS`], and late to be sold [`BATCH_UNSOLD_DAYS`] after it was listed.
    pub fn late(&self, zone: Zone) -> BatchLate {
        match &self.listed {
            None => {
                let opened = zone.day(self.opened_at);
                let longest = opened.plus_days(i64::from(BATCH_UNLISTED_DAYS));
                BatchLate {
                    step: BatchStep::List,
                    by: longest.min(self.opened.due.plus_days(1)),
                }
            }
            Some((listed, ..)) => BatchLate {
                step: BatchStep::Sell,
                by: listed.day.plus_days(i64::from(BATCH_UNSOLD_DAYS)),
            },
        }
    }
}

/// A batch with what was listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BatchSheet {
    /// The batch.
    pub count: BatchCount,
    /// The units as they were listed; none while it is gathered.
    pub listed: Option<Batch>,
    /// Units that are in it now: those of the list that are missing here have left it since.
    pub here: Vec<UnitId>,
}

/// How many units in resale totes that are here and in no batch a seller has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerForSale {
    /// Whose.
    pub seller: SellerCode,
    /// How many.
    pub units: u32,
}

/// What a unit's new label is to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RelabelView {
    /// The unit.
    pub unit: UnitRow,
    /// The code; else why there is none.
    pub code: Result<NewCode, RelabelLack>,
    /// Codes that are known to be on it, of which none may read any more.
    pub olds: Vec<String>,
    /// What it is called.
    pub title: Option<String>,
    /// What its newest proven label reads.
    pub label: Option<String>,
}

/// The code of a new label.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewCode {
    /// What it reads.
    pub code: String,
    /// What it is.
    pub kind: NewCodeKind,
    /// The condition that it stands for.
    pub grade: Grade,
    /// The SKU, where it stands for nothing yet.
    pub new_sku: Option<LockedSku>,
}

/// What the code of a new label is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NewCodeKind {
    /// Amazon's id of the seller's goods in this condition.
    Fnsku,
    /// The resale SKU.
    Sku,
}

/// Why a unit bears no new label.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RelabelLack {
    /// It has left the building.
    Left,
    /// It is not decided to be resold, or does not lie in its container.
    NotForSale,
    /// It was not graded, or is nobody's.
    NotGraded,
    /// No SKU can be made.
    Sku(SkuProblem),
}
