//! What of a kept photo may leave the house.

use crate::domain::photo::PhotoKind;
use crate::ledger::fact::NamedPhoto;

/// What of a photo goes into a pack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaves {
    /// Its picture as it is kept.
    Whole,
    /// Its name and hash alone: it may show a buyer's address.
    KeptBack,
}

/// Chooses what of a photo goes out. Every way out of the house asks here.
pub fn leaves(photo: &NamedPhoto) -> Leaves {
    match photo.kind {
        PhotoKind::Label => Leaves::KeptBack,
        PhotoKind::Box
        | PhotoKind::Contents
        | PhotoKind::Item
        | PhotoKind::Serial
        | PhotoKind::Defect => Leaves::Whole,
    }
}
