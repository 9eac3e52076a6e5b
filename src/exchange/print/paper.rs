//! Labels on paper: one a page on a roll, or as many as fit a sheet, with lines to cut along.

use super::bars::on_dot;
use super::sheet::{Area, Label, Mark, Page};
use crate::domain::printed::Paper;

/// The edge of a sheet that office printers leave white: a quarter of an inch.
const EDGE: f32 = 18.0;

/// Width and height of A4 in points.
pub(super) const A4: (f32, f32) = (595.28, 841.89);
/// Width and height of Letter in points.
pub(super) const LETTER: (f32, f32) = (612.0, 792.0);

/// Width and height of a sheet in points; a roll's page is its label's.
fn size(paper: Paper) -> Option<(f32, f32)> {
    match paper {
        Paper::Roll => None,
        Paper::A4 => Some(A4),
        Paper::Letter => Some(LETTER),
    }
}

/// Puts labels of one size on pages.
pub(super) fn pages(paper: Paper, labels: Vec<Label>) -> Vec<Page> {
    let (Some((width, height)), Some(first)) = (size(paper), labels.first()) else {
        return labels;
    };
    let upright = Grid::of(width, height, first);
    let lying = Grid::of(height, width, first);
    let grid = if lying.places.len() > upright.places.len() {
        lying
    } else {
        upright
    };
    let mut labels = labels.into_iter().peekable();
    let mut pages = Vec::new();
    while labels.peek().is_some() {
        let mut marks = Vec::new();
        for ((x, y), label) in grid.places.iter().zip(labels.by_ref()) {
            let area = Area {
                x: 0.0,
                y: 0.0,
                width: label.width,
                height: label.height,
            };
            let cut = std::iter::once(Mark::Cut(area));
            marks.extend(
                label
                    .marks
                    .into_iter()
                    .chain(cut)
                    .map(|mark| mark.moved(*x, *y)),
            );
        }
        pages.push(Page {
            width: grid.width,
            height: grid.height,
            marks,
        });
    }
    pages
}

/// Where labels stand on a sheet.
struct Grid {
    width: f32,
    height: f32,
    /// Left upper corners, row by row; at least one.
    places: Vec<(f32, f32)>,
}

impl Grid {
    fn of(width: f32, height: f32, label: &Label) -> Self {
        let across = fitting(width, label.width);
        let down = fitting(height, label.height);
        let place = |whole: f32, of: f32, count: u8, index: u8| {
            (whole - f32::from(count) * of) / 2.0 + f32::from(index) * of
        };
        let row = |y: u8| {
            (0..across).map(move |x| {
                (
                    on_dot(place(width, label.width, across, x)),
                    place(height, label.height, down, y),
                )
            })
        };
        Self {
            width,
            height,
            places: (0..down).flat_map(row).collect(),
        }
    }
}

/// Counts how many of a length fit between the edges; at least one.
fn fitting(whole: f32, of: f32) -> u8 {
    (1..=u8::MAX)
        .take_while(|count| f32::from(*count) * of <= whole - 2.0 * EDGE)
        .last()
        .unwrap_or(1)
}
