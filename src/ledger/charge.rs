//! Charges: what was done for a seller, priced by its rate cards as they were known on each day.
//!
//! A line belongs to the day of the fact that causes it. Work that is taken back later, and a card that is set
//! later for earlier days, make new lines on their own day: what an earlier statement said stays as it was.

mod line;
mod price;

use crate::domain::charge::{Activity, Period};
use crate::domain::codes::{SellerCode, StationName};
use crate::domain::decimal::Decimal;
use crate::domain::ids::Hash;
use crate::domain::money::{Currency, Money};
use crate::domain::time::Day;

use super::codec;
use super::rows::RatesFrom;

pub use price::lines_of;

/// The fact that says that something was done.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Evidence {
    /// The station that wrote it.
    pub station: StationName,
    /// Which store of that station.
    pub epoch: u64,
    /// Its number there.
    pub seq: u64,
}

/// Something done on a unit or a parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Work {
    /// For whom.
    pub seller: SellerCode,
    /// What.
    pub activity: Activity,
    /// The unit's tag or the parcel's number, as it was then.
    pub about: String,
    /// What it cost by its fact; none for what a card prices.
    pub cost: Option<Money>,
    /// When, which is the day of its price; of storage and of a stay on the claim shelf the first day.
    pub day: Day,
    /// The day from which it counts: later where its seller was named later.
    pub charged: Day,
    /// Of storage the day on which the unit left, of a stay on the claim shelf the one on which it ended.
    pub until: Option<Day>,
    /// The day on which it was taken back.
    pub back: Option<Day>,
    /// The fact that says so.
    pub evidence: Evidence,
}

impl Work {
    /// Tells whether both are the same work, whatever became of it.
    pub fn is_same(&self, other: &Self) -> bool {
        let key = |work: &Self| (work.activity, work.evidence.seq, work.evidence.epoch);
        key(self) == key(other) && self.evidence == other.evidence && self.seller == other.seller
    }

    /// How many of it are charged, and the days on which they were done: a stay on the claim shelf is charged
    /// when it is over, for each day in whose evening the box stood there.
    fn counted(&self) -> (i64, Day, Day) {
        match (self.activity == Activity::ClaimStorage, self.until) {
            (true, Some(until)) => (until.days_since(self.day), self.day, until.plus_days(-1)),
            (true, None) | (false, _) => (1, self.day, self.day),
        }
    }

    /// Gives the last day that it bears on; none while the unit stands here.
    pub fn last_day(&self) -> Option<Day> {
        match (self.activity, self.back) {
            (_, Some(back)) => Some(back),
            (Activity::Storage, None) => self.until,
            (
                Activity::Receive
                | Activity::Inspect
                | Activity::Put
                | Activity::Photo
                | Activity::Polybag
                | Activity::Lint
                | Activity::Wipe
                | Activity::Rebox
                | Activity::ResellHandling
                | Activity::ShipHandling
                | Activity::Dispose
                | Activity::RepairParts
                | Activity::RepairLabour
                | Activity::Relabel
                | Activity::Forward
                | Activity::Liquidate
                | Activity::Claim
                | Activity::ClaimStorage
                | Activity::Container,
                None,
            ) => Some(self.charged),
        }
    }
}

/// A rate card with the day on which it was set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardSet {
    /// The day, at the site.
    pub set: Day,
    /// The card, and from which day on it is in force.
    pub rates: RatesFrom,
}

/// The rate that a line was priced by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineRate {
    /// Minor units for one.
    pub each: Decimal,
    /// Of the card.
    pub currency: Currency,
    /// The first day of the card.
    pub card: Day,
}

/// A line of a statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChargeLine {
    /// The day that it belongs to.
    pub day: Day,
    /// What was done.
    pub activity: Activity,
    /// The unit's tag or the parcel's number.
    pub about: String,
    /// The first day of the work.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// How many, of storage days; below zero where it takes back.
    pub quantity: i64,
    /// The rate, of a repair what it took; none where the card in force has none or is of another
    /// currency, or no card was.
    pub rate: Option<LineRate>,
    /// Minor units; 0 without a rate.
    pub minor: i64,
    /// Whether it corrects an earlier line.
    pub is_correction: bool,
    /// The fact that says that the work was done.
    pub evidence: Evidence,
}

impl ChargeLine {
    /// Gives the amount; none without a rate.
    pub fn amount(&self) -> Option<Money> {
        self.rate.map(|rate| Money {
            minor: self.minor,
            currency: rate.currency,
        })
    }
}

/// What one activity comes to in one currency, or without a rate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ChargeTotal {
    /// The activity.
    pub activity: Activity,
    /// How many in all.
    pub quantity: i64,
    /// The amount; none for what has no rate, which is counted and never charged.
    pub amount: Option<Money>,
}

/// A seller's statement of a period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Whose.
    pub seller: SellerCode,
    /// Which days.
    pub period: Period,
    /// The lines by day, activity, unit or parcel.
    pub lines: Vec<ChargeLine>,
    /// What each activity comes to, what has no rate after all else.
    pub totals: Vec<ChargeTotal>,
    /// The sum of each currency.
    pub sums: Vec<Money>,
    /// SHA-256 over seller, period and lines: the same lines have the same one.
    pub hash: Hash,
}

impl Statement {
    /// Makes the statement of a period from everything done for the seller that bears on it or on days whose
    /// prices were set anew in it. `work` may hold more.
    pub fn of(seller: &SellerCode, period: Period, work: &[Work], cards: &[CardSet]) -> Self {
        let once = line::each_container_once(work);
        let mut lines: Vec<ChargeLine> = once
            .into_iter()
            .flat_map(|one| lines_of(one, cards, period))
            .collect();
        lines.sort_by(line::in_order);
        let (totals, sums) = line::totals(&lines);
        let text = line::canonical(seller, period, &lines);
        Self {
            seller: seller.clone(),
            period,
            lines,
            totals,
            sums,
            hash: codec::sha256(text.as_bytes()),
        }
    }
}

/// Gives the first day whose prices a period can change: its own first one, or that of a card which was set in
/// it for earlier days.
pub fn reaches_back_to(period: Period, cards: &[CardSet]) -> Day {
    let set = cards.iter().filter(|card| period.has(card.set));
    set.map(|card| card.rates.from).fold(period.from, Day::min)
}

#[cfg(test)]
mod tests;
