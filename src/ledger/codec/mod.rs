//! Canonical bytes and hashes of facts.
//!
//! [`json`] prints and [`read`] reads one spelling only. [`desk`], [`bench`], [`chat`], [`correct`], [`day`], [`unit`], [`leaving`], [`terms`],
//! [`rates`], [`checklist`], [`person`], [`photo`], [`place`], [`pool`], [`repair`], [`resale`] and [`weight`] hold the bodies, [`body`] says which shape a kind and version have, [`chain`] has the envelope and the hashes.

mod bench;
mod body;
mod chain;
mod chat;
mod checklist;
mod consignment;
mod correct;
mod day;
mod desk;
mod draft;
mod export_line;
mod freight;
mod goods;
mod head;
mod json;
mod label;
mod leaving;
mod line;
mod lot;
mod mail;
mod parts;
mod person;
mod photo;
mod place;
mod pool;
mod product;
mod rated;
mod rates;
mod read;
mod recall;
mod repair;
mod resale;
mod screening;
mod ship;
mod standing;
mod template;
mod terms;
mod unit;
mod weight;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod samples_correct;
#[cfg(test)]
mod samples_hold;
#[cfg(test)]
mod samples_leaving;
#[cfg(test)]
mod samples_lot;
#[cfg(test)]
mod samples_mail;
#[cfg(test)]
mod samples_person;
#[cfg(test)]
mod samples_place;
#[cfg(test)]
mod samples_pool;
#[cfg(test)]
mod samples_rated;
#[cfg(test)]
mod samples_rates;
#[cfg(test)]
mod samples_repair;
#[cfg(test)]
mod samples_resale;
#[cfg(test)]
mod samples_ship;
#[cfg(test)]
mod tests;

pub use body::{decode_body, encode_body, read_body, subjects};
pub use chain::{chain_hash, decode_envelope, encode_envelope, raw_hash, sha256};
pub use checklist::{decode_checklists, encode_checklists};
pub use consignment::{decode_consignment, encode_consignment};
pub use draft::{decode_draft, encode_draft};
pub use export_line::{decode_export_line, encode_export_line};
pub use head::LineHead;
pub use line::{decode_line, encode_line, line_id};
pub use lot::{decode_lot, encode_lot};
pub use product::{decode_product, encode_product, product_id};
pub use rates::{decode_rates, encode_rates};
pub use recall::{decode_recall, encode_recall};
pub use resale::{decode_batch, encode_batch};
pub use screening::{decode_listed_party, encode_listed_party};
pub use standing::{decode_standing, encode_standing};
pub use terms::{decode_policies, decode_terms, encode_policies, encode_terms};

/// Why stored bytes are no fact of this version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DecodeError(pub String);
