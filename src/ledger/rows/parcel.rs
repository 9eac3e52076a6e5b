//! Rows of parcels.

use crate::domain::closed::closed_set;
use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, SellerCode, StationName};
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::finding::Damage;
use crate::domain::ids::{LineId, LoadId, ParcelId};
use crate::domain::photo::PhotoDebt;
use crate::domain::pool::{MergedInto, NotedProduct, PoolExpiry, SellerClaim};
use crate::domain::reading::Candidate;
use crate::domain::time::{Day, UtcMs};
use crate::domain::weight::ParcelWeight;
use crate::ledger::fact::Unseen;

use super::boxes::BoxStanding;

closed_set! {
    /// Where a parcel's work stands.
    ParcelState {
        /// Scanned at the dock, not opened.
        AtDock = "at_dock",
        /// On a bench.
        Open = "open",
        /// Done.
        Closed = "closed",
        /// The box was empty.
        Empty = "empty",
        /// On the claim shelf: nobody announced it.
        Claim = "claim",
        /// On the claim shelf, its wait over and its default confirmed: to be done with the box.
        Expired = "expired",
        /// Put whole into a dispose bin once its wait was over.
        Binned = "binned",
        /// Missed on the claim shelf by a count, and given up.
        Lost = "lost",
        /// Another record stands for this parcel, which was written down twice.
        Merged = "merged",
        /// The receipt was taken back.
        Undone = "undone",
    }
}

/// A parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParcelRow {
    /// The id.
    pub parcel: ParcelId,
    /// The number for people.
    pub number: ParcelTag,
    /// What its scan may be, best first, and then what was read of it later.
    pub candidates: Vec<Candidate>,
    /// The return a person chose.
    pub chosen: Option<ReturnRef>,
    /// The seller that our own address line names.
    pub hinted: Option<SellerCode>,
    /// The load it came on.
    pub load: Option<LoadId>,
    /// What is wrong with its outside.
    pub damage: Vec<Damage>,
    /// What it weighed unopened, when a scale said so.
    pub weight: Option<ParcelWeight>,
    /// What the announced return meant at receipt, when it was a finding.
    pub finding: Option<ReturnStanding>,
    /// Where its work stands.
    pub state: ParcelState,
    /// Where box and label are kept, when on a shelf.
    pub shelf: Option<ContainerName>,
    /// Units put out of it.
    pub units: u32,
    /// Announced lines that did not come out of it.
    pub unseen: Vec<(LineId, Unseen)>,
    /// The station that has it: the one that opened it, or the dock that scanned it.
    pub station: StationName,
    /// Who received it.
    pub person: Option<PersonCode>,
    /// When: its first scan, at the dock or at a bench.
    pub received_at: UtcMs,
    /// The site's day of receipt.
    pub day: Day,
    /// When it was opened at a bench.
    pub opened_at: Option<UtcMs>,
    /// When its work ended.
    pub closed_at: Option<UtcMs>,
    /// Photos that evidence lacks, the longest owed first.
    pub owed: Vec<PhotoDebt>,
    /// Sellers that say it is theirs, each by its newest word.
    pub claims: Vec<SellerClaim>,
    /// Products in it that are in nobody's book, each as it was told last.
    pub noted: Vec<NotedProduct>,
    /// The site's day on which it was put on the claim shelf, the last time.
    pub shelved: Option<Day>,
    /// What a supervisor confirmed once its wait was over.
    pub expired: Option<PoolExpiry>,
    /// The record that stands for it.
    pub merged: Option<MergedInto>,
    /// What moves and counts say of it.
    pub stands: BoxStanding,
}

/// What keeps an empty box on the evidence shelf.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BoxClaim {
    /// A claim may be filed until this day.
    Open(Day),
    /// A claim was filed, by the seller's file.
    Filed,
}
