//! Units in repair: the one that is due first on top, and beside it its work order.

use eframe::egui::{ScrollArea, Ui};

use super::super::review::pages::Paged;
use super::super::review::units::{grade, title};
use super::super::review::{Subject, list, timeline};
use super::super::table::column::words;
use super::super::table::{Cell, Column};
use super::super::{Intent, Seen};
use super::columns::mirrored;
use super::{claims, queues, repairing as form, waiting};
use crate::domain::repair::{RepairQueue, RepairStage};
use crate::domain::time::UtcMs;
use crate::ledger::query::claims::moment;
use crate::ledger::query::{Page, PageAfter, RepairUnit};
use crate::ledger::rows::UnitRow;
use crate::ledger::{Answer, Query, repairing};
use crate::shell::repairs::rules;
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;

/// The place of the step among the columns.
const STEP: usize = 2;
/// The share of the height beside the list that a work order takes at most; the unit's life has the rest.
const FORM_SHARE: f32 = 0.72;

const REPAIRS: [Column<RepairUnit>; 10] = [
    words(
        || DeskMsg::ColRepairDue,
        104.0,
        0,
        |seen, RepairUnit(unit)| {
            let due = repairing::due(unit, rules());
            Cell::moment(claims::ends_in(seen, due), due.to_string(), moment(due))
        },
    ),
    words(
        || DeskMsg::ColUnitTag,
        84.0,
        0,
        |_, RepairUnit(unit)| {
            let tag = &unit.inspection.tag;
            Cell::code(format!("…{}", tag.tail()), tag.as_str())
        },
    ),
    words(
        || DeskMsg::ColRepairStep,
        128.0,
        0,
        |seen, RepairUnit(unit)| match repairing::stage(unit) {
            Some(stage) => {
                let rank = RepairStage::ALL.iter().position(|of| *of == stage);
                Cell::ranked(seen.term("repair-stage", stage.code()), rank)
            }
            None => Cell::words(""),
        },
    ),
    words(
        || DeskMsg::ColRepairOwner,
        84.0,
        1,
        |_, RepairUnit(unit)| Cell::maybe(repairing::owner(unit)),
    ),
    words(
        || DeskMsg::ColRepairEstimate,
        98.0,
        2,
        |seen, RepairUnit(unit)| {
            let order = unit.repair.as_deref();
            let total = order.map(|order| order.estimate.costs.total());
            Cell::maybe(total.map(|total| seen.words.money(total)))
        },
    ),
    words(
        || DeskMsg::ColRepairCap,
        98.0,
        3,
        |seen, RepairUnit(unit)| {
            let order = unit.repair.as_deref();
            let cap = order.and_then(|order| order.estimate.cap);
            Cell::maybe(cap.map(|cap| seen.words.money(cap)))
        },
    ),
    words(
        || DeskMsg::ColSeller,
        64.0,
        1,
        |_, RepairUnit(unit)| Cell::maybe(unit.inspection.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColContainer,
        90.0,
        4,
        |_, RepairUnit(unit)| Cell::words(unit.container.as_str()),
    ),
    words(
        || DeskMsg::ColGrade,
        96.0,
        5,
        |seen, RepairUnit(unit)| grade(seen, unit.inspection.grade),
    ),
    words(
        || DeskMsg::ColTitle,
        110.0,
        6,
        |_, RepairUnit(unit)| title(unit),
    ),
];

impl Paged for RepairUnit {
    type Filter = RepairQueue;
    const LABEL: DeskMsg = DeskMsg::RepairsList;
    const COLUMNS: &'static [Column<Self>] = &REPAIRS;
    const GROWS: usize = STEP;

    fn query(queue: &RepairQueue, after: Option<PageAfter>) -> Query {
        Query::Repairs(*queue, after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::Repairs(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        mirrored(moment(repairing::day_of(&self.0)), self.0.unit.0)
    }

    fn begins(after: PageAfter) -> (UtcMs, u128) {
        mirrored(after.at, after.id)
    }
}

/// Draws a queue of repairs with the work order of the one that is chosen.
pub(super) fn repairs_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut super::Draft,
    queue: RepairQueue,
    intents: &mut Vec<Intent>,
) {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    let chosen: Option<UnitRow> = draft.chosen_repair().cloned();
    if let Some(subject) = draft.subject {
        waiting::beside(ui, |ui| {
            if let Some(row) = &chosen {
                let most = (ui.available_height() * FORM_SHARE).floor();
                ScrollArea::vertical()
                    .id_salt("repair")
                    .max_height(most)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        form::repair_ui(ui, seen, &mut draft.repair, row, intents);
                    });
            }
            timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
        });
    }
    let of = list::Of {
        name: ListName::WorkRepairs,
        view: View::WorkRepairs,
        filter: &queue,
        empty: queues::NONE,
    };
    let newly = list::list_ui(ui, seen, &mut draft.repairs, &of, intents);
    let newly = newly.map(|RepairUnit(row)| Subject::Unit(row.unit));
    draft.subject = newly.or(draft.subject);
    // What stands beside the list was drawn before the list took its newest rows.
    if chosen.as_ref() != draft.chosen_repair() {
        ui.ctx().request_repaint();
    }
}
