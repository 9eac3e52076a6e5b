//! Language, size and colours.

use eframe::egui::{Response, Ui};

use super::super::{Intent, Seen};
use super::heading;
use crate::shell::Settings;
use crate::shell::settings::BeginsWith;
use crate::text::{DeskMsg, Language, SettingsMsg};
use crate::ui::widgets::{Field, field_ui};

/// The sizes offered, in percent.
const SCALES: [u16; 7] = [80, 90, 100, 125, 150, 175, 200];
/// Makes a label.
type Label = fn() -> SettingsMsg;

/// The themes by their names in the settings.
const THEMES: [(&str, Label); 3] = [
    ("day", || SettingsMsg::ThemeDay),
    ("night", || SettingsMsg::ThemeNight),
    ("high_contrast", || SettingsMsg::ThemeHighContrast),
];

/// Draws the group; a choice takes effect at once.
pub fn looks_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    heading(ui, seen, SettingsMsg::SettingsLooks);
    let before = seen.settings.as_ref();
    let mut after = before.clone();
    row_ui(ui, seen, SettingsMsg::SettingsLanguage, None, |ui| {
        let chosen = choices(ui, Language::ALL, |language| {
            let code = language.code();
            (
                language.own_name().to_owned(),
                before.language == code,
                code,
            )
        });
        if let Some(code) = chosen {
            code.clone_into(&mut after.language);
        }
    });
    let help = Some(SettingsMsg::SettingsBilingualHelp);
    row_ui(ui, seen, SettingsMsg::SettingsBilingual, help, |ui| {
        on_off(ui, seen, &mut after.bilingual);
    });
    let help = Some(SettingsMsg::SettingsScaleHelp);
    row_ui(ui, seen, SettingsMsg::SettingsScale, help, |ui| {
        let chosen = choices(ui, SCALES, |percent| {
            (
                format!("{percent} %"),
                before.scale_percent == percent,
                percent,
            )
        });
        if let Some(percent) = chosen {
            after.scale_percent = percent;
        }
    });
    row_ui(ui, seen, SettingsMsg::SettingsTheme, None, |ui| {
        let chosen = choices(ui, THEMES, |(name, label)| {
            (seen.say(label()), before.theme == name, name)
        });
        if let Some(name) = chosen {
            name.clone_into(&mut after.theme);
        }
    });
    let help = Some(SettingsMsg::SettingsOpensHelp);
    row_ui(ui, seen, SettingsMsg::SettingsOpens, help, |ui| {
        let mut with_work = after.begins_with == BeginsWith::Work;
        on_off(ui, seen, &mut with_work);
        after.begins_with = if with_work {
            BeginsWith::Work
        } else {
            BeginsWith::Bench
        };
    });
    changed(before, after, intents);
}

/// Says so when something is set otherwise.
pub fn changed(before: &Settings, after: Settings, intents: &mut Vec<Intent>) {
    if *before != after {
        intents.push(Intent::Change(Box::new(after)));
    }
}

/// Draws one row of the form.
pub fn row_ui(
    ui: &mut Ui,
    seen: &Seen,
    label: SettingsMsg,
    help: Option<SettingsMsg>,
    add: impl FnOnce(&mut Ui),
) {
    let label = seen.say(label);
    let help = help.map(|help| seen.say(help));
    let field = Field {
        label: &label,
        help: help.as_deref(),
        trouble: None,
    };
    field_ui(ui, &seen.theme, &field, |ui| group(ui, add));
}

fn group(ui: &mut Ui, add: impl FnOnce(&mut Ui)) -> Response {
    ui.horizontal_wrapped(add).response
}

/// Draws the two states of a switch as words: a tick alone says too little.
pub fn on_off(ui: &mut Ui, seen: &Seen, value: &mut bool) {
    ui.selectable_value(value, true, seen.say(DeskMsg::On));
    ui.selectable_value(value, false, seen.say(DeskMsg::Off));
}

/// Draws one button a choice and returns the value of the one pressed.
pub fn choices<T, V>(
    ui: &mut Ui,
    all: impl IntoIterator<Item = T>,
    of: impl Fn(T) -> (String, bool, V),
) -> Option<V> {
    let mut pressed = None;
    for one in all {
        let (word, chosen, value) = of(one);
        if ui.selectable_label(chosen, word).clicked() {
            pressed = Some(value);
        }
    }
    pressed
}
