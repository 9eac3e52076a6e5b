//! What a person or a file asks the journal to take.

use crate::domain::checklist::Answers;
use crate::domain::codes::{
    ContainerName, ParcelTag, PersonCode, SellerCode, StationName, UnitTag,
};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, Hash, LineId, ParcelId, UnitId};
use crate::domain::policy::Why;
use crate::domain::reading::Candidate;
use crate::domain::time::{Day, UtcMs, Zone};

use super::fact::{ChunkRef, LineChoice, PackRef, ProductHow, RawScan, Role, Unseen};

/// A command with who, when and the key that makes a retry harmless.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// Made once where the command was made; a retry carries the same.
    pub key: CommandKey,
    /// Wall clock.
    pub at: UtcMs,
    /// The site's local day.
    pub day: Day,
    /// Who; none only for the program itself.
    pub person: Option<PersonCode>,
    /// What is asked.
    pub command: Command,
}

/// Everything that may be asked. Each becomes facts or a refusal by [`super::rule()`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// Begins the series of a new store.
    OpenSeries {
        /// The station.
        station: StationName,
        /// The site's zone.
        zone: Zone,
        /// The series' public key.
        public_key: [u8; 32],
    },
    /// Gives a person a badge; the same again changes nothing.
    EnrolPerson {
        /// The badge.
        person: PersonCode,
        /// The name.
        name: String,
        /// The role.
        role: Role,
    },
    /// Enters or renames a seller.
    NameSeller {
        /// The code.
        seller: SellerCode,
        /// The name.
        name: String,
    },
    /// Chooses a seller's rule table.
    SetSellerPolicy {
        /// The seller.
        seller: SellerCode,
        /// The rule table.
        policy: PackRef,
    },
    /// Takes a file of announced returns, whose chunks are in the store already.
    ImportReturns(ImportReturns),
    /// Brings a container into use.
    OpenContainer {
        /// The name, whose letter says the kind.
        container: ContainerName,
    },
    /// Closes a container for good.
    SealContainer {
        /// The name.
        container: ContainerName,
    },
    /// Scans a parcel in.
    ReceiveParcel(ReceiveParcel),
    /// Says that the box was empty and where it is kept.
    EmptyParcel {
        /// The parcel.
        parcel: ParcelId,
        /// The evidence shelf.
        shelf: ContainerName,
    },
    /// Puts a parcel nobody announced on the claim shelf.
    ShelveParcel {
        /// The parcel.
        parcel: ParcelId,
        /// The claim shelf.
        shelf: ContainerName,
    },
    /// Ends the work on a parcel.
    CloseParcel {
        /// The parcel.
        parcel: ParcelId,
        /// Announced lines that did not come out of it.
        unseen: Vec<(LineId, Unseen)>,
    },
    /// Inspected, decided and put: one command, undone together.
    PutUnit(Box<PutUnit>),
    /// Takes back an earlier command.
    Undo {
        /// The command to take back.
        target: CommandKey,
        /// `misscan` or `correction`.
        reason: String,
    },
}

/// See [`Command::ImportReturns`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportReturns {
    /// Whose file it is.
    pub seller: SellerCode,
    /// SHA-256 of the file's bytes.
    pub file: Hash,
    /// The file's name without its folder.
    pub file_name: String,
    /// How its text was encoded.
    pub encoding: String,
    /// Column head to field name.
    pub mapping: Vec<(String, String)>,
    /// Rows of the file.
    pub rows: u32,
    /// Rows left out.
    pub skipped: u32,
    /// The canonical rows.
    pub chunks: Vec<ChunkRef>,
}

/// See [`Command::ReceiveParcel`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReceiveParcel {
    /// A new id.
    pub parcel: ParcelId,
    /// A new number for people.
    pub number: ParcelTag,
    /// What the scanner sent.
    pub raw: RawScan,
    /// What it may be, best first.
    pub candidates: Vec<Candidate>,
    /// The return a person chose among several.
    pub chosen: Option<ReturnRef>,
    /// What the announced return meant, when it was a finding.
    pub finding: Option<ReturnStanding>,
}

/// See [`Command::PutUnit`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PutUnit {
    /// A new id, or the id that the tag had before an undo.
    pub unit: UnitId,
    /// The open parcel it came in.
    pub parcel: ParcelId,
    /// Its tag.
    pub tag: UnitTag,
    /// The barcode read on it.
    pub barcode: Option<String>,
    /// How the bench learned what it is.
    pub how: ProductHow,
    /// Whose goods it is taken to be.
    pub seller: Option<SellerCode>,
    /// The announced line it answers.
    pub line: Option<LineChoice>,
    /// The checklist.
    pub checklist: Option<PackRef>,
    /// What a person stated.
    pub answers: Answers,
    /// The grade that follows.
    pub grade: Option<Grade>,
    /// What set the grade.
    pub because: Option<(String, String)>,
    /// Decisions that grade and answers leave open.
    pub allowed: Vec<Decision>,
    /// What the rules proposed.
    pub proposed: Decision,
    /// Why.
    pub why: Why,
    /// The rule table.
    pub policy: Option<PackRef>,
    /// What is decided: the container's decision.
    pub decision: Decision,
    /// Why it is not what was proposed.
    pub override_reason: Option<OverrideReason>,
    /// Where it goes.
    pub container: ContainerName,
    /// The product binding that a person taught with this unit.
    pub learned: Option<Learned>,
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
