//! Photos come in: from the camera's folder, dropped, or chosen. A thread of their own reads them,
//! makes them ready, brings them to disk, and only then has a fact name them.

mod take;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel};
use std::time::Duration;

use crate::domain::limits::{
    PHOTO_AGAIN_MS, PHOTO_FOLDER_FILES_MAX, PHOTO_LOOK_MS, PHOTOS_OF_A_LOOK_MAX,
};
use crate::domain::photo::PhotoSource;
use crate::evidence::folder::{self, BadFolder, Watch};
use crate::evidence::keep::PHOTOS_FOLDER;
use crate::store::Reader;
use crate::text::{Message, PhotoMsg};

use super::handle::Shell;
use super::open::Devices;
use super::shared::{Shared, lock};
use super::store_thread::StoreMsg;
use super::view::{DeviceHealth, NoticeLevel, name_of};
use take::Took;

/// The list of the camera's files that are done with, inside the folder of kept photos. Without it
/// they are looked at again and found to be kept.
const TAKEN_FILE: &str = "taken.tsv";

/// What the thread is asked.
pub(super) enum PhotoInput {
    /// Take these files in.
    Take(Vec<PathBuf>, PhotoSource),
    /// Look at the camera's folder now.
    Look,
    /// Answered once everything asked before is done.
    Tell(Sender<()>),
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
    pub watched: Option<(PathBuf, Watch)>,
    /// Files whose trouble was said: it is not said at each try.
    pub told: BTreeSet<String>,
}

impl PhotosThread {
    /// Works until it is told to end.
    pub fn run(mut self) {
        while let Some(input) = self.next() {
            match input {
                PhotoInput::Take(paths, source) => self.take_all(paths, source),
                PhotoInput::Look => self.look(),
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
        let watches =
            self.devices == Devices::Started && self.shared.settings.get().photo_folder.is_some();
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

    fn take_all(&mut self, mut paths: Vec<PathBuf>, source: PhotoSource) {
        paths.sort_by_cached_key(|path| self.moment(path));
        for (done, path) in paths.iter().enumerate() {
            if self.ended.load(Ordering::SeqCst) {
                break;
            }
            self.making(paths.len() - done);
            let name = name_of(path);
            match self.take(path, source) {
                Took::Named { number, kind } => {
                    let kept = PhotoMsg::Kept { name, kind, number };
                    self.shared.notice(NoticeLevel::Info, kept);
                }
                Took::Known => {
                    let known = PhotoMsg::Known { name };
                    self.shared.notice(NoticeLevel::Info, known);
                }
                Took::Homeless | Took::Early => {
                    let homeless = PhotoMsg::NoParcel { name };
                    self.shared.notice(NoticeLevel::Warning, homeless);
                }
                Took::Again(message) | Took::Bad(message) => {
                    self.shared.notice(NoticeLevel::Warning, message);
                }
            }
        }
        self.making(0);
    }

    /// Looks at the camera's folder once.
    fn look(&mut self) {
        let Some(folder) = self.shared.settings.get().photo_folder.clone() else {
            self.watched = None;
            self.says(None);
            return;
        };
        let mut watch = match self.watched.take() {
            Some((of, watch)) if of == folder => watch,
            Some(_) | None => self.remembered(),
        };
        match folder::list(&folder) {
            Ok(listed) => {
                let name = folder.display().to_string();
                self.says(Some((
                    DeviceHealth::Good,
                    PhotoMsg::FolderFine { folder: name }.into(),
                )));
                let now = self.shared.clock.now();
                let open = watch.look(listed, now);
                self.take_new(&folder, &mut watch, &open);
            }
            Err(bad) => self.says(Some((DeviceHealth::Bad, folder_trouble(&folder, bad)))),
        }
        self.watched = Some((folder, watch));
    }

    fn take_new(&mut self, folder: &Path, watch: &mut Watch, open: &[folder::Listed]) {
        let now = self.shared.clock.now();
        let mut batch: Vec<&folder::Listed> = open.iter().take(PHOTOS_OF_A_LOOK_MAX).collect();
        batch.sort_by_cached_key(|file| self.moment(&folder::path_of(folder, file)));
        for (done, file) in batch.iter().enumerate() {
            if self.ended.load(Ordering::SeqCst) {
                break;
            }
            self.making(batch.len() - done);
            match self.take(&folder::path_of(folder, file), PhotoSource::Folder) {
                Took::Named { .. } | Took::Known => self.done(watch, file),
                Took::Homeless => {
                    self.shared.devices.change(|view| view.photos_homeless += 1);
                    self.done(watch, file);
                }
                Took::Early => watch.later(file, now.plus_ms(1)),
                Took::Again(message) => {
                    watch.later(file, now.plus_ms(PHOTO_AGAIN_MS));
                    self.tell_once(&file.name, message);
                }
                Took::Bad(message) => {
                    self.done(watch, file);
                    self.tell_once(&file.name, message);
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

    fn says(&self, state: Option<(DeviceHealth, Message)>) {
        if self.shared.devices.get().photos != state {
            self.shared.devices.change(|view| view.photos = state);
            self.shared.wake();
        }
    }

    fn photos(&self) -> PathBuf {
        self.data.join(PHOTOS_FOLDER)
    }

    fn remembered(&self) -> Watch {
        let mut watch = Watch::default();
        // Without the list each file is looked at once more.
        if let Ok(lines) = std::fs::read_to_string(self.photos().join(TAKEN_FILE)) {
            watch.remember(&lines);
        }
        watch
    }

    /// Remembers that a file is done with, also for the next start. A line that is lost costs a look.
    fn done(&self, watch: &mut Watch, file: &folder::Listed) {
        use std::io::Write as _;
        watch.done(file);
        let photos = self.photos();
        let list = std::fs::create_dir_all(&photos).and_then(|()| {
            std::fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(photos.join(TAKEN_FILE))
        });
        if let Ok(mut list) = list {
            drop(list.write_all(Watch::line(file).as_bytes()));
        }
    }
}

fn folder_trouble(folder: &Path, bad: BadFolder) -> Message {
    let folder = folder.display().to_string();
    match bad {
        BadFolder::Gone => PhotoMsg::FolderGone { folder },
        BadFolder::NoRights => PhotoMsg::FolderNoRights { folder },
        BadFolder::TooFull => PhotoMsg::FolderTooFull {
            folder,
            most: u32::try_from(PHOTO_FOLDER_FILES_MAX).unwrap_or(u32::MAX),
        },
        BadFolder::Failed(detail) => PhotoMsg::FolderFailed { folder, detail },
    }
    .into()
}

impl Shell {
    /// Takes photos in that a person dropped or chose; what became of each comes as a notice.
    pub fn take_photos(&self, paths: Vec<PathBuf>, source: PhotoSource) {
        self.ask_photos(PhotoInput::Take(paths, source));
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

/// Gives what the bench has in hand now, for photos without a moment of their own.
fn hand_now(shared: &Shared) -> Option<crate::evidence::Hand> {
    lock(&shared.hands).now()
}

#[cfg(test)]
mod tests;
