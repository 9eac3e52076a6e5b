//! What keeps units from every sale as the books of a day have it: the one look that lots, batches and single
//! sales share, with the rules of every sale alone.

use rusqlite::Connection;

use super::lots::Look;
use crate::domain::checklist::category_words;
use crate::domain::decision::Decision;
use crate::domain::lot::LotLevel;
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::ledger::query::{KeptBack, LotAsked};
use crate::ledger::rows::UnitRow;
use crate::store::fault::Result;
use crate::store::packs::Packs;

/// Lists what keeps units that are to be sold one by one here, in their order.
pub(in crate::store) fn of_units(
    (db, packs): (&Connection, &Packs),
    rows: &[UnitRow],
    today: Day,
) -> Result<Vec<KeptBack>> {
    let asked = LotAsked {
        pallets: Vec::new(),
        // No amount is looked at.
        currency: Currency::USD,
        today,
        claims_from: None,
    };
    let mut look = Look::of(db, packs, asked)?;
    let mut kept = Vec::new();
    for row in rows {
        let (unit, view) = look.told(row)?;
        let words = unit.category.as_deref().map(category_words);
        let words = words.unwrap_or_default();
        let sales = &packs.resale.sales;
        let falls = sales.of(Decision::Resell, &view, &words, today);
        let refused = falls.into_iter().filter(|(_, level)| match level {
            LotLevel::Refused => true,
            LotLevel::Warned => false,
        });
        kept.extend(refused.map(|(why, _)| KeptBack {
            unit: row.unit,
            tag: unit.tag.clone(),
            why,
        }));
    }
    Ok(kept)
}
