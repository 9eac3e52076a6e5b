//! What of a kept photo may leave the house.

use std::path::Path;

use super::keep;
use crate::domain::ids::Hash;
use crate::domain::photo::PhotoKind;
use crate::ledger::rows::PhotoRow;

/// What of a photo goes into a pack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaves {
    /// Its picture as it is kept.
    Whole,
    /// Its covered copy, by its own hash; the original stays.
    Masked(Hash),
    /// Its name and hash alone: it may show a buyer's address.
    KeptBack,
    /// Its name and hash alone: its original was erased by rule, and there is no covered copy.
    Purged,
}

/// Chooses what of a photo goes out. Every way out of the house asks here.
pub fn leaves(row: &PhotoRow) -> Leaves {
    if let Some(copy) = row.copy {
        return Leaves::Masked(copy);
    }
    if row.purged.is_some() {
        return Leaves::Purged;
    }
    match row.named.kind {
        PhotoKind::Label => Leaves::KeptBack,
        PhotoKind::Box
        | PhotoKind::Contents
        | PhotoKind::Item
        | PhotoKind::Serial
        | PhotoKind::Defect
        | PhotoKind::BeforeRepair
        | PhotoKind::AfterRepair => Leaves::Whole,
    }
}

/// Reads the small copy of what goes out of a photo; none of one that stays in the house, or whose file is gone.
pub fn small(photos: &Path, row: &PhotoRow) -> Option<Vec<u8>> {
    match leaves(row) {
        Leaves::Whole => keep::small(photos, row.named.photo),
        Leaves::Masked(copy) => keep::small(photos, copy),
        Leaves::KeptBack | Leaves::Purged => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ParcelId;
    use crate::domain::photo::PhotoSource;
    use crate::domain::time::{Day, UtcMs};
    use crate::ledger::fact::NamedPhoto;

    #[test]
    fn an_original_that_shows_an_address_never_leaves() {
        let (copy, day) = (Hash([2; 32]), Day::numbered(20_000));
        for (kind, covered, purged, leaves_as) in [
            (PhotoKind::Box, None, None, Leaves::Whole),
            (PhotoKind::Label, None, None, Leaves::KeptBack),
            (PhotoKind::Label, Some(copy), None, Leaves::Masked(copy)),
            (PhotoKind::Box, Some(copy), None, Leaves::Masked(copy)),
            (
                PhotoKind::Label,
                Some(copy),
                Some(day),
                Leaves::Masked(copy),
            ),
            (PhotoKind::Label, None, Some(day), Leaves::Purged),
            // Named otherwise after it was erased.
            (PhotoKind::Box, None, Some(day), Leaves::Purged),
        ] {
            let row = PhotoRow {
                named: NamedPhoto {
                    photo: Hash([1; 32]),
                    parcel: ParcelId(1),
                    unit: None,
                    kind,
                    source: PhotoSource::Folder,
                    taken_at: UtcMs(0),
                    width: 1,
                    height: 1,
                    bytes: 1,
                },
                person: None,
                named_at: UtcMs(0),
                copy: covered,
                purged,
            };
            assert_eq!(leaves(&row), leaves_as, "{kind:?} {covered:?} {purged:?}");
        }
    }
}
