//! What the screen of open work keeps.

use super::super::review::{Subject, evidence, list};
use super::super::table;
use super::{
    debts, forwards, guesses, holding, judge, mending, moving, noting, pooling, releasing,
    repairing, writing_off,
};
use crate::domain::ids::ParcelId;
use crate::ledger::query::{
    HeldUnit, PersonalPhoto, Queue, QueuedClaim, QueuedDebt, QueuedParcel, QueuedUnit, RepairUnit,
    UnitQueue,
};
use crate::ledger::rows::{ParcelRow, UnitRow};

/// What the screen keeps.
pub struct Draft {
    /// The queue whose list is shown.
    pub queue: Queue,
    /// The units of a queue.
    pub units: list::Draft<QueuedUnit>,
    /// The parcels of a queue.
    pub parcels: list::Draft<QueuedParcel>,
    /// Held units.
    pub holds: list::Draft<HeldUnit>,
    /// What is chosen about holds.
    pub holding: holding::Draft,
    /// Units in repair.
    pub repairs: list::Draft<RepairUnit>,
    /// What is typed about a work order.
    pub repair: repairing::Draft,
    /// Claims that may be filed.
    pub claims: list::Draft<QueuedClaim>,
    /// Photos that are owed.
    pub debts: list::Draft<QueuedDebt>,
    /// Photos of labels to cover.
    pub labels: list::Draft<PersonalPhoto>,
    /// What is chosen about photos that are waived.
    pub waive: debts::Draft,
    /// The table of loads left open.
    pub loads: table::Draft,
    /// The table of containers that were to have left.
    pub stays: table::Draft,
    /// The table of batches that are late.
    pub batches: table::Draft,
    /// The table of sellers' workbooks.
    pub mail: table::Draft,
    /// Forwards that wait for their carrier.
    pub forwards: forwards::Draft,
    /// The table of battery drums.
    pub drums: table::Draft,
    /// What is chosen about an empty box.
    pub releasing: releasing::Draft,
    /// The table of barcodes in doubt.
    pub products: table::Draft,
    /// Whose life is shown beside the list.
    pub subject: Option<Subject>,
    /// The match that was asked for.
    pub guesses: guesses::Draft,
    /// What is said of boxes whose wait is over.
    pub pooling: pooling::Draft,
    /// What is typed of a product of nobody's book.
    pub noting: noting::Draft,
    /// What is put right about a record.
    pub mending: mending::Draft,
    /// What is chosen about units that wait for approval.
    pub judge: judge::Draft,
    /// Where judged units are moved.
    pub moving: moving::Draft,
    /// Why missing units are given up.
    pub writing_off: writing_off::Draft,
    /// The evidence pack that is asked for.
    pub evidence: evidence::Draft,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            queue: Queue::Units(UnitQueue::Approval),
            units: list::Draft::default(),
            parcels: list::Draft::default(),
            holds: list::Draft::default(),
            holding: holding::Draft::default(),
            repairs: list::Draft::default(),
            repair: repairing::Draft::default(),
            claims: list::Draft::default(),
            debts: list::Draft::default(),
            labels: list::Draft::default(),
            waive: debts::Draft::default(),
            loads: table::Draft::default(),
            stays: table::Draft::default(),
            batches: table::Draft::default(),
            mail: table::Draft::default(),
            forwards: forwards::Draft::default(),
            drums: table::Draft::default(),
            releasing: releasing::Draft::default(),
            products: table::Draft::default(),
            subject: None,
            guesses: guesses::Draft::default(),
            pooling: pooling::Draft::default(),
            noting: noting::Draft::default(),
            mending: mending::Draft::default(),
            judge: judge::Draft::default(),
            moving: moving::Draft::default(),
            writing_off: writing_off::Draft::default(),
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
            self.labels.table.begin();
            self.claims.table.begin();
            self.holds.table.begin();
            self.holding = holding::Draft::default();
            self.repairs.table.begin();
            self.repair = repairing::Draft::default();
            self.waive = debts::Draft::default();
            self.subject = None;
            self.guesses = guesses::Draft::default();
            self.pooling = pooling::Draft::default();
            self.noting = noting::Draft::default();
            self.mending = mending::Draft::default();
            self.judge = judge::Draft::default();
            self.moving = moving::Draft::default();
            self.releasing = releasing::Draft::default();
            self.forwards.why.clear();
            self.writing_off = writing_off::Draft::default();
        }
    }

    /// Tells whether a form that is drawn asks for the picture of a chat.
    pub fn asks_what_was_said(&self) -> bool {
        self.holding.said.is_asked() || self.repair.said.is_asked()
    }

    /// The units that are selected in the list.
    pub(super) fn selected(&self) -> Vec<&UnitRow> {
        let places = self.units.table.selected_rows().iter();
        let rows = places.filter_map(|place| self.units.pages.rows.get(*place));
        rows.map(|QueuedUnit(row)| row).collect()
    }

    /// The parcel that is chosen in the list, while it stands there.
    pub(super) fn chosen_parcel(&self) -> Option<&ParcelRow> {
        let rows = &self.parcels.pages.rows;
        let mut rows = rows.iter().map(|QueuedParcel(row, _)| row);
        rows.find(|row| self.subject == Some(Subject::Parcel(row.parcel)))
    }

    /// The parcels that are selected in the list.
    pub(super) fn selected_parcels(&self) -> Vec<ParcelId> {
        let places = self.parcels.table.selected_rows().iter();
        let rows = places.filter_map(|place| self.parcels.pages.rows.get(*place));
        rows.map(|QueuedParcel(row, _)| row.parcel).collect()
    }

    /// The unit in repair that is selected in the list, where it is one.
    pub(super) fn chosen_repair(&self) -> Option<&UnitRow> {
        let place = self.repairs.table.selected_rows().first()?;
        self.repairs
            .pages
            .rows
            .get(*place)
            .map(|RepairUnit(row)| row)
    }

    /// The held units that are selected in the list.
    pub(super) fn selected_holds(&self) -> Vec<&UnitRow> {
        let places = self.holds.table.selected_rows().iter();
        let rows = places.filter_map(|place| self.holds.pages.rows.get(*place));
        rows.map(|row| &row.unit).collect()
    }
}
