//! One triangle: which pixels it covers (whole numbers, top-left rule) and their colours.

use eframe::egui::{Color32, epaint::Vertex};

use super::{
    canvas::{Canvas, Clip, over},
    number::{SUBPIXELS, byte, real, snap},
    texture::{Channels, Texture, channels},
};

/// A corner snapped to 1/256 pixel, with what is interpolated across the triangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    x: i64,
    y: i64,
    u: f32,
    v: f32,
    color: Color32,
}

impl Corner {
    /// Takes a vertex in points; nothing when a position is not a finite number.
    pub(super) fn new(vertex: &Vertex, pixels_per_point: f32) -> Option<Self> {
        Some(Self {
            x: snap(vertex.pos.x * pixels_per_point)?,
            y: snap(vertex.pos.y * pixels_per_point)?,
            u: vertex.uv.x,
            v: vertex.uv.y,
            color: vertex.color,
        })
    }
}

/// One side as `x_step · x + y_step · y + start ≥ 0` for the centres of the pixels inside.
#[derive(Clone, Copy)]
struct Edge {
    x_step: i64,
    y_step: i64,
    start: i64,
}

impl Edge {
    /// The side `a → b` of a triangle that lies to its right (clockwise on a screen). A centre
    /// exactly on the side belongs to the triangle when the side is a top or a left one.
    fn new(a: Corner, b: Corner) -> Self {
        let (along_x, along_y) = (b.x - a.x, b.y - a.y);
        let top_or_left = along_y < 0 || (along_y == 0 && along_x > 0);
        let half = SUBPIXELS / 2;
        let at_first_centre = along_x * (half - a.y) - along_y * (half - a.x);
        Self {
            x_step: -along_y * SUBPIXELS,
            y_step: along_x * SUBPIXELS,
            start: at_first_centre - i64::from(!top_or_left),
        }
    }

    /// Narrows `left..right` of row `y` to the centres inside this side.
    fn narrow(self, y: i64, left: &mut i64, right: &mut i64) {
        let at_zero = self.start + self.y_step * y;
        if self.x_step > 0 {
            let first = -(at_zero.div_euclid(self.x_step));
            *left = first.max(*left);
        } else if self.x_step < 0 {
            let last = at_zero.div_euclid(-self.x_step);
            *right = (last + 1).min(*right);
        } else if at_zero < 0 {
            *right = *left;
        }
    }
}

/// A quantity that is linear across the triangle: its value at the first corner and its slopes.
#[derive(Clone, Copy)]
struct Plane {
    at_origin: f32,
    per_x: f32,
    per_y: f32,
}

/// The frame in which planes are built: corner offsets from the first corner, in pixels.
struct Slopes {
    x: [f32; 2],
    y: [f32; 2],
    inverse_area: f32,
}

impl Slopes {
    fn plane(&self, values: [f32; 3]) -> Plane {
        let [origin, second, third] = values;
        let (to_second, to_third) = (second - origin, third - origin);
        let ([x1, x2], [y1, y2]) = (self.x, self.y);
        Plane {
            at_origin: origin,
            per_x: (to_second * y2 - to_third * y1) * self.inverse_area,
            per_y: (to_third * x1 - to_second * x2) * self.inverse_area,
        }
    }
}

impl Plane {
    fn at(self, x: f32, y: f32) -> f32 {
        self.at_origin + self.per_x * x + self.per_y * y
    }
}

/// Fills the triangle of `corners` (either winding) within `clip`.
pub(super) fn fill(canvas: &mut Canvas, clip: Clip, texture: &Texture, corners: [Corner; 3]) {
    let [a, b, c] = corners;
    let doubled_area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if doubled_area == 0 {
        return;
    }
    let [b, c] = if doubled_area > 0 { [b, c] } else { [c, b] };
    let edges = [Edge::new(a, b), Edge::new(b, c), Edge::new(c, a)];
    let half = SUBPIXELS / 2;
    let first_centre = |edge: i64| (edge - half).div_euclid(SUBPIXELS);
    let top = first_centre(a.y.min(b.y).min(c.y)).max(clip.top);
    let bottom = (first_centre(a.y.max(b.y).max(c.y)) + 1).min(clip.bottom);
    let brush = Brush::new(texture, [a, b, c], doubled_area.abs());
    for y in top..bottom {
        let (mut left, mut right) = (clip.left, clip.right);
        for edge in edges {
            edge.narrow(y, &mut left, &mut right);
        }
        if left < right {
            brush.stroke(canvas.span(y, left, right), left, y);
        }
    }
}

/// How the pixels of one triangle get their colour, cheapest kind first.
enum Brush<'a> {
    /// One colour all over.
    Solid(Color32),
    /// Colour changes, the texel does not: feathered edges, gradients.
    Blend { origin: Corner, color: [Plane; 4] },
    /// The texel changes, the colour does not: text, pictures.
    Textured {
        origin: Corner,
        texture: &'a Texture,
        uv: [Plane; 2],
        tint: Channels,
    },
    /// Both change.
    TexturedBlend {
        origin: Corner,
        texture: &'a Texture,
        uv: [Plane; 2],
        color: [Plane; 4],
    },
}

impl<'a> Brush<'a> {
    fn new(texture: &'a Texture, corners: [Corner; 3], doubled_area: i64) -> Self {
        let [origin, b, c] = corners;
        let pixels = |units: i64| real(units) / real(SUBPIXELS);
        let slopes = Slopes {
            x: [pixels(b.x - origin.x), pixels(c.x - origin.x)],
            y: [pixels(b.y - origin.y), pixels(c.y - origin.y)],
            inverse_area: real(SUBPIXELS * SUBPIXELS) / real(doubled_area),
        };
        let same_color = origin.color == b.color && origin.color == c.color;
        let u = [origin.u, b.u, c.u];
        let v = [origin.v, b.v, c.v];
        let same_texel = flat(u) && flat(v);
        let colors = [origin, b, c].map(|corner| channels(corner.color));
        if same_texel {
            let texel = texture.sample(origin.u, origin.v);
            let tinted = colors.map(|color| tint(color, texel));
            if same_color {
                let [first, _, _] = tinted;
                return Self::Solid(rounded(first));
            }
            let color = color_planes(&slopes, tinted);
            return Self::Blend { origin, color };
        }
        let uv = [slopes.plane(u), slopes.plane(v)];
        if same_color {
            let [tint, _, _] = colors;
            return Self::Textured {
                origin,
                texture,
                uv,
                tint,
            };
        }
        let color = color_planes(&slopes, colors);
        Self::TexturedBlend {
            origin,
            texture,
            uv,
            color,
        }
    }

    /// Colours `pixels`, of which the first is at column `left` of row `y`.
    fn stroke(&self, pixels: &mut [Color32], left: i64, y: i64) {
        let centre = SUBPIXELS / 2;
        let from = |origin: &Corner| {
            (
                real(left * SUBPIXELS + centre - origin.x) / real(SUBPIXELS),
                real(y * SUBPIXELS + centre - origin.y) / real(SUBPIXELS),
            )
        };
        match self {
            Self::Solid(color) if color.is_opaque() => pixels.fill(*color),
            Self::Solid(color) => {
                for pixel in pixels {
                    *pixel = over(*pixel, *color);
                }
            }
            Self::Blend { origin, color } => {
                let (x, y) = from(origin);
                walk(pixels, x, |x| color.map(|plane| plane.at(x, y)));
            }
            Self::Textured {
                origin,
                texture,
                uv: [u, v],
                tint: color,
            } => {
                let (x, y) = from(origin);
                walk(pixels, x, |x| {
                    tint(*color, texture.sample(u.at(x, y), v.at(x, y)))
                });
            }
            Self::TexturedBlend {
                origin,
                texture,
                uv: [u, v],
                color,
            } => {
                let (x, y) = from(origin);
                walk(pixels, x, |x| {
                    let color = color.map(|plane| plane.at(x, y));
                    tint(color, texture.sample(u.at(x, y), v.at(x, y)))
                });
            }
        }
    }
}

fn walk(pixels: &mut [Color32], first_x: f32, color_at: impl Fn(f32) -> Channels) {
    let mut x = first_x;
    for pixel in pixels {
        let color = rounded(color_at(x));
        if color != Color32::TRANSPARENT {
            *pixel = over(*pixel, color);
        }
        x += 1.0;
    }
}

fn flat([a, b, c]: [f32; 3]) -> bool {
    a.to_bits() == b.to_bits() && a.to_bits() == c.to_bits()
}

fn color_planes(slopes: &Slopes, corners: [Channels; 3]) -> [Plane; 4] {
    let [red, green, blue, alpha] = [
        corners.map(|[red, _, _, _]| red),
        corners.map(|[_, green, _, _]| green),
        corners.map(|[_, _, blue, _]| blue),
        corners.map(|[_, _, _, alpha]| alpha),
    ];
    [red, green, blue, alpha].map(|values| slopes.plane(values))
}

fn tint([r, g, b, a]: Channels, [r2, g2, b2, a2]: Channels) -> Channels {
    [r * r2, g * g2, b * b2, a * a2].map(|product| product / 255.0)
}

fn rounded(color: Channels) -> Color32 {
    let [r, g, b, a] = color.map(byte);
    Color32::from_rgba_premultiplied(r, g, b, a)
}
