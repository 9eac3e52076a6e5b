//! People and their badges: who there is, and who is entered, changed, given a PIN, or has left.

use eframe::egui::{Button, Grid, Label, RichText, ScrollArea, TextEdit, Ui};

use super::super::{Intent, Seen};
use crate::domain::codes::PersonCode;
use crate::domain::pin::{PersonState, Pin, PinFault, PinState};
use crate::ledger::command::PersonTold;
use crate::ledger::fact::Role;
use crate::ledger::rows::PersonRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::View;
use crate::text::{DeskMsg, GuideMsg, Language, PeopleMsg};
use crate::ui::theme::size::{self, space};

/// The width from which on the form stands beside the list.
const BESIDE: f32 = 235.0 * size::GRID;

/// The person who is entered.
pub struct Person {
    /// What the badge says.
    pub code: String,
    /// The name.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The language that stations speak to the person.
    pub language: Option<String>,
    /// A new PIN, and the same again.
    pub pin: [String; 2],
}

impl Default for Person {
    fn default() -> Self {
        Self {
            code: String::new(),
            name: String::new(),
            role: Role::Operator,
            language: None,
            pin: Default::default(),
        }
    }
}

impl Person {
    /// A person who is known already, to be changed.
    pub fn of(row: &PersonRow) -> Self {
        Self {
            code: row.person.to_string(),
            name: row.name.clone(),
            role: row.role,
            language: row.language.clone(),
            pin: Default::default(),
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
    let people = known(seen);
    if people.is_empty() {
        form_ui(ui, seen, people, draft, intents);
    } else if ui.available_width() < BESIDE {
        list_ui(ui, seen, people, draft);
        form_ui(ui, seen, people, draft, intents);
    } else {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| list_ui(ui, seen, people, draft));
            ui.add_space(space(4));
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width());
                form_ui(ui, seen, people, draft, intents);
            });
        });
    }
}

/// Draws the form; what is pressed becomes a wish.
fn form_ui(
    ui: &mut Ui,
    seen: &Seen,
    people: &[PersonRow],
    draft: &mut Person,
    intents: &mut Vec<Intent>,
) {
    let typed = draft.code.trim().to_owned();
    let person = PersonCode::parse(&typed);
    let row = people
        .iter()
        .find(|row| person.as_ref() == Some(&row.person));
    fields_ui(ui, seen, draft);
    if !typed.is_empty() && person.is_none() {
        wrong_ui(ui, seen, seen.say(GuideMsg::GuideBadgeWrong));
    }
    let mut is_done = false;
    ui.horizontal_wrapped(|ui| {
        let word = match row {
            Some(_) => seen.say(PeopleMsg::Save),
            None => seen.say(GuideMsg::GuideEnter),
        };
        let pressed = ui
            .add_enabled(person.is_some(), Button::new(word))
            .clicked();
        if let (true, Some(person)) = (pressed, person.clone()) {
            intents.push(Intent::Command(Box::new(told(person, draft, row))));
            is_done = true;
        }
        if let Some(row) = row {
            is_done |= ways_ui(ui, seen, row, intents);
        }
    });
    match row {
        Some(row) if !is_done && row.state == PersonState::Active => {
            pin_ui(ui, seen, row, draft, intents);
        }
        Some(_) | None => {}
    }
    if is_done {
        *draft = Person::default();
    }
}

fn list_ui(ui: &mut Ui, seen: &Seen, people: &[PersonRow], draft: &mut Person) {
    ScrollArea::vertical()
        .id_salt("people")
        .max_height(space(90))
        .show(ui, |ui| {
            Grid::new("people")
                .striped(true)
                .num_columns(5)
                .spacing([space(4), space(1)])
                .show(ui, |ui| {
                    let heads = [
                        seen.say(PeopleMsg::ColBadge),
                        seen.say(DeskMsg::ColName),
                        seen.say(PeopleMsg::ColRole),
                        seen.say(PeopleMsg::LockPin),
                        seen.say(PeopleMsg::ColLanguage),
                    ];
                    for head in heads {
                        ui.label(RichText::new(head).color(seen.theme.text_muted));
                    }
                    ui.end_row();
                    for row in people {
                        let is_chosen = draft.code == row.person.as_str();
                        let code = row.person.to_string();
                        if ui.selectable_label(is_chosen, code).clicked() {
                            *draft = Person::of(row);
                        }
                        let color = match row.state {
                            PersonState::Active => seen.theme.text,
                            PersonState::Left => seen.theme.text_muted,
                        };
                        ui.label(RichText::new(&row.name).color(color));
                        let role = seen.term("role", row.role.code());
                        ui.label(RichText::new(role).color(color));
                        pin_state_ui(ui, seen, row);
                        ui.label(RichText::new(speaks(row)).color(color));
                        ui.end_row();
                    }
                });
        });
}

fn speaks(row: &PersonRow) -> &'static str {
    let language = row.language.as_deref().and_then(Language::parse);
    language.map_or("", Language::own_name)
}

fn pin_state_ui(ui: &mut Ui, seen: &Seen, row: &PersonRow) {
    let (text, color) = match (row.state, row.pin) {
        (PersonState::Left, _) => {
            let left = seen.term("person-state", row.state.code());
            (left, seen.theme.text_muted)
        }
        (PersonState::Active, PinState::Missing) => {
            (seen.say(PeopleMsg::NoPinYet), seen.theme.text_muted)
        }
        (PersonState::Active, PinState::Set) => match locked(seen, row) {
            Some(at) => (
                seen.say(PeopleMsg::PinLockedUntil { at }),
                seen.theme.stop_text,
            ),
            None => (seen.say(PeopleMsg::HasPin), seen.theme.text),
        },
    };
    ui.label(RichText::new(text).color(color));
}

fn locked(seen: &Seen, row: &PersonRow) -> Option<crate::domain::time::UtcMs> {
    row.locked_until.filter(|until| seen.now.0 < until.0)
}

fn fields_ui(ui: &mut Ui, seen: &Seen, draft: &mut Person) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(GuideMsg::GuideBadge));
        let field = TextEdit::singleline(&mut draft.code)
            .hint_text("OP-1")
            .desired_width(space(24));
        ui.add(field).labelled_by(label.id);
        let label = ui.label(seen.say(DeskMsg::ColName));
        let field = TextEdit::singleline(&mut draft.name).desired_width(space(40));
        ui.add(field).labelled_by(label.id);
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(seen.say(PeopleMsg::ColRole));
        for role in Role::ALL {
            let word = seen.term("role", role.code());
            ui.selectable_value(&mut draft.role, *role, word);
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(seen.say(PeopleMsg::ColLanguage));
        let word = seen.say(PeopleMsg::AnyLanguage);
        ui.selectable_value(&mut draft.language, None, word);
        for language in Language::ALL {
            let code = Some(language.code().to_owned());
            ui.selectable_value(&mut draft.language, code, language.own_name());
        }
    });
}

/// Gives the command that enters or changes the person of the form.
fn told(person: PersonCode, draft: &Person, row: Option<&PersonRow>) -> Command {
    let name = match draft.name.trim() {
        "" => person.to_string(),
        name => name.to_owned(),
    };
    let role = draft.role;
    if row.is_none() && draft.language.is_none() {
        return Command::EnrolPerson { person, name, role };
    }
    Command::SetPerson(Box::new(PersonTold {
        person,
        name,
        role,
        language: draft.language.clone(),
        state: row.map_or(PersonState::Active, |row| row.state),
    }))
}

/// Draws what becomes of a known person; tells whether something was pressed.
fn ways_ui(ui: &mut Ui, seen: &Seen, row: &PersonRow, intents: &mut Vec<Intent>) -> bool {
    let (word, state) = match row.state {
        PersonState::Active => (PeopleMsg::Leaves, PersonState::Left),
        PersonState::Left => (PeopleMsg::Returns, PersonState::Active),
    };
    let mut command = None;
    if ui.button(seen.say(word)).clicked() {
        command = Some(Command::SetPerson(Box::new(PersonTold {
            person: row.person.clone(),
            name: row.name.clone(),
            role: row.role,
            language: row.language.clone(),
            state,
        })));
    }
    if locked(seen, row).is_some() && ui.button(seen.say(PeopleMsg::Unlock)).clicked() {
        let person = row.person.clone();
        command = Some(Command::UnlockPerson { person });
    }
    let is_pressed = command.is_some();
    intents.extend(command.map(|command| Intent::Command(Box::new(command))));
    is_pressed
}

/// Draws the new PIN of a known person, typed twice and shown never.
fn pin_ui(
    ui: &mut Ui,
    seen: &Seen,
    row: &PersonRow,
    draft: &mut Person,
    intents: &mut Vec<Intent>,
) {
    ui.add_space(space(1));
    ui.horizontal_wrapped(|ui| {
        let words = [PeopleMsg::Pin, PeopleMsg::PinAgain];
        for (word, typed) in words.into_iter().zip(draft.pin.iter_mut()) {
            let label = ui.label(seen.say(word));
            let field = TextEdit::singleline(typed)
                .password(true)
                .desired_width(space(24));
            ui.add(field).labelled_by(label.id);
        }
        let [first, again] = &draft.pin;
        let pin = Pin::new(first);
        let is_same = first.trim() == again.trim();
        let set = Button::new(seen.say(PeopleMsg::SetPin));
        let pressed = ui.add_enabled(pin.is_ok() && is_same, set).clicked();
        if let (true, Ok(pin)) = (pressed, pin) {
            intents.push(Intent::SetPin(row.person.clone(), pin));
            draft.pin = Default::default();
        }
    });
    let [first, again] = &draft.pin;
    let trouble = match Pin::new(first) {
        _ if first.is_empty() => None,
        Err(PinFault::Digits) => Some(PeopleMsg::PinDigits),
        Err(PinFault::Plain) => Some(PeopleMsg::PinPlain),
        Ok(_) if !again.is_empty() && first.trim() != again.trim() => Some(PeopleMsg::PinsDiffer),
        Ok(_) => None,
    };
    match trouble {
        Some(trouble) => wrong_ui(ui, seen, seen.say(trouble)),
        None => {
            let help = RichText::new(seen.say(PeopleMsg::PinHelp)).color(seen.theme.text_muted);
            ui.add(Label::new(help).wrap());
        }
    }
}

fn wrong_ui(ui: &mut Ui, seen: &Seen, text: String) {
    let wrong = RichText::new(text).color(seen.theme.stop_text);
    ui.add(Label::new(wrong).wrap());
}
