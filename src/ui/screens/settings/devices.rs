//! Scanners and tones: what there is, what is wrong with it, and a test with a real scan.

use eframe::egui::{CornerRadius, Frame, Label, Margin, RichText, Stroke, Ui};

use super::super::{Intent, Seen};
use super::heading;
use super::keyboard::keyboard_ui;
use super::looks::{changed, on_off, row_ui};
use super::scanners::scanners_ui;
use crate::shell::view::DeviceHealth;
use crate::text::{Message, SettingsMsg};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::{self, space};

/// Draws what a new station needs: scanners with a test, and tones.
pub fn devices_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    scanners_ui(ui, seen, intents);
    test_ui(ui, seen);
    keyboard_ui(ui, seen, intents);
    tones_ui(ui, seen, intents);
}

/// Draws the station's tones; a choice takes effect at once.
pub fn tones_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    let before = seen.settings.as_ref();
    let mut after = before.clone();
    heading(ui, seen, SettingsMsg::SettingsTones);
    row_ui(ui, seen, SettingsMsg::SettingsTonesOn, None, |ui| {
        on_off(ui, seen, &mut after.tones);
    });
    state_ui(
        ui,
        seen,
        seen.devices.tones.as_ref(),
        SettingsMsg::TonesUnknown,
    );
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

/// Draws a box as wide as its column around what a device says now.
pub(super) fn boxed_ui(ui: &mut Ui, seen: &Seen, add: impl FnOnce(&mut Ui)) {
    let theme = &seen.theme;
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space(1);
        add(ui);
    });
}

/// Shows the last scan as it came, whatever scanner it came from.
pub fn test_ui(ui: &mut Ui, seen: &Seen) {
    let theme = &seen.theme;
    boxed_ui(ui, seen, |ui| {
        ui.label(RichText::new(seen.say(SettingsMsg::LiveTest)).color(theme.text_muted));
        match &seen.devices.last_scan {
            Some(scan) => {
                let text = RichText::new(&scan.text).monospace().size(size::STRONG);
                ui.add(Label::new(text).wrap());
                let at = seen.words.clock(scan.at);
                let read = format!("{at}  {}", scan.reading);
                ui.add(Label::new(read).wrap());
            }
            None => {
                ui.add(Label::new(seen.say(SettingsMsg::LiveTestNone)).wrap());
            }
        }
    });
}
