//! What the desks say.

use super::message::messages;

messages! {
    /// Headings, labels and notes of the desks.
    DeskMsg, Desk {
        NavBench = "desk-nav-bench",
    }
}
