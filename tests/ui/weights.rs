//! The weight of a parcel on the screens, and the scale in the settings.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use returnbay::domain::measure::Grams;
use returnbay::domain::usual::Usual;
use returnbay::domain::weight::{
    ExpectedWeight, ParcelWeight, ScaleFormat, ScaleReading, WeightMode,
};
use returnbay::ledger::query::WeighedParcel;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::Settings;
use returnbay::shell::settings::{ScaleSetting, ScannerSetting};
use returnbay::shell::view::{DeviceHealth, DevicesView, View};
use returnbay::text::{DeskMsg, Language, Message, ScaleMsg};
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::harness;
use crate::faces;
use crate::photos::{PARCEL, with_photos};
use crate::seen;

/// A scale that says weights.
pub fn alive() -> (DeviceHealth, Message) {
    let message = ScaleMsg::Alive {
        port: "/dev/ttyUSB0".to_owned(),
        format: ScaleFormat::Toledo,
    };
    (DeviceHealth::Good, message.into())
}

/// The scale that is set.
pub fn setting() -> ScaleSetting {
    ScaleSetting::on(ScannerSetting {
        path: "/dev/ttyUSB0".to_owned(),
        ..ScannerSetting::default()
    })
}

/// Puts a weight of the parcel in hand, and what its goods weigh, into what a window would gather.
pub fn with_weight(mut seen: Seen, grams: u32, expected: u32) -> Seen {
    let answer = Answer::ParcelWeight(Some(Box::new(WeighedParcel {
        weight: Some(ParcelWeight {
            weight: Grams(grams),
            mode: WeightMode::Gross,
            tare: None,
        }),
        expected: ExpectedWeight {
            at_least: Grams(expected),
            usual: None,
        },
    })));
    seen.answers.insert(
        View::Weight,
        (Query::ParcelWeight(PARCEL), Arc::new(answer)),
    );
    seen.devices = Arc::new(DevicesView {
        scale: Some(alive()),
        scale_shown: Some(ScaleReading::stable(i64::from(grams))),
        ..DevicesView::clone(&seen.devices)
    });
    seen
}

/// The bench with a weight in a language.
pub fn at_bench(language: Language, grams: u32, expected: u32) -> Seen {
    let seen = with_photos(seen::seen(language, faces::face("scan-tag")));
    with_weight(seen, grams, expected)
}

/// The settings with a scale set.
pub fn with_scale_set(mut seen: Seen) -> Seen {
    seen.settings = Arc::new(Settings {
        scale: Some(setting()),
        photo_folders: vec![PathBuf::from("/data/op/Camera")],
        ..Settings::clone(&seen.settings)
    });
    seen
}

#[test]
fn the_bench_shows_the_weight_and_says_when_it_is_light() {
    for (expected, is_light) in [(500, false), (1500, true)] {
        let mut harness = harness(
            Screens::default(),
            at_bench(Language::English, 412, expected),
        );
        harness.run();
        assert!(harness.query_all_by_label("412 g").count() > 0);
        let note = harness.state().seen.say(ScaleMsg::Light {
            expected: Grams(expected),
        });
        let noted: Vec<f32> = harness
            .query_all_by_label(&note)
            .map(|node| node.rect().top())
            .collect();
        assert_eq!(!noted.is_empty(), is_light);
        let heading = harness.state().seen.say(DeskMsg::SideExpected);
        let heading = harness.get_by_label(&heading).rect().top();
        let is_first = noted.iter().all(|top| *top < heading);
        assert!(is_first, "on a small window the list below would hide it");
        assert!(harness.query_all_by_label("scale").count() > 0);
    }
}

/// The bench with a parcel of another weight than its product's parcels have.
pub fn unusual(language: Language) -> Seen {
    let mut seen = at_bench(language, 1100, 0);
    let usual = Usual {
        parcels: 12,
        weight: Grams(1610),
        slack: Grams(161),
    };
    for (_, answer) in seen.answers.values_mut() {
        let Answer::ParcelWeight(Some(about)) = answer.as_ref() else {
            continue;
        };
        let mut about = **about;
        about.expected.usual = Some(usual);
        *answer = Arc::new(Answer::ParcelWeight(Some(Box::new(about))));
    }
    seen
}

#[test]
fn the_bench_says_when_a_parcel_is_not_as_its_product_usually_is() {
    let mut harness = harness(Screens::default(), unusual(Language::English));
    harness.run();
    let note = harness
        .state()
        .seen
        .say(ScaleMsg::Unusual { usual: Grams(1610) });
    let noted = harness
        .query_all_by_label(&note)
        .map(|node| node.rect().top());
    let top = noted.fold(f32::INFINITY, f32::min);
    let heading = harness.state().seen.say(DeskMsg::SideExpected);
    assert!(top < harness.get_by_label(&heading).rect().top());
}

#[test]
fn weigh_again_is_offered_while_the_scale_speaks() {
    let mut harness = harness(Screens::default(), at_bench(Language::English, 412, 500));
    harness.run();
    let word = harness.state().seen.say(ScaleMsg::WeighAgain);
    harness.get_by_label(&word).click();
    harness.run();
    assert!(harness.state().wanted.contains(&Intent::WeighAgain));
}

#[test]
fn a_port_becomes_the_scale_and_is_let_go_again() {
    let screens = || Screens {
        place: Place::Settings,
        ..Screens::default()
    };
    let changed = |seen: Seen, word: ScaleMsg, behind: &str| {
        let mut harness = harness(screens(), seen);
        // All of it at once: nothing is scrolled away from the pointer.
        harness.set_size(eframe::egui::Vec2::new(1280.0, 2600.0));
        harness.run();
        let word = format!("{}{behind}", harness.state().seen.say(word));
        harness.get_by_label(&word).click();
        harness.run();
        let wanted = harness.state().wanted.iter().rev();
        let mut settings = wanted.filter_map(|intent| match intent {
            Intent::Change(settings) => Some(settings.scale.clone()),
            _ => None,
        });
        settings.next().expect("a change")
    };
    let busy = || seen::busy(Language::English, faces::face("ready"));
    let port = changed(busy(), ScaleMsg::UsePort, " /dev/ttyS0").expect("a scale");
    assert_eq!(PathBuf::from(&port.port.path), PathBuf::from("/dev/ttyS0"));
    assert_eq!(changed(with_scale_set(busy()), ScaleMsg::Forget, ""), None);
}
