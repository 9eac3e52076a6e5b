//! Photos as evidence: what they show and how they came in.

use super::closed::closed_set;

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
