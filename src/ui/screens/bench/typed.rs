//! A code typed by hand, for a bar that no scanner reads: entered on purpose, left by Enter, which
//! scans it, or by Escape.

use eframe::egui::{Button, Key, Modifiers, TextEdit, Ui, WidgetInfo};

use super::super::{Intent, Seen};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// The key that opens the box.
const OPENS: Key = Key::F6;

/// What was typed so far.
#[derive(Default)]
pub struct Draft {
    text: String,
    open: Open,
}

/// Whether the box is open.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Open {
    #[default]
    No,
    /// It takes the focus in the next frame.
    Opening,
    Yes,
}

/// Draws the button, or the box while it is open.
pub fn typed_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let label = seen.say(DeskMsg::TypeCode);
    // The parcel's line is lower than a control of the desks.
    ui.spacing_mut().interact_size.y = space(7);
    ui.spacing_mut().button_padding.y = 2.0;
    if draft.open == Open::No {
        let asked = ui.add(Button::new(label.as_str())).clicked();
        if asked || ui.input_mut(|input| input.consume_key(Modifiers::NONE, OPENS)) {
            draft.open = Open::Opening;
            ui.ctx().request_repaint();
        }
        return;
    }
    let field = TextEdit::singleline(&mut draft.text)
        .hint_text(label.as_str())
        .desired_width(space(50));
    let response = ui.add(field);
    response
        .widget_info(|| WidgetInfo::labeled(eframe::egui::Role::TextInput, true, label.as_str()));
    if draft.open == Open::Opening {
        response.request_focus();
        draft.open = Open::Yes;
        return;
    }
    if response.lost_focus() {
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        let text = std::mem::take(&mut draft.text);
        if entered && !text.trim().is_empty() {
            intents.push(Intent::Scan(text.trim().to_owned()));
        }
        draft.open = Open::No;
        ui.ctx().request_repaint();
    }
}
