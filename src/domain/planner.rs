//! What goes to China now, by which way, and what can wait: ways compared by what they cost in all, with the
//! storage until they leave and the tax of units whose six months are over on arrival. An aid, not advice.
//!
//! Pure: rates, units and the day come in, and the same input gives the same plan. What is not known is counted
//! and told, never taken for nothing.

mod choose;
mod groups;
mod leg;
#[cfg(test)]
mod tests;
mod why;

use std::sync::Arc;

use super::advice::storage_of;
use super::closed::closed_set;
use super::codes::{ContainerName, SellerCode, UnitTag};
use super::decimal::Decimal;
use super::freight::{ChargeUnit, Charged, FreightTable};
use super::measure::Grams;
use super::money::{Currency, Money};
use super::rates::Tier;
use super::shipment::{CartonMeasure, ShipMode};
use super::time::Day;

pub use why::{Lack, Named, Why};

closed_set! {
    /// Where the clock of a unit stands on the day of the plan.
    ClockState {
        /// It may still come back free of duty and tax.
        Runs = "runs",
        /// Its six months are over.
        Lapsed = "lapsed",
        /// It has no way back that is free: repaired, food, or no rule covers it.
        Lost = "lost",
        /// Nobody said how and when it left China.
        Unknown = "unknown",
    }
}

closed_set! {
    /// What its battery says of flying; the rule is pre-flight's.
    Flying {
        /// Nothing against it.
        May = "may",
        /// The battery is damaged, or may be: never by air (SP A154).
        Never = "never",
    }
}

/// The last days of a unit's ways back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clock {
    /// Nobody said how and when it left China.
    Unknown,
    /// No way back is free.
    Lost,
    /// Known by the rules of the ways back.
    Known {
        /// The last day of coming back free of duty and tax.
        six: Day,
        /// The last day of coming back as returned goods at all.
        twelve: Option<Day>,
    },
}

/// Duty and tax of what does not come back free.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TaxRates {
    /// Percent of the value.
    pub duty_pct: Decimal,
    /// Percent of value and duty.
    pub vat_pct: Decimal,
}

impl TaxRates {
    /// Gives what a value costs, in its own minor units.
    pub fn of(self, value: i64) -> i64 {
        let duty = self.duty_pct.percent_of(value);
        let vat = self.vat_pct.percent_of(value.saturating_add(duty));
        duty.saturating_add(vat)
    }
}

/// What storage of a unit costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Storage {
    /// Of every rate.
    pub currency: Currency,
    /// By age.
    pub tiers: Arc<[Tier]>,
    /// The day from which it counts.
    pub since: Day,
}

impl Storage {
    /// Gives what all evenings before a day cost.
    pub fn before(&self, day: Day) -> i64 {
        let days = u32::try_from(day.days_since(self.since)).unwrap_or(0);
        storage_of(&self.tiers, days)
    }
}

/// A unit that is decided for China and has not left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanUnit {
    /// Its tag.
    pub tag: UnitTag,
    /// Whose it is.
    pub seller: SellerCode,
    /// The seller's SKU.
    pub sku: Option<String>,
    /// What it stands in.
    pub container: Option<ContainerName>,
    /// What it weighs with its packing.
    pub weight: Option<Grams>,
    /// The last days of its ways back.
    pub clock: Clock,
    /// What its battery says.
    pub flying: Flying,
    /// What it is declared at.
    pub value: Option<Money>,
    /// Duty and tax by its seller's rate card.
    pub tax: Option<TaxRates>,
    /// Storage by its seller's rate card.
    pub storage: Option<Storage>,
}

impl PlanUnit {
    /// Tells where its clock stands on a day.
    pub fn state(&self, today: Day) -> ClockState {
        match self.clock {
            Clock::Unknown => ClockState::Unknown,
            Clock::Lost => ClockState::Lost,
            Clock::Known { six, .. } if today <= six => ClockState::Runs,
            Clock::Known { .. } => ClockState::Lapsed,
        }
    }

    /// Gives the last day that still can be kept on a day.
    pub fn free_until(&self, today: Day) -> Option<Day> {
        match self.clock {
            Clock::Known { six, .. } => (today <= six).then_some(six),
            Clock::Unknown | Clock::Lost => None,
        }
    }

    /// Gives the last day of coming back at all that still can be kept on a day.
    pub fn back_until(&self, today: Day) -> Option<Day> {
        match self.clock {
            Clock::Known { twelve, .. } => twelve.filter(|last| today <= *last),
            Clock::Unknown | Clock::Lost => None,
        }
    }

    /// Tells whether it may go by a way.
    pub fn may_go(&self, mode: ShipMode) -> bool {
        match self.flying {
            Flying::May => true,
            Flying::Never => !mode.flies(),
        }
    }
}

/// A carton that is measured.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanCarton {
    /// Its name.
    pub container: ContainerName,
    /// Its sides and weights.
    pub measure: CartonMeasure,
    /// How many units are in it.
    pub units: u32,
}

/// All that a plan is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanInput {
    /// The day of the plan.
    pub today: Day,
    /// How long may be waited for a later departure.
    pub wait_days: u32,
    /// Days between arrival and declaration, as pre-flight counts them.
    pub buffer_days: u32,
    /// The heaviest carton, by which loose goods are counted in cartons.
    pub carton_max: Grams,
    /// Rates, in the order of [`super::dated::lay`].
    pub tables: Vec<FreightTable>,
    /// The units.
    pub units: Vec<PlanUnit>,
    /// Cartons that units stand in, as far as they are measured.
    pub cartons: Vec<PlanCarton>,
}

/// Units that go together by one way on one day. Amounts are in the plan's currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leg {
    /// The way.
    pub mode: ShipMode,
    /// The day of leaving.
    pub leaves: Day,
    /// The day on which it is declared in China: transit and the days that follow.
    pub arrives: Day,
    /// The first day of the rates.
    pub rates_from: Day,
    /// The units, by their place in the input.
    pub units: Vec<usize>,
    /// Cartons: those that are measured, and those that loose goods will fill.
    pub cartons: u32,
    /// What is charged for.
    pub unit: ChargeUnit,
    /// How much.
    pub charged: Charged,
    /// What carriage costs.
    pub carriage: i64,
    /// Fees.
    pub fees: i64,
    /// Duty and tax of units whose six months are over on arrival, and run today.
    pub tax: i64,
    /// Storage from today until it leaves.
    pub storage: i64,
    /// Units whose six months run today and are over on arrival.
    pub late: Vec<usize>,
    /// Units whose twelve months run today and are over on arrival.
    pub barred: Vec<usize>,
    /// Late units whose tax is not known.
    pub untaxed: u32,
    /// Units whose storage is not known.
    pub unstored: u32,
}

impl Leg {
    /// Gives what it costs in all, as far as it is known.
    pub fn total(&self) -> i64 {
        let parts = [self.carriage, self.fees, self.tax, self.storage];
        parts.into_iter().fold(0, i64::saturating_add)
    }
}

/// One way to get all units there: by one leg, or by two.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// Its legs, the one that leaves first before the other.
    pub legs: Vec<Leg>,
    /// Units that may not go by it, by their place in the input.
    pub stays: Vec<usize>,
}

impl Way {
    /// Sums up its legs.
    pub fn total(&self) -> i64 {
        let totals = self.legs.iter().map(Leg::total);
        totals.fold(0, i64::saturating_add)
    }

    /// Counts the units that go.
    pub fn units(&self) -> usize {
        self.legs.iter().map(|leg| leg.units.len()).sum()
    }

    /// Counts units whose six months are over on arrival.
    pub fn late(&self) -> usize {
        self.legs.iter().map(|leg| leg.late.len()).sum()
    }

    /// Counts units whose twelve months are over on arrival.
    pub fn barred(&self) -> usize {
        self.legs.iter().map(|leg| leg.barred.len()).sum()
    }

    /// Counts late units whose tax is not known.
    pub fn untaxed(&self) -> u32 {
        self.legs.iter().map(|leg| leg.untaxed).sum()
    }

    /// Sums up the tax that is lost.
    pub fn tax(&self) -> i64 {
        self.legs.iter().map(|leg| leg.tax).sum()
    }

    /// Gives what one unit costs, rounded half up; none where none goes.
    pub fn per_unit(&self) -> Option<i64> {
        let units = i64::try_from(self.units())
            .ok()
            .filter(|units| *units > 0)?;
        Some((2 * self.total() + units).div_euclid(2 * units))
    }
}

/// Units with one last day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClockGroup {
    /// Where their clock stands.
    pub state: ClockState,
    /// Their last day; none where it does not run.
    pub until: Option<Day>,
    /// The units, by their place in the input.
    pub units: Vec<usize>,
    /// The last departure that brings them in time, of each way that leaves at all; none where it is too late.
    pub last: Vec<(ShipMode, Option<Day>)>,
    /// How many go with each leg of the chosen way.
    pub goes: Vec<u32>,
    /// What their storage has cost, by currency, as far as it is known.
    pub stored: Vec<Money>,
    /// What it costs tonight.
    pub tonight: Vec<Money>,
}

/// Which way is proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chosen {
    /// One of [`Plan::ways`].
    Way(usize),
    /// [`Plan::split`].
    Split,
}

/// What is proposed, beside what else there is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// Of every amount; none without rates.
    pub currency: Option<Currency>,
    /// The units by their last day, the soonest first.
    pub groups: Vec<ClockGroup>,
    /// Every way by one leg: by mode, then by day of leaving.
    pub ways: Vec<Way>,
    /// The best way by two legs, where it is better than any by one.
    pub split: Option<Way>,
    /// Which way is proposed; none without rates or units.
    pub chosen: Option<Chosen>,
    /// Why.
    pub why: Vec<Why>,
    /// What is missing, and what would have to be entered.
    pub lacks: Vec<Lack>,
}

impl Plan {
    /// Gives the way that is proposed.
    pub fn proposed(&self) -> Option<&Way> {
        match self.chosen? {
            Chosen::Way(at) => self.ways.get(at),
            Chosen::Split => self.split.as_ref(),
        }
    }
}

/// Makes the plan.
pub fn plan(input: &PlanInput) -> Plan {
    let table = leg::Timetable::of(input);
    let (ways, split, chosen) = choose::choose(&table);
    let mut plan = Plan {
        currency: table.currency,
        groups: Vec::new(),
        ways,
        split,
        chosen,
        why: Vec::new(),
        lacks: Vec::new(),
    };
    plan.groups = groups::groups(input, &plan);
    plan.why = why::why(input, &plan);
    plan.lacks = why::lacks(input, &plan);
    plan
}
