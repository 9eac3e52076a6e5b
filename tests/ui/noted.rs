//! A noted product beside its parcel: the photos that show it, the seller's book; and a record whose work is
//! ended, which becomes one with another.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::PersonCode;
use returnbay::domain::expected::{ExpectedLine, KnownLine};
use returnbay::domain::ids::{Hash, LineId, ParcelId};
use returnbay::domain::measure::Grams;
use returnbay::domain::photo::PhotoKind;
use returnbay::domain::pool::{NotedProduct, SeenProduct};
use returnbay::domain::product::{Product, Says};
use returnbay::ledger::query::{
    Beside, Checklists, Dossier, DossierLine, Page, ParcelQueue, Queue, QueuedParcel, Timeline,
};
use returnbay::ledger::rows::{ParcelRow, ParcelState, PhotoRow};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::view::{Job, View};
use returnbay::text::Language;
use returnbay::ui::screens::{Intent, Screens, Seen};

use crate::bench::{Bench, harness};
use crate::faces::NOW;
use crate::photos::{named, thumbnail};
use crate::seen::zone;
use crate::work::{busy, commands, press, press_row};
use crate::{seen, waiting};

const CODE: &str = "05901234123457";

fn product() -> SeenProduct {
    SeenProduct {
        barcode: Some(CODE.to_owned()),
        title: "Garlic press, blue".to_owned(),
        category: Some("Kitchen".to_owned()),
        weight: Some(Grams(312)),
        photos: vec![Hash([2; 32])],
    }
}

fn awaited() -> ExpectedLine {
    ExpectedLine {
        sku: Some("GP-BLUE".to_owned()),
        ..waiting::line(1)
    }
}

fn life(seen: &mut Seen, row: &ParcelRow, photos: Vec<PhotoRow>) {
    let life = Timeline {
        place: None,
        units: Vec::new(),
        forward: None,
        unit: None,
        parcel: Some(row.clone()),
        photos,
        entries: Vec::new(),
        checklists: Checklists::default(),
    };
    let answer = Answer::Timeline(Some(Box::new(life)));
    let query = Query::ParcelTimeline(row.parcel);
    seen.answers
        .insert(View::Timeline, (query, Arc::new(answer)));
}

/// Puts another parcel in the place of the one that a queue lists.
fn listed(seen: &mut Seen, queue: ParcelQueue, row: &ParcelRow) {
    let page = Page {
        rows: vec![QueuedParcel(row.clone(), NOW)],
        next: None,
    };
    let answer = (
        waiting::parcels_asked(queue),
        Arc::new(Answer::QueuedParcels(page)),
    );
    seen.answers.insert(View::WorkParcels, answer);
}

/// A matched parcel with a noted product and its photos. The seller's book has what was seen here, or
/// nothing of it.
pub fn noted(language: Language, book: Vec<Product>) -> (Screens, Seen) {
    let queue = ParcelQueue::ClaimFound;
    let (screens, mut seen) = busy(language, Queue::Parcels(queue), Some("OP-7"));
    let row = ParcelRow {
        chosen: Some(awaited().of),
        state: ParcelState::Claim,
        noted: vec![NotedProduct {
            seen: product(),
            person: PersonCode::parse("OP-7"),
            day: zone().day(NOW),
        }],
        ..seen::parcel()
    };
    listed(&mut seen, queue, &row);
    let photo = |number: u8, kind| PhotoRow {
        named: named(number, kind, 60 * i64::from(number)),
        person: None,
        named_at: NOW,
        copy: None,
        purged: None,
    };
    let photos = vec![photo(1, PhotoKind::Box), photo(2, PhotoKind::Contents)];
    life(&mut seen, &row, photos);
    let found = Dossier {
        lines: vec![DossierLine {
            known: KnownLine {
                id: LineId([1; 16]),
                line: awaited(),
                put_units: 0,
            },
            candidate: None,
        }],
        book,
        ..Dossier::default()
    };
    let query = Query::ParcelDossier(row.parcel, Beside::default());
    let answer = Answer::Dossier(Box::new(found));
    seen.answers
        .insert(View::NotedLines, (query, Arc::new(answer)));
    let small = (1..3).map(|number| (Hash([number; 32]), Arc::new(thumbnail(number))));
    seen.thumbnails = small.collect::<BTreeMap<_, _>>();
    (screens, seen)
}

/// The same with the form for more unfolded.
pub fn noting(language: Language) -> (Screens, Seen) {
    let (mut screens, seen) = noted(language, Vec::new());
    screens.work.noting.is_open = true;
    "Tin of mints".clone_into(&mut screens.work.noting.title);
    screens.work.noting.photos = vec![Hash([1; 32])];
    (screens, seen)
}

/// The seller's book has what was seen here.
pub fn booked(language: Language) -> (Screens, Seen) {
    noted(
        language,
        product().of_book(&awaited()).into_iter().collect(),
    )
}

fn other() -> ParcelRow {
    ParcelRow {
        parcel: ParcelId(9),
        state: ParcelState::Closed,
        units: 1,
        ..seen::parcel()
    }
}

/// A record whose work is ended, and the number of another one typed beside its life.
pub fn ended(language: Language) -> (Screens, Seen) {
    let queue = ParcelQueue::Evidence;
    let (mut screens, mut seen) = busy(language, Queue::Parcels(queue), Some("OP-7"));
    let row = ParcelRow {
        state: ParcelState::Closed,
        units: 2,
        ..seen::parcel()
    };
    life(&mut seen, &row, Vec::new());
    let draft = screens.work.evidence.mending(row.parcel);
    draft.is_open = true;
    draft.number = other().number.to_string();
    let answer = Answer::Parcel(Some(Box::new(other())));
    let query = Query::Parcel(other().number);
    seen.answers
        .insert(View::MergeTarget, (query, Arc::new(answer)));
    (screens, seen)
}

fn drawn((screens, seen): (Screens, Seen)) -> Harness<'static, Bench> {
    let mut harness = harness(screens, seen);
    harness.run();
    press_row(&mut harness, 0);
    harness.run();
    harness
}

#[test]
fn a_noted_product_goes_into_the_book_of_the_matched_seller_at_one_press() {
    let mut harness = drawn(noted(Language::English, Vec::new()));
    press(&mut harness, "Into the book of S-01 as GP-BLUE");
    let row = product().of_book(&awaited()).expect("it has a code");
    assert_eq!(row.says, Says::Seen);
    let wanted = Intent::Start(Job::TakeProduct(Box::new(row)));
    let wanted_now = &harness.state().wanted;
    assert_eq!(wanted_now.iter().filter(|one| **one == wanted).count(), 1);
    let there = drawn(booked(Language::English));
    there.get_by_label(
        "In the book of S-01 as GP-BLUE, provisional until the seller's own file says it",
    );
    assert!(
        there
            .query_by_label("Into the book of S-01 as GP-BLUE")
            .is_none()
    );
}

#[test]
fn photos_of_the_parcel_are_ticked_as_those_of_a_noted_product() {
    let mut harness = drawn(noting(Language::English));
    harness.get_by_label("Note it").scroll_to_me();
    harness.run();
    press(&mut harness, "Note it");
    let note = Command::NoteProduct {
        parcel: seen::parcel().parcel,
        seen: SeenProduct {
            barcode: None,
            title: "Tin of mints".to_owned(),
            category: None,
            weight: None,
            photos: vec![Hash([1; 32])],
        },
    };
    assert_eq!(commands(&harness), [note]);
}

#[test]
fn a_record_whose_work_is_ended_becomes_one_with_another_above_its_life() {
    let mut harness = drawn(ended(Language::English));
    harness.run();
    press(&mut harness, &format!("This box is {}", other().number));
    let merge = Command::MergeParcel {
        parcel: seen::parcel().parcel,
        into: ParcelId(9),
    };
    assert_eq!(commands(&harness), [merge]);
}
