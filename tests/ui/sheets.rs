//! Column layouts of papers and filled sheets at the desk of shipments: cloned, changed, saved; looked at, taken.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Vec2;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{ConsignmentNumber, PartyCode, PersonCode, SellerCode};
use returnbay::domain::time::Day;
use returnbay::exchange::goods::GoodsProblem;
use returnbay::ledger::PackRef;
use returnbay::ledger::codec::sha256;
use returnbay::ledger::fact::SetTemplate;
use returnbay::ledger::query::{KeptTemplate, ShipAnswer, ShipQuery};
use returnbay::ledger::rows::{SaidAt, TemplateRow};
use returnbay::shell::goods::GoodsDone;
use returnbay::shell::sheets::{Change, SheetDone, SheetOrder, SheetStep, SheetTaken};
use returnbay::shell::templates::{PaperField, PaperTemplate, cloned, every, write};
use returnbay::shell::view::{Job, JobState, JobView, TakeRows, View};
use returnbay::text::Language;
use returnbay::ui::screens::containers::china::{Part, TemplateForm};
use returnbay::ui::screens::{Intent, Screens, Seen};

use crate::faces::NOW;
use crate::ships::{at, desk, put, wanted};

fn carried(id: &str) -> PaperTemplate {
    let all = every(&[]);
    let found = all.into_iter().find(|one| one.template.id == id);
    found.expect("a layout").template
}

fn own() -> PaperTemplate {
    let day = Day::parse("2026-11-20").expect("a day");
    let forwarder = PartyCode::parse("HK-B");
    let name = ("hk_b", "香港示例物流 Packing list");
    let mut template = cloned(&carried("packing_list"), name, forwarder, day);
    template.columns.truncate(9);
    template
}

fn kept(template: &PaperTemplate) -> KeptTemplate {
    let bytes = write(template).into_bytes();
    let set = SetTemplate {
        pack: PackRef {
            id: template.id.clone(),
            version: template.version,
            hash: sha256(&bytes),
        },
        name: template.name.clone().unwrap_or_default(),
        forwarder: template.forwarder.clone(),
    };
    let said = SaidAt {
        at: NOW,
        person: PersonCode::parse("OP-7"),
    };
    KeptTemplate {
        row: TemplateRow {
            versions: vec![(set, said)],
        },
        bytes: bytes.into(),
    }
}

fn layouts(language: Language) -> (Screens, Seen) {
    let (mut screens, mut seen) = desk(language, false);
    let answer = ShipAnswer::Templates(vec![kept(&own())]);
    put(&mut seen, View::Templates, ShipQuery::Templates, answer);
    let draft = &mut screens.containers.china;
    draft.part = Part::Templates;
    draft.templates.chosen = Some("hk_b".to_owned());
    (screens, seen)
}

fn changing(language: Language) -> (Screens, Seen) {
    let (mut screens, seen) = layouts(language);
    screens.containers.china.templates.form = Some(TemplateForm::of(&own()));
    (screens, seen)
}

fn number() -> ConsignmentNumber {
    ConsignmentNumber::parse("SH-2026-11-B-1").expect("a number")
}

fn order(step: SheetStep) -> SheetOrder {
    SheetOrder {
        consignment: number(),
        path: PathBuf::from("/data/op/filled.xlsx"),
        step,
    }
}

fn problem(line: u64, code: &'static str, found: &str) -> GoodsProblem {
    GoodsProblem {
        line,
        code,
        found: found.to_owned(),
    }
}

fn sheet(language: Language, problems: Vec<GoodsProblem>, taken: SheetTaken) -> (Screens, Seen) {
    let (mut screens, mut seen) = desk(language, false);
    let change = |line, field, from: Option<&str>, to: &str| Change {
        line,
        seller: SellerCode::parse("S-01").expect("a seller"),
        sku: "P0360".to_owned(),
        field,
        from: from.map(str::to_owned),
        to: to.to_owned(),
    };
    let done = SheetDone {
        file_name: "filled.xlsx".to_owned(),
        taken,
        skus: 1,
        changes: vec![
            change(12, PaperField::Material, None, "珍珠、橡胶"),
            change(12, PaperField::NetEach, Some("20 g"), "22 g"),
        ],
        problems,
        ignored: vec!["总毛重".to_owned(), "图片".to_owned()],
    };
    seen.jobs = vec![JobView {
        id: 1,
        job: Arc::new(Job::TakeSheet(order(SheetStep::Look))),
        state: JobState::SheetRead(Arc::new(done)),
    }];
    let draft = &mut screens.containers.china;
    draft.part = Part::Goods;
    draft.goods.seller = SellerCode::parse("S-01");
    draft.goods.sheet = String::from("/data/op/filled.xlsx");
    (screens, seen)
}

fn wrong_rows() -> Vec<GoodsProblem> {
    vec![
        problem(14, "changed_id", "A99-999"),
        problem(17, "bad_tariff", "94052100"),
    ]
}

/// The pictures of layouts and filled sheets.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = Vec::new();
    let mut put = |name: &str, (screens, seen)| pictures.push((name.to_owned(), screens, seen));
    put("sheets-list", layouts(language));
    put("sheets-change", changing(language));
    let mut pictured = changing(language);
    let mut form = TemplateForm::copy(&carried("units_pictures"), "Our units");
    form.chosen = 3;
    pictured.0.containers.china.templates.form = Some(form);
    put("sheets-pictured", pictured);
    let mut wrong = changing(language);
    if let Some(form) = &mut wrong.0.containers.china.templates.form {
        form.chosen = 2;
        form.columns[2].en.clear();
        form.columns[2].width = String::from("900");
    }
    put("sheets-wrong", wrong);
    put(
        "sheets-filled",
        sheet(language, Vec::new(), SheetTaken::Looked),
    );
    put(
        "sheets-filled-wrong",
        sheet(language, wrong_rows(), SheetTaken::No),
    );
    pictures
}

#[test]
fn a_layout_is_cloned_changed_and_saved_once_nothing_is_wrong() {
    let mut screen = layouts(Language::English);
    screen.0.containers.china.templates.chosen = Some("packing_list".to_owned());
    let mut harness = at(screen);
    assert!(
        harness.query_by_label("Change").is_none(),
        "the program's own stays"
    );
    harness.get_by_label("Clone").click();
    harness.run();
    let draft = &mut harness.state_mut().screens.containers.china.templates;
    let form = draft.form.as_mut().expect("a form");
    assert!(form.id.is_empty());
    "hk_b".clone_into(&mut form.id);
    harness.run();
    assert!(
        harness.query_by_label("Save as version 1").is_none(),
        "the id is taken"
    );
    let draft = &mut harness.state_mut().screens.containers.china.templates;
    let form = draft.form.as_mut().expect("a form");
    "hk_c".clone_into(&mut form.id);
    form.forwarder = PartyCode::parse("HK-B");
    harness.run();
    harness.get_by_label("Down").click();
    harness.run();
    harness.get_by_label("Save as version 1").click();
    harness.run();
    let mut expected = carried("packing_list");
    expected.columns.swap(0, 1);
    let day = crate::seen::zone().day(NOW);
    let name = ("hk_c", "Copy of Packing list");
    let expected = cloned(&expected, name, PartyCode::parse("HK-B"), day);
    let bytes = write(&expected).into_bytes().into();
    let take = Intent::Start(Job::TakeTemplate {
        name: "hk_c".to_owned(),
        bytes,
    });
    assert!(wanted(&harness, &take));
}

#[test]
fn a_column_of_pictures_is_offered_for_goods_and_shown_as_one_in_the_preview() {
    for (layout, offers) in [("packing_list", true), ("check_sheet", false)] {
        let (mut screens, seen) = layouts(Language::English);
        let form = TemplateForm::copy(&carried(layout), "Ours");
        screens.containers.china.templates.form = Some(form);
        let mut harness = at((screens, seen));
        harness.get_by_value("+").click();
        harness.run();
        assert_eq!(
            harness.query_by_label("Picture").is_some(),
            offers,
            "{layout}"
        );
    }
    let (mut screens, seen) = layouts(Language::English);
    let form = TemplateForm::copy(&carried("units_pictures"), "Ours");
    screens.containers.china.templates.form = Some(form);
    let harness = at((screens, seen));
    harness.get_by_label("4 · Picture · Picture 照片");
    let shown = harness.get_all_by_value("(photo) （照片）");
    assert!(shown.count() > 0);
}

#[test]
fn what_is_wrong_stands_at_its_column_and_nothing_is_saved() {
    let mut screen = changing(Language::English);
    if let Some(form) = &mut screen.0.containers.china.templates.form {
        form.chosen = 2;
        form.columns[2].width = "0".to_owned();
    }
    let harness = at(screen);
    let told = harness.get_all_by_label_contains("Column 3: a width is 1 to 80 characters");
    assert!(told.count() > 0);
    assert!(harness.query_by_label("Save as version 2").is_none());
}

#[test]
fn a_filled_sheet_is_looked_at_before_it_is_taken() {
    let mut harness = at(desk_with_file());
    harness.get_by_label("Look at it").click();
    harness.run();
    assert!(wanted(
        &harness,
        &Intent::Start(Job::TakeSheet(order(SheetStep::Look)))
    ));
    let mut harness = at(sheet(Language::English, Vec::new(), SheetTaken::Looked));
    let told = harness.get_all_by_label_contains("Net weight each: 20 g → 22 g");
    assert!(told.count() > 0);
    harness.get_by_label("Take it").click();
    harness.run();
    let take = Intent::Start(Job::TakeSheet(order(SheetStep::AllOrNone)));
    assert!(wanted(&harness, &take));
    let mut harness = at(sheet(Language::English, wrong_rows(), SheetTaken::No));
    harness.get_by_label("Take the good rows").click();
    harness.run();
    assert!(wanted(
        &harness,
        &Intent::Start(Job::TakeSheet(order(SheetStep::Good)))
    ));
}

fn desk_with_file() -> (Screens, Seen) {
    let (mut screens, mut seen) = sheet(Language::English, Vec::new(), SheetTaken::Looked);
    seen.jobs = Vec::new();
    screens.containers.china.goods.file = String::from("/data/op/goods.xlsx");
    (screens, seen)
}

#[test]
fn a_file_of_goods_is_taken_whole_or_its_good_rows_by_the_next_click() {
    let goods = |rows| {
        Intent::Start(Job::TakeGoods {
            seller: SellerCode::parse("S-01").expect("a seller"),
            path: PathBuf::from("/data/op/goods.xlsx"),
            rows,
        })
    };
    let mut harness = at(desk_with_file());
    harness.set_size(Vec2::new(1280.0, 1000.0));
    harness.run();
    harness.get_by_label("Take file").click();
    harness.run();
    assert!(wanted(&harness, &goods(TakeRows::AllOrNone)));
    let (screens, mut seen) = desk_with_file();
    let done = GoodsDone {
        file_name: "goods.xlsx".to_owned(),
        seller: SellerCode::parse("S-01").expect("a seller"),
        skus: 0,
        problems: vec![problem(3, "bad_tariff", "33019010")],
    };
    let Intent::Start(job) = goods(TakeRows::AllOrNone) else {
        panic!("a job");
    };
    seen.jobs = vec![JobView {
        id: 1,
        job: Arc::new(job),
        state: JobState::GoodsTaken(Arc::new(done)),
    }];
    let mut harness = at((screens, seen));
    let told = harness.get_all_by_label_contains("a tariff code has 10 digits");
    assert!(told.count() > 0);
    harness.get_by_label("Take the good rows").click();
    harness.run();
    assert!(wanted(&harness, &goods(TakeRows::Good)));
}
