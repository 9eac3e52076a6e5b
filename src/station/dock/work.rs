//! The load in hand and its parcels.

use std::sync::Arc;

use crate::domain::alert::{Alert, Announced, Hazard, Warned, warned};
use crate::domain::codes::{ParcelTag, SellerCode};
use crate::domain::expected::{ExpectedLine, ReturnStanding};
use crate::domain::ids::{CommandKey, LoadId};
use crate::domain::limits::DOCK_NEWEST_SHOWN;
use crate::domain::reading::Candidate;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::query::{DockedParcel, Dossier, LoadView};
use crate::scan::Reading;
use crate::station::work::returns_of;
use crate::text::DockMsg;

/// A load that is not on the disk yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::station) struct NewLoad {
    pub load: LoadId,
    /// As scanned; empty for loose parcels.
    pub name: String,
    /// The driver's number as far as it is keyed.
    pub keyed: Option<u32>,
}

/// The load whose parcels are scanned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::station) struct LoadInHand {
    pub load: LoadId,
    pub name: String,
    pub said: Option<u32>,
    pub opened_at: UtcMs,
    /// Parcels that are on the disk and count.
    pub count: u32,
    /// The newest of them first.
    pub newest: Vec<Docked>,
    /// What the newest scan warns of, until the next one.
    pub told: Vec<Alert>,
}

/// What follows once a load is read.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) enum Then {
    /// Its parcels are scanned; after a restart this scan goes first.
    Parcels(Option<Arc<Reading>>),
    /// It was about to be closed.
    Close(Option<u32>),
}

/// A parcel of the load.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::station) struct Docked {
    /// The command by which its scan is taken back.
    pub key: CommandKey,
    pub number: ParcelTag,
    /// The code it was scanned by.
    pub code: String,
    /// Whose, when only one seller announced it.
    pub seller: Option<SellerCode>,
    /// How it stands with what was announced, by a stable name.
    pub outcome: &'static str,
    pub finding: Option<ReturnStanding>,
    pub warned: Warned,
    pub at: UtcMs,
}

impl LoadInHand {
    /// A load that was just begun.
    pub fn begun(new: &NewLoad, at: UtcMs) -> Self {
        Self {
            load: new.load,
            name: new.name.clone(),
            said: new.keyed,
            opened_at: at,
            count: 0,
            newest: Vec::new(),
            told: Vec::new(),
        }
    }

    /// A load that the store knows, seen today.
    pub fn of(view: &LoadView, today: Day) -> Self {
        let row = &view.count.row;
        Self {
            load: row.load,
            name: row.name.clone(),
            said: row.said,
            opened_at: row.opened_at,
            count: view.count.parcels,
            newest: view
                .newest
                .iter()
                .filter_map(|parcel| Docked::known(parcel, today))
                .collect(),
            told: Vec::new(),
        }
    }

    /// One more parcel is on the disk.
    pub fn add(&mut self, docked: Docked) {
        self.count = self.count.saturating_add(1);
        self.told.clone_from(&docked.warned.alerts);
        self.newest.insert(0, docked);
        self.newest.truncate(DOCK_NEWEST_SHOWN);
    }
}

impl Docked {
    /// A parcel that is being scanned.
    pub fn new(
        key: CommandKey,
        (number, candidates): (ParcelTag, &[Candidate]),
        dossier: &Dossier,
        (at, today): (UtcMs, Day),
    ) -> Self {
        let mut sellers = returns_of(dossier).into_iter().map(|of| of.seller);
        let first = sellers.next();
        let one = sellers.all(|other| Some(&other) == first.as_ref());
        let code = candidates.first().map(|found| found.key.clone());
        Self {
            key,
            code: code.unwrap_or_else(|| number.as_str().to_owned()),
            number,
            seller: first.filter(|_| one),
            outcome: outcome_of(dossier),
            finding: finding_of(dossier),
            warned: warned_of(dossier, today),
            at,
        }
    }

    /// A parcel that the store knows, with the warnings of today's terms.
    fn known(parcel: &DockedParcel, today: Day) -> Option<Self> {
        let row = parcel.dossier.parcels.first()?;
        let scanned = (row.number.clone(), row.candidates.as_slice());
        Some(Self {
            finding: row.finding,
            ..Self::new(
                parcel.key,
                scanned,
                &parcel.dossier,
                (row.received_at, today),
            )
        })
    }
}

/// What the one return that fits means, when it is a finding; several decide nothing here.
pub(super) fn finding_of(dossier: &Dossier) -> Option<ReturnStanding> {
    if returns_of(dossier).len() != 1 {
        return None;
    }
    let standings = dossier.lines.iter().map(|line| line.known.line.standing());
    standings
        .max()
        .filter(|standing| *standing != ReturnStanding::Open)
}

fn outcome_of(dossier: &Dossier) -> &'static str {
    match (finding_of(dossier), returns_of(dossier).len()) {
        (Some(standing), _) => standing.code(),
        (None, 0) => "unknown",
        (None, 1) => "expected",
        (None, _) => "several",
    }
}

/// What the scan warns of.
fn warned_of(dossier: &Dossier, today: Day) -> Warned {
    let lines: Vec<Announced<'_>> = dossier
        .lines
        .iter()
        .map(|hit| {
            let line = &hit.known.line;
            let mut sellers = dossier.sellers.iter();
            let seller = sellers.find(|one| one.row.seller == line.of.seller);
            Announced {
                line,
                cage_from: seller.and_then(|one| one.row.terms_on(today).cage_from),
                hazard: hazard_of(dossier, line),
            }
        })
        .collect();
    warned(&lines)
}

/// What the seller's book says of the goods of a line: the worst of its products.
fn hazard_of(dossier: &Dossier, line: &ExpectedLine) -> Hazard {
    let products = dossier.book.iter();
    products
        .filter(|product| product.is_announced_by(line))
        .map(|product| Hazard::of(product.battery, line.reason_family))
        .max()
        .unwrap_or_default()
}

/// Compares the count with the driver's number, in words.
pub(super) fn difference(count: u32, said: Option<u32>) -> DockMsg {
    match said {
        None => DockMsg::NoNumber,
        Some(said) if count < said => DockMsg::Fewer {
            count: said - count,
        },
        Some(said) if count > said => DockMsg::More {
            count: count - said,
        },
        Some(_) => DockMsg::AsMany,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_said_both_ways() {
        assert_eq!(difference(37, Some(40)), DockMsg::Fewer { count: 3 });
        assert_eq!(difference(41, Some(40)), DockMsg::More { count: 1 });
        assert_eq!(difference(40, Some(40)), DockMsg::AsMany);
        assert_eq!(difference(40, None), DockMsg::NoNumber);
    }
}
