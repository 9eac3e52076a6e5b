//! The work at one bench as a pure state machine: Event in, Effect out, a plain Face to draw.
//!
//! Knows: domain, ledger, scan, text (message types only).
//! Must not know: SQL, egui, files, the time source.
//!
//! ```text
//! sign_in ─▶ ready ─▶ looking ─▶ (choosing │ odd) ─▶ receiving ─▶ opened ◀──────────────┐
//!              ▲                                        opened ─▶ naming ─▶ binding     │
//!              │                                                  naming ─▶ checking    │
//!              │                                      checking ─▶ proposing ─▶ saving ──┘
//!              └── closing ◀── unseen ◀── opened ─▶ empty / claim shelf ─▶ ready
//! ```
//! The other place of work is the [`dock`], a step with steps of its own, entered from `ready`.
//! A third is [`places`], where goods are moved and counted. [`machine`] routes; each `at_*` file is one step's answers to scans and keys; [`kept`] is what a
//! restart brings back. Behind the first badge and behind an undo, `recalling` asks the last put.
#![deny(clippy::wildcard_enum_match_arm)]

mod at_aside;
mod at_carton;
mod at_checks;
mod at_close;
mod at_differs;
mod at_elsewhere;
mod at_ending;
mod at_odd;
mod at_opened;
mod at_park;
mod at_product;
mod at_put;
mod at_quantity;
mod at_ready;
mod at_recall;
mod at_sign_out;
mod at_slip;
mod at_undo;
mod at_unlabelled;
mod context;
pub mod dock;
mod due;
pub mod effect;
pub mod event;
pub mod face;
mod faces;
mod in_hand;
mod kept;
mod keyed;
mod machine;
mod meaning;
mod outcome;
pub mod places;
pub mod resale;
mod rights;
pub mod said;
mod step;
mod work;

pub use context::BenchPacks;
pub use effect::{Effect, Ticket, Tone};
pub use event::{Event, Key, Moment, Restored};
pub use face::Face;
pub use machine::{Bench, Station};
pub use said::Said;
