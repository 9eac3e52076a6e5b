//! The journal as a readable list, newest first.

use rusqlite::{Connection, named_params};

use super::timeline;
use crate::domain::codes::PersonCode;
use crate::domain::limits::{AUDIT_LOOKED_MAX, PAGE_ROWS};
use crate::ledger::query::{AuditAsked, AuditPage, AuditRow, AuditWhat, KeptFact, Undone};
use crate::store::fault::Result;
use crate::store::journal::{self, Kept, fact_columns};
use crate::store::rows::{all, number};

/// A stretch of the journal.
pub(in crate::store) const PAGE: &str = concat!(
    "select ",
    fact_columns!(),
    " from fact where fact.id < :before and fact.id > :floor \
      and (:person is null or fact.person = :person) and (:kind is null or fact.kind = :kind) \
      and fact.day between :first and :last order by fact.id desc limit :limit"
);
/// What sets a rule, a term or a right: the kinds of the index, word for word.
pub(in crate::store) const SETTINGS: &str = concat!(
    "select ",
    fact_columns!(),
    " from fact indexed by fact_setting where fact.id < :before and fact.id > :floor \
      and kind in ( \
    'series.opened', 'person.enrolled', 'seller.named', 'seller.policy_set', 'seller.terms_set', 'seller.rates_set', \
    'seller.checklist_set', 'seller.order_set', 'party.set', 'freight.rated', 'template.set', 'screening.loaded', \
    'recalls.imported', 'range.allotted', 'sscc.allotted', 'day.closed', 'day.reopened') \
      and (:person is null or fact.person = :person) \
      and fact.day between :first and :last order by fact.id desc limit :limit"
);

/// Gives the page before a number; the newest one without.
pub(super) fn page(db: &Connection, asked: &AuditAsked, before: Option<u64>) -> Result<AuditPage> {
    let series = journal::own_series(db)?;
    let head = journal::head(db, &series)?.seq;
    let end = match asked.last {
        Some(last) => journal::seq_of_day(db, &series, last.plus_days(1))?,
        None => head + 1,
    };
    let before = before.unwrap_or(end).min(head + 1);
    let start = match asked.first {
        Some(first) => journal::seq_of_day(db, &series, first)?,
        None => 1,
    };
    let (sql, kind, looked) = match asked.what {
        AuditWhat::All => (PAGE, None, u64::from(AUDIT_LOOKED_MAX)),
        AuditWhat::Kind(kind) => (PAGE, Some(kind.code()), u64::from(AUDIT_LOOKED_MAX)),
        // The index holds few: all of them are looked through.
        AuditWhat::Settings => (SETTINGS, None, u64::MAX),
    };
    let floor = before.saturating_sub(looked).max(start).saturating_sub(1);
    let first = asked
        .first
        .map_or("0000-01-01".to_owned(), |day| day.to_string());
    let last = asked
        .last
        .map_or("9999-12-31".to_owned(), |day| day.to_string());
    let person = asked.person.as_ref().map(PersonCode::as_str);
    let limit = number(PAGE_ROWS);
    let (below, above) = (series.id(before), series.id(floor));
    let mut statement = db.prepare_cached(sql)?;
    let kept = match asked.what {
        AuditWhat::Settings => all(
            &mut statement,
            named_params! {
                ":before": below, ":floor": above, ":person": person,
                ":first": first, ":last": last, ":limit": limit,
            },
            journal::decode,
        )?,
        AuditWhat::All | AuditWhat::Kind(_) => all(
            &mut statement,
            named_params! {
                ":before": below, ":floor": above, ":person": person, ":kind": kind,
                ":first": first, ":last": last, ":limit": limit,
            },
            journal::decode,
        )?,
    };
    let is_full = kept.len() >= PAGE_ROWS;
    let next = match kept.last() {
        Some(last) if is_full => Some(last.fact.envelope.seq),
        Some(_) | None => (floor >= start).then_some(floor + 1),
    };
    Ok(AuditPage {
        rows: kept.into_iter().filter_map(told).collect(),
        next: next.filter(|next| *next > start),
    })
}

/// Facts that are given at once as they stand.
const KEPT_AT_ONCE: u32 = 1_000;

/// Gives the next facts behind a number as they stand in the journal.
pub(super) fn kept(db: &Connection, after: u64) -> Result<Vec<KeptFact>> {
    let series = journal::own_series(db)?;
    let page = journal::page(db, series.id(after), KEPT_AT_ONCE)?.into_iter();
    let facts = page.map(|kept| KeptFact {
        fact: kept.fact,
        body: kept.body,
        hash: kept.hash,
        // Whether a later fact takes it back is told by that fact.
        undone: Undone::No,
    });
    Ok(facts.collect())
}

fn told(kept: Kept) -> Option<AuditRow> {
    let envelope = &kept.fact.envelope;
    let day = envelope.day;
    let about = envelope.subjects.iter().map(ToString::to_string).collect();
    let hash = kept.hash.to_string();
    let entry = timeline::entries(vec![kept.fact]).pop()?;
    Some(AuditRow {
        entry,
        day,
        about,
        hash,
    })
}
