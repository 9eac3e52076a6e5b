//! The rows with few columns: series, people, sellers, product bindings, containers.

use rusqlite::{Connection, Row, named_params};

use super::{coded, first, left, plain, wire};
use crate::domain::codes::{ContainerName, PersonCode, SellerCode, StationName};
use crate::domain::container::ContainerKind;
use crate::domain::ids::Hash;
use crate::domain::pin::{PersonState, PinState};
use crate::domain::time::{UtcMs, Zone};
use crate::ledger::codec;
use crate::ledger::fact::Role;
use crate::ledger::rows::{
    ContainerRow, PersonRow, ProductBinding, ProductRow, SellerRow, SeriesRow, Trust,
};
use crate::store::fault::Result;

pub(in crate::store) const SERIES_PUT: &str = "
    insert into series (station, zone, public_key) values (:station, :zone, :public_key)
    on conflict (station) do update set zone = excluded.zone, public_key = excluded.public_key";
pub(in crate::store) const SERIES_GET: &str =
    "select station, zone, public_key from series where station = :station";
pub(in crate::store) const SERIES_DROP: &str = "delete from series where station = :station";

pub(in crate::store) const PERSON_PUT: &str = "
    insert into person (person, name, role, language, state, pin, locked_ms)
    values (:person, :name, :role, :language, :state, :pin, :locked_ms)
    on conflict (person) do update set name = excluded.name, role = excluded.role,
        language = excluded.language, state = excluded.state, pin = excluded.pin,
        locked_ms = excluded.locked_ms";
pub(in crate::store) const PERSON_GET: &str = "
    select person, name, role, language, state, pin, locked_ms from person
    where person = :person";
pub(in crate::store) const PERSON_DROP: &str = "delete from person where person = :person";

pub(in crate::store) const SELLER_PUT: &str = "
    insert into seller (seller, name, policies, terms, rates, checklists)
    values (:seller, :name, :policies, :terms, :rates, :checklists)
    on conflict (seller) do update set name = excluded.name, policies = excluded.policies,
        terms = excluded.terms, rates = excluded.rates, checklists = excluded.checklists";
pub(in crate::store) const SELLER_GET: &str =
    "select seller, name, policies, terms, rates, checklists from seller where seller = :seller";
pub(in crate::store) const SELLER_DROP: &str = "delete from seller where seller = :seller";

pub(in crate::store) const PRODUCT_PUT: &str = "
    insert into product (seller, barcode, sku, asin, parcels, trust)
    values (:seller, :barcode, :sku, :asin, :parcels, :trust)
    on conflict (seller, barcode) do update set sku = excluded.sku, asin = excluded.asin,
        parcels = excluded.parcels, trust = excluded.trust";
pub(in crate::store) const PRODUCT_GET: &str = "
    select seller, barcode, sku, asin, parcels, trust from product
    where seller = :seller and barcode = :barcode";
pub(in crate::store) const PRODUCT_DROP: &str =
    "delete from product where seller = :seller and barcode = :barcode";

pub(in crate::store) const CONTAINER_PUT: &str = "
    insert into container (container, kind, opened_ms, sealed_ms, left_ms, left_detail, pictures)
    values (:container, :kind, :opened_ms, :sealed_ms, :left_ms, :left_detail, :pictures)
    on conflict (container) do update set kind = excluded.kind,
        opened_ms = excluded.opened_ms, sealed_ms = excluded.sealed_ms,
        left_ms = excluded.left_ms, left_detail = excluded.left_detail,
        pictures = excluded.pictures";
pub(in crate::store) const CONTAINER_GET: &str = "
    select container, kind, opened_ms, sealed_ms, left_ms, left_detail, pictures
    from container where container = :container";
pub(in crate::store) const CONTAINER_DROP: &str =
    "delete from container where container = :container";

pub(in crate::store) fn put_series(db: &Connection, row: &SeriesRow) -> Result<()> {
    db.prepare_cached(SERIES_PUT)?.execute(named_params! {
        ":station": row.station.as_str(),
        ":zone": row.zone.name(),
        ":public_key": row.public_key,
    })?;
    Ok(())
}

pub(in crate::store) fn series(row: &Row<'_>) -> Result<SeriesRow> {
    Ok(SeriesRow {
        station: coded(row, "station", StationName::parse)?,
        zone: coded(row, "zone", Zone::parse)?,
        public_key: plain(row, "public_key")?,
    })
}

pub(in crate::store) fn get_series(
    db: &Connection,
    station: &StationName,
) -> Result<Option<SeriesRow>> {
    first(
        &mut *db.prepare_cached(SERIES_GET)?,
        named_params! { ":station": station.as_str() },
        series,
    )
}

pub(in crate::store) fn put_person(db: &Connection, row: &PersonRow) -> Result<()> {
    db.prepare_cached(PERSON_PUT)?.execute(named_params! {
        ":person": row.person.as_str(),
        ":name": row.name,
        ":role": row.role.code(),
        ":language": row.language,
        ":state": row.state.code(),
        ":pin": row.pin.code(),
        ":locked_ms": row.locked_until.map(|until| until.0),
    })?;
    Ok(())
}

pub(in crate::store) fn person(row: &Row<'_>) -> Result<PersonRow> {
    Ok(PersonRow {
        person: coded(row, "person", PersonCode::parse)?,
        name: plain(row, "name")?,
        role: coded(row, "role", Role::parse)?,
        language: plain(row, "language")?,
        state: coded(row, "state", PersonState::parse)?,
        pin: coded(row, "pin", PinState::parse)?,
        locked_until: plain::<Option<i64>>(row, "locked_ms")?.map(UtcMs),
    })
}

pub(in crate::store) fn get_person(
    db: &Connection,
    person_code: &PersonCode,
) -> Result<Option<PersonRow>> {
    first(
        &mut *db.prepare_cached(PERSON_GET)?,
        named_params! { ":person": person_code.as_str() },
        person,
    )
}

pub(in crate::store) fn put_seller(db: &Connection, row: &SellerRow) -> Result<()> {
    db.prepare_cached(SELLER_PUT)?.execute(named_params! {
        ":seller": row.seller.as_str(),
        ":name": row.name,
        ":policies": codec::encode_policies(&row.policies),
        ":terms": codec::encode_terms(&row.terms),
        ":rates": codec::encode_rates(&row.rates),
        ":checklists": codec::encode_checklists(&row.checklists),
    })?;
    Ok(())
}

pub(in crate::store) fn seller(row: &Row<'_>) -> Result<SellerRow> {
    Ok(SellerRow {
        seller: coded(row, "seller", SellerCode::parse)?,
        name: plain(row, "name")?,
        policies: codec::decode_policies(&plain::<String>(row, "policies")?)?,
        terms: codec::decode_terms(&plain::<String>(row, "terms")?)?,
        rates: codec::decode_rates(&plain::<String>(row, "rates")?)?,
        checklists: codec::decode_checklists(&plain::<String>(row, "checklists")?)?,
    })
}

pub(in crate::store) fn get_seller(
    db: &Connection,
    code: &SellerCode,
) -> Result<Option<SellerRow>> {
    first(
        &mut *db.prepare_cached(SELLER_GET)?,
        named_params! { ":seller": code.as_str() },
        seller,
    )
}

pub(in crate::store) fn put_product(db: &Connection, row: &ProductRow) -> Result<()> {
    db.prepare_cached(PRODUCT_PUT)?.execute(named_params! {
        ":seller": row.seller.as_str(),
        ":barcode": row.barcode,
        ":sku": row.bound.sku,
        ":asin": row.bound.asin,
        ":parcels": row.parcels,
        ":trust": row.trust.code(),
    })?;
    Ok(())
}

pub(in crate::store) fn product(row: &Row<'_>) -> Result<ProductRow> {
    Ok(ProductRow {
        seller: coded(row, "seller", SellerCode::parse)?,
        barcode: plain(row, "barcode")?,
        bound: ProductBinding {
            sku: plain(row, "sku")?,
            asin: plain(row, "asin")?,
        },
        parcels: plain(row, "parcels")?,
        trust: coded(row, "trust", Trust::parse)?,
    })
}

pub(in crate::store) fn get_product(
    db: &Connection,
    seller_code: &SellerCode,
    barcode: &str,
) -> Result<Option<ProductRow>> {
    first(
        &mut *db.prepare_cached(PRODUCT_GET)?,
        named_params! { ":seller": seller_code.as_str(), ":barcode": barcode },
        product,
    )
}

pub(in crate::store) fn put_container(db: &Connection, row: &ContainerRow) -> Result<()> {
    db.prepare_cached(CONTAINER_PUT)?.execute(named_params! {
        ":container": row.container.as_str(),
        ":kind": row.kind.code(),
        ":opened_ms": row.opened_at.0,
        ":sealed_ms": row.sealed_at.map(|at| at.0),
        ":left_ms": row.left.as_ref().map(|left| left.at.0),
        ":left_detail": row.left.as_ref().map(left::write).transpose()?,
        ":pictures": pictures_text(&row.pictures)?,
    })?;
    Ok(())
}

pub(in crate::store) fn container(row: &Row<'_>) -> Result<ContainerRow> {
    let sealed: Option<i64> = plain(row, "sealed_ms")?;
    Ok(ContainerRow {
        container: coded(row, "container", ContainerName::parse)?,
        kind: coded(row, "kind", ContainerKind::parse)?,
        opened_at: UtcMs(plain(row, "opened_ms")?),
        sealed_at: sealed.map(UtcMs),
        left: left::read(row)?,
        pictures: pictures(row)?,
    })
}

/// Writes the pictures of a container; nothing for none.
fn pictures_text(pictures: &[Hash]) -> Result<Option<String>> {
    let written: Vec<String> = pictures.iter().map(ToString::to_string).collect();
    (!written.is_empty())
        .then(|| wire::write(&written))
        .transpose()
}

fn pictures(row: &Row<'_>) -> Result<Vec<Hash>> {
    let Some(text) = plain::<Option<String>>(row, "pictures")? else {
        return Ok(Vec::new());
    };
    let written: Vec<String> = wire::read(&text)?;
    let read = written.iter();
    read.map(|hash| wire::known("photo", hash, Hash::parse))
        .collect()
}

pub(in crate::store) fn get_container(
    db: &Connection,
    name: &ContainerName,
) -> Result<Option<ContainerRow>> {
    first(
        &mut *db.prepare_cached(CONTAINER_GET)?,
        named_params! { ":container": name.as_str() },
        container,
    )
}
