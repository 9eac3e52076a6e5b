//! Units that were said to have left are here again; and the seller's word that goods are to be destroyed. A
//! supervisor says either.

use eframe::egui::{Button, TextEdit, Ui};

use super::super::super::work::judge::person;
use super::super::super::{Intent, Seen};
use super::gather::Rows;
use super::{Draft, wrong_ui};
use crate::domain::limits::LEFT_REASON_MAX;
use crate::domain::said::{Said, SaidHow};
use crate::ledger::judging::may_judge;
use crate::ledger::{Command, Refusal};
use crate::text::LeavingMsg;
use crate::ui::theme::size::space;

/// Tells whether a supervisor is signed in, and says so where none is.
pub(in crate::ui::screens::containers) fn may_ui(ui: &mut Ui, seen: &Seen) -> bool {
    match (may_judge(person(seen)), &seen.face.person) {
        (Ok(()), _) => true,
        (Err(Refusal::SupervisorNeeded), Some(person)) => {
            let person = person.clone();
            wrong_ui(ui, seen, &seen.say(LeavingMsg::NoSupervisor { person }));
            false
        }
        (Err(_), _) => false,
    }
}

fn field_ui(ui: &mut Ui, seen: &Seen, text: &mut String, (word, hint): (LeavingMsg, String)) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(word));
        let field = TextEdit::singleline(text)
            .char_limit(LEFT_REASON_MAX)
            .hint_text(hint)
            .desired_width(space(80));
        ui.add(field).labelled_by(label.id);
    });
}

/// Draws why units are here again.
pub(super) fn back_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    rows: &Rows,
    intents: &mut Vec<Intent>,
) {
    let may = may_ui(ui, seen);
    let word = (LeavingMsg::BackWhy, String::new());
    field_ui(ui, seen, &mut draft.why, word);
    let reason = draft.why.trim().to_owned();
    let Some(tags) = rows.ready().filter(|_| may && !reason.is_empty()) else {
        ui.add_enabled(false, Button::new(seen.say(LeavingMsg::BackWants)));
        return;
    };
    let count = rows.count();
    if ui.button(seen.say(LeavingMsg::Back { count })).clicked() {
        intents.push(Intent::Command(Box::new(Command::BringBack {
            tags,
            reason,
        })));
        draft.tags.clear();
        draft.why.clear();
    }
}

/// Draws who of the seller said that units are to be destroyed.
pub(super) fn word_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    rows: &Rows,
    intents: &mut Vec<Intent>,
) {
    let may = may_ui(ui, seen);
    let word = (LeavingMsg::WordWho, seen.say(LeavingMsg::WordWhoHint));
    field_ui(ui, seen, &mut draft.who, word);
    let who = draft.who.trim().to_owned();
    let Some(tags) = rows.ready().filter(|_| may && !who.is_empty()) else {
        ui.add_enabled(false, Button::new(seen.say(LeavingMsg::WordWants)));
        return;
    };
    let count = rows.count();
    if ui.button(seen.say(LeavingMsg::Word { count })).clicked() {
        intents.push(Intent::Command(Box::new(Command::InstructDispose {
            tags,
            said: Said {
                how: SaidHow::Chat,
                who,
                shown: None,
            },
        })));
        draft.tags.clear();
        draft.who.clear();
    }
}
