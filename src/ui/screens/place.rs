//! Which screens there are, and the key of each.

use eframe::egui::Key;

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
    /// Labels, tags, badges, the command sheet.
    Print,
    /// Any number, found.
    Find,
    /// Sellers with their codes and terms.
    Sellers,
}

impl Place {
    /// Every screen with its name for pictures and its key, in the order of the navigation.
    pub const ALL: [(Self, &'static str, Key); 8] = [
        (Self::Bench, "bench", Key::F1),
        (Self::Import, "import", Key::F2),
        (Self::Containers, "containers", Key::F3),
        (Self::Review, "review", Key::F4),
        (Self::Settings, "settings", Key::F5),
        (Self::Print, "print", Key::F7),
        (Self::Find, "find", Key::F11),
        (Self::Sellers, "sellers", Key::F12),
    ];
}
