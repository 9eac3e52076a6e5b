//! A seller's rule table: which decision is proposed for which goods, and why.

use super::decision::Decision;
use super::expected::ReasonFamily;
use super::grade::Grade;
use super::time::Day;

/// The rule table of one or many sellers. A pack as data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    /// The pack's name, such as `house`.
    pub id: String,
    /// Rises with every change of a rule.
    pub version: u32,
    /// The first row that fits is proposed.
    pub rules: Vec<PolicyRule>,
}

/// One row: "goods of this grade, returned for this reason, go there".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyRule {
    /// The stable name; its words stand in the language files under `policy-<code>`.
    pub code: String,
    /// Grades the row fits; empty fits all.
    pub grades: Vec<Grade>,
    /// Families of return reasons the row fits; empty fits all.
    pub reasons: Vec<ReasonFamily>,
    /// What is proposed.
    pub decision: Decision,
}

/// A decision with its reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// What is proposed.
    pub decision: Decision,
    /// The rule that proposed it.
    pub why: Why,
}

/// Why a decision is proposed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// A row of the seller's rule table, by its code.
    Rule(String),
    /// No row fits an open decision: a person must look.
    NoRule,
    /// Nobody knows whose goods these are.
    NoSeller,
    /// The goods are not what the seller announced.
    NotExpected,
    /// The serial number is none of those that were shipped.
    SerialDiffers,
    /// The product is recalled.
    Recalled,
    /// A gate closes what the rules would propose.
    Gated,
    /// It is expected to bring the most, by the seller's rates.
    BestNet,
    /// It is the only one of which is known what it brings.
    OnlyKnown,
    /// The seller's standing order, whatever the money.
    StandingOrder,
    /// The seller's standing order for goods of that SKU, whatever the money.
    SellerOrder(OrderDay),
    /// A claim for it may still be filed: until then what proves the claim is not destroyed.
    ClaimOpen,
}

/// Stands before the day in the code of a standing order.
const SELLER_ORDER: &str = "seller_order_";

/// The first day of a standing order, with the code that names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrderDay {
    day: Day,
    code: String,
}

impl OrderDay {
    /// Gives the day from which the order holds.
    pub fn day(&self) -> Day {
        self.day
    }
}

impl Why {
    /// Names a seller's standing order by the day from which it holds.
    pub fn seller_order(day: Day) -> Self {
        let code = format!("{SELLER_ORDER}{day}");
        Self::SellerOrder(OrderDay { day, code })
    }

    /// Tells whether the seller ordered it, on a rate card or for goods of that SKU.
    pub fn is_ordered(&self) -> bool {
        matches!(self, Self::StandingOrder | Self::SellerOrder(_))
    }

    /// Tells whether a name belongs to a standing order, and so to no rule.
    pub fn is_of_an_order(code: &str) -> bool {
        code.starts_with(SELLER_ORDER)
    }

    /// Gives the stable name: a rule's own code or the name of the exception.
    pub fn code(&self) -> &str {
        match self {
            Self::Rule(code) => code,
            Self::NoRule => "no_rule",
            Self::NoSeller => "no_seller",
            Self::NotExpected => "not_expected",
            Self::SerialDiffers => "serial_differs",
            Self::Recalled => "recalled",
            Self::Gated => "gated",
            Self::BestNet => "best_net",
            Self::OnlyKnown => "only_known",
            Self::StandingOrder => "standing_order",
            Self::SellerOrder(of) => &of.code,
            Self::ClaimOpen => "claim_open",
        }
    }

    /// Reads the stable name back.
    pub fn parse(code: &str) -> Self {
        match code {
            "no_rule" => Self::NoRule,
            "no_seller" => Self::NoSeller,
            "not_expected" => Self::NotExpected,
            "serial_differs" => Self::SerialDiffers,
            "recalled" => Self::Recalled,
            "gated" => Self::Gated,
            "best_net" => Self::BestNet,
            "only_known" => Self::OnlyKnown,
            "standing_order" => Self::StandingOrder,
            "claim_open" => Self::ClaimOpen,
            other => {
                let day = other.strip_prefix(SELLER_ORDER).and_then(Day::parse);
                day.map_or_else(|| Self::Rule(other.to_owned()), Self::seller_order)
            }
        }
    }
}

impl Policy {
    /// Proposes the first fitting row whose decision is still open; without one, a hold.
    pub fn propose(
        &self,
        grade: Grade,
        reason: Option<ReasonFamily>,
        allowed: &[Decision],
    ) -> Proposal {
        let fits = |rule: &&PolicyRule| {
            (rule.grades.is_empty() || rule.grades.contains(&grade))
                && (rule.reasons.is_empty()
                    || reason.is_some_and(|family| rule.reasons.contains(&family)))
                && allowed.contains(&rule.decision)
        };
        match self.rules.iter().find(fits) {
            Some(rule) => Proposal {
                decision: rule.decision,
                why: Why::Rule(rule.code.clone()),
            },
            None => Proposal {
                decision: Decision::Hold,
                why: Why::NoRule,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(
        code: &str,
        grades: &[Grade],
        reasons: &[ReasonFamily],
        decision: Decision,
    ) -> PolicyRule {
        PolicyRule {
            code: code.to_owned(),
            grades: grades.to_vec(),
            reasons: reasons.to_vec(),
            decision,
        }
    }

    #[test]
    fn a_standing_order_is_named_by_its_day() {
        let why = Why::seller_order(Day::parse("2026-11-30").expect("a day"));
        assert_eq!(why.code(), "seller_order_2026-11-30");
        assert_eq!(Why::parse(why.code()), why);
        assert!(why.is_ordered() && Why::StandingOrder.is_ordered());
        let rule = Why::parse("seller_order_soon");
        assert_eq!(rule, Why::Rule("seller_order_soon".to_owned()));
        assert!(!rule.is_ordered());
    }

    #[test]
    fn the_first_row_that_fits_an_open_decision_is_proposed() {
        let policy = Policy {
            id: "test".to_owned(),
            version: 1,
            rules: vec![
                rule("broken", &[], &[ReasonFamily::Defective], Decision::Repair),
                rule("fit", &[Grade::New], &[], Decision::Resell),
                rule("home", &[], &[], Decision::ShipChina),
            ],
        };
        let all = Grade::Good.spec().allowed;
        let code = |grade, reason, allowed: &[Decision]| {
            policy.propose(grade, reason, allowed).why.code().to_owned()
        };
        assert_eq!(code(Grade::New, None, all), "fit");
        assert_eq!(
            code(Grade::Good, Some(ReasonFamily::Defective), all),
            "broken"
        );
        assert_eq!(code(Grade::Good, Some(ReasonFamily::Unwanted), all), "home");
        assert_eq!(code(Grade::Good, None, &[Decision::Hold]), "no_rule");
    }
}
