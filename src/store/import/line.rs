//! One announced line out of all its tellings, the same whatever order they came in.
//!
//! A line's state is the set of its different texts, each with the newest file that has it. The
//! row is their fold from the oldest to the newest: each field is the newest that is not empty,
//! so a late file with empty cells erases nothing; tracking numbers are kept all, the last
//! mentioned last. One text is by far the usual case and stands in the row alone.

use rusqlite::{CachedStatement, Connection, named_params, params};

use super::run::Sources;
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::LineId;
use crate::ledger::codec;
use crate::store::fault::Result;
use crate::store::rows::{all, plain};

pub(in crate::store) const GET: &str = "select source, body from expected where line = :line";
pub(in crate::store) const ADD: &str =
    "insert into expected (line, source, body) values (:line, :source, :body)
    on conflict do nothing";
pub(in crate::store) const CHANGE: &str =
    "update expected set source = :source, body = :body where line = :line";
pub(in crate::store) const RENEW: &str = "update expected set source = :source where line = :line";
pub(in crate::store) const TELLINGS: &str =
    "select source, body from expected_telling where line = :line";
pub(in crate::store) const TELLING_PUT: &str = "
    insert into expected_telling (line, source, body) values (:line, :source, :body)
    on conflict (line, body) do update set source = excluded.source";

/// What a telling did to its line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum Effect {
    /// Nobody had announced it.
    New,
    /// It said something new.
    Changed,
    /// It said the same.
    Unchanged,
}

/// One text of a line and the newest file that has it.
pub(super) struct Telling {
    pub(super) source: i64,
    pub(super) body: String,
}

/// Enters lines that nobody has announced, with one statement for many of them.
pub(in crate::store) struct Adding<'db>(CachedStatement<'db>);

impl<'db> Adding<'db> {
    pub(in crate::store) fn begin(db: &'db Connection) -> Result<Self> {
        Ok(Self(db.prepare_cached(ADD)?))
    }

    /// Enters a line, or answers that it is known.
    fn is_new(&mut self, id: LineId, source: i64, body: &str) -> Result<bool> {
        // In the order of ADD.
        Ok(self.0.execute(params![id.0, source, body])? > 0)
    }
}

/// Merges one text of a file into its line.
pub(in crate::store) fn merge(
    db: &Connection,
    adding: &mut Adding<'_>,
    sources: &mut Sources,
    (id, source): (LineId, i64),
    body: &str,
) -> Result<Effect> {
    if adding.is_new(id, source, body)? {
        return Ok(Effect::New);
    }
    let (old_source, old_body): (i64, String) = db
        .prepare_cached(GET)?
        .query_row(named_params! { ":line": id.0 }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let mut tellings = tellings(db, id)?;
    if tellings.is_empty() && old_body == body {
        if sources.newer(db, source, old_source)? {
            db.prepare_cached(RENEW)?
                .execute(named_params! { ":line": id.0, ":source": source })?;
        }
        return Ok(Effect::Unchanged);
    }
    if tellings.is_empty() {
        let first = Telling {
            source: old_source,
            body: old_body.clone(),
        };
        keep(db, id, &first)?;
        tellings.push(first);
    }
    tell(db, sources, id, source, body, &mut tellings)?;
    let (newest, text) = folded(db, sources, tellings)?;
    db.prepare_cached(CHANGE)?
        .execute(named_params! { ":line": id.0, ":source": newest, ":body": text })?;
    Ok(if text == old_body {
        Effect::Unchanged
    } else {
        Effect::Changed
    })
}

/// Gives the texts of a line that files tell differently; none when they agree.
pub(super) fn tellings(db: &Connection, id: LineId) -> Result<Vec<Telling>> {
    all(
        &mut *db.prepare_cached(TELLINGS)?,
        named_params! { ":line": id.0 },
        |row| {
            Ok(Telling {
                source: plain(row, "source")?,
                body: plain(row, "body")?,
            })
        },
    )
}

fn keep(db: &Connection, id: LineId, telling: &Telling) -> Result<()> {
    db.prepare_cached(TELLING_PUT)?.execute(named_params! {
        ":line": id.0,
        ":source": telling.source,
        ":body": telling.body,
    })?;
    Ok(())
}

/// Enters a text among the tellings, or names a newer file for a text that is there.
fn tell(
    db: &Connection,
    sources: &mut Sources,
    id: LineId,
    source: i64,
    body: &str,
    tellings: &mut Vec<Telling>,
) -> Result<()> {
    if let Some(same) = tellings.iter_mut().find(|told| told.body == body) {
        if sources.newer(db, source, same.source)? {
            same.source = source;
            keep(db, id, same)?;
        }
        return Ok(());
    }
    let told = Telling {
        source,
        body: body.to_owned(),
    };
    keep(db, id, &told)?;
    tellings.push(told);
    Ok(())
}

/// Folds all tellings of a line: the newest file of them and the line's text.
pub(super) fn folded(
    db: &Connection,
    sources: &mut Sources,
    tellings: Vec<Telling>,
) -> Result<(i64, String)> {
    let mut ordered = Vec::with_capacity(tellings.len());
    for told in tellings {
        ordered.push((sources.stamp(db, told.source)?, told));
    }
    ordered.sort_by(|(left, a), (right, b)| left.cmp(right).then_with(|| a.body.cmp(&b.body)));
    let mut newest = 0;
    let mut line: Option<ExpectedLine> = None;
    for (_, told) in ordered {
        let newer = codec::decode_line(&told.body)?;
        newest = told.source;
        line = Some(match line {
            Some(older) => over(older, newer),
            None => newer,
        });
    }
    let mut text = String::new();
    if let Some(line) = line {
        codec::encode_line(&line, &mut text);
    }
    text.truncate(text.trim_end_matches('\n').len());
    Ok((newest, text))
}

/// Tells whether a telling laid over a known line leaves it as it is.
pub(super) fn adds_nothing(known: &str, newer: &ExpectedLine) -> Result<bool> {
    let older = codec::decode_line(known)?;
    Ok(over(older.clone(), newer.clone()) == older)
}

/// Every number that was ever told, the newest last.
fn all_of(mut older: Vec<String>, newer: Vec<String>) -> Vec<String> {
    older.retain(|known| !newer.contains(known));
    older.extend(newer);
    older
}

/// Lays a newer telling over an older one.
fn over(older: ExpectedLine, newer: ExpectedLine) -> ExpectedLine {
    let tracking = all_of(older.tracking, newer.tracking);
    let outbound = all_of(older.outbound, newer.outbound);
    let (reason_code, reason_family) = if newer.reason_code.is_some() || older.reason_code.is_none()
    {
        (newer.reason_code, newer.reason_family)
    } else {
        (older.reason_code, older.reason_family)
    };
    ExpectedLine {
        of: newer.of,
        ordinal: newer.ordinal,
        merchant_rma_id: newer.merchant_rma_id.or(older.merchant_rma_id),
        tracking,
        carrier: newer.carrier.or(older.carrier),
        carrier_raw: newer.carrier_raw.or(older.carrier_raw),
        asin: newer.asin.or(older.asin),
        sku: newer.sku.or(older.sku),
        fnsku: newer.fnsku.or(older.fnsku),
        title: newer.title.or(older.title),
        quantity: newer.quantity,
        reason_code,
        reason_family,
        status: newer.status.or(older.status),
        resolution: newer.resolution.or(older.resolution),
        label_type: newer.label_type.or(older.label_type),
        label_cost: newer.label_cost.or(older.label_cost),
        currency: newer.currency.or(older.currency),
        order_amount: newer.order_amount.or(older.order_amount),
        refunded_amount: newer.refunded_amount.or(older.refunded_amount),
        request_date: newer.request_date.or(older.request_date),
        delivered_date: newer.delivered_date.or(older.delivered_date),
        order_quantity: newer.order_quantity.or(older.order_quantity),
        category: newer.category.or(older.category),
        in_policy: newer.in_policy.or(older.in_policy),
        a_to_z: newer.a_to_z.or(older.a_to_z),
        safet_state: newer.safet_state.or(older.safet_state),
        safet_claim_id: newer.safet_claim_id.or(older.safet_claim_id),
        order_item_id: newer.order_item_id.or(older.order_item_id),
        outbound,
        serials: if newer.serials.is_empty() {
            older.serials
        } else {
            newer.serials
        },
    }
}
