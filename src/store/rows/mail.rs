//! Rows of seller mail.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{all, coded, coded_maybe, day, first, identified, number, plain, wire};
use crate::domain::codes::{PersonCode, SellerCode};
use crate::domain::ids::{Hash, MailId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{MadeMail, MailCounts, ReadAnswers};
use crate::ledger::rows::{AnswersReadRow, FilledMail, MailRow};
use crate::store::fault::{Fault, Result};

pub(in crate::store) const PUT: &str = "
    insert into mail (mail, seller, file, file_name, day, answer_by_ms, row_count, made_ms, filled)
    values (:mail, :seller, :file, :file_name, :day, :answer_by_ms, :row_count, :made_ms, :filled)
    on conflict (mail) do update set seller = excluded.seller, file = excluded.file,
        file_name = excluded.file_name, day = excluded.day, answer_by_ms = excluded.answer_by_ms,
        row_count = excluded.row_count, made_ms = excluded.made_ms, filled = excluded.filled";
pub(in crate::store) const GET: &str = "
    select mail, seller, file, file_name, day, answer_by_ms, row_count, made_ms, filled
    from mail where mail = :mail";
pub(in crate::store) const DROP: &str = "delete from mail where mail = :mail";
pub(in crate::store) const NEWEST: &str = "
    select mail, seller, file, file_name, day, answer_by_ms, row_count, made_ms, filled
    from mail order by made_ms desc, mail desc limit :limit";
/// One search of the index for each seller that was ever written to.
pub(in crate::store) const OUTBOX: &str = "
    with recursive each (seller) as (
        select min(seller) from mail
        union all
        select (select min(mail.seller) from mail where mail.seller > each.seller)
        from each where each.seller is not null
    )
    select mail.mail, mail.seller, mail.file, mail.file_name, mail.day, mail.answer_by_ms,
        mail.row_count, mail.made_ms, mail.filled
    from each cross join mail on mail.mail = (
        select newest.mail from mail as newest where newest.seller = each.seller
        order by newest.made_ms desc, newest.mail desc limit 1
    )
    where each.seller is not null order by mail.seller";

pub(in crate::store) const ANSWERS_READ_PUT: &str = "
    insert into answers_read (day, folder, files, taken, at_ms, person)
    values (:day, :folder, :files, :taken, :at_ms, :person)
    on conflict (day) do update set folder = excluded.folder, files = excluded.files,
        taken = excluded.taken, at_ms = excluded.at_ms, person = excluded.person";
pub(in crate::store) const ANSWERS_READ_GET: &str = "
    select day, folder, files, taken, at_ms, person from answers_read where day = :day";

/// A filled workbook.
#[derive(Serialize, Deserialize)]
struct FilledWire {
    file: String,
    name: String,
    ms: i64,
    applied: u32,
    unchanged: u32,
    unanswered: u32,
    refused: u32,
}

impl FilledWire {
    fn of(filled: &FilledMail) -> Self {
        let FilledMail {
            file,
            file_name,
            taken_at,
            rows,
        } = filled;
        Self {
            file: file.to_string(),
            name: file_name.clone(),
            ms: taken_at.0,
            applied: rows.applied,
            unchanged: rows.unchanged,
            unanswered: rows.unanswered,
            refused: rows.refused,
        }
    }

    fn back(self) -> Result<FilledMail> {
        let file = Hash::parse(&self.file);
        Ok(FilledMail {
            file: file
                .ok_or_else(|| Fault::Damaged(format!("a filled mail is {:?}", self.file)))?,
            file_name: self.name,
            taken_at: UtcMs(self.ms),
            rows: MailCounts {
                applied: self.applied,
                unchanged: self.unchanged,
                unanswered: self.unanswered,
                refused: self.refused,
            },
        })
    }
}

pub(in crate::store) fn put(db: &Connection, row: &MailRow) -> Result<()> {
    let MailRow {
        made,
        made_at,
        filled,
    } = row;
    let filled: Vec<FilledWire> = filled.iter().map(FilledWire::of).collect();
    db.prepare_cached(PUT)?.execute(named_params! {
        ":mail": made.mail.bytes(),
        ":seller": made.seller.as_str(),
        ":file": made.file.0,
        ":file_name": made.file_name,
        ":day": made.day.to_string(),
        ":answer_by_ms": made.answer_by.0,
        ":row_count": made.rows,
        ":made_ms": made_at.0,
        ":filled": wire::write(&filled)?,
    })?;
    Ok(())
}

fn mail(row: &Row<'_>) -> Result<MailRow> {
    let filled: String = plain(row, "filled")?;
    let filled: Vec<FilledWire> = wire::read(&filled)?;
    Ok(MailRow {
        made: MadeMail {
            mail: identified(row, "mail", MailId::from_bytes)?,
            seller: coded(row, "seller", SellerCode::parse)?,
            file: identified(row, "file", Hash::from_bytes)?,
            file_name: plain(row, "file_name")?,
            day: day(row)?,
            answer_by: UtcMs(plain(row, "answer_by_ms")?),
            rows: plain(row, "row_count")?,
        },
        made_at: UtcMs(plain(row, "made_ms")?),
        filled: filled
            .into_iter()
            .map(FilledWire::back)
            .collect::<Result<_>>()?,
    })
}

pub(in crate::store) fn get(db: &Connection, id: MailId) -> Result<Option<MailRow>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":mail": id.bytes() },
        mail,
    )
}

pub(in crate::store) fn drop_row(db: &Connection, id: MailId) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":mail": id.bytes() })?;
    Ok(())
}

/// Gives the newest ones, at most a page.
pub(in crate::store) fn newest(db: &Connection) -> Result<Vec<MailRow>> {
    all(
        &mut *db.prepare_cached(NEWEST)?,
        named_params! { ":limit": number(PAGE_ROWS) },
        mail,
    )
}

/// Gives the newest one of each seller.
pub(in crate::store) fn outbox(db: &Connection) -> Result<Vec<MailRow>> {
    all(&mut *db.prepare_cached(OUTBOX)?, [], mail)
}

pub(in crate::store) fn put_answers_read(db: &Connection, row: &AnswersReadRow) -> Result<()> {
    let AnswersReadRow { read, at, person } = row;
    db.prepare_cached(ANSWERS_READ_PUT)?
        .execute(named_params! {
            ":day": read.day.to_string(),
            ":folder": read.folder,
            ":files": read.files,
            ":taken": read.taken,
            ":at_ms": at.0,
            ":person": person.as_ref().map(PersonCode::as_str),
        })?;
    Ok(())
}

/// Gives what was said last of the answers of a day; none when they were not read.
pub(in crate::store) fn answers_read(db: &Connection, day: Day) -> Result<Option<AnswersReadRow>> {
    first(
        &mut *db.prepare_cached(ANSWERS_READ_GET)?,
        named_params! { ":day": day.to_string() },
        |row| {
            Ok(AnswersReadRow {
                read: ReadAnswers {
                    day: super::day(row)?,
                    folder: plain(row, "folder")?,
                    files: plain(row, "files")?,
                    taken: plain(row, "taken")?,
                },
                at: UtcMs(plain(row, "at_ms")?),
                person: coded_maybe(row, "person", PersonCode::parse)?,
            })
        },
    )
}
