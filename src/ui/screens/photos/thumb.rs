//! One small copy of a photo, drawn from a texture that is kept while it is drawn.

use eframe::egui::{
    ColorImage, CornerRadius, Id, Image, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo,
};

use super::super::Seen;
use crate::domain::ids::Hash;
use crate::domain::limits::THUMBNAILS_SHOWN_MAX;
use crate::shell::view::Picture;
use crate::ui::theme::size;

/// Textures of photos, the one drawn last at the end.
type Textures = Vec<(Hash, TextureHandle)>;

/// Draws a photo into a square, or the square alone while the photo is read; it can be pressed.
pub fn thumbnail_ui(ui: &mut Ui, seen: &Seen, photo: Hash, side: f32, words: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let edge = if response.hovered() {
        seen.theme.accent.fill
    } else {
        seen.theme.line_strong
    };
    if let Some(picture) = seen.thumbnails.get(&photo) {
        let texture = texture(ui, photo, picture);
        let place = Rect::from_center_size(rect.center(), fitted(picture, side));
        Image::new(&texture).paint_at(ui, place);
    }
    let corner = CornerRadius::same(size::CORNER);
    let stroke = Stroke::new(1.0, edge);
    ui.painter()
        .rect_stroke(rect, corner, stroke, StrokeKind::Inside);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    response.on_hover_text(words)
}

/// Gives the sides of a picture that fills a square as far as its ratio lets it.
#[expect(
    clippy::cast_precision_loss,
    reason = "sides of small pictures are exact in a float"
)]
fn fitted(picture: &Picture, side: f32) -> Vec2 {
    let (width, height) = (picture.width as f32, picture.height as f32);
    let scale = side / width.max(height).max(1.0);
    Vec2::new(width * scale, height * scale)
}

/// Gives a photo's texture; those drawn longest ago are given back.
fn texture(ui: &Ui, photo: Hash, picture: &Picture) -> TextureHandle {
    let id = Id::unique("photo textures");
    let mut known: Textures = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let place = known.iter().position(|(of, _)| *of == photo);
    let entry = match place {
        Some(place) => known.remove(place),
        None => {
            let sides = [picture.width, picture.height].map(|side| side as usize);
            let pixels = ColorImage::from_rgba_unmultiplied(sides, &picture.rgba);
            let name = format!("photo {photo}");
            let made = ui.ctx().load_texture(name, pixels, TextureOptions::LINEAR);
            (photo, made)
        }
    };
    let texture = entry.1.clone();
    known.push(entry);
    // What both a strip and a timeline show at once stays.
    let over = known.len().saturating_sub(2 * THUMBNAILS_SHOWN_MAX);
    known.drain(..over);
    ui.data_mut(|data| data.insert_temp(id, known));
    texture
}
