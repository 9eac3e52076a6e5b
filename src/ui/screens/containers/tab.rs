//! The parts of the screen, and ways from it.

use super::china::Way;

/// Whether a person goes elsewhere from here.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Asked {
    /// No.
    #[default]
    Nothing,
    /// To moving and counting.
    Places,
    /// To where a row of shipments to China leads.
    Way(Way),
}

/// A part of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tab {
    /// The containers.
    #[default]
    List,
    /// The China manifest.
    Manifest,
    /// Liquidation lots.
    Lots,
    /// What leaves one by one.
    Leaving,
    /// Resale batches and relabelling.
    Resale,
    /// Shipments to China.
    China,
}
