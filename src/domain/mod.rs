//! Nouns, numbers and rules of the returns trade: ids, codes, money, weight, time, grades, decisions, gates, advice.
//!
//! Knows: std, chrono (with its time zones).
//! Must not know: any other room, serde, SQL, the clock, I/O, floats.

#![deny(clippy::float_arithmetic)]

pub mod advice;
pub mod agreement;
pub mod alert;
pub mod attach;
pub mod carrier;
pub mod carton;
pub mod carton_plan;
pub mod charge;
pub mod check;
pub mod checklist;
pub mod claim;
pub(crate) mod closed;
pub mod codes;
pub mod consignment;
pub mod container;
pub mod correction;
pub mod counted;
pub mod dated;
pub mod deadline;
pub mod decimal;
pub mod decision;
pub mod dispose;
pub mod drum;
pub mod expected;
pub mod export_line;
pub mod finding;
pub mod forward;
pub mod freight;
pub mod gate;
pub mod goods;
pub mod grade;
pub mod guess;
pub mod hazard;
pub mod hold;
pub mod ids;
pub mod label_spec;
pub mod leaving;
pub mod limits;
pub mod lot;
pub mod mask;
pub mod measure;
pub mod money;
pub mod packing;
pub mod party;
pub mod photo;
pub mod pin;
pub mod place;
pub mod planner;
pub mod policy;
pub mod pool;
pub mod preflight;
pub mod printed;
pub mod privacy;
pub mod product;
pub mod rates;
pub mod reading;
pub mod recall;
pub mod repair;
pub mod resale;
pub mod rights;
pub mod said;
pub mod sales;
pub mod screening;
pub mod shipment;
pub mod standing;
pub mod stay;
mod table;
pub mod terms;
pub mod time;
pub mod usual;
pub mod weight;
pub mod workdays;
