//! Lines of other returns: where else a product is awaited.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::dossier::{self, Snapshot};
use super::recalls::Recalls;
use super::{book, expected, for_sale, lists, standing};
use crate::domain::codes::SellerCode;
use crate::domain::expected::{ExpectedLine, KnownLine};
use crate::domain::ids::LineId;
use crate::domain::limits::ELSEWHERE_LINES_MAX;
use crate::domain::product::Product;
use crate::ledger::query::Dossier;
use crate::ledger::rows::ProductRow;
use crate::store::book::keys::by_code;
use crate::store::fault::Result;
use crate::store::packs::Packs;

/// Gives these lines, as far as they are announced.
pub(super) fn these(
    (db, unmerged): Snapshot<'_>,
    ids: impl IntoIterator<Item = LineId>,
) -> Result<Vec<KnownLine>> {
    let mut found = Vec::new();
    for id in ids {
        if let Some(line) = expected::one(db, unmerged, id)? {
            found.push(dossier::known(db, id, line)?);
        }
    }
    Ok(found)
}

/// Gives the lines of any return that still await units of a product, the newest request first, with
/// their sellers and those whose books list it, and what is known of the product. Of a product that a
/// great many returns announce it looks at a page of them.
pub(super) fn of_product(
    (db, unmerged): Snapshot<'_>,
    packs: &Packs,
    keys: &[String],
) -> Result<Dossier> {
    let (mut told, mut learned) = (Vec::new(), Vec::new());
    for key in keys {
        told.extend(by_code(db, key)?);
        learned.extend(lists::products(db, key)?);
    }
    let mut wanted: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    let of_told = told.iter().map(|one: &Product| (&one.asin, &one.sku));
    let of_learned = learned
        .iter()
        .map(|row: &ProductRow| (&row.bound.asin, &row.bound.sku));
    let named = of_told.chain(of_learned);
    let named = named.filter_map(|(asin, sku)| asin.as_ref().or(sku.as_ref()));
    wanted.extend(named.map(String::as_str));
    let mut found: BTreeMap<LineId, KnownLine> = BTreeMap::new();
    for key in wanted {
        for (id, line) in expected::by_product(db, unmerged, key)? {
            if !is_meant(&line, keys, &told, &learned) {
                continue;
            }
            let known = dossier::known(db, id, line)?;
            if known.awaits_units() {
                found.insert(id, known);
            }
        }
    }
    let mut elsewhere: Vec<KnownLine> = found.into_values().collect();
    elsewhere.sort_by_key(|known| (Reverse(known.line.request_date), known.id));
    elsewhere.truncate(ELSEWHERE_LINES_MAX);
    let lines: Vec<&ExpectedLine> = elsewhere.iter().map(|known| &known.line).collect();
    let mut products = dossier::products_of_lines(db, &lines)?;
    let mut book = book::about(db, &lines, &mut products)?;
    let mut sellers = dossier::sellers(db, packs, &lines, &[])?;
    // Where no return awaits it, the books that list it tell whose goods it may be.
    let is_new = |code: &&SellerCode| sellers.iter().all(|known| known.row.seller != **code);
    let listing: BTreeSet<&SellerCode> = told.iter().map(|one| &one.seller).collect();
    let listing: Vec<&SellerCode> = listing.into_iter().filter(is_new).collect();
    sellers.extend(dossier::terms(db, packs, listing)?);
    let unlisted = |product: &&Product| !book.contains(product);
    let more: Vec<Product> = told.iter().filter(unlisted).cloned().collect();
    book.extend(more);
    let mut recalls = Recalls::of(db)?;
    let mut recalled = recalls.tell(&elsewhere, &products, &mut book)?;
    recalled.extend(recalls.codes(keys.iter().map(String::as_str))?);
    Ok(Dossier {
        for_sale: for_sale::of_lines(db, &lines)?,
        standing: standing::of_lines(db, &lines)?,
        elsewhere,
        products,
        book,
        recalled,
        sellers,
        ..Dossier::default()
    })
}

/// Whether a line announces what was scanned: by its own ids, its seller's book, or what the bench
/// has learned of this seller's goods.
fn is_meant(
    line: &ExpectedLine,
    keys: &[String],
    told: &[Product],
    learned: &[ProductRow],
) -> bool {
    let own = [&line.asin, &line.sku, &line.fnsku].into_iter().flatten();
    let itself = own.into_iter().any(|own| keys.contains(own));
    let by_book = told.iter().any(|product| product.is_announced_by(line));
    itself || by_book || learned.iter().any(|row| row.binds(line))
}
