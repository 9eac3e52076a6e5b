//! What a seller announced: one line of a return, free of any buyer's data.

use super::closed::closed_set;
use super::codes::{OrderId, Rma, SellerCode};
use super::ids::LineId;
use super::money::{Currency, Money};
use super::time::Day;

/// Families of return reasons; the raw code is kept beside them because the set of codes grows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ReasonFamily {
    /// No longer wanted, or no reason given.
    Unwanted,
    /// Does not work.
    Defective,
    /// Damaged on the way.
    Damaged,
    /// Something else came.
    WrongItem,
    /// Parts are missing.
    MissingParts,
    /// Not as described or pictured.
    NotAsDescribed,
    /// Size, colour or fabric.
    SizeOrStyle,
    /// Came too late.
    Late,
    /// Bought without leave.
    Fraud,
    /// Never reached the buyer.
    Undeliverable,
    /// Any other code.
    Other,
}

impl ReasonFamily {
    /// Every family with its stable name.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Unwanted, "unwanted"),
        (Self::Defective, "defective"),
        (Self::Damaged, "damaged"),
        (Self::WrongItem, "wrong_item"),
        (Self::MissingParts, "missing_parts"),
        (Self::NotAsDescribed, "not_as_described"),
        (Self::SizeOrStyle, "size_or_style"),
        (Self::Late, "late"),
        (Self::Fraud, "fraud"),
        (Self::Undeliverable, "undeliverable"),
        (Self::Other, "other"),
    ];

    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(family, _)| *family == self)
            .map_or("other", |(_, code)| code)
    }

    /// Reads the stable name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, name)| *name == code)
            .map(|(family, _)| *family)
    }
}

/// Names a return: every line of it shares these.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ReturnRef {
    /// Whose return it is.
    pub seller: SellerCode,
    /// The order it belongs to.
    pub order_id: Option<OrderId>,
    /// Amazon's RMA id, case-sensitive.
    pub rma_id: Option<Rma>,
}

impl ReturnRef {
    /// Gives the number by which people call it: its RMA id, else its order's.
    pub fn number(&self) -> Option<&str> {
        let order = self.order_id.as_ref().map(OrderId::as_str);
        self.rma_id.as_ref().map(Rma::as_str).or(order)
    }
}

/// One announced line. Texts are as the seller's file had them, trimmed; empty cells are `None`.
/// Field names are those of the `expected` verb in `docs/cli.md`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExpectedLine {
    /// Return that this line belongs to.
    pub of: ReturnRef,
    /// Tells equal (asin, sku) lines of one return apart, from 1.
    pub ordinal: u32,
    /// The seller's own RMA id.
    pub merchant_rma_id: Option<String>,
    /// Every tracking number ever announced, in normal form, newest last.
    pub tracking: Vec<String>,
    /// The carrier as a lower-case code, where the name is known.
    pub carrier: Option<String>,
    /// The carrier as written.
    pub carrier_raw: Option<String>,
    /// Amazon's product id.
    pub asin: Option<String>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// Amazon's fulfilment label id.
    pub fnsku: Option<String>,
    /// The product's name.
    pub title: Option<String>,
    /// Units announced, at least 1.
    pub quantity: u32,
    /// The return reason as written, glosses cut.
    pub reason_code: Option<String>,
    /// The family of the reason.
    pub reason_family: ReasonFamily,
    /// The request's status as written.
    pub status: Option<String>,
    /// How the buyer was made whole, as written.
    pub resolution: Option<String>,
    /// The label's type as written.
    pub label_type: Option<String>,
    /// What the label cost.
    pub label_cost: Option<Money>,
    /// The currency of the row.
    pub currency: Option<Currency>,
    /// The order's amount.
    pub order_amount: Option<Money>,
    /// What the buyer got back.
    pub refunded_amount: Option<Money>,
    /// When the return was asked for.
    pub request_date: Option<Day>,
    /// When the carrier delivered it to us.
    pub delivered_date: Option<Day>,
    /// Units of the order.
    pub order_quantity: Option<u32>,
    /// The product's category as written.
    pub category: Option<String>,
    /// Whether the return was inside Amazon's policy.
    pub in_policy: Option<bool>,
    /// Whether an A-to-z claim is open.
    pub a_to_z: Option<bool>,
    /// State of the SAFE-T claim as written.
    pub safet_state: Option<String>,
    /// Id of the SAFE-T claim.
    pub safet_claim_id: Option<String>,
    /// Amazon's id of the order's item.
    pub order_item_id: Option<String>,
    /// Every tracking number that the goods went out by, in normal form, newest last; mostly none.
    pub outbound: Vec<String>,
    /// Serial numbers of the units that were shipped, as the seller wrote them; mostly none.
    pub serials: Vec<String>,
}

impl ExpectedLine {
    /// Tells whether a unit's serial number is none of those that were shipped. Case, spaces and
    /// dashes do not count; where the seller named none, nothing differs.
    pub fn serial_differs(&self, read: &str) -> bool {
        let same = |shipped: &String| bare_serial(shipped).eq(bare_serial(read));
        !self.serials.is_empty() && !self.serials.iter().any(same)
    }

    /// Tells what a parcel of this return means at the bench.
    pub fn standing(&self) -> ReturnStanding {
        let is = |value: &Option<String>, words: &[&str]| {
            value
                .as_deref()
                .is_some_and(|text| words.iter().any(|word| text.eq_ignore_ascii_case(word)))
        };
        if is(&self.status, &["Cancelled", "Canceled", "Rejected"]) {
            ReturnStanding::Cancelled
        } else if is(&self.resolution, &["ReturnlessRefund"]) {
            ReturnStanding::Returnless
        } else if is(&self.resolution, &["RefundAtFirstScan"]) {
            ReturnStanding::RefundedAtFirstScan
        } else {
            ReturnStanding::Open
        }
    }
}

fn bare_serial(text: &str) -> impl Iterator<Item = char> {
    let signs = text.chars().filter(|sign| sign.is_alphanumeric());
    signs.flat_map(char::to_uppercase)
}

closed_set! {
    /// What an announced return means when its parcel comes (facts: Amazon's status and resolution).
    ReturnStanding {
        /// Awaited.
        Open = "open",
        /// The money is already gone: evidence is worth most.
        RefundedAtFirstScan = "refunded_at_first_scan",
        /// No parcel should come.
        Returnless = "returnless",
        /// Called off; a parcel of it is received all the same.
        Cancelled = "cancelled",
    }
}

/// A line as the journal keeps it, with its id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownLine {
    /// The line's id.
    pub id: LineId,
    /// What was announced.
    pub line: ExpectedLine,
    /// Units of this line already put, at any parcel.
    pub put_units: u32,
}

impl KnownLine {
    /// Tells whether more units of it were announced than put.
    pub fn awaits_units(&self) -> bool {
        self.put_units < self.line.quantity
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_serial_number_is_compared_by_its_letters_and_digits() {
        let same = |shipped: &str, read: &str| bare_serial(shipped).eq(bare_serial(read));
        assert!(same("SN-7712 0045", "sn77120045"));
        assert!(same("C02XK1TTJGH5", "c02xk1ttjgh5"));
        assert!(!same("C02XK1TTJGH5", "C02XK1TTJGH6"));
        assert!(!same("C02XK1TTJGH5", ""));
    }
}
