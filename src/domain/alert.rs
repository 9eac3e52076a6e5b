//! What a parcel's scan at the dock warns of, from what is known before it is opened. What is not
//! known warns of nothing and is said to be unknown: it never counts as zero or as safe.

use super::closed::closed_set;
use super::expected::{ExpectedLine, ReasonFamily, ReturnStanding};
use super::money::Money;
use super::product::Battery;

closed_set! {
    /// A warning, the one that cannot wait first.
    Alert {
        /// Dangerous goods: to its own place, away from the others.
        Hazmat = "hazmat",
        /// The buyer has the money already: evidence is worth most.
        RefundedAtFirstScan = "refunded_at_first_scan",
        /// Worth so much that it goes to the cage.
        HighValue = "high_value",
    }
}

/// What the seller's product book says of the goods of a line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Hazard {
    /// Nothing.
    #[default]
    Unknown,
    /// Not dangerous.
    None,
    /// Dangerous.
    Dangerous,
}

impl Hazard {
    /// Judges a returned battery. One by itself or beside its device is dangerous goods (UN3480,
    /// UN3481 packed with equipment); one inside its device is when the return says that it is
    /// damaged or defective: such may not fly (special provision A154 of IATA's rules; USPS's final
    /// rule 2022-12003 takes them by surface alone).
    pub fn of(battery: Battery, reason: ReasonFamily) -> Self {
        match battery {
            Battery::Unknown => Self::Unknown,
            Battery::None => Self::None,
            Battery::PackedWith | Battery::Standalone => Self::Dangerous,
            Battery::Contained => match reason {
                ReasonFamily::Defective | ReasonFamily::Damaged => Self::Dangerous,
                ReasonFamily::Unwanted
                | ReasonFamily::WrongItem
                | ReasonFamily::MissingParts
                | ReasonFamily::NotAsDescribed
                | ReasonFamily::SizeOrStyle
                | ReasonFamily::Late
                | ReasonFamily::Fraud
                | ReasonFamily::Undeliverable
                | ReasonFamily::Other => Self::None,
            },
        }
    }
}

/// An announced line of the parcel with what its seller agreed on and knows of the goods.
#[derive(Clone, Copy, Debug)]
pub struct Announced<'a> {
    /// The line.
    pub line: &'a ExpectedLine,
    /// From this value on a unit goes to the cage; none means never.
    pub cage_from: Option<Money>,
    /// What the product book says.
    pub hazard: Hazard,
}

/// Whether the value of the goods could be judged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Worth {
    /// No seller asks.
    #[default]
    NotAsked,
    /// It was compared with the seller's limit.
    Judged,
    /// A limit is set, and no amount to compare with it is known.
    Unknown,
}

/// What a scan warns of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Warned {
    /// The warnings, the one that cannot wait first.
    pub alerts: Vec<Alert>,
    /// Whether the value could be judged.
    pub worth: Worth,
}

/// Judges the lines that a scan hit. Of several returns that fit, each may be the one: any of them
/// warns.
pub fn warned(lines: &[Announced<'_>]) -> Warned {
    let is = |alert: Alert| match alert {
        Alert::Hazmat => lines.iter().any(|one| one.hazard == Hazard::Dangerous),
        Alert::RefundedAtFirstScan => lines
            .iter()
            .any(|one| one.line.standing() == ReturnStanding::RefundedAtFirstScan),
        Alert::HighValue => lines.iter().any(|one| above(one) == Some(Above::Yes)),
    };
    Warned {
        alerts: Alert::ALL.iter().copied().filter(|one| is(*one)).collect(),
        worth: lines.iter().map(worth).max().unwrap_or_default(),
    }
}

/// Tells whether a unit of a line goes to the cage, from what is known of its value.
pub fn is_for_the_cage(line: &ExpectedLine, cage_from: Option<Money>) -> bool {
    let one = Announced {
        line,
        cage_from,
        hazard: Hazard::Unknown,
    };
    above(&one) == Some(Above::Yes)
}

/// Whether a unit reaches its seller's limit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    No,
    Yes,
}

fn worth(one: &Announced<'_>) -> Worth {
    match (one.cage_from, above(one)) {
        (None, _) => Worth::NotAsked,
        (Some(_), Some(Above::No | Above::Yes)) => Worth::Judged,
        (Some(_), None) => Worth::Unknown,
    }
}

/// Compares a unit's value with its seller's limit; none when there is no limit or nothing to
/// compare with it. A refund may be a part of the price: it can reach the limit, not stay below it.
fn above(one: &Announced<'_>) -> Option<Above> {
    let limit = one.cage_from?;
    let reaches = |amount: Money| {
        let units = i64::from(one.line.order_quantity.unwrap_or(1).max(1));
        // The order's amount stands for all its units; a cent of rounding never hides one.
        let of_a_unit = amount.minor.div_euclid(units) + i64::from(amount.minor % units != 0);
        (amount.currency == limit.currency).then_some(of_a_unit >= limit.minor)
    };
    match one.line.order_amount.and_then(reaches) {
        Some(true) => Some(Above::Yes),
        Some(false) => Some(Above::No),
        None => one
            .line
            .refunded_amount
            .and_then(reaches)
            .filter(|reached| *reached)
            .map(|_| Above::Yes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::SellerCode;
    use crate::domain::expected::{ReasonFamily, ReturnRef};
    use crate::domain::money::Currency;

    fn usd(minor: i64) -> Money {
        Money {
            minor,
            currency: Currency::USD,
        }
    }

    fn line(order_amount: Option<Money>, refunded_amount: Option<Money>) -> ExpectedLine {
        ExpectedLine {
            of: ReturnRef {
                seller: SellerCode::parse("S-01").unwrap(),
                order_id: None,
                rma_id: None,
            },
            ordinal: 1,
            merchant_rma_id: None,
            tracking: Vec::new(),
            carrier: None,
            carrier_raw: None,
            asin: None,
            sku: None,
            fnsku: None,
            title: None,
            quantity: 1,
            reason_code: None,
            reason_family: ReasonFamily::Other,
            status: None,
            resolution: None,
            label_type: None,
            label_cost: None,
            currency: None,
            order_amount,
            refunded_amount,
            request_date: None,
            delivered_date: None,
            order_quantity: None,
            category: None,
            in_policy: None,
            a_to_z: None,
            safet_state: None,
            safet_claim_id: None,
            order_item_id: None,
            outbound: Vec::new(),
            serials: Vec::new(),
        }
    }

    fn of(line: &ExpectedLine, cage_from: Option<Money>) -> Warned {
        warned(&[Announced {
            line,
            cage_from,
            hazard: Hazard::Unknown,
        }])
    }

    #[test]
    fn value_is_judged_by_the_sellers_limit_and_unknown_is_never_zero() {
        let eur = Money::parse_decimal("900", Currency::parse("EUR").unwrap());
        let rows = [
            (
                Some(usd(50_000)),
                None,
                Some(usd(50_000)),
                true,
                Worth::Judged,
            ),
            (
                Some(usd(49_999)),
                None,
                Some(usd(50_000)),
                false,
                Worth::Judged,
            ),
            (Some(usd(90_000)), None, None, false, Worth::NotAsked),
            (None, None, Some(usd(50_000)), false, Worth::Unknown),
            (eur, None, Some(usd(50_000)), false, Worth::Unknown),
            (
                None,
                Some(usd(60_000)),
                Some(usd(50_000)),
                true,
                Worth::Judged,
            ),
            (
                None,
                Some(usd(100)),
                Some(usd(50_000)),
                false,
                Worth::Unknown,
            ),
            (
                Some(usd(100)),
                Some(usd(60_000)),
                Some(usd(50_000)),
                false,
                Worth::Judged,
            ),
        ];
        for (order, refund, limit, high, worth) in rows {
            let said = of(&line(order, refund), limit);
            let told = said.alerts.contains(&Alert::HighValue);
            assert_eq!((told, said.worth), (high, worth), "{order:?} {refund:?}");
        }
    }

    #[test]
    fn the_amount_of_an_order_of_several_is_shared_among_its_units() {
        let mut two = line(Some(usd(99_999)), None);
        two.order_quantity = Some(2);
        assert_eq!(of(&two, Some(usd(50_000))).alerts, [Alert::HighValue]);
        two.order_quantity = Some(3);
        assert_eq!(of(&two, Some(usd(50_000))).alerts, []);
    }

    #[test]
    fn every_line_warns_and_what_cannot_wait_comes_first() {
        let dear = line(Some(usd(80_000)), None);
        let mut refunded = line(None, None);
        refunded.resolution = Some("RefundAtFirstScan".to_owned());
        let announced = |line, hazard| Announced {
            line,
            cage_from: Some(usd(50_000)),
            hazard,
        };
        let said = warned(&[
            announced(&dear, Hazard::None),
            announced(&refunded, Hazard::Dangerous),
        ]);
        assert_eq!(said.alerts, Alert::ALL);
        assert_eq!(said.worth, Worth::Unknown, "of one line nothing is known");
        assert_eq!(warned(&[]), Warned::default());
    }
}
