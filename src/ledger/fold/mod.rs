//! Rows as pure folds of facts: any order, any duplicate, the same row.

use super::fact::Fact;
use super::rows::{ContainerRow, ParcelRow, PersonRow, ProductRow, SellerRow, SeriesRow, UnitRow};

/// Folds a series' own facts.
pub fn series(_facts: &[Fact]) -> Option<SeriesRow> {
    todo!()
}
/// Folds a person's facts.
pub fn person(_facts: &[Fact]) -> Option<PersonRow> {
    todo!()
}
/// Folds a seller's facts.
pub fn seller(_facts: &[Fact]) -> Option<SellerRow> {
    todo!()
}
/// Folds the facts of one barcode of one seller.
pub fn product(_facts: &[Fact]) -> Option<ProductRow> {
    todo!()
}
/// Folds a container's own facts.
pub fn container(_facts: &[Fact]) -> Option<ContainerRow> {
    todo!()
}
/// Folds a parcel's facts.
pub fn parcel(_facts: &[Fact]) -> Option<ParcelRow> {
    todo!()
}
/// Folds a unit's facts.
pub fn unit(_facts: &[Fact]) -> Option<UnitRow> {
    todo!()
}
