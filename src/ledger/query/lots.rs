//! Lots: what a lot of some pallets would be, and lots that were sold.

use crate::domain::codes::{ContainerName, SellerCode, UnitTag};
use crate::domain::ids::UnitId;
use crate::domain::lot::{Lot, LotLevel, LotWhy};
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::ledger::query::ContainerCount;
use crate::ledger::rows::LotRow;

/// What is asked of a lot that is not sold yet.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LotAsked {
    /// Its pallets; empty means every sealed pallet that is here.
    pub pallets: Vec<ContainerName>,
    /// Of its amounts: a price in another currency is not known in it.
    pub currency: Currency,
    /// The day on which the rules are looked at.
    pub today: Day,
    /// What came on this day or later may still be claimed for; none where nobody asks.
    pub claims_from: Option<Day>,
}

/// What a lot would be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LotView {
    /// Its pallets, by name.
    pub pallets: Vec<ContainerCount>,
    /// Its units. Those that stay out are among them.
    pub lot: Lot,
    /// What its units fall under, in their order.
    pub notes: Vec<LotNote>,
    /// How many units there are beyond the limit, so that they stand in no lot.
    pub beyond: u32,
}

/// What one unit falls under.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LotNote {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// The pallet that it is on.
    pub pallet: ContainerName,
    /// Whose it is.
    pub seller: Option<SellerCode>,
    /// Why.
    pub why: LotWhy,
    /// Whether it stays out.
    pub level: LotLevel,
}

impl LotView {
    /// Gives what keeps a pallet's units out.
    pub fn refused_on<'a>(
        &'a self,
        pallet: &'a ContainerName,
    ) -> impl Iterator<Item = &'a LotNote> {
        let refused = self.notes.iter().filter(|note| match note.level {
            LotLevel::Refused => true,
            LotLevel::Warned => false,
        });
        refused.filter(move |note| note.pallet == *pallet)
    }
}

/// A sold lot with its units as they were sold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LotSheet {
    /// The sale.
    pub row: LotRow,
    /// The units.
    pub lot: Lot,
}
