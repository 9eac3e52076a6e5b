//! Why papers of a consignment are not made.

use super::message::messages;

messages! {
    /// Papers that were not made.
    PapersMsg, Papers {
        Failed { name: String, detail: String } = "papers-failed",
        NoGlyph { name: String, sign: String, place: String } = "papers-no-glyph",
        Disagree { name: String, paper: String, what: String, made: String, read: String } = "papers-disagree",
        FolderTaken { name: String } = "papers-folder-taken",
        Template { name: String, detail: String } = "papers-template",
    }
}
