//! Columns of a list: which stand in a narrow room, and their words.

use super::Seen;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;
use crate::ui::widgets::ColumnKind;

/// A column of a list.
#[derive(Clone, Copy)]
pub struct Head {
    /// Its word.
    pub title: fn() -> DeskMsg,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Its width in points.
    pub width: f32,
    /// Columns with a greater number are the first to give way in a narrow room; 0 always stands.
    pub gives_way: u8,
}

/// Makes a column of words.
pub const fn words(title: fn() -> DeskMsg, width: f32, gives_way: u8) -> Head {
    Head {
        title,
        kind: ColumnKind::Words,
        width,
        gives_way,
    }
}

/// A column that stands in the room: its place in the list of all and its word.
pub struct Standing {
    /// Its place in the list of all columns.
    pub index: usize,
    /// Its word.
    pub title: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Its width in points.
    pub width: f32,
}

/// Gives the columns that stand in `room` points of width, in their order.
pub fn standing(seen: &Seen, heads: &[Head], room: f32) -> Vec<Standing> {
    fitting(heads, room)
        .into_iter()
        .filter_map(|index| {
            let head = heads.get(index)?;
            Some(Standing {
                index,
                title: seen.say((head.title)()),
                kind: head.kind,
                width: head.width,
            })
        })
        .collect()
}

fn fitting(heads: &[Head], room: f32) -> Vec<usize> {
    let room = room - space(6);
    let mut kept: Vec<(usize, &Head)> = heads.iter().enumerate().collect();
    while kept.iter().map(|(_, head)| head.width).sum::<f32>() > room {
        let first = kept.iter().max_by_key(|(_, head)| head.gives_way);
        match first.map(|(index, head)| (*index, head.gives_way)) {
            Some((index, 1..)) => kept.retain(|(of, _)| *of != index),
            Some((_, 0)) | None => break,
        }
    }
    kept.into_iter().map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(width: f32, gives_way: u8) -> Head {
        Head {
            title: || DeskMsg::ColTime,
            kind: ColumnKind::Words,
            width,
            gives_way,
        }
    }

    #[test]
    fn a_narrow_room_loses_the_columns_that_matter_least() {
        let heads = [head(60.0, 0), head(80.0, 2), head(80.0, 1), head(80.0, 3)];
        assert_eq!(fitting(&heads, 400.0), [0, 1, 2, 3]);
        assert_eq!(fitting(&heads, 300.0), [0, 1, 2]);
        assert_eq!(fitting(&heads, 200.0), [0, 2]);
        assert_eq!(fitting(&heads, 20.0), [0]);
    }
}
