//! The evidence of a consignment's exports as one archive: its files, and an index of them all with SHA-256.

use serde::Serialize;
use zip::CompressionMethod;

use super::archive::Writer;
use super::card::EntryCard;
use crate::domain::ids::Hash;
use crate::domain::time::UtcMs;
use crate::exchange::out::OutError;
use crate::ledger::codec;

/// The index's name inside the archive.
pub const INDEX: &str = "index.json";

/// A file of the archive.
pub struct BundleFile {
    /// Its name inside.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether they pack any smaller.
    pub kind: BundleKind,
}

/// What a file's bytes are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BundleKind {
    /// Text.
    Text,
    /// Packed already: pictures and workbooks.
    Packed,
}

/// A photo whose picture does not go out.
#[derive(Serialize)]
pub struct LeftOut {
    /// The tag of its unit.
    pub unit: String,
    /// SHA-256 of the original.
    pub photo: String,
    /// `kept_back`, `purged`, `missing` or `changed`.
    pub why: &'static str,
}

/// What the archive is of.
#[derive(Serialize)]
pub struct BundleOf {
    /// The consignment's number.
    pub consignment: String,
    /// Its revision.
    pub revision: u32,
    /// Whether it is closed.
    pub closed: bool,
    /// Whose goods alone, where one seller's part was asked for.
    pub seller: Option<String>,
    /// When it was made.
    pub made_at: String,
    /// Photos without their picture.
    pub photos_left_out: Vec<LeftOut>,
}

#[derive(Serialize)]
struct Index<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    of: &'a BundleOf,
    files: &'a [EntryCard],
}

/// Makes the archive. Pictures are stored as they are. Equal input gives equal bytes.
///
/// # Errors
/// Gives what the writer of archives said.
pub fn bundle(
    of: &BundleOf,
    made: UtcMs,
    files: &[BundleFile],
) -> Result<(Vec<u8>, Hash), OutError> {
    let all: usize = files.iter().map(|file| file.bytes.len() + 1024).sum();
    let mut writer = Writer::with_room(all, made);
    for file in files {
        let hash = codec::sha256(&file.bytes);
        let how = match file.kind {
            BundleKind::Text => CompressionMethod::Deflated,
            BundleKind::Packed => CompressionMethod::Stored,
        };
        writer.add(&file.path, &file.bytes, hash, how)?;
    }
    let index = Index {
        format: "returnbay-export-evidence",
        version: 1,
        of,
        files: writer.entries(),
    };
    let mut text = serde_json::to_string_pretty(&index)
        .map_err(|error| OutError::Format(error.to_string()))?;
    text.push('\n');
    let hash = writer.text(INDEX, text.as_bytes())?;
    Ok((writer.finish(0)?, hash))
}
