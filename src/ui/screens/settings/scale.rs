//! The scale: its port, how it writes, what it says now, and what is wrong with it.

use eframe::egui::{Label, RichText, Ui};

use super::super::{Intent, Seen};
use super::devices::{boxed_ui, state_ui};
use super::heading;
use super::looks::changed;
use crate::domain::measure::Grams;
use crate::domain::weight::{Motion, ScaleFormat, ScaleLoad, ScaleReading, WeightMode};
use crate::shell::settings::{ScaleSetting, Settings};
use crate::text::ScaleMsg;
use crate::ui::theme::size;

/// Line speeds that scales have.
const SPEEDS: [u32; 6] = [1200, 2400, 4800, 9600, 19_200, 38_400];

/// Draws the group; a choice takes effect at once.
pub fn scale_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    heading(ui, seen, ScaleMsg::Heading);
    let before = seen.settings.as_ref();
    let mut after = before.clone();
    state_ui(ui, seen, seen.devices.scale.as_ref(), ScaleMsg::None);
    port_ui(ui, seen, &mut after);
    if let Some(scale) = &mut after.scale {
        format_ui(ui, seen, scale);
        speed_ui(ui, seen, scale);
        shown_ui(ui, seen);
    }
    quiet(ui, seen, ScaleMsg::Help);
    changed(before, after, intents);
}

/// Offers each port that was found and is no scanner's.
fn port_ui(ui: &mut Ui, seen: &Seen, after: &mut Settings) {
    ui.horizontal_wrapped(|ui| {
        for port in &seen.devices.ports {
            if after.is_a_scanners(&port.setting) {
                continue;
            }
            let chosen = after.scale.as_ref().map(|scale| &scale.port) == Some(&port.setting);
            let word = seen.say(ScaleMsg::UsePort);
            let named = format!("{word} {}", port.setting.path);
            if !chosen && ui.button(named).clicked() {
                after.scale = Some(ScaleSetting::on(port.setting.clone()));
            }
        }
        if after.scale.is_some() && ui.button(seen.say(ScaleMsg::Forget)).clicked() {
            after.scale = None;
        }
    });
}

fn format_ui(ui: &mut Ui, seen: &Seen, scale: &mut ScaleSetting) {
    ui.label(seen.say(ScaleMsg::Format));
    ui.horizontal_wrapped(|ui| {
        let set = scale.format();
        let any = seen.say(ScaleMsg::FormatAny);
        if ui.selectable_label(set.is_none(), any).clicked() {
            scale.format = None;
        }
        for format in ScaleFormat::ALL {
            let word = seen.term("scale-format", format.code());
            if ui.selectable_label(set == Some(*format), word).clicked() {
                scale.format = Some(format.code().to_owned());
            }
        }
    });
    quiet(ui, seen, ScaleMsg::FormatHelp);
}

fn speed_ui(ui: &mut Ui, seen: &Seen, scale: &mut ScaleSetting) {
    ui.label(seen.say(ScaleMsg::Speed));
    ui.horizontal_wrapped(|ui| {
        for baud in SPEEDS {
            let word = baud.to_string();
            if ui.selectable_label(scale.baud == baud, word).clicked() {
                scale.baud = baud;
            }
        }
    });
    quiet(ui, seen, ScaleMsg::SpeedHelp);
}

/// Shows what lies on the scale now, as a test with a thing in the hand.
fn shown_ui(ui: &mut Ui, seen: &Seen) {
    let theme = &seen.theme;
    boxed_ui(ui, seen, |ui| {
        let label = RichText::new(seen.say(ScaleMsg::Shown)).color(theme.text_muted);
        ui.label(label);
        let shown = seen.devices.scale_shown.and_then(|said| told(seen, said));
        match shown {
            Some(text) => ui.label(RichText::new(text).size(size::STRONG).strong()),
            None => ui.label(seen.say(ScaleMsg::ShownNone)),
        };
    });
}

/// Says a reading; out of its range the state's sentence says it.
fn told(seen: &Seen, reading: ScaleReading) -> Option<String> {
    let ScaleLoad::Grams(grams) = reading.load else {
        return None;
    };
    let weight = Grams(u32::try_from(grams.unsigned_abs()).unwrap_or(u32::MAX));
    let weight = match (grams < 0, reading.mode) {
        (true, _) => seen.say(ScaleMsg::Below { weight }),
        (false, WeightMode::Net) => seen.say(ScaleMsg::Net { weight }),
        (false, WeightMode::Gross) => seen.words.weight(weight),
    };
    Some(match reading.motion {
        Motion::Stable => seen.say(ScaleMsg::Stands { weight }),
        Motion::Moving | Motion::Untold => seen.say(ScaleMsg::Moves { weight }),
    })
}

fn quiet(ui: &mut Ui, seen: &Seen, message: ScaleMsg) {
    let text = RichText::new(seen.say(message)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}
