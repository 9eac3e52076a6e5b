//! Lines of the papers under which goods left China: what a return is duty-free by.

use super::codes::{SellerCode, TariffCode, Uscc};
use super::deadline::Export;
use super::decimal::Decimal;
use super::money::Currency;
use super::time::Day;

/// One line of an export list 零售出口申报清单, declaration 报关单 or zone list. Texts are as the paper has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportLine {
    /// Whose goods.
    pub seller: SellerCode,
    /// The customs supervision code: 9610, 9710, 9810 or 1210.
    pub mode: String,
    /// The number of the list or declaration.
    pub number: String,
    /// The line's number there, from 1.
    pub line: u32,
    /// The day of release or, of a bonded zone, of leaving it; the clock of a return counts from it.
    pub released: Option<Day>,
    /// The seller's SKU, as far as the paper names it.
    pub sku: Option<String>,
    /// 品名
    pub name: String,
    /// 规格型号
    pub model: Option<String>,
    /// China's tariff code.
    pub cn10: Option<TariffCode>,
    /// How many went out, in its unit.
    pub quantity: Decimal,
    /// Its unit, as the paper codes it.
    pub unit: Option<String>,
    /// The price of one.
    pub price: Option<Decimal>,
    /// Of the price.
    pub currency: Option<Currency>,
    /// The exporter's name.
    pub exporter: Option<String>,
    /// The exporter's code.
    pub exporter_uscc: Option<Uscc>,
    /// The order that it was sold under.
    pub order: Option<String>,
}

impl ExportLine {
    /// Gives how and when it left China; none without the day.
    pub fn export(&self) -> Option<Export> {
        Some(Export {
            mode: self.mode.clone(),
            date: self.released?,
        })
    }
}
