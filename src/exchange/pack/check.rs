//! Checking a pack: its seal first, which tells that something is changed, then its parts, which tell what.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use zip::ZipArchive;

use super::archive::{FACTS, MANIFEST};
use super::card::{Card, FORMAT, VERSION};
use super::page::{CARD_HEAD, PHOTO_BYTES, PHOTO_HASH};
use super::seal::{self, Broken, Carrier, Seal};
use crate::domain::closed::closed_set;
use crate::domain::ids::Hash;
use crate::domain::limits::PACK_BYTES_MAX;
use crate::ledger::codec;

/// What the check of a pack found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Checked {
    /// What it is about, when that can be read.
    pub subject: Option<String>,
    /// Facts in it.
    pub facts: u64,
    /// Units and parcels that these are about.
    pub subjects: u64,
    /// Photos whose picture is in it.
    pub photos: u64,
    /// The public key that it is sealed with, when its seal can be read.
    pub key: Option<[u8; 32]>,
    /// The first thing that is wrong.
    pub first_bad: Option<BadPart>,
}

/// Something of a pack that is not as it was sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadPart {
    /// Number of the fact; 0 when it is no single fact.
    pub seq: u64,
    /// What is wrong.
    pub why: PackWhy,
    /// Which part: an entry of the archive, a photo of the page, or the file.
    pub about: String,
}

closed_set! {
    /// What can be wrong with a pack.
    PackWhy {
        /// The file does not end with its seal.
        Seal = "seal",
        /// Its bytes are others than those that were sealed.
        Hash = "hash",
        /// The seal was not signed by the key that it names.
        Signature = "signature",
        /// It is sealed with another key than the one asked for.
        Key = "key",
        /// Its parts are not those that it lists.
        Entry = "entry",
        /// A fact is not what its envelope says.
        Fact = "fact",
    }
}

impl BadPart {
    fn new(why: PackWhy, about: impl Into<String>) -> Self {
        Self {
            seq: 0,
            why,
            about: about.into(),
        }
    }
}

/// Tells whether a file of that name and those bytes is meant as a pack and not as a store.
pub fn is_pack(name: &str, bytes: &[u8]) -> bool {
    let end = name.rsplit('.').next().unwrap_or("");
    let named = ["zip", "html", "htm"];
    named.iter().any(|known| end.eq_ignore_ascii_case(known)) || seal::find(bytes).is_some()
}

/// Checks a pack. `wanted` is the public key that it must be sealed with, when one is known.
pub fn check(bytes: &[u8], wanted: Option<[u8; 32]>) -> Checked {
    let read = seal::find(bytes);
    let parts = match &read {
        Some((Carrier::Zip, ..)) => of_archive(bytes),
        None if bytes.starts_with(b"PK") => of_archive(bytes),
        Some((Carrier::Html, ..)) | None => of_page(bytes),
    };
    let mut checked = parts.checked;
    checked.key = read.as_ref().map(|(_, seal, _)| seal.key);
    let first_bad = match seal::check(bytes) {
        Ok((_, seal)) => other_key(&seal, wanted).or(parts.bad),
        Err(Broken::Missing) => Some(BadPart::new(PackWhy::Seal, "file")),
        Err(Broken::Hash) => {
            let about = parts.bad.map_or_else(|| "file".to_owned(), |bad| bad.about);
            Some(BadPart::new(PackWhy::Hash, about))
        }
        Err(Broken::Signature) => Some(BadPart::new(PackWhy::Signature, "seal")),
    };
    Checked {
        first_bad,
        ..checked
    }
}

fn other_key(seal: &Seal, wanted: Option<[u8; 32]>) -> Option<BadPart> {
    let other = wanted.is_some_and(|wanted| wanted != seal.key);
    other.then(|| BadPart::new(PackWhy::Key, "seal"))
}

/// What the parts of a pack come to, whatever its seal says.
#[derive(Default)]
struct Parts {
    checked: Checked,
    bad: Option<BadPart>,
}

impl Parts {
    fn of(card: Card, bad: Option<BadPart>) -> Self {
        let known = card.format == FORMAT && card.version == VERSION;
        let unknown = || BadPart::new(PackWhy::Entry, "format");
        Self {
            checked: Checked {
                facts: card.facts,
                subjects: card.subjects,
                photos: card.enclosed(),
                subject: Some(card.subject),
                ..Checked::default()
            },
            bad: bad.or_else(|| (!known).then(unknown)),
        }
    }

    fn unreadable(about: &str) -> Self {
        Self {
            bad: Some(BadPart::new(PackWhy::Entry, about)),
            ..Self::default()
        }
    }
}

fn of_archive(bytes: &[u8]) -> Parts {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return Parts::unreadable("archive");
    };
    let Some(mut entries) = unpacked(&mut zip) else {
        return Parts::unreadable("archive");
    };
    let manifest = entries.remove(MANIFEST).and_then(Result::ok);
    let card = manifest.and_then(|bytes| serde_json::from_slice::<Card>(&bytes).ok());
    let Some(card) = card else {
        return Parts::unreadable(MANIFEST);
    };
    let bad = other_entry(&card, &entries).or_else(|| {
        let facts = entries.get(FACTS)?.as_ref().ok()?;
        bad_fact(facts, card.facts)
    });
    Parts::of(card, bad)
}

type Unpacked = BTreeMap<String, Result<Vec<u8>, ()>>;

/// Unpacks every entry, at most [`PACK_BYTES_MAX`] bytes in all; none when it is no archive of ours.
fn unpacked<R: Read + std::io::Seek>(zip: &mut ZipArchive<R>) -> Option<Unpacked> {
    let mut entries = Unpacked::new();
    let mut left = PACK_BYTES_MAX;
    for place in 0..zip.len() {
        let Ok(entry) = zip.by_index(place) else {
            let name = zip.name_for_index(place).and_then(Result::ok)?;
            entries.insert(name.into_owned(), Err(()));
            continue;
        };
        let name = entry.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        let read = entry.take(left).read_to_end(&mut bytes);
        left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        let bytes = read.map(|_| bytes).or(Err(()));
        if entries.insert(name, bytes).is_some() {
            return None;
        }
    }
    Some(entries)
}

/// Finds the first entry that is not as the manifest lists it, or that it does not list.
fn other_entry(card: &Card, entries: &Unpacked) -> Option<BadPart> {
    let other = card.entries.iter().find(|listed| {
        let bytes = entries
            .get(&listed.path)
            .and_then(|read| read.as_ref().ok());
        bytes.is_none_or(|bytes| {
            u64::try_from(bytes.len()) != Ok(listed.size)
                || codec::sha256(bytes).to_string() != listed.sha256
        })
    });
    let unlisted = || {
        let listed = |path: &String| card.entries.iter().any(|entry| entry.path == *path);
        entries.keys().find(|path| !listed(path)).cloned()
    };
    let about = other.map(|entry| entry.path.clone()).or_else(unlisted)?;
    Some(BadPart::new(PackWhy::Entry, about))
}

/// Finds the first fact whose body is not the one of its envelope.
fn bad_fact(facts: &[u8], count: u64) -> Option<BadPart> {
    #[derive(serde::Deserialize)]
    struct Line {
        body: String,
        envelope: String,
    }
    let mut lines = 0;
    for line in facts
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        lines += 1;
        let read = serde_json::from_slice::<Line>(line).ok();
        let envelope = read
            .as_ref()
            .and_then(|line| codec::decode_envelope(&line.envelope).ok());
        let (Some(read), Some(envelope)) = (read, envelope) else {
            return Some(BadPart::new(PackWhy::Fact, format!("{FACTS}:{lines}")));
        };
        if codec::sha256(read.body.as_bytes()) != envelope.body_hash {
            return Some(BadPart {
                seq: envelope.seq,
                why: PackWhy::Fact,
                about: envelope.event.to_string(),
            });
        }
    }
    (lines != count).then(|| BadPart::new(PackWhy::Fact, FACTS))
}

fn of_page(bytes: &[u8]) -> Parts {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Parts::unreadable("page");
    };
    let Some(card) = card_of(text) else {
        return Parts::unreadable("page");
    };
    let bad = other_photo(&card, text);
    Parts::of(card, bad)
}

fn card_of(text: &str) -> Option<Card> {
    let (_, rest) = text.split_once(CARD_HEAD)?;
    let (content, _) = rest.split_once('"')?;
    serde_json::from_str(&super::page::unescaped(content)).ok()
}

/// Finds the first photo of a page whose picture is not what its hash says, or that is not there.
fn other_photo(card: &Card, text: &str) -> Option<BadPart> {
    let mut shown = BTreeMap::new();
    for part in text.split(PHOTO_HASH).skip(1) {
        let (hash, rest) = part.split_once('"').unwrap_or(("", part));
        let rest = rest.split_once(PHOTO_BYTES);
        let picture = rest.and_then(|(_, rest)| rest.split_once('"'));
        let picture = picture.map(|(bytes, _)| bytes);
        let bytes = picture.and_then(|picture| BASE64.decode(picture).ok());
        let sound = bytes.is_some_and(|bytes| Some(codec::sha256(&bytes)) == Hash::parse(hash));
        shown.insert(hash.to_owned(), sound);
    }
    let enclosed = card.photos.iter().filter(|photo| photo.is_enclosed());
    let mut other = enclosed.filter(|photo| shown.get(photo.picture()) != Some(&true));
    let photo = other.next()?;
    let about = format!("photo {:02} {}", photo.number, photo.kind);
    Some(BadPart::new(PackWhy::Entry, about))
}
