//! What screens ask and see: views, notices, jobs, devices, the demo's script.

mod devices;
mod lists;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::carton_plan::CartonPlan;
use crate::domain::charge::Period;
use crate::domain::codes::{
    BatchNumber, ConsignmentNumber, ContainerName, LotNumber, PersonCode, SellerCode, TagPrefix,
};
use crate::domain::ids::Hash;
use crate::domain::mask::Area;
use crate::domain::packing::Turning;
use crate::domain::printed::{LabelSize, Reprint, ReprintWhy, RollKind, Sscc};
use crate::domain::product::Product;
use crate::domain::time::{Day, UtcMs};
pub use crate::exchange::encoding::Encoding;
pub use crate::exchange::incoming::{ReadOptions, fields};
pub use crate::exchange::out::{ShownCell, ShownFormat, ShownHead, ShownTable};
use crate::exchange::print::ItemLabel;
use crate::ledger::PackRef;
use crate::ledger::import::{FileLines, ImportCounts, SellerFile};
use crate::ledger::query::LooseOf;

pub use self::devices::{
    CameraView, DemoView, DeviceHealth, DevicesView, LastScan, Playing, PortView, RecordingState,
    RecordingView, ScannerView,
};
pub use self::lists::ListName;
pub use super::leaving::{FileFor, TakenFileOf};
pub use super::printing::{PrintRun, PrintTo, PrinterSetting, PrinterView, PrinterWay, RunState};
use crate::text::{Message, PrivacyMsg};

use super::evidence::PackOrder;
use super::freight::FreightDone;
use super::goods::GoodsDone;
use super::lots::{LotOf, ProceedsDone};
use super::mail::{MadeWorkbook, ReadFolder, TakenWorkbook};
use super::papers::{ConsignmentFile, PaperOrder, WrittenSet};
use super::privacy::Purged;
use super::sheets::{SheetDone, SheetOrder};

/// A place on the screens that shows one answer. The newest question of a view wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum View {
    /// A day's figures.
    Review,
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

/// Long work that goes on beside scanning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Job {
    /// Read a file and compare it, without taking anything.
    PreviewImport {
        /// The file.
        path: PathBuf,
        /// Whose it is; none for a recall list that no seller handed over.
        seller: Option<SellerCode>,
        /// How its text is to be read.
        reading: ReadOptions,
    },
    /// Take a file. One with bad rows that is to be taken whole or not at all is not taken, and
    /// shown as a preview.
    TakeImport {
        /// The file.
        path: PathBuf,
        /// Whose it is; none for a recall list that no seller handed over.
        seller: Option<SellerCode>,
        /// How its text is to be read.
        reading: ReadOptions,
        /// Whether good rows are taken although others are bad.
        rows: TakeRows,
    },
    /// Take a file's text that stands nowhere on a disk.
    TakeText {
        /// The file's name.
        name: String,
        /// Whose it is.
        seller: SellerCode,
        /// The text.
        bytes: Arc<[u8]>,
    },
    /// Take one product of a seller's book as a person wrote it.
    TakeProduct(Box<Product>),
    /// Take a seller's record from a file.
    TakeSeller {
        /// The file.
        path: PathBuf,
        /// The only seller that it may be of.
        wanted: Option<SellerCode>,
    },
    /// Take a seller's own checklist from a file.
    TakeChecklist {
        /// The file.
        path: PathBuf,
        /// Whose it is.
        seller: SellerCode,
        /// The first day on which it is in force; today without it.
        from: Option<Day>,
    },
    /// Write the bytes of a pack as it was brought.
    ExportPack {
        /// The pack.
        pack: PackRef,
        /// Where to.
        path: PathBuf,
    },
    /// Write a seller's record.
    ExportSeller {
        /// The seller.
        seller: SellerCode,
        /// Where to.
        path: PathBuf,
    },
    /// Write a seller's statement of charges.
    ExportStatement {
        /// The seller.
        seller: SellerCode,
        /// Which days.
        period: Period,
        /// `xlsx`, `pdf`, `csv` or `json`.
        format: String,
        /// Where to.
        path: PathBuf,
    },
    /// Write the China manifest of these cartons; empty means every carton in use.
    ExportManifest {
        /// The cartons.
        cartons: Vec<ContainerName>,
        /// `xlsx`, `csv` or `json`.
        format: String,
        /// Where to.
        path: PathBuf,
    },
    /// Write the day's intake report.
    ExportIntake {
        /// The day.
        day: Day,
        /// Where to.
        path: PathBuf,
    },
    /// Write an evidence pack.
    ExportEvidence {
        /// Which.
        order: PackOrder,
        /// Where to.
        path: PathBuf,
    },
    /// Erase by rule what shows an address and is due on a day.
    Purge {
        /// The day, today or earlier.
        day: Day,
    },
    /// Write the sheet of a lot.
    ExportLot {
        /// Which.
        of: LotOf,
        /// A buyer's columns; our own without it.
        template: Option<String>,
        /// `xlsx` or `csv`.
        format: String,
        /// Where to.
        path: PathBuf,
    },
    /// Write one paper of a consignment.
    ExportPaper {
        /// Which.
        order: PaperOrder,
        /// Where to.
        path: PathBuf,
    },
    /// Write every paper of a consignment into a folder, whole or not at all; of a closed one it is noted.
    ExportPapers {
        /// Of which consignment.
        consignment: ConsignmentNumber,
        /// A layout of the packing list; our own without it.
        template: Option<String>,
        /// The folder, new or empty.
        folder: PathBuf,
    },
    /// Write a file of a consignment that is no paper.
    ExportConsignmentFile {
        /// Of which consignment.
        consignment: ConsignmentNumber,
        /// Which.
        file: ConsignmentFile,
        /// Where to.
        path: PathBuf,
    },
    /// Write the listing of a batch.
    ExportListing {
        /// Which.
        batch: BatchNumber,
        /// `txt`, `csv` or `xlsx`.
        format: String,
        /// Where to.
        path: PathBuf,
    },
    /// Take a file of what the units of a sold lot brought. One with bad rows that is to be taken whole or
    /// not at all is not taken.
    TakeProceeds {
        /// The lot.
        lot: LotNumber,
        /// The file.
        path: PathBuf,
        /// Whether good rows are taken although others are bad.
        rows: TakeRows,
    },
    /// Take a column layout of papers as the site's own.
    TakeTemplate {
        /// The file's name, or the layout's.
        name: String,
        /// The file.
        bytes: Arc<[u8]>,
    },
    /// Look at a filled sheet of a consignment, or take it.
    TakeSheet(SheetOrder),
    /// Take a file of what customs ask about a seller's goods. One with bad rows that is to be taken whole or
    /// not at all is not taken.
    TakeGoods {
        /// Whose goods.
        seller: SellerCode,
        /// The file.
        path: PathBuf,
        /// Whether good rows are taken although others are bad.
        rows: TakeRows,
    },
    /// Propose cartons for units that wait for China.
    Propose {
        /// Whose units.
        of: LooseOf,
        /// Whether all stand as their goods say, or every one with this side up.
        turning: Turning,
    },
    /// Take a file of freight rates, whole or not at all.
    TakeFreight {
        /// The file.
        path: PathBuf,
    },
    /// Make the workbooks of what waits for sellers' words.
    MakeMail {
        /// For this seller alone.
        seller: Option<SellerCode>,
        /// The folder they go to.
        folder: PathBuf,
    },
    /// Keep a picture that shows what a seller said in a chat.
    KeepSaid {
        /// The file.
        path: PathBuf,
    },
    /// Take a workbook that a seller has filled.
    TakeMail {
        /// The file.
        path: PathBuf,
        /// The only seller that it may be of.
        seller: Option<SellerCode>,
    },
    /// Read a folder of answers: each workbook in it is taken, and the day's answers are read from then on.
    ReadAnswers {
        /// The folder.
        folder: PathBuf,
        /// The only seller that they may be of; then the day's answers are not read yet.
        seller: Option<SellerCode>,
    },
    /// Take a file that belongs to what leaves.
    TakeFile {
        /// What it is.
        of: FileFor,
        /// The file.
        path: PathBuf,
    },
    /// Print to a file, or on a label printer.
    Print {
        /// What.
        wanted: Printed,
        /// Where to.
        to: PrintTo,
    },
    /// Write a list as a desk shows it.
    ExportShown {
        /// Which list, so that its screen finds the job again.
        list: ListName,
        /// The list.
        shown: Arc<ShownTable>,
        /// The kind of file.
        format: ShownFormat,
        /// Where to.
        path: PathBuf,
    },
}

/// What is to be printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Printed {
    /// New tags of a roll: their numbers are given out first, so that none is printed twice.
    Tags {
        /// What carries them.
        roll: RollKind,
        /// What stands before each number.
        prefix: TagPrefix,
        /// How many.
        count: u32,
    },
    /// Labels of these containers; empty means every container in use.
    Containers(Vec<ContainerName>),
    /// Labels of these cartons; empty means every carton in use.
    Cartons(Vec<CartonLabel>),
    /// Labels that were printed before; a fact says so first.
    Again(Reprint, Option<ReprintWhy>),
    /// The label of an item for sale.
    Item(ItemLabel),
    /// Badges of these people; empty means everybody known.
    Badges(Vec<PersonCode>),
    /// The command sheet.
    Commands,
    /// A label that shows whether the printer prints.
    Test(LabelSize),
}

/// A carton whose label is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CartonLabel {
    /// Its name.
    pub name: ContainerName,
    /// Its GS1 serial number, where it has one.
    pub sscc: Option<Sscc>,
}

impl Printed {
    /// Gives what it is called on the command line, also the start of its file's name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Tags {
                roll: RollKind::UnitTag,
                ..
            } => "unit-tags",
            Self::Tags {
                roll: RollKind::ParcelTag,
                ..
            } => "parcel-tags",
            Self::Containers(_) => "container-labels",
            Self::Cartons(_) => "carton-labels",
            Self::Again(..) => "labels-again",
            Self::Item(_) => "item-label",
            Self::Badges(_) => "badges",
            Self::Commands => "command-sheet",
            Self::Test(_) => "test-label",
        }
    }
}

impl Printed {
    /// Gives the label stock that a label printer needs for it; none for what is printed on cards
    /// and pages only.
    pub fn stock(&self) -> Option<LabelSize> {
        match self {
            Self::Tags { .. } | Self::Again(Reprint::Tags(_), _) => Some(LabelSize::TwoByOne),
            Self::Item(item) => Some(item.size),
            Self::Containers(_) | Self::Cartons(_) | Self::Again(Reprint::Container(_), _) => {
                Some(LabelSize::FourBySix)
            }
            Self::Test(size) => Some(*size),
            Self::Badges(_) | Self::Commands => None,
        }
    }
}

impl Job {
    /// Gives the name of the file it is about, without its folder.
    pub fn file_name(&self) -> String {
        match self {
            Self::PreviewImport { path, .. }
            | Self::TakeImport { path, .. }
            | Self::ExportManifest { path, .. }
            | Self::ExportIntake { path, .. }
            | Self::TakeSeller { path, .. }
            | Self::TakeChecklist { path, .. }
            | Self::ExportPack { path, .. }
            | Self::ExportSeller { path, .. }
            | Self::ExportStatement { path, .. }
            | Self::ExportEvidence { path, .. }
            | Self::Print {
                to: PrintTo::Pdf { path, .. } | PrintTo::Zpl { path, .. },
                ..
            }
            | Self::TakeMail { path, .. }
            | Self::TakeFile { path, .. }
            | Self::KeepSaid { path }
            | Self::ExportLot { path, .. }
            | Self::TakeProceeds { path, .. }
            | Self::TakeGoods { path, .. }
            | Self::TakeFreight { path }
            | Self::ExportListing { path, .. }
            | Self::ExportPaper { path, .. }
            | Self::ExportPapers { folder: path, .. }
            | Self::ExportConsignmentFile { path, .. }
            | Self::MakeMail { folder: path, .. }
            | Self::ReadAnswers { folder: path, .. }
            | Self::ExportShown { path, .. } => name_of(path),
            Self::Purge { day } => day.to_string(),
            Self::Propose { of, .. } => match of {
                LooseOf::Consignment(number) => number.to_string(),
                LooseOf::Seller(seller) => seller.to_string(),
            },
            Self::TakeSheet(order) => name_of(&order.path),
            Self::TakeText { name, .. } | Self::TakeTemplate { name, .. } => name.clone(),
            Self::Print {
                wanted,
                to: PrintTo::Printer,
            } => wanted.code().to_owned(),
            Self::TakeProduct(product) => product
                .named()
                .map_or_else(String::new, |(_, id)| id.to_owned()),
        }
    }
}

/// Gives a file's name without its folder.
pub fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// A checklist that was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChecklistTaken {
    /// Whose.
    pub seller: SellerCode,
    /// The pack.
    pub pack: PackRef,
    /// The first day on which it is in force.
    pub from: Day,
}

/// Which rows of a file with problems are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TakeRows {
    /// None unless all are good.
    AllOrNone,
    /// The good ones.
    Good,
}

/// A job as screens see it.
#[derive(Clone, PartialEq, Debug)]
pub struct JobView {
    /// Rises by one.
    pub id: u64,
    /// What it does.
    pub job: Arc<Job>,
    /// How far it is.
    pub state: JobState,
}

/// How far a job is.
#[derive(Clone, PartialEq, Debug)]
pub enum JobState {
    /// At work: parts done of all; all is 0 while unknown.
    Running {
        /// Done.
        done: u64,
        /// Of.
        all: u64,
    },
    /// A preview is ready.
    Previewed(Arc<ImportPreview>),
    /// A file was taken.
    Imported(Arc<ImportDone>),
    /// A file was written.
    Written(PathBuf),
    /// A set of papers was written.
    SetWritten(Arc<WrittenSet>),
    /// A seller's record was taken.
    SellerTaken(SellerCode),
    /// A seller's own checklist was taken.
    ChecklistTaken(Arc<ChecklistTaken>),
    /// Workbooks for sellers were made.
    MailMade(Arc<Vec<MadeWorkbook>>),
    /// A picture of a chat is kept under this hash.
    SaidKept(Hash),
    /// A filled workbook was taken.
    MailTaken(Arc<TakenWorkbook>),
    /// A folder of answers was read.
    AnswersRead(Arc<ReadFolder>),
    /// A file of proceeds was taken, or named with what is wrong with it.
    ProceedsTaken(Arc<ProceedsDone>),
    /// A filled sheet was looked at or taken.
    SheetRead(Arc<SheetDone>),
    /// A column layout was taken.
    TemplateTaken(PackRef),
    /// A file of goods was taken, or named with what is wrong with it.
    GoodsTaken(Arc<GoodsDone>),
    /// Cartons are proposed.
    Proposed(Arc<CartonPlan>),
    /// A file of freight rates was taken, or named with what is wrong with it.
    FreightTaken(Arc<FreightDone>),
    /// The label printer has it; how it goes on stands in [`DevicesView::prints`].
    HandedOver,
    /// A file of what leaves was taken.
    FileTaken(Arc<TakenFileOf>),
    /// What was due was erased.
    Purged(Box<Purged>),
    /// Stopped by a person; nothing is half done.
    Cancelled,
    /// Failed, in words.
    Failed(Message),
}

/// What taking a file would do.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportPreview {
    /// What the file holds.
    pub file: SellerFile<FileLines>,
    /// How it compares with what is known.
    pub counts: ImportCounts,
    /// How it was read: what was asked for, or else as the seller's earlier file was bound.
    pub reading: ReadOptions,
}

/// What taking a file did.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportDone {
    /// What the file held, without its lines.
    pub file: SellerFile<FileLines>,
    /// How it compared.
    pub counts: ImportCounts,
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
