//! Every screen and face drawn to pixels; written to files where a person wants to look.

use std::path::PathBuf;

use returnbay::domain::leaving::LeftHow;
use returnbay::domain::time::Day;
use returnbay::ledger::import::{FileLines, ImportCounts, ImportKind, ReturnsFile};
use returnbay::shell::view::{ImportDone, JobState, ListName};
use returnbay::text::trouble::ProblemCode;
use returnbay::text::{Language, TroubleMsg};
use returnbay::ui::picture;
use returnbay::ui::screens::import::Holds;
use returnbay::ui::screens::sellers::Part;
use returnbay::ui::screens::table::draft::Wish;
use returnbay::ui::screens::{Place, SaveFor, Screens, Seen, containers, import, print, review};
use returnbay::ui::window::{scale_of, theme_of};

use crate::{
    attaching, cover, exported, faces, guide, leaving, lots, orders, photos, printing, products,
    proposed, repairs, resale, seen, sheets, ship_panes, ships, weights, work,
};

const SIZE: [u16; 2] = [1280, 800];

/// Every picture by name: the screen's drafts and what it is drawn from.
pub fn all(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures: Vec<(String, Screens, Seen)> = faces::all()
        .into_iter()
        .map(|(name, face)| {
            let seen = photos::with_photos(seen::seen(language, face));
            (format!("bench-{name}"), Screens::default(), seen)
        })
        .collect();
    let quiet = || seen::seen(language, faces::face("ready"));
    let both = seen::both(seen::seen(language, faces::face("question-4")));
    let both_put = seen::both(seen::seen(language, faces::face("proposal")));
    let demo = seen::with_demo(seen::seen(language, faces::face("nine")));
    let mut put = |name: &str, screens, seen| pictures.push((name.to_owned(), screens, seen));
    put("bench-both", Screens::default(), both);
    put("bench-both-put", Screens::default(), both_put);
    put("bench-demo", Screens::default(), demo);
    put(
        "bench-notice",
        Screens::default(),
        seen::with_notice(quiet()),
    );
    imports(language, &mut pictures);
    stock(language, &mut pictures);
    rest(language, &mut pictures);
    offices(language, &mut pictures);
    pictures.extend(printing::pictures(language));
    pictures.extend(lots::pictures(language));
    pictures.extend(leaving::pictures(language));
    pictures.extend(resale::pictures(language));
    pictures.extend(ships::pictures(language));
    pictures.extend(proposed::pictures(language));
    pictures.extend(ship_panes::pictures(language));
    pictures.extend(sheets::pictures(language));
    pictures.extend(crate::planner::pictures(language));
    pictures.extend(work::pictures(language));
    pictures.extend(repairs::pictures(language));
    pictures.extend(crate::agreement::pictures(language));
    pictures.extend(orders::pictures(language));
    pictures.extend(cover::pictures(language));
    pictures.extend(crate::correcting::pictures(language));
    pictures.extend(guide::pictures(language));
    pictures.extend(crate::people::pictures(language));
    pictures
}

/// Files that are taken in, at every step.
fn imports(language: Language, pictures: &mut Vec<(String, Screens, Seen)>) {
    let desk = |place| Screens {
        place,
        ..Screens::default()
    };
    let busy = || photos::with_photos(seen::busy(language, faces::face("ready")));
    let quiet = || seen::seen(language, faces::face("ready"));
    let mut put = |name: &str, screens, seen| pictures.push((name.to_owned(), screens, seen));
    put("import", desk(Place::Import), busy());
    put("import-empty", desk(Place::Import), quiet());
    put(
        "import-running",
        desk(Place::Import),
        seen::with_running_import(busy()),
    );
    put(
        "import-preview",
        desk(Place::Import),
        seen::with_preview(busy(), false),
    );
    let mut recalls = desk(Place::Import);
    recalls.import.kind = Holds::Rows(ImportKind::Recalls);
    "/data/op/recalls-2026-11.csv".clone_into(&mut recalls.import.path);
    let listed = seen::with_recall_preview(busy());
    put("import-recalls", recalls, listed);
    let listed = exported::with_exports_preview(busy());
    put("import-exports", desk(Place::Import), listed);
    let mut wrong = desk(Place::Import);
    wrong.import.tab = import::Tab::Problems;
    let listed = seen::with_recall_preview(busy());
    put("import-recalls-problems", wrong, listed);
    let mut columns = desk(Place::Import);
    columns.import.tab = import::Tab::Columns;
    put("import-columns", columns, seen::with_preview(busy(), false));
    let mut problems = desk(Place::Import);
    problems.import.tab = import::Tab::Problems;
    put(
        "import-problems",
        problems,
        seen::with_preview(busy(), true),
    );
    let mut anew = desk(Place::Import);
    anew.import.tab = import::Tab::Columns;
    put(
        "import-anew",
        anew,
        seen::read_anew(seen::remembered(seen::with_preview(busy(), false))),
    );
    let mut several = desk(Place::Import);
    "S-01".clone_into(&mut several.import.seller);
    several.import.take(
        &[
            "/data/op/nov-1.tsv",
            "/data/op/nov-2.tsv",
            "/data/op/nov-3.tsv",
        ]
        .map(PathBuf::from),
    );
    let taken = JobState::Imported(std::sync::Arc::new(ImportDone {
        file: ReturnsFile::default().with(FileLines::Returns),
        counts: ImportCounts {
            new: 180,
            changed: 12,
            unchanged: 20,
        },
    }));
    put(
        "import-done",
        several,
        seen::with_import_state(seen::with_preview(busy(), false), taken),
    );
    for (name, state) in [
        ("import-cancelled", JobState::Cancelled),
        (
            "import-failed",
            JobState::Failed(
                TroubleMsg::FileNotReturns {
                    name: "returns-2026-11.tsv".to_owned(),
                    why: ProblemCode("file_workbook".to_owned()),
                }
                .into(),
            ),
        ),
    ] {
        let seen = seen::with_import_state(seen::with_preview(busy(), false), state);
        put(name, desk(Place::Import), seen);
    }
    let mut checklist = desk(Place::Import);
    "S-01".clone_into(&mut checklist.import.seller);
    checklist.import.kind = Holds::Checklist;
    "/data/op/phones-own-1.toml".clone_into(&mut checklist.import.path);
    put("import-checklist", checklist, busy());
    let mut refused = desk(Place::Import);
    "S-01".clone_into(&mut refused.import.seller);
    refused.import.kind = Holds::Checklist;
    put(
        "import-checklist-refused",
        refused,
        crate::stock::with_refused_checklist(busy()),
    );
}

/// Containers, and a day's review.
fn stock(language: Language, pictures: &mut Vec<(String, Screens, Seen)>) {
    let desk = |place| Screens {
        place,
        ..Screens::default()
    };
    let busy = || photos::with_photos(seen::busy(language, faces::face("ready")));
    let quiet = || seen::seen(language, faces::face("ready"));
    let mut put = |name: &str, screens, seen| pictures.push((name.to_owned(), screens, seen));
    put("containers-empty", desk(Place::Containers), quiet());
    let mut chosen = desk(Place::Containers);
    chosen.containers.chosen = Some(faces::container("R-03"));
    chosen.containers.sealing = Some(faces::container("R-03"));
    put("containers", chosen, busy());
    for (name, of) in [("containers-leaving", "D-01"), ("containers-left", "D-02")] {
        let mut leaving = desk(Place::Containers);
        let of = faces::container(of);
        leaving.containers.leaving = containers::leaving::Draft {
            container: Some(of.clone()),
            how: Some(LeftHow::Destroyed),
            ..containers::leaving::Draft::default()
        };
        leaving.containers.chosen = Some(of);
        put(name, leaving, busy());
    }
    let mut manifest = desk(Place::Containers);
    manifest.containers.tab = containers::Tab::Manifest;
    put("manifest", manifest, busy());
    put("review", desk(Place::Review), busy());
    put("review-empty", desk(Place::Review), quiet());
    let mut wall = desk(Place::Review);
    wall.review.shown = review::Shown::Wall;
    put("review-wall", wall, busy());
    let mut units = desk(Place::Review);
    let day = seen::zone().day(faces::NOW);
    let filter = returnbay::ledger::query::UnitFilter {
        day: Some(day),
        ..Default::default()
    };
    units.review.open_units(filter, "87".to_owned());
    units.review.subject = Some(review::Subject::Unit(returnbay::domain::ids::UnitId(1)));
    put("review-units", units, busy());
    for (name, of) in [
        ("unit-export-line", exported::Of::Under),
        ("unit-export-over", exported::Of::Over),
        ("unit-export-none", exported::Of::None),
    ] {
        let (screens, seen) = exported::unit_page(language, of);
        put(name, screens, seen);
    }
    for (name, shows) in attaching::PICTURES {
        let (screens, seen) = attaching::page(language, shows);
        put(name, screens, seen);
    }
    let mut parcels = desk(Place::Review);
    let filter = returnbay::ledger::query::ParcelFilter {
        day: Some(day),
        ..Default::default()
    };
    parcels.review.open_parcels(filter, "76".to_owned());
    put("review-parcels", parcels, busy());
    put("review-sorted", sorted(), busy());
}

/// Settings, weights, products, print, backlog and dock.
fn rest(language: Language, pictures: &mut Vec<(String, Screens, Seen)>) {
    let desk = |place| Screens {
        place,
        ..Screens::default()
    };
    let busy = || photos::with_photos(seen::busy(language, faces::face("ready")));
    let quiet = || seen::seen(language, faces::face("ready"));
    let mut put = |name: &str, screens, seen| pictures.push((name.to_owned(), screens, seen));
    put("settings", desk(Place::Settings), busy());
    put(
        "settings-scale",
        desk(Place::Settings),
        weights::with_scale_set(busy()),
    );
    put(
        "bench-weight",
        Screens::default(),
        weights::at_bench(language, 412, 500),
    );
    put(
        "bench-weight-light",
        Screens::default(),
        weights::at_bench(language, 412, 1500),
    );
    put(
        "bench-unusual",
        Screens::default(),
        weights::unusual(language),
    );
    put("products", products::screens("S-01"), busy());
    put("products-recalls", products::of_recalls(), busy());
    put("products-recalls-none", products::of_recalls(), quiet());
    put("products-none", products::screens(""), busy());
    put("products-empty", products::screens("S-02"), quiet());
    put("products-edit", products::writing(), busy());
    put(
        "bench-product",
        Screens::default(),
        seen::with_product(busy()),
    );
    put("print", desk(Place::Print), busy());
    let mut labels = desk(Place::Print);
    labels.print.what = print::What::Containers;
    put("print-none", labels, quiet());
    let mut badges = desk(Place::Print);
    badges.print.what = print::What::Badges;
    "OP-7, nobody*".clone_into(&mut badges.print.names);
    put("print-wrong", badges, busy());
    put("backlog", desk(Place::Backlog), busy());
    put("backlog-empty", desk(Place::Backlog), quiet());
    let both_dock = seen::both(seen::seen(language, faces::face("dock-counted")));
    put("bench-dock-both", Screens::default(), both_dock);
    let both_alert = seen::both(seen::seen(language, faces::face("dock-high-value")));
    put("bench-dock-both-alert", Screens::default(), both_alert);
}

/// Sellers with a form that is filled in and one that is wrong; finding.
fn offices(language: Language, pictures: &mut Vec<(String, Screens, Seen)>) {
    let desk = |place| Screens {
        place,
        ..Screens::default()
    };
    let busy = || seen::busy(language, faces::face("ready"));
    let quiet = || seen::seen(language, faces::face("ready"));
    let mut put = |name: &str, screens, seen| pictures.push((name.to_owned(), screens, seen));
    put("sellers-empty", desk(Place::Sellers), quiet());
    let mut chosen = desk(Place::Sellers);
    chosen.sellers.open(seen::sellers().last(), seen::today());
    put("sellers", chosen, busy());
    let mut wrong = desk(Place::Sellers);
    wrong.sellers.open(None, seen::today());
    let typed = &mut wrong.sellers.form.as_mut().expect("a form").typed;
    "S-02".clone_into(&mut typed.code);
    "harbor-02, B".clone_into(&mut typed.hints);
    "two hundred".clone_into(&mut typed.cage);
    "0".clone_into(&mut typed.days);
    put("sellers-wrong", wrong, busy());
    let mut coming = desk(Place::Sellers);
    coming.sellers.open(seen::sellers().last(), seen::today());
    if let Some(form) = &mut coming.sellers.form {
        form.show(Day::parse("2027-01-01"));
    }
    put("sellers-to-come", coming, busy());
    let mut rates = desk(Place::Sellers);
    rates.sellers.open(seen::sellers().last(), seen::today());
    if let Some(form) = &mut rates.sellers.form {
        form.part = Part::Rates;
    }
    put("sellers-rates", rates, busy());
    let mut own = desk(Place::Sellers);
    own.sellers.open(seen::sellers().last(), seen::today());
    if let Some(form) = &mut own.sellers.form {
        form.part = Part::Checklists;
    }
    put("sellers-checklists", own, busy());
    for (name, to) in [
        ("sellers-statement", None),
        ("sellers-statement-no-days", Some("2999-01-01")),
    ] {
        let mut statement = desk(Place::Sellers);
        statement
            .sellers
            .open(seen::sellers().last(), seen::today());
        if let Some(form) = &mut statement.sellers.form {
            form.part = Part::Statement;
        }
        statement.sellers.statement.to = to.map(str::to_owned);
        put(name, statement, busy());
    }
    put("find-empty", desk(Place::Find), quiet());
    let mut found = desk(Place::Find);
    "170026".clone_into(&mut found.find.text);
    put("find", found, busy());
    let mut cut = desk(Place::Find);
    "170026".clone_into(&mut cut.find.text);
    put("find-cut", cut, seen::with_much_found(busy()));
    let mut beside = desk(Place::Find);
    "170026".clone_into(&mut beside.find.text);
    let unit = returnbay::domain::ids::UnitId(1);
    beside.find.subject = Some(review::Subject::Unit(unit));
    put("find-unit", beside, busy());
    let mut evidence = desk(Place::Find);
    "170026".clone_into(&mut evidence.find.text);
    let subject = review::Subject::Unit(unit);
    evidence.find.subject = Some(subject);
    evidence.find.evidence.open(subject);
    put("find-evidence", evidence, busy());
}

/// The units of a day by grade, those that hold a word, on their way into a file.
fn sorted() -> Screens {
    let mut screens = Screens {
        place: Place::Review,
        ..Screens::default()
    };
    let filter = returnbay::ledger::query::UnitFilter {
        day: Some(seen::zone().day(faces::NOW)),
        ..Default::default()
    };
    screens.review.open_units(filter, "87".to_owned());
    let table = screens.table(ListName::ReviewUnits);
    table.sort_by(2);
    "-0".clone_into(&mut table.filter);
    table.want(1, Wish::Hidden);
    let path = PathBuf::from("/data/op/Documents/units.xlsx");
    screens.take_save(SaveFor::List(ListName::ReviewUnits), &path);
    screens
}

fn has_ink(image: &image::RgbaImage) -> bool {
    let first = image.get_pixel(0, 0);
    image.pixels().filter(|pixel| *pixel != first).count() > 2000
}

#[test]
fn every_screen_draws_something() {
    let folder = std::env::var_os("RETURNBAY_PICTURES_DIR").map(PathBuf::from);
    let only = std::env::var("RETURNBAY_PICTURES_ONLY").unwrap_or_default();
    let views: &[(Language, u16, &str)] = if folder.is_some() {
        &[
            (Language::English, 100, "day"),
            (Language::Chinese, 100, "day"),
            (Language::English, 150, "day"),
            (Language::Chinese, 150, "day"),
            (Language::English, 100, "night"),
            (Language::Chinese, 100, "night"),
            (Language::English, 150, "night"),
            (Language::Chinese, 150, "night"),
        ]
    } else {
        &[(Language::Chinese, 150, "high_contrast")]
    };
    for (language, percent, theme) in views {
        for (name, mut screens, mut seen) in all(*language) {
            if !name.contains(&only) {
                continue;
            }
            seen.theme = std::sync::Arc::new(theme_of(theme));
            let scale = scale_of(*percent, SIZE.map(f32::from), seen.demo.is_some());
            let image = picture::draw(&mut screens, &seen, scale, SIZE, &mut Vec::new());
            assert!(has_ink(&image), "{name}");
            if let Some(folder) = &folder {
                let file = format!("{name}-{}-{percent}-{theme}.png", language.code());
                image
                    .save(folder.join(file))
                    .expect("the folder can be written");
            }
        }
    }
}

/// A wall is a large screen, looked at from afar: its sizes grow with the window.
#[test]
fn the_wall_is_drawn_on_both_sizes_of_screen() {
    let folder = std::env::var_os("RETURNBAY_PICTURES_DIR").map(PathBuf::from);
    for language in [Language::English, Language::Chinese] {
        for size in [[1920_u16, 1080], [3840, 2160]] {
            let mut screens = Screens {
                place: Place::Review,
                ..Screens::default()
            };
            screens.review.shown = review::Shown::Wall;
            let seen = seen::busy(language, faces::face("ready"));
            let scale = scale_of(100, size.map(f32::from), false);
            let image = picture::draw(&mut screens, &seen, scale, size, &mut Vec::new());
            assert!(has_ink(&image));
            if let Some(folder) = &folder {
                let file = format!("wall-{}-{}.png", size[1], language.code());
                image
                    .save(folder.join(file))
                    .expect("the folder can be written");
            }
        }
    }
}
