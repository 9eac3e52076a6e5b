//! The rule: a command and what is known become facts or a refusal. Nothing else writes.

use crate::domain::codes::{ContainerName, PersonCode, SellerCode, UnitTag};
use crate::domain::ids::{CommandKey, Hash, ParcelId};

use super::command::{Command, Order};
use super::fact::{Body, Fact};
use super::refusal::Refusal;
use super::rows::{ContainerRow, ParcelRow, PersonRow, ProductRow, SellerRow, SeriesRow, UnitRow};

/// What a rule must know; the store loads exactly this.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// Whether the series has begun.
    Series,
    /// A person.
    Person(PersonCode),
    /// A seller.
    Seller(SellerCode),
    /// A container, with the number of units in it.
    Container(ContainerName),
    /// A parcel.
    Parcel(ParcelId),
    /// The unit that carries a tag and is not taken back.
    Tag(UnitTag),
    /// One barcode of one seller.
    Product(SellerCode, String),
    /// The facts of an earlier command, the units they put and the containers those are in.
    Target(CommandKey),
    /// Whether a file of a seller was taken.
    Import(SellerCode, Hash),
}

/// What the store found for the needs of one command.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// The series.
    pub series: Option<SeriesRow>,
    /// The person of the order.
    pub person: Option<PersonRow>,
    /// The seller.
    pub seller: Option<SellerRow>,
    /// The container or, for an undo, the container of the target's put.
    pub container: Option<ContainerRow>,
    /// Units in that container.
    pub container_units: u32,
    /// The parcel.
    pub parcel: Option<ParcelRow>,
    /// The unit that carries the tag.
    pub tag_holder: Option<UnitRow>,
    /// The barcode's binding.
    pub product: Option<ProductRow>,
    /// The facts of the target command that still count.
    pub target: Vec<Fact>,
    /// Whether the file was taken before.
    pub import_taken: Taken,
}

/// Whether a file was taken before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Taken {
    /// No.
    #[default]
    No,
    /// Yes.
    Yes,
}

/// Lists what the rule must know about an order, the person included.
pub fn needs(_order: &Order) -> Vec<Need> {
    let _ = std::mem::size_of::<Command>();
    todo!()
}

/// Judges an order.
///
/// # Errors
/// Gives the first reason, in the order of precedence of the rule tables, why nothing is written.
pub fn rule(_order: &Order, _known: &Known) -> Result<Vec<Body>, Refusal> {
    todo!()
}
