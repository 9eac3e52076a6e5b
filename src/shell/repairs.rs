//! The rules of repairs as the desks go by them.

use std::sync::OnceLock;

use crate::domain::repair::RepairRules;
use crate::exchange::data::repair;

/// Gives the rules, read once.
pub fn rules() -> &'static RepairRules {
    static RULES: OnceLock<RepairRules> = OnceLock::new();
    RULES.get_or_init(repair::repair)
}
