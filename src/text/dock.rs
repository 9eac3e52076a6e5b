//! What the dock says.

use crate::domain::alert::Alert;
use crate::domain::codes::ParcelTag;
use crate::domain::time::UtcMs;

use super::message::{Arg, ToArg, messages};

/// The name of a load: as scanned, or empty for loose parcels, which have words in every language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadName(pub String);

impl ToArg for LoadName {
    fn to_arg(&self) -> Arg {
        if self.0.is_empty() {
            Arg::Term(DockMsg::LooseParcels.key().to_owned())
        } else {
            Arg::Text(self.0.clone())
        }
    }

    fn sample() -> Self {
        Self("PLT-0412".to_owned())
    }
}

messages! {
    /// Prompts, results and labels of the dock.
    DockMsg, Dock {
        ScanLoad = "dock-scan-load",
        ScanLoadDetail = "dock-scan-load-detail",
        LooseParcels = "dock-loose-parcels",
        GoOnWith { name: LoadName } = "dock-go-on-with",
        OpenLoadNote { count: u32, at: UtcMs } = "dock-open-load-note",
        DriverSays = "dock-driver-says",
        DriverSaysDetail = "dock-driver-says-detail",
        ScanParcels = "dock-scan-parcels",
        LoadOpened { name: LoadName } = "dock-load-opened",
        LoadGoesOn { name: LoadName } = "dock-load-goes-on",
        LoadLeftOpen { name: LoadName } = "dock-load-left-open",
        Docked { number: String } = "dock-docked",
        DockedUnknown { number: String } = "dock-docked-unknown",
        DockedAlert { alert: Alert, number: String } = "dock-docked-alert",
        ValueUnknown = "dock-value-unknown",
        Undone { number: String } = "dock-undone",
        Already { number: ParcelTag, at: UtcMs } = "dock-already",
        AlreadyOpen { number: ParcelTag, station: String } = "dock-already-open",
        AlreadyFinished { number: ParcelTag, at: UtcMs } = "dock-already-finished",
        NotCounted = "dock-not-counted",
        UnitTag = "dock-unit-tag",
        Place { name: String } = "dock-place",
        ProductDetail { product: String } = "dock-product-detail",
        NotALoad = "dock-not-a-load",
        NotALoadDetail = "dock-not-a-load-detail",
        NoIdOfALoad { code: String } = "dock-no-id-of-a-load",
        SameLoad { name: LoadName } = "dock-same-load",
        OddCount = "dock-odd-count",
        OddScanAgain = "dock-odd-scan-again",
        OddDetail = "dock-odd-detail",
        NothingToUndo = "dock-nothing-to-undo",
        EndParcelFirst = "dock-end-parcel-first",
        TooMany { most: u32 } = "dock-too-many",
        CloseLoad { name: LoadName } = "dock-close-load",
        CloseDetail = "dock-close-detail",
        Fewer { count: u32 } = "dock-fewer",
        More { count: u32 } = "dock-more",
        AsMany = "dock-as-many",
        NoNumber = "dock-no-number",
        LoadClosed { name: LoadName } = "dock-load-closed",
        KeyClose = "dock-key-close",
        KeyUndo = "dock-key-undo",
        KeyEnter = "dock-key-enter",
        KeyLeave = "dock-key-leave",
        KeyBack = "dock-key-back",
        LoadLine { name: LoadName, at: UtcMs } = "dock-load-line",
        NewLoadLine { name: LoadName } = "dock-new-load-line",
        NoLoad = "dock-no-load",
        DriverLine { count: u32 } = "dock-driver-line",
        DriverUnknown = "dock-driver-unknown",
        Count { count: u32 } = "dock-count",
        CountOf { count: u32, all: u32 } = "dock-count-of",
        CountWord = "dock-count-word",
        Keyed { count: u32 } = "dock-keyed",
        KeyedNothing = "dock-keyed-nothing",
        Newest = "dock-newest",
        NewestNone = "dock-newest-none",
        NotAnnounced = "dock-not-announced",
        Nav = "dock-nav",
        NavBacklog = "dock-nav-backlog",
        BacklogCount { count: u32 } = "dock-backlog-count",
        BacklogOldest { age: String } = "dock-backlog-oldest",
        AgeMinutes { minutes: u32 } = "dock-age-minutes",
        AgeHours { hours: u32, minutes: u32 } = "dock-age-hours",
        AgeDays { days: u32, hours: u32 } = "dock-age-days",
        AgeManyDays { days: u32 } = "dock-age-many-days",
    }
}
