//! Evidence: a unit, a parcel or a return with its rows, photos and facts as the journal keeps them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::dossier::{self, Snapshot};
use super::timeline::asked_by;
use super::{expected, photos, weight};
use crate::domain::codes::{OrderId, Rma};
use crate::domain::expected::{ExpectedLine, KnownLine};
use crate::domain::ids::{CommandKey, LineId, ParcelId};
use crate::domain::limits::{PACK_PHOTOS_MAX, PACK_UNITS_MAX};
use crate::domain::reading::CodeKind;
use crate::ledger::query::{Beside, Evidence, EvidenceOf, EvidenceParcel, KeptFact, Undone};
use crate::ledger::rows::UnitRow;
use crate::ledger::{Body, Subject};
use crate::store::fault::{Fault, Result};
use crate::store::journal::{self, Kept};
use crate::store::packs::Packs;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, dock, number, small};

pub(in crate::store) const OF_LINE: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.line = :line order by unit.unit limit :limit"
);
/// Parcels by a number of a return, oldest first; those taken back are no evidence.
pub(in crate::store) const BY_KEY: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel_key join parcel on parcel.parcel = parcel_key.parcel \
      where parcel_key.key = :key and parcel_key.kind = :kind and parcel.state <> 'undone' \
      order by parcel_key.parcel limit :limit"
);

/// Answers; none when nothing of it is here.
pub(super) fn of(
    snapshot: Snapshot<'_>,
    packs: &Packs,
    of: &EvidenceOf,
) -> Result<Option<Evidence>> {
    let (db, unmerged) = snapshot;
    let mut lines = BTreeMap::new();
    let ids = match of {
        EvidenceOf::Unit(id) => match unit::get(db, *id)? {
            Some(row) => BTreeSet::from([row.inspection.parcel]),
            None => return Ok(None),
        },
        EvidenceOf::Parcel(id) => BTreeSet::from([*id]),
        EvidenceOf::Lines(wanted) => {
            for id in wanted {
                if let Some(line) = expected::one(db, unmerged, *id)? {
                    lines.insert(*id, line);
                }
            }
            parcels_of(db, &lines)?
        }
    };
    let (mut parcels, mut units) = (Vec::new(), Vec::new());
    for id in ids {
        let dossier = dossier::of_parcel(snapshot, packs, id, &Beside::default())?;
        let Some(row) = dossier.parcels.into_iter().next() else {
            continue;
        };
        for line in dossier.lines {
            lines.insert(line.known.id, line.known.line);
        }
        parcels.push(EvidenceParcel {
            weighed: weight::of_parcel(snapshot, id)?,
            photos: all(
                &mut *db.prepare_cached(photos::OF_PARCEL)?,
                named_params! { ":parcel": id.bytes(), ":limit": number(PACK_PHOTOS_MAX + 1) },
                dock::photo,
            )?,
            row,
        });
        units.extend(dossier.units);
    }
    if parcels.is_empty() {
        return Ok(None);
    }
    for id in units.iter().filter_map(line_of) {
        if let (false, Some(line)) = (lines.contains_key(&id), expected::one(db, unmerged, id)?) {
            lines.insert(id, line);
        }
    }
    let known = lines.into_iter();
    let known = known.map(|(id, line)| dossier::known(db, id, line));
    let series = journal::own_series(db)?;
    let facts = facts(db, &parcels, &units)?;
    let asked_by = facts.iter().filter_map(|kept| asked_by(&kept.fact));
    Ok(Some(Evidence {
        checklists: packs.checklists.of(db, asked_by)?,
        of: of.clone(),
        head: journal::head(db, &series)?,
        series: small::get_series(db, &series.station)?
            .ok_or_else(|| Fault::Damaged("the store does not name its site".into()))?,
        facts,
        lines: known.collect::<Result<Vec<KnownLine>>>()?,
        parcels,
        units,
    }))
}

fn line_of(unit: &UnitRow) -> Option<LineId> {
    unit.inspection.line.as_ref().map(|choice| choice.line)
}

/// Finds the parcels of announced lines: those of the lines' units, and those that were received by
/// a number of their return.
fn parcels_of(
    db: &Connection,
    lines: &BTreeMap<LineId, ExpectedLine>,
) -> Result<BTreeSet<ParcelId>> {
    let mut found = BTreeSet::new();
    for (id, line) in lines {
        let units = all(
            &mut *db.prepare_cached(OF_LINE)?,
            named_params! { ":line": id.0, ":limit": number(PACK_UNITS_MAX + 1) },
            unit::decode,
        )?;
        found.extend(units.iter().map(|unit| unit.inspection.parcel));
        let rma = line.of.rma_id.as_ref().map(Rma::as_str);
        let order = line.of.order_id.as_ref().map(OrderId::as_str);
        let tracking = line.tracking.iter();
        let keys = tracking
            .map(|key| (CodeKind::Tracking, key.as_str()))
            .chain(rma.map(|key| (CodeKind::Rma, key)))
            .chain(order.map(|key| (CodeKind::Order, key)));
        for (kind, key) in keys {
            let parcels = all(
                &mut *db.prepare_cached(BY_KEY)?,
                named_params! {
                    ":key": key,
                    ":kind": kind.code(),
                    ":limit": number(PACK_UNITS_MAX + 1),
                },
                parcel::decode,
            )?;
            found.extend(parcels.into_iter().map(|row| row.parcel));
        }
    }
    Ok(found)
}

/// Gives every fact of parcels and units once, in the order in which they are folded.
fn facts(db: &Connection, parcels: &[EvidenceParcel], units: &[UnitRow]) -> Result<Vec<KeptFact>> {
    let parcels = parcels
        .iter()
        .map(|parcel| Subject::Parcel(parcel.row.parcel));
    let units = units.iter().map(|unit| Subject::Unit(unit.unit));
    let mut kept = BTreeMap::new();
    for subject in parcels.chain(units) {
        for fact in journal::kept_of_subject(db, &subject)? {
            let envelope = &fact.fact.envelope;
            let place = (
                envelope.hlc,
                envelope.station.to_string(),
                envelope.epoch,
                envelope.seq,
            );
            kept.insert(place, fact);
        }
    }
    let gone: BTreeSet<CommandKey> = kept.values().filter_map(taken_back).collect();
    let undone = |key: &CommandKey| {
        if gone.contains(key) {
            Undone::Yes
        } else {
            Undone::No
        }
    };
    let facts = kept.into_values().map(
        |Kept {
             fact, body, hash, ..
         }| KeptFact {
            undone: undone(&fact.envelope.key),
            fact,
            body,
            hash,
        },
    );
    Ok(facts.collect())
}

fn taken_back(kept: &Kept) -> Option<CommandKey> {
    if let Body::Undone { target, .. } = &kept.fact.body {
        Some(*target)
    } else {
        None
    }
}
