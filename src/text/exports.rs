//! What is said of the line of an export paper that a unit comes back under.

use crate::domain::codes::UnitTag;
use crate::domain::time::Day;

use super::message::messages;

messages! {
    /// The line of an export paper, its rest and its last days.
    ExportMsg, Exports {
        Under { line: String, left: u32, out: u32 } = "exports-under",
        Proposed { line: String, left: u32, out: u32 } = "exports-proposed",
        NoLine = "exports-no-line",
        FreeUntil { day: Day, days: u32 } = "exports-free-until",
        FreeEnded { day: Day } = "exports-free-ended",
        BackUntil { day: Day, days: u32 } = "exports-back-until",
        BackEnded { day: Day } = "exports-back-ended",
        NoDay = "exports-no-day",
        StateLost = "exports-state-lost",
        Pane = "exports-pane",
        Counts { under: u32, proposed: u32, without: u32 } = "exports-counts",
        TakeAll { count: u32 } = "exports-take-all",
        Import = "exports-import",
        NoUnits = "exports-no-units",
        AsClosed = "exports-as-closed",
        HeadProposed = "exports-head-proposed",
        HeadWithout = "exports-head-without",
        HeadUnder = "exports-head-under",
        WithoutHow = "exports-without-how",
        OfLine { units: u32, left: u32, out: u32 } = "exports-of-line",
        WouldTake { units: u32, left: u32, out: u32 } = "exports-would-take",
        Other { count: u32 } = "exports-other",
        ChoosingFor { count: u32 } = "exports-choosing-for",
        ChoosingOne { tag: UnitTag } = "exports-choosing-one",
        IsUnder { line: String } = "exports-is-under",
        IsUnderNone = "exports-is-under-none",
        LeftOf { left: u32, out: u32 } = "exports-left-of",
        UsedUp = "exports-used-up",
        PutUnder = "exports-put-under",
        TakeOff = "exports-take-off",
        NoLines = "exports-no-lines",
        BundleTooLarge = "exports-bundle-too-large",
        Agreement { consignment: String, exporter: String, importer: String, units: u32 } = "exports-agreement",
    }
}
