//! The colours of what is printed. They only help the eye: letter and word say the same in black.

use crate::domain::decision::Decision;

/// A colour: red, green, blue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ink(pub [u8; 3]);

impl Ink {
    /// Black, of text and bars.
    pub const BLACK: Self = Self([0, 0, 0]);
    /// The grey of lines to cut along.
    pub const CUT: Self = Self([0xB0, 0xB0, 0xB0]);
    /// The grey of shelves that belong to no decision.
    pub const SHELF: Self = Self([0x8A, 0x92, 0x9C]);

    /// The hue of a decision, as the screens show it by day.
    pub fn of(decision: Decision) -> Self {
        Self(match decision {
            Decision::Resell => [0x24, 0xAB, 0x6B],
            Decision::Hold => [0xFD, 0xB7, 0x17],
            Decision::Repair => [0x0B, 0x62, 0xBE],
            Decision::Liquidate => [0x79, 0x29, 0x8B],
            Decision::ShipChina => [0xD7, 0x54, 0x2A],
            Decision::Dispose => [0x2F, 0x35, 0x3C],
        })
    }
}
