//! The dock by label and by key, and the backlog.

use eframe::egui::Key as Pressed;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use returnbay::station::{Face, Key};
use returnbay::text::Language;
use returnbay::ui::screens::{Intent, Place, Screens};

use crate::bench::{Bench, harness};
use crate::{faces, seen};

fn on(face: Face) -> Harness<'static, Bench> {
    harness(Screens::default(), seen::seen(Language::English, face))
}

fn pressed(harness: &Harness<'_, Bench>) -> Vec<Key> {
    let key = |intent: &Intent| match intent {
        Intent::Press(key) => Some(*key),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(key).collect()
}

fn toggles(harness: &Harness<'_, Bench>) -> usize {
    let wanted = harness.state().wanted.iter();
    wanted.filter(|one| **one == Intent::ToggleDock).count()
}

#[test]
fn the_count_stands_against_the_drivers_number() {
    let harness = on(faces::face("dock-parcels"));
    assert!(harness.query_all_by_label("37 of 40").count() >= 1);
    harness.get_by_label("Driver says 40");
    let loose = on(faces::face("dock-loose"));
    assert!(loose.query_all_by_label("37").count() >= 1);
    loose.get_by_label("Driver's number left out");
}

#[test]
fn each_warning_has_its_own_word_and_says_what_to_do() {
    for (name, word, next) in [
        (
            "dock-hazmat",
            "Hazmat",
            "Put it aside, away from the others",
        ),
        (
            "dock-refunded",
            "Refunded",
            "The buyer has the money already: open it first",
        ),
        (
            "dock-high-value",
            "High value",
            "Take it to the cage, not onto the pile",
        ),
    ] {
        let harness = on(faces::face(name));
        assert!(harness.query_all_by_label(word).count() >= 1, "{name}");
        harness.get_by_label(next);
    }
}

#[test]
fn the_function_key_goes_to_the_dock_and_back() {
    let mut harness = on(faces::face("ready"));
    harness.key_press(Pressed::F8);
    harness.run();
    assert_eq!(toggles(&harness), 1);
    assert_eq!(
        harness.state().screens.place,
        Place::Bench,
        "the machine has not gone there"
    );
    let mut harness = on(faces::face("dock-parcels"));
    assert_eq!(harness.state().screens.place, Place::Dock);
    harness.key_press(Pressed::F8);
    harness.run();
    assert_eq!(toggles(&harness), 0, "it is there already");
    harness.key_press(Pressed::F1);
    harness.run();
    assert_eq!(toggles(&harness), 1);
}

#[test]
fn zero_is_a_key_where_a_number_is_keyed_and_nowhere_else() {
    let zero = |name| {
        let mut harness = on(faces::face(name));
        harness.key_press(Pressed::Num0);
        harness.run();
        pressed(&harness)
    };
    assert_eq!(zero("dock-number"), [Key::Digit(0)]);
    assert_eq!(zero("dock-close"), [Key::Digit(0)]);
    assert_eq!(zero("dock-parcels"), []);
    assert_eq!(zero("question-4"), []);
}

#[test]
fn the_number_is_keyed_with_gloves_too() {
    let mut harness = on(faces::face("dock-number"));
    for digit in ["4", "0"] {
        harness.get_by_role_and_label(Role::Button, digit).click();
        harness.run();
    }
    harness.get_by_label("Enter Go on").click();
    harness.run();
    assert_eq!(
        pressed(&harness),
        [Key::Digit(4), Key::Digit(0), Key::Confirm]
    );
}

#[test]
fn the_backlog_lists_the_oldest_first_with_count_and_age() {
    let screens = Screens {
        place: Place::Backlog,
        ..Screens::default()
    };
    let mut harness = harness(screens, seen::busy(Language::English, faces::face("ready")));
    harness.run();
    harness.get_by_label("3 parcels wait unopened");
    harness.get_by_label("Oldest: 2 d 3 h");
    let rows: Vec<String> = harness
        .query_all_by_role(Role::Row)
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    let ages = ["2 d 3 h", "5 h 10 min", "12 min"];
    for (row, age) in rows.iter().zip(ages) {
        assert!(row.starts_with(age), "{row}");
    }
    assert!(
        rows[0].contains("PLT-0412") && rows[1].contains("Loose parcels"),
        "{rows:?}"
    );
}
