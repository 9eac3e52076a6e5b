//! Covering the address on a photo: the original is opened with what is proposed, a person moves the areas
//! and confirms, and the copy is made, kept on the disk, and only then named by a fact.

use std::fs;
use std::io;
use std::sync::Arc;

use image::RgbImage;
use image::imageops::thumbnail;

use crate::domain::ids::Hash;
use crate::domain::limits::COVER_SHOWN_SIDE;
use crate::domain::mask::Area;
use crate::evidence::keep;
use crate::evidence::mask::{self, LeavesFree};
use crate::ledger::fact::MaskedPhoto;
use crate::ledger::rows::PhotoRow;
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::handle::Shell;
use crate::shell::shared::{Shared, lock};
use crate::shell::store_thread::{CommitFailure, StoreMsg, written};
use crate::shell::view::{Covering, NoticeLevel, OpenToCover, Picture};
use crate::text::{Message, PrivacyMsg, RefusalCode, TroubleMsg};

use super::{PhotoInput, PhotosThread};

impl PhotosThread {
    /// Opens a photo with what is proposed to cover of it. Whoever has closed it meanwhile is not
    /// disturbed.
    pub(super) fn open_to_cover(&self, photo: Hash) {
        let opened = match self.original(photo) {
            Ok((_, bytes)) => mask::look(&bytes).ok(),
            Err(_said) => None,
        };
        let state = match opened {
            Some((proposal, picture)) => OpenToCover::Open {
                picture: Arc::new(shown(photo, &picture)),
                proposed: proposal.areas,
                said: match proposal.leaves {
                    LeavesFree::Barcode => PrivacyMsg::LeavesBarcode,
                    LeavesFree::LowerThird => PrivacyMsg::LeavesThird,
                },
            },
            None => OpenToCover::Unread,
        };
        publish(&self.shared, photo, state);
    }

    /// Makes the covered copy, keeps it and has a fact name it: all of it, or nothing.
    pub(super) fn cover(&self, photo: Hash, areas: Vec<Area>) {
        match self.try_cover(photo, areas) {
            Ok(kept) => {
                let mut covering = lock(&self.shared.covering);
                covering.take_if(|open| open.photo == photo);
                drop(covering);
                self.shared.notice(NoticeLevel::Info, kept);
            }
            Err(message) => self.shared.notice(NoticeLevel::Warning, message),
        }
    }

    fn try_cover(&self, photo: Hash, areas: Vec<Area>) -> Result<Message, Message> {
        let (row, bytes) = self.original(photo)?;
        let unmade = |detail: String| Message::from(PrivacyMsg::CopyNotMade { detail });
        let copy = mask::cover(&bytes, &areas);
        let copy = copy.map_err(|_why| Message::from(PrivacyMsg::OriginalUnread))?;
        if copy.hash == photo {
            return Err(refused("covers_nothing"));
        }
        keep::keep(&self.photos(), &copy).map_err(|error| unmade(error.to_string()))?;
        let masked = MaskedPhoto {
            photo,
            parcel: row.named.parcel,
            copy: copy.hash,
            bytes: u32::try_from(copy.full.len()).unwrap_or(u32::MAX),
            covered: areas,
        };
        if let Err(message) = self.commit_copy(masked) {
            // What stays is a file without a name: it shows nothing that is not covered.
            drop(self.forget(copy.hash));
            return Err(message);
        }
        // The copy before may show what this one covers, and nothing names it any more.
        if let Some(before) = row.copy {
            let gone = self.forget(before);
            gone.map_err(|error| unmade(error.to_string()))?;
        }
        let number = self.parcel_number(&row);
        Ok(number.map_or_else(
            || PrivacyMsg::Covered.into(),
            |number| PrivacyMsg::CopyKept { number }.into(),
        ))
    }

    /// Reads the original of a photo, which must be what its name says.
    fn original(&self, photo: Hash) -> Result<(PhotoRow, Vec<u8>), Message> {
        let answer = self
            .reader
            .answer(&Query::Photo(photo), self.shared.zone)
            .ok();
        let Some(Answer::Photo(Some(row))) = answer else {
            return Err(refused("no_such_photo"));
        };
        if row.purged.is_some() {
            return Err(refused("original_gone"));
        }
        let read = fs::read(keep::path(&self.photos(), photo, keep::Size::Full));
        let sound = read.and_then(|bytes| {
            if codec::sha256(&bytes) == photo {
                Ok(bytes)
            } else {
                Err(io::Error::other("changed"))
            }
        });
        let bytes = sound.map_err(|_unread| Message::from(PrivacyMsg::OriginalUnread))?;
        Ok((*row, bytes))
    }

    fn commit_copy(&self, masked: MaskedPhoto) -> Result<(), Message> {
        let order = self.shared.order(Command::MaskPhoto(masked));
        let outcome = written(&self.store, |reply| StoreMsg::Commit { reply, order });
        outcome.map_err(|failure| match failure {
            CommitFailure::Refused(refusal) => refused(refusal.code()),
            CommitFailure::Full => TroubleMsg::StoreFull.into(),
            CommitFailure::Stopped(detail) => PrivacyMsg::CopyNotMade { detail }.into(),
        })
    }

    /// Takes a copy off the disk that is no photo's newest: two photos may have one and the same.
    fn forget(&self, copy: Hash) -> io::Result<()> {
        let query = Query::PhotoOfCopy(copy);
        match self.reader.answer(&query, self.shared.zone) {
            Ok(Answer::Photo(None)) => keep::erase(&self.photos(), copy).map(|_files| ()),
            _ => Ok(()),
        }
    }

    fn parcel_number(&self, row: &PhotoRow) -> Option<crate::domain::codes::ParcelTag> {
        let query = Query::ParcelPhotos(row.named.parcel);
        match self.reader.answer(&query, self.shared.zone).ok() {
            Some(Answer::ParcelPhotos(Some(about))) => Some(about.parcel.number),
            _ => None,
        }
    }
}

fn refused(code: &str) -> Message {
    let why = RefusalCode(code.to_owned());
    TroubleMsg::CommandRefused { why }.into()
}

/// Makes a photo as large as it is drawn while its areas are moved.
fn shown(photo: Hash, picture: &RgbImage) -> Picture {
    let (width, height) = picture.dimensions();
    let longer = width.max(height).max(1);
    let side = |own: u32| {
        let scaled = u64::from(own) * u64::from(COVER_SHOWN_SIDE.min(longer)) / u64::from(longer);
        u32::try_from(scaled).unwrap_or(1).max(1)
    };
    let small = thumbnail(picture, side(width), side(height));
    let rgba = small.pixels().flat_map(|pixel| {
        let [red, green, blue] = pixel.0;
        [red, green, blue, u8::MAX]
    });
    Picture {
        name: photo.to_string(),
        width: small.width(),
        height: small.height(),
        rgba: rgba.collect(),
    }
}

fn publish(shared: &Shared, photo: Hash, state: OpenToCover) {
    let mut covering = lock(&shared.covering);
    if covering.as_ref().is_some_and(|open| open.photo == photo) {
        *covering = Some(Arc::new(Covering { photo, state }));
    }
    drop(covering);
    shared.wake();
}

impl Shell {
    /// Opens a photo so that a person covers what shows an address; another one that is open is closed.
    pub fn open_to_cover(&self, photo: Hash) {
        let state = OpenToCover::Opening;
        *lock(&self.shared_arc().covering) = Some(Arc::new(Covering { photo, state }));
        self.ask_photos(PhotoInput::Open(photo));
    }

    /// Gives the photo that is open to be covered.
    pub fn covering(&self) -> Option<Arc<Covering>> {
        lock(&self.shared_arc().covering).clone()
    }

    /// Closes the photo that is open to be covered; nothing is written.
    pub fn close_cover(&self) {
        *lock(&self.shared_arc().covering) = None;
        self.shared_arc().wake();
    }

    /// Has the covered copy of a photo made and kept; what became of it comes as a notice.
    pub fn cover(&self, photo: Hash, areas: Vec<Area>) {
        self.ask_photos(PhotoInput::Cover(photo, areas));
    }
}
