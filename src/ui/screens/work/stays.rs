//! Containers with goods in them that were to have left by now.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use super::super::backlog::age;
use super::super::table::column::{counts, words};
use super::super::table::{self, Cell, Column, List, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::queues;
use super::waiting::beside;
use crate::domain::codes::ContainerName;
use crate::domain::limits::LIST_ROWS_MAX;
use crate::domain::stay::leave_days;
use crate::ledger::query::ContainerCount;
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::theme::size;

const STAYS: [Column<ContainerCount>; 5] = [
    words(
        || DeskMsg::ColContainer,
        90.0,
        0,
        |_, count| Cell::words(count.row.container.as_str()),
    ),
    words(
        || DeskMsg::ColKind,
        130.0,
        0,
        |seen, count| Cell::words(seen.kind(count.row.kind)),
    ),
    counts(
        || DeskMsg::ColUnits,
        64.0,
        0,
        |_, count| Cell::count(count.units),
    ),
    words(
        || DeskMsg::ColState,
        90.0,
        1,
        |seen, count| {
            Cell::words(seen.say(match count.row.sealed_at {
                Some(_) => DeskMsg::StateSealed,
                None => DeskMsg::StateOpen,
            }))
        },
    ),
    words(
        || DeskMsg::ColAge,
        94.0,
        0,
        |seen, count| {
            let at = count.row.opened_at;
            Cell::moment(age(seen, at), seen.words.moment(at), at)
        },
    ),
];
/// The place of the kind among the columns.
const KIND: usize = 1;

/// Draws the containers, the oldest first; returns the one that a person goes to.
pub(super) fn stays_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    intents: &mut Vec<Intent>,
) -> Option<ContainerName> {
    let query = Query::Stays(seen.zone.day(seen.now));
    intents.push(Intent::Ask(View::WorkStays, Box::new(query.clone())));
    let answer = seen.answered(View::WorkStays, &query);
    let rows: Vec<&ContainerCount> = match answer.map(Arc::as_ref) {
        Some(Answer::Containers(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    let chosen = draft.selected_rows().last().copied();
    let mut leaving = None;
    if let Some(count) = chosen.and_then(|place| rows.get(place)) {
        beside(ui, |ui| {
            if chosen_ui(ui, seen, count) {
                leaving = Some(count.row.container.clone());
            }
        });
    }
    let list = List {
        name: ListName::WorkStays,
        label: DeskMsg::WorkStays,
        columns: &STAYS,
        grows: KIND,
        rows: &rows,
        key: |_, count: &ContainerCount| RowKey::Name(count.row.container.to_string()),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: match answer {
            None => Whole::Loading,
            Some(_) if rows.len() >= LIST_ROWS_MAX => Whole::Cut,
            Some(_) => Whole::All,
        },
        empty: queues::NONE,
    };
    table_ui(ui, seen, draft, &list, intents);
    leaving
}

/// Says since when a container was to leave and what to do; tells whether a person goes there.
fn chosen_ui(ui: &mut Ui, seen: &Seen, count: &ContainerCount) -> bool {
    let name = count.row.container.as_str();
    ui.label(RichText::new(name).size(size::STRONG).strong());
    let days = leave_days(count.row.kind).unwrap_or(0);
    let opened = seen.zone.day(count.row.opened_at);
    let due = seen.say(DeskMsg::WorkStayDue {
        opened,
        days,
        due: opened.plus_days(i64::from(days)),
    });
    for line in [due, seen.say(DeskMsg::WorkStayHow)] {
        ui.add(Label::new(RichText::new(line).color(seen.theme.text_muted)).wrap());
    }
    ui.button(seen.say(DeskMsg::WorkGoContainers)).clicked()
}
