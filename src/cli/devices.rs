//! `returnbay devices`: serial ports, with what is wrong with each in plain words.

use serde::Serialize;

use crate::shell::devices::ports;

use super::out::Form;
use super::{Exit, Out};

#[derive(Serialize)]
struct DevicesOut {
    ports: Vec<PortOut>,
}

#[derive(Serialize)]
struct PortOut {
    path: String,
    label: String,
    vid: Option<u16>,
    pid: Option<u16>,
    serial_number: Option<String>,
    location: Option<String>,
    trouble: Option<String>,
}

pub(super) fn run(out: &Out) -> Exit {
    let ports: Vec<PortOut> = ports()
        .into_iter()
        .map(|port| PortOut {
            trouble: port.trouble.map(|message| out.words().say(&message)),
            path: port.setting.path,
            label: port.label,
            vid: port.setting.vid,
            pid: port.setting.pid,
            serial_number: port.setting.serial_number,
            location: port.setting.location,
        })
        .collect();
    if out.form == Form::Machines {
        out.json(&DevicesOut { ports });
        return Exit::Done;
    }
    for port in &ports {
        let fine = out.words().term("device-ok").unwrap_or_default();
        out.line(&format!(
            "{}  {}  {}",
            port.path,
            port.label,
            port.trouble.as_deref().unwrap_or(&fine)
        ));
    }
    if ports.is_empty() {
        out.line(&out.words().term("device-none").unwrap_or_default());
    }
    Exit::Done
}
