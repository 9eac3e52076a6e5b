//! The parts of the screen, and ways from it.

/// Whether a person goes elsewhere from here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Asked {
    /// No.
    #[default]
    Nothing,
    /// To moving and counting.
    Places,
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
