//! The claim pool: which sellers were told of a parcel for the last time.

use rusqlite::{Connection, named_params};

use super::lists;
use crate::domain::ids::ParcelId;
use crate::domain::pool::ToldSeller;
use crate::domain::time::UtcMs;
use crate::store::fault::Result;
use crate::store::rows::{day, first, parcel, plain};

/// The first workbook of a seller since a day. Every workbook tells of every parcel of nobody.
pub(in crate::store) const TOLD: &str = "
    select day, answer_by_ms from mail
    where seller = :seller and made_ms >= :from_ms and day >= :day
    order by made_ms, mail limit 1";

/// Gives every seller with its last notice of a parcel: its first workbook since the parcel had been on
/// the claim shelf for so many days.
pub(in crate::store) fn told(
    db: &Connection,
    id: ParcelId,
    notice_days: u32,
) -> Result<Vec<ToldSeller>> {
    let Some(row) = parcel::get(db, id)? else {
        return Ok(Vec::new());
    };
    let Some(since) = row.shelved else {
        return Ok(Vec::new());
    };
    let from = row.closed_at.unwrap_or(row.received_at);
    let notice = since.plus_days(i64::from(notice_days)).to_string();
    let mut told = Vec::new();
    for seller in lists::sellers(db)? {
        let mail = first(
            &mut *db.prepare_cached(TOLD)?,
            named_params! {
                ":seller": seller.seller.as_str(),
                ":from_ms": from.0,
                ":day": notice,
            },
            |row| Ok((day(row)?, UtcMs(plain(row, "answer_by_ms")?))),
        )?;
        told.push(ToldSeller {
            seller: seller.seller,
            mail,
        });
    }
    Ok(told)
}
