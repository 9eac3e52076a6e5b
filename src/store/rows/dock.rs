//! Rows of loads, photos and the numbers of rolls.

use rusqlite::{Connection, Row, named_params};

use super::{coded, coded_maybe, day, first, identified, plain};
use crate::domain::codes::{PersonCode, StationName};
use crate::domain::ids::{Hash, LoadId, ParcelId, UnitId};
use crate::domain::photo::{PhotoKind, PhotoSource};
use crate::domain::printed::RollKind;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::NamedPhoto;
use crate::ledger::rows::{LoadRow, PhotoRow, RangeRow};
use crate::store::fault::{Fault, Result};

pub(in crate::store) const LOAD_PUT: &str = "
    insert into load (load, name, said, station, opened_ms, day, closed_ms)
    values (:load, :name, :said, :station, :opened_ms, :day, :closed_ms)
    on conflict (load) do update set name = excluded.name, said = excluded.said,
        station = excluded.station, opened_ms = excluded.opened_ms, day = excluded.day,
        closed_ms = excluded.closed_ms";
pub(in crate::store) const LOAD_GET: &str = "
    select load, name, said, station, opened_ms, day, closed_ms from load where load = :load";
pub(in crate::store) const LOAD_DROP: &str = "delete from load where load = :load";

/// Every column of a photo.
macro_rules! photo_columns {
    () => {
        "photo.photo, photo.parcel, photo.unit, photo.kind, photo.source, photo.taken_ms, \
         photo.width, photo.height, photo.bytes, photo.person, photo.named_ms, photo.copy, \
         photo.purged"
    };
}

pub(in crate::store) use photo_columns;

pub(in crate::store) const PHOTO_PUT: &str = "
    insert into photo (photo, parcel, unit, kind, source, taken_ms, width, height, bytes, person,
        named_ms, copy, purged)
    values (:photo, :parcel, :unit, :kind, :source, :taken_ms, :width, :height, :bytes, :person,
        :named_ms, :copy, :purged)
    on conflict (photo) do update set parcel = excluded.parcel, unit = excluded.unit,
        kind = excluded.kind, source = excluded.source, taken_ms = excluded.taken_ms,
        width = excluded.width, height = excluded.height, bytes = excluded.bytes,
        person = excluded.person, named_ms = excluded.named_ms, copy = excluded.copy,
        purged = excluded.purged";
pub(in crate::store) const PHOTO_GET: &str = concat!(
    "select ",
    photo_columns!(),
    " from photo where photo.photo = :photo"
);
pub(in crate::store) const PHOTO_DROP: &str = "delete from photo where photo = :photo";

pub(in crate::store) const RANGE_PUT: &str = "
    insert into number_range (roll, prefix, next) values (:roll, :prefix, :next)
    on conflict (roll, prefix) do update set next = excluded.next";
pub(in crate::store) const RANGE_GET: &str =
    "select roll, prefix, next from number_range where roll = :roll and prefix = :prefix";

pub(in crate::store) fn put_load(db: &Connection, row: &LoadRow) -> Result<()> {
    db.prepare_cached(LOAD_PUT)?.execute(named_params! {
        ":load": row.load.bytes(),
        ":name": row.name,
        ":said": row.said,
        ":station": row.station.as_str(),
        ":opened_ms": row.opened_at.0,
        ":day": row.day.to_string(),
        ":closed_ms": row.closed_at.map(|at| at.0),
    })?;
    Ok(())
}

/// Reads a load from a row of all its columns.
pub(in crate::store) fn load(row: &Row<'_>) -> Result<LoadRow> {
    let closed: Option<i64> = plain(row, "closed_ms")?;
    Ok(LoadRow {
        load: identified(row, "load", LoadId::from_bytes)?,
        name: plain(row, "name")?,
        said: plain(row, "said")?,
        station: coded(row, "station", StationName::parse)?,
        opened_at: UtcMs(plain(row, "opened_ms")?),
        day: day(row)?,
        closed_at: closed.map(UtcMs),
    })
}

pub(in crate::store) fn get_load(db: &Connection, id: LoadId) -> Result<Option<LoadRow>> {
    first(
        &mut *db.prepare_cached(LOAD_GET)?,
        named_params! { ":load": id.bytes() },
        load,
    )
}

pub(in crate::store) fn drop_load(db: &Connection, id: LoadId) -> Result<()> {
    db.prepare_cached(LOAD_DROP)?
        .execute(named_params! { ":load": id.bytes() })?;
    Ok(())
}

pub(in crate::store) fn put_photo(db: &Connection, row: &PhotoRow) -> Result<()> {
    db.prepare_cached(PHOTO_PUT)?.execute(named_params! {
        ":photo": row.named.photo.0,
        ":parcel": row.named.parcel.bytes(),
        ":unit": row.named.unit.map(UnitId::bytes),
        ":kind": row.named.kind.code(),
        ":source": row.named.source.code(),
        ":taken_ms": row.named.taken_at.0,
        ":width": row.named.width,
        ":height": row.named.height,
        ":bytes": row.named.bytes,
        ":person": row.person.as_ref().map(PersonCode::as_str),
        ":named_ms": row.named_at.0,
        ":copy": row.copy.map(|copy| copy.0),
        ":purged": row.purged.map(|day| day.to_string()),
    })?;
    Ok(())
}

/// Reads a photo from a row of all its columns.
pub(in crate::store) fn photo(row: &Row<'_>) -> Result<PhotoRow> {
    let unit: Option<[u8; 16]> = plain(row, "unit")?;
    let copy: Option<[u8; 32]> = plain(row, "copy")?;
    Ok(PhotoRow {
        named: NamedPhoto {
            photo: identified(row, "photo", Hash::from_bytes)?,
            parcel: identified(row, "parcel", ParcelId::from_bytes)?,
            unit: unit.map(|bytes| UnitId(u128::from_be_bytes(bytes))),
            kind: coded(row, "kind", PhotoKind::parse)?,
            source: coded(row, "source", PhotoSource::parse)?,
            taken_at: UtcMs(plain(row, "taken_ms")?),
            width: plain(row, "width")?,
            height: plain(row, "height")?,
            bytes: plain(row, "bytes")?,
        },
        person: coded_maybe(row, "person", PersonCode::parse)?,
        named_at: UtcMs(plain(row, "named_ms")?),
        copy: copy.map(Hash),
        purged: coded_maybe(row, "purged", Day::parse)?,
    })
}

pub(in crate::store) fn get_photo(db: &Connection, hash: Hash) -> Result<Option<PhotoRow>> {
    first(
        &mut *db.prepare_cached(PHOTO_GET)?,
        named_params! { ":photo": hash.0 },
        photo,
    )
}

pub(in crate::store) fn drop_photo(db: &Connection, hash: Hash) -> Result<()> {
    db.prepare_cached(PHOTO_DROP)?
        .execute(named_params! { ":photo": hash.0 })?;
    Ok(())
}

pub(in crate::store) fn put_range(db: &Connection, row: &RangeRow) -> Result<()> {
    let next = i64::try_from(row.next)
        .map_err(|error| Fault::Damaged(format!("a roll has no more numbers: {error}")))?;
    db.prepare_cached(RANGE_PUT)?.execute(named_params! {
        ":roll": row.roll.code(),
        ":prefix": row.prefix,
        ":next": next,
    })?;
    Ok(())
}

fn range(row: &Row<'_>) -> Result<RangeRow> {
    let next: i64 = plain(row, "next")?;
    Ok(RangeRow {
        roll: coded(row, "roll", RollKind::parse)?,
        prefix: plain(row, "prefix")?,
        next: u64::try_from(next)
            .map_err(|error| Fault::Damaged(format!("column next holds {next}: {error}")))?,
    })
}

pub(in crate::store) fn get_range(
    db: &Connection,
    roll: RollKind,
    prefix: &str,
) -> Result<Option<RangeRow>> {
    first(
        &mut *db.prepare_cached(RANGE_GET)?,
        named_params! { ":roll": roll.code(), ":prefix": prefix },
        range,
    )
}
