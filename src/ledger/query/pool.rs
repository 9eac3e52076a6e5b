//! The claim pool: whose a parcel of nobody may be.

use crate::domain::expected::{KnownLine, ReturnRef};
use crate::domain::guess::GuessReason;
use crate::domain::ids::{LineId, UnitId};
use crate::domain::pool::SellerClaim;
use crate::ledger::rows::{ParcelRow, UnitRow};

/// An announced return that may be a parcel's, with what speaks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guess {
    /// The return.
    pub of: ReturnRef,
    /// Its lines that were found.
    pub lines: Vec<KnownLine>,
    /// What speaks for it, the strongest first.
    pub reasons: Vec<GuessReason>,
    /// How much the reasons count together.
    pub score: u32,
}

/// Whose a parcel may be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Guesses {
    /// The return that a person chose for it, if one did.
    pub chosen: Option<ReturnRef>,
    /// Sellers that say it is theirs.
    pub claims: Vec<SellerClaim>,
    /// At most [`crate::domain::limits::GUESSES_MAX`], the likeliest first.
    pub rows: Vec<Guess>,
}

/// Which lines a unit may answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitLinesAsked {
    /// The unit.
    pub unit: UnitId,
    /// A number of the return that is meant, as a person typed it: order, RMA or tracking.
    pub typed: Option<String>,
}

/// The lines that a unit may answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitLines {
    /// The unit.
    pub unit: UnitRow,
    /// Every unit under its label, itself included.
    pub label: Vec<UnitId>,
    /// The parcel that it came out of.
    pub parcel: ParcelRow,
    /// The line that it is under, as far as it is announced.
    pub under: Option<KnownLine>,
    /// Those lines that the parcel's numbers or a person name.
    pub own: Vec<LineId>,
    /// Lines of its seller: those of the parcel, and at most [`crate::domain::limits::GUESSES_MAX`] that await
    /// units, the likeliest first.
    pub lines: Vec<LineGuess>,
}

/// An announced line that a unit may answer, with what speaks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineGuess {
    /// The line, with its units that are put.
    pub known: KnownLine,
    /// What speaks for it, the strongest first.
    pub reasons: Vec<GuessReason>,
    /// How much the reasons count together.
    pub score: u32,
}
