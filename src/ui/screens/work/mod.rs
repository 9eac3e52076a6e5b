//! Open work: what waits for somebody, queue by queue with count and oldest age; the list of the
//! chosen queue, and beside it what is chosen there and what may be done with it.

mod answers;
mod batches;
mod claims;
mod columns;
mod debts;
mod draft;
mod drums;
pub mod estimating;
pub mod forwards;
pub mod giving_up;
mod guesses;
pub mod holding;
mod holds;
pub mod judge;
mod labels;
pub mod mending;
pub mod moving;
pub mod noting;
mod outbox;
pub mod pooling;
mod queues;
pub(in crate::ui::screens) mod regrading;
pub mod releasing;
mod repair_photos;
pub mod repairing;
mod repairs;
pub mod retesting;
mod short;
mod stays;
mod waiting;
pub mod writing_off;

use eframe::egui::{Frame, Margin, Panel, Ui};

pub use draft::Draft;
pub use queues::Leaving;

use super::{Intent, Seen};
use crate::ledger::query::{Queue, QueueFigure};
use crate::ledger::{Answer, Query};
use crate::shell::view::View;

/// Draws the screen into all of `ui` and returns where a person goes.
#[expect(clippy::too_many_lines, reason = "one arm for each queue")]
pub fn work_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<Leaving> {
    draft.holding.said.begin_frame();
    draft.repair.said.begin_frame();
    let today = seen.zone.day(seen.now);
    let (claims, over) = (
        crate::shell::claims::days(today),
        crate::shell::pool::over_since(today),
    );
    let query = Query::open_work_over(seen.now, claims, today, Some(over));
    intents.push(Intent::Ask(View::Work, Box::new(query)));
    let figures: &[QueueFigure] = match seen.answers.get(&View::Work).map(|(_, answer)| &**answer) {
        Some(Answer::OpenWork(figures)) => figures,
        Some(_) | None => &[],
    };
    let width = (ui.available_width() * 0.28).clamp(344.0, 400.0).floor();
    Panel::left("queues")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            right: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            if let Some(queue) = queues::queues_ui(ui, seen, draft.queue, figures) {
                draft.open(queue);
            }
        });
    match draft.queue {
        Queue::Units(queue) => {
            waiting::units_ui(ui, seen, draft, queue, intents);
            None
        }
        Queue::Parcels(queue) => {
            waiting::parcels_ui(ui, seen, draft, (queue, figures), intents);
            None
        }
        Queue::Claims(queue) => {
            claims::claims_ui(ui, seen, draft, queue, intents);
            None
        }
        Queue::Holds(queue) => {
            holds::holds_ui(ui, seen, draft, queue, intents);
            None
        }
        Queue::Repairs(queue) => {
            repairs::repairs_ui(ui, seen, draft, queue, intents);
            None
        }
        Queue::Photos => {
            debts::debts_ui(ui, seen, draft, intents);
            None
        }
        Queue::Labels => {
            labels::labels_ui(ui, seen, draft, intents);
            None
        }
        Queue::Mail => {
            outbox::outbox_ui(ui, seen, &mut draft.mail, intents);
            None
        }
        Queue::Forwards => {
            forwards::forwards_ui(ui, seen, &mut draft.forwards, intents);
            None
        }
        Queue::Drums => {
            drums::drums_ui(ui, seen, &mut draft.drums, intents);
            None
        }
        Queue::Backlog => queues::backlog_ui(ui, seen, figures).then_some(Leaving::Backlog),
        Queue::Loads => {
            short::loads_ui(ui, seen, &mut draft.loads, intents);
            None
        }
        Queue::Stays => {
            let container = stays::stays_ui(ui, seen, &mut draft.stays, intents);
            container.map(Leaving::Container)
        }
        Queue::Batches => {
            let batch = batches::batches_ui(ui, seen, &mut draft.batches, intents);
            batch.map(Leaving::Batch)
        }
        Queue::Products(trust) => {
            let seller = short::products_ui(ui, seen, &mut draft.products, trust, intents);
            seller.map(Leaving::Products)
        }
    }
}
