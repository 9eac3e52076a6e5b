//! One texture as egui handed it over, and how a colour is read from it.

use eframe::egui::{Color32, ImageData, TextureFilter, epaint::ImageDelta};

use super::number::{floor, real};

/// A texture's texels, row by row, and the way between them.
pub(super) struct Texture {
    size: [usize; 2],
    texels: Vec<Color32>,
    filter: TextureFilter,
}

/// A colour as four channels of 0 to 255: red, green, blue, alpha, premultiplied.
pub(super) type Channels = [f32; 4];

impl Default for Texture {
    /// One white texel: what a mesh that names a texture before its first texel would show.
    fn default() -> Self {
        Self {
            size: [1, 1],
            texels: vec![Color32::WHITE],
            filter: TextureFilter::Linear,
        }
    }
}

impl Texture {
    /// Takes the whole picture or the patch of `change`; rows beyond the texture are left out.
    pub(super) fn change(&mut self, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        self.filter = change.options.magnification;
        let Some([left, top]) = change.pos else {
            self.size = image.size;
            self.texels.clone_from(&image.pixels);
            return;
        };
        let [width, _] = self.size;
        let patch_width = image.width().min(width.saturating_sub(left));
        for (row, source) in image.pixels.chunks(image.width().max(1)).enumerate() {
            let start = (top + row) * width + left;
            let target = self.texels.get_mut(start..start + patch_width);
            if let (Some(target), Some(source)) = (target, source.get(..patch_width)) {
                target.copy_from_slice(source);
            }
        }
    }

    /// Reads the colour at `u`, `v` (0 to 1 across the texture, edges repeated) by the texture's filter.
    pub(super) fn sample(&self, u: f32, v: f32) -> Channels {
        let [width, height] = self
            .size
            .map(|side| real(i64::try_from(side).unwrap_or(i64::MAX)));
        match self.filter {
            TextureFilter::Nearest => channels(self.texel(floor(u * width), floor(v * height))),
            TextureFilter::Linear => self.between(u * width - 0.5, v * height - 0.5),
        }
    }

    fn between(&self, x: f32, y: f32) -> Channels {
        let (left, top) = (floor(x), floor(y));
        let (to_right, to_below) = (x - x.floor(), y - y.floor());
        let above = [self.texel(left, top), self.texel(left + 1, top)];
        let below = [self.texel(left, top + 1), self.texel(left + 1, top + 1)];
        let [first, second] = above;
        if first == second && above == below {
            return channels(first);
        }
        let row = |[left, right]: [Color32; 2]| mix(channels(left), channels(right), to_right);
        mix(row(above), row(below), to_below)
    }

    fn texel(&self, x: i64, y: i64) -> Color32 {
        let [width, height] = self.size;
        let within = |at: i64, side: usize| {
            usize::try_from(at.max(0))
                .unwrap_or(usize::MAX)
                .min(side.saturating_sub(1))
        };
        self.texels
            .get(within(y, height) * width + within(x, width))
            .copied()
            .unwrap_or(Color32::TRANSPARENT)
    }
}

/// The channels of a colour.
pub(super) fn channels(color: Color32) -> Channels {
    color.to_array().map(f32::from)
}

fn mix(from: Channels, to: Channels, part: f32) -> Channels {
    let [r, g, b, a] = from;
    let [r2, g2, b2, a2] = to;
    [
        r + (r2 - r) * part,
        g + (g2 - g) * part,
        b + (b2 - b) * part,
        a + (a2 - a) * part,
    ]
}
