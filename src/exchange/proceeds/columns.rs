//! Columns of files of proceeds: by our own table of heads, and by a buyer's sheet where the file has its heads.

use crate::exchange::data::lot_templates::recognised;
use crate::exchange::table::columns::{Binding, Fields, Heads};

/// A field that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Tag,
    Lpn,
    Serial,
    Asin,
    Barcode,
    Sku,
    Title,
    Quantity,
    Lot,
    Amount,
    Currency,
}

const TABLE: [Heads<Field>; 11] = [
    (
        Field::Tag,
        "tag",
        &["unittag", "tag", "unit", "unitid", "单件码", "单件"],
    ),
    (
        Field::Lpn,
        "lpn",
        &[
            "lpn",
            "lpnnumber",
            "licenseplate",
            "licenseplatenumber",
            "kod1(=lpn)",
            "kod1",
        ],
    ),
    (
        Field::Serial,
        "serial",
        &["serial#", "serialno.", "serialnumber", "serial", "序列号"],
    ),
    (Field::Asin, "asin", &["asin", "kod2(=asin)", "kod2"]),
    (
        Field::Barcode,
        "barcode",
        &["upc", "ean", "gtin", "barcode", "条码"],
    ),
    (Field::Sku, "sku", &["sku", "sellersku", "msku"]),
    (
        Field::Title,
        "title",
        &[
            "itemtitle",
            "itemdescription",
            "productname",
            "title",
            "nazwa",
        ],
    ),
    (
        Field::Quantity,
        "quantity",
        &["qty", "quantity", "pcs", "units", "数量"],
    ),
    (
        Field::Lot,
        "lot",
        &[
            "lot",
            "lotid",
            "lot#",
            "lotno",
            "lotno.",
            "lotnumber",
            "批次号",
            "批次",
            "清货批次",
        ],
    ),
    (
        Field::Amount,
        "amount",
        &[
            "brought",
            "soldfor",
            "soldprice",
            "saleprice",
            "salesprice",
            "sellingprice",
            "lotitemprice",
            "proceeds",
            "netproceeds",
            "netsale",
            "cenasprzedażynetto",
            "hammerprice",
            "amount",
            "回款",
            "成交价",
            "售价",
            "实收",
            "金额",
        ],
    ),
    (Field::Currency, "currency", &["currency", "waluta", "币种"]),
];

impl Fields for Field {
    fn table() -> &'static [Heads<Self>] {
        &TABLE
    }

    fn unused() -> &'static [&'static str] {
        &[]
    }

    fn wanted() -> &'static [Self] {
        &[Self::Amount]
    }

    fn has_many(self) -> bool {
        matches!(self, Self::Barcode | Self::Currency)
    }
}

/// The field as which a column of a buyer's sheet is read, by the column of our own list that it is; none for
/// what says nothing of which unit it is. The amount is found by our own table: a buyer adds its column.
fn field_of(column: &str) -> Option<&'static str> {
    match column {
        "tag" => Some("tag"),
        "lpn" => Some("lpn"),
        "serial" => Some("serial"),
        "asin" => Some("asin"),
        "upc" | "ean" => Some("barcode"),
        "sku" => Some("sku"),
        "title" => Some("title"),
        "units" => Some("quantity"),
        "lot" => Some("lot"),
        "currency" => Some("currency"),
        _ => None,
    }
}

/// The columns of one file.
pub(super) struct Columns {
    pub(super) binding: Binding<Field>,
    /// The place of the column that tells the amount's currency.
    currency: Option<usize>,
}

impl Columns {
    /// Binds the columns of a header. One head may mean what only its buyer's sheet tells: Target's `Item #` is
    /// the plate of a unit, Costco's a product number.
    pub(super) fn of(header: &str) -> Self {
        let mut told = Vec::new();
        if let Some(template) = recognised(header) {
            for (head, column) in &template.columns {
                told.extend(field_of(column).map(|field| (head.clone(), Some(field.to_owned()))));
            }
        }
        let binding: Binding<Field> = Binding::of(header, Some(&told));
        let at = |field| {
            let places = 0..binding.width();
            let is_it = |place: &usize| binding.field_at(*place) == Some(field);
            places.filter(is_it).collect::<Vec<usize>>()
        };
        // A sheet with several amounts has a currency behind each.
        let amount = at(Field::Amount).first().copied();
        let all = at(Field::Currency);
        let is_behind = |place: &usize| amount.is_some_and(|amount| amount < *place);
        let behind = all.iter().copied().find(is_behind);
        let currency = behind.or_else(|| all.last().copied());
        Self { binding, currency }
    }

    /// Tells whether what was sold for how much can be read.
    pub(super) fn tell_proceeds(&self) -> bool {
        let has = |field| self.binding.head_of(field).is_some();
        let names = [
            Field::Tag,
            Field::Lpn,
            Field::Serial,
            Field::Asin,
            Field::Barcode,
            Field::Sku,
        ];
        has(Field::Amount) && names.into_iter().any(has)
    }

    /// Gives the field at a place; of several currencies that of the amount alone.
    pub(super) fn field_at(&self, place: usize) -> Option<Field> {
        match self.binding.field_at(place) {
            Some(Field::Currency) if self.currency != Some(place) => None,
            other => other,
        }
    }

    /// Gives the place of the title, in which commas may stand that nothing quotes.
    pub(super) fn title(&self) -> Option<usize> {
        (0..self.binding.width()).find(|place| self.field_at(*place) == Some(Field::Title))
    }
}
