//! Rows that want an answer become a workbook.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Image, ObjectMovement, ProtectionOptions, Workbook, Worksheet,
};

use crate::domain::decision::Decision;
use crate::domain::limits::MAIL_BYTES_MAX;
use crate::exchange::data::answers::{Answers, answers};
use crate::exchange::out::OutError;
use crate::ledger::mailing::row_id;
use crate::text::{MailMsg, Message};

use super::guide;
use super::speech::{both, moment, money};
use super::{META_FORMAT, META_SHEET, META_VERSION, MadeBook, MailHead, MailLine};

/// Pixels of the height of a row that has a photo.
const PICTURE_ROW_PIXELS: u32 = 96;
/// Pixels of the height of the other rows: three lines of text.
const PLAIN_ROW_PIXELS: u32 = 62;
/// Pixels of the width of the column of photos.
const PICTURE_COLUMN_PIXELS: u32 = 128;
/// Bytes of a workbook beside its photos, and of what one row takes at most, packed.
const FRAME_BYTES: usize = 256 << 10;
const ROW_BYTES: usize = 512;
/// Most characters that a spreadsheet keeps in one cell.
const CELL_CHARACTERS_MAX: usize = 32_767;

/// Who fills a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fills {
    /// We do: it is locked.
    House,
    /// The seller does.
    Seller,
}

/// One column of the sheet.
struct Column {
    head: MailMsg,
    width: u16,
    fills: Fills,
    text: fn(&MailLine, &MailHead) -> String,
}

const fn ours(head: MailMsg, width: u16, text: fn(&MailLine, &MailHead) -> String) -> Column {
    Column {
        head,
        width,
        fills: Fills::House,
        text,
    }
}

/// The columns in their order; the photo's cell stays empty under its photo.
fn columns() -> Vec<Column> {
    let theirs = |head, width| Column {
        fills: Fills::Seller,
        ..ours(head, width, |_, _| String::new())
    };
    vec![
        ours(MailMsg::ColRow, 19, |line, _| row_id(&line.tag)),
        ours(MailMsg::ColKind, 14, |_, _| both(MailMsg::KindHold)),
        ours(MailMsg::ColReturn, 22, |line, _| {
            known(line.return_id.as_ref())
        }),
        ours(MailMsg::ColSku, 16, |line, _| known(line.sku.as_ref())),
        ours(MailMsg::ColProduct, 36, |line, _| {
            known(line.product.as_ref())
        }),
        ours(MailMsg::ColUnits, 7, |line, _| line.units.to_string()),
        ours(MailMsg::ColGrade, 16, |line, _| {
            let grade = line.grade.map(Message::grade);
            both(grade.unwrap_or_else(|| Message::term("grade", "none")))
        }),
        ours(MailMsg::ColReason, 22, |line, _| {
            both(Message::term("hold-reason", line.reason.code()))
        }),
        ours(MailMsg::ColPhoto, 18, |_, _| String::new()),
        theirs(MailMsg::ColAction, 24),
        theirs(MailMsg::ColNote, 30),
        ours(MailMsg::ColDefault, 18, |line, _| {
            both(Message::decision(line.default))
        }),
        ours(MailMsg::ColReview, 18, |line, _| line.review.to_string()),
        ours(MailMsg::ColAnswerBy, 30, |_, head| {
            let sellers = moment(head.answer_by, head.sellers_zone);
            let site = moment(head.answer_by, head.zone);
            let (here, there) = (both(MailMsg::ClockSite), both(MailMsg::ClockSellers));
            format!(
                "{there} {sellers}
{here} {site}"
            )
        }),
        ours(MailMsg::ColStorage, 16, |line, _| {
            line.storage.map(money).unwrap_or_default()
        }),
        ours(MailMsg::ColCame, 12, |line, _| line.came.to_string()),
    ]
}

fn known(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// Makes the workbook of one seller. Photos are left out from the last row on when it would become too
/// large, and the workbook says so.
///
/// # Errors
/// Gives what the writer of the format said.
pub fn workbook(head: &MailHead, lines: &[MailLine]) -> Result<MadeBook, OutError> {
    let frame = FRAME_BYTES + lines.len() * ROW_BYTES;
    let mut room = MAIL_BYTES_MAX.saturating_sub(frame);
    loop {
        let shown = fitting(lines, room);
        let rest = lines.get(shown..).unwrap_or_default();
        let left_out = rest.iter().filter(|line| line.picture.is_some()).count();
        let left_out = u32::try_from(left_out).unwrap_or(u32::MAX);
        let bytes = written(head, lines, (shown, left_out))?;
        if bytes.len() <= MAIL_BYTES_MAX || room == 0 {
            return Ok(MadeBook { bytes, left_out });
        }
        room /= 2;
    }
}

/// Counts the rows from the top whose photos fit.
fn fitting(lines: &[MailLine], room: usize) -> usize {
    let mut used = 0;
    let fits = |line: &&MailLine| {
        used += line.picture.as_ref().map_or(0, Vec::len);
        used <= room
    };
    lines.iter().take_while(fits).count()
}

/// Writes the three sheets; only the first `shown` rows have their photos.
fn written(
    head: &MailHead,
    lines: &[MailLine],
    (shown, left_out): (usize, u32),
) -> Result<Vec<u8>, OutError> {
    let mut book = Workbook::new();
    let date = ExcelDateTime::from_timestamp(head.made_at.0.div_euclid(1000))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let answers = answers();
    let sheet = book.add_worksheet();
    sheet.set_name(both(MailMsg::SheetAnswers))?;
    rows(sheet, head, lines, shown)?;
    choices(sheet, lines, &answers)?;
    lock(sheet);
    let sheet = book.add_worksheet();
    sheet.set_name(both(MailMsg::SheetGuide))?;
    guide::fill(sheet, head, (lines.len(), left_out), &answers)?;
    lock(sheet);
    let sheet = book.add_worksheet();
    sheet.set_name(META_SHEET)?;
    meta(sheet, head)?;
    sheet.set_hidden(true);
    lock(sheet);
    Ok(book.save_to_buffer()?)
}

/// Locks what is not the seller's to fill. There is no password: it guards against slips alone.
fn lock(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
}

fn rows(
    sheet: &mut Worksheet,
    head: &MailHead,
    lines: &[MailLine],
    shown: usize,
) -> Result<(), OutError> {
    let columns = columns();
    let base = Format::new().set_num_format("@").set_text_wrap();
    let base = base.set_align(FormatAlign::VerticalCenter);
    let head_form = base
        .clone()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin);
    let open_form = base
        .clone()
        .set_unlocked()
        .set_background_color("FFF7D6")
        .set_border(FormatBorder::Hair);
    sheet.set_row_height_pixels(0, PLAIN_ROW_PIXELS)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    for (at, column) in (0_u16..).zip(&columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        if column.head == MailMsg::ColPhoto {
            sheet.set_column_width_pixels(at, PICTURE_COLUMN_PIXELS)?;
        }
        sheet.write_string_with_format(0, at, both(column.head.clone()), &head_form)?;
    }
    for (place, (row, line)) in (1_u32..).zip(lines).enumerate() {
        sheet.set_row_height_pixels(row, PLAIN_ROW_PIXELS)?;
        for (at, column) in (0_u16..).zip(&columns) {
            if column.head == MailMsg::ColPhoto {
                let picture = line.picture.as_deref().filter(|_| place < shown);
                photo(sheet, (row, at), line, picture, &base)?;
                continue;
            }
            let text = (column.text)(line, head);
            match column.fills {
                Fills::House => sheet.write_string_with_format(row, at, cut(&text), &base)?,
                Fills::Seller => sheet.write_blank(row, at, &open_form)?,
            };
        }
    }
    Ok(())
}

/// Puts a photo over its cell, so that it moves and hides with its row; or says that there is none.
fn photo(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    line: &MailLine,
    picture: Option<&[u8]>,
    form: &Format,
) -> Result<(), OutError> {
    let image = picture.and_then(|bytes| Image::new_from_buffer(bytes).ok());
    let Some(image) = image else {
        let why = if line.picture.is_some() {
            MailMsg::PhotoLeftOut
        } else {
            MailMsg::NoPhoto
        };
        sheet.write_string_with_format(row, at, both(why), form)?;
        return Ok(());
    };
    let image = image
        .set_alt_text(row_id(&line.tag))
        .set_object_movement(ObjectMovement::MoveAndSizeWithCells);
    sheet.set_row_height_pixels(row, PICTURE_ROW_PIXELS)?;
    sheet.write_blank(row, at, form)?;
    sheet.insert_image_fit_to_cell(row, at, &image, true)?;
    Ok(())
}

/// Cuts a text that no spreadsheet keeps.
fn cut(text: &str) -> String {
    let mut units = 0;
    let fits = |sign: &char| {
        units += sign.len_utf16();
        units <= CELL_CHARACTERS_MAX
    };
    text.chars().take_while(fits).collect()
}

/// Offers the actions of each row as a list; other words may be written too.
fn choices(sheet: &mut Worksheet, lines: &[MailLine], answers: &Answers) -> Result<(), OutError> {
    let column = columns()
        .iter()
        .position(|one| one.head == MailMsg::ColAction);
    let column = column.and_then(|at| u16::try_from(at).ok()).unwrap_or(0);
    let mut from: u32 = 1;
    for alike in lines.chunk_by(|one, other| one.open == other.open) {
        let until = from + u32::try_from(alike.len()).unwrap_or(u32::MAX) - 1;
        let open: &[Decision] = alike.first().map_or(&[], |line| &line.open);
        let labels: Vec<&str> = open.iter().map(|of| answers.label(*of)).collect();
        let list = DataValidation::new()
            .allow_list_strings(&labels)?
            .set_input_title(both(MailMsg::ColAction))?
            .set_input_message(both(MailMsg::AskAction))?
            .set_error_style(DataValidationErrorStyle::Information);
        sheet.add_data_validation(from, column, until, column, &list)?;
        from = until + 1;
    }
    Ok(())
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
