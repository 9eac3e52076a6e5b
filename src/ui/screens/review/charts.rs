//! The charts of a day; each bar opens its list.

use eframe::egui::{Color32, Ui, Vec2};

use super::super::Seen;
use super::super::seen::look;
use super::Draft;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::ledger::figures::{self, Dim, Dwell};
use crate::ledger::query::{ParcelFilter, UnitFilter};
use crate::ledger::review::Review;
use crate::text::{FiguresMsg, ReviewMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::{Bar, BarChart, BarPart, BarPressed, BarWay, bar_chart_ui};

const HEIGHT: f32 = 232.0;

/// A bar before it is drawn: its word and its parts.
struct Column {
    label: String,
    parts: Vec<Part>,
}

/// A part of a bar: its word, its count, its colour.
struct Part {
    label: String,
    value: u32,
    color: Color32,
}

/// Draws decisions and parcels per hour, decisions, grades, and how long parcels took: two charts a row.
pub fn charts_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    let width = ((ui.available_width() - space(6)) / 2.0).floor();
    let size = Vec2::new(width, HEIGHT);
    ui.add_space(space(2));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space(6);
        hours_ui(ui, seen, draft, review, size);
        parcels_ui(ui, seen, draft, review, size);
    });
    ui.add_space(space(2));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space(6);
        decisions_ui(ui, seen, draft, review, size);
        grades_ui(ui, seen, draft, review, size);
    });
    ui.add_space(space(2));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space(6);
        dwell_ui(ui, seen, draft, (review, Dim::ToOpen), size);
        dwell_ui(ui, seen, draft, (review, Dim::ToClose), size);
    });
}

/// How long parcels waited, or how long the work on them took.
fn dwell_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (review, dim): (&Review, Dim),
    size: Vec2,
) {
    let (title, counts) = if dim == Dim::ToOpen {
        (FiguresMsg::ChartToOpen, &review.to_open)
    } else {
        (FiguresMsg::ChartToClose, &review.to_close)
    };
    let part = seen.say(ReviewMsg::AxisParcels);
    let word = |step: &Dwell| seen.term("dwell", step.code());
    let columns: Vec<Column> = Dwell::ALL
        .iter()
        .map(|step| {
            let count = counts.get(step.code()).copied().unwrap_or(0);
            single(word(step), &part, count, seen.theme.text_muted)
        })
        .collect();
    let title = seen.say(title);
    let names = [title.clone(), seen.say(ReviewMsg::AxisParcels)];
    let pressed = words_chart_ui(ui, seen, names, BarWay::Lying, &columns, size);
    let bar = pressed.and_then(|pressed| pressed.bar);
    if let Some(step) = bar.and_then(|bar| Dwell::ALL.get(bar)) {
        let filter = review.parcels_in(figures::Part::of(dim, step.code()));
        draft.open_parcels(filter, format!("{title}: {}", word(step)));
    }
}

fn chart_ui(
    ui: &mut Ui,
    seen: &Seen,
    names: [ReviewMsg; 2],
    way: BarWay,
    columns: &[Column],
    size: Vec2,
) -> Option<BarPressed> {
    let names = names.map(|name| seen.say(name));
    words_chart_ui(ui, seen, names, way, columns, size)
}

fn words_chart_ui(
    ui: &mut Ui,
    seen: &Seen,
    [title, unit]: [String; 2],
    way: BarWay,
    columns: &[Column],
    size: Vec2,
) -> Option<BarPressed> {
    let parts: Vec<Vec<BarPart<'_>>> = columns
        .iter()
        .map(|column| {
            column
                .parts
                .iter()
                .map(|part| BarPart {
                    label: &part.label,
                    value: real(part.value),
                    color: part.color,
                })
                .collect()
        })
        .collect();
    let bars: Vec<Bar<'_>> = columns
        .iter()
        .zip(&parts)
        .map(|(column, parts)| Bar {
            label: &column.label,
            parts,
        })
        .collect();
    let chart = BarChart {
        title: &title,
        unit: &unit,
        way,
        bars: &bars,
    };
    bar_chart_ui(ui, &seen.theme, &chart, size)
}

fn single(label: String, part: &str, value: u32, color: Color32) -> Column {
    let part = Part {
        label: part.to_owned(),
        value,
        color,
    };
    Column {
        label,
        parts: vec![part],
    }
}

/// The hours of both counts from the first to the last with work, at least eight.
pub(super) fn hours(review: &Review) -> Vec<u8> {
    let busy: Vec<u8> = (0..24_u8)
        .filter(|hour| {
            let at = usize::from(*hour);
            let some = |counts: &[u32]| counts.get(at).is_some_and(|count| *count > 0);
            some(&review.by_hour) || some(&review.parcels_by_hour)
        })
        .collect();
    let first = busy.first().copied().unwrap_or(8);
    let last = busy.last().copied().unwrap_or(17).max(first);
    let first = first.min(last.saturating_sub(7));
    (first..=last.max(first + 7).min(23)).collect()
}

fn at_hour(counts: &[u32], hour: u8) -> u32 {
    counts.get(usize::from(hour)).copied().unwrap_or(0)
}

/// The units put in each hour, stacked by decision: pace and mix at one look.
fn hours_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review, size: Vec2) {
    let part = |hour, decision: Decision| Part {
        label: seen.decision(decision),
        value: review
            .decisions_by_hour
            .get(decision.code())
            .map_or(0, |counts| at_hour(counts, hour)),
        color: seen.theme.decision(look(decision)).fill,
    };
    let hours = hours(review);
    let columns: Vec<Column> = hours
        .iter()
        .map(|hour| Column {
            label: hour.to_string(),
            parts: Decision::SPECS
                .iter()
                .map(|spec| part(*hour, spec.decision))
                .collect(),
        })
        .collect();
    let names = [ReviewMsg::ChartDecisionsHour, ReviewMsg::AxisUnits];
    let Some(pressed) = chart_ui(ui, seen, names, BarWay::Standing, &columns, size) else {
        return;
    };
    let Some(decision) = Decision::SPECS.get(pressed.part).map(|spec| spec.decision) else {
        return;
    };
    let hour = pressed.bar.and_then(|bar| hours.get(bar).copied());
    let filter = UnitFilter {
        hour,
        decision: Some(decision),
        ..review.units_of_day()
    };
    let caption = match hour {
        Some(hour) => seen.say(ReviewMsg::UnitsOfHour {
            hour: u32::from(hour),
            decision,
        }),
        None => seen.decision(decision),
    };
    draft.open_units(filter, caption);
}

fn parcels_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review, size: Vec2) {
    let part = seen.say(ReviewMsg::AxisParcels);
    let color = seen.theme.working.fill;
    let hours = hours(review);
    let columns: Vec<Column> = hours
        .iter()
        .map(|hour| {
            let count = at_hour(&review.parcels_by_hour, *hour);
            single(hour.to_string(), &part, count, color)
        })
        .collect();
    let names = [ReviewMsg::ChartParcelsHour, ReviewMsg::AxisParcels];
    let pressed = chart_ui(ui, seen, names, BarWay::Standing, &columns, size);
    let bar = pressed.and_then(|pressed| pressed.bar);
    if let Some(hour) = bar.and_then(|bar| hours.get(bar).copied()) {
        let filter = ParcelFilter {
            hour: Some(hour),
            ..review.parcels_of_day()
        };
        let hour = u32::from(hour);
        draft.open_parcels(filter, seen.say(ReviewMsg::ParcelsOfHour { hour }));
    }
}

fn decisions_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review, size: Vec2) {
    let part = seen.say(ReviewMsg::AxisUnits);
    let columns: Vec<Column> = Decision::SPECS
        .iter()
        .map(|spec| {
            let count = review.by_decision.get(spec.code).copied().unwrap_or(0);
            single(
                format!("{} {}", spec.letter, seen.decision(spec.decision)),
                &part,
                count,
                seen.theme.decision(look(spec.decision)).fill,
            )
        })
        .collect();
    let names = [ReviewMsg::ChartDecisions, ReviewMsg::AxisUnits];
    let pressed = chart_ui(ui, seen, names, BarWay::Lying, &columns, size);
    let bar = pressed.and_then(|pressed| pressed.bar);
    if let Some(spec) = bar.and_then(|bar| Decision::SPECS.get(bar)) {
        let filter = UnitFilter {
            decision: Some(spec.decision),
            ..review.units_of_day()
        };
        draft.open_units(filter, seen.decision(spec.decision));
    }
}

fn grades_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review, size: Vec2) {
    let part = seen.say(ReviewMsg::AxisUnits);
    let columns: Vec<Column> = Grade::SPECS
        .iter()
        .map(|spec| {
            let count = review.by_grade.get(spec.code).copied().unwrap_or(0);
            single(
                seen.grade(Some(spec.grade)),
                &part,
                count,
                seen.theme.text_muted,
            )
        })
        .collect();
    let names = [ReviewMsg::ChartGrades, ReviewMsg::AxisUnits];
    let pressed = chart_ui(ui, seen, names, BarWay::Lying, &columns, size);
    let bar = pressed.and_then(|pressed| pressed.bar);
    if let Some(spec) = bar.and_then(|bar| Grade::SPECS.get(bar)) {
        let filter = UnitFilter {
            grade: Some(spec.grade),
            ..review.units_of_day()
        };
        draft.open_units(filter, seen.grade(Some(spec.grade)));
    }
}

fn real(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charge::Period;
    use crate::domain::time::Day;
    use crate::ledger::figures::Figures;

    fn review(busy: &[usize]) -> Review {
        let mut by_hour = vec![0; 24];
        for hour in busy {
            by_hour[*hour] = 5;
        }
        let day = Day::parse("2026-11-23").expect("a day");
        Review {
            by_hour,
            ..Review::of(Period::one(day), &Figures::default())
        }
    }

    #[test]
    fn at_least_eight_hours_are_shown_and_all_with_work() {
        for busy in [&[][..], &[0], &[23], &[6, 20], &[8, 9]] {
            let shown = hours(&review(busy));
            assert!(shown.len() >= 8, "{busy:?}: {shown:?}");
            for hour in busy {
                assert!(shown.iter().any(|of| usize::from(*of) == *hour), "{busy:?}");
            }
        }
    }
}
