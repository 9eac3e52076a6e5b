//! Recalls: which units a notice takes from sale, and what finds them.

use super::product::Product;
use super::time::Day;

/// What a recalled product is found by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RecallKey {
    /// What is scanned on it, as [`super::product::barcode_key`] writes it.
    Code = 0,
    /// Amazon's product id.
    Asin = 1,
    /// The maker's model, as [`model_key`] writes it: whole, never a part of it.
    Model = 2,
}

impl RecallKey {
    /// Every kind of key.
    pub const ALL: [Self; 3] = [Self::Code, Self::Asin, Self::Model];

    /// Gives the stable name: that of the column that the key is read from.
    pub fn code(self) -> &'static str {
        match self {
            Self::Code => "barcode",
            Self::Asin => "asin",
            Self::Model => "model",
        }
    }
}

/// One row of a recall list. It holds for the goods of every seller: a recall is of a product.
/// Texts are as the list has them, trimmed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recall {
    /// The number of the notice, or its address.
    pub notice: String,
    /// Who gave it out: CPSC, FDA, NHTSA, the maker.
    pub agency: Option<String>,
    /// What is scanned on the product, as [`super::product::barcode_key`] writes it.
    pub barcodes: Vec<String>,
    /// Amazon's product ids.
    pub asins: Vec<String>,
    /// The maker's models.
    pub models: Vec<String>,
    /// What it is.
    pub title: Option<String>,
    /// The first day on which the units concerned were made or sold. Nobody can see the day of a
    /// returned unit, so a range narrows nothing: it is shown.
    pub units_from: Option<Day>,
    /// The last such day.
    pub units_to: Option<Day>,
    /// The day of the notice. A recall that is known holds at once, whatever this day is.
    pub valid_from: Option<Day>,
    /// From this day on it holds no more.
    pub ended: Option<Day>,
    /// Where the list has it from.
    pub source: Option<String>,
}

impl Recall {
    /// A recall of which only the notice is known.
    pub fn of(notice: String) -> Self {
        Self {
            notice,
            agency: None,
            barcodes: Vec::new(),
            asins: Vec::new(),
            models: Vec::new(),
            title: None,
            units_from: None,
            units_to: None,
            valid_from: None,
            ended: None,
            source: None,
        }
    }

    /// Lists what its product is found by, each key once.
    pub fn keys(&self) -> Vec<(RecallKey, String)> {
        let codes = self.barcodes.iter().cloned();
        let mut keys: Vec<(RecallKey, String)> =
            codes.map(|code| (RecallKey::Code, code)).collect();
        keys.extend(self.asins.iter().map(|id| (RecallKey::Asin, id.clone())));
        let models = self.models.iter();
        keys.extend(models.map(|model| (RecallKey::Model, model_key(model))));
        keys.sort();
        keys.dedup();
        keys
    }

    /// Tells whether it holds on a day.
    pub fn is_in_force(&self, on: Day) -> bool {
        self.ended.is_none_or(|ended| on < ended)
    }

    /// Gives the words of the notice in no language: who, which, and which units.
    pub fn told(&self) -> String {
        let mut told = match &self.agency {
            Some(agency) if !self.notice.starts_with(agency.as_str()) => {
                format!("{agency} {}", self.notice)
            }
            Some(_) | None => self.notice.clone(),
        };
        if let Some(range) = self.range() {
            told.push_str(", ");
            told.push_str(&range);
        }
        told
    }

    /// Gives the days of the units concerned, when the list names any.
    pub fn range(&self) -> Option<String> {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let is_told = self.units_from.is_some() || self.units_to.is_some();
        let range = format!("{} – {}", day(self.units_from), day(self.units_to));
        is_told.then(|| range.trim().to_owned())
    }
}

/// Writes a model as it is compared: in capitals, without the spaces around it.
pub fn model_key(text: &str) -> String {
    text.trim().to_uppercase()
}

/// Lists by what a recall of this product may be found. A model is compared with its SKU and its
/// variant, whole: a title that names a model is not read.
pub fn keys_of(product: &Product) -> Vec<(RecallKey, String)> {
    let codes = product.codes();
    let mut keys: Vec<(RecallKey, String)> = codes
        .map(|code| (RecallKey::Code, code.to_owned()))
        .collect();
    keys.extend(product.asin.iter().map(|id| (RecallKey::Asin, id.clone())));
    let models = product.sku.iter().chain(&product.variant);
    keys.extend(models.map(|text| (RecallKey::Model, model_key(text))));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::SellerCode;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn a_recall_holds_until_the_day_it_ends_whatever_day_it_began() {
        let mut recall = Recall::of("26-101".to_owned());
        recall.valid_from = Some(day("2026-12-01"));
        let on = |recall: &Recall, text| recall.is_in_force(day(text));
        assert!(on(&recall, "2026-11-23"));
        recall.ended = Some(day("2026-11-23"));
        for (text, holds) in [
            ("2026-11-22", true),
            ("2026-11-23", false),
            ("2027-01-01", false),
        ] {
            assert_eq!(on(&recall, text), holds, "{text}");
        }
    }

    #[test]
    fn the_notice_says_who_which_and_which_units() {
        let mut recall = Recall::of("26-101".to_owned());
        assert_eq!(recall.told(), "26-101");
        recall.agency = Some("CPSC".to_owned());
        recall.units_from = Some(day("2024-01-01"));
        assert_eq!(recall.told(), "CPSC 26-101, 2024-01-01 –");
        recall.units_to = Some(day("2025-03-31"));
        assert_eq!(recall.told(), "CPSC 26-101, 2024-01-01 – 2025-03-31");
        recall.notice = "CPSC 26-101".to_owned();
        recall.units_from = None;
        assert_eq!(recall.told(), "CPSC 26-101, – 2025-03-31");
    }

    #[test]
    fn a_product_is_found_by_every_key_that_both_sides_have() {
        let recall = Recall {
            barcodes: vec!["00036000291452".to_owned(), "00036000291452".to_owned()],
            asins: vec!["B0B4WP8XYZ".to_owned()],
            models: vec![" pb-20k ".to_owned()],
            ..Recall::of("26-101".to_owned())
        };
        assert_eq!(
            recall.keys(),
            [
                (RecallKey::Code, "00036000291452".to_owned()),
                (RecallKey::Asin, "B0B4WP8XYZ".to_owned()),
                (RecallKey::Model, "PB-20K".to_owned()),
            ]
        );
        let product = Product {
            sku: Some("pb-20K".to_owned()),
            title: Some("PB-20K power bank".to_owned()),
            ..Product::of(SellerCode::parse("S-01").expect("a seller"))
        };
        let of_both = |key: &&(RecallKey, String)| recall.keys().contains(key);
        let keys = keys_of(&product);
        assert_eq!(keys.iter().filter(of_both).count(), 1);
    }
}
