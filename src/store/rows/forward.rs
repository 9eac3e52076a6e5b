//! Rows of forwards.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{all, coded, first, number, plain, wire};
use crate::domain::codes::{PersonCode, SellerCode, Tracking};
use crate::domain::forward::{ForwardState, ForwardTo};
use crate::domain::ids::{Hash, UnitId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::measure::Grams;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::MadeForward;
use crate::ledger::rows::{ForwardEnd, ForwardRow};
use crate::store::fault::Result;

pub(in crate::store) const PUT: &str = "
    insert into forward (number, state, due, made_ms, detail)
    values (:number, :state, :due, :made_ms, :detail)
    on conflict (number) do update set state = excluded.state, due = excluded.due,
        made_ms = excluded.made_ms, detail = excluded.detail";
pub(in crate::store) const GET: &str =
    "select number, state, due, made_ms, detail from forward where number = :number";
pub(in crate::store) const DROP: &str = "delete from forward where number = :number";
pub(in crate::store) const WAITING: &str = "
    select number, state, due, made_ms, detail from forward indexed by forward_waiting
    where state = 'waits' order by due, made_ms, number limit :limit";

#[derive(Serialize, Deserialize)]
struct Detail {
    #[serde(skip_serializing_if = "Option::is_none")]
    carrier: Option<String>,
    to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    seller: Option<String>,
    units: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight_g: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    owner: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<End>,
}

#[derive(Serialize, Deserialize)]
struct End {
    at: i64,
    day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Detail {
    fn of(row: &ForwardRow) -> Self {
        let made = &row.made;
        let person = |person: &Option<PersonCode>| person.as_ref().map(ToString::to_string);
        Self {
            carrier: made.carrier.clone(),
            to: made.to.code().to_owned(),
            seller: made.seller.as_ref().map(ToString::to_string),
            units: made.units.iter().map(ToString::to_string).collect(),
            weight_g: made.weight.map(|Grams(grams)| grams),
            label: made.label.map(|hash| hash.to_string()),
            owner: made.owner.to_string(),
            person: person(&row.person),
            end: row.end.as_ref().map(|end| End {
                at: end.at.0,
                day: end.day.to_string(),
                person: person(&end.person),
                reason: end.reason.clone(),
            }),
        }
    }
}

pub(in crate::store) fn put(db: &Connection, row: &ForwardRow) -> Result<()> {
    db.prepare_cached(PUT)?.execute(named_params! {
        ":number": row.made.number.as_str(),
        ":state": row.state.code(),
        ":due": row.made.due.to_string(),
        ":made_ms": row.made_at.0,
        ":detail": wire::write(&Detail::of(row))?,
    })?;
    Ok(())
}

fn forward(row: &Row<'_>) -> Result<ForwardRow> {
    let text: String = plain(row, "detail")?;
    let detail: Detail = wire::read(&text)?;
    let person = |code: Option<String>| {
        code.map(|code| wire::known("person", &code, PersonCode::parse))
            .transpose()
    };
    let mut units = Vec::with_capacity(detail.units.len());
    for unit in &detail.units {
        units.push(wire::known("unit", unit, UnitId::parse)?);
    }
    let end = match detail.end {
        Some(end) => Some(ForwardEnd {
            at: UtcMs(end.at),
            day: wire::known("day", &end.day, Day::parse)?,
            person: person(end.person)?,
            reason: end.reason,
        }),
        None => None,
    };
    Ok(ForwardRow {
        made: MadeForward {
            number: coded(row, "number", Tracking::parse)?,
            carrier: detail.carrier,
            to: wire::known("recipient", &detail.to, ForwardTo::parse)?,
            seller: detail
                .seller
                .map(|code| wire::known("seller", &code, SellerCode::parse))
                .transpose()?,
            units,
            weight: detail.weight_g.map(Grams),
            label: detail
                .label
                .map(|hash| wire::known("hash", &hash, Hash::parse))
                .transpose()?,
            due: coded(row, "due", Day::parse)?,
            owner: wire::known("owner", &detail.owner, PersonCode::parse)?,
        },
        made_at: UtcMs(plain(row, "made_ms")?),
        person: person(detail.person)?,
        state: coded(row, "state", ForwardState::parse)?,
        end,
    })
}

pub(in crate::store) fn get(db: &Connection, key: &Tracking) -> Result<Option<ForwardRow>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":number": key.as_str() },
        forward,
    )
}

pub(in crate::store) fn drop_row(db: &Connection, key: &Tracking) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":number": key.as_str() })?;
    Ok(())
}

/// Gives those that wait for their carrier, the one that is due first first, at most a page.
pub(in crate::store) fn waiting(db: &Connection) -> Result<Vec<ForwardRow>> {
    all(
        &mut *db.prepare_cached(WAITING)?,
        named_params! { ":limit": number(PAGE_ROWS) },
        forward,
    )
}
