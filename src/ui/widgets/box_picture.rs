//! An open box with what stands in it, seen from above at a corner.

use eframe::egui::{
    Align2, Color32, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, pos2,
};

use super::lettering::named;
use crate::ui::theme::{
    Theme,
    size::{self, space},
};

/// How far a step along or across goes to the side, of its length: the cosine of 30 degrees.
const ASIDE: f32 = 0.866;
/// How far it goes down.
const DOWN: f32 = 0.5;
/// The least side of a top on the screen that has room for a number, in points.
const NUMBERED: f32 = 9.0;

/// One thing in the box, in the units of the box.
#[derive(Clone, Copy, Debug)]
pub struct BoxPiece {
    /// Its corner nearest to that of the box: along, across, above.
    pub at: [f32; 3],
    /// Its sides: along, across, upwards.
    pub sides: [f32; 3],
    /// What stands on it.
    pub number: u32,
}

/// A box.
#[derive(Clone, Copy, Debug)]
pub struct BoxPicture<'a> {
    /// What is shown, in words.
    pub label: &'a str,
    /// Its inner sides: along, across, upwards.
    pub inner: [f32; 3],
    /// What stands in it; the last one is marked.
    pub pieces: &'a [BoxPiece],
}

impl BoxPiece {
    fn end(&self, side: usize) -> f32 {
        let of = |sides: &[f32; 3]| sides.get(side).copied().unwrap_or_default();
        of(&self.at) + of(&self.sides)
    }

    /// Tells whether it never hides any part of another one.
    fn is_behind(&self, other: &Self) -> bool {
        (0..3).any(|side| {
            let begin = other.at.get(side).copied().unwrap_or_default();
            self.end(side) <= begin
        })
    }
}

/// Where points of the box are on the screen.
struct View {
    origin: Pos2,
    scale: f32,
}

impl View {
    fn of(inner: [f32; 3], rect: Rect) -> Self {
        let [along, across, above] = inner;
        let width = (along + across) * ASIDE;
        let height = (along + across) * DOWN + above;
        let fits = (rect.width() / width.max(1.0)).min(rect.height() / height.max(1.0));
        let left = rect.center().x - width * fits / 2.0;
        let top = rect.center().y - height * fits / 2.0;
        Self {
            origin: pos2(left + across * ASIDE * fits, top + above * fits),
            scale: fits,
        }
    }

    fn at(&self, [along, across, above]: [f32; 3]) -> Pos2 {
        let aside = (along - across) * ASIDE;
        let down = (along + across) * DOWN - above;
        self.origin + Vec2::new(aside, down) * self.scale
    }

    /// Draws the three faces that are seen.
    fn piece(&self, ui: &Ui, theme: &Theme, piece: &BoxPiece, is_last: bool) {
        let [x, y, z] = piece.at;
        let (right, front, top) = (piece.end(0), piece.end(1), piece.end(2));
        let faces: [([[f32; 3]; 4], Color32); 3] = [
            (
                [
                    [right, y, z],
                    [right, front, z],
                    [right, front, top],
                    [right, y, top],
                ],
                theme.surface,
            ),
            (
                [
                    [x, front, z],
                    [right, front, z],
                    [right, front, top],
                    [x, front, top],
                ],
                theme.surface_hover,
            ),
            (
                [
                    [x, y, top],
                    [right, y, top],
                    [right, front, top],
                    [x, front, top],
                ],
                theme.surface_raised,
            ),
        ];
        let stroke = Stroke::new(1.0, theme.line_strong);
        for (corners, fill) in faces {
            let fill = if is_last { theme.accent.fill } else { fill };
            let points = corners.map(|corner| self.at(corner)).to_vec();
            ui.painter()
                .add(Shape::convex_polygon(points, fill, stroke));
        }
        let [along, across, _] = piece.sides;
        if along.min(across) * self.scale < NUMBERED {
            return;
        }
        let middle = self.at([x + along / 2.0, y + across / 2.0, top]);
        let color = if is_last { theme.accent.on } else { theme.text };
        let number = piece.number.to_string();
        let font = size::font(size::CAPTION);
        ui.painter()
            .text(middle, Align2::CENTER_CENTER, number, font, color);
    }

    fn lines(&self, ui: &Ui, theme: &Theme, lines: &[[[f32; 3]; 2]]) {
        for line in lines {
            let points = line.map(|corner| self.at(corner));
            let stroke = Stroke::new(1.0, theme.line_strong);
            ui.painter().line_segment(points, stroke);
        }
    }
}

/// Draws the box in `room` points.
pub fn box_picture_ui(
    ui: &mut Ui,
    theme: &Theme,
    picture: &BoxPicture<'_>,
    room: Vec2,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    named(ui, &response, Role::Image, picture.label);
    let view = View::of(picture.inner, rect.shrink(space(2)));
    let [along, across, above] = picture.inner;
    let floor = [
        [0.0, 0.0, 0.0],
        [along, 0.0, 0.0],
        [along, across, 0.0],
        [0.0, across, 0.0],
    ];
    let floor = floor.map(|corner| view.at(corner)).to_vec();
    let line = Stroke::new(1.0, theme.line_strong);
    ui.painter()
        .add(Shape::convex_polygon(floor, theme.surface, line));
    let back = [
        [[0.0, 0.0, 0.0], [0.0, 0.0, above]],
        [[along, 0.0, 0.0], [along, 0.0, above]],
        [[0.0, across, 0.0], [0.0, across, above]],
        [[0.0, 0.0, above], [along, 0.0, above]],
        [[0.0, 0.0, above], [0.0, across, above]],
    ];
    view.lines(ui, theme, &back);
    let last = picture.pieces.last().map(|piece| piece.number);
    for piece in from_behind(picture.pieces) {
        view.piece(ui, theme, &piece, Some(piece.number) == last);
    }
    let front = [
        [[along, across, 0.0], [along, across, above]],
        [[along, 0.0, above], [along, across, above]],
        [[0.0, across, above], [along, across, above]],
    ];
    view.lines(ui, theme, &front);
    response
}

/// Gives pieces in the order in which they are drawn, so that none covers one before it.
fn from_behind(pieces: &[BoxPiece]) -> Vec<BoxPiece> {
    let mut rest = pieces.to_vec();
    let mut drawn = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        // What hides none of the others goes first. Should three hide each other in turn, one of them does.
        let free = |one: &BoxPiece| {
            let others = rest.iter().filter(|other| other.number != one.number);
            others
                .into_iter()
                .all(|other| one.is_behind(other) || !other.is_behind(one))
        };
        let next = rest.iter().position(free).unwrap_or(0);
        drawn.push(rest.remove(next));
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(number: u32, at: [f32; 3]) -> BoxPiece {
        BoxPiece {
            at,
            sides: [1.0, 1.0, 1.0],
            number,
        }
    }

    #[test]
    fn what_stands_behind_or_below_is_drawn_first() {
        let pieces = [
            piece(1, [1.0, 1.0, 0.0]),
            piece(2, [0.0, 0.0, 1.0]),
            piece(3, [0.0, 0.0, 0.0]),
            piece(4, [1.0, 1.0, 1.0]),
        ];
        let drawn: Vec<u32> = from_behind(&pieces).iter().map(|of| of.number).collect();
        let place = |number: u32| drawn.iter().position(|of| *of == number);
        assert!(place(3) < place(2) && place(3) < place(1), "{drawn:?}");
        assert!(place(1) < place(4) && place(2) < place(4), "{drawn:?}");
    }
}
