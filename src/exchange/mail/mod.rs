//! Seller mail: what waits for a seller becomes a workbook, and a filled workbook becomes rows.
//!
//! Ids and texts of data are never formulas, and the workbook has no links. Pictures float over their
//! cells, as every spreadsheet program shows them.

mod claims;
mod findings;
mod guide;
mod holds;
mod make;
mod read;
mod repairs;
mod sheet;
mod speech;
mod standing;

use crate::domain::codes::{SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::HoldReason;
use crate::domain::ids::MailId;
use crate::domain::money::Money;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::exchange::out::UnclaimedLine;

pub use findings::FindingLine;
pub use make::workbook;
pub use read::{Filled, FilledRow, read};
pub use repairs::RepairLine;
pub use standing::{StandingLine, day_written};

/// Name of the hidden sheet that says what a workbook is.
const META_SHEET: &str = "returnbay";
/// What the hidden sheet says first.
const META_FORMAT: &str = "returnbay-mail";
/// The version of the workbook's form.
const META_VERSION: &str = "1";

/// What a workbook is about as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailHead {
    /// Its id.
    pub mail: MailId,
    /// Whose word is wanted.
    pub seller: SellerCode,
    /// The site's day.
    pub day: Day,
    /// When it is made.
    pub made_at: UtcMs,
    /// When an answer is due.
    pub answer_by: UtcMs,
    /// The seller's zone.
    pub sellers_zone: Zone,
    /// The site's zone.
    pub zone: Zone,
    /// The last day whose holidays were announced, where the answer is due after it.
    pub announced_until: Option<Day>,
}

/// One row that wants an answer: a label on hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailLine {
    /// Its tag.
    pub tag: UnitTag,
    /// Units under that label.
    pub units: u32,
    /// The return's own number, else the order.
    pub return_id: Option<String>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// The product's name.
    pub product: Option<String>,
    /// Its grade.
    pub grade: Option<Grade>,
    /// Why it is held.
    pub reason: HoldReason,
    /// The site's day on which its parcel came.
    pub came: Day,
    /// What its storage costs so far, where rates are known.
    pub storage: Option<Money>,
    /// What it may become without an answer.
    pub default: Decision,
    /// The day from which the default counts.
    pub review: Day,
    /// What the seller may choose.
    pub open: Vec<Decision>,
    /// A small JPEG of it.
    pub picture: Option<Vec<u8>>,
}

/// Everything that one seller is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked<'a> {
    /// Its labels on hold.
    pub holds: &'a [MailLine],
    /// All goods of each SKU and grade among them, and what was ordered so far; they want no answer.
    pub standing: &'a [StandingLine],
    /// Repairs that wait for its word.
    pub repairs: &'a [RepairLine],
    /// Parcels of nobody, the same for all sellers.
    pub claims: &'a [UnclaimedLine],
    /// What was found since its last workbook, and wants no answer.
    pub findings: &'a [FindingLine],
}

impl Asked<'_> {
    /// Counts the rows that want an answer.
    pub fn questions(&self) -> usize {
        self.holds.len() + self.repairs.len() + self.claims.len()
    }

    /// Counts the rows.
    pub fn rows(&self) -> usize {
        self.questions() + self.standing.len() + self.findings.len()
    }
}

/// A workbook as it was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MadeBook {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Rows whose photo was left out to keep it small.
    pub left_out: u32,
}
