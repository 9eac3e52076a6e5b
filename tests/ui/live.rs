//! The window on a real shell with a real store: a keyboard scanner's bursts become facts.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use eframe::egui::{DroppedFile, DroppedFileHandle, Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{PersonCode, SellerCode, StationName};
use returnbay::ledger::{Answer, Command};
use returnbay::shell::open::{Devices, ShellConfig};
use returnbay::shell::view::View;
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

pub fn scan(harness: &mut Harness<'_, Option<Window>>, shell: &Shell, code: &str) {
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

/// A file as the system's window hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window takes the path".to_owned())
    }
}

/// Draws until a label stands on the screen; the shell's wakes say when to look again.
pub fn until(harness: &mut Harness<'_, Option<Window>>, wakes: &Receiver<()>, label: &str) {
    harness.run();
    while harness.query_by_label_contains(label).is_none() {
        wakes
            .recv_timeout(Duration::from_secs(20))
            .unwrap_or_else(|_| panic!("{label} does not come"));
        harness.run();
    }
}

#[test]
fn two_dropped_files_are_previewed_and_taken_one_after_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (wake, wakes) = sync_channel(1);
    let beside = wake.clone();
    let shell = Shell::open(ShellConfig {
        folder: folder.path().join("data"),
        station: StationName::parse("A").expect("a station"),
        zone: seen::zone(),
        clock: Clock::scripted(faces::NOW),
        wake: Arc::new(move || {
            wake.try_send(()).ok();
        }),
        devices: Devices::Left,
    });
    let shell = shell.expect("a new store opens");
    shell
        .commit(Command::NameSeller {
            seller: SellerCode::parse("S-01").expect("a code"),
            name: "Example".to_owned(),
        })
        .expect("the seller is named");
    let files = ["a.tsv", "b.tsv"].map(|name| {
        let path = folder.path().join(name);
        let order = if name == "a.tsv" { 1 } else { 2 };
        let text = format!("Order ID\tItem Name\n112-0000000-000000{order}\tlamp\n");
        std::fs::write(&path, text).expect("a file");
        Arc::new(Dropped(path)) as DroppedFileHandle
    });
    let held = shell.clone();
    // What was dropped is listed beside the window, and that thread asks for a frame itself.
    let here = std::thread::current().id();
    let mut window = None;
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
        .with_max_steps(20)
        .build_ui_state(
            |ui, window: &mut Option<Window>| {
                let window = window.get_or_insert_with(|| Window::new(ui.ctx(), held.clone()));
                window.draw(ui);
            },
            window.take(),
        );
    harness.ctx.set_request_repaint_callback(move |_| {
        if std::thread::current().id() != here {
            beside.try_send(()).ok();
        }
    });
    harness.input_mut().dropped_files = files.to_vec();
    harness.step();
    harness.input_mut().dropped_files.clear();
    until(&mut harness, &wakes, "Next file: b.tsv");
    until(&mut harness, &wakes, "Known sellers");
    harness.get_by_label("Known sellers").click();
    harness.run();
    harness.get_by_label("S-01  Example").click();
    harness.run();
    harness.get_by_label("Look into it").click();
    until(&mut harness, &wakes, "Take it");
    harness.get_by_label("Take it").click();
    until(&mut harness, &wakes, "File taken: 1 new");
    harness.get_by_label("Next file: b.tsv").click();
    until(&mut harness, &wakes, "Take it");
    harness.get_by_label("Take it").click();
    until(&mut harness, &wakes, "File taken: 1 new");
    // The list below comes with an answer of its own.
    let mut names = taken(&shell);
    while names.len() < 2 {
        let woken = wakes.recv_timeout(Duration::from_secs(20));
        woken.expect("the list of files comes");
        harness.run();
        names = taken(&shell);
    }
    assert_eq!(names, ["b.tsv", "a.tsv"]);
}

/// The files taken in, newest first, as far as the window's last answer has them.
fn taken(shell: &Shell) -> Vec<String> {
    let Some((_, answer)) = shell.answer(View::Imports) else {
        return Vec::new();
    };
    let Answer::Imports(files) = answer.as_ref() else {
        panic!("the list of files");
    };
    files.iter().map(|file| file.file_name.clone()).collect()
}

#[test]
fn a_wall_draws_no_frame_until_something_changed_or_the_minute_turned() {
    let folder = tempfile::tempdir().expect("a folder");
    let (wake, wakes) = sync_channel(1);
    let shell = Shell::open(ShellConfig {
        folder: folder.path().to_owned(),
        station: StationName::parse("A").expect("a station"),
        zone: seen::zone(),
        clock: Clock::scripted(faces::NOW),
        wake: Arc::new(move || {
            wake.try_send(()).ok();
        }),
        devices: Devices::Left,
    });
    let shell = shell.expect("a new store opens");
    let held = shell.clone();
    let mut window = None;
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1920.0, 1080.0))
        .build_ui_state(
            |ui, window: &mut Option<Window>| {
                let window = window.get_or_insert_with(|| Window::new(ui.ctx(), held.clone()));
                window.draw(ui);
            },
            window.take(),
        );
    harness.run();
    harness.key_press(Key::F4);
    // Until they are counted there is nothing to show on a wall.
    until(&mut harness, &wakes, "parcels received: 0");
    harness.get_by_label("Wall view").click();
    harness.run();
    harness.get_by_label("Back");
    shell.settle();
    harness.run();
    while wakes.try_recv().is_ok() {
        harness.run();
    }
    // What stands there asks for no frame but the minute's.
    let delay = harness
        .output()
        .viewport_output
        .get(&eframe::egui::ViewportId::ROOT)
        .expect("the window")
        .repaint_delay;
    assert!(delay >= Duration::from_secs(1), "{delay:?}");
    // A scan changes figures: the window is woken, draws, and rests again.
    scan(&mut harness, &shell, "9202090339598344170026");
    harness.run();
    let after = harness
        .output()
        .viewport_output
        .get(&eframe::egui::ViewportId::ROOT);
    let delay = after.expect("the window").repaint_delay;
    assert!(delay >= Duration::from_secs(1), "{delay:?}");
}
