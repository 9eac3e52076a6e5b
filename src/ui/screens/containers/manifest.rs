//! The China manifest: cartons, their units line by line, totals, and files for the forwarder.

use std::sync::Arc;

use eframe::egui::{RichText, Ui};

use super::super::export::{Format, Offer, Ready, export_ui, job_ui};
use super::super::review::units::grade;
use super::super::table::column::words;
use super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, SaveFor, Seen};
use super::Draft;
use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::ledger::fact::LineChoice;
use crate::ledger::query::{Checklists, ContainerCount, Manifest, ManifestLine};
use crate::ledger::{Answer, Query};
use crate::shell::view::{Job, ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};

const FORMATS: [Format; 3] = [Format::XLSX, Format::CSV, Format::JSON];

const COLUMNS: [Column<ManifestLine>; 11] = [
    words(
        || DeskMsg::ColCarton,
        80.0,
        0,
        |_, line| Cell::words(line.unit.container.as_str()),
    ),
    words(
        || DeskMsg::ColUnitTag,
        140.0,
        0,
        |_, line| Cell::words(line.unit.inspection.tag.as_str()),
    ),
    words(
        || DeskMsg::ColSeller,
        70.0,
        6,
        |_, line| Cell::maybe(line.unit.inspection.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColSku,
        100.0,
        2,
        |_, line| Cell::maybe(chosen(line).and_then(|of| of.sku.as_ref())),
    ),
    words(
        || DeskMsg::ColAsin,
        110.0,
        3,
        |_, line| Cell::maybe(chosen(line).and_then(|of| of.asin.as_ref())),
    ),
    words(
        || DeskMsg::ColGrade,
        100.0,
        4,
        |seen, line| grade(seen, line.unit.inspection.grade),
    ),
    words(
        || DeskMsg::ColOrder,
        170.0,
        7,
        |_, line| Cell::maybe(chosen(line).and_then(|of| of.of.order_id.as_ref())),
    ),
    words(
        || DeskMsg::ColRma,
        130.0,
        8,
        |_, line| Cell::maybe(chosen(line).and_then(|of| of.of.rma_id.as_ref())),
    ),
    words(
        || DeskMsg::ColTracking,
        200.0,
        9,
        |_, line| Cell::maybe(line.tracking.as_ref()),
    ),
    words(
        || DeskMsg::ColReason,
        130.0,
        5,
        |_, line| Cell::maybe(line.reason_code.as_ref()),
    ),
    words(
        || DeskMsg::ColTitle,
        160.0,
        1,
        |_, line| Cell::maybe(chosen(line).and_then(|of| of.title.as_ref())),
    ),
];
/// The place of the product's title among the columns.
const TITLE: usize = 10;

const NO_LINES: Nothing = Nothing {
    icon: Icon::ShipChina,
    what: || DeskMsg::ManifestNone,
    how: || DeskMsg::ManifestNoneHow,
};

fn chosen(line: &ManifestLine) -> Option<&LineChoice> {
    line.unit.inspection.line.as_ref()
}

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
        checklists: Checklists::default(),
        cartons: Vec::new(),
        lines: Vec::new(),
    };
    let answer = seen.answered(View::Manifest, &query);
    let manifest = match answer.map(Arc::as_ref) {
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
    lines_ui(ui, seen, draft, answer, manifest, intents);
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

fn lines_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    answer: Option<&Arc<Answer>>,
    manifest: &Manifest,
    intents: &mut Vec<Intent>,
) {
    let rows: Vec<&ManifestLine> = manifest.lines.iter().collect();
    let list = List {
        name: ListName::ManifestLines,
        label: DeskMsg::ManifestTab,
        columns: &COLUMNS,
        grows: TITLE,
        rows: &rows,
        key: |_, line: &ManifestLine| RowKey::Number(line.unit.unit.0),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: match answer {
            Some(_) => Whole::All,
            None => Whole::Loading,
        },
        empty: NO_LINES,
    };
    table_ui(ui, seen, &mut draft.lines, &list, intents);
}
