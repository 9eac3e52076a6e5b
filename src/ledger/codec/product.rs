//! Products as rows of an import's chunks: one canonical JSON object a line.

use serde_json::Value;

use crate::domain::codes::SellerCode;
use crate::domain::decimal::Decimal;
use crate::domain::ids::{Hash, ProductId};
use crate::domain::measure::Grams;
use crate::domain::product::{
    Battery, Prices, PricesFrom, Product, ProductName, Restriction, Says,
};
use crate::domain::time::Day;

use super::DecodeError;
use super::chain::sha256;
use super::json::{Object, write_object, write_text};
use super::parts::{coded, read_money, write_code, write_money};
use super::read::{Fields, text_of, whole};

/// Separates the parts of a product's identity: no text of a file has it.
const UNIT_SEPARATOR: char = '\u{1f}';

/// Gives the id of a product, which seller and name tell; none for one that nothing names.
pub fn product_id(product: &Product) -> Option<ProductId> {
    let (name, id) = product.named()?;
    let kind = match name {
        ProductName::Sku => "sku",
        ProductName::Asin => "asin",
        ProductName::Fnsku => "fnsku",
    };
    let parts = [product.seller.as_str(), kind, id];
    let identity = parts.join(&UNIT_SEPARATOR.to_string());
    let Hash(hash) = sha256(identity.as_bytes());
    Some(ProductId(std::array::from_fn(|place| {
        hash.get(place).copied().unwrap_or_default()
    })))
}

/// Appends one product to a chunk: a JSON object and a line feed.
pub fn encode_product(product: &Product, out: &mut String) {
    write_object(out, |object| write(product, object));
    out.push('\n');
}

fn write(product: &Product, out: &mut Object<'_, '_>) {
    let Product {
        seller,
        says,
        sku,
        asin,
        fnsku,
        barcodes,
        title,
        variant,
        picture,
        weight,
        battery,
        category,
        recall,
        restrictions,
        prices,
        dated,
        export_mode,
        exported_on,
    } = product;
    out.optional_text("asin", asin.as_ref());
    out.list("barcodes", barcodes, |out, key| write_text(out, key));
    out.text("battery", battery.code());
    out.optional_text("category", category.as_ref());
    out.optional_object("china_value", prices.china_value, write_money);
    if !dated.is_empty() {
        out.list("dated", dated, |out, one| {
            write_object(out, |out| write_prices_from(one, out));
        });
    }
    out.optional_text("demand_per_month", demand_of(prices));
    out.optional_text("export_mode", export_mode.as_ref());
    out.optional_text("exported_on", exported_on.map(|day| day.to_string()));
    out.optional_text("fnsku", fnsku.as_ref());
    out.optional_object("new_price", prices.new_price, write_money);
    out.optional_text("picture", picture.as_ref());
    out.optional_text("recall", recall.as_ref());
    if !restrictions.is_empty() {
        out.list("restrictions", restrictions, |out, one| {
            write_code(out, one.code());
        });
    }
    out.text("says", says.code());
    out.text("seller", seller);
    out.optional_text("sku", sku.as_ref());
    out.optional_text("title", title.as_ref());
    out.optional_text("variant", variant.as_ref());
    out.optional_number("weight_g", weight.map(|Grams(grams)| grams));
}

fn write_prices_from(one: &PricesFrom, out: &mut Object<'_, '_>) {
    let PricesFrom { from, prices } = one;
    out.optional_object("china_value", prices.china_value, write_money);
    out.optional_text("demand_per_month", demand_of(prices));
    out.shown("from", from);
    out.optional_object("new_price", prices.new_price, write_money);
}

fn demand_of(prices: &Prices) -> Option<String> {
    prices.demand_per_month.map(|rate| rate.to_string())
}

fn read_prices(fields: &mut Fields) -> Result<Prices, DecodeError> {
    Ok(Prices {
        new_price: fields.optional_object("new_price", read_money)?,
        china_value: fields.optional_object("china_value", read_money)?,
        demand_per_month: fields.optional_code("demand_per_month", Decimal::parse)?,
    })
}

fn read_prices_from(field: &str, value: Value) -> Result<PricesFrom, DecodeError> {
    whole(field, value, |fields| {
        Ok(PricesFrom {
            from: fields.code("from", Day::parse)?,
            prices: read_prices(fields)?,
        })
    })
}

/// Decodes one JSON line of a chunk, with or without its line feed.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_product(text: &str) -> Result<Product, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let product = Product {
        seller: fields.code("seller", SellerCode::parse)?,
        says: fields.code("says", Says::parse)?,
        sku: fields.optional_text("sku")?,
        asin: fields.optional_text("asin")?,
        fnsku: fields.optional_text("fnsku")?,
        barcodes: fields.list("barcodes", text_of)?,
        title: fields.optional_text("title")?,
        variant: fields.optional_text("variant")?,
        picture: fields.optional_text("picture")?,
        weight: fields.optional_number("weight_g")?.map(Grams),
        battery: fields.code("battery", Battery::parse)?,
        category: fields.optional_text("category")?,
        recall: fields.optional_text("recall")?,
        restrictions: fields.list_or_none("restrictions", coded(Restriction::parse))?,
        prices: read_prices(&mut fields)?,
        dated: fields.list_or_none("dated", read_prices_from)?,
        export_mode: fields.optional_text("export_mode")?,
        exported_on: fields.optional_code("exported_on", Day::parse)?,
    };
    fields.end()?;
    Ok(product)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::{Currency, Money};

    fn seller() -> SellerCode {
        SellerCode::parse("S-01").expect("a seller")
    }

    fn usd(minor: i64) -> Money {
        Money {
            minor,
            currency: Currency::USD,
        }
    }

    fn full() -> Product {
        let text = |text: &str| Some(text.to_owned());
        Product {
            seller: seller(),
            says: Says::Whole,
            sku: text("P0360"),
            asin: text("B0B4WP8XYZ"),
            fnsku: text("X003RBCVNT"),
            barcodes: vec!["00036000291452".to_owned(), "AB\"1".to_owned()],
            title: text("发圈 heart"),
            variant: text("red"),
            picture: text("p0360.jpg"),
            weight: Some(Grams(412)),
            battery: Battery::PackedWith,
            category: text("beauty"),
            recall: text("26-101"),
            restrictions: vec![Restriction::Flammable, Restriction::NoLots],
            prices: Prices {
                new_price: Some(usd(3000)),
                china_value: Some(usd(1200)),
                demand_per_month: Decimal::parse("12.5"),
            },
            dated: vec![PricesFrom {
                from: Day::parse("2027-01-01").expect("a day"),
                prices: Prices {
                    new_price: Some(usd(2500)),
                    ..Prices::default()
                },
            }],
            export_mode: text("9610"),
            exported_on: Day::parse("2026-06-30"),
        }
    }

    #[test]
    fn a_product_has_its_bytes() {
        let cases = [
            (
                full(),
                r#"{"asin":"B0B4WP8XYZ","barcodes":["00036000291452","AB\"1"],"battery":"packed_with","category":"beauty","china_value":{"currency":"USD","minor":1200},"dated":[{"from":"2027-01-01","new_price":{"currency":"USD","minor":2500}}],"demand_per_month":"12.5","export_mode":"9610","exported_on":"2026-06-30","fnsku":"X003RBCVNT","new_price":{"currency":"USD","minor":3000},"picture":"p0360.jpg","recall":"26-101","restrictions":["flammable","no_lots"],"says":"whole","seller":"S-01","sku":"P0360","title":"发圈 heart","variant":"red","weight_g":412}"#,
            ),
            (
                Product::of(seller()),
                r#"{"barcodes":[],"battery":"unknown","says":"part","seller":"S-01"}"#,
            ),
        ];
        let mut chunk = String::new();
        for (product, text) in cases {
            chunk.clear();
            encode_product(&product, &mut chunk);
            assert_eq!(chunk.trim_end_matches('\n'), text);
            assert_eq!(decode_product(&chunk), Ok(product));
        }
        let refused = |text: &str| decode_product(text).expect_err(text).0;
        assert_eq!(refused("{}"), "seller: missing");
        assert_eq!(
            refused(r#"{"barcodes":[],"battery":"atom","says":"part","seller":"S-01"}"#),
            "battery: unknown value \"atom\""
        );
        assert_eq!(
            refused(
                r#"{"barcodes":[],"battery":"none","buyer":"A","says":"part","seller":"S-01"}"#
            ),
            "buyer: not known here"
        );
    }

    #[test]
    fn a_product_of_two_files_has_one_id_by_seller_and_name() {
        let mut later = full();
        later.title = None;
        later.asin = None;
        assert_eq!(product_id(&later), product_id(&full()));
        let identity = "S-01\u{1f}sku\u{1f}P0360";
        assert_eq!(
            product_id(&full()).expect("named").0,
            sha256(identity.as_bytes()).0[..16]
        );
        later.sku = None;
        assert_ne!(product_id(&later), product_id(&full()));
        assert_eq!(product_id(&Product::of(seller())), None);
    }
}
