//! One product out of all its tellings, the same whatever order they came in.
//!
//! A product's state is the set of its different texts, each with the newest file that has it. The
//! row is their fold from the oldest to the newest by [`Product::over`].

use rusqlite::{Connection, named_params};

use super::keys;
use crate::domain::ids::ProductId;
use crate::domain::product::Product;
use crate::ledger::codec;
use crate::store::fault::{Fault, Result};
use crate::store::import::line::Effect;
use crate::store::import::run::Sources;
use crate::store::rows::{all, first, plain};

pub(in crate::store) const GET: &str = "select source, body from book where product = :product";
pub(in crate::store) const PUT: &str = "
    insert into book (product, seller, source, body) values (:product, :seller, :source, :body)
    on conflict (product) do update set source = excluded.source, body = excluded.body";
pub(in crate::store) const TELLINGS: &str =
    "select source, body from book_telling where product = :product";
pub(in crate::store) const TELLING_PUT: &str = "
    insert into book_telling (product, source, body) values (:product, :source, :body)
    on conflict (product, body) do update set source = excluded.source";

/// A text of a product with a file that has it.
pub(super) type Telling = (i64, String);

/// Merges one text of a file into its product.
pub(in crate::store) fn merge(
    db: &Connection,
    sources: &mut Sources,
    source: i64,
    body: &str,
) -> Result<Effect> {
    let told = codec::decode_product(body)?;
    let id = codec::product_id(&told)
        .ok_or_else(|| Fault::Damaged("a product of a chunk has no name".into()))?;
    let mut tellings = tellings(db, id)?;
    let known = tellings.iter().position(|(_, text)| text == body);
    match known.and_then(|place| tellings.get_mut(place)) {
        Some((older, _)) if !sources.newer(db, source, *older)? => return Ok(Effect::Unchanged),
        Some((older, _)) => *older = source,
        None => tellings.push((source, body.to_owned())),
    }
    db.prepare_cached(TELLING_PUT)?
        .execute(named_params! { ":product": id.0, ":source": source, ":body": body })?;
    let before = get(db, id)?;
    let (newest, product, text) = folded(db, sources, tellings)?;
    db.prepare_cached(PUT)?.execute(named_params! {
        ":product": id.0,
        ":seller": product.seller.as_str(),
        ":source": newest,
        ":body": text,
    })?;
    let older = before
        .as_ref()
        .map(|(_, text)| codec::decode_product(text))
        .transpose()?;
    keys::change(db, id, older.as_ref(), &product)?;
    Ok(match before {
        None => Effect::New,
        Some((_, before)) if before == text => Effect::Unchanged,
        Some(_) => Effect::Changed,
    })
}

/// Gives a product's row: the newest file that tells of it, and its text.
pub(super) fn get(db: &Connection, id: ProductId) -> Result<Option<Telling>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":product": id.0 },
        |row| Ok((plain(row, "source")?, plain(row, "body")?)),
    )
}

/// Gives every text of a product.
pub(super) fn tellings(db: &Connection, id: ProductId) -> Result<Vec<Telling>> {
    all(
        &mut *db.prepare_cached(TELLINGS)?,
        named_params! { ":product": id.0 },
        |row| Ok((plain(row, "source")?, plain(row, "body")?)),
    )
}

/// Folds all tellings of a product: the newest file of them, the product and its text.
pub(super) fn folded(
    db: &Connection,
    sources: &mut Sources,
    tellings: Vec<Telling>,
) -> Result<(i64, Product, String)> {
    let mut ordered = Vec::with_capacity(tellings.len());
    for told in tellings {
        ordered.push((sources.stamp(db, told.0)?, told));
    }
    ordered.sort_by(|(left, a), (right, b)| left.cmp(right).then_with(|| a.1.cmp(&b.1)));
    let mut newest = 0;
    let mut product: Option<Product> = None;
    for ((.., told), (source, body)) in ordered {
        let newer = codec::decode_product(&body)?;
        newest = source;
        product = Some(match product {
            Some(older) => newer.over(older, Some(told)),
            None => newer,
        });
    }
    let product = product.ok_or_else(|| Fault::Damaged("a product is told by no file".into()))?;
    let text = text_of(&product);
    Ok((newest, product, text))
}

/// Gives the text that a row holds.
pub(in crate::store) fn text_of(product: &Product) -> String {
    let mut text = String::new();
    codec::encode_product(product, &mut text);
    text.truncate(text.trim_end_matches('\n').len());
    text
}
