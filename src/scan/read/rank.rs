//! Puts candidates in order and drops those that a better one makes pointless.

use crate::domain::limits::CANDIDATES_MAX;
use crate::domain::reading::{Candidate, CheckVerdict};
use crate::scan::carriers::Strength;

/// How much the symbology and the shape say for a candidate; earlier is more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// The symbology says so, or it is a printed code of ours.
    Said,
    /// No other code begins so.
    Sure,
    /// Seldom anything else.
    Fair,
    /// Many codes look so; a check digit decides.
    Weak,
    /// Of a shape that the symbology makes unlikely, or a bare name.
    Last,
}

impl Tier {
    /// Places a carrier's form.
    pub(super) fn of(strength: Strength) -> Self {
        match strength {
            Strength::Sure => Self::Sure,
            Strength::Fair => Self::Fair,
            Strength::Weak => Self::Weak,
            Strength::Faint => Self::Last,
        }
    }
}

/// A candidate with its place in the order.
#[derive(Debug, Clone)]
pub(super) struct Ranked {
    pub(super) tier: Tier,
    pub(super) candidate: Candidate,
}

impl Ranked {
    /// Pairs them.
    pub(super) fn new(tier: Tier, candidate: Candidate) -> Self {
        Self { tier, candidate }
    }
}

/// Sorts by tier, then verdict, then order of finding. A candidate whose check digit is wrong goes
/// when one of a better tier stands, and a weak one also when any other's holds; a repeated carrier
/// and key goes too, and so does what is beyond [`CANDIDATES_MAX`].
pub(super) fn ordered(mut ranked: Vec<Ranked>) -> Vec<Candidate> {
    let is_ok_anywhere = ranked.iter().any(|r| r.candidate.check == CheckVerdict::Ok);
    let best_tier = ranked
        .iter()
        .filter(|r| r.candidate.check != CheckVerdict::Bad)
        .map(|r| r.tier)
        .min();
    ranked.retain(|r| {
        let is_beaten =
            best_tier.is_some_and(|best| best < r.tier) || (is_ok_anywhere && r.tier >= Tier::Weak);
        !(is_beaten && r.candidate.check == CheckVerdict::Bad)
    });
    ranked.sort_by_key(|r| (r.tier, r.candidate.check));
    let mut kept: Vec<Candidate> = Vec::with_capacity(ranked.len());
    for Ranked { candidate, .. } in ranked {
        let is_repeated = kept.iter().any(|other| {
            other.kind == candidate.kind
                && other.key == candidate.key
                && other.carrier == candidate.carrier
        });
        if !is_repeated {
            kept.push(candidate);
        }
        if kept.len() == CANDIDATES_MAX {
            break;
        }
    }
    kept
}
