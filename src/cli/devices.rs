//! `returnbay devices`: serial ports and the scale, with what is wrong with each in plain words.

use serde::Serialize;

use crate::shell::devices::ports;
use crate::shell::{self, Settings};
use crate::text::ScaleMsg;

use super::args::Args;
use super::out::Form;
use super::{Exit, Out, opening};

#[derive(Serialize)]
struct DevicesOut {
    ports: Vec<PortOut>,
    scale: Option<ScaleOut>,
}

/// The scale that is set in the data folder's settings.
#[derive(Serialize)]
struct ScaleOut {
    path: String,
    format: Option<String>,
    baud: u32,
    trouble: Option<String>,
}

fn scale(args: &Args, out: &Out) -> Option<ScaleOut> {
    let folder = opening::folder(args).ok()?;
    let setting = Settings::kept_in(&folder).scale?;
    let (path, trouble) = shell::scale::look(&setting);
    Some(ScaleOut {
        path,
        format: setting.format().map(|format| format.code().to_owned()),
        baud: setting.baud,
        trouble: trouble.map(|message| out.words().say(&message)),
    })
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

pub(super) fn run(args: &Args, out: &Out) -> Exit {
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
        let scale = scale(args, out);
        out.json(&DevicesOut { ports, scale });
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
    if let Some(scale) = scale(args, out) {
        let name = out.words().say(&ScaleMsg::Heading.into());
        let fine = out.words().term("device-ok").unwrap_or_default();
        let said = scale.trouble.as_deref().unwrap_or(&fine);
        out.line(&format!("{}  {name}  {said}", scale.path));
    }
    Exit::Done
}
