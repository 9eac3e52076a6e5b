//! Weighted kappa of two gradings, as an exact ratio, with its large-sample variance.
//!
//! Cohen, J. (1968), Psychological Bulletin 70, 213–220; variance: Fleiss, J. L., Cohen, J. and Everitt, B. S.
//! (1969), Psychological Bulletin 72, 323–327. With the weights scaled to whole numbers of `D` and counts in
//! place of shares, every sum is a whole number; only root and quotient are cut, at a millionth.

use crate::domain::closed::closed_set;
use crate::domain::limits::RATINGS_COUNTED_MAX;

closed_set! {
    /// How far apart two grades weigh.
    Weights {
        /// By the steps between them (Cicchetti–Allison).
        Linear = "linear",
        /// By the square of the steps (Fleiss–Cohen).
        Quadratic = "quadratic",
    }
}

/// Counts of pairs of grades: a row for each first grade, a column for each second.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Table<const K: usize>(pub [[u32; K]; K]);

/// Why there is no kappa.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoKappa {
    /// So few pairs say nothing.
    TooFew(u32),
    /// Both gave one and the same grade to everything: there was nothing to agree about.
    OneGrade,
    /// More pairs than are counted.
    TooMany,
}

/// Kappa with its spread, in millionths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kappa {
    /// Pairs.
    pub count: u32,
    /// Pairs with one grade.
    pub alike: u32,
    /// The exact value: numerator and denominator, the latter above nothing.
    pub ratio: (i128, i128),
    /// The value, rounded to the nearest.
    pub micro: i64,
    /// Its standard error, cut.
    pub error_micro: i64,
}

/// Two ends, in millionths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// The lower end.
    pub from: i64,
    /// The upper end.
    pub to: i64,
}

const MICRO: i128 = 1_000_000;

impl<const K: usize> Default for Table<K> {
    fn default() -> Self {
        Self([[0; K]; K])
    }
}

impl<const K: usize> Table<K> {
    /// Counts one pair more, by the places of both grades; places that are none are ignored.
    pub fn add(&mut self, first: usize, second: usize, count: u32) {
        let row = self.0.get_mut(first);
        if let Some(cell) = row.and_then(|row| row.get_mut(second)) {
            *cell = cell.saturating_add(count);
        }
    }

    /// Gives how many pairs there are.
    pub fn count(&self) -> u64 {
        self.cells().map(|(_, _, count)| u64::from(count)).sum()
    }

    /// Gives how many pairs have one grade.
    pub fn alike(&self) -> u64 {
        let same = self.cells().filter(|(first, second, _)| first == second);
        same.map(|(_, _, count)| u64::from(count)).sum()
    }

    /// Computes kappa from at least `least` pairs.
    ///
    /// # Errors
    /// Says why there is none.
    pub fn kappa(&self, weights: Weights, least: u32) -> Result<Kappa, NoKappa> {
        let count = u32::try_from(self.count()).map_err(|_error| NoKappa::TooMany)?;
        if count > RATINGS_COUNTED_MAX || K > SIZE_MAX {
            return Err(NoKappa::TooMany);
        }
        if count < least.max(1) {
            return Err(NoKappa::TooFew(count));
        }
        let sums = Sums::of(self, weights);
        if sums.below_chance <= 0 {
            return Err(NoKappa::OneGrade);
        }
        let ratio = (sums.above_chance, sums.below_chance);
        let micro = (2 * ratio.0 * MICRO + ratio.1).div_euclid(2 * ratio.1);
        Ok(Kappa {
            count,
            alike: u32::try_from(self.alike()).unwrap_or(count),
            ratio,
            micro: i64::try_from(micro).unwrap_or(i64::MIN),
            error_micro: sums.error_micro(self, weights),
        })
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize, u32)> {
        let rows = self.0.iter().enumerate();
        rows.flat_map(|(first, row)| {
            let cells = row.iter().copied().enumerate();
            cells.map(move |(second, count)| (first, second, count))
        })
    }

    fn rows(&self) -> [i128; K] {
        self.0
            .map(|row| row.iter().copied().map(i128::from).sum::<i128>())
    }

    fn columns(&self) -> [i128; K] {
        let mut sums = [0; K];
        for row in &self.0 {
            for (sum, count) in sums.iter_mut().zip(row) {
                *sum += i128::from(*count);
            }
        }
        sums
    }
}

/// More kinds of grade than this would leave what whole numbers of 128 bits hold.
const SIZE_MAX: usize = 8;

impl Weights {
    /// Gives the whole that weights of `size` grades are parts of.
    fn whole(self, size: usize) -> i128 {
        let steps = i128::try_from(size).unwrap_or(1) - 1;
        match self {
            Self::Linear => steps,
            Self::Quadratic => steps * steps,
        }
    }

    /// Gives what a pair weighs of that whole: all of it where both grades are one.
    fn of(self, size: usize, (first, second): (usize, usize)) -> i128 {
        let apart = i128::try_from(first.abs_diff(second)).unwrap_or(0);
        match self {
            Self::Linear => self.whole(size) - apart,
            Self::Quadratic => self.whole(size) - apart * apart,
        }
    }
}

/// The sums of a table that kappa and its variance are made of.
struct Sums<const K: usize> {
    /// `N`.
    count: i128,
    /// `D`.
    whole: i128,
    /// Σ W·n: observed agreement is this of `D·N`.
    observed: i128,
    /// Σ W·r·c: agreement by chance is this of `D·N²`.
    by_chance: i128,
    /// `N`·observed − by chance.
    above_chance: i128,
    /// `D·N²` − by chance.
    below_chance: i128,
    /// Σ over columns of W·c, for each row.
    of_rows: [i128; K],
    /// Σ over rows of W·r, for each column.
    of_columns: [i128; K],
}

impl<const K: usize> Sums<K> {
    fn of(table: &Table<K>, weights: Weights) -> Self {
        let (rows, columns) = (table.rows(), table.columns());
        let count: i128 = rows.iter().sum();
        let whole = weights.whole(K);
        let mut sums = Self {
            count,
            whole,
            observed: 0,
            by_chance: 0,
            above_chance: 0,
            below_chance: 0,
            of_rows: [0; K],
            of_columns: [0; K],
        };
        for (first, (row, of_row)) in rows.iter().zip(&mut sums.of_rows).enumerate() {
            let places = columns.iter().zip(&mut sums.of_columns).enumerate();
            for (second, (column, of_column)) in places {
                let weight = weights.of(K, (first, second));
                *of_row += weight * column;
                *of_column += weight * row;
                sums.by_chance += weight * row * column;
            }
        }
        let weighed = |(first, second, pairs)| weights.of(K, (first, second)) * i128::from(pairs);
        sums.observed = table.cells().map(weighed).sum();
        sums.above_chance = count * sums.observed - sums.by_chance;
        sums.below_chance = whole * count * count - sums.by_chance;
        sums
    }

    /// The variance is `N·(N·Σ n·T² − Q²) / F⁴` with `F` what is left by chance, `T` of a cell
    /// `W·F − (A + B)·(D·N − Σ W·n)` and `Q` as below; all are whole numbers.
    fn error_micro(&self, table: &Table<K>, weights: Weights) -> i64 {
        let left = self.whole * self.count - self.observed;
        let mut squares = 0;
        for (first, second, pairs) in table.cells() {
            let row = self.of_rows.get(first).copied().unwrap_or(0);
            let column = self.of_columns.get(second).copied().unwrap_or(0);
            let weight = weights.of(K, (first, second));
            let off = weight * self.below_chance - (row + column) * left;
            squares += i128::from(pairs) * off * off;
        }
        let of_whole = self.whole * self.count;
        let centre = self.observed * self.by_chance - 2 * self.by_chance * of_whole
            + self.observed * of_whole * self.count;
        let over = self.count * (self.count * squares - centre * centre);
        let under = self.below_chance.pow(4);
        let variance = scaled(over, under);
        i64::try_from(variance.isqrt()).unwrap_or(i64::MAX)
    }
}

/// Gives `over · 10¹² / under`, cut, digit by digit, so that no product leaves 128 bits.
fn scaled(over: i128, under: i128) -> i128 {
    let (mut value, mut rest) = (over / under, over % under);
    for _ in 0..12 {
        rest *= 10;
        value = value * 10 + rest / under;
        rest %= under;
    }
    value.max(0)
}

impl Kappa {
    /// Gives the 95 % interval: 1.96 standard errors to either side, within what kappa can be.
    pub fn interval(&self) -> Interval {
        let half = (self.error_micro.saturating_mul(196) + 50) / 100;
        Interval {
            from: self.micro.saturating_sub(half).max(-1_000_000),
            to: self.micro.saturating_add(half).min(1_000_000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two dermatologists: SAS/STAT User's Guide, The FREQ Procedure, Getting Started, "Agreement Study":
    /// weighted kappa 0.5082, its error 0.0655, 95 % from 0.3798 to 0.6366.
    const SKIN: Table<4> = Table([[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]]);

    /// Two film critics: Agresti, A. and Winner, L. (1997), Evaluating Agreement and Disagreement Among Movie
    /// Reviewers, Chance 10(2), 10–14: weighted kappa 0.427.
    const FILMS: Table<3> = Table([[24, 8, 13], [8, 13, 11], [10, 9, 64]]);

    #[test]
    fn published_examples_come_out_to_their_last_digit() {
        let skin = SKIN.kappa(Weights::Linear, 30).expect("enough");
        assert_eq!((skin.count, skin.alike), (88, 45));
        assert_eq!((skin.micro + 50) / 100, 5082);
        assert_eq!((skin.error_micro + 50) / 100, 655);
        let ends = skin.interval();
        assert_eq!(((ends.from + 50) / 100, (ends.to + 50) / 100), (3798, 6366));

        let films = FILMS.kappa(Weights::Linear, 30).expect("enough");
        assert_eq!((films.micro + 500) / 1000, 427);
    }

    #[test]
    fn kappa_of_two_grades_is_plain_kappa_whatever_the_weights() {
        let table = Table([[20, 5], [10, 15]]);
        let linear = table.kappa(Weights::Linear, 1).expect("enough");
        assert_eq!(linear.micro, 400_000, "(0.7 − 0.5) of (1 − 0.5)");
        assert_eq!(table.kappa(Weights::Quadratic, 1), Ok(linear));
    }

    #[test]
    fn all_alike_is_one_without_spread_and_the_other_way_round_is_below_nothing() {
        let alike = Table([[7, 0, 0], [0, 9, 0], [0, 0, 4]]);
        let kappa = alike.kappa(Weights::Quadratic, 1).expect("enough");
        assert_eq!((kappa.micro, kappa.error_micro), (1_000_000, 0));
        assert_eq!(kappa.ratio.0, kappa.ratio.1);
        let turned = Table([[0, 0, 7], [0, 9, 0], [7, 0, 0]]);
        let kappa = turned.kappa(Weights::Quadratic, 1).expect("enough");
        assert!(kappa.micro < 0);
        assert!(kappa.interval().from >= -1_000_000);
    }

    #[test]
    fn too_few_one_grade_and_too_many_have_no_figure() {
        let few = Table([[3, 1], [0, 2]]);
        assert_eq!(few.kappa(Weights::Linear, 7), Err(NoKappa::TooFew(6)));
        assert_eq!(
            Table::<2>::default().kappa(Weights::Linear, 0),
            Err(NoKappa::TooFew(0))
        );
        let one = Table([[50, 0], [0, 0]]);
        assert_eq!(one.kappa(Weights::Linear, 30), Err(NoKappa::OneGrade));
        let many = Table([[RATINGS_COUNTED_MAX, 1], [0, 0]]);
        assert_eq!(many.kappa(Weights::Linear, 30), Err(NoKappa::TooMany));
    }

    #[test]
    fn the_most_pairs_that_are_counted_stay_within_the_numbers() {
        let each = RATINGS_COUNTED_MAX / 2;
        let mut far = Table::<SIZE_MAX>::default();
        far.add(0, SIZE_MAX - 1, each);
        far.add(SIZE_MAX - 1, 0, each);
        for weights in Weights::ALL {
            let kappa = far.kappa(*weights, 30).expect("enough");
            assert_eq!((kappa.micro, kappa.alike), (-1_000_000, 0));
        }
        far.add(SIZE_MAX, 0, 1);
        assert_eq!(far.count(), u64::from(2 * each), "no such grade");
    }
}
