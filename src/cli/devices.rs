//! `returnbay devices`: the scanners that are set, the scale, the label printers and the serial ports,
//! with what is wrong with each in plain words.

use serde::Serialize;

use crate::device::printer::look;
use crate::scan::LineKind;
use crate::shell::devices::{look_at, ports};
use crate::shell::printing::view_of;
use crate::shell::scanners::suggested;
use crate::shell::settings::ScannerSetting;
use crate::shell::view::{PortView, PrinterSetting};
use crate::shell::{self, Settings};
use crate::text::{Message, PrinterMsg, ScaleMsg, ScannerMsg, TroubleMsg};

use super::args::{self, Args};
use super::out::Form;
use super::{Exit, Out, folder};

/// The rule for udev that comes with the program.
const UDEV_RULE: &str = include_str!("../../assets/udev/60-returnbay-scanner.rules");

#[derive(Serialize)]
struct DevicesOut {
    ports: Vec<PortOut>,
    scanners: Vec<ScannerOut>,
    scale: Option<ScaleOut>,
    printers: Vec<PrinterOut>,
    keyboard: KeyboardOut,
}

#[derive(Serialize)]
struct PrinterOut {
    name: String,
    labels: String,
    dpi: String,
    state: &'static str,
    said: String,
}

/// Looks at a label printer that the settings name.
fn printer_out(setting: &PrinterSetting, out: &Out) -> PrinterOut {
    let (size, called) = (setting.size(), setting.called());
    let state = look(&setting.choice());
    PrinterOut {
        said: out.words().say(&view_of(size, &called, &state).said),
        name: called,
        labels: size.code().to_owned(),
        dpi: setting.resolution().code().to_owned(),
        state: state.code(),
    }
}

/// The scale that is set in the data folder's settings.
#[derive(Serialize)]
struct ScaleOut {
    path: String,
    format: Option<String>,
    baud: u32,
    trouble: Option<String>,
}

fn scale_out(settings: &Settings, out: &Out) -> Option<ScaleOut> {
    let setting = settings.scale.as_ref()?;
    let (path, trouble) = shell::scale::look(setting);
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
    state: &'static str,
    kind: &'static str,
    suggested_profile: Option<&'static str>,
}

#[derive(Serialize)]
struct ScannerOut {
    /// As it was when it was chosen.
    path: String,
    /// Where it is now.
    found_at: Option<String>,
    vid: Option<u16>,
    pid: Option<u16>,
    serial_number: Option<String>,
    location: Option<String>,
    state: &'static str,
    trouble: Option<String>,
    /// `usb` or `serial`.
    mode: &'static str,
    baud: Option<u32>,
    code_page: &'static str,
    profile: String,
    suggested_profile: Option<&'static str>,
}

#[derive(Serialize)]
struct KeyboardOut {
    on: bool,
    prefix: Option<char>,
}

pub(super) fn run(args: &Args, verb: &args::Devices, out: &Out) -> Exit {
    if verb.udev_rule {
        out.line(UDEV_RULE.trim_end());
        return Exit::Done;
    }
    let settings = match folder(args) {
        Ok(folder) => Settings::of_folder(&folder).0,
        Err(message) => {
            out.tell(&message);
            Settings::default()
        }
    };
    let found = ports();
    let all = settings.scanners.as_slice();
    let scanners = all.iter().map(|of| scanner_out(of, all, &found, out));
    let answer = DevicesOut {
        scanners: scanners.collect(),
        scale: scale_out(&settings, out),
        printers: settings
            .printers
            .iter()
            .map(|of| printer_out(of, out))
            .collect(),
        ports: found.into_iter().map(|port| port_out(port, out)).collect(),
        keyboard: KeyboardOut {
            on: settings.keyboard_scanner,
            prefix: settings.keyboard_prefix,
        },
    };
    match out.form {
        Form::Machines => out.json(&answer),
        Form::People => for_people(&answer, out),
    }
    Exit::Done
}

fn port_out(port: PortView, out: &Out) -> PortOut {
    PortOut {
        trouble: port.trouble.map(|message| out.words().say(&message)),
        path: port.setting.path,
        label: port.label,
        vid: port.setting.vid,
        pid: port.setting.pid,
        serial_number: port.setting.serial_number,
        location: port.setting.location,
        state: port.state,
        kind: port.kind,
        suggested_profile: port.suggests,
    }
}

fn scanner_out(
    setting: &ScannerSetting,
    all: &[ScannerSetting],
    found: &[PortView],
    out: &Out,
) -> ScannerOut {
    let port = look_at(setting, all, found);
    let missing = || {
        let port = setting.path.clone();
        Message::from(TroubleMsg::ScannerMissing { port })
    };
    let trouble = port
        .as_ref()
        .map_or_else(|| Some(missing()), |port| port.trouble.clone());
    let (mode, baud) = match setting.line() {
        LineKind::Usb => ("usb", None),
        LineKind::Serial { baud } => ("serial", Some(baud)),
    };
    ScannerOut {
        path: setting.path.clone(),
        state: port.as_ref().map_or("missing", |port| port.state),
        found_at: port
            .filter(|port| port.state != "missing")
            .map(|port| port.setting.path),
        vid: setting.vid,
        pid: setting.pid,
        serial_number: setting.serial_number.clone(),
        location: setting.location.clone(),
        trouble: trouble.map(|message| out.words().say(&message)),
        mode,
        baud,
        code_page: setting.code_page.code(),
        profile: setting.tones.clone(),
        suggested_profile: suggested(setting.vid),
    }
}

fn for_people(answer: &DevicesOut, out: &Out) {
    let term = |key: &str| out.words().term(key).unwrap_or_default();
    let fine = term("device-ok");
    let profile = |code: &str| term(&format!("scanner-profile-{code}"));
    out.line(&format!("{}:", term("device-scanners")));
    for scanner in &answer.scanners {
        let state = scanner.trouble.as_deref().unwrap_or(&fine);
        let mode = match scanner.baud {
            Some(baud) => format!("{} {baud}", term("device-mode-serial")),
            None => term("device-mode-usb"),
        };
        let tones = match scanner.suggested_profile {
            _ if scanner.profile != "none" => profile(&scanner.profile),
            Some(code) => out.words().say(&Message::from(ScannerMsg::Suggested {
                profile: profile(code),
            })),
            None => out.words().say(&ScannerMsg::TonesNone.into()),
        };
        let path = scanner.found_at.as_ref().unwrap_or(&scanner.path);
        let answers = out.words().say(&ScannerMsg::Tones.into());
        out.line(&format!("  {path}  {mode}  {state}"));
        out.line(&format!("      {answers}: {tones}"));
        if ["busy", "no_rights"].contains(&scanner.state) && cfg!(target_os = "linux") {
            out.line(&format!("      {}", term("device-udev-rule")));
        }
    }
    if answer.scanners.is_empty() {
        out.line(&format!("  {}", term("device-scanners-none")));
    }
    if let Some(scale) = &answer.scale {
        let name = out.words().say(&ScaleMsg::Heading.into());
        let state = scale.trouble.as_deref().unwrap_or(&fine);
        out.line(&format!("{name}:"));
        out.line(&format!("  {}  {state}", scale.path));
    }
    if !answer.printers.is_empty() {
        out.line(&format!(
            "{}:",
            out.words().say(&PrinterMsg::Heading.into())
        ));
    }
    for printer in &answer.printers {
        let PrinterOut {
            name, labels, said, ..
        } = printer;
        out.line(&format!("  {name}  {labels}  {said}"));
    }
    let keyboard = if answer.keyboard.on {
        "device-keyboard-on"
    } else {
        "device-keyboard-off"
    };
    out.line(&term(keyboard));
    out.line(&format!("{}:", term("device-ports")));
    for port in &answer.ports {
        let state = port.trouble.as_deref().unwrap_or(&fine);
        out.line(&format!("  {}  {}  {state}", port.path, port.label));
    }
    if answer.ports.is_empty() {
        out.line(&format!("  {}", term("device-none")));
    }
}
