//! Photos as evidence: what they show, how they came in, and which are owed.

use super::closed::closed_set;
use super::finding::UnitFinding;
use super::grade::Grade;
use super::ids::UnitId;
use super::time::UtcMs;

closed_set! {
    /// What a photo shows.
    PhotoKind {
        /// The carrier's label; it may show a buyer's address.
        Label = "label",
        /// The outside of the box.
        Box = "box",
        /// The contents as first seen.
        Contents = "contents",
        /// The item.
        Item = "item",
        /// A serial number.
        Serial = "serial",
        /// A defect.
        Defect = "defect",
    }
}

closed_set! {
    /// How a photo came in.
    PhotoSource {
        /// The camera's folder, by capture time.
        Folder = "folder",
        /// Dropped onto the window.
        Drop = "drop",
        /// Chosen as a file.
        File = "file",
    }
}

/// A photo that evidence lacks. Nothing waits for it; its age shows until it comes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PhotoDebt {
    /// Since when it is owed.
    pub since: UtcMs,
    /// What it is to show.
    pub kind: PhotoKind,
    /// The unit that it is to show, when it is to show one.
    pub unit: Option<UnitId>,
}

/// What is photographed of every parcel that a bench opens, in the order that it is done: label and
/// box at the scan, then the contents as first seen.
pub const OF_EVERY_PARCEL: [PhotoKind; 3] = [PhotoKind::Label, PhotoKind::Box, PhotoKind::Contents];

impl PhotoKind {
    /// Tells whether such a photo shows one unit, not the parcel as a whole.
    pub fn shows_a_unit(self) -> bool {
        match self {
            Self::Item | Self::Serial | Self::Defect => true,
            Self::Label | Self::Box | Self::Contents => false,
        }
    }
}

impl PhotoDebt {
    /// Tells whether a photo of this kind and unit pays the debt. A unit's defect or serial number
    /// shows the unit too.
    pub fn is_paid_by(&self, kind: PhotoKind, unit: Option<UnitId>) -> bool {
        let shows = match self.kind {
            PhotoKind::Item => matches!(
                kind,
                PhotoKind::Item | PhotoKind::Defect | PhotoKind::Serial
            ),
            PhotoKind::Label
            | PhotoKind::Box
            | PhotoKind::Contents
            | PhotoKind::Serial
            | PhotoKind::Defect => kind == self.kind,
        };
        shows && self.unit == unit
    }
}

/// Tells whether what was seen of a unit asks for a photo of it: its answers cost real value, or it
/// is not what it should be. A seller disputes exactly these.
pub fn asks_for_item(grade: Option<Grade>, finding: Option<UnitFinding>) -> bool {
    let differs = match finding {
        Some(UnitFinding::WrongItem | UnitFinding::OtherSeller | UnitFinding::SerialDiffers) => {
            true
        }
        Some(UnitFinding::Extra | UnitFinding::OtherReturn | UnitFinding::MoreThanAnnounced)
        | None => false,
    };
    differs || grade.is_some_and(|grade| grade >= Grade::Good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_photographed_when_its_answers_cost_value_or_it_is_another() {
        for (grade, finding, asks) in [
            (Some(Grade::New), None, false),
            (Some(Grade::VeryGood), None, false),
            (Some(Grade::Good), None, true),
            (Some(Grade::Unsellable), None, true),
            (None, Some(UnitFinding::WrongItem), true),
            (Some(Grade::New), Some(UnitFinding::SerialDiffers), true),
            (
                Some(Grade::New),
                Some(UnitFinding::MoreThanAnnounced),
                false,
            ),
            (None, None, false),
        ] {
            assert_eq!(asks_for_item(grade, finding), asks, "{grade:?} {finding:?}");
        }
    }

    #[test]
    fn a_debt_is_paid_by_its_own_kind_and_unit() {
        let of = |kind, unit| PhotoDebt {
            since: UtcMs(0),
            kind,
            unit,
        };
        let unit = Some(UnitId(7));
        assert!(of(PhotoKind::Label, None).is_paid_by(PhotoKind::Label, None));
        assert!(!of(PhotoKind::Label, None).is_paid_by(PhotoKind::Box, None));
        assert!(of(PhotoKind::Item, unit).is_paid_by(PhotoKind::Defect, unit));
        assert!(!of(PhotoKind::Item, unit).is_paid_by(PhotoKind::Item, None));
        assert!(!of(PhotoKind::Item, unit).is_paid_by(PhotoKind::Contents, unit));
    }
}
