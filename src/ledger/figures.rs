//! What is counted of a unit and of a parcel, by the site's day and hour. One function says in which counts a
//! row is; the list behind a count keeps the rows of which the same function says so.
//!
//! A row's counts follow from the facts of its own subject and from nothing else, so that a table of them can be
//! kept up to a fact and brought up to date by folding what was touched since.

use std::collections::BTreeMap;

use super::fact::{ProductHow, Unseen};
use super::rows::{ParcelRow, ParcelState, UnitRow, UnitState};
use crate::domain::closed::closed_set;
use crate::domain::expected::ReturnStanding;
use crate::domain::grade::Grade;
use crate::domain::time::{Day, UtcMs, Zone};

/// Stands for a seller, grade, person or carrier that a row does not have.
pub const NOBODY: &str = "none";
/// Hours of a site's day.
pub const HOURS: usize = 24;

closed_set! {
    /// By what rows are counted. All but the first of each kind split by a key.
    Dim {
        /// Parcels received.
        Parcels = "parcels",
        /// Parcels by where their work stands.
        State = "state",
        /// Parcels by carrier.
        Carrier = "carrier",
        /// Parcels by what their announced return meant at receipt.
        Finding = "finding",
        /// Parcels that lacked an announced line.
        MissingLine = "missing_line",
        /// Parcels by how long they waited from the dock to the bench.
        ToOpen = "to_open",
        /// Parcels by how long the work on them took, from opened to closed.
        ToClose = "to_close",
        /// Units that came in: those put and those that wait.
        Units = "units",
        /// Units that wait on the test or the approval shelf.
        Waiting = "waiting",
        /// Units with a decision.
        Decided = "decided",
        /// Units in a container, or gone with it.
        Put = "put",
        /// Units put that have a grade.
        Graded = "graded",
        /// Units put, by decision.
        Decision = "decision",
        /// Units put, by grade.
        Grade = "grade",
        /// Units put, by seller.
        Seller = "seller",
        /// Units put, by person.
        Person = "person",
        /// Units put that were decided otherwise than proposed.
        Overridden = "overridden",
        /// These, by the reason given.
        Reason = "reason",
        /// Units put that nobody announced.
        NotExpected = "not_expected",
    }
}

/// One count: by what, and under which key; an empty one where nothing splits it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Part {
    /// By what.
    pub dim: Dim,
    /// Which of them.
    pub key: String,
}

impl Part {
    /// Names a count that nothing splits.
    pub fn whole(dim: Dim) -> Self {
        Self::of(dim, "")
    }

    /// Names a count by its key.
    pub fn of(dim: Dim, key: &str) -> Self {
        Self {
            dim,
            key: key.to_owned(),
        }
    }
}

closed_set! {
    /// How long something took, in steps that people speak of; each ends below the next.
    Dwell {
        /// Less than a quarter of an hour.
        Quarter = "15m",
        /// Less than an hour.
        Hour = "1h",
        /// Less than four hours.
        FourHours = "4h",
        /// Less than eight hours.
        Shift = "8h",
        /// Less than a day.
        Day = "1d",
        /// Less than three days.
        ThreeDays = "3d",
        /// Three days or more.
        Longer = "longer",
    }
}

impl Dwell {
    /// Tells the step of a time between two moments; a clock that was set back between them counts as none.
    pub fn between(from: UtcMs, to: UtcMs) -> Self {
        const MINUTE_MS: i64 = 60_000;
        let minutes = to.0.saturating_sub(from.0) / MINUTE_MS;
        match minutes {
            ..15 => Self::Quarter,
            15..60 => Self::Hour,
            60..240 => Self::FourHours,
            240..480 => Self::Shift,
            480..1440 => Self::Day,
            1440..4320 => Self::ThreeDays,
            4320.. => Self::Longer,
        }
    }
}

/// In which counts a row is, on which day and in which hour.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// The site's day: of the put, or of the receipt.
    pub day: Day,
    /// The hour that the site's clock showed.
    pub hour: u8,
    /// The counts.
    pub parts: Vec<Part>,
}

/// Says in which counts a unit is; none for one that was taken back.
pub fn of_unit(row: &UnitRow, zone: Zone) -> Option<Counted> {
    let mut parts = vec![Part::whole(Dim::Units)];
    if row.verdict.is_some() && row.state != UnitState::Parked {
        parts.push(Part::whole(Dim::Decided));
    }
    match row.state {
        UnitState::Undone => return None,
        UnitState::Parked | UnitState::Waiting | UnitState::Judged => {
            parts.push(Part::whole(Dim::Waiting));
        }
        UnitState::Put | UnitState::Gone => put(row, &mut parts),
    }
    Some(Counted {
        day: row.day,
        hour: zone.hour(row.put_at),
        parts,
    })
}

fn put(row: &UnitRow, parts: &mut Vec<Part>) {
    let seen = &row.inspection;
    parts.push(Part::whole(Dim::Put));
    if seen.grade.is_some() {
        parts.push(Part::whole(Dim::Graded));
    }
    let grade = seen.grade.map_or(NOBODY, Grade::code);
    parts.push(Part::of(Dim::Grade, grade));
    let seller = seen.seller.as_ref().map_or(NOBODY, |one| one.as_str());
    parts.push(Part::of(Dim::Seller, seller));
    let person = row.person.as_ref().map_or(NOBODY, |one| one.as_str());
    parts.push(Part::of(Dim::Person, person));
    if let Some(verdict) = &row.verdict {
        parts.push(Part::of(Dim::Decision, verdict.decision.code()));
        if verdict.decision != verdict.proposed {
            parts.push(Part::whole(Dim::Overridden));
            let reason = verdict.override_reason.map_or(NOBODY, |one| one.code());
            parts.push(Part::of(Dim::Reason, reason));
        }
    }
    if seen.how == ProductHow::NotExpected {
        parts.push(Part::whole(Dim::NotExpected));
    }
}

/// Says in which counts a parcel is; none for a receipt that was taken back, and for a record for which another
/// stands: what was written down twice came once.
pub fn of_parcel(row: &ParcelRow, zone: Zone) -> Option<Counted> {
    if matches!(row.state, ParcelState::Undone | ParcelState::Merged) {
        return None;
    }
    let carrier = row.candidates.iter().find_map(|one| one.carrier.as_deref());
    let mut parts = vec![
        Part::whole(Dim::Parcels),
        Part::of(Dim::State, row.state.code()),
        Part::of(Dim::Carrier, carrier.unwrap_or(NOBODY)),
    ];
    if let Some(found) = row.finding.filter(|found| *found != ReturnStanding::Open) {
        parts.push(Part::of(Dim::Finding, found.code()));
    }
    if row.unseen.iter().any(|(_, said)| *said == Unseen::Missing) {
        parts.push(Part::whole(Dim::MissingLine));
    }
    if let Some(opened) = row.opened_at {
        let waited = Dwell::between(row.received_at, opened);
        parts.push(Part::of(Dim::ToOpen, waited.code()));
        if let Some(closed) = row.closed_at {
            let took = Dwell::between(opened, closed);
            parts.push(Part::of(Dim::ToClose, took.code()));
        }
    }
    Some(Counted {
        day: row.day,
        hour: zone.hour(row.received_at),
        parts,
    })
}

/// A count by the hours of a day.
pub type Hours = [i32; HOURS];

/// The counts of each day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// By day, then by what is counted. A count of nothing does not stand there.
    pub days: BTreeMap<Day, BTreeMap<Part, Hours>>,
}

/// Whether a row is counted or no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// It comes into its counts.
    Comes,
    /// It goes out of them.
    Goes,
}

impl Tally {
    /// Counts a row, or takes it out of its counts.
    pub fn count(&mut self, counted: &Counted, way: Way) {
        let by = match way {
            Way::Comes => 1,
            Way::Goes => -1,
        };
        for part in &counted.parts {
            let mut hours = [0; HOURS];
            if let Some(hour) = hours.get_mut(usize::from(counted.hour)) {
                *hour = by;
            }
            self.add(counted.day, part, &hours);
        }
    }

    /// Adds the hours of a count; one of nothing is left out.
    pub fn add(&mut self, day: Day, part: &Part, by: &Hours) {
        let parts = self.days.entry(day).or_default();
        let hours = parts.entry(part.clone()).or_insert([0; HOURS]);
        for (hour, more) in hours.iter_mut().zip(by) {
            *hour = hour.saturating_add(*more);
        }
        if hours.iter().all(|hour| *hour == 0) {
            parts.remove(part);
        }
        if parts.is_empty() {
            self.days.remove(&day);
        }
    }

    /// Sums days.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for (part, hours) in self.days.values().flatten() {
            let sum = figures.counts.entry(part.clone()).or_insert([0; HOURS]);
            let mut busy = 0;
            for (sum, hour) in sum.iter_mut().zip(hours) {
                *sum = sum.saturating_add(hour.unsigned_abs());
                busy += u32::from(*hour > 0);
            }
            if part.dim == Dim::Person {
                *figures.busy.entry(part.key.clone()).or_insert(0) += busy;
            }
        }
        figures
    }
}

/// The counts of some days together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    counts: BTreeMap<Part, [u32; HOURS]>,
    busy: BTreeMap<String, u32>,
}

impl Figures {
    /// Gives a count by the hours of the day.
    pub fn hours(&self, part: &Part) -> [u32; HOURS] {
        self.counts.get(part).copied().unwrap_or([0; HOURS])
    }

    /// Gives a count.
    pub fn count(&self, part: &Part) -> u32 {
        self.hours(part).iter().sum()
    }

    /// Gives the counts by one thing, by their keys.
    pub fn split(&self, dim: Dim) -> BTreeMap<String, u32> {
        self.of(dim)
            .map(|(key, hours)| (key.to_owned(), hours.iter().sum()))
            .collect()
    }

    /// Gives the counts by one thing and hour, by their keys.
    pub fn split_by_hour(&self, dim: Dim) -> BTreeMap<String, Vec<u32>> {
        self.of(dim)
            .map(|(key, hours)| (key.to_owned(), hours.to_vec()))
            .collect()
    }

    /// Gives the hours of the site's days in which a person put anything, by person.
    pub fn busy_hours(&self) -> &BTreeMap<String, u32> {
        &self.busy
    }

    fn of(&self, dim: Dim) -> impl Iterator<Item = (&str, &[u32; HOURS])> {
        self.counts
            .iter()
            .filter(move |(part, _)| part.dim == dim)
            .map(|(part, hours)| (part.key.as_str(), hours))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(day: &str, hour: u8) -> Counted {
        Counted {
            day: Day::parse(day).expect("a day"),
            hour,
            parts: vec![Part::whole(Dim::Put), Part::of(Dim::Person, "OP-7")],
        }
    }

    #[test]
    fn what_comes_and_goes_leaves_nothing() {
        let mut tally = Tally::default();
        tally.count(&counted("2026-11-23", 7), Way::Comes);
        tally.count(&counted("2026-11-23", 8), Way::Goes);
        assert_eq!(tally.days.len(), 1, "another hour is another count");
        tally.count(&counted("2026-11-23", 8), Way::Comes);
        tally.count(&counted("2026-11-23", 7), Way::Goes);
        assert_eq!(tally, Tally::default());
    }

    #[test]
    fn an_hour_of_two_days_is_two_hours_of_work() {
        let mut tally = Tally::default();
        for (day, hour) in [
            ("2026-11-23", 7),
            ("2026-11-23", 7),
            ("2026-11-23", 9),
            ("2026-11-24", 7),
        ] {
            tally.count(&counted(day, hour), Way::Comes);
        }
        let figures = tally.figures();
        assert_eq!(figures.count(&Part::whole(Dim::Put)), 4);
        assert_eq!(figures.hours(&Part::of(Dim::Person, "OP-7"))[7], 3);
        assert_eq!(figures.busy_hours()["OP-7"], 3);
    }

    #[test]
    fn a_time_is_in_the_step_that_ends_after_it() {
        let minutes = |count: i64| Dwell::between(UtcMs(1), UtcMs(1 + count * 60_000));
        for (took, step) in [
            (-90, Dwell::Quarter),
            (0, Dwell::Quarter),
            (14, Dwell::Quarter),
            (15, Dwell::Hour),
            (60, Dwell::FourHours),
            (240, Dwell::Shift),
            (480, Dwell::Day),
            (1440, Dwell::ThreeDays),
            (4320, Dwell::Longer),
        ] {
            assert_eq!(minutes(took), step, "{took} minutes");
        }
    }
}
