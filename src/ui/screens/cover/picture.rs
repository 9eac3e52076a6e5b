//! The photo itself, as large as fits.

use eframe::egui::{ColorImage, Image, Rect, Sense, TextureOptions, Ui, Vec2};

use super::Draft;
use crate::shell::view::Picture;

/// Draws the picture and gives its place.
pub(super) fn picture_ui(ui: &mut Ui, picture: &Picture, draft: &mut Draft) -> Rect {
    let room = ui.available_size();
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    let place = Rect::from_center_size(rect.center(), fitted(picture, room));
    let texture = draft.texture(&picture.name, || {
        let sides = [picture.width, picture.height].map(|side| side as usize);
        let pixels = ColorImage::from_rgba_unmultiplied(sides, &picture.rgba);
        ui.ctx()
            .load_texture("photo to cover", pixels, TextureOptions::LINEAR)
    });
    Image::new(&texture).paint_at(ui, place);
    place
}

/// Gives the sides of a picture that fills a room as far as its ratio lets it.
#[expect(
    clippy::cast_precision_loss,
    reason = "sides of pictures that are shown are exact in a float"
)]
fn fitted(picture: &Picture, room: Vec2) -> Vec2 {
    let (width, height) = (picture.width.max(1) as f32, picture.height.max(1) as f32);
    let scale = (room.x / width).min(room.y / height);
    Vec2::new(width * scale, height * scale)
}
