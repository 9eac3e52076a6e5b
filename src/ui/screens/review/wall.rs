//! The figures as a wall shows them: large numbers, the hours, the decisions, and nothing else. It is drawn from
//! the answers that are there and asks for no frame of its own: the window draws when something changed, and at
//! each minute.

use eframe::egui::{Align2, Rect, RichText, Sense, Ui, Vec2, pos2, vec2};

use super::super::Seen;
use super::super::seen::look;
use super::{Compared, Draft, Shown, split};
use crate::domain::decision::Decision;
use crate::ledger::review::Review;
use crate::text::{FiguresMsg, Message, ReviewMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::{fitted, put};

/// The height of the window on which sizes stand as they are: all grow and shrink with it.
const OF_HEIGHT: f32 = 800.0;
/// The widest share of the height that the head takes, the numbers, and the decisions.
const HEAD: f32 = 0.08;
const NUMBERS: f32 = 0.36;
const DECISIONS: f32 = 0.13;
/// The lines below a number that say how it changed.
const LINES: f32 = 2.0;
/// The share of an hour's room that its bar takes.
const BAR: f32 = 0.72;

/// A number of the wall.
struct Large {
    caption: Message,
    value: String,
    lines: Vec<String>,
}

/// What is drawn on, and how large.
struct Board<'a> {
    ui: &'a Ui,
    seen: &'a Seen,
    scale: f32,
}

/// Draws the wall into all of `ui`; a press of its one button ends it.
pub(super) fn wall_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, figures: &Compared<'_>) {
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let board = Board {
        ui,
        seen,
        scale: rect.height() / OF_HEIGHT,
    };
    let gap = board.step(3);
    let part = |share: f32| (rect.height() * share).floor();
    let head = rect.with_max_y(rect.top() + part(HEAD));
    let numbers = rect
        .with_min_y(head.bottom() + gap)
        .with_max_y(head.bottom() + gap + part(NUMBERS));
    let decisions = rect.with_min_y(rect.bottom() - part(DECISIONS));
    let hours = rect
        .with_min_y(numbers.bottom() + gap)
        .with_max_y(decisions.top() - gap);
    board.head(figures.now, head);
    board.numbers(&large(seen, figures), numbers);
    board.hours(figures.now, hours);
    board.decisions(figures.now, decisions);
    let word = RichText::new(seen.say(FiguresMsg::WallEnd));
    let place = Rect::from_min_size(rect.min, vec2(space(20), space(9)));
    let ended = ui.put(place, eframe::egui::Button::new(word)).clicked();
    if ended {
        draft.shown = Shown::Figures;
    }
}

/// Gives the numbers in the order in which people read them.
fn large(seen: &Seen, figures: &Compared<'_>) -> [Large; 6] {
    let review = figures.now;
    let of = |caption: Message, count: fn(&Review) -> u32| Large {
        caption,
        value: count(review).to_string(),
        lines: figures.lines(seen, count),
    };
    let alone = |caption: FiguresMsg, value: String| Large {
        caption: caption.into(),
        value,
        lines: Vec::new(),
    };
    let hours = split::hours_at_work(review);
    let pace = if hours > 0 {
        split::pace(review.put, hours)
    } else {
        "–".to_owned()
    };
    [
        of(ReviewMsg::FigureParcels.into(), |of| of.parcels),
        of(ReviewMsg::FigureUnits.into(), |of| of.units),
        of(ReviewMsg::FigurePut.into(), |of| of.put),
        of(FiguresMsg::WallWaiting.into(), |of| {
            of.waiting + of.units_waiting
        }),
        of(FiguresMsg::WallExceptions.into(), |of| {
            of.exceptions.values().sum()
        }),
        alone(FiguresMsg::WallPace, pace),
    ]
}

impl Board<'_> {
    /// Steps of the grid at the wall's scale.
    fn step(&self, steps: u8) -> f32 {
        space(steps) * self.scale
    }

    /// Writes text in the largest of some sizes that fits.
    fn text(
        &self,
        text: &str,
        color: eframe::egui::Color32,
        room: Rect,
        anchor: Align2,
        most: f32,
    ) {
        let sizes = [1.0, 0.85, 0.7, 0.58, 0.48, 0.4].map(|share| (most * share).floor());
        let galley = fitted(self.ui, text, &sizes, color, room.size());
        let at = anchor.pos_in_rect(&room);
        put(self.ui.painter(), galley, anchor, at);
    }

    fn head(&self, review: &Review, room: Rect) {
        let (from, to) = (review.days.from.to_string(), review.days.to.to_string());
        let day = self.seen.say(if from == to {
            FiguresMsg::WallDay { day: from }
        } else {
            FiguresMsg::WallDays { from, to }
        });
        let clock = self.seen.zone.local(self.seen.now).format("%H:%M");
        let theme = &self.seen.theme;
        let most = room.height() * 0.7;
        self.text(&day, theme.text, room, Align2::CENTER_CENTER, most);
        let right = room.with_min_x(room.right() - room.width() / 4.0);
        self.text(
            &clock.to_string(),
            theme.text,
            right,
            Align2::RIGHT_CENTER,
            most,
        );
    }

    fn numbers(&self, numbers: &[Large], room: Rect) {
        let gap = self.step(3);
        let columns = real(numbers.len().max(1));
        let width = (room.width() - gap * (columns - 1.0)) / columns;
        for (at, number) in numbers.iter().enumerate() {
            let left = room.left() + real(at) * (width + gap);
            let place = Rect::from_min_size(pos2(left, room.top()), vec2(width, room.height()));
            self.number(number, place);
        }
    }

    fn number(&self, number: &Large, room: Rect) {
        let theme = &self.seen.theme;
        self.ui
            .painter()
            .rect_filled(room, self.step(1), theme.surface);
        let inner = room.shrink2(Vec2::splat(self.step(3)));
        // Numbers that nothing is compared with stand as high as the others.
        let line = inner.height() * 0.14;
        let mut bottom = inner.bottom();
        for text in number.lines.iter().rev() {
            let place = inner.with_max_y(bottom).with_min_y(bottom - line);
            self.text(
                text,
                theme.text_muted,
                place,
                Align2::LEFT_BOTTOM,
                self.step(4),
            );
            bottom -= line;
        }
        let bottom = inner.bottom() - line * LINES;
        let caption = inner.with_max_y(bottom).with_min_y(bottom - line * 1.6);
        let said = self.seen.say(number.caption.clone());
        self.text(
            &said,
            theme.text,
            caption,
            Align2::LEFT_BOTTOM,
            self.step(6),
        );
        let value = inner.with_max_y(caption.top());
        let most = value.height();
        self.text(&number.value, theme.text, value, Align2::LEFT_BOTTOM, most);
    }

    /// The units of each hour, stacked by decision.
    fn hours(&self, review: &Review, room: Rect) {
        let theme = &self.seen.theme;
        let hours = super::charts::hours(review);
        let label = self.step(7);
        let plot = room
            .with_min_y(room.top() + label)
            .with_max_y(room.bottom() - label);
        let most = review.by_hour.iter().max().copied().unwrap_or(0).max(1);
        let width = room.width() / real(hours.len().max(1));
        for (at, hour) in hours.iter().enumerate() {
            let left = room.left() + real(at) * width;
            let slot = Rect::from_x_y_ranges(left..=left + width, room.y_range());
            let below = slot.with_min_y(plot.bottom());
            let words = hour.to_string();
            self.text(
                &words,
                theme.text_muted,
                below,
                Align2::CENTER_CENTER,
                self.step(6),
            );
            let mut top = plot.bottom();
            let mut all = 0;
            for spec in Decision::SPECS {
                let of_hour = review.decisions_by_hour.get(spec.code);
                let count = of_hour.and_then(|of| of.get(usize::from(*hour)));
                let count = count.copied().unwrap_or(0);
                all += count;
                let height = plot.height() * count_real(count) / count_real(most);
                let bar = Rect::from_x_y_ranges(slot.x_range(), top - height..=top);
                let bar = bar.shrink2(vec2(width * (1.0 - BAR) / 2.0, 0.0));
                let fill = theme.decision(look(spec.decision)).fill;
                self.ui.painter().rect_filled(bar, 0.0, fill);
                top -= height;
            }
            if all > 0 {
                let above = slot.with_max_y(top).with_min_y(top - label);
                self.text(
                    &all.to_string(),
                    theme.text,
                    above,
                    Align2::CENTER_CENTER,
                    self.step(6),
                );
            }
        }
        let line = eframe::egui::Stroke::new(self.scale.max(1.0), theme.line_strong);
        self.ui.painter().hline(room.x_range(), plot.bottom(), line);
    }

    /// The decisions with their words: the legend of the hours.
    fn decisions(&self, review: &Review, room: Rect) {
        let gap = self.step(3);
        let columns = real(Decision::SPECS.len());
        let width = (room.width() - gap * (columns - 1.0)) / columns;
        for (at, spec) in Decision::SPECS.iter().enumerate() {
            let hue = self.seen.theme.decision(look(spec.decision));
            let left = room.left() + real(at) * (width + gap);
            let place = Rect::from_min_size(pos2(left, room.top()), vec2(width, room.height()));
            self.ui.painter().rect_filled(place, self.step(1), hue.fill);
            let inner = place.shrink2(Vec2::splat(self.step(2)));
            let word = inner.with_min_y(inner.top() + inner.height() * 0.6);
            let said = self.seen.decision(spec.decision);
            self.text(&said, hue.on, word, Align2::LEFT_BOTTOM, self.step(6));
            let count = review.by_decision.get(spec.code).copied().unwrap_or(0);
            let value = inner.with_max_y(word.top());
            self.text(
                &count.to_string(),
                hue.on,
                value,
                Align2::LEFT_BOTTOM,
                value.height(),
            );
        }
    }
}

fn real(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

fn count_real(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
