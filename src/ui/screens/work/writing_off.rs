//! Giving up units and whole parcels that a count missed: a supervisor says why.

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::super::{Intent, Seen};
use super::moving::{Sent, newest_notice};
use crate::domain::ids::ParcelId;
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
    /// What was asked to be written of units.
    pub sent: Sent,
    /// What was asked to be written of parcels, and the newest notice then.
    pub boxes: Option<(Vec<ParcelId>, Option<u64>)>,
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
    let said = [
        PlacesMsg::WriteOffHead { count },
        PlacesMsg::WriteOffHelp,
        PlacesMsg::WriteOffDo,
    ];
    let waits = draft.sent.is_on_its_way(seen, units);
    if let Some(reason) = reason_ui(ui, seen, &mut draft.reason, said, waits) {
        intents.push(Intent::Command(Box::new(Command::WriteOff {
            units: units.iter().map(|row| row.unit).collect(),
            reason,
        })));
        draft.sent = Sent::of(seen, units);
    }
}

/// Draws the same for the selected parcels.
pub(super) fn write_off_boxes_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    parcels: &[ParcelId],
    intents: &mut Vec<Intent>,
) {
    if parcels.is_empty() {
        return;
    }
    let count = u32::try_from(parcels.len()).unwrap_or(u32::MAX);
    let said = [
        PlacesMsg::WriteOffBoxesHead { count },
        PlacesMsg::WriteOffBoxesHelp,
        PlacesMsg::WriteOffDo,
    ];
    let sent = draft.boxes.as_ref();
    let waits = sent.is_some_and(|(sent, notice)| {
        let asked = parcels.iter().any(|parcel| sent.contains(parcel));
        asked && newest_notice(seen) == *notice
    });
    if let Some(reason) = reason_ui(ui, seen, &mut draft.reason, said, waits) {
        intents.push(Intent::Command(Box::new(Command::WriteOffParcels {
            parcels: parcels.to_vec(),
            reason,
        })));
        draft.boxes = Some((parcels.to_vec(), newest_notice(seen)));
    }
}

/// Draws head, help, reason and button; gives the reason once the button is pressed.
fn reason_ui(
    ui: &mut Ui,
    seen: &Seen,
    typed: &mut String,
    [head, help, button]: [PlacesMsg; 3],
    waits: bool,
) -> Option<String> {
    let head = RichText::new(seen.say(head));
    ui.add(Label::new(head.size(size::STRONG).strong()).wrap());
    if let Some(lacks) = lacks(seen) {
        let text = RichText::new(seen.say(lacks)).color(seen.theme.stop_text);
        ui.add(Label::new(text).wrap());
        return None;
    }
    if waits {
        let text = seen.say(DeskMsg::BeingSaved);
        ui.label(RichText::new(text).color(seen.theme.text_muted));
        return None;
    }
    let help = RichText::new(seen.say(help)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    let mut given = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(PlacesMsg::WriteOffReason));
        let field = TextEdit::singleline(typed)
            .char_limit(WRITE_OFF_REASON_MAX)
            .desired_width(space(58));
        ui.add(field).labelled_by(label.id);
        let reason = typed.trim().to_owned();
        let button = Button::new(seen.say(button));
        if ui.add_enabled(!reason.is_empty(), button).clicked() {
            given = Some(reason);
            typed.clear();
        }
    });
    ui.add_space(space(2));
    given
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
