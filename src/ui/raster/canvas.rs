//! The picture under the brush: rows of premultiplied pixels and the blend into them.

use eframe::egui::{Color32, Rect};
use image::RgbaImage;

use super::number::whole_within;

/// A picture being painted; pixels are premultiplied and in gamma space.
pub(super) struct Canvas {
    size: [u16; 2],
    pixels: Vec<Color32>,
}

/// Whole pixels that may be drawn: `x` in `left..right`, `y` in `top..bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    pub(super) left: i64,
    pub(super) top: i64,
    pub(super) right: i64,
    pub(super) bottom: i64,
}

impl Canvas {
    /// Makes a canvas of `size` (width, height in pixels) filled with `clear`.
    pub(super) fn new(size: [u16; 2], clear: Color32) -> Self {
        let [width, height] = size.map(usize::from);
        Self {
            size,
            pixels: vec![clear; width * height],
        }
    }

    /// Turns a clip rectangle in points into whole pixels of this canvas.
    pub(super) fn clip(&self, rect: Rect, pixels_per_point: f32) -> Clip {
        let [width, height] = self.size;
        let pixel = |points: f32, limit: u16| whole_within(points * pixels_per_point, limit);
        Clip {
            left: pixel(rect.min.x, width),
            top: pixel(rect.min.y, height),
            right: pixel(rect.max.x, width),
            bottom: pixel(rect.max.y, height),
        }
    }

    /// Gives the pixels `left..right` of row `y`; empty when they are not on the canvas.
    pub(super) fn span(&mut self, y: i64, left: i64, right: i64) -> &mut [Color32] {
        let width = i64::from(self.size[0]);
        let range = usize::try_from(y * width + left)
            .ok()
            .zip(usize::try_from(y * width + right).ok());
        range
            .and_then(|(from, to)| self.pixels.get_mut(from..to))
            .unwrap_or_default()
    }

    /// Ends painting: premultiplied pixels become an image with straight alpha.
    pub(super) fn into_image(self) -> RgbaImage {
        let [width, height] = self.size.map(u32::from);
        let bytes = self
            .pixels
            .iter()
            .flat_map(|pixel| {
                if pixel.is_opaque() {
                    pixel.to_array()
                } else {
                    pixel.to_srgba_unmultiplied()
                }
            })
            .collect();
        RgbaImage::from_raw(width, height, bytes).expect("four bytes were written for each pixel")
    }
}

/// Lays premultiplied `source` over `under` in gamma space, rounded to the nearest byte.
pub(super) fn over(under: Color32, source: Color32) -> Color32 {
    let keep = 255 - u32::from(source.a());
    let channel = |under: u8, source: u8| {
        let product = u32::from(under) * keep + 127;
        let sum = u32::from(source) + product / 255;
        u8::try_from(sum).unwrap_or(u8::MAX)
    };
    Color32::from_rgba_premultiplied(
        channel(under.r(), source.r()),
        channel(under.g(), source.g()),
        channel(under.b(), source.b()),
        channel(under.a(), source.a()),
    )
}
