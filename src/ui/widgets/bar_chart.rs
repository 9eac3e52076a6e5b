//! Bars painted by hand: lying or standing, plain or stacked, axes with a unit, each bar a link.

use eframe::egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::lettering::{fitted, line, named, put};
use crate::ui::theme::{
    Theme,
    size::{self, space},
};

/// One part of a bar.
#[derive(Clone, Copy, Debug)]
pub struct BarPart<'a> {
    /// What the part counts; the legend shows each word once.
    pub label: &'a str,
    /// How much, never below zero.
    pub value: f32,
    /// Its colour.
    pub color: Color32,
}

/// One bar: parts are stacked from the axis on.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// What the bar stands for.
    pub label: &'a str,
    /// At least one part.
    pub parts: &'a [BarPart<'a>],
}

/// Which way the bars grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarWay {
    /// To the right: for words on the axis.
    Lying,
    /// Upwards: for hours and days.
    Standing,
}

/// A chart.
#[derive(Clone, Copy, Debug)]
pub struct BarChart<'a> {
    /// What is shown.
    pub title: &'a str,
    /// The unit of the value axis.
    pub unit: &'a str,
    /// Which way the bars grow.
    pub way: BarWay,
    /// The bars in their order.
    pub bars: &'a [Bar<'a>],
}

/// What was pressed: the bar's and the part's place in the given lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarPressed {
    /// Which bar; none when it was the part's word in the legend, which stands for all bars.
    pub bar: Option<usize>,
    /// Which part of it.
    pub part: usize,
}

/// Draws the chart in `size` points and returns the part that was pressed.
pub fn bar_chart_ui(
    ui: &mut Ui,
    theme: &Theme,
    chart: &BarChart<'_>,
    size: Vec2,
) -> Option<BarPressed> {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    named(
        ui,
        &response,
        Role::Label,
        &format!("{} ({})", chart.title, chart.unit),
    );
    let (below_head, mut pressed) = head_ui(ui, theme, chart, rect, response.id);
    let axis = Axis::of(chart.bars);
    let plot = plot_rect(ui, chart, rect.with_min_y(below_head));
    grid_ui(ui, theme, chart.way, &axis, plot);
    for (index, bar) in chart.bars.iter().enumerate() {
        let slot = slot(chart.way, plot, index, chart.bars.len());
        slot_label_ui(ui, theme, chart.way, bar.label, slot, plot);
        let mut below = 0.0;
        for (part_index, part) in bar.parts.iter().enumerate() {
            let span = [below, below + part.value.max(0.0)].map(|value| axis.share(value));
            below += part.value.max(0.0);
            let place = part_rect(chart.way, plot, slot, span);
            if place.width() <= 0.0 || place.height() <= 0.0 {
                continue;
            }
            let id = response.id.with(("part", index, part_index));
            if part_ui(ui, theme, chart.way, (bar, part), place, id) {
                pressed = Some(BarPressed {
                    bar: Some(index),
                    part: part_index,
                });
            }
        }
        total_ui(
            ui,
            theme,
            chart.way,
            below,
            part_rect(chart.way, plot, slot, [0.0, axis.share(below)]),
        );
    }
    let zero = Stroke::new(1.0, theme.line_strong);
    match chart.way {
        BarWay::Lying => ui.painter().vline(plot.left(), plot.y_range(), zero),
        BarWay::Standing => ui.painter().hline(plot.x_range(), plot.bottom(), zero),
    };
    pressed
}

fn part_ui(
    ui: &Ui,
    theme: &Theme,
    way: BarWay,
    (bar, part): (&Bar<'_>, &BarPart<'_>),
    place: Rect,
    id: eframe::egui::Id,
) -> bool {
    let response = ui.interact(place, id, Sense::click());
    let value = number(part.value);
    named(
        ui,
        &response,
        Role::Button,
        &format!("{} {}: {value}", bar.label, part.label),
    );
    ui.painter().rect_filled(place, 0, part.color);
    // A line in the colour of the ground keeps neighbouring parts apart in grey.
    let edge = Stroke::new(1.0, theme.background);
    match way {
        BarWay::Lying => ui
            .painter()
            .vline(place.right() - 0.5, place.y_range(), edge),
        BarWay::Standing => ui.painter().hline(place.x_range(), place.top() + 0.5, edge),
    };
    if response.hovered() || response.has_focus() {
        let focus = Stroke::new(3.0, theme.text);
        ui.painter()
            .rect_stroke(place, 0, focus, StrokeKind::Inside);
    }
    response.clicked()
}

/// Draws title, unit and legend; returns where the plot may begin and the word that was pressed.
fn head_ui(
    ui: &Ui,
    theme: &Theme,
    chart: &BarChart<'_>,
    rect: Rect,
    id: eframe::egui::Id,
) -> (f32, Option<BarPressed>) {
    let painter = ui.painter();
    let title = line(ui, chart.title, size::STRONG, theme.text);
    let title_rect = put(painter, title, Align2::LEFT_TOP, rect.left_top());
    let unit = line(ui, chart.unit, size::CAPTION, theme.text_muted);
    let unit_at = pos2(title_rect.right() + space(2), title_rect.bottom() - 2.0);
    put(painter, unit, Align2::LEFT_BOTTOM, unit_at);
    let mut at = pos2(rect.left(), title_rect.bottom() + space(2));
    let legend = legend(chart.bars);
    let mut pressed = None;
    for (part, color, label) in &legend {
        let word = line(ui, label, size::CAPTION, theme.text);
        let width = space(5) + word.size().x;
        if at.x + width > rect.right() {
            at = pos2(rect.left(), at.y + space(5));
        }
        let place = Rect::from_min_size(at, Vec2::new(width, word.size().y));
        let response = ui.interact(place, id.with(("legend", *part)), Sense::click());
        named(ui, &response, Role::Button, label);
        let mark = Rect::from_min_size(at + Vec2::new(0.0, 2.0), Vec2::splat(space(3)));
        painter.rect_filled(mark, 2, *color);
        let start = at + Vec2::new(space(5) - 2.0, 0.0);
        let drawn = put(painter, word, Align2::LEFT_TOP, start);
        if response.hovered() || response.has_focus() {
            let under = Stroke::new(1.0, theme.text);
            painter.hline(drawn.x_range(), drawn.bottom(), under);
        }
        if response.clicked() {
            pressed = Some(BarPressed {
                bar: None,
                part: *part,
            });
        }
        at.x += width + space(4);
    }
    let gap = if legend.is_empty() {
        space(2)
    } else {
        space(8)
    };
    (at.y + gap, pressed)
}

/// Each part of stacked bars with its place, its colour, and its word with the sum over all bars.
fn legend(bars: &[Bar<'_>]) -> Vec<(usize, Color32, String)> {
    let stacked = bars.iter().find(|bar| bar.parts.len() > 1);
    let parts = stacked.map_or(&[][..], |bar| bar.parts);
    let sum = |label: &str| -> f32 {
        let all = bars.iter().flat_map(|bar| bar.parts);
        let same = all.filter(|part| part.label == label);
        same.map(|part| part.value.max(0.0)).sum()
    };
    parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let word = format!("{}  {}", part.label, number(sum(part.label)));
            (index, part.color, word)
        })
        .collect()
}

/// The value axis: its end and its step, both round numbers.
struct Axis {
    end: f32,
    step: f32,
}

/// About how many steps an axis has.
const STEPS: f32 = 5.0;

impl Axis {
    fn of(bars: &[Bar<'_>]) -> Self {
        let total = |bar: &Bar<'_>| bar.parts.iter().map(|part| part.value.max(0.0)).sum();
        let most: f32 = bars.iter().map(total).fold(0.0, f32::max);
        let rough = most.max(1.0) / STEPS;
        let power = 10.0_f32.powf(rough.log10().floor());
        let whole = bars
            .iter()
            .flat_map(|bar| bar.parts)
            .all(|part| part.value.fract() == 0.0);
        let least = if whole { 1.0 } else { 0.0 };
        let step: f32 = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|unit| unit * power)
            .find(|step| *step >= rough)
            .unwrap_or(10.0 * power)
            .max(least);
        Self {
            end: (most.max(1.0) / step).ceil() * step,
            step,
        }
    }

    fn share(&self, value: f32) -> f32 {
        value / self.end
    }

    fn ticks(&self) -> impl Iterator<Item = f32> {
        let (end, step) = (self.end, self.step);
        (0..=10_u8)
            .map(move |index| f32::from(index) * step)
            .take_while(move |value| *value <= end + step / 2.0)
    }
}

fn number(value: f32) -> String {
    if value.fract().abs() < 0.05 {
        format!("{value:.0}")
    } else {
        format!("{value:.1}")
    }
}

fn plot_rect(ui: &Ui, chart: &BarChart<'_>, room: Rect) -> Rect {
    let labels = chart.bars.iter().map(|bar| {
        line(ui, bar.label, size::CAPTION, Color32::PLACEHOLDER)
            .size()
            .x
    });
    let widest = labels.fold(0.0, f32::max);
    let (left, right) = match chart.way {
        BarWay::Lying => (widest.min(room.width() * 0.4) + space(2), space(10)),
        BarWay::Standing => (space(9), space(1)),
    };
    Rect::from_min_max(
        pos2(room.left() + left, room.top() + space(4)),
        pos2(room.right() - right, room.bottom() - space(6)),
    )
}

fn along(way: BarWay, plot: Rect, share: f32) -> f32 {
    match way {
        BarWay::Lying => plot.left() + plot.width() * share,
        BarWay::Standing => plot.bottom() - plot.height() * share,
    }
}

fn grid_ui(ui: &Ui, theme: &Theme, way: BarWay, axis: &Axis, plot: Rect) {
    let painter = ui.painter();
    for value in axis.ticks() {
        let at = along(way, plot, axis.share(value));
        let text = line(ui, &number(value), size::CAPTION, theme.text_muted);
        let color = if value > 0.0 {
            theme.line
        } else {
            theme.line_strong
        };
        let stroke = Stroke::new(1.0, color);
        match way {
            BarWay::Lying => {
                painter.vline(at, plot.y_range(), stroke);
                put(
                    painter,
                    text,
                    Align2::CENTER_TOP,
                    pos2(at, plot.bottom() + space(1)),
                );
            }
            BarWay::Standing => {
                painter.hline(plot.x_range(), at, stroke);
                put(
                    painter,
                    text,
                    Align2::RIGHT_CENTER,
                    pos2(plot.left() - space(1), at),
                );
            }
        }
    }
}

/// The place of bar `index` across the axis of names, a third of it left free.
fn slot(way: BarWay, plot: Rect, index: usize, count: usize) -> [f32; 2] {
    let real = |whole: usize| u16::try_from(whole).map_or(f32::from(u16::MAX), f32::from);
    let (from, whole) = match way {
        BarWay::Lying => (plot.top(), plot.height()),
        BarWay::Standing => (plot.left(), plot.width()),
    };
    let width = whole / real(count.max(1));
    let start = from + width * real(index);
    let bar = (width * 0.68).min(space(12));
    let middle = start + width / 2.0;
    [middle - bar / 2.0, middle + bar / 2.0]
}

fn part_rect(way: BarWay, plot: Rect, slot: [f32; 2], [from, to]: [f32; 2]) -> Rect {
    let ([near, far], from, to) = (slot, along(way, plot, from), along(way, plot, to));
    match way {
        BarWay::Lying => Rect::from_min_max(pos2(from, near), pos2(to, far)),
        BarWay::Standing => Rect::from_min_max(pos2(near, to), pos2(far, from)),
    }
}

fn slot_label_ui(ui: &Ui, theme: &Theme, way: BarWay, label: &str, slot: [f32; 2], plot: Rect) {
    let [near, far] = slot;
    let middle = f32::midpoint(near, far);
    let (at, anchor, room): (Pos2, Align2, Vec2) = match way {
        BarWay::Lying => (
            pos2(plot.left() - space(2), middle),
            Align2::RIGHT_CENTER,
            Vec2::new(plot.left(), space(5)),
        ),
        BarWay::Standing => (
            pos2(middle, plot.bottom() + space(1)),
            Align2::CENTER_TOP,
            Vec2::new((far - near) * 1.4, space(5)),
        ),
    };
    let text = fitted(ui, label, &[size::CAPTION], theme.text, room);
    put(ui.painter(), text, anchor, at);
}

fn total_ui(ui: &Ui, theme: &Theme, way: BarWay, value: f32, bar: Rect) {
    let text = line(ui, &number(value), size::CAPTION, theme.text);
    let (at, anchor) = match way {
        BarWay::Lying => (
            pos2(bar.right() + space(1), bar.center().y),
            Align2::LEFT_CENTER,
        ),
        BarWay::Standing => (pos2(bar.center().x, bar.top() - 1.0), Align2::CENTER_BOTTOM),
    };
    put(ui.painter(), text, anchor, at);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(most: f32) -> (f32, f32) {
        let parts = [BarPart {
            label: "all",
            value: most,
            color: Color32::PLACEHOLDER,
        }];
        let bar = Bar {
            label: "bar",
            parts: &parts,
        };
        let axis = Axis::of(&[bar]);
        (axis.end, axis.step)
    }

    #[test]
    fn an_axis_ends_on_a_round_number_above_the_highest_bar() {
        assert_eq!(axis(87.0), (100.0, 20.0));
        assert_eq!(axis(31.0), (40.0, 10.0));
        assert_eq!(axis(4.0), (4.0, 1.0));
        assert_eq!(axis(1900.0), (2000.0, 500.0));
    }

    #[test]
    fn an_empty_chart_has_an_axis_too() {
        let axis = Axis::of(&[]);
        assert!(axis.end > 0.0 && axis.step > 0.0);
        assert!(axis.ticks().count() >= 2);
    }
}
