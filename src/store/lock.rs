//! One writing program per store, kept by a lock of the operating system on a file beside it: it
//! falls away with the process, however that ends.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::open::OpenError;

/// Holds the store for one writer as long as it lives.
#[derive(Debug)]
pub(super) struct WriterLock {
    _file: File,
}

/// Gives the path of a store's lock file: `<store>.lock`.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

impl WriterLock {
    /// Takes the lock or says that another program has it.
    pub(super) fn take(path: &Path) -> Result<Self, OpenError> {
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(beside(path))
            .map_err(|error| super::open::of_io(&error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                Err(OpenError::NetworkFolder)
            }
            Err(TryLockError::Error(error)) => Err(super::open::of_io(&error)),
        }
    }
}
