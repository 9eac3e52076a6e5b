//! The figures of some days, as the review screen and `review` show them, and the list behind each.

use std::collections::BTreeMap;

use super::figures::{Dim, Figures, Part};
use super::query::{ParcelFilter, ParcelOnly, UnitFilter, UnitOnly, WeightOnly};
use super::rows::ParcelState;
use crate::domain::charge::Period;
use crate::domain::codes::SellerCode;
use crate::domain::expected::ReturnStanding;

pub use super::figures::NOBODY;

/// Counts of some site days. Every number opens the list it counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// The days.
    pub days: Period,
    /// Parcels received.
    pub parcels: u32,
    /// Units that came in: those put and those that wait.
    pub units: u32,
    /// Units with a decision.
    pub decided: u32,
    /// Units with a grade.
    pub graded: u32,
    /// Units in a container.
    pub put: u32,
    /// Units that wait on the test or the approval shelf.
    pub units_waiting: u32,
    /// Parcels received that are still open.
    pub waiting: u32,
    /// Units put per hour of the site's day: 24 entries.
    pub by_hour: Vec<u32>,
    /// Parcels received per hour of the site's day: 24 entries.
    pub parcels_by_hour: Vec<u32>,
    /// Units put per hour of the site's day, 24 entries each, by decision code.
    pub decisions_by_hour: BTreeMap<String, Vec<u32>>,
    /// Units by decision code.
    pub by_decision: BTreeMap<String, u32>,
    /// Units by grade code; ungraded under [`NOBODY`].
    pub by_grade: BTreeMap<String, u32>,
    /// Units by seller code; unknown under [`NOBODY`].
    pub by_seller: BTreeMap<String, u32>,
    /// Units by person.
    pub by_person: BTreeMap<String, u32>,
    /// Hours of the site's days in which a person put anything, by person.
    pub hours_by_person: BTreeMap<String, u32>,
    /// Parcels by carrier code; those whose number tells none under [`NOBODY`].
    pub by_carrier: BTreeMap<String, u32>,
    /// Units decided otherwise than proposed, by the code of the reason.
    pub by_reason: BTreeMap<String, u32>,
    /// Parcels by how long they waited from the dock to the bench, by the code of the [`super::figures::Dwell`].
    pub to_open: BTreeMap<String, u32>,
    /// Parcels by how long the work on them took, likewise.
    pub to_close: BTreeMap<String, u32>,
    /// Exceptions with their counts, by stable name; zero counts are left out. A parcel that lacks several
    /// announced lines is one.
    pub exceptions: BTreeMap<String, u32>,
    /// Whether the parcels were compared with files and with other parcels: without it the exceptions of
    /// [`COMPARED`] are not known.
    pub compared: Compared,
}

/// Whether parcels were compared with files and with other parcels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compared {
    /// Each.
    Yes,
    /// The days are too many.
    TooMany,
}

/// The exceptions that are no matter of a parcel's own facts: a later file or a later parcel changes them.
pub const COMPARED: &[&str] = &["unknown_parcel", "light_parcel", "unusual_weight"];

/// Names of the exceptions a review counts.
pub const EXCEPTIONS: &[&str] = &[
    "unknown_parcel",
    "empty_parcel",
    "cancelled",
    "returnless",
    "refunded_at_first_scan",
    "missing_line",
    "light_parcel",
    "unusual_weight",
    "overridden",
    "not_expected",
];

/// A number of a review that stands alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Figure {
    /// See [`Review::parcels`].
    Parcels,
    /// See [`Review::units`].
    Units,
    /// See [`Review::decided`].
    Decided,
    /// See [`Review::graded`].
    Graded,
    /// See [`Review::put`].
    Put,
    /// See [`Review::units_waiting`].
    UnitsWaiting,
    /// See [`Review::waiting`].
    Waiting,
}

impl Figure {
    /// Every one, in the order in which people read them.
    pub const ALL: &[Self] = &[
        Self::Parcels,
        Self::Units,
        Self::Decided,
        Self::Graded,
        Self::Put,
        Self::UnitsWaiting,
        Self::Waiting,
    ];
}

/// The list that a number counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Behind {
    /// Units.
    Units(UnitFilter),
    /// Parcels.
    Parcels(ParcelFilter),
}

impl Review {
    /// Reads the numbers off the counts of its days. The exceptions of [`COMPARED`] are not among them.
    pub fn of(days: Period, figures: &Figures) -> Self {
        let whole = |dim| figures.count(&Part::whole(dim));
        let states = figures.split(Dim::State);
        let of_state = |state: ParcelState| states.get(state.code()).copied().unwrap_or(0);
        let mut exceptions = figures.split(Dim::Finding);
        for (name, count) in [
            ("empty_parcel", of_state(ParcelState::Empty)),
            ("missing_line", whole(Dim::MissingLine)),
            ("overridden", whole(Dim::Overridden)),
            ("not_expected", whole(Dim::NotExpected)),
        ] {
            if count > 0 {
                exceptions.insert(name.to_owned(), count);
            }
        }
        Self {
            days,
            parcels: whole(Dim::Parcels),
            units: whole(Dim::Units),
            decided: whole(Dim::Decided),
            graded: whole(Dim::Graded),
            put: whole(Dim::Put),
            units_waiting: whole(Dim::Waiting),
            waiting: of_state(ParcelState::Open),
            by_hour: figures.hours(&Part::whole(Dim::Put)).to_vec(),
            parcels_by_hour: figures.hours(&Part::whole(Dim::Parcels)).to_vec(),
            decisions_by_hour: figures.split_by_hour(Dim::Decision),
            by_decision: figures.split(Dim::Decision),
            by_grade: figures.split(Dim::Grade),
            by_seller: figures.split(Dim::Seller),
            by_person: figures.split(Dim::Person),
            hours_by_person: figures.busy_hours().clone(),
            by_carrier: figures.split(Dim::Carrier),
            by_reason: figures.split(Dim::Reason),
            to_open: figures.split(Dim::ToOpen),
            to_close: figures.split(Dim::ToClose),
            exceptions,
            compared: Compared::TooMany,
        }
    }

    /// Gives a number.
    pub fn figure(&self, figure: Figure) -> u32 {
        match figure {
            Figure::Parcels => self.parcels,
            Figure::Units => self.units,
            Figure::Decided => self.decided,
            Figure::Graded => self.graded,
            Figure::Put => self.put,
            Figure::UnitsWaiting => self.units_waiting,
            Figure::Waiting => self.waiting,
        }
    }

    /// Gives the list behind a number.
    pub fn behind(&self, figure: Figure) -> Behind {
        match figure {
            Figure::Parcels => Behind::Parcels(self.parcels_of_day()),
            Figure::Units => self.only(UnitOnly::In),
            Figure::Decided => Behind::Units(self.units_in(Part::whole(Dim::Decided))),
            Figure::Graded => self.only(UnitOnly::Graded),
            Figure::Put => self.only(UnitOnly::All),
            Figure::UnitsWaiting => self.only(UnitOnly::Waiting),
            Figure::Waiting => self.in_state(ParcelState::Open),
        }
    }

    /// Gives the list behind an exception of [`EXCEPTIONS`].
    pub fn behind_exception(&self, name: &str) -> Behind {
        match name {
            "overridden" => self.only(UnitOnly::Overridden),
            "not_expected" => self.only(UnitOnly::NotExpected),
            "unknown_parcel" => self.parcels_only(ParcelOnly::Unannounced),
            "missing_line" => self.parcels_only(ParcelOnly::MissingLine),
            "empty_parcel" => self.in_state(ParcelState::Empty),
            "light_parcel" => self.weighed(WeightOnly::Light),
            "unusual_weight" => self.weighed(WeightOnly::Unusual),
            "cancelled" => self.found(ReturnStanding::Cancelled),
            "returnless" => self.found(ReturnStanding::Returnless),
            "refunded_at_first_scan" => self.found(ReturnStanding::RefundedAtFirstScan),
            _ => Behind::Parcels(self.parcels_of_day()),
        }
    }

    /// Gives the list behind the count of a seller, by its code or [`NOBODY`].
    pub fn behind_seller(&self, name: &str) -> UnitFilter {
        let seller = SellerCode::parse(name).filter(|_| name != NOBODY);
        UnitFilter {
            only: match seller {
                Some(_) => UnitOnly::All,
                None => UnitOnly::OfNobody,
            },
            seller,
            ..self.units_of_day()
        }
    }

    /// Gives the list behind the count of a person, by badge or [`NOBODY`].
    pub fn behind_person(&self, name: &str) -> UnitFilter {
        if name == NOBODY {
            return UnitFilter {
                only: UnitOnly::ByNobody,
                ..self.units_of_day()
            };
        }
        UnitFilter {
            person: Some(name.to_owned()),
            ..self.units_of_day()
        }
    }

    /// Gives the list of the units in a count.
    pub fn units_in(&self, part: Part) -> UnitFilter {
        UnitFilter {
            only: UnitOnly::In,
            part: Some(part),
            ..self.units_of_day()
        }
    }

    /// Gives the list of the parcels in a count.
    pub fn parcels_in(&self, part: Part) -> ParcelFilter {
        ParcelFilter {
            part: Some(part),
            ..self.parcels_of_day()
        }
    }

    /// Gives the list of all units put on its days.
    pub fn units_of_day(&self) -> UnitFilter {
        UnitFilter {
            day: Some(self.days.from),
            until: self.days.until(),
            ..UnitFilter::default()
        }
    }

    /// Gives the list of all parcels received on its days.
    pub fn parcels_of_day(&self) -> ParcelFilter {
        ParcelFilter {
            day: Some(self.days.from),
            until: self.days.until(),
            ..ParcelFilter::default()
        }
    }

    fn only(&self, only: UnitOnly) -> Behind {
        Behind::Units(UnitFilter {
            only,
            ..self.units_of_day()
        })
    }

    fn parcels_only(&self, only: ParcelOnly) -> Behind {
        Behind::Parcels(ParcelFilter {
            only,
            ..self.parcels_of_day()
        })
    }

    fn in_state(&self, state: ParcelState) -> Behind {
        Behind::Parcels(ParcelFilter {
            state: Some(state),
            ..self.parcels_of_day()
        })
    }

    fn found(&self, standing: ReturnStanding) -> Behind {
        Behind::Parcels(ParcelFilter {
            finding: Some(standing),
            ..self.parcels_of_day()
        })
    }

    fn weighed(&self, weight: WeightOnly) -> Behind {
        Behind::Parcels(ParcelFilter {
            weight,
            ..self.parcels_of_day()
        })
    }
}
