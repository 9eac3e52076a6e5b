//! What the review keeps while it is shown and when it is left.

use super::{closing, evidence, journal, list};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::time::Day;
use crate::ledger::query::{ParcelFilter, Queue, UnitFilter};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::ledger::span::Span;
use crate::ui::screens::export;

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// Which days.
    pub span: Span,
    /// The first and the last day as they are being typed.
    pub typed: [Option<String>; 2],
    /// What is shown of it.
    pub shown: Shown,
    /// The units listed.
    pub units: list::Draft<UnitRow>,
    /// The parcels listed.
    pub parcels: list::Draft<ParcelRow>,
    /// The queue of open work that was chosen.
    pub queue: Option<Queue>,
    /// Whose timeline is shown beside the list.
    pub subject: Option<Subject>,
    /// Where the report is written.
    pub export: export::Draft,
    /// Where a person wants to go from here.
    pub asked: Asked,
    /// The evidence pack that is asked for.
    pub evidence: evidence::Draft,
    /// What is typed beside a sign-off.
    pub closing: closing::Draft,
    /// What narrows the journal.
    pub journal: journal::Draft,
}

/// Where a person goes from the review.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Asked {
    /// Nowhere.
    #[default]
    Nothing,
    /// To second looks.
    Agreement,
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
    Parcels(Box<ParcelFilter>, String),
    /// The figures as a wall shows them.
    Wall,
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
        self.shown = Shown::Parcels(Box::new(filter), caption);
        self.parcels.table.begin();
        self.subject = None;
    }

    /// Goes to other days. What narrows a list stays: it shows those of the other days.
    pub(super) fn go(&mut self, span: Span, today: Day) {
        let days = span.days(today);
        self.span = span;
        self.typed = [None, None];
        self.subject = None;
        match &mut self.shown {
            Shown::Figures | Shown::Wall | Shown::SignOff => {}
            Shown::Journal => self.shown = Shown::Figures,
            Shown::Units(filter, _) => {
                (filter.day, filter.until) = (Some(days.from), days.until());
                self.units.table.begin();
            }
            Shown::Parcels(filter, _) => {
                (filter.day, filter.until) = (Some(days.from), days.until());
                self.parcels.table.begin();
            }
        }
    }
}
