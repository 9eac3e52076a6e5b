//! Days that are signed off: how one stands, and what was written about it later.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, named_params};

use super::dossier::Snapshot;
use super::{review, timeline, work};
use crate::domain::charge::Period;
use crate::domain::limits::DAY_LATER_MAX;
use crate::domain::time::{Day, Zone};
use crate::ledger::query::{DayView, LaterFact, WorkAsked};
use crate::ledger::rows::DayRow;
use crate::ledger::{DayStanding, Fact, Kind, Subject, closing};
use crate::store::fault::{Fault, Result};
use crate::store::import::look::Unfinished;
use crate::store::journal::{self, Series};
use crate::store::packs::Packs;
use crate::store::rows::{all, coded, day, number, parcel, plain, small, unit};

/// What each fact of a stretch of the journal is about.
pub(in crate::store) const ABOUT: &str = "
    select day, subjects from fact where id > :after and id <= :last order by id";
/// Facts behind a place of the journal, in short.
pub(in crate::store) const BEHIND: &str = "
    select seq, day, kind, subjects from fact where id > :after and id < :end order by id limit :limit";

/// Facts that are looked through behind a sign-off for those that the clock has put into the day all the same.
const BEHIND_LOOKED: usize = 20_000;

/// Kinds of facts that change what an earlier day said of a unit or a parcel. A unit that goes on its way, by its hold's
/// end or out of the house, changes nothing of the day on which it was graded but its place.
const CHANGES: &[Kind] = &[
    Kind::Undone,
    Kind::UnitRegraded,
    Kind::UnitRedecided,
    Kind::ParcelReopened,
    Kind::UnitInspected,
    Kind::UnitDecided,
    Kind::UnitPut,
    Kind::UnitParked,
    Kind::UnitJudged,
    Kind::UnitHoldEnded,
    Kind::RepairEnded,
    Kind::UnitAttached,
    Kind::UnitWrittenOff,
    Kind::ParcelOpened,
    Kind::ParcelIdentified,
    Kind::ParcelUnmatched,
    Kind::ParcelMerged,
    Kind::ParcelDamaged,
    Kind::ParcelWeighed,
    Kind::ParcelFoundEmpty,
    Kind::ParcelShelved,
    Kind::ParcelClosed,
];

/// Gives how a day stands in the moment of its sign-off. A file that is still being merged counts once it is merged.
pub(in crate::store) fn standing(
    (db, packs): (&Connection, &Packs),
    day: Day,
    asked: WorkAsked,
) -> Result<DayStanding> {
    let series = journal::own_series(db)?;
    let zone = zone(db, &series)?;
    let unmerged = Unfinished::default();
    let review = review::of_days((db, &unmerged), Period::one(day), zone)?;
    Ok(DayStanding {
        head: journal::head(db, &series)?,
        figures: closing::figures(&review),
        open: closing::open(&work::figures((db, packs), asked, zone)?),
    })
}

fn zone(db: &Connection, series: &Series) -> Result<Zone> {
    let row = small::get_series(db, &series.station)?;
    let row = row.ok_or_else(|| Fault::Damaged("the store does not name its site".into()))?;
    Ok(row.zone)
}

/// Gives a day with its sign-off, its figures now, and what came later.
pub(super) fn view(
    (snapshot, packs): (Snapshot<'_>, &Packs),
    of: Day,
    asked: WorkAsked,
    zone: Zone,
) -> Result<DayView> {
    let (db, _) = snapshot;
    let series = journal::own_series(db)?;
    let row = day::get(db, of)?;
    let head = journal::head(db, &series)?;
    let (later, more) = match &row {
        Some(row) => later((db, &series), row)?,
        None => (Vec::new(), false),
    };
    Ok(DayView {
        day: of,
        row,
        head_seq: head.seq,
        head_hash: head.hash.to_string(),
        figures: closing::figures(&review::of_days(snapshot, Period::one(of), zone)?),
        open: closing::open(&work::figures((db, packs), asked, zone)?),
        later,
        more,
    })
}

/// What is written in short of one fact.
struct Short {
    seq: u64,
    day: Day,
    kind: Kind,
    subjects: Vec<Subject>,
}

/// Gives what was written about a day after its sign-off, oldest first, and whether there is more. What a day is about
/// are the parcels and units of its facts; the clock tells where in the journal the day begins.
fn later((db, series): (&Connection, &Series), row: &DayRow) -> Result<(Vec<LaterFact>, bool)> {
    let of = row.closed.day;
    let begins = journal::seq_of_day(db, series, of)?;
    let signed = series.id(row.seq);
    let about = all(
        &mut *db.prepare_cached(ABOUT)?,
        named_params! { ":after": series.id(begins.saturating_sub(1)), ":last": signed },
        |row: &Row<'_>| Ok((super::super::rows::day(row)?, subjects(row)?)),
    )?;
    let about = about.into_iter().filter(|(day, _)| *day == of);
    let about: BTreeSet<Subject> = about.flat_map(|(_, subjects)| subjects).collect();
    let mut facts: BTreeMap<u64, Fact> = BTreeMap::new();
    for subject in &about {
        if journal::newest_of(db, subject)?.is_none_or(|newest| newest <= signed) {
            continue;
        }
        let since = journal::of_subject_but(db, subject, (series.id(0), signed))?;
        let since = since
            .into_iter()
            .filter(|fact| CHANGES.contains(&fact.envelope.kind));
        facts.extend(since.map(|fact| (fact.envelope.seq, fact)));
    }
    let end = series.id(journal::seq_of_day(db, series, of.plus_days(1))?);
    for short in behind(db, (signed, end))? {
        let is_ours = !short.subjects.is_empty() && CHANGES.contains(&short.kind);
        if is_ours && short.day == of {
            let kept = journal::by_id(db, series.id(short.seq))?;
            facts.extend(kept.map(|kept| (short.seq, kept.fact)));
        }
    }
    let more = facts.len() > DAY_LATER_MAX;
    let facts: Vec<Fact> = facts.into_values().take(DAY_LATER_MAX).collect();
    let mut named = BTreeMap::new();
    for fact in &facts {
        named.insert(fact.envelope.seq, name(db, &fact.envelope.subjects)?);
    }
    let entries = timeline::entries(facts).into_iter();
    let told = entries.map(|entry| LaterFact {
        about: named.remove(&entry.seq).unwrap_or_default(),
        entry,
    });
    Ok((told.collect(), more))
}

fn behind(db: &Connection, (after, end): (i64, i64)) -> Result<Vec<Short>> {
    all(
        &mut *db.prepare_cached(BEHIND)?,
        named_params! { ":after": after, ":end": end, ":limit": number(BEHIND_LOOKED) },
        |row: &Row<'_>| {
            Ok(Short {
                seq: plain::<i64>(row, "seq")?.cast_unsigned(),
                day: super::super::rows::day(row)?,
                kind: coded(row, "kind", Kind::parse)?,
                subjects: subjects(row)?,
            })
        },
    )
}

/// Gives the parcels and units among what a fact is about.
fn subjects(row: &Row<'_>) -> Result<Vec<Subject>> {
    let listed: String = plain(row, "subjects")?;
    let names: Vec<String> =
        serde_json::from_str(&listed).map_err(|error| Fault::Damaged(error.to_string()))?;
    let subjects = names.iter().filter_map(|name| Subject::parse(name));
    let ours = |subject: &Subject| matches!(subject, Subject::Parcel(_) | Subject::Unit(_));
    Ok(subjects.filter(ours).collect())
}

/// Names the first unit or parcel as people do: by tag or number.
fn name(db: &Connection, subjects: &[Subject]) -> Result<String> {
    for subject in subjects {
        let name = if let Subject::Unit(id) = subject {
            unit::get(db, *id)?.map(|row| row.inspection.tag.to_string())
        } else if let Subject::Parcel(id) = subject {
            parcel::get(db, *id)?.map(|row| row.number.to_string())
        } else {
            None
        };
        if let Some(name) = name {
            return Ok(name);
        }
    }
    Ok(String::new())
}
