//! The import by label and by key: the columns' choices, the encoding, files one after the other.

use std::path::PathBuf;

use eframe::egui::Key as Pressed;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::shell::view::{Encoding, Job, JobState, ReadOptions};
use returnbay::text::Language;
use returnbay::ui::screens::import::Tab;
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::{Bench, harness};
use crate::{faces, seen};

fn busy() -> Seen {
    seen::busy(Language::English, faces::face("ready"))
}

fn at(tab: Tab, seen: Seen) -> Harness<'static, Bench> {
    let mut screens = Screens {
        place: Place::Import,
        ..Screens::default()
    };
    screens.import.tab = tab;
    harness(screens, seen)
}

fn columns() -> Harness<'static, Bench> {
    at(Tab::Columns, seen::with_preview(busy(), false))
}

/// How the previews that were started are to be read.
fn readings(harness: &Harness<'_, Bench>) -> Vec<ReadOptions> {
    let reading = |intent: &Intent| match intent {
        Intent::Start(Job::PreviewImport { reading, .. }) => Some(reading.clone()),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(reading).collect()
}

fn bound(head: &str, field: Option<&str>) -> ReadOptions {
    ReadOptions {
        mapping: Some(vec![(head.to_owned(), field.map(str::to_owned))]),
        ..ReadOptions::default()
    }
}

#[test]
fn a_column_gets_a_field_by_its_label_and_the_preview_follows() {
    let mut harness = columns();
    harness.get_by_label("Internal note").click();
    harness.run();
    harness.get_by_label("Title").scroll_to_me();
    harness.run();
    harness.get_by_label("Title").click();
    harness.run();
    assert_eq!(readings(&harness), [bound("Internal note", Some("title"))]);
}

#[test]
fn a_column_is_left_out_by_keys_alone() {
    let mut harness = columns();
    harness.get_by_label("ASIN").focus();
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    harness.get_by_label("Leave out").focus();
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    assert_eq!(readings(&harness), [bound("ASIN", None)]);
}

#[test]
fn a_proposal_is_taken_by_one_press() {
    let mut harness = columns();
    harness.get_by_label("Looks like: Refunded amount").click();
    harness.run();
    assert_eq!(readings(&harness), [bound("退款", Some("refunded_amount"))]);
}

#[test]
fn a_field_chosen_twice_is_a_sentence_and_a_buyers_column_has_no_choice() {
    let harness = columns();
    harness.get_by_label(
        "“Tracking number” is already the column “Tracking ID”. Choose another field for one of them",
    );
    harness.get_by_label("never kept: may name a buyer");
    harness.get_by_label("not known: choose a field, or it is not kept");
    let role = eframe::egui::accesskit::Role::ComboBox;
    assert_eq!(
        harness.query_all_by_role(role).count(),
        13,
        "eleven columns, the kind and the encoding; none for the buyer"
    );
}

#[test]
fn the_encoding_is_said_and_another_one_reads_the_file_anew() {
    let mut harness = at(Tab::Rows, seen::with_preview(busy(), false));
    harness.get_by_label("Encoding").click();
    harness.run();
    harness.get_by_label("windows-1252").click();
    harness.run();
    let wanted = ReadOptions {
        encoding: Some(Encoding::Windows1252),
        ..ReadOptions::default()
    };
    assert_eq!(readings(&harness), [wanted]);
}

#[test]
fn what_is_remembered_is_said_and_can_be_bound_anew() {
    let seen = seen::remembered(seen::with_preview(busy(), false));
    let mut harness = at(Tab::Columns, seen);
    harness.get_by_label("Columns as in this seller's earlier file");
    harness.get_by_label("ASIN").click();
    harness.run();
    harness.get_by_label("Leave out").click();
    harness.run();
    harness.get_by_label("Bind the columns anew").click();
    harness.run();
    let mut both = bound("Internal note", Some("title"));
    both.mapping
        .get_or_insert_default()
        .push(("ASIN".to_owned(), None));
    let anew = ReadOptions {
        mapping: Some(Vec::new()),
        ..ReadOptions::default()
    };
    assert_eq!(readings(&harness), [both, anew]);
}

#[test]
fn the_preview_stays_while_the_file_is_read_anew_and_cannot_be_taken() {
    let seen = seen::read_anew(seen::with_preview(busy(), false));
    let mut harness = at(Tab::Columns, seen);
    harness.get_by_label("Take it").click();
    harness.run();
    let is_take = |intent: &Intent| matches!(intent, Intent::Start(Job::TakeImport { .. }));
    assert!(!harness.state().wanted.iter().any(is_take));
    harness.get_by_label("Internal note");
    harness.get_by_label("Cancel").click();
    harness.run();
    assert!(harness.state().wanted.contains(&Intent::Cancel(4)));
}

#[test]
fn files_dropped_together_are_looked_into_one_after_the_other() {
    let mut harness = at(Tab::Rows, busy());
    harness.state_mut().screens.import.seller = "S-01".to_owned();
    let files = ["/data/op/a.tsv", "/data/op/b.tsv", "/data/op/c.tsv"].map(PathBuf::from);
    harness.state_mut().screens.take_files(&files);
    harness.run();
    harness.get_by_label("2 files wait");
    harness.get_by_label("Next file: b.tsv").click();
    harness.run();
    let seen = seen::with_preview(busy(), false);
    harness.state_mut().seen.jobs = seen.jobs;
    harness.run();
    harness.get_by_label("Leave it").click();
    harness.run();
    let looked: Vec<PathBuf> = harness
        .state()
        .wanted
        .iter()
        .filter_map(|intent| match intent {
            Intent::Start(Job::PreviewImport { path, .. }) => Some(path.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(looked, files);
    assert!(harness.state().screens.import.waiting.is_empty());
}

#[test]
fn without_a_seller_a_dropped_file_waits_for_one() {
    let mut harness = at(Tab::Rows, busy());
    harness
        .state_mut()
        .screens
        .take_files(&[PathBuf::from("/data/op/a.tsv")]);
    harness.run();
    assert_eq!(readings(&harness), []);
    assert_eq!(harness.state().screens.import.path, "/data/op/a.tsv");
}

#[test]
fn a_stopped_import_says_that_nothing_is_half_done() {
    let seen = seen::with_import_state(seen::with_preview(busy(), false), JobState::Cancelled);
    let harness = at(Tab::Rows, seen);
    harness.get_by_label_contains("Stopped");
}
