//! Scanners in the settings, by label and press; keyboard scanners beside text boxes and buttons.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{PersonCode, StationName};
use returnbay::shell::open::{Devices, ShellConfig};
use returnbay::shell::scanners::Verdict;
use returnbay::shell::{Clock, Settings, Shell};
use returnbay::text::Language;
use returnbay::ui::screens::{Intent, Place, Recording, Screens};
use returnbay::ui::window::Window;

use crate::bench::{Bench, harness};
use crate::live::scan;
use crate::{faces, seen};

fn settings() -> Harness<'static, Bench> {
    let screens = Screens {
        place: Place::Settings,
        ..Screens::default()
    };
    let mut harness = harness(screens, seen::busy(Language::English, faces::face("ready")));
    // The whole screen at once: nothing is scrolled away from the pointer.
    harness.set_size(Vec2::new(1280.0, 2600.0));
    harness.run();
    harness
}

/// Holds that a sentence is on the screen; an icon beside it may say it too.
fn stands<State>(harness: &Harness<'_, State>, part: &str) {
    assert!(
        harness.query_all_by_label_contains(part).next().is_some(),
        "{part}"
    );
}

fn last_change(harness: &Harness<'_, Bench>) -> Settings {
    let change = |intent: &Intent| match intent {
        Intent::Change(settings) => Some(settings.as_ref().clone()),
        _ => None,
    };
    let mut changes = harness.state().wanted.iter().rev().filter_map(change);
    changes.next().expect("something was set otherwise")
}

#[test]
fn each_scanner_has_its_state_its_answers_and_a_try_of_each() {
    let mut harness = settings();
    stands(&harness, "speaks SSI");
    stands(&harness, "By its maker it may understand: BEL");
    for (label, verdict) in [
        ("Try “saved” /dev/ttyACM0", Verdict::Good),
        ("Try “refused” /dev/ttyACM0", Verdict::Bad),
    ] {
        harness.get_by_label(label).click();
        harness.run();
        let wanted = &harness.state().wanted;
        assert!(wanted.contains(&Intent::TryScanner(1, verdict)), "{label}");
    }
    // The other one is told nothing, so there is nothing to try.
    assert!(harness.query_by_label("Try “saved” /dev/ttyACM1").is_none());
}

#[test]
fn a_profile_is_chosen_for_one_scanner_alone() {
    let mut harness = settings();
    let last = harness
        .get_all_by_label("BEL")
        .last()
        .expect("two scanners");
    last.click();
    harness.run();
    let tones: Vec<String> = last_change(&harness)
        .scanners
        .into_iter()
        .map(|of| of.tones)
        .collect();
    assert_eq!(tones, ["honeywell", "bel"]);
}

#[test]
fn a_scanner_is_removed_and_a_port_becomes_one_more() {
    let mut harness = settings();
    harness.get_by_label("Remove /dev/ttyACM1").click();
    harness.run();
    let paths = |settings: Settings| -> Vec<String> {
        settings.scanners.into_iter().map(|of| of.path).collect()
    };
    assert_eq!(paths(last_change(&harness)), ["/dev/ttyACM0"]);
    harness.get_by_label("Use this one /dev/ttyS0").click();
    harness.run();
    assert_eq!(
        paths(last_change(&harness)),
        ["/dev/ttyACM0", "/dev/ttyACM1", "/dev/ttyS0"]
    );
    assert!(
        harness
            .query_by_label("Use this one /dev/ttyACM0")
            .is_none(),
        "in use"
    );
}

#[test]
fn letters_and_speed_of_a_scanner_are_set() {
    let mut harness = settings();
    let first = harness
        .get_all_by_label("Letters and speed")
        .next()
        .expect("two scanners");
    first.click();
    harness.run();
    harness.get_by_label("GBK").click();
    harness.run();
    assert_eq!(last_change(&harness).scanners[0].code_page.code(), "gbk");
    harness.get_by_label("38400").click();
    harness.run();
    assert_eq!(last_change(&harness).scanners[0].baud, Some(38_400));
}

#[test]
fn the_recorder_says_what_its_file_may_hold_and_where_it_is() {
    let mut harness = settings();
    stands(&harness, "buyer's name and address");
    stands(&harness, "recordings/scans-2026-11-23T15-04-05Z.txt");
    harness.get_by_label("Stop recording").click();
    harness.run();
    let wanted = &harness.state().wanted;
    assert!(wanted.contains(&Intent::Record(Recording::Stop)));
}

#[test]
fn a_character_is_agreed_on_that_no_code_has() {
    let mut harness = settings();
    let type_sign = |harness: &mut Harness<'_, Bench>, sign: &str| {
        harness
            .get_by_role_and_label(Role::TextInput, "Agreed character")
            .focus();
        harness.run();
        harness
            .input_mut()
            .events
            .push(Event::Text(sign.to_owned()));
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    };
    type_sign(&mut harness, "P");
    stands(&harness, "One sign that no code has");
    harness.state_mut().screens.settings.prefix.clear();
    type_sign(&mut harness, "~");
    assert_eq!(last_change(&harness).keyboard_prefix, Some('~'));
}

/// The window on a real shell, with a person signed in.
fn window(prefix: Option<char>) -> (Harness<'static, Option<Window>>, Shell, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings {
        keyboard_prefix: prefix,
        ..Settings::default()
    };
    settings
        .save(&folder.path().join("settings.toml"))
        .expect("settings are kept");
    let shell = Shell::open(ShellConfig {
        folder: folder.path().to_owned(),
        station: StationName::parse("A").expect("a station"),
        zone: seen::zone(),
        clock: Clock::scripted(faces::NOW),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    });
    let shell = shell.expect("a new store opens");
    shell.sign_in(PersonCode::parse("OP-7").expect("a badge"));
    shell.settle();
    let held = shell.clone();
    let harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
        .build_ui_state(
            move |ui, window: &mut Option<Window>| {
                let window = window.get_or_insert_with(|| Window::new(ui.ctx(), held.clone()));
                window.draw(ui);
            },
            None,
        );
    (harness, shell, folder)
}

#[test]
fn a_burst_is_no_press_of_the_button_that_has_the_focus() {
    let (mut harness, shell, _folder) = window(None);
    harness.run();
    harness.get_by_label("Print").focus();
    harness.run();
    scan(&mut harness, &shell, "9202090339598344170026");
    assert!(shell.face().parcel.is_some(), "{:?}", shell.face());
    assert!(
        harness.query_by_label("Make PDF").is_none(),
        "the button was not pressed"
    );
}

#[test]
fn a_burst_is_never_lost_in_a_text_box() {
    let (mut harness, shell, _folder) = window(None);
    harness.run();
    harness.key_press(Key::F11);
    harness.run();
    scan(&mut harness, &shell, "9202090339598344170026");
    assert!(shell.face().parcel.is_some(), "{:?}", shell.face());
    assert!(harness.query_by_value("9202090339598344170026").is_none());
}

#[test]
fn a_burst_without_the_agreed_character_answers_no_question_and_is_said() {
    let (mut harness, shell, _folder) = window(Some('~'));
    harness.run();
    scan(&mut harness, &shell, "9202090339598344170026");
    assert!(shell.face().parcel.is_none());
    stands(&harness, "without the agreed ~");
    let tilde = [
        Event::Key {
            key: Key::Backtick,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        },
        Event::Text("~".to_owned()),
        Event::Key {
            key: Key::Backtick,
            physical_key: None,
            pressed: false,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        },
    ];
    harness.input_mut().events.extend(tilde);
    scan(&mut harness, &shell, "9202090339598344170026");
    assert!(shell.face().parcel.is_some(), "{:?}", shell.face());
}
