//! Resale batches: what a batch is made of, and the lines under which it is listed.

use std::collections::BTreeMap;

use crate::domain::codes::{ContainerName, SellerCode, UnitTag};
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;
use crate::domain::money::Currency;
use crate::domain::resale::SaleChannel;
use crate::domain::time::Day;

use super::fact::PackRef;

/// A batch: its units by tag. All its prices are of one currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// Whose goods.
    pub seller: SellerCode,
    /// Where they are listed.
    pub channel: SaleChannel,
    /// The day whose prices it has.
    pub day: Day,
    /// Of every price.
    pub currency: Currency,
    /// The units, by tag and id.
    pub units: Vec<BatchUnit>,
}

/// A unit of a batch. Texts are as the seller has them; nothing of a buyer is here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BatchUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// The tote that it was in.
    pub container: ContainerName,
    /// The resale SKU; none where none can be made.
    pub sku: Option<String>,
    /// The seller's SKU.
    pub base: Option<String>,
    /// Amazon's product id.
    pub asin: Option<String>,
    /// The barcode that was read on it, or else the first one of its product book.
    pub barcode: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Its grade; none for goods that were not graded.
    pub grade: Option<Grade>,
    /// What it is offered for, in minor units; none is not known.
    pub price: Option<i64>,
    /// What was seen of it that leaves less than new.
    pub seen: Seen,
}

/// What was seen of a unit, by the codes of its checklist; words are made of it where it is told.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// The checklist: its name, version and SHA-256; none for goods that were not graded.
    pub checklist: Option<PackRef>,
    /// Question and answer, the worst first.
    pub remarks: Vec<(String, String)>,
}

/// Units of one SKU, as a marketplace lists them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListingLine {
    /// The resale SKU.
    pub sku: String,
    /// The condition.
    pub grade: Grade,
    /// The seller's SKU.
    pub base: Option<String>,
    /// Amazon's product id.
    pub asin: Option<String>,
    /// The barcode.
    pub barcode: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// What each is offered for, in minor units; none is not known.
    pub price: Option<i64>,
    /// How many.
    pub quantity: u32,
    /// What was seen of them, each once.
    pub seen: Vec<Seen>,
}

impl Batch {
    /// Brings the units into the order of a batch.
    pub fn sort(&mut self) {
        self.units
            .sort_by(|a, b| (&a.tag, a.unit).cmp(&(&b.tag, b.unit)));
    }

    /// Sums up the units by SKU, in the order of the SKUs. A unit without SKU or grade stands in no line: it
    /// is not listed. Where units of one SKU differ in what is known of them, the first one speaks, and a
    /// price that differs is none.
    pub fn lines(&self) -> Vec<ListingLine> {
        let mut lines: BTreeMap<&str, ListingLine> = BTreeMap::new();
        for unit in &self.units {
            let (Some(sku), Some(grade)) = (unit.sku.as_deref(), unit.grade) else {
                continue;
            };
            let line = lines.entry(sku).or_insert_with(|| ListingLine {
                sku: sku.to_owned(),
                grade,
                base: None,
                asin: None,
                barcode: None,
                title: None,
                price: unit.price,
                quantity: 0,
                seen: Vec::new(),
            });
            line.quantity = line.quantity.saturating_add(1);
            line.price = line.price.filter(|price| unit.price == Some(*price));
            let either = |known: &mut Option<String>, told: &Option<String>| {
                if known.is_none() {
                    known.clone_from(told);
                }
            };
            either(&mut line.base, &unit.base);
            either(&mut line.asin, &unit.asin);
            either(&mut line.barcode, &unit.barcode);
            either(&mut line.title, &unit.title);
            if !unit.seen.remarks.is_empty() && !line.seen.contains(&unit.seen) {
                line.seen.push(unit.seen.clone());
            }
        }
        lines.into_values().collect()
    }

    /// Counts the units of which nobody said a price.
    pub fn unpriced(&self) -> u32 {
        let unknown = self.units.iter().filter(|unit| unit.price.is_none());
        u32::try_from(unknown.count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(number: u64, sku: Option<&str>, price: Option<i64>, remark: &str) -> BatchUnit {
        let remarks = (!remark.is_empty()).then(|| ("look".to_owned(), remark.to_owned()));
        BatchUnit {
            unit: UnitId(u128::from(number)),
            tag: UnitTag::make("A00", number).expect("a tag"),
            container: ContainerName::parse("R-01").expect("a tote"),
            sku: sku.map(str::to_owned),
            base: Some("LAMP".to_owned()),
            asin: (number == 2).then(|| "B0B4WP8XYZ".to_owned()),
            barcode: None,
            title: None,
            grade: Some(Grade::Good),
            price,
            seen: Seen {
                checklist: None,
                remarks: remarks.into_iter().collect(),
            },
        }
    }

    #[test]
    fn units_of_one_sku_are_one_line_and_what_differs_is_not_made_up() {
        let mut batch = Batch {
            seller: SellerCode::parse("S-01").expect("a seller"),
            channel: SaleChannel::Amazon,
            day: Day::parse("2026-11-30").expect("a day"),
            currency: Currency::USD,
            units: vec![
                unit(3, Some("LAMP-G"), Some(2000), "marked"),
                unit(2, Some("LAMP-G"), Some(2000), "worn"),
                unit(1, Some("LAMP-G"), Some(2000), "marked"),
                unit(4, Some("CUP-G"), None, ""),
                unit(5, Some("OIL-G"), Some(1), ""),
                unit(6, Some("OIL-G"), None, ""),
                unit(7, None, Some(1), ""),
            ],
        };
        batch.sort();
        let lines = batch.lines();
        let told: Vec<_> = lines
            .iter()
            .map(|line| {
                (
                    line.sku.as_str(),
                    line.quantity,
                    line.price,
                    line.seen.len(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("CUP-G", 1, None, 0),
                ("LAMP-G", 3, Some(2000), 2),
                ("OIL-G", 2, None, 0)
            ]
        );
        assert_eq!(lines[1].asin.as_deref(), Some("B0B4WP8XYZ"));
        assert_eq!(batch.unpriced(), 2);
    }
}
