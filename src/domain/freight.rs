//! Freight rates as a carrier or forwarder gave them, each from a day on: what a load is charged by, what that
//! costs and when it leaves. Nothing here is a rate: people enter them.

mod charge;
#[cfg(test)]
pub(crate) mod tests;

use super::closed::closed_set;
use super::dated::{self, Dated};
use super::decimal::Decimal;
use super::limits::{
    FREIGHT_BREAKS_MAX, FREIGHT_DAYS_MAX, FREIGHT_MINOR_MAX, FREIGHT_QUANTITY_MAX,
    FREIGHT_SOURCE_CHARS_MAX,
};
use super::measure::{Grams, Millimetres};
use super::money::{Currency, Money};
use super::shipment::ShipMode;
use super::time::Day;

pub use charge::{Charged, Surely};

closed_set! {
    /// What is charged for.
    ChargeUnit {
        /// The greater of weight and volume, in kilograms; the divisor is cubic centimetres of a kilogram.
        Kilogram = "kg",
        /// The same in pounds, with sides to the nearest inch; the divisor is cubic inches of a pound.
        Pound = "lb",
        /// Weight or measure W/M, in cubic metres; the divisor is kilograms of a cubic metre.
        CubicMetre = "cbm",
    }
}

closed_set! {
    /// What is rounded up and compared: each carton, or the whole shipment.
    Weighed {
        /// Each carton by itself, as express carriers do.
        Carton = "carton",
        /// The sums, as on one air waybill or bill of lading.
        Shipment = "shipment",
    }
}

closed_set! {
    /// Which price a quantity takes.
    BreakRule {
        /// That of its own break.
        Own = "own",
        /// That, or the least of a higher break where that is less 靠级.
        OrHigher = "or_higher",
    }
}

closed_set! {
    /// A day of the week.
    Weekday {
        /// 周一
        Monday = "mon",
        /// 周二
        Tuesday = "tue",
        /// 周三
        Wednesday = "wed",
        /// 周四
        Thursday = "thu",
        /// 周五
        Friday = "fri",
        /// 周六
        Saturday = "sat",
        /// 周日
        Sunday = "sun",
    }
}

closed_set! {
    /// What is wrong with a table of rates.
    FreightFault {
        /// It is of a container of one's own, which is not charged by weight or measure.
        Mode = "mode",
        /// It ends before it begins.
        Validity = "validity",
        /// Nobody is named who gave it, or the text is too long.
        Source = "source",
        /// It was given after it began, so late that the year is wrong, or years before.
        ToldOn = "told_on",
        /// The divisor is nothing or beyond all use.
        Divisor = "divisor",
        /// Nothing is rounded up to nothing.
        RoundUpTo = "round_up_to",
        /// The least quantity is beyond all use.
        Least = "least",
        /// Breaks begin with 0 and rise, and there are not too many.
        Breaks = "breaks",
        /// An amount is below zero or beyond all use.
        Amount = "amount",
        /// A way takes at most so many days.
        Transit = "transit",
        /// It leaves on no day.
        Departures = "departures",
        /// How dense loose goods are is beyond all use.
        Loose = "loose",
        /// A rate of exchange is above nothing, of another currency, and told once.
        Exchange = "exchange",
    }
}

/// The ways that are compared; a container of one's own has no rate by weight.
pub const FREIGHT_MODES: [ShipMode; 3] = [ShipMode::Express, ShipMode::Air, ShipMode::SeaLcl];

/// The days on which something leaves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Departures {
    /// Every day.
    EveryDay,
    /// On these days of the week.
    On(Vec<Weekday>),
    /// Every so many days.
    Every {
        /// From one departure to the next.
        days: u32,
        /// A day on which one leaves; none leaves before it.
        first: Day,
    },
}

/// "From so much on, one costs so much."
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Break {
    /// Thousandths of the unit that is charged for.
    pub from: u64,
    /// Minor units for one.
    pub price: i64,
}

/// One way's rates from a day on. Amounts are in minor units of the currency, quantities in thousandths of the
/// unit that is charged for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FreightTable {
    /// Of which way.
    pub mode: ShipMode,
    /// Of every amount.
    pub currency: Currency,
    /// The first day of leaving on which it is in force.
    pub valid_from: Day,
    /// The last one; none where no end was named.
    pub valid_to: Option<Day>,
    /// Who gave it.
    pub source: String,
    /// When.
    pub told_on: Day,
    /// What is charged for.
    pub unit: ChargeUnit,
    /// See [`ChargeUnit`].
    pub divisor: u32,
    /// What is rounded up and compared.
    pub weighed: Weighed,
    /// Quantities are rounded up to whole numbers of this.
    pub round_up_to: u64,
    /// The least quantity that is charged for.
    pub least: u64,
    /// Prices by quantity, the first from 0.
    pub breaks: Vec<Break>,
    /// Which of them a quantity takes.
    pub break_rule: BreakRule,
    /// The least that carriage costs.
    pub minimum: i64,
    /// Fees of a shipment: papers, clearance, pick-up.
    pub per_shipment: i64,
    /// Fees of a carton.
    pub per_carton: i64,
    /// Days from leaving until it is there.
    pub transit_days: u32,
    /// When it leaves.
    pub departures: Departures,
    /// Kilograms of a cubic metre of goods that are not packed yet; none where nobody said.
    pub loose_kg_per_cbm: Option<u32>,
    /// What one of another currency is in the table's, by currency.
    pub exchange: Vec<(Currency, Decimal)>,
}

/// What is to be carried.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Load {
    /// Cartons that are measured: sides and gross weight.
    pub cartons: Vec<([Millimetres; 3], Grams)>,
    /// Grams of all goods that are in no measured carton, as far as they are known.
    pub loose_g: u64,
    /// How many cartons they will fill.
    pub loose_cartons: u32,
    /// Units whose weight is not known.
    pub weightless: u32,
}

impl Load {
    /// Counts the cartons.
    pub fn count(&self) -> u32 {
        let measured = u32::try_from(self.cartons.len()).unwrap_or(u32::MAX);
        measured.saturating_add(self.loose_cartons)
    }
}

impl Dated for FreightTable {
    fn place(&self) -> (&str, Option<Day>) {
        (self.mode.code(), Some(self.valid_from))
    }
}

/// Gives the table of a way that is in force on a day of leaving: the newest that has begun, unless it ended.
/// `tables` is in the order of [`dated::lay`].
pub fn in_force(tables: &[FreightTable], mode: ShipMode, day: Day) -> Option<&FreightTable> {
    let mut begun = dated::in_force(tables, day).filter(|table| table.mode == mode);
    begun
        .next()
        .filter(|table| table.valid_to.is_none_or(|last| day <= last))
}

impl Weekday {
    fn of(day: Day) -> Self {
        // 1970-01-01 was a Thursday, three days behind a Monday.
        let behind = usize::try_from((day.number() + 3).rem_euclid(7)).unwrap_or_default();
        Self::ALL.get(behind).copied().unwrap_or(Self::Monday)
    }
}

impl Departures {
    /// Tells whether something leaves on a day.
    pub fn is_on(&self, day: Day) -> bool {
        match self {
            Self::EveryDay => true,
            Self::On(days) => days.contains(&Weekday::of(day)),
            Self::Every { days, first } => {
                let since = day.days_since(*first);
                since >= 0 && since % i64::from((*days).max(1)) == 0
            }
        }
    }
}

impl FreightTable {
    /// Gives the day on which what leaves on a day is there.
    pub fn arrives(&self, leaves: Day) -> Day {
        leaves.plus_days(i64::from(self.transit_days))
    }

    /// Gives an amount in the table's currency; none where it does not say what the other one is worth.
    pub fn exchanged(&self, money: Money) -> Option<i64> {
        if money.currency == self.currency {
            return Some(money.minor);
        }
        let mut known = self.exchange.iter();
        let (_, rate) = known.find(|(currency, _)| *currency == money.currency)?;
        let (own, other) = (self.currency.minor_digits(), money.currency.minor_digits());
        let more = 10_i64.saturating_pow(own.saturating_sub(other));
        let fewer = 10_i64.saturating_pow(other.saturating_sub(own));
        Some(rate.times(money.minor.saturating_mul(more), fewer))
    }

    /// Lists what is wrong with it.
    pub fn faults(&self) -> Vec<FreightFault> {
        let checks = [
            (FreightFault::Mode, FREIGHT_MODES.contains(&self.mode)),
            (
                FreightFault::Validity,
                self.valid_to.is_none_or(|last| self.valid_from <= last),
            ),
            (FreightFault::Source, is_named(&self.source)),
            (FreightFault::ToldOn, {
                let days = self.valid_from.days_since(self.told_on).abs();
                days <= i64::from(FREIGHT_DAYS_MAX)
            }),
            (
                FreightFault::Divisor,
                (1..=1_000_000).contains(&self.divisor),
            ),
            (
                FreightFault::RoundUpTo,
                (1..=FREIGHT_QUANTITY_MAX).contains(&self.round_up_to),
            ),
            (FreightFault::Least, self.least <= FREIGHT_QUANTITY_MAX),
            (FreightFault::Breaks, self.breaks_rise()),
            (FreightFault::Amount, self.amounts_fit()),
            (FreightFault::Transit, self.transit_days <= FREIGHT_DAYS_MAX),
            (FreightFault::Departures, self.leaves_at_all()),
            (
                FreightFault::Loose,
                self.loose_kg_per_cbm
                    .is_none_or(|kg| (1..=30_000).contains(&kg)),
            ),
            (FreightFault::Exchange, self.exchanges()),
        ];
        let wrong = checks.into_iter().filter(|(_, fits)| !fits);
        wrong.map(|(fault, _)| fault).collect()
    }

    fn breaks_rise(&self) -> bool {
        let froms: Vec<u64> = self.breaks.iter().map(|one| one.from).collect();
        froms.first() == Some(&0)
            && froms.is_sorted_by(|a, b| a < b)
            && froms.len() <= FREIGHT_BREAKS_MAX
            && froms.iter().all(|from| *from <= FREIGHT_QUANTITY_MAX)
    }

    fn amounts_fit(&self) -> bool {
        let fees = [self.minimum, self.per_shipment, self.per_carton];
        let prices = self.breaks.iter().map(|one| one.price);
        let mut all = fees.into_iter().chain(prices);
        all.all(|minor| (0..=FREIGHT_MINOR_MAX).contains(&minor))
    }

    fn leaves_at_all(&self) -> bool {
        match &self.departures {
            Departures::EveryDay => true,
            Departures::On(days) => !days.is_empty() && days.is_sorted_by(|a, b| a < b),
            Departures::Every { days, .. } => (1..=FREIGHT_DAYS_MAX).contains(days),
        }
    }

    fn exchanges(&self) -> bool {
        self.exchange.is_sorted_by(|(a, _), (b, _)| a < b)
            && self
                .exchange
                .iter()
                .all(|(currency, rate)| *currency != self.currency && *rate > Decimal::default())
    }
}

fn is_named(source: &str) -> bool {
    let long = source.chars().count() > FREIGHT_SOURCE_CHARS_MAX;
    !source.trim().is_empty() && !long && !source.chars().any(char::is_control)
}
