//! A desk that listens to the scanner while it is drawn, and what may be typed in place of a scan.

use std::sync::Arc;

use eframe::egui::{Button, Key, Label, RichText, TextEdit, Ui};

use super::{Intent, Seen};
use crate::shell::listen::{Heard, Listening};
use crate::text::LeavingMsg;
use crate::ui::theme::size::{self, space};

/// What a desk keeps of what it hears.
#[derive(Default)]
pub struct Draft {
    /// The newest scan that it has looked at.
    upto: u64,
    /// A code that is typed in place of a scan.
    pub typed: String,
}

impl Draft {
    /// Listens, and gives what was heard since the frame before, the oldest first.
    pub fn hear(&mut self, seen: &Seen, intents: &mut Vec<Intent>) -> Vec<Arc<Heard>> {
        self.hear_as(Listening::Desk, seen, intents)
    }

    /// The same for some scans alone.
    pub fn hear_as(
        &mut self,
        listening: Listening,
        seen: &Seen,
        intents: &mut Vec<Intent>,
    ) -> Vec<Arc<Heard>> {
        intents.push(Intent::Listen(listening));
        let new = seen.ear.heard.iter();
        let new: Vec<Arc<Heard>> = new.filter(|one| one.number > self.upto).cloned().collect();
        if let Some(last) = new.last() {
            self.upto = last.number;
        }
        new
    }
}

/// Draws what is to be scanned, and a field for what no scanner reads.
pub fn prompt_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    prompt: LeavingMsg,
    intents: &mut Vec<Intent>,
) {
    let prompt = RichText::new(seen.say(prompt)).size(size::TITLE).strong();
    ui.add(Label::new(prompt).wrap());
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(LeavingMsg::TypeCode));
        let field = TextEdit::singleline(&mut draft.typed).desired_width(space(60));
        let response = ui.add(field).labelled_by(label.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let code = draft.typed.trim().to_owned();
        let take = Button::new(seen.say(LeavingMsg::TypeTake));
        let pressed = ui.add_enabled(!code.is_empty(), take).clicked();
        if (pressed || entered) && !code.is_empty() {
            intents.push(Intent::Scan(code));
            draft.typed.clear();
        }
    });
}
