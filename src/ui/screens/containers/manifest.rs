//! The China manifest: cartons, their units line by line, totals, and files for the forwarder.

use eframe::egui::{RichText, Ui};

use super::super::columns::{Head, standing};
use super::super::export::{Format, Offer, Ready, export_ui, job_ui};
use super::super::{Intent, SaveFor, Seen};
use super::Draft;
use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::ledger::query::{ContainerCount, Manifest, ManifestLine};
use crate::ledger::{Answer, Query};
use crate::shell::view::{Job, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{Column, ColumnKind, DataTable, EmptyState, data_table_ui};

const FORMATS: [Format; 3] = [
    Format {
        code: "xlsx",
        label: || DeskMsg::ExportXlsx,
    },
    Format {
        code: "csv",
        label: || DeskMsg::ExportCsv,
    },
    Format {
        code: "json",
        label: || DeskMsg::ExportJson,
    },
];

const COLUMNS: [Head; 10] = [
    Head {
        title: || DeskMsg::ColCarton,
        kind: ColumnKind::Words,
        width: 80.0,
        gives_way: 0,
    },
    Head {
        title: || DeskMsg::ColUnitTag,
        kind: ColumnKind::Words,
        width: 130.0,
        gives_way: 0,
    },
    Head {
        title: || DeskMsg::ColSeller,
        kind: ColumnKind::Words,
        width: 70.0,
        gives_way: 6,
    },
    Head {
        title: || DeskMsg::ColSku,
        kind: ColumnKind::Words,
        width: 100.0,
        gives_way: 2,
    },
    Head {
        title: || DeskMsg::ColAsin,
        kind: ColumnKind::Words,
        width: 110.0,
        gives_way: 3,
    },
    Head {
        title: || DeskMsg::ColGrade,
        kind: ColumnKind::Words,
        width: 100.0,
        gives_way: 4,
    },
    Head {
        title: || DeskMsg::ColOrder,
        kind: ColumnKind::Words,
        width: 170.0,
        gives_way: 7,
    },
    Head {
        title: || DeskMsg::ColRma,
        kind: ColumnKind::Words,
        width: 130.0,
        gives_way: 8,
    },
    Head {
        title: || DeskMsg::ColReason,
        kind: ColumnKind::Words,
        width: 130.0,
        gives_way: 5,
    },
    Head {
        title: || DeskMsg::ColTitle,
        kind: ColumnKind::Words,
        width: 160.0,
        gives_way: 1,
    },
];

/// Draws the manifest of the chosen cartons into all of `ui`.
pub fn manifest_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let all = Query::Containers(None);
    intents.push(Intent::Ask(View::Containers, Box::new(all.clone())));
    let query = Query::Manifest(draft.cartons.clone());
    intents.push(Intent::Ask(View::Manifest, Box::new(query.clone())));
    if let Some(Answer::Containers(rows)) = seen.answer(View::Containers, &all) {
        cartons_ui(ui, seen, draft, rows);
    }
    let empty = Manifest {
        cartons: Vec::new(),
        lines: Vec::new(),
    };
    let manifest = match seen.answer(View::Manifest, &query) {
        Some(Answer::Manifest(manifest)) => manifest.as_ref(),
        Some(_) | None => &empty,
    };
    ui.horizontal_wrapped(|ui| {
        let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let totals = seen.say(DeskMsg::ManifestTotals {
            units: count(manifest.lines.len()),
            cartons: count(manifest.cartons.len()),
        });
        ui.label(RichText::new(totals).size(size::STRONG).strong());
    });
    let offer = Offer {
        name: "china-manifest",
        formats: &FORMATS,
        of: SaveFor::Manifest,
        ready: if manifest.lines.is_empty() {
            Ready::No
        } else {
            Ready::Yes
        },
    };
    let pressed = export_ui(ui, seen, &mut draft.export, &offer, intents);
    if let Some((format, path)) = pressed {
        intents.push(Intent::Start(Job::ExportManifest {
            cartons: draft.cartons.clone(),
            format: format.to_owned(),
            path,
        }));
    }
    let is_export = |view: &crate::shell::view::JobView| {
        matches!(view.job.as_ref(), Job::ExportManifest { .. })
    };
    job_ui(ui, seen, DeskMsg::ManifestTab, is_export, intents);
    lines_ui(ui, seen, manifest);
}

/// Offers every carton in use, or a choice of them.
fn cartons_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, rows: &[ContainerCount]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::Vec2::splat(space(1));
        let every = seen.say(DeskMsg::AllCartons);
        if ui
            .selectable_label(draft.cartons.is_empty(), every)
            .clicked()
        {
            draft.cartons.clear();
        }
        let cartons = rows
            .iter()
            .filter(|count| count.row.kind == ContainerKind::Carton);
        for count in cartons {
            let name = &count.row.container;
            let chosen = draft.cartons.contains(name);
            let word = format!("{name} ({})", count.units);
            if ui.selectable_label(chosen, word).clicked() {
                toggle(&mut draft.cartons, name);
            }
        }
    });
}

fn toggle(cartons: &mut Vec<ContainerName>, name: &ContainerName) {
    match cartons.iter().position(|of| of == name) {
        Some(at) => {
            cartons.remove(at);
        }
        None => {
            cartons.push(name.clone());
            cartons.sort();
        }
    }
}

fn lines_ui(ui: &mut Ui, seen: &Seen, manifest: &Manifest) {
    let heads = standing(seen, &COLUMNS, ui.available_width());
    let columns: Vec<Column<'_>> = heads
        .iter()
        .map(|head| Column {
            title: &head.title,
            kind: head.kind,
            width: head.width,
        })
        .collect();
    let table = DataTable {
        id: "manifest",
        label: &seen.say(DeskMsg::ManifestTab),
        columns: &columns,
        row_count: manifest.lines.len(),
        sort: None,
        selected: None,
        totals: None,
        empty: EmptyState {
            icon: Icon::ShipChina,
            what: &seen.say(DeskMsg::ManifestNone),
            how: &seen.say(DeskMsg::ManifestNoneHow),
            action: None,
        },
    };
    data_table_ui(ui, &seen.theme, &table, &|row, column| {
        let column = heads.get(column).map_or(0, |head| head.index);
        manifest
            .lines
            .get(row)
            .map(|line| cell(seen, line, column))
            .unwrap_or_default()
    });
}

fn cell(seen: &Seen, line: &ManifestLine, column: usize) -> String {
    let unit = &line.unit;
    let chosen = unit.line.as_ref();
    match column {
        0 => unit.container.as_str().to_owned(),
        1 => unit.tag.as_str().to_owned(),
        2 => unit
            .seller
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        3 => chosen.and_then(|of| of.sku.clone()).unwrap_or_default(),
        4 => chosen.and_then(|of| of.asin.clone()).unwrap_or_default(),
        5 => seen.grade(unit.grade),
        6 => chosen
            .and_then(|of| of.of.order_id.as_ref().map(ToString::to_string))
            .unwrap_or_default(),
        7 => chosen
            .and_then(|of| of.of.rma_id.as_ref().map(ToString::to_string))
            .unwrap_or_default(),
        8 => line.reason_code.clone().unwrap_or_default(),
        _ => chosen.and_then(|of| of.title.clone()).unwrap_or_default(),
    }
}
