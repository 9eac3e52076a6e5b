//! Which units get a second look: by their ids and a table of rates alone, so that nobody can choose them.

use crate::domain::closed::closed_set;
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;

closed_set! {
    /// How well the grading of a person is known.
    Grader {
        /// Few of its units had a second look so far.
        Newcomer = "newcomer",
        /// Enough had.
        Known = "known",
    }
}

/// One row: units that are so get a second look so often. What it leaves open is any.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RateRow {
    /// How well the grader is known.
    pub grader: Option<Grader>,
    /// Checklists by which they were graded: the kinds of goods.
    pub categories: Vec<String>,
    /// First grades: what the goods promise to bring.
    pub firsts: Vec<Grade>,
    /// Of a thousand.
    pub per_mille: u32,
}

/// Every row, and who is a newcomer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SampleRates {
    /// With fewer second looks at his units somebody is a newcomer.
    pub newcomer_ratings: u32,
    /// The rows.
    pub rows: Vec<RateRow>,
}

/// What the table asks of a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Looked<'a> {
    /// How well its grader is known.
    pub grader: Grader,
    /// The checklist by which it was graded.
    pub category: &'a str,
    /// Its first grade.
    pub first: Grade,
}

/// Gives a unit's draw, from 0 to 999: the bits of its id, well mixed (the finisher of `SplitMix64`: Steele, Lea
/// and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014).
pub fn draw(unit: UnitId) -> u32 {
    let low = u64::try_from(unit.0 & u128::from(u64::MAX)).unwrap_or(0);
    let high = u64::try_from(unit.0 >> 64).unwrap_or(0);
    let mixed = mix(low ^ mix(high));
    u32::try_from(mixed % 1000).unwrap_or(0)
}

fn mix(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

impl RateRow {
    fn is_about(&self, looked: &Looked<'_>) -> bool {
        let category =
            self.categories.is_empty() || self.categories.iter().any(|one| one == looked.category);
        let first = self.firsts.is_empty() || self.firsts.contains(&looked.first);
        self.grader.is_none_or(|grader| grader == looked.grader) && category && first
    }
}

impl SampleRates {
    /// Tells how well a person is known of whose units so many had a second look.
    pub fn grader(&self, ratings: u32) -> Grader {
        if ratings < self.newcomer_ratings {
            Grader::Newcomer
        } else {
            Grader::Known
        }
    }

    /// Gives the rate of a unit: the highest of the rows that are about it.
    pub fn per_mille(&self, looked: &Looked<'_>) -> u32 {
        let rows = self.rows.iter().filter(|row| row.is_about(looked));
        rows.map(|row| row.per_mille).max().unwrap_or(0)
    }

    /// Gives the highest rate of all: no unit with a greater draw is ever due.
    pub fn highest(&self) -> u32 {
        let rates = self.rows.iter().map(|row| row.per_mille);
        rates.max().unwrap_or(0)
    }

    /// Tells whether a unit gets a second look.
    pub fn is_due(&self, unit: UnitId, looked: &Looked<'_>) -> bool {
        draw(unit) < self.per_mille(looked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> SampleRates {
        let row = |grader, categories: &[&str], firsts: &[Grade], per_mille| RateRow {
            grader,
            categories: categories.iter().map(|one| (*one).to_owned()).collect(),
            firsts: firsts.to_vec(),
            per_mille,
        };
        SampleRates {
            newcomer_ratings: 50,
            rows: vec![
                row(None, &[], &[], 30),
                row(Some(Grader::Newcomer), &[], &[], 150),
                row(None, &["phones_tablets"], &[], 80),
                row(None, &[], &[Grade::New, Grade::LikeNew], 50),
            ],
        }
    }

    fn looked(grader: Grader, category: &str, first: Grade) -> Looked<'_> {
        Looked {
            grader,
            category,
            first,
        }
    }

    #[test]
    fn the_highest_row_that_is_about_a_unit_counts() {
        let rates = rates();
        let rate = |grader, category, first| rates.per_mille(&looked(grader, category, first));
        assert_eq!(rate(Grader::Known, "toys", Grade::Good), 30);
        assert_eq!(rate(Grader::Known, "toys", Grade::LikeNew), 50);
        assert_eq!(rate(Grader::Known, "phones_tablets", Grade::LikeNew), 80);
        assert_eq!(rate(Grader::Newcomer, "phones_tablets", Grade::Good), 150);
        assert_eq!(rates.highest(), 150);
        assert_eq!(rates.grader(49), Grader::Newcomer);
        assert_eq!(rates.grader(50), Grader::Known);
    }

    /// Ids as they are made: the moment in the upper 48 bits, and a counter in place of chance.
    fn ids(count: u128) -> impl Iterator<Item = UnitId> {
        (0..count)
            .map(|number| UnitId(((1_764_000_000_000 + number * 977) << 80) | (7 << 76) | number))
    }

    #[test]
    fn so_many_of_a_thousand_are_due_even_where_ids_follow_each_other() {
        let rates = rates();
        let of = looked(Grader::Known, "phones_tablets", Grade::Good);
        let due = ids(100_000).filter(|id| rates.is_due(*id, &of)).count();
        assert!((7_700..=8_300).contains(&due), "{due} of 100,000 at 80");
        let more = looked(Grader::Newcomer, "phones_tablets", Grade::Good);
        let keeps = |id: &UnitId| !rates.is_due(*id, &of) || rates.is_due(*id, &more);
        assert!(ids(10_000).all(|id| keeps(&id)), "a higher rate only adds");
    }

    #[test]
    fn the_draw_of_an_id_is_the_same_for_ever() {
        assert_eq!(draw(UnitId(0)), draw(UnitId(0)));
        let drawn = [0_u128, 1, 0x11, u128::MAX].map(|id| draw(UnitId(id)));
        assert_eq!(drawn, DRAWN);
    }

    /// As `.ci/check_agreement.py` computes them too.
    const DRAWN: [u32; 4] = [55, 430, 327, 622];
}
