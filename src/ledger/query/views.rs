//! Rows of desks: containers, product books, recalls, files, the store.

use crate::domain::codes::SellerCode;
use crate::domain::product::Product;
use crate::domain::recall::{Recall, RecallKey};
use crate::domain::time::UtcMs;
use crate::domain::usual::Usual;
use crate::ledger::book::Doubt;
use crate::ledger::import::ImportKind;
use crate::ledger::rows::{ContainerRow, ProductRow};

/// A container with what is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContainerCount {
    /// The container.
    pub row: ContainerRow,
    /// Units in it.
    pub units: u32,
    /// Parcels on it, when it is a shelf of parcels.
    pub parcels: u32,
}

/// A row of a seller's product book as a desk sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BookEntry {
    /// The product; none for a barcode that only the bench has learned.
    pub product: Option<Product>,
    /// The name of the newest file that tells of it, empty for an edit at a desk; none without one.
    pub file: Option<String>,
    /// What the bench has learned of its barcodes.
    pub learned: Vec<ProductRow>,
    /// What its parcels weigh for each unit, when enough were weighed.
    pub usual: Option<Usual>,
    /// Why the bench asks all the same.
    pub doubt: Option<Doubt>,
}

/// A recall under one of its keys as a desk sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecallEntry {
    /// What the key is.
    pub kind: RecallKey,
    /// What the product is found by.
    pub key: String,
    /// Whether it holds on the newest day of the store.
    pub is_in_force: bool,
    /// The recall.
    pub recall: Recall,
    /// The name of the newest list that tells of it.
    pub file: String,
}

/// A file taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportView {
    /// What it holds.
    pub kind: ImportKind,
    /// Whose; of a recall list who handed it over, when a seller did.
    pub seller: Option<SellerCode>,
    /// The file's name.
    pub file_name: String,
    /// When.
    pub at: UtcMs,
    /// Rows of the file.
    pub rows: u32,
    /// Rows merged into the announced lines so far.
    pub merged: u32,
    /// Lines that were new.
    pub new: u32,
    /// Lines that changed.
    pub changed: u32,
    /// Lines that were the same.
    pub unchanged: u32,
    /// Rows left out.
    pub skipped: u32,
}

/// Size and head of a store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Health {
    /// Facts in all.
    pub facts: u64,
    /// Parcels in all.
    pub parcels: u64,
    /// Units in all.
    pub units: u64,
    /// Announced lines in all.
    pub expected: u64,
    /// The dense number of the newest fact.
    pub head_seq: u64,
    /// The hash of the newest fact, hexadecimal.
    pub head_hash: String,
}
