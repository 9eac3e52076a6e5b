//! A forwarder's own sheet: cloned, changed, written, filled in and taken back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use returnbay::domain::codes::{Country, PartyCode};
use returnbay::domain::goods::Goods;
use returnbay::domain::measure::Grams;
use returnbay::domain::party::Party;
use returnbay::domain::product::Says;
use returnbay::domain::shipment::{ShipMode, ShipmentTerms};
use returnbay::domain::time::{Day, UtcMs};
use returnbay::ledger::command::{DeclareGoods, ShipCommand};
use returnbay::ledger::query::{ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::papers::{PaperKind, PaperOrder};
use returnbay::shell::sheets::{SheetDone, SheetOrder, SheetStep, SheetTaken};
use returnbay::shell::templates::{PaperField, PaperTemplate, cloned, every, write};
use returnbay::shell::view::{Job, JobState};
use returnbay::text::{Message, PapersMsg};
use rust_xlsxwriter::{Formula, Workbook};

use super::cli_run::run;
use super::lots::House;
use super::papers::{close, export, files, number, packed, seller, ship};

fn own(change: impl FnOnce(&mut PaperTemplate)) -> PaperTemplate {
    let carried = every(&[]);
    let list = carried.iter().find(|one| one.template.id == "packing_list");
    let day = Day::parse("2026-12-01").unwrap();
    let mut template = cloned(&list.unwrap().template, ("ours", "Our sheet"), None, day);
    change(&mut template);
    template
}

fn set(house: &House, text: &str) -> Result<JobState, Message> {
    let job = Job::TakeTemplate {
        name: "ours".to_owned(),
        bytes: Arc::from(text.as_bytes()),
    };
    match house.shell.run(job)? {
        JobState::Failed(message) => Err(message),
        state => Ok(state),
    }
}

fn paper(house: &House, template: Option<&str>, format: &str) -> Vec<u8> {
    let path = house.path(&format!("list.{format}"));
    let order = PaperOrder {
        consignment: number(),
        kind: PaperKind::PackingList,
        format: format.to_owned(),
        template: template.map(str::to_owned),
        seller: None,
    };
    let path_of = path.clone();
    let state = house.shell.run(Job::ExportPaper { order, path });
    assert!(matches!(state, Ok(JobState::Written(_))), "{state:?}");
    std::fs::read(path_of).unwrap()
}

fn heads(csv: &[u8]) -> String {
    let text = String::from_utf8(csv.to_vec()).unwrap();
    text.lines().next().unwrap().to_owned()
}

fn forwarded(house: &House) {
    let code = PartyCode::parse("FWD-1").unwrap();
    let forwarder = Party::of(code.clone(), Country::china());
    ship(house, ShipCommand::SetParty(Box::new(forwarder)));
    ship(
        house,
        ShipCommand::SetShipment(Box::new(ShipmentTerms {
            shipment: returnbay::domain::codes::ShipmentNumber::parse("SH-1").unwrap(),
            mode: ShipMode::SeaLcl,
            forwarder: Some(code),
            carrier: None,
            voyage: None,
            bill: None,
            cut_off: None,
            arrives: None,
        })),
    );
}

#[test]
fn a_layout_is_kept_with_its_bytes_and_counts_by_its_id() {
    let house = packed();
    let text = write(&own(|template| {
        template.columns.truncate(3);
        let blank = template.columns.last_mut().unwrap();
        blank.field = None;
        blank.text = Some("N/A".to_owned());
        blank.heads = ["Remark".to_owned(), "备注".to_owned()];
    }));
    assert!(matches!(set(&house, &text), Ok(JobState::TemplateTaken(_))));
    assert!(set(&house, &text).is_ok(), "the same again changes nothing");
    let csv = String::from_utf8(paper(&house, Some("ours"), "csv")).unwrap();
    assert!(
        csv.contains("\"Remark 备注\"") && csv.contains("\"N/A\""),
        "{csv}"
    );
    let other = text.replacen("Remark", "Note", 1);
    let refused = set(&house, &other);
    assert!(refused.is_err(), "a version stands for the same bytes");
    let next = other.replacen("version = 1", "version = 2", 1);
    assert!(set(&house, &next).is_ok());
    assert!(heads(&paper(&house, Some("ours"), "csv")).contains("Note"));
    let Answer::Ship(ShipAnswer::Templates(kept)) = house
        .desk()
        .ask(&Query::Ship(ShipQuery::Templates))
        .unwrap()
    else {
        panic!("no layouts");
    };
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].row.versions.len(), 2);
    assert_eq!(&*kept[0].bytes, next.as_bytes());
}

#[test]
fn what_is_wrong_in_a_layout_is_named_by_line_and_nothing_is_kept() {
    let house = packed();
    let text = write(&own(|_| {})).replacen("field = \"sscc\"", "field = \"colour\"", 1);
    let Err(Message::Papers(PapersMsg::Template { problems, .. })) = set(&house, &text) else {
        panic!("it was taken");
    };
    let line = text
        .lines()
        .position(|line| line.contains("colour"))
        .unwrap()
        + 1;
    assert_eq!(problems.0.len(), 1);
    assert_eq!(usize::try_from(problems.0[0].line).unwrap(), line);
    assert_eq!(problems.0[0].code, "field_unknown");
    let carried = write(&own(|template| template.id = "invoice".to_owned()));
    assert!(set(&house, &carried).is_err());
    let nobody = write(&own(|template| {
        template.forwarder = PartyCode::parse("NOBODY");
    }));
    assert!(set(&house, &nobody).is_err());
}

#[test]
fn a_forwarder_s_consignment_gets_its_layout_and_a_closed_one_keeps_the_version_it_had() {
    let house = packed();
    forwarded(&house);
    assert!(heads(&paper(&house, None, "csv")).contains("CTN NO."));
    let mut template = own(|template| {
        template.forwarder = PartyCode::parse("FWD-1");
        template.columns[0].heads = ["BOX".to_owned(), "箱".to_owned()];
    });
    set(&house, &write(&template)).unwrap();
    assert!(heads(&paper(&house, None, "csv")).contains("BOX"));
    close(&house);
    export(&house, &house.path("first")).unwrap();
    template.version = 2;
    template.columns[0].heads = ["CASE".to_owned(), "箱".to_owned()];
    let later = house.shell.now().0 + 1_000;
    house.shell.clock().set(UtcMs(later));
    set(&house, &write(&template)).unwrap();
    export(&house, &house.path("second")).unwrap();
    let made = files(&house.path("first"));
    assert_eq!(made, files(&house.path("second")), "to the byte");
    let list = &made["SH-1-1-r1-packing-list.csv"];
    assert!(heads(list).contains("BOX"));
}

/// A sheet of these rows, as a forwarder would send it.
fn sheet(house: &House, rows: &[&[&str]]) -> PathBuf {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(*cells) {
            if let Some(formula) = cell.strip_prefix('=') {
                let formula = Formula::new(formula).set_result(*cell);
                page.write_formula(row, column, formula).unwrap();
            } else {
                page.write_string(row, column, *cell).unwrap();
            }
        }
    }
    let path = house.path("filled.xlsx");
    book.save(&path).unwrap();
    path
}

fn take(house: &House, path: &Path, step: SheetStep) -> Result<Arc<SheetDone>, Message> {
    let job = Job::TakeSheet(SheetOrder {
        consignment: number(),
        path: path.to_owned(),
        step,
    });
    match house.shell.run(job)? {
        JobState::SheetRead(done) => Ok(done),
        JobState::Failed(message) => Err(message),
        other => panic!("{other:?}"),
    }
}

fn goods(house: &House) -> Goods {
    let query = Query::Ship(ShipQuery::Goods(seller(), None));
    match house.desk().ask(&query).unwrap() {
        Answer::Ship(ShipAnswer::Goods(rows)) => rows[0].declared.goods.clone(),
        other => panic!("{other:?}"),
    }
}

fn said(done: &SheetDone) -> Vec<(PaperField, &str)> {
    let changes = done.changes.iter();
    changes.map(|one| (one.field, one.to.as_str())).collect()
}

fn codes(done: &SheetDone) -> Vec<(u64, &'static str)> {
    let problems = done.problems.iter();
    problems.map(|one| (one.line, one.code)).collect()
}

#[test]
fn a_forwarder_s_own_sheet_comes_back_by_its_heads() {
    let house = packed();
    let path = sheet(
        &house,
        &[
            &["Dear warehouse, please check"],
            &[
                "P/N. （系统料号 ）",
                "材质（必填）",
                "型号",
                "图片",
                "单件净重 (KG)",
                "总净重",
                "单价",
            ],
            &["", "", "", "", "", "", ""],
            &[
                "LAMP",
                "塑料",
                "L-20",
                "=DISPIMG(\"ID_1\",1)",
                "0.42",
                "9",
                "12.50",
            ],
        ],
    );
    let looked = take(&house, &path, SheetStep::Look).unwrap();
    let news = [
        (PaperField::Model, "L-20"),
        (PaperField::Material, "塑料"),
        (PaperField::NetEach, "420 g"),
    ];
    assert_eq!(said(&looked), news);
    assert_eq!(looked.taken, SheetTaken::Looked);
    assert_eq!(looked.ignored, ["图片", "总净重"]);
    assert_eq!(goods(&house).material, None, "only looked at");
    let taken = take(&house, &path, SheetStep::AllOrNone).unwrap();
    assert_eq!((taken.taken, taken.skus), (SheetTaken::Yes, 1));
    let now = goods(&house);
    assert_eq!(now.material.as_deref(), Some("塑料"));
    assert_eq!(now.net, Some(Grams(420)));
    assert_eq!(
        now.name_zh.as_deref(),
        Some("台灯"),
        "what was left empty stays"
    );
    let again = take(&house, &path, SheetStep::AllOrNone).unwrap();
    assert_eq!((again.skus, again.changes.len()), (0, 0));
}

#[test]
fn a_changed_number_is_refused_and_rows_that_disagree_are_named() {
    let house = packed();
    let tag = |at| super::lots::tag(at).to_string();
    let (one, two, three) = (tag(1), tag(2), tag(3));
    let path = sheet(
        &house,
        &[
            &["Unit no.", "SKU", "品名", "HS code", "Unit value", "材质"],
            &[&three, "LAMP", "台灯", "9405210000", "12.50", "铝"],
            &[&one, "LAMP", "台灯", "9405210000", "12.50", "木"],
            &["A9999999999", "LAMP", "台灯", "9405210000", "12.50", "铝"],
            &[&two, "CHAIR", "台灯", "9405210000", "12.50", "铝"],
            &[&two, "LAMP", "台灯", "94052100", "12.50", "铝"],
            &[&two, "LAMP", "台灯", "9405210000", "3", "铝"],
            &[&two, "LAMP", "=1+1", "9405210000", "12.50", "铝"],
            &["", "", "台灯", "9405210000", "12.50", "铝"],
            &["", "", "", "", "37.50", ""],
        ],
    );
    let refused = take(&house, &path, SheetStep::AllOrNone).unwrap();
    assert_eq!(refused.taken, SheetTaken::No);
    assert_eq!(
        codes(&refused),
        [
            (3, "rows_differ"),
            (4, "changed_id"),
            (5, "changed_id"),
            (6, "bad_tariff"),
            (7, "no_basis"),
            (8, "formula"),
            (9, "no_id"),
        ]
    );
    assert_eq!(goods(&house).material, None, "nothing half applied");
    let good = take(&house, &path, SheetStep::Good).unwrap();
    assert_eq!(good.taken, SheetTaken::Yes);
    assert_eq!(goods(&house).material.as_deref(), Some("铝"));
}

#[test]
fn our_own_sheet_filled_in_says_what_was_filled_in_and_one_of_another_consignment_is_refused() {
    let house = packed();
    let mut template = own(|_| {});
    template.columns.truncate(8);
    set(&house, &write(&template)).unwrap();
    // As it was written it says nothing new.
    let list = house.path("list.xlsx");
    paper(&house, Some("ours"), "xlsx");
    let none = take(&house, &list, SheetStep::AllOrNone).unwrap();
    assert_eq!((none.skus, codes(&none)), (0, Vec::new()));
    // A heading of ours that names another consignment.
    let tag = super::lots::tag(1).to_string();
    let rows: &[&[&str]] = &[
        &["SH-1 · SH-1-2 · r1"],
        &["Unit no.\n单件号", "Chinese name\n品名"],
        &[&tag, "灯"],
    ];
    let other = sheet(&house, rows);
    let refused = take(&house, &other, SheetStep::AllOrNone);
    assert!(refused.is_err(), "{refused:?}");
    let nothing = sheet(&house, &[&["Unit", "Material"], &["PCS", "铝"]]);
    assert!(
        take(&house, &nothing, SheetStep::Look).is_err(),
        "no numbers"
    );
    assert_eq!(goods(&house).name_zh.as_deref(), Some("台灯"));
}

#[test]
fn goods_of_several_sellers_are_told_at_once_or_not_at_all() {
    let house = packed();
    let told = |sku: &str, name: &str| DeclareGoods {
        seller: seller(),
        goods: vec![(
            sku.to_owned(),
            Goods {
                name_en: Some(name.to_owned()),
                ..Goods::default()
            },
        )],
        says: Says::Part,
        file: None,
    };
    let long = "x".repeat(300);
    let both = vec![told("LAMP", "lamp"), told("CHAIR", &long)];
    let refused = house
        .shell
        .commit(returnbay::ledger::Command::Ship(ShipCommand::DeclareEach(
            both,
        )));
    assert!(refused.is_err());
    assert_eq!(goods(&house).name_en.as_deref(), Some("LED desk lamp"));
}

#[test]
fn the_command_line_clones_sets_shows_and_takes_a_sheet() {
    let house = packed();
    let tag = super::lots::tag(1).to_string();
    let filled = sheet(&house, &[&["Unit no.", "用途"], &[&tag, "照明"]]);
    let House { home, shell } = house;
    drop(shell);
    let data = home.path().join("data");
    let badge = ["--badge", "SUP-1"];
    let clone = [
        "shipment",
        "template",
        "clone",
        "packing_list_39",
        "ours",
        "--name",
        "A sheet",
    ];
    let args = [clone.as_slice(), &badge].concat();
    run(&data, &args).ends(0);
    run(&data, &args).ends(1);
    let shown = run(&data, &["shipment", "template", "show", "ours"]).ends(0);
    assert!(shown.out.contains("name = \"A sheet\""), "{}", shown.out);
    let file = home.path().join("ours.toml");
    let next = shown.out.replacen("version = 1", "version = 2", 1);
    std::fs::write(&file, next.replacen("P/N.", "PART", 1)).unwrap();
    let path = file.display().to_string();
    let args = [["shipment", "template", "set", &path].as_slice(), &badge].concat();
    run(&data, &args).ends(0);
    std::fs::write(&file, "id = \"ours\"\nversion = 3\n").unwrap();
    let wrong = run(&data, &[["--json"].as_slice(), &args].concat()).ends(1);
    assert_eq!(wrong.json()["problems"][0]["code"], "missing_key");
    let listed = run(&data, &["--json", "shipment", "template", "list"]).ends(0);
    assert!(listed.out.contains("\"ours\""), "{}", listed.out);
    let path = filled.display().to_string();
    let take = ["--json", "shipment", "sheet", "SH-1-1", &path];
    let look = run(&data, &[take.as_slice(), &["--look"], &badge].concat()).ends(0);
    assert_eq!(look.json()["changes"][0]["field"], "purpose");
    assert_eq!(look.json()["taken"], false);
    let taken = run(&data, &[take.as_slice(), &badge].concat()).ends(0);
    assert_eq!(taken.json()["taken"], true);
    let goods = run(
        &data,
        &[
            "export",
            "packing-list",
            "SH-1-1",
            "--template",
            "ours",
            "--format",
            "csv",
            "--out",
            &home.path().join("out.csv").display().to_string(),
        ],
    );
    goods.ends(0);
    let text = std::fs::read_to_string(home.path().join("out.csv")).unwrap();
    assert!(text.contains("PART") && text.contains("照明"), "{text}");
    let sound = run(&data, &["--json", "verify"]).ends(0).json();
    assert_eq!(sound["ok"], true);
}
