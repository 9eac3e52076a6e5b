//! The few conversions between pixels, 1/256 pixels and colour channels, each with its range.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "each value is clamped to the range of its target, or small enough to be exact"
)]

/// One pixel in snapped units.
pub(super) const SUBPIXELS: i64 = 256;

/// Positions beyond this many pixels are no screen's; keeps every product of two within an i64.
const FARTHEST_PX: f32 = 1_000_000.0;

/// Snaps a position in pixels to 1/256 pixel; nothing for a position that is not finite.
pub(super) fn snap(position_px: f32) -> Option<i64> {
    position_px.is_finite().then(|| {
        let clamped = position_px.clamp(-FARTHEST_PX, FARTHEST_PX);
        (clamped * SUBPIXELS as f32).round() as i64
    })
}

/// A whole number of at most a few thousand millions as the nearest float.
pub(super) fn real(whole: i64) -> f32 {
    whole as f32
}

/// A pixel position rounded to a whole pixel within `0..=limit`; 0 for what is not a number.
pub(super) fn whole_within(position_px: f32, limit: u16) -> i64 {
    i64::from(position_px.round().clamp(0.0, f32::from(limit)) as u16)
}

/// A channel of 0 to 255 rounded to its byte, values outside taken to the nearest end.
pub(super) fn byte(channel: f32) -> u8 {
    (channel + 0.5) as u8
}

/// The whole part of a texel position, which may be -1 at the left or upper edge.
pub(super) fn floor(position: f32) -> i64 {
    position.floor() as i64
}
