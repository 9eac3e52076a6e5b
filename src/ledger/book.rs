//! What a barcode means in a seller's book, and when that is in doubt: a doubt is shown and asked
//! about, never settled in silence.

use crate::domain::closed::closed_set;
use crate::domain::codes::SellerCode;
use crate::domain::product::Product;

use super::rows::{ProductRow, Trust};

closed_set! {
    /// Why a barcode is asked about although something is known of it.
    Doubt {
        /// Two products of the seller have it, and they are not one ASIN under two SKUs.
        TwoProducts = "two_products",
        /// The bench learned another product than the book says.
        AgainstBook = "against_book",
        /// Parcels taught different products.
        Parcels = "parcels",
    }
}

/// Tells why a barcode of a seller is in doubt. `book` must hold every product of the seller that has
/// the barcode, `learned` its learned binding.
pub fn doubt(
    seller: &SellerCode,
    barcode: &str,
    book: &[Product],
    learned: &[ProductRow],
) -> Option<Doubt> {
    let having: Vec<&Product> = book
        .iter()
        .filter(|product| product.seller == *seller && product.has_code(barcode))
        .collect();
    let is_one = having.windows(2).all(|two| match two {
        [one, other] => one.asin.is_some() && one.asin == other.asin,
        _ => true,
    });
    if !is_one {
        return Some(Doubt::TwoProducts);
    }
    let learned = learned
        .iter()
        .find(|row| row.seller == *seller && row.barcode == barcode)?;
    let meant = |product: &&Product| {
        product.is_meant(learned.bound.sku.as_deref(), learned.bound.asin.as_deref())
    };
    if !having.is_empty() && !having.iter().any(meant) {
        return Some(Doubt::AgainstBook);
    }
    match learned.trust {
        Trust::Contested => Some(Doubt::Parcels),
        Trust::Provisional | Trust::Agreed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::rows::ProductBinding;

    const CODE: &str = "00036000291452";

    fn seller() -> SellerCode {
        SellerCode::parse("S-01").expect("a seller")
    }

    fn product(sku: &str, asin: Option<&str>) -> Product {
        Product {
            sku: Some(sku.to_owned()),
            asin: asin.map(str::to_owned),
            barcodes: vec![CODE.to_owned()],
            ..Product::of(seller())
        }
    }

    fn learned(sku: &str, trust: Trust) -> ProductRow {
        ProductRow {
            seller: seller(),
            barcode: CODE.to_owned(),
            bound: ProductBinding {
                sku: Some(sku.to_owned()),
                asin: None,
            },
            parcels: 2,
            trust,
        }
    }

    #[test]
    fn doubts_are_told_by_what_disagrees() {
        let asin = Some("B0B4WP8XYZ");
        let cases: [(&[Product], &[ProductRow], Option<Doubt>); 8] = [
            (&[product("K-1", None)], &[], None),
            (
                &[product("K-1", None), product("K-2", None)],
                &[],
                Some(Doubt::TwoProducts),
            ),
            (&[product("K-1", asin), product("K-2", asin)], &[], None),
            (
                &[product("K-1", asin), product("K-2", None)],
                &[],
                Some(Doubt::TwoProducts),
            ),
            (
                &[product("K-1", None)],
                &[learned("K-1", Trust::Provisional)],
                None,
            ),
            (
                &[product("K-1", None)],
                &[learned("K-2", Trust::Agreed)],
                Some(Doubt::AgainstBook),
            ),
            (
                &[product("K-1", None)],
                &[learned("K-1", Trust::Contested)],
                Some(Doubt::Parcels),
            ),
            (&[], &[learned("K-1", Trust::Agreed)], None),
        ];
        for (book, learned, wanted) in cases {
            assert_eq!(doubt(&seller(), CODE, book, learned), wanted, "{book:?}");
        }
    }

    #[test]
    fn another_sellers_product_is_no_doubt() {
        let mut other = product("K-2", None);
        other.seller = SellerCode::parse("S-02").expect("a seller");
        let book = [product("K-1", None), other];
        assert_eq!(doubt(&seller(), CODE, &book, &[]), None);
    }
}
