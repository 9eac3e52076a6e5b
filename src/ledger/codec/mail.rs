//! Bodies about workbooks that sellers are sent and send back.

use crate::domain::codes::SellerCode;
use crate::domain::ids::{Hash, MailId, ParcelId};
use crate::domain::pool::SellerClaim;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{Body, MadeMail, MailCounts, ReadAnswers, TakenMail};

use super::DecodeError;
use super::json::Object;
use super::read::Fields;
use super::unit::{read_said, write_said};

pub(super) fn mail_made_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::MailMade(MadeMail {
        mail: fields.code("mail", MailId::parse)?,
        seller: fields.code("seller", SellerCode::parse)?,
        file: fields.code("file", Hash::parse)?,
        file_name: fields.text("file_name")?,
        day: fields.code("day", Day::parse)?,
        answer_by: UtcMs(fields.signed("answer_by_ms")?),
        rows: fields.number("rows")?,
    }))
}

pub(super) fn mail_taken_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::MailTaken(TakenMail {
        mail: fields.code("mail", MailId::parse)?,
        seller: fields.code("seller", SellerCode::parse)?,
        file: fields.code("file", Hash::parse)?,
        file_name: fields.text("file_name")?,
        rows: MailCounts {
            applied: fields.number("applied")?,
            unchanged: fields.number("unchanged")?,
            unanswered: fields.number("unanswered")?,
            refused: fields.number("refused")?,
        },
    }))
}

pub(super) fn answers_read_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::AnswersRead(ReadAnswers {
        day: fields.code("day", Day::parse)?,
        folder: fields.optional_text("folder")?,
        files: fields.number("files")?,
        taken: fields.number("taken")?,
    }))
}

pub(super) fn write_answers_read(read: &ReadAnswers, out: &mut Object<'_, '_>) {
    let ReadAnswers {
        day,
        folder,
        files,
        taken,
    } = read;
    out.shown("day", day);
    out.number("files", *files);
    out.optional_text("folder", folder.as_ref());
    out.number("taken", *taken);
}

pub(super) fn parcel_claimed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelClaimed {
        parcel: fields.code("parcel", ParcelId::parse)?,
        mail: fields.code("mail", MailId::parse)?,
        claim: SellerClaim {
            seller: fields.code("seller", SellerCode::parse)?,
            names: fields.optional_text("names")?,
            note: fields.optional_text("note")?,
            said: fields.object("said", read_said)?,
        },
    })
}

pub(super) fn write_parcel_claimed(
    (parcel, mail): (ParcelId, MailId),
    claim: &SellerClaim,
    out: &mut Object<'_, '_>,
) {
    let SellerClaim {
        seller,
        names,
        note,
        said,
    } = claim;
    out.shown("mail", mail);
    out.optional_text("names", names.as_ref());
    out.optional_text("note", note.as_ref());
    out.shown("parcel", parcel);
    out.object("said", |out| write_said(said, out));
    out.text("seller", seller);
}

pub(super) fn write_mail_made(made: &MadeMail, out: &mut Object<'_, '_>) {
    let MadeMail {
        mail,
        seller,
        file,
        file_name,
        day,
        answer_by,
        rows,
    } = made;
    out.number("answer_by_ms", answer_by.0);
    out.shown("day", day);
    out.shown("file", file);
    out.text("file_name", file_name);
    out.shown("mail", mail);
    out.number("rows", *rows);
    out.text("seller", seller);
}

pub(super) fn write_mail_taken(taken: &TakenMail, out: &mut Object<'_, '_>) {
    let TakenMail {
        mail,
        seller,
        file,
        file_name,
        rows,
    } = taken;
    out.number("applied", rows.applied);
    out.shown("file", file);
    out.text("file_name", file_name);
    out.shown("mail", mail);
    out.number("refused", rows.refused);
    out.text("seller", seller);
    out.number("unanswered", rows.unanswered);
    out.number("unchanged", rows.unchanged);
}
