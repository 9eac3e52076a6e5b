//! Keyboard scanners: whether bursts are scans, and the character agreed on.

use eframe::egui::{Key, Label, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::super::{Intent, Seen};
use super::looks::{changed, on_off, row_ui};
use super::{Draft, help_ui};
use crate::text::{Message, ScannerMsg, SettingsMsg};
use crate::ui::theme::size::space;
use crate::ui::wedge::may_be_prefix;

/// Draws whether keyboard scanners are taken.
pub fn keyboard_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    let before = seen.settings.as_ref();
    let mut after = before.clone();
    let help = Some(SettingsMsg::SettingsKeyboardHelp);
    row_ui(ui, seen, SettingsMsg::SettingsKeyboard, help, |ui| {
        on_off(ui, seen, &mut after.keyboard_scanner);
    });
    changed(before, after, intents);
}

/// Draws the character that keyboard scanners send first.
pub fn prefix_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let before = seen.settings.as_ref();
    if !before.keyboard_scanner {
        return;
    }
    let mut after = before.clone();
    ui.add(Label::new(RichText::new(seen.say(ScannerMsg::Prefix)).strong()).wrap());
    ui.horizontal_wrapped(|ui| match before.keyboard_prefix {
        Some(prefix) => {
            let prefix = prefix.to_string();
            ui.label(seen.say(ScannerMsg::PrefixSet { prefix }));
            if ui.button(seen.say(ScannerMsg::PrefixForget)).clicked() {
                after.keyboard_prefix = None;
            }
        }
        None => {
            ui.label(seen.say(ScannerMsg::PrefixNone));
            if let Some(prefix) = typed_ui(ui, seen, draft) {
                after.keyboard_prefix = Some(prefix);
            }
        }
    });
    let (help, color) = match sign(&draft.prefix) {
        Sign::Wrong => (Message::from(ScannerMsg::PrefixWrong), seen.theme.stop_text),
        Sign::None | Sign::Good(_) => (ScannerMsg::PrefixHelp.into(), seen.theme.text_muted),
    };
    help_ui(ui, color, seen.words.say(&help));
    changed(before, after, intents);
}

/// What is typed into the box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Good(char),
    Wrong,
}

fn sign(typed: &str) -> Sign {
    let mut signs = typed.trim().chars();
    match (signs.next(), signs.next()) {
        (None, _) => Sign::None,
        (Some(sign), None) if may_be_prefix(sign) => Sign::Good(sign),
        (Some(_), _) => Sign::Wrong,
    }
}

/// Draws the box for the sign; Enter takes it.
fn typed_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) -> Option<char> {
    let field = TextEdit::singleline(&mut draft.prefix)
        .hint_text(seen.say(ScannerMsg::PrefixHint))
        .desired_width(space(24));
    let response = ui.add(field);
    let label = seen.say(ScannerMsg::Prefix);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label.as_str()));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    match sign(&draft.prefix) {
        Sign::Good(sign) if entered => {
            draft.prefix.clear();
            Some(sign)
        }
        Sign::Good(_) | Sign::None | Sign::Wrong => None,
    }
}
