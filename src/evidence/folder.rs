//! A camera's folder: which files are photos that stand still and were not taken in yet.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::domain::limits::PHOTO_FOLDER_FILES_MAX;
use crate::domain::time::UtcMs;

/// A file as the folder lists it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Listed {
    /// Its name without the folder.
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

/// Lists the pictures of a folder by their names' ends. Folders inside are not gone into.
///
/// # Errors
/// Says why the folder cannot be looked through.
pub fn list(folder: &Path) -> Result<Vec<Listed>, BadFolder> {
    let mut found = Vec::new();
    for (count, entry) in fs::read_dir(folder)
        .map_err(|error| bad(&error))?
        .enumerate()
    {
        if count >= PHOTO_FOLDER_FILES_MAX {
            return Err(BadFolder::TooFull);
        }
        let entry = entry.map_err(|error| bad(&error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !is_picture(&name) {
            continue;
        }
        // A file that goes away between the list and the look is no trouble.
        let Ok(about) = fs::metadata(entry.path()) else {
            continue;
        };
        if about.is_file() {
            found.push(Listed {
                name,
                bytes: about.len(),
                written: written(&about),
            });
        }
    }
    found.sort_by(|a, b| (a.written, &a.name).cmp(&(b.written, &b.name)));
    Ok(found)
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

/// What is remembered of a folder between two looks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Watch {
    /// As the last look found it.
    last: BTreeSet<Listed>,
    /// Taken in, or passed by for good: with bytes and moment, so that another file under a name
    /// that a camera gives again is a new one.
    done: BTreeMap<String, (u64, UtcMs)>,
    /// Not before this moment again.
    later: BTreeMap<String, UtcMs>,
}

impl Watch {
    /// Remembers files as done before, one a line as [`Self::line`] prints them; others are left out.
    pub fn remember(&mut self, lines: &str) {
        for line in lines.lines() {
            let mut parts = line.splitn(3, '\t');
            let mut next = || parts.next();
            let (Some(written), Some(bytes), Some(name)) = (next(), next(), next()) else {
                continue;
            };
            if let (Ok(written), Ok(bytes)) = (written.parse(), bytes.parse()) {
                self.done.insert(name.to_owned(), (bytes, UtcMs(written)));
            }
        }
    }

    /// Prints a file so that it is remembered.
    pub fn line(listed: &Listed) -> String {
        let Listed {
            name,
            bytes,
            written,
        } = listed;
        format!("{}\t{bytes}\t{name}\n", written.0)
    }

    /// Gives the files that are to be taken in now, the oldest first: those that the last look found
    /// the same, so that their camera has put them down whole.
    pub fn look(&mut self, listed: Vec<Listed>, now: UtcMs) -> Vec<Listed> {
        let still: Vec<Listed> = listed
            .iter()
            .filter(|file| self.last.contains(file) && self.is_open(file, now))
            .cloned()
            .collect();
        let names: BTreeSet<&str> = listed.iter().map(|file| file.name.as_str()).collect();
        self.done.retain(|name, _| names.contains(name.as_str()));
        self.last = listed.into_iter().collect();
        still
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
        watch.remember(&Watch::line(&file("b\tc.jpg", 2)));
        watch.remember("no such line\n");
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
        let mut found = list(folder.path()).expect("listed");
        found.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(names(&found), ["a.png", "b.JPG", "c.jpeg"]);
        let gone = folder.path().join("gone");
        assert_eq!(list(&gone), Err(BadFolder::Gone));
        let file = folder.path().join("a.png");
        assert_eq!(list(&file), Err(BadFolder::Gone));
    }
}
