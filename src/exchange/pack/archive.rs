//! The archive of a pack: the page, the facts, the photos' own bytes and a manifest of them all.

use std::io::{Cursor, Write};

use chrono::{DateTime as Moment, Datelike, Timelike};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::card::{About, Card, EntryCard, PackPhoto, PhotoState};
use super::seal::{Carrier, Hashed, Seal, SeriesKey, seal};
use crate::domain::ids::Hash;
use crate::domain::time::UtcMs;
use crate::exchange::out::OutError;
use crate::ledger::codec;

/// The page's name inside an archive.
pub const PAGE: &str = "evidence.html";
/// The facts' name.
pub const FACTS: &str = "facts.jsonl";
/// The manifest's name.
pub const MANIFEST: &str = "manifest.json";

/// A made archive.
pub struct Archive {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Its seal.
    pub seal: Seal,
    /// SHA-256 of its manifest.
    pub manifest: Hash,
}

/// Makes the archive. `photos` are the bytes of each photo of `about` whose picture is enclosed, in
/// their order. They are pictures already and stored as they are.
///
/// # Errors
/// Gives what the writer of archives said.
pub fn archive(
    about: &About,
    (page, facts): (&[u8], &[u8]),
    photos: &[&[u8]],
    key: &SeriesKey,
) -> Result<Archive, OutError> {
    let all: usize = photos.iter().map(|photo| photo.len()).sum();
    let room = all + page.len() + facts.len() + photos.len() * 1024 + 64 * 1024;
    let mut writer = Writer::with_room(room, about.made_at);
    // Its small pictures are most of it, and pack no smaller.
    let hash = codec::sha256(page);
    writer.add(PAGE, page, hash, CompressionMethod::Stored)?;
    writer.text(FACTS, facts)?;
    let enclosed = |photo: &&PackPhoto| photo.state == PhotoState::Enclosed;
    for (photo, bytes) in about.photos.iter().filter(enclosed).zip(photos) {
        let hash = photo.picture();
        writer.add(&photo.path(), bytes, hash, CompressionMethod::Stored)?;
    }
    let card = Card::of(about, writer.entries.clone());
    let mut manifest =
        serde_json::to_string_pretty(&card).map_err(|error| OutError::Format(error.to_string()))?;
    manifest.push('\n');
    let manifest = writer.text(MANIFEST, manifest.as_bytes())?;
    let pieces = 2 * photos.len() + 1;
    let mut bytes = writer.finish(Carrier::Zip.room(pieces))?;
    let known = stored(&bytes, about)?;
    bytes.truncate(bytes.len().saturating_sub(Carrier::Zip.room(pieces)));
    let seal = seal(&mut bytes, Carrier::Zip, &known, key);
    Ok(Archive {
        bytes,
        seal,
        manifest,
    })
}

/// An archive in the making: its files with their hashes.
pub(super) struct Writer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    at: DateTime,
    entries: Vec<EntryCard>,
}

impl Writer {
    /// Begins an archive of about so many bytes.
    pub(super) fn with_room(room: usize, made: UtcMs) -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::with_capacity(room))),
            at: date(made),
            entries: Vec::new(),
        }
    }

    /// Lists the files so far.
    pub(super) fn entries(&self) -> &[EntryCard] {
        &self.entries
    }

    pub(super) fn text(&mut self, path: &str, text: &[u8]) -> Result<Hash, OutError> {
        let hash = codec::sha256(text);
        self.add(path, text, hash, CompressionMethod::Deflated)?;
        Ok(hash)
    }

    pub(super) fn add(
        &mut self,
        path: &str,
        bytes: &[u8],
        hash: Hash,
        how: CompressionMethod,
    ) -> Result<(), OutError> {
        let options = SimpleFileOptions::default()
            .compression_method(how)
            .last_modified_time(self.at)
            .unix_permissions(0o644);
        let failed = |error: zip::result::ZipError| OutError::Format(error.to_string());
        self.zip.start_file(path, options).map_err(failed)?;
        let written = self.zip.write_all(bytes);
        written.map_err(|error| OutError::Format(error.to_string()))?;
        self.entries.push(EntryCard {
            path: path.to_owned(),
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: hash.to_string(),
        });
        Ok(())
    }

    /// Ends the archive, with so many blank bytes as its comment.
    pub(super) fn finish(mut self, comment: usize) -> Result<Vec<u8>, OutError> {
        let failed = |error: zip::result::ZipError| OutError::Format(error.to_string());
        let blank = vec![b' '; comment];
        self.zip.set_raw_comment(blank.into()).map_err(failed)?;
        Ok(self.zip.finish().map_err(failed)?.into_inner())
    }
}

/// Finds where the photos' own bytes stand in the archive.
fn stored(archive: &[u8], about: &About) -> Result<Vec<Hashed>, OutError> {
    let failed = |error: zip::result::ZipError| OutError::Format(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(archive)).map_err(failed)?;
    let mut known = Vec::new();
    let enclosed = |photo: &&PackPhoto| photo.state == PhotoState::Enclosed;
    for photo in about.photos.iter().filter(enclosed) {
        let entry = zip.by_name(&photo.path()).map_err(failed)?;
        let place = |number: u64| usize::try_from(number).ok();
        let (at, bytes) = (
            entry.data_start().and_then(place),
            place(entry.compressed_size()),
        );
        let (Some(at), Some(bytes)) = (at, bytes) else {
            return Err(OutError::Format(photo.path()));
        };
        known.push(Hashed {
            at,
            bytes,
            hash: photo.picture(),
        });
    }
    Ok(known)
}

/// Gives a moment in the archive's form, which knows no zone and counts from 1980: UTC.
fn date(at: UtcMs) -> DateTime {
    let made = Moment::from_timestamp_millis(at.0).and_then(|at| {
        let small = |part: u32| u8::try_from(part).ok();
        let (month, day) = (small(at.month())?, small(at.day())?);
        let (hour, minute) = (small(at.hour())?, small(at.minute())?);
        let second = small(at.second())?;
        let year = u16::try_from(at.year()).ok()?;
        DateTime::from_date_and_time(year, month, day, hour, minute, second).ok()
    });
    made.unwrap_or_default()
}
