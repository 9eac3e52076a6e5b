//! A camera's folder: which files are photos that stand still and were not taken in yet.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::domain::limits::{CAMERA_FOLDERS_DEEP, PHOTO_FOLDER_FILES_MAX};
use crate::domain::time::UtcMs;

/// A file as the folder lists it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Listed {
    /// Its name below the folder, with the folders between by `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// When it was written.
    pub written: UtcMs,
}

/// Why a folder cannot be looked through.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BadFolder {
    /// It is not there.
    Gone,
    /// Its rights do not let us read it.
    NoRights,
    /// It holds more files than are looked through.
    TooFull,
    /// The disk's own words.
    Failed(String),
}

/// Something in a camera's folder that is no photo and looks as if it were meant as one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Odd {
    /// A link: what stands behind it may be anything, also a file of this computer's own.
    Link(String),
    /// A pipe, a socket, a device.
    NotAFile(String),
    /// A picture of a kind that is not read, by the end of its name.
    OtherPicture(String),
}

/// What a folder holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contents {
    /// Photos, the oldest first.
    pub photos: Vec<Listed>,
    /// What looks like one and is not taken.
    pub odd: BTreeSet<Odd>,
}

/// Lists the pictures of a folder and of the folders in it, [`CAMERA_FOLDERS_DEEP`] deep, by their
/// names' ends. Links are not followed, and nothing is opened.
///
/// # Errors
/// Says why the folder cannot be looked through. A folder inside that cannot is passed by.
pub fn list(folder: &Path) -> Result<Contents, BadFolder> {
    let mut found = Contents::default();
    let mut seen = 0;
    let mut folders = vec![(String::new(), 0)];
    while let Some((inside, deep)) = folders.pop() {
        let entries = match fs::read_dir(folder.join(&inside)) {
            Ok(entries) => entries,
            Err(error) if deep == 0 => return Err(bad(&error)),
            Err(_gone_or_shut) => continue,
        };
        for entry in entries {
            seen += 1;
            if seen > PHOTO_FOLDER_FILES_MAX {
                return Err(BadFolder::TooFull);
            }
            let entry = entry.map_err(|error| bad(&error))?;
            let own = entry.file_name().to_string_lossy().into_owned();
            // Hidden: another program's, or a copy under way.
            if own.starts_with('.') {
                continue;
            }
            // A file that goes away between the list and the look is no trouble.
            let Ok(about) = fs::symlink_metadata(entry.path()) else {
                continue;
            };
            let name = format!("{inside}{own}");
            if about.is_dir() {
                if deep < CAMERA_FOLDERS_DEEP {
                    folders.push((format!("{name}/"), deep + 1));
                }
                continue;
            }
            found.note(name, &about);
        }
    }
    let by_age = |a: &Listed, b: &Listed| (a.written, &a.name).cmp(&(b.written, &b.name));
    found.photos.sort_by(by_age);
    Ok(found)
}

impl Contents {
    fn note(&mut self, name: String, about: &fs::Metadata) {
        if !is_picture(&name) {
            if let Some(end) = other_picture(&name) {
                self.odd.insert(Odd::OtherPicture(end));
            }
        } else if about.is_symlink() {
            self.odd.insert(Odd::Link(name));
        } else if about.is_file() {
            self.photos.push(Listed {
                name,
                bytes: about.len(),
                written: written(about),
            });
        } else {
            self.odd.insert(Odd::NotAFile(name));
        }
    }
}

/// How the names of pictures end that cameras and phones make and that are not read.
const OTHER_ENDS: [&str; 9] = [
    "heic", "heif", "webp", "tif", "tiff", "bmp", "dng", "cr3", "nef",
];

fn other_picture(name: &str) -> Option<String> {
    let end = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
    OTHER_ENDS.contains(&end.as_str()).then_some(end)
}

/// Gives when a file was written: the capture time of a photo without notes.
pub fn written(about: &fs::Metadata) -> UtcMs {
    let since = about
        .modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    UtcMs(since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }))
}

fn bad(error: &io::Error) -> BadFolder {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => BadFolder::Gone,
        io::ErrorKind::PermissionDenied => BadFolder::NoRights,
        _ => BadFolder::Failed(error.to_string()),
    }
}

/// How the names of pictures end.
pub const PICTURE_ENDS: [&str; 3] = ["jpg", "jpeg", "png"];

/// Tells a picture by its name.
pub fn is_picture(name: &str) -> bool {
    let end = Path::new(name).extension();
    !name.starts_with('.')
        && end.is_some_and(|end| {
            PICTURE_ENDS
                .iter()
                .any(|known| end.eq_ignore_ascii_case(known))
        })
}

/// Whether a folder was looked at before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Looked {
    #[default]
    Never,
    Before,
}

/// What is remembered of a folder between two looks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Watch {
    /// As the last look found it, each file with when it was first found so.
    last: BTreeMap<Listed, UtcMs>,
    /// Whether a look came before.
    looked: Looked,
    /// Taken in, or passed by for good: with bytes and moment, so that another file under a name
    /// that a camera gives again is a new one.
    done: BTreeMap<String, (u64, UtcMs)>,
    /// Not before this moment again.
    later: BTreeMap<String, UtcMs>,
}

impl Watch {
    /// Remembers files of a folder as done before, one a line as [`Self::line`] prints them; others
    /// are left out. A bare name, as older versions wrote it, is of every folder.
    pub fn remember(&mut self, folder: &Path, lines: &str) {
        for line in lines.lines() {
            let mut parts = line.splitn(3, '\t');
            let mut next = || parts.next();
            let (Some(written), Some(bytes), Some(name)) = (next(), next(), next()) else {
                continue;
            };
            let path = Path::new(name);
            let name = match (path.is_absolute(), path.strip_prefix(folder)) {
                (true, Ok(inside)) => inside.to_string_lossy().replace('\\', "/"),
                (true, Err(_of_another)) => continue,
                (false, _) => name.to_owned(),
            };
            if let (Ok(written), Ok(bytes)) = (written.parse(), bytes.parse()) {
                self.done.insert(name, (bytes, UtcMs(written)));
            }
        }
    }

    /// Prints a file of a folder so that it is remembered.
    pub fn line(folder: &Path, listed: &Listed) -> String {
        let name = folder.join(&listed.name);
        let Listed { bytes, written, .. } = listed;
        format!("{}\t{bytes}\t{}\n", written.0, name.display())
    }

    /// Gives the files that are to be taken in now, the oldest first: those that the last look found
    /// the same, so that their camera has put them down whole. What is done stays known while the
    /// folder is empty, as a share is that is away: nothing is taken twice when it comes back.
    pub fn look(&mut self, listed: Vec<Listed>, now: UtcMs) -> Vec<Listed> {
        let still: Vec<Listed> = listed
            .iter()
            .filter(|file| self.last.contains_key(file) && self.is_open(file, now))
            .cloned()
            .collect();
        if !listed.is_empty() {
            let names: BTreeSet<&str> = listed.iter().map(|file| file.name.as_str()).collect();
            self.done.retain(|name, _| names.contains(name.as_str()));
            self.later.retain(|name, _| names.contains(name.as_str()));
        }
        let since = |file: &Listed| self.last.get(file).copied().unwrap_or(now);
        self.last = listed
            .into_iter()
            .map(|file| (file.clone(), since(&file)))
            .collect();
        self.looked = Looked::Before;
        still
    }

    /// Gives when the folder was first found to hold a file as it is now; none for one that was there
    /// at the first look, of which nobody saw when it came.
    pub fn came(&self, file: &Listed) -> Option<UtcMs> {
        self.last.get(file).copied()
    }

    /// Gives the files of a look that were not there at the one before: none at the first look.
    pub fn arrived(&self, listed: &[Listed]) -> Vec<Listed> {
        let is_new =
            |file: &&Listed| !self.last.contains_key(file) && !self.done.contains_key(&file.name);
        match self.looked {
            Looked::Never => Vec::new(),
            Looked::Before => listed.iter().filter(is_new).cloned().collect(),
        }
    }

    fn is_open(&self, file: &Listed, now: UtcMs) -> bool {
        let is_done = self.done.get(&file.name) == Some(&(file.bytes, file.written));
        let waits = self.later.get(&file.name).is_some_and(|at| now < *at);
        !is_done && !waits
    }

    /// Says that a file is done with.
    pub fn done(&mut self, file: &Listed) {
        self.later.remove(&file.name);
        self.done
            .insert(file.name.clone(), (file.bytes, file.written));
    }

    /// Says that a file is to be tried again, not before then.
    pub fn later(&mut self, file: &Listed, not_before: UtcMs) {
        self.later.insert(file.name.clone(), not_before);
    }
}

/// Gives where a listed file stands.
pub fn path_of(folder: &Path, file: &Listed) -> PathBuf {
    folder.join(&file.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: u64) -> Listed {
        Listed {
            name: name.to_owned(),
            bytes,
            written: UtcMs(7),
        }
    }

    fn names(files: &[Listed]) -> Vec<&str> {
        files.iter().map(|file| file.name.as_str()).collect()
    }

    #[test]
    fn a_file_is_taken_once_it_stands_still() {
        let mut watch = Watch::default();
        let now = UtcMs(0);
        assert!(watch.look(vec![file("a.jpg", 10)], now).is_empty());
        // The camera is still writing.
        assert!(watch.look(vec![file("a.jpg", 20)], now).is_empty());
        let taken = watch.look(vec![file("a.jpg", 20)], now);
        assert_eq!(names(&taken), ["a.jpg"]);
        watch.done(&taken[0]);
        assert!(watch.look(vec![file("a.jpg", 20)], now).is_empty());
        // The same name with another picture is a new photo.
        watch.look(vec![file("a.jpg", 33)], now);
        assert_eq!(watch.look(vec![file("a.jpg", 33)], now).len(), 1);
    }

    #[test]
    fn a_file_put_off_comes_again_and_one_done_before_a_restart_does_not() {
        let mut watch = Watch::default();
        let files = || vec![file("a.jpg", 1), file("b\tc.jpg", 2)];
        let folder = Path::new("/data/camera");
        watch.remember(folder, &Watch::line(folder, &file("b\tc.jpg", 2)));
        watch.remember(folder, "no such line\n");
        let other = Watch::line(Path::new("/data/other"), &file("a.jpg", 1));
        watch.remember(folder, &other);
        watch.look(files(), UtcMs(0));
        let taken = watch.look(files(), UtcMs(0));
        assert_eq!(names(&taken), ["a.jpg"]);
        watch.later(&taken[0], UtcMs(60));
        assert!(watch.look(files(), UtcMs(59)).is_empty());
        assert_eq!(names(&watch.look(files(), UtcMs(60))), ["a.jpg"]);
    }

    #[test]
    fn a_real_folder_gives_its_pictures_and_says_when_it_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.JPG", "a.png", "c.jpeg", "notes.txt", ".hidden.jpg"] {
            fs::write(folder.path().join(name), b"x").expect("a file");
        }
        fs::create_dir(folder.path().join("d.jpg")).expect("a folder");
        let mut found = list(folder.path()).expect("listed").photos;
        found.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(names(&found), ["a.png", "b.JPG", "c.jpeg"]);
        let gone = folder.path().join("gone");
        assert_eq!(list(&gone), Err(BadFolder::Gone));
        let file = folder.path().join("a.png");
        assert_eq!(list(&file), Err(BadFolder::Gone));
    }

    #[test]
    fn old_lines_of_bare_names_are_remembered() {
        let mut watch = Watch::default();
        watch.remember(Path::new("/data/camera"), "7\t10\ta.jpg\n");
        for _ in 0..2 {
            assert!(watch.look(vec![file("a.jpg", 10)], UtcMs(0)).is_empty());
        }
    }

    #[test]
    fn a_share_that_goes_and_comes_back_gives_what_is_new_and_nothing_twice() {
        let mut watch = Watch::default();
        let now = UtcMs(0);
        watch.look(vec![file("a.jpg", 1)], now);
        let taken = watch.look(vec![file("a.jpg", 1)], now);
        watch.done(&taken[0]);
        // Its mount point is empty while it is away.
        assert!(watch.look(Vec::new(), now).is_empty());
        let back = || vec![file("a.jpg", 1), file("b.jpg", 2)];
        assert!(watch.look(back(), now).is_empty());
        assert_eq!(names(&watch.look(back(), now)), ["b.jpg"]);
    }

    #[test]
    fn a_file_is_told_since_when_it_stands_as_it_is() {
        let mut watch = Watch::default();
        assert!(
            watch.arrived(&[file("a.jpg", 1)]).is_empty(),
            "the first look"
        );
        watch.look(vec![file("a.jpg", 1)], UtcMs(10));
        watch.look(vec![file("a.jpg", 1)], UtcMs(20));
        assert_eq!(watch.came(&file("a.jpg", 1)), Some(UtcMs(10)));
        let grown = vec![file("a.jpg", 2), file("b.jpg", 1)];
        assert_eq!(names(&watch.arrived(&grown)), ["a.jpg", "b.jpg"]);
        watch.look(grown, UtcMs(30));
        assert_eq!(watch.came(&file("a.jpg", 2)), Some(UtcMs(30)));
    }

    #[test]
    fn cameras_in_folders_of_one_folder_are_found_two_deep() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("left/DCIM/100X")).expect("folders");
        for name in ["left/1.jpg", "left/DCIM/2.jpg", "left/DCIM/100X/3.jpg"] {
            fs::write(at(name), b"x").expect("a file");
        }
        let found = list(folder.path()).expect("listed").photos;
        let mut names = names(&found);
        names.sort_unstable();
        assert_eq!(names, ["left/1.jpg", "left/DCIM/2.jpg"]);
        assert!(path_of(folder.path(), &found[0]).exists());
    }

    #[test]
    #[cfg(unix)]
    fn links_pipes_and_other_pictures_are_named_and_not_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let outside = tempfile::NamedTempFile::new().expect("a file");
        std::os::unix::fs::symlink(outside.path(), at("link.jpg")).expect("a link");
        std::os::unix::fs::symlink(folder.path(), at("round")).expect("a link");
        nix::unistd::mkfifo(&at("pipe.jpg"), nix::sys::stat::Mode::S_IRWXU).expect("a pipe");
        for name in ["a.HEIC", "b.heic", "c.txt"] {
            fs::write(at(name), b"x").expect("a file");
        }
        let found = list(folder.path()).expect("listed");
        assert!(found.photos.is_empty());
        let odd: Vec<Odd> = found.odd.into_iter().collect();
        let wanted = [
            Odd::Link("link.jpg".to_owned()),
            Odd::NotAFile("pipe.jpg".to_owned()),
            Odd::OtherPicture("heic".to_owned()),
        ];
        assert_eq!(odd, wanted);
    }
}
