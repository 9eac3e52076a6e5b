//! Which photos a parcel lacks.

use std::collections::BTreeMap;

use crate::domain::ids::{Hash, ParcelId};
use crate::domain::photo::{OF_EVERY_PARCEL, PhotoDebt, PhotoKind, asks_for_item};
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Fact, NamedPhoto};

/// Gives the photos that are owed of a parcel opened at a bench then, the longest owed first. Units
/// under one label are shown by one photo.
pub(super) fn owed(counted: &[&Fact], parcel: ParcelId, opened_at: UtcMs) -> Vec<PhotoDebt> {
    let mut debts: Vec<PhotoDebt> = OF_EVERY_PARCEL
        .map(|kind| PhotoDebt {
            since: opened_at,
            kind,
            unit: None,
        })
        .into();
    debts.extend(counted.iter().filter_map(|fact| of_unit(fact)));
    let shown = shown(counted, parcel);
    debts.retain(|debt| {
        !shown
            .values()
            .any(|named| debt.is_paid_by(named.kind, named.unit))
    });
    debts.sort();
    debts
}

fn of_unit(fact: &Fact) -> Option<PhotoDebt> {
    if let Body::UnitInspected { units, inspection } = &fact.body
        && asks_for_item(inspection.grade, inspection.finding)
    {
        return Some(PhotoDebt {
            since: fact.envelope.at,
            kind: PhotoKind::Item,
            unit: units.first().copied(),
        });
    }
    None
}

/// Gives the photos that show the parcel, each as it was named last.
fn shown<'f>(counted: &[&'f Fact], parcel: ParcelId) -> BTreeMap<Hash, &'f NamedPhoto> {
    let mut shown = BTreeMap::new();
    for fact in counted {
        if let Body::PhotoNamed(named) = &fact.body {
            if named.parcel == parcel {
                shown.insert(named.photo, named);
            } else {
                shown.remove(&named.photo);
            }
        } else if let Body::PhotoDropped { photo, .. } = &fact.body {
            shown.remove(photo);
        }
    }
    shown
}
