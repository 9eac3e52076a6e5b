//! Where a whole parcel stands, by moves and counts of shelves.

use crate::domain::codes::ContainerName;
use crate::domain::ids::ParcelId;
use crate::ledger::fact::{Body, CountedParcels, Fact};
use crate::ledger::rows::{BoxStanding, Missing};

/// What moves and counts come to.
#[derive(Default)]
pub(super) struct Stood {
    /// The shelf that it was put or moved onto last; none once it was taken off.
    pub at: Option<ContainerName>,
    /// What the row says of it.
    pub row: BoxStanding,
}

/// Folds the facts of a parcel that count: whoever has it in hand finds it.
pub(super) fn standing(parcel: ParcelId, counted: &[&Fact]) -> Stood {
    let mut stood = Stood::default();
    for fact in counted {
        let envelope = &fact.envelope;
        if let Body::ParcelShelved { shelf, .. }
        | Body::ParcelFoundEmpty { shelf, .. }
        | Body::ParcelMoved { shelf, .. } = &fact.body
        {
            // A count that found it where it belongs says so by a move that leads nowhere.
            let since = stood.row.since.filter(|_| stood.at.as_ref() == Some(shelf));
            stood = Stood {
                at: Some(shelf.clone()),
                row: BoxStanding {
                    since: since.or(Some(envelope.at)),
                    ..BoxStanding::default()
                },
            };
        } else if matches!(
            &fact.body,
            Body::ParcelOpened { .. } | Body::ParcelReleased(_) | Body::ParcelBinned { .. }
        ) {
            stood = Stood::default();
        } else if let Body::ParcelWrittenOff(off) = &fact.body {
            stood.row.missing = None;
            stood.row.given_up = Some((off.shelf.clone(), off.reason.clone()));
        } else if let Body::PlaceCounted(count) = &fact.body {
            if sees(&count.parcels, parcel) {
                stood.row.missing = None;
            } else if count.parcels.missing.contains(&parcel) {
                stood.row.missing.get_or_insert_with(|| Missing {
                    at: envelope.at,
                    person: envelope.person.clone(),
                });
            }
        }
    }
    stood
}

/// Tells whether a count saw a parcel, wherever it belongs.
fn sees(count: &CountedParcels, parcel: ParcelId) -> bool {
    let elsewhere = count.misplaced.iter().map(|(parcel, _)| parcel);
    count
        .found
        .iter()
        .chain(elsewhere)
        .any(|one| *one == parcel)
}
