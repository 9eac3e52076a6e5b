//! The label printers, one for each size of labels: where each is, how it fares, and a test label.

use std::collections::BTreeMap;
use std::path::PathBuf;

use eframe::egui::{Label, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::super::{Intent, Seen};
use super::devices::state_ui;
use super::heading;
use super::looks::{changed, choices};
use crate::domain::printed::{Dpi, LabelSize};
use crate::shell::view::{Job, PrintTo, Printed, PrinterSetting, PrinterWay};
use crate::text::PrinterMsg;
use crate::ui::theme::size::space;
use crate::ui::widgets::{Field, field_ui};

/// What is typed for each printer.
pub type Drafts = BTreeMap<LabelSize, Draft>;

/// What is typed and not yet used.
#[derive(Default)]
pub struct Draft {
    /// The way that was pressed; none while the one in force is shown.
    pub way: Option<Way>,
    /// An address, or the path of a folder.
    pub typed: String,
}

/// Where a label printer may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Nowhere: labels are saved as PDF.
    Pdf,
    /// In the network.
    Network,
    /// At a serial port.
    Serial,
    /// In a folder.
    Folder,
}

/// Room that the button behind a box takes, in steps of the theme.
const USE_ROOM: u8 = 18;

/// Makes a label.
type Word = fn() -> PrinterMsg;

const WAYS: [(Way, Word); 4] = [
    (Way::Pdf, || PrinterMsg::PdfOnly),
    (Way::Network, || PrinterMsg::Network),
    (Way::Serial, || PrinterMsg::Serial),
    (Way::Folder, || PrinterMsg::Folder),
];

/// Draws the group; a choice takes effect at once, an address when it is used.
pub fn printers_ui(ui: &mut Ui, seen: &Seen, drafts: &mut Drafts, intents: &mut Vec<Intent>) {
    heading(ui, seen, PrinterMsg::Heading);
    for size in LabelSize::ALL.iter().copied() {
        let draft = drafts.entry(size).or_default();
        ui.push_id(size, |ui| printer_ui(ui, seen, size, draft, intents));
    }
}

fn printer_ui(
    ui: &mut Ui,
    seen: &Seen,
    size: LabelSize,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    let holds = seen.term("label-size", size.code());
    ui.add(Label::new(RichText::new(holds).strong()).wrap());
    let before = seen.settings.as_ref();
    let mut setting = before.printer(size).cloned();
    let state = seen.devices.printers.iter().find(|view| view.size == size);
    let state = state.map(|view| (view.health, view.said.clone()));
    state_ui(ui, seen, state.as_ref(), PrinterMsg::None);
    let way = draft.way.unwrap_or(way_of(setting.as_ref()));
    field(ui, seen, PrinterMsg::Where, |ui| {
        let pressed = choices(ui, WAYS, |(of, word)| (seen.say(word()), of == way, of));
        if let Some(pressed) = pressed {
            draft.way = Some(pressed);
            draft.typed.clear();
        }
    });
    let used = match way {
        Way::Pdf => {
            setting = None;
            None
        }
        Way::Network => network_ui(ui, seen, setting.as_ref(), draft),
        Way::Serial => serial_ui(ui, seen, setting.as_ref(), intents),
        Way::Folder => folder_ui(ui, seen, setting.as_ref(), draft),
    };
    if let Some(way) = used {
        setting = Some(PrinterSetting {
            way,
            ..setting.unwrap_or_default()
        });
        draft.way = None;
        draft.typed.clear();
    }
    if let Some(setting) = &mut setting {
        resolution_ui(ui, seen, setting);
        let test = ui.horizontal(|ui| ui.button(seen.say(PrinterMsg::PrintTest)));
        if test.inner.clicked() {
            intents.push(Intent::Start(Job::Print {
                wanted: Printed::Test(size),
                to: PrintTo::Printer,
            }));
        }
    }
    let mut after = before.clone();
    after.set_printer(size, setting);
    changed(before, after, intents);
}

fn way_of(setting: Option<&PrinterSetting>) -> Way {
    match setting.map(|setting| &setting.way) {
        None => Way::Pdf,
        Some(PrinterWay::Network { .. }) => Way::Network,
        Some(PrinterWay::Serial { .. }) => Way::Serial,
        Some(PrinterWay::Folder { .. }) => Way::Folder,
    }
}

/// Draws the resolution of the printer that is set.
fn resolution_ui(ui: &mut Ui, seen: &Seen, setting: &mut PrinterSetting) {
    let dpi = setting.resolution();
    field(ui, seen, PrinterMsg::Resolution, |ui| {
        let all = Dpi::ALL.iter().copied();
        let pressed = choices(ui, all, |of| {
            let dots = of.code().to_owned();
            (seen.say(PrinterMsg::Dpi { dots }), of == dpi, of)
        });
        if let Some(pressed) = pressed {
            pressed.code().clone_into(&mut setting.dpi);
        }
    });
}

/// Draws the box for an address; gives it once it is used.
fn network_ui(
    ui: &mut Ui,
    seen: &Seen,
    set: Option<&PrinterSetting>,
    draft: &mut Draft,
) -> Option<PrinterWay> {
    let typed = draft.typed.trim();
    let wrong = !typed.is_empty() && PrinterWay::network(typed).is_none();
    let wrong = wrong.then(|| seen.say(PrinterMsg::AddressWrong));
    let words = (PrinterMsg::Address, PrinterMsg::AddressHelp);
    let used = typed_ui(ui, seen, set, words, wrong.as_deref(), &mut draft.typed)?;
    PrinterWay::network(&used)
}

/// Draws the box for a folder's path; gives it once it is used.
fn folder_ui(
    ui: &mut Ui,
    seen: &Seen,
    set: Option<&PrinterSetting>,
    draft: &mut Draft,
) -> Option<PrinterWay> {
    let words = (PrinterMsg::FolderPath, PrinterMsg::FolderHelp);
    let used = typed_ui(ui, seen, set, words, None, &mut draft.typed)?;
    let path = PathBuf::from(used.trim());
    (!path.as_os_str().is_empty()).then_some(PrinterWay::Folder { path })
}

/// Draws the serial ports that are no scanner's; gives the one that is pressed.
fn serial_ui(
    ui: &mut Ui,
    seen: &Seen,
    set: Option<&PrinterSetting>,
    intents: &mut Vec<Intent>,
) -> Option<PrinterWay> {
    let free = seen.devices.ports.iter();
    let free = free.filter(|port| !seen.settings.is_a_scanners(&port.setting));
    let free: Vec<_> = free.collect();
    let chosen = match set.map(|of| &of.way) {
        Some(PrinterWay::Serial { port, .. }) => Some(port),
        Some(PrinterWay::Network { .. } | PrinterWay::Folder { .. }) | None => None,
    };
    if free.is_empty() {
        let text = seen.say(PrinterMsg::PortsNone);
        ui.add(Label::new(RichText::new(text).color(seen.theme.text_muted)).wrap());
    }
    let mut used = None;
    ui.horizontal_wrapped(|ui| {
        used = choices(ui, free, |port| {
            let word = format!("{} {}", port.setting.path, port.label);
            let is_chosen = chosen == Some(&port.setting);
            (word.trim().to_owned(), is_chosen, &port.setting)
        });
    });
    if ui
        .button(seen.say(crate::text::SettingsMsg::LookForPorts))
        .clicked()
    {
        intents.push(Intent::LookForPorts);
    }
    used.cloned().map(PrinterWay::serial)
}

/// Draws a box with the button that uses what is typed.
fn typed_ui(
    ui: &mut Ui,
    seen: &Seen,
    set: Option<&PrinterSetting>,
    (label, help): (PrinterMsg, PrinterMsg),
    wrong: Option<&str>,
    typed: &mut String,
) -> Option<String> {
    let name = seen.say(label.clone());
    let mut used = None;
    let words = Field {
        label: &name,
        help: Some(&seen.say(help)),
        trouble: wrong,
    };
    field_ui(ui, &seen.theme, &words, |ui| {
        let row = ui.horizontal(|ui| {
            let set = set.map_or_else(String::new, PrinterSetting::called);
            let field = TextEdit::singleline(typed)
                .hint_text(set)
                .desired_width(space(70).min(ui.available_width() - space(USE_ROOM)));
            let response = ui.add(field);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name.as_str()));
            let entered = response.lost_focus()
                && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
            if ui.button(seen.say(PrinterMsg::Take)).clicked() || entered {
                used = Some(typed.clone());
            }
            response
        });
        row.inner
    });
    used
}

/// Draws one row of the form.
fn field(ui: &mut Ui, seen: &Seen, label: PrinterMsg, add: impl FnOnce(&mut Ui)) {
    let label = seen.say(label);
    let words = Field {
        label: &label,
        help: None,
        trouble: None,
    };
    field_ui(ui, &seen.theme, &words, |ui| {
        ui.horizontal_wrapped(add).response
    });
}
