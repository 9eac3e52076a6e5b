//! People and the locks of desks.

use eframe::egui::{Label, RichText, Ui};

use super::super::{Intent, Seen};
use super::looks::{changed, choices};
use super::{Asked, Draft, heading};
use crate::domain::pin::PinState;
use crate::ledger::{Answer, Query};
use crate::shell::door::WithoutPin;
use crate::shell::view::View;
use crate::text::{DeskMsg, PeopleMsg};
use crate::ui::widgets::{Field, field_ui};

/// The times offered, in minutes; 0 is never.
const IDLE_MINUTES: [u16; 6] = [0, 2, 5, 10, 20, 60];

/// Draws the group; a choice takes effect at once.
pub(super) fn people_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    heading(ui, seen, PeopleMsg::PeopleHeading);
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    ui.horizontal_wrapped(|ui| {
        if ui.button(seen.say(PeopleMsg::OpenPeople)).clicked() {
            draft.asked = Asked::People;
        }
        let is_mine = own_pin(seen) == Some(PinState::Set);
        if is_mine && ui.button(seen.say(PeopleMsg::LockNow)).clicked() {
            intents.push(Intent::LockDesk);
        }
    });
    let before = seen.settings.as_ref();
    let mut after = before.clone();
    row_ui(
        ui,
        seen,
        (PeopleMsg::IdleLock, PeopleMsg::IdleLockHelp),
        |ui| {
            let chosen = choices(ui, IDLE_MINUTES, |minutes| {
                let word = match u32::from(minutes) {
                    0 => PeopleMsg::IdleNever,
                    minutes => PeopleMsg::IdleMinutes { minutes },
                };
                (seen.say(word), before.desk_idle_minutes == minutes, minutes)
            });
            if let Some(minutes) = chosen {
                after.desk_idle_minutes = minutes;
            }
        },
    );
    // Who shuts out people without a PIN has one, or nobody could take it back.
    let may = before.without_pin == WithoutPin::ShutOut || own_pin(seen) == Some(PinState::Set);
    row_ui(
        ui,
        seen,
        (PeopleMsg::PinWanted, PeopleMsg::PinWantedHelp),
        |ui| {
            ui.add_enabled_ui(may, |ui| {
                let on = seen.say(DeskMsg::On);
                ui.selectable_value(&mut after.without_pin, WithoutPin::ShutOut, on);
            });
            let off = seen.say(DeskMsg::Off);
            ui.selectable_value(&mut after.without_pin, WithoutPin::ByBadge, off);
        },
    );
    if !may {
        let first = seen.say(PeopleMsg::PinWantedFirst);
        let first = RichText::new(first).color(seen.theme.text_muted);
        ui.add(Label::new(first).wrap());
    }
    changed(before, after, intents);
}

fn own_pin(seen: &Seen) -> Option<PinState> {
    let Some(Answer::People(people)) = seen.answer(View::People, &Query::People) else {
        return None;
    };
    let row = people
        .iter()
        .find(|row| Some(&row.person) == seen.face.person.as_ref());
    row.map(|row| row.pin)
}

fn row_ui(
    ui: &mut Ui,
    seen: &Seen,
    (label, help): (PeopleMsg, PeopleMsg),
    add: impl FnOnce(&mut Ui),
) {
    let (label, help) = (seen.say(label), seen.say(help));
    let field = Field {
        label: &label,
        help: Some(&help),
        trouble: None,
    };
    field_ui(ui, &seen.theme, &field, |ui| {
        ui.horizontal_wrapped(add).response
    });
}
