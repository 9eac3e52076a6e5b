//! What keeps goods from every sale, be it in a lot, in a batch or singly: the one place that all ways ask.

use std::collections::BTreeSet;

use super::decision::Decision;
use super::gate::{GateView, Gates};
use super::lot::{LotLevel, LotRule, LotWhy};
use super::time::Day;

/// The gates that close what goods were decided to be, and the rules of every sale beside them. A pack as
/// data; each way of selling has its own words for them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SaleRules {
    /// The rules, in their order.
    pub rules: Vec<LotRule>,
    /// The gates, as the bench has them.
    pub gates: Gates,
}

impl SaleRules {
    /// Lists what a unit that was decided so falls under on a day. `words` is its category, as
    /// [`super::checklist::category_words`] gives it.
    pub fn of(
        &self,
        decided: Decision,
        view: &GateView,
        words: &str,
        day: Day,
    ) -> Vec<(LotWhy, LotLevel)> {
        let gates = self.gates.closed(view, day);
        let gates = gates.filter(|gate| gate.closes.contains(&decided));
        let gates = gates.map(|gate| (LotWhy::Gate(gate.code.clone()), LotLevel::Refused));
        let rules = self
            .rules
            .iter()
            .filter(|rule| rule.is_met(view, words, day));
        let rules = rules.map(|rule| (LotWhy::Rule(rule.code.clone()), rule.level));
        gates.chain(rules).collect()
    }

    /// Gives the facts that its rules look for.
    pub fn facts(&self) -> BTreeSet<&str> {
        let facts = self.rules.iter().flat_map(|rule| &rule.facts);
        facts.map(String::as_str).collect()
    }
}

impl LotRule {
    /// Tells whether a unit falls under it on a day.
    pub fn is_met(&self, view: &GateView, words: &str, day: Day) -> bool {
        let by_fact = !self.facts.is_disjoint(&view.facts);
        self.from <= day && (by_fact || self.categories.contains(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gate::{Gate, Stop};

    #[test]
    fn what_is_held_stays_whatever_was_decided_and_a_gate_closes_what_it_names() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let sales = SaleRules {
            rules: vec![LotRule {
                code: "held".to_owned(),
                level: LotLevel::Refused,
                facts: ["held".to_owned()].into(),
                categories: BTreeSet::new(),
                from: day("2026-01-01"),
                source: "a test".to_owned(),
            }],
            gates: Gates {
                id: "test".to_owned(),
                version: 1,
                gates: vec![Gate {
                    code: "recalled".to_owned(),
                    closes: vec![Decision::Resell],
                    channels: Vec::new(),
                    stop: Stop::No,
                    from: day("2026-01-01"),
                    to: None,
                    source: "a test".to_owned(),
                    when: Vec::new(),
                }],
            },
        };
        let met = |decided, facts: &[&str], on: &str| {
            let view = GateView {
                facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
                ..GateView::default()
            };
            let met = sales.of(decided, &view, "home", day(on));
            let codes = met.into_iter().map(|(why, _)| why.code().to_owned());
            codes.collect::<Vec<_>>()
        };
        let both = ["held", "recalled"];
        assert_eq!(
            met(Decision::Resell, &both, "2026-11-30"),
            ["recalled", "held"]
        );
        assert_eq!(met(Decision::Liquidate, &both, "2026-11-30"), ["held"]);
        assert!(met(Decision::Resell, &both, "2025-11-30").is_empty());
        assert!(met(Decision::Resell, &["opened"], "2026-11-30").is_empty());
        assert_eq!(sales.facts(), ["held"].into());
    }
}
