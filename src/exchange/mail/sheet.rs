//! One sheet of rows that want an answer: columns, locks, photos over their cells, lists of actions.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Worksheet,
};

use crate::exchange::data::answers::Answers;
use crate::exchange::out::{OutError, picture_over};
use crate::text::MailMsg;

use super::MailHead;
use super::speech::both;

/// Pixels of the height of the other rows: three lines of text.
const PLAIN_ROW_PIXELS: u32 = 62;
/// Pixels of the width of the column of photos.
const PICTURE_COLUMN_PIXELS: u32 = 128;
/// Most characters that a spreadsheet keeps in one cell.
const CELL_CHARACTERS_MAX: usize = 32_767;

/// A row that wants an answer.
pub(super) trait Asking {
    /// Its id.
    fn row_id(&self) -> String;
    /// A small JPEG of it.
    fn picture(&self) -> Option<&[u8]>;
}

/// Who fills a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fills {
    /// We do: it is locked.
    House,
    /// The seller does.
    Seller,
}

/// One column of a sheet.
pub(super) struct Column<L> {
    head: MailMsg,
    width: u16,
    fills: Fills,
    text: fn(&L, &MailHead) -> String,
}

/// A column that we fill.
pub(super) fn ours<L>(head: MailMsg, width: u16, text: fn(&L, &MailHead) -> String) -> Column<L> {
    Column {
        head,
        width,
        fills: Fills::House,
        text,
    }
}

/// A column that the seller fills.
pub(super) fn theirs<L>(head: MailMsg, width: u16) -> Column<L> {
    Column {
        fills: Fills::Seller,
        ..ours(head, width, |_, _| String::new())
    }
}

/// Fills the sheet; only the first `shown` rows have their photos, under [`MailMsg::ColPhoto`].
pub(super) fn rows<L: Asking>(
    sheet: &mut Worksheet,
    head: &MailHead,
    columns: &[Column<L>],
    (lines, shown): (&[L], usize),
) -> Result<(), OutError> {
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
    for (at, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        if column.head == MailMsg::ColPhoto {
            sheet.set_column_width_pixels(at, PICTURE_COLUMN_PIXELS)?;
        }
        sheet.write_string_with_format(0, at, both(column.head.clone()), &head_form)?;
    }
    for (place, (row, line)) in (1_u32..).zip(lines).enumerate() {
        sheet.set_row_height_pixels(row, PLAIN_ROW_PIXELS)?;
        for (at, column) in (0_u16..).zip(columns) {
            if column.head == MailMsg::ColPhoto {
                let picture = line.picture().filter(|_| place < shown);
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

/// Puts a photo over its cell, or says that there is none.
fn photo<L: Asking>(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    line: &L,
    picture: Option<&[u8]>,
    form: &Format,
) -> Result<(), OutError> {
    if let Some(file) = picture
        && picture_over(sheet, (row, at), file, (&line.row_id(), form))?
    {
        return Ok(());
    }
    let why = if line.picture().is_some() {
        MailMsg::PhotoLeftOut
    } else {
        MailMsg::NoPhoto
    };
    sheet.write_string_with_format(row, at, both(why), form)?;
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

/// Offers the actions of each row as a list; other words may be written too. `offered` gives those of a row:
/// rows beside each other with the same ones share a list.
pub(super) fn choices<L>(
    sheet: &mut Worksheet,
    columns: &[Column<L>],
    lines: &[L],
    offered: impl Fn(&L) -> Vec<String>,
) -> Result<(), OutError> {
    let heads = (MailMsg::ColAction, MailMsg::AskAction);
    list(sheet, columns, heads, (lines, offered))
}

/// Offers how long an action about all goods of a SKU holds, and asks for its last day.
pub(super) fn lasting<L>(
    sheet: &mut Worksheet,
    columns: &[Column<L>],
    lines: &[L],
    answers: &Answers,
) -> Result<(), OutError> {
    let heads = (MailMsg::ColStanding, MailMsg::AskStanding);
    let labels = answers.lasting_labels().map(str::to_owned).to_vec();
    list(sheet, columns, heads, (lines, |_: &L| labels.clone()))?;
    let Some(until) = u32::try_from(lines.len()).ok().filter(|rows| *rows > 0) else {
        return Ok(());
    };
    let asked = DataValidation::new()
        .set_input_title(both(MailMsg::ColUntil))?
        .set_input_message(both(MailMsg::AskUntil))?;
    let column = place_of(columns, &MailMsg::ColUntil);
    sheet.add_data_validation(1, column, until, column, &asked)?;
    Ok(())
}

fn place_of<L>(columns: &[Column<L>], head: &MailMsg) -> u16 {
    let column = columns.iter().position(|one| one.head == *head);
    column.and_then(|at| u16::try_from(at).ok()).unwrap_or(0)
}

fn list<L>(
    sheet: &mut Worksheet,
    columns: &[Column<L>],
    (head, ask): (MailMsg, MailMsg),
    (lines, offered): (&[L], impl Fn(&L) -> Vec<String>),
) -> Result<(), OutError> {
    let column = place_of(columns, &head);
    let offers: Vec<Vec<String>> = lines.iter().map(offered).collect();
    let mut from: u32 = 1;
    for alike in offers.chunk_by(|one, other| one == other) {
        let until = from + u32::try_from(alike.len()).unwrap_or(u32::MAX) - 1;
        let labels: &[String] = alike.first().map_or(&[], Vec::as_slice);
        let list = DataValidation::new()
            .allow_list_strings(labels)?
            .set_input_title(both(head.clone()))?
            .set_input_message(both(ask.clone()))?
            .set_error_style(DataValidationErrorStyle::Information);
        sheet.add_data_validation(from, column, until, column, &list)?;
        from = until + 1;
    }
    Ok(())
}
