//! What is wrong with a port, found without changing its settings or taking its bytes.

use std::fs::File;
use std::io;
use std::path::Path;

use super::port::PortState;

/// Returns what keeps this account from using the port, or nothing when it could be opened now.
///
/// The port is opened for an instant as any program would do, its line settings are left alone and
/// nothing is read. A port that this very process listens to is `Busy` as well.
pub(super) fn trouble(path: &Path) -> Option<PortState> {
    look(path).err()
}

#[cfg(unix)]
fn look(path: &Path) -> Result<(), PortState> {
    use std::fs::OpenOptions;
    use std::io::IsTerminal;
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};

    let about = std::fs::metadata(path).map_err(|error| from_io(&error))?;
    if !about.file_type().is_char_device() {
        return Err(PortState::NotAPort);
    }
    let port = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(OPEN_WITHOUT_WAITING)
        .open(path)
        .map_err(|error| from_io(&error))?;
    if !port.is_terminal() {
        return Err(PortState::NotAPort);
    }
    unlocked(&port)
}

/// `O_NONBLOCK | O_NOCTTY`: do not wait for a carrier, do not become this program's terminal.
#[cfg(target_os = "linux")]
const OPEN_WITHOUT_WAITING: i32 = 0o4000 | 0o400;
/// `O_NONBLOCK | O_NOCTTY`: do not wait for a carrier, do not become this program's terminal.
#[cfg(target_os = "macos")]
const OPEN_WITHOUT_WAITING: i32 = 0x4 | 0x2_0000;
/// `O_NONBLOCK | O_NOCTTY` of the BSDs, which share the first value.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "macos"))))]
const OPEN_WITHOUT_WAITING: i32 = 0x4 | 0x8000;

/// Serial programs lock the device file; an open file of the same process counts as another.
#[cfg(unix)]
fn unlocked(port: &File) -> Result<(), PortState> {
    use std::fs::TryLockError;

    match port.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(PortState::Busy),
        Err(TryLockError::Error(error)) => Err(from_io(&error)),
    }
}

#[cfg(windows)]
fn look(path: &Path) -> Result<(), PortState> {
    let device = Path::new(r"\\.\").join(path);
    match File::options().read(true).write(true).open(device) {
        Ok(_) => Ok(()),
        // A COM port has one owner; the system says "access denied" to everyone else.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(PortState::Busy),
        Err(error) => Err(from_io(&error)),
    }
}

fn from_io(error: &io::Error) -> PortState {
    match error.kind() {
        io::ErrorKind::NotFound => PortState::Missing,
        io::ErrorKind::PermissionDenied => PortState::NoRights,
        io::ErrorKind::ResourceBusy => PortState::Busy,
        _ => PortState::Failed(error.to_string()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_nothing_behind_it_is_missing() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(trouble(&dir.path().join("tty")), Some(PortState::Missing));
    }

    #[test]
    fn a_file_a_folder_and_a_device_that_is_no_terminal_are_not_ports() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("plain");
        std::fs::write(&file, b"x").unwrap();
        for path in [file.as_path(), dir.path(), Path::new("/dev/null")] {
            assert_eq!(
                trouble(path),
                Some(PortState::NotAPort),
                "{}",
                path.display()
            );
        }
    }
}
