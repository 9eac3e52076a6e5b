//! What a parcel weighs beside what its announced goods weigh: by the sellers' books, else by what
//! parcels of the same products weighed.

use rusqlite::Connection;

use super::dossier::{self, Snapshot};
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::ParcelId;
use crate::domain::limits::DOSSIER_PRODUCTS_MAX;
use crate::domain::product::Product;
use crate::domain::usual;
use crate::domain::weight::{self, ExpectedWeight};
use crate::ledger::query::WeighedParcel;
use crate::ledger::rows::ParcelRow;
use crate::store::book::keys::{self, BookKey};
use crate::store::fault::Result;
use crate::store::rows::parcel;
use crate::store::rows::weighed::{self, WeighedProduct};

/// Answers for one parcel; none when it is not known.
pub(super) fn of_parcel(snapshot: Snapshot<'_>, id: ParcelId) -> Result<Option<WeighedParcel>> {
    parcel::get(snapshot.0, id)?
        .map(|row| of_row(snapshot, &row))
        .transpose()
}

/// Answers for a parcel whose row is at hand.
pub(super) fn of_row(snapshot: Snapshot<'_>, row: &ParcelRow) -> Result<WeighedParcel> {
    Ok(WeighedParcel {
        weight: row.weight,
        expected: expected(snapshot, row)?,
    })
}

fn expected(snapshot: Snapshot<'_>, row: &ParcelRow) -> Result<ExpectedWeight> {
    let (db, _) = snapshot;
    let goods = goods(snapshot, row)?;
    let mut each = Vec::with_capacity(goods.len());
    let mut usual = None;
    for line in &goods {
        let booked = booked(db, line)?.and_then(|product| product.weight);
        let seen = match WeighedProduct::of(&line.of.seller, line.sku.as_ref(), line.asin.as_ref())
        {
            Some(product) => weighed::of_product(db, &product, Some(row.parcel))?,
            None => Vec::new(),
        };
        let learned = || usual::of_one_unit(&seen).map(|usual| usual.weight);
        each.push((line.quantity, booked.or_else(learned)));
        // Several products in one box have no usual weight together.
        usual = usual::of_parcels(&seen, line.quantity).filter(|_| goods.len() == 1);
    }
    Ok(ExpectedWeight {
        at_least: weight::sum(each),
        usual,
    })
}

/// Gives the product of its seller's book that a line announces.
fn booked(db: &Connection, line: &ExpectedLine) -> Result<Option<Product>> {
    let ids = [(BookKey::Sku, &line.sku), (BookKey::Asin, &line.asin)];
    for (kind, id) in ids {
        let Some(id) = id else {
            continue;
        };
        let found = keys::products(db, &line.of.seller, (kind, id), DOSSIER_PRODUCTS_MAX)?;
        if let Some(product) = found.into_iter().next() {
            return Ok(Some(product));
        }
    }
    Ok(None)
}

/// Gives the announced lines whose goods must be in the box: those of the return that a person chose,
/// or of the only one that the label names. A return that travels in several parcels says nothing
/// of one of them.
fn goods(snapshot: Snapshot<'_>, row: &ParcelRow) -> Result<Vec<ExpectedLine>> {
    let lines = dossier::lines_of(snapshot, row)?;
    let lines = || lines.iter().map(|line| &line.known.line);
    let chosen = row.chosen.as_ref();
    let Some(of) = chosen.or_else(|| lines().next().map(|line| &line.of)) else {
        return Ok(Vec::new());
    };
    if chosen.is_none() && lines().any(|line| line.of != *of) {
        return Ok(Vec::new());
    }
    let of_it = lines().filter(|line| line.of == *of);
    Ok(of_it
        .filter(|line| line.tracking.len() <= 1)
        .cloned()
        .collect())
}

/// Gives what the parcels of a product usually weigh for each unit, when enough were weighed.
pub(super) fn usual_of(
    db: &Connection,
    product: Option<WeighedProduct>,
) -> Result<Option<usual::Usual>> {
    let Some(product) = product else {
        return Ok(None);
    };
    Ok(usual::of_one_unit(&weighed::of_product(
        db, &product, None,
    )?))
}
