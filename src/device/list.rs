//! Which serial ports there are, what is wrong with each, and which of them is the chosen one.

use std::path::{Path, PathBuf};

use super::check;
use super::port::{PortChoice, PortState};

/// How a port is attached to the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortKind {
    /// A USB device: nearly every scanner.
    Usb,
    /// A Bluetooth channel.
    Bluetooth,
    /// A card in the machine.
    Pci,
    /// Soldered, virtual, or not told by the system.
    Other,
}

impl PortKind {
    /// Returns the stable short name: the text room's key and the word in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usb => "usb",
            Self::Bluetooth => "bluetooth",
            Self::Pci => "pci",
            Self::Other => "other",
        }
    }
}

/// One serial port of this machine and what keeps us from using it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortListing {
    /// The name to open: `/dev/ttyACM0`, `COM3`.
    pub path: PathBuf,
    /// How it is attached.
    pub kind: PortKind,
    /// What the device calls itself.
    pub product: Option<String>,
    /// Who made it, in the device's words.
    pub manufacturer: Option<String>,
    /// The device's serial number; cheap scanners have none, or all the same.
    pub serial_number: Option<String>,
    /// The USB vendor number.
    pub vid: Option<u16>,
    /// The USB product number.
    pub pid: Option<u16>,
    /// The USB socket as `bus-port.port`.
    pub location: Option<String>,
    /// What is wrong, or nothing if it could be opened now. A port that this process listens to is `Busy`.
    pub trouble: Option<PortState>,
}

impl PortListing {
    /// Returns the choice that finds this port again: by USB identity where it has one, else by path.
    pub fn choice(&self) -> PortChoice {
        match (self.vid, self.pid) {
            (Some(vid), Some(pid)) if self.serial_number.is_some() || self.location.is_some() => {
                PortChoice::Usb {
                    vid,
                    pid,
                    serial_number: self.serial_number.clone(),
                    location: self.location.clone(),
                }
            }
            _ => PortChoice::Path(self.path.clone()),
        }
    }

    /// A port of which nothing but its name is known.
    pub fn unnamed(path: PathBuf) -> Self {
        Self {
            path,
            kind: PortKind::Other,
            product: None,
            manufacturer: None,
            serial_number: None,
            vid: None,
            pid: None,
            location: None,
            trouble: None,
        }
    }
}

/// Lists the serial ports of this machine by name, each with what is wrong with it; never panics.
///
/// Each port is opened for an instant; its settings and its waiting bytes are left alone. A build
/// without serial ports lists none.
pub fn ports() -> Vec<PortListing> {
    let mut found = attached();
    for listing in &mut found {
        listing.trouble = trouble(&listing.path);
    }
    found
}

/// Describes one path, listed by the system or not: a link, a pseudo-terminal, a name typed by a person.
pub fn port_at(path: &Path) -> PortListing {
    let device = real_path(path);
    let mut listing = attached()
        .into_iter()
        .find(|listing| listing.path == device)
        .unwrap_or_else(|| PortListing::unnamed(device));
    listing.path = path.to_path_buf();
    listing.trouble = trouble(path);
    listing
}

/// Finds the chosen port among the attached ones. A path is its own answer: opening it says the rest.
pub fn locate(choice: &PortChoice, attached: &[PortListing]) -> Option<PathBuf> {
    let (vid, pid, serial_number, location) = match choice {
        PortChoice::Path(path) => return Some(path.clone()),
        PortChoice::Usb {
            vid,
            pid,
            serial_number,
            location,
        } => (vid, pid, serial_number, location),
    };
    let mut same: Vec<&PortListing> = attached
        .iter()
        .filter(|listing| listing.vid == Some(*vid) && listing.pid == Some(*pid))
        .collect();
    if let Some(wanted) = serial_number {
        same.retain(|listing| {
            listing
                .serial_number
                .as_deref()
                .is_some_and(|number| same_number(number, wanted))
        });
        if let [only] = same.as_slice() {
            return Some(only.path.clone());
        }
    }
    // Without a number of its own, or among equals, only the socket tells which bench it stands on.
    match location {
        Some(socket) => same
            .into_iter()
            .find(|listing| listing.location.as_ref() == Some(socket)),
        None => same.into_iter().next(),
    }
    .map(|listing| listing.path.clone())
}

/// Systems and their upgrades disagree about `_`, `:` and `-` in USB serial numbers.
fn same_number(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .map(|letter| letter.to_ascii_uppercase())
            .collect()
    };
    one == other || letters(one) == letters(other)
}

/// Returns the device behind links; on Windows a port's name is no file and stays as it is.
pub(super) fn real_path(path: &Path) -> PathBuf {
    if cfg!(unix) {
        path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
    } else {
        path.to_path_buf()
    }
}

fn trouble(path: &Path) -> Option<PortState> {
    if cfg!(feature = "serial") {
        check::trouble(path)
    } else {
        Some(PortState::NotInBuild)
    }
}

#[cfg(not(feature = "serial"))]
pub(super) fn attached() -> Vec<PortListing> {
    Vec::new()
}

/// Lists what is attached without touching a port, sorted by name; empty if the system cannot tell.
#[cfg(feature = "serial")]
pub(super) fn attached() -> Vec<PortListing> {
    // The crate panics on a Linux without this folder (a bare container), so it is asked for first.
    if cfg!(target_os = "linux") && !Path::new("/sys/class/tty").is_dir() {
        return Vec::new();
    }
    let told = std::panic::catch_unwind(serialport::available_ports);
    let mut found: Vec<PortListing> = match told {
        Ok(Ok(ports)) => ports.into_iter().map(listing).collect(),
        Ok(Err(_)) | Err(_) => Vec::new(),
    };
    // macOS lists each port twice; the `tty.` one waits for a carrier that a scanner never raises.
    if cfg!(target_os = "macos") {
        found.retain(|listing| listing.path.to_string_lossy().starts_with("/dev/cu."));
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found.dedup_by(|one, other| one.path == other.path);
    found
}

#[cfg(feature = "serial")]
fn listing(info: serialport::SerialPortInfo) -> PortListing {
    use serialport::SerialPortType;

    let unnamed = PortListing::unnamed(PathBuf::from(info.port_name));
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    match info.port_type {
        SerialPortType::UsbPort(usb) => PortListing {
            kind: PortKind::Usb,
            product: filled(usb.product),
            manufacturer: filled(usb.manufacturer),
            serial_number: filled(usb.serial_number),
            vid: Some(usb.vid),
            pid: Some(usb.pid),
            location: usb.location.map(|socket| socket.to_string()),
            ..unnamed
        },
        SerialPortType::BluetoothPort => PortListing {
            kind: PortKind::Bluetooth,
            ..unnamed
        },
        SerialPortType::PciPort => PortListing {
            kind: PortKind::Pci,
            ..unnamed
        },
        SerialPortType::Unknown => unnamed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usb(path: &str, serial_number: Option<&str>, location: &str) -> PortListing {
        PortListing {
            kind: PortKind::Usb,
            serial_number: serial_number.map(str::to_owned),
            vid: Some(0x1eab),
            pid: Some(0x1d06),
            location: Some(location.to_owned()),
            ..PortListing::unnamed(PathBuf::from(path))
        }
    }

    fn found(choice: &PortChoice, attached: &[PortListing]) -> Option<String> {
        locate(choice, attached).map(|path| path.display().to_string())
    }

    #[test]
    fn a_scanner_is_found_by_its_serial_number_in_another_socket_under_another_name() {
        let choice = usb("/dev/ttyACM0", Some("NL-12:34"), "1-2").choice();
        let now = [
            usb("/dev/ttyACM1", Some("NL99"), "1-2"),
            usb("/dev/ttyACM7", Some("nl_1234"), "3-1.4"),
        ];
        assert_eq!(found(&choice, &now).as_deref(), Some("/dev/ttyACM7"));
    }

    #[test]
    fn scanners_without_a_number_are_told_apart_by_socket() {
        let choice = usb("/dev/ttyACM0", None, "1-2").choice();
        let now = [
            usb("/dev/ttyACM0", None, "1-3"),
            usb("/dev/ttyACM1", None, "1-2"),
        ];
        assert_eq!(found(&choice, &now).as_deref(), Some("/dev/ttyACM1"));
    }

    #[test]
    fn scanners_with_the_same_number_are_told_apart_by_socket() {
        let choice = usb("/dev/ttyACM0", Some("0001"), "1-3").choice();
        let now = [
            usb("/dev/ttyACM4", Some("0001"), "1-2"),
            usb("/dev/ttyACM5", Some("0001"), "1-3"),
        ];
        assert_eq!(found(&choice, &now).as_deref(), Some("/dev/ttyACM5"));
    }

    #[test]
    fn the_scanner_of_the_next_bench_is_never_taken_instead() {
        let choice = usb("/dev/ttyACM0", None, "1-2").choice();
        assert_eq!(found(&choice, &[usb("/dev/ttyACM0", None, "1-3")]), None);
        let numbered = usb("/dev/ttyACM0", Some("A1"), "1-2").choice();
        assert_eq!(
            found(&numbered, &[usb("/dev/ttyACM0", Some("A2"), "1-2")]),
            None
        );
    }

    #[test]
    fn a_port_without_usb_identity_is_chosen_by_path() {
        let listing = PortListing::unnamed(PathBuf::from("/dev/ttyS0"));
        assert_eq!(
            listing.choice(),
            PortChoice::Path(PathBuf::from("/dev/ttyS0"))
        );
    }

    #[test]
    fn listing_this_machine_never_panics_and_names_each_port_once() {
        let mut paths: Vec<_> = ports().into_iter().map(|listing| listing.path).collect();
        let listed = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), listed);
    }
}
