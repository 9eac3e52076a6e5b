//! What goes to China now and what can wait, as the desk sees it.

use crate::domain::codes::{PartyCode, SellerCode};
use crate::domain::planner::{Plan, PlanUnit};
use crate::ledger::rows::FreightRow;

/// Whose units are planned.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PlanOf {
    /// Those of one seller.
    Seller(SellerCode),
    /// Those of all sellers that a firm imports for.
    Importer(PartyCode),
}

/// A plan with what it is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanView {
    /// The sellers.
    pub sellers: Vec<SellerCode>,
    /// The units, by seller and tag; the plan names them by their place.
    pub units: Vec<PlanUnit>,
    /// Ways compared, and the one that is proposed.
    pub plan: Plan,
    /// Every table of rates, by way, the oldest day first.
    pub rates: Vec<FreightRow>,
    /// Units that a hold or a count keeps out.
    pub kept: u32,
    /// Units in consignments that are closed: they go as they were closed.
    pub closed: u32,
    /// Units beyond those that one plan looks at.
    pub beyond: u32,
}
