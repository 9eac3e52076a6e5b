//! The desks by label, by press and by what they ask.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key as Pressed, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::charge::Period;
use returnbay::domain::codes::{PersonCode, TagPrefix, UnitTag};
use returnbay::domain::decision::Decision;
use returnbay::domain::ids::Hash;
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::printed::{Paper, RollKind};
use returnbay::ledger::import::ImportKind;
use returnbay::ledger::{Command, Query};
use returnbay::shell::view::{
    FileFor, Job, JobState, JobView, PrintTo, Printed, ShownFormat, TakeRows, TakenFileOf, View,
};
use returnbay::text::Language;
use returnbay::ui::screens::import::Holds;
use returnbay::ui::screens::review::Shown;
use returnbay::ui::screens::{Intent, Place, Screens, containers, print};

use crate::bench::{Bench, harness};
use crate::{faces, seen};

fn at(place: Place) -> Harness<'static, Bench> {
    let screens = Screens {
        place,
        ..Screens::default()
    };
    harness(screens, seen::busy(Language::English, faces::face("ready")))
}

fn asked(harness: &Harness<'_, Bench>) -> Vec<(View, Query)> {
    let ask = |intent: &Intent| match intent {
        Intent::Ask(view, query) => Some((*view, query.as_ref().clone())),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(ask).collect()
}

fn has_commanded(harness: &Harness<'_, Bench>, of: &Command) -> bool {
    let is = |intent: &Intent| matches!(intent, Intent::Command(command) if command.as_ref() == of);
    harness.state().wanted.iter().any(is)
}

#[test]
fn every_screen_is_reached_by_its_key_and_by_its_button() {
    let mut harness = at(Place::Bench);
    for (place, _, key) in Place::ALL.iter().copied() {
        harness.key_press_modifiers(key.modifiers, key.logical_key);
        harness.run();
        // The dock is shown once the machine has gone there.
        let shown = match place {
            Place::Dock => Place::Bench,
            other => other,
        };
        assert_eq!(harness.state().screens.place, shown);
    }
    for (label, place) in [
        ("Import", Place::Import),
        ("Review", Place::Review),
        ("Bench", Place::Bench),
    ] {
        harness.get_by_label(label).click();
        harness.run();
        assert_eq!(harness.state().screens.place, place);
    }
}

#[test]
fn no_frame_asks_a_new_question() {
    for (place, ..) in Place::ALL.iter().copied() {
        let mut harness = at(place);
        harness.run();
        harness.state_mut().wanted.clear();
        harness.step();
        let first = asked(&harness);
        harness.state_mut().wanted.clear();
        harness.step();
        assert_eq!(asked(&harness), first, "{place:?}");
        let mut views: Vec<View> = first.iter().map(|(view, _)| *view).collect();
        views.sort_unstable();
        views.dedup();
        assert_eq!(
            views.len(),
            first.len(),
            "{place:?} asks one view two things"
        );
    }
}

#[test]
fn a_figure_opens_its_list_and_a_row_its_timeline() {
    let mut harness = at(Place::Review);
    harness.get_by_label("units put: 87").click();
    harness.run();
    assert!(matches!(
        harness.state().screens.review.shown,
        Shown::Units(..)
    ));
    let rows: Vec<_> = harness.query_all_by_role(Role::Row).collect();
    rows.get(2).expect("rows of units").click();
    harness.run();
    assert!(harness.state().screens.review.subject.is_some());
    harness.get_by_label("Back to the figures").click();
    harness.run();
    assert_eq!(harness.state().screens.review.shown, Shown::Figures);
}

#[test]
fn a_list_stays_when_other_days_are_shown() {
    let mut harness = at(Place::Review);
    harness.get_by_label_contains("OP-7  60").scroll_to_me();
    harness.run();
    harness.get_by_label_contains("OP-7  60").click();
    harness.run();
    harness.get_by_label("Previous").click();
    harness.run();
    let Shown::Units(filter, caption) = &harness.state().screens.review.shown else {
        panic!("the list of units is shown");
    };
    let yesterday = seen::zone().day(faces::NOW).plus_days(-1);
    assert_eq!((filter.day, filter.until), (Some(yesterday), None));
    assert_eq!(filter.person.as_deref(), Some("OP-7"));
    assert_eq!(caption, "OP-7");
}

#[test]
fn figures_are_compared_with_the_day_before_and_a_week_before() {
    let harness = at(Place::Review);
    let day = seen::zone().day(faces::NOW);
    for (view, earlier) in [(View::ReviewBefore, 1), (View::ReviewWeekdays, 7)] {
        let days = Period::one(day.plus_days(-earlier));
        assert!(asked(&harness).contains(&(view, Query::Review(days))));
    }
}

#[test]
fn what_is_shown_is_written_with_its_comparison() {
    for (label, format) in [
        ("Export XLSX", ShownFormat::Xlsx),
        ("Export PDF", ShownFormat::Pdf),
        ("Export CSV", ShownFormat::Csv),
    ] {
        let mut harness = at(Place::Review);
        harness.get_by_label(label).click();
        harness.run();
        let wanted = &harness.state().wanted;
        let shown = wanted.iter().find_map(|intent| match intent {
            Intent::Start(Job::ExportFigures { shown, format, .. }) => Some((shown, *format)),
            _ => None,
        });
        let (shown, is) = shown.expect("a file is asked for");
        assert_eq!(is, format);
        let text = shown.tab_separated();
        assert!(
            text.contains("parcels received\t76\t70\t6\t79\t-3"),
            "{text}"
        );
        assert!(text.lines().count() > 40, "{text}");
        let bytes = shown.bytes(format, faces::NOW, &words());
        assert!(bytes.expect("a file").len() > 500);
    }
}

fn words() -> returnbay::text::Words {
    returnbay::text::Words::new(Language::English, seen::zone())
}

#[test]
fn a_bar_of_the_decisions_opens_its_units() {
    let mut harness = at(Place::Review);
    let bar = harness.get_by_label_contains("R Resell units");
    bar.scroll_to_me();
    harness.run();
    harness.get_by_label_contains("R Resell units").click();
    harness.run();
    let Shown::Units(filter, _) = &harness.state().screens.review.shown else {
        panic!("the list of units is shown");
    };
    assert_eq!(filter.decision, Some(Decision::Resell));
}

#[test]
fn a_part_of_an_hour_opens_the_units_of_that_hour_and_decision() {
    let mut harness = at(Place::Review);
    harness.get_by_label("10 Hold: 3").click();
    harness.run();
    let Shown::Units(filter, caption) = &harness.state().screens.review.shown else {
        panic!("the list of units is shown");
    };
    assert_eq!(filter.decision, Some(Decision::Hold));
    assert_eq!(filter.hour, Some(10));
    assert_eq!(caption, "Hold from 10 o'clock");
}

#[test]
fn a_word_of_the_legend_opens_the_units_of_the_day() {
    let mut harness = at(Place::Review);
    harness.get_by_label("Liquidate  12").click();
    harness.run();
    let Shown::Units(filter, _) = &harness.state().screens.review.shown else {
        panic!("the list of units is shown");
    };
    assert_eq!(filter.decision, Some(Decision::Liquidate));
    assert_eq!(filter.hour, None);
}

#[test]
fn a_bar_of_parcels_opens_the_parcels_of_its_hour() {
    let mut harness = at(Place::Review);
    harness.get_by_label("9 parcels: 18").click();
    harness.run();
    let Shown::Parcels(filter, _) = &harness.state().screens.review.shown else {
        panic!("the list of parcels is shown");
    };
    assert_eq!(filter.hour, Some(9));
}

#[test]
fn another_day_is_asked_for() {
    let mut harness = at(Place::Review);
    harness.get_by_label("Previous").click();
    harness.run();
    let yesterday = seen::zone().day(faces::NOW).plus_days(-1);
    let yesterday = Query::Review(Period::one(yesterday));
    assert!(asked(&harness).contains(&(View::Review, yesterday)));
}

#[test]
fn sealing_is_asked_twice() {
    let mut harness = at(Place::Containers);
    harness.state_mut().screens.containers.chosen = Some(faces::container("R-03"));
    harness.run();
    let seal = Command::SealContainer {
        container: faces::container("R-03"),
    };
    harness.get_by_label("Seal…").click();
    harness.run();
    assert!(!has_commanded(&harness, &seal));
    harness.get_by_label("Seal it").click();
    harness.run();
    assert!(has_commanded(&harness, &seal));
}

#[test]
fn what_is_destroyed_wants_a_second_badge_and_then_leaves() {
    let mut harness = at(Place::Containers);
    let container = faces::container("D-01");
    harness.state_mut().screens.containers.chosen = Some(container.clone());
    harness.run();
    harness.get_by_label("It left the building…").click();
    harness.run();
    assert!(harness.query_by_label("It left").is_none(), "nobody saw it");
    harness
        .get_by_role_and_label(Role::TextInput, "Photo")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "Photo")
        .type_text("/data/op/IMG_7.jpg");
    harness.run();
    let taken = Job::TakeFile {
        of: FileFor::Proof,
        path: "/data/op/IMG_7.jpg".into(),
    };
    harness.get_by_label("Take the photo in").click();
    harness.run();
    let start = Intent::Start(taken.clone());
    assert!(harness.state().wanted.contains(&start));
    harness.state_mut().seen.jobs = vec![JobView {
        id: 9,
        job: Arc::new(taken),
        state: JobState::FileTaken(Arc::new(TakenFileOf {
            name: "IMG_7.jpg".to_owned(),
            hashes: vec![Hash([6; 32])],
        })),
    }];
    for (badge, may) in [("OP-7", false), ("OP-9", true)] {
        harness
            .get_by_role_and_label(Role::TextInput, "Seen by")
            .focus();
        harness.run();
        harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Pressed::A);
        harness
            .get_by_role_and_label(Role::TextInput, "Seen by")
            .type_text(badge);
        harness.run();
        assert_eq!(harness.query_by_label("It left").is_some(), may, "{badge}");
    }
    harness.get_by_label("It left").click();
    harness.run();
    let left = Command::LeaveContainer {
        container,
        how: LeftHow::Destroyed,
        under: None,
        witness: PersonCode::parse("OP-9"),
        photo: Some(Hash([6; 32])),
        taker: None,
    };
    assert!(has_commanded(&harness, &left));
}

#[test]
fn a_container_is_opened_by_letter_and_number() {
    let mut harness = at(Place::Containers);
    harness.get_by_label("R-").focus();
    harness.run();
    harness.get_by_label("R-").type_text("17");
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    let open = Command::OpenContainer {
        container: faces::container("R-17"),
    };
    assert!(has_commanded(&harness, &open));
}

#[test]
fn the_manifest_is_written_where_the_path_says() {
    let mut harness = at(Place::Containers);
    harness.state_mut().screens.containers.tab = containers::Tab::Manifest;
    harness.run();
    harness.get_by_label("Export CSV").click();
    harness.run();
    let wanted = Intent::Start(Job::ExportManifest {
        cartons: Vec::new(),
        format: "csv".to_owned(),
        path: "/data/op/Documents/china-manifest.csv".into(),
    });
    assert!(harness.state().wanted.contains(&wanted));
    assert!(harness.query_by_label("10 units in 1 carton").is_some());
}

#[test]
fn a_file_with_problems_offers_its_good_rows_only() {
    let screens = Screens {
        place: Place::Import,
        ..Screens::default()
    };
    let busy = seen::busy(Language::English, faces::face("ready"));
    let mut harness = harness(screens, seen::with_preview(busy, true));
    assert!(harness.query_by_label("Take it").is_none());
    harness.get_by_label("Take the good rows (40)").click();
    harness.run();
    let is_take = |intent: &Intent| {
        matches!(
            intent,
            Intent::Start(Job::TakeImport {
                rows: TakeRows::Good,
                ..
            })
        )
    };
    assert!(harness.state().wanted.iter().any(is_take));
}

#[test]
fn a_file_needs_a_seller_before_it_is_read() {
    let mut harness = at(Place::Import);
    harness.state_mut().screens.import.path = "/data/op/r.tsv".to_owned();
    harness.run();
    harness.get_by_label("Look into it").click();
    harness.run();
    let starts = |harness: &Harness<'_, Bench>| {
        let is = |intent: &&Intent| matches!(intent, Intent::Start(Job::PreviewImport { .. }));
        harness.state().wanted.iter().filter(is).count()
    };
    assert_eq!(starts(&harness), 0);
    harness.state_mut().screens.import.seller = "S-01".to_owned();
    harness.run();
    harness.get_by_label("Look into it").click();
    harness.run();
    assert_eq!(starts(&harness), 1);
}

#[test]
fn a_recall_list_needs_no_seller_and_says_for_whom_it_holds() {
    let mut harness = at(Place::Import);
    harness.state_mut().screens.import.path = "/data/op/recalls.csv".to_owned();
    harness.state_mut().screens.import.kind = Holds::Rows(ImportKind::Recalls);
    harness.run();
    harness.get_by_label_contains("goods of every seller");
    harness.get_by_label("Look into it").click();
    harness.run();
    let of_nobody = |intent: &&Intent| {
        matches!(
            intent,
            Intent::Start(Job::PreviewImport { seller: None, .. })
        )
    };
    let wanted = &harness.state().wanted;
    assert_eq!(wanted.iter().filter(of_nobody).count(), 1);
}

#[test]
fn settings_change_at_once() {
    let mut harness = at(Place::Settings);
    // All of it at once: nothing is scrolled away from the pointer.
    harness.set_size(Vec2::new(1280.0, 2600.0));
    harness.run();
    harness.get_by_label("简体中文").click();
    harness.run();
    harness.get_by_label("Night").click();
    harness.run();
    harness.get_by_label("150 %").click();
    harness.run();
    harness.get_by_label("Use this one /dev/ttyS0").click();
    harness.run();
    let changes: Vec<_> = harness
        .state()
        .wanted
        .iter()
        .filter_map(|intent| match intent {
            Intent::Change(settings) => Some(settings.as_ref().clone()),
            _ => None,
        })
        .collect();
    let [language, theme, scale, scanner] = changes.as_slice() else {
        panic!("four changes: {changes:?}");
    };
    assert_eq!(language.language, "zh-CN");
    assert_eq!(theme.theme, "night");
    assert_eq!(scale.scale_percent, 150);
    assert_eq!(
        scanner.scanners.last().map(|of| of.path.as_str()),
        Some("/dev/ttyS0")
    );
}

#[test]
fn a_roll_is_printed_with_the_station_s_prefix_and_shows_its_first_tag() {
    let mut harness = at(Place::Print);
    harness.run();
    let first = UnitTag::make("AXX", 1201).expect("a tag");
    harness.get_by_label_contains(first.as_str());
    harness.get_by_label("Make PDF").click();
    harness.run();
    let printed = harness
        .state()
        .wanted
        .iter()
        .find_map(|intent| match intent {
            Intent::Start(Job::Print {
                wanted,
                to: PrintTo::Pdf { paper, path },
            }) => Some((wanted.clone(), *paper, path.clone())),
            _ => None,
        });
    let (wanted, paper, path) = printed.expect("a job");
    let tags = Printed::Tags {
        roll: RollKind::UnitTag,
        prefix: TagPrefix::parse("AXX").expect("a prefix"),
        count: 100,
    };
    assert_eq!((wanted, paper), (tags, Paper::Roll));
    assert!(path.ends_with("unit-tags-AXX-1201.pdf"), "{path:?}");
}

#[test]
fn a_form_that_is_not_filled_in_makes_no_pdf() {
    for (what, typed) in [
        (print::What::Badges, ""),
        (print::What::Badges, "OP-7, nobody*"),
        (print::What::Containers, "X-01"),
    ] {
        let mut harness = at(Place::Print);
        harness.state_mut().screens.print.what = what;
        typed.clone_into(&mut harness.state_mut().screens.print.names);
        harness.run();
        harness.get_by_label("Make PDF").click();
        harness.run();
        let is_job = |intent: &Intent| matches!(intent, Intent::Start(_));
        assert!(!harness.state().wanted.iter().any(is_job), "{typed}");
    }
}
