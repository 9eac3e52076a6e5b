//! Columns as data, and which of them stand in a narrow room.

use super::draft::{Draft, Wish};
use super::{Cell, Seen};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;
use crate::ui::widgets::ColumnKind;

/// A column of a list of `Row`.
pub struct Column<Row> {
    /// Its word.
    pub title: fn() -> DeskMsg,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Its width in points.
    pub width: f32,
    /// Columns with a greater number are the first to give way in a narrow room; 0 always stands.
    pub gives_way: u8,
    /// What stands under it.
    pub total: Total,
    /// What stands in the cell of a row.
    pub cell: fn(&Seen, &Row) -> Cell,
}

/// What stands under a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Total {
    /// Nothing.
    None,
    /// The sum of its counts.
    Sum,
}

/// Makes a column of words and codes.
pub const fn words<Row>(
    title: fn() -> DeskMsg,
    width: f32,
    gives_way: u8,
    cell: fn(&Seen, &Row) -> Cell,
) -> Column<Row> {
    Column {
        title,
        kind: ColumnKind::Words,
        width,
        gives_way,
        total: Total::None,
        cell,
    }
}

/// Makes a column of counts with their sum under it.
pub const fn counts<Row>(
    title: fn() -> DeskMsg,
    width: f32,
    gives_way: u8,
    cell: fn(&Seen, &Row) -> Cell,
) -> Column<Row> {
    Column {
        kind: ColumnKind::Numbers,
        total: Total::Sum,
        ..words(title, width, gives_way, cell)
    }
}

/// Makes a column of numbers that are not added up.
pub const fn numbers<Row>(
    title: fn() -> DeskMsg,
    width: f32,
    gives_way: u8,
    cell: fn(&Seen, &Row) -> Cell,
) -> Column<Row> {
    Column {
        kind: ColumnKind::Numbers,
        ..words(title, width, gives_way, cell)
    }
}

/// Gives the places of the columns that stand in `room` points of width, in their order: those that
/// a person hid do not, those that a person asked for do, the others as far as the room goes.
pub fn standing<Row>(draft: &Draft, columns: &[Column<Row>], room: f32) -> Vec<usize> {
    let asked: Vec<Asked> = columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| {
            let gives_way = match draft.wish(index) {
                Some(Wish::Hidden) => return None,
                Some(Wish::Shown) => 0,
                None => column.gives_way,
            };
            Some(Asked {
                index,
                width: draft.width(index, column.width),
                gives_way,
            })
        })
        .collect();
    fitting(asked, room - space(6))
}

/// A column that would stand if there were room.
struct Asked {
    index: usize,
    width: f32,
    gives_way: u8,
}

fn fitting(mut kept: Vec<Asked>, room: f32) -> Vec<usize> {
    while kept.iter().map(|column| column.width).sum::<f32>() > room {
        let first = kept.iter().max_by_key(|column| column.gives_way);
        match first.map(|column| (column.index, column.gives_way)) {
            Some((index, 1..)) => kept.retain(|column| column.index != index),
            Some((_, 0)) | None => break,
        }
    }
    kept.into_iter().map(|column| column.index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_room_loses_the_columns_that_matter_least() {
        let asked = || {
            [(60.0, 0), (80.0, 2), (80.0, 1), (80.0, 3)]
                .into_iter()
                .enumerate()
                .map(|(index, (width, gives_way))| Asked {
                    index,
                    width,
                    gives_way,
                })
                .collect()
        };
        assert_eq!(fitting(asked(), 400.0), [0, 1, 2, 3]);
        assert_eq!(fitting(asked(), 276.0), [0, 1, 2]);
        assert_eq!(fitting(asked(), 176.0), [0, 2]);
        assert_eq!(fitting(asked(), 20.0), [0]);
    }
}
