//! Work for charges, derived while nobody waits: a put writes nothing for it. A table holds it up to a fact,
//! and what came later is derived when it is asked for, so that a statement is whole at every moment.
//!
//! "Later" is by local numbers: of the series that a store writes, the one begun last has the greatest.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::fault::Result;
use super::journal;
use super::rows::activity::{self, DoneOn};
use crate::domain::limits::CHARGED_FACTS_AT_ONCE_MAX;
use crate::ledger::charge::Work;
use crate::ledger::fact::Fact;
use crate::ledger::{Subject, fold};

pub(super) const UPTO: &str = "select upto from charged";
pub(super) const MOVE: &str = "update charged set upto = :upto";

/// Whether facts wait whose work is not derived yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Charged {
    /// None does.
    All,
    /// There are more.
    More,
}

/// What is worked on by some facts, and the last of them.
struct Touched {
    on: BTreeSet<DoneOn>,
    last: i64,
    charged: Charged,
}

fn upto(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached(UPTO)?.query_row([], |row| row.get(0))?)
}

/// Gives what the next facts after a local number worked on.
fn touched(db: &Connection, after: i64) -> Result<Touched> {
    let page = journal::page(db, after, CHARGED_FACTS_AT_ONCE_MAX)?;
    let is_full = u32::try_from(page.len()).is_ok_and(|facts| facts == CHARGED_FACTS_AT_ONCE_MAX);
    let subjects = page.iter().flat_map(|kept| &kept.fact.envelope.subjects);
    Ok(Touched {
        on: subjects.filter_map(done_on).collect(),
        last: page.last().map_or(after, |kept| kept.id),
        charged: if is_full { Charged::More } else { Charged::All },
    })
}

fn done_on(subject: &Subject) -> Option<DoneOn> {
    if let Subject::Unit(unit) = subject {
        Some(DoneOn::Unit(*unit))
    } else if let Subject::Parcel(parcel) = subject {
        Some(DoneOn::Parcel(*parcel))
    } else {
        None
    }
}

fn subject_of(on: DoneOn) -> Subject {
    match on {
        DoneOn::Unit(unit) => Subject::Unit(unit),
        DoneOn::Parcel(parcel) => Subject::Parcel(parcel),
    }
}

fn work_of(on: DoneOn, facts: &[Fact]) -> Vec<Work> {
    match on {
        DoneOn::Unit(id) => fold::unit_work(id, facts),
        DoneOn::Parcel(id) => fold::parcel_work(id, facts),
    }
}

fn derived(db: &Connection, on: DoneOn) -> Result<Vec<Work>> {
    Ok(work_of(on, &journal::of_subject(db, &subject_of(on))?))
}

/// Derives the work of the next facts, a few at a time.
pub(super) fn slice(db: &Connection) -> Result<Charged> {
    let before = upto(db)?;
    let touched = touched(db, before)?;
    for on in touched.on {
        activity::put(db, on, &derived(db, on)?)?;
    }
    if touched.last != before {
        db.prepare_cached(MOVE)?
            .execute(named_params! { ":upto": touched.last })?;
    }
    Ok(touched.charged)
}

/// Derives the work of everything that was worked on since; the table's rows of it are older.
pub(super) fn rest(db: &Connection) -> Result<BTreeMap<DoneOn, Vec<Work>>> {
    let mut rest = BTreeMap::new();
    let mut after = upto(db)?;
    loop {
        let touched = touched(db, after)?;
        for on in touched.on {
            if let Entry::Vacant(free) = rest.entry(on) {
                free.insert(derived(db, on)?);
            }
        }
        after = touched.last;
        if touched.charged == Charged::All {
            return Ok(rest);
        }
    }
}

/// Tells whether what stands there is what the facts say; what was worked on since is still to come.
pub(super) fn holds(db: &Connection, on: DoneOn, facts: &[Fact]) -> Result<bool> {
    let newest = journal::newest_of(db, &subject_of(on))?;
    if newest.is_some_and(|newest| upto(db).is_ok_and(|upto| newest > upto)) {
        return Ok(true);
    }
    activity::holds(db, on, &work_of(on, facts))
}
