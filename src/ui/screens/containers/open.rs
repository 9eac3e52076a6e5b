//! Brings a new container into use: a letter of its kind and a number.

use eframe::egui::{Button, ComboBox, Key, RichText, TextEdit, Ui};

use super::super::{Intent, Seen};
use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::ledger::Command;
use crate::ledger::query::ContainerCount;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// What is chosen and typed.
#[derive(Default)]
pub struct Draft {
    /// The kind; the first of the table when none was chosen.
    pub kind: Option<ContainerKind>,
    /// What stands behind the letter and the dash.
    pub number: String,
}

/// Draws the form in one row.
pub fn open_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    known: &[ContainerCount],
    intents: &mut Vec<Intent>,
) {
    let kind = draft.kind.unwrap_or(ContainerKind::Tote);
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::OpenNew));
        let written = |of: ContainerKind| format!("{}  {}", of.spec().letter, seen.kind(of));
        let combo = ComboBox::from_id_salt("kind of the new container")
            .width(space(48))
            .selected_text(written(kind))
            .show_ui(ui, |ui| {
                for spec in &ContainerKind::SPECS {
                    let word = written(spec.kind);
                    ui.selectable_value(&mut draft.kind, Some(spec.kind), word);
                }
            });
        combo.response.labelled_by(label.id);
        let label = ui.label(format!("{}-", kind.spec().letter));
        let field = TextEdit::singleline(&mut draft.number)
            .hint_text(seen.say(DeskMsg::OpenNumberHint))
            .desired_width(space(24));
        let response = ui.add(field).labelled_by(label.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let name = format!("{}-{}", kind.spec().letter, draft.number.trim());
        let parsed = ContainerName::parse(&name);
        let taken = parsed
            .as_ref()
            .is_some_and(|name| known.iter().any(|of| &of.row.container == name));
        let word = seen.say(DeskMsg::OpenContainer);
        let ready = parsed.is_some() && !taken;
        let pressed = ui.add_enabled(ready, Button::new(word)).clicked();
        if let (true, true, Some(container)) = (ready, pressed || entered, parsed) {
            intents.push(Intent::Command(Box::new(Command::OpenContainer {
                container,
            })));
            draft.number.clear();
        }
        if taken {
            let text = seen.say(DeskMsg::OpenTaken);
            ui.label(RichText::new(text).color(seen.theme.stop.fill));
        }
    });
}
