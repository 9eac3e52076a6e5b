//! Photos at the bench, in a timeline and in the settings.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Key as Pressed;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::ids::{Hash, ParcelId, UnitId};
use returnbay::domain::photo::{PhotoDebt, PhotoKind, PhotoSource};
use returnbay::ledger::fact::NamedPhoto;
use returnbay::ledger::query::ParcelPhotos;
use returnbay::ledger::rows::PhotoRow;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::view::{Picture, View};
use returnbay::station::face::InHand;
use returnbay::text::{Language, PhotoMsg};
use returnbay::ui::screens::photos::shown_photos;
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::{Bench, harness};
use crate::faces::NOW;
use crate::{faces, seen};

/// The parcel in hand in these pictures.
pub const PARCEL: ParcelId = ParcelId(1);

pub fn in_hand(unit: Option<UnitId>) -> InHand {
    let asked = [PhotoKind::Contents, PhotoKind::Defect];
    InHand {
        parcel: PARCEL,
        unit,
        asked: asked.into_iter().filter(|_| unit.is_some()).collect(),
    }
}

pub fn named(number: u8, kind: PhotoKind, minutes: i64) -> NamedPhoto {
    NamedPhoto {
        photo: Hash([number; 32]),
        parcel: PARCEL,
        unit: None,
        kind,
        source: PhotoSource::Folder,
        taken_at: NOW.plus_ms(-60_000 * minutes),
        width: 1600,
        height: 1200,
        bytes: 224_000,
    }
}

/// A made-up photo: a box on a bench, by its shades.
pub fn thumbnail(number: u8) -> Picture {
    let (width, height) = (256_u32, 192_u32);
    let mut rgba = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let inside = (40..216).contains(&x) && (30..160).contains(&y);
            let shade = u8::try_from((x + y) / 8).expect("small");
            let (red, blue) = if inside {
                (170 + shade / 2, 60 + number * 20)
            } else {
                (90 + shade, 90 + shade)
            };
            rgba.extend([red, 120, blue, 255]);
        }
    }
    Picture {
        name: format!("photo-{number}"),
        width,
        height,
        rgba,
    }
}

/// Puts two photos and what is owed into what a window would gather.
pub fn with_photos(mut seen: Seen) -> Seen {
    let since = NOW.plus_ms(-60_000 * 17);
    let debt = |kind| PhotoDebt {
        since,
        kind,
        unit: None,
    };
    let row = |named| PhotoRow {
        named,
        person: None,
        named_at: NOW,
        copy: None,
        purged: None,
    };
    let about = ParcelPhotos {
        parcel: returnbay::ledger::rows::ParcelRow {
            owed: vec![debt(PhotoKind::Box), debt(PhotoKind::Contents)],
            ..seen::parcel()
        },
        photos: vec![
            row(named(1, PhotoKind::Label, 16)),
            row(named(2, PhotoKind::Item, 3)),
        ],
    };
    let answer = Answer::ParcelPhotos(Some(Box::new(about)));
    seen.answers.insert(
        View::Photos,
        (Query::ParcelPhotos(PARCEL), Arc::new(answer)),
    );
    seen.thumbnails = (1..4)
        .map(|number| (Hash([number; 32]), Arc::new(thumbnail(number))))
        .collect::<BTreeMap<_, _>>();
    seen
}

fn at_bench(face: &str) -> Harness<'static, Bench> {
    let seen = with_photos(seen::seen(Language::English, faces::face(face)));
    let mut harness = harness(Screens::default(), seen);
    harness.run();
    harness
}

fn word(harness: &Harness<'_, Bench>, message: PhotoMsg) -> String {
    harness.state().seen.say(message)
}

#[test]
fn the_strip_shows_photos_and_what_is_owed_since_when() {
    let harness = at_bench("scan-tag");
    harness.get_by_label("Photos");
    harness.get_by_label("Owed for 17 min: Box · Contents");
    assert_eq!(harness.query_all_by_label_contains("Label,").count(), 1);
    let asked = Intent::Ask(View::Photos, Box::new(Query::ParcelPhotos(PARCEL)));
    assert!(harness.state().wanted.contains(&asked));
}

#[test]
fn what_the_answers_ask_to_be_photographed_is_said_without_a_key() {
    let english = at_bench("proposal");
    english.get_by_label("Photograph now: Contents · Defect");
    let seen = with_photos(seen::seen(Language::Chinese, faces::face("proposal")));
    let mut chinese = harness(Screens::default(), seen);
    chinese.run();
    chinese.get_by_label("请拍照：开箱内容 · 缺陷");
}

#[test]
fn a_photo_is_told_what_it_shows_or_taken_off() {
    for (label, wanted) in [
        (
            "Contents",
            Command::NamePhoto(NamedPhoto {
                kind: PhotoKind::Contents,
                ..named(1, PhotoKind::Label, 16)
            }),
        ),
        (
            "Not of this parcel",
            Command::DropPhoto {
                photo: Hash([1; 32]),
            },
        ),
    ] {
        let mut harness = at_bench("scan-tag");
        harness.get_by_label_contains("Label,").click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, label).click();
        harness.run();
        let wanted = Intent::Command(Box::new(wanted));
        assert!(harness.state().wanted.contains(&wanted), "{label}");
    }
}

#[test]
fn photos_are_added_by_the_systems_dialog() {
    let mut harness = at_bench("scan-tag");
    harness.get_by_label("Add photos…").click();
    harness.run();
    assert!(harness.state().wanted.contains(&Intent::PickPhotos));
}

#[test]
fn the_cameras_folder_is_typed_or_chosen_and_forgotten() {
    let screens = Screens {
        place: Place::Settings,
        ..Screens::default()
    };
    let mut seen = seen::busy(Language::English, faces::face("ready"));
    let mut settings = returnbay::shell::Settings::clone(&seen.settings);
    settings.photo_folders = vec![PathBuf::from("/data/op/Camera")];
    seen.settings = Arc::new(settings);
    let mut harness = harness(screens, seen);
    // All of it at once: nothing is scrolled away from the pointer.
    harness.set_size(eframe::egui::Vec2::new(1280.0, 2600.0));
    harness.run();
    let choose = word(&harness, PhotoMsg::ChooseFolder);
    harness.get_by_label(&choose).click();
    harness.run();
    assert!(harness.state().wanted.contains(&Intent::PickPhotoFolder));
    let forget = word(
        &harness,
        PhotoMsg::ForgetOne {
            folder: "/data/op/Camera".to_owned(),
        },
    );
    harness.get_by_label(&forget).click();
    harness.run();
    let path = word(&harness, PhotoMsg::FolderPath);
    let field = Role::TextInput;
    harness.get_by_role_and_label(field, &path).focus();
    harness.run();
    harness
        .get_by_role_and_label(field, &path)
        .type_text("/mnt/camera");
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    let folders: Vec<Vec<PathBuf>> = harness
        .state()
        .wanted
        .iter()
        .filter_map(|intent| match intent {
            Intent::Change(settings) => Some(settings.photo_folders.clone()),
            _ => None,
        })
        .collect();
    let both = ["/data/op/Camera", "/mnt/camera"].map(PathBuf::from);
    assert_eq!(folders, [Vec::new(), both.to_vec()]);
}

#[test]
fn only_photos_that_are_shown_are_read() {
    let seen = with_photos(seen::busy(Language::English, faces::face("scan-tag")));
    let shown = shown_photos(&seen.answers);
    assert_eq!(
        shown,
        [2, 1, 3].map(|number| Hash([number; 32])),
        "the strip's newest first, then the timeline's"
    );
}
