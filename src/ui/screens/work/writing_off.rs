//! Giving up units that a count missed: a supervisor says why.

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::super::{Intent, Seen};
use super::moving::Sent;
use crate::domain::limits::WRITE_OFF_REASON_MAX;
use crate::ledger::fact::Role;
use crate::ledger::rows::UnitRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::View;
use crate::text::{DeskMsg, PlacesMsg};
use crate::ui::theme::size::{self, space};

/// What is typed.
#[derive(Default)]
pub struct Draft {
    /// The reason.
    pub reason: String,
    /// What was asked to be written.
    pub sent: Sent,
}

/// Draws the reason and the button for the selected units.
pub(super) fn write_off_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    units: &[UnitRow],
    intents: &mut Vec<Intent>,
) {
    if units.is_empty() {
        return;
    }
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let head = RichText::new(seen.say(PlacesMsg::WriteOffHead { count }));
    ui.label(head.size(size::STRONG).strong());
    if let Some(lacks) = lacks(seen) {
        let text = RichText::new(seen.say(lacks)).color(seen.theme.stop_text);
        ui.add(Label::new(text).wrap());
        return;
    }
    if draft.sent.is_on_its_way(seen, units) {
        let text = seen.say(DeskMsg::BeingSaved);
        ui.label(RichText::new(text).color(seen.theme.text_muted));
        return;
    }
    let help = RichText::new(seen.say(PlacesMsg::WriteOffHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(PlacesMsg::WriteOffReason));
        let field = TextEdit::singleline(&mut draft.reason)
            .char_limit(WRITE_OFF_REASON_MAX)
            .desired_width(space(58));
        ui.add(field).labelled_by(label.id);
        let reason = draft.reason.trim();
        let button = Button::new(seen.say(PlacesMsg::WriteOffDo));
        if ui.add_enabled(!reason.is_empty(), button).clicked() {
            intents.push(Intent::Command(Box::new(Command::WriteOff {
                units: units.iter().map(|row| row.unit).collect(),
                reason: reason.to_owned(),
            })));
            draft.sent = Sent::of(seen, units);
            draft.reason.clear();
        }
    });
    ui.add_space(space(2));
}

/// Says who is wanted, where nobody or no supervisor is signed in.
fn lacks(seen: &Seen) -> Option<PlacesMsg> {
    let Some(person) = &seen.face.person else {
        return Some(PlacesMsg::WriteOffNobody);
    };
    let Some(Answer::People(people)) = seen.answer(View::People, &Query::People) else {
        return None;
    };
    let row = people.iter().find(|row| row.person == *person);
    let leads = row.is_some_and(|row| row.role == Role::Supervisor);
    (!leads).then_some(PlacesMsg::WriteOffSupervisor)
}
