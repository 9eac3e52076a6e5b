//! The list of containers: by kind, with what is in each.

use std::sync::Arc;

use eframe::egui::{Panel, Ui};

use super::super::table::column::{counts, words};
use super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::{Draft, chosen, leaving, open};
use crate::domain::container::ContainerKind;
use crate::ledger::query::ContainerCount;
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::space;

pub(super) fn list_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let query = Query::Containers(None);
    intents.push(Intent::Ask(View::Containers, Box::new(query.clone())));
    let answer = seen.answered(View::Containers, &query);
    let all: &[ContainerCount] = match answer.map(Arc::as_ref) {
        Some(Answer::Containers(rows)) => rows,
        Some(_) | None => &[],
    };
    open::open_ui(ui, seen, &mut draft.open, all, intents);
    let half = (ui.available_width() * 0.5).floor();
    Panel::right("chosen container")
        .exact_size(half)
        .resizable(false)
        .show_separator_line(false)
        .frame(
            eframe::egui::Frame::new().inner_margin(eframe::egui::Margin {
                left: 12,
                ..eframe::egui::Margin::ZERO
            }),
        )
        .show(ui, |ui| chosen::chosen_ui(ui, seen, draft, all, intents));
    kinds_ui(ui, seen, draft, all);
    let rows: Vec<&ContainerCount> = all
        .iter()
        .filter(|count| draft.kind.is_none_or(|kind| kind == count.row.kind))
        .collect();
    rows_ui(ui, seen, draft, answer, &rows, intents);
}

/// Narrows the list to a kind; only kinds that are in use are offered.
fn kinds_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, all: &[ContainerCount]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::Vec2::splat(space(1));
        let every = seen.say(DeskMsg::AllKinds);
        ui.selectable_value(&mut draft.kind, None, every);
        for spec in &ContainerKind::SPECS {
            let of_kind = |count: &&ContainerCount| count.row.kind == spec.kind;
            let count = all.iter().filter(of_kind).count();
            if count > 0 {
                let word = format!("{} {count}", seen.kind(spec.kind));
                ui.selectable_value(&mut draft.kind, Some(spec.kind), word);
            }
        }
    });
}

const COLUMNS: [Column<ContainerCount>; 5] = [
    words(
        || DeskMsg::ColContainer,
        110.0,
        0,
        |_, count| Cell::words(count.row.container.as_str()),
    ),
    words(
        || DeskMsg::ColKind,
        150.0,
        0,
        |seen, count| Cell::words(seen.kind(count.row.kind)),
    ),
    counts(
        || DeskMsg::ColUnits,
        80.0,
        0,
        |_, count| Cell::count(count.units),
    ),
    counts(
        || DeskMsg::ColParcels,
        80.0,
        2,
        |_, count| Cell::count(count.parcels),
    ),
    words(
        || DeskMsg::ColState,
        108.0,
        1,
        |seen, count| {
            Cell::words(match (&count.row.left, count.row.sealed_at) {
                (Some(left), _) => seen.term("left", left.what.how.code()),
                (None, Some(_)) => seen.say(DeskMsg::StateSealed),
                (None, None) => seen.say(DeskMsg::StateOpen),
            })
        },
    ),
];
/// The place of the kind among the columns.
const KIND: usize = 1;

const NO_CONTAINERS: Nothing = Nothing {
    icon: Icon::Liquidate,
    what: || DeskMsg::ContainersNone,
    how: || DeskMsg::ContainersNoneHow,
};

fn rows_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    answer: Option<&Arc<Answer>>,
    rows: &[&ContainerCount],
    intents: &mut Vec<Intent>,
) {
    let kind = draft.kind.map(|kind| {
        ContainerKind::SPECS
            .iter()
            .position(|spec| spec.kind == kind)
    });
    let number = kind.flatten().map_or(0, |place| place + 1);
    let list = List {
        name: ListName::Containers,
        label: DeskMsg::ContainersTab,
        columns: &COLUMNS,
        grows: KIND,
        rows,
        key: |_, count: &ContainerCount| RowKey::Name(count.row.container.as_str().to_owned()),
        stamp: Stamp {
            answer: answer.cloned(),
            number: u64::try_from(number).unwrap_or(0),
        },
        whole: Whole::All,
        empty: NO_CONTAINERS,
    };
    let touched = table_ui(ui, seen, &mut draft.list, &list, intents);
    if let Some(count) = touched.selected.and_then(|row| rows.get(row)) {
        if draft.chosen.as_ref() != Some(&count.row.container) {
            draft.units.table.begin();
        }
        draft.chosen = Some(count.row.container.clone());
        draft.sealing = None;
        draft.leaving = leaving::Draft::default();
    }
}
