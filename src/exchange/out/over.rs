//! Pictures over the cells of a sheet, as every spreadsheet program shows them: none stands in a cell.

use rust_xlsxwriter::{Format, Image, ObjectMovement, Worksheet, XlsxError};

/// Pixels of the height of a row that has a picture.
const ROW_PIXELS: u32 = 96;

/// Puts a picture over its cell, so that it moves and hides with its row, and makes the row as high as pictures
/// are; the cell keeps its form. Tells whether the file is a picture: else nothing is changed.
pub(in crate::exchange) fn picture_over(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    file: &[u8],
    (alt, form): (&str, &Format),
) -> Result<bool, XlsxError> {
    let Ok(image) = Image::new_from_buffer(file) else {
        return Ok(false);
    };
    let image = image
        .set_alt_text(alt)
        .set_object_movement(ObjectMovement::MoveAndSizeWithCells);
    sheet.set_row_height_pixels(row, ROW_PIXELS)?;
    sheet.write_blank(row, at, form)?;
    sheet.insert_image_fit_to_cell(row, at, &image, true)?;
    Ok(true)
}
