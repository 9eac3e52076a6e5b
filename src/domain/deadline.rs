//! Deadlines: the last days of a claim and of the ways back to China, by rules with dates.

use super::advice::DutyFree;
use super::checklist::category_words;
use super::closed::closed_set;
use super::time::Day;

closed_set! {
    /// What a deadline is of.
    DeadlineKind {
        /// A seller's claim to Amazon for a returned unit.
        SafeT = "safe_t",
        /// The return to China without duty and taxes.
        CnReturn6m = "cn_return_6m",
        /// The return to China as returned goods at all.
        CnReturn12m = "cn_return_12m",
        /// A hold is looked at again.
        HoldReview = "hold_review",
    }
}

/// Every rule with dates. A pack as data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeadlineRules {
    /// The pack's name.
    pub id: String,
    /// Rises with every change of a rule.
    pub version: u32,
    /// How long a claim may be filed, by marketplace.
    pub claims: Vec<ClaimRule>,
    /// How long goods may come back to China.
    pub returns: Vec<ReturnRule>,
}

/// "A claim of this marketplace that is filed on one of these days is taken so many days after."
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClaimRule {
    /// The marketplace, such as `US`.
    pub marketplace: String,
    /// The first day of filing on which the rule holds.
    pub from: Day,
    /// The last day; none where no end is known.
    pub to: Option<Day>,
    /// Days after the later of delivery and refund.
    pub days: u32,
    /// Who says so.
    pub source: String,
}

/// "Goods exported under these codes between these days may come back so many months after."
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReturnRule {
    /// Which way back.
    pub kind: DeadlineKind,
    /// Customs supervision codes of the export.
    pub modes: Vec<String>,
    /// The first day of export that the rule covers.
    pub exported_from: Day,
    /// The last day; none where no end is known.
    pub exported_to: Option<Day>,
    /// Calendar months after the export.
    pub months: u32,
    /// Categories that it leaves out, as [`category_words`] gives them.
    pub without: Vec<String>,
    /// Who says so.
    pub source: String,
}

/// How and when goods left China.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Export {
    /// The customs supervision code, such as `9610`.
    pub mode: String,
    /// The day of export.
    pub date: Day,
}

/// Customs supervision codes of exports that are sold across the border (GAC Announcement No. 44 of
/// 2020, and No. 165 of 2018 of the bonded zones).
const EXPORT_MODES: [&str; 4] = ["9610", "9710", "9810", "1210"];

impl Export {
    /// Reads a customs supervision code; none where no rule of the way back names it.
    pub fn mode(text: &str) -> Option<String> {
        EXPORT_MODES.contains(&text).then(|| text.to_owned())
    }
}

/// A last day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deadline {
    /// Of what.
    pub kind: DeadlineKind,
    /// The last day on which it can be done.
    pub due: Day,
    /// Who says so.
    pub source: String,
    /// Whether a day that it counts from is not known.
    pub sure: Sure,
}

/// Whether everything that a deadline counts from is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sure {
    /// It is.
    Known,
    /// It is not: the earliest possible day is given.
    Estimated,
}

/// What is known of a unit's days.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitDays {
    /// The marketplace, such as `US`.
    pub marketplace: Option<String>,
    /// When it was delivered to the warehouse.
    pub received: Option<Day>,
    /// When the buyer was refunded.
    pub refunded: Option<Day>,
    /// How and when it left China.
    pub export: Option<Export>,
    /// Its category, by its code.
    pub category: Option<String>,
    /// Whether it was repaired, which no longer is its original state.
    pub repaired: bool,
}

impl DeadlineRules {
    /// Gives the last day of a claim. A day of filing is judged by the rule in force on it, so that a
    /// shorter rule to come cuts a longer one short, never below the day before it begins.
    pub fn claim(&self, unit: &UnitDays) -> Option<Deadline> {
        let marketplace = unit.marketplace.as_ref()?;
        let (anchor, sure) = match (unit.received, unit.refunded) {
            (Some(received), Some(refunded)) => (received.max(refunded), Sure::Known),
            (Some(one), None) | (None, Some(one)) => (one, Sure::Estimated),
            (None, None) => return None,
        };
        let last_days = self.claims.iter().filter_map(|rule| {
            let due = anchor.plus_days(i64::from(rule.days));
            let last = rule.to.map_or(due, |to| to.min(due));
            let fits = rule.marketplace == *marketplace && rule.from <= last;
            fits.then_some((last, rule))
        });
        let (due, rule) = last_days.max_by_key(|(last, _)| *last)?;
        Some(Deadline {
            kind: DeadlineKind::SafeT,
            due,
            source: rule.source.clone(),
            sure,
        })
    }

    /// Gives the earliest day of delivery whose claim may still be filed on a day, where nothing else is
    /// known of it: no later delivery ends sooner. None where no rule holds on that day.
    pub fn claims_open_from(&self, marketplace: &str, day: Day) -> Option<Day> {
        let open = |delivered: Day| {
            let unit = UnitDays {
                marketplace: Some(marketplace.to_owned()),
                received: Some(delivered),
                ..UnitDays::default()
            };
            self.claim(&unit).is_some_and(|claim| day <= claim.due)
        };
        let longest = self.claims.iter().map(|rule| rule.days).max()?;
        let days = (0..=i64::from(longest)).map(|back| day.plus_days(-back));
        days.take_while(|delivered| open(*delivered)).last()
    }

    /// Tells whether a unit comes back to China free of duty and tax on a day.
    pub fn duty_free(&self, unit: &UnitDays, day: Day) -> DutyFree {
        if unit.repaired {
            return DutyFree::Lost;
        }
        if unit.export.is_none() {
            return DutyFree::Unknown;
        }
        let returns = self.returns(unit).into_iter();
        let free = returns.filter(|of| of.kind == DeadlineKind::CnReturn6m && day <= of.due);
        let last = free.map(|of| of.due).max();
        last.map_or(DutyFree::Lost, DutyFree::Until)
    }

    /// Gives the last days of the ways back to China that are open to goods in their original state.
    pub fn returns(&self, unit: &UnitDays) -> Vec<Deadline> {
        let Some(export) = unit.export.as_ref().filter(|_| !unit.repaired) else {
            return Vec::new();
        };
        let category = unit.category.as_deref().map(category_words);
        let fits = |rule: &&ReturnRule| {
            rule.modes.contains(&export.mode)
                && rule.exported_from <= export.date
                && rule.exported_to.is_none_or(|last| export.date <= last)
                && !category
                    .as_ref()
                    .is_some_and(|category| rule.without.contains(category))
        };
        let rules = self.returns.iter().filter(fits);
        rules
            .map(|rule| Deadline {
                kind: rule.kind,
                due: export.date.plus_months(rule.months),
                source: rule.source.clone(),
                sure: Sure::Known,
            })
            .collect()
    }
}
