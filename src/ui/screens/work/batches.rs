//! Resale batches that are late: to be listed, or to be sold once they are.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use super::super::backlog::age;
use super::super::table::column::{counts, words};
use super::super::table::{self, Cell, Column, List, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::queues;
use super::waiting::beside;
use crate::domain::codes::BatchNumber;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::resale::BatchStep;
use crate::ledger::query::BatchCount;
use crate::ledger::query::claims::moment;
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, ResaleMsg};
use crate::ui::theme::size;

const BATCHES: [Column<BatchCount>; 7] = [
    words(
        || DeskMsg::ColBatch,
        116.0,
        0,
        |_, count| Cell::words(count.row.opened.batch.as_str()),
    ),
    words(
        || DeskMsg::ColToDo,
        140.0,
        0,
        |seen, count| Cell::words(step(seen, count)),
    ),
    words(
        || DeskMsg::ColOwner,
        84.0,
        0,
        |_, count| Cell::words(count.row.opened.owner.as_str()),
    ),
    words(
        || DeskMsg::ColForwardDue,
        100.0,
        1,
        |seen, count| {
            let by = count.row.late(seen.zone).by;
            Cell::moment(by.to_string(), by.to_string(), moment(by))
        },
    ),
    words(
        || DeskMsg::ColSeller,
        72.0,
        2,
        |_, count| Cell::words(count.row.opened.seller.as_str()),
    ),
    counts(
        || DeskMsg::ColUnits,
        64.0,
        2,
        |_, count| Cell::count(count.units),
    ),
    words(
        || DeskMsg::ColAge,
        94.0,
        3,
        |seen, count| {
            let at = count.row.opened_at;
            Cell::moment(age(seen, at), seen.words.moment(at), at)
        },
    ),
];
/// The place of what to do among the columns.
const TO_DO: usize = 1;

fn step(seen: &Seen, count: &BatchCount) -> String {
    seen.term("batch-step", count.row.late(seen.zone).step.code())
}

/// Draws the batches, the one that is open longest first; returns the one that a person goes to.
pub(super) fn batches_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    intents: &mut Vec<Intent>,
) -> Option<BatchNumber> {
    let query = Query::LateBatches(seen.zone.day(seen.now));
    intents.push(Intent::Ask(View::WorkBatches, Box::new(query.clone())));
    let answer = seen.answered(View::WorkBatches, &query);
    let rows: Vec<&BatchCount> = match answer.map(Arc::as_ref) {
        Some(Answer::Batches(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    let chosen = draft.selected_rows().last().copied();
    let mut leaving = None;
    if let Some(count) = chosen.and_then(|place| rows.get(place)) {
        beside(ui, |ui| {
            if chosen_ui(ui, seen, count) {
                leaving = Some(count.row.opened.batch.clone());
            }
        });
    }
    let list = List {
        name: ListName::WorkBatches,
        label: DeskMsg::WorkBatches,
        columns: &BATCHES,
        grows: TO_DO,
        rows: &rows,
        key: |_, count: &BatchCount| RowKey::Name(count.row.opened.batch.to_string()),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: match answer {
            None => Whole::Loading,
            Some(_) if rows.len() >= PAGE_ROWS => Whole::Cut,
            Some(_) => Whole::All,
        },
        empty: queues::NONE,
    };
    table_ui(ui, seen, draft, &list, intents);
    leaving
}

/// Says who has a batch in hand, since when it is late and what to do; tells whether a person goes there.
fn chosen_ui(ui: &mut Ui, seen: &Seen, count: &BatchCount) -> bool {
    let opened = &count.row.opened;
    let name = RichText::new(opened.batch.as_str());
    ui.label(name.size(size::STRONG).strong());
    let late = count.row.late(seen.zone);
    let next = seen.say(DeskMsg::NextIs {
        step: seen.term("batch-step", late.step.code()),
        by: opened.owner.to_string(),
        due: late.by,
    });
    ui.add(Label::new(RichText::new(next).strong()).wrap());
    let why = match (late.step, &count.row.listed) {
        (BatchStep::Sell, Some((listed, ..))) => ResaleMsg::LateUnsold {
            listed: listed.day,
            units: count.units,
        },
        (BatchStep::Sell, None) | (BatchStep::List, _) => ResaleMsg::LateUnlisted {
            opened: seen.zone.day(count.row.opened_at),
            due: opened.due,
        },
    };
    let how = match late.step {
        BatchStep::List => ResaleMsg::LateUnlistedHow,
        BatchStep::Sell => ResaleMsg::LateUnsoldHow,
    };
    for line in [why, how] {
        let line = RichText::new(seen.say(line)).color(seen.theme.text_muted);
        ui.add(Label::new(line).wrap());
    }
    ui.button(seen.say(ResaleMsg::LateGo)).clicked()
}
