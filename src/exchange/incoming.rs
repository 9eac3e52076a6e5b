//! Sellers' files of whatever kind: which kind a file is, and its rows.

use super::encoding::Encoding;
use super::{exports, products, recalls, returns, screening};
use crate::domain::codes::SellerCode;
use crate::ledger::import::{FileLines, ImportKind, SellerFile};

pub use super::table::{NotReadable, ReadOptions};

/// Gives the kind of a file: as a person says, or else by its heads.
pub fn kind_of(bytes: &[u8], options: &ReadOptions) -> ImportKind {
    match options.kind {
        Some(kind) => kind,
        None if exports::looks_like_one(bytes, options.encoding) => ImportKind::Exports,
        None if screening::looks_like_one(bytes, options.encoding) => ImportKind::Screening,
        None if recalls::looks_like_one(bytes, options.encoding) => ImportKind::Recalls,
        None if products::looks_like_one(bytes, options.encoding) => ImportKind::Products,
        None => ImportKind::Returns,
    }
}

/// Reads a file of a kind; bad rows and cells become problems with their line. A recall list is no
/// seller's: it holds for the goods of all.
///
/// # Errors
/// Says why the file as a whole is none of the kind, or that nobody said whose it is; then nothing
/// of it was taken.
pub fn read(
    kind: ImportKind,
    bytes: &[u8],
    seller: Option<&SellerCode>,
    options: &ReadOptions,
) -> Result<SellerFile<FileLines>, NotReadable> {
    let whose = || seller.ok_or_else(NotReadable::of_nobody);
    match kind {
        ImportKind::Returns => {
            returns::read(bytes, whose()?, options).map(|file| file.with(FileLines::Returns))
        }
        ImportKind::Products => {
            products::read(bytes, whose()?, options).map(|file| file.with(FileLines::Products))
        }
        ImportKind::Recalls => {
            recalls::read(bytes, options).map(|file| file.with(FileLines::Recalls))
        }
        ImportKind::Exports => {
            exports::read(bytes, whose()?, options).map(|file| file.with(FileLines::Exports))
        }
        ImportKind::Screening => {
            screening::read(bytes, options).map(|file| file.with(FileLines::Screening))
        }
    }
}

/// Finds how the newest file of the kind with these heads was bound, of `earlier` ones, newest first:
/// what a person chose once holds for the seller's next file. None when our own table says the same.
pub fn remembered(
    kind: ImportKind,
    bytes: &[u8],
    encoding: Option<Encoding>,
    earlier: &[Vec<(String, String)>],
) -> Option<Vec<(String, Option<String>)>> {
    match kind {
        ImportKind::Returns => returns::remembered(bytes, encoding, earlier),
        ImportKind::Products => products::remembered(bytes, encoding, earlier),
        ImportKind::Recalls => recalls::remembered(bytes, encoding, earlier),
        ImportKind::Exports => exports::remembered(bytes, encoding, earlier),
        ImportKind::Screening => screening::remembered(bytes, encoding, earlier),
    }
}

/// Gives the names of the fields that columns of a kind may be bound to.
pub fn fields(kind: ImportKind) -> Vec<&'static str> {
    match kind {
        ImportKind::Returns => returns::fields().collect(),
        ImportKind::Products => products::fields().collect(),
        ImportKind::Recalls => recalls::fields().collect(),
        ImportKind::Exports => exports::fields().collect(),
        ImportKind::Screening => screening::fields().collect(),
    }
}
