//! What is said where goods are moved, put away and counted by scan.

use crate::domain::codes::{ContainerName, ParcelTag, SellerCode, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::hazard::HazardClass;
use crate::domain::time::UtcMs;

use super::message::{Arg, ToArg, messages};

/// A seller's code, or the word for goods of nobody known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerName(pub Option<SellerCode>);

impl ToArg for SellerName {
    fn to_arg(&self) -> Arg {
        match &self.0 {
            Some(seller) => Arg::Text(seller.to_string()),
            None => Arg::Term(PlacesMsg::NoSeller.key().to_owned()),
        }
    }

    fn sample() -> Self {
        Self(SellerCode::parse("S-01"))
    }
}

/// The code of where the work on a parcel stands, said in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BoxState(pub String);

impl ToArg for BoxState {
    fn to_arg(&self) -> Arg {
        Arg::Term(format!("parcel-state-{}", self.0.replace('_', "-")))
    }

    fn sample() -> Self {
        Self("closed".to_owned())
    }
}

messages! {
    /// Prompts, results and labels of moving, putting away and counting.
    PlacesMsg, Places {
        Nav = "places-nav",
        NoSeller = "places-no-seller",
        Choose = "places-choose",
        ChooseDetail = "places-choose-detail",
        ModeMove = "places-mode-move",
        ModeMoveNote = "places-mode-move-note",
        ModeWhole = "places-mode-whole",
        ModeWholeNote = "places-mode-whole-note",
        ModeAway = "places-mode-away",
        ModeAwayNote = "places-mode-away-note",
        ModeCount = "places-mode-count",
        ModeCountNote = "places-mode-count-note",
        ModeBoxes = "places-mode-boxes",
        ModeBoxesNote = "places-mode-boxes-note",
        EndFirst = "places-end-first",
        MoveScan = "places-move-scan",
        MoveScanDetail = "places-move-scan-detail",
        MoveInto { container: ContainerName } = "places-move-into",
        MoveIntoDetail = "places-move-into-detail",
        MoveWhere { tag: String } = "places-move-where",
        MoveWhereDetail { container: ContainerName } = "places-move-where-detail",
        Moved { tag: String, container: ContainerName } = "places-moved",
        MovedUndone = "places-moved-undone",
        NothingToUndo = "places-nothing-to-undo",
        StandsThere { tag: String, container: ContainerName } = "places-stands-there",
        UnknownTag { tag: UnitTag } = "places-unknown-tag",
        UnknownTagDetail = "places-unknown-tag-detail",
        WantsTagOrPlace = "places-wants-tag-or-place",
        WantsPlace = "places-wants-place",
        WantsTag = "places-wants-tag",
        WantsBox = "places-wants-box",
        BoxScan = "places-box-scan",
        BoxScanDetail = "places-box-scan-detail",
        BoxWhere { tag: String } = "places-box-where",
        BoxWhereDetail { container: ContainerName } = "places-box-where-detail",
        UnknownBox { code: String } = "places-unknown-box",
        BoxOnNoShelf { tag: String, state: BoxState } = "places-box-on-no-shelf",
        CountBoxes { container: ContainerName } = "places-count-boxes",
        CountBoxesDetail = "places-count-boxes-detail",
        WholeFrom = "places-whole-from",
        WholeFromDetail = "places-whole-from-detail",
        WholeTo { container: ContainerName, count: u32 } = "places-whole-to",
        WholeToDetail = "places-whole-to-detail",
        WholeSame = "places-whole-same",
        WholeMoved { count: u32, from: ContainerName, to: ContainerName } = "places-whole-moved",
        EmptyPlace { container: ContainerName } = "places-empty-place",
        AwayFrom = "places-away-from",
        AwayFromDetail = "places-away-from-detail",
        AwayTag { container: ContainerName } = "places-away-tag",
        AwayTagDetail = "places-away-tag-detail",
        AwayTo { container: ContainerName } = "places-away-to",
        AwayNew { seller: SellerName, decision: Decision } = "places-away-new",
        AwayToDetail = "places-away-to-detail",
        AwayNewDetail = "places-away-new-detail",
        AwayOther { container: ContainerName, wanted: ContainerName } = "places-away-other",
        AwayOtherDetail = "places-away-other-detail",
        AwayWantsShelf = "places-away-wants-shelf",
        AwayNotFrom { tag: String, container: ContainerName } = "places-away-not-from",
        AwayNotFromDetail = "places-away-not-from-detail",
        AwayDone { container: ContainerName } = "places-away-done",
        AwayLeft { count: u32 } = "places-away-left",
        AwayStays { tag: String, decision: Decision } = "places-away-stays",
        CountPlace = "places-count-place",
        CountPlaceDetail = "places-count-place-detail",
        CountTags { container: ContainerName } = "places-count-tags",
        CountTagsDetail = "places-count-tags-detail",
        Counted { tag: String } = "places-counted",
        CountedAlready { tag: String } = "places-counted-already",
        CountedFound { tag: String } = "places-counted-found",
        Misplaced { tag: String, container: ContainerName } = "places-misplaced",
        MisplacedDetail = "places-misplaced-detail",
        MisplacedTile { container: ContainerName } = "places-misplaced-tile",
        MisplacedLeave = "places-misplaced-leave",
        GoneTag { tag: String } = "places-gone-tag",
        StrangeDetail = "places-strange-detail",
        CountTooMany { most: u32 } = "places-count-too-many",
        CountOther { container: ContainerName } = "places-count-other",
        CountOtherDetail = "places-count-other-detail",
        CountNone { container: ContainerName } = "places-count-none",
        CountDropped { container: ContainerName } = "places-count-dropped",
        ResultAll { container: ContainerName, count: u32 } = "places-result-all",
        ResultDiffers { container: ContainerName, count: u32 } = "places-result-differs",
        ResultDetail = "places-result-detail",
        ListMissing { count: u32 } = "places-list-missing",
        ListMisplaced { count: u32 } = "places-list-misplaced",
        ListStrange { count: u32 } = "places-list-strange",
        ListLeft { count: u32 } = "places-list-left",
        ListMoves = "places-list-moves",
        ListNone = "places-list-none",
        ListMore { count: u32 } = "places-list-more",
        CountLine { counted: u32, expected: u32 } = "places-count-line",
        LastCount { at: UtcMs, person: String } = "places-last-count",
        NeverCounted = "places-never-counted",
        KeyLeave = "places-key-leave",
        KeyBack = "places-key-back",
        KeyUndo = "places-key-undo",
        KeyEnd = "places-key-end",
        KeyOtherShelf = "places-key-other-shelf",
        RefusedSeller { container: ContainerName, seller: SellerName } = "places-refused-seller",
        RefusedDecision { container: ContainerName, decision: Decision } = "places-refused-decision",
        RefusedClass { container: ContainerName, there: HazardClass, wanted: HazardClass } = "places-refused-class",
        RefusedNotHere { tag: UnitTag } = "places-refused-not-here",
        RefusedStays { tag: UnitTag } = "places-refused-stays",
        RefusedNoCount { container: ContainerName } = "places-refused-no-count",
        RefusedNotMissing { tag: UnitTag } = "places-refused-not-missing",
        RefusedBoxNotMissing { number: ParcelTag } = "places-refused-box-not-missing",
        RefusedNoBox { number: ParcelTag } = "places-refused-no-box",
        RefusedMissing { container: ContainerName, count: u32 } = "places-refused-missing",
        RefusedKind { container: ContainerName, kind: ContainerKind, wanted: Decision } = "places-refused-kind",
        WriteOffHead { count: u32 } = "places-write-off-head",
        WriteOffHelp = "places-write-off-help",
        WriteOffBoxesHead { count: u32 } = "places-write-off-boxes-head",
        WriteOffBoxesHelp = "places-write-off-boxes-help",
        WriteOffReason = "places-write-off-reason",
        WriteOffDo = "places-write-off-do",
        WriteOffNobody = "places-write-off-nobody",
        WriteOffSupervisor = "places-write-off-supervisor",
    }
}
