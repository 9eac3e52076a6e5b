//! Wire structs of the command line: names that outlive names in code.

use serde::Serialize;

use crate::domain::codes::{OrderId, Rma};
use crate::domain::expected::ExpectedLine;
use crate::domain::money::Money;

#[derive(Serialize)]
pub(super) struct MoneyOut {
    minor: i64,
    currency: String,
}

impl MoneyOut {
    /// Prints an amount.
    pub fn of(amount: Money) -> Self {
        Self {
            minor: amount.minor,
            currency: amount.currency.code().to_owned(),
        }
    }
}

fn money(amount: Option<Money>) -> Option<MoneyOut> {
    amount.map(MoneyOut::of)
}

/// An announced line as `expected` prints it.
#[derive(Serialize)]
pub(super) struct ExpectedOut<'a> {
    seller: &'a str,
    order_id: Option<&'a str>,
    rma_id: Option<&'a str>,
    merchant_rma_id: Option<&'a str>,
    tracking: &'a [String],
    carrier: Option<&'a str>,
    carrier_raw: Option<&'a str>,
    asin: Option<&'a str>,
    sku: Option<&'a str>,
    fnsku: Option<&'a str>,
    title: Option<&'a str>,
    quantity: u32,
    reason_code: Option<&'a str>,
    reason_family: &'static str,
    status: Option<&'a str>,
    resolution: Option<&'a str>,
    label_type: Option<&'a str>,
    label_cost: Option<MoneyOut>,
    currency: Option<String>,
    order_amount: Option<MoneyOut>,
    refunded_amount: Option<MoneyOut>,
    request_date: Option<String>,
    delivered_date: Option<String>,
    order_quantity: Option<u32>,
    category: Option<&'a str>,
    in_policy: Option<bool>,
    a_to_z: Option<bool>,
    safet_state: Option<&'a str>,
    safet_claim_id: Option<&'a str>,
    order_item_id: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    outbound: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    serials: &'a [String],
    source: &'a str,
}

impl<'a> ExpectedOut<'a> {
    pub fn of(line: &'a ExpectedLine, source: &'a str) -> Self {
        Self {
            seller: line.of.seller.as_str(),
            order_id: line.of.order_id.as_ref().map(OrderId::as_str),
            rma_id: line.of.rma_id.as_ref().map(Rma::as_str),
            merchant_rma_id: line.merchant_rma_id.as_deref(),
            tracking: &line.tracking,
            carrier: line.carrier.as_deref(),
            carrier_raw: line.carrier_raw.as_deref(),
            asin: line.asin.as_deref(),
            sku: line.sku.as_deref(),
            fnsku: line.fnsku.as_deref(),
            title: line.title.as_deref(),
            quantity: line.quantity,
            reason_code: line.reason_code.as_deref(),
            reason_family: line.reason_family.code(),
            status: line.status.as_deref(),
            resolution: line.resolution.as_deref(),
            label_type: line.label_type.as_deref(),
            label_cost: money(line.label_cost),
            currency: line.currency.map(|currency| currency.code().to_owned()),
            order_amount: money(line.order_amount),
            refunded_amount: money(line.refunded_amount),
            request_date: line.request_date.map(|day| day.to_string()),
            delivered_date: line.delivered_date.map(|day| day.to_string()),
            order_quantity: line.order_quantity,
            category: line.category.as_deref(),
            in_policy: line.in_policy,
            a_to_z: line.a_to_z,
            safet_state: line.safet_state.as_deref(),
            safet_claim_id: line.safet_claim_id.as_deref(),
            order_item_id: line.order_item_id.as_deref(),
            outbound: &line.outbound,
            serials: &line.serials,
            source,
        }
    }
}
