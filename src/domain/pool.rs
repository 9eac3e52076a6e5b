//! The claim pool: how long a parcel of nobody waits, and what becomes of it then.

use super::closed::closed_set;
use super::codes::{ParcelTag, PersonCode, SellerCode};
use super::decision::Decision;
use super::expected::ExpectedLine;
use super::ids::{CommandKey, Hash, ParcelId};
use super::measure::Grams;
use super::product::{Product, Says};
use super::said::Said;
use super::time::{Day, UtcMs};

/// The name of the pack that the rule stands in.
pub const POOL_PACK: &str = "pool";

/// A site's rule of how long a parcel waits on the claim shelf.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PoolRule {
    /// The version of its pack.
    pub version: u32,
    /// Days until all sellers are told again.
    pub notice_days: u32,
    /// Days until the default holds.
    pub default_days: u32,
    /// What becomes of it then.
    pub default: Decision,
    /// Days within which that is done, once a supervisor has confirmed it.
    pub act_days: u32,
}

/// What a supervisor confirmed for a parcel whose wait was over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PoolExpiry {
    /// What becomes of it.
    pub decision: Decision,
    /// Who confirmed it and has it in hand.
    pub owner: PersonCode,
    /// The day by which it is done.
    pub due: Day,
    /// The day on which it was confirmed.
    pub day: Day,
    /// The command that says so, by which it is taken back.
    pub key: CommandKey,
}

/// The record that stands for a parcel which was written down twice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergedInto {
    /// The parcel that stands.
    pub parcel: ParcelId,
    /// Its number.
    pub number: ParcelTag,
    /// The command that says so, by which it is taken back.
    pub key: CommandKey,
}

/// Whether a seller was told of a parcel for the last time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToldSeller {
    /// The seller.
    pub seller: SellerCode,
    /// The day of its first workbook since the notice was due, and until when its answer is awaited.
    pub mail: Option<(Day, UtcMs)>,
}

/// What a person saw of a product that is in nobody's book, in its own words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SeenProduct {
    /// What is scanned on it, as [`super::product::barcode_key`] writes it; none where it bears no code.
    pub barcode: Option<String>,
    /// What it is.
    pub title: String,
    /// Its category, as book rows have it.
    pub category: Option<String>,
    /// What it weighs.
    pub weight: Option<Grams>,
    /// Kept photos of the parcel that show it, in the order in which they are shown.
    pub photos: Vec<Hash>,
}

impl SeenProduct {
    /// Gives the row that it makes in the book of a seller whose return is awaited: under the name that the
    /// line has. None where it bears no code, or the line names no product.
    pub fn of_book(&self, line: &ExpectedLine) -> Option<Product> {
        let code = self.barcode.clone()?;
        let product = Product {
            says: Says::Seen,
            sku: line.sku.clone(),
            asin: line.asin.clone(),
            fnsku: line.fnsku.clone(),
            barcodes: vec![code],
            title: Some(self.title.clone()),
            category: self.category.clone(),
            weight: self.weight,
            ..Product::of(line.of.seller.clone())
        };
        product.named().is_some().then_some(product)
    }
}

/// A product that was seen in a parcel, by whom and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotedProduct {
    /// What was seen.
    pub seen: SeenProduct,
    /// By whom.
    pub person: Option<PersonCode>,
    /// On which day.
    pub day: Day,
}

closed_set! {
    /// What is wrong with a product that somebody saw.
    SeenLack {
        /// It says nothing, or too much.
        Title = "title",
        /// Its category says too much.
        Category = "category",
        /// What stands there is no barcode.
        Barcode = "barcode",
        /// Not a photo of that parcel, one photo twice, or too many.
        Photos = "photos",
        /// So many are not noted of one parcel.
        TooMany = "too_many",
    }
}

closed_set! {
    /// Why a match is taken back.
    MatchMistake {
        /// It is another return of that seller.
        WrongReturn = "wrong_return",
        /// It is another seller's.
        WrongSeller = "wrong_seller",
        /// Other goods are in it.
        OtherGoods = "other_goods",
    }
}

closed_set! {
    /// Why two records do not become one parcel.
    MergeBar {
        /// Both are the same record.
        Itself = "itself",
        /// Work was done on the one that is to go: units, a count or a claim stand on it.
        Worked = "worked",
        /// Both have units, and work on one of them is not ended, or a unit of it is on a bench.
        Open = "open",
        /// The one that is to stand is gone, or stands for nothing any more.
        Target = "target",
        /// Both are matched, to different returns.
        OtherMatch = "other_match",
        /// A seller claims the one that is to go, and nobody matched it.
        Claimed = "claimed",
    }
}

closed_set! {
    /// Why units stay under the record that stands for their parcel.
    MergeStay {
        /// That record was itself made one with a third.
        Onward = "onward",
        /// One of them was looked at again since.
        SeenAgain = "seen_again",
        /// Their place is to be taken back, while two records are one.
        Put = "put",
    }
}

/// A seller's word that a parcel of nobody is its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerClaim {
    /// Who says so.
    pub seller: SellerCode,
    /// The return, order or tracking number that it names; none when it says no more than "ours".
    pub names: Option<String>,
    /// What it wrote beside.
    pub note: Option<String>,
    /// What shows it.
    pub said: Said,
}

/// How far a parcel's wait has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PoolStage {
    /// So many days until sellers are told again.
    Waits(u32),
    /// Sellers are to be told: so many days until the default holds.
    Notice(u32),
    /// The default has held for so many days.
    Over(u32),
}

impl PoolRule {
    /// Tells how far the wait of a parcel has come that was put on the shelf on `since`.
    pub fn stage(self, since: Day, today: Day) -> PoolStage {
        let waited = u32::try_from(today.days_since(since)).unwrap_or(0);
        if waited < self.notice_days {
            PoolStage::Waits(self.notice_days - waited)
        } else if waited < self.default_days {
            PoolStage::Notice(self.default_days - waited)
        } else {
            PoolStage::Over(waited - self.default_days)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_by_its_boundary_days() {
        let rule = PoolRule {
            version: 1,
            act_days: 7,
            notice_days: 30,
            default_days: 60,
            default: Decision::Dispose,
        };
        for (since, stage) in [
            ("2026-12-01", PoolStage::Waits(30)),
            ("2026-11-30", PoolStage::Waits(30)),
            ("2026-11-01", PoolStage::Waits(1)),
            ("2026-10-31", PoolStage::Notice(30)),
            ("2026-10-02", PoolStage::Notice(1)),
            ("2026-10-01", PoolStage::Over(0)),
            ("2026-09-30", PoolStage::Over(1)),
        ] {
            let [since, today] = [since, "2026-11-30"].map(|text| Day::parse(text).unwrap());
            assert_eq!(rule.stage(since, today), stage, "{since}");
        }
    }
}
