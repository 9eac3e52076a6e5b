//! A folder of files is there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::set::SetFile;

/// How the name of a folder in the making ends.
const PART: &str = ".part";

/// Why a folder was not written. It is as it was.
#[derive(Debug)]
pub enum FolderError {
    /// The folder is there and has other files.
    Taken,
    /// What the file system said.
    Io(io::Error),
}

impl From<io::Error> for FolderError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Writes files into a new folder: under a temporary name beside it, each brought to disk, then renamed. What
/// an earlier run left unfinished there is removed first. A folder that has the same files already stays.
///
/// # Errors
/// Says that the folder has other files, or what the file system said; then nothing of the new files is left.
pub fn write_folder(folder: &Path, files: &[SetFile]) -> Result<(), FolderError> {
    let name = folder
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "no folder name"))?;
    let beside = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        Some(_) | None => PathBuf::from("."),
    };
    fs::create_dir_all(&beside)?;
    clean(&beside, name)?;
    match held(folder, files)? {
        Held::Same => return Ok(()),
        Held::Other => return Err(FolderError::Taken),
        Held::Nothing => {}
    }
    let mut part = begin_of(name);
    part.push(std::process::id().to_string());
    part.push(PART);
    let part = Temporary(beside.join(part));
    fs::create_dir(&part.0)?;
    for of in files {
        let mut file = File::create_new(part.0.join(&of.name))?;
        file.write_all(&of.bytes)?;
        file.sync_all()?;
    }
    sync(&part.0)?;
    if folder.exists() {
        // It is empty; some systems rename over nothing else.
        fs::remove_dir(folder)?;
    }
    fs::rename(&part.0, folder)?;
    sync(&beside)?;
    Ok(())
}

fn begin_of(name: &std::ffi::OsStr) -> OsString {
    let mut begin = OsString::from(".");
    begin.push(name);
    begin.push(".");
    begin
}

/// Removes what earlier runs left of the same folder: `.NAME.<number>.part`.
fn clean(beside: &Path, name: &std::ffi::OsStr) -> io::Result<()> {
    let begin = begin_of(name);
    let begin = begin.to_string_lossy();
    for entry in fs::read_dir(beside)? {
        let entry = entry?;
        let file_name = entry.file_name();
        let left = file_name.to_string_lossy();
        let number = left
            .strip_prefix(&*begin)
            .and_then(|rest| rest.strip_suffix(PART));
        let is_left = number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if is_left && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// What a folder holds.
enum Held {
    Nothing,
    Same,
    Other,
}

fn held(folder: &Path, files: &[SetFile]) -> io::Result<Held> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Held::Nothing),
        Err(error) => return Err(error),
    };
    let mut count = 0;
    for entry in entries {
        let entry = entry?;
        count += 1;
        let mut wanted = files
            .iter()
            .filter(|of| entry.file_name() == *of.name.as_str());
        let same = match wanted.next() {
            Some(of) => fs::read(entry.path())? == of.bytes,
            None => false,
        };
        if !same {
            return Ok(Held::Other);
        }
    }
    Ok(match count {
        0 => Held::Nothing,
        count if count == files.len() => Held::Same,
        _ => Held::Other,
    })
}

/// A folder in the making. Dropped, it is removed; renamed, it is gone from here.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// A rename is on disk when its folder is. Folders cannot be opened so on Windows, where the rename itself is.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &str) -> SetFile {
        SetFile {
            name: name.to_owned(),
            bytes: bytes.as_bytes().to_vec(),
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_fault_in_the_middle_leaves_nothing_and_the_next_run_all() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("papers");
        // The second file cannot be written: its name is that of a folder that is not there.
        let broken = [file("a.pdf", "one"), file("no/b.pdf", "two")];
        let error = write_folder(&folder, &broken).expect_err("it fails");
        assert!(matches!(error, FolderError::Io(_)));
        assert_eq!(names(home.path()), Vec::<String>::new());
        write_folder(&folder, &[file("a.pdf", "one"), file("b.pdf", "two")]).expect("written");
        assert_eq!(names(home.path()), ["papers"]);
        assert_eq!(names(&folder), ["a.pdf", "b.pdf"]);
    }

    #[test]
    fn what_a_power_cut_left_is_removed_and_nothing_else() {
        let home = tempfile::tempdir().expect("a folder");
        for left in [
            ".papers.417.part",
            ".papers.part",
            ".other.3.part",
            ".papers.x1.part",
        ] {
            fs::create_dir(home.path().join(left)).expect("a folder");
        }
        fs::write(home.path().join(".papers.417.part/a.pdf"), "half").expect("a file");
        write_folder(&home.path().join("papers"), &[file("a.pdf", "one")]).expect("written");
        assert_eq!(
            names(home.path()),
            [".other.3.part", ".papers.part", ".papers.x1.part", "papers"]
        );
    }

    #[test]
    fn the_same_files_stay_and_other_files_are_never_lost() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("papers");
        let set = [file("a.pdf", "one"), file("b.pdf", "two")];
        fs::create_dir(&folder).expect("an empty folder");
        write_folder(&folder, &set).expect("an empty folder is taken");
        write_folder(&folder, &set).expect("the same again");
        for other in [
            vec![file("a.pdf", "one")],
            vec![file("a.pdf", "one"), file("b.pdf", "changed")],
            vec![file("a.pdf", "one"), file("c.pdf", "two")],
        ] {
            let error = write_folder(&folder, &other).expect_err("it is taken");
            assert!(matches!(error, FolderError::Taken));
        }
        assert_eq!(names(&folder), ["a.pdf", "b.pdf"]);
        assert_eq!(fs::read(folder.join("b.pdf")).expect("a file"), b"two");
        assert_eq!(names(home.path()), ["papers"]);
    }
}
