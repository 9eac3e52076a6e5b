//! Gates: facts that close ways out whatever the money. They come before any advice.

use std::collections::{BTreeMap, BTreeSet};

use super::closed::closed_set;
use super::decision::Decision;
use super::grade::Grade;
use super::time::Day;

closed_set! {
    /// How goods travel, as far as a gate may close it.
    Channel {
        /// By air.
        Air = "air",
        /// In one carton with other goods.
        MixedCarton = "mixed_carton",
    }
}

/// Whether the bench must stop before anything else is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// Nobody touches the unit before the safe steps are done.
    Yes,
    /// It goes on.
    No,
}

/// Every gate that is known. A pack as data; words stand in the language files under `gate-<code>` and
/// `gate-opens-<code>`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Gates {
    /// The pack's name.
    pub id: String,
    /// Rises with every change of a rule.
    pub version: u32,
    /// Its gates.
    pub gates: Vec<Gate>,
}

/// One gate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gate {
    /// The stable name.
    pub code: String,
    /// Decisions that it closes.
    pub closes: Vec<Decision>,
    /// Ways of travel that it closes.
    pub channels: Vec<Channel>,
    /// Whether it stops the bench.
    pub stop: Stop,
    /// The first day on which it holds.
    pub from: Day,
    /// The last day; none where no end is known.
    pub to: Option<Day>,
    /// Who says so.
    pub source: String,
    /// When it closes by itself; besides, an answer of a checklist may name it.
    pub when: Vec<GateWhen>,
}

/// One set of circumstances: everything it names must be so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GateWhen {
    /// Facts that must all be known of the unit.
    pub facts: Vec<String>,
    /// Categories, of which the unit's must be one; empty fits all.
    pub categories: Vec<String>,
    /// Grades, of which the unit's must be one; empty fits all.
    pub grades: Vec<Grade>,
}

/// What gates look at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GateView {
    /// What is known, by the codes of facts.
    pub facts: BTreeSet<String>,
    /// The category, by its code.
    pub category: Option<String>,
    /// The grade, once there is one.
    pub grade: Option<Grade>,
}

impl Gates {
    /// Finds a gate by its code.
    pub fn get(&self, code: &str) -> Option<&Gate> {
        self.gates.iter().find(|gate| gate.code == code)
    }

    /// Gives the facts that gates look for by name on goods of a kind.
    pub fn facts_of(&self, kind: &str) -> BTreeSet<String> {
        let of_kind = |when: &&GateWhen| {
            when.categories.is_empty() || when.categories.iter().any(|one| one == kind)
        };
        let rows = self.gates.iter().flat_map(|gate| &gate.when);
        let facts = rows.filter(of_kind).flat_map(|when| &when.facts);
        facts.cloned().collect()
    }

    /// Lists the gates that are closed on a day for what is known of a unit, in their order.
    pub fn closed<'a>(&'a self, view: &'a GateView, day: Day) -> impl Iterator<Item = &'a Gate> {
        self.gates
            .iter()
            .filter(move |gate| gate.holds_on(day) && gate.is_closed(view))
    }
}

impl Gates {
    /// Lists for each decision the gates that close it on a day.
    pub fn by_decision(&self, view: &GateView, day: Day) -> BTreeMap<Decision, Vec<String>> {
        let mut closed: BTreeMap<Decision, Vec<String>> = BTreeMap::new();
        for gate in self.closed(view, day) {
            for decision in &gate.closes {
                closed.entry(*decision).or_default().push(gate.code.clone());
            }
        }
        closed
    }
}

impl Gate {
    fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// A gate is also closed by a fact that bears its own name.
    fn is_closed(&self, view: &GateView) -> bool {
        view.facts.contains(&self.code) || self.when.iter().any(|when| when.fits(view))
    }
}

impl GateWhen {
    fn fits(&self, view: &GateView) -> bool {
        let category = view.category.as_ref();
        self.facts.iter().all(|fact| view.facts.contains(fact))
            && (self.categories.is_empty()
                || category.is_some_and(|category| self.categories.contains(category)))
            && (self.grades.is_empty()
                || view.grade.is_some_and(|grade| self.grades.contains(&grade)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn gate(when: Vec<GateWhen>) -> Gates {
        let gate = Gate {
            code: "used_apparel".to_owned(),
            closes: vec![Decision::Resell],
            channels: Vec::new(),
            stop: Stop::No,
            from: day("2026-01-01"),
            to: Some(day("2026-06-30")),
            source: "a test".to_owned(),
            when,
        };
        Gates {
            id: "test".to_owned(),
            version: 1,
            gates: vec![gate],
        }
    }

    fn view(facts: &[&str], category: &str, grade: Grade) -> GateView {
        GateView {
            facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
            category: Some(category.to_owned()),
            grade: Some(grade),
        }
    }

    #[test]
    fn a_gate_is_closed_by_all_that_it_names_or_by_its_own_name_on_its_days() {
        let gates = gate(vec![GateWhen {
            facts: vec!["opened".to_owned()],
            categories: vec!["apparel".to_owned()],
            grades: vec![Grade::Good, Grade::Acceptable],
        }]);
        let count = |view: &GateView, on: &str| gates.closed(view, day(on)).count();
        let worn = view(&["opened"], "apparel", Grade::Good);
        for (on, closed) in [
            ("2025-12-31", 0),
            ("2026-01-01", 1),
            ("2026-06-30", 1),
            ("2026-07-01", 0),
        ] {
            assert_eq!(count(&worn, on), closed, "{on}");
        }
        for other in [
            view(&[], "apparel", Grade::Good),
            view(&["opened"], "home", Grade::Good),
            view(&["opened"], "apparel", Grade::New),
        ] {
            assert_eq!(count(&other, "2026-02-01"), 0, "{other:?}");
        }
        let named = view(&["used_apparel"], "home", Grade::New);
        assert_eq!(count(&named, "2026-02-01"), 1);
    }
}
