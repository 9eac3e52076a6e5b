//! Rows of the desk's forms.

use eframe::egui::{Button, ComboBox, RichText, TextEdit, Ui};

use super::super::super::Seen;
use crate::domain::codes::PartyCode;
use crate::domain::party::Party;
use crate::text::{Message, ShipDeskMsg};
use crate::ui::widgets::{Field, field_ui};

/// Draws a text; `trouble` says what is wrong with it.
pub(super) fn text_ui(
    ui: &mut Ui,
    seen: &Seen,
    label: impl Into<Message>,
    text: &mut String,
    (hint, trouble): (&str, Option<ShipDeskMsg>),
) {
    let label = seen.say(label);
    let trouble = trouble.map(|trouble| seen.say(trouble));
    let field = Field {
        label: &label,
        help: None,
        trouble: trouble.as_deref(),
    };
    field_ui(ui, &seen.theme, &field, |ui| {
        let field = TextEdit::singleline(text).hint_text(hint);
        ui.add(field.desired_width(f32::INFINITY))
    });
}

/// Draws a choice of one.
pub(super) fn pick_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    seen: &Seen,
    (name, label): (&str, impl Into<Message>),
    chosen: &mut T,
    all: &[(T, String)],
) {
    let label = seen.say(label);
    let field = Field {
        label: &label,
        help: None,
        trouble: None,
    };
    field_ui(ui, &seen.theme, &field, |ui| {
        let shown = all.iter().find(|(of, _)| of == chosen);
        let shown = shown.map_or("", |(_, word)| word.as_str());
        ComboBox::from_id_salt(name)
            .width(ui.available_width())
            .truncate()
            .selected_text(shown)
            .show_ui(ui, |ui| {
                for (of, word) in all {
                    let button = Button::selectable(of == chosen, word);
                    if ui.add(button).clicked() {
                        *chosen = of.clone();
                    }
                }
            })
            .response
    });
}

/// Draws a choice among the parties.
pub(super) fn party_ui(
    ui: &mut Ui,
    seen: &Seen,
    of: (&str, impl Into<Message>),
    chosen: &mut Option<PartyCode>,
    parties: &[Party],
) {
    let none = (None, seen.say(ShipDeskMsg::NotSet));
    let named = parties.iter().map(|party| {
        let word = format!("{} {}", party.party, party.shown());
        (Some(party.party.clone()), word)
    });
    let all: Vec<_> = [none].into_iter().chain(named).collect();
    pick_ui(ui, seen, of, chosen, &all);
}

/// Draws the button that writes, or says what it wants; and the one that does not. Gives which was pressed.
pub(super) fn ends_ui(
    ui: &mut Ui,
    seen: &Seen,
    yes: ShipDeskMsg,
    wants: Option<ShipDeskMsg>,
) -> Option<End> {
    let mut end = None;
    let wants = wants.or_else(|| {
        let nobody = seen.face.person.is_none();
        nobody.then_some(ShipDeskMsg::NobodySignedIn)
    });
    ui.horizontal_wrapped(|ui| {
        match wants {
            Some(wants) => {
                ui.add_enabled(false, Button::new(seen.say(wants)));
            }
            None => {
                let yes = RichText::new(seen.say(yes)).color(seen.theme.accent.on);
                let yes = Button::new(yes).fill(seen.theme.accent.fill);
                if ui.add(yes).clicked() {
                    end = Some(End::Yes);
                }
            }
        }
        if ui.button(seen.say(ShipDeskMsg::No)).clicked() {
            end = Some(End::No);
        }
    });
    end
}

/// How a form ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// It is written.
    Yes,
    /// Nothing is written.
    No,
}

/// Gives a text as it is kept.
pub(super) fn kept(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
