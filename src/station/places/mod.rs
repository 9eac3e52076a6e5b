//! Places: goods are moved, put away by seller and counted, scan by scan.
//!
//! ```text
//! choose ─▶ move │ whole │ away │ boxes │ count ─▶ looking ─▶ (writing) ─▶ back to where it was
//!                                         count ─▶ odd ─▶ count ─▶ writing ─▶ result
//! ```
//! It is a step of the bench's machine with steps of its own, as the dock is. Each move is written at once.
//! Nothing of a count is written before its end: one that is interrupted is begun anew and costs nothing but
//! its scans, and so nothing of this room is kept over a restart.

mod at_away;
mod at_box;
mod at_count;
mod at_move;
mod at_shelf;
mod at_whole;
mod draw;
pub mod face;
mod machine;
mod refusal;
mod step;

pub(super) use draw::{ask, face};
pub(super) use machine::{found, is_command, pressed, saved, scanned, step_back, toggle};
pub(super) use refusal::words as refusal;
pub(super) use step::Places;
