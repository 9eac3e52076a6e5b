//! The devices of this station: the scanner that is set, the tones, the ports found.

use std::sync::Arc;

use crate::device::list::{self, PortListing};
use crate::device::port::{PortChoice, PortEvent, PortState};
use crate::device::scanner::{BAUD_DEFAULT, Scanner, ScannerSetup};
use crate::device::tone::ToneState;
use crate::scan::{FrameEnd, FrameRules};
use crate::text::{Message, TroubleMsg};

use super::inbox::{Inbox, Input};
use super::settings::ScannerSetting;
use super::shared::Shared;
use super::view::{DeviceHealth, NoticeLevel, PortView};

/// The number of the serial scanner; keyboard and simulated scans are number 0.
const SERIAL_SCANNER: u8 = 1;

/// Starts the scanner that is set.
pub(super) fn start_scanner(
    shared: &Arc<Shared>,
    inbox: &Inbox,
    setting: &ScannerSetting,
) -> Option<Scanner> {
    let clock = shared.clock.clone();
    let setup = ScannerSetup {
        number: SERIAL_SCANNER,
        choice: choice_of(setting),
        baud: BAUD_DEFAULT,
        rules: FrameRules::default(),
        clock: Arc::new(move || clock.now().0),
    };
    let (told, inbox, port) = (Arc::clone(shared), inbox.clone(), setting.path.clone());
    let started = Scanner::start(setup, move |event| match event {
        PortEvent::Scanned(frame) if frame.end == FrameEnd::Overflow => inbox.send(Input::Overflow),
        PortEvent::Scanned(frame) => inbox.send(Input::Scan {
            scanner: SERIAL_SCANNER,
            bytes: frame.bytes,
        }),
        PortEvent::State(state) => port_state(&told, &port, &state),
    });
    match started {
        Ok(scanner) => Some(scanner),
        Err(error) => {
            let detail = error.to_string();
            shared.notice(
                NoticeLevel::Error,
                TroubleMsg::ScannerFailed {
                    port: setting.path.clone(),
                    detail,
                },
            );
            None
        }
    }
}

/// Says which port a setting names.
pub(super) fn choice_of(setting: &ScannerSetting) -> PortChoice {
    match (setting.vid, setting.pid) {
        (Some(vid), Some(pid)) => PortChoice::Usb {
            vid,
            pid,
            serial_number: setting.serial_number.clone(),
            location: setting.location.clone(),
        },
        (None, _) | (_, None) => PortChoice::Path(setting.path.clone().into()),
    }
}

fn port_state(shared: &Shared, port: &str, state: &PortState) {
    let (health, message) = sentence(port, state);
    shared
        .devices
        .change(|devices| devices.scanner = Some((health, message.clone())));
    let level = match state {
        PortState::Missing
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

fn view_of(listing: &PortListing) -> PortView {
    let path = listing.path.display().to_string();
    let words = [listing.manufacturer.as_deref(), listing.product.as_deref()];
    let label = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    PortView {
        trouble: listing
            .trouble
            .as_ref()
            .map(|state| sentence(&path, state).1),
        setting: ScannerSetting {
            path,
            vid: listing.vid,
            pid: listing.pid,
            serial_number: listing.serial_number.clone(),
            location: listing.location.clone(),
        },
        label,
    }
}
