//! The lists of the desks that are sorted, looked through and exported.

/// A list of the desks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ListName {
    /// The units behind a number of the review.
    ReviewUnits,
    /// The parcels behind a number of the review.
    ReviewParcels,
    /// The containers.
    Containers,
    /// The units of the chosen container.
    ContainerUnits,
    /// The lines of the manifest.
    ManifestLines,
    /// What keeps units out of lots.
    LotNotes,
    /// The lots that were sold.
    SoldLots,
    /// Units for sale in totes and in no batch.
    ResaleTotes,
    /// Units of a resale batch.
    ResaleUnits,
    /// Resale batches.
    Batches,
    /// The first rows of a file of announced returns.
    ImportRows,
    /// What is wrong in the file.
    ImportProblems,
    /// The files taken in.
    ImportTaken,
    /// Parcels that wait unopened.
    Backlog,
    /// The first rows of a file of products.
    ImportProducts,
    /// The first rows of a recall list.
    ImportRecalls,
    /// The first rows of an export paper.
    ImportExports,
    /// The first entries of a list of parties.
    ImportScreening,
    /// A seller's product book.
    Products,
    /// Recalls.
    Recalls,
    /// The sellers.
    Sellers,
    /// What a number names.
    Found,
    /// Units of a queue of open work.
    WorkUnits,
    /// Parcels of a queue of open work.
    WorkParcels,
    /// Photos that are owed.
    WorkDebts,
    /// Photos of labels to cover.
    WorkLabels,
    /// Claims that may be filed.
    WorkClaims,
    /// Held units.
    WorkHolds,
    /// Sellers' workbooks.
    WorkMail,
    /// Units in repair.
    WorkRepairs,
    /// Loads left open.
    WorkLoads,
    /// Containers that were to have left.
    WorkStays,
    /// Batches that are late.
    WorkBatches,
    /// Learned barcodes in doubt.
    WorkProducts,
    /// Units that are gathered to leave.
    Outgoing,
    /// Forwards that wait for their carrier.
    Forwards,
    /// Forwards at the desk of their carrier.
    HandOvers,
    /// Battery drums.
    Drums,
    /// Cartons of a consignment to China.
    ShipCartons,
}

impl ListName {
    /// A stable name, also the start of the name of a file written from the list.
    pub fn code(self) -> &'static str {
        match self {
            Self::ReviewUnits => "units",
            Self::ReviewParcels => "parcels",
            Self::Containers => "containers",
            Self::ContainerUnits => "container-units",
            Self::ManifestLines => "manifest-lines",
            Self::LotNotes => "out-of-lots",
            Self::SoldLots => "lots",
            Self::ResaleTotes => "for-sale",
            Self::ResaleUnits => "resale-units",
            Self::Batches => "resale-batches",
            Self::ImportRows => "import-rows",
            Self::ImportProblems => "import-problems",
            Self::ImportTaken => "imports",
            Self::Backlog => "backlog",
            Self::ImportProducts => "import-products",
            Self::ImportRecalls => "import-recalls",
            Self::ImportExports => "import-exports",
            Self::ImportScreening => "import-screening",
            Self::Products => "products",
            Self::Recalls => "recalls",
            Self::Sellers => "sellers",
            Self::Found => "found",
            Self::WorkUnits => "work-units",
            Self::WorkParcels => "work-parcels",
            Self::WorkDebts => "work-photos-owed",
            Self::WorkLabels => "work-labels-to-cover",
            Self::WorkClaims => "claims",
            Self::WorkHolds => "holds",
            Self::WorkMail => "work-mail",
            Self::WorkRepairs => "repairs",
            Self::WorkLoads => "work-loads",
            Self::WorkStays => "work-to-leave",
            Self::WorkBatches => "work-late-batches",
            Self::WorkProducts => "work-products",
            Self::Outgoing => "outgoing",
            Self::Forwards => "forwards",
            Self::HandOvers => "hand-overs",
            Self::Drums => "drums",
            Self::ShipCartons => "shipment-cartons",
        }
    }
}
