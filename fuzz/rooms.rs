//! The rooms that read bytes, under the names that the program gives them.

// `ui::wedge` takes egui by way of eframe; here egui alone is enough.
#[cfg(feature = "wedge")]
extern crate self as eframe;
#[cfg(feature = "wedge")]
pub use egui;

#[path = "../src/exchange/data/carriers.rs"]
pub mod carriers_table;
#[path = "../src/domain/mod.rs"]
pub mod domain;
#[path = "../src/scan/mod.rs"]
pub mod scan;
#[cfg(feature = "wedge")]
#[path = "../src/ui/wedge.rs"]
pub mod wedge;

/// Our own data files.
pub mod exchange {
    /// The table of carriers among them.
    pub mod data {
        pub use crate::carriers_table as carriers;
    }
}

/// Tells a keyboard scanner's bursts from a person's keys.
#[cfg(feature = "wedge")]
pub mod ui {
    pub use crate::wedge;
}
