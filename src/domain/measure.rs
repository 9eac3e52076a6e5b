//! Weight and length as whole metric numbers; pounds and inches exist only at the edges.

/// Weight in grams.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Grams(pub u32);

/// Length in millimetres.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Millimetres(pub u32);
