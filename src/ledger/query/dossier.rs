//! Everything the bench needs about a scan.

use std::sync::Arc;

use crate::domain::checklist::Checklist;
use crate::domain::codes::SellerCode;
use crate::domain::expected::{ExpectedLine, KnownLine};
use crate::domain::ids::{Hash, LineId};
use crate::domain::policy::Policy;
use crate::domain::product::Product;
use crate::domain::time::Day;
use crate::ledger::fact::PackRef;
use crate::ledger::rows::{ParcelRow, ProductRow, SellerRow, StandingRow, UnitRow};

use super::checklists::Checklists;

/// Everything the bench needs to go on without asking again.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Dossier {
    /// Parcels received with one of the keys, newest first.
    pub parcels: Vec<ParcelRow>,
    /// Units of the newest open parcel.
    pub units: Vec<UnitRow>,
    /// Announced lines that one of the keys names, with the candidate that hit.
    pub lines: Vec<DossierLine>,
    /// What the lines were found by.
    pub found_by: FoundBy,
    /// Lines of other returns: of the parcel's units, or asked for.
    pub elsewhere: Vec<KnownLine>,
    /// What is known of the lines' barcodes.
    pub products: Vec<ProductRow>,
    /// Products of the sellers' books that the lines or their barcodes name.
    pub book: Vec<Product>,
    /// What recall lists say of lines, and of codes scanned on units.
    pub recalled: Vec<Recalled>,
    /// The sellers of the lines.
    pub sellers: Vec<SellerTerms>,
    /// Product bindings that a candidate of the scan itself hits.
    pub scanned_products: Vec<ProductRow>,
    /// Units for sale of the lines' products.
    pub for_sale: Vec<ForSale>,
    /// What the sellers ordered for goods of the lines' SKUs.
    pub standing: Vec<StandingRow>,
    /// Checklists by which units were begun that wait, or that the bench has in hand.
    pub checklists: Checklists,
}

/// How many units of a product are for sale.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ForSale {
    /// Whose product.
    pub seller: SellerCode,
    /// Its SKU, else its ASIN, as announced.
    pub product: String,
    /// The units, up to [`crate::domain::limits::STOCK_DEPTH_MAX`].
    pub units: u32,
}

impl ForSale {
    /// Tells whether a line announces this product.
    pub fn is_of(&self, line: &ExpectedLine) -> bool {
        let product = line.sku.as_ref().or(line.asin.as_ref());
        self.seller == line.of.seller && product == Some(&self.product)
    }
}

/// What a bench has in hand beside a parcel's own lines.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Beside {
    /// Lines of other returns.
    pub lines: Vec<LineId>,
    /// Codes that were scanned on units.
    pub codes: Vec<String>,
    /// The pack of the checklist by which a unit was begun.
    pub checklist: Option<Hash>,
}

/// What a recall list concerns, whatever its seller's book says of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recalled {
    /// Which goods.
    pub what: RecalledWhat,
    /// The words of the notice.
    pub notice: String,
}

/// Which goods a recall concerns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RecalledWhat {
    /// All units of an announced line.
    Line(LineId),
    /// Units on which this code was scanned, as its scan is written.
    Code(String),
}

/// What announced lines were found by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FoundBy {
    /// A number of their return.
    #[default]
    Return,
    /// The number that the goods went out by: a person says whether they came back with it.
    Outbound,
}

/// An announced line that a scan hit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DossierLine {
    /// The line.
    pub known: KnownLine,
    /// Index of the candidate that hit it; none where a person's choice alone names it.
    pub candidate: Option<usize>,
}

/// A rule table with its pack.
pub type PackedPolicy = (PackRef, Arc<Policy>);

/// A seller with the rule tables and checklists that its row names, whenever they are in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerTerms {
    /// The seller.
    pub row: SellerRow,
    /// The house's own rule table.
    pub house: Option<PackedPolicy>,
    /// Every rule table that its row names and the program has.
    pub policies: Vec<PackedPolicy>,
    /// Every checklist that its row names.
    pub checklists: Checklists,
}

impl SellerTerms {
    /// Gives the rule table in force on a day; none where the program lacks it.
    pub fn policy_on(&self, day: Day) -> Option<&PackedPolicy> {
        match self.row.policy_on(day) {
            Some(own) => self.policies.iter().find(|(pack, _)| pack == own),
            None => self.house.as_ref(),
        }
    }

    /// Gives the seller's own checklist in force on a day for goods of a category, in its words, that the
    /// house would grade by the checklist of this id.
    pub fn checklist_for(
        &self,
        category: &str,
        house: &str,
        day: Day,
    ) -> Option<&(PackRef, Checklist)> {
        let set = || self.row.checklists_on(day).map(|(_, pack)| pack.hash);
        let own = || set().filter_map(|hash| self.checklists.get(hash));
        let mut serving = own().filter(|(_, list)| list.serves(category));
        serving
            .next()
            .or_else(|| own().find(|(pack, _)| pack.id == house))
    }
}
