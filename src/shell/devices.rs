//! What is said of the devices of this station, and which ports there are.

use std::path::Path;

use crate::device::list::{self, PortListing};
use crate::device::port::{PortChoice, PortState};
use crate::device::tone::ToneState;
use crate::text::{Message, ScannerMsg, TroubleMsg};

use super::scanners::suggested;
use super::settings::ScannerSetting;
use super::shared::Shared;
use super::view::{DeviceHealth, NoticeLevel, PortView};

/// Publishes how a scanner's port fares, and says what a person should act on.
pub(super) fn port_state(shared: &Shared, number: u8, port: &str, state: &PortState) {
    let (health, message) = sentence(port, state);
    shared.devices.change(|view| {
        if let Some(scanner) = view.scanners.iter_mut().find(|of| of.number == number) {
            (scanner.health, scanner.state) = (health, message.clone());
        }
    });
    let level = match state {
        PortState::Missing
        | PortState::Ssi
        | PortState::Held
        | PortState::NoRights
        | PortState::NotAPort
        | PortState::Gone
        | PortState::Failed(_) => Some(NoticeLevel::Warning),
        PortState::Closed
        | PortState::Opening
        | PortState::Alive { .. }
        | PortState::Busy
        | PortState::NotInBuild => None,
    };
    match level {
        Some(level) => shared.notice(level, message),
        None => shared.wake(),
    }
}

/// Says a port's state: what is wrong and what to do.
pub fn sentence(port: &str, state: &PortState) -> (DeviceHealth, Message) {
    let port = port.to_owned();
    let (health, message) = match state {
        PortState::Ssi => return (DeviceHealth::Bad, ScannerMsg::Ssi { port }.into()),
        PortState::Closed => (DeviceHealth::Waiting, TroubleMsg::ScannerClosed { port }),
        PortState::Opening => (DeviceHealth::Waiting, TroubleMsg::ScannerOpening { port }),
        PortState::Alive { path, since_ms: _ } => (
            DeviceHealth::Good,
            TroubleMsg::ScannerAlive {
                port: path.display().to_string(),
            },
        ),
        PortState::Missing => (DeviceHealth::Bad, TroubleMsg::ScannerMissing { port }),
        PortState::Busy => (DeviceHealth::Waiting, TroubleMsg::ScannerBusy { port }),
        PortState::Held => (DeviceHealth::Bad, TroubleMsg::ScannerHeld { port }),
        PortState::NoRights => (DeviceHealth::Bad, TroubleMsg::ScannerNoRights { port }),
        PortState::NotAPort => (DeviceHealth::Bad, TroubleMsg::ScannerNotAPort { port }),
        PortState::Gone => (DeviceHealth::Bad, TroubleMsg::ScannerGone { port }),
        PortState::Failed(detail) => (
            DeviceHealth::Bad,
            TroubleMsg::ScannerFailed {
                port,
                detail: detail.clone(),
            },
        ),
        PortState::NotInBuild => (DeviceHealth::Bad, TroubleMsg::ScannerNotInBuild),
    };
    (health, message.into())
}

/// Says whether tones are heard.
pub(super) fn tones(state: ToneState) -> (DeviceHealth, Message) {
    match state {
        ToneState::Player(name) => (DeviceHealth::Good, TroubleMsg::TonesPlayer { name }.into()),
        ToneState::NoPlayer => (DeviceHealth::Bad, TroubleMsg::TonesNoPlayer.into()),
    }
}

/// Looks for ports. It opens each for an instant, so it is never called by the window's thread.
pub fn ports() -> Vec<PortView> {
    list::ports()
        .into_iter()
        .map(|listing| view_of(&listing))
        .collect()
}

/// Gives the port on which a scanner that is set stands now.
pub fn port_of<'a>(
    setting: &ScannerSetting,
    all: &[ScannerSetting],
    ports: &'a [PortView],
) -> Option<&'a PortView> {
    let listings: Vec<PortListing> = ports.iter().map(listing_of).collect();
    let path = list::locate(&setting.choice(all), &listings)?;
    ports
        .iter()
        .find(|port| Path::new(&port.setting.path) == path)
}

/// Describes a scanner that is set: its port as it is now, listed or not; none when it is missing.
pub fn look_at(
    setting: &ScannerSetting,
    all: &[ScannerSetting],
    ports: &[PortView],
) -> Option<PortView> {
    if let Some(port) = port_of(setting, all, ports) {
        return Some(port.clone());
    }
    match setting.choice(all) {
        PortChoice::Usb { .. } => None,
        PortChoice::Path(path) => Some(view_of(&list::port_at(&path))),
    }
}

fn listing_of(port: &PortView) -> PortListing {
    PortListing {
        vid: port.setting.vid,
        pid: port.setting.pid,
        serial_number: port.setting.serial_number.clone(),
        location: port.setting.location.clone(),
        ..PortListing::unnamed((&port.setting.path).into())
    }
}

fn view_of(listing: &PortListing) -> PortView {
    let path = listing.path.display().to_string();
    let words = [listing.manufacturer.as_deref(), listing.product.as_deref()];
    let label = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    PortView {
        trouble: listing
            .trouble
            .as_ref()
            .map(|state| sentence(&path, state).1),
        state: listing.trouble.as_ref().map_or("free", PortState::code),
        kind: listing.kind.code(),
        suggests: suggested(listing.vid),
        setting: ScannerSetting {
            path,
            vid: listing.vid,
            pid: listing.pid,
            serial_number: listing.serial_number.clone(),
            location: listing.location.clone(),
            ..ScannerSetting::default()
        },
        label,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::device::list::PortKind;

    fn usb(path: &str, serial_number: Option<&str>, location: &str) -> PortView {
        view_of(&PortListing {
            kind: PortKind::Usb,
            vid: Some(0x0c2e),
            pid: Some(0x0901),
            serial_number: serial_number.map(str::to_owned),
            location: Some(location.to_owned()),
            ..PortListing::unnamed(PathBuf::from(path))
        })
    }

    #[test]
    fn two_equal_scanners_keep_their_places_when_one_is_pulled_or_both_change_names() {
        for number in [None, Some("0001")] {
            let set = [
                usb("/dev/ttyACM0", number, "1-2"),
                usb("/dev/ttyACM1", number, "1-3"),
            ];
            let settings = set.map(|port| port.setting);
            let swapped = [
                usb("/dev/ttyACM0", number, "1-3"),
                usb("/dev/ttyACM4", number, "1-2"),
            ];
            let on = |of: usize, ports: &[PortView]| {
                port_of(&settings[of], &settings, ports).map(|port| port.setting.path.clone())
            };
            assert_eq!(on(0, &swapped).as_deref(), Some("/dev/ttyACM4"));
            assert_eq!(on(1, &swapped).as_deref(), Some("/dev/ttyACM0"));
            assert_eq!(
                on(0, &swapped[..1]),
                None,
                "the other one is not taken instead"
            );
        }
    }

    #[test]
    fn a_maker_is_suggested_and_never_set() {
        let port = usb("/dev/ttyACM0", None, "1-2");
        assert_eq!(port.suggests, Some("honeywell"));
        assert_eq!(port.setting.tones, "none");
    }

    #[test]
    fn every_state_has_a_sentence_of_its_own() {
        let states = [
            PortState::Closed,
            PortState::Opening,
            PortState::Ssi,
            PortState::Missing,
            PortState::Busy,
            PortState::Held,
            PortState::NoRights,
            PortState::NotAPort,
            PortState::Gone,
            PortState::Failed("x".to_owned()),
            PortState::NotInBuild,
        ];
        let mut keys: Vec<String> = states
            .iter()
            .filter_map(|state| sentence("p", state).1.key().map(str::to_owned))
            .collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), states.len());
    }
}
