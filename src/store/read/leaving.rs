//! What leaves: units by their tags, forwards that wait, drums, and what keeps an empty box.

use rusqlite::{Connection, Row, named_params};

use super::work::{self, Figure};
use crate::domain::claim::{MARKETPLACE, is_open};
use crate::domain::codes::{ContainerName, UnitTag};
use crate::domain::deadline::UnitDays;
use crate::domain::ids::ParcelId;
use crate::domain::limits::LEAVING_UNITS_MAX;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::Inspection;
use crate::ledger::query::Drum;
use crate::ledger::rows::{BoxClaim, ParcelState, UnitRow, UnitState};
use crate::ledger::{BatteryState, DrumKnown};
use crate::store::claims::{self, Claimed};
use crate::store::fault::Result;
use crate::store::known;
use crate::store::packs::Packs;
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, coded, first, parcel, plain, small};

pub(in crate::store) const FORWARDS: &str = "
    select count(*) as count, min(made_ms) as oldest from forward indexed by forward_waiting
    where state = 'waits'";
pub(in crate::store) const DRUMS: &str = "
    select container from container indexed by container_drums
    where kind = 'battery_drum' and left_ms is null order by container";
pub(in crate::store) const DRUM_FIRST: &str = "
    select min(put_ms) as put_ms, min(day) as day from unit
    where container = :container and state = 'put'";
pub(in crate::store) const DRUM_ONE: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.container = :container and unit.state = 'put' limit 1"
);
pub(in crate::store) const ON_EVIDENCE: &str = "
    select count(*) as count, min(received_ms) as oldest
    from parcel indexed by parcel_on_evidence where state = 'empty' and shelf is not null";

/// Gives all units under some tags, but those that were taken back; what is gone stands there too.
pub(in crate::store) fn tagged(db: &Connection, tags: &[UnitTag]) -> Result<Vec<UnitRow>> {
    let mut found: Vec<UnitRow> = Vec::new();
    for tag in tags.iter().take(LEAVING_UNITS_MAX) {
        let rows = all(
            &mut *db.prepare_cached(known::TAG_HOLDER)?,
            named_params! { ":tag": tag.as_str() },
            unit::decode,
        )?;
        let rows = rows.into_iter();
        let mut rows: Vec<UnitRow> = rows
            .filter(|row| row.state != UnitState::Undone)
            .filter(|row| !found.iter().any(|known| known.unit == row.unit))
            .collect();
        rows.sort_by_key(|row| row.unit);
        // Of a carton that was opened later the units under its label are meant that are here.
        if rows.iter().any(|row| row.state != UnitState::Gone) {
            rows.retain(|row| row.state != UnitState::Gone);
        }
        found.extend(rows);
    }
    Ok(found)
}

/// Counts the drums that near their end, and gives since when the one fills that fills longest.
pub(super) fn drum_figure(db: &Connection, packs: &Packs, today: Day) -> Result<Figure> {
    let mut count = 0;
    let mut oldest: Option<UtcMs> = None;
    for drum in drums(db)? {
        if let Some((since, day)) = drum.first
            && packs.drums.is_near(day, today)
        {
            count += 1;
            oldest = Some(oldest.map_or(since, |oldest| oldest.min(since)));
        }
    }
    Ok((count, oldest))
}

/// Lists the drums that are here with their first batteries.
pub(super) fn drums(db: &Connection) -> Result<Vec<Drum>> {
    let names = all(&mut *db.prepare_cached(DRUMS)?, [], |row: &Row<'_>| {
        coded(row, "container", ContainerName::parse)
    })?;
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        let begun = first(
            &mut *db.prepare_cached(DRUM_FIRST)?,
            named_params! { ":container": name.as_str() },
            |row: &Row<'_>| {
                let at: Option<i64> = plain(row, "put_ms")?;
                let day: Option<String> = plain(row, "day")?;
                Ok(at.map(UtcMs).zip(day.as_deref().and_then(Day::parse)))
            },
        )?;
        found.extend(small::get_container(db, &name)?.map(|row| Drum {
            row,
            units: 0,
            first: begun.flatten(),
        }));
    }
    for drum in &mut found {
        drum.units = known::units_in(db, &drum.row.container)?;
    }
    Ok(found)
}

/// Says what a drum holds and what comes into it.
pub(in crate::store) fn drum_known(
    (db, packs): (&Connection, &Packs),
    drum: &ContainerName,
    comes: &[&Inspection],
) -> Result<DrumKnown> {
    let inside = first(
        &mut *db.prepare_cached(DRUM_ONE)?,
        named_params! { ":container": drum.as_str() },
        unit::decode,
    )?;
    let holds = match inside {
        Some(row) => battery((db, packs), &row.inspection)?,
        None => None,
    };
    let mut states = Vec::with_capacity(comes.len());
    for seen in comes {
        states.push((seen.tag.clone(), battery((db, packs), seen)?));
    }
    Ok(DrumKnown {
        holds,
        comes: states,
    })
}

/// The kind of goods that are batteries whatever else was answered.
const BATTERY_GOODS: &str = "battery_goods";
/// Gates that tell of a battery, and whether it is damaged or may be.
const BATTERY_GATES: [(&str, BatteryState); 3] = [
    ("lithium_damaged", BatteryState::Damaged),
    ("lithium_unknown", BatteryState::Damaged),
    ("lithium_intact", BatteryState::Sound),
];

/// Tells by the answers whether a unit is a battery or has one, and whether it is sound.
fn battery((db, packs): (&Connection, &Packs), seen: &Inspection) -> Result<Option<BatteryState>> {
    let Some(pack) = &seen.checklist else {
        return Ok(None);
    };
    let Some(kept) = packs.checklist(db, pack.hash)? else {
        return Ok(None);
    };
    let gates = kept.1.standing(&seen.answers).gates;
    let told = BATTERY_GATES.into_iter();
    let told = told.filter(|(code, _)| gates.iter().any(|gate| gate.code == *code));
    let first = told.map(|(_, state)| state).next();
    let is_battery = kept.1.kind() == BATTERY_GOODS;
    Ok(first.or(is_battery.then_some(BatteryState::Sound)))
}

/// Says what keeps an empty box; none where nothing is known that would.
pub(in crate::store) fn box_claim(
    (db, packs): (&Connection, &Packs),
    id: ParcelId,
) -> Result<Option<BoxClaim>> {
    let Some(row) = parcel::get(db, id)? else {
        return Ok(None);
    };
    if row.state != ParcelState::Empty {
        return Ok(None);
    }
    let open = Claimed::Parcel(id).delivered(db)?;
    if open.is_none() {
        let (lines, _) = claims::lacking(db, &row)?;
        if lines.iter().any(|(_, line)| !is_open(line)) {
            return Ok(Some(BoxClaim::Filed));
        }
    }
    // Whose it is may still be found: a box of nobody waits as long as a claim could be filed.
    let days = UnitDays {
        marketplace: Some(MARKETPLACE.to_owned()),
        received: Some(open.unwrap_or(row.day)),
        ..UnitDays::default()
    };
    let rules = packs.deadlines.as_ref();
    let last = rules.and_then(|rules| rules.claim(&days));
    Ok(last.map(|last| BoxClaim::Open(last.due)))
}

/// Counts the empty boxes on the evidence shelf.
pub(super) fn on_evidence(db: &Connection) -> Result<Figure> {
    work::one(db, ON_EVIDENCE, [])
}
