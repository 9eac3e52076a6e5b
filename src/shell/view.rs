//! What screens ask and see: views, notices, jobs, devices, the demo's script.

mod devices;
mod job;
mod lists;
mod printed;

use std::sync::Arc;

use crate::domain::ids::Hash;
use crate::domain::mask::Area;
use crate::domain::time::UtcMs;
use crate::text::{Message, PrivacyMsg};

pub use self::devices::{
    CameraView, DemoView, DeviceHealth, DevicesView, LastScan, Playing, PortView, RecordingState,
    RecordingView, ScannerView,
};
pub use self::lists::ListName;
pub use super::leaving::{FileFor, TakenFileOf};
pub use super::printing::{PrintRun, PrintTo, PrinterSetting, PrinterView, PrinterWay, RunState};
pub use crate::exchange::encoding::Encoding;
pub use crate::exchange::incoming::{ReadOptions, fields};
pub use crate::exchange::out::{ShownCell, ShownFormat, ShownHead, ShownTable};
pub use job::{
    ChecklistTaken, ImportDone, ImportPreview, Job, JobState, JobView, TakeRows, name_of,
};
pub use printed::{CartonLabel, Printed};

/// A place on the screens that shows one answer. The newest question of a view wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum View {
    /// The figures of some days.
    Review,
    /// Those of as many days before.
    ReviewBefore,
    /// Those of the same weekdays before.
    ReviewWeekdays,
    /// The list under the figures: units.
    ReviewUnits,
    /// The list under the figures: parcels.
    ReviewParcels,
    /// A unit's or parcel's timeline.
    Timeline,
    /// The line of an export paper that the unit of the timeline comes back under.
    UnitExports,
    /// The containers.
    Containers,
    /// The units of the chosen container.
    ContainerUnits,
    /// The manifest of the chosen cartons.
    Manifest,
    /// Every sealed lot pallet that is here.
    LotPallets,
    /// The lot of the chosen pallets.
    Lot,
    /// The lots that were sold.
    SoldLots,
    /// The chosen one of them.
    SoldLot,
    /// Sellers with units for sale.
    ForSale,
    /// Units for sale in totes.
    ResaleTotes,
    /// Units of the chosen resale batch.
    ResaleBatch,
    /// Resale batches.
    Batches,
    /// The chosen one of them.
    Batch,
    /// Files taken in.
    Imports,
    /// What a number names.
    Find,
    /// Sellers.
    Sellers,
    /// A seller's product book.
    Book,
    /// Recalls.
    Recalls,
    /// What was given out of a roll.
    Range,
    /// Size and head of the store.
    Health,
    /// Parcels that wait unopened.
    Backlog,
    /// The photos of the parcel in hand.
    Photos,
    /// The weight of the parcel in hand.
    Weight,
    /// Open work: every queue with its figure.
    Work,
    /// The list of a queue of units.
    WorkUnits,
    /// The list of a queue of parcels.
    WorkParcels,
    /// Whose a parcel of nobody may be.
    Guesses,
    /// Which announced lines a unit may answer.
    UnitLines,
    /// Which sellers were told of a parcel for the last time.
    PoolTold,
    /// The record that is to stand for another.
    MergeTarget,
    /// What the matched return of a parcel awaits, with what books say of it.
    NotedLines,
    /// Photos that are owed.
    WorkDebts,
    /// Photos of labels to cover.
    WorkLabels,
    /// Claims that may be filed.
    WorkClaims,
    /// Held units.
    WorkHolds,
    /// Units in repair.
    WorkRepairs,
    /// How many units are looked at again when.
    HoldWall,
    /// A page of the standing orders of the seller that a desk has chosen.
    Standing,
    /// Sellers' workbooks.
    WorkMail,
    /// Whether today's answers were read.
    WorkAnswers,
    /// Loads left open.
    WorkLoads,
    /// Containers that were to have left.
    WorkStays,
    /// Learned barcodes in doubt.
    WorkProducts,
    /// People with badges.
    People,
    /// Units that are gathered to leave.
    Outgoing,
    /// A pallet whose pictures are shown.
    LotPictures,
    /// What keeps units that are gathered to be sold.
    OutgoingKept,
    /// Batches that are late.
    WorkBatches,
    /// Forwards that wait for their carrier.
    Forwards,
    /// Battery drums.
    Drums,
    /// What keeps the chosen empty box.
    BoxClaim,
    /// Shipments to China.
    Shipments,
    /// The chosen one of them.
    Shipment,
    /// The chosen consignment with all that is in it.
    Consignment,
    /// What pre-flight finds in it.
    Preflight,
    /// Lines of export papers for its units.
    ExportPlan,
    /// Cartons that are in no consignment.
    FreeCartons,
    /// Firms of shipments.
    Parties,
    /// The loaded lists of parties, and who is like an entry.
    Screening,
    /// What customs ask about the goods of the chosen seller.
    Goods,
    /// Serial numbers of cartons that were allotted.
    Ssccs,
    /// Column layouts of papers.
    Templates,
    /// What goes to China now, and what can wait.
    Plan,
    /// What a correction of the chosen unit depends on.
    Correction,
    /// The sign-off of the chosen day.
    Day,
    /// The journal.
    Audit,
    /// Units that wait for a second look.
    AgreementDue,
    /// Calibration units.
    AgreementCalibration,
    /// The unit that is looked at again.
    AgreementLook,
    /// How alike people grade.
    AgreementFigures,
    /// Second looks that came to another grade.
    AgreementDiffering,
    /// The chosen one of them, with every look at it.
    AgreementLooked,
}

/// A sentence that stays until it is read: what happened, is the work safe, what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Rises by one.
    pub id: u64,
    /// When.
    pub at: UtcMs,
    /// How much it matters.
    pub level: NoticeLevel,
    /// What is said.
    pub message: Message,
}

/// How much a notice matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoticeLevel {
    /// Done, or good to know.
    Info,
    /// A person should act.
    Warning,
    /// Work stops or may be lost.
    Error,
}

/// A product's picture, small enough to be drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The name of its file.
    pub name: String,
    /// Pixels of a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes a pixel: red, green, blue, opacity.
    pub rgba: Vec<u8>,
}

/// A photo that is open so that a person covers what shows an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Covering {
    /// Which.
    pub photo: Hash,
    /// How far it is.
    pub state: OpenToCover,
}

/// How far a photo is that is opened to be covered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenToCover {
    /// It is read.
    Opening,
    /// It is there.
    Open {
        /// The original, as large as it is drawn.
        picture: Arc<Picture>,
        /// What is proposed to cover.
        proposed: Vec<Area>,
        /// What the proposal leaves free, in words.
        said: PrivacyMsg,
    },
    /// Its original cannot be read.
    Unread,
}
