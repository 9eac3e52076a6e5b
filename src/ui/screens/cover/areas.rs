//! The areas over the photo: moved by their middle, changed by their corners, by mouse or keys.

use eframe::egui::{
    CursorIcon, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextureHandle, Ui,
    Vec2, WidgetInfo,
};

use super::super::Seen;
use crate::domain::ids::Hash;
use crate::domain::mask::{Area, WHOLE};
use crate::text::PrivacyMsg;
use crate::ui::theme::size::space;

/// An area is no smaller than this, in thousandths of a side.
const LEAST: i32 = 12;
/// How far a key moves an area, in thousandths.
const STEP: i32 = 5;
/// How much of the photo shows through an area before it is confirmed, of 255.
const COVERED: u8 = 200;

/// What the screen keeps: whose areas, and which one is in hand.
#[derive(Default)]
pub struct Draft {
    of: Option<Hash>,
    areas: Vec<Area>,
    chosen: Option<usize>,
    dragged: Option<Dragged>,
    /// The newest notice when the copy was asked for.
    sent: Option<(Hash, Option<u64>)>,
    texture: Option<(String, TextureHandle)>,
}

/// An area as it was when the mouse took it.
#[derive(Clone, Copy)]
struct Dragged {
    place: usize,
    grip: Grip,
    from: Pos2,
    area: Area,
}

/// By what an area is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Grip {
    /// Its middle: it moves.
    Middle,
    /// A corner: left or right, upper or lower.
    Corner(Side, Side),
}

/// Which end of a side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    /// Left or upper.
    First,
    /// Right or lower.
    Last,
}

const CORNERS: [Grip; 4] = [
    Grip::Corner(Side::First, Side::First),
    Grip::Corner(Side::Last, Side::First),
    Grip::Corner(Side::First, Side::Last),
    Grip::Corner(Side::Last, Side::Last),
];

impl Draft {
    /// Takes what is proposed for a photo that was not open before.
    pub fn begin(&mut self, photo: Hash, proposed: &[Area]) {
        if self.of != Some(photo) {
            self.of = Some(photo);
            self.sent = None;
            self.propose(proposed);
        }
    }

    /// Forgets what a person did and takes what is proposed.
    pub fn propose(&mut self, proposed: &[Area]) {
        self.areas = proposed.to_vec();
        self.chosen = (!self.areas.is_empty()).then_some(0);
        self.dragged = None;
    }

    /// Forgets the photo, so that the next one begins with its own proposal.
    pub fn end(&mut self) {
        *self = Self::default();
    }

    /// The areas as they are now.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The place of the area in hand.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Takes an area in hand.
    pub fn choose(&mut self, place: usize) {
        self.chosen = Some(place);
    }

    /// Adds an area in the middle.
    pub fn add(&mut self) {
        let middle = Area::of([350, 430, 650, 570]).unwrap_or(Area::ALL);
        self.areas.push(middle);
        self.chosen = Some(self.areas.len() - 1);
    }

    /// Removes the area in hand.
    pub fn remove(&mut self) {
        if let Some(place) = self.chosen.filter(|place| *place < self.areas.len()) {
            self.areas.remove(place);
            self.dragged = None;
            self.chosen = self.areas.len().checked_sub(1).map(|last| last.min(place));
        }
    }

    /// Remembers that the copy was asked for, and the newest notice then.
    pub(super) fn sent(&mut self, notice: Option<u64>) {
        self.sent = self.of.map(|of| (of, notice));
    }

    /// Tells whether the copy is being made.
    pub(super) fn waits(&self, notice: Option<u64>) -> bool {
        self.of.is_some_and(|of| self.sent == Some((of, notice)))
    }

    /// Gives the texture of the photo, made once.
    pub(super) fn texture(
        &mut self,
        name: &str,
        make: impl FnOnce() -> TextureHandle,
    ) -> TextureHandle {
        if let Some((of, texture)) = &self.texture
            && of == name
        {
            return texture.clone();
        }
        let texture = make();
        self.texture = Some((name.to_owned(), texture.clone()));
        texture
    }

    fn change(&mut self, place: usize, area: Area) {
        if let Some(known) = self.areas.get_mut(place) {
            *known = area;
        }
    }
}

/// Draws the areas over the photo, and takes what mouse and keys do to them.
pub(super) fn areas_ui(ui: &mut Ui, seen: &Seen, photo: Rect, draft: &mut Draft) {
    keys(ui, draft);
    for place in 0..draft.areas.len() {
        area_ui(ui, seen, photo, place, draft);
    }
    // The corners of the area in hand lie above all areas.
    if let Some(place) = draft.chosen.filter(|place| *place < draft.areas.len()) {
        for (number, grip) in CORNERS.into_iter().enumerate() {
            corner_ui(ui, seen, photo, (place, number, grip), draft);
        }
    }
}

fn area_ui(ui: &mut Ui, seen: &Seen, photo: Rect, place: usize, draft: &mut Draft) {
    let Some(area) = draft.areas.get(place).copied() else {
        return;
    };
    let rect = shown(photo, area);
    let response = ui.interact(rect, Id::unique(("area", place)), Sense::click_and_drag());
    let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
    let word = seen.say(PrivacyMsg::Area { number });
    let is_chosen = draft.chosen == Some(place);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, word.as_str()));
    if response.clicked() || response.drag_started() {
        draft.chosen = Some(place);
    }
    drag(&response, photo, (place, Grip::Middle), draft);
    let (width, color) = if is_chosen {
        (3.0, seen.theme.accent.fill)
    } else {
        (1.0, seen.theme.line_strong)
    };
    let fill = seen.theme.need.on.gamma_multiply_u8(COVERED);
    ui.painter().rect_filled(rect, 0.0, fill);
    let stroke = Stroke::new(width, color);
    ui.painter()
        .rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
    response.on_hover_cursor(CursorIcon::Move);
}

fn corner_ui(
    ui: &mut Ui,
    seen: &Seen,
    photo: Rect,
    (place, number, grip): (usize, usize, Grip),
    draft: &mut Draft,
) {
    let Some(area) = draft.areas.get(place).copied() else {
        return;
    };
    let rect = shown(photo, area);
    let at = match grip {
        Grip::Corner(across, down) => {
            let x = if across == Side::First {
                rect.left()
            } else {
                rect.right()
            };
            let y = if down == Side::First {
                rect.top()
            } else {
                rect.bottom()
            };
            Pos2::new(x, y)
        }
        Grip::Middle => rect.center(),
    };
    let handle = Rect::from_center_size(at, Vec2::splat(space(5)));
    let response = ui.interact(handle, Id::unique(("corner", number)), Sense::drag());
    drag(&response, photo, (place, grip), draft);
    let small = Rect::from_center_size(at, Vec2::splat(space(3)));
    ui.painter().rect_filled(small, 0.0, seen.theme.accent.fill);
    response.on_hover_cursor(CursorIcon::Crosshair);
}

fn drag(
    response: &eframe::egui::Response,
    photo: Rect,
    (place, grip): (usize, Grip),
    draft: &mut Draft,
) {
    // A drag is known as one a little after the mouse was pressed.
    let pressed = response.ctx.input(|input| input.pointer.press_origin());
    if response.drag_started()
        && let (Some(from), Some(area)) = (pressed, draft.areas.get(place))
    {
        draft.dragged = Some(Dragged {
            place,
            grip,
            from,
            area: *area,
        });
    }
    if response.dragged()
        && let Some(dragged) = draft.dragged
        && (dragged.place, dragged.grip) == (place, grip)
        && let Some(to) = response.interact_pointer_pos()
    {
        let by = to - dragged.from;
        let by = (parts(by.x, photo.width()), parts(by.y, photo.height()));
        draft.change(place, changed(dragged.area, grip, by));
    }
    if response.drag_stopped() {
        draft.dragged = None;
    }
}

/// A distance on the screen in thousandths of the photo's side.
#[expect(
    clippy::cast_possible_truncation,
    reason = "held to a photo's own side, which is far below the limit"
)]
fn parts(distance: f32, side: f32) -> i32 {
    let whole = f32::from(WHOLE);
    (distance / side.max(1.0) * whole)
        .clamp(-whole, whole)
        .round() as i32
}

fn shown(photo: Rect, area: Area) -> Rect {
    let [left, top, right, bottom] = area.sides().map(|side| f32::from(side) / f32::from(WHOLE));
    let at = |x: f32, y: f32| photo.min + Vec2::new(x * photo.width(), y * photo.height());
    Rect::from_min_max(at(left, top), at(right, bottom))
}

/// Moves or changes an area by so many thousandths; it stays within the photo and never vanishes.
fn changed(area: Area, grip: Grip, (across, down): (i32, i32)) -> Area {
    let [left, top, right, bottom] = area.sides().map(i32::from);
    let whole = i32::from(WHOLE);
    let sides = match grip {
        Grip::Middle => {
            let across = across.clamp(-left, whole - right);
            let down = down.clamp(-top, whole - bottom);
            [left + across, top + down, right + across, bottom + down]
        }
        Grip::Corner(at_side, at_level) => {
            let (mut left, mut right) = (left, right);
            match at_side {
                Side::First => left = (left + across).clamp(0, (right - LEAST).max(0)),
                Side::Last => right = (right + across).clamp((left + LEAST).min(whole), whole),
            }
            let (mut top, mut bottom) = (top, bottom);
            match at_level {
                Side::First => top = (top + down).clamp(0, (bottom - LEAST).max(0)),
                Side::Last => bottom = (bottom + down).clamp((top + LEAST).min(whole), whole),
            }
            [left, top, right, bottom]
        }
    };
    Area::of(sides.map(|side| u16::try_from(side).unwrap_or(0))).unwrap_or(area)
}

/// Arrow keys move the area in hand, with Shift they move its lower right corner; Delete removes it.
fn keys(ui: &Ui, draft: &mut Draft) {
    let Some(place) = draft.chosen else { return };
    let steps = [
        (Key::ArrowLeft, (-STEP, 0)),
        (Key::ArrowRight, (STEP, 0)),
        (Key::ArrowUp, (0, -STEP)),
        (Key::ArrowDown, (0, STEP)),
    ];
    for (key, by) in steps {
        for (with, grip) in [
            // A key without Shift would take one with it too.
            (Modifiers::SHIFT, Grip::Corner(Side::Last, Side::Last)),
            (Modifiers::NONE, Grip::Middle),
        ] {
            if ui.input_mut(|input| input.consume_key(with, key))
                && let Some(area) = draft.areas.get(place).copied()
            {
                draft.change(place, changed(area, grip, by));
            }
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete)) {
        draft.remove();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(sides: [u16; 4]) -> Area {
        Area::of(sides).expect("an area")
    }

    #[test]
    fn an_area_moves_within_the_photo_and_keeps_its_size() {
        let from = area([100, 200, 300, 400]);
        for (by, to) in [
            ((50, -100), [150, 100, 350, 300]),
            ((-500, 0), [0, 200, 200, 400]),
            ((2000, 2000), [800, 800, 1000, 1000]),
        ] {
            assert_eq!(changed(from, Grip::Middle, by), area(to), "{by:?}");
        }
    }

    #[test]
    fn a_corner_changes_two_sides_and_the_area_never_vanishes() {
        let from = area([100, 200, 300, 400]);
        let lower_right = Grip::Corner(Side::Last, Side::Last);
        let upper_left = Grip::Corner(Side::First, Side::First);
        for (grip, by, to) in [
            (lower_right, (20, 30), [100, 200, 320, 430]),
            (lower_right, (-900, -900), [100, 200, 112, 212]),
            (upper_left, (-900, 10), [0, 210, 300, 400]),
            (upper_left, (900, 900), [288, 388, 300, 400]),
        ] {
            assert_eq!(changed(from, grip, by), area(to), "{grip:?} {by:?}");
        }
    }

    #[test]
    fn areas_are_added_chosen_and_removed_down_to_none() {
        let mut draft = Draft::default();
        draft.begin(Hash([1; 32]), &[Area::ALL]);
        draft.add();
        assert_eq!((draft.areas().len(), draft.chosen()), (2, Some(1)));
        // The same photo again keeps what a person did; another begins anew.
        draft.begin(Hash([1; 32]), &[Area::ALL]);
        assert_eq!(draft.areas().len(), 2);
        draft.remove();
        draft.remove();
        draft.remove();
        assert_eq!((draft.areas().len(), draft.chosen()), (0, None));
        draft.begin(Hash([2; 32]), &[Area::ALL]);
        assert_eq!((draft.areas(), draft.chosen()), (&[Area::ALL][..], Some(0)));
    }
}
