//! A product as its seller describes it: what names it, what is scanned on it, what it is.

use super::closed::closed_set;
use super::codes::{Asin, Fnsku, Gtin, SellerCode};
use super::dated::{self, Dated};
use super::deadline::Export;
use super::decimal::Decimal;
use super::expected::ExpectedLine;
use super::measure::Grams;
use super::money::Money;
use super::time::Day;

closed_set! {
    /// Which battery a product has, as papers and gates ask for it.
    Battery {
        /// Nobody said.
        Unknown = "unknown",
        /// None at all.
        None = "none",
        /// Built in or put in: UN3481 in equipment, or UN3091.
        Contained = "contained",
        /// In the same box, beside the product: UN3481 with equipment, or UN3091.
        PackedWith = "packed_with",
        /// The product is a lithium battery, as a power bank is: UN3480, or UN3090.
        Standalone = "standalone",
    }
}

impl Battery {
    /// Tells whether the bench says a word of it.
    pub fn is_there(self) -> bool {
        match self {
            Self::Contained | Self::PackedWith | Self::Standalone => true,
            Self::Unknown | Self::None => false,
        }
    }
}

closed_set! {
    /// What a product is under whatever its condition; each closes the gate of its name.
    Restriction {
        /// Flammable or other dangerous goods.
        Flammable = "flammable",
        /// Of a brand that the marketplace lets only approved sellers offer.
        BrandRestricted = "brand_restricted",
        /// The seller wants none of it in lots.
        NoLots = "no_lots",
    }
}

closed_set! {
    /// How much a row of a product book says.
    Says {
        /// What it holds: what it leaves empty stays as it was, as in a seller's file.
        Part = "part",
        /// Everything: what it leaves empty is empty, as in an edit at the desk.
        Whole = "whole",
        /// What a person here saw of goods that are in no book: it stands until the seller says the product,
        /// and only fills what the seller left empty.
        Seen = "seen",
    }
}

/// One row of a seller's product book. Texts are as the seller has them, trimmed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Product {
    /// Whose product it is.
    pub seller: SellerCode,
    /// How much the row says.
    pub says: Says,
    /// The seller's product id.
    pub sku: Option<String>,
    /// Amazon's product id.
    pub asin: Option<String>,
    /// Amazon's id of the seller's goods in its warehouses, printed as a barcode.
    pub fnsku: Option<String>,
    /// What is scanned on it, as [`barcode_key`] writes it.
    pub barcodes: Vec<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Size, colour and the like.
    pub variant: Option<String>,
    /// The name of its picture's file.
    pub picture: Option<String>,
    /// What one weighs.
    pub weight: Option<Grams>,
    /// Which battery it has.
    pub battery: Battery,
    /// What sort of goods it is, in the seller's words.
    pub category: Option<String>,
    /// The notice or number of its recall: a recalled product is sold to nobody.
    pub recall: Option<String>,
    /// What it is under; a row that names none says nothing of it.
    pub restrictions: Vec<Restriction>,
    /// What it brings, as far as nothing said for a day that has begun goes before.
    pub prices: Prices,
    /// What it brings from a day on, the oldest day first; what one leaves out stays as it was.
    pub dated: Vec<PricesFrom>,
    /// The customs supervision code under which it left China, such as `9610`.
    pub export_mode: Option<String>,
    /// The day on which the earliest lot that may still come back left China.
    pub exported_on: Option<Day>,
}

/// What a product brings; what is absent is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Prices {
    /// What a new one is sold for.
    pub new_price: Option<Money>,
    /// What one is worth in China.
    pub china_value: Option<Money>,
    /// Units sold in 30 days.
    pub demand_per_month: Option<Decimal>,
}

impl Prices {
    /// Fills what is absent from others.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            new_price: self.new_price.or(other.new_price),
            china_value: self.china_value.or(other.china_value),
            demand_per_month: self.demand_per_month.or(other.demand_per_month),
        }
    }

    /// Tells whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Prices with the first day on which they are in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PricesFrom {
    /// The first day, at the site.
    pub from: Day,
    /// The prices that a row for that day tells.
    pub prices: Prices,
}

impl Dated for PricesFrom {
    fn place(&self) -> (&str, Option<Day>) {
        ("", Some(self.from))
    }
}

impl Product {
    /// A product of which nothing is known.
    pub fn of(seller: SellerCode) -> Self {
        Self {
            seller,
            says: Says::Part,
            sku: None,
            asin: None,
            fnsku: None,
            barcodes: Vec::new(),
            title: None,
            variant: None,
            picture: None,
            weight: None,
            battery: Battery::Unknown,
            category: None,
            recall: None,
            restrictions: Vec::new(),
            prices: Prices::default(),
            dated: Vec::new(),
            export_mode: None,
            exported_on: None,
        }
    }

    /// Gives how and when it left China; none where its seller does not say both.
    pub fn export(&self) -> Option<Export> {
        Some(Export {
            mode: self.export_mode.clone()?,
            date: self.exported_on?,
        })
    }

    /// Gives the prices in force on a day at the site; no day means those without one.
    pub fn prices_on(&self, day: impl Into<Option<Day>>) -> Prices {
        let day = day.into();
        let begun = self.dated.iter().filter(|one| Some(one.from) <= day);
        begun.fold(self.prices, |older, one| one.prices.or(older))
    }

    /// Gives what names the product in its seller's book: SKU, else ASIN, else FNSKU.
    pub fn named(&self) -> Option<(ProductName, &str)> {
        let ids = [
            (ProductName::Sku, &self.sku),
            (ProductName::Asin, &self.asin),
            (ProductName::Fnsku, &self.fnsku),
        ];
        ids.into_iter()
            .find_map(|(name, id)| Some((name, id.as_deref()?)))
    }

    /// Gives every code that a scanner may read on it.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.barcodes
            .iter()
            .map(String::as_str)
            .chain(self.fnsku.as_deref())
    }

    /// Tells whether a scan of this key is a scan of the product.
    pub fn has_code(&self, key: &str) -> bool {
        self.codes().any(|code| code == key)
    }

    /// Tells whether ids that an announced line or a learned binding has mean this product: the same
    /// SKU or the same ASIN.
    pub fn is_meant(&self, sku: Option<&str>, asin: Option<&str>) -> bool {
        let same =
            |own: &Option<String>, other: Option<&str>| other.is_some() && own.as_deref() == other;
        same(&self.sku, sku) || same(&self.asin, asin)
    }

    /// Tells whether a line announces this product.
    pub fn is_announced_by(&self, line: &ExpectedLine) -> bool {
        self.seller == line.of.seller && self.is_meant(line.sku.as_deref(), line.asin.as_deref())
    }

    /// Lays the prices of this row, told on a day, over older ones: those without a day hold from then
    /// on, and what was told for later days stays. Rows of one file, of no day, stand beside each other.
    fn prices_over(&self, older: &Self, told: Option<Day>) -> (Prices, Vec<PricesFrom>) {
        let (prices, mut dated) = if self.prices.is_empty() {
            (older.prices, older.dated.clone())
        } else {
            let later = older.dated.iter().filter(|one| Some(one.from) > told);
            (
                self.prices.or(older.prices_on(told)),
                later.copied().collect(),
            )
        };
        for one in &self.dated {
            let same = dated.iter().find(|known| known.from == one.from);
            let prices = same.map_or(one.prices, |known| one.prices.or(known.prices));
            let from = one.from;
            dated::lay(&mut dated, PricesFrom { from, prices });
        }
        (prices, dated)
    }

    /// Lays this row, told on a day, over an older one of the same product.
    #[must_use]
    pub fn over(self, older: Self, told: Option<Day>) -> Self {
        let (prices, dated) = self.prices_over(&older, told);
        match self.says {
            Says::Whole => self,
            Says::Seen => self.under(older, told),
            Says::Part => self.part_over(older, (prices, dated)),
        }
    }

    /// Lays what a person here saw under the seller's own word.
    fn under(self, older: Self, told: Option<Day>) -> Self {
        match older.says {
            Says::Whole => older,
            Says::Seen => {
                let prices = self.prices_over(&older, told);
                let barcodes = joined(&older.barcodes, &self.barcodes);
                Self {
                    says: Says::Seen,
                    barcodes,
                    ..self.part_over(older, prices)
                }
            }
            Says::Part => {
                let prices = older.prices_over(&self, told);
                let barcodes = joined(&older.barcodes, &self.barcodes);
                Self {
                    barcodes,
                    ..older.part_over(self, prices)
                }
            }
        }
    }

    /// Lays what this row holds over an older one; the seller's own word makes that its own.
    fn part_over(self, older: Self, (prices, dated): (Prices, Vec<PricesFrom>)) -> Self {
        Self {
            says: match older.says {
                Says::Whole => Says::Whole,
                Says::Part | Says::Seen => Says::Part,
            },
            seller: self.seller,
            sku: self.sku.or(older.sku),
            asin: self.asin.or(older.asin),
            fnsku: self.fnsku.or(older.fnsku),
            barcodes: if self.barcodes.is_empty() {
                older.barcodes
            } else {
                self.barcodes
            },
            title: self.title.or(older.title),
            variant: self.variant.or(older.variant),
            picture: self.picture.or(older.picture),
            weight: self.weight.or(older.weight),
            battery: match self.battery {
                Battery::Unknown => older.battery,
                Battery::None | Battery::Contained | Battery::PackedWith | Battery::Standalone => {
                    self.battery
                }
            },
            category: self.category.or(older.category),
            recall: self.recall.or(older.recall),
            restrictions: if self.restrictions.is_empty() {
                older.restrictions
            } else {
                self.restrictions
            },
            prices,
            dated,
            export_mode: self.export_mode.or(older.export_mode),
            exported_on: self.exported_on.or(older.exported_on),
        }
    }
}

/// Codes of one and then those of the other that are not there yet.
fn joined(own: &[String], more: &[String]) -> Vec<String> {
    let new = more.iter().filter(|code| !own.contains(code));
    own.iter().chain(new).cloned().collect()
}

/// What names a product in its seller's book.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ProductName {
    /// The seller's product id.
    Sku,
    /// Amazon's product id.
    Asin,
    /// Amazon's id of the seller's goods.
    Fnsku,
}

/// Why a text is no barcode of a product.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoBarcode {
    /// As many digits as a GTIN has, and the check digit does not hold.
    WrongCheck,
    /// Longer than any barcode, or with spaces or control characters inside.
    WrongForm,
}

/// Most characters of a barcode that is none of ours to check.
const BARCODE_LENGTH_MAX: usize = 48;

/// Writes a product's barcode as a scan of it is written: a GTIN as 14 digits, ids of Amazon in
/// capitals, any other as it is.
///
/// # Errors
/// Says what is wrong with it.
pub fn barcode_key(text: &str) -> Result<String, NoBarcode> {
    let text = text.trim();
    if let Some(gtin) = Gtin::parse(text) {
        return Ok(gtin.as_str().to_owned());
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && matches!(text.len(), 8 | 12 | 13 | 14) {
        return Err(NoBarcode::WrongCheck);
    }
    if let Some(fnsku) = Fnsku::parse(text) {
        return Ok(fnsku.as_str().to_owned());
    }
    if let Some(asin) = Asin::parse(text) {
        return Ok(asin.as_str().to_owned());
    }
    let is_plain = |sign: char| !sign.is_whitespace() && !sign.is_control();
    let length = text.chars().count();
    if (1..=BARCODE_LENGTH_MAX).contains(&length) && text.chars().all(is_plain) {
        Ok(text.to_owned())
    } else {
        Err(NoBarcode::WrongForm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(sku: &str) -> Product {
        Product {
            sku: Some(sku.to_owned()),
            ..Product::of(SellerCode::parse("S-01").expect("a seller"))
        }
    }

    #[test]
    fn a_barcode_is_written_as_its_scan_is() {
        let cases = [
            (" 036000291452 ", Ok("00036000291452")),
            ("5901234123457", Ok("05901234123457")),
            ("96385074", Ok("00000096385074")),
            ("x003rbcvnt", Ok("X003RBCVNT")),
            ("b0b4wp8xyz", Ok("B0B4WP8XYZ")),
            ("ABC-123/r", Ok("ABC-123/r")),
            ("036000291453", Err(NoBarcode::WrongCheck)),
            ("two words", Err(NoBarcode::WrongForm)),
            ("", Err(NoBarcode::WrongForm)),
        ];
        for (text, key) in cases {
            assert_eq!(barcode_key(text), key.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn a_part_adds_and_a_whole_replaces() {
        let older = Product {
            title: Some("Lamp".to_owned()),
            battery: Battery::Contained,
            barcodes: vec!["00036000291452".to_owned()],
            ..product("K-1")
        };
        let part = Product {
            variant: Some("red".to_owned()),
            ..product("K-1")
        };
        let both = part.clone().over(older.clone(), None);
        assert_eq!(both.title.as_deref(), Some("Lamp"));
        assert_eq!(both.variant.as_deref(), Some("red"));
        assert_eq!(both.battery, Battery::Contained);
        assert_eq!(both.barcodes, older.barcodes);
        let whole = Product {
            says: Says::Whole,
            ..part
        };
        assert_eq!(whole.clone().over(older, None), whole);
    }

    #[test]
    fn what_was_seen_here_fills_what_the_seller_left_empty_and_stands_until_it_speaks() {
        let code = |code: &str| vec![code.to_owned()];
        let seen = Product {
            says: Says::Seen,
            title: Some("Press".to_owned()),
            category: Some("Kitchen".to_owned()),
            weight: Some(Grams(312)),
            barcodes: code("05901234123457"),
            ..product("K-1")
        };
        let own = Product {
            title: Some("Garlic press".to_owned()),
            barcodes: code("00036000291452"),
            ..product("K-1")
        };
        let both = seen.clone().over(own.clone(), None);
        assert_eq!(both.says, Says::Part, "the seller has said it");
        assert_eq!(both.title.as_deref(), Some("Garlic press"));
        assert_eq!(
            (both.category.as_deref(), both.weight),
            (Some("Kitchen"), Some(Grams(312)))
        );
        assert_eq!(both.barcodes, ["00036000291452", "05901234123457"]);
        let later = own.clone().over(seen.clone(), None);
        assert_eq!(
            (later.says, later.title.as_deref()),
            (Says::Part, Some("Garlic press"))
        );
        assert_eq!(later.weight, Some(Grams(312)), "it says no weight itself");
        let again = Product {
            weight: Some(Grams(320)),
            ..seen.clone()
        };
        let again = again.over(seen.clone(), None);
        assert_eq!((again.says, again.weight), (Says::Seen, Some(Grams(320))));
        let whole = Product {
            says: Says::Whole,
            ..own
        };
        assert_eq!(
            seen.over(whole.clone(), None),
            whole,
            "a desk wrote all of it"
        );
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn priced(price: &str, from: Option<&str>) -> Product {
        let prices = Prices {
            new_price: Money::parse_named(price),
            ..Prices::default()
        };
        match from {
            None => Product {
                prices,
                ..product("K-1")
            },
            Some(from) => Product {
                dated: vec![PricesFrom {
                    from: day(from),
                    prices,
                }],
                ..product("K-1")
            },
        }
    }

    fn price_on(product: &Product, on: &str) -> Option<String> {
        let price = product.prices_on(day(on)).new_price;
        price.map(Money::named)
    }

    #[test]
    fn a_price_to_come_lies_beside_the_one_in_force_until_its_day() {
        let now = Product {
            prices: Prices {
                demand_per_month: Decimal::parse("12"),
                ..priced("30.00 USD", None).prices
            },
            ..product("K-1")
        };
        let later = priced("25.00 USD", Some("2027-01-01"));
        let both = later.over(now, Some(day("2026-12-01")));
        for (on, price) in [
            ("2026-12-31", "30.00 USD"),
            ("2027-01-01", "25.00 USD"),
            ("2027-01-02", "25.00 USD"),
        ] {
            assert_eq!(price_on(&both, on).as_deref(), Some(price), "{on}");
            let prices = both.prices_on(day(on));
            assert_eq!(prices.demand_per_month, Decimal::parse("12"), "{on}");
        }
        assert_eq!(both.prices_on(None), both.prices);
    }

    #[test]
    fn a_price_without_a_day_holds_from_the_day_it_is_told() {
        let planned = priced("25.00 USD", Some("2027-01-01"));
        let known = planned.over(priced("30.00 USD", None), Some(day("2026-12-01")));
        let newer = |told: &str| priced("28.00 USD", None).over(known.clone(), Some(day(told)));
        let before = newer("2026-12-31");
        assert_eq!(
            price_on(&before, "2026-12-31").as_deref(),
            Some("28.00 USD")
        );
        assert_eq!(
            price_on(&before, "2027-01-01").as_deref(),
            Some("25.00 USD")
        );
        for told in ["2027-01-01", "2027-01-02"] {
            let after = newer(told);
            assert_eq!(after.dated, [], "{told}");
            assert_eq!(price_on(&after, told).as_deref(), Some("28.00 USD"));
        }
        let silent = product("K-1").over(known.clone(), Some(day("2027-02-01")));
        assert_eq!(silent, known);
        let again = priced("24.00 USD", Some("2027-01-01")).over(known, Some(day("2026-12-02")));
        assert_eq!(price_on(&again, "2027-01-01").as_deref(), Some("24.00 USD"));
        assert_eq!(again.dated.len(), 1);
    }

    #[test]
    fn ids_mean_a_product_by_sku_or_else_by_asin() {
        let lamp = Product {
            asin: Some("B0B4WP8XYZ".to_owned()),
            ..product("K-1")
        };
        assert!(lamp.is_meant(Some("K-1"), None));
        assert!(lamp.is_meant(Some("K-2"), Some("B0B4WP8XYZ")));
        assert!(lamp.is_meant(None, Some("B0B4WP8XYZ")));
        assert!(!lamp.is_meant(Some("K-2"), None));
        assert!(!lamp.is_meant(None, None));
        assert!(!product("K-1").is_meant(Some("K-2"), None));
    }

    #[test]
    fn a_product_is_named_by_the_first_id_it_has() {
        let mut lamp = product("K-1");
        lamp.asin = Some("B0B4WP8XYZ".to_owned());
        assert_eq!(lamp.named(), Some((ProductName::Sku, "K-1")));
        lamp.sku = None;
        assert_eq!(lamp.named(), Some((ProductName::Asin, "B0B4WP8XYZ")));
        lamp.asin = None;
        assert_eq!(lamp.named(), None);
    }
}
