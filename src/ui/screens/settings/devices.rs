//! Scanner and tones: what there is, what is wrong with it, and a test with a real scan.

use eframe::egui::{CornerRadius, Frame, Label, Margin, RichText, Stroke, Ui};

use super::super::{Intent, Seen};
use super::heading;
use super::looks::{changed, on_off, row_ui};
use crate::shell::view::{DeviceHealth, PortView};
use crate::text::{DeskMsg, Message};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::{self, space};

/// Draws the group; a choice takes effect at once.
pub fn devices_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    heading(ui, seen, DeskMsg::SettingsScanner);
    let before = seen.settings.as_ref();
    let mut after = before.clone();
    state_ui(
        ui,
        seen,
        seen.devices.scanner.as_ref(),
        DeskMsg::ScannerNone,
    );
    for port in &seen.devices.ports {
        let chosen = before.scanner.as_ref() == Some(&port.setting);
        if port_ui(ui, seen, port, chosen) {
            after.scanner = Some(port.setting.clone());
        }
    }
    if seen.devices.ports.is_empty() {
        let text = seen.say(DeskMsg::PortsNone);
        ui.add(Label::new(RichText::new(text).color(seen.theme.text_muted)).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(seen.say(DeskMsg::LookForPorts)).clicked() {
            intents.push(Intent::LookForPorts);
        }
        if before.scanner.is_some() && ui.button(seen.say(DeskMsg::ForgetScanner)).clicked() {
            after.scanner = None;
        }
    });
    test_ui(ui, seen);
    let help = Some(DeskMsg::SettingsKeyboardHelp);
    row_ui(ui, seen, DeskMsg::SettingsKeyboard, help, |ui| {
        on_off(ui, seen, &mut after.keyboard_scanner);
    });
    heading(ui, seen, DeskMsg::SettingsTones);
    row_ui(ui, seen, DeskMsg::SettingsTonesOn, None, |ui| {
        on_off(ui, seen, &mut after.tones);
    });
    state_ui(ui, seen, seen.devices.tones.as_ref(), DeskMsg::TonesUnknown);
    changed(before, after, intents);
}

/// Draws a device's state as icon and sentence.
pub(super) fn state_ui(
    ui: &mut Ui,
    seen: &Seen,
    device: Option<&(DeviceHealth, Message)>,
    without: impl Into<Message>,
) {
    let theme = &seen.theme;
    let (icon, color, text) = match device {
        Some((DeviceHealth::Good, said)) => (Icon::Saved, theme.saved.fill, seen.words.say(said)),
        Some((DeviceHealth::Waiting, said)) => {
            (Icon::Working, theme.working.fill, seen.words.say(said))
        }
        Some((DeviceHealth::Bad, said)) => (Icon::Warning, theme.stop_text, seen.words.say(said)),
        None => (Icon::Scanner, theme.text_muted, seen.say(without)),
    };
    ui.horizontal_top(|ui| {
        icons::icon_ui(ui, icon, space(5), color, &text);
        ui.add(Label::new(text).wrap());
    });
}

/// Draws one port; says whether it was chosen.
fn port_ui(ui: &mut Ui, seen: &Seen, port: &PortView, chosen: bool) -> bool {
    let theme = &seen.theme;
    let edge = if chosen {
        Stroke::new(2.0, theme.accent.fill)
    } else {
        Stroke::new(1.0, theme.line)
    };
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(edge)
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(12, 8));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space(1);
            let pressed = ui
                .horizontal_wrapped(|ui| {
                    ui.label(RichText::new(&port.setting.path).strong());
                    if !port.label.is_empty() {
                        ui.label(&port.label);
                    }
                    if chosen {
                        ui.label(seen.say(DeskMsg::PortInUse));
                        return false;
                    }
                    let word = seen.say(DeskMsg::UsePort);
                    let response = ui.button(word.as_str());
                    let name = format!("{word} {}", port.setting.path);
                    response.widget_info(|| {
                        eframe::egui::WidgetInfo::labeled(
                            eframe::egui::Role::Button,
                            true,
                            name.as_str(),
                        )
                    });
                    response.clicked()
                })
                .inner;
            if let Some(trouble) = &port.trouble {
                let text = seen.words.say(trouble);
                ui.horizontal_top(|ui| {
                    icons::icon_ui(ui, Icon::Warning, space(5), theme.stop_text, &text);
                    ui.add(Label::new(text).wrap());
                });
            }
            pressed
        })
        .inner
}

/// Shows the last scan as it came, whatever scanner it came from.
fn test_ui(ui: &mut Ui, seen: &Seen) {
    let theme = &seen.theme;
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space(1);
        ui.label(RichText::new(seen.say(DeskMsg::LiveTest)).color(theme.text_muted));
        match &seen.devices.last_scan {
            Some(scan) => {
                let text = RichText::new(&scan.text).monospace().size(size::STRONG);
                ui.add(Label::new(text).wrap());
                let at = seen.words.clock(scan.at);
                let read = format!("{at}  {}", scan.reading);
                ui.add(Label::new(read).wrap());
            }
            None => {
                ui.add(Label::new(seen.say(DeskMsg::LiveTestNone)).wrap());
            }
        }
    });
}
