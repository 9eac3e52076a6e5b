//! The list of containers: by kind, with what is in each.

use eframe::egui::{Panel, Ui};

use super::super::{Intent, Seen};
use super::{Draft, chosen, open};
use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::ledger::query::ContainerCount;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::space;
use crate::ui::widgets::{Column, ColumnKind, DataTable, EmptyState, data_table_ui};

pub(super) fn list_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let query = Query::Containers(None);
    intents.push(Intent::Ask(View::Containers, Box::new(query.clone())));
    let all: &[ContainerCount] = match seen.answer(View::Containers, &query) {
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
    table_ui(ui, seen, draft, &rows);
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

fn table_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, rows: &[&ContainerCount]) {
    let titles = [
        DeskMsg::ColContainer,
        DeskMsg::ColKind,
        DeskMsg::ColUnits,
        DeskMsg::ColParcels,
        DeskMsg::ColState,
    ]
    .map(|title| seen.say(title));
    let shapes = [
        (ColumnKind::Words, 110.0),
        (ColumnKind::Words, 150.0),
        (ColumnKind::Numbers, 70.0),
        (ColumnKind::Numbers, 80.0),
        (ColumnKind::Words, 80.0),
    ];
    let columns: Vec<Column<'_>> = titles
        .iter()
        .zip(shapes)
        .map(|(title, (kind, width))| Column { title, kind, width })
        .collect();
    let units: u32 = rows.iter().map(|count| count.units).sum();
    let parcels: u32 = rows.iter().map(|count| count.parcels).sum();
    let totals = [
        seen.say(DeskMsg::Total),
        rows.len().to_string(),
        units.to_string(),
        parcels.to_string(),
        String::new(),
    ];
    let totals: Vec<&str> = totals.iter().map(String::as_str).collect();
    let position = |name: &ContainerName| rows.iter().position(|c| &c.row.container == name);
    let table = DataTable {
        id: "containers",
        label: &seen.say(DeskMsg::ContainersTab),
        columns: &columns,
        row_count: rows.len(),
        sort: None,
        selected: draft.chosen.as_ref().and_then(position),
        totals: (!rows.is_empty()).then_some(totals.as_slice()),
        empty: EmptyState {
            icon: Icon::Liquidate,
            what: &seen.say(DeskMsg::ContainersNone),
            how: &seen.say(DeskMsg::ContainersNoneHow),
            action: None,
        },
    };
    let event = data_table_ui(ui, &seen.theme, &table, &|row, column| {
        rows.get(row)
            .map(|count| cell(seen, count, column))
            .unwrap_or_default()
    });
    if let Some(count) = event.selected.and_then(|row| rows.get(row)) {
        draft.chosen = Some(count.row.container.clone());
        draft.sealing = None;
    }
}

fn cell(seen: &Seen, count: &ContainerCount, column: usize) -> String {
    match column {
        0 => count.row.container.as_str().to_owned(),
        1 => seen.kind(count.row.kind),
        2 => count.units.to_string(),
        3 => count.parcels.to_string(),
        _ => match count.row.sealed_at {
            Some(_) => seen.say(DeskMsg::StateSealed),
            None => seen.say(DeskMsg::StateOpen),
        },
    }
}
