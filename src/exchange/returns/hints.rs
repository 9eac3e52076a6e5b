//! Proposes a field for a column that nobody knows, by the shape of its first values. Only the
//! field's name leaves this file, never a value: an unknown column may hold a buyer's words.

use super::columns::{Binding, Field};
use crate::domain::codes::{Asin, OrderId, Rma};
use crate::domain::money::{Currency, Money};
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::exchange::data;
use crate::exchange::table::days::day;
use crate::scan::carriers::Carriers;
use crate::scan::read;

/// Rows that are looked at.
pub(super) const ROWS: usize = 50;
/// Of this many values all but one may differ from the shape, as hand-kept sheets have it.
const VALUES_A_SLIP: usize = 5;

/// A shape of values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Order,
    Rma,
    Asin,
    Tracking,
    Day,
    Money,
}

impl Shape {
    /// Every shape with the fields it may stand for, in the order in which they are proposed.
    const ALL: [(Self, &'static [Field]); 6] = [
        (Self::Order, &[Field::Order]),
        (Self::Rma, &[Field::Rma]),
        (Self::Asin, &[Field::Asin]),
        (Self::Tracking, &[Field::Tracking]),
        (Self::Day, &[Field::RequestDate, Field::DeliveredDate]),
        (
            Self::Money,
            &[Field::RefundedAmount, Field::OrderAmount, Field::LabelCost],
        ),
    ];

    fn is_of(self, text: &str, carriers: &Carriers) -> bool {
        match self {
            Self::Order => OrderId::parse(text).is_some(),
            Self::Rma => Rma::parse(text).is_some_and(|rma| rma.is_amazon_shape()),
            Self::Asin => Asin::parse(text).is_some_and(|asin| asin.as_str().starts_with('B')),
            Self::Tracking => is_tracking(text, carriers),
            Self::Day => day(text).is_some(),
            Self::Money => {
                text.contains('.') && Money::parse_decimal(text, Currency::USD).is_some()
            }
        }
    }
}

/// Tells whether a carrier's form fits best, its check digit included.
fn is_tracking(text: &str, carriers: &Carriers) -> bool {
    let reading = read(text.as_bytes(), carriers);
    reading.candidates.first().is_some_and(|first| {
        first.kind == CodeKind::Tracking
            && first.carrier.is_some()
            && first.check != CheckVerdict::Bad
    })
}

/// Proposes fields for the unknown columns of a file by its first rows: each field at most once,
/// and none that a column has already.
pub(super) fn proposed(binding: &Binding, rows: &[impl AsRef<str>]) -> Vec<(usize, Field)> {
    let mut found: Vec<(usize, Field)> = Vec::new();
    let mut unknown = binding.unknown().peekable();
    if unknown.peek().is_none() {
        return found;
    }
    let carriers = data::carriers::carriers();
    for column in unknown {
        let cell = |row: &str| row.split('\t').nth(column).unwrap_or("").trim().to_owned();
        let mut values: Vec<String> = rows.iter().map(|row| cell(row.as_ref())).collect();
        values.retain(|value| !value.is_empty());
        let is_free = |field: &Field| {
            binding.head_of(*field).is_none() && found.iter().all(|(_, of)| of != field)
        };
        let shape = Shape::ALL
            .into_iter()
            .find(|(shape, _)| fits(*shape, &values, &carriers));
        let field = shape.and_then(|(_, fields)| fields.iter().copied().find(is_free));
        found.extend(field.map(|field| (column, field)));
    }
    found
}

fn fits(shape: Shape, values: &[String], carriers: &Carriers) -> bool {
    let like = values
        .iter()
        .filter(|value| shape.is_of(value, carriers))
        .count();
    let slips = values.len() / VALUES_A_SLIP;
    like > 0 && like + slips >= values.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &str, rows: &[&str]) -> Vec<(usize, Field)> {
        let binding = Binding::of(&head.replace('|', "\t"), None);
        let rows: Vec<String> = rows.iter().map(|row| row.replace('|', "\t")).collect();
        proposed(&binding, &rows)
    }

    #[test]
    fn each_shape_proposes_its_field() {
        let found = of(
            "单号|退货|商品码|物流|申请日|签收日|退款|备注",
            &[
                "112-3177071-7901658|Demwvs9LRRMA|B0NQH9WRMZ|1Z4CJTH59083524484|2026-11-16|18-Nov-2026|12.50|call me",
                "112-9403254-1489943|Dk6aazMBRRMA|B0B4WP8XYZ|9202090339598344170026|2026-11-17||8.99|",
            ],
        );
        let wanted = [
            Field::Order,
            Field::Rma,
            Field::Asin,
            Field::Tracking,
            Field::RequestDate,
            Field::DeliveredDate,
            Field::RefundedAmount,
        ];
        assert_eq!(found, wanted.into_iter().enumerate().collect::<Vec<_>>());
    }

    #[test]
    fn known_heads_and_taken_fields_get_no_proposal() {
        let order = "112-3177071-7901658";
        assert_eq!(of("Order ID|other", &[&format!("{order}|{order}")]), []);
        assert_eq!(
            of("one|two", &[&format!("{order}|{order}")]),
            [(0, Field::Order)]
        );
        assert_eq!(of("Buyer name", &[order]), []);
    }

    #[test]
    fn words_counts_and_empty_columns_look_like_nothing() {
        assert_eq!(of("a|b|c|d", &["lamp|2|12345|", "red lamp|3|67890|"]), []);
        assert_eq!(of("a", &[]), []);
    }

    #[test]
    fn one_slip_in_five_is_forgiven_and_one_in_four_is_not() {
        let order = "112-3177071-7901658";
        assert_eq!(
            of("a", &[order, order, order, order, "none"]),
            [(0, Field::Order)]
        );
        assert_eq!(of("a", &[order, order, order, "none"]), []);
    }

    #[test]
    fn a_wrong_check_digit_is_no_tracking_number() {
        assert_eq!(of("a", &["1Z4CJTH59083524484"]), [(0, Field::Tracking)]);
        assert_eq!(of("a", &["1Z4CJTH59083524483"]), []);
    }
}
