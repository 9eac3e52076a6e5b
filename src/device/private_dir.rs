//! A folder of this run's own for small files that other programs must find by path.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

/// Folders of one purpose that one process may hold at the same time.
const FOLDERS_MAX: u32 = 1000;

/// A folder under the system's temporary one that only this account may enter; it goes with the value.
#[derive(Debug)]
pub(super) struct PrivateDir(PathBuf);

impl PrivateDir {
    /// Makes a folder that did not exist before, so that nobody else can have laid files in it.
    pub(super) fn create(purpose: &str) -> io::Result<Self> {
        let parent = std::env::temp_dir();
        let process = std::process::id();
        for number in 0..FOLDERS_MAX {
            let path = parent.join(format!("returnbay-{purpose}-{process}-{number}"));
            match builder().create(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

fn builder() -> DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only unix sets a mode"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

impl Drop for PrivateDir {
    fn drop(&mut self) {
        // The system clears its temporary folder anyway; there is nobody to tell.
        drop(std::fs::remove_dir_all(&self.0));
    }
}
