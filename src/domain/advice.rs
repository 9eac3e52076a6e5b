//! Advice: what each open decision is expected to bring, which is proposed, and why. Gates come first
//! and money second; a rate that is not known makes its decision unknown, never free.

mod nets;
mod storage;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use storage::storage_of;

use super::decision::Decision;
use super::grade::Grade;
use super::money::{Currency, Money};
use super::rates::RateCard;
use super::time::Day;

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
    /// Up to and on this day.
    Until(Day),
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
    /// The days of the free return are over before the wait is.
    DutyFreeEndsFirst,
    /// A repaired unit comes back free no more.
    RepairEndsDutyFree,
}

impl Note {
    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::StockIgnored => "stock_ignored",
            Self::DutyFreeLost => "duty_free_lost",
            Self::DutyFreeUnknown => "duty_free_unknown",
            Self::DutyFreeEndsFirst => "duty_free_ends_first",
            Self::RepairEndsDutyFree => "repair_ends_duty_free",
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
    card: &RateCard,
    as_of: Day,
    gates: &BTreeMap<Decision, Vec<String>>,
) -> Advice {
    let desk = nets::Desk::new(unit, card, as_of, gates);
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
    let wanted = card
        .standing_order
        .filter(|decision| !desk.is_closed(*decision));
    let (proposed, reason) = match (wanted, known.as_slice()) {
        (Some(decision), _) => (decision, Reason::StandingOrder),
        (None, []) => (Decision::Hold, Reason::NothingKnown),
        (None, [(_, only)]) => (*only, Reason::OnlyKnown),
        (None, [(_, best), ..]) => (*best, Reason::BestNet),
    };
    // To wait for the same end is no other way.
    let waits_for = |decision| decision == Decision::Hold && card.hold.then == Some(proposed);
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

/// What is kept of an advice beside the decision it led to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advised {
    /// The first day of the rate card that it was made with.
    pub rates_from: Day,
    /// Of every amount.
    pub currency: Currency,
    /// What each decision was expected to bring of which that was known, the most first.
    pub nets: Vec<Net>,
    /// The second best.
    pub runner_up: Option<Decision>,
    /// The biggest parts of what the proposed decision brings, at most three, the biggest first.
    pub drivers: Vec<Driver>,
}

/// What a decision was expected to bring.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Net {
    /// The decision.
    pub decision: Decision,
    /// Minor units.
    pub minor: i64,
}

/// A part of a net, by its name in the rate card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Driver {
    /// The name.
    pub name: String,
    /// Minor units, signed.
    pub minor: i64,
}

impl Advised {
    /// Finds what a decision was expected to bring.
    pub fn net(&self, decision: Decision) -> Option<Money> {
        let net = self.nets.iter().find(|net| net.decision == decision)?;
        Some(self.money(net.minor))
    }

    /// Names the currency of an amount.
    pub fn money(&self, minor: i64) -> Money {
        Money {
            minor,
            currency: self.currency,
        }
    }
}

impl Advice {
    /// Tells whether it would have a unit destroyed while of another open way it is not known what that
    /// brings; a wait is no way out.
    pub fn destroys_blindly(&self) -> bool {
        let is_unknown = |offer: &Offer| {
            let mut blocks = offer.blocked_by.iter();
            offer.decision != Decision::Hold
                && offer.net.is_none()
                && blocks.all(|block| match block {
                    Block::RateMissing(_) => true,
                    Block::Gate(_) | Block::Grade(_) => false,
                })
        };
        self.proposed == Decision::Dispose
            && self.reason != Reason::StandingOrder
            && self.offers.iter().any(is_unknown)
    }

    /// Gives what is kept of it: made with the rate card in force from that day on.
    pub fn kept(&self, rates_from: Day, currency: Currency) -> Advised {
        let known = |offer: &Offer| {
            Some(Net {
                decision: offer.decision,
                minor: offer.net?,
            })
        };
        let mut nets: Vec<Net> = self.offers.iter().filter_map(known).collect();
        nets.sort_by_key(|net| std::cmp::Reverse(net.minor));
        let drivers = self.offer(self.proposed).map(Offer::drivers);
        let driver = |term: Term| Driver {
            name: term.name.to_owned(),
            minor: term.minor,
        };
        Advised {
            rates_from,
            currency,
            nets,
            runner_up: self.runner_up,
            drivers: drivers.into_iter().flatten().map(driver).collect(),
        }
    }

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
