//! Chunks of products, kept beside those of announced lines.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::domain::ids::Hash;
use crate::domain::limits::IMPORT_CHUNK_BYTES_MAX;
use crate::domain::product::Product;
use crate::ledger::codec;
use crate::ledger::fact::ChunkRef;
use crate::store::fault::{Fault, Result};
use crate::store::import::{Chunk, RowMarks, chunk};

/// Packs products into chunks of bounded size, in their order. Needs no store.
pub fn product_chunks_of(products: &[Product]) -> Vec<Chunk> {
    packed(products.iter().map(|product| {
        let mut one = String::new();
        codec::encode_product(product, &mut one);
        one
    }))
}

/// Packs rows, each with its line feed, into chunks of bounded size, in their order.
pub(in crate::store) fn packed(all: impl IntoIterator<Item = String>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut text = String::new();
    let mut rows = 0;
    for one in all {
        if rows > 0 && text.len() + one.len() > IMPORT_CHUNK_BYTES_MAX {
            chunks.push(finished(std::mem::take(&mut text), rows));
            rows = 0;
        }
        text.push_str(&one);
        rows += 1;
    }
    if rows > 0 {
        chunks.push(finished(text, rows));
    }
    chunks
}

fn finished(text: String, rows: u32) -> Chunk {
    Chunk {
        named: ChunkRef {
            hash: codec::sha256(text.as_bytes()),
            rows,
        },
        bytes: text.into_bytes(),
        marks: Arc::new(RowMarks::default()),
    }
}

/// Reads a kept chunk.
pub(in crate::store) fn read(db: &Connection, hash: Hash) -> Result<String> {
    let bytes: Option<Vec<u8>> = db
        .prepare_cached(chunk::GET)?
        .query_row(named_params! { ":hash": hash.0 }, |row| row.get(0))
        .optional()?;
    String::from_utf8(bytes.ok_or(Fault::ChunkMissing(hash))?)
        .map_err(|error| Fault::Damaged(error.to_string()))
}

/// Gives the rows of a chunk that are not blank, from a place on.
pub(in crate::store) fn rows(text: &str, from: usize) -> impl Iterator<Item = &str> {
    text.lines().filter(|row| !row.is_empty()).skip(from)
}
