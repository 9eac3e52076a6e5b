//! One row becomes one announced line, or its problems.

use crate::domain::codes::{OrderId, Rma, SellerCode, Tracking};
use crate::domain::expected::{ExpectedLine, ReasonFamily, ReturnRef};
use crate::domain::money::{Currency, Money};

use super::cells::Cells;
use super::columns::Field;
use super::reasons::{carrier_of, family_of};
use crate::exchange::table::cells::{clean, is_mangled, shown};
use crate::exchange::table::days::day;

/// A problem of a row: its field, its stable name, what was found.
pub(super) type Wrong = (Option<Field>, &'static str, String);

/// What is worth saying of good rows, counted.
#[derive(Default)]
pub(super) struct RowNotes {
    /// Rows with an amount and no currency; the amount is not kept.
    pub(super) without_currency: u32,
    /// Rows with a reason code that no family names.
    pub(super) unknown_reasons: u32,
}

/// Longest text shown of a wrong cell, in characters.
const FOUND_SHOWN: usize = 60;
/// Most units that one row may announce.
const QUANTITY_MAX: u32 = 100_000;

/// Reads a row. The ordinal is 1; the caller counts rows of one key.
///
/// # Errors
/// Gives every problem of the row.
pub(super) fn read_row(
    cells: &Cells<'_>,
    seller: &SellerCode,
    notes: &mut RowNotes,
) -> Result<ExpectedLine, Vec<Wrong>> {
    let mut row = Row {
        cells,
        wrong: Vec::new(),
        unknown_reason: false,
    };
    let line = row.line(seller, notes);
    if line.of.order_id.is_none()
        && line.of.rma_id.is_none()
        && line.tracking.is_empty()
        && row.wrong.is_empty()
    {
        row.wrong.push((None, "no_key", String::new()));
    }
    if row.wrong.is_empty() {
        if row.unknown_reason {
            notes.unknown_reasons += 1;
        }
        Ok(line)
    } else {
        Err(row.wrong)
    }
}

struct Row<'a, 'b> {
    cells: &'b Cells<'a>,
    wrong: Vec<Wrong>,
    unknown_reason: bool,
}

impl Row<'_, '_> {
    fn line(&mut self, seller: &SellerCode, notes: &mut RowNotes) -> ExpectedLine {
        let currency = self.read(Field::Currency, "bad_currency", Currency::parse);
        let amounts = [Field::LabelCost, Field::OrderAmount, Field::RefundedAmount];
        let [label_cost, order_amount, refunded_amount] =
            amounts.map(|field| self.money(field, currency));
        if currency.is_none()
            && amounts
                .iter()
                .any(|field| !self.cells.get(*field).is_empty())
        {
            notes.without_currency += 1;
        }
        let carrier_raw = self.cells.text(Field::Carrier);
        let reason_code = self.word(Field::Reason);
        let family = reason_code.as_deref().and_then(family_of);
        self.unknown_reason = reason_code.is_some() && family.is_none();
        ExpectedLine {
            of: ReturnRef {
                seller: seller.clone(),
                order_id: self.id(Field::Order, "bad_order_id", OrderId::parse),
                rma_id: self.id(Field::Rma, "bad_rma", Rma::parse),
            },
            ordinal: 1,
            merchant_rma_id: self.id(Field::MerchantRma, "", own_text),
            tracking: self.numbers(Field::Tracking),
            outbound: self.numbers(Field::Outbound),
            carrier: carrier_raw
                .as_deref()
                .and_then(carrier_of)
                .map(str::to_owned),
            carrier_raw,
            asin: self.id(Field::Asin, "", |text| Some(text.to_ascii_uppercase())),
            sku: self.id(Field::Sku, "", own_text),
            fnsku: self.id(Field::Fnsku, "", own_text),
            title: self.cells.text(Field::Title),
            quantity: self
                .read(Field::Quantity, "bad_quantity", |text| {
                    count(text).filter(|n| (1..=QUANTITY_MAX).contains(n))
                })
                .unwrap_or(1),
            reason_family: family.unwrap_or(ReasonFamily::Other),
            reason_code,
            status: self.word(Field::Status),
            resolution: self.word(Field::Resolution),
            label_type: self.word(Field::LabelType),
            label_cost,
            currency,
            order_amount,
            refunded_amount,
            request_date: self.read(Field::RequestDate, "bad_date", day),
            delivered_date: self.read(Field::DeliveredDate, "bad_date", day),
            order_quantity: self.read(Field::OrderQuantity, "bad_quantity", count),
            category: self.cells.text(Field::Category),
            in_policy: self.read(Field::InPolicy, "bad_yes_no", yes_no),
            a_to_z: self.read(Field::AToZ, "bad_yes_no", yes_no),
            safet_state: self.cells.text(Field::SafetState),
            safet_claim_id: self.id(Field::SafetClaim, "", own_text),
            order_item_id: self.id(Field::OrderItem, "", own_text),
            serials: self.serials(),
        }
    }

    /// Reads a word of Amazon's without the gloss that exports append.
    fn word(&self, field: Field) -> Option<String> {
        self.cells.text(field).and_then(|text| bare(&text))
    }

    /// Reads a cell; an empty one is `None` and no problem.
    fn read<T>(
        &mut self,
        field: Field,
        code: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.cells.get(field);
        if text.is_empty() {
            return None;
        }
        let value = parse(text);
        if value.is_none() {
            self.fault(field, code);
        }
        value
    }

    /// Reads an id; a number that a spreadsheet rounded (`9.2E+21`) is lost for good.
    fn id<T>(
        &mut self,
        field: Field,
        code: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        if is_mangled(self.cells.get(field)) {
            self.fault(field, "number_mangled");
            return None;
        }
        self.read(field, code, parse)
    }

    /// Reads the tracking numbers of a cell, one or many.
    fn numbers(&mut self, field: Field) -> Vec<String> {
        let mut numbers = Vec::new();
        for part in self.cells.get(field).split([',', ';', '/']) {
            if part.trim().is_empty() {
                continue;
            }
            if is_mangled(part.trim()) {
                self.fault(field, "number_mangled");
                continue;
            }
            match Tracking::parse(part) {
                Some(number) if numbers.iter().any(|known| known == number.as_str()) => {}
                Some(number) => numbers.push(number.as_str().to_owned()),
                None => self.fault(field, "bad_tracking"),
            }
        }
        numbers
    }

    /// Reads the serial numbers of a cell, one or many.
    fn serials(&mut self) -> Vec<String> {
        let mut serials = Vec::new();
        for part in self.cells.get(Field::Serials).split([',', ';', '\n']) {
            let one = clean(part.trim());
            if is_mangled(&one) {
                self.fault(Field::Serials, "number_mangled");
            } else if !one.is_empty() && !serials.contains(&one) {
                serials.push(one);
            }
        }
        serials
    }

    /// Reads a bare decimal; without a currency only its form is looked at.
    fn money(&mut self, field: Field, currency: Option<Currency>) -> Option<Money> {
        let text = self.cells.get(field);
        if text.contains(',') && !has_thousands(text) {
            self.fault(field, "comma_decimal");
            return None;
        }
        let shape = currency.unwrap_or(Currency::USD);
        let read = self.read(field, "bad_amount", |text| {
            Money::parse_decimal(text, shape)
        });
        currency.and(read)
    }

    fn fault(&mut self, field: Field, code: &'static str) {
        let found = shown(self.cells.get(field), FOUND_SHOWN);
        self.wrong.push((Some(field), code, found));
    }
}

/// Keeps an id as the seller has it; control characters become spaces.
#[expect(clippy::unnecessary_wraps, reason = "stands where parsers stand")]
fn own_text(text: &str) -> Option<String> {
    Some(clean(text))
}

/// Cuts the gloss that spreadsheets of sellers append: `CR-DEFECTIVE(…)`.
fn bare(text: &str) -> Option<String> {
    let code = text.split(['(', '（']).next().unwrap_or(text).trim();
    (!code.is_empty()).then(|| code.to_owned())
}

fn count(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |run: &str| run.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && part.bytes().all(|byte| byte == b'0'))
        .then(|| whole.parse().ok())
        .flatten()
}

fn yes_no(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "y" | "yes" | "true" | "是" => Some(true),
        "n" | "no" | "false" | "否" => Some(false),
        _ => None,
    }
}

/// Tells whether each comma of a number parts thousands.
fn has_thousands(text: &str) -> bool {
    let whole = text.trim_start_matches('-').split('.').next().unwrap_or("");
    let mut groups = whole.split(',');
    let first = groups
        .next()
        .is_some_and(|group| (1..=3).contains(&group.len()));
    let rest_of_three = groups.all(|group| group.len() == 3);
    let commas_before_point = !text
        .split_once('.')
        .is_some_and(|(_, part)| part.contains(','));
    first && rest_of_three && commas_before_point
}
