//! What the bench answered, in one line of stable words: for recorded shifts, tests and logs.

use std::fmt;

use crate::domain::alert::Alert;
use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::finding::{Damage, OriginalState, ParkWhy, Rework};
use crate::domain::grade::Grade;

/// One answer of the bench.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Said {
    /// A person signed in.
    SignedIn(PersonCode),
    /// The person left the bench.
    SignedOut(PersonCode),
    /// A parcel was received; how it stood with what was announced, and whose it is.
    Received {
        /// Number for people. Left out of the printed line: it is made anew each run.
        number: ParcelTag,
        /// `expected`, `chosen`, `unknown`, `cancelled`, `returnless`, `refunded_at_first_scan`.
        outcome: &'static str,
        /// Whose.
        seller: Option<SellerCode>,
        /// Announced lines.
        lines: usize,
    },
    /// A parcel that is open here goes on.
    Resumed(ParcelTag),
    /// Asked a thing, by its stable name.
    Asked(String),
    /// Said no, by the reason's stable name.
    Refused(String),
    /// Said something of a scan, by its stable name: `postal_bar`, `product_not_parcel` …
    Told(String),
    /// A grade was derived.
    Graded(Option<Grade>),
    /// A decision was proposed for a reason.
    Proposed(Decision, String),
    /// Outside damage was noted.
    Damaged(Damage),
    /// Work at the bench was noted, and whether the unit still is as it was exported.
    Reworked(Rework, OriginalState),
    /// A unit waits on a test shelf.
    Parked(UnitTag, ParkWhy, ContainerName),
    /// How many equal units the one in hand stands for.
    Units(u32),
    /// A slip was read; how many announced lines the parcel has now.
    Identified(usize),
    /// A unit is in a container and the fact is on the disk.
    Put(UnitTag, Decision, ContainerName),
    /// A put was taken back.
    TakenBack(UnitTag, ContainerName),
    /// The box was empty; it is on a shelf.
    Empty(ContainerName),
    /// The parcel is on the claim shelf.
    Claimed(ContainerName),
    /// The parcel's work is over; how many announced lines were not in it.
    Ended {
        /// Lines not seen.
        unseen: usize,
    },
    /// A load at the dock is begun.
    LoadOpened {
        /// As scanned; empty for loose parcels.
        name: String,
        /// The driver's number.
        said: Option<u32>,
    },
    /// A parcel is counted at the dock.
    Docked {
        /// `expected`, `several`, `unknown`, or what its return means.
        outcome: &'static str,
        /// Whose, when only one seller announced it.
        seller: Option<SellerCode>,
        /// What it warns of.
        alerts: Vec<Alert>,
    },
    /// The last scan at the dock was taken back.
    Undocked,
    /// A load is over.
    LoadClosed {
        /// Its name.
        name: String,
        /// Parcels counted.
        parcels: u32,
        /// The driver's number.
        said: Option<u32>,
    },
}

/// Prints a load's name and a number that may have been left out.
fn load_words(name: &str, said: Option<u32>) -> (&str, String) {
    let name = if name.is_empty() { "loose" } else { name };
    (
        name,
        said.map_or_else(|| "-".to_owned(), |said| said.to_string()),
    )
}

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SignedIn(person) => write!(out, "SignedIn {person}"),
            Self::SignedOut(person) => write!(out, "SignedOut {person}"),
            Self::Received {
                number: _,
                outcome,
                seller,
                lines,
            } => {
                let seller = seller.as_ref().map_or("-", SellerCode::as_str);
                write!(out, "Received {outcome} {seller} {lines}")
            }
            Self::Resumed(_) => write!(out, "Resumed"),
            Self::Asked(what) => write!(out, "Asked {what}"),
            Self::Refused(why) => write!(out, "Refused {why}"),
            Self::Told(what) => write!(out, "Told {what}"),
            Self::Graded(grade) => write!(out, "Graded {}", grade.map_or("none", Grade::code)),
            Self::Proposed(decision, why) => write!(out, "Proposed {} {why}", decision.code()),
            Self::Put(tag, decision, container) => {
                write!(out, "Put {tag} {} {container}", decision.code())
            }
            Self::TakenBack(tag, container) => write!(out, "TakenBack {tag} {container}"),
            Self::Damaged(damage) => write!(out, "Damaged {}", damage.code()),
            Self::Reworked(rework, state) => {
                write!(out, "Reworked {} {}", rework.code(), state.code())
            }
            Self::Parked(tag, why, shelf) => write!(out, "Parked {tag} {} {shelf}", why.code()),
            Self::Units(count) => write!(out, "Units {count}"),
            Self::Identified(lines) => write!(out, "Identified {lines}"),
            Self::Empty(shelf) => write!(out, "Empty {shelf}"),
            Self::Claimed(shelf) => write!(out, "Claimed {shelf}"),
            Self::Ended { unseen } => write!(out, "Ended {unseen}"),
            Self::LoadOpened { name, said } => {
                let (name, said) = load_words(name, *said);
                write!(out, "LoadOpened {name} {said}")
            }
            Self::Docked {
                outcome,
                seller,
                alerts,
            } => {
                let seller = seller.as_ref().map_or("-", SellerCode::as_str);
                let alerts: Vec<&str> = alerts.iter().map(|alert| alert.code()).collect();
                let alerts = if alerts.is_empty() {
                    "-".to_owned()
                } else {
                    alerts.join(",")
                };
                write!(out, "Docked {outcome} {seller} {alerts}")
            }
            Self::Undocked => write!(out, "Undocked"),
            Self::LoadClosed {
                name,
                parcels,
                said,
            } => {
                let (name, said) = load_words(name, *said);
                write!(out, "LoadClosed {name} {parcels} {said}")
            }
        }
    }
}
