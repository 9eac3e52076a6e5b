//! Long work that goes on beside scanning: what is asked, and how far it is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::carton_plan::CartonPlan;
use crate::domain::charge::Period;
use crate::domain::codes::{BatchNumber, ConsignmentNumber, ContainerName, LotNumber, SellerCode};
use crate::domain::ids::Hash;
use crate::domain::packing::Turning;
use crate::domain::product::Product;
use crate::domain::time::Day;
use crate::exchange::incoming::ReadOptions;
use crate::exchange::out::{ShownFormat, ShownTable};
use crate::ledger::PackRef;
use crate::ledger::import::{FileLines, ImportCounts, SellerFile};
use crate::ledger::query::LooseOf;
use crate::shell::evidence::PackOrder;
use crate::shell::freight::FreightDone;
use crate::shell::goods::GoodsDone;
use crate::shell::leaving::{FileFor, TakenFileOf};
use crate::shell::lots::{LotOf, ProceedsDone};
use crate::shell::mail::{MadeWorkbook, ReadFolder, TakenWorkbook};
use crate::shell::papers::{ConsignmentFile, PaperOrder, WrittenSet};
use crate::shell::printing::PrintTo;
use crate::shell::privacy::Purged;
use crate::shell::sheets::{SheetDone, SheetOrder};
use crate::text::Message;

use super::Printed;
use super::lists::ListName;

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
    /// Write the paper of a signed day.
    ExportSignOff {
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
    /// Write figures as the review shows them.
    ExportFigures {
        /// The figures.
        shown: Arc<ShownTable>,
        /// The kind of file.
        format: ShownFormat,
        /// Where to.
        path: PathBuf,
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

impl Job {
    /// Gives the name of the file it is about, without its folder.
    pub fn file_name(&self) -> String {
        match self {
            Self::PreviewImport { path, .. }
            | Self::TakeImport { path, .. }
            | Self::ExportManifest { path, .. }
            | Self::ExportIntake { path, .. }
            | Self::ExportSignOff { path, .. }
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
            | Self::ExportFigures { path, .. }
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
    /// The label printer has it; how it goes on stands in [`super::DevicesView::prints`].
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
