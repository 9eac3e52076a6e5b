//! The row of one line of an export paper: written by the newest file that tells of it.

use rusqlite::{Connection, Row, named_params};

use crate::domain::codes::SellerCode;
use crate::domain::export_line::{ExportLine, ExportRef};
use crate::domain::limits::{EXPORT_LINES_SHOWN, PAGE_ROWS};
use crate::ledger::codec;
use crate::ledger::import::ImportCounts;
use crate::store::book::chunk::packed;
use crate::store::fault::Result;
use crate::store::import::Chunk;
use crate::store::import::line::Effect;
use crate::store::import::run::Sources;
use crate::store::rows::{all, first, number, plain};

pub(in crate::store) const GET: &str = "
    select source, body from export_line
    where seller = :seller and number = :number and line = :line";
pub(in crate::store) const PUT: &str = "
    insert into export_line (seller, number, line, sku, source, body)
    values (:seller, :number, :line, :sku, :source, :body)
    on conflict (seller, number, line) do update
        set sku = excluded.sku, source = excluded.source, body = excluded.body";
pub(in crate::store) const OF_SKU: &str = "
    select body from export_line indexed by export_line_by_sku
    where seller = :seller and sku = :sku and sku is not null
    order by number desc, line desc limit :limit";
pub(in crate::store) const PAGE: &str = "
    select body from export_line
    where seller = :seller and (number, line) > (:number, :line)
    order by number, line limit :limit";

/// A row of the table: its file's fact and its text.
pub(super) type Telling = (i64, String);

/// Packs lines into chunks of bounded size, in their order. Needs no store.
pub fn export_chunks_of(lines: &[ExportLine]) -> Vec<Chunk> {
    packed(lines.iter().map(|line| {
        let mut one = String::new();
        codec::encode_export_line(line, &mut one);
        one
    }))
}

/// Merges one text of a file: it stands in place of what an older file says of the same line.
pub(in crate::store) fn merge(
    db: &Connection,
    sources: &mut Sources,
    source: i64,
    body: &str,
) -> Result<Effect> {
    let told = codec::decode_export_line(body)?;
    let known = get(db, &told.named())?;
    let stands = match &known {
        Some(known) => replaces(db, sources, (source, body), known)?,
        None => Stands::Yes,
    };
    if stands == Stands::Yes {
        db.prepare_cached(PUT)?.execute(named_params! {
            ":seller": told.seller.as_str(),
            ":number": told.number,
            ":line": told.line,
            ":sku": told.sku,
            ":source": source,
            ":body": body,
        })?;
    }
    Ok(match known {
        None => Effect::New,
        Some((_, older)) if stands == Stands::No || older == body => Effect::Unchanged,
        Some(_) => Effect::Changed,
    })
}

/// Whether a text takes the place of the one that stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    No,
    Yes,
}

/// Says whether a text of a file stands in place of the known one: the newer file's does and, where one file
/// says two things, the one that sorts last, so that the order of its rows says nothing.
pub(super) fn replaces(
    db: &Connection,
    sources: &mut Sources,
    (source, body): (i64, &str),
    (known, text): &Telling,
) -> Result<Stands> {
    let is_newer = if source == *known {
        body > text.as_str()
    } else {
        sources.newer(db, source, *known)?
    };
    Ok(if is_newer { Stands::Yes } else { Stands::No })
}

/// Gives what stands of a line.
pub(super) fn get(db: &Connection, of: &ExportRef) -> Result<Option<Telling>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":seller": of.seller.as_str(), ":number": of.number, ":line": of.line },
        |row| Ok((plain(row, "source")?, plain(row, "body")?)),
    )
}

/// Gives a line as the newest file has it.
pub(in crate::store) fn line(db: &Connection, of: &ExportRef) -> Result<Option<ExportLine>> {
    let telling = get(db, of)?;
    let line = telling.map(|(_, body)| codec::decode_export_line(&body));
    Ok(line.transpose()?)
}

fn decoded(row: &Row<'_>) -> Result<ExportLine> {
    Ok(codec::decode_export_line(&plain::<String>(row, "body")?)?)
}

/// Lists lines of a seller's SKU, those of the greatest numbers first.
pub(in crate::store) fn of_sku(
    db: &Connection,
    seller: &SellerCode,
    sku: &str,
) -> Result<Vec<ExportLine>> {
    all(
        &mut *db.prepare_cached(OF_SKU)?,
        named_params! {
            ":seller": seller.as_str(), ":sku": sku, ":limit": number(EXPORT_LINES_SHOWN),
        },
        decoded,
    )
}

/// Lists a seller's lines behind one, by number and line.
pub(in crate::store) fn page(
    db: &Connection,
    seller: &SellerCode,
    after: Option<&(String, u32)>,
) -> Result<Vec<ExportLine>> {
    let (from, line) = after.map_or(("", 0), |(number, line)| (number.as_str(), *line));
    all(
        &mut *db.prepare_cached(PAGE)?,
        named_params! {
            ":seller": seller.as_str(), ":number": from, ":line": line,
            ":limit": number(PAGE_ROWS),
        },
        decoded,
    )
}

/// Counts lines that nobody had told of, those with something new to say, and those that say the same.
pub(in crate::store) fn compare(db: &Connection, lines: &[ExportLine]) -> Result<ImportCounts> {
    let mut counts = ImportCounts::default();
    for told in lines {
        let count = match line(db, &told.named())? {
            None => &mut counts.new,
            Some(known) if known == *told => &mut counts.unchanged,
            Some(_) => &mut counts.changed,
        };
        *count += 1;
    }
    Ok(counts)
}
