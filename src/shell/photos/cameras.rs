//! The cameras' folders: looked at, their new photos taken in, their clocks found out.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use crate::domain::limits::{
    PHOTO_AGAIN_MS, PHOTO_CUT_OFF_MS, PHOTO_FOLDER_FILES_MAX, PHOTOS_OF_A_LOOK_MAX,
};
use crate::domain::photo::PhotoSource;
use crate::domain::time::UtcMs;
use crate::evidence::camera::CameraClock;
use crate::evidence::folder::{self, BadFolder, Contents, Listed, Odd, Watch};
use crate::text::{Message, PhotoMsg};

use super::super::view::{CameraView, DeviceHealth};
use super::PhotosThread;
use super::share::{FileAt, Silent};
use super::take::{Dating, Source, Took};

/// The list of the cameras' files that are done with, inside the folder of kept photos. Without it
/// they are looked at again and found to be kept.
pub(super) const TAKEN_FILE: &str = "taken.tsv";
/// What is known of the cameras' clocks, beside it. Without it they are found out again.
const CLOCKS_FILE: &str = "clocks.tsv";
/// Time after which a photo that may still be written, or of a doubtful clock, is looked at again.
const SOON_MS: i64 = 2000;

/// One folder that is watched.
pub struct Camera {
    folder: PathBuf,
    watch: Watch,
    /// Files that came while the folder was watched, with when.
    came: BTreeMap<Listed, UtcMs>,
    /// The clock of each camera: of the folder itself, and of each folder in it.
    clocks: BTreeMap<String, CameraClock>,
    state: (DeviceHealth, Message),
}

impl PhotosThread {
    /// Looks at each camera's folder once.
    pub(super) fn look(&mut self) {
        let folders = self.shared.settings.get().photo_folders.clone();
        let mut known = std::mem::take(&mut self.cameras);
        let mut cameras = Vec::with_capacity(folders.len());
        for folder in folders {
            let place = known.iter().position(|camera| camera.folder == folder);
            cameras.push(match place {
                Some(place) => known.swap_remove(place),
                None => self.remembered(folder),
            });
        }
        for camera in &mut cameras {
            self.look_at(camera);
        }
        let folders: Vec<PathBuf> = cameras.iter().map(|of| of.folder.clone()).collect();
        self.shares.keep_only(&folders);
        self.cameras = cameras;
        self.says();
    }

    fn look_at(&mut self, camera: &mut Camera) {
        let folder = camera.folder.display().to_string();
        match self.shares.list(&camera.folder) {
            Ok(Ok(Contents { photos, odd })) => {
                camera.state = (DeviceHealth::Good, PhotoMsg::FolderFine { folder }.into());
                self.say_odd(&camera.folder, odd);
                let now = self.shared.clock.now();
                for file in camera.watch.arrived(&photos) {
                    camera.came.insert(file, now);
                }
                camera.came.retain(|file, _| photos.contains(file));
                let open = camera.watch.look(photos, now);
                self.take_new(camera, &open);
            }
            Ok(Err(bad)) => {
                camera.state = (DeviceHealth::Bad, folder_trouble(&camera.folder, bad));
            }
            Err(Silent) => camera.is_silent(),
        }
    }

    fn say_odd(&mut self, folder: &Path, odd: impl IntoIterator<Item = Odd>) {
        for one in odd {
            let (key, message) = match one {
                Odd::Link(name) => (name.clone(), PhotoMsg::IsLink { name }),
                Odd::NotAFile(name) => (name.clone(), PhotoMsg::NotAFile { name }),
                Odd::OtherPicture(end) => (format!("*.{end}"), PhotoMsg::OtherPicture { end }),
            };
            self.tell_once(&folder.join(key).display().to_string(), message.into());
        }
    }

    fn take_new(&mut self, camera: &mut Camera, open: &[Listed]) {
        let mut batch: Vec<(Option<UtcMs>, UtcMs, &Listed)> = open
            .iter()
            .take(PHOTOS_OF_A_LOOK_MAX)
            .map(|file| {
                let at = file_at(&camera.folder, file);
                let (noted, written) = self.moments(&camera.folder, &at);
                (noted, noted.unwrap_or(written), file)
            })
            .collect();
        batch.sort_by_key(|(_, moment, _)| *moment);
        self.measure(camera, &batch);
        for (done, (_, _, file)) in batch.iter().enumerate() {
            if self.ended.load(Ordering::SeqCst) {
                break;
            }
            self.making(batch.len() - done);
            let dating = Dating {
                clock: camera
                    .clocks
                    .get(clock_of(file))
                    .cloned()
                    .unwrap_or_default(),
                came: camera.came.get(file).copied(),
            };
            let at = file_at(&camera.folder, file);
            let source = Source {
                of: None,
                folder: &camera.folder,
                file: &at,
                how: PhotoSource::Folder,
            };
            let took = self.take(source, &dating);
            let is_silent = matches!(took, Took::Silent);
            self.after(camera, file, took);
            if is_silent {
                break;
            }
        }
        self.making(0);
    }

    fn after(&mut self, camera: &mut Camera, file: &Listed, took: Took) {
        let now = self.shared.clock.now();
        let name = folder::path_of(&camera.folder, file).display().to_string();
        match took {
            Took::Named { .. } | Took::Known => self.done(camera, file),
            Took::Homeless => {
                self.shared.devices.change(|view| view.photos_homeless += 1);
                self.done(camera, file);
            }
            Took::Early => camera.watch.later(file, now.plus_ms(1)),
            Took::Doubtful => camera.watch.later(file, now.plus_ms(SOON_MS)),
            Took::Again(message) => {
                camera.watch.later(file, now.plus_ms(PHOTO_AGAIN_MS));
                self.tell_once(&name, message);
            }
            Took::Cut(message) => {
                let since = camera.watch.came(file).unwrap_or(now);
                if now.0.saturating_sub(since.0) < PHOTO_CUT_OFF_MS {
                    camera.watch.later(file, now.plus_ms(SOON_MS));
                } else {
                    self.done(camera, file);
                    self.tell_once(&name, message);
                }
            }
            Took::Bad(message) => {
                self.done(camera, file);
                self.tell_once(&name, message);
            }
            Took::Silent => camera.is_silent(),
        }
    }

    /// Compares the camera's clocks with ours by the newest photo of each that came just now.
    fn measure(&self, camera: &mut Camera, batch: &[(Option<UtcMs>, UtcMs, &Listed)]) {
        let mut newest: BTreeMap<&str, (UtcMs, UtcMs)> = BTreeMap::new();
        for (noted, _, file) in batch {
            if let (Some(noted), Some(came)) = (noted, camera.came.get(file)) {
                newest.insert(clock_of(file), (*noted, *came));
            }
        }
        let mut found = false;
        for (key, (noted, came)) in newest {
            let clock = camera.clocks.entry(key.to_owned()).or_default();
            let before = clock.behind_ms();
            clock.arrived(noted, came);
            found |= clock.behind_ms() != before;
        }
        if found {
            self.keep_clocks(camera);
        }
    }

    /// Says how every folder fares, and the worst of them in one sentence.
    fn says(&self) {
        let count = u32::try_from(self.cameras.len()).unwrap_or(u32::MAX);
        let bad = |camera: &&Camera| camera.state.0 == DeviceHealth::Bad;
        let worst = self.cameras.iter().find(bad).or(self.cameras.first());
        let whole = worst.map(|camera| match (camera.state.0, count) {
            (DeviceHealth::Good, 2..) => {
                (DeviceHealth::Good, PhotoMsg::FoldersFine { count }.into())
            }
            (DeviceHealth::Good | DeviceHealth::Waiting | DeviceHealth::Bad, _) => {
                camera.state.clone()
            }
        });
        let cameras: Vec<CameraView> = self.cameras.iter().map(Camera::view).collect();
        let known = self.shared.devices.get();
        if known.photos != whole || known.cameras != cameras {
            self.shared.devices.change(|view| {
                view.photos = whole;
                view.cameras = cameras;
            });
            self.shared.wake();
        }
    }

    fn remembered(&self, folder: PathBuf) -> Camera {
        let mut watch = Watch::default();
        // Without the list each file is looked at once more.
        if let Ok(lines) = std::fs::read_to_string(self.photos().join(TAKEN_FILE)) {
            watch.remember(&folder, &lines);
        }
        let mut clocks = BTreeMap::new();
        if let Ok(lines) = std::fs::read_to_string(self.photos().join(CLOCKS_FILE)) {
            for (behind, path) in lines.lines().filter_map(|line| line.split_once('\t')) {
                if let (Ok(behind), Ok(key)) =
                    (behind.parse(), Path::new(path).strip_prefix(&folder))
                {
                    clocks.insert(key.display().to_string(), CameraClock::known(behind));
                }
            }
        }
        let said = folder.display().to_string();
        Camera {
            folder,
            watch,
            came: BTreeMap::new(),
            clocks,
            state: (
                DeviceHealth::Waiting,
                PhotoMsg::FolderFine { folder: said }.into(),
            ),
        }
    }

    /// Remembers that a file is done with, also for the next start. A line that is lost costs a look.
    fn done(&self, camera: &mut Camera, file: &Listed) {
        camera.watch.done(file);
        self.append(TAKEN_FILE, &Watch::line(&camera.folder, file));
    }

    /// Remembers the clocks of a camera; the last line of each counts. A line that is lost costs three
    /// photos.
    fn keep_clocks(&self, camera: &Camera) {
        for (key, clock) in &camera.clocks {
            if let Some(behind) = clock.behind_ms() {
                let path = camera.folder.join(key);
                self.append(CLOCKS_FILE, &format!("{behind}\t{}\n", path.display()));
            }
        }
    }

    fn append(&self, name: &str, line: &str) {
        let photos = self.photos();
        let file = std::fs::create_dir_all(&photos).and_then(|()| {
            let mut options = OpenOptions::new();
            options.create(true).append(true).open(photos.join(name))
        });
        if let Ok(mut file) = file {
            drop(file.write_all(line.as_bytes()));
        }
    }
}

impl Camera {
    fn is_silent(&mut self) {
        let folder = self.folder.display().to_string();
        self.state = (DeviceHealth::Bad, PhotoMsg::FolderSilent { folder }.into());
    }

    fn view(&self) -> CameraView {
        CameraView {
            folder: self.folder.clone(),
            health: self.state.0,
            said: self.state.1.clone(),
            clocks: self
                .clocks
                .iter()
                .map(|(key, clock)| (key.clone(), clock_words(clock.behind_ms())))
                .collect(),
        }
    }
}

fn file_at(folder: &Path, file: &Listed) -> FileAt {
    FileAt {
        path: folder::path_of(folder, file),
        written: Some(file.written),
    }
}

/// Names whose clock a file is dated by: the folder's own, or that of the folder inside it.
fn clock_of(file: &Listed) -> &str {
    file.name.split_once('/').map_or("", |(first, _)| first)
}

fn clock_words(behind_ms: Option<i64>) -> Message {
    let time = |ms: i64| {
        let seconds = ms.unsigned_abs() / 1000;
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        format!("{hours}:{minutes:02}:{:02}", seconds % 60)
    };
    match behind_ms {
        None => PhotoMsg::ClockUnknown,
        Some(0) => PhotoMsg::ClockRight,
        Some(ms) if ms > 0 => PhotoMsg::ClockBehind { time: time(ms) },
        Some(ms) => PhotoMsg::ClockAhead { time: time(ms) },
    }
    .into()
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
