//! A picture of anything that can be drawn into an `Ui`, with no window around it.

use eframe::egui::{Context, Pos2, RawInput, Rect, TexturesDelta, Ui, Vec2, ViewportId};
use image::RgbaImage;

use super::{Raster, number::whole_within};
use crate::ui::fonts;

/// A screen settles in two passes (sizes are learnt in the first); more than this and it never will.
const PASSES_MAX: usize = 8;

/// Draws what `add` puts into a fresh `Ui` of `size_points` (width, height), `scale` pixels a point.
///
/// `add` runs at least twice and at most eight times, until no repaint is asked for; the time is
/// always zero and nothing is animated, so the same `add` gives the same bytes.
pub fn draw(size_points: [f32; 2], scale: f32, mut add: impl FnMut(&mut Ui)) -> RgbaImage {
    let ctx = Context::default();
    fonts::install(&ctx);
    ctx.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.visuals.text_cursor.blink = false;
    });
    let mut raster = Raster::default();
    let mut shapes = Vec::new();
    for pass in 0..PASSES_MAX {
        let mut output = ctx.run_ui(input(size_points, scale), &mut add);
        raster.take(&output.textures_delta);
        raster.free(&output.textures_delta);
        output.textures_delta.clear();
        shapes = output.shapes;
        let settled = output
            .viewport_output
            .values()
            .all(|viewport| !viewport.repaint_delay.is_zero());
        if settled && pass > 0 {
            break;
        }
    }
    let primitives = ctx.tessellate(shapes, scale);
    let clear = ctx.global_style().visuals.panel_fill;
    let size_px = size_points
        .map(|side| u16::try_from(whole_within(side * scale, u16::MAX)).unwrap_or(u16::MAX));
    raster.paint(
        scale,
        size_px,
        &primitives,
        &TexturesDelta::default(),
        clear,
    )
}

fn input(size_points: [f32; 2], scale: f32) -> RawInput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::from(size_points))),
        time: Some(0.0),
        ..RawInput::default()
    };
    if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(scale);
    }
    input
}
