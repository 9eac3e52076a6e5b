//! What each decision brings: every term rounded half up to the minor unit on its own.

use std::collections::BTreeMap;

use super::storage::{Span, cost};
use super::{AdvisedUnit, Block, DutyFree, Note, Offer, Term};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::rates::RateCard;
use crate::domain::time::Day;

/// Grams of a kilogram.
const KILOGRAM: i64 = 1000;

/// Everything that the nets of one unit are made of.
pub(super) struct Desk<'a> {
    unit: &'a AdvisedUnit,
    card: &'a RateCard,
    as_of: Day,
    gates: &'a BTreeMap<Decision, Vec<String>>,
}

/// A net in the making.
#[derive(Default)]
struct Sum {
    terms: Vec<Term>,
    missing: Vec<String>,
    notes: Vec<Note>,
}

impl Sum {
    fn add(&mut self, name: &'static str, minor: i64) {
        self.terms.push(Term { name, minor });
    }

    /// Takes a rate, or notes that it is missing.
    fn rate<T>(&mut self, place: &str, rate: Option<T>) -> Option<T> {
        if rate.is_none() {
            self.missing.push(place.to_owned());
        }
        rate
    }

    fn cost(&mut self, name: &'static str, place: &str, cost: Option<i64>) {
        if let Some(cost) = self.rate(place, cost) {
            self.add(name, cost.saturating_neg());
        }
    }

    fn net(&self) -> Option<i64> {
        let sum = |sum: i64, term: &Term| sum.saturating_add(term.minor);
        let net = self.terms.iter().fold(0, sum);
        self.missing.is_empty().then_some(net)
    }

    /// Takes over what another net lacks and notes.
    fn lean_on(&mut self, other: &Sum) {
        self.missing.extend(other.missing.iter().cloned());
        self.notes.extend(&other.notes);
    }
}

impl<'a> Desk<'a> {
    pub fn new(
        unit: &'a AdvisedUnit,
        card: &'a RateCard,
        as_of: Day,
        gates: &'a BTreeMap<Decision, Vec<String>>,
    ) -> Self {
        Self {
            unit,
            card,
            as_of,
            gates,
        }
    }

    /// Tells whether a gate or the grade closes a decision.
    pub fn is_closed(&self, decision: Decision) -> bool {
        !self.closed_by(decision).is_empty()
    }

    /// What is not fit for sale is never sold as fit. A repair that would end in a closed sale, and a
    /// wait for a closed decision, lead nowhere.
    fn closed_by(&self, decision: Decision) -> Vec<Block> {
        let mut blocks = self.gates_of(decision);
        match decision {
            Decision::Resell => {
                let unfit = self.unit.grade.filter(|grade| *grade == Grade::Unsellable);
                blocks.extend(unfit.map(Block::Grade));
            }
            Decision::Repair => {
                let after = self.card.repair.grade_after;
                let unfit = after.filter(|grade| *grade == Grade::Unsellable);
                blocks.extend(unfit.map(Block::Grade));
                blocks.extend(self.gates_of(Decision::Resell));
            }
            Decision::Hold | Decision::Liquidate | Decision::ShipChina | Decision::Dispose => {}
        }
        blocks.sort();
        blocks.dedup();
        blocks
    }

    fn gates_of(&self, decision: Decision) -> Vec<Block> {
        let codes = self.gates.get(&decision).into_iter().flatten();
        codes.cloned().map(Block::Gate).collect()
    }

    /// Says what a decision brings.
    pub fn offer(&self, decision: Decision) -> Offer {
        let closed = self.closed_by(decision);
        if !closed.is_empty() {
            return Offer {
                decision,
                net: None,
                terms: Vec::new(),
                blocked_by: closed,
                notes: Vec::new(),
            };
        }
        let sum = self.sum(decision);
        let net = sum.net();
        let then_closed = match (decision, self.card.hold.then) {
            (Decision::Hold, Some(then)) => self.closed_by(then),
            _ => Vec::new(),
        };
        let mut blocked_by: Vec<Block> = sum.missing.into_iter().map(Block::RateMissing).collect();
        blocked_by.extend(then_closed);
        blocked_by.sort();
        blocked_by.dedup();
        let mut notes = sum.notes;
        notes.sort_unstable();
        notes.dedup();
        Offer {
            decision,
            net: net.filter(|_| blocked_by.is_empty()),
            terms: sum.terms,
            blocked_by,
            notes,
        }
    }

    fn sum(&self, decision: Decision) -> Sum {
        match decision {
            Decision::Resell => self.resell(self.unit.grade),
            Decision::Hold => self.hold(),
            Decision::Repair => self.repair(),
            Decision::Liquidate => self.liquidate(),
            Decision::ShipChina => self.ship_china(self.as_of),
            Decision::Dispose => self.dispose(),
        }
    }

    fn resell(&self, grade: Option<Grade>) -> Sum {
        let mut sum = Sum::default();
        let rates = &self.card.resell;
        let new_price = sum.rate("new_price", self.card.new_price);
        let grade = sum.rate("unit.grade", grade);
        let percent = grade.and_then(|grade| {
            let place = format!("resell.price_pct.{}", grade.code());
            sum.rate(&place, rates.price_pct.get(&grade).copied())
        });
        let referral = sum.rate("resell.referral_pct", rates.referral_pct);
        if let (Some(new_price), Some(percent)) = (new_price, percent) {
            let price = percent.percent_of(new_price);
            sum.add("price", price);
            if let Some(referral) = referral {
                sum.add("referral", -referral.percent_of(price));
            }
        }
        sum.cost("handling", "resell.handling", rates.handling);
        sum.cost("fulfil", "resell.fulfil", rates.fulfil);
        self.wait_for_the_others(&mut sum);
        sum
    }

    /// The unit is sold behind those that are for sale already.
    fn wait_for_the_others(&self, sum: &mut Sum) {
        let depth = self.unit.stock_depth;
        if depth == 0 {
            return;
        }
        let Some(demand) = self.card.resell.demand_per_month else {
            sum.notes.push(Note::StockIgnored);
            return;
        };
        match Span::until_sold(depth, demand) {
            Some(wait) => self.store(sum, wait),
            // Nothing is sold: there is no day on which this one would be.
            None => sum.missing.push("resell.demand_per_month".to_owned()),
        }
    }

    fn store(&self, sum: &mut Sum, wait: Span) {
        let tiers = sum.rate("hold.storage_per_day", self.card.hold.storage.as_ref());
        let received = sum.rate("unit.received_at", self.unit.received);
        if let (Some(tiers), Some(received)) = (tiers, received) {
            let age = self.as_of.days_since(received);
            sum.add("storage", cost(tiers, age, wait).saturating_neg());
        }
    }

    fn liquidate(&self) -> Sum {
        let mut sum = Sum::default();
        let rates = &self.card.liquidate;
        let new_price = sum.rate("new_price", self.card.new_price);
        let grade = sum.rate("unit.grade", self.unit.grade);
        let percent = grade.and_then(|grade| {
            let place = format!("liquidate.gross_pct.{}", grade.code());
            sum.rate(&place, rates.gross_pct.get(&grade).copied())
        });
        let referral = sum.rate("liquidate.referral_pct", rates.referral_pct);
        if let (Some(new_price), Some(percent)) = (new_price, percent) {
            let gross = percent.percent_of(new_price);
            sum.add("gross", gross);
            if let Some(referral) = referral {
                sum.add("referral", -referral.percent_of(gross));
            }
        }
        sum.cost("per_unit", "liquidate.per_unit", rates.per_unit);
        sum
    }

    /// The way back to China, begun on a day.
    fn ship_china(&self, day: Day) -> Sum {
        let mut sum = Sum::default();
        let rates = &self.card.ship_china;
        let value = sum.rate("ship_china.value", rates.value);
        sum.terms.extend(value.map(|minor| Term {
            name: "value",
            minor,
        }));
        let per_kg = sum.rate("ship_china.per_kg", rates.per_kg);
        let weight = sum.rate("unit.weight_g", self.unit.weight_g);
        if let (Some(per_kg), Some(grams)) = (per_kg, weight) {
            sum.add("freight", -per_kg.times(grams, KILOGRAM));
        }
        sum.cost("handling", "ship_china.handling", rates.handling);
        match self.unit.duty_free {
            DutyFree::Until(last) if day <= last => return sum,
            DutyFree::Until(_) => sum.notes.push(Note::DutyFreeEndsFirst),
            DutyFree::Lost => sum.notes.push(Note::DutyFreeLost),
            DutyFree::Unknown => sum.notes.push(Note::DutyFreeUnknown),
        }
        let duty = sum.rate("ship_china.duty_pct", rates.duty_pct);
        let vat = sum.rate("ship_china.vat_pct", rates.vat_pct);
        if let (Some(value), Some(duty), Some(vat)) = (value, duty, vat) {
            let duty = duty.percent_of(value);
            sum.add("duty", -duty);
            sum.add("vat", -vat.percent_of(value.saturating_add(duty)));
        }
        sum
    }

    fn repair(&self) -> Sum {
        let mut sum = Sum::default();
        let rates = &self.card.repair;
        let after = sum.rate("repair.grade_after", rates.grade_after);
        let chance = sum.rate("repair.success_pct", rates.success_pct);
        if after.is_some() {
            let sale = self.resell(after);
            sum.lean_on(&sale);
            if let (Some(net), Some(chance)) = (sale.net(), chance) {
                sum.add("resale", chance.percent_of(net));
            }
        }
        let salvage = self.salvage(&mut sum);
        if let (Some(salvage), Some(chance)) = (salvage, chance) {
            sum.add("salvage", chance.rest_of_hundred().percent_of(salvage));
        }
        sum.cost("cost", "repair.cost", rates.cost);
        if let DutyFree::Until(_) = self.unit.duty_free {
            sum.notes.push(Note::RepairEndsDutyFree);
        }
        sum
    }

    /// What a unit brings whose repair failed: the better of lots and disposal, as far as known.
    fn salvage(&self, sum: &mut Sum) -> Option<i64> {
        let ways = [Decision::Liquidate, Decision::Dispose];
        let open = ways.into_iter().filter(|way| !self.is_closed(*way));
        let sums: Vec<Sum> = open.map(|way| self.sum(way)).collect();
        let best = sums.iter().filter_map(Sum::net).max();
        if best.is_none() {
            for other in &sums {
                sum.lean_on(other);
            }
            if sums.is_empty() {
                sum.missing.push("repair.salvage".to_owned());
            }
        }
        best
    }

    fn hold(&self) -> Sum {
        let mut sum = Sum::default();
        let then = self.card.hold.then.filter(|then| *then != Decision::Hold);
        let days = sum.rate("hold.days", self.card.hold.days);
        if let Some(then) = sum.rate("hold.then", then) {
            let later = match (then, days) {
                (Decision::ShipChina, Some(days)) => {
                    self.ship_china(self.as_of.plus_days(i64::from(days)))
                }
                _ => self.sum(then),
            };
            sum.lean_on(&later);
            if let Some(net) = later.net() {
                sum.add("then", net);
            }
        }
        if let Some(days) = days {
            self.store(&mut sum, Span::days(days));
        }
        sum
    }

    fn dispose(&self) -> Sum {
        let mut sum = Sum::default();
        sum.cost("fee", "dispose.fee", self.card.dispose_fee);
        sum
    }
}
