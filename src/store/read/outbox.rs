//! The newest workbook of each seller, with what came back as a file and what was said in chats.

use rusqlite::Connection;

use crate::ledger::chatting::OutboxRow;
use crate::store::fault::Result;
use crate::store::rows::{chat, mail};

pub(super) fn outbox(db: &Connection) -> Result<Vec<OutboxRow>> {
    let row = |mail| {
        let chat = chat::since(db, &mail)?;
        Ok(OutboxRow { mail, chat })
    };
    mail::outbox(db)?.into_iter().map(row).collect()
}
