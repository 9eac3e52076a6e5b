//! What every serial device needs of its line: found, opened, and each state told once.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serialport::{FlowControl, SerialPort};

use super::check;
use super::list::{attached, locate, real_path};
use super::port::{PortChoice, PortState};
use super::scanner::BUSY_QUIET_MS;

/// The longest wait for bytes. It drives the idle gap that ends a message without terminator, and it
/// is short because on Windows a waiting read keeps our own bytes to the device back.
const READ_TIMEOUT: Duration = Duration::from_millis(READ_TIMEOUT_MS.unsigned_abs());
/// The same in milliseconds.
pub(super) const READ_TIMEOUT_MS: i64 = 20;

/// Finds the chosen port and opens it; gives the device behind it too.
pub(super) fn find_and_open(
    choice: &PortChoice,
    baud: u32,
) -> Result<(PathBuf, Box<dyn SerialPort>), PortState> {
    let path = match choice {
        PortChoice::Path(path) => path.clone(),
        PortChoice::Usb { .. } => locate(choice, &attached()).ok_or(PortState::Missing)?,
    };
    let port = open(&path, baud)?;
    Ok((real_path(&path), port))
}

/// The last state told.
#[derive(Debug)]
pub(super) struct Told {
    state: PortState,
    busy_since_ms: Option<i64>,
}

impl Default for Told {
    fn default() -> Self {
        Self {
            state: PortState::Closed,
            busy_since_ms: None,
        }
    }
}

impl Told {
    /// Gives a state if it is news: a lost port stays `Gone`, not `Missing`, until it is back, and one
    /// in other hands is `Held` after [`BUSY_QUIET_MS`].
    pub(super) fn news(&mut self, state: PortState, now_ms: i64) -> Option<PortState> {
        let state = match state {
            PortState::Missing if self.state == PortState::Gone => return None,
            PortState::Busy => self.patience(now_ms),
            state => {
                self.busy_since_ms = None;
                state
            }
        };
        if state == self.state {
            return None;
        }
        self.state = state.clone();
        Some(state)
    }

    fn patience(&mut self, now_ms: i64) -> PortState {
        let since_ms = *self.busy_since_ms.get_or_insert(now_ms);
        if now_ms.saturating_sub(since_ms) < BUSY_QUIET_MS {
            PortState::Busy
        } else {
            PortState::Held
        }
    }
}

/// Every error but a quiet line means that the device must be opened anew.
pub(super) fn is_loss(kind: ErrorKind) -> bool {
    !matches!(kind, ErrorKind::TimedOut | ErrorKind::Interrupted)
}

/// Opens raw, 8 data bits, no parity, no flow control: control bytes are data in two-dimensional codes.
fn open(path: &Path, baud: u32) -> Result<Box<dyn SerialPort>, PortState> {
    let mut port = serialport::new(path.to_string_lossy(), speed(path, baud))
        .flow_control(FlowControl::None)
        .timeout(READ_TIMEOUT)
        .open()
        .map_err(|error| classify(&error, path))?;
    // Some USB scanners stay silent until DTR is raised; pseudo-terminals have none and refuse.
    drop(port.write_data_terminal_ready(true));
    Ok(port)
}

/// macOS refuses a speed on pseudo-terminals; zero leaves it alone.
fn speed(path: &Path, baud: u32) -> u32 {
    let pseudo_terminal =
        cfg!(target_os = "macos") && real_path(path).to_string_lossy().starts_with("/dev/ttys");
    if pseudo_terminal { 0 } else { baud }
}

/// The crate calls a held port "no device" and a plain file "unknown", so the path is asked again.
fn classify(error: &serialport::Error, path: &Path) -> PortState {
    use serialport::ErrorKind as Kind;
    match error.kind {
        Kind::Io(ErrorKind::NotFound) => PortState::Missing,
        Kind::Io(ErrorKind::PermissionDenied) => PortState::NoRights,
        // Held a moment ago, free at the second look: still the other program's doing.
        Kind::NoDevice => check::trouble(path).unwrap_or(PortState::Busy),
        Kind::Io(_) | Kind::InvalidInput | Kind::Unknown => {
            check::trouble(path).unwrap_or_else(|| PortState::Failed(error.description.clone()))
        }
    }
}
