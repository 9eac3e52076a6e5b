//! The serial scanners: each with its state, its answers, its letters and its line; and the ports
//! that may become one.

use eframe::egui::{
    Button, CollapsingHeader, CornerRadius, Frame, Label, Margin, RichText, Role, Stroke, Ui,
    WidgetInfo,
};

use super::super::{Intent, Seen};
use super::devices::state_ui;
use super::looks::{changed, choices};
use super::{heading, help_ui};
use crate::domain::limits::SCANNERS_MAX;
use crate::shell::devices::port_of;
use crate::shell::scanners::{Verdict, profiles, suggested};
use crate::shell::settings::scanner::{NO_TONES, SPEEDS};
use crate::shell::settings::{CodePage, ScannerSetting};
use crate::shell::view::{PortView, ScannerView};
use crate::text::{DeskMsg, Message, ScannerMsg, SettingsMsg};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::{self, space};

/// Draws the group; a choice takes effect at once.
pub fn scanners_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    heading(ui, seen, SettingsMsg::SettingsScanner);
    let before = seen.settings.as_ref();
    let mut after = before.clone();
    if before.scanners.is_empty() {
        state_ui(ui, seen, None, SettingsMsg::ScannerNone);
    }
    let mut removed = None;
    for (place, setting) in after.scanners.iter_mut().enumerate() {
        let working = seen.devices.scanners.iter();
        let view = working.into_iter().find(|of| of.setting == *setting);
        let wish = ui
            .push_id(("scanner", place), |ui| {
                scanner_ui(ui, seen, view, setting, intents)
            })
            .inner;
        if wish == Wish::Remove {
            removed = Some(place);
        }
    }
    if let Some(place) = removed {
        after.scanners.remove(place);
    }
    ports_ui(ui, seen, &mut after.scanners);
    ui.horizontal(|ui| {
        if ui.button(seen.say(SettingsMsg::LookForPorts)).clicked() {
            intents.push(Intent::LookForPorts);
        }
    });
    changed(before, after, intents);
}

/// What is wished of a whole scanner.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Keep,
    Remove,
}

fn card(seen: &Seen, edge: Stroke) -> Frame {
    Frame::new()
        .fill(seen.theme.surface)
        .stroke(edge)
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(12, 8))
}

/// Draws one scanner that is set.
fn scanner_ui(
    ui: &mut Ui,
    seen: &Seen,
    view: Option<&ScannerView>,
    setting: &mut ScannerSetting,
    intents: &mut Vec<Intent>,
) -> Wish {
    let edge = Stroke::new(2.0, seen.theme.accent.fill);
    card(seen, edge)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space(2);
            let mut wish = Wish::Keep;
            ui.horizontal_wrapped(|ui| {
                let name = view.map_or_else(
                    || setting.path.clone(),
                    |view| {
                        seen.say(ScannerMsg::Numbered {
                            number: u32::from(view.number),
                            port: setting.path.clone(),
                        })
                    },
                );
                ui.label(RichText::new(name).strong());
                if named_button(ui, &seen.say(ScannerMsg::Remove), &setting.path) {
                    wish = Wish::Remove;
                }
            });
            let state = view.map(|view| (view.health, view.state.clone()));
            state_ui(ui, seen, state.as_ref(), DeskMsg::DeviceWaiting);
            tones_ui(ui, seen, view, setting, intents);
            let more = RichText::new(seen.say(ScannerMsg::More));
            CollapsingHeader::new(more).id_salt("more").show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space(2);
                page_ui(ui, seen, setting);
                speed_ui(ui, seen, setting);
            });
            wish
        })
        .inner
}

/// Draws by which profile the scanner is told what became of its scans, with a try of each answer.
fn tones_ui(
    ui: &mut Ui,
    seen: &Seen,
    view: Option<&ScannerView>,
    setting: &mut ScannerSetting,
    intents: &mut Vec<Intent>,
) {
    label_ui(ui, seen, ScannerMsg::Tones);
    let profile = |code: &str| word(seen, &format!("scanner-profile-{code}"));
    ui.horizontal_wrapped(|ui| {
        let all = std::iter::once(NO_TONES).chain(profiles());
        let chosen = choices(ui, all, |code| {
            let shown = match code {
                NO_TONES => seen.say(ScannerMsg::TonesNone),
                code => profile(code),
            };
            (shown, setting.tones == code, code)
        });
        if let Some(code) = chosen {
            code.clone_into(&mut setting.tones);
        }
    });
    if setting.tones == NO_TONES {
        let help = match suggested(setting.vid) {
            Some(code) => seen.say(ScannerMsg::Suggested {
                profile: profile(code),
            }),
            None => seen.say(ScannerMsg::TonesHelp),
        };
        return muted_ui(ui, seen, help);
    }
    muted_ui(ui, seen, profile(&format!("{}-needs", setting.tones)));
    let Some(view) = view else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        for (label, verdict) in [
            (ScannerMsg::TryGood, Verdict::Good),
            (ScannerMsg::TryBad, Verdict::Bad),
        ] {
            if named_button(ui, &seen.say(label), &setting.path) {
                intents.push(Intent::TryScanner(view.number, verdict));
            }
        }
    });
    muted_ui(ui, seen, seen.say(ScannerMsg::TonesHelp));
}

fn page_ui(ui: &mut Ui, seen: &Seen, setting: &mut ScannerSetting) {
    label_ui(ui, seen, ScannerMsg::Page);
    ui.horizontal_wrapped(|ui| {
        let chosen = choices(ui, CodePage::ALL, |page| {
            let shown = word(seen, &format!("scanner-page-{}", page.code()));
            (shown, setting.code_page == page, page)
        });
        setting.code_page = chosen.unwrap_or(setting.code_page);
    });
    muted_ui(ui, seen, seen.say(ScannerMsg::PageHelp));
}

fn speed_ui(ui: &mut Ui, seen: &Seen, setting: &mut ScannerSetting) {
    label_ui(ui, seen, ScannerMsg::Speed);
    ui.horizontal_wrapped(|ui| {
        // A port that is no USB device has a speed in any case.
        let usb = setting.vid.is_some().then_some(None);
        let now = setting.speed();
        let all = usb.into_iter().chain(SPEEDS.map(Some));
        let chosen = choices(ui, all, |speed| {
            let shown = speed.map_or_else(|| seen.say(ScannerMsg::SpeedUsb), |of| of.to_string());
            (shown, now == speed, speed)
        });
        if let Some(speed) = chosen {
            setting.baud = speed;
        }
    });
    muted_ui(ui, seen, seen.say(ScannerMsg::SpeedHelp));
}

/// Draws the ports found; one that is chosen becomes a scanner.
fn ports_ui(ui: &mut Ui, seen: &Seen, scanners: &mut Vec<ScannerSetting>) {
    let ports = &seen.devices.ports;
    let in_use: Vec<String> = scanners
        .iter()
        .filter_map(|of| port_of(of, scanners, ports))
        .map(|port| port.setting.path.clone())
        .collect();
    let has_room = scanners.len() < SCANNERS_MAX;
    for port in ports {
        let place = if in_use.contains(&port.setting.path) {
            PortPlace::InUse
        } else if has_room {
            PortPlace::Offered
        } else {
            PortPlace::NoRoom
        };
        if port_ui(ui, seen, port, place) {
            scanners.push(port.setting.clone());
        }
    }
    if ports.is_empty() {
        muted_ui(ui, seen, seen.say(SettingsMsg::PortsNone));
    }
    if !has_room {
        let most = u32::try_from(SCANNERS_MAX).unwrap_or(u32::MAX);
        muted_ui(ui, seen, seen.say(ScannerMsg::Full { most }));
    }
}

/// What may be done with a port.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PortPlace {
    InUse,
    Offered,
    NoRoom,
}

/// Draws one port; says whether it was chosen.
fn port_ui(ui: &mut Ui, seen: &Seen, port: &PortView, place: PortPlace) -> bool {
    let theme = &seen.theme;
    let mut pressed = false;
    card(seen, Stroke::new(1.0, theme.line)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space(1);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&port.setting.path).strong());
            if !port.label.is_empty() {
                ui.label(&port.label);
            }
            match place {
                PortPlace::InUse => {
                    ui.label(seen.say(SettingsMsg::PortInUse));
                }
                PortPlace::Offered => {
                    pressed = named_button(ui, &seen.say(SettingsMsg::UsePort), &port.setting.path);
                }
                PortPlace::NoRoom => {}
            }
        });
        // A port in use is held by this very program; its card says how it fares.
        if let Some(trouble) = port.trouble.as_ref().filter(|_| place != PortPlace::InUse) {
            let text = seen.words.say(trouble);
            ui.horizontal_top(|ui| {
                icons::icon_ui(ui, Icon::Warning, space(5), theme.stop_text, &text);
                ui.add(Label::new(text).wrap());
            });
        }
    });
    pressed
}

/// Draws a button that is told from its equals by what it is about.
fn named_button(ui: &mut Ui, word: &str, about: &str) -> bool {
    let response = ui.add(Button::new(word));
    let name = format!("{word} {about}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    response.clicked()
}

fn label_ui(ui: &mut Ui, seen: &Seen, label: impl Into<Message>) {
    ui.add(Label::new(RichText::new(seen.say(label)).strong()).wrap());
}

fn muted_ui(ui: &mut Ui, seen: &Seen, text: String) {
    help_ui(ui, seen.theme.text_muted, text);
}

/// Words of the data files, by their key.
fn word(seen: &Seen, key: &str) -> String {
    seen.words.term(key).unwrap_or_else(|| key.to_owned())
}
