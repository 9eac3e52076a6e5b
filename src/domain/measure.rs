//! Weight and length as whole metric numbers. Values in pounds, ounces and inches exist only at the
//! edges; what one of each weighs stands here, once.

/// Weight in grams.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Grams(pub u32);

/// Length in millimetres.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Millimetres(pub u32);

/// Parts of a gram in which weights of any unit are whole numbers.
pub const NANOGRAMS_OF_A_GRAM: u64 = 1_000_000_000;

/// A unit in which files and scales tell weights.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MassUnit {
    /// g
    Gram,
    /// kg
    Kilogram,
    /// lb, avoirdupois
    Pound,
    /// oz, avoirdupois: a sixteenth of a pound
    Ounce,
}

impl MassUnit {
    /// Gives the nanograms of one: exact, by the pound of 0.453 592 37 kg (agreement of 1959).
    pub const fn nanograms(self) -> u64 {
        match self {
            Self::Gram => NANOGRAMS_OF_A_GRAM,
            Self::Kilogram => 1000 * NANOGRAMS_OF_A_GRAM,
            Self::Pound => 453_592_370_000,
            Self::Ounce => 28_349_523_125,
        }
    }
}
