//! Which rows a list shows, and its pages.

use crate::domain::codes::{ContainerName, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnStanding;
use crate::domain::grade::Grade;
use crate::domain::ids::ParcelId;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::figures::Part;
use crate::ledger::rows::ParcelState;

/// Which units a list shows; every set field must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitFilter {
    /// Put on this site day.
    pub day: Option<Day>,
    /// With `day`: put from then to this day, which is in.
    pub until: Option<Day>,
    /// Of this seller.
    pub seller: Option<SellerCode>,
    /// With this decision.
    pub decision: Option<Decision>,
    /// With this grade.
    pub grade: Option<Grade>,
    /// In this container.
    pub container: Option<ContainerName>,
    /// By this person.
    pub person: Option<String>,
    /// From this parcel.
    pub parcel: Option<ParcelId>,
    /// Put in this hour of the site's day, 0 to 23.
    pub hour: Option<u8>,
    /// Only units decided otherwise than proposed.
    pub only: UnitOnly,
    /// Only those in this count.
    pub part: Option<Part>,
}

/// A narrower view of a list of units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum UnitOnly {
    /// No narrowing.
    #[default]
    All,
    /// Decided otherwise than proposed.
    Overridden,
    /// Not announced, or of nobody known.
    NotExpected,
    /// Those with a grade.
    Graded,
    /// Those of no known seller.
    OfNobody,
    /// Those put by nobody known.
    ByNobody,
    /// Those in a container and those that wait on a shelf; for a day or all days.
    In,
    /// Those that wait on the test or the approval shelf; for a day or all days.
    Waiting,
}

/// Which parcels a list shows; every set field must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ParcelFilter {
    /// Received on this site day.
    pub day: Option<Day>,
    /// With `day`: received from then to this day, which is in.
    pub until: Option<Day>,
    /// In this state.
    pub state: Option<ParcelState>,
    /// With a finding at receipt.
    pub finding: Option<ReturnStanding>,
    /// Received in this hour of the site's day, 0 to 23.
    pub hour: Option<u8>,
    /// Only parcels whose weight speaks against their goods.
    pub weight: WeightOnly,
    /// Only parcels that go otherwise than announced.
    pub only: ParcelOnly,
    /// Only those in this count.
    pub part: Option<Part>,
}

/// A narrower view of a list of parcels.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ParcelOnly {
    /// No narrowing.
    #[default]
    All,
    /// No file announces them by now.
    Unannounced,
    /// A line was announced that was in no box.
    MissingLine,
}

/// A narrower view of a list of parcels by their weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum WeightOnly {
    /// No narrowing.
    #[default]
    All,
    /// Lighter than their goods.
    Light,
    /// Of another weight than parcels of their goods.
    Unusual,
}

/// Where a page begins: after this row, by time and id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PageAfter {
    /// The row's time.
    pub at: UtcMs,
    /// The row's id.
    pub id: u128,
}

/// How announced lines are looked up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ExpectedBy {
    /// By tracking number, exact.
    Tracking(String),
    /// By RMA id, exact and case-sensitive.
    Rma(String),
    /// By order id.
    Order(String),
    /// All, in the order of their keys, after this key.
    All(Option<Vec<u8>>),
}

/// One page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<Row> {
    /// The rows.
    pub rows: Vec<Row>,
    /// Where the next page begins; none at the end.
    pub next: Option<PageAfter>,
}
