//! Open work: what waits for somebody, queue by queue with count and oldest age; the list of the
//! chosen queue, and beside it what is chosen there and what may be done with it.

mod claims;
mod columns;
mod debts;
pub mod judge;
pub mod moving;
mod queues;
mod short;
mod waiting;

use eframe::egui::{Frame, Margin, Panel, Ui};

pub use queues::Leaving;

use super::review::{Subject, evidence, list};
use super::{Intent, Seen, table};
use crate::ledger::query::{
    Queue, QueueFigure, QueuedClaim, QueuedDebt, QueuedParcel, QueuedUnit, UnitQueue,
};
use crate::ledger::rows::UnitRow;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;

/// What the screen keeps.
pub struct Draft {
    /// The queue whose list is shown.
    pub queue: Queue,
    /// The units of a queue.
    pub units: list::Draft<QueuedUnit>,
    /// The parcels of a queue.
    pub parcels: list::Draft<QueuedParcel>,
    /// Claims that may be filed.
    pub claims: list::Draft<QueuedClaim>,
    /// Photos that are owed.
    pub debts: list::Draft<QueuedDebt>,
    /// What is chosen about photos that are waived.
    pub waive: debts::Draft,
    /// The table of loads left open.
    pub loads: table::Draft,
    /// The table of barcodes in doubt.
    pub products: table::Draft,
    /// Whose life is shown beside the list.
    pub subject: Option<Subject>,
    /// What is chosen about units that wait for approval.
    pub judge: judge::Draft,
    /// Where judged units are moved.
    pub moving: moving::Draft,
    /// The evidence pack that is asked for.
    pub evidence: evidence::Draft,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            queue: Queue::Units(UnitQueue::Approval),
            units: list::Draft::default(),
            parcels: list::Draft::default(),
            claims: list::Draft::default(),
            debts: list::Draft::default(),
            waive: debts::Draft::default(),
            loads: table::Draft::default(),
            products: table::Draft::default(),
            subject: None,
            judge: judge::Draft::default(),
            moving: moving::Draft::default(),
            evidence: evidence::Draft::default(),
        }
    }
}

impl Draft {
    /// Shows another queue.
    pub fn open(&mut self, queue: Queue) {
        if self.queue != queue {
            self.queue = queue;
            self.units.table.begin();
            self.parcels.table.begin();
            self.debts.table.begin();
            self.claims.table.begin();
            self.waive = debts::Draft::default();
            self.subject = None;
            self.judge = judge::Draft::default();
            self.moving = moving::Draft::default();
        }
    }

    /// The units that are selected in the list.
    fn selected(&self) -> Vec<&UnitRow> {
        let places = self.units.table.selected_rows().iter();
        let rows = places.filter_map(|place| self.units.pages.rows.get(*place));
        rows.map(|QueuedUnit(row)| row).collect()
    }
}

/// Draws the screen into all of `ui` and returns where a person goes.
pub fn work_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<Leaving> {
    let today = seen.zone.day(seen.now);
    let query = Query::open_work(seen.now, crate::shell::claims::days(today));
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
        Queue::Photos => {
            debts::debts_ui(ui, seen, draft, intents);
            None
        }
        Queue::Backlog => queues::backlog_ui(ui, seen, figures).then_some(Leaving::Backlog),
        Queue::Loads => {
            short::loads_ui(ui, seen, &mut draft.loads, intents);
            None
        }
        Queue::Products(trust) => {
            let seller = short::products_ui(ui, seen, &mut draft.products, trust, intents);
            seller.map(Leaving::Products)
        }
    }
}
