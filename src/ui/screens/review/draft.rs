//! What the review keeps while it is shown and when it is left.

use super::super::export;
use super::{closing, evidence, journal, list};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::time::Day;
use crate::ledger::query::{ParcelFilter, UnitFilter};
use crate::ledger::rows::{ParcelRow, UnitRow};

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// The day; none means today.
    pub day: Option<Day>,
    /// The day as it is being typed.
    pub typed: Option<String>,
    /// What is shown of it.
    pub shown: Shown,
    /// The units listed.
    pub units: list::Draft<UnitRow>,
    /// The parcels listed.
    pub parcels: list::Draft<ParcelRow>,
    /// Whose timeline is shown beside the list.
    pub subject: Option<Subject>,
    /// Where the report is written.
    pub export: export::Draft,
    /// The evidence pack that is asked for.
    pub evidence: evidence::Draft,
    /// What is typed beside a sign-off.
    pub closing: closing::Draft,
    /// What narrows the journal.
    pub journal: journal::Draft,
}

/// A part of the review.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Shown {
    /// Figures and charts.
    #[default]
    Figures,
    /// The units behind a number, with the number's caption.
    Units(Box<UnitFilter>, String),
    /// The parcels behind a number, with the number's caption.
    Parcels(ParcelFilter, String),
    /// The sign-off of the day.
    SignOff,
    /// The journal.
    Journal,
}

/// What a timeline is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A unit.
    Unit(UnitId),
    /// A parcel.
    Parcel(ParcelId),
}

impl Draft {
    /// Opens the units behind a number.
    pub fn open_units(&mut self, filter: UnitFilter, caption: String) {
        self.shown = Shown::Units(Box::new(filter), caption);
        self.units.table.begin();
        self.subject = None;
    }

    /// Opens the parcels behind a number.
    pub fn open_parcels(&mut self, filter: ParcelFilter, caption: String) {
        self.shown = Shown::Parcels(filter, caption);
        self.parcels.table.begin();
        self.subject = None;
    }

    pub(super) fn go(&mut self, day: Option<Day>) {
        self.day = day;
        self.typed = None;
        if self.shown != Shown::SignOff {
            self.shown = Shown::Figures;
        }
        self.subject = None;
    }
}
