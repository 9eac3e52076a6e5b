//! Finding the bars of a barcode in a picture: many edges beside one another, next to none above one
//! another, over a wide area. Letters have edges both ways.

use std::collections::VecDeque;

use image::GrayImage;

/// A place of a picture in pixels; `right` and `bottom` are no part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Kept {
    pub left: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
    /// How much of it are bars.
    pub weight: usize,
}

/// The shorter side of a picture has so many cells, in each of which edges are counted.
const CELLS: u32 = 64;
/// A cell is no smaller than this, in pixels: it must hold a few bars.
const CELL_MIN: u32 = 8;
/// Brightness from one pixel to the next that bars come to on average.
const EDGES_MIN: u64 = 8;
/// So many times as many edges are beside one another as above one another.
const UPRIGHT: u64 = 3;
/// Rows between the top and the bottom of bars that an edge at their end must run through.
const ROWS_LOOKED_AT: u32 = 9;
/// Brightness from one pixel to the next at the edge of a bar.
const BAR_EDGE_MIN: u8 = 40;
/// Percent of a picture's width that a barcode has at least.
const WIDTH_MIN: usize = 12;
/// Percent of its own place that is bars at least: one that is held aslant has less.
const FILLED_MIN: usize = 45;

/// Finds the barcode with the most bars.
pub(super) fn band(picture: &GrayImage) -> Option<Kept> {
    let (width, height) = picture.dimensions();
    let cell = (width.min(height) / CELLS).max(CELL_MIN);
    let across = usize::try_from(width / cell).ok()?;
    let down = usize::try_from(height / cell).ok()?;
    let striped = striped(picture, cell, (across, down));
    let grid = Grid {
        across,
        striped: in_company(&striped, across),
    };
    let mut seen = vec![false; grid.striped.len()];
    let mut best: Option<Block> = None;
    for start in 0..grid.striped.len() {
        let Some(block) = grid.block(start, &mut seen) else {
            continue;
        };
        let better = best.as_ref().is_none_or(|best| block.count > best.count);
        if better && block.is_barcode(across) {
            best = Some(block);
        }
    }
    best.map(|block| block.pixels(picture, cell))
}

/// Says of every cell, row by row, whether it is bars.
fn striped(picture: &GrayImage, cell: u32, (across, down): (usize, usize)) -> Vec<bool> {
    let mut beside = vec![0_u64; across * down];
    let mut above = beside.clone();
    let side = usize::try_from(cell).unwrap_or(1);
    let mut before: Option<&[u8]> = None;
    let width = usize::try_from(picture.width()).unwrap_or(1).max(1);
    for (y, row) in picture.as_raw().chunks_exact(width).enumerate() {
        let base = (y / side) * across;
        for (x, pair) in row.windows(2).enumerate() {
            let [one, next] = pair else { continue };
            let column = x / side;
            if column >= across {
                break;
            }
            if let Some(sum) = beside.get_mut(base + column) {
                *sum += u64::from(one.abs_diff(*next));
            }
            let over = before.and_then(|before| before.get(x));
            if let (Some(over), Some(sum)) = (over, above.get_mut(base + column)) {
                *sum += u64::from(one.abs_diff(*over));
            }
        }
        before = Some(row);
    }
    let pixels = u64::from(cell) * u64::from(cell);
    let bars =
        |(beside, above): (u64, u64)| beside >= EDGES_MIN * pixels && beside >= UPRIGHT * above;
    beside.into_iter().zip(above).map(bars).collect()
}

/// Leaves out what has no others beside it: the frame and the edge of a label are lines, not bars.
fn in_company(striped: &[bool], across: usize) -> Vec<bool> {
    let mut kept = Vec::with_capacity(striped.len());
    for row in striped.chunks(across.max(1)) {
        let count = |from: usize, to: usize| {
            let beside = row.get(from..to.min(row.len())).unwrap_or_default();
            beside.iter().filter(|is| **is).count()
        };
        for (x, is) in row.iter().enumerate() {
            let company = count(x + 1, x + 4).max(count(x.saturating_sub(3), x));
            kept.push(*is && company >= 2);
        }
    }
    kept
}

struct Grid {
    across: usize,
    striped: Vec<bool>,
}

/// Cells of bars that touch one another, or nearly do.
#[derive(Clone, Copy)]
struct Block {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
    count: usize,
}

impl Grid {
    /// Gathers what belongs to the cell at `start`; none when it is no bars or was gathered before.
    fn block(&self, start: usize, seen: &mut [bool]) -> Option<Block> {
        if !self.striped.get(start).copied()? || *seen.get(start)? {
            return None;
        }
        let place = |index: usize| (index % self.across, index / self.across);
        let (x, y) = place(start);
        let mut block = Block {
            left: x,
            top: y,
            right: x,
            bottom: y,
            count: 0,
        };
        let mut waiting = VecDeque::from([start]);
        if let Some(seen) = seen.get_mut(start) {
            *seen = true;
        }
        while let Some(index) = waiting.pop_front() {
            let (x, y) = place(index);
            block.count += 1;
            block.left = block.left.min(x);
            block.right = block.right.max(x);
            block.top = block.top.min(y);
            block.bottom = block.bottom.max(y);
            // One wide bar or gap may fill a cell: the next but one belongs to it.
            for beside in x.saturating_sub(2)..=(x + 2).min(self.across - 1) {
                for level in y.saturating_sub(1)..=y + 1 {
                    let next = level * self.across + beside;
                    let is_new =
                        self.striped.get(next) == Some(&true) && seen.get(next) == Some(&false);
                    if let (true, Some(seen)) = (is_new, seen.get_mut(next)) {
                        *seen = true;
                        waiting.push_back(next);
                    }
                }
            }
        }
        Some(block)
    }
}

impl Block {
    /// Tells whether it has the form of a barcode.
    fn is_barcode(&self, across: usize) -> bool {
        let width = self.right - self.left + 1;
        let height = self.bottom - self.top + 1;
        width * 100 >= across * WIDTH_MIN
            && width * 2 >= height * 3
            && height >= 2
            && self.count * 100 >= width * height * FILLED_MIN
    }

    /// Gives its pixels: a cell more to both sides for the quiet zone, and above and below as far as the
    /// bars go on within a cell that they fill in part.
    fn pixels(&self, picture: &GrayImage, cell: u32) -> Kept {
        let (width, height) = picture.dimensions();
        let pixel = |cells: usize| u32::try_from(cells).unwrap_or(0) * cell;
        let left = pixel(self.left).saturating_sub(cell);
        let right = (pixel(self.right + 1) + cell).min(width);
        let (mut top, mut bottom) = (pixel(self.top), pixel(self.bottom + 1).min(height));
        let middle = edges(picture, u32::midpoint(top, bottom), (left, right));
        // Of bars held aslant the rows count that nearly all of them reach: a corner more might show
        // what stands beside them.
        let goes_on = |y: u32| edges(picture, y, (left, right)) * 4 >= middle * 3;
        let (first, last) = (top.saturating_sub(cell), (bottom + cell).min(height));
        while top > first && goes_on(top - 1) {
            top -= 1;
        }
        while bottom < last && goes_on(bottom) {
            bottom += 1;
        }
        while top < bottom && !goes_on(top) {
            top += 1;
        }
        while top < bottom && !goes_on(bottom - 1) {
            bottom -= 1;
        }
        let found = Kept {
            left,
            top,
            right,
            bottom,
            weight: self.count,
        };
        widened(picture, found, cell)
    }
}

/// Widens a place as far as straight bars go on beside it: a few cells of wide bars and gaps at an end have
/// too few edges to be seen as bars by themselves. Letters have no edge that runs through all of its rows.
fn widened(picture: &GrayImage, found: Kept, cell: u32) -> Kept {
    let height = found.bottom.saturating_sub(found.top);
    let rows: Vec<&[u8]> = (1..=ROWS_LOOKED_AT)
        .map(|part| found.top + height * part / (ROWS_LOOKED_AT + 1))
        .map(|y| row(picture, y, (0, picture.width())))
        .collect();
    let is_edge = |x: &u32| {
        let place = usize::try_from(*x).unwrap_or(0);
        rows.iter().all(|row| match row.get(place..place + 2) {
            Some([one, next]) => one.abs_diff(*next) >= BAR_EDGE_MIN,
            _ => false,
        })
    };
    let (mut left, mut right) = (found.left, found.right);
    while let Some(x) = (right..(right + 2 * cell).min(picture.width()))
        .rev()
        .find(is_edge)
    {
        right = (x + 1 + cell).min(picture.width());
    }
    while let Some(x) = (left.saturating_sub(2 * cell)..left).find(is_edge) {
        left = x.saturating_sub(cell);
    }
    Kept {
        left,
        right,
        ..found
    }
}

/// The pixels of a row between two columns.
fn row(picture: &GrayImage, y: u32, (left, right): (u32, u32)) -> &[u8] {
    let place = |number: u32| usize::try_from(number).unwrap_or(0);
    let begins = place(y) * place(picture.width());
    let (from, to) = (begins + place(left), begins + place(right));
    picture.as_raw().get(from..to).unwrap_or_default()
}

/// How much brightness changes along a row.
fn edges(picture: &GrayImage, y: u32, columns: (u32, u32)) -> u64 {
    let pairs = row(picture, y, columns).windows(2);
    pairs
        .map(|pair| match pair {
            [one, next] => u64::from(one.abs_diff(*next)),
            _ => 0,
        })
        .sum()
}

/// Adds the line of the number under the bars: the first rows of ink below them, when they end before
/// two fifths of the bars' height. What goes on longer is more than one line and stays covered.
pub(super) fn number_line(picture: &GrayImage, bars: Kept) -> Kept {
    let columns = (bars.left, bars.right);
    let level = u32::midpoint(bars.top, bars.bottom);
    let middle = row(picture, level, columns);
    let (dark, light) = middle.iter().fold((u8::MAX, 0), |(dark, light), pixel| {
        (dark.min(*pixel), light.max(*pixel))
    });
    let ink = u8::midpoint(dark, light);
    let has_ink = |y: u32| row(picture, y, columns).iter().any(|pixel| *pixel < ink);
    let most = (bars.bottom - bars.top) * 2 / 5;
    let end = (bars.bottom + most).min(picture.height());
    // The last rows of the bars may be torn by the way the camera is held.
    let Some(gap) = (bars.bottom..end).find(|y| !has_ink(*y)) else {
        return bars;
    };
    let Some(begins) = (gap..end).find(|y| has_ink(*y)) else {
        return bars;
    };
    let Some(ends) = (begins..end).find(|y| !has_ink(*y)) else {
        return bars;
    };
    // A few of the blank rows below, so that no digit is cut.
    let blank = (ends..(ends + 4).min(end)).take_while(|y| !has_ink(*y));
    let below = u32::try_from(blank.count()).unwrap_or(0);
    Kept {
        bottom: ends + below,
        ..bars
    }
}
