//! Drafts: what a bench has in hand, so that a crash costs no scan. Not facts; never rebuilt.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::fault::Result;

pub(super) const PUT: &str = "
    insert into draft (bench, body) values (:bench, :body)
    on conflict (bench) do update set body = excluded.body";
pub(super) const GET: &str = "select body from draft where bench = :bench";
pub(super) const DROP: &str = "delete from draft where bench = :bench";

pub(super) fn save(db: &Connection, bench: &str, text: &str) -> Result<()> {
    db.prepare_cached(PUT)?
        .execute(named_params! { ":bench": bench, ":body": text })?;
    Ok(())
}

pub(super) fn load(db: &Connection, bench: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(GET)?
        .query_row(named_params! { ":bench": bench }, |row| row.get(0))
        .optional()?)
}

pub(super) fn forget(db: &Connection, bench: &str) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":bench": bench })?;
    Ok(())
}
