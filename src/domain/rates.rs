//! A seller's rate card: what each way out costs and brings. Amounts are in minor units of one currency;
//! what is absent is not known, never free.

mod places;

use std::collections::BTreeMap;

use super::charge::{Activity, Extra};
use super::decimal::Decimal;
use super::decision::Decision;
use super::finding::Rework;
use super::grade::Grade;
use super::money::{Currency, Money};
use super::product::Product;
use super::time::Day;

pub use places::{RateForm, RatePlace};

/// A seller's rates. Amounts are in minor units of the currency; what is absent is not known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RateCard {
    /// Of every amount.
    pub currency: Currency,
    /// The price of the new product.
    pub new_price: Option<i64>,
    /// Selling by grade.
    pub resell: ResellRates,
    /// Selling in lots.
    pub liquidate: LiquidateRates,
    /// Repairing, then selling.
    pub repair: RepairRates,
    /// The way back to China.
    pub ship_china: ShipRates,
    /// Waiting.
    pub hold: HoldRates,
    /// The fee of destroying a unit.
    pub dispose_fee: Option<i64>,
    /// Work at the bench, each kind for one unit.
    pub rework: BTreeMap<Rework, i64>,
    /// What the house does with all goods.
    pub services: ServiceRates,
    /// Services that not every card prices, each for one; with none in it they are not charged.
    pub extras: BTreeMap<Extra, i64>,
    /// What the seller wants whatever the money.
    pub standing_order: Option<Decision>,
}

/// Prices of what the house does with all goods.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ServiceRates {
    /// Taking in a parcel.
    pub receive: Option<i64>,
    /// Inspecting a unit once.
    pub inspect: Option<i64>,
    /// Putting a unit into a container once.
    pub put: Option<i64>,
    /// A photo.
    pub photo: Option<i64>,
}

/// Rates of selling by grade.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResellRates {
    /// Percent of the new price that a grade brings.
    pub price_pct: BTreeMap<Grade, Decimal>,
    /// Percent of the price that the marketplace takes.
    pub referral_pct: Option<Decimal>,
    /// Work on one unit.
    pub handling: Option<i64>,
    /// Picking, packing and sending one unit.
    pub fulfil: Option<i64>,
    /// Units sold in 30 days; without it the depth of stock is ignored, and said to be.
    pub demand_per_month: Option<Decimal>,
}

/// Rates of selling in lots.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LiquidateRates {
    /// Percent of the new price that a grade brings.
    pub gross_pct: BTreeMap<Grade, Decimal>,
    /// Percent of that which the channel takes.
    pub referral_pct: Option<Decimal>,
    /// Its fee for a unit.
    pub per_unit: Option<i64>,
}

/// Rates of a repair.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RepairRates {
    /// Parts and work.
    pub cost: Option<i64>,
    /// In how many of a hundred cases it succeeds.
    pub success_pct: Option<Decimal>,
    /// The grade of a repaired unit.
    pub grade_after: Option<Grade>,
}

/// Rates of the way back to China.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ShipRates {
    /// Freight for a kilogram.
    pub per_kg: Option<Decimal>,
    /// Work on one unit.
    pub handling: Option<i64>,
    /// What the unit is worth there.
    pub value: Option<i64>,
    /// Percent of the value taken as duty, unless the goods come back free.
    pub duty_pct: Option<Decimal>,
    /// Percent of value and duty taken as tax, unless the goods come back free.
    pub vat_pct: Option<Decimal>,
}

/// "Up to this day of a unit's age a day costs so much."
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tier {
    /// The last day of age that it covers, counted from 1; the last tier goes on without an end.
    pub until_day: u32,
    /// Minor units for a day.
    pub per_day: Decimal,
}

/// Rates of waiting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HoldRates {
    /// Storage of one unit for a day, by its age; none is not known, empty costs nothing known.
    pub storage: Option<Vec<Tier>>,
    /// Days that it waits.
    pub days: Option<u32>,
    /// What comes of it then.
    pub then: Option<Decision>,
}

impl RateCard {
    /// Adds up what the work done on a unit costs; none when nothing was done or a price is not known.
    pub fn rework_cost(&self, done: &[Rework]) -> Option<Money> {
        let prices = done.iter().map(|one| self.rework.get(one).copied());
        let minor = prices.sum::<Option<i64>>().filter(|_| !done.is_empty())?;
        Some(Money {
            minor,
            currency: self.currency,
        })
    }

    /// Gives the price of an activity done once; none where it is not known, for storage, whose price
    /// follows from age, and for a repair, which costs what it took.
    pub fn price_of(&self, activity: Activity) -> Option<i64> {
        let rework = |work| self.rework.get(&work).copied();
        if let Some(extra) = activity.extra() {
            return self.extras.get(&extra).copied();
        }
        match activity {
            Activity::Receive => self.services.receive,
            Activity::Inspect => self.services.inspect,
            Activity::Put => self.services.put,
            Activity::Photo => self.services.photo,
            Activity::Polybag => rework(Rework::Polybag),
            Activity::Lint => rework(Rework::Lint),
            Activity::Wipe => rework(Rework::Wipe),
            Activity::Rebox => rework(Rework::Rebox),
            Activity::ResellHandling => self.resell.handling,
            Activity::ShipHandling => self.ship_china.handling,
            Activity::Dispose => self.dispose_fee,
            Activity::RepairParts
            | Activity::RepairLabour
            | Activity::Storage
            | Activity::Relabel
            | Activity::Forward
            | Activity::Liquidate
            | Activity::Claim
            | Activity::ClaimStorage
            | Activity::Container => None,
        }
    }

    /// Tells whether an activity is charged by this card at all, or at least listed: an extra service is where
    /// the card prices any of them.
    pub fn lists(&self, activity: Activity) -> bool {
        activity.extra().is_none() || !self.extras.is_empty()
    }

    /// Gives the card for one product on a day: what its seller's book says of its price, its value in China and
    /// how often it is sold goes before what the card says of all. An amount of another currency is not
    /// known in the card's: no rate of exchange is.
    #[must_use]
    pub fn of_product(&self, product: &Product, day: Day) -> Self {
        let minor = |own: Option<Money>, of_all: Option<i64>| match own {
            Some(money) if money.currency == self.currency => Some(money.minor),
            Some(_) => None,
            None => of_all,
        };
        let mut card = self.clone();
        let prices = product.prices_on(day);
        card.new_price = minor(prices.new_price, self.new_price);
        card.ship_china.value = minor(prices.china_value, self.ship_china.value);
        card.resell.demand_per_month = prices.demand_per_month.or(self.resell.demand_per_month);
        card
    }
}

/// Rates of Amazon's worked example (Seller Central help, FBA Grade and Resell: 30 USD, Home &
/// Garden), beside rates made up for the other decisions.
#[cfg(test)]
pub(crate) fn sample() -> RateCard {
    let percent = |text: &str| Decimal::parse(text).expect("a decimal");
    let ladder = [
        (Grade::LikeNew, "95"),
        (Grade::VeryGood, "85"),
        (Grade::Good, "80"),
        (Grade::Acceptable, "75"),
    ];
    RateCard {
        currency: Currency::USD,
        new_price: Some(3000),
        resell: ResellRates {
            price_pct: ladder.map(|(grade, text)| (grade, percent(text))).into(),
            referral_pct: Some(percent("15")),
            handling: Some(180),
            fulfil: Some(580),
            demand_per_month: None,
        },
        liquidate: LiquidateRates {
            gross_pct: [(Grade::VeryGood, percent("8")), (Grade::Good, percent("8"))].into(),
            referral_pct: Some(percent("15")),
            per_unit: Some(50),
        },
        repair: RepairRates {
            cost: Some(400),
            success_pct: Some(percent("80")),
            grade_after: Some(Grade::Good),
        },
        ship_china: ShipRates {
            per_kg: Some(percent("450")),
            handling: Some(100),
            value: Some(1200),
            duty_pct: Some(percent("10")),
            vat_pct: Some(percent("13")),
        },
        hold: HoldRates {
            storage: Some(vec![
                Tier {
                    until_day: 30,
                    per_day: percent("0"),
                },
                Tier {
                    until_day: 60,
                    per_day: percent("2"),
                },
            ]),
            days: Some(30),
            then: Some(Decision::Resell),
        },
        dispose_fee: Some(236),
        rework: [(Rework::Polybag, 50), (Rework::Wipe, 40)].into(),
        services: ServiceRates {
            receive: Some(120),
            inspect: Some(95),
            put: Some(20),
            photo: None,
        },
        extras: BTreeMap::new(),
        standing_order: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::SellerCode;
    use crate::domain::product::{Prices, PricesFrom};

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn work_at_the_bench_costs_its_prices_if_all_are_known() {
        let cost = |done: &[Rework]| sample().rework_cost(done).map(|money| money.minor);
        assert_eq!(cost(&[Rework::Polybag, Rework::Wipe]), Some(90));
        assert_eq!(cost(&[Rework::Polybag, Rework::Rebox]), None);
        assert_eq!(cost(&[]), None);
    }

    #[test]
    fn a_products_own_prices_go_before_the_cards_in_one_currency() {
        let card = sample();
        let day = day("2026-12-31");
        let mut product = Product::of(SellerCode::parse("S-01").expect("a seller"));
        assert_eq!(card.of_product(&product, day), card);
        product.prices.new_price = Some(Money {
            minor: 2599,
            currency: Currency::USD,
        });
        product.prices.china_value = Some(Money {
            minor: 6800,
            currency: Currency::parse("CNY").expect("a currency"),
        });
        product.prices.demand_per_month = Decimal::parse("12.5");
        let own = card.of_product(&product, day);
        assert_eq!(own.new_price, Some(2599));
        assert_eq!(own.ship_china.value, None);
        assert_eq!(own.resell.demand_per_month, Decimal::parse("12.5"));
    }

    #[test]
    fn a_products_price_to_come_is_the_cards_from_its_day_on() {
        let usd = |minor| {
            Some(Money {
                minor,
                currency: Currency::USD,
            })
        };
        let mut product = Product::of(SellerCode::parse("S-01").expect("a seller"));
        product.prices.new_price = usd(3000);
        product.dated = vec![PricesFrom {
            from: day("2027-01-01"),
            prices: Prices {
                new_price: usd(2500),
                ..Prices::default()
            },
        }];
        for (on, minor) in [
            ("2026-12-31", 3000),
            ("2027-01-01", 2500),
            ("2027-01-02", 2500),
        ] {
            let card = sample().of_product(&product, day(on));
            assert_eq!(card.new_price, Some(minor), "{on}");
        }
    }
}
