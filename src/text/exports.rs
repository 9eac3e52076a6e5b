//! What is said of the line of an export paper that a unit comes back under.

use crate::domain::time::Day;

use super::message::messages;

messages! {
    /// The line of an export paper, its rest and its last days.
    ExportMsg, Exports {
        Under { line: String, left: u32, out: u32 } = "exports-under",
        Proposed { line: String, left: u32, out: u32 } = "exports-proposed",
        NoLine = "exports-no-line",
        FreeUntil { day: Day } = "exports-free-until",
        FreeEnded { day: Day } = "exports-free-ended",
        BackUntil { day: Day } = "exports-back-until",
        BackEnded { day: Day } = "exports-back-ended",
        NoDay = "exports-no-day",
        StateLost = "exports-state-lost",
        BundleTooLarge = "exports-bundle-too-large",
        Agreement { consignment: String, exporter: String, importer: String, units: u32 } = "exports-agreement",
    }
}
