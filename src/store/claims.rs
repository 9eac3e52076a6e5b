//! Claims that may be filed: which units, boxes and missing items, by the day that they came.
//!
//! A claim stands for a unit or for a parcel that was empty or lacked an announced item. Its row follows
//! from the unit's or parcel's own row and from the announced lines that are merged: whichever changes
//! has it made anew, so that any order of files and scans ends in the same rows.

use rusqlite::{Connection, Row, named_params};

use super::fault::Result;
use super::import::keys::KeyKind;
use super::import::line;
use super::read::dossier::LINE_UNITS;
use super::read::expected::BY_KEY;
use super::rows::{all, coded, first, identified, number, parcel, plain, unit};
use crate::domain::claim::{ClaimReason, delivered, is_open, of_unit};
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::{LineId, ParcelId, UnitId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::reading::CodeKind;
use crate::domain::time::Day;
use crate::ledger::codec;
use crate::ledger::fact::Unseen;
use crate::ledger::rows::{ParcelRow, ParcelState, UnitRow, UnitState};

pub(super) const GET: &str = "select delivered from claim where id = :id and kind = :kind";
pub(super) const PUT: &str = "
    insert into claim (id, kind, delivered) values (:id, :kind, :delivered)
    on conflict (id, kind) do update set delivered = excluded.delivered";
pub(super) const DROP: &str = "delete from claim where id = :id and kind = :kind";
pub(super) const LINKED: &str = "select id, kind from claim_link where link = :link";
pub(super) const LINK: &str = "
    insert into claim_link (link, id, kind) values (:link, :id, :kind) on conflict do nothing";
pub(super) const LINKS: &str = "
    select link from claim_link indexed by claim_link_by_claim where id = :id and kind = :kind";
pub(super) const UNLINK: &str =
    "delete from claim_link where link = :link and id = :id and kind = :kind";
pub(super) const RECEIVED: &str = "select day from parcel where parcel = :parcel";

/// What a claim is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Claimed {
    /// A unit.
    Unit(UnitId),
    /// A parcel that was empty or lacked an item.
    Parcel(ParcelId),
}

impl Claimed {
    fn id(self) -> [u8; 16] {
        match self {
            Self::Unit(unit) => unit.bytes(),
            Self::Parcel(parcel) => parcel.bytes(),
        }
    }

    /// Gives the stable name of its kind.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Unit(_) => "unit",
            Self::Parcel(_) => "parcel",
        }
    }

    /// Gives the day of delivery by which it stands in its queue; none where no claim may be filed.
    pub(super) fn delivered(self, db: &Connection) -> Result<Option<Day>> {
        kept(db, self)
    }

    /// Reads it from a row with its id and kind.
    pub(super) fn decode(row: &Row<'_>) -> Result<Self> {
        let of = |code: &str| matches!(code, "unit" | "parcel").then(|| code == "unit");
        Ok(if coded(row, "kind", of)? {
            Self::Unit(identified(row, "id", UnitId::from_bytes)?)
        } else {
            Self::Parcel(identified(row, "id", ParcelId::from_bytes)?)
        })
    }
}

/// What follows for a claim: the day that the goods came, where it may be filed, and what it must be
/// looked at again for, a line or a number that a file may yet name.
#[derive(PartialEq, Eq, Debug, Default)]
struct Standing {
    delivered: Option<Day>,
    links: Vec<Vec<u8>>,
}

/// Takes in that a unit's row has changed or gone.
pub(super) fn unit_changed(
    db: &Connection,
    id: UnitId,
    (old, row): (Option<&UnitRow>, Option<&UnitRow>),
) -> Result<()> {
    let standing = match row {
        Some(row) => of_unit_row(db, row)?,
        None => Standing::default(),
    };
    write(db, Claimed::Unit(id), &standing)?;
    let line_of = |row: Option<&UnitRow>| {
        let line = row.and_then(|row| row.inspection.line.as_ref());
        line.map(|choice| choice.line)
    };
    // An item that was missing may have come in another box, or was another line's.
    let (before, now) = (line_of(old), line_of(row));
    for line in before.filter(|_| before != now).into_iter().chain(now) {
        parcels_again(db, line)?;
    }
    Ok(())
}

/// Takes in that a parcel's row has changed or gone; most neither were nor are empty or lack an item.
pub(super) fn parcel_changed(
    db: &Connection,
    id: ParcelId,
    old: Option<&ParcelRow>,
    row: Option<&ParcelRow>,
) -> Result<()> {
    let lacks = |row: Option<&ParcelRow>| row.is_some_and(lacks);
    if !lacks(old) && !lacks(row) {
        return Ok(());
    }
    let standing = match row {
        Some(row) => of_parcel_row(db, row)?,
        None => Standing::default(),
    };
    write(db, Claimed::Parcel(id), &standing)
}

/// Takes in that a file has told a line, or told it otherwise.
pub(super) fn line_changed(db: &Connection, line: LineId) -> Result<()> {
    for claimed in linked(db, &line.0)? {
        again(db, claimed)?;
    }
    Ok(())
}

/// Takes in that a line is found by a number from now on.
pub(super) fn key_entered(db: &Connection, kind: KeyKind, key: &str) -> Result<()> {
    if kind == KeyKind::Tracking {
        for claimed in linked(db, key.as_bytes())? {
            again(db, claimed)?;
        }
    }
    Ok(())
}

/// Tells whether a claim's rows are what follows for it.
pub(super) fn holds(db: &Connection, claimed: Claimed) -> Result<bool> {
    let mut wanted = standing(db, claimed)?;
    wanted.links.sort();
    let mut links = links(db, claimed)?;
    links.sort();
    Ok(wanted.links == links && wanted.delivered == kept(db, claimed)?)
}

fn standing(db: &Connection, claimed: Claimed) -> Result<Standing> {
    Ok(match claimed {
        Claimed::Unit(id) => match unit::get(db, id)? {
            Some(row) => of_unit_row(db, &row)?,
            None => Standing::default(),
        },
        Claimed::Parcel(id) => match parcel::get(db, id)? {
            Some(row) => of_parcel_row(db, &row)?,
            None => Standing::default(),
        },
    })
}

fn again(db: &Connection, claimed: Claimed) -> Result<()> {
    let standing = standing(db, claimed)?;
    write(db, claimed, &standing)
}

fn parcels_again(db: &Connection, line: LineId) -> Result<()> {
    for claimed in linked(db, &line.0)? {
        if let Claimed::Parcel(_) = claimed {
            again(db, claimed)?;
        }
    }
    Ok(())
}

/// A unit in its place that answers an announced line and came back worse, or as another thing.
fn of_unit_row(db: &Connection, row: &UnitRow) -> Result<Standing> {
    let seen = &row.inspection;
    let is_put = match row.state {
        UnitState::Put | UnitState::Waiting | UnitState::Judged | UnitState::Gone => true,
        UnitState::Undone | UnitState::Parked => false,
    };
    let (Some(choice), true) = (&seen.line, is_put) else {
        return Ok(Standing::default());
    };
    if of_unit(seen.grade, seen.finding).is_none() {
        return Ok(Standing::default());
    }
    let line = told(db, choice.line)?;
    let day = received(db, seen.parcel)?;
    let delivered = match &line {
        Some(line) if !is_open(line) => None,
        line => day.map(|day| delivered(line.as_ref(), day)),
    };
    Ok(Standing {
        delivered,
        links: vec![choice.line.0.to_vec()],
    })
}

/// An empty box, or one that lacked an item, whose lines are known.
fn of_parcel_row(db: &Connection, row: &ParcelRow) -> Result<Standing> {
    if !lacks(row) {
        return Ok(Standing::default());
    }
    let (lines, links) = lacking(db, row)?;
    let open = lines.iter().filter(|(_, line)| is_open(line));
    Ok(Standing {
        delivered: open.map(|(_, line)| delivered(Some(line), row.day)).min(),
        links,
    })
}

/// Tells whether a parcel was empty or lacked an item.
pub(super) fn lacks(row: &ParcelRow) -> bool {
    row.state == ParcelState::Empty || missing(row).next().is_some()
}

fn missing(row: &ParcelRow) -> impl Iterator<Item = LineId> {
    let unseen = row.unseen.iter();
    unseen.filter_map(|(line, said)| (*said == Unseen::Missing).then_some(*line))
}

/// Says why a claim may be filed for a parcel.
pub(super) fn reason_of_parcel(row: &ParcelRow) -> ClaimReason {
    if row.state == ParcelState::Empty {
        ClaimReason::Empty
    } else {
        ClaimReason::Missing
    }
}

/// Gives the merged lines that a parcel lacks, and all that it must be looked at again for.
type Lacking = (Vec<(LineId, ExpectedLine)>, Vec<Vec<u8>>);

pub(super) fn lacking(db: &Connection, row: &ParcelRow) -> Result<Lacking> {
    let (mut found, mut links) = (Vec::new(), Vec::new());
    for id in missing(row) {
        links.push(id.0.to_vec());
        if let Some(line) = told(db, id)?
            && units_of(db, id)? < line.quantity
        {
            found.push((id, line));
        }
    }
    if row.state == ParcelState::Empty {
        let numbers = row.candidates.iter();
        for key in numbers.filter(|one| one.kind == CodeKind::Tracking) {
            links.push(key.key.as_bytes().to_vec());
            found.extend(by_tracking(db, &key.key)?);
        }
        if let Some(chosen) = &row.chosen {
            found.retain(|(_, line)| line.of == *chosen);
        }
        links.extend(found.iter().map(|(id, _)| id.0.to_vec()));
    }
    links.sort();
    links.dedup();
    Ok((found, links))
}

fn by_tracking(db: &Connection, key: &str) -> Result<Vec<(LineId, ExpectedLine)>> {
    all(
        &mut *db.prepare_cached(BY_KEY)?,
        named_params! {
            ":key": key,
            ":kind": KeyKind::Tracking as i64,
            ":limit": number(PAGE_ROWS),
        },
        |row| {
            let body: String = plain(row, "body")?;
            Ok((LineId(plain(row, "line")?), codec::decode_line(&body)?))
        },
    )
}

fn told(db: &Connection, id: LineId) -> Result<Option<ExpectedLine>> {
    first(
        &mut *db.prepare_cached(line::GET)?,
        named_params! { ":line": id.0 },
        |row| {
            let body: String = plain(row, "body")?;
            Ok(codec::decode_line(&body)?)
        },
    )
}

fn units_of(db: &Connection, line: LineId) -> Result<u32> {
    let line = named_params! { ":line": line.0 };
    Ok(db
        .prepare_cached(LINE_UNITS)?
        .query_row(line, |row| row.get(0))?)
}

/// Gives the day of a parcel's first scan.
fn received(db: &Connection, id: ParcelId) -> Result<Option<Day>> {
    first(
        &mut *db.prepare_cached(RECEIVED)?,
        named_params! { ":parcel": id.bytes() },
        super::rows::day,
    )
}

fn kept(db: &Connection, claimed: Claimed) -> Result<Option<Day>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":id": claimed.id(), ":kind": claimed.kind() },
        |row| coded(row, "delivered", Day::parse),
    )
}

fn linked(db: &Connection, link: &[u8]) -> Result<Vec<Claimed>> {
    all(
        &mut *db.prepare_cached(LINKED)?,
        named_params! { ":link": link },
        Claimed::decode,
    )
}

fn links(db: &Connection, claimed: Claimed) -> Result<Vec<Vec<u8>>> {
    all(
        &mut *db.prepare_cached(LINKS)?,
        named_params! { ":id": claimed.id(), ":kind": claimed.kind() },
        |row| plain(row, "link"),
    )
}

/// Writes what follows for a claim where it is not so already: most units are no claim and have none.
fn write(db: &Connection, claimed: Claimed, standing: &Standing) -> Result<()> {
    let (id, kind) = (claimed.id(), claimed.kind());
    let before = kept(db, claimed)?;
    match standing.delivered {
        Some(day) if before != Some(day) => {
            db.prepare_cached(PUT)?.execute(named_params! {
                ":id": id, ":kind": kind, ":delivered": day.to_string(),
            })?;
        }
        None if before.is_some() => {
            db.prepare_cached(DROP)?
                .execute(named_params! { ":id": id, ":kind": kind })?;
        }
        Some(_) | None => {}
    }
    let links = links(db, claimed)?;
    for link in links.iter().filter(|link| !standing.links.contains(link)) {
        db.prepare_cached(UNLINK)?
            .execute(named_params! { ":link": link, ":id": id, ":kind": kind })?;
    }
    for link in standing.links.iter().filter(|link| !links.contains(link)) {
        db.prepare_cached(LINK)?
            .execute(named_params! { ":link": link, ":id": id, ":kind": kind })?;
    }
    Ok(())
}
