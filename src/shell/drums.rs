//! The rule of battery drums as the desks go by it.

use std::sync::OnceLock;

use crate::domain::drum::DrumRules;
use crate::exchange::data::drum;

/// Gives the rule, read once.
pub fn rules() -> &'static DrumRules {
    static RULES: OnceLock<DrumRules> = OnceLock::new();
    RULES.get_or_init(drum::drums)
}
