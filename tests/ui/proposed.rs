//! Cartons proposed at the desk of shipments to China: boxes in stock, the plan as it is drawn, what is in none; and
//! how full a carton is that people pack.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::carton_plan::{CartonPlan, LooseUnit, UnitWeight, plan};
use returnbay::domain::codes::{ConsignmentNumber, SellerCode};
use returnbay::domain::decision::Decision;
use returnbay::domain::goods::{GoodsSides, SidesBasis};
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::ids::UnitId;
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::packing::{Bearing, Turning};
use returnbay::domain::place::Kin;
use returnbay::ledger::query::LooseOf;
use returnbay::shell::Settings;
use returnbay::shell::settings::BoxSetting;
use returnbay::shell::view::{Job, JobState, JobView};
use returnbay::text::Language;
use returnbay::ui::screens::containers::china::{BoxForm, ProposeShown};
use returnbay::ui::screens::{Intent, Screens, Seen};

use crate::bench::Bench;
use crate::faces::{container, tag};
use crate::ships::{at, desk};

fn boxes() -> Vec<BoxSetting> {
    let of = |name: &str, inner_mm, supply| BoxSetting {
        name: name.to_owned(),
        inner_mm,
        tare_g: 900,
        gross_max_g: 22_700,
        supply,
    };
    vec![
        of("M", [400, 300, 300], Some(40)),
        of("L 五层纸箱", [600, 400, 400], None),
    ]
}

fn stocked(seen: &mut Seen) {
    seen.settings = Arc::new(Settings {
        boxes: boxes(),
        ..Settings::clone(&seen.settings)
    });
}

/// A desk whose open carton is one of the boxes in stock.
fn roomy(language: Language, kind: &str) -> (Screens, Seen) {
    let (mut screens, mut seen) = desk(language, false);
    screens.containers.china.carton.choose(container("C-03"));
    let boxed = |name: &str, inner_mm| BoxSetting {
        name: name.to_owned(),
        inner_mm,
        tare_g: 300,
        gross_max_g: 15_000,
        supply: None,
    };
    let mut settings = Settings {
        boxes: vec![
            boxed("S 三层小纸箱", [250, 200, 200]),
            boxed("M", [400, 300, 300]),
        ],
        ..Settings::clone(&seen.settings)
    };
    settings.set_box_of(&container("C-03"), Some(kind));
    seen.settings = Arc::new(settings);
    (screens, seen)
}

fn of() -> LooseOf {
    LooseOf::Consignment(ConsignmentNumber::parse("SH-2026-11-B-1").expect("a number"))
}

fn unit(place: u64, sku: &str, sides: Option<[u32; 3]>) -> LooseUnit {
    let class = if sku == "PB-10" {
        HazardClass::Lithium
    } else {
        HazardClass::None
    };
    LooseUnit {
        unit: UnitId(u128::from(place)),
        tag: tag(place),
        sku: Some(sku.to_owned()),
        title: None,
        container: container("C-09"),
        kin: Kin {
            seller: SellerCode::parse("S-01"),
            decision: Some(Decision::ShipChina),
            class,
        },
        sides: sides.map(|sides| GoodsSides {
            sides: sides.map(Millimetres),
            basis: SidesBasis::Estimated,
        }),
        weight: Some(UnitWeight::Told(Grams(700))),
        turning: Turning::Free,
        bearing: Bearing::Load,
    }
}

fn planned() -> CartonPlan {
    let like = |places: std::ops::Range<u64>, sku: &'static str, sides| {
        places.map(move |place| unit(place, sku, sides))
    };
    let mut units: Vec<LooseUnit> = like(1..14, "P0360", Some([200, 150, 120])).collect();
    units.extend(like(20..26, "LAMP-红色", Some([350, 180, 90])));
    units.extend(like(30..33, "PB-10", Some([150, 90, 40])));
    units.extend(like(40..49, "NEW-7", None));
    units.push(unit(60, "ROD-2M", Some([2000, 60, 60])));
    let kinds: Vec<_> = boxes().iter().map(BoxSetting::kind).collect();
    plan(&units, &kinds, Turning::Free, &|| false).expect("boxes")
}

/// The same where nothing fits.
fn unfit() -> CartonPlan {
    CartonPlan {
        cartons: Vec::new(),
        ..planned()
    }
}

fn job(seen: &mut Seen, state: JobState) {
    let job = Job::Propose {
        of: of(),
        turning: Turning::Free,
    };
    seen.jobs = vec![JobView {
        id: 7,
        job: Arc::new(job),
        state,
    }];
}

fn shown(language: Language, state: JobState) -> (Screens, Seen) {
    let (mut screens, mut seen) = desk(language, false);
    stocked(&mut seen);
    job(&mut seen, state);
    screens.containers.china.propose.shown = ProposeShown::Plan;
    (screens, seen)
}

fn ready(plan: CartonPlan) -> JobState {
    JobState::Proposed(Arc::new(plan))
}

/// The pictures of proposed cartons.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = Vec::new();
    let mut put = |name: &str, (screens, seen)| pictures.push((name.to_owned(), screens, seen));
    put("proposed", shown(language, ready(planned())));
    let mut stepped = shown(language, ready(planned()));
    stepped.0.containers.china.propose.step = Some(4);
    put("proposed-step", stepped);
    put("proposed-unfit", shown(language, ready(unfit())));
    let busy = JobState::Running { done: 0, all: 0 };
    put("proposed-busy", shown(language, busy));
    let mut empty = desk(language, false);
    empty.0.containers.china.propose.shown = ProposeShown::Boxes;
    put("proposed-no-boxes", empty);
    let mut boxes = shown(language, ready(planned()));
    boxes.0.containers.china.propose.shown = ProposeShown::Boxes;
    put("proposed-boxes", boxes);
    put("packed-room", roomy(language, "M"));
    put("packed-room-over", roomy(language, "S 三层小纸箱"));
    pictures
}

fn asked(turning: Turning) -> Intent {
    Intent::Start(Job::Propose { of: of(), turning })
}

#[test]
fn the_button_proposes_and_the_plan_says_how_full_each_carton_is() {
    let (screens, mut seen) = desk(Language::English, false);
    stocked(&mut seen);
    let mut harness = at((screens, seen));
    harness.get_by_label("Propose cartons…").click();
    harness.run();
    let wanted = |harness: &Harness<'_, Bench>, of| harness.state().wanted.contains(&asked(of));
    assert!(wanted(&harness, Turning::Free));
    job(&mut harness.state_mut().seen, ready(planned()));
    harness.run();
    let full = harness.query_all_by_label_contains("% full").count();
    assert_eq!(full, planned().cartons.len());
    harness.get_by_label("Everything this side up").click();
    harness.run();
    assert!(wanted(&harness, Turning::KeepFlat));
}

#[test]
fn units_in_no_carton_are_named_with_why() {
    let harness = at(shown(Language::English, ready(unfit())));
    harness.get_by_label("10 units are in no carton");
    harness.get_by_label("9 × the packed size is not known");
    harness.get_by_label("1 × too long for every box");
}

#[test]
fn an_open_carton_says_what_is_left_and_which_box_it_is_is_chosen_from_the_stock() {
    let mut harness = at(roomy(Language::English, "M"));
    harness.get_by_label("Volume 14.4 of 36.0 L; 21.6 L left, 40 % full");
    harness.get_by_label_contains("1 unit without sizes is not in the volume: P0360 × 1");
    harness.get_by_label_contains("1 unit counts with estimated sizes");
    harness.get_by_label("5 units, about 1.948 kg; 13.052 kg left of 15.000 kg");
    harness.get_by_role_and_label(Role::ComboBox, "Box").click();
    harness.run();
    harness.get_by_label_contains("S 三层小纸箱 · ").click();
    harness.run();
    let kept = harness.state().wanted.iter().find_map(|of| match of {
        Intent::Change(settings) => settings.box_of(&container("C-03")),
        _ => None,
    });
    assert_eq!(kept.expect("it is kept").name, "S 三层小纸箱");
    let harness = at(roomy(Language::English, "S 三层小纸箱"));
    harness.get_by_label("The units take 14.4 L, and the carton holds 10.0 L");
}

#[test]
fn without_boxes_the_button_asks_for_them_and_one_is_kept() {
    let mut harness = at(desk(Language::English, false));
    harness.get_by_label("Propose cartons…").click();
    harness.run();
    harness.get_by_label("No boxes are entered yet");
    let typed = BoxForm {
        name: "M".to_owned(),
        inner: "40 x 30 x 30".to_owned(),
        tare: "900".to_owned(),
        gross: "0.5".to_owned(),
        supply: "40".to_owned(),
        wrong: None,
    };
    harness.state_mut().screens.containers.china.propose.form = typed;
    harness.run();
    harness.get_by_label("Keep this box").click();
    harness.run();
    let kept = |harness: &Harness<'_, Bench>| {
        let mut wanted = harness.state().wanted.iter();
        wanted.find_map(|intent| match intent {
            Intent::Change(settings) => Some(settings.boxes.clone()),
            _ => None,
        })
    };
    assert_eq!(kept(&harness), None, "empty it weighs more than it may");
    let form = &mut harness.state_mut().screens.containers.china.propose.form;
    assert!(form.wrong.is_some());
    "22.7".clone_into(&mut form.gross);
    harness.run();
    harness.get_by_label("Keep this box").click();
    harness.run();
    assert_eq!(kept(&harness), Some(boxes()[..1].to_vec()));
}
