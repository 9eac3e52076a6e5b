//! Short lists: products of a barcode, sellers, people, files taken in; and the store's size.

use rusqlite::{Connection, Row, named_params};

use crate::domain::codes::SellerCode;
use crate::domain::time::UtcMs;
use crate::ledger::Body;
use crate::ledger::fact::{ChunkRef, ShipFact};
use crate::ledger::import::ImportKind;
use crate::ledger::query::{Health, ImportView};
use crate::ledger::rows::{PersonRow, ProductRow, SellerRow};
use crate::store::fault::{Fault, Result};
use crate::store::journal;
use crate::store::rows::{all, plain, small};

pub(in crate::store) const PRODUCTS: &str = "
    select seller, barcode, sku, asin, parcels, trust from product
    where barcode = :barcode order by seller";
pub(in crate::store) const SELLERS: &str =
    "select seller, name, policies, terms, rates, checklists from seller order by seller";
pub(in crate::store) const PEOPLE: &str = "
    select person, name, role, language, state, pin, locked_ms from person order by person";
/// Files a desk sees; older ones stay in the journal.
const IMPORTS_SHOWN: u32 = 500;
pub(in crate::store) const IMPORTS: &str = "select import_run.merged, import_run.new, import_run.changed, import_run.unchanged, \
     fact.kind, fact.version, fact.body, fact.utc_ms \
     from import_run join fact on fact.id = import_run.fact \
     order by import_run.fact desc limit :limit";
pub(in crate::store) const FACTS: &str = "select count(*) from fact";
pub(in crate::store) const PARCELS: &str = "select count(*) from parcel";
pub(in crate::store) const UNITS: &str = "select count(*) from unit";
pub(in crate::store) const EXPECTED: &str = "select count(*) from expected";

/// Gives the bindings of one barcode, of any seller.
pub(super) fn products(db: &Connection, barcode: &str) -> Result<Vec<ProductRow>> {
    all(
        &mut *db.prepare_cached(PRODUCTS)?,
        named_params! { ":barcode": barcode },
        small::product,
    )
}

/// Gives every seller, by code.
pub(super) fn sellers(db: &Connection) -> Result<Vec<SellerRow>> {
    all(&mut *db.prepare_cached(SELLERS)?, [], small::seller)
}

/// Gives every person, by badge.
pub(in crate::store) fn people(db: &Connection) -> Result<Vec<PersonRow>> {
    all(&mut *db.prepare_cached(PEOPLE)?, [], small::person)
}

/// Gives the files taken in, newest first.
pub(super) fn imports(db: &Connection) -> Result<Vec<ImportView>> {
    all(
        &mut *db.prepare_cached(IMPORTS)?,
        named_params! { ":limit": IMPORTS_SHOWN },
        |row| {
            let file = taken(body(row)?)?;
            Ok(ImportView {
                kind: file.kind,
                seller: file.seller,
                file_name: file.file_name,
                at: UtcMs(plain(row, "utc_ms")?),
                rows: file.rows,
                merged: plain(row, "merged")?,
                new: plain(row, "new")?,
                changed: plain(row, "changed")?,
                unchanged: plain(row, "unchanged")?,
                skipped: file.skipped,
            })
        },
    )
}

/// Gives how the columns of a seller's newest files were bound, newest first, each way once. A recall
/// list is the site's, whoever handed it over.
pub(super) fn columns_of(
    db: &Connection,
    kind: ImportKind,
    of: Option<&SellerCode>,
) -> Result<Vec<Vec<(String, String)>>> {
    let files = all(
        &mut *db.prepare_cached(IMPORTS)?,
        named_params! { ":limit": IMPORTS_SHOWN },
        |row| taken(body(row)?),
    )?;
    let mut ways = Vec::new();
    let same = |file: &Taken| {
        let is_sites = matches!(kind, ImportKind::Recalls | ImportKind::Screening);
        let is_of = is_sites || file.seller.as_ref() == of;
        file.kind == kind && is_of
    };
    for file in files.into_iter().filter(same) {
        if !ways.contains(&file.mapping) {
            ways.push(file.mapping);
        }
    }
    Ok(ways)
}

/// Gives the chunks of each file of returns of a seller, the newest file first.
pub(super) fn chunks_of(db: &Connection, seller: &SellerCode) -> Result<Vec<Vec<ChunkRef>>> {
    let files = all(
        &mut *db.prepare_cached(IMPORTS)?,
        named_params! { ":limit": IMPORTS_SHOWN },
        body,
    )?;
    let of_it = |body| {
        if let Body::ReturnsImported(file) = body
            && file.seller == *seller
        {
            Some(file.chunks)
        } else {
            None
        }
    };
    Ok(files.into_iter().filter_map(of_it).collect())
}

/// Reads the fact behind a file taken in.
fn body(row: &Row<'_>) -> Result<Body> {
    let kind = crate::store::rows::coded(row, "kind", crate::ledger::Kind::parse)?;
    let text: String = plain(row, "body")?;
    Ok(crate::ledger::codec::decode_body(
        kind,
        plain(row, "version")?,
        &text,
    )?)
}

/// What is told of a file taken in, of whatever kind.
struct Taken {
    kind: ImportKind,
    seller: Option<SellerCode>,
    file_name: String,
    mapping: Vec<(String, String)>,
    rows: u32,
    skipped: u32,
}

/// Gives the file that a fact took.
fn taken(body: Body) -> Result<Taken> {
    let (kind, file) = if let Body::ReturnsImported(file) = body {
        (ImportKind::Returns, file)
    } else if let Body::ProductsImported(file) = body {
        (ImportKind::Products, file)
    } else if let Body::Ship(ShipFact::ExportsImported(file)) = body {
        (ImportKind::Exports, *file)
    } else if let Body::RecallsImported(list) = body {
        return Ok(Taken {
            kind: ImportKind::Recalls,
            seller: list.from,
            file_name: list.file_name,
            mapping: list.mapping,
            rows: list.rows,
            skipped: list.skipped,
        });
    } else if let Body::Ship(ShipFact::ScreeningLoaded(list)) = body {
        return Ok(Taken {
            kind: ImportKind::Screening,
            seller: None,
            file_name: list.file_name,
            mapping: list.mapping,
            rows: list.rows,
            skipped: list.skipped,
        });
    } else {
        return Err(Fault::Damaged(
            "a file taken in is of another kind of fact".into(),
        ));
    };
    Ok(Taken {
        kind,
        seller: Some(file.seller),
        file_name: file.file_name,
        mapping: file.mapping,
        rows: file.rows,
        skipped: file.skipped,
    })
}

/// Gives the name of the file that a fact took.
pub(super) fn file_name(db: &Connection, source: i64) -> Result<String> {
    let kept = all(
        &mut *db.prepare_cached(journal::BY_ID)?,
        named_params! { ":id": source },
        journal::decode,
    )?;
    match kept.into_iter().next() {
        Some(kept) => Ok(taken(kept.fact.body)?.file_name),
        None => Err(Fault::Damaged(format!("there is no fact {source}"))),
    }
}

/// Counts what is in the store and names its newest fact.
pub(super) fn health(db: &Connection) -> Result<Health> {
    let count = |sql: &str| -> Result<u64> {
        let number: i64 = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(number.cast_unsigned())
    };
    let head = journal::head(db, &journal::own_series(db)?)?;
    Ok(Health {
        facts: count(FACTS)?,
        parcels: count(PARCELS)?,
        units: count(UNITS)?,
        expected: count(EXPECTED)?,
        head_seq: head.seq,
        head_hash: head.hash.to_string(),
    })
}
