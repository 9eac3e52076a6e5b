//! Icons drawn by strokes: no picture files, no emoji, any size, any colour, told apart in grey.

use std::f32::consts::TAU;

use eframe::egui::{
    Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
};

/// What an icon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// A price tag.
    Resell,
    /// Two bars in a ring: pause.
    Hold,
    /// A spanner.
    Repair,
    /// A heap of boxes.
    Liquidate,
    /// A ship with containers.
    ShipChina,
    /// A bin.
    Dispose,
    /// A tick.
    Saved,
    /// An hourglass.
    Working,
    /// A question mark in a ring.
    Need,
    /// A cross in an octagon.
    Stop,
    /// A bar code under a beam.
    Scanner,
    /// A pan on a foot.
    Scale,
    /// A printer with its paper.
    Printer,
    /// A camera from the front.
    Camera,
    /// An exclamation mark in a triangle.
    Warning,
    /// Head and shoulders.
    Person,
    /// A flame in a diamond.
    Hazmat,
    /// A coin that goes back.
    Refunded,
    /// A cut stone.
    HighValue,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Self; 19] = [
        Self::Resell,
        Self::Hold,
        Self::Repair,
        Self::Liquidate,
        Self::ShipChina,
        Self::Dispose,
        Self::Saved,
        Self::Working,
        Self::Need,
        Self::Stop,
        Self::Scanner,
        Self::Scale,
        Self::Printer,
        Self::Camera,
        Self::Warning,
        Self::Person,
        Self::Hazmat,
        Self::Refunded,
        Self::HighValue,
    ];
}

/// The side of the square in which the marks below are given.
const BOX: f32 = 24.0;

type Point = (f32, f32);

/// One movement of the pen in the box of 24 by 24; a stroke is as wide as `pen` times 2 of 24.
enum Mark {
    Line(&'static [Point]),
    Closed(&'static [Point]),
    /// A filled convex shape.
    Filled(&'static [Point]),
    /// Centre, radius, from and to in turns, clockwise from the right.
    Arc(Point, f32, f32, f32),
    Ring(Point, f32),
    Dot(Point, f32),
}

use Mark::{Arc, Closed, Dot, Filled, Line, Ring};

fn marks(icon: Icon) -> &'static [Mark] {
    match icon {
        Icon::Resell => RESELL,
        Icon::Hold => HOLD,
        Icon::Repair => REPAIR,
        Icon::Liquidate => LIQUIDATE,
        Icon::ShipChina => SHIP_CHINA,
        Icon::Dispose => DISPOSE,
        Icon::Saved => SAVED,
        Icon::Working => WORKING,
        Icon::Need => NEED,
        Icon::Stop => STOP,
        Icon::Scanner => SCANNER,
        Icon::Scale => SCALE,
        Icon::Printer => PRINTER,
        Icon::Camera => CAMERA,
        Icon::Warning => WARNING,
        Icon::Person => PERSON,
        Icon::Hazmat => HAZMAT,
        Icon::Refunded => REFUNDED,
        Icon::HighValue => HIGH_VALUE,
    }
}

const CAMERA: &[Mark] = &[
    Closed(&[
        (2.0, 7.0),
        (7.0, 7.0),
        (9.0, 4.0),
        (15.0, 4.0),
        (17.0, 7.0),
        (22.0, 7.0),
        (22.0, 20.0),
        (2.0, 20.0),
    ]),
    Ring((12.0, 13.0), 4.0),
];

const HAZMAT: &[Mark] = &[
    Closed(&[(12.0, 1.5), (22.5, 12.0), (12.0, 22.5), (1.5, 12.0)]),
    Filled(&[
        (12.0, 5.5),
        (15.5, 12.5),
        (14.0, 17.0),
        (10.0, 17.0),
        (8.5, 12.5),
    ]),
];

const REFUNDED: &[Mark] = &[
    Ring((14.5, 14.0), 7.0),
    Line(&[(14.5, 10.5), (14.5, 17.5)]),
    Line(&[(11.5, 3.5), (3.5, 3.5), (3.5, 13.0)]),
    Line(&[(1.0, 10.0), (3.5, 13.2), (6.0, 10.0)]),
];

const HIGH_VALUE: &[Mark] = &[
    Closed(&[
        (6.5, 3.5),
        (17.5, 3.5),
        (22.0, 9.5),
        (12.0, 21.5),
        (2.0, 9.5),
    ]),
    Line(&[(2.0, 9.5), (22.0, 9.5)]),
    Line(&[(8.0, 9.5), (12.0, 21.0)]),
    Line(&[(16.0, 9.5), (12.0, 21.0)]),
];

const RESELL: &[Mark] = &[
    Closed(&[
        (3.0, 12.5),
        (12.0, 3.5),
        (20.5, 3.5),
        (20.5, 12.0),
        (11.5, 21.0),
    ]),
    Dot((16.2, 7.8), 1.7),
];

const HOLD: &[Mark] = &[
    Ring((12.0, 12.0), 9.0),
    Line(&[(9.3, 8.2), (9.3, 15.8)]),
    Line(&[(14.7, 8.2), (14.7, 15.8)]),
];

const REPAIR: &[Mark] = &[
    Arc((16.0, 8.0), 4.6, 0.02, 0.73),
    Line(&[(20.6, 8.4), (17.2, 8.6), (15.5, 6.9), (15.5, 3.5)]),
    Line(&[(12.6, 11.4), (4.0, 20.0)]),
    Line(&[(11.8, 10.6), (3.2, 19.2)]),
    Line(&[(13.4, 12.2), (4.8, 20.8)]),
];

const LIQUIDATE: &[Mark] = &[
    Closed(&[(2.5, 13.0), (11.0, 13.0), (11.0, 20.5), (2.5, 20.5)]),
    Closed(&[(13.0, 13.0), (21.5, 13.0), (21.5, 20.5), (13.0, 20.5)]),
    Closed(&[(7.7, 3.5), (16.3, 3.5), (16.3, 11.0), (7.7, 11.0)]),
];

const SHIP_CHINA: &[Mark] = &[
    Filled(&[(1.5, 14.5), (22.5, 14.5), (19.5, 20.5), (5.0, 20.5)]),
    Closed(&[(5.5, 9.5), (11.0, 9.5), (11.0, 13.0), (5.5, 13.0)]),
    Closed(&[(13.0, 9.5), (18.5, 9.5), (18.5, 13.0), (13.0, 13.0)]),
    Closed(&[(9.2, 4.5), (14.8, 4.5), (14.8, 8.0), (9.2, 8.0)]),
];

const DISPOSE: &[Mark] = &[
    Line(&[(3.5, 6.5), (20.5, 6.5)]),
    Line(&[(9.0, 6.0), (9.0, 3.0), (15.0, 3.0), (15.0, 6.0)]),
    Line(&[(5.5, 6.5), (7.0, 21.0), (17.0, 21.0), (18.5, 6.5)]),
    Line(&[(10.0, 10.5), (10.0, 17.0)]),
    Line(&[(14.0, 10.5), (14.0, 17.0)]),
];

const SAVED: &[Mark] = &[
    Line(&[(3.5, 12.8), (9.5, 18.8), (20.5, 5.8)]),
    Line(&[(3.5, 11.8), (9.5, 17.8), (20.5, 4.8)]),
];

const WORKING: &[Mark] = &[
    Line(&[(4.5, 3.0), (19.5, 3.0)]),
    Line(&[(4.5, 21.0), (19.5, 21.0)]),
    Closed(&[(6.5, 3.0), (17.5, 3.0), (6.5, 21.0), (17.5, 21.0)]),
    Filled(&[(12.0, 15.0), (15.5, 20.5), (8.5, 20.5)]),
];

const NEED: &[Mark] = &[
    Ring((12.0, 12.0), 9.5),
    Arc((12.0, 9.6), 3.2, 0.5, 1.12),
    Line(&[(14.3, 11.8), (12.0, 13.2), (12.0, 14.4)]),
    Dot((12.0, 17.3), 1.4),
];

const STOP: &[Mark] = &[
    Closed(&[
        (8.0, 2.5),
        (16.0, 2.5),
        (21.5, 8.0),
        (21.5, 16.0),
        (16.0, 21.5),
        (8.0, 21.5),
        (2.5, 16.0),
        (2.5, 8.0),
    ]),
    Line(&[(8.5, 8.5), (15.5, 15.5)]),
    Line(&[(15.5, 8.5), (8.5, 15.5)]),
];

const SCANNER: &[Mark] = &[
    Filled(&[(2.0, 5.0), (5.0, 5.0), (5.0, 19.0), (2.0, 19.0)]),
    Line(&[(8.0, 5.5), (8.0, 18.5)]),
    Filled(&[(11.0, 5.0), (14.5, 5.0), (14.5, 19.0), (11.0, 19.0)]),
    Line(&[(17.5, 5.5), (17.5, 18.5)]),
    Line(&[(21.0, 5.5), (21.0, 18.5)]),
];

const SCALE: &[Mark] = &[
    Line(&[(2.5, 4.5), (21.5, 4.5)]),
    Line(&[(12.0, 4.5), (12.0, 9.0)]),
    Closed(&[(4.0, 9.0), (20.0, 9.0), (20.0, 21.0), (4.0, 21.0)]),
    Arc((12.0, 17.5), 4.5, 0.5, 1.0),
    Line(&[(12.0, 17.5), (14.0, 14.8)]),
];

const PRINTER: &[Mark] = &[
    Line(&[(7.0, 8.5), (7.0, 3.0), (17.0, 3.0), (17.0, 8.5)]),
    Line(&[
        (7.0, 16.5),
        (3.0, 16.5),
        (3.0, 8.5),
        (21.0, 8.5),
        (21.0, 16.5),
        (17.0, 16.5),
    ]),
    Closed(&[(7.0, 13.5), (17.0, 13.5), (17.0, 21.0), (7.0, 21.0)]),
];

const WARNING: &[Mark] = &[
    Closed(&[(12.0, 3.0), (22.0, 20.5), (2.0, 20.5)]),
    Line(&[(12.0, 9.5), (12.0, 14.0)]),
    Dot((12.0, 17.2), 1.3),
];

const PERSON: &[Mark] = &[
    Ring((12.0, 7.5), 4.5),
    Arc((12.0, 22.0), 8.5, 0.5, 1.0),
    Line(&[(3.5, 21.5), (20.5, 21.5)]),
];

/// Paints `icon` into the largest square in the middle of `rect`.
pub fn paint(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    let side = rect.width().min(rect.height());
    let origin = rect.center() - Vec2::splat(side / 2.0);
    let unit = side / BOX;
    let at = |(x, y): Point| origin + Vec2::new(x, y) * unit;
    let stroke = Stroke::new((2.0 * unit).max(1.0), color);
    for mark in marks(icon) {
        match mark {
            Line(points) => round_line(painter, points.iter().map(|p| at(*p)).collect(), stroke),
            Closed(points) => {
                let points: Vec<Pos2> = points.iter().map(|p| at(*p)).collect();
                painter.add(Shape::closed_line(points, stroke));
            }
            Filled(points) => {
                let points: Vec<Pos2> = points.iter().map(|p| at(*p)).collect();
                painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
            }
            Arc(centre, radius, from, to) => {
                round_line(painter, arc(at(*centre), radius * unit, *from, *to), stroke);
            }
            Ring(centre, radius) => {
                painter.circle_stroke(at(*centre), radius * unit, stroke);
            }
            Dot(centre, radius) => {
                painter.circle_filled(at(*centre), radius * unit, color);
            }
        }
    }
}

/// Adds `icon` as a square of `side` points that says `label` to a screen reader.
pub fn icon_ui(ui: &mut Ui, icon: Icon, side: f32, color: Color32, label: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    paint(ui.painter(), icon, rect, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), label));
    response
}

/// Steps in which a whole turn is drawn; 24 leave no corner one could see at 96 points.
const ARC_STEPS: u8 = 24;

fn arc(centre: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    (0..=ARC_STEPS)
        .map(|step| {
            let turn = from + (to - from) * f32::from(step) / f32::from(ARC_STEPS);
            centre + Vec2::angled(turn * TAU) * radius
        })
        .collect()
}

fn round_line(painter: &Painter, points: Vec<Pos2>, stroke: Stroke) {
    for end in points.first().into_iter().chain(points.last()) {
        painter.circle_filled(*end, stroke.width / 2.0, stroke.color);
    }
    painter.add(Shape::line(points, stroke));
}
