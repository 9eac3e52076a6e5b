//! Answers of sellers in chats, keyed in here: what shows them, and what they come to beside workbooks.

use crate::domain::codes::SellerCode;
use crate::domain::ids::{EventId, Hash};
use crate::domain::time::{Day, UtcMs};

use super::rows::MailRow;
use super::subject::Subject;

/// Whether a word answers what a seller was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answers {
    /// It says something else, or was taken back.
    No,
    /// It does.
    Yes,
}

/// One word of a seller in a chat, about one unit or about its goods of one SKU.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChatRow {
    /// What it is about.
    pub of: Subject,
    /// The fact that says so.
    pub event: EventId,
    /// Whose word it is; none while nobody's goods are meant.
    pub seller: Option<SellerCode>,
    /// When it was keyed in.
    pub at: UtcMs,
    /// Who of the seller's people said it.
    pub who: String,
    /// SHA-256 of the picture that shows it.
    pub picture: Option<Hash>,
    /// Whether it answers a question.
    pub answers: Answers,
    /// The day for which a rule had the picture erased.
    pub purged: Option<Day>,
}

/// The picture of a chat, by all words that name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChatPicture {
    /// SHA-256 of it.
    pub picture: Hash,
    /// When the newest word that names it was keyed in.
    pub named_at: UtcMs,
    /// Words that name it and for which it was not erased: while there is one, it must be there.
    pub standing: u32,
    /// The last day for which it was erased.
    pub purged: Option<Day>,
}

/// What a seller answered in chats since a workbook was made for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChatAnswers {
    /// Labels that were answered for.
    pub labels: u32,
    /// When the newest answer was keyed in.
    pub at: UtcMs,
    /// Who of the seller's people gave it.
    pub who: String,
    /// Labels that were here then and still wait for the seller's word.
    pub waits: u32,
}

/// The newest workbook of a seller, with what came back on either way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutboxRow {
    /// The workbook.
    pub mail: MailRow,
    /// What was answered in chats since; none where nothing was.
    pub chat: Option<ChatAnswers>,
}

/// How far a seller has answered its newest workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answered {
    /// Nothing came back.
    Not,
    /// A chat said something, and something still waits.
    Partly,
    /// A filled workbook came back, or nothing waits for the seller's word any more.
    Whole,
}

impl OutboxRow {
    /// Says how far the seller has answered.
    pub fn answered(&self) -> Answered {
        match (&self.chat, self.mail.is_silent()) {
            (_, false) => Answered::Whole,
            (Some(chat), true) if chat.waits == 0 => Answered::Whole,
            (Some(_), true) => Answered::Partly,
            (None, true) => Answered::Not,
        }
    }
}
