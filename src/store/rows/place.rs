//! The newest count of each place, and what is alike among goods that stand together as one text.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{coded, first, plain, wire};
use crate::domain::codes::{ContainerName, PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::{CommandKey, ParcelId, UnitId};
use crate::domain::place::Kin;
use crate::domain::time::UtcMs;
use crate::ledger::rows::{BoxStanding, Missing, PlaceCount};
use crate::store::fault::{Fault, Result};

pub(in crate::store) const PUT: &str = "
    insert into place_count (place, counted_ms, detail) values (:place, :counted_ms, :detail)
    on conflict (place) do update set counted_ms = excluded.counted_ms, detail = excluded.detail";
pub(in crate::store) const GET: &str =
    "select place, counted_ms, detail from place_count where place = :place";
pub(in crate::store) const DROP: &str = "delete from place_count where place = :place";

/// Stands between the parts of a kin's text.
const BETWEEN: char = '\u{1f}';

/// Writes a kin as the text of its column.
pub(in crate::store) fn kin_text(kin: &Kin) -> String {
    let seller = kin.seller.as_ref().map_or("", SellerCode::as_str);
    let decision = kin.decision.map_or("", Decision::code);
    format!("{seller}{BETWEEN}{decision}{BETWEEN}{}", kin.class.code())
}

/// Reads the text of a kin's column.
pub(in crate::store) fn read_kin(text: &str) -> Result<Kin> {
    let parts: Vec<&str> = text.split(BETWEEN).collect();
    let damaged = || Fault::Damaged(format!("column kin holds {text:?}"));
    let [seller, decision, class] = parts[..] else {
        return Err(damaged());
    };
    let told = |text: &str| !text.is_empty();
    Ok(Kin {
        seller: Some(seller)
            .filter(|text| told(text))
            .map(|code| SellerCode::parse(code).ok_or_else(damaged))
            .transpose()?,
        decision: Some(decision)
            .filter(|text| told(text))
            .map(|code| Decision::parse(code).ok_or_else(damaged))
            .transpose()?,
        class: HazardClass::parse(class).ok_or_else(damaged)?,
    })
}

#[derive(Serialize, Deserialize)]
struct Detail {
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    counted: u32,
    found: u32,
    missing: Vec<String>,
    misplaced: Vec<(String, String)>,
    strange: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    missing_parcels: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    misplaced_parcels: Vec<(String, String)>,
}

/// What moves and counts say of a whole parcel: since when it stands there, since when and by whom it is missed,
/// from which shelf and why it was given up.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct StandsWire(
    Option<i64>,
    Option<(i64, Option<String>)>,
    Option<(String, String)>,
);

impl StandsWire {
    pub(in crate::store) fn of(stands: &BoxStanding) -> Option<Self> {
        let BoxStanding {
            since,
            missing,
            given_up,
        } = stands;
        (*stands != BoxStanding::default()).then(|| {
            Self(
                since.map(|at| at.0),
                missing.as_ref().map(|missing| {
                    let person = missing.person.as_ref().map(ToString::to_string);
                    (missing.at.0, person)
                }),
                given_up
                    .as_ref()
                    .map(|(shelf, reason)| (shelf.to_string(), reason.clone())),
            )
        })
    }

    pub(in crate::store) fn back(told: Option<Self>) -> Result<BoxStanding> {
        let Some(Self(since, missing, given_up)) = told else {
            return Ok(BoxStanding::default());
        };
        let missing = missing.map(|(at, person)| -> Result<Missing> {
            let person = person.map(|code| wire::known("person", &code, PersonCode::parse));
            Ok(Missing {
                at: UtcMs(at),
                person: person.transpose()?,
            })
        });
        let given_up = given_up.map(|(shelf, reason)| -> Result<(ContainerName, String)> {
            let shelf = wire::known("shelf", &shelf, ContainerName::parse)?;
            Ok((shelf, reason))
        });
        Ok(BoxStanding {
            since: since.map(UtcMs),
            missing: missing.transpose()?,
            given_up: given_up.transpose()?,
        })
    }
}

pub(in crate::store) fn put(db: &Connection, row: &PlaceCount) -> Result<()> {
    let misplaced = row.misplaced.iter();
    let detail = Detail {
        key: row.key.to_string(),
        person: row.person.as_ref().map(ToString::to_string),
        counted: row.counted,
        found: row.found,
        missing: row.missing.iter().map(ToString::to_string).collect(),
        misplaced: misplaced
            .map(|(unit, place)| (unit.to_string(), place.to_string()))
            .collect(),
        strange: row.strange.clone(),
        missing_parcels: row
            .missing_parcels
            .iter()
            .map(ToString::to_string)
            .collect(),
        misplaced_parcels: row
            .misplaced_parcels
            .iter()
            .map(|(parcel, place)| (parcel.to_string(), place.to_string()))
            .collect(),
    };
    db.prepare_cached(PUT)?.execute(named_params! {
        ":place": row.place.as_str(),
        ":counted_ms": row.at.0,
        ":detail": wire::write(&detail)?,
    })?;
    Ok(())
}

pub(in crate::store) fn drop_row(db: &Connection, place: &ContainerName) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":place": place.as_str() })?;
    Ok(())
}

/// Gives the newest count of a place; none where it was never counted.
pub(in crate::store) fn get(db: &Connection, place: &ContainerName) -> Result<Option<PlaceCount>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":place": place.as_str() },
        decode,
    )
}

fn decode(row: &Row<'_>) -> Result<PlaceCount> {
    let text: String = plain(row, "detail")?;
    let detail: Detail = wire::read(&text)?;
    let unit = |text: &String| wire::known("unit", text, UnitId::parse);
    let missing = detail.missing.iter().map(unit);
    let mut misplaced = Vec::with_capacity(detail.misplaced.len());
    for (id, place) in &detail.misplaced {
        misplaced.push((
            unit(id)?,
            wire::known("place", place, ContainerName::parse)?,
        ));
    }
    let parcel = |text: &String| wire::known("parcel", text, ParcelId::parse);
    let missing_parcels = detail.missing_parcels.iter().map(parcel);
    let misplaced_parcels = detail.misplaced_parcels.iter().map(|(id, place)| {
        let place = wire::known("place", place, ContainerName::parse)?;
        Ok((parcel(id)?, place))
    });
    let person = detail.person.as_deref();
    Ok(PlaceCount {
        place: coded(row, "place", ContainerName::parse)?,
        key: wire::known("command", &detail.key, CommandKey::parse)?,
        at: UtcMs(plain(row, "counted_ms")?),
        person: person
            .map(|code| wire::known("person", code, PersonCode::parse))
            .transpose()?,
        counted: detail.counted,
        found: detail.found,
        missing: missing.collect::<Result<_>>()?,
        misplaced,
        strange: detail.strange,
        missing_parcels: missing_parcels.collect::<Result<_>>()?,
        misplaced_parcels: misplaced_parcels.collect::<Result<_>>()?,
    })
}
