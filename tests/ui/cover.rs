//! Covering the address on a photo, what a timeline says of it, and what a rule has erased.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Key as Pressed, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::ids::Hash;
use returnbay::domain::mask::Area;
use returnbay::domain::photo::PhotoKind;
use returnbay::domain::time::Day;
use returnbay::ledger::fact::{MaskedPhoto, PurgedPhotos};
use returnbay::ledger::query::{
    Checklists, Originals, OriginalsAsked, Page, PersonalPhoto, Timeline, TimelineEntry, Undone,
};
use returnbay::ledger::rows::PhotoRow;
use returnbay::ledger::{Answer, Body, Query};
use returnbay::shell::view::{Covering, Job, OpenToCover, Picture, View};
use returnbay::station::Face;
use returnbay::text::{Language, PrivacyMsg};
use returnbay::ui::screens::{Intent, Place, Screens, Seen, review};

use crate::bench::{Bench, harness};
use crate::faces::NOW;
use crate::photos::{PARCEL, named};
use crate::{faces, seen};

/// The demo's label as it is shown while its address is covered.
fn label() -> Picture {
    let bytes = include_bytes!("../../assets/demo/photos/label.jpg");
    let picture = image::load_from_memory(bytes).expect("a photo");
    let small = picture.thumbnail(1000, 1000).into_rgba8();
    Picture {
        name: Hash([1; 32]).to_string(),
        width: small.width(),
        height: small.height(),
        rgba: small.into_raw(),
    }
}

fn areas() -> Vec<Area> {
    let sides = [
        [0, 0, 1000, 540],
        [0, 540, 250, 640],
        [770, 540, 1000, 640],
        [0, 640, 1000, 1000],
    ];
    sides
        .map(|sides| Area::of(sides).expect("an area"))
        .to_vec()
}

fn open(said: PrivacyMsg) -> OpenToCover {
    OpenToCover::Open {
        picture: Arc::new(label()),
        proposed: areas(),
        said,
    }
}

fn with_cover(mut seen: Seen, state: OpenToCover) -> Seen {
    let photo = Hash([1; 32]);
    seen.covering = Some(Arc::new(Covering { photo, state }));
    seen
}

fn nobody(mut seen: Seen) -> Seen {
    seen.face = Arc::new(Face {
        person: None,
        ..faces::face("ready")
    });
    seen
}

fn row(number: u8, copy: Option<u8>, purged: Option<&str>) -> PhotoRow {
    PhotoRow {
        named: named(number, PhotoKind::Label, 60 * 24 * i64::from(number)),
        person: None,
        named_at: NOW,
        copy: copy.map(|copy| Hash([copy; 32])),
        purged: purged.and_then(Day::parse),
    }
}

/// A parcel's life with labels in every state: not covered, covered, gone with a copy, gone without.
fn with_labels(mut seen: Seen) -> Seen {
    let photos = vec![
        row(1, None, None),
        row(2, Some(3), None),
        row(4, Some(3), Some("2026-11-20")),
        row(5, None, Some("2026-11-21")),
    ];
    let mut bodies: Vec<Body> = photos
        .iter()
        .map(|row| Body::PhotoNamed(row.named.clone()))
        .collect();
    bodies.push(Body::PhotoMasked(MaskedPhoto {
        photo: Hash([2; 32]),
        parcel: PARCEL,
        copy: Hash([3; 32]),
        bytes: 9,
        covered: areas(),
    }));
    bodies.push(Body::PhotoPurged(PurgedPhotos {
        parcel: PARCEL,
        photos: vec![Hash([4; 32]), Hash([5; 32])],
        rule: "privacy".to_owned(),
        rule_version: 1,
        day: Day::parse("2026-11-20").expect("a day"),
    }));
    let entries = (1_u64..).zip(bodies).map(|(seq, body)| TimelineEntry {
        seq,
        at: NOW,
        person: Some("OP-7".to_owned()),
        station: "A".to_owned(),
        kind: body.kind(),
        undone: Undone::No,
        body,
    });
    let timeline = Timeline {
        unit: None,
        parcel: Some(seen::parcel()),
        place: None,
        units: Vec::new(),
        forward: None,
        photos,
        entries: entries.collect(),
        checklists: Checklists::default(),
    };
    seen.answers.insert(
        View::Timeline,
        (
            Query::ParcelTimeline(PARCEL),
            Arc::new(Answer::Timeline(Some(Box::new(timeline)))),
        ),
    );
    let small = Arc::new(label());
    seen.thumbnails = (1..6)
        .map(|number| (Hash([number; 32]), small.clone()))
        .collect::<BTreeMap<_, _>>();
    seen
}

/// The list of labels to cover: one goes soon, one is late, one has time.
pub fn uncovered() -> (View, Query, Answer) {
    let rows = [29_i64, 24, 2].map(|days| PersonalPhoto {
        row: PhotoRow {
            named: named(
                u8::try_from(days).expect("small"),
                PhotoKind::Label,
                60 * 24 * days,
            ),
            ..row(1, None, None)
        },
        number: seen::parcel().number,
        claimed: None,
    });
    (
        View::WorkLabels,
        Query::Originals(OriginalsAsked::all(Originals::Uncovered), None),
        Answer::Originals(Page {
            rows: rows.to_vec(),
            next: None,
        }),
    )
}

fn at_parcel() -> Screens {
    let mut screens = Screens {
        place: Place::Review,
        ..Screens::default()
    };
    let filter = returnbay::ledger::query::ParcelFilter {
        day: Some(seen::zone().day(NOW)),
        ..Default::default()
    };
    screens.review.open_parcels(filter, "76".to_owned());
    screens.review.subject = Some(review::Subject::Parcel(PARCEL));
    screens
}

/// Every state of the screen, for the pictures and for the test of cut and overlapping words.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let busy = || seen::busy(language, faces::face("ready"));
    let at = |name: &str, seen| (format!("cover-{name}"), at_parcel(), seen);
    vec![
        at("bars", with_cover(busy(), open(PrivacyMsg::LeavesBarcode))),
        at(
            "third",
            nobody(with_cover(busy(), open(PrivacyMsg::LeavesThird))),
        ),
        at("opening", with_cover(busy(), OpenToCover::Opening)),
        at("unread", with_cover(busy(), OpenToCover::Unread)),
        at("states", with_labels(busy())),
    ]
}

fn covering(seen: Seen) -> Harness<'static, Bench> {
    let mut harness = harness(at_parcel(), seen);
    harness.run();
    harness
}

fn opened() -> Harness<'static, Bench> {
    let seen = seen::busy(Language::English, faces::face("ready"));
    covering(with_cover(seen, open(PrivacyMsg::LeavesBarcode)))
}

fn press(harness: &mut Harness<'_, Bench>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// What was asked to be covered, the newest wish.
fn asked(harness: &Harness<'_, Bench>) -> Option<Vec<[u16; 4]>> {
    let wanted = harness.state().wanted.iter().rev();
    let mut covers = wanted.filter_map(|intent| match intent {
        Intent::Cover(photo, areas) => {
            assert_eq!(*photo, Hash([1; 32]));
            Some(areas.iter().map(|area| area.sides()).collect())
        }
        _ => None,
    });
    covers.next()
}

fn drag(harness: &mut Harness<'_, Bench>, from: Pos2, by: Vec2) {
    use eframe::egui::{Event, PointerButton};
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::PointerMoved(from),
        button(from, true),
        Event::PointerMoved(from + by * 0.5),
        Event::PointerMoved(from + by),
        button(from + by, false),
    ] {
        harness.event(event);
        harness.run();
    }
}

#[test]
fn what_is_proposed_is_covered_once_a_person_confirms() {
    let mut harness = opened();
    harness.get_by_label_contains("everything but the barcode");
    assert_eq!(asked(&harness), None, "nothing by itself");
    press(&mut harness, "Cover and keep");
    let proposed: Vec<[u16; 4]> = areas().into_iter().map(Area::sides).collect();
    assert_eq!(asked(&harness), Some(proposed));
    harness.get_by_label("Being saved");
    assert!(harness.query_by_label("Cover and keep").is_none());
}

#[test]
fn without_a_badge_nothing_is_confirmed() {
    let seen = seen::busy(Language::English, faces::face("ready"));
    let seen = nobody(with_cover(seen, open(PrivacyMsg::LeavesBarcode)));
    let mut harness = covering(seen);
    harness.get_by_label_contains("Scan a badge first");
    press(&mut harness, "Cover and keep");
    assert_eq!(asked(&harness), None);
}

#[test]
fn an_area_is_dragged_by_its_middle_and_changed_by_a_corner() {
    let mut harness = opened();
    // Two of them carry the name: the word beside the photo, and the area itself.
    let second = |harness: &Harness<'_, Bench>| {
        let named = harness.query_all_by_label("Area 2");
        let mut rects: Vec<_> = named.map(|node| node.rect()).collect();
        rects.sort_by(|one, other| one.left().total_cmp(&other.left()));
        rects[0]
    };
    let before = second(&harness);
    drag(&mut harness, before.center(), Vec2::new(0.0, -60.0));
    let moved = second(&harness);
    assert!((moved.top() - before.top() + 60.0).abs() < 2.0, "{moved:?}");
    assert!((moved.height() - before.height()).abs() < 1.0);
    drag(&mut harness, moved.right_bottom(), Vec2::new(40.0, 30.0));
    let changed = second(&harness);
    assert!((changed.left_top() - moved.left_top()).length() < 2.0);
    assert!((changed.right() - moved.right() - 40.0).abs() < 2.0);
    press(&mut harness, "Cover and keep");
    let asked = asked(&harness).expect("areas");
    assert_eq!(asked[0], [0, 0, 1000, 540], "the others stay");
    assert!(asked[1][1] < 540 && asked[1][2] > 250, "{:?}", asked[1]);
}

#[test]
fn areas_are_added_moved_by_keys_and_removed() {
    let mut harness = opened();
    press(&mut harness, "Add an area");
    harness.key_press(Pressed::ArrowRight);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Pressed::ArrowDown);
    harness.run();
    press(&mut harness, "Cover and keep");
    let areas = asked(&harness).expect("areas");
    assert_eq!(areas.last(), Some(&[355, 430, 655, 575]));
    let mut harness = opened();
    harness.key_press(Pressed::Delete);
    harness.run();
    for _ in 0..3 {
        press(&mut harness, "Remove the area");
    }
    press(&mut harness, "Cover and keep");
    assert_eq!(asked(&harness), None, "nothing is covered");
    press(&mut harness, "Propose anew");
    press(&mut harness, "Cover and keep");
    assert_eq!(asked(&harness).map(|areas| areas.len()), Some(4));
    harness.key_press(Pressed::Escape);
    harness.run();
    assert!(harness.state().wanted.contains(&Intent::CloseCover));
}

#[test]
fn a_timeline_says_how_it_stands_with_every_label_and_offers_to_cover() {
    let seen = with_labels(seen::busy(Language::English, faces::face("ready")));
    let mut harness = harness(at_parcel(), seen);
    harness.set_size(Vec2::new(1280.0, 2200.0));
    harness.run();
    harness.get_by_label("Shows an address; no covered copy yet");
    harness.get_by_label("Address covered; this is the copy");
    harness.get_by_label("Original gone by rule on 2026-11-20");
    harness.get_by_label_contains("There is no covered copy; its hash stays");
    press(&mut harness, "Cover it differently…");
    press(&mut harness, "Cover the address…");
    for photo in [2, 1] {
        let wanted = Intent::OpenToCover(Hash([photo; 32]));
        assert!(harness.state().wanted.contains(&wanted));
    }
}

#[test]
fn the_bench_is_seen_while_a_photo_is_open() {
    let seen = seen::busy(Language::English, faces::face("ready"));
    let seen = with_cover(seen, open(PrivacyMsg::LeavesBarcode));
    let mut harness = harness(Screens::default(), seen);
    harness.run();
    assert!(harness.query_by_label("Cover and keep").is_none());
}

#[test]
fn what_is_due_is_erased_from_the_settings() {
    let screens = Screens {
        place: Place::Settings,
        ..Screens::default()
    };
    let seen = seen::busy(Language::English, faces::face("ready"));
    let mut harness = harness(screens, seen);
    harness.set_size(Vec2::new(1280.0, 2600.0));
    harness.run();
    harness.get_by_label_contains("30 days after they were taken");
    press(&mut harness, "Erase what is due");
    let day = seen::zone().day(NOW);
    assert!(
        harness
            .state()
            .wanted
            .contains(&Intent::Start(Job::Purge { day }))
    );
}
