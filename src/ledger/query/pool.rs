//! The claim pool: whose a parcel of nobody may be.

use crate::domain::expected::{KnownLine, ReturnRef};
use crate::domain::guess::GuessReason;
use crate::domain::pool::SellerClaim;

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
