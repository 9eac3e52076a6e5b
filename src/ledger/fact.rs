//! Facts: what happened, in the envelope that never changes.

use crate::domain::checklist::Answers;
use crate::domain::codes::{
    ContainerName, ParcelTag, PersonCode, SellerCode, StationName, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, EventId, Hash, LineId, ParcelId, UnitId};
use crate::domain::policy::Why;
use crate::domain::reading::Candidate;
use crate::domain::time::{Day, UtcMs, Zone};

use super::subject::Subject;

/// A hybrid logical clock: 48 bits of UTC milliseconds, 16 bits of a counter. It never goes back,
/// whatever the wall clock does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Hlc(pub u64);

/// The hashed part of every fact beside its body. Version 1 of this shape is for ever.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Envelope {
    /// The station whose series the fact belongs to.
    pub station: StationName,
    /// Told apart from a copied disk or a restored backup of the same station.
    pub epoch: u64,
    /// Dense from 1 within (station, epoch).
    pub seq: u64,
    /// Names the fact for ever.
    pub event: EventId,
    /// The command that wrote it; all facts of one command share it.
    pub key: CommandKey,
    /// What kind of fact the body is.
    pub kind: Kind,
    /// The body's version within its kind.
    pub version: u16,
    /// Orders facts of several stations.
    pub hlc: Hlc,
    /// Wall clock of the station.
    pub at: UtcMs,
    /// The site's local day.
    pub day: Day,
    /// Who did it; none only for the program's own facts.
    pub person: Option<PersonCode>,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// SHA-256 of the canonical body.
    pub body_hash: Hash,
}

/// An envelope with its decoded body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Who, when, what about.
    pub envelope: Envelope,
    /// What happened.
    pub body: Body,
}

/// A pack of rules or questions by its content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackRef {
    /// The pack's name.
    pub id: String,
    /// The pack's version.
    pub version: u32,
    /// SHA-256 of the pack's bytes, which the store keeps.
    pub hash: Hash,
}

/// What a person may do. Rights by role come as a table of their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Works at a bench.
    Operator,
    /// Reviews, corrects, signs off.
    Supervisor,
}

impl Role {
    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Supervisor => "supervisor",
        }
    }

    /// Reads the stable name.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Operator, Self::Supervisor]
            .into_iter()
            .find(|role| role.code() == code)
    }
}

/// How the bench learned what the unit is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ProductHow {
    /// Its barcode was known.
    Barcode,
    /// Its barcode was unknown and a person bound it to an open line.
    Bound,
    /// It has no readable barcode and a person named the line.
    NoBarcode,
    /// A person said that it is on none of the open lines.
    NotExpected,
}

impl ProductHow {
    /// Every way.
    pub const ALL: [Self; 4] = [
        Self::Barcode,
        Self::Bound,
        Self::NoBarcode,
        Self::NotExpected,
    ];

    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Barcode => "barcode",
            Self::Bound => "bound",
            Self::NoBarcode => "no_barcode",
            Self::NotExpected => "not_expected",
        }
    }

    /// Reads the stable name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }
}

/// The announced line that a person or a known barcode chose for a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineChoice {
    /// The line's id.
    pub line: LineId,
    /// The return it belongs to.
    pub of: ReturnRef,
    /// Amazon's product id.
    pub asin: Option<String>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// The product's name.
    pub title: Option<String>,
}

/// What a person said of an announced line that did not come out of the box.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unseen {
    /// It was not there.
    Missing,
    /// It is said to travel in another box.
    OtherBox,
}

impl Unseen {
    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::OtherBox => "other_box",
        }
    }

    /// Reads the stable name.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Missing, Self::OtherBox]
            .into_iter()
            .find(|said| said.code() == code)
    }
}

/// One chunk of canonical import rows, kept by its hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChunkRef {
    /// SHA-256 of the chunk's bytes.
    pub hash: Hash,
    /// Rows in it.
    pub rows: u32,
}

/// Where a scan's raw bytes stand: in an erasable side row, named by a salted hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RawScan {
    /// Random bytes before the scan, so that the hash cannot be guessed back.
    pub salt: [u8; 16],
    /// What the scanner sent.
    pub bytes: Vec<u8>,
}

macro_rules! kinds {
    ($($name:ident = $code:literal),+ $(,)?) => {
        /// Every kind of fact. `docs/facts.md` lists body, subjects and undo of each.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Kind { $(
            #[doc = concat!("`", $code, "`")]
            $name
        ),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Gives the stable name.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// Reads the stable name.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.code() == code)
            }
        }

        impl Body {
            /// Gives the kind of the body.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$name { .. } => Kind::$name),+ }
            }
        }
    };
}

kinds! {
    SeriesOpened = "series.opened",
    PersonEnrolled = "person.enrolled",
    SellerNamed = "seller.named",
    SellerPolicySet = "seller.policy_set",
    ReturnsImported = "returns.imported",
    ProductBound = "product.bound",
    ContainerOpened = "container.opened",
    ContainerSealed = "container.sealed",
    ParcelReceived = "parcel.received",
    ParcelFoundEmpty = "parcel.found_empty",
    ParcelShelved = "parcel.shelved",
    ParcelClosed = "parcel.closed",
    UnitInspected = "unit.inspected",
    UnitDecided = "unit.decided",
    UnitPut = "unit.put",
    Undone = "undone",
}

/// What happened, as the current version of each kind has it.
#[expect(
    clippy::large_enum_variant,
    reason = "bodies live for one command or one fold; a box would hide the fields"
)]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Body {
    /// A station began a series of facts; always seq 1.
    SeriesOpened {
        /// The station.
        station: StationName,
        /// The site's zone, which makes local days.
        zone: Zone,
        /// The series' ed25519 public key.
        public_key: [u8; 32],
    },
    /// A person was given a badge.
    PersonEnrolled {
        /// What the badge says.
        person: PersonCode,
        /// The person's name, or the badge again.
        name: String,
        /// What the person may do.
        role: Role,
    },
    /// A seller was entered or renamed.
    SellerNamed {
        /// The seller's code.
        seller: SellerCode,
        /// The seller's name.
        name: String,
    },
    /// A seller's rule table was chosen.
    SellerPolicySet {
        /// The seller's code.
        seller: SellerCode,
        /// The rule table.
        policy: PackRef,
    },
    /// A seller's file of announced returns was taken in.
    ReturnsImported {
        /// Whose file it is.
        seller: SellerCode,
        /// SHA-256 of the file's bytes.
        file: Hash,
        /// The file's name without its folder.
        file_name: String,
        /// How its text was encoded.
        encoding: String,
        /// Column head to field name, in the file's order.
        mapping: Vec<(String, String)>,
        /// Rows of the file.
        rows: u32,
        /// Rows left out, each for a reason that was shown.
        skipped: u32,
        /// The canonical rows, free of buyers' data.
        chunks: Vec<ChunkRef>,
    },
    /// A barcode was bound to a product of a seller.
    ProductBound {
        /// Whose product book.
        seller: SellerCode,
        /// The barcode's key (a GTIN as 14 digits, any other as read).
        barcode: String,
        /// The seller's product id.
        sku: Option<String>,
        /// Amazon's product id.
        asin: Option<String>,
        /// The parcel at which a person said so.
        parcel: ParcelId,
    },
    /// A container came into use.
    ContainerOpened {
        /// Its name.
        container: ContainerName,
        /// Its kind.
        kind: ContainerKind,
    },
    /// A container takes no more.
    ContainerSealed {
        /// Its name.
        container: ContainerName,
    },
    /// A parcel was scanned in.
    ParcelReceived {
        /// The parcel's id.
        parcel: ParcelId,
        /// The number that people see.
        number: ParcelTag,
        /// SHA-256 over salt and raw bytes of the scan.
        raw_hash: Hash,
        /// What the scan may be, best first.
        candidates: Vec<Candidate>,
        /// The return that a person chose among several; the match itself is derived.
        chosen: Option<ReturnRef>,
        /// What the announced return meant at that moment, when it was a finding.
        finding: Option<ReturnStanding>,
    },
    /// The box was empty; box and label wait on the evidence shelf.
    ParcelFoundEmpty {
        /// The parcel.
        parcel: ParcelId,
        /// The evidence shelf.
        shelf: ContainerName,
    },
    /// A parcel that nobody announced was put on the claim shelf.
    ParcelShelved {
        /// The parcel.
        parcel: ParcelId,
        /// The claim shelf.
        shelf: ContainerName,
    },
    /// The parcel's work is over.
    ParcelClosed {
        /// The parcel.
        parcel: ParcelId,
        /// Announced lines that did not come out of it.
        unseen: Vec<(LineId, Unseen)>,
    },
    /// A unit was identified and looked at.
    UnitInspected {
        /// The unit's id.
        unit: UnitId,
        /// The parcel it came in.
        parcel: ParcelId,
        /// Its tag.
        tag: UnitTag,
        /// The barcode that was read on it.
        barcode: Option<String>,
        /// How the bench learned what it is.
        how: ProductHow,
        /// Whose goods it is taken to be.
        seller: Option<SellerCode>,
        /// The announced line it answers.
        line: Option<LineChoice>,
        /// The checklist; none for goods that are not graded.
        checklist: Option<PackRef>,
        /// The facts that a person stated.
        answers: Answers,
        /// The grade that follows.
        grade: Option<Grade>,
        /// The question and the answer that set the grade.
        because: Option<(String, String)>,
    },
    /// What becomes of the unit was decided.
    UnitDecided {
        /// The unit.
        unit: UnitId,
        /// What the rules proposed.
        proposed: Decision,
        /// Why.
        why: Why,
        /// The rule table.
        policy: Option<PackRef>,
        /// What was decided.
        decision: Decision,
        /// Why it is not what was proposed.
        override_reason: Option<OverrideReason>,
    },
    /// The unit went into a container.
    UnitPut {
        /// The unit.
        unit: UnitId,
        /// Where it is.
        container: ContainerName,
    },
    /// All facts of an earlier command count no more; they are kept and shown struck through.
    Undone {
        /// The command that is undone.
        target: CommandKey,
        /// Why, by a stable name: `misscan`, `correction`.
        reason: String,
        /// What the undone facts are about, so that its rows are folded again.
        subjects: Vec<Subject>,
    },
}
