//! What a parcel weighs beside what its announced goods weigh by the sellers' books.

use super::dossier::{self, Snapshot};
use crate::domain::ids::ParcelId;
use crate::domain::product::Product;
use crate::domain::weight;
use crate::ledger::query::{Beside, Dossier, WeighedParcel};
use crate::store::fault::Result;
use crate::store::packs::Packs;

/// Answers for one parcel; none when it is not known.
pub(super) fn of_parcel(
    snapshot: Snapshot<'_>,
    packs: &Packs,
    id: ParcelId,
) -> Result<Option<WeighedParcel>> {
    let dossier = dossier::of_parcel(snapshot, packs, id, &Beside::default())?;
    Ok(dossier.parcels.first().map(|row| WeighedParcel {
        weight: row.weight,
        expected_at_least: weight::sum(goods(&dossier)),
    }))
}

/// Gives quantity and product of each announced line that must be in the box: those of the return
/// that a person chose, or of the only one that the label names. A return that travels in several
/// parcels says nothing of one of them.
fn goods(dossier: &Dossier) -> Vec<(u32, Option<&Product>)> {
    let lines = || dossier.lines.iter().map(|line| &line.known.line);
    let chosen = dossier.parcels.first().and_then(|row| row.chosen.as_ref());
    let Some(of) = chosen.or_else(|| lines().next().map(|line| &line.of)) else {
        return Vec::new();
    };
    if chosen.is_none() && lines().any(|line| line.of != *of) {
        return Vec::new();
    }
    lines()
        .filter(|line| line.of == *of && line.tracking.len() <= 1)
        .map(|line| {
            let mut book = dossier.book.iter();
            let product = book.find(|product| product.is_announced_by(line));
            (line.quantity, product)
        })
        .collect()
}
