//! People and their badges: who there is, and who is entered or given another role.

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::super::{Intent, Seen};
use crate::domain::codes::PersonCode;
use crate::ledger::fact::Role;
use crate::ledger::rows::PersonRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::View;
use crate::text::{DeskMsg, GuideMsg};
use crate::ui::theme::size::space;

/// The person who is entered.
pub struct Person {
    /// What the badge says.
    pub code: String,
    /// The name.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            code: String::new(),
            name: String::new(),
            role: Role::Operator,
        }
    }
}

/// Everybody with a badge, as far as the store has answered.
pub(super) fn known(seen: &Seen) -> &[PersonRow] {
    match seen.answer(View::People, &Query::People) {
        Some(Answer::People(people)) => people,
        Some(_) | None => &[],
    }
}

/// Draws who there is and the form; a person who is pressed comes into it.
pub(super) fn people_ui(ui: &mut Ui, seen: &Seen, draft: &mut Person, intents: &mut Vec<Intent>) {
    for row in known(seen) {
        let role = seen.term("role", row.role.code());
        let text = format!("{}  ·  {}  ·  {role}", row.person, row.name);
        if ui
            .selectable_label(draft.code == row.person.as_str(), text)
            .clicked()
        {
            draft.code = row.person.to_string();
            draft.name.clone_from(&row.name);
            draft.role = row.role;
        }
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(GuideMsg::GuideBadge));
        let field = TextEdit::singleline(&mut draft.code)
            .hint_text("OP-1")
            .desired_width(space(24));
        ui.add(field).labelled_by(label.id);
        let label = ui.label(seen.say(DeskMsg::ColName));
        let field = TextEdit::singleline(&mut draft.name).desired_width(space(40));
        ui.add(field).labelled_by(label.id);
        for role in Role::ALL {
            let word = seen.term("role", role.code());
            ui.selectable_value(&mut draft.role, *role, word);
        }
    });
    let typed = draft.code.trim();
    let person = PersonCode::parse(typed);
    let enter = Button::new(seen.say(GuideMsg::GuideEnter));
    let pressed = ui.add_enabled(person.is_some(), enter).clicked();
    if !typed.is_empty() && person.is_none() {
        let wrong = RichText::new(seen.say(GuideMsg::GuideBadgeWrong));
        ui.add(Label::new(wrong.color(seen.theme.stop_text)).wrap());
    }
    if let (true, Some(person)) = (pressed, person) {
        let name = match draft.name.trim() {
            "" => person.to_string(),
            name => name.to_owned(),
        };
        intents.push(Intent::Command(Box::new(Command::EnrolPerson {
            person,
            name,
            role: draft.role,
        })));
        *draft = Person::default();
    }
}
