//! Every rate of a card by its place, as a text that a person reads and types. How long a hold lasts and
//! what comes of it stand in the seller's terms already.

use std::collections::BTreeMap;

use super::{RateCard, Tier};
use crate::domain::charge::Extra;
use crate::domain::decimal::Decimal;
use crate::domain::decision::Decision;
use crate::domain::finding::Rework;
use crate::domain::grade::Grade;
use crate::domain::money::{Currency, Money};

/// The place of one rate on a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RatePlace {
    /// The price of the new product.
    NewPrice,
    /// Percent of the new price that a sale of this grade brings.
    ResellPrice(Grade),
    /// Percent of the price that the marketplace takes.
    ResellReferral,
    /// Work on a unit for sale.
    ResellHandling,
    /// Picking, packing and sending it.
    ResellFulfil,
    /// Units sold in 30 days.
    ResellDemand,
    /// Percent of the new price that a lot brings for this grade.
    LotPrice(Grade),
    /// Percent of that which the channel takes.
    LotReferral,
    /// The channel's fee for a unit.
    LotFee,
    /// Parts and work of a repair.
    RepairCost,
    /// In how many of a hundred cases it succeeds.
    RepairChance,
    /// The grade after it.
    RepairGrade,
    /// Freight to China for a kilogram.
    ShipFreight,
    /// Work on a unit for China.
    ShipHandling,
    /// What a unit is worth there.
    ShipValue,
    /// Percent of duty.
    ShipDuty,
    /// Percent of import tax.
    ShipTax,
    /// Storage of a unit for a day, by its age.
    HoldStorage,
    /// The fee of destroying a unit.
    DisposeFee,
    /// What the seller wants whatever the money.
    StandingOrder,
    /// Work at the bench on a unit.
    Rework(Rework),
    /// Taking in a parcel.
    Receive,
    /// Inspecting a unit.
    Inspect,
    /// Putting a unit away.
    Put,
    /// A photo.
    Photo,
    /// A service that not every card prices.
    Extra(Extra),
}

/// How a rate is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RateForm {
    /// A number: an amount of the card's currency, a percentage, a count.
    Number,
    /// Steps of storage, such as `30: 0, 60: 0.02`: up to that day of age, so much a day.
    Steps,
    /// A grade or none.
    Grade,
    /// A decision or none.
    Decision,
}

impl RatePlace {
    /// Every place, in the order of a card.
    pub const ALL: [Self; 43] = [
        Self::StandingOrder,
        Self::NewPrice,
        Self::Receive,
        Self::Inspect,
        Self::Put,
        Self::Photo,
        Self::Rework(Rework::Polybag),
        Self::Rework(Rework::Lint),
        Self::Rework(Rework::Wipe),
        Self::Rework(Rework::Rebox),
        Self::Extra(Extra::Relabel),
        Self::Extra(Extra::Forward),
        Self::Extra(Extra::Liquidate),
        Self::Extra(Extra::Claim),
        Self::Extra(Extra::ClaimStorage),
        Self::Extra(Extra::Container),
        Self::ResellPrice(Grade::New),
        Self::ResellPrice(Grade::LikeNew),
        Self::ResellPrice(Grade::VeryGood),
        Self::ResellPrice(Grade::Good),
        Self::ResellPrice(Grade::Acceptable),
        Self::ResellReferral,
        Self::ResellHandling,
        Self::ResellFulfil,
        Self::ResellDemand,
        Self::LotPrice(Grade::New),
        Self::LotPrice(Grade::LikeNew),
        Self::LotPrice(Grade::VeryGood),
        Self::LotPrice(Grade::Good),
        Self::LotPrice(Grade::Acceptable),
        Self::LotPrice(Grade::Unsellable),
        Self::LotReferral,
        Self::LotFee,
        Self::RepairCost,
        Self::RepairChance,
        Self::RepairGrade,
        Self::ShipValue,
        Self::ShipFreight,
        Self::ShipHandling,
        Self::ShipDuty,
        Self::ShipTax,
        Self::HoldStorage,
        Self::DisposeFee,
    ];

    /// The decision whose rate it is; none for what all share.
    pub fn decision(self) -> Option<Decision> {
        match self {
            Self::NewPrice
            | Self::StandingOrder
            | Self::Rework(_)
            | Self::Receive
            | Self::Inspect
            | Self::Put
            | Self::Photo
            | Self::Extra(_) => None,
            Self::ResellPrice(_)
            | Self::ResellReferral
            | Self::ResellHandling
            | Self::ResellFulfil
            | Self::ResellDemand => Some(Decision::Resell),
            Self::LotPrice(_) | Self::LotReferral | Self::LotFee => Some(Decision::Liquidate),
            Self::RepairCost | Self::RepairChance | Self::RepairGrade => Some(Decision::Repair),
            Self::ShipFreight
            | Self::ShipHandling
            | Self::ShipValue
            | Self::ShipDuty
            | Self::ShipTax => Some(Decision::ShipChina),
            Self::HoldStorage => Some(Decision::Hold),
            Self::DisposeFee => Some(Decision::Dispose),
        }
    }

    /// Gives the stable name; a grade's own rate shares it with the other grades'.
    pub fn code(self) -> &'static str {
        match self {
            Self::NewPrice => "new_price",
            Self::ResellPrice(_) => "resell_price",
            Self::ResellReferral => "resell_referral",
            Self::ResellHandling => "resell_handling",
            Self::ResellFulfil => "resell_fulfil",
            Self::ResellDemand => "resell_demand",
            Self::LotPrice(_) => "lot_price",
            Self::LotReferral => "lot_referral",
            Self::LotFee => "lot_fee",
            Self::RepairCost => "repair_cost",
            Self::RepairChance => "repair_chance",
            Self::RepairGrade => "repair_grade",
            Self::ShipFreight => "ship_freight",
            Self::ShipHandling => "ship_handling",
            Self::ShipValue => "ship_value",
            Self::ShipDuty => "ship_duty",
            Self::ShipTax => "ship_tax",
            Self::HoldStorage => "hold_storage",
            Self::DisposeFee => "dispose_fee",
            Self::StandingOrder => "standing_order",
            Self::Rework(_) => "rework",
            Self::Receive => "receive",
            Self::Inspect => "inspect",
            Self::Put => "put",
            Self::Photo => "photo",
            Self::Extra(_) => "extra",
        }
    }

    /// The grade whose rate it is.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Self::ResellPrice(grade) | Self::LotPrice(grade) => Some(grade),
            Self::NewPrice
            | Self::ResellReferral
            | Self::ResellHandling
            | Self::ResellFulfil
            | Self::ResellDemand
            | Self::LotReferral
            | Self::LotFee
            | Self::RepairCost
            | Self::RepairChance
            | Self::RepairGrade
            | Self::ShipFreight
            | Self::ShipHandling
            | Self::ShipValue
            | Self::ShipDuty
            | Self::ShipTax
            | Self::HoldStorage
            | Self::DisposeFee
            | Self::StandingOrder
            | Self::Rework(_)
            | Self::Receive
            | Self::Inspect
            | Self::Put
            | Self::Photo
            | Self::Extra(_) => None,
        }
    }

    /// Tells whether it prices what the house does with all goods.
    pub fn is_service(self) -> bool {
        matches!(
            self,
            Self::Receive | Self::Inspect | Self::Put | Self::Photo
        )
    }

    /// The work at the bench whose price it is.
    pub fn rework(self) -> Option<Rework> {
        if let Self::Rework(work) = self {
            Some(work)
        } else {
            None
        }
    }

    /// The service that not every card prices whose price it is.
    pub fn extra(self) -> Option<Extra> {
        if let Self::Extra(extra) = self {
            Some(extra)
        } else {
            None
        }
    }

    /// Tells how it is typed.
    pub fn form(self) -> RateForm {
        match self {
            Self::HoldStorage => RateForm::Steps,
            Self::RepairGrade => RateForm::Grade,
            Self::StandingOrder => RateForm::Decision,
            Self::NewPrice
            | Self::ResellPrice(_)
            | Self::ResellReferral
            | Self::ResellHandling
            | Self::ResellFulfil
            | Self::ResellDemand
            | Self::LotPrice(_)
            | Self::LotReferral
            | Self::LotFee
            | Self::RepairCost
            | Self::RepairChance
            | Self::ShipFreight
            | Self::ShipHandling
            | Self::ShipValue
            | Self::ShipDuty
            | Self::ShipTax
            | Self::DisposeFee
            | Self::Rework(_)
            | Self::Receive
            | Self::Inspect
            | Self::Put
            | Self::Photo
            | Self::Extra(_) => RateForm::Number,
        }
    }
}

impl RateCard {
    /// A card of which nothing is known.
    pub fn unknown(currency: Currency) -> Self {
        Self {
            currency,
            new_price: None,
            resell: super::ResellRates::default(),
            liquidate: super::LiquidateRates::default(),
            repair: super::RepairRates::default(),
            ship_china: super::ShipRates::default(),
            hold: super::HoldRates::default(),
            dispose_fee: None,
            rework: BTreeMap::new(),
            services: super::ServiceRates::default(),
            extras: BTreeMap::new(),
            standing_order: None,
        }
    }

    /// Prints the rate of a place; empty where it is not known.
    pub fn text(&self, place: RatePlace) -> String {
        let minor = |minor: Option<i64>| minor.map(|minor| self.money(minor).decimal());
        let rate = |rate: Option<Decimal>| rate.map(|rate| rate.to_string());
        let text = match place {
            RatePlace::NewPrice => minor(self.new_price),
            RatePlace::ResellPrice(grade) => rate(self.resell.price_pct.get(&grade).copied()),
            RatePlace::ResellReferral => rate(self.resell.referral_pct),
            RatePlace::ResellHandling => minor(self.resell.handling),
            RatePlace::ResellFulfil => minor(self.resell.fulfil),
            RatePlace::ResellDemand => rate(self.resell.demand_per_month),
            RatePlace::LotPrice(grade) => rate(self.liquidate.gross_pct.get(&grade).copied()),
            RatePlace::LotReferral => rate(self.liquidate.referral_pct),
            RatePlace::LotFee => minor(self.liquidate.per_unit),
            RatePlace::RepairCost => minor(self.repair.cost),
            RatePlace::RepairChance => rate(self.repair.success_pct),
            RatePlace::RepairGrade => self.repair.grade_after.map(|one| one.code().to_owned()),
            RatePlace::ShipFreight => rate(self.ship_china.per_kg.map(|rate| self.units(rate))),
            RatePlace::ShipHandling => minor(self.ship_china.handling),
            RatePlace::ShipValue => minor(self.ship_china.value),
            RatePlace::ShipDuty => rate(self.ship_china.duty_pct),
            RatePlace::ShipTax => rate(self.ship_china.vat_pct),
            RatePlace::HoldStorage => self.hold.storage.as_ref().map(|tiers| self.steps(tiers)),
            RatePlace::DisposeFee => minor(self.dispose_fee),
            RatePlace::Receive => minor(self.services.receive),
            RatePlace::Inspect => minor(self.services.inspect),
            RatePlace::Put => minor(self.services.put),
            RatePlace::Photo => minor(self.services.photo),
            RatePlace::Extra(extra) => minor(self.extras.get(&extra).copied()),
            RatePlace::Rework(work) => minor(self.rework.get(&work).copied()),
            RatePlace::StandingOrder => self.standing_order.map(|one| one.code().to_owned()),
        };
        text.unwrap_or_default()
    }

    /// Reads the rate of a place from what a person typed; nothing typed means not known.
    ///
    /// # Errors
    /// Gives the place back when the text is none that [`RateCard::text`] prints.
    pub fn put(&mut self, place: RatePlace, typed: &str) -> Result<(), RatePlace> {
        let typed = Some(typed.trim()).filter(|text| !text.is_empty());
        let minor = self.read(typed, Self::minor);
        let rate = self.read(typed, |_, text| positive(text));
        let code = typed.map(str::to_owned);
        let done = match place {
            RatePlace::NewPrice => minor.map(|minor| self.new_price = minor),
            RatePlace::ResellPrice(grade) => {
                rate.map(|rate| lay(&mut self.resell.price_pct, grade, rate))
            }
            RatePlace::ResellReferral => rate.map(|rate| self.resell.referral_pct = rate),
            RatePlace::ResellHandling => minor.map(|minor| self.resell.handling = minor),
            RatePlace::ResellFulfil => minor.map(|minor| self.resell.fulfil = minor),
            RatePlace::ResellDemand => rate.map(|rate| self.resell.demand_per_month = rate),
            RatePlace::LotPrice(grade) => {
                rate.map(|rate| lay(&mut self.liquidate.gross_pct, grade, rate))
            }
            RatePlace::LotReferral => rate.map(|rate| self.liquidate.referral_pct = rate),
            RatePlace::LotFee => minor.map(|minor| self.liquidate.per_unit = minor),
            RatePlace::RepairCost => minor.map(|minor| self.repair.cost = minor),
            RatePlace::RepairChance => rate
                .filter(|rate| !rate.is_some_and(|rate| rate.rest_of_hundred().is_negative()))
                .map(|rate| self.repair.success_pct = rate),
            RatePlace::RepairGrade => {
                known(code, Grade::parse).map(|grade| self.repair.grade_after = grade)
            }
            RatePlace::ShipFreight => {
                let rate = self.read(typed, Self::minor_rate);
                rate.map(|rate| self.ship_china.per_kg = rate)
            }
            RatePlace::ShipHandling => minor.map(|minor| self.ship_china.handling = minor),
            RatePlace::ShipValue => minor.map(|minor| self.ship_china.value = minor),
            RatePlace::ShipDuty => rate.map(|rate| self.ship_china.duty_pct = rate),
            RatePlace::ShipTax => rate.map(|rate| self.ship_china.vat_pct = rate),
            RatePlace::HoldStorage => {
                let tiers = self.read(typed, Self::tiers);
                tiers.map(|tiers| self.hold.storage = tiers)
            }
            RatePlace::DisposeFee => minor.map(|minor| self.dispose_fee = minor),
            RatePlace::Receive => minor.map(|minor| self.services.receive = minor),
            RatePlace::Inspect => minor.map(|minor| self.services.inspect = minor),
            RatePlace::Put => minor.map(|minor| self.services.put = minor),
            RatePlace::Photo => minor.map(|minor| self.services.photo = minor),
            RatePlace::Extra(extra) => minor.map(|minor| lay(&mut self.extras, extra, minor)),
            RatePlace::Rework(work) => minor.map(|minor| lay(&mut self.rework, work, minor)),
            RatePlace::StandingOrder => {
                known(code, Decision::parse).map(|decision| self.standing_order = decision)
            }
        };
        done.ok_or(place)
    }

    /// Reads a text that is there; none means that it is no such thing.
    #[expect(
        clippy::option_option,
        reason = "nothing typed is known to be nothing; what cannot be read is not"
    )]
    fn read<T>(
        &self,
        typed: Option<&str>,
        read: impl Fn(&Self, &str) -> Option<T>,
    ) -> Option<Option<T>> {
        match typed {
            None => Some(None),
            Some(text) => read(self, text).map(Some),
        }
    }

    fn money(&self, minor: i64) -> Money {
        Money {
            minor,
            currency: self.currency,
        }
    }

    fn minor(&self, text: &str) -> Option<i64> {
        let money = Money::parse_decimal(text, self.currency)?;
        (money.minor >= 0).then_some(money.minor)
    }

    /// A rate in minor units, as one of the currency's units.
    fn units(&self, rate: Decimal) -> Decimal {
        rate.shifted_right(self.currency.minor_digits())
    }

    fn minor_rate(&self, text: &str) -> Option<Decimal> {
        positive(text)?.shifted_left(self.currency.minor_digits())
    }

    fn steps(&self, tiers: &[Tier]) -> String {
        let step = |tier: &Tier| format!("{}: {}", tier.until_day, self.units(tier.per_day));
        tiers.iter().map(step).collect::<Vec<_>>().join(", ")
    }

    fn tiers(&self, text: &str) -> Option<Vec<Tier>> {
        let tier = |step: &str| {
            let (day, rate) = step.split_once([':', '：'])?;
            Some(Tier {
                until_day: day.trim().parse().ok()?,
                per_day: self.minor_rate(rate.trim())?,
            })
        };
        let tiers: Vec<Tier> = text
            .split([',', '，', ';', '；'])
            .map(tier)
            .collect::<Option<_>>()?;
        let ascend = tiers.is_sorted_by(|a, b| a.until_day < b.until_day);
        ascend.then_some(tiers)
    }
}

fn positive(text: &str) -> Option<Decimal> {
    Decimal::parse(text).filter(|rate| !rate.is_negative())
}

#[expect(
    clippy::option_option,
    reason = "nothing typed is known to be nothing; what cannot be read is not"
)]
fn known<T>(code: Option<String>, parse: fn(&str) -> Option<T>) -> Option<Option<T>> {
    match code {
        None => Some(None),
        Some(code) => parse(&code).map(Some),
    }
}

fn lay<K: Ord, T>(rates: &mut BTreeMap<K, T>, of: K, rate: Option<T>) {
    match rate {
        Some(rate) => {
            rates.insert(of, rate);
        }
        None => {
            rates.remove(&of);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_rate_is_printed_and_read_back() {
        let mut card = sample();
        card.standing_order = Some(Decision::ShipChina);
        card.resell.demand_per_month = Decimal::parse("12.5");
        let mut typed = RateCard::unknown(card.currency);
        (typed.hold.days, typed.hold.then) = (card.hold.days, card.hold.then);
        for place in RatePlace::ALL {
            assert_eq!(typed.put(place, &card.text(place)), Ok(()), "{place:?}");
        }
        assert_eq!(typed, card);
        assert_eq!(card.text(RatePlace::ShipFreight), "4.5");
        assert_eq!(card.text(RatePlace::HoldStorage), "30: 0, 60: 0.02");
        for place in RatePlace::ALL {
            assert_eq!(typed.put(place, "  "), Ok(()), "{place:?}");
            assert_eq!(typed.text(place), "", "{place:?}");
        }
    }

    #[test]
    fn what_is_no_rate_changes_nothing_and_names_its_place() {
        for (place, text) in [
            (RatePlace::NewPrice, "29.999"),
            (RatePlace::NewPrice, "-1"),
            (RatePlace::ResellPrice(Grade::Good), "eighty"),
            (RatePlace::RepairChance, "101"),
            (RatePlace::RepairGrade, "fine"),
            (RatePlace::HoldStorage, "60: 0, 30: 0.02"),
            (RatePlace::HoldStorage, "60"),
            (RatePlace::StandingOrder, "sell"),
        ] {
            let mut card = sample();
            assert_eq!(card.put(place, text), Err(place), "{text}");
            assert_eq!(card, sample(), "{text}");
        }
    }
}
