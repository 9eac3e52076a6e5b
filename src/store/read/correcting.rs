//! What a correction of units depends on: the one look that the screen and the rule share.

use rusqlite::Connection;

use super::leaving;
use super::lots::Look;
use crate::domain::codes::UnitTag;
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::ledger::query::{CorrectionView, LotAsked};
use crate::store::fault::Result;
use crate::store::packs::Packs;
use crate::store::rows::{exported, resale, ship, small};

/// Gives the units under a label with what their correction depends on.
pub(in crate::store) fn view(
    (db, packs): (&Connection, &Packs),
    tag: &UnitTag,
    today: Day,
) -> Result<CorrectionView> {
    let units = leaving::tagged(db, std::slice::from_ref(tag))?;
    let mut view = CorrectionView::default();
    for row in &units {
        let batch = resale::get_unit(db, row.unit)?.and_then(|row| row.batch);
        view.batch = view.batch.or(batch);
        if let Some(number) = exported::consignment_of(db, row.unit)? {
            let row = ship::consignment(db, &number)?;
            let closed = row.filter(|row| row.closed.is_some());
            view.consignment = view.consignment.or(closed.map(|row| row.terms.consignment));
        }
    }
    if let Some(row) = units.first() {
        view.place = small::get_container(db, &row.container)?;
        if let Some(pack) = &row.inspection.checklist {
            view.checklist = packs.checklists.get(db, pack.hash)?;
        }
        let asked = LotAsked {
            pallets: Vec::new(),
            // The price is taken in whatever currency it is.
            currency: Currency::USD,
            today,
            claims_from: None,
        };
        let mut look = Look::of(db, packs, asked)?;
        let product = look.product(row)?;
        view.value = look.new_price(row, product.as_ref())?;
        if let Some(seller) = &row.inspection.seller {
            let seller = look.seller(seller)?;
            view.approve =
                seller.map_or(Vec::new(), |seller| seller.terms_on(today).approve.clone());
        }
    }
    view.units = units;
    Ok(view)
}
