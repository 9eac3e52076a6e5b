//! The screens without a window: by label, by key, and as pictures.
#![cfg(feature = "gui")]
#![expect(
    clippy::indexing_slicing,
    clippy::too_many_lines,
    reason = "in a test a panic is the report, and a list of faces is long"
)]

mod agreement;
mod attaching;
mod bench;
mod correcting;
mod cover;
mod desks;
mod devices;
mod dock;
mod dock_faces;
mod doubt_faces;
mod exported;
mod faces;
mod fit;
mod guide;
mod import;
mod leaving;
mod live;
mod lives;
mod lots;
mod noted;
mod offices;
mod orders;
mod outbox;
mod people;
mod photos;
mod pictures;
mod places_faces;
mod planner;
mod pooling;
mod printing;
mod products;
mod proposed;
mod repairs;
mod resale;
#[cfg(all(unix, feature = "serial"))]
mod scanned_packing;
mod scanners;
mod seen;
mod sheets;
mod ship_panes;
mod ships;
mod stock;
mod tables;
mod waiting;
mod weights;
mod work;
mod written_papers;
