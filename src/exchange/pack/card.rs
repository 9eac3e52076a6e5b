//! What a pack says of itself for programs: in the archive's manifest, and in the page's head.

use serde::{Deserialize, Serialize};

use crate::domain::closed::closed_set;
use crate::domain::codes::{PersonCode, SellerCode, StationName};
use crate::domain::ids::{Hash, hex};
use crate::domain::photo::PhotoKind;
use crate::domain::time::UtcMs;
use crate::ledger::stamp::Head;

/// The name of the format.
pub const FORMAT: &str = "returnbay-evidence";
/// The version of the format.
pub const VERSION: u32 = 1;

closed_set! {
    /// What of a photo is in a pack.
    PhotoState {
        /// Its picture.
        Enclosed = "enclosed",
        /// Its picture stands beside the page, in the same archive.
        Beside = "beside",
        /// Only its name and hash, because it shows an address.
        KeptBack = "kept_back",
        /// Only its name and hash, because a rule had its original erased.
        Purged = "purged",
        /// Only its name and hash, because its file is not on this machine.
        Missing = "missing",
        /// Only its name and hash, because its file is not what the hash says any more.
        Changed = "changed",
    }
}

impl PhotoState {
    /// Tells whether the picture goes with the pack.
    pub fn has_picture(self) -> bool {
        match self {
            Self::Enclosed | Self::Beside => true,
            Self::KeptBack | Self::Purged | Self::Missing | Self::Changed => false,
        }
    }
}

/// A photo as a pack names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackPhoto {
    /// From 1, in the order the photos were taken.
    pub number: u32,
    /// What it shows.
    pub kind: PhotoKind,
    /// SHA-256 of the kept picture.
    pub hash: Hash,
    /// When it was taken, by the camera's clock.
    pub taken_at: UtcMs,
    /// Who kept it.
    pub person: Option<PersonCode>,
    /// Where.
    pub station: Option<StationName>,
    /// SHA-256 of the copy in which what shows an address is covered: where there is one, it is in the
    /// pack in place of the original.
    pub copy: Option<Hash>,
    /// What of it is in the pack.
    pub state: PhotoState,
}

/// What the card says of a picture that is in the pack as its covered copy.
const MASKED: &str = "masked";

impl PackPhoto {
    /// Gives the SHA-256 of the picture that goes out: of the covered copy, else of the original.
    pub fn picture(&self) -> Hash {
        self.copy.unwrap_or(self.hash)
    }

    /// Gives its file's name inside an archive.
    pub fn path(&self) -> String {
        format!("photos/{:02}-{}.jpg", self.number, self.kind.code())
    }
}

/// What a pack is about and what is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// The unit's tag, the parcel's number, the RMA or the order.
    pub subject: String,
    /// Whose goods; the only seller that the pack names.
    pub seller: Option<SellerCode>,
    /// When it was made.
    pub made_at: UtcMs,
    /// The end of the journal at that moment.
    pub head: Head,
    /// The public key that it is sealed with.
    pub key: [u8; 32],
    /// Facts in it.
    pub facts: u64,
    /// Units and parcels that these are about.
    pub subjects: u64,
    /// Facts left out because they name another seller.
    pub facts_kept_back: u64,
    /// Its photos.
    pub photos: Vec<PackPhoto>,
}

impl About {
    /// Gives what the page of an archive says: the pictures stand beside it.
    pub fn beside(&self) -> Self {
        let mut about = self.clone();
        for photo in &mut about.photos {
            if photo.state == PhotoState::Enclosed {
                photo.state = PhotoState::Beside;
            }
        }
        about
    }
}

/// [`About`] as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Card {
    pub format: String,
    pub version: u32,
    pub subject: String,
    pub seller: Option<String>,
    pub made_at: String,
    pub journal: JournalCard,
    pub key: String,
    pub facts: u64,
    pub subjects: u64,
    pub facts_kept_back: u64,
    pub photos: Vec<PhotoCard>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<EntryCard>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct JournalCard {
    pub station: String,
    pub epoch: u64,
    pub seq: u64,
    pub hash: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct PhotoCard {
    pub number: u32,
    pub kind: String,
    pub sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_sha256: Option<String>,
    pub taken_at: String,
    pub person: Option<String>,
    pub station: Option<String>,
    pub state: String,
    pub path: Option<String>,
}

/// An entry of an archive.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct EntryCard {
    pub path: String,
    pub size: u64,
    pub sha256: String,
}

impl Card {
    pub fn of(about: &About, entries: Vec<EntryCard>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            subject: about.subject.clone(),
            seller: about.seller.as_ref().map(ToString::to_string),
            made_at: about.made_at.to_string(),
            journal: JournalCard {
                station: about.head.station.to_string(),
                epoch: about.head.epoch,
                seq: about.head.seq,
                hash: about.head.hash.to_string(),
            },
            key: hex(&about.key),
            facts: about.facts,
            subjects: about.subjects,
            facts_kept_back: about.facts_kept_back,
            photos: about.photos.iter().map(PhotoCard::of).collect(),
            entries,
        }
    }

    /// Counts the photos whose picture is in the pack.
    pub fn enclosed(&self) -> u64 {
        let photos = self.photos.iter().filter(|photo| photo.is_enclosed());
        u64::try_from(photos.count()).unwrap_or(u64::MAX)
    }
}

impl PhotoCard {
    /// Tells whether the picture is in the pack: the original, or its covered copy.
    pub fn is_enclosed(&self) -> bool {
        self.state == PhotoState::Enclosed.code() || self.state == MASKED
    }

    /// Gives the SHA-256 of the picture that is in the pack.
    pub fn picture(&self) -> &str {
        self.copy_sha256.as_ref().unwrap_or(&self.sha256)
    }

    fn of(photo: &PackPhoto) -> Self {
        Self {
            number: photo.number,
            kind: photo.kind.code().to_owned(),
            sha256: photo.hash.to_string(),
            copy_sha256: photo.copy.as_ref().map(ToString::to_string),
            taken_at: photo.taken_at.to_string(),
            person: photo.person.as_ref().map(ToString::to_string),
            station: photo.station.as_ref().map(ToString::to_string),
            state: match (photo.state, photo.copy) {
                (PhotoState::Enclosed, Some(_)) => MASKED,
                (state, _) => state.code(),
            }
            .to_owned(),
            path: photo.state.has_picture().then(|| photo.path()),
        }
    }
}
