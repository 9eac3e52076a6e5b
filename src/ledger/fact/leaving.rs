//! Bodies of what leaves by itself: single units, forwards, boxes off the evidence shelf.

use crate::domain::closed::closed_set;
use crate::domain::codes::{ContainerName, PersonCode, SellerCode, Tracking};
use crate::domain::forward::ForwardTo;
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::measure::Grams;
use crate::domain::money::Money;
use crate::domain::time::Day;

/// Units that left: with their container, or one by one out of a container that stays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftUnits {
    /// The units.
    pub units: Vec<UnitId>,
    /// The container they were in.
    pub container: ContainerName,
    /// How.
    pub how: LeftHow,
    /// Under what number they left one by one; none where they left with their container.
    pub under: Option<String>,
    /// What they were sold for, together.
    pub price: Option<Money>,
}

impl LeftUnits {
    /// Gives units that left with their container.
    pub fn with(container: &ContainerName, how: LeftHow, units: &[UnitId]) -> Self {
        Self {
            units: units.to_vec(),
            container: container.clone(),
            how,
            under: None,
            price: None,
        }
    }
}

/// A pallet that pictures show before it is sold. The newest of these facts counts, whole: it names every
/// picture, so that one that was wrong is left out by the next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PicturedContainer {
    /// The pallet.
    pub container: ContainerName,
    /// SHA-256 of each kept picture, in the order in which they are shown.
    pub photos: Vec<Hash>,
}

/// A forward: units that wait, labelled, for a carrier.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MadeForward {
    /// The carrier's number on the label.
    pub number: Tracking,
    /// The carrier, when its form is known.
    pub carrier: Option<String>,
    /// Whom it goes to.
    pub to: ForwardTo,
    /// Whose goods; none for lost property.
    pub seller: Option<SellerCode>,
    /// The units.
    pub units: Vec<UnitId>,
    /// What the parcel weighs.
    pub weight: Option<Grams>,
    /// SHA-256 of the label's file, which is kept nowhere.
    pub label: Option<Hash>,
    /// The day by which the carrier is to have it.
    pub due: Day,
    /// Who sees to that.
    pub owner: PersonCode,
}

closed_set! {
    /// Why an empty box may leave the evidence shelf.
    ReleaseReason {
        /// The claim was decided, or will not be filed.
        ClaimClosed = "claim_closed",
        /// No claim may be filed any more.
        RunOut = "run_out",
    }
}

/// An empty box that left the evidence shelf.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleasedParcel {
    /// The parcel.
    pub parcel: ParcelId,
    /// The shelf it stood on.
    pub shelf: ContainerName,
    /// Why it may go.
    pub reason: ReleaseReason,
    /// What was decided, or why no claim is filed, in a person's words.
    pub note: Option<String>,
}
