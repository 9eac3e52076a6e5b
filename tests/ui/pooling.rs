//! Ends of a wait on the claim shelf and records that are put right, by label and by what they ask.

use std::sync::Arc;

use eframe::egui::{Key as Pressed, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::ids::{CommandKey, ParcelId};
use returnbay::domain::measure::Grams;
use returnbay::domain::pool::{MatchMistake, MergedInto, SeenProduct};
use returnbay::ledger::query::{Checklists, ParcelQueue, Queue, Timeline};
use returnbay::ledger::rows::{ParcelRow, ParcelState};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::pool::rule;
use returnbay::shell::view::View;
use returnbay::text::Language;
use returnbay::ui::screens::{Intent, Screens, Seen};

use crate::bench::{Bench, harness};
use crate::work::{busy, commands, press, press_row};
use crate::{faces, noted, seen};

/// A screen to draw, made anew for each picture.
pub type Made = Box<dyn Fn() -> (Screens, Seen)>;

/// The forms beside a parcel unfolded: a match to be taken back and a record that is found, a number and a
/// code that are wrong, and a product that was noted.
pub fn opened(language: Language) -> Vec<(&'static str, Made)> {
    let other = || ParcelRow {
        parcel: ParcelId(9),
        state: ParcelState::AtDock,
        ..seen::parcel()
    };
    let typed = move |queue, found: Option<ParcelRow>| {
        let (mut screens, mut seen) = busy(language, Queue::Parcels(queue), Some("OP-7"));
        let number = other().number;
        screens.work.mending.number = number.to_string();
        screens.work.mending.is_open = true;
        let answer = Answer::Parcel(found.map(Box::new));
        seen.answers
            .insert(View::MergeTarget, (Query::Parcel(number), Arc::new(answer)));
        (screens, seen)
    };
    vec![
        ("pool-merged", Box::new(move || merged(language))),
        ("pool-ended", Box::new(move || noted::ended(language))),
        ("pool-noted", Box::new(move || noted::noting(language))),
        ("pool-noted-book", Box::new(move || noted::booked(language))),
        (
            "pool-mended",
            Box::new(move || {
                let (mut screens, seen) = typed(ParcelQueue::ClaimFound, Some(other()));
                screens.work.mending.reason = Some(MatchMistake::WrongSeller);
                (screens, seen)
            }),
        ),
        (
            "pool-mended-wrong",
            Box::new(move || {
                let (mut screens, seen) = typed(ParcelQueue::Claim, None);
                screens.work.noting.is_open = true;
                "Garlic press".clone_into(&mut screens.work.noting.title);
                "5901234123458".clone_into(&mut screens.work.noting.barcode);
                (screens, seen)
            }),
        ),
    ]
}

fn at(queue: ParcelQueue, badge: Option<&str>) -> Harness<'static, Bench> {
    let (screens, seen) = busy(Language::English, Queue::Parcels(queue), badge);
    let mut harness = harness(screens, seen);
    harness.run();
    harness
}

#[test]
fn a_supervisor_confirms_the_selected_boxes_at_one_press_and_once() {
    let mut harness = at(ParcelQueue::Over, Some("OP-7"));
    press_row(&mut harness, 0);
    harness.get_by_label("S-02: not told for the last time yet");
    harness.key_press_modifiers(Modifiers::SHIFT, Pressed::ArrowDown);
    harness.run();
    harness.get_by_label("The wait of 2 boxes is over");
    press(&mut harness, "Confirm for 2: Dispose");
    let expire = |number| Command::ExpireParcel {
        parcel: ParcelId(number),
        rule: rule(),
    };
    assert_eq!(commands(&harness), [expire(1), expire(2)]);
    harness.get_by_label("Being saved");
    assert!(harness.query_by_label("Confirm for 2: Dispose").is_none());
}

#[test]
fn nobody_else_confirms_and_the_panel_says_who_may() {
    let mut nobody = at(ParcelQueue::Over, None);
    press_row(&mut nobody, 0);
    nobody.get_by_label("Scan a supervisor's badge to confirm what becomes of it");
    let mut operator = at(ParcelQueue::Over, Some("OP-9"));
    press_row(&mut operator, 0);
    operator.get_by_label("OP-9 is no supervisor. Scan a supervisor's badge");
    assert!(operator.query_by_label("Confirm for 1: Dispose").is_none());
}

#[test]
fn a_confirmed_box_goes_into_a_dispose_bin_and_a_supervisor_may_take_it_back() {
    let mut harness = at(ParcelQueue::Expired, Some("OP-9"));
    press_row(&mut harness, 0);
    harness.get_by_label("A supervisor may take the default back");
    harness.state_mut().screens.work.pooling.bin = "R-01".to_owned();
    harness.run();
    harness.get_by_label("That is no dispose bin. Its name begins with D");
    harness.state_mut().screens.work.pooling.bin = "d-01".to_owned();
    harness.run();
    press(&mut harness, "It is in the bin");
    let bin = Command::BinParcel {
        parcel: seen::parcel().parcel,
        container: faces::container("D-01"),
    };
    assert_eq!(commands(&harness), [bin]);
    let mut lead = at(ParcelQueue::Expired, Some("OP-7"));
    press_row(&mut lead, 0);
    press(&mut lead, "Take the default back");
    let undo = Command::Undo {
        target: CommandKey(77),
        reason: "correction".to_owned(),
    };
    assert_eq!(commands(&lead), [undo]);
}

#[test]
fn a_match_is_taken_back_with_a_reason_and_a_record_goes_into_another_by_its_number() {
    let mut harness = at(ParcelQueue::ClaimFound, Some("OP-7"));
    press_row(&mut harness, 0);
    press(&mut harness, "Put the record right");
    harness.run();
    harness.state_mut().screens.work.mending.reason = Some(MatchMistake::WrongSeller);
    harness.run();
    press(&mut harness, "Take the match back");
    let unmatch = Command::UnmatchParcel {
        parcel: seen::parcel().parcel,
        reason: MatchMistake::WrongSeller,
    };
    assert_eq!(commands(&harness), [unmatch]);
    let other = ParcelRow {
        parcel: ParcelId(9),
        ..seen::parcel()
    };
    let (mut screens, mut seen) = busy(
        Language::English,
        Queue::Parcels(ParcelQueue::Claim),
        Some("OP-7"),
    );
    let number = other.number.to_string();
    screens.work.mending.number.clone_from(&number);
    let answer = Answer::Parcel(Some(Box::new(other.clone())));
    seen.answers.insert(
        View::MergeTarget,
        (Query::Parcel(other.number), Arc::new(answer)),
    );
    let mut merging = harness_of(screens, seen);
    press_row(&mut merging, 0);
    press(&mut merging, "Put the record right");
    merging.run();
    press(&mut merging, &format!("This box is {number}"));
    let merge = Command::MergeParcel {
        parcel: seen::parcel().parcel,
        into: ParcelId(9),
    };
    assert_eq!(commands(&merging), [merge]);
}

fn harness_of(screens: Screens, seen: Seen) -> Harness<'static, Bench> {
    let mut harness = harness(screens, seen);
    harness.run();
    harness
}

#[test]
fn a_product_of_nobodys_book_is_noted_in_words_and_a_wrong_code_is_said() {
    let (mut screens, seen) = busy(
        Language::English,
        Queue::Parcels(ParcelQueue::Claim),
        Some("OP-9"),
    );
    "5901234123458".clone_into(&mut screens.work.noting.barcode);
    let mut harness = harness_of(screens, seen);
    press_row(&mut harness, 0);
    press(&mut harness, "Note a product that is in no book");
    harness.run();
    harness.get_by_label("Say in words what it is");
    harness.state_mut().screens.work.noting.title = "Garlic press".to_owned();
    harness.run();
    harness
        .get_by_label("That is no barcode: its check digit does not hold, or it has a space in it");
    harness.state_mut().screens.work.noting.barcode = "5901234123457".to_owned();
    harness.state_mut().screens.work.noting.weight = "312".to_owned();
    harness.run();
    press(&mut harness, "Note it");
    let note = Command::NoteProduct {
        parcel: seen::parcel().parcel,
        seen: SeenProduct {
            barcode: Some("05901234123457".to_owned()),
            title: "Garlic press".to_owned(),
            category: None,
            weight: Some(Grams(312)),
            photos: Vec::new(),
        },
    };
    assert_eq!(commands(&harness), [note]);
}

#[test]
fn who_may_confirm_is_asked_of_the_store() {
    let harness = at(ParcelQueue::Over, Some("OP-7"));
    let people = Intent::Ask(View::People, Box::new(Query::People));
    assert!(harness.state().wanted.contains(&people));
}

/// A record that another stands for, with its life.
pub fn merged(language: Language) -> (Screens, Seen) {
    let (screens, mut seen) = busy(
        language,
        Queue::Parcels(ParcelQueue::Evidence),
        Some("OP-7"),
    );
    let row = ParcelRow {
        state: ParcelState::Merged,
        merged: Some(MergedInto {
            parcel: ParcelId(9),
            number: seen::parcel().number,
            key: CommandKey(78),
        }),
        ..seen::parcel()
    };
    let life = Timeline {
        place: None,
        units: Vec::new(),
        forward: None,
        unit: None,
        parcel: Some(row),
        photos: Vec::new(),
        entries: Vec::new(),
        checklists: Checklists::default(),
    };
    seen.answers.insert(
        View::Timeline,
        (
            Query::ParcelTimeline(seen::parcel().parcel),
            Arc::new(Answer::Timeline(Some(Box::new(life)))),
        ),
    );
    (screens, seen)
}

#[test]
fn a_merged_record_says_which_one_stands_and_may_be_two_parcels_again() {
    let (screens, seen) = merged(Language::English);
    let mut harness = harness_of(screens, seen);
    press_row(&mut harness, 0);
    let number = crate::seen::parcel().number;
    harness.get_by_label(&format!("This is {number}: both records are one parcel"));
    press(&mut harness, "They are two parcels after all");
    let undo = Command::Undo {
        target: CommandKey(78),
        reason: "correction".to_owned(),
    };
    assert_eq!(commands(&harness), [undo]);
}
