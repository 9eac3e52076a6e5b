//! People, their PINs, and locked desks: by label, by key, as pictures.

use std::sync::Arc;

use eframe::egui::Key;
use eframe::egui::accesskit::Role as Part;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::PersonCode;
use returnbay::domain::pin::{PersonState, Pin, PinState};
use returnbay::ledger::command::PersonTold;
use returnbay::ledger::fact::Role;
use returnbay::ledger::rows::PersonRow;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::door::{DeskLock, Looking, PinSaid, Shut, Wants};
use returnbay::shell::view::View;
use returnbay::text::Language;
use returnbay::ui::screens::guide::{Person, Step};
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::harness;
use crate::{faces, seen};

fn code(text: &str) -> PersonCode {
    PersonCode::parse(text).expect("a badge")
}

/// One of each: without a PIN, with one, locked, left, of every role.
pub fn everybody() -> Vec<PersonRow> {
    let row = |badge: &str, name: &str, role| PersonRow::new(code(badge), name.to_owned(), role);
    vec![
        PersonRow {
            pin: PinState::Set,
            ..row("AD-1", "Maria Alvarez", Role::Admin)
        },
        PersonRow {
            language: Some("zh-CN".to_owned()),
            pin: PinState::Set,
            locked_until: Some(faces::NOW.plus_ms(15 * 60_000)),
            ..row("OP-7", "李小明 Amy", Role::Operator)
        },
        row("OP-9", "Bo", Role::Operator),
        PersonRow {
            state: PersonState::Left,
            ..row("OP-12", "Chris", Role::Operator)
        },
        row("SH-1", "Dana", Role::Shipping),
        PersonRow {
            language: Some("en".to_owned()),
            pin: PinState::Set,
            ..row("SUP-1", "Lee", Role::Supervisor)
        },
    ]
}

fn known(mut seen: Seen) -> Seen {
    let people = Arc::new(Answer::People(everybody()));
    seen.answers.insert(View::People, (Query::People, people));
    seen
}

fn shut(wants: Wants, said: Option<PinSaid>) -> Shut {
    Shut {
        person: (wants != Wants::Badge).then(|| (code("OP-7"), "李小明 Amy".to_owned())),
        wants,
        left: 3,
        until: None,
        looking: Looking::No,
        said,
    }
}

fn behind(language: Language, place: Place, shut: Shut) -> (Screens, Seen) {
    let mut seen = known(seen::busy(language, faces::face("ready")));
    seen.desk = DeskLock::Shut(Box::new(shut));
    let screens = Screens {
        place,
        ..Screens::default()
    };
    (screens, seen)
}

/// The lock in every state, and the list of people.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let late = Shut {
        until: Some(faces::NOW.plus_ms(15 * 60_000)),
        ..shut(Wants::Pin, Some(PinSaid::Wrong))
    };
    let looking = Shut {
        looking: Looking::Yes,
        ..shut(Wants::Pin, None)
    };
    let locks = [
        ("lock", shut(Wants::Pin, None)),
        ("lock-looking", looking),
        ("lock-wrong", shut(Wants::Pin, Some(PinSaid::Wrong))),
        ("lock-until", late),
        ("lock-lost", shut(Wants::Pin, Some(PinSaid::Lost))),
        ("lock-no-pin", shut(Wants::PinSet, None)),
        ("lock-nobody", shut(Wants::Badge, None)),
    ];
    let mut pictures: Vec<(String, Screens, Seen)> = locks
        .into_iter()
        .map(|(name, shut)| {
            let (mut screens, seen) = behind(language, Place::Review, shut);
            if name == "lock" {
                "2580".clone_into(&mut screens.lock.pin);
            }
            (format!("people-{name}"), screens, seen)
        })
        .collect();
    for (name, chosen) in [("people-list", None), ("people-chosen", Some("OP-7"))] {
        let mut screens = at_people();
        let rows = everybody();
        let row = rows.iter().find(|row| Some(row.person.as_str()) == chosen);
        if let Some(row) = row {
            screens.guide.person = Person::of(row);
            screens.guide.person.pin = ["1234".to_owned(), String::new()];
        }
        let seen = known(seen::busy(language, faces::face("ready")));
        pictures.push((name.to_owned(), screens, seen));
    }
    let bench = behind(language, Place::Bench, shut(Wants::Pin, None));
    pictures.push(("people-bench-goes-on".to_owned(), bench.0, bench.1));
    pictures
}

fn at_people() -> Screens {
    let mut screens = Screens {
        place: Place::Guide,
        ..Screens::default()
    };
    screens.guide.step = Step::People;
    screens
}

#[test]
fn a_locked_desk_takes_a_pin_by_keyboard_alone_and_shows_nothing_of_its_screen() {
    let (screens, seen) = behind(Language::English, Place::Review, shut(Wants::Pin, None));
    let mut harness = harness(screens, seen);
    harness.run();
    harness.get_by_label("This desk is locked");
    assert!(harness.query_all_by_role(Part::Row).next().is_none());
    let field = harness.get_by_role_and_label(Part::TextInput, "PIN");
    assert!(field.is_focused(), "nobody reaches for the mouse");
    field.type_text("2580");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let wanted = Intent::Unlock(Pin::tried("2580"));
    assert!(harness.state().wanted.contains(&wanted));
    assert!(
        harness.state().screens.lock.pin.is_empty(),
        "it is not kept"
    );
}

#[test]
fn the_bench_and_the_dock_have_no_lock_and_a_lock_tells_until_when() {
    let late = Shut {
        until: Some(faces::NOW.plus_ms(15 * 60_000)),
        ..shut(Wants::Pin, Some(PinSaid::Wrong))
    };
    let (screens, seen) = behind(Language::English, Place::Bench, late.clone());
    let mut bench = harness(screens, seen);
    bench.run();
    assert!(bench.query_by_label("This desk is locked").is_none());
    let (screens, seen) = behind(Language::English, Place::Settings, late);
    let mut desk = harness(screens, seen);
    desk.run();
    desk.get_by_label_contains("The next try is possible at");
    assert!(desk.query_by_role(Part::TextInput).is_none());
    for (_, _, key) in Place::ALL.iter().copied().take(1) {
        desk.key_press_modifiers(key.modifiers, key.logical_key);
    }
    desk.run();
    assert_eq!(
        desk.state().screens.place,
        Place::Bench,
        "the way to the bench is free"
    );
}

#[test]
fn a_known_person_is_changed_given_a_pin_unlocked_and_let_go() {
    let seen = known(seen::busy(Language::English, faces::face("ready")));
    let mut screens = at_people();
    let rows = everybody();
    let amy = rows.iter().find(|row| row.person == code("OP-7"));
    let amy = amy.expect("Amy works here");
    screens.guide.person = Person::of(amy);
    let mut harness = harness(screens, seen);
    harness.run();
    for label in ["New PIN", "PIN again"] {
        harness
            .get_by_role_and_label(Part::PasswordInput, label)
            .focus();
        harness.run();
        harness
            .get_by_role_and_label(Part::PasswordInput, label)
            .type_text("2580");
        harness.run();
    }
    harness.get_by_label("Set the PIN").click();
    harness.run();
    let pin = Intent::SetPin(code("OP-7"), Pin::tried("2580"));
    assert!(harness.state().wanted.contains(&pin));
    harness.get_by_label("Unlock").click();
    harness.run();
    let person = code("OP-7");
    let unlock = Intent::Command(Box::new(Command::UnlockPerson { person }));
    assert!(harness.state().wanted.contains(&unlock));
    let form = &mut harness.state_mut().screens.guide.person;
    assert!(form.code.is_empty(), "the form is free for the next");
    *form = Person::of(amy);
    harness.run();
    harness
        .get_by_role_and_label(Part::Button, "Has left")
        .click();
    harness.run();
    let left = Command::SetPerson(Box::new(PersonTold {
        person: code("OP-7"),
        name: "李小明 Amy".to_owned(),
        role: Role::Operator,
        language: Some("zh-CN".to_owned()),
        state: PersonState::Left,
    }));
    let left = Intent::Command(Box::new(left));
    assert!(harness.state().wanted.contains(&left));
}
