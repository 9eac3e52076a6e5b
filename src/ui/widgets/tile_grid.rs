//! Answers in places that do not move: two columns up to six, three by three up to nine.

use eframe::egui::{Rect, Ui, UiBuilder, Vec2};

use super::tile::{Tile, sized_tile_ui, text_size};
use crate::ui::theme::{
    Theme,
    size::{TOUCH, space},
};

/// Draws `tiles` into all the room left in `ui`, row by row, and returns which one was pressed.
///
/// The places depend on the number of answers only, so an answer stands where it stood on the last
/// unit. Where the room is too low for tiles of 96 points they keep their height and run on below.
pub fn tile_grid_ui(ui: &mut Ui, theme: &Theme, tiles: &[Tile<'_>]) -> Option<usize> {
    let room = ui.available_rect_before_wrap();
    let size = places(room, tiles.len())
        .next()
        .map_or(Vec2::ZERO, |place| place.size());
    let text_size = text_size(ui, tiles, size);
    let mut pressed = None;
    for (index, (tile, rect)) in tiles.iter().zip(places(room, tiles.len())).enumerate() {
        let mut cell = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("tile", index)));
        if sized_tile_ui(&mut cell, theme, tile, rect.size(), text_size).clicked() {
            pressed = Some(index);
        }
    }
    ui.advance_cursor_after_rect(room);
    pressed
}

/// The rectangles of `count` answers in `room`, in reading order.
fn places(room: Rect, count: usize) -> impl Iterator<Item = Rect> {
    let (columns, rows): (u8, u8) = match count {
        0..=4 => (2, 2),
        5..=6 => (2, 3),
        7..=9 => (3, 3),
        _ => (3, u8::try_from(count.div_ceil(3)).unwrap_or(u8::MAX)),
    };
    let gap = space(3);
    let side =
        |whole: f32, parts: u8| ((whole - gap * f32::from(parts - 1)) / f32::from(parts)).floor();
    let size = Vec2::new(
        side(room.width(), columns),
        side(room.height(), rows).max(TOUCH),
    );
    (0..rows)
        .flat_map(move |row| (0..columns).map(move |column| (column, row)))
        .map(move |(column, row)| {
            let step = size + Vec2::splat(gap);
            let offset = Vec2::new(step.x * f32::from(column), step.y * f32::from(row));
            Rect::from_min_size(room.min + offset, size)
        })
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Pos2, pos2};

    use super::*;

    fn room() -> Rect {
        Rect::from_min_size(pos2(16.0, 200.0), Vec2::new(860.0, 480.0))
    }

    #[test]
    fn nine_answers_fit_the_smallest_bench_screen() {
        let all: Vec<Rect> = places(room(), 9).take(9).collect();
        assert_eq!(all.len(), 9);
        for (at, one) in all.iter().enumerate() {
            assert!(one.height() >= TOUCH && one.width() >= TOUCH);
            assert!(room().contains_rect(*one), "{one:?}");
            for other in all.iter().skip(at + 1) {
                assert!(!one.intersects(*other));
            }
        }
    }

    #[test]
    fn a_place_is_the_same_with_three_and_with_four_answers() {
        let place = |count| -> Vec<Pos2> { places(room(), count).take(3).map(|r| r.min).collect() };
        assert_eq!(place(3), place(4));
        assert_ne!(place(3), place(9));
    }
}
