//! Advice: what each open decision is expected to bring, which is proposed, and why. Gates come first
//! and money second; a rate that is not known makes its decision unknown, never free.

mod nets;
mod storage;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::decimal::Decimal;
use super::decision::Decision;
use super::grade::Grade;
use super::money::Currency;
use super::time::Day;

pub use storage::Tier;

/// A seller's rates. Amounts are in minor units of the currency; what is absent is not known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    /// Of every amount.
    pub currency: Currency,
    /// The price of the new product.
    pub new_price: Option<i64>,
    /// Selling by grade.
    pub resell: ResellTerms,
    /// Selling in lots.
    pub liquidate: LiquidateTerms,
    /// Repairing, then selling.
    pub repair: RepairTerms,
    /// The way back to China.
    pub ship_china: ShipTerms,
    /// Waiting.
    pub hold: HoldTerms,
    /// The fee of destroying a unit.
    pub dispose_fee: Option<i64>,
    /// What the seller wants whatever the money.
    pub standing_order: Option<Decision>,
}

/// Rates of selling by grade.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResellTerms {
    /// Percent of the new price that a grade brings.
    pub price_pct: BTreeMap<Grade, Decimal>,
    /// Percent of the price that the marketplace takes.
    pub referral_pct: Option<Decimal>,
    /// Work on one unit.
    pub handling: Option<i64>,
    /// Picking, packing and sending one unit.
    pub fulfil: Option<i64>,
    /// Units sold in 30 days; without it the depth of stock is ignored, and said to be.
    pub demand_per_month: Option<Decimal>,
}

/// Rates of selling in lots.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LiquidateTerms {
    /// Percent of the new price that a grade brings.
    pub gross_pct: BTreeMap<Grade, Decimal>,
    /// Percent of that which the channel takes.
    pub referral_pct: Option<Decimal>,
    /// Its fee for a unit.
    pub per_unit: Option<i64>,
}

/// Rates of a repair.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RepairTerms {
    /// Parts and work.
    pub cost: Option<i64>,
    /// In how many of a hundred cases it succeeds.
    pub success_pct: Option<Decimal>,
    /// The grade of a repaired unit.
    pub grade_after: Option<Grade>,
}

/// Rates of the way back to China.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ShipTerms {
    /// Freight for a kilogram.
    pub per_kg: Option<Decimal>,
    /// Work on one unit.
    pub handling: Option<i64>,
    /// What the unit is worth there.
    pub value: Option<i64>,
    /// Percent of the value taken as duty, unless the goods come back free.
    pub duty_pct: Option<Decimal>,
    /// Percent of value and duty taken as tax, unless the goods come back free.
    pub vat_pct: Option<Decimal>,
}

/// Rates of waiting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HoldTerms {
    /// Storage of one unit for a day, by its age; none is not known, empty costs nothing known.
    pub storage: Option<Vec<Tier>>,
    /// Days that it waits.
    pub days: Option<u32>,
    /// What comes of it then.
    pub then: Option<Decision>,
}

/// What is known of a unit.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AdvisedUnit {
    /// Its grade.
    pub grade: Option<Grade>,
    /// Its weight in grams.
    pub weight_g: Option<i64>,
    /// When it was received.
    pub received: Option<Day>,
    /// Equal units that are for sale already.
    pub stock_depth: u32,
    /// Whether it comes back to China free of duty and tax.
    pub duty_free: DutyFree,
}

/// Whether goods come back to China free of duty and tax.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DutyFree {
    /// Their days are not over.
    Yes,
    /// They are, or the goods were repaired.
    Lost,
    /// When and how they left is not known.
    #[default]
    Unknown,
}

/// One part of a net, signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// Its name, as in the seller's terms.
    pub name: &'static str,
    /// Minor units.
    pub minor: i64,
}

/// Why a decision is not open, or what it would bring is not known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Block {
    /// A gate, by its code.
    Gate(String),
    /// The grade.
    Grade(Grade),
    /// This rate is not known, by its place in the terms, such as `resell.referral_pct`.
    RateMissing(String),
}

/// What a person should know beside the amounts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Note {
    /// Nobody knows how many are sold in a month, so the stock was not looked at.
    StockIgnored,
    /// The days of the free return are over.
    DutyFreeLost,
    /// Whether the goods may come back free is not known.
    DutyFreeUnknown,
}

impl Note {
    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::StockIgnored => "stock_ignored",
            Self::DutyFreeLost => "duty_free_lost",
            Self::DutyFreeUnknown => "duty_free_unknown",
        }
    }
}

impl Block {
    /// Gives the stable name, such as `gate:expired` or `rate_missing:dispose.fee`.
    pub fn code(&self) -> String {
        match self {
            Self::Gate(code) => format!("gate:{code}"),
            Self::Grade(grade) => format!("grade:{}", grade.code()),
            Self::RateMissing(place) => format!("rate_missing:{place}"),
        }
    }
}

/// One decision with what it is expected to bring.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The decision.
    pub decision: Decision,
    /// Minor units; none when it is closed or a rate is missing.
    pub net: Option<i64>,
    /// What the net is the sum of.
    pub terms: Vec<Term>,
    /// Why there is no net.
    pub blocked_by: Vec<Block>,
    /// What to know beside.
    pub notes: Vec<Note>,
}

/// Why a decision is proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// It brings the most.
    BestNet,
    /// It is the only one of which is known what it brings.
    OnlyKnown,
    /// The seller wants it.
    StandingOrder,
    /// Of no open decision is known what it brings.
    NothingKnown,
}

impl Reason {
    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::BestNet => "best_net",
            Self::OnlyKnown => "only_known",
            Self::StandingOrder => "standing_order",
            Self::NothingKnown => "nothing_known",
        }
    }
}

/// The whole advice on one unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advice {
    /// Every decision, in the order people read them.
    pub offers: Vec<Offer>,
    /// What is proposed.
    pub proposed: Decision,
    /// Why.
    pub reason: Reason,
    /// The second best of which is known what it brings.
    pub runner_up: Option<Decision>,
}

/// On equal nets the earlier one is proposed: money now before money later.
const PREFERRED: [Decision; 6] = [
    Decision::Resell,
    Decision::Liquidate,
    Decision::ShipChina,
    Decision::Dispose,
    Decision::Repair,
    Decision::Hold,
];

/// Advises on one unit on a day. `gates` names the closed gates of each decision.
pub fn advise(
    unit: &AdvisedUnit,
    terms: &Terms,
    as_of: Day,
    gates: &BTreeMap<Decision, Vec<String>>,
) -> Advice {
    let desk = nets::Desk::new(unit, terms, as_of, gates);
    let offers: Vec<Offer> = Decision::SPECS
        .iter()
        .map(|spec| desk.offer(spec.decision))
        .collect();
    let mut known: Vec<(i64, Decision)> = PREFERRED
        .iter()
        .filter_map(|decision| {
            let offer = offers.iter().find(|offer| offer.decision == *decision)?;
            Some((offer.net?, *decision))
        })
        .collect();
    known.sort_by_key(|(net, _)| std::cmp::Reverse(*net));
    let wanted = terms
        .standing_order
        .filter(|decision| !desk.is_closed(*decision));
    let (proposed, reason) = match (wanted, known.as_slice()) {
        (Some(decision), _) => (decision, Reason::StandingOrder),
        (None, []) => (Decision::Hold, Reason::NothingKnown),
        (None, [(_, only)]) => (*only, Reason::OnlyKnown),
        (None, [(_, best), ..]) => (*best, Reason::BestNet),
    };
    // To wait for the same end is no other way.
    let waits_for = |decision| decision == Decision::Hold && terms.hold.then == Some(proposed);
    let runner_up = known
        .iter()
        .map(|(_, decision)| *decision)
        .find(|decision| *decision != proposed && !waits_for(*decision));
    Advice {
        offers,
        proposed,
        reason,
        runner_up,
    }
}

impl Advice {
    /// Finds what one decision brings.
    pub fn offer(&self, decision: Decision) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.decision == decision)
    }
}

impl Offer {
    /// Gives its three biggest terms, the biggest first.
    pub fn drivers(&self) -> Vec<Term> {
        let mut terms = self.terms.clone();
        terms.sort_by_key(|term| std::cmp::Reverse(term.minor.unsigned_abs()));
        terms.truncate(3);
        terms
    }
}
