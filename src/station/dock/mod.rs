//! The dock: scan, scan, scan. Parcels are counted unopened, load by load; a load is a pallet, a
//! gaylord or what comes loose, counted against the driver's number.
//!
//! ```text
//! entering ─▶ load ─▶ number ─▶ opening ─▶ parcels ─▶ close ─▶ closing ─▶ entering
//!               └─▶ taking ─────────────────▲ │ ▲
//!                                     looking ┘ └ docking, odd, undoing
//! ```
//! It is a step of the bench's machine with steps of its own: badge, queue, double trigger and
//! tickets are the machine's.

mod at_close;
mod at_load;
mod at_parcels;
mod draw;
pub mod face;
mod kept;
mod machine;
mod step;
mod work;

pub(super) use draw::{ask, face};
pub(super) use kept::{draft, resume, unanswered};
pub(super) use machine::{found, is_command, pressed, saved, scanned, step_back, toggle};
pub(super) use step::Dock;
