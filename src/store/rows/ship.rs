//! What there is of shipments, and what belongs together. What is known of each is folded from its facts.

use rusqlite::{Connection, Row, named_params};

use super::{all, coded, coded_maybe, first, number, plain};
use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PalletNumber, PartyCode, SellerCode, ShipmentNumber,
};
use crate::domain::limits::{CONSIGNMENT_CARTONS_MAX, PAGE_ROWS, TEMPLATES_MAX};
use crate::domain::party::Party;
use crate::domain::printed::Sscc;
use crate::domain::shipment::{PalletTerms, ShipMode};
use crate::ledger::fact::SsccRange;
use crate::ledger::rows::{
    CartonRow, ConsignmentRow, FreightRow, GoodsRow, ShipmentRow, TemplateRow,
};
use crate::ledger::subject::{ShipSubject, Subject};
use crate::ledger::{Fact, fold};
use crate::store::fault::{Fault, Result};
use crate::store::journal;

pub(in crate::store) const PARTIES: &str =
    "select party from party where party > :after order by party limit :limit";
pub(in crate::store) const GOODS_PAGE: &str = "
    select sku from goods where seller = :seller and sku > :after order by sku limit :limit";
pub(in crate::store) const SHIPMENTS: &str = "
    select shipment from shipment indexed by shipment_by_time
    where is_left = :is_left order by begun_ms desc, shipment limit :limit";
pub(in crate::store) const PALLETS: &str =
    "select pallet from pallet where shipment = :shipment order by pallet";
pub(in crate::store) const CONSIGNMENTS: &str = "
    select consignment from consignment indexed by consignment_by_shipment
    where shipment = :shipment order by consignment";
pub(in crate::store) const CARTON_GET: &str =
    "select consignment, seller from carton where container = :container";
pub(in crate::store) const CARTONS: &str = "
    select container from carton indexed by carton_by_consignment
    where consignment = :consignment and consignment is not null order by container limit :limit";
pub(in crate::store) const CARTONS_BEHIND: &str =
    "select container from carton where container > :after order by container limit :limit";
pub(in crate::store) const CARTON_SELLERS: &str = "
    select distinct seller from carton indexed by carton_by_consignment
    where consignment = :consignment and consignment is not null and seller is not null
    order by seller";
pub(in crate::store) const SSCC_GET: &str = "select container from sscc where sscc = :sscc";
/// The greatest number that was given among some.
pub(in crate::store) const SSCC_LAST: &str = "
    select sscc from sscc where sscc >= :first and sscc <= :last order by sscc desc limit 1";
pub(in crate::store) const RANGES: &str =
    "select prefix, first from sscc_range where prefix = :prefix order by first";
pub(in crate::store) const EVERY_RANGE: &str =
    "select prefix, first from sscc_range order by prefix, first";

pub(in crate::store) const TEMPLATES: &str =
    "select id from paper_template order by id limit :limit";
const TEMPLATE_PUT: &str = "insert or ignore into paper_template (id) values (:id)";
const TEMPLATE_DROP: &str = "delete from paper_template where id = :id";
const PARTY_PUT: &str = "insert or ignore into party (party) values (:party)";
const PARTY_DROP: &str = "delete from party where party = :party";
const GOODS_PUT: &str = "insert or ignore into goods (seller, sku) values (:seller, :sku)";
const GOODS_DROP: &str = "delete from goods where seller = :seller and sku = :sku";
const SHIPMENT_PUT: &str = "
    insert into shipment (shipment, begun_ms, is_left) values (:shipment, :begun_ms, :is_left)
    on conflict (shipment) do update set begun_ms = excluded.begun_ms, is_left = excluded.is_left";
const SHIPMENT_DROP: &str = "delete from shipment where shipment = :shipment";
pub(in crate::store) const SHIPMENT_GET: &str =
    "select begun_ms, is_left from shipment where shipment = :shipment";
const PALLET_PUT: &str =
    "insert or ignore into pallet (shipment, pallet) values (:shipment, :pallet)";
const PALLET_DROP: &str = "delete from pallet where shipment = :shipment and pallet = :pallet";
const CONSIGNMENT_PUT: &str = "
    insert into consignment (consignment, shipment) values (:consignment, :shipment)
    on conflict (consignment) do update set shipment = excluded.shipment";
const CONSIGNMENT_DROP: &str = "delete from consignment where consignment = :consignment";
pub(in crate::store) const CONSIGNMENT_GET: &str =
    "select shipment from consignment where consignment = :consignment";
const CARTON_PUT: &str = "
    insert into carton (container, consignment, seller) values (:container, :consignment, :seller)
    on conflict (container) do update set consignment = excluded.consignment, seller = excluded.seller";
const CARTON_DROP: &str = "delete from carton where container = :container";
const SSCC_PUT: &str = "
    insert into sscc (sscc, container) values (:sscc, :container)
    on conflict (sscc) do update set container = excluded.container";
const SSCC_DROP: &str = "delete from sscc where sscc = :sscc";
const RANGE_PUT: &str = "
    insert into sscc_range (prefix, first, count) values (:prefix, :first, :count)
    on conflict (prefix, first) do update set count = excluded.count";
const RANGE_DROP: &str = "delete from sscc_range where prefix = :prefix and first = :first";
pub(in crate::store) const RANGE_GET: &str =
    "select count from sscc_range where prefix = :prefix and first = :first";

fn facts(db: &Connection, subject: ShipSubject) -> Result<Vec<Fact>> {
    journal::of_subject(db, &Subject::Ship(subject))
}

/// Folds a party; none where nobody entered it.
pub(in crate::store) fn party(db: &Connection, code: &PartyCode) -> Result<Option<Party>> {
    Ok(fold::party(&facts(db, ShipSubject::Party(code.clone()))?))
}

/// Folds what customs ask about a SKU.
pub(in crate::store) fn goods(
    db: &Connection,
    seller: &SellerCode,
    sku: &str,
) -> Result<Option<GoodsRow>> {
    let subject = ShipSubject::Goods(seller.clone(), sku.to_owned());
    Ok(fold::goods(&facts(db, subject)?))
}

/// Folds a column layout of papers.
pub(in crate::store) fn template(db: &Connection, id: &str) -> Result<Option<TemplateRow>> {
    Ok(fold::template(&facts(
        db,
        ShipSubject::Template(id.to_owned()),
    )?))
}

/// Lists the ids of column layouts: as many as there may be.
pub(in crate::store) fn template_ids(db: &Connection) -> Result<Vec<String>> {
    all(
        &mut *db.prepare_cached(TEMPLATES)?,
        named_params! { ":limit": number(TEMPLATES_MAX) },
        |row: &Row<'_>| plain(row, "id"),
    )
}

/// Folds the freight rates of some ways, of each the oldest day first.
pub(in crate::store) fn freight(db: &Connection, modes: &[ShipMode]) -> Result<Vec<FreightRow>> {
    let mut found = Vec::new();
    for mode in modes {
        found.extend(fold::freight(&facts(db, ShipSubject::Freight(*mode))?));
    }
    Ok(found)
}

/// Folds a shipment.
pub(in crate::store) fn shipment(
    db: &Connection,
    number: &ShipmentNumber,
) -> Result<Option<ShipmentRow>> {
    Ok(fold::shipment(&facts(
        db,
        ShipSubject::Shipment(number.clone()),
    )?))
}

/// Folds a pallet.
pub(in crate::store) fn pallet(
    db: &Connection,
    shipment: &ShipmentNumber,
    pallet: &PalletNumber,
) -> Result<Option<PalletTerms>> {
    let subject = ShipSubject::Pallet(shipment.clone(), pallet.clone());
    Ok(fold::pallet(&facts(db, subject)?))
}

/// Folds a consignment.
pub(in crate::store) fn consignment(
    db: &Connection,
    number: &ConsignmentNumber,
) -> Result<Option<ConsignmentRow>> {
    Ok(fold::consignment(&facts(
        db,
        ShipSubject::Consignment(number.clone()),
    )?))
}

/// Folds what shipments know of a carton; none where they know nothing.
pub(in crate::store) fn carton(db: &Connection, name: &ContainerName) -> Result<Option<CartonRow>> {
    let facts = journal::of_subject(db, &Subject::Container(name.clone()))?;
    Ok(fold::carton(name, &facts))
}

fn named<T>(
    db: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    (column, parse): (&str, fn(&str) -> Option<T>),
) -> Result<Vec<T>> {
    all(&mut *db.prepare_cached(sql)?, params, |row: &Row<'_>| {
        coded(row, column, parse)
    })
}

/// Lists firms behind one, by code.
pub(in crate::store) fn parties(db: &Connection, after: Option<&PartyCode>) -> Result<Vec<Party>> {
    let after = after.map_or("", |code| code.as_str());
    let codes = named(
        db,
        PARTIES,
        named_params! { ":after": after, ":limit": number(PAGE_ROWS) },
        ("party", PartyCode::parse),
    )?;
    let mut found = Vec::with_capacity(codes.len());
    for code in codes {
        found.extend(party(db, &code)?);
    }
    Ok(found)
}

/// Lists what is known of cartons behind one, by name.
pub(in crate::store) fn cartons_behind(
    db: &Connection,
    after: Option<&ContainerName>,
) -> Result<Vec<CartonRow>> {
    let after = after.map_or("", |name| name.as_str());
    let names = named(
        db,
        CARTONS_BEHIND,
        named_params! { ":after": after, ":limit": number(PAGE_ROWS) },
        ("container", ContainerName::parse),
    )?;
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        found.extend(carton(db, &name)?);
    }
    Ok(found)
}

/// Lists what is known of a seller's goods behind a SKU, by SKU.
pub(in crate::store) fn goods_page(
    db: &Connection,
    seller: &SellerCode,
    after: Option<&str>,
) -> Result<Vec<GoodsRow>> {
    let after = after.unwrap_or_default();
    let skus: Vec<String> = all(
        &mut *db.prepare_cached(GOODS_PAGE)?,
        named_params! { ":seller": seller.as_str(), ":after": after, ":limit": number(PAGE_ROWS) },
        |row: &Row<'_>| plain(row, "sku"),
    )?;
    let mut found = Vec::with_capacity(skus.len());
    for sku in skus {
        found.extend(goods(db, seller, &sku)?);
    }
    Ok(found)
}

/// Lists the newest shipments: those that are here, then those that left.
pub(in crate::store) fn shipments(db: &Connection) -> Result<Vec<ShipmentRow>> {
    let mut found = Vec::new();
    for is_left in [false, true] {
        let room = PAGE_ROWS.saturating_sub(found.len());
        let numbers = named(
            db,
            SHIPMENTS,
            named_params! { ":is_left": is_left, ":limit": number(room) },
            ("shipment", ShipmentNumber::parse),
        )?;
        for number in numbers {
            found.extend(shipment(db, &number)?);
        }
    }
    Ok(found)
}

/// Lists the pallets of a shipment, by number.
pub(in crate::store) fn pallets(
    db: &Connection,
    shipment: &ShipmentNumber,
) -> Result<Vec<PalletTerms>> {
    let numbers = named(
        db,
        PALLETS,
        named_params! { ":shipment": shipment.as_str() },
        ("pallet", PalletNumber::parse),
    )?;
    let mut found = Vec::with_capacity(numbers.len());
    for number in numbers {
        found.extend(pallet(db, shipment, &number)?);
    }
    Ok(found)
}

/// Lists the consignments of a shipment, by number.
pub(in crate::store) fn consignments(
    db: &Connection,
    shipment: &ShipmentNumber,
) -> Result<Vec<ConsignmentRow>> {
    let numbers = named(
        db,
        CONSIGNMENTS,
        named_params! { ":shipment": shipment.as_str() },
        ("consignment", ConsignmentNumber::parse),
    )?;
    let mut found = Vec::with_capacity(numbers.len());
    for number in numbers {
        found.extend(consignment(db, &number)?);
    }
    Ok(found)
}

/// Lists the cartons of a consignment, by name, at most one more than it may have.
pub(in crate::store) fn cartons(
    db: &Connection,
    consignment: &ConsignmentNumber,
) -> Result<Vec<CartonRow>> {
    let names = named(
        db,
        CARTONS,
        named_params! {
            ":consignment": consignment.as_str(),
            ":limit": number(CONSIGNMENT_CARTONS_MAX + 1),
        },
        ("container", ContainerName::parse),
    )?;
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        found.extend(carton(db, &name)?);
    }
    Ok(found)
}

/// Lists whose goods are in a consignment.
pub(in crate::store) fn sellers(
    db: &Connection,
    consignment: &ConsignmentNumber,
) -> Result<Vec<SellerCode>> {
    named(
        db,
        CARTON_SELLERS,
        named_params! { ":consignment": consignment.as_str() },
        ("seller", SellerCode::parse),
    )
}

/// Lists what was allotted, under one prefix or under any.
pub(in crate::store) fn ranges(db: &Connection, prefix: Option<&str>) -> Result<Vec<SsccRange>> {
    let key = |row: &Row<'_>| -> Result<(String, i64)> {
        Ok((plain(row, "prefix")?, plain(row, "first")?))
    };
    let keys = match prefix {
        Some(prefix) => all(
            &mut *db.prepare_cached(RANGES)?,
            named_params! { ":prefix": prefix },
            key,
        )?,
        None => all(&mut *db.prepare_cached(EVERY_RANGE)?, [], key)?,
    };
    let mut found = Vec::with_capacity(keys.len());
    for (prefix, first) in keys {
        let first = u64::try_from(first).unwrap_or(u64::MAX);
        found.extend(fold::sscc_range(&facts(
            db,
            ShipSubject::SsccRange(prefix, first),
        )?));
    }
    Ok(found)
}

/// Gives the serial number behind the greatest one that was given, within what was allotted.
pub(in crate::store) fn next_sscc(db: &Connection) -> Result<Option<Sscc>> {
    for range in ranges(db, None)? {
        let last = range.first + u64::from(range.count).saturating_sub(1);
        let (Some(from), Some(to)) = (range.sscc(range.first), range.sscc(last)) else {
            continue;
        };
        let given: Option<Sscc> = first(
            &mut *db.prepare_cached(SSCC_LAST)?,
            named_params! { ":first": from.digits(), ":last": to.digits() },
            |row: &Row<'_>| coded(row, "sscc", Sscc::parse),
        )?;
        let next = match given {
            None => range.first,
            Some(given) => range.serial(&given).map_or(u64::MAX, |serial| serial + 1),
        };
        if next <= last
            && let Some(sscc) = range.sscc(next)
        {
            return Ok(Some(sscc));
        }
    }
    Ok(None)
}

/// Writes that something of shipments is there, or takes it away when no fact counts any more.
#[expect(clippy::too_many_lines, reason = "one arm for each subject")]
pub(in crate::store) fn project(
    db: &Connection,
    subject: &ShipSubject,
    facts: &[Fact],
) -> Result<()> {
    match subject {
        ShipSubject::Party(party) => {
            let sql = if fold::party(facts).is_some() {
                PARTY_PUT
            } else {
                PARTY_DROP
            };
            run(db, sql, named_params! { ":party": party.as_str() })
        }
        ShipSubject::Goods(seller, sku) => {
            let sql = if fold::goods(facts).is_some() {
                GOODS_PUT
            } else {
                GOODS_DROP
            };
            run(
                db,
                sql,
                named_params! { ":seller": seller.as_str(), ":sku": sku },
            )
        }
        ShipSubject::Shipment(number) => match fold::shipment(facts) {
            Some(row) => run(
                db,
                SHIPMENT_PUT,
                named_params! {
                    ":shipment": number.as_str(),
                    ":begun_ms": row.begun_at.0,
                    ":is_left": row.left.is_some(),
                },
            ),
            None => run(
                db,
                SHIPMENT_DROP,
                named_params! { ":shipment": number.as_str() },
            ),
        },
        ShipSubject::Pallet(shipment, pallet) => {
            let sql = if fold::pallet(facts).is_some() {
                PALLET_PUT
            } else {
                PALLET_DROP
            };
            let named = named_params! {
                ":shipment": shipment.as_str(), ":pallet": pallet.as_str()
            };
            run(db, sql, named)
        }
        ShipSubject::Consignment(number) => match fold::consignment(facts) {
            Some(row) => run(
                db,
                CONSIGNMENT_PUT,
                named_params! {
                    ":consignment": number.as_str(),
                    ":shipment": row.terms.shipment.as_str(),
                },
            ),
            None => run(
                db,
                CONSIGNMENT_DROP,
                named_params! { ":consignment": number.as_str() },
            ),
        },
        ShipSubject::Sscc(sscc) => match fold::sscc(facts) {
            Some(container) => run(
                db,
                SSCC_PUT,
                named_params! { ":sscc": sscc.digits(), ":container": container.as_str() },
            ),
            None => run(db, SSCC_DROP, named_params! { ":sscc": sscc.digits() }),
        },
        // Rates have no rows: their facts are few, and are folded when they are asked for. The entries of a list
        // are merged in slices of their own.
        ShipSubject::Freight(_) | ShipSubject::Screening(..) => Ok(()),
        ShipSubject::Template(id) => {
            let sql = match fold::template(facts) {
                Some(_) => TEMPLATE_PUT,
                None => TEMPLATE_DROP,
            };
            run(db, sql, named_params! { ":id": id })
        }
        ShipSubject::SsccRange(prefix, first) => {
            let first = i64::try_from(*first).unwrap_or(i64::MAX);
            match fold::sscc_range(facts) {
                Some(range) => run(
                    db,
                    RANGE_PUT,
                    named_params! { ":prefix": prefix, ":first": first, ":count": range.count },
                ),
                None => run(
                    db,
                    RANGE_DROP,
                    named_params! { ":prefix": prefix, ":first": first },
                ),
            }
        }
    }
}

fn run(db: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<()> {
    db.prepare_cached(sql)?.execute(params)?;
    Ok(())
}

/// Writes which consignment a carton is in.
pub(in crate::store) fn put_carton(
    db: &Connection,
    name: &ContainerName,
    row: Option<&CartonRow>,
) -> Result<()> {
    match row {
        Some(row) => {
            let joined = row.joined.as_ref();
            run(
                db,
                CARTON_PUT,
                named_params! {
                    ":container": name.as_str(),
                    ":consignment": joined.map(|joined| joined.consignment.as_str()),
                    ":seller": joined.map(|joined| joined.seller.as_str()),
                },
            )
        }
        None => run(
            db,
            CARTON_DROP,
            named_params! { ":container": name.as_str() },
        ),
    }
}

fn is_there(db: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<bool> {
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.exists(params)?)
}

/// Tells whether what stands of a carton is what its facts say.
pub(in crate::store) fn carton_holds(
    db: &Connection,
    name: &ContainerName,
    row: Option<&CartonRow>,
) -> Result<bool> {
    type Kept = (Option<ConsignmentNumber>, Option<SellerCode>);
    let kept: Option<Kept> = first(
        &mut *db.prepare_cached(CARTON_GET)?,
        named_params! { ":container": name.as_str() },
        |row: &Row<'_>| {
            Ok((
                coded_maybe(row, "consignment", ConsignmentNumber::parse)?,
                coded_maybe(row, "seller", SellerCode::parse)?,
            ))
        },
    )?;
    let told = row.map(|row| match &row.joined {
        Some(joined) => (
            Some(joined.consignment.clone()),
            Some(joined.seller.clone()),
        ),
        None => (None, None),
    });
    Ok(kept == told)
}

/// Tells whether what stands of something is what its facts say.
pub(in crate::store) fn holds(
    db: &Connection,
    subject: &ShipSubject,
    facts: &[Fact],
) -> Result<bool> {
    Ok(match subject {
        ShipSubject::Party(party) => {
            let sql = "select 1 from party where party = :party";
            let stands = is_there(db, sql, named_params! { ":party": party.as_str() })?;
            stands == fold::party(facts).is_some()
        }
        ShipSubject::Goods(seller, sku) => {
            let sql = "select 1 from goods where seller = :seller and sku = :sku";
            let named = named_params! { ":seller": seller.as_str(), ":sku": sku };
            is_there(db, sql, named)? == fold::goods(facts).is_some()
        }
        ShipSubject::Shipment(number) => {
            let kept: Option<(i64, bool)> = first(
                &mut *db.prepare_cached(SHIPMENT_GET)?,
                named_params! { ":shipment": number.as_str() },
                |row: &Row<'_>| Ok((plain(row, "begun_ms")?, plain(row, "is_left")?)),
            )?;
            kept == fold::shipment(facts).map(|row| (row.begun_at.0, row.left.is_some()))
        }
        ShipSubject::Pallet(shipment, pallet) => {
            let sql = "select 1 from pallet where shipment = :shipment and pallet = :pallet";
            let named = named_params! {
                ":shipment": shipment.as_str(), ":pallet": pallet.as_str()
            };
            is_there(db, sql, named)? == fold::pallet(facts).is_some()
        }
        ShipSubject::Consignment(number) => {
            let kept: Option<ShipmentNumber> = first(
                &mut *db.prepare_cached(CONSIGNMENT_GET)?,
                named_params! { ":consignment": number.as_str() },
                |row: &Row<'_>| coded(row, "shipment", ShipmentNumber::parse),
            )?;
            kept == fold::consignment(facts).map(|row| row.terms.shipment)
        }
        ShipSubject::Sscc(sscc) => {
            let kept: Option<ContainerName> = first(
                &mut *db.prepare_cached(SSCC_GET)?,
                named_params! { ":sscc": sscc.digits() },
                |row: &Row<'_>| coded(row, "container", ContainerName::parse),
            )?;
            kept == fold::sscc(facts)
        }
        ShipSubject::Freight(_) | ShipSubject::Screening(..) => true,
        ShipSubject::Template(id) => {
            let sql = "select 1 from paper_template where id = :id";
            is_there(db, sql, named_params! { ":id": id })? == fold::template(facts).is_some()
        }
        ShipSubject::SsccRange(prefix, from) => {
            let from = i64::try_from(*from)
                .ok()
                .ok_or_else(|| Fault::Damaged(format!("range {prefix}/{from} is too long")))?;
            let kept: Option<u32> = first(
                &mut *db.prepare_cached(RANGE_GET)?,
                named_params! { ":prefix": prefix, ":first": from },
                |row: &Row<'_>| plain(row, "count"),
            )?;
            kept == fold::sscc_range(facts).map(|range| range.count)
        }
    })
}
