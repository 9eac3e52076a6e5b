//! Evidence packs: asked of the store, filled with photos from the disk, sealed by the station's key.

use std::fs;
use std::io;
use std::path::Path;
use std::thread::Builder;

use crate::domain::closed::closed_set;
use crate::domain::codes::{OrderId, ParcelTag, Rma, SellerCode, UnitTag};
use crate::domain::ids::{Hash, LineId};
use crate::domain::limits::{PACK_PHOTOS_MAX, PACK_UNITS_MAX};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::time::{UtcMs, Zone};
use crate::evidence::keep;
use crate::evidence::outgoing::{Leaves, leaves};
use crate::exchange::data;
use crate::exchange::out::{OutError, Part};
use crate::exchange::pack::{
    self, About, NoPack, PackPhoto, PhotoState, Picture, Scoped, SeriesKey, seal,
};
use crate::ledger::query::{EvidenceOf, ExpectedBy, KeptFact};
use crate::ledger::rows::PhotoRow;
use crate::ledger::stamp::Head;
use crate::ledger::{Answer, Body, Query, codec};
use crate::scan::read;
use crate::text::{EvidenceMsg, Message, TroubleMsg};

use super::open::KEY_FILE;
use super::view::name_of;

closed_set! {
    /// How a pack is written.
    PackFormat {
        /// One page with the pictures in it.
        Html = "html",
        /// An archive: the page, the photos' own bytes, the facts, a manifest.
        Zip = "zip",
    }
}

/// Which pack is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackOrder {
    /// What it is about.
    pub of: EvidenceOf,
    /// Whose part, where goods of several sellers are in it.
    pub seller: Option<SellerCode>,
    /// How it is written.
    pub format: PackFormat,
}

/// A pack that was written.
pub struct Packed {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// The hash that is sealed: of all bytes before the seal, piece by piece.
    pub sealed: Hash,
    /// The public key that it is sealed with.
    pub key: [u8; 32],
    /// SHA-256 of an archive's manifest.
    pub manifest: Option<Hash>,
    /// Photos whose picture is in it.
    pub photos: u32,
    /// Photos that are named without their picture because the file is missing or changed.
    pub photos_left_out: u32,
}

/// Where a pack is made: the data folder, the site's zone and the moment.
pub struct Made<'a> {
    /// The data folder.
    pub folder: &'a Path,
    /// The site's zone.
    pub zone: Zone,
    /// When.
    pub at: UtcMs,
}

/// Makes a pack and writes it, whole or not at all. The photos are compared with their hashes while the
/// file is on its way to the disk; it gets its name only once they are. One that was changed is left out,
/// and the pack made again without it.
///
/// # Errors
/// Gives the sentence for the person: several sellers, too much, no key, a disk that does not read or
/// write.
pub fn export<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    order: &PackOrder,
    made: &Made<'_>,
    path: &Path,
) -> Result<Packed, E> {
    let Answer::Evidence(Some(evidence)) = ask(&Query::Evidence(order.of.clone()))? else {
        return Err(Message::from(TroubleMsg::NothingToExport).into());
    };
    let key = key(made.folder, &evidence.series.public_key)?;
    let head = evidence.head.clone();
    let scoped = pack::scope(*evidence, order.seller.as_ref()).map_err(|why| refused(&why))?;
    let photos = made.folder.join(keep::PHOTOS_FOLDER);
    let mut pictures =
        Kept::read_all(&photos, &scoped.photos(), order.format).map_err(|error| unread(&error))?;
    loop {
        let about = about(&scoped, head.clone(), made.at, &key, &pictures);
        let packed = write(&scoped, &about, &pictures, (order.format, made.zone), &key);
        let packed = packed.map_err(Message::from)?;
        let unwritten = |error: io::Error| unwritten(path, &error);
        let part = Part::write(path, &packed.bytes).map_err(unwritten)?;
        let (on_disk, changed) =
            Kept::compared(&pictures, || part.sync()).map_err(|error| unread(&error))?;
        on_disk.map_err(unwritten)?;
        if changed.is_empty() {
            part.keep().map_err(unwritten)?;
            return Ok(packed);
        }
        for picture in changed {
            if let Some(kept) = pictures.get_mut(picture) {
                *kept = Kept::without(PhotoState::Changed);
            }
        }
    }
}

/// A photo as it was read for a pack.
struct Kept {
    state: PhotoState,
    /// What its bytes are to come to.
    hash: Hash,
    full: Vec<u8>,
    small: Vec<u8>,
}

impl Kept {
    fn without(state: PhotoState) -> Self {
        Self {
            state,
            hash: Hash::ZERO,
            full: Vec::new(),
            small: Vec::new(),
        }
    }

    /// Compares the photos with their hashes in two threads while `beside` waits for the disk, which
    /// takes longer. Gives the places of those that were changed.
    #[expect(
        clippy::disallowed_methods,
        reason = "two named threads that end before this function does"
    )]
    fn compared<T>(pictures: &[Self], beside: impl FnOnce() -> T) -> io::Result<(T, Vec<usize>)> {
        let changed = |parity: usize| -> Vec<usize> {
            let each = pictures.iter().enumerate().skip(parity).step_by(2);
            let of = each.filter(|(_, kept)| kept.state == PhotoState::Enclosed);
            let changed = of.filter(|(_, kept)| codec::sha256(&kept.full) != kept.hash);
            changed.map(|(place, _)| place).collect()
        };
        let changed = &changed;
        std::thread::scope(|scope| {
            let spawn = |parity| {
                let hashing = Builder::new().name("photos compared".to_owned());
                hashing.spawn_scoped(scope, move || changed(parity))
            };
            let (even, odd) = (spawn(0)?, spawn(1)?);
            let done = beside();
            let panicked = |_| io::Error::other("a thread that compares photos has stopped");
            let mut places = even.join().map_err(panicked)?;
            places.extend(odd.join().map_err(panicked)?);
            Ok((done, places))
        })
    }

    fn read_all(photos: &Path, rows: &[&PhotoRow], format: PackFormat) -> io::Result<Vec<Self>> {
        let read = rows.iter().map(|row| Self::read(photos, row, format));
        read.collect()
    }

    fn read(photos: &Path, row: &PhotoRow, format: PackFormat) -> io::Result<Self> {
        let hash = match leaves(row) {
            Leaves::Whole => row.named.photo,
            Leaves::Masked(copy) => copy,
            Leaves::KeptBack => return Ok(Self::without(PhotoState::KeptBack)),
            Leaves::Purged => return Ok(Self::without(PhotoState::Purged)),
        };
        let file = |size| fs::read(keep::path(photos, hash, size));
        let full = match file(keep::Size::Full) {
            Ok(full) => full,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self::without(PhotoState::Missing));
            }
            Err(error) => return Err(error),
        };
        let small = match format {
            PackFormat::Html => Vec::new(),
            // Without its small copy the page names the whole picture, which stands beside it.
            PackFormat::Zip => file(keep::Size::Small).unwrap_or_default(),
        };
        Ok(Self {
            state: PhotoState::Enclosed,
            hash,
            full,
            small,
        })
    }
}

fn about(scoped: &Scoped, head: Head, made_at: UtcMs, key: &SeriesKey, pictures: &[Kept]) -> About {
    let rows = scoped.photos();
    let numbered = (1..).zip(rows).zip(pictures);
    let photos = numbered.map(|((number, row), kept)| photo(scoped, number, row, kept.state));
    let facts = scoped.facts.len();
    let told = scoped.told().count();
    let count = |of: usize| u64::try_from(of).unwrap_or(u64::MAX);
    About {
        subject: subject(scoped),
        seller: scoped.seller.clone(),
        made_at,
        head,
        key: key.public(),
        facts: count(told),
        subjects: count(scoped.parcels.len() + scoped.units.len()),
        facts_kept_back: count(facts - told),
        photos: photos.collect(),
    }
}

fn photo(scoped: &Scoped, number: u32, row: &PhotoRow, state: PhotoState) -> PackPhoto {
    let names = |kept: &&KeptFact| {
        if let Body::PhotoNamed(named) = &kept.fact.body {
            named.photo == row.named.photo
        } else {
            false
        }
    };
    let named = scoped.told().filter(names).last();
    PackPhoto {
        number,
        kind: row.named.kind,
        hash: row.named.photo,
        taken_at: row.named.taken_at,
        person: row.person.clone(),
        station: named.map(|kept| kept.fact.envelope.station.clone()),
        copy: row.copy,
        state,
    }
}

/// Names what a pack is about as people do.
fn subject(scoped: &Scoped) -> String {
    let parcel = || {
        let first = scoped.parcels.first();
        first.map_or_else(String::new, |one| one.parcel.row.number.to_string())
    };
    match &scoped.of {
        EvidenceOf::Unit(_) => {
            let first = scoped.units.first();
            first.map_or_else(parcel, |unit| unit.inspection.tag.to_string())
        }
        EvidenceOf::Parcel(_) => parcel(),
        EvidenceOf::Lines(_) => {
            let mut returns = scoped.lines.iter().map(|known| &known.line.of);
            let Some(first) = returns.next() else {
                return parcel();
            };
            let rma = first.rma_id.as_ref().map(Rma::as_str);
            let order = first.order_id.as_ref().map(OrderId::as_str);
            let one = returns.all(|of| of.rma_id == first.rma_id);
            let named = if one { rma.or(order) } else { order.or(rma) };
            named.map_or_else(parcel, str::to_owned)
        }
    }
}

fn write(
    scoped: &Scoped,
    about: &About,
    pictures: &[Kept],
    (format, zone): (PackFormat, Zone),
    key: &SeriesKey,
) -> Result<Packed, TroubleMsg> {
    let count = |state: fn(PhotoState) -> bool| {
        let photos = about.photos.iter().filter(|photo| state(photo.state));
        u32::try_from(photos.count()).unwrap_or(u32::MAX)
    };
    let mut packed = Packed {
        bytes: Vec::new(),
        sealed: Hash::ZERO,
        key: key.public(),
        manifest: None,
        photos: count(PhotoState::has_picture),
        photos_left_out: count(|state| match state {
            PhotoState::Missing | PhotoState::Changed => true,
            PhotoState::Enclosed
            | PhotoState::Beside
            | PhotoState::KeptBack
            | PhotoState::Purged => false,
        }),
    };
    match format {
        PackFormat::Html => {
            let shown: Vec<Picture<'_>> = pictures.iter().map(whole).collect();
            packed.bytes = pack::page(scoped, about, &shown, zone).into_bytes();
            packed.sealed = seal::seal(&mut packed.bytes, seal::Carrier::Html, &[], key).hash;
        }
        PackFormat::Zip => {
            let shown: Vec<Picture<'_>> = pictures.iter().map(small).collect();
            let mut page = pack::page(scoped, &about.beside(), &shown, zone).into_bytes();
            seal::seal(&mut page, seal::Carrier::Html, &[], key);
            let enclosed = pictures.iter().filter(|kept| kept.state.has_picture());
            let photos: Vec<&[u8]> = enclosed.map(|kept| kept.full.as_slice()).collect();
            let facts = pack::facts(scoped);
            let made = pack::archive(about, (&page, facts.as_bytes()), &photos, key);
            let made = made.map_err(|error: OutError| TroubleMsg::ExportFailed {
                name: about.subject.clone(),
                detail: error.to_string(),
            })?;
            packed.bytes = made.bytes;
            packed.sealed = made.seal.hash;
            packed.manifest = Some(made.manifest);
        }
    }
    Ok(packed)
}

fn whole(kept: &Kept) -> Picture<'_> {
    match kept.state {
        PhotoState::Enclosed => Picture::Whole(&kept.full),
        PhotoState::Beside
        | PhotoState::KeptBack
        | PhotoState::Purged
        | PhotoState::Missing
        | PhotoState::Changed => Picture::None,
    }
}

fn small(kept: &Kept) -> Picture<'_> {
    if kept.small.is_empty() {
        Picture::None
    } else {
        Picture::Small(&kept.small)
    }
}

/// Reads the series' private key, which must be the one that the journal names.
fn key(folder: &Path, public: &[u8; 32]) -> Result<SeriesKey, Message> {
    let failed = |detail: String| Message::from(EvidenceMsg::NoKey { detail });
    let bytes = fs::read(folder.join(KEY_FILE)).map_err(|error| failed(error.to_string()))?;
    let secret = <[u8; 32]>::try_from(bytes)
        .map_err(|bytes: Vec<u8>| failed(format!("{KEY_FILE}: {} bytes", bytes.len())))?;
    let key = SeriesKey::of_secret(&secret);
    if key.public() != *public {
        return Err(failed(format!("{KEY_FILE}: another series")));
    }
    Ok(key)
}

fn refused(why: &NoPack) -> Message {
    let most = |limit: usize| u32::try_from(limit).unwrap_or(u32::MAX);
    let said = match why {
        NoPack::Sellers(sellers) => EvidenceMsg::Sellers {
            sellers: sellers
                .iter()
                .map(SellerCode::as_str)
                .collect::<Vec<_>>()
                .join(", "),
        },
        NoPack::NotOf(seller) => EvidenceMsg::NotOf {
            seller: seller.clone(),
        },
        NoPack::TooMuch => EvidenceMsg::TooMuch {
            units: most(PACK_UNITS_MAX),
            photos: most(PACK_PHOTOS_MAX),
        },
    };
    said.into()
}

fn unread(error: &io::Error) -> Message {
    TroubleMsg::StoreFailed {
        detail: error.to_string(),
    }
    .into()
}

fn unwritten(path: &Path, error: &io::Error) -> Message {
    TroubleMsg::ExportFailed {
        name: name_of(path),
        detail: error.to_string(),
    }
    .into()
}

/// Finds what a text names: a unit tag, a parcel number, an RMA id, an order id, or anything that a
/// parcel was scanned by; none when nothing has that name.
///
/// # Errors
/// Gives what the question to the store gave.
pub fn named<E>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    text: &str,
) -> Result<Option<EvidenceOf>, E> {
    if let Some(tag) = UnitTag::parse(text) {
        return Ok(match ask(&Query::Tag(tag))? {
            Answer::Tag(Some(unit)) => Some(EvidenceOf::Unit(unit.unit)),
            _ => None,
        });
    }
    if ParcelTag::parse(text).is_none() {
        let by = [
            ExpectedBy::Rma(text.to_owned()),
            ExpectedBy::Order(text.to_owned()),
        ];
        for by in by {
            let Answer::Expected(lines, _) = ask(&Query::Expected(by))? else {
                continue;
            };
            let ids = lines.into_iter().filter_map(|(id, ..)| id.try_into().ok());
            let ids: Vec<LineId> = ids.map(LineId).collect();
            if !ids.is_empty() {
                return Ok(Some(EvidenceOf::Lines(ids)));
            }
        }
    }
    let candidates = scanned_as(text);
    Ok(match ask(&Query::Dossier(candidates))? {
        Answer::Dossier(dossier) => {
            let first = dossier.parcels.first();
            first.map(|parcel| EvidenceOf::Parcel(parcel.parcel))
        }
        _ => None,
    })
}

/// Reads what a person typed as a scan of it would be: a parcel's number, else whatever a label says.
pub(super) fn scanned_as(text: &str) -> Vec<Candidate> {
    match ParcelTag::parse(text) {
        Some(number) => vec![Candidate {
            kind: CodeKind::Parcel,
            carrier: None,
            key: number.as_str().to_owned(),
            check: CheckVerdict::Ok,
            how: How::OwnCode,
        }],
        None => read(text.as_bytes(), &data::carriers::carriers()).candidates,
    }
}
