//! Photos come in: from the camera's folder, dropped, or chosen. A thread of their own reads them,
//! makes them ready, brings them to disk, and only then has a fact name them.

mod cameras;
mod covering;
mod share;
mod take;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel};
use std::time::Duration;

use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::limits::PHOTO_LOOK_MS;
use crate::domain::mask::Area;
use crate::domain::photo::{PhotoKind, PhotoSource};
use crate::evidence::keep::PHOTOS_FOLDER;
use crate::store::Reader;
use crate::text::{Message, PhotoMsg};

use super::handle::Shell;
use super::open::Devices;
use super::shared::{Shared, lock};
use super::store_thread::StoreMsg;
use super::view::{NoticeLevel, name_of};
use cameras::Camera;
use share::FileAt;
pub(super) use share::{Shares, reach};
use take::{Dating, Source, Took};
pub(super) use take::{bad, unkept, unreadable};

/// What the thread is asked.
pub(super) enum PhotoInput {
    /// Take these files in; they show this, or what was on the bench when they were taken.
    Take(Vec<PathBuf>, PhotoSource, Option<PhotoOf>),
    /// Look at the camera's folder now.
    Look,
    /// Open a photo with what is proposed to cover of it.
    Open(Hash),
    /// Make the copy of a photo in which these areas are covered.
    Cover(Hash, Vec<Area>),
    /// Answered once everything asked before is done.
    Tell(Sender<()>),
}

/// What photos show that a person chose for something that owes them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PhotoOf {
    /// The parcel.
    pub parcel: ParcelId,
    /// The unit that asks for the photo.
    pub unit: Option<UnitId>,
    /// What it is to show.
    pub kind: PhotoKind,
}

/// The sending end, and what ends the thread between two photos.
pub(super) struct PhotosEnd {
    pub sender: SyncSender<PhotoInput>,
    pub ended: Arc<AtomicBool>,
}

impl PhotosEnd {
    /// Ends the thread after the photo that it is at.
    pub fn end(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        let (closed, _) = std::sync::mpsc::sync_channel(1);
        self.sender = closed;
    }
}

pub(super) struct PhotosThread {
    pub shared: Arc<Shared>,
    pub reader: Reader,
    pub store: SyncSender<StoreMsg>,
    /// The data folder.
    pub data: PathBuf,
    pub inbox: Receiver<PhotoInput>,
    pub ended: Arc<AtomicBool>,
    pub devices: Devices,
    /// The cameras' folders with what is known of each.
    pub cameras: Vec<Camera>,
    /// The threads that read folders.
    pub shares: Shares,
    /// Files whose trouble was said: it is not said at each try.
    pub told: BTreeSet<String>,
}

impl PhotosThread {
    /// Works until it is told to end.
    pub fn run(mut self) {
        while let Some(input) = self.next() {
            match input {
                PhotoInput::Take(paths, source, of) => self.take_all(paths, source, of),
                PhotoInput::Look => self.look(),
                PhotoInput::Open(photo) => self.open_to_cover(photo),
                PhotoInput::Cover(photo, areas) => self.cover(photo, areas),
                // Whoever asked may have stopped waiting.
                PhotoInput::Tell(reply) => drop(reply.send(())),
            }
        }
    }

    /// Gives what is asked next. With a folder to watch the thread looks at it by itself; a replay or
    /// a test asks for each look.
    fn next(&self) -> Option<PhotoInput> {
        if self.ended.load(Ordering::SeqCst) {
            return None;
        }
        let watches = self.devices == Devices::Started
            && !self.shared.settings.get().photo_folders.is_empty();
        if !watches {
            return self.inbox.recv().ok();
        }
        match self
            .inbox
            .recv_timeout(Duration::from_millis(PHOTO_LOOK_MS))
        {
            Ok(input) => Some(input),
            Err(RecvTimeoutError::Timeout) => Some(PhotoInput::Look),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take_all(&mut self, paths: Vec<PathBuf>, how: PhotoSource, of: Option<PhotoOf>) {
        let file = |path| FileAt {
            path,
            written: None,
        };
        let mut files: Vec<FileAt> = paths.into_iter().map(file).collect();
        files.sort_by_cached_key(|file| self.moment(folder_of(&file.path), file));
        for (done, file) in files.iter().enumerate() {
            if self.ended.load(Ordering::SeqCst) {
                break;
            }
            self.making(files.len() - done);
            let name = name_of(&file.path);
            let source = Source {
                folder: folder_of(&file.path),
                file,
                how,
                of,
            };
            match self.take(source, &Dating::default()) {
                Took::Named { number, kind } => {
                    let kept = PhotoMsg::Kept { name, kind, number };
                    self.shared.notice(NoticeLevel::Info, kept);
                }
                Took::Known => {
                    let known = PhotoMsg::Known { name };
                    self.shared.notice(NoticeLevel::Info, known);
                }
                Took::Homeless | Took::Early | Took::Doubtful => {
                    let homeless = PhotoMsg::NoParcel { name };
                    self.shared.notice(NoticeLevel::Warning, homeless);
                }
                Took::Again(message) | Took::Bad(message) | Took::Cut(message) => {
                    self.shared.notice(NoticeLevel::Warning, message);
                }
                Took::Silent => {
                    let silent = PhotoMsg::Silent { name };
                    self.shared.notice(NoticeLevel::Warning, silent);
                }
            }
        }
        self.making(0);
    }

    fn tell_once(&mut self, name: &str, message: Message) {
        if self.told.insert(name.to_owned()) {
            self.shared.notice(NoticeLevel::Warning, message);
        }
    }

    /// Says how many photos come in.
    fn making(&self, count: usize) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        if self.shared.devices.get().photos_making != count {
            self.shared
                .devices
                .change(|view| view.photos_making = count);
            self.shared.wake();
        }
    }

    fn photos(&self) -> PathBuf {
        self.data.join(PHOTOS_FOLDER)
    }
}

impl Shell {
    /// Takes photos in that a person dropped or chose; what became of each comes as a notice.
    pub fn take_photos(&self, paths: Vec<PathBuf>, source: PhotoSource) {
        self.ask_photos(PhotoInput::Take(paths, source, None));
    }

    /// Takes photos in that a person chose for something that owes them.
    pub fn take_photos_of(&self, of: PhotoOf, paths: Vec<PathBuf>) {
        self.ask_photos(PhotoInput::Take(paths, PhotoSource::File, Some(of)));
    }

    /// Looks at the camera's folder now.
    pub fn look_for_photos(&self) {
        self.ask_photos(PhotoInput::Look);
    }

    /// Waits until every photo that was asked for is done with. For replays and tests, never for the
    /// window.
    pub fn settle_photos(&self) {
        let (reply, answer) = channel();
        self.ask_photos(PhotoInput::Tell(reply));
        // An error says that the thread has ended: nothing is left to wait for.
        answer.recv().ok();
    }

    fn ask_photos(&self, input: PhotoInput) {
        if self.photos().sender.try_send(input).is_err() {
            let detail = "too many photos wait".to_owned();
            let busy = crate::text::TroubleMsg::JobFailed { detail };
            self.notice(NoticeLevel::Warning, busy.into());
        }
    }
}

/// Names the folder that a file stands in.
fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// Gives what the bench has in hand now, for photos without a moment of their own.
fn hand_now(shared: &Shared) -> Option<crate::evidence::Hand> {
    lock(&shared.hands).now()
}

#[cfg(test)]
mod camera_tests;
#[cfg(test)]
mod covering_tests;
#[cfg(test)]
mod tests;
