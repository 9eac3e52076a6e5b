//! The lists of units and parcels that wait, with what is chosen beside them.

use eframe::egui::{Frame, Margin, Panel, Ui};

use super::super::review::{Subject, list, timeline};
use super::super::{Intent, Seen};
use super::{Draft, guesses, judge, moving, queues, writing_off};
use crate::ledger::Query;
use crate::ledger::query::{
    Counted, ParcelQueue, ParcelsAsked, Queue, QueueFigure, QueuedParcel, QueuedUnit, UnitQueue,
    work,
};
use crate::ledger::rows::UnitRow;
use crate::shell::pool;
use crate::shell::view::{ListName, View};

/// Draws the panel at the right side, beside a list.
pub(super) fn beside(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let width = (ui.available_width() * 0.46).floor();
    Panel::right("chosen work")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, add);
}

/// Draws the units of a queue.
pub(super) fn units_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    queue: UnitQueue,
    intents: &mut Vec<Intent>,
) {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    let selected: Vec<UnitRow> = draft.selected().into_iter().cloned().collect();
    if let Some(subject) = draft.subject {
        beside(ui, |ui| {
            match queue {
                UnitQueue::Approval => {
                    judge::judge_ui(ui, seen, &mut draft.judge, &selected, intents);
                }
                UnitQueue::Judged => {
                    moving::moving_ui(ui, seen, &mut draft.moving, &selected, intents);
                }
                UnitQueue::Missing => {
                    let off = &mut draft.writing_off;
                    writing_off::write_off_ui(ui, seen, off, &selected, intents);
                }
                UnitQueue::Parked | UnitQueue::Caged => {}
            }
            timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
        });
    }
    let of = list::Of {
        name: ListName::WorkUnits,
        view: View::WorkUnits,
        filter: &queue,
        empty: queues::NONE,
    };
    let chosen = list::list_ui(ui, seen, &mut draft.units, &of, intents);
    let chosen = chosen.map(|QueuedUnit(row)| Subject::Unit(row.unit));
    draft.subject = chosen.or(draft.subject);
    // What stands beside the list was drawn before the list took its newest rows.
    if !selected.iter().eq(draft.selected()) {
        ui.ctx().request_repaint();
    }
}

/// Draws the parcels of a queue.
pub(super) fn parcels_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (queue, figures): (ParcelQueue, &[QueueFigure]),
    intents: &mut Vec<Intent>,
) {
    let of_this = |figure: &&QueueFigure| figure.queue == Queue::Parcels(queue);
    let counted = figures.iter().find(of_this).map(|figure| figure.counted);
    if counted == Some(Counted::Oldest) {
        queues::among_ui(ui, seen);
    }
    let today = seen.zone.day(seen.now);
    let stage = draft
        .parcels
        .pages
        .rows
        .iter()
        .find_map(|QueuedParcel(row, _)| {
            let is_chosen = draft.subject == Some(Subject::Parcel(row.parcel));
            let stage = || pool::stage(row, seen.zone, today);
            is_chosen.then(stage).flatten()
        });
    if let Some(subject) = draft.subject {
        beside(ui, |ui| {
            if let (true, Subject::Parcel(parcel)) = (guesses::has_guesses(queue), subject) {
                let of = (queue, parcel, stage);
                guesses::guesses_ui(ui, seen, &mut draft.guesses, of, intents);
            }
            timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
        });
    }
    let filter = ParcelsAsked {
        queue,
        opened_before: work::opened_before(queue, seen.now),
    };
    let of = list::Of {
        name: ListName::WorkParcels,
        view: View::WorkParcels,
        filter: &filter,
        empty: queues::NONE,
    };
    let chosen = list::list_ui(ui, seen, &mut draft.parcels, &of, intents);
    let chosen = chosen.map(|QueuedParcel(row, _)| Subject::Parcel(row.parcel));
    draft.subject = chosen.or(draft.subject);
}
