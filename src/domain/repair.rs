//! Repairs: a work order has an owner, a day, an estimate, the seller's word where it needs one, tests
//! and an end.

use super::closed::closed_set;
use super::codes::PersonCode;
use super::decision::Decision;
use super::grade::Grade;
use super::limits::{
    REPAIR_AMOUNT_MAX, REPAIR_MINUTES_MAX, REPAIR_PARTS_MAX, REPAIR_PIECES_MAX, REPAIR_TEXT_MAX,
};
use super::money::{Currency, Money};
use super::time::Day;

closed_set! {
    /// What a repair waits for.
    RepairStage {
        /// Somebody is to say what is wrong and what the repair costs.
        Diagnose = "diagnose",
        /// The estimate is above the cap: the seller is to say yes or no.
        Asked = "asked",
        /// The seller said no: a supervisor says what becomes of the unit.
        Refused = "refused",
        /// The estimate is within the cap or approved: the repair may begin.
        Ready = "ready",
        /// It is under repair.
        Begun = "begun",
        /// The work is done: it is to be tested and graded again.
        Test = "test",
    }
}

closed_set! {
    /// Repairs by who acts next.
    RepairQueue {
        /// The repair bench looks for what is wrong.
        Diagnose = "repair_diagnose",
        /// The seller has the word, or has given it.
        Seller = "repair_seller",
        /// The repair bench works.
        Work = "repair_work",
        /// A supervisor tests and grades again.
        Test = "repair_test",
    }
}

closed_set! {
    /// What the seller said to an estimate.
    RepairAnswer {
        /// The repair may go on.
        Approved = "approved",
        /// It may not.
        Refused = "refused",
    }
}

closed_set! {
    /// A step of the work on a unit.
    RepairStep {
        /// It was opened: its original state counts as lost from here on.
        Begun = "begun",
        /// The work is done.
        Done = "done",
    }
}

closed_set! {
    /// How a repair ended.
    RepairResult {
        /// It works, and was graded again.
        Repaired = "repaired",
        /// It cannot be repaired.
        NotRepairable = "not_repairable",
        /// The repair costs more than it brings, or nobody approved it.
        BeyondEconomic = "beyond_economic",
    }
}

closed_set! {
    /// What a repaired unit is tested for.
    RepairTest {
        /// It does what it is made for.
        Works = "works",
        /// It is safe on mains or battery.
        Safe = "safe",
        /// The buyer's data are wiped.
        Wiped = "wiped",
    }
}

closed_set! {
    /// What an entry about a repair lacks.
    RepairLack {
        /// Symptom and diagnosis in words that fit.
        Words = "words",
        /// Parts with a name, and amounts that fit.
        Costs = "costs",
        /// A day to come, within a year.
        Day = "day",
        /// A reason in words that fit.
        Reason = "reason",
        /// A grade that repaired goods may have.
        Grade = "grade",
        /// An answer to each question of the unit's checklist.
        Answers = "answers",
    }
}

impl RepairStage {
    /// Gives the queue in which a repair of this stage stands.
    pub fn queue(self) -> RepairQueue {
        match self {
            Self::Diagnose => RepairQueue::Diagnose,
            Self::Asked | Self::Refused => RepairQueue::Seller,
            Self::Ready | Self::Begun => RepairQueue::Work,
            Self::Test => RepairQueue::Test,
        }
    }
}

/// Gives the grade that repaired goods have where their answers come to one: they are never new.
pub fn repaired_grade(derived: Grade) -> Grade {
    derived.max(Grade::LikeNew)
}

/// Decisions that are open to what was not repaired, in the order in which people read them.
pub const UNREPAIRED: [Decision; 4] = [
    Decision::Liquidate,
    Decision::ShipChina,
    Decision::Hold,
    Decision::Dispose,
];

/// A part that a repair needs or took.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is.
    pub name: String,
    /// The lot it came from.
    pub lot: Option<String>,
    /// How many of it.
    pub pieces: u32,
    /// What one costs, in minor units.
    pub each: i64,
}

/// What a repair costs: parts and work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairCosts {
    /// Of every amount.
    pub currency: Currency,
    /// The parts.
    pub parts: Vec<Part>,
    /// Minutes of work.
    pub minutes: u32,
    /// What the work costs, in minor units.
    pub labour: i64,
}

impl RepairCosts {
    /// Gives the sum of parts and work.
    pub fn total(&self) -> Money {
        let parts = self.parts.iter().map(|part| {
            let pieces = i64::from(part.pieces);
            part.each.saturating_mul(pieces)
        });
        Money {
            minor: parts.fold(self.labour, i64::saturating_add),
            currency: self.currency,
        }
    }

    /// Tells whether parts have names, and numbers and amounts are within their limits.
    pub fn fit(&self) -> bool {
        let amount = |minor: i64| (0..=REPAIR_AMOUNT_MAX).contains(&minor);
        let part = |part: &Part| {
            words_fit(&part.name)
                && part.lot.as_deref().is_none_or(words_fit)
                && (1..=REPAIR_PIECES_MAX).contains(&part.pieces)
                && amount(part.each)
        };
        self.parts.len() <= REPAIR_PARTS_MAX
            && self.parts.iter().all(part)
            && self.minutes <= REPAIR_MINUTES_MAX
            && amount(self.labour)
    }
}

/// Tells whether a text of a repair says something and is not too long.
pub fn words_fit(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= REPAIR_TEXT_MAX
}

/// What is wrong with a unit and what its repair is expected to cost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Estimate {
    /// What was seen, or said by the buyer.
    pub symptom: String,
    /// What is the matter.
    pub diagnosis: String,
    /// Parts and work.
    pub costs: RepairCosts,
    /// What the seller's rates allow without a word; none where they name no such amount.
    pub cap: Option<Money>,
}

/// A unit's work order, from its first estimate on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairOrder {
    /// What it waits for.
    pub stage: RepairStage,
    /// The newest estimate.
    pub estimate: Estimate,
    /// The estimate that the seller approved last.
    pub approved: Option<Money>,
    /// What the seller noted beside its word.
    pub note: Option<String>,
    /// Parts and work that it took.
    pub spent: Option<RepairCosts>,
    /// Who has it in hand.
    pub owner: PersonCode,
    /// The day by which the next step is done; of a question to the seller, the day on which silence
    /// counts.
    pub due: Day,
}

/// Tells whether an estimate goes without the seller's word: within the cap of its rates, or within what
/// it approved before. Without either each estimate needs it.
pub fn goes_without_word(total: Money, cap: Option<Money>, approved: Option<Money>) -> bool {
    let within = |most: Money| most.currency == total.currency && total.minor <= most.minor;
    [cap, approved].into_iter().flatten().any(within)
}

/// A site's rule of repairs: days for each step, and which tests goods of a kind need.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairRules {
    /// Days from the put to an estimate.
    pub diagnose_days: u32,
    /// Days for the seller's word.
    pub answer_days: u32,
    /// Days for the work.
    pub work_days: u32,
    /// Days for test and grading.
    pub test_days: u32,
    /// Kinds of goods, by their checklist, that run on mains or battery.
    pub powered: Vec<String>,
    /// Kinds of goods, by their checklist, that bear data.
    pub data_bearing: Vec<String>,
}

impl RepairRules {
    /// Lists the tests that goods of a checklist need. What no checklist tells needs every test.
    pub fn tests(&self, checklist: Option<&str>) -> Vec<RepairTest> {
        let among = |kinds: &[String]| {
            checklist.is_none_or(|checklist| kinds.iter().any(|kind| kind == checklist))
        };
        let needs = |test: &RepairTest| match test {
            RepairTest::Works => true,
            RepairTest::Safe => among(&self.powered),
            RepairTest::Wiped => among(&self.data_bearing),
        };
        RepairTest::ALL.iter().copied().filter(needs).collect()
    }

    /// Gives the days for the step that begins with a stage.
    pub fn days(&self, stage: RepairStage) -> u32 {
        match stage {
            RepairStage::Diagnose => self.diagnose_days,
            RepairStage::Asked => self.answer_days,
            RepairStage::Refused => 0,
            RepairStage::Ready | RepairStage::Begun => self.work_days,
            RepairStage::Test => self.test_days,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(minor: i64) -> Money {
        Money {
            minor,
            currency: Currency::USD,
        }
    }

    fn costs(pieces: u32, each: i64, labour: i64) -> RepairCosts {
        RepairCosts {
            currency: Currency::USD,
            parts: vec![Part {
                name: "Pump".to_owned(),
                lot: None,
                pieces,
                each,
            }],
            minutes: 15,
            labour,
        }
    }

    #[test]
    fn repaired_goods_are_never_new_and_never_better_than_their_answers() {
        assert_eq!(repaired_grade(Grade::New), Grade::LikeNew);
        for spec in Grade::SPECS.iter().filter(|spec| spec.grade != Grade::New) {
            assert_eq!(repaired_grade(spec.grade), spec.grade);
        }
    }

    #[test]
    fn parts_and_work_are_added() {
        assert_eq!(costs(2, 150, 400).total(), usd(700));
        assert_eq!(costs(2, i64::MAX, 400).total(), usd(i64::MAX));
    }

    #[test]
    fn costs_fit_within_their_limits_only() {
        let with = |change: fn(&mut RepairCosts)| {
            let mut costs = costs(1, 150, 400);
            change(&mut costs);
            costs.fit()
        };
        assert!(with(|_| {}));
        assert!(with(|costs| costs.parts.clear()));
        assert!(!with(|costs| costs.labour = -1));
        assert!(!with(|costs| costs.labour = REPAIR_AMOUNT_MAX + 1));
        assert!(!with(|costs| costs.minutes = REPAIR_MINUTES_MAX + 1));
        assert!(!with(|costs| costs.parts[0].pieces = 0));
        assert!(!with(|costs| costs.parts[0].each = -1));
        assert!(!with(|costs| costs.parts[0].name = " ".to_owned()));
        assert!(!with(|costs| costs.parts[0].lot = Some(String::new())));
        assert!(!with(|costs| {
            costs.parts = vec![costs.parts[0].clone(); REPAIR_PARTS_MAX + 1];
        }));
    }

    #[test]
    fn the_seller_is_asked_above_cap_and_earlier_word() {
        for (total, cap, approved, goes) in [
            (400, Some(400), None, true),
            (401, Some(400), None, false),
            (401, Some(400), Some(500), true),
            (501, None, Some(500), false),
            (0, None, None, false),
        ] {
            let [cap, approved] = [cap, approved].map(|minor| minor.map(usd));
            assert_eq!(
                goes_without_word(usd(total), cap, approved),
                goes,
                "{total}"
            );
        }
        let yuan = Currency::parse("CNY").expect("a currency");
        let cap = Some(Money {
            minor: 9000,
            currency: yuan,
        });
        assert!(!goes_without_word(usd(1), cap, None), "another currency");
    }

    #[test]
    fn what_is_not_known_needs_every_test() {
        let rules = RepairRules {
            diagnose_days: 2,
            answer_days: 3,
            work_days: 7,
            test_days: 2,
            powered: vec!["kitchen".to_owned()],
            data_bearing: Vec::new(),
        };
        assert_eq!(rules.tests(None), RepairTest::ALL);
        assert_eq!(rules.tests(Some("toys")), [RepairTest::Works]);
        let kitchen = [RepairTest::Works, RepairTest::Safe];
        assert_eq!(rules.tests(Some("kitchen")), kitchen);
    }
}
