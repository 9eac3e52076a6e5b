//! Papers of a consignment through the whole shell and the real program: a draft, a closed one, one of which
//! the power cut took the files, and a revision.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use returnbay::domain::codes::{
    ConsignmentNumber, ContainerName, Country, Eccn, HkBr, PartyCode, SellerCode, ShipmentNumber,
    TariffCode, Uscc,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::goods::{BrandKind, Goods, GoodsValue, ValueBasis};
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::ParcelId;
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::party::Party;
use returnbay::domain::photo::{PhotoKind, PhotoKinds, WaiveReason};
use returnbay::domain::policy::Why;
use returnbay::domain::preflight::{CheckCode, Level, units_of};
use returnbay::domain::product::Says;
use returnbay::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms, WeighedBy,
};
use returnbay::ledger::command::{DeclareGoods, PutUnit, ReceiveParcel, ShipCommand};
use returnbay::ledger::fact::{Inspection, ProductHow, RawScan, SsccRange, WaivedPhoto};
use returnbay::ledger::query::{ConsignmentView, ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::view::{Job, JobState};

use returnbay::text::{Message, PapersMsg, TroubleMsg};

use super::cli_run::run;
use super::lots::{House, name, tag, unit};

pub fn number() -> ConsignmentNumber {
    ConsignmentNumber::parse("SH-1-1").unwrap()
}

fn shipment() -> ShipmentNumber {
    ShipmentNumber::parse("SH-1").unwrap()
}

pub fn ship(house: &House, command: ShipCommand) {
    house.must(Command::Ship(command));
}

pub fn seller() -> SellerCode {
    SellerCode::parse("S-01").unwrap()
}

pub fn put(house: &House, at: u64, carton: &str) {
    let parcel = ParcelId((3 << 100) + u128::from(at));
    house.must(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number: returnbay::domain::codes::ParcelTag::make("A00", at).unwrap(),
        raw: RawScan {
            salt: [9; 16],
            bytes: b"1Z".to_vec(),
        },
        candidates: Vec::new(),
        chosen: None,
        finding: None,
    }));
    let grade = Grade::LikeNew;
    house.must(Command::PutUnit(Box::new(PutUnit {
        units: vec![unit(at)],
        inspection: Inspection {
            seller: Some(seller()),
            barcode: Some("00036000291452".to_owned()),
            grade: Some(grade),
            ..Inspection::begun(parcel, tag(at), ProductHow::Barcode)
        },
        hold: None,
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
        allowed: grade.spec().allowed.to_vec(),
        proposed: Decision::ShipChina,
        why: Why::Rule("home".to_owned()),
        policy: None,
        decision: Decision::ShipChina,
        override_reason: None,
        advice: None,
        rework_cost: None,
        class: returnbay::domain::hazard::HazardClass::None,
        container: name(carton),
        learned: None,
        shipped_before: Vec::new(),
        out_of: None,
    })));
    house.must(Command::WaivePhoto(WaivedPhoto {
        parcel,
        unit: Some(unit(at)),
        kind: PhotoKind::Item,
        reason: WaiveReason::NotWanted,
    }));
}

pub fn carton(house: &House, carton: &str, gross: u32) {
    let container = || ContainerName::parse(carton).unwrap();
    house.seal(carton);
    let measure = CartonMeasure {
        sides: [600, 400, 350].map(Millimetres),
        gross: Grams(gross),
        tare: Grams(700),
        by: WeighedBy::Scale,
    };
    ship(
        house,
        ShipCommand::JoinCarton {
            container: container(),
            consignment: number(),
            pallet: None,
        },
    );
    ship(
        house,
        ShipCommand::MeasureCarton {
            container: container(),
            measure,
        },
    );
    ship(
        house,
        ShipCommand::GiveSscc {
            container: container(),
        },
    );
}

/// The importer, the shipment and the consignment.
fn terms(house: &House) {
    let code = |text: &str| PartyCode::parse(text).unwrap();
    ship(
        house,
        ShipCommand::SetParty(Box::new(Party {
            name_zh: Some("示例贸易有限公司".to_owned()),
            address_zh: Some("深圳市".to_owned()),
            uscc: Uscc::parse("91110000600037341L"),
            hk_br: HkBr::parse("12345678"),
            sellers: vec![seller()],
            ..Party::of(code("SZ-A"), Country::china())
        })),
    );
    let exporter = Party::of(code("US-A"), Country::parse("US").unwrap());
    ship(house, ShipCommand::SetParty(Box::new(exporter)));
    ship(
        house,
        ShipCommand::SetShipment(Box::new(ShipmentTerms::of(shipment(), ShipMode::SeaLcl))),
    );
    ship(
        house,
        ShipCommand::SetConsignment(Box::new(ConsignmentTerms {
            consignment: number(),
            shipment: shipment(),
            importer: code("SZ-A"),
            exporter: Some(code("US-A")),
            notify: None,
            route: CustomsRoute::HongKong,
            currency: Currency::USD,
            invoice: Some("INV-7".to_owned()),
            incoterm: None,
            itn: None,
            reason: None,
        })),
    );
}

/// What papers say of a lamp.
fn goods(house: &House) {
    let money = Money {
        minor: 1_250,
        currency: Currency::USD,
    };
    let lamp = Goods {
        name_en: Some("LED desk lamp".to_owned()),
        name_zh: Some("台灯".to_owned()),
        cn10: TariffCode::parse("9405210000"),
        us10: TariffCode::parse("9405218000"),
        origin: Country::parse("CN"),
        brand_kind: Some(BrandKind::None),
        eccn: Eccn::parse("EAR99"),
        net: Some(Grams(400)),
        value: Some(GoodsValue {
            money,
            basis: ValueBasis::Cost,
        }),
        ..Goods::default()
    };
    ship(
        house,
        ShipCommand::DeclareGoods(DeclareGoods {
            seller: seller(),
            goods: vec![("LAMP".to_owned(), lamp)],
            says: Says::Whole,
            file: None,
        }),
    );
}

/// A house with a consignment of two cartons and three lamps.
pub fn packed() -> House {
    let house = House::new();
    put(&house, 1, "C-01");
    put(&house, 2, "C-01");
    put(&house, 3, "C-02");
    terms(&house);
    goods(&house);
    ship(
        &house,
        ShipCommand::AllotSscc(SsccRange {
            prefix: "10614141".to_owned(),
            first: 1,
            count: 10,
        }),
    );
    carton(&house, "C-01", 14_200);
    carton(&house, "C-02", 9_000);
    house
}

pub fn view(house: &House) -> ConsignmentView {
    let day = house.shell.zone().day(house.shell.now());
    match house
        .desk()
        .ask(&Query::Ship(ShipQuery::Consignment(number(), day)))
        .unwrap()
    {
        Answer::Ship(ShipAnswer::Consignment(Some(view))) => *view,
        other => panic!("{other:?}"),
    }
}

/// Signs every warning of pre-flight; these tests are about papers.
pub fn sign(house: &House) {
    let day = house.shell.zone().day(house.shell.now());
    let query = Query::Ship(ShipQuery::Preflight(number(), day));
    let Answer::Ship(ShipAnswer::Preflight(Some(found))) = house.desk().ask(&query).unwrap() else {
        panic!("no pre-flight");
    };
    let level = |level| found.findings.iter().filter(move |one| one.level == level);
    let blocks: Vec<_> = level(Level::Block).collect();
    assert!(blocks.is_empty(), "{blocks:?}");
    let checks: BTreeSet<CheckCode> = level(Level::Warn).map(|one| one.check).collect();
    for check in checks {
        let units = units_of(&found.findings, check).unwrap_or_default();
        let reason = "looked at".to_owned();
        ship(
            house,
            ShipCommand::SignFinding {
                consignment: number(),
                check,
                units,
                listed: Vec::new(),
                reason,
            },
        );
    }
}

pub fn close(house: &House) {
    sign(house);
    let list = codec::encode_consignment(&view(house).consignment);
    ship(
        house,
        ShipCommand::CloseConsignment {
            consignment: number(),
            list: Arc::from(list.as_bytes()),
        },
    );
}

pub fn export(house: &House, folder: &Path) -> Result<JobState, Message> {
    let job = Job::ExportPapers {
        consignment: number(),
        template: None,
        folder: folder.to_owned(),
    };
    match house.shell.run(job)? {
        JobState::Failed(message) => Err(message),
        state => Ok(state),
    }
}

pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap();
    let files = entries.map(|entry| {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, std::fs::read(entry.path()).unwrap())
    });
    files.collect()
}

#[test]
fn papers_of_a_closed_consignment_are_written_noted_and_made_again_to_the_byte() {
    let house = packed();
    let draft = house.path("draft");
    assert!(matches!(
        export(&house, &draft),
        Ok(JobState::SetWritten(_))
    ));
    let drafts = files(&draft);
    assert!(drafts.keys().all(|name| name.contains("-DRAFT-")));
    assert!(view(&house).row.papers.is_empty(), "a draft is not noted");

    close(&house);
    let first = house.path("first");
    assert!(matches!(
        export(&house, &first),
        Ok(JobState::SetWritten(_))
    ));
    let made = files(&first);
    let noted = view(&house).row.papers;
    assert_eq!(noted.len(), 1);
    let hashes: BTreeMap<String, _> = made
        .iter()
        .map(|(name, bytes)| (name.clone(), codec::sha256(bytes)))
        .collect();
    assert_eq!(
        noted[0].0.files.iter().cloned().collect::<BTreeMap<_, _>>(),
        hashes
    );
    assert_eq!(noted[0].0.revision, 1);

    // The same folder again changes nothing and notes nothing; another one gets the same bytes.
    assert!(matches!(
        export(&house, &first),
        Ok(JobState::SetWritten(_))
    ));
    let second = house.path("second");
    // What a power cut left half written is removed.
    let left = house.path(".second.4711.part");
    std::fs::create_dir(&left).unwrap();
    std::fs::write(left.join("SH-1-1-r1-invoice.pdf"), b"half").unwrap();
    assert!(matches!(
        export(&house, &second),
        Ok(JobState::SetWritten(_))
    ));
    assert_eq!(files(&second), made);
    assert!(!left.exists());
    assert_eq!(view(&house).row.papers.len(), 1);

    // A folder with other files is left alone.
    let taken = export(&house, &draft);
    assert!(
        matches!(taken, Err(Message::Papers(PapersMsg::FolderTaken { .. }))),
        "{taken:?}"
    );
    assert_eq!(files(&draft), drafts);

    ship(
        &house,
        ShipCommand::ReopenConsignment {
            consignment: number(),
            reason: "one more".to_owned(),
        },
    );
    close(&house);
    let third = house.path("third");
    assert!(matches!(
        export(&house, &third),
        Ok(JobState::SetWritten(_))
    ));
    assert!(
        files(&third)
            .keys()
            .all(|name| name.starts_with("SH-1-1-r2-"))
    );
    let papers = view(&house).row.papers;
    let revisions: Vec<u32> = papers.iter().map(|(papers, _)| papers.revision).collect();
    assert_eq!(revisions, [1, 2]);
}

#[test]
fn a_folder_that_cannot_be_written_leaves_nothing_and_notes_nothing() {
    let house = packed();
    close(&house);
    // A file stands where the folder's parent is to be.
    let blocked = house.path("file");
    std::fs::write(&blocked, b"x").unwrap();
    let state = export(&house, &blocked.join("papers"));
    assert!(
        matches!(
            state,
            Err(Message::Trouble(TroubleMsg::ExportFailed { .. }))
        ),
        "{state:?}"
    );
    assert_eq!(std::fs::read(&blocked).unwrap(), b"x");
    assert!(view(&house).row.papers.is_empty());
    let good = house.path("good");
    assert!(matches!(export(&house, &good), Ok(JobState::SetWritten(_))));
    assert_eq!(view(&house).row.papers.len(), 1);
}

#[test]
fn the_command_line_makes_one_paper_beside_an_open_window() {
    let house = packed();
    close(&house);
    let data = house.path("data");
    // Papers are read beside an open window.
    let path = house.path("list.json");
    let shown = path.to_str().unwrap();
    let args = [
        "export",
        "packing-list",
        "SH-1-1",
        "--format",
        "json",
        "--out",
        shown,
    ];
    run(&data, &args).ends(0);
    let list: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(list["totals"]["packages"], 2);
    assert_eq!(list["totals"]["units"], 3);
    assert_eq!(list["totals"]["gross"], 23.2);
    assert_eq!(list["totals"]["net"], 1.2);
    assert_eq!(list["totals"]["volume"], 0.168);
    assert_eq!(list["totals"]["value"], 37.5);
    assert_eq!(list["draft"], false);
    assert_eq!(list["rows"].as_array().unwrap().len(), 3);
}

#[test]
fn a_letter_is_pages_alone_and_an_excerpt_is_of_one_sellers_goods() {
    let house = packed();
    close(&house);
    let data = house.path("data");
    let path = house.path("paper");
    let export = |what: &str, more: &[&str], exit: i32| {
        let mut args = vec!["export", what, "SH-1-1", "--out", path.to_str().unwrap()];
        args.extend(more);
        run(&data, &args).ends(exit);
    };
    export("agency", &[], 0);
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    let json = ["--format", "json", "--seller", "S-01"];
    export("unit-list", &json, 0);
    let list: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(list["totals"]["units"], 3);
    std::fs::remove_file(&path).unwrap();
    // Nothing of this seller is in it, and an agency is not of one seller.
    export("unit-list", &["--format", "json", "--seller", "S-02"], 1);
    export("agency", &["--seller", "S-01"], 1);
    assert!(!path.exists());
}

#[test]
fn the_command_line_tells_what_happened_and_makes_the_set() {
    let house = packed();
    close(&house);
    let data = house.path("data");
    let told = house.path("history.jsonld");
    let args = ["export", "epcis", "SH-1-1", "--out", told.to_str().unwrap()];
    run(&data, &args).ends(0);
    if let Some(folder) = std::env::var_os("RETURNBAY_PAPERS") {
        // For a program that did not write it (`.ci/check_epcis.js`).
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::copy(&told, std::path::Path::new(&folder).join("history.jsonld")).unwrap();
    }
    let told: serde_json::Value = serde_json::from_slice(&std::fs::read(&told).unwrap()).unwrap();
    let events = told["epcisBody"]["eventList"].as_array().unwrap();
    let count = |step: &str| {
        events
            .iter()
            .filter(|event| event["bizStep"] == step)
            .count()
    };
    assert_eq!(
        (count("receiving"), count("inspecting"), count("packing")),
        (3, 3, 2)
    );

    let House { home, shell } = house;
    drop(shell);
    let set = home.path().join("set");
    let shown = set.to_str().unwrap();
    let told = run(
        &data,
        &["--json", "export", "papers", "SH-1-1", "--out", shown],
    )
    .ends(0);
    let files = files(&set);
    assert_eq!(told.json()["files"], files.len());
    for wanted in [
        "packing-list.pdf",
        "invoice.xlsx",
        "agreement.pdf",
        "carton-labels.pdf",
    ] {
        assert!(
            files.contains_key(&format!("SH-1-1-r1-{wanted}")),
            "{wanted}"
        );
    }
}
