//! When and how a container left, in the columns of its row.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use super::{coded, plain, wire};
use crate::domain::codes::{ContainerName, PersonCode};
use crate::domain::ids::Hash;
use crate::domain::leaving::LeftHow;
use crate::domain::time::UtcMs;
use crate::ledger::fact::LeftContainer;
use crate::ledger::rows::Left;
use crate::store::fault::Result;

#[derive(Serialize, Deserialize)]
struct Detail {
    how: String,
    units: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    under: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    witness: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
}

/// Writes all but the moment.
pub(super) fn write(left: &Left) -> Result<String> {
    let what = &left.what;
    wire::write(&Detail {
        how: what.how.code().to_owned(),
        units: what.units,
        under: what.under.clone(),
        witness: what.witness.as_ref().map(ToString::to_string),
        photo: what.photo.map(|hash| hash.to_string()),
        taker: what.taker.clone(),
        person: left.person.as_ref().map(ToString::to_string),
    })
}

/// Reads it from a container's row; none where it is here still.
pub(super) fn read(row: &Row<'_>) -> Result<Option<Left>> {
    let at: Option<i64> = plain(row, "left_ms")?;
    let text: Option<String> = plain(row, "left_detail")?;
    let (Some(at), Some(text)) = (at, text) else {
        return Ok(None);
    };
    let detail: Detail = wire::read(&text)?;
    let person = |code: Option<String>| {
        code.map(|code| wire::known("person", &code, PersonCode::parse))
            .transpose()
    };
    Ok(Some(Left {
        at: UtcMs(at),
        person: person(detail.person)?,
        what: LeftContainer {
            container: coded(row, "container", ContainerName::parse)?,
            how: wire::known("way out", &detail.how, LeftHow::parse)?,
            units: detail.units,
            under: detail.under,
            witness: person(detail.witness)?,
            photo: detail
                .photo
                .map(|hash| wire::known("photo", &hash, Hash::parse))
                .transpose()?,
            taker: detail.taker,
        },
    }))
}
