//! Which photos a parcel lacks.

use std::collections::BTreeMap;

use crate::domain::ids::{Hash, ParcelId};
use crate::domain::photo::{OF_EVERY_PARCEL, PhotoDebt, PhotoKind, PhotoKinds, asked_of};
use crate::domain::repair::RepairStep;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Fact, NamedPhoto, RepairWorked};

/// A debt, and the fact before which a photo does not pay it: what shows an earlier repair of a unit does
/// not show this one.
struct Owing {
    debt: PhotoDebt,
    from: usize,
}

/// Gives the photos that are owed of a parcel opened at a bench then, the longest owed first. Units
/// under one label are shown by one photo.
pub(super) fn owed(counted: &[&Fact], parcel: ParcelId, opened_at: UtcMs) -> Vec<PhotoDebt> {
    let mut debts: Vec<Owing> = OF_EVERY_PARCEL
        .map(|kind| Owing {
            debt: PhotoDebt {
                since: opened_at,
                kind,
                unit: None,
            },
            from: 0,
        })
        .into();
    for (place, fact) in counted.iter().enumerate() {
        let seen = of_unit(fact).map(|debt| Owing { debt, from: 0 });
        let merged = of_merged(counted, fact, parcel);
        for owing in seen.chain(of_repair(counted, place)).chain(merged) {
            // What a unit asks for is not owed twice: by it and by its parcel, or of two inspections.
            let debt = owing.debt;
            let same = |other: &PhotoDebt| {
                other.kind == debt.kind && (other.unit == debt.unit || other.unit.is_none())
            };
            debts.retain(|other| !same(&other.debt));
            debts.push(owing);
        }
        if let Body::PhotoWaived(waived) = &fact.body {
            debts.retain(|Owing { debt, .. }| (debt.unit, debt.kind) != (waived.unit, waived.kind));
        }
    }
    let shown = shown(counted, parcel);
    debts.retain(|Owing { debt, from }| {
        !shown
            .values()
            .any(|(place, named)| place >= from && debt.is_paid_by(named.kind, named.unit))
    });
    let mut debts: Vec<PhotoDebt> = debts.into_iter().map(|owing| owing.debt).collect();
    debts.sort();
    debts
}

/// What work on a unit asks for: how it was before, and how it is after. A photo counts from the step
/// before it on: before the work begins from the end of the work before that, and after it from its
/// beginning.
fn of_repair(counted: &[&Fact], place: usize) -> Option<Owing> {
    let fact = counted.get(place)?;
    let RepairWorked { unit, step, .. } = worked(fact)?;
    let mut before = counted.iter().take(place);
    let from = before.rposition(|fact| {
        let earlier = worked(fact).filter(|earlier| earlier.unit == *unit);
        earlier.is_some_and(|earlier| earlier.step != *step)
    });
    let kind = match step {
        RepairStep::Begun => PhotoKind::BeforeRepair,
        RepairStep::Done => PhotoKind::AfterRepair,
    };
    Some(Owing {
        debt: PhotoDebt {
            since: fact.envelope.at,
            kind,
            unit: Some(*unit),
        },
        from: from.unwrap_or(0),
    })
}

/// What units lack that came from another record of the same parcel. A photo that came with them shows
/// something else.
fn of_merged<'f>(
    counted: &'f [&'f Fact],
    fact: &'f Fact,
    parcel: ParcelId,
) -> impl Iterator<Item = Owing> + 'f {
    let owed = if let Body::ParcelMerged(merged) = &fact.body
        && merged.into == parcel
    {
        merged.owed.as_slice()
    } else {
        &[]
    };
    owed.iter().map(|debt| {
        let same = |other: &&Fact| other.envelope.key == fact.envelope.key;
        let last = counted.iter().rposition(same);
        Owing {
            debt: *debt,
            from: last.map_or(0, |last| last + 1),
        }
    })
}

fn worked(fact: &Fact) -> Option<&RepairWorked> {
    if let Body::RepairWorked(worked) = &fact.body {
        Some(worked)
    } else {
        None
    }
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

/// Gives the photos that show the parcel, each as it was named last and the place of that fact.
fn shown<'f>(counted: &[&'f Fact], parcel: ParcelId) -> BTreeMap<Hash, (usize, &'f NamedPhoto)> {
    let mut shown = BTreeMap::new();
    for (place, fact) in counted.iter().enumerate() {
        if let Body::PhotoNamed(named) = &fact.body {
            if named.parcel == parcel {
                shown.insert(named.photo, (place, named));
            } else {
                shown.remove(&named.photo);
            }
        } else if let Body::PhotoDropped { photo, .. } = &fact.body {
            shown.remove(photo);
        }
    }
    shown
}
