//! The lists of units and parcels that wait, with what is chosen beside them.

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::super::review::{Subject, list, timeline};
use super::super::{Intent, Seen};
use super::{
    Draft, guesses, judge, mending, moving, noting, pooling, queues, releasing, writing_off,
};
use crate::domain::ids::ParcelId;
use crate::domain::pool::PoolStage;
use crate::ledger::Query;
use crate::ledger::query::{
    Counted, ParcelQueue, ParcelsAsked, Queue, QueueFigure, QueuedParcel, QueuedUnit, UnitQueue,
    work,
};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::shell::pool;
use crate::shell::view::{ListName, View};
use crate::ui::theme::size::space;

/// How much of the height what may be done with a parcel takes at most; the rest is the parcel's life.
const ABOVE_PART: f32 = 0.66;

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
        .show(ui, |ui| {
            // Beside the longest label of a form the boxes take what is left.
            let left = ui.available_width() - space(44);
            ui.spacing_mut().combo_width = left.clamp(space(18), space(40));
            add(ui);
        });
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
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    let of_this = |figure: &&QueueFigure| figure.queue == Queue::Parcels(queue);
    let counted = figures.iter().find(of_this).map(|figure| figure.counted);
    if counted == Some(Counted::Oldest) {
        queues::among_ui(ui, seen);
    }
    let today = seen.zone.day(seen.now);
    let selected = draft.selected_parcels();
    let mut rows = draft.parcels.pages.rows.iter();
    let of_chosen =
        |QueuedParcel(row, _): &&QueuedParcel| draft.subject == Some(Subject::Parcel(row.parcel));
    let chosen = rows.find(of_chosen).map(|QueuedParcel(row, _)| row.clone());
    let boxed = match queue {
        ParcelQueue::Evidence => draft.chosen_parcel().cloned(),
        ParcelQueue::Claim
        | ParcelQueue::ClaimFound
        | ParcelQueue::Over
        | ParcelQueue::Expired
        | ParcelQueue::Unknown
        | ParcelQueue::Missing
        | ParcelQueue::LongOpen => None,
    };
    if let Some(subject) = draft.subject {
        beside(ui, |ui| {
            if let Some(row) = &boxed {
                releasing::releasing_ui(ui, seen, &mut draft.releasing, row, intents);
            }
            if let Some(row) = &chosen {
                let of = (queue, row, selected.as_slice());
                let most = (ui.available_height() * ABOVE_PART).floor();
                let above = ScrollArea::vertical()
                    .id_salt("chosen parcel")
                    .max_height(most)
                    .auto_shrink([false, true]);
                above.show(ui, |ui| chosen_ui(ui, seen, draft, of, intents));
            }
            timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
        });
    }
    let filter = ParcelsAsked {
        queue,
        opened_before: work::opened_before(queue, seen.now),
        over_since: Some(pool::over_since(today)),
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

/// Draws what may be done with the chosen parcel of a queue, and with those selected beside it.
fn chosen_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (queue, row, selected): (ParcelQueue, &ParcelRow, &[ParcelId]),
    intents: &mut Vec<Intent>,
) {
    let stage = pool::stage(row, seen.zone, seen.zone.day(seen.now));
    match queue {
        ParcelQueue::Over => {
            pooling::over_ui(ui, seen, &mut draft.pooling, selected, intents);
            pooling::told_ui(ui, seen, row.parcel, intents);
        }
        ParcelQueue::Expired => pooling::expired_ui(ui, seen, &mut draft.pooling, row, intents),
        ParcelQueue::Claim if matches!(stage, Some(PoolStage::Notice(_))) => {
            pooling::told_ui(ui, seen, row.parcel, intents);
        }
        ParcelQueue::Missing => {
            let off = &mut draft.writing_off;
            writing_off::write_off_boxes_ui(ui, seen, off, selected, intents);
        }
        ParcelQueue::Claim
        | ParcelQueue::ClaimFound
        | ParcelQueue::Evidence
        | ParcelQueue::Unknown
        | ParcelQueue::LongOpen => {}
    }
    if mending::is_mended(queue) {
        noting::noting_ui(ui, seen, &mut draft.noting, row, intents);
        mending::mending_ui(ui, seen, &mut draft.mending, row, intents);
    }
    if guesses::has_guesses(queue) {
        let of = (queue, row.parcel, stage);
        guesses::guesses_ui(ui, seen, &mut draft.guesses, of, intents);
    }
}
