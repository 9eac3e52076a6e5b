//! One photo: read, dated, matched, made ready, kept, and then named by a fact.

use std::io;
use std::path::Path;

use crate::domain::codes::ParcelTag;
use crate::domain::ids::UnitId;
use crate::domain::limits::{CAMERA_CLOCK_WAIT_MS, PHOTO_BEFORE_SCAN_MS, PHOTO_BYTES_MAX};
use crate::domain::photo::{PhotoKind, PhotoKinds, PhotoSource};
use crate::domain::time::UtcMs;
use crate::evidence::camera::{CameraClock, Dated};
use crate::evidence::hands::At;
use crate::evidence::{BadPhoto, Hand, keep, kind_of, picture};
use crate::ledger::fact::NamedPhoto;
use crate::ledger::query::ParcelPhotos;
use crate::ledger::{Answer, Command, Query};
use crate::text::{Message, PhotoMsg};

use super::super::shared::lock;
use super::super::store_thread::{CommitFailure, StoreMsg, written};
use super::super::view::name_of;
use super::share::{FileAt, Silent};
use super::{PhotoOf, PhotosThread, hand_now};

/// What became of a file.
#[derive(Debug)]
pub(super) enum Took {
    /// It is kept and a fact names it.
    Named { number: ParcelTag, kind: PhotoKind },
    /// It was kept before.
    Known,
    /// No parcel was on the bench when it was taken.
    Homeless,
    /// None was yet: its parcel may be scanned in a moment.
    Early,
    /// Nothing was kept or named; another try may do.
    Again(Message),
    /// It ends before its end, or has no bytes: it may still be written.
    Cut(Message),
    /// Its camera's clock may be off and is not known yet.
    Doubtful,
    /// It gives no photo.
    Bad(Message),
    /// Its folder does not answer.
    Silent,
}

/// What helps to date a photo beside what its camera noted.
#[derive(Default)]
pub(super) struct Dating {
    /// The camera's clock.
    pub clock: CameraClock,
    /// When the photo came, if anybody saw that.
    pub came: Option<UtcMs>,
}

/// A file, and the folder by whose thread it is read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub folder: &'a Path,
    pub file: &'a FileAt,
    pub how: PhotoSource,
    /// What it shows, when a person said so.
    pub of: Option<PhotoOf>,
}

impl PhotosThread {
    /// Takes one file in: all of it, or nothing. The file itself is only read.
    pub(super) fn take(&mut self, source: Source<'_>, dating: &Dating) -> Took {
        let name = name_of(&source.file.path);
        self.try_take(source, &name, dating)
            .unwrap_or_else(|took| took)
    }

    fn try_take(
        &mut self,
        Source {
            folder,
            file,
            how,
            of,
        }: Source<'_>,
        name: &str,
        dating: &Dating,
    ) -> Result<Took, Took> {
        let read = self
            .shares
            .read(folder, file)
            .map_err(|Silent| Took::Silent)?;
        let (bytes, written) = read.map_err(|error| Took::Again(unreadable(name, &error)))?;
        let noted = picture::taken(&bytes).map_err(|why| no_photo(name, why))?;
        let noted = noted.and_then(|stamp| stamp.moment(self.shared.zone));
        let taken_at = match noted {
            Some(noted) => self.dated(noted, dating)?,
            None => written,
        };
        let hand = match of {
            Some(of) => Hand {
                parcel: of.parcel,
                unit: of.unit,
                asked: PhotoKinds::NONE,
            },
            None => self.hand(taken_at, how)?,
        };
        let photo = picture::ready(&bytes).map_err(|why| no_photo(name, why))?;
        drop(bytes);
        if let Some(Answer::Photo(Some(_))) = self.asked(&Query::Photo(photo.hash)) {
            return Ok(Took::Known);
        }
        let about = self.about(hand).ok_or(Took::Homeless)?;
        let shown: Vec<(PhotoKind, Option<UnitId>)> = about
            .photos
            .iter()
            .map(|row| (row.named.kind, row.named.unit))
            .collect();
        let kind = match of {
            Some(of) => of.kind,
            None => kind_of(hand, &about.parcel.owed, &shown),
        };
        keep::keep(&self.photos(), &photo).map_err(|error| Took::Again(unkept(name, &error)))?;
        let named = NamedPhoto {
            photo: photo.hash,
            parcel: hand.parcel,
            unit: hand.unit.filter(|_| kind.shows_a_unit()),
            kind,
            source: how,
            taken_at,
            width: photo.width,
            height: photo.height,
            bytes: u32::try_from(photo.full.len()).unwrap_or(u32::MAX),
        };
        self.commit(name, Command::NamePhoto(named))?;
        Ok(Took::Named {
            number: about.parcel.number,
            kind,
        })
    }

    /// Dates a photo by what its camera noted and what is known of the camera's clock. A clock that
    /// nobody could compare for a while is believed.
    fn dated(&self, noted: UtcMs, dating: &Dating) -> Result<UtcMs, Took> {
        match dating.clock.date(noted, dating.came) {
            Dated::At(moment) => Ok(moment),
            Dated::Doubtful => {
                let now = self.shared.clock.now();
                let came = dating.came.unwrap_or(now);
                if now.0.saturating_sub(came.0) < CAMERA_CLOCK_WAIT_MS {
                    Err(Took::Doubtful)
                } else {
                    Ok(noted)
                }
            }
        }
    }

    /// Tells when a photo was taken, so that several are taken in by their capture: label before box,
    /// whatever order they were copied in. What gives no photo comes last.
    pub(super) fn moment(&mut self, folder: &Path, file: &FileAt) -> UtcMs {
        let (noted, written) = self.moments(folder, file);
        noted.unwrap_or(written)
    }

    /// Gives what the camera noted, and when the file was written.
    pub(super) fn moments(&mut self, folder: &Path, file: &FileAt) -> (Option<UtcMs>, UtcMs) {
        let read = self.shares.read(folder, file);
        let read = read.ok().and_then(Result::ok).and_then(|(bytes, written)| {
            let noted = picture::taken(&bytes).ok()?;
            Some((
                noted.and_then(|stamp| stamp.moment(self.shared.zone)),
                written,
            ))
        });
        read.unwrap_or((None, UtcMs(i64::MAX)))
    }

    /// Finds what was on the bench when the photo was taken. Who drops or chooses a photo of a moment
    /// when nothing was means the parcel that is open now.
    fn hand(&self, taken_at: UtcMs, source: PhotoSource) -> Result<Hand, Took> {
        let remembered = lock(&self.shared.hands).at(taken_at);
        let then = match remembered {
            At::Hand(hand) => Some(hand),
            At::Nothing => None,
            At::Unknown => match self.asked(&Query::ParcelAt(taken_at)) {
                Some(Answer::ParcelAt(Some(parcel))) => Some(Hand {
                    parcel,
                    unit: None,
                    asked: PhotoKinds::NONE,
                }),
                _ => None,
            },
        };
        let now = self.shared.clock.now();
        match (then, source) {
            (Some(hand), _) => Ok(hand),
            (None, PhotoSource::Folder)
                if now.0.saturating_sub(taken_at.0) <= PHOTO_BEFORE_SCAN_MS =>
            {
                Err(Took::Early)
            }
            (None, PhotoSource::Folder) => Err(Took::Homeless),
            (None, PhotoSource::Drop | PhotoSource::File) => {
                hand_now(&self.shared).ok_or(Took::Homeless)
            }
        }
    }

    fn about(&self, hand: Hand) -> Option<ParcelPhotos> {
        match self.asked(&Query::ParcelPhotos(hand.parcel)) {
            Some(Answer::ParcelPhotos(Some(about))) => Some(*about),
            _ => None,
        }
    }

    fn asked(&self, query: &Query) -> Option<Answer> {
        self.reader.answer(query, self.shared.zone).ok()
    }

    /// Has a fact name a photo that is on the disk.
    fn commit(&self, name: &str, command: Command) -> Result<(), Took> {
        let order = self.shared.order(command);
        let outcome = written(&self.store, |reply| StoreMsg::Commit { reply, order });
        let name = name.to_owned();
        outcome.map_err(|failure| match failure {
            CommitFailure::Refused(refusal) => {
                let code = refusal.code().to_owned();
                Took::Bad(PhotoMsg::NotNamed { name, code }.into())
            }
            CommitFailure::Full => Took::Again(PhotoMsg::DiskFull { name }.into()),
            CommitFailure::Stopped(detail) => {
                Took::Again(PhotoMsg::NotKept { name, detail }.into())
            }
        })
    }
}

fn no_photo(name: &str, why: BadPhoto) -> Took {
    let message = bad(name, why);
    match why {
        BadPhoto::Empty | BadPhoto::CutOff => Took::Cut(message),
        BadPhoto::TooManyBytes
        | BadPhoto::TooManyPixels
        | BadPhoto::NotAPicture
        | BadPhoto::Damaged => Took::Bad(message),
    }
}

/// Says why a file could not be read.
pub(in crate::shell) fn unreadable(name: &str, error: &io::Error) -> Message {
    let name = name.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound => PhotoMsg::Gone { name },
        io::ErrorKind::PermissionDenied => PhotoMsg::NoRights { name },
        _ => PhotoMsg::Unreadable {
            name,
            detail: error.to_string(),
        },
    }
    .into()
}

/// Says why a photo could not be kept.
pub(in crate::shell) fn unkept(name: &str, error: &io::Error) -> Message {
    let name = name.to_owned();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => PhotoMsg::DiskFull { name },
        _ => PhotoMsg::NotKept {
            name,
            detail: error.to_string(),
        },
    }
    .into()
}

/// Says why a file gives no photo.
pub(in crate::shell) fn bad(name: &str, why: BadPhoto) -> Message {
    let name = name.to_owned();
    match why {
        BadPhoto::Empty => PhotoMsg::Empty { name },
        BadPhoto::TooManyBytes => PhotoMsg::TooManyBytes {
            name,
            most: u32::try_from(PHOTO_BYTES_MAX >> 20).unwrap_or(u32::MAX),
        },
        BadPhoto::TooManyPixels => PhotoMsg::TooManyPixels { name },
        BadPhoto::NotAPicture => PhotoMsg::NotAPicture { name },
        BadPhoto::CutOff => PhotoMsg::CutOff { name },
        BadPhoto::Damaged => PhotoMsg::Damaged { name },
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_and_a_full_disk_have_sentences_of_their_own() {
        let name = || "a.jpg".to_owned();
        let of = |kind: io::ErrorKind| io::Error::from(kind);
        let refused = unreadable("a.jpg", &of(io::ErrorKind::PermissionDenied));
        assert_eq!(refused, PhotoMsg::NoRights { name: name() }.into());
        let full = unkept("a.jpg", &of(io::ErrorKind::StorageFull));
        assert_eq!(full, PhotoMsg::DiskFull { name: name() }.into());
    }
}
