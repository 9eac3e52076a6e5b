//! Threads, clock, inbox, running effects, view cache, jobs, notices, config.
//!
//! Knows: all rooms above.
//! Must not know: egui, eframe.
//!
//! The window, `replay`, the demo and the tests all hold a [`Shell`] and nothing else.

pub mod agreement;
mod bench;
pub mod claims;
pub mod clock;
pub mod correcting;
pub mod desk;
pub mod devices;
pub mod door;
pub mod evidence;
pub mod export_bundle;
pub mod folder;
pub mod freight;
pub mod goods;
pub mod handle;
mod inbox;
mod jobs;
pub mod journal;
pub mod leaving;
pub mod listen;
mod log_thread;
pub mod lots;
pub mod mail;
pub mod next;
pub mod open;
pub mod packing;
pub mod papers;
pub mod photos;
pub mod pictures;
pub mod pins;
pub mod player;
pub mod pool;
pub mod printing;
pub mod privacy;
pub mod proposing;
mod readers;
mod recorder;
pub mod repairs;
pub mod replay;
pub mod resale;
pub mod scale;
pub mod scanners;
pub mod seeded;
pub mod settings;
mod shared;
pub mod sheets;
pub mod shift;
mod store_thread;
pub mod templates;
pub mod view;
mod weights;

pub use clock::Clock;
pub use handle::Shell;
pub use open::{Devices, ShellConfig};
pub use photos::PhotoOf;
pub use settings::Settings;
pub use view::View;

pub use crate::store::Wrote;
