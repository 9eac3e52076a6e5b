//! A file is there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file under a temporary name in the same folder, brings it to disk and renames it. A
/// file that was there stays as it was until the new one is whole.
///
/// # Errors
/// Gives what the file system said; then no part of the new file is left.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = Part::write(path, bytes)?;
    part.sync()?;
    part.keep()
}

/// A file under a temporary name. Dropped, it is removed.
pub struct Part {
    file: File,
    temporary: PathBuf,
    path: PathBuf,
}

impl Part {
    /// Writes the bytes beside the place where they are to be.
    ///
    /// # Errors
    /// Gives what the file system said; then no part of the file is left.
    pub fn write(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let temporary = part_of(path)?;
        let mut part = Self {
            file: File::create(&temporary)?,
            temporary,
            path: path.to_owned(),
        };
        part.file.write_all(bytes)?;
        Ok(part)
    }

    /// Brings the bytes to disk.
    ///
    /// # Errors
    /// Gives what the file system said.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Gives the file, which is on disk, its name.
    ///
    /// # Errors
    /// Gives what the file system said; then no part of the file is left.
    pub fn keep(self) -> io::Result<()> {
        fs::rename(&self.temporary, &self.path)?;
        sync_folder(&self.path)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Renamed, it is gone from here; and why it was written or not is told already.
        drop(fs::remove_file(&self.temporary));
    }
}

fn part_of(path: &Path) -> io::Result<PathBuf> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "no file name"))?;
    let mut part = OsString::from(".");
    part.push(name);
    part.push(format!(".{}.part", std::process::id()));
    Ok(path.with_file_name(part))
}

/// A rename is on disk when its folder is. Folders cannot be opened so on Windows, where the
/// rename itself is.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}
