//! How much two names are alike, in whole numbers of 1000.

use super::name::is_han;

/// From how much on a name is a hit, of 1000.
pub const HIT_PERMILLE: u32 = 800;
/// What a pair of words counts that differs by one letter, where the same word counts 1000.
const NEAR_PERMILLE: u32 = 900;
/// What names count that differ by the spaces between their words alone.
pub(super) const JOINED_PERMILLE: u32 = 950;
/// Shortest word that may differ by a letter, in signs.
const NEAR_SIGNS_MIN: usize = 5;

/// Says how much two sets of words are alike: twice what they share, of all their words. One pair of words that
/// differ by a letter counts nearly as much as the same word, where they share another one.
pub fn permille(own: &[String], other: &[String]) -> u32 {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let all = number(own.len().saturating_add(other.len()));
    if own.is_empty() || other.is_empty() {
        return 0;
    }
    let left = |of: &[String], by: &[String]| -> Vec<String> {
        let lacks = |word: &&String| !by.contains(word);
        of.iter().filter(lacks).cloned().collect()
    };
    let rest = left(own, other);
    let same = number(own.len().saturating_sub(rest.len()));
    let others = left(other, own);
    let is_near = || {
        rest.iter()
            .any(|one| others.iter().any(|two| near(one, two)))
    };
    let near = if same > 0 && is_near() {
        NEAR_PERMILLE
    } else {
        0
    };
    let shared = same.saturating_mul(1000).saturating_add(near);
    shared.saturating_mul(2) / all.max(1)
}

/// Gives the most that two names can be alike that have so many words and share so many.
pub(super) fn most(own: u32, other: u32, shared: u32) -> u32 {
    let more = shared > 0 && shared < own.min(other);
    let near = if more { NEAR_PERMILLE } else { 0 };
    let shared = shared.saturating_mul(1000).saturating_add(near);
    shared.saturating_mul(2) / own.saturating_add(other).max(1)
}

/// Tells whether two words differ by one letter: another one, one too many, or two changed over.
fn near(one: &str, two: &str) -> bool {
    if one.chars().chain(two.chars()).any(is_han) {
        return false;
    }
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let (short, long) = if one.len() <= two.len() {
        (one, two)
    } else {
        (two, one)
    };
    if short.len() < NEAR_SIGNS_MIN || long.len() > short.len() + 1 {
        return false;
    }
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let start = short.iter().zip(&long).take_while(same).count();
    let ends = short.iter().rev().zip(long.iter().rev());
    let tail = ends.take_while(same).count().min(short.len() - start);
    let (a, b) = (
        short.get(start..short.len() - tail).unwrap_or_default(),
        long.get(start..long.len() - tail).unwrap_or_default(),
    );
    match (a, b) {
        ([] | [_], [_]) => true,
        ([first, last], [other, end]) => first == end && last == other,
        _ => false,
    }
}
