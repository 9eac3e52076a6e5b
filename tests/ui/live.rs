//! The window on a real shell with a real store: a keyboard scanner's bursts become facts.

use std::sync::Arc;

use eframe::egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{PersonCode, StationName};
use returnbay::shell::open::{Devices, ShellConfig};
use returnbay::shell::{Clock, Shell};
use returnbay::ui::window::Window;

use crate::{faces, seen};

fn burst(code: &str) -> Vec<Event> {
    let press = |key, pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    code.chars()
        .flat_map(|character| {
            let key = Key::from_name(&character.to_ascii_uppercase().to_string());
            let key = key.unwrap_or(Key::Minus);
            [
                press(key, true),
                Event::Text(character.to_string()),
                press(key, false),
            ]
        })
        .chain([press(Key::Enter, true), press(Key::Enter, false)])
        .collect()
}

fn scan(harness: &mut Harness<'_, Option<Window>>, shell: &Shell, code: &str) {
    harness.input_mut().events.extend(burst(code));
    harness.step();
    shell.settle();
    harness.run();
}

#[test]
fn a_badge_and_a_parcel_come_in_by_a_keyboard_scanner() {
    let folder = tempfile::tempdir().expect("a folder");
    let shell = Shell::open(ShellConfig {
        folder: folder.path().to_owned(),
        station: StationName::parse("A").expect("a station"),
        zone: seen::zone(),
        clock: Clock::scripted(faces::NOW),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    });
    let shell = shell.expect("a new store opens");
    let held = shell.clone();
    let mut window = None;
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
        .build_ui_state(
            |ui, window: &mut Option<Window>| {
                let window = window.get_or_insert_with(|| Window::new(ui.ctx(), held.clone()));
                window.draw(ui);
            },
            window.take(),
        );
    let badge = PersonCode::parse("OP-7").expect("a badge");
    harness.get_by_label("Nobody signed in");
    scan(&mut harness, &shell, &badge.printed());
    assert_eq!(shell.face().person, Some(badge));
    harness.get_by_label("OP-7");
    scan(&mut harness, &shell, "9202090339598344170026");
    assert!(shell.face().parcel.is_some(), "{:?}", shell.face());
    scan(&mut harness, &shell, faces::tag(5).as_str());
    assert_eq!(shell.face().tag, Some(faces::tag(5)));
}
