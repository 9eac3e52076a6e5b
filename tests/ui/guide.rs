//! The first-run guide: its steps by label, and by itself on an empty store.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use eframe::egui::Vec2;
use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{PersonCode, StationName};
use returnbay::ledger::fact::Role;
use returnbay::ledger::{Command, Query};
use returnbay::shell::open::{Devices, SETTINGS_FILE, ShellConfig};
use returnbay::shell::settings::{BeginsWith, Guide};
use returnbay::shell::view::View;
use returnbay::shell::{Clock, Settings, Shell};
use returnbay::text::{GuideMsg, Language};
use returnbay::ui::screens::guide::Step;
use returnbay::ui::screens::{Intent, Place, Screens, Seen};
use returnbay::ui::window::Window;

use crate::bench::{Bench, harness};
use crate::live::{scan, until};
use crate::{faces, seen};

/// Every step of the guide on an empty store, and the first and the people's on a store at work.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let at = |step| {
        let mut screens = Screens {
            place: Place::Guide,
            ..Screens::default()
        };
        screens.guide.step = step;
        screens
    };
    let mut pictures: Vec<(String, Screens, Seen)> = Step::ALL
        .into_iter()
        .map(|step| {
            let name = format!("guide-{step:?}").to_lowercase();
            let seen = seen::seen(language, faces::face("no-badge"));
            (name, at(step), seen)
        })
        .collect();
    let mut wrong = at(Step::People);
    "one badge too many".clone_into(&mut wrong.guide.person.code);
    let busy = seen::busy(language, faces::face("ready"));
    pictures.push(("guide-people-known".to_owned(), wrong, busy));
    pictures
}

fn at(step: Step, seen: Seen) -> Harness<'static, Bench> {
    let mut screens = Screens {
        place: Place::Guide,
        ..Screens::default()
    };
    screens.guide.step = step;
    let mut harness = harness(screens, seen);
    harness.run();
    harness
}

fn quiet(language: Language) -> Seen {
    seen::seen(language, faces::face("no-badge"))
}

fn press(harness: &mut Harness<'_, Bench>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn every_step_is_passed_by_one_button_and_the_last_leads_to_the_bench() {
    for language in Language::ALL {
        let mut harness = at(Step::Language, quiet(language));
        for step in Step::ALL {
            assert_eq!(harness.state().screens.guide.step, step);
            let word = match step {
                Step::File => GuideMsg::GuideFinish,
                Step::People => GuideMsg::GuideSkip,
                Step::Language | Step::Site | Step::Station | Step::Scanner => GuideMsg::GuideNext,
            };
            let word = harness.state().seen.say(word);
            press(&mut harness, &word);
        }
        assert_eq!(harness.state().screens.place, Place::Bench);
        let kept = harness.state().wanted.iter().any(
            |intent| matches!(intent, Intent::Change(settings) if settings.guide == Guide::Closed),
        );
        assert!(kept, "it does not come by itself again");
    }
}

#[test]
fn what_is_done_shows_as_done() {
    let done = |seen: &Seen| Step::ALL.map(|step| step.is_done(seen));
    let mut empty = quiet(Language::English);
    empty.devices = Arc::default();
    assert_eq!(done(&empty), [true, true, true, false, false, false]);
    let busy = seen::busy(Language::English, faces::face("ready"));
    assert_eq!(done(&busy), [true; 6]);
}

#[test]
fn a_supervisor_is_entered_and_a_wrong_badge_is_not() {
    let mut harness = at(Step::People, quiet(Language::English));
    let mut fill = |label: &str, text: &str| {
        harness
            .get_by_role_and_label(Part::TextInput, label)
            .focus();
        harness.run();
        harness
            .get_by_role_and_label(Part::TextInput, label)
            .type_text(text);
        harness.run();
    };
    fill("Badge", "sup-1");
    fill("Name", "Lee");
    press(&mut harness, "Supervisor");
    press(&mut harness, "Enter");
    let wanted = Intent::Command(Box::new(Command::EnrolPerson {
        person: PersonCode::parse("SUP-1").expect("a badge"),
        name: "Lee".to_owned(),
        role: Role::Supervisor,
    }));
    assert!(harness.state().wanted.contains(&wanted));
    "no badge!".clone_into(&mut harness.state_mut().screens.guide.person.code);
    harness.run();
    harness.get_by_label("A badge has 2 to 16 letters, digits or -, such as OP-1");
    let before = harness.state().wanted.len();
    harness.get_by_label("Enter").click();
    harness.run();
    let commands = harness.state().wanted[before..]
        .iter()
        .filter(|intent| matches!(intent, Intent::Command(_)));
    assert_eq!(commands.count(), 0);
}

#[test]
fn the_settings_open_it_again_and_say_what_waits_for_the_next_start() {
    let screens = Screens {
        place: Place::Settings,
        ..Screens::default()
    };
    let mut harness = harness(screens, quiet(Language::English));
    harness.run();
    harness.get_by_label("For a supervisor's desk. Takes effect at the next start");
    press(&mut harness, "First-run guide…");
    assert_eq!(harness.state().screens.place, Place::Guide);
}

fn window(folder: &Path) -> (Shell, Harness<'static, Option<Window>>, Receiver<()>) {
    let (wake, wakes) = sync_channel(1);
    let shell = Shell::open(ShellConfig {
        folder: folder.to_owned(),
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
    let harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
        .with_max_steps(20)
        .build_ui_state(
            move |ui, window: &mut Option<Window>| {
                let window = window.get_or_insert_with(|| Window::new(ui.ctx(), held.clone()));
                window.draw(ui);
            },
            None,
        );
    (shell, harness, wakes)
}

#[test]
fn an_empty_store_begins_with_it_and_scans_go_on_all_the_while() {
    let folder = tempfile::tempdir().expect("a folder");
    let (shell, mut harness, wakes) = window(folder.path());
    until(&mut harness, &wakes, "What a new station needs");
    let badge = PersonCode::parse("OP-7").expect("a badge");
    scan(&mut harness, &shell, &badge.printed());
    assert_eq!(
        shell.face().person,
        Some(badge),
        "the badge is taken in the guide"
    );
    harness.get_by_label_contains("What a new station needs");
    scan(&mut harness, &shell, "9202090339598344170026");
    assert!(shell.face().parcel.is_some());
    harness.run();
    let gone = harness.query_by_label_contains("What a new station needs");
    assert!(
        gone.is_none(),
        "the first parcel is in hand: the bench is shown"
    );
}

#[test]
fn a_guide_that_was_closed_stays_away_and_a_supervisor_s_desk_begins_with_open_work() {
    for begins_with in [BeginsWith::Bench, BeginsWith::Work] {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Settings {
            guide: Guide::Closed,
            begins_with,
            ..Settings::default()
        };
        settings
            .save(&folder.path().join(SETTINGS_FILE))
            .expect("settings are kept");
        let (shell, mut harness, _wakes) = window(folder.path());
        for (view, query) in [
            (View::People, Query::People),
            (View::Sellers, Query::Sellers),
        ] {
            shell.ask(view, query.clone());
            shell.wait_for_answer(view, &query);
        }
        harness.run();
        harness.run();
        assert!(
            harness
                .query_by_label_contains("What a new station needs")
                .is_none()
        );
        let queues = harness.query_by_label("Queues").is_some();
        assert_eq!(queues, begins_with == BeginsWith::Work);
    }
}
