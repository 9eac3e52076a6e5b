//! The unit's row.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::wire::{self, ChoiceWire, PackWire};
use super::{coded, coded_maybe, day, identified, plain};
use crate::domain::checklist::Answers;
use crate::domain::codes::{ContainerName, PersonCode, SellerCode, StationName, UnitTag};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, LineId, ParcelId, UnitId};
use crate::domain::policy::Why;
use crate::domain::time::UtcMs;
use crate::ledger::fact::ProductHow;
use crate::ledger::rows::{UnitRow, UnitState};
use crate::store::fault::{Fault, Result};

/// Every column of a unit, in the order of its table.
macro_rules! unit_columns {
    () => {
        "unit.unit, unit.tag, unit.parcel, unit.state, unit.seller, unit.line, unit.how, \
         unit.grade, unit.proposed, unit.decision, unit.container, unit.put_key, unit.person, \
         unit.station, unit.put_ms, unit.day, unit.detail"
    };
}
pub(in crate::store) use unit_columns;

pub(in crate::store) const PUT: &str = "
    insert into unit (unit, tag, parcel, state, seller, line, how, grade, proposed, decision,
        container, put_key, person, station, put_ms, day, detail)
    values (:unit, :tag, :parcel, :state, :seller, :line, :how, :grade, :proposed, :decision,
        :container, :put_key, :person, :station, :put_ms, :day, :detail)
    on conflict (unit) do update set tag = excluded.tag, parcel = excluded.parcel,
        state = excluded.state, seller = excluded.seller, line = excluded.line,
        how = excluded.how, grade = excluded.grade, proposed = excluded.proposed,
        decision = excluded.decision, container = excluded.container,
        put_key = excluded.put_key, person = excluded.person, station = excluded.station,
        put_ms = excluded.put_ms, day = excluded.day, detail = excluded.detail";
pub(in crate::store) const DROP: &str = "delete from unit where unit = :unit";
pub(in crate::store) const GET: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.unit = :unit"
);

#[derive(Serialize, Deserialize)]
struct Detail {
    #[serde(skip_serializing_if = "Option::is_none")]
    barcode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<ChoiceWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checklist: Option<PackWire>,
    answers: Answers,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<(String, String)>,
    why: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    override_reason: Option<String>,
}

/// Writes the row of a unit, new or changed.
pub(in crate::store) fn put(db: &Connection, row: &UnitRow) -> Result<()> {
    let detail = wire::write(&Detail {
        barcode: row.barcode.clone(),
        choice: row.line.as_ref().map(ChoiceWire::of),
        checklist: row.checklist.as_ref().map(PackWire::of),
        answers: row.answers.clone(),
        because: row.because.clone(),
        why: row.why.code().to_owned(),
        override_reason: row.override_reason.map(|reason| reason.code().to_owned()),
    })?;
    db.prepare_cached(PUT)?.execute(named_params! {
        ":unit": row.unit.bytes(),
        ":tag": row.tag.as_str(),
        ":parcel": row.parcel.bytes(),
        ":state": row.state.code(),
        ":seller": row.seller.as_ref().map(SellerCode::as_str),
        ":line": row.line.as_ref().map(|choice| choice.line.0),
        ":how": row.how.code(),
        ":grade": row.grade.map(Grade::code),
        ":proposed": row.proposed.code(),
        ":decision": row.decision.code(),
        ":container": row.container.as_str(),
        ":put_key": row.put_key.bytes(),
        ":person": row.person.as_ref().map(PersonCode::as_str),
        ":station": row.station.as_str(),
        ":put_ms": row.put_at.0,
        ":day": row.day.to_string(),
        ":detail": detail,
    })?;
    Ok(())
}

/// Takes a unit's row away: it has no facts that make one.
pub(in crate::store) fn drop_row(db: &Connection, unit: UnitId) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":unit": unit.bytes() })?;
    Ok(())
}

/// Reads a unit from a row of all its columns.
pub(in crate::store) fn decode(row: &Row<'_>) -> Result<UnitRow> {
    let text: String = plain(row, "detail")?;
    let detail: Detail = wire::read(&text)?;
    let line: Option<[u8; 16]> = plain(row, "line")?;
    let choice = match (line, detail.choice) {
        (Some(line), Some(choice)) => Some(choice.back(LineId(line))?),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => {
            return Err(Fault::Damaged("a unit's line and choice disagree".into()));
        }
    };
    Ok(UnitRow {
        unit: identified(row, "unit", UnitId::from_bytes)?,
        tag: coded(row, "tag", UnitTag::parse)?,
        parcel: identified(row, "parcel", ParcelId::from_bytes)?,
        state: coded(row, "state", UnitState::parse)?,
        seller: coded_maybe(row, "seller", SellerCode::parse)?,
        line: choice,
        barcode: detail.barcode,
        how: coded(row, "how", ProductHow::parse)?,
        checklist: detail.checklist.map(PackWire::back).transpose()?,
        answers: detail.answers,
        grade: coded_maybe(row, "grade", Grade::parse)?,
        because: detail.because,
        proposed: coded(row, "proposed", Decision::parse)?,
        why: Why::parse(&detail.why),
        decision: coded(row, "decision", Decision::parse)?,
        override_reason: detail
            .override_reason
            .map(|code| {
                OverrideReason::parse(&code)
                    .ok_or_else(|| Fault::Damaged(format!("override reason is {code:?}")))
            })
            .transpose()?,
        container: coded(row, "container", ContainerName::parse)?,
        put_key: identified(row, "put_key", CommandKey::from_bytes)?,
        person: coded_maybe(row, "person", PersonCode::parse)?,
        station: coded(row, "station", StationName::parse)?,
        put_at: UtcMs(plain(row, "put_ms")?),
        day: day(row)?,
    })
}

/// Reads one unit.
pub(in crate::store) fn get(db: &Connection, unit: UnitId) -> Result<Option<UnitRow>> {
    super::first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":unit": unit.bytes() },
        decode,
    )
}
