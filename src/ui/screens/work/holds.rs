//! Holds: the one that is looked at first on top, what each costs so far, and the wall of their days.

use eframe::egui::{Ui, Vec2};

use super::super::review::pages::Paged;
use super::super::review::units::{decision, grade, title};
use super::super::review::{Subject, list, timeline};
use super::super::table::column::words;
use super::super::table::{Cell, Column};
use super::super::{Intent, Seen};
use super::columns::mirrored;
use super::{claims, holding, queues, waiting};
use crate::domain::hold::{HoldReason, HoldStage};
use crate::domain::time::UtcMs;
use crate::ledger::holding::{held, storage_so_far};
use crate::ledger::query::claims::moment;
use crate::ledger::query::{HeldCount, HeldUnit, HoldQueue, HoldsAsked, Page, PageAfter};
use crate::ledger::rows::{SellerRow, UnitRow};
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, ReviewMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::{Bar, BarChart, BarPart, BarWay, bar_chart_ui};

/// The place of the reason among the columns.
const WHY: usize = 2;
/// The height of the wall.
const WALL_HEIGHT: f32 = 168.0;
/// The last days of review that share a column of the wall, counted from today; what comes later shares
/// one more.
const WALL_DAYS: [i64; 5] = [0, 3, 7, 14, 30];

const HOLDS: [Column<HeldUnit>; 11] = [
    words(
        || DeskMsg::ColReview,
        104.0,
        0,
        |seen, row| match held(&row.unit) {
            Some(hold) => Cell::moment(
                claims::ends_in(seen, hold.review),
                hold.review.to_string(),
                moment(hold.review),
            ),
            None => Cell::words(""),
        },
    ),
    words(
        || DeskMsg::ColUnitTag,
        84.0,
        0,
        |_, row| {
            let tag = &row.unit.inspection.tag;
            Cell::code(format!("…{}", tag.tail()), tag.as_str())
        },
    ),
    words(
        || DeskMsg::ColWhy,
        150.0,
        0,
        |seen, row| match held(&row.unit) {
            Some(hold) => {
                let rank = HoldReason::ALL.iter().position(|of| *of == hold.reason);
                Cell::ranked(seen.term("hold-reason", hold.reason.code()), rank)
            }
            None => Cell::words(""),
        },
    ),
    words(
        || DeskMsg::ColHoldOwner,
        96.0,
        1,
        |seen, row| {
            let owner = held(&row.unit).map(|hold| hold.owner);
            Cell::maybe(owner.map(|owner| seen.term("hold-owner", owner.code())))
        },
    ),
    words(
        || DeskMsg::ColHoldDefault,
        128.0,
        2,
        |seen, row| decision(seen, held(&row.unit).map(|hold| hold.default)),
    ),
    words(
        || DeskMsg::ColHoldCost,
        96.0,
        3,
        |seen, row| Cell::maybe(cost(seen, row)),
    ),
    words(
        || DeskMsg::ColSeller,
        64.0,
        1,
        |_, row| Cell::maybe(row.unit.inspection.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColContainer,
        98.0,
        4,
        |_, row| Cell::words(row.unit.container.as_str()),
    ),
    words(
        || DeskMsg::ColGrade,
        96.0,
        5,
        |seen, row| grade(seen, row.unit.inspection.grade),
    ),
    words(|| DeskMsg::ColTitle, 110.0, 6, |_, row| title(&row.unit)),
    words(
        || DeskMsg::ColHoldNote,
        120.0,
        7,
        |_, row| {
            let verdict = row.unit.verdict.as_ref();
            Cell::maybe(verdict.and_then(|verdict| verdict.hold_note.as_ref()))
        },
    ),
];

/// What a unit cost in storage so far; a sign of its own where no rate is known.
fn cost(seen: &Seen, row: &HeldUnit) -> Option<String> {
    let seller = seller_of(seen, &row.unit)?;
    let today = seen.zone.day(seen.now);
    let cost = storage_so_far(row, seller, today);
    Some(match cost {
        Some(money) => seen.words.money(money),
        None => seen.say(DeskMsg::HoldCostUnknown),
    })
}

fn seller_of<'a>(seen: &'a Seen, row: &UnitRow) -> Option<&'a SellerRow> {
    let seller = row.inspection.seller.as_ref()?;
    match seen.answer(View::Sellers, &Query::Sellers) {
        Some(Answer::Sellers(rows)) => rows.iter().find(|row| row.seller == *seller),
        Some(_) | None => None,
    }
}

impl Paged for HeldUnit {
    type Filter = HoldsAsked;
    const LABEL: DeskMsg = DeskMsg::HoldsList;
    const COLUMNS: &'static [Column<Self>] = &HOLDS;
    const GROWS: usize = WHY;

    fn query(asked: &HoldsAsked, after: Option<PageAfter>) -> Query {
        Query::Holds(*asked, after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::Holds(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        let review = held(&self.unit).map(|hold| moment(hold.review));
        mirrored(review.unwrap_or(self.unit.put_at), self.unit.unit.0)
    }

    fn begins(after: PageAfter) -> (UtcMs, u128) {
        mirrored(after.at, after.id)
    }
}

/// Draws a queue of holds with what may be done with those that are selected.
pub(super) fn holds_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut super::Draft,
    queue: HoldQueue,
    intents: &mut Vec<Intent>,
) {
    for (view, query) in [
        (View::People, Query::People),
        (View::Sellers, Query::Sellers),
        (View::HoldWall, Query::HoldWall),
    ] {
        intents.push(Intent::Ask(view, Box::new(query)));
    }
    let selected: Vec<UnitRow> = draft.selected_holds().into_iter().cloned().collect();
    if let Some(subject) = draft.subject {
        waiting::beside(ui, |ui| {
            holding::holding_ui(ui, seen, &mut draft.holding, &selected, intents);
            timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
        });
    }
    wall_ui(ui, seen);
    let filter = HoldsAsked {
        queue,
        today: seen.zone.day(seen.now),
    };
    let of = list::Of {
        name: ListName::WorkHolds,
        view: View::WorkHolds,
        filter: &filter,
        empty: queues::NONE,
    };
    let chosen = list::list_ui(ui, seen, &mut draft.holds, &of, intents);
    let chosen = chosen.map(|row| Subject::Unit(row.unit.unit));
    draft.subject = chosen.or(draft.subject);
    // What stands beside the list was drawn before the list took its newest rows.
    if !selected.iter().eq(draft.selected_holds()) {
        ui.ctx().request_repaint();
    }
}

/// Draws how many units are looked at again when: those whose day has come stand first, in red.
fn wall_ui(ui: &mut Ui, seen: &Seen) {
    let Some(Answer::HoldWall(counts)) = seen.answer(View::HoldWall, &Query::HoldWall) else {
        return;
    };
    if counts.is_empty() {
        return;
    }
    let columns = by_days(counts, seen);
    let words: Vec<(String, f32)> = columns
        .iter()
        .enumerate()
        .map(|(place, count)| (span_word(seen, place), real(*count)))
        .collect();
    let parts: Vec<[BarPart<'_>; 1]> = words
        .iter()
        .enumerate()
        .map(|(place, (label, value))| {
            let color = match stage(place) {
                HoldStage::Over => seen.theme.stop.fill,
                HoldStage::Last => seen.theme.need.fill,
                HoldStage::Soon | HoldStage::Waits => seen.theme.working.fill,
            };
            [BarPart {
                label,
                value: *value,
                color,
            }]
        })
        .collect();
    let bars: Vec<Bar<'_>> = words
        .iter()
        .zip(&parts)
        .map(|((label, _), parts)| Bar { label, parts })
        .collect();
    let title = seen.say(DeskMsg::HoldWall);
    let unit = seen.say(ReviewMsg::AxisUnits);
    let chart = BarChart {
        title: &title,
        unit: &unit,
        way: BarWay::Standing,
        bars: &bars,
    };
    let size = Vec2::new(ui.available_width().min(space(160)), WALL_HEIGHT);
    bar_chart_ui(ui, &seen.theme, &chart, size);
}

/// How near the last days of a column of the wall are.
fn stage(place: usize) -> HoldStage {
    HoldStage::of(WALL_DAYS.get(place).copied().unwrap_or(i64::MAX))
}

fn by_days(counts: &[HeldCount], seen: &Seen) -> Vec<u32> {
    let today = seen.zone.day(seen.now);
    let mut columns = vec![0_u32; WALL_DAYS.len() + 1];
    for count in counts {
        let left = count.review.days_since(today);
        let place = WALL_DAYS.iter().position(|last| left <= *last);
        if let Some(column) = columns.get_mut(place.unwrap_or(WALL_DAYS.len())) {
            *column = column.saturating_add(count.count);
        }
    }
    columns
}

fn span_word(seen: &Seen, place: usize) -> String {
    let days = |place: usize| {
        let days = WALL_DAYS.get(place).copied().unwrap_or_default();
        u32::try_from(days).unwrap_or_default()
    };
    seen.say(match place {
        0 => DeskMsg::HoldWallOver,
        place if place < WALL_DAYS.len() => DeskMsg::HoldWallTo { days: days(place) },
        _ => DeskMsg::HoldWallLater {
            days: days(WALL_DAYS.len() - 1),
        },
    })
}

#[expect(clippy::cast_precision_loss, reason = "a bar's length")]
fn real(count: u32) -> f32 {
    count as f32
}
