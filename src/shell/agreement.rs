//! The rules of second looks as the desks go by them.

use std::sync::{Arc, OnceLock};

use crate::domain::agreement::{AgreementRules, SampleRates};
use crate::exchange::data::agreement;

/// Gives the rules, read once.
pub fn rules() -> &'static Arc<AgreementRules> {
    static RULES: OnceLock<Arc<AgreementRules>> = OnceLock::new();
    RULES.get_or_init(|| Arc::new(agreement::agreement()))
}

/// Gives the rates by which units are drawn.
pub fn rates() -> &'static Arc<SampleRates> {
    static RATES: OnceLock<Arc<SampleRates>> = OnceLock::new();
    RATES.get_or_init(|| Arc::new(rules().rates.clone()))
}
