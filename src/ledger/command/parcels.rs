//! What is asked about parcels: scanned, weighed, released.

use crate::domain::codes::ParcelTag;
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::ids::{LoadId, ParcelId};
use crate::domain::reading::Candidate;
use crate::ledger::fact::{RawScan, ReleaseReason};

/// See [`super::Command::ReleaseParcel`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleaseParcel {
    /// The parcel.
    pub parcel: ParcelId,
    /// What the scan of the box may be, best first.
    pub read: Vec<String>,
    /// Why it may go.
    pub reason: ReleaseReason,
    /// How the claim was decided, or why none is filed.
    pub note: Option<String>,
}

/// See [`super::Command::ReceiveParcel`].
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

/// See [`super::Command::DockParcel`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DockParcel {
    /// A new id.
    pub parcel: ParcelId,
    /// A new number for people.
    pub number: ParcelTag,
    /// The load it came on.
    pub load: Option<LoadId>,
    /// What the scanner sent.
    pub raw: RawScan,
    /// What it may be, best first.
    pub candidates: Vec<Candidate>,
    /// What the announced return means, when it is a finding.
    pub finding: Option<ReturnStanding>,
}

/// What becomes of a weight that the parcel has already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EarlierWeight {
    /// It stands: the scale spoke by itself.
    Stands,
    /// It is replaced: a person weighed again.
    Replaced,
}
