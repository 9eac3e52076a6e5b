//! The scale that is set: its thread, and what is said of it.

use std::sync::Arc;

use crate::device::list;
use crate::device::port::{PortChoice, PortState};
use crate::device::scale::{Scale, ScaleEvent, ScaleSetup, ScaleState};
use crate::text::{Message, ScaleMsg};

use super::inbox::{Inbox, Input, ScaleInput};
use super::settings::ScaleSetting;
use super::shared::Shared;
use super::view::{DeviceHealth, NoticeLevel};

/// Starts the scale that is set.
pub(super) fn start(shared: &Arc<Shared>, inbox: &Inbox, setting: &ScaleSetting) -> Option<Scale> {
    let clock = shared.clock.clone();
    let setup = ScaleSetup {
        choice: setting.port.choice(&[]),
        baud: setting.baud,
        format: setting.format(),
        clock: Arc::new(move || clock.now().0),
    };
    let (told, inbox, port) = (Arc::clone(shared), inbox.clone(), setting.port.path.clone());
    let started = Scale::start(setup, move |event| match event {
        ScaleEvent::Read(reading) => inbox.send(Input::Scale(ScaleInput::Read(reading))),
        ScaleEvent::State(state) => {
            if !is_heard(&state) {
                inbox.send(Input::Scale(ScaleInput::Lost));
            }
            told_state(&told, &port, &state);
        }
    });
    match started {
        Ok(scale) => Some(scale),
        Err(error) => {
            let (port, detail) = (setting.port.path.clone(), error.to_string());
            shared.notice(NoticeLevel::Error, ScaleMsg::Failed { port, detail });
            None
        }
    }
}

/// Tells whether what the scale said last still holds.
fn is_heard(state: &ScaleState) -> bool {
    match state {
        ScaleState::Alive(_) | ScaleState::Over | ScaleState::Under => true,
        ScaleState::Port(_)
        | ScaleState::Listening
        | ScaleState::Silent
        | ScaleState::Unreadable => false,
    }
}

fn told_state(shared: &Shared, port: &str, state: &ScaleState) {
    let (health, message) = sentence(port, state);
    shared
        .devices
        .change(|devices| devices.scale = Some((health, message.clone())));
    // A scale that is overloaded or was not zeroed says so itself; the chip is enough.
    let is_news = match state {
        ScaleState::Over | ScaleState::Under | ScaleState::Alive(_) | ScaleState::Listening => {
            false
        }
        ScaleState::Silent | ScaleState::Unreadable => true,
        ScaleState::Port(state) => match state {
            PortState::Missing
            | PortState::Held
            | PortState::NoRights
            | PortState::NotAPort
            | PortState::Ssi
            | PortState::Gone
            | PortState::Failed(_) => true,
            PortState::Closed
            | PortState::Opening
            | PortState::Alive { .. }
            | PortState::Busy
            | PortState::NotInBuild => false,
        },
    };
    if is_news {
        shared.notice(NoticeLevel::Warning, message);
    } else {
        shared.wake();
    }
}

/// Says a scale's state: what is wrong and what to do.
pub fn sentence(port: &str, state: &ScaleState) -> (DeviceHealth, Message) {
    let port = port.to_owned();
    let (health, message) = match state {
        ScaleState::Port(state) => return port_sentence(port, state),
        ScaleState::Listening => (DeviceHealth::Waiting, ScaleMsg::Listening { port }),
        ScaleState::Alive(format) => (
            DeviceHealth::Good,
            ScaleMsg::Alive {
                port,
                format: *format,
            },
        ),
        ScaleState::Over => (DeviceHealth::Bad, ScaleMsg::Over { port }),
        ScaleState::Under => (DeviceHealth::Bad, ScaleMsg::Under { port }),
        ScaleState::Silent => (DeviceHealth::Bad, ScaleMsg::Silent { port }),
        ScaleState::Unreadable => (DeviceHealth::Bad, ScaleMsg::Unreadable { port }),
    };
    (health, message.into())
}

fn port_sentence(port: String, state: &PortState) -> (DeviceHealth, Message) {
    let (health, message) = match state {
        PortState::Closed => (DeviceHealth::Waiting, ScaleMsg::Closed { port }),
        // Open, and nothing was heard yet.
        PortState::Alive { .. } => (DeviceHealth::Waiting, ScaleMsg::Listening { port }),
        PortState::Opening => (DeviceHealth::Waiting, ScaleMsg::Opening { port }),
        PortState::Busy => (DeviceHealth::Waiting, ScaleMsg::Busy { port }),
        PortState::Missing => (DeviceHealth::Bad, ScaleMsg::Missing { port }),
        PortState::Held => (DeviceHealth::Bad, ScaleMsg::Held { port }),
        PortState::NoRights => (DeviceHealth::Bad, ScaleMsg::NoRights { port }),
        PortState::NotAPort => (DeviceHealth::Bad, ScaleMsg::NotAPort { port }),
        // A scanner's own protocol: nothing that a scale speaks.
        PortState::Ssi => (DeviceHealth::Bad, ScaleMsg::Unreadable { port }),
        PortState::Gone => (DeviceHealth::Bad, ScaleMsg::Gone { port }),
        PortState::Failed(detail) => (
            DeviceHealth::Bad,
            ScaleMsg::Failed {
                port,
                detail: detail.clone(),
            },
        ),
        PortState::NotInBuild => (DeviceHealth::Bad, ScaleMsg::NotInBuild),
    };
    (health, message.into())
}

/// Looks at the port of a scale that is set: where it is now, and what is wrong with it. Opens the port
/// for an instant, so it is never called by the window's thread.
pub fn look(setting: &ScaleSetting) -> (String, Option<Message>) {
    let choice = setting.port.choice(&[]);
    let (path, state) = match &choice {
        PortChoice::Path(path) => {
            let listing = list::port_at(path);
            (listing.path, listing.trouble)
        }
        PortChoice::Usb { .. } => {
            let found = list::ports().into_iter();
            let mut same = found.filter(|listing| listing.choice() == choice);
            match same.next() {
                Some(listing) => (listing.path, listing.trouble),
                None => (setting.port.path.clone().into(), Some(PortState::Missing)),
            }
        }
    };
    let path = path.display().to_string();
    let message = state.map(|state| port_sentence(path.clone(), &state).1);
    (path, message)
}
