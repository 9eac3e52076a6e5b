//! Which photos a parcel lacks.

use std::collections::BTreeMap;

use crate::domain::ids::{Hash, ParcelId};
use crate::domain::photo::{OF_EVERY_PARCEL, PhotoDebt, PhotoKinds, asked_of};
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
    for fact in counted {
        for debt in of_unit(fact) {
            // What a unit asks for is not owed twice: by it and by its parcel, or of two inspections.
            let same = |other: &PhotoDebt| {
                other.kind == debt.kind && (other.unit == debt.unit || other.unit.is_none())
            };
            debts.retain(|other| !same(other));
            debts.push(debt);
        }
        if let Body::PhotoWaived(waived) = &fact.body {
            debts.retain(|debt| (debt.unit, debt.kind) != (waived.unit, waived.kind));
        }
    }
    let shown = shown(counted, parcel);
    debts.retain(|debt| {
        !shown
            .values()
            .any(|named| debt.is_paid_by(named.kind, named.unit))
    });
    debts.sort();
    debts
}

/// What an inspection asks for: by its answers, and by grade and finding.
fn of_unit(fact: &Fact) -> impl Iterator<Item = PhotoDebt> {
    let (asked, unit) = if let Body::UnitInspected {
        units,
        inspection,
        photos,
        readings: _,
    } = &fact.body
    {
        let asked = asked_of(*photos, inspection.grade, inspection.finding);
        (asked, units.first().copied())
    } else {
        (PhotoKinds::NONE, None)
    };
    let since = fact.envelope.at;
    asked
        .iter()
        .map(move |kind| PhotoDebt { since, kind, unit })
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
