//! A seller's rule table: which decision is proposed for which goods, and why.

use super::decision::Decision;
use super::expected::ReasonFamily;
use super::grade::Grade;

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
    /// A claim for it may still be filed: until then what proves the claim is not destroyed.
    ClaimOpen,
}

impl Why {
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
            rule => Self::Rule(rule.to_owned()),
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
