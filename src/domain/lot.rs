//! Liquidation lots 清货批次: what a lot is made of, what keeps a unit out of lots, and how the price of a
//! lot is split among its units.

use std::collections::{BTreeMap, BTreeSet};

use super::checklist::category_words;
use super::closed::closed_set;
use super::codes::{ContainerName, SellerCode, UnitTag};
use super::decision::Decision;
use super::gate::GateView;
use super::grade::Grade;
use super::ids::{Hash, UnitId};
use super::measure::Grams;
use super::money::Currency;
use super::sales::SaleRules;
use super::time::Day;

/// A lot: its units by pallet and tag. All its amounts are of one currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lot {
    /// Of every amount.
    pub currency: Currency,
    /// The units, by pallet, tag and id.
    pub units: Vec<LotUnit>,
    /// Pictures of its pallets by their SHA-256, those that have any.
    pub pictures: BTreeMap<ContainerName, Vec<Hash>>,
}

/// A unit of a lot, as its buyer's sheet names it. Texts are as the seller has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LotUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// The pallet that it is on.
    pub pallet: ContainerName,
    /// Whose it is; none for goods of nobody known.
    pub seller: Option<SellerCode>,
    /// Amazon's product id.
    pub asin: Option<String>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// Amazon's id of the seller's goods.
    pub fnsku: Option<String>,
    /// The barcode that was read on it, or else the first one of its product book.
    pub barcode: Option<String>,
    /// Amazon's unit label found on it.
    pub lpn: Option<String>,
    /// Its serial number as read.
    pub serial: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// What sort of goods it is, in the seller's words.
    pub category: Option<String>,
    /// Its grade; none for goods that were not graded.
    pub grade: Option<Grade>,
    /// The price of a new one in minor units of the lot's currency; none is not known.
    pub retail: Option<i64>,
    /// What one weighs.
    pub weight: Option<Grams>,
}

/// A sum of which some parts are not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Partly {
    /// The sum of what is known.
    pub sum: i64,
    /// How many parts are not known.
    pub unknown: u32,
}

impl Partly {
    fn of(parts: impl Iterator<Item = Option<i64>>) -> Self {
        parts.fold(Self::default(), |so_far, part| match part {
            Some(part) => Self {
                sum: so_far.sum.saturating_add(part),
                ..so_far
            },
            None => Self {
                unknown: so_far.unknown.saturating_add(1),
                ..so_far
            },
        })
    }
}

impl Lot {
    /// Gives the condition of the whole lot: the lowest of its units wins. None where a unit was not
    /// graded, or where there is no unit: then nothing can be said of the whole.
    pub fn condition(&self) -> Option<Grade> {
        let grades: Option<Vec<Grade>> = self.units.iter().map(|unit| unit.grade).collect();
        grades?.into_iter().max()
    }

    /// Sums up the new prices, in minor units.
    pub fn retail(&self) -> Partly {
        Partly::of(self.units.iter().map(|unit| unit.retail))
    }

    /// Sums up the weights, in grams.
    pub fn weight(&self) -> Partly {
        let grams = |unit: &LotUnit| unit.weight.map(|Grams(grams)| i64::from(grams));
        Partly::of(self.units.iter().map(grams))
    }

    /// Brings the units into the order of a lot: by pallet, tag and id.
    pub fn sort(&mut self) {
        self.units
            .sort_by(|a, b| (&a.pallet, &a.tag, a.unit).cmp(&(&b.pallet, &b.tag, b.unit)));
    }

    /// Splits an amount in minor units among the units. See [`split`].
    pub fn split(&self, total: i64) -> (SplitBy, BTreeMap<UnitId, i64>) {
        let parts = self.units.iter().map(|unit| (unit.unit, unit.retail));
        split(total, &parts.collect())
    }

    /// Gives what each unit brought, in minor units: what was told of it counts; what the price leaves
    /// beyond that is split among the others, and is never less than nothing.
    pub fn proceeds(&self, price: i64, told: &BTreeMap<UnitId, i64>) -> BTreeMap<UnitId, i64> {
        let of_lot = |unit: &&LotUnit| told.contains_key(&unit.unit);
        let mut each: BTreeMap<UnitId, i64> = BTreeMap::new();
        for unit in self.units.iter().filter(of_lot) {
            each.extend(told.get(&unit.unit).map(|minor| (unit.unit, *minor)));
        }
        let said: i64 = each
            .values()
            .fold(0, |sum, minor| sum.saturating_add(*minor));
        let others = self.units.iter().filter(|unit| !of_lot(unit));
        let others = others.map(|unit| (unit.unit, unit.retail)).collect();
        each.extend(split(price.saturating_sub(said).max(0), &others).1);
        each
    }
}

/// What a seller has in a lot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellersPart {
    /// The seller; none for goods of nobody known.
    pub seller: Option<SellerCode>,
    /// How many units.
    pub units: usize,
    /// Their new prices, in minor units.
    pub retail: Partly,
    /// What they brought, in minor units.
    pub brought: i64,
}

impl Lot {
    /// Gives what each seller has in the lot, by code. `brought` is what each unit brought.
    pub fn by_seller(&self, brought: &BTreeMap<UnitId, i64>) -> Vec<SellersPart> {
        let mut parts: BTreeMap<&Option<SellerCode>, Vec<&LotUnit>> = BTreeMap::new();
        for unit in &self.units {
            parts.entry(&unit.seller).or_default().push(unit);
        }
        let parts = parts.into_iter().map(|(seller, units)| SellersPart {
            seller: seller.clone(),
            units: units.len(),
            retail: Partly::of(units.iter().map(|unit| unit.retail)),
            brought: units
                .iter()
                .filter_map(|unit| brought.get(&unit.unit))
                .sum(),
        });
        parts.collect()
    }
}

closed_set! {
    /// By what the price of a lot is split among its units.
    SplitBy {
        /// By the new price of each: all are known.
        Retail = "retail",
        /// Evenly: the new price of one at least is not known, or all are nothing.
        Units = "units",
    }
}

/// Splits an amount in minor units among units by their new prices, where all are known, else evenly.
/// Each gets its share rounded down, and what is left goes, one minor unit each, to the largest
/// remainders and, among equal ones, to the lower ids (the method of Hamilton): the sum is exact, and
/// the order in which units are told says nothing. An amount below nothing is split as nothing.
pub fn split(
    total: i64,
    units: &BTreeMap<UnitId, Option<i64>>,
) -> (SplitBy, BTreeMap<UnitId, i64>) {
    let known: Option<Vec<i128>> = units
        .values()
        .map(|retail| retail.filter(|minor| *minor >= 0).map(i128::from))
        .collect();
    let by_retail = known.filter(|weights| weights.iter().any(|weight| *weight > 0));
    let (by, weights) = match by_retail {
        Some(weights) => (SplitBy::Retail, weights),
        None => (SplitBy::Units, vec![1; units.len()]),
    };
    let whole: i128 = weights.iter().sum();
    if whole == 0 {
        return (by, BTreeMap::new());
    }
    let total = i128::from(total.max(0));
    let mut shares: Vec<(UnitId, i128, i128)> = units
        .keys()
        .zip(weights)
        .map(|(unit, weight)| {
            let exact = total * weight;
            (*unit, exact / whole, exact % whole)
        })
        .collect();
    let given: i128 = shares.iter().map(|(_, share, _)| share).sum();
    shares.sort_by_key(|(unit, _, rest)| (std::cmp::Reverse(*rest), *unit));
    let mut left = total - given;
    let mut each = BTreeMap::new();
    for (unit, share, _) in shares {
        let more = i128::from(left > 0);
        left -= more;
        each.insert(unit, i64::try_from(share + more).unwrap_or(i64::MAX));
    }
    (by, each)
}

closed_set! {
    /// How much a rule of lots says.
    LotLevel {
        /// The unit stays out, and its pallet with it.
        Refused = "refused",
        /// It may go; a person is told.
        Warned = "warned",
    }
}

/// What keeps units out of lots: what keeps them from every sale, and the rules of lots beside it. A pack
/// as data; words stand in the language files under `lot-rule-<code>` and `lot-rule-opens-<code>`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LotRules {
    /// The rules, in their order.
    pub rules: Vec<LotRule>,
    /// What keeps goods from every sale.
    pub sales: SaleRules,
}

/// One rule: a unit of which one of its facts is known, or of one of its categories, falls under it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LotRule {
    /// The stable name.
    pub code: String,
    /// How much it says.
    pub level: LotLevel,
    /// Facts, of which one is enough.
    pub facts: BTreeSet<String>,
    /// Categories, as [`category_words`] gives them, of which one is enough.
    pub categories: BTreeSet<String>,
    /// The first day on which it holds.
    pub from: Day,
    /// Who says so.
    pub source: String,
}

/// Why a unit does not go into a lot, or what a person is told of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LotWhy {
    /// A gate of this code closes liquidation.
    Gate(String),
    /// A rule of lots of this code.
    Rule(String),
}

impl LotWhy {
    /// Gives the stable name.
    pub fn code(&self) -> &str {
        match self {
            Self::Gate(code) | Self::Rule(code) => code,
        }
    }
}

impl LotRules {
    /// Lists what a unit falls under on a day. `category` is in its seller's words.
    pub fn of(&self, view: &GateView, category: Option<&str>, day: Day) -> Vec<(LotWhy, LotLevel)> {
        let words = category.map(category_words).unwrap_or_default();
        let mut all = self.sales.of(Decision::Liquidate, view, &words, day);
        let rules = self.rules.iter();
        let rules = rules.filter(|rule| rule.is_met(view, &words, day));
        all.extend(rules.map(|rule| (LotWhy::Rule(rule.code.clone()), rule.level)));
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unit(number: u128, grade: Option<Grade>, retail: Option<i64>) -> LotUnit {
        LotUnit {
            unit: UnitId(number),
            tag: UnitTag::make("A00", u64::try_from(number).expect("small")).expect("a tag"),
            pallet: ContainerName::parse("L-01").expect("a pallet"),
            seller: None,
            asin: None,
            sku: None,
            fnsku: None,
            barcode: None,
            lpn: None,
            serial: None,
            title: None,
            category: None,
            grade,
            retail,
            weight: None,
        }
    }

    fn lot(units: Vec<LotUnit>) -> Lot {
        Lot {
            currency: Currency::USD,
            units,
            pictures: BTreeMap::new(),
        }
    }

    #[test]
    fn the_lowest_condition_wins_and_one_ungraded_unit_leaves_none() {
        let good = unit(1, Some(Grade::Good), None);
        let new = unit(2, Some(Grade::New), None);
        let bare = unit(3, None, None);
        assert_eq!(
            lot(vec![new.clone(), good.clone()]).condition(),
            Some(Grade::Good)
        );
        assert_eq!(lot(vec![new, good, bare]).condition(), None);
        assert_eq!(lot(Vec::new()).condition(), None);
    }

    #[test]
    fn a_split_is_by_new_price_where_all_are_known_else_even() {
        let told = |retails: [Option<i64>; 3]| {
            let units = (1_u128..).zip(retails);
            let units = units.map(|(id, retail)| (UnitId(id), retail)).collect();
            let (by, each) = split(100, &units);
            (by, each.into_values().collect::<Vec<_>>())
        };
        assert_eq!(
            told([Some(2000), Some(1000), Some(1000)]),
            (SplitBy::Retail, vec![50, 25, 25])
        );
        assert_eq!(
            told([Some(1), Some(1), Some(1)]),
            (SplitBy::Retail, vec![34, 33, 33])
        );
        assert_eq!(
            told([Some(2000), None, Some(1000)]),
            (SplitBy::Units, vec![34, 33, 33])
        );
        assert_eq!(
            told([Some(0), Some(0), Some(0)]),
            (SplitBy::Units, vec![34, 33, 33])
        );
        assert_eq!(split(100, &BTreeMap::new()).1, BTreeMap::new());
    }

    #[test]
    fn what_was_told_of_a_unit_counts_and_the_rest_is_split() {
        let three = lot((1..=3).map(|id| unit(id, None, Some(1000))).collect());
        let told: BTreeMap<UnitId, i64> = [(UnitId(2), 70), (UnitId(99), 5)].into();
        let each = three.proceeds(100, &told);
        assert_eq!(each.into_values().collect::<Vec<_>>(), [15, 70, 15]);
        let more: BTreeMap<UnitId, i64> = [(UnitId(1), 150)].into();
        let each = three.proceeds(100, &more);
        assert_eq!(each.into_values().collect::<Vec<_>>(), [150, 0, 0]);
    }

    proptest! {
        #[test]
        fn a_split_is_exact_fair_and_the_same_in_any_order(
            total in 0_i64..=2_000_000_000_000,
            retails in prop::collection::vec(prop::option::weighted(0.95, 0_i64..=5_000_000_000), 1..60),
            turn in 0_usize..60,
        ) {
            let parts: Vec<(UnitId, Option<i64>)> =
                (1_u128..).map(UnitId).zip(retails.iter().copied()).collect();
            let (by, each) = split(total, &parts.iter().copied().collect());
            prop_assert_eq!(each.len(), parts.len());
            prop_assert_eq!(each.values().sum::<i64>(), total);
            let mut turned = parts.clone();
            turned.rotate_left(turn % parts.len());
            prop_assert_eq!(split(total, &turned.into_iter().collect()).1, each.clone());
            let whole: i128 = match by {
                SplitBy::Retail => retails.iter().flatten().copied().map(i128::from).sum(),
                SplitBy::Units => i128::try_from(parts.len()).expect("small"),
            };
            for (unit, retail) in parts {
                let weight = match by {
                    SplitBy::Retail => i128::from(retail.expect("all are known")),
                    SplitBy::Units => 1,
                };
                let down = i128::from(total) * weight / whole;
                let share = i128::from(each[&unit]);
                prop_assert!(share == down || share == down + 1, "{} is not {}", share, down);
            }
        }
    }
}
