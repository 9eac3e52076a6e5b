//! The bench by label and by key.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key as Pressed, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::limits::NOTICE_INFO_MS;
use returnbay::station::{Face, Key};
use returnbay::text::Language;
use returnbay::ui::fonts;
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::{faces, seen};

/// The screens with what they are drawn from and all that was wanted so far.
pub struct Bench {
    pub screens: Screens,
    pub seen: Seen,
    pub wanted: Vec<Intent>,
}

/// A window of 1280 by 800 points on these screens.
pub fn harness(screens: Screens, seen: Seen) -> Harness<'static, Bench> {
    let theme = seen.theme.clone();
    let bench = Bench {
        screens,
        seen,
        wanted: Vec::new(),
    };
    Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme.apply(ctx);
        })
        .build_ui_state(
            |ui, bench: &mut Bench| {
                let wanted = bench.screens.draw(ui, &bench.seen);
                bench.wanted.extend(wanted);
            },
            bench,
        )
}

fn on_bench(face: Face) -> Harness<'static, Bench> {
    harness(Screens::default(), seen::seen(Language::English, face))
}

fn pressed(harness: &Harness<'_, Bench>) -> Vec<Key> {
    let key = |intent: &Intent| match intent {
        Intent::Press(key) => Some(*key),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(key).collect()
}

#[test]
fn every_face_asks_its_question_by_name() {
    for (name, face) in faces::all() {
        let seen = seen::seen(Language::English, face);
        let prompt = seen.face.prompt.clone().expect("each face asks something");
        let prompt = seen.words.say(&prompt);
        let tiles: Vec<String> = seen
            .face
            .tiles
            .iter()
            .map(|tile| format!("{} {}", tile.digit, seen.words.say(&tile.label)))
            .collect();
        let harness = harness(Screens::default(), seen);
        let told = harness.query_all_by_label(&prompt).count();
        assert!(told > 0, "{name}: {prompt}");
        for tile in tiles {
            assert_eq!(
                harness.query_all_by_label(&tile).count(),
                1,
                "{name}: {tile}"
            );
        }
    }
}

#[test]
fn a_tile_pressed_is_its_digit() {
    let mut harness = on_bench(faces::face("question-4"));
    harness.get_by_label("2 Sealed, box marked").click();
    harness.run();
    assert_eq!(pressed(&harness), [Key::Digit(2)]);
}

#[test]
fn digits_letters_enter_and_escape_are_keys_and_other_letters_are_not() {
    let mut harness = on_bench(faces::face("scan-tag"));
    for key in [
        Pressed::Num3,
        Pressed::U,
        Pressed::K,
        Pressed::Enter,
        Pressed::Escape,
    ] {
        harness.key_press(key);
    }
    harness.run();
    assert_eq!(
        pressed(&harness),
        [Key::Digit(3), Key::Undo, Key::Confirm, Key::Cancel]
    );
}

#[test]
fn a_hint_pressed_is_its_key() {
    let mut harness = on_bench(faces::face("scan-tag"));
    harness.get_by_label("P End parcel").click();
    harness.run();
    assert_eq!(pressed(&harness), [Key::EndParcel]);
}

#[test]
fn a_key_held_down_answers_once() {
    let mut harness = on_bench(faces::face("question-4"));
    for _ in 0..5 {
        harness.key_down(Pressed::Num1);
    }
    harness.run();
    assert_eq!(pressed(&harness), [Key::Digit(1)]);
}

#[test]
fn enter_with_the_focus_on_a_tile_is_enter_and_not_the_tile() {
    let mut harness = on_bench(faces::face("question-4"));
    harness.get_by_label("2 Sealed, box marked").focus();
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    assert_eq!(pressed(&harness), [Key::Confirm]);
}

#[test]
fn keys_are_the_benchs_again_once_one_leaves_the_text_box_of_another_screen() {
    let import = Screens {
        place: Place::Import,
        ..Screens::default()
    };
    let seen = seen::busy(Language::English, faces::face("question-4"));
    let mut harness = harness(import, seen);
    harness
        .get_by_role_and_label(Role::TextInput, "File")
        .focus();
    harness.run();
    harness.event(Event::Text("1".to_owned()));
    harness.run();
    assert_eq!(harness.state().screens.import.path, "1");
    assert_eq!(pressed(&harness), []);
    harness.key_press(Pressed::F1);
    harness.run();
    harness.key_press(Pressed::Num1);
    harness.run();
    assert_eq!(pressed(&harness), [Key::Digit(1)]);
}

#[test]
fn what_is_typed_to_be_scanned_presses_no_key() {
    let seen = seen::with_demo(seen::seen(Language::English, faces::face("question-4")));
    let mut harness = harness(Screens::default(), seen);
    harness.get_by_label("Type a number to scan").focus();
    harness.run();
    for key in [Pressed::Num1, Pressed::U] {
        harness.key_press(key);
        let name = key.name().to_owned();
        harness.event(Event::Text(name));
    }
    harness.run();
    assert_eq!(pressed(&harness), []);
    harness.key_press(Pressed::Enter);
    harness.run();
    let scans: Vec<&Intent> = harness
        .state()
        .wanted
        .iter()
        .filter(|intent| matches!(intent, Intent::Scan(_)))
        .collect();
    assert_eq!(scans, [&Intent::Scan("1U".to_owned())]);
    assert_eq!(pressed(&harness), []);
}

#[test]
fn the_demos_buttons_step_and_play() {
    use returnbay::shell::view::Playing;
    let seen = seen::with_demo(seen::seen(Language::English, faces::face("ready")));
    let mut harness = harness(Screens::default(), seen);
    harness.get_by_label("Next line").click();
    harness.get_by_label("Play").click();
    harness.run();
    let wanted = &harness.state().wanted;
    assert!(wanted.contains(&Intent::DemoStep));
    assert!(wanted.contains(&Intent::DemoPlay(Playing::Running)));
}

#[test]
fn a_notice_is_dismissed() {
    let seen = seen::with_notice(seen::seen(Language::English, faces::face("ready")));
    let mut harness = harness(Screens::default(), seen);
    harness.get_by_label("Dismiss").click();
    harness.run();
    assert!(harness.state().wanted.contains(&Intent::Dismiss(7)));
}

#[test]
fn what_wants_nothing_of_anybody_leaves_the_screen_by_itself() {
    let gone = |later| {
        let mut seen = seen::with_notice(seen::seen(Language::English, faces::face("ready")));
        seen.now = seen.now.plus_ms(later);
        let harness = harness(Screens::default(), seen);
        let wanted = &harness.state().wanted;
        [6, 7].map(|notice| wanted.contains(&Intent::Dismiss(notice)))
    };
    assert_eq!(gone(NOTICE_INFO_MS - 1), [false, false]);
    assert_eq!(
        gone(NOTICE_INFO_MS),
        [true, false],
        "the scanner is gone still"
    );
}

#[test]
fn an_idle_bench_asks_for_no_frame() {
    for name in ["ready", "looking", "question-4", "wrong-container"] {
        let mut harness = on_bench(faces::face(name));
        harness.run();
        harness.step();
        let delay = harness
            .output()
            .viewport_output
            .values()
            .map(|viewport| viewport.repaint_delay)
            .min();
        assert!(
            delay.is_some_and(|delay| delay.as_secs() >= 1),
            "{name}: {delay:?}"
        );
    }
}

#[test]
fn a_control_key_is_no_answer() {
    let mut harness = on_bench(faces::face("scan-tag"));
    harness.key_press_modifiers(Modifiers::CTRL, Pressed::U);
    harness.run();
    assert_eq!(pressed(&harness), []);
}
