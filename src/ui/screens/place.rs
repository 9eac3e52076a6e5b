//! Which screens there are, and the key of each.

use eframe::egui::{Key, Margin};

/// A screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Place {
    /// The bench.
    #[default]
    Bench,
    /// Files of announced returns.
    Import,
    /// Containers and the China manifest.
    Containers,
    /// A day's figures, lists and timelines.
    Review,
    /// Settings.
    Settings,
    /// Sellers' product books.
    Products,
    /// Labels, tags, badges, the command sheet.
    Print,
    /// The dock: the bench's machine, counting parcels unopened.
    Dock,
    /// Parcels that wait unopened.
    Backlog,
    /// Any number, found.
    Find,
    /// Sellers with their codes and terms.
    Sellers,
}

impl Place {
    /// Every screen with its name for pictures and its key, in the order of the navigation.
    pub const ALL: [(Self, &'static str, Key); 11] = [
        (Self::Bench, "bench", Key::F1),
        (Self::Import, "import", Key::F2),
        (Self::Containers, "containers", Key::F3),
        (Self::Review, "review", Key::F4),
        (Self::Settings, "settings", Key::F5),
        (Self::Print, "print", Key::F7),
        (Self::Dock, "dock", Key::F8),
        (Self::Backlog, "backlog", Key::F9),
        (Self::Products, "products", Key::F10),
        (Self::Find, "find", Key::F11),
        (Self::Sellers, "sellers", Key::F12),
    ];

    /// Gives the space around what is drawn: what is read from two metres needs every point.
    pub(super) fn margin(self) -> Margin {
        match self {
            Self::Bench | Self::Dock => Margin::ZERO,
            Self::Import
            | Self::Containers
            | Self::Review
            | Self::Settings
            | Self::Print
            | Self::Backlog
            | Self::Products
            | Self::Find
            | Self::Sellers => Margin::same(12),
        }
    }
}
