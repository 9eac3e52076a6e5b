//! Rows that want an answer become a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use crate::domain::limits::MAIL_BYTES_MAX;
use crate::exchange::data::answers::answers;
use crate::exchange::out::{OutError, lock};
use crate::text::MailMsg;

use super::sheet::{Asking, choices, lasting, rows};
use super::speech::both;
use super::{
    Asked, META_FORMAT, META_SHEET, META_VERSION, MadeBook, MailHead, claims, findings, guide,
    holds, repairs, standing,
};

/// Bytes of a workbook beside its photos, and of what one row takes at most, packed.
const FRAME_BYTES: usize = 256 << 10;
const ROW_BYTES: usize = 512;

/// How many rows of each sheet, from the top, have their photos.
#[derive(Clone, Copy)]
struct Shown {
    holds: usize,
    repairs: usize,
    claims: usize,
    findings: usize,
}

/// Makes the workbook of one seller. Photos are left out from the last row on when it would become too
/// large, those of parcels of nobody first, and the workbook says so.
///
/// # Errors
/// Gives what the writer of the format said.
pub fn workbook(head: &MailHead, asked: &Asked<'_>) -> Result<MadeBook, OutError> {
    let frame = FRAME_BYTES + asked.rows() * ROW_BYTES;
    let mut room = MAIL_BYTES_MAX.saturating_sub(frame);
    loop {
        let (of_holds, used) = fitting(asked.holds, room);
        let room_left = room.saturating_sub(used);
        let (of_repairs, used) = fitting(asked.repairs, room_left);
        let room_left = room_left.saturating_sub(used);
        let (of_findings, used) = fitting(asked.findings, room_left);
        let (of_claims, _) = fitting(asked.claims, room_left.saturating_sub(used));
        let left_out = left_out(asked.holds, of_holds)
            + left_out(asked.repairs, of_repairs)
            + left_out(asked.findings, of_findings)
            + left_out(asked.claims, of_claims);
        let shown = Shown {
            holds: of_holds,
            repairs: of_repairs,
            claims: of_claims,
            findings: of_findings,
        };
        let bytes = written(head, asked, shown, left_out)?;
        if bytes.len() <= MAIL_BYTES_MAX || room == 0 {
            return Ok(MadeBook { bytes, left_out });
        }
        room /= 2;
    }
}

/// Counts the rows from the top whose photos fit, and the bytes of those.
fn fitting<L: Asking>(lines: &[L], room: usize) -> (usize, usize) {
    let (mut used, mut fit) = (0, 0);
    for line in lines {
        let bytes = line.picture().map_or(0, <[u8]>::len);
        if used + bytes > room {
            break;
        }
        (used, fit) = (used + bytes, fit + 1);
    }
    (fit, used)
}

fn left_out<L: Asking>(lines: &[L], shown: usize) -> u32 {
    let rest = lines.get(shown..).unwrap_or_default();
    let left_out = rest.iter().filter(|line| line.picture().is_some()).count();
    u32::try_from(left_out).unwrap_or(u32::MAX)
}

/// Writes the sheets; only the first rows of each have their photos.
fn written(
    head: &MailHead,
    asked: &Asked<'_>,
    shown: Shown,
    left_out: u32,
) -> Result<Vec<u8>, OutError> {
    let mut book = Workbook::new();
    let date = ExcelDateTime::from_timestamp(head.made_at.0.div_euclid(1000))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let answers = answers();
    if !asked.holds.is_empty() {
        let sheet = book.add_worksheet();
        sheet.set_name(both(MailMsg::SheetAnswers))?;
        let columns = holds::columns();
        rows(sheet, head, &columns, (asked.holds, shown.holds))?;
        choices(sheet, &columns, asked.holds, |line| {
            holds::offered(line, &answers)
        })?;
        lock(sheet);
    }
    if !asked.standing.is_empty() {
        let sheet = book.add_worksheet();
        sheet.set_name(both(MailMsg::SheetStanding))?;
        let columns = standing::columns();
        rows(sheet, head, &columns, (asked.standing, 0))?;
        choices(sheet, &columns, asked.standing, |line| {
            standing::offered(line, &answers)
        })?;
        lasting(sheet, &columns, asked.standing, &answers)?;
        lock(sheet);
    }
    if !asked.repairs.is_empty() {
        let sheet = book.add_worksheet();
        sheet.set_name(both(MailMsg::SheetRepairs))?;
        let columns = repairs::columns();
        rows(sheet, head, &columns, (asked.repairs, shown.repairs))?;
        choices(sheet, &columns, asked.repairs, |_| {
            repairs::offered(&answers)
        })?;
        lock(sheet);
    }
    if !asked.claims.is_empty() {
        let sheet = book.add_worksheet();
        sheet.set_name(both(MailMsg::SheetClaims))?;
        let columns = claims::columns();
        rows(sheet, head, &columns, (asked.claims, shown.claims))?;
        choices(sheet, &columns, asked.claims, |_| claims::offered(&answers))?;
        lock(sheet);
    }
    if !asked.findings.is_empty() {
        let sheet = book.add_worksheet();
        sheet.set_name(both(MailMsg::SheetFindings))?;
        let columns = findings::columns();
        rows(sheet, head, &columns, (asked.findings, shown.findings))?;
        lock(sheet);
    }
    let sheet = book.add_worksheet();
    sheet.set_name(both(MailMsg::SheetGuide))?;
    guide::fill(sheet, head, (asked, left_out), &answers)?;
    lock(sheet);
    let sheet = book.add_worksheet();
    sheet.set_name(META_SHEET)?;
    meta(sheet, head)?;
    sheet.set_hidden(true);
    lock(sheet);
    Ok(book.save_to_buffer()?)
}

/// Says what the workbook is, so that it is known when it comes back.
fn meta(sheet: &mut Worksheet, head: &MailHead) -> Result<(), OutError> {
    let says = [
        ("format", META_FORMAT.to_owned()),
        ("version", META_VERSION.to_owned()),
        ("mail", head.mail.to_string()),
        ("seller", head.seller.to_string()),
        ("day", head.day.to_string()),
    ];
    let text = Format::new().set_num_format("@");
    for (row, (key, value)) in (0_u32..).zip(says) {
        sheet.write_string_with_format(row, 0, key, &text)?;
        sheet.write_string_with_format(row, 1, value, &text)?;
    }
    Ok(())
}
