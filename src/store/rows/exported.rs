//! Under which lines of export papers units come back, and what became of each line.

use rusqlite::{Connection, Row, named_params};

use super::{coded, first, plain, ship};
use crate::domain::codes::{ConsignmentNumber, SellerCode};
use crate::domain::export_line::{ExportBalance, ExportLine, ExportRef};
use crate::domain::ids::UnitId;
use crate::store::fault::Result;

pub(in crate::store) const GET: &str =
    "select seller, number, line from unit_export where unit = :unit";
const PUT: &str = "
    insert into unit_export (unit, seller, number, line) values (:unit, :seller, :number, :line)
    on conflict (unit) do update
        set seller = excluded.seller, number = excluded.number, line = excluded.line";
const DROP: &str = "delete from unit_export where unit = :unit";
/// Counts the units under a line by where they are. What left in another way than to China, or was given up, does
/// not come back under it.
pub(in crate::store) const BALANCE: &str = "
    select count(*) as used,
        count(case when shipment.is_left
            or json_extract(unit.detail, '$.left.how') = 'shipped' then 1 end) as back,
        count(case when not shipment.is_left then 1 end) as open
    from unit_export indexed by unit_export_by_line
    left join unit on unit.unit = unit_export.unit
    left join carton on carton.container = unit.container
    left join consignment on consignment.consignment = carton.consignment
    left join shipment on shipment.shipment = consignment.shipment
    where unit_export.seller = :seller and unit_export.number = :number
        and unit_export.line = :line
        and (unit.state is not 'gone' or json_extract(unit.detail, '$.left.how') = 'shipped')";
/// The consignment whose carton a unit is in.
pub(in crate::store) const CONSIGNMENT_OF: &str = "
    select carton.consignment as consignment from unit
    join carton on carton.container = unit.container
    where unit.unit = :unit and carton.consignment is not null";

/// Gives the line that a unit comes back under.
pub(in crate::store) fn get(db: &Connection, unit: UnitId) -> Result<Option<ExportRef>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":unit": unit.bytes() },
        |row: &Row<'_>| {
            Ok(ExportRef {
                seller: coded(row, "seller", SellerCode::parse)?,
                number: plain(row, "number")?,
                line: plain(row, "line")?,
            })
        },
    )
}

/// Writes the line that a unit comes back under.
pub(in crate::store) fn set(db: &Connection, unit: UnitId, of: Option<&ExportRef>) -> Result<()> {
    match of {
        Some(of) => db.prepare_cached(PUT)?.execute(named_params! {
            ":unit": unit.bytes(),
            ":seller": of.seller.as_str(),
            ":number": of.number,
            ":line": of.line,
        })?,
        None => db
            .prepare_cached(DROP)?
            .execute(named_params! { ":unit": unit.bytes() })?,
    };
    Ok(())
}

/// Gives what became of a line.
pub(in crate::store) fn balance(db: &Connection, line: &ExportLine) -> Result<ExportBalance> {
    let named = named_params! {
        ":seller": line.seller.as_str(), ":number": line.number, ":line": line.line,
    };
    let net = match &line.sku {
        Some(sku) if line.is_by_weight() => ship::goods(db, &line.seller, sku)?,
        Some(_) | None => None,
    };
    let net = net.and_then(|row| row.declared.goods.net);
    let counted = first(&mut *db.prepare_cached(BALANCE)?, named, |row: &Row<'_>| {
        let (used, back, open): (u32, u32, u32) = (
            plain(row, "used")?,
            plain(row, "back")?,
            plain(row, "open")?,
        );
        Ok(ExportBalance {
            out: line.pieces(net),
            back,
            open,
            meant: used.saturating_sub(back.saturating_add(open)),
        })
    })?;
    Ok(counted.unwrap_or_default())
}

/// Gives the consignment whose carton a unit is in.
pub(in crate::store) fn consignment_of(
    db: &Connection,
    unit: UnitId,
) -> Result<Option<ConsignmentNumber>> {
    first(
        &mut *db.prepare_cached(CONSIGNMENT_OF)?,
        named_params! { ":unit": unit.bytes() },
        |row: &Row<'_>| coded(row, "consignment", ConsignmentNumber::parse),
    )
}
