//! Which screens there are, and the key of each.

use eframe::egui::{Key, KeyboardShortcut, Margin, Modifiers};

use crate::shell::door::Seat;

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
    /// What waits for somebody, queue by queue.
    Work,
    /// Moving, putting away and counting: the bench's machine in a third place, reached from the containers.
    Places,
    /// Second looks and how alike people grade, reached from the review.
    Agreement,
    /// The first-run guide, reached from the settings.
    Guide,
}

impl Place {
    /// Every screen with its name for pictures and its key, in the order of the navigation. A key
    /// with Shift stands before the same key without, which Shift would press too.
    pub const ALL: &[(Self, &'static str, KeyboardShortcut)] = &[
        (Self::Bench, "bench", plain(Key::F1)),
        (Self::Import, "import", plain(Key::F2)),
        (Self::Containers, "containers", plain(Key::F3)),
        (Self::Work, "work", shifted(Key::F4)),
        (Self::Review, "review", plain(Key::F4)),
        (Self::Settings, "settings", plain(Key::F5)),
        (Self::Print, "print", plain(Key::F7)),
        (Self::Dock, "dock", plain(Key::F8)),
        (Self::Backlog, "backlog", plain(Key::F9)),
        (Self::Products, "products", plain(Key::F10)),
        (Self::Find, "find", plain(Key::F11)),
        (Self::Sellers, "sellers", plain(Key::F12)),
    ];

    /// The guide's name for pictures; it has no key and no place in the navigation.
    pub const GUIDE: &'static str = "guide";

    /// The name of second looks for pictures; they are reached from the review.
    pub const AGREEMENT: &'static str = "agreement";
    /// The key that leads to second looks.
    pub const AGREEMENT_KEY: KeyboardShortcut = shifted(Key::F6);

    /// The name of moving and counting for pictures; it is reached from the containers.
    pub const PLACES: &'static str = "places";
    /// The key that leads to moving and counting.
    pub const PLACES_KEY: KeyboardShortcut = shifted(Key::F3);

    /// Gives the screen of a name for pictures.
    pub fn named(name: &str) -> Option<Self> {
        let in_navigation = Self::ALL.iter().copied().find(|(_, of, _)| *of == name);
        let guide = (name == Self::GUIDE).then_some(Self::Guide);
        let places = (name == Self::PLACES).then_some(Self::Places);
        let agreement = (name == Self::AGREEMENT).then_some(Self::Agreement);
        let found = in_navigation.map(|(place, ..)| place);
        found.or(guide).or(places).or(agreement)
    }

    /// Tells where the person is who looks at it: at a desk a PIN is asked for.
    pub fn seat(self) -> Seat {
        match self {
            Self::Bench | Self::Dock => Seat::Bench,
            Self::Places
            | Self::Import
            | Self::Containers
            | Self::Review
            | Self::Agreement
            | Self::Settings
            | Self::Print
            | Self::Backlog
            | Self::Products
            | Self::Find
            | Self::Work
            | Self::Guide
            | Self::Sellers => Seat::Desk,
        }
    }

    /// Gives the space around what is drawn: what is read from two metres needs every point.
    pub(super) fn margin(self) -> Margin {
        match self {
            Self::Bench | Self::Dock | Self::Places => Margin::ZERO,
            Self::Import
            | Self::Containers
            | Self::Review
            | Self::Agreement
            | Self::Settings
            | Self::Print
            | Self::Backlog
            | Self::Products
            | Self::Find
            | Self::Work
            | Self::Guide
            | Self::Sellers => Margin::same(12),
        }
    }
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shifted(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}
