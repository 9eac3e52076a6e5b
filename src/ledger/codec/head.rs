//! The head of an announced line: what it is known and found by, read without the rest.
//!
//! Merging a file needs no more of each row, and reading the whole of a million rows takes longer
//! than writing them.

use std::borrow::Cow;

use serde::Deserialize;

use crate::domain::codes::{OrderId, Rma};
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::{Hash, LineId};

use super::DecodeError;
use super::chain::sha256;

/// Separates the parts of a line's identity: no text of a file has it.
const UNIT_SEPARATOR: char = '\u{1f}';

/// What an announced line is known and found by. Texts are as the line has them.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct LineHead<'a> {
    /// Whose return it is.
    #[serde(borrow)]
    pub seller: Cow<'a, str>,
    /// The order it belongs to.
    pub order_id: Option<Cow<'a, str>>,
    /// Amazon's RMA id.
    pub rma_id: Option<Cow<'a, str>>,
    /// The seller's own RMA id.
    pub merchant_rma_id: Option<Cow<'a, str>>,
    /// Amazon's product id.
    pub asin: Option<Cow<'a, str>>,
    /// The seller's product id.
    pub sku: Option<Cow<'a, str>>,
    /// Tells equal (asin, sku) lines of one return apart, from 1.
    pub ordinal: u32,
    /// Every tracking number, in normal form.
    #[serde(default)]
    pub tracking: Vec<Cow<'a, str>>,
    /// Every tracking number that the goods went out by, in normal form.
    #[serde(default)]
    pub outbound: Vec<Cow<'a, str>>,
}

impl<'a> LineHead<'a> {
    /// Reads the head of one JSON line of a chunk and passes over its other fields.
    ///
    /// # Errors
    /// Names what is missing or of the wrong type.
    pub fn read(text: &'a str) -> Result<Self, DecodeError> {
        serde_json::from_str(text).map_err(|error| DecodeError(error.to_string()))
    }

    /// Gives the head of a line.
    pub fn of(line: &'a ExpectedLine) -> Self {
        let text = |text: &'a Option<String>| text.as_deref().map(Cow::Borrowed);
        let texts = |texts: &'a [String]| texts.iter().map(|key| key.as_str().into()).collect();
        Self {
            seller: line.of.seller.as_str().into(),
            order_id: line
                .of
                .order_id
                .as_ref()
                .map(OrderId::as_str)
                .map(Cow::Borrowed),
            rma_id: line.of.rma_id.as_ref().map(Rma::as_str).map(Cow::Borrowed),
            merchant_rma_id: text(&line.merchant_rma_id),
            asin: text(&line.asin),
            sku: text(&line.sku),
            ordinal: line.ordinal,
            tracking: texts(&line.tracking),
            outbound: texts(&line.outbound),
        }
    }

    /// Prints the identity of the line: what makes the same line of two files one line.
    fn identity(&self) -> String {
        let mut out = String::from(&*self.seller);
        for part in [&self.order_id, &self.rma_id, &self.asin, &self.sku] {
            out.push(UNIT_SEPARATOR);
            out.push_str(part.as_deref().unwrap_or_default());
        }
        out.push(UNIT_SEPARATOR);
        out.push_str(&self.ordinal.to_string());
        out
    }

    /// Gives the id of the line: the first 16 bytes of the SHA-256 of its identity.
    pub fn id(&self) -> LineId {
        let Hash(hash) = sha256(self.identity().as_bytes());
        LineId(std::array::from_fn(|place| {
            hash.get(place).copied().unwrap_or_default()
        }))
    }
}
