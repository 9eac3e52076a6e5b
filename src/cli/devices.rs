//! `returnbay devices`: serial ports and the label printer, with what is wrong with each in plain
//! words.

use serde::Serialize;

use crate::device::printer::look;
use crate::shell::Settings;
use crate::shell::devices::ports;
use crate::shell::printing::view_of;

use super::args::Args;
use super::out::Form;
use super::{Exit, Out, folder};

#[derive(Serialize)]
struct DevicesOut {
    ports: Vec<PortOut>,
    printer: Option<PrinterOut>,
}

#[derive(Serialize)]
struct PrinterOut {
    name: String,
    labels: String,
    dpi: String,
    state: &'static str,
    said: String,
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
        let printer = printer(args, out);
        out.json(&DevicesOut { ports, printer });
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
    if let Some(printer) = printer(args, out) {
        let PrinterOut {
            name, labels, said, ..
        } = printer;
        out.line(&format!("{name}  {labels}  {said}"));
    }
    Exit::Done
}

/// Looks at the label printer that the settings name.
fn printer(args: &Args, out: &Out) -> Option<PrinterOut> {
    let settings = Settings::of_folder(&folder(args).ok()?);
    let setting = settings.printer?;
    let state = look(&setting.choice());
    Some(PrinterOut {
        said: out.words().say(&view_of(&setting.called(), &state).said),
        name: setting.called(),
        labels: setting.size().code().to_owned(),
        dpi: setting.resolution().code().to_owned(),
        state: state.code(),
    })
}
