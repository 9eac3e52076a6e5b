//! What customs and carriers ask about the goods of one SKU: asked once, remembered, with who says so.

use super::closed::closed_set;
use super::codes::{Country, Eccn, TariffCode};
use super::limits::CARTON_SIDE_MAX;
use super::measure::{Grams, Millimetres};
use super::money::Money;

closed_set! {
    /// Where a declared value comes from.
    ValueBasis {
        /// The unit price of the export that the goods left China under.
        Export = "export",
        /// What the seller paid for it.
        Cost = "cost",
        /// What the seller and the importer agreed on.
        Agreed = "agreed",
        /// A guess: papers say so.
        Estimated = "estimated",
    }
}

closed_set! {
    /// 品牌类型 of China's declaration elements (GAC, 规范申报目录).
    BrandKind {
        /// 无品牌
        None = "0",
        /// 境内自主品牌
        Domestic = "1",
        /// 境内收购品牌
        Acquired = "2",
        /// 境外品牌（贴牌生产）
        ForeignMadeFor = "3",
        /// 境外品牌（其它）
        Foreign = "4",
    }
}

closed_set! {
    /// How sides are known.
    SidesBasis {
        /// Somebody measured one.
        Measured = "measured",
        /// A guess: proposals say so.
        Estimated = "estimated",
    }
}

closed_set! {
    /// What carriers ask about goods beside batteries, and how they are packed.
    GoodsTrait {
        /// 带磁
        Magnetic = "magnetic",
        /// 液体
        Liquid = "liquid",
        /// 粉末
        Powder = "powder",
        /// 食品: has no duty-free way back.
        Food = "food",
        /// Runs on mains or batteries: 机电产品.
        Electric = "electric",
        /// Keeps data of the person who used it.
        Data = "data",
        /// Clothing or shoes 服装鞋帽.
        Worn = "worn",
        /// 易碎: nothing stands on it.
        Fragile = "fragile",
        /// 此面向上: turned about the upright only.
        Upright = "upright",
    }
}

/// A declared value of one unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GoodsValue {
    /// How much, for one unit.
    pub money: Money,
    /// Where it comes from.
    pub basis: ValueBasis,
}

/// The sides of one as it is packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GoodsSides {
    /// Length, width and height as it stands, in mm.
    pub sides: [Millimetres; 3],
    /// How they are known.
    pub basis: SidesBasis,
}

impl GoodsSides {
    /// Tells whether goods can have such sides.
    pub fn can_be(sides: &[Millimetres; 3]) -> bool {
        let fits = |side: &Millimetres| (1..=CARTON_SIDE_MAX).contains(&side.0);
        sides.iter().all(fits)
    }
}

/// What papers say of the goods of one SKU. Texts are trimmed; what is absent is not known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Goods {
    /// The name on English papers.
    pub name_en: Option<String>,
    /// 品名
    pub name_zh: Option<String>,
    /// China's tariff code 商品编号.
    pub cn10: Option<TariffCode>,
    /// The United States' Schedule B number.
    pub us10: Option<TariffCode>,
    /// The country of origin.
    pub origin: Option<Country>,
    /// The brand; `none` where it has none is said by its kind.
    pub brand: Option<String>,
    /// 品牌类型
    pub brand_kind: Option<BrandKind>,
    /// 型号
    pub model: Option<String>,
    /// 材质
    pub material: Option<String>,
    /// 用途
    pub purpose: Option<String>,
    /// What one weighs without its packing.
    pub net: Option<Grams>,
    /// The sides of one as it is packed.
    pub packed: Option<GoodsSides>,
    /// What one is declared at.
    pub value: Option<GoodsValue>,
    /// The export control classification.
    pub eccn: Option<Eccn>,
    /// 申报单位, such as `个` or `PCS`.
    pub unit: Option<String>,
    /// 法定第一单位
    pub unit1: Option<String>,
    /// 法定第二单位
    pub unit2: Option<String>,
    /// What carriers ask, in the order of [`GoodsTrait::ALL`].
    pub traits: Vec<GoodsTrait>,
}

impl Goods {
    /// Tells whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Tells whether it has a trait.
    pub fn has(&self, asked: GoodsTrait) -> bool {
        self.traits.contains(&asked)
    }

    /// Fills what is absent from others: a seller's file leaves empty what it does not say.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            name_en: self.name_en.or(other.name_en),
            name_zh: self.name_zh.or(other.name_zh),
            cn10: self.cn10.or(other.cn10),
            us10: self.us10.or(other.us10),
            origin: self.origin.or(other.origin),
            brand: self.brand.or(other.brand),
            brand_kind: self.brand_kind.or(other.brand_kind),
            model: self.model.or(other.model),
            material: self.material.or(other.material),
            purpose: self.purpose.or(other.purpose),
            net: self.net.or(other.net),
            packed: self.packed.or(other.packed),
            value: self.value.or(other.value),
            eccn: self.eccn.or(other.eccn),
            unit: self.unit.or(other.unit),
            unit1: self.unit1.or(other.unit1),
            unit2: self.unit2.or(other.unit2),
            traits: if self.traits.is_empty() {
                other.traits
            } else {
                self.traits
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn a_file_fills_what_was_absent_and_keeps_what_it_leaves_out() {
        let older = Goods {
            name_en: Some("hair ties".to_owned()),
            net: Some(Grams(20)),
            traits: vec![GoodsTrait::Magnetic],
            ..Goods::default()
        };
        let money = Money {
            minor: 150,
            currency: Currency::USD,
        };
        let newer = Goods {
            name_en: Some("hair elastics".to_owned()),
            value: Some(GoodsValue {
                money,
                basis: ValueBasis::Cost,
            }),
            ..Goods::default()
        };
        let both = newer.or(older);
        assert_eq!(both.name_en.as_deref(), Some("hair elastics"));
        assert_eq!(
            (both.net, both.has(GoodsTrait::Magnetic)),
            (Some(Grams(20)), true)
        );
        assert!(both.value.is_some() && !both.is_empty() && Goods::default().is_empty());
    }
}
