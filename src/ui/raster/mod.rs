//! Paints egui's meshes on the CPU: pictures of screens without a window, a GPU or a display.
//!
//! Knows: egui, image.
//! Must not know: any screen, files, the clock.
//!
//! All edges are exact: corners are snapped to 1/256 pixel and a span's ends are found by whole
//! numbers (`triangle`), so neighbours neither leave a gap nor draw a pixel twice, and the same
//! meshes give the same bytes on every machine. Blending is premultiplied and in gamma space, as
//! egui's own painters do it.

mod canvas;
mod draw;
mod number;
mod texture;
mod triangle;

use std::collections::BTreeMap;

use eframe::egui::{
    ClippedPrimitive, Color32, Mesh, Rect, TextureId, TexturesDelta, epaint::Primitive,
};
use image::RgbaImage;

pub use draw::draw;

use canvas::{Canvas, Clip};
use texture::Texture;
use triangle::Corner;

/// The painter: keeps the textures (font atlas, pictures) that egui has handed over so far.
#[derive(Default)]
pub struct Raster {
    textures: BTreeMap<TextureId, Texture>,
}

impl Raster {
    /// Takes new and changed textures of `delta`; those it frees stay until [`Raster::free`].
    pub fn take(&mut self, delta: &TexturesDelta) {
        let mut ids: Vec<TextureId> = delta.set.keys().copied().collect();
        ids.sort_unstable();
        for id in ids {
            for change in delta.set.get(&id).into_iter().flatten() {
                self.textures.entry(id).or_default().change(change);
            }
        }
    }

    /// Forgets the textures that `delta` frees; to be called after the frame is painted.
    pub fn free(&mut self, delta: &TexturesDelta) {
        self.textures.retain(|id, _| !delta.free.contains(id));
    }

    /// Paints one frame of `size_px` (width, height) over `clear`: takes the textures of `delta`,
    /// draws `primitives` (in points, `pixels_per_point` pixels each), then frees what `delta`
    /// frees. The answer has straight alpha. The caller clears `delta`. Paint callbacks are skipped.
    pub fn paint(
        &mut self,
        pixels_per_point: f32,
        size_px: [u16; 2],
        primitives: &[ClippedPrimitive],
        delta: &TexturesDelta,
        clear: Color32,
    ) -> RgbaImage {
        self.take(delta);
        let mut canvas = Canvas::new(size_px, clear);
        for primitive in primitives {
            let ClippedPrimitive {
                clip_rect,
                primitive,
            } = primitive;
            match primitive {
                Primitive::Mesh(mesh) => {
                    self.mesh(&mut canvas, pixels_per_point, *clip_rect, mesh);
                }
                Primitive::Callback(_) => {}
            }
        }
        self.free(delta);
        canvas.into_image()
    }

    fn mesh(&self, canvas: &mut Canvas, pixels_per_point: f32, clip_rect: Rect, mesh: &Mesh) {
        let Some(texture) = self.textures.get(&mesh.texture_id) else {
            return;
        };
        let clip: Clip = canvas.clip(clip_rect, pixels_per_point);
        for triangle in mesh.indices.chunks_exact(3) {
            let corner = |index: u32| {
                let index = usize::try_from(index).ok()?;
                let vertex = mesh.vertices.get(index)?;
                Corner::new(vertex, pixels_per_point)
            };
            let [a, b, c] = triangle else { continue };
            let (Some(a), Some(b), Some(c)) = (corner(*a), corner(*b), corner(*c)) else {
                continue;
            };
            triangle::fill(canvas, clip, texture, [a, b, c]);
        }
    }
}

#[cfg(test)]
mod tests;
