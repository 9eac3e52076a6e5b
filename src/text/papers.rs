//! Papers of a consignment: their pane, and why they are not made.

use crate::domain::codes::SellerCode;
use crate::domain::time::{Day, UtcMs};

use super::message::messages;
use super::trouble::FileProblems;

messages! {
    /// The pane of papers, and papers that were not made.
    PapersMsg, Papers {
        Failed { name: String, detail: String } = "papers-failed",
        NoGlyph { name: String, sign: String, place: String } = "papers-no-glyph",
        Disagree { name: String, paper: String, what: String, made: String, read: String } = "papers-disagree",
        FolderTaken { name: String } = "papers-folder-taken",
        Template { name: String, problems: FileProblems, count: u32 } = "papers-template",
        TemplateThere { name: String } = "papers-template-there",
        Pane = "papers-pane",
        OfDraft = "papers-of-draft",
        OfClosed { revision: u32, day: Day } = "papers-of-closed",
        Empty = "papers-empty",
        Folder = "papers-folder",
        ChooseFolder = "papers-choose-folder",
        SetHead = "papers-set-head",
        SetHow { name: String } = "papers-set-how",
        WriteSet = "papers-write-set",
        OneHead = "papers-one-head",
        Paper = "papers-paper",
        Layout = "papers-layout",
        UsualLayout = "papers-usual-layout",
        GoodsOf = "papers-goods-of",
        Everything = "papers-everything",
        OfSeller { seller: SellerCode } = "papers-of-seller",
        MoreHead = "papers-more-head",
        History = "papers-history",
        Evidence = "papers-evidence",
        FilesWritten { count: u32 } = "papers-files-written",
        Noted { revision: u32, count: u32, at: UtcMs, person: String } = "papers-noted",
        NotedSuperseded { revision: u32, count: u32, at: UtcMs, person: String } = "papers-noted-superseded",
        NotedHead = "papers-noted-head",
    }
}

impl PapersMsg {
    /// Says what is wrong with the file of a column layout.
    pub fn template(name: String, problems: FileProblems) -> Self {
        let count = u32::try_from(problems.0.len()).unwrap_or(u32::MAX);
        Self::Template {
            name,
            problems,
            count,
        }
    }
}
