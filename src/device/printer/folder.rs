//! A printer that is a folder: each batch is one file, written beside its name and then moved there,
//! so that a program that watches the folder never finds half of one.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::{Batch, BatchEnd, Count, PrinterState};

/// Files of one name that a folder may hold.
const SAME_NAME_MAX: u32 = 10_000;

/// Says whether files can be put there.
pub(super) fn state(folder: &Path) -> PrinterState {
    match std::fs::metadata(folder) {
        Ok(about) if about.is_dir() => PrinterState::Ready,
        Ok(_) => PrinterState::FolderMissing,
        Err(error) => trouble_of(&error),
    }
}

/// Writes what is left of a batch.
pub(super) fn print(folder: &Path, batch: &Batch) -> (Count, BatchEnd) {
    let none = Count {
        out: batch.from,
        sent: batch.from,
    };
    match write(folder, batch) {
        Ok(()) => {
            let all = u32::try_from(batch.labels.len()).unwrap_or(u32::MAX);
            let all = Count {
                out: all,
                sent: all,
            };
            (all, BatchEnd::Printed)
        }
        Err(error) => (none, BatchEnd::Broken(trouble_of(&error))),
    }
}

fn write(folder: &Path, batch: &Batch) -> io::Result<()> {
    let (path, mut file) = fresh(folder, &batch.name)?;
    let written =
        fill(&mut file, batch).and_then(|()| std::fs::rename(&path, path.with_extension("zpl")));
    if written.is_err() {
        // What is left of it is no file that a printer takes; the first error is the one to tell.
        drop(std::fs::remove_file(&path));
    }
    written
}

fn fill(file: &mut File, batch: &Batch) -> io::Result<()> {
    let left_out = usize::try_from(batch.from).unwrap_or(usize::MAX);
    for label in batch.labels.iter().skip(left_out) {
        file.write_all(label)?;
    }
    file.sync_all()
}

/// Makes a file under a name that neither it nor its final name has yet.
fn fresh(folder: &Path, name: &str) -> io::Result<(PathBuf, File)> {
    for number in 1..=SAME_NAME_MAX {
        let name = match number {
            1 => name.to_owned(),
            more => format!("{name}-{more}"),
        };
        let path = folder.join(format!("{name}.part"));
        if path.with_extension("zpl").exists() {
            continue;
        }
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn trouble_of(error: &io::Error) -> PrinterState {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => PrinterState::FolderMissing,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => PrinterState::FolderNoRights,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => PrinterState::DiskFull,
        _ => PrinterState::Failed(error.to_string()),
    }
}
