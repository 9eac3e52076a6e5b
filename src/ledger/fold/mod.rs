//! Rows as pure folds of facts: any order, any duplicate, the same row.
//!
//! Facts count in the order of (clock, station, epoch, number), each event once. What an
//! [`crate::ledger::fact::Body::Undone`] names counts no more; an undo itself cannot be undone.
//! A container's own life is not taken back: a box that was opened by mistake stands there all
//! the same, and other units may be in it.

#![deny(clippy::wildcard_enum_match_arm)]

mod chat;
mod counting;
mod day;
mod desk;
mod dock;
mod forward;
mod lot;
mod mail;
mod owed;
mod parcel;
mod place;
mod product;
mod rating;
mod resale;
mod shelf;
mod ship;
mod standing;
mod unit;
mod work;

#[cfg(test)]
mod laws;

pub use chat::chats;
pub use day::day;
pub use desk::{container, person, seller, series};
pub use dock::{load, photo, range};
pub use forward::forward;
pub use lot::lot;
pub use mail::{answers_read, mail};
pub use parcel::parcel;
pub use place::place_count;
pub use product::product;
pub use rating::looks;
pub use resale::{batch, locked_sku, resale};
pub use ship::{
    carton, consignment, exported, freight, goods, pallet, party, shipment, sscc, sscc_range,
    template,
};
pub use standing::standing;
pub use unit::{seen_under, unit};
pub use work::{cards, parcel_work, unit_work};
