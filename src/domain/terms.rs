//! What the site and a seller agreed on, as far as the bench must know it.

use super::decision::Decision;
use super::money::Money;

/// A seller's terms. Each set of terms replaces the one before it whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    /// Language of what the seller is sent, such as `zh-CN`.
    pub language: String,
    /// Pieces of our own address line that name the seller on a label ("Suite 01", "Jason-01").
    pub address_hints: Vec<String>,
    /// From this value on a unit goes to the cage; none means never.
    pub cage_from: Option<Money>,
    /// Decisions that a supervisor must approve before a unit leaves the approval shelf.
    pub approve: Vec<Decision>,
    /// Days after which a hold is looked at again.
    pub hold_days: u32,
    /// What becomes of a held unit when nobody answers.
    pub hold_default: Decision,
}

impl Default for Terms {
    /// The house's own terms, in force until a seller has others.
    fn default() -> Self {
        Self {
            language: "zh-CN".to_owned(),
            address_hints: Vec::new(),
            cage_from: None,
            approve: Vec::new(),
            hold_days: 14,
            hold_default: Decision::Dispose,
        }
    }
}
