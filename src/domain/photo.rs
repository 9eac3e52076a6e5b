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
        /// The unit as its repair begins.
        BeforeRepair = "before_repair",
        /// The unit once the work on it is done.
        AfterRepair = "after_repair",
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

closed_set! {
    /// Why a photo that is owed is not taken any more.
    WaiveReason {
        /// It cannot be taken any more: the moment has passed.
        TooLate = "too_late",
        /// Another photo shows it.
        ShownElsewhere = "shown_elsewhere",
        /// The seller asks for none.
        NotWanted = "not_wanted",
    }
}

/// Some of the kinds, each once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PhotoKinds(u8);

impl PhotoKinds {
    /// No kind.
    pub const NONE: Self = Self(0);

    /// Adds a kind; one that is there already changes nothing.
    pub fn with(self, kind: PhotoKind) -> Self {
        Self(self.0 | Self::bit(kind))
    }

    /// Takes a kind out; one that is not there changes nothing.
    pub fn without(self, kind: PhotoKind) -> Self {
        Self(self.0 & !Self::bit(kind))
    }

    /// Tells whether a kind is among them.
    pub fn has(self, kind: PhotoKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// Tells whether there is none.
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// Gives them in the order of [`PhotoKind::ALL`].
    pub fn iter(self) -> impl Iterator<Item = PhotoKind> {
        let all = PhotoKind::ALL.iter().copied();
        all.filter(move |kind| self.has(*kind))
    }

    fn bit(kind: PhotoKind) -> u8 {
        match kind {
            PhotoKind::Label => 1,
            PhotoKind::Box => 2,
            PhotoKind::Contents => 4,
            PhotoKind::Item => 8,
            PhotoKind::Serial => 16,
            PhotoKind::Defect => 32,
            PhotoKind::BeforeRepair => 64,
            PhotoKind::AfterRepair => 128,
        }
    }
}

impl FromIterator<PhotoKind> for PhotoKinds {
    fn from_iter<T: IntoIterator<Item = PhotoKind>>(kinds: T) -> Self {
        kinds.into_iter().fold(Self::NONE, Self::with)
    }
}

/// A photo that evidence lacks. Nothing waits for it; its age shows until it comes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PhotoDebt {
    /// Since when it is owed.
    pub since: UtcMs,
    /// What it is to show.
    pub kind: PhotoKind,
    /// The unit that asks for it; none for what is photographed of every parcel.
    pub unit: Option<UnitId>,
}

/// What is photographed of every parcel that a bench opens, in the order that it is done: label and
/// box at the scan, then the contents as first seen.
pub const OF_EVERY_PARCEL: [PhotoKind; 3] = [PhotoKind::Label, PhotoKind::Box, PhotoKind::Contents];

impl PhotoKind {
    /// Tells how well such a photo shows goods on papers, the best as 0: as they leave, then as they came. None
    /// never stands there: a label and the outside of a box may show an address, covered or not.
    pub fn on_papers(self) -> Option<u8> {
        match self {
            Self::AfterRepair => Some(0),
            Self::Item => Some(1),
            Self::BeforeRepair => Some(2),
            Self::Defect => Some(3),
            Self::Contents => Some(4),
            Self::Serial => Some(5),
            Self::Label | Self::Box => None,
        }
    }

    /// Tells whether such a photo shows one unit, not the parcel as a whole.
    pub fn shows_a_unit(self) -> bool {
        match self {
            Self::Item | Self::Serial | Self::Defect | Self::BeforeRepair | Self::AfterRepair => {
                true
            }
            Self::Label | Self::Box | Self::Contents => false,
        }
    }
}

impl PhotoDebt {
    /// Tells whether a photo of this kind and unit pays the debt. A unit's defect or serial number
    /// shows the unit too, and so does the unit before its repair, not after it; what shows the parcel as a whole pays for each of its units.
    pub fn is_paid_by(&self, kind: PhotoKind, unit: Option<UnitId>) -> bool {
        let shows = match self.kind {
            PhotoKind::Item => matches!(
                kind,
                PhotoKind::Item | PhotoKind::Defect | PhotoKind::Serial | PhotoKind::BeforeRepair
            ),
            PhotoKind::Label
            | PhotoKind::Box
            | PhotoKind::Contents
            | PhotoKind::Serial
            | PhotoKind::Defect
            | PhotoKind::BeforeRepair
            | PhotoKind::AfterRepair => kind == self.kind,
        };
        let of_all = !self.kind.shows_a_unit() && unit.is_none();
        shows && (self.unit == unit || of_all)
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

/// Gives the photos that are owed of a unit: those that its answers ask for, and one of the unit where
/// [`asks_for_item`] says so. A defect or a serial number shows the unit too.
pub fn asked_of(
    answers: PhotoKinds,
    grade: Option<Grade>,
    finding: Option<UnitFinding>,
) -> PhotoKinds {
    let shown = answers.has(PhotoKind::Defect) || answers.has(PhotoKind::Serial);
    if shown {
        answers.without(PhotoKind::Item)
    } else if asks_for_item(grade, finding) {
        answers.with(PhotoKind::Item)
    } else {
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_kinds_holds_each_once_in_their_order() {
        let given = [PhotoKind::Defect, PhotoKind::Contents, PhotoKind::Defect];
        let kinds: PhotoKinds = given.into_iter().collect();
        let listed: Vec<PhotoKind> = kinds.iter().collect();
        assert_eq!(listed, [PhotoKind::Contents, PhotoKind::Defect]);
        assert!(kinds.has(PhotoKind::Defect) && !kinds.has(PhotoKind::Item));
        assert!(
            kinds
                .without(PhotoKind::Defect)
                .without(PhotoKind::Contents)
                .is_empty()
        );
        let all: PhotoKinds = PhotoKind::ALL.iter().copied().collect();
        assert!(all.iter().eq(PhotoKind::ALL.iter().copied()));
    }

    #[test]
    fn a_unit_is_asked_for_once_whatever_asks() {
        let of = |kinds: &[PhotoKind]| kinds.iter().copied().collect::<PhotoKinds>();
        let (good, new) = (Some(Grade::Good), Some(Grade::New));
        for (answers, grade, asked) in [
            (&[][..], new, &[][..]),
            (&[], good, &[PhotoKind::Item]),
            (&[PhotoKind::Defect], good, &[PhotoKind::Defect]),
            (
                &[PhotoKind::Item, PhotoKind::Serial],
                new,
                &[PhotoKind::Serial],
            ),
            (
                &[PhotoKind::Contents],
                good,
                &[PhotoKind::Contents, PhotoKind::Item],
            ),
            (&[PhotoKind::Item], new, &[PhotoKind::Item]),
        ] {
            assert_eq!(
                asked_of(of(answers), grade, None),
                of(asked),
                "{answers:?} {grade:?}"
            );
        }
    }

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
        assert!(of(PhotoKind::Item, unit).is_paid_by(PhotoKind::BeforeRepair, unit));
        assert!(!of(PhotoKind::Item, unit).is_paid_by(PhotoKind::AfterRepair, unit));
        assert!(!of(PhotoKind::AfterRepair, unit).is_paid_by(PhotoKind::BeforeRepair, unit));
        assert!(!of(PhotoKind::BeforeRepair, unit).is_paid_by(PhotoKind::Item, unit));
        assert!(!of(PhotoKind::Item, unit).is_paid_by(PhotoKind::Contents, unit));
        assert!(of(PhotoKind::Contents, unit).is_paid_by(PhotoKind::Contents, None));
        assert!(!of(PhotoKind::Contents, unit).is_paid_by(PhotoKind::Box, None));
    }
}
