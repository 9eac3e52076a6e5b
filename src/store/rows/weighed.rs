//! What a weighed parcel teaches of its product: a row for each parcel that is done and held units of
//! one product and nothing else. It is made from the rows of the parcel and its units, so that an
//! undo takes it back and any order of the same facts ends in the same row.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{all, first, number, parcel, plain, unit};
use crate::domain::codes::SellerCode;
use crate::domain::ids::ParcelId;
use crate::domain::limits::USUAL_PARCELS_MAX;
use crate::domain::measure::Grams;
use crate::domain::usual::Observed;
use crate::ledger::fact::{LineChoice, ProductHow};
use crate::ledger::rows::{ParcelState, UnitRow, UnitState};
use crate::store::fault::{Fault, Result};
use crate::store::read::dossier;

pub(in crate::store) const STATE: &str = "select state from parcel where parcel = :parcel";
pub(in crate::store) const GET: &str = "
    select seller, kind, id, units, weight_g from weighed where parcel = :parcel";
pub(in crate::store) const PUT: &str = "
    insert into weighed (parcel, seller, kind, id, units, weight_g)
    values (:parcel, :seller, :kind, :id, :units, :weight_g)
    on conflict (parcel) do update set seller = excluded.seller, kind = excluded.kind,
        id = excluded.id, units = excluded.units, weight_g = excluded.weight_g";
pub(in crate::store) const DROP: &str = "delete from weighed where parcel = :parcel";
pub(in crate::store) const OF_PRODUCT: &str = "
    select units, weight_g, parcel from weighed
    where seller = :seller and kind = :kind and id = :id order by parcel desc limit :limit";

/// What names a product whose parcels are weighed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::store) enum WeighedBy {
    /// The seller's product id.
    Sku = 0,
    /// Amazon's product id, where there is no SKU.
    Asin = 1,
}

/// A product whose parcels are weighed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::store) struct WeighedProduct {
    pub(in crate::store) seller: SellerCode,
    pub(in crate::store) by: WeighedBy,
    pub(in crate::store) id: String,
}

impl WeighedProduct {
    /// Names a product by its SKU, else by its ASIN.
    pub(in crate::store) fn of(
        seller: &SellerCode,
        sku: Option<&String>,
        asin: Option<&String>,
    ) -> Option<Self> {
        let sku = sku.map(|id| (WeighedBy::Sku, id));
        let (by, id) = sku.or(asin.map(|id| (WeighedBy::Asin, id)))?;
        Some(Self {
            seller: seller.clone(),
            by,
            id: id.clone(),
        })
    }

    fn of_choice(choice: &LineChoice) -> Option<Self> {
        Self::of(&choice.of.seller, choice.sku.as_ref(), choice.asin.as_ref())
    }
}

type Teaching = (WeighedProduct, Observed);

/// Writes the row of a parcel anew, or takes it away.
pub(in crate::store) fn refresh(db: &Connection, parcel: ParcelId) -> Result<()> {
    let wanted = made(db, parcel)?;
    if get(db, parcel)? == wanted {
        return Ok(());
    }
    match wanted {
        Some((product, seen)) => db.prepare_cached(PUT)?.execute(named_params! {
            ":parcel": parcel.bytes(),
            ":seller": product.seller.as_str(),
            ":kind": product.by as i64,
            ":id": product.id,
            ":units": seen.units,
            ":weight_g": seen.weight.0,
        })?,
        None => db
            .prepare_cached(DROP)?
            .execute(named_params! { ":parcel": parcel.bytes() })?,
    };
    Ok(())
}

/// Tells whether the row of a parcel is what its parcel and units make.
pub(in crate::store) fn holds(db: &Connection, parcel: ParcelId) -> Result<bool> {
    Ok(get(db, parcel)? == made(db, parcel)?)
}

fn get(db: &Connection, parcel: ParcelId) -> Result<Option<Teaching>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":parcel": parcel.bytes() },
        |row| {
            let kind: i64 = plain(row, "kind")?;
            let by = [WeighedBy::Sku, WeighedBy::Asin]
                .into_iter()
                .find(|by| *by as i64 == kind)
                .ok_or_else(|| Fault::Damaged(format!("weighed by kind {kind}")))?;
            let product = WeighedProduct {
                seller: super::coded(row, "seller", SellerCode::parse)?,
                by,
                id: plain(row, "id")?,
            };
            Ok((product, observed(row)?))
        },
    )
}

/// Says what a parcel teaches: it is done, was weighed, everything announced came out of it, and
/// every unit is of one product and in nobody's hands.
fn made(db: &Connection, id: ParcelId) -> Result<Option<Teaching>> {
    // Nearly every command is about an open parcel: its row need not be decoded for that.
    let state: Option<String> = db
        .prepare_cached(STATE)?
        .query_row(named_params! { ":parcel": id.bytes() }, |row| row.get(0))
        .optional()?;
    if state.as_deref() != Some(ParcelState::Closed.code()) {
        return Ok(None);
    }
    let Some(row) = parcel::get(db, id)? else {
        return Ok(None);
    };
    let Some(shown) = row.weight.filter(|_| row.unseen.is_empty()) else {
        return Ok(None);
    };
    let units = all(
        &mut *db.prepare_cached(dossier::UNITS)?,
        named_params! { ":parcel": id.bytes() },
        unit::decode,
    )?;
    let mut products = Vec::with_capacity(units.len());
    for unit in &units {
        let Some(product) = product_of(unit) else {
            return Ok(None);
        };
        products.push(product);
    }
    let count = u32::try_from(products.len()).unwrap_or(u32::MAX);
    products.dedup();
    Ok(match <[WeighedProduct; 1]>::try_from(products) {
        Ok([product]) => {
            let seen = Observed {
                units: count,
                weight: shown.weight,
            };
            Some((product, seen))
        }
        Err(_several) => None,
    })
}

/// Names the product of a unit that is what its line announced.
fn product_of(unit: &UnitRow) -> Option<WeighedProduct> {
    let seen = &unit.inspection;
    let is_done = match unit.state {
        UnitState::Put
        | UnitState::Parked
        | UnitState::Waiting
        | UnitState::Judged
        | UnitState::Gone => true,
        UnitState::Undone => false,
    };
    let is_announced = match seen.how {
        ProductHow::Barcode | ProductHow::Bound | ProductHow::NoBarcode => seen.finding.is_none(),
        ProductHow::NotExpected => false,
    };
    let line = seen.line.as_ref().filter(|_| is_done && is_announced);
    line.and_then(WeighedProduct::of_choice)
}

fn observed(row: &Row<'_>) -> Result<Observed> {
    Ok(Observed {
        units: plain(row, "units")?,
        weight: Grams(plain(row, "weight_g")?),
    })
}

/// Gives what the newest parcels of a product weighed, one of them left out: its own weight says
/// nothing about it.
pub(in crate::store) fn of_product(
    db: &Connection,
    product: &WeighedProduct,
    but: Option<ParcelId>,
) -> Result<Vec<Observed>> {
    let found = all(
        &mut *db.prepare_cached(OF_PRODUCT)?,
        named_params! {
            ":seller": product.seller.as_str(),
            ":kind": product.by as i64,
            ":id": product.id,
            ":limit": number(USUAL_PARCELS_MAX + 1),
        },
        |row| {
            let parcel = super::identified(row, "parcel", ParcelId::from_bytes)?;
            Ok((parcel, observed(row)?))
        },
    )?;
    let others = found.into_iter().filter(|(parcel, _)| Some(*parcel) != but);
    Ok(others
        .map(|(_, seen)| seen)
        .take(USUAL_PARCELS_MAX)
        .collect())
}
