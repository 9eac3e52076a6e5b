//! The rows of a file of proceeds, as they stand there.

use super::columns::{Columns, Field};
use crate::exchange::table::source::{Row, Rows};
use crate::exchange::table::{NotReadable, opened};

/// Words that buyers' sheets have where nothing is known.
const NOTHING: [&str; 5] = ["n/a", "not available", "-", "none", "0000000000"];

/// One row, as it stands in the file. A cell that says that nothing is known is empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ProceedsRow {
    /// Where it begins, counted from 1; the sheet's row in a workbook.
    pub line: u64,
    /// Why it is no row at all; none where it is one.
    pub(super) broken: Option<&'static str>,
    pub(super) tag: String,
    pub(super) lpn: String,
    /// What names its goods, where it names them.
    pub(super) goods: GoodsNamed,
    /// How many are meant; one where nothing stands.
    pub(super) quantity: String,
    pub(super) lot: String,
    pub(super) amount: String,
    /// The currency of the amount, where a column tells it.
    pub(super) currency: String,
}

/// By what a row names its goods, as it stands in the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct GoodsNamed {
    pub(super) serial: String,
    pub(super) asin: String,
    /// UPC, EAN or another barcode.
    pub(super) barcode: String,
    pub(super) sku: String,
}

impl GoodsNamed {
    pub(super) fn cells(&self) -> [&str; 4] {
        [&self.serial, &self.asin, &self.barcode, &self.sku]
    }
}

impl ProceedsRow {
    /// By what it names its unit: the first of its names.
    pub(super) fn name(&self) -> &str {
        let names = [self.tag.as_str(), self.lpn.as_str()];
        let mut names = names.into_iter().chain(self.goods.cells());
        names.find(|name| !name.is_empty()).unwrap_or_default()
    }

    fn take(&mut self, field: Field, cell: &str) {
        let into = match field {
            Field::Tag => &mut self.tag,
            Field::Lpn => &mut self.lpn,
            Field::Serial => &mut self.goods.serial,
            Field::Asin => &mut self.goods.asin,
            Field::Barcode => &mut self.goods.barcode,
            Field::Sku => &mut self.goods.sku,
            Field::Quantity => &mut self.quantity,
            Field::Lot => &mut self.lot,
            Field::Amount => &mut self.amount,
            Field::Currency => &mut self.currency,
            Field::Title => return,
        };
        let is_nothing = NOTHING.iter().any(|word| cell.eq_ignore_ascii_case(word));
        if into.is_empty() && !is_nothing {
            cell.clone_into(into);
        }
    }

    /// Takes what stands in cells, each under its head.
    fn of<'c>(line: u64, cells: impl Iterator<Item = &'c str>, columns: &Columns) -> Self {
        let mut row = Self {
            line,
            ..Self::default()
        };
        for (place, cell) in cells.enumerate() {
            if let Some(field) = columns.field_at(place) {
                row.take(field, cell.trim());
            }
        }
        row
    }

    /// Tells whether quantity and amount look like numbers, so that its cells stand under their heads.
    fn stands_right(&self) -> bool {
        let digits = |sign: char| sign.is_ascii_digit();
        let is_whole = self.quantity.chars().all(digits);
        is_whole && (self.amount.is_empty() || self.amount.contains(digits))
    }
}

/// Reads a file of proceeds.
///
/// # Errors
/// Says why the file as a whole is none.
pub fn read(bytes: &[u8]) -> Result<Vec<ProceedsRow>, NotReadable> {
    let sheet = opened::<Field>(bytes, None)?;
    let columns = Columns::of(&sheet.header);
    if !columns.tell_proceeds() {
        return Err(NotReadable::plain("file_no_proceeds"));
    }
    // Only commas part a title that has some.
    let title = match &sheet.rows {
        Rows::Commas(_) => columns.title(),
        Rows::Tabs(_) | Rows::Made(_) => None,
    };
    let mut rows = Vec::new();
    for line in sheet.rows.into_rows() {
        let row = row_of(&line, &columns, title);
        let names = row.goods.cells();
        let says = [row.tag.as_str(), &row.lpn, &row.amount];
        let says_something = says.into_iter().chain(names).any(|cell| !cell.is_empty());
        if row.broken.is_some() || says_something {
            rows.push(row);
        }
    }
    Ok(rows)
}

fn row_of(line: &Row<'_>, columns: &Columns, title: Option<usize>) -> ProceedsRow {
    let wrong = |why| ProceedsRow {
        line: line.number,
        broken: Some(why),
        ..ProceedsRow::default()
    };
    let Ok(text) = &line.text else {
        return wrong("row_broken");
    };
    let mut cells: Vec<&str> = text.split('\t').collect();
    let width = columns.binding.width();
    // A file that was cut off inside a row ends there.
    let is_cut = line.open_end && cells.len() < width;
    while cells.len() > width && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    let beyond = cells.len().saturating_sub(width);
    let plain = ProceedsRow::of(line.number, cells.iter().copied(), columns);
    let row = match title {
        Some(title) if beyond > 0 => {
            // Its title has that many commas which nothing quotes: what stands behind it is as much further on.
            let before = cells.iter().take(title + 1);
            let behind = cells.iter().skip(title + 1 + beyond);
            let shifted = before.chain(behind).copied();
            let shifted = ProceedsRow::of(line.number, shifted, columns);
            match (plain.stands_right(), shifted.stands_right()) {
                _ if plain == shifted => plain,
                (true, false) => plain,
                (false, true) => shifted,
                (true, true) | (false, false) => return wrong("row_wide"),
            }
        }
        Some(_) | None => plain,
    };
    ProceedsRow {
        broken: is_cut.then_some("row_cut"),
        ..row
    }
}
