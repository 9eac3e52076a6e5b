//! Which port is meant, how it fares, and what its thread tells.

use std::path::PathBuf;

use crate::scan::frame::Frame;

/// Names the port a person chose, so that it is found again under another name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PortChoice {
    /// A USB device: known by its serial number; without one by the socket it is plugged into.
    Usb {
        /// The USB vendor number.
        vid: u16,
        /// The USB product number.
        pid: u16,
        /// The serial number the device reports, if it has one.
        serial_number: Option<String>,
        /// The socket as `bus-port.port`, if the system tells it. It decides between equal devices.
        location: Option<String>,
    },
    /// A path such as `/dev/ttyS0`, a symbolic link or `COM3`; read anew at each opening.
    Path(PathBuf),
}

/// Tells how a port fares. Each state has a sentence of its own under its `code`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortState {
    /// Not started, or stopped by the program.
    Closed,
    /// Started; the first attempt to open is under way.
    Opening,
    /// Open and listening.
    Alive {
        /// The device behind the choice, links resolved.
        path: PathBuf,
        /// When it was opened, by the clock given to the thread.
        since_ms: i64,
    },
    /// Open, but what comes are packets of SSI, a protocol that is not spoken here: a person must set
    /// the scanner otherwise. It is `Alive` again with the first plain scan.
    Ssi,
    /// Not there, and not seen since the start.
    Missing,
    /// Another program has it; tried again quietly, because a modem service lets go by itself.
    Busy,
    /// Still in another program's hands after `scanner::BUSY_QUIET_MS`: a person must act.
    Held,
    /// This account may not open it.
    NoRights,
    /// There is something under the name, but no serial port.
    NotAPort,
    /// It was alive and is lost: pulled out, switched off, or its driver failed.
    Gone,
    /// Anything else, in the system's own words.
    Failed(String),
    /// This build of the program has no serial ports.
    NotInBuild,
}

impl PortState {
    /// Returns the stable short name of the state: the text room's key and the word in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Opening => "opening",
            Self::Alive { .. } => "alive",
            Self::Ssi => "ssi",
            Self::Missing => "missing",
            Self::Busy => "busy",
            Self::Held => "held",
            Self::NoRights => "no_rights",
            Self::NotAPort => "not_a_port",
            Self::Gone => "gone",
            Self::Failed(_) => "failed",
            Self::NotInBuild => "not_in_build",
        }
    }
}

/// What a port's thread tells its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortEvent {
    /// One scan, whole or marked as too long, stamped with its arrival.
    Scanned(Frame),
    /// The port's state changed.
    State(PortState),
}
