//! What sellers said in chats: a row for each thing that a word is about.

use rusqlite::{Connection, Row, named_params};

use super::{all, coded, coded_maybe, first, identified, number, plain};
use crate::domain::codes::SellerCode;
use crate::domain::ids::{EventId, Hash};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::Subject;
use crate::ledger::chatting::{Answers, ChatAnswers, ChatPicture, ChatRow};
use crate::ledger::rows::MailRow;
use crate::store::fault::{Fault, Result};

/// Every column but the unit, which stands in the subject too.
macro_rules! chat_columns {
    () => {
        "subject, event, seller, at_ms, who, picture, answers, purged"
    };
}

pub(in crate::store) const PUT: &str = "
    insert into chat_answer (subject, event, unit, seller, at_ms, who, picture, answers, purged)
    values (:subject, :event, :unit, :seller, :at_ms, :who, :picture, :answers, :purged)";
pub(in crate::store) const GET: &str = concat!(
    "select ",
    chat_columns!(),
    " from chat_answer where subject = :subject order by event"
);
pub(in crate::store) const DROP: &str = "delete from chat_answer where subject = :subject";
pub(in crate::store) const OF_PICTURE: &str = concat!(
    "select ",
    chat_columns!(),
    " from chat_answer indexed by chat_by_picture where picture is not null and picture = :picture"
);
pub(in crate::store) const PICTURES: &str = "
    select picture, max(at_ms) as named_ms, sum(purged is null) as standing, max(purged) as purged
    from chat_answer indexed by chat_by_picture
    where picture is not null and picture > :after group by picture order by picture limit :limit";
pub(in crate::store) const LABELS: &str = "
    select count(distinct unit.tag) as labels
    from chat_answer indexed by chat_by_seller
    cross join unit on unit.unit = chat_answer.unit
    where chat_answer.answers = 1 and chat_answer.seller = :seller and chat_answer.at_ms >= :since";
pub(in crate::store) const LAST: &str = "
    select who, at_ms from chat_answer indexed by chat_by_seller
    where answers = 1 and seller = :seller and at_ms >= :since
    order by at_ms desc limit 1";
/// Labels of a seller that were here at a moment and are on hold for its word.
pub(in crate::store) const HELD: &str = "
    select count(distinct tag) as waits from unit indexed by unit_held
    where hold_review is not null and hold_review >= '' and seller = :seller
        and put_ms <= :since and json_extract(detail, '$.hold.owner') = 'seller'";
/// The same whose estimates wait for its word.
pub(in crate::store) const ASKED: &str = "
    select count(distinct tag) as waits from unit indexed by unit_repairs
    where repair_queue is not null and repair_queue = 'repair_seller' and seller = :seller
        and put_ms <= :since and json_extract(detail, '$.repair.stage') = 'asked'";

/// Writes the rows of one subject in place of those that it had.
pub(in crate::store) fn put(db: &Connection, of: &Subject, rows: &[ChatRow]) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":subject": of.to_string() })?;
    for row in rows {
        let unit = if let Subject::Unit(unit) = &row.of {
            Some(unit.bytes())
        } else {
            None
        };
        db.prepare_cached(PUT)?.execute(named_params! {
            ":subject": row.of.to_string(),
            ":event": row.event.bytes(),
            ":unit": unit,
            ":seller": row.seller.as_ref().map(SellerCode::as_str),
            ":at_ms": row.at.0,
            ":who": row.who,
            ":picture": row.picture.map(|hash| hash.0),
            ":answers": match row.answers {
                Answers::No => 0,
                Answers::Yes => 1,
            },
            ":purged": row.purged.map(|day| day.to_string()),
        })?;
    }
    Ok(())
}

fn chat(row: &Row<'_>) -> Result<ChatRow> {
    let picture: Option<[u8; 32]> = plain(row, "picture")?;
    Ok(ChatRow {
        of: coded(row, "subject", Subject::parse)?,
        event: identified(row, "event", EventId::from_bytes)?,
        seller: coded_maybe(row, "seller", SellerCode::parse)?,
        at: UtcMs(plain(row, "at_ms")?),
        who: plain(row, "who")?,
        picture: picture.map(Hash),
        answers: match plain::<i64>(row, "answers")? {
            0 => Answers::No,
            1 => Answers::Yes,
            other => return Err(Fault::Damaged(format!("column answers holds {other}"))),
        },
        purged: coded_maybe(row, "purged", Day::parse)?,
    })
}

/// Gives the rows of one subject, by their facts.
pub(in crate::store) fn get(db: &Connection, of: &Subject) -> Result<Vec<ChatRow>> {
    all(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":subject": of.to_string() },
        chat,
    )
}

/// Gives every row that names a picture.
pub(in crate::store) fn of_picture(db: &Connection, picture: Hash) -> Result<Vec<ChatRow>> {
    all(
        &mut *db.prepare_cached(OF_PICTURE)?,
        named_params! { ":picture": picture.0 },
        chat,
    )
}

/// Gives a page of the pictures of chats, by their hashes.
pub(in crate::store) fn pictures(db: &Connection, after: Option<Hash>) -> Result<Vec<ChatPicture>> {
    let after: Vec<u8> = after.map(|hash| hash.0.to_vec()).unwrap_or_default();
    all(
        &mut *db.prepare_cached(PICTURES)?,
        named_params! { ":after": after, ":limit": number(PAGE_ROWS) },
        |row| {
            Ok(ChatPicture {
                picture: identified(row, "picture", Hash::from_bytes)?,
                named_at: UtcMs(plain(row, "named_ms")?),
                standing: plain(row, "standing")?,
                purged: coded_maybe(row, "purged", Day::parse)?,
            })
        },
    )
}

/// Gives what a seller answered in chats since a workbook was made for it; none where it said nothing.
pub(in crate::store) fn since(db: &Connection, mail: &MailRow) -> Result<Option<ChatAnswers>> {
    let of = named_params! { ":seller": mail.made.seller.as_str(), ":since": mail.made_at.0 };
    let last = first(&mut *db.prepare_cached(LAST)?, of, |row| {
        Ok((plain::<String>(row, "who")?, UtcMs(plain(row, "at_ms")?)))
    })?;
    let Some((who, at)) = last else {
        return Ok(None);
    };
    let count =
        |sql| -> Result<u32> { Ok(db.prepare_cached(sql)?.query_row(of, |row| row.get(0))?) };
    Ok(Some(ChatAnswers {
        labels: count(LABELS)?,
        at,
        who,
        waits: count(HELD)? + count(ASKED)?,
    }))
}
