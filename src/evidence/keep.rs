//! Kept photos on the disk: by their hash, whole and synced with their folders, before a fact names
//! them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::picture::Ready;
use crate::domain::ids::Hash;
use crate::domain::time::UtcMs;
use crate::ledger::codec;

/// The folder of kept photos inside the data folder.
pub const PHOTOS_FOLDER: &str = "photos";

/// Which picture of a photo.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// As it is kept.
    Full,
    /// The small copy.
    Small,
}

/// Gives where a photo stands under the folder of kept photos.
pub fn path(photos: &Path, hash: Hash, size: Size) -> PathBuf {
    let name = hash.to_string();
    let shelf: String = name.chars().take(2).collect();
    let file = match size {
        Size::Full => format!("{name}.jpg"),
        Size::Small => format!("{name}.small.jpg"),
    };
    photos.join(shelf).join(file)
}

/// Brings a photo to disk. When this returns, both files, their folder and the folders above it are
/// there after a power cut too.
///
/// # Errors
/// Gives what the disk said; no part of a file is left.
pub fn keep(photos: &Path, photo: &Ready) -> io::Result<()> {
    let full = path(photos, photo.hash, Size::Full);
    let shelf = full
        .parent()
        .ok_or_else(|| io::Error::other("a photo has a folder"))?;
    made(photos)?;
    made(shelf)?;
    write(&path(photos, photo.hash, Size::Small), &photo.small)?;
    write(&full, &photo.full)?;
    synced(shelf)
}

/// Reads the small copy of a photo; none of one that is gone.
pub fn small(photos: &Path, hash: Hash) -> Option<Vec<u8>> {
    fs::read(path(photos, hash, Size::Small)).ok()
}

/// Tells whether a photo stands on the disk as its name says.
///
/// # Errors
/// Gives what the disk said; a missing file is an answer.
pub fn holds(photos: &Path, hash: Hash) -> io::Result<bool> {
    match fs::read(path(photos, hash, Size::Full)) {
        Ok(bytes) => Ok(codec::sha256(&bytes) == hash),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Gives every picture of a folder of kept ones, by its hash, and when it was written. Other files are none.
///
/// # Errors
/// Gives what the disk said; a folder that is not there has none.
pub fn every(photos: &Path) -> io::Result<Vec<(Hash, UtcMs)>> {
    let mut found = Vec::new();
    let shelves = match fs::read_dir(photos) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        shelves => shelves?,
    };
    for shelf in shelves {
        let shelf = shelf?.path();
        if !shelf.is_dir() {
            continue;
        }
        for file in fs::read_dir(shelf)? {
            let file = file?;
            let name = file.file_name();
            let hash = name.to_str().and_then(|name| name.strip_suffix(".jpg"));
            if let Some(hash) = hash.and_then(Hash::parse) {
                found.push((hash, written_at(&file.metadata()?)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn written_at(of: &fs::Metadata) -> io::Result<UtcMs> {
    let since = of.modified()?.duration_since(UNIX_EPOCH);
    let ms = since.map_or(0, |since| since.as_millis());
    Ok(UtcMs(i64::try_from(ms).unwrap_or(i64::MAX)))
}

/// Takes a photo off the disk: both its files and what an interrupted write left of them. Gives how many
/// files there were; their names are gone after a power cut too.
///
/// # Errors
/// Gives what the disk said; the same again takes the rest.
pub fn erase(photos: &Path, hash: Hash) -> io::Result<u32> {
    let mut gone = 0;
    let full = path(photos, hash, Size::Full);
    // The small copy goes first: while the whole picture is there, somebody looks again.
    for file in [path(photos, hash, Size::Small), full.clone()] {
        for file in [file.with_extension("part"), file] {
            match fs::remove_file(&file) {
                Ok(()) => gone += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    if let (Some(shelf), 1..) = (full.parent(), gone) {
        synced(shelf)?;
    }
    Ok(gone)
}

/// Makes a folder and brings its name to disk.
fn made(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => folder.parent().map_or(Ok(()), synced),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    let done = written(&part, bytes).and_then(|()| fs::rename(&part, path));
    if done.is_err() {
        // The first error says more than a failed removal could.
        drop(fs::remove_file(&part));
    }
    done
}

fn written(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Names are on disk when their folder is. Folders cannot be opened so on Windows, where a name is
/// on disk with its file.
#[cfg(unix)]
fn synced(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn synced(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::made::{Notes, jpeg, quarters};
    use super::super::picture::ready;
    use super::*;

    #[test]
    fn a_photo_stands_by_its_hash_whole_and_again_without_harm() {
        let folder = tempfile::tempdir().expect("a folder");
        let photos = folder.path().join(PHOTOS_FOLDER);
        let photo = ready(&jpeg(&quarters(320, 200), &Notes::default())).expect("a photo");
        assert!(!holds(&photos, photo.hash).expect("an answer"));
        for _ in 0..2 {
            keep(&photos, &photo).expect("kept");
            assert!(holds(&photos, photo.hash).expect("an answer"));
        }
        let full = path(&photos, photo.hash, Size::Full);
        assert_eq!(fs::read(&full).expect("there"), photo.full);
        let shelf = full.parent().expect("a folder");
        assert_eq!(fs::read_dir(shelf).expect("there").count(), 2, "no parts");
        fs::write(&full, b"changed").expect("written");
        assert!(!holds(&photos, photo.hash).expect("an answer"));
    }

    #[test]
    fn an_erased_photo_leaves_neither_its_small_copy_nor_a_part_and_no_other_photo_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let photos = folder.path().join(PHOTOS_FOLDER);
        let made = |width| ready(&jpeg(&quarters(width, 200), &Notes::default())).expect("a photo");
        let (gone, stays) = (made(320), made(160));
        for photo in [&gone, &stays] {
            keep(&photos, photo).expect("kept");
        }
        let small = path(&photos, gone.hash, Size::Small);
        fs::write(small.with_extension("part"), b"half").expect("written");
        assert_eq!(erase(&photos, gone.hash).expect("erased"), 3);
        assert_eq!(erase(&photos, gone.hash).expect("nothing left"), 0);
        let shelf = small.parent().expect("a folder");
        let left = fs::read_dir(shelf).expect("there");
        let name = gone.hash.to_string();
        let left = left.map(|file| file.expect("a file").file_name());
        assert!(
            left.into_iter()
                .all(|file| !file.to_string_lossy().starts_with(&name))
        );
        assert!(holds(&photos, stays.hash).expect("an answer"));
    }

    #[test]
    #[cfg(unix)]
    fn a_photo_whose_folder_lets_nothing_go_says_so_and_goes_later() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let photos = folder.path().join(PHOTOS_FOLDER);
        let photo = ready(&jpeg(&quarters(320, 200), &Notes::default())).expect("a photo");
        keep(&photos, &photo).expect("kept");
        let full = path(&photos, photo.hash, Size::Full);
        let shelf = full.parent().expect("a folder");
        let rights = |mode| {
            fs::set_permissions(shelf, fs::Permissions::from_mode(mode)).expect("set");
        };
        rights(0o500);
        // Who may do everything is held up by no rights.
        let held = File::create(shelf.join("probe")).is_err();
        if held {
            assert!(erase(&photos, photo.hash).is_err());
            assert!(holds(&photos, photo.hash).expect("an answer"));
        }
        rights(0o700);
        assert_eq!(erase(&photos, photo.hash).expect("erased"), 2);
    }

    #[test]
    fn a_place_that_takes_no_folder_says_so_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let photos = folder.path().join(PHOTOS_FOLDER);
        fs::write(&photos, b"a file in the way").expect("written");
        let photo = ready(&jpeg(&quarters(32, 20), &Notes::default())).expect("a photo");
        assert!(keep(&photos, &photo).is_err());
        assert_eq!(fs::read(&photos).expect("there"), b"a file in the way");
    }
}
