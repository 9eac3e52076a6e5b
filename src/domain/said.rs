//! What a seller said, and how it is known.

use super::closed::closed_set;
use super::ids::Hash;

closed_set! {
    /// How a seller's answer came.
    SaidHow {
        /// In a filled workbook.
        Workbook = "workbook",
        /// In a chat or by telephone, keyed in here.
        Chat = "chat",
    }
}

/// A seller's answer: who gave it and what shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// How it came.
    pub how: SaidHow,
    /// Who of the seller's people said it, or the name of the file.
    pub who: String,
    /// SHA-256 of what shows it: the workbook, or the picture of a chat. None where only a person's
    /// word stands for it.
    pub shown: Option<Hash>,
}
