//! Resale 转售: the channels, how a resale SKU is made of a seller's SKU and a condition, and what keeps a
//! unit off a channel.

use std::collections::{BTreeMap, BTreeSet};

use super::checklist::category_words;
use super::closed::closed_set;
use super::codes::Gtin;
use super::container::ContainerKind;
use super::decision::Decision;
use super::gate::GateView;
use super::grade::Grade;
use super::lot::{LotLevel, LotWhy};
use super::rates::RateCard;
use super::sales::SaleRules;
use super::time::Day;

closed_set! {
    /// Where a batch is listed.
    SaleChannel {
        /// Amazon.
        Amazon = "amazon",
        /// eBay.
        Ebay = "ebay",
        /// Any other place.
        Other = "other",
    }
}

/// Where units lie that may come into a batch: as the bench put them, or put away by seller.
pub const SALE_PLACES: [ContainerKind; 2] = [ContainerKind::Tote, ContainerKind::SellerShelf];

closed_set! {
    /// How a batch ended.
    BatchEnd {
        /// Nothing of it is left: all was sold, sent on or taken back.
        Done = "done",
        /// It came to nothing: what was left in it is free again.
        Withdrawn = "withdrawn",
    }
}

closed_set! {
    /// What a batch that is not over waits for.
    BatchStep {
        /// To be listed.
        List = "list",
        /// To be sold: it is listed and units are left in it.
        Sell = "sell",
    }
}

closed_set! {
    /// Why no resale SKU can be made.
    SkuProblem {
        /// The seller's SKU is not known.
        NoSku = "no_sku",
        /// It would be longer than a SKU may be.
        TooLong = "sku_too_long",
        /// The seller's SKU has signs that a SKU may not have.
        Signs = "sku_signs",
        /// There is no such condition of goods that are sold as fit.
        NotSold = "unsellable",
        /// The SKU stands for another SKU of the seller, or for another condition.
        Taken = "sku_taken",
    }
}

/// How resale SKUs are made. A pack as data.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SkuRule {
    /// With `{sku}` and `{condition}`.
    pub pattern: String,
    /// What stands for each condition.
    pub condition: BTreeMap<Grade, String>,
    /// Signs that a SKU has at most.
    pub length_max: usize,
    /// Signs that it may have beside letters and digits; it begins with neither of them.
    pub signs: String,
}

impl SkuRule {
    /// Makes the resale SKU of a seller's SKU in a condition. Nothing is cut off: two SKUs that begin
    /// alike would become one.
    ///
    /// # Errors
    /// Says why there is none.
    pub fn make(&self, base: Option<&str>, grade: Grade) -> Result<String, SkuProblem> {
        let base = base.map(str::trim).filter(|base| !base.is_empty());
        let base = base.ok_or(SkuProblem::NoSku)?;
        let condition = self.condition.get(&grade).ok_or(SkuProblem::NotSold)?;
        let made = self.pattern.replace("{condition}", condition);
        let made = made.replace("{sku}", base);
        let fits = |sign: char| sign.is_ascii_alphanumeric() || self.signs.contains(sign);
        let begins = made.starts_with(|sign: char| sign.is_ascii_alphanumeric());
        if !begins || !made.chars().all(fits) {
            return Err(SkuProblem::Signs);
        }
        if made.len() > self.length_max {
            return Err(SkuProblem::TooLong);
        }
        Ok(made)
    }
}

/// How a marketplace finds the product of an offer: its number of the Inventory Loader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProductId {
    /// Amazon's product id.
    Asin(String),
    /// 12 digits.
    Upc(String),
    /// 13 digits.
    Ean(String),
}

impl ProductId {
    /// Gives the best id of a product: its ASIN, else its barcode where that is one.
    pub fn of(asin: Option<&str>, barcode: Option<&str>) -> Option<Self> {
        if let Some(asin) = asin {
            return Some(Self::Asin(asin.to_owned()));
        }
        let gtin = Gtin::parse(barcode?)?;
        let digits = gtin.as_str().trim_start_matches('0');
        if digits.len() <= UPC_DIGITS {
            Some(Self::Upc(format!("{digits:0>UPC_DIGITS$}")))
        } else if digits.len() == EAN_DIGITS {
            Some(Self::Ean(digits.to_owned()))
        } else {
            None
        }
    }

    /// Gives the id.
    pub fn id(&self) -> &str {
        match self {
            Self::Asin(id) | Self::Upc(id) | Self::Ean(id) => id,
        }
    }

    /// Gives Amazon's number of its kind.
    pub fn loader_type(&self) -> u8 {
        match self {
            Self::Asin(_) => 1,
            Self::Upc(_) => 3,
            Self::Ean(_) => 4,
        }
    }
}

/// Digits of a UPC.
const UPC_DIGITS: usize = 12;
/// Digits of an EAN.
const EAN_DIGITS: usize = 13;

/// Gives what a unit of a condition is offered for: the price of a new one by the card, of which the card
/// says so many percent. None where either is not known; nothing is never a price.
pub fn price(card: &RateCard, grade: Grade) -> Option<i64> {
    let percent = card.resell.price_pct.get(&grade)?;
    let price = percent.percent_of(card.new_price?);
    (price > 0).then_some(price)
}

/// What keeps units off channels, how their SKUs are made, and eBay's ids of conditions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResaleRules {
    /// How SKUs are made.
    pub sku: SkuRule,
    /// eBay's number of each condition.
    pub ebay: BTreeMap<Grade, u16>,
    /// The rules, in their order.
    pub rules: Vec<ResaleRule>,
    /// What keeps goods from every sale.
    pub sales: SaleRules,
}

/// One rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResaleRule {
    /// The stable name.
    pub code: String,
    /// How much it says.
    pub level: LotLevel,
    /// The channels it speaks of; empty speaks of all.
    pub channels: Vec<SaleChannel>,
    /// Facts, of which one is enough.
    pub facts: BTreeSet<String>,
    /// Categories, as [`category_words`] gives them, of which one is enough.
    pub categories: BTreeSet<String>,
    /// Grades, of which the unit's must be one; empty fits all.
    pub grades: Vec<Grade>,
    /// The first day on which it holds.
    pub from: Day,
    /// Who says so.
    pub source: String,
}

impl ResaleRule {
    fn is_met(&self, channel: SaleChannel, view: &GateView, words: &str, day: Day) -> bool {
        let on = self.channels.is_empty() || self.channels.contains(&channel);
        let of =
            self.grades.is_empty() || view.grade.is_some_and(|grade| self.grades.contains(&grade));
        let by_fact = !self.facts.is_disjoint(&view.facts);
        self.from <= day && on && of && (by_fact || self.categories.contains(words))
    }
}

impl ResaleRules {
    /// Lists what a unit falls under on a channel on a day. `category` is in its seller's words.
    pub fn of(
        &self,
        channel: SaleChannel,
        view: &GateView,
        category: Option<&str>,
        day: Day,
    ) -> Vec<(LotWhy, LotLevel)> {
        let words = category.map(category_words).unwrap_or_default();
        let mut all = self.sales.of(Decision::Resell, view, &words, day);
        let rules = self.rules.iter();
        let rules = rules.filter(|rule| rule.is_met(channel, view, &words, day));
        all.extend(rules.map(|rule| (LotWhy::Rule(rule.code.clone()), rule.level)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> SkuRule {
        SkuRule {
            pattern: "{sku}-{condition}".to_owned(),
            condition: [
                (Grade::New, "N".to_owned()),
                (Grade::VeryGood, "VG".to_owned()),
            ]
            .into(),
            length_max: 12,
            signs: "-_.".to_owned(),
        }
    }

    #[test]
    fn a_sku_is_made_whole_or_not_at_all() {
        use SkuProblem::{NoSku, NotSold, Signs, TooLong};
        let made = |base: &str, grade| rule().make(Some(base), grade);
        assert_eq!(made("LAMP", Grade::VeryGood), Ok("LAMP-VG".to_owned()));
        assert_eq!(made(" P0360 ", Grade::New), Ok("P0360-N".to_owned()));
        assert_eq!(
            made("ABCDEFGHI", Grade::VeryGood),
            Ok("ABCDEFGHI-VG".to_owned())
        );
        assert_eq!(made("ABCDEFGHIJ", Grade::VeryGood), Err(TooLong));
        assert_eq!(made("LA MP", Grade::New), Err(Signs));
        assert_eq!(made("发圈", Grade::New), Err(Signs));
        assert_eq!(made("=LAMP", Grade::New), Err(Signs), "no formula");
        assert_eq!(made("-LAMP", Grade::New), Err(Signs), "no formula");
        assert_eq!(made("LAMP", Grade::Unsellable), Err(NotSold));
        assert_eq!(made("  ", Grade::New), Err(NoSku));
        assert_eq!(rule().make(None, Grade::New), Err(NoSku));
    }

    #[test]
    fn an_offer_is_found_by_asin_or_else_by_its_barcode() {
        let of = |asin, barcode| {
            ProductId::of(asin, barcode).map(|id| (id.loader_type(), id.id().to_owned()))
        };
        let told = |kind: u8, id: &str| Some((kind, id.to_owned()));
        assert_eq!(of(Some("B0B4WP8XYZ"), None), told(1, "B0B4WP8XYZ"));
        assert_eq!(of(None, Some("00036000291452")), told(3, "036000291452"));
        assert_eq!(of(None, Some("05901234123457")), told(4, "5901234123457"));
        assert_eq!(of(None, Some("X003RBCVNT")), None);
        assert_eq!(
            of(None, Some("10036000291459")),
            None,
            "a carton of several"
        );
        assert_eq!(of(None, None), None);
    }

    #[test]
    fn a_price_that_is_not_known_is_none_and_never_nothing() {
        let mut card = crate::domain::rates::sample();
        assert_eq!(price(&card, Grade::VeryGood), Some(2550));
        assert_eq!(price(&card, Grade::New), None, "the card does not say");
        card.new_price = Some(0);
        assert_eq!(price(&card, Grade::VeryGood), None);
        card.new_price = None;
        assert_eq!(price(&card, Grade::VeryGood), None);
    }
}
