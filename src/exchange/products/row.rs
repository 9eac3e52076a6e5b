//! One row becomes one product; what is wrong with a cell is said, and the cell left out.

use super::columns::Field;
use super::price::{self, NoPrice};
use super::weight::{self, NoWeight};
use crate::domain::codes::{Asin, Fnsku, SellerCode};
use crate::domain::deadline::Export;
use crate::domain::decimal::Decimal;
use crate::domain::money::{Currency, Money};
use crate::domain::product::{Battery, PricesFrom, Product, Restriction};
use crate::domain::time::Day;
use crate::exchange::table::barcodes::barcodes;
use crate::exchange::table::cells::{clean, is_mangled, shown};
use crate::exchange::table::columns::Binding;
use crate::exchange::table::days::day;

/// Longest text shown of a wrong cell, in characters.
const FOUND_SHOWN: usize = 60;

/// A problem of a cell: the column's place, its stable name, what was found.
pub(super) type Wrong = (usize, &'static str, String);

/// Words for batteries, lower-case. A bare yes says that one is in it; `UN3481` alone says not
/// whether it is in or beside it and is therefore asked back.
const BATTERIES: [(Battery, &[&str]); 5] = [
    (Battery::Unknown, &["unknown", "?", "-", "未知", "不详"]),
    (
        Battery::None,
        &[
            "none",
            "no",
            "n",
            "false",
            "0",
            "no battery",
            "without",
            "否",
            "无",
            "不带电",
            "无电池",
            "不含电池",
            "不含",
            "不带",
        ],
    ),
    (
        Battery::Contained,
        &[
            "contained",
            "contained in equipment",
            "contained_in_equipment",
            "built-in",
            "built in",
            "in equipment",
            "yes",
            "y",
            "true",
            "1",
            "pi967",
            "pi970",
            "是",
            "有",
            "带电",
            "内置电池",
            "内置",
            "内电",
            "含电池",
        ],
    ),
    (
        Battery::PackedWith,
        &[
            "packed_with",
            "packed with",
            "packed with equipment",
            "packed_with_equipment",
            "pi966",
            "pi969",
            "配套电池",
            "配套",
            "配电池",
            "外配电池",
            "配电",
        ],
    ),
    (
        Battery::Standalone,
        &[
            "standalone",
            "battery only",
            "batteries only",
            "batteries_only",
            "power bank",
            "un3480",
            "un3090",
            "pi965",
            "pi968",
            "纯电池",
            "纯电",
            "移动电源",
            "充电宝",
        ],
    ),
];

/// Reads the cells of a row.
pub(super) struct RowReader<'a> {
    pub(super) seller: &'a SellerCode,
    pub(super) binding: &'a Binding<Field>,
}

impl RowReader<'_> {
    /// Reads a row; gives the product and every problem of its cells.
    ///
    /// # Errors
    /// Gives the problem of a row that cannot be told from a shifted one.
    pub(super) fn read(&self, line: &str) -> Result<(Product, Vec<Wrong>), &'static str> {
        let mut product = Product::of(self.seller.clone());
        let mut wrong = Vec::new();
        let beside = Beside {
            weight_unit: self.said_of(line, Field::WeightUnit),
            currency: self.said_of(line, Field::Currency),
        };
        for (place, cell) in line.split('\t').enumerate() {
            let text = cell.trim();
            if text.is_empty() {
                continue;
            }
            if place >= self.binding.width() {
                return Err("too_many_cells");
            }
            if let Some(field) = self.binding.field_at(place)
                && let Err(code) = self.cell(&mut product, (place, field), text, &beside)
            {
                wrong.push((place, code, shown(text, FOUND_SHOWN)));
            }
        }
        if let Some(text) = self.said_of(line, Field::PriceFrom) {
            hold_prices(&mut product, day(text));
        }
        Ok((product, wrong))
    }

    fn cell(
        &self,
        product: &mut Product,
        (place, field): (usize, Field),
        text: &str,
        beside: &Beside<'_>,
    ) -> Result<(), &'static str> {
        match field {
            Field::Sku => product.sku = Some(id(text)?),
            Field::Asin => product.asin = Some(parsed(text, Asin::parse, "bad_asin")?),
            Field::Fnsku => product.fnsku = Some(parsed(text, Fnsku::parse, "bad_fnsku")?),
            Field::Barcode => return barcodes(text, &mut product.barcodes),
            Field::Title => product.title = Some(clean(text)),
            Field::Variant => {
                let one = clean(text);
                product.variant = Some(match product.variant.take() {
                    Some(others) => format!("{others}, {one}"),
                    None => one,
                });
            }
            Field::Picture => product.picture = Some(file_name(text)?),
            Field::Weight => {
                let head = self.binding.head_at(place).unwrap_or_default();
                let unit = beside.weight_unit.or_else(|| weight::unit_in_head(&head));
                product.weight = Some(weight::grams(text, unit).map_err(|why| match why {
                    NoWeight::Unit => "weight_without_unit",
                    NoWeight::Form => "bad_weight",
                })?);
            }
            Field::WeightUnit | Field::Currency => {}
            Field::Battery => product.battery = battery(text).ok_or("bad_battery")?,
            Field::Category => product.category = Some(clean(text)),
            Field::Recall => product.recall = recall(text),
            Field::Restrictions => product.restrictions = restrictions(text)?,
            Field::NewPrice => product.prices.new_price = self.price(place, text, beside)?,
            Field::ChinaValue => product.prices.china_value = self.price(place, text, beside)?,
            Field::Demand => {
                let rate = Decimal::parse(text).filter(|rate| !rate.is_negative());
                product.prices.demand_per_month = Some(rate.ok_or("bad_demand")?);
            }
            Field::PriceFrom => {
                day(text).ok_or("bad_price_day")?;
            }
            Field::ExportMode => {
                let mode = Export::mode(text);
                product.export_mode = Some(mode.ok_or("bad_export_mode")?);
            }
            Field::ExportedOn => {
                product.exported_on = Some(day(text).ok_or("bad_export_day")?);
            }
        }
        Ok(())
    }

    /// Finds what a column of its own says for this row.
    fn said_of<'l>(&self, line: &'l str, field: Field) -> Option<&'l str> {
        let mut cells = line.split('\t').enumerate();
        let (_, cell) = cells.find(|(place, _)| self.binding.field_at(*place) == Some(field))?;
        Some(cell.trim()).filter(|text| !text.is_empty())
    }

    /// Reads a price. A column of which nothing says in what currency it is, as Amazon's own listing
    /// report has one, is left out unless its head is plain about what it is.
    fn price(
        &self,
        place: usize,
        text: &str,
        beside: &Beside<'_>,
    ) -> Result<Option<Money>, &'static str> {
        let head = self.binding.head_at(place).unwrap_or_default();
        let told: Option<Currency> = match beside.currency {
            Some(word) => Some(price::named(word).ok_or("bad_price_currency")?),
            None => price::currency_in_head(&head),
        };
        match price::price(text, told) {
            Ok(money) => Ok(Some(money)),
            Err(NoPrice::Currency) if is_bare(&head) => Ok(None),
            Err(NoPrice::Currency) => Err("price_without_currency"),
            Err(NoPrice::Form) => Err("bad_price"),
        }
    }
}

/// Lets the prices of a row hold from its day on; without a day that can be read none is taken.
fn hold_prices(product: &mut Product, from: Option<Day>) {
    let prices = std::mem::take(&mut product.prices);
    if let Some(from) = from.filter(|_| !prices.is_empty()) {
        product.dated = vec![PricesFrom { from, prices }];
    }
}

/// What columns of their own say for a whole row.
struct Beside<'l> {
    weight_unit: Option<&'l str>,
    currency: Option<&'l str>,
}

/// Tells whether a head is a listing report's: a price of nobody knows what.
fn is_bare(head: &str) -> bool {
    matches!(
        head.trim().to_lowercase().as_str(),
        "price" | "价格" | "售价"
    )
}

fn id(text: &str) -> Result<String, &'static str> {
    if is_mangled(text) {
        Err("number_mangled")
    } else {
        Ok(clean(text))
    }
}

fn parsed<T: ToString>(
    text: &str,
    parse: impl FnOnce(&str) -> Option<T>,
    code: &'static str,
) -> Result<String, &'static str> {
    parse(text).map(|one| one.to_string()).ok_or(code)
}

/// Gives the name of a picture's file: the last part of a path or an address.
fn file_name(text: &str) -> Result<String, &'static str> {
    let path = text.split(['?', '#']).next().unwrap_or(text);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).trim();
    let is_plain = |sign: char| !sign.is_control();
    if name.is_empty() || name.starts_with('.') || !name.chars().all(is_plain) {
        return Err("bad_picture");
    }
    Ok(name.to_owned())
}

fn battery(text: &str) -> Option<Battery> {
    let word = text.to_lowercase();
    BATTERIES
        .iter()
        .find(|(_, words)| words.contains(&word.as_str()))
        .map(|(battery, _)| *battery)
}

/// Words for what a product is under, lower-case. A bare yes stands under a head of dangerous goods.
const RESTRICTIONS: [(Restriction, &[&str]); 3] = [
    (
        Restriction::Flammable,
        &[
            "flammable",
            "hazmat",
            "dangerous goods",
            "aerosol",
            "yes",
            "y",
            "是",
            "易燃",
            "危险品",
        ],
    ),
    (
        Restriction::BrandRestricted,
        &[
            "brand_restricted",
            "brand restricted",
            "gated brand",
            "品牌限制",
            "品牌授权",
        ],
    ),
    (
        Restriction::NoLots,
        &[
            "no_lots",
            "no lots",
            "no liquidation",
            "禁止清货",
            "不得清货",
        ],
    ),
];

/// Reads every restriction of a cell; a plain "no" says that there is none.
fn restrictions(text: &str) -> Result<Vec<Restriction>, &'static str> {
    let none = ["n", "no", "none", "false", "0", "-", "否", "无"];
    let mut found = Vec::new();
    let words = text.split([',', ';', '|', '、', '，', '；']).map(str::trim);
    for word in words.map(str::to_lowercase) {
        if word.is_empty() || none.contains(&word.as_str()) {
            continue;
        }
        let known = RESTRICTIONS
            .iter()
            .find(|(_, words)| words.contains(&word.as_str()));
        let (restriction, _) = known.ok_or("bad_restriction")?;
        if !found.contains(restriction) {
            found.push(*restriction);
        }
    }
    Ok(found)
}

/// Reads a recall: its notice or number; a plain "no" says that there is none.
fn recall(text: &str) -> Option<String> {
    let said = clean(text);
    let none = ["n", "no", "none", "false", "0", "-", "否", "无"];
    (!none.contains(&said.to_lowercase().as_str())).then_some(said)
}
