//! Which draft belongs to which list.

use super::{Screens, table};
use crate::shell::view::ListName;

impl Screens {
    /// The draft of a list's table.
    pub fn table(&mut self, list: ListName) -> &mut table::Draft {
        match list {
            ListName::ReviewUnits => &mut self.review.units.table,
            ListName::ReviewParcels => &mut self.review.parcels.table,
            ListName::Containers => &mut self.containers.list,
            ListName::ContainerUnits => &mut self.containers.units.table,
            ListName::ManifestLines => &mut self.containers.lines,
            ListName::LotNotes => &mut self.containers.lots.notes,
            ListName::SoldLots => &mut self.containers.lots.sold.table,
            ListName::ResaleTotes => &mut self.containers.resale.totes,
            ListName::ResaleUnits => &mut self.containers.resale.units,
            ListName::Batches => &mut self.containers.resale.batches,
            ListName::ImportRows => &mut self.import.rows,
            ListName::ImportProblems => &mut self.import.problems,
            ListName::ImportTaken => &mut self.import.taken,
            ListName::Backlog => &mut self.backlog.list.table,
            ListName::ImportProducts => &mut self.import.products,
            ListName::ImportRecalls => &mut self.import.recalls,
            ListName::ImportExports => &mut self.import.exports,
            ListName::ImportScreening => &mut self.import.listed,
            ListName::Recalls => &mut self.products.recalls,
            ListName::Products => &mut self.products.list,
            ListName::Found => &mut self.find.list,
            ListName::WorkUnits => &mut self.work.units.table,
            ListName::WorkParcels => &mut self.work.parcels.table,
            ListName::WorkHolds => &mut self.work.holds.table,
            ListName::WorkRepairs => &mut self.work.repairs.table,
            ListName::WorkClaims => &mut self.work.claims.table,
            ListName::WorkDebts => &mut self.work.debts.table,
            ListName::WorkLabels => &mut self.work.labels.table,
            ListName::WorkMail => &mut self.work.mail,
            ListName::WorkLoads => &mut self.work.loads,
            ListName::WorkStays => &mut self.work.stays,
            ListName::WorkBatches => &mut self.work.batches,
            ListName::WorkProducts => &mut self.work.products,
            ListName::Outgoing => &mut self.containers.outgoing.list,
            ListName::HandOvers => &mut self.containers.outgoing.waiting,
            ListName::Forwards => &mut self.work.forwards.table,
            ListName::Drums => &mut self.work.drums,
            ListName::ShipCartons => &mut self.containers.china.cartons,
            ListName::Sellers => &mut self.sellers.list,
        }
    }
}
