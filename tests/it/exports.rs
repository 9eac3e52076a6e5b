//! Export papers through the real program: taken once, told by line, bad rows named, balances listed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use returnbay::domain::codes::{
    ConsignmentNumber, Country, PartyCode, PersonCode, ShipmentNumber, StationName, Uscc,
};
use returnbay::domain::consignment::Consignment;
use returnbay::domain::money::Currency;
use returnbay::domain::party::Party;
use returnbay::domain::shipment::{ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::command::ShipCommand;
use returnbay::ledger::query::{ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::desk::Desk;
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use serde_json::{Value, json};
use zip::ZipArchive;

use super::cli::Home;
use super::cli_run::{project, run};

/// A list of two lines, of which the second one has no quantity.
fn list(second: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <ceb:CEB603Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">\n\
         <ceb:Inventory><ceb:InventoryHead><ceb:orderNo>O-1</ceb:orderNo><ceb:invtNo>E202601</ceb:invtNo>\n\
         <ceb:ieFlag>E</ceb:ieFlag><ceb:ieDate>20260831</ceb:ieDate><ceb:tradeMode>9610</ceb:tradeMode></ceb:InventoryHead>\n\
         <ceb:InventoryList><ceb:gnum>1</ceb:gnum><ceb:itemNo>K-1</ceb:itemNo><ceb:gname>发圈</ceb:gname>\
         <ceb:gcode>9615110000</ceb:gcode><ceb:qty>10</ceb:qty><ceb:price>1.5</ceb:price><ceb:currency>142</ceb:currency></ceb:InventoryList>\n\
         <ceb:InventoryList><ceb:gnum>2</ceb:gnum><ceb:itemNo>K-2</ceb:itemNo><ceb:gname>台灯</ceb:gname>\
         <ceb:qty>{second}</ceb:qty></ceb:InventoryList>\n\
         </ceb:Inventory></ceb:CEB603Message>\n"
    )
}

fn lines(home: &Home) -> Vec<Value> {
    run(&home.data(), &["--json", "export-lines", "list", "S-01"])
        .ends(0)
        .lines()
}

fn counted(told: &Value) -> [u64; 5] {
    ["rows", "new", "changed", "unchanged", "skipped"].map(|name| told[name].as_u64().unwrap())
}

#[test]
fn a_customs_list_is_taken_whole_or_by_its_good_rows() {
    let home = Home::new();
    let bad = home.file("bad.xml", list("none"));
    let (code, told) = home.import(&bad, &["--kind", "ceb603"]);
    assert_eq!(
        (code, &told["taken"], &told["kind"]),
        (1, &json!(false), &json!("ceb603"))
    );
    assert_eq!(told["problems"][0]["code"], "bad_export_quantity");
    assert_eq!(told["problems"][0]["line"], 6);
    assert_eq!(lines(&home).len(), 0);

    let good = home.file("good.xml", list("4"));
    let (code, told) = home.import(&good, &["--dry-run"]);
    assert_eq!(
        (code, &told["taken"], counted(&told)),
        (0, &json!(false), [2, 2, 0, 0, 0])
    );
    assert_eq!(told["kind"], "ceb603", "found out by its root");
    assert_eq!(lines(&home).len(), 0);

    let (code, told) = home.import(&bad, &["--kind", "ceb603", "--good-rows"]);
    assert_eq!((code, counted(&told)), (0, [2, 1, 0, 0, 1]));
    let (code, told) = home.import(&good, &["--kind", "ceb603"]);
    assert_eq!((code, counted(&told)), (0, [2, 1, 0, 1, 0]));
    let stands = lines(&home);
    let named: Vec<_> = stands
        .iter()
        .map(|line| {
            (
                line["line"].as_u64(),
                line["out"].as_u64(),
                line["left"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        named,
        [(Some(1), Some(10), Some(10)), (Some(2), Some(4), Some(4))]
    );
    assert_eq!(stands[0]["free_until"], "2027-02-28");
    assert_eq!(stands[0]["back_until"], "2027-08-31");
    run(&home.data(), &["--json", "verify"]).ends(0);
}

#[test]
fn what_is_no_export_paper_and_whose_line_it_is_not_is_said() {
    let home = Home::new();
    let import = home.file("import.xml", list("4").replace("CEB603", "CEB621"));
    let (code, told) = home.import(&import, &["--kind", "ceb603"]);
    assert_eq!(
        (code, &told["problems"][0]["code"]),
        (1, &json!("not_readable"))
    );
    let bomb = list("4").replace("?>\n", "?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>\n");
    let bomb = home.file("bomb.xml", bomb);
    assert_eq!(home.import(&bomb, &["--kind", "ceb603"]).0, 1);
    assert_eq!(lines(&home).len(), 0);
    let unknown = run(&home.data(), &["export-lines", "plan", "SH-404-1"]);
    assert_eq!(unknown.code, Some(1));
    let badge = run(
        &home.data(),
        &["export-lines", "assign", "SH-404-1", "--badge", "P-404"],
    );
    assert_eq!(badge.code, Some(1));
}

fn ask(home: &Home, query: ShipQuery) -> ShipAnswer {
    let desk = Desk::open(&home.data()).unwrap();
    match desk.ask(&Query::Ship(query)).unwrap() {
        Answer::Ship(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn consignment() -> ConsignmentNumber {
    ConsignmentNumber::parse("SH-1-1").unwrap()
}

/// A made-up morning whose carton for China is in a consignment.
fn packed() -> Home {
    let home = Home::new();
    let shift = project("assets/demo/shift.txt");
    run(&home.data(), &["replay", shift.to_str().unwrap()]).ends(0);
    let ShipAnswer::FreeCartons(cartons) = ask(&home, ShipQuery::FreeCartons) else {
        panic!("no cartons");
    };
    let carton = cartons.iter().find(|carton| carton.seller.is_some());
    let carton = carton.expect("a carton of a seller's goods");
    let (carton, seller) = (carton.name().clone(), carton.seller.clone());
    let shell = Shell::open(ShellConfig {
        folder: home.data(),
        station: StationName::parse("A").unwrap(),
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        clock: Clock::scripted(UtcMs::parse("2026-11-30T01:30:00Z").unwrap()),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    })
    .unwrap();
    shell.sign_in(PersonCode::parse("OP-7").unwrap());
    shell.settle();
    let importer = PartyCode::parse("SZ-A").unwrap();
    let shipment = ShipmentNumber::parse("SH-1").unwrap();
    let commands = [
        ShipCommand::SetParty(Box::new(Party {
            name_zh: Some("示例贸易有限公司".to_owned()),
            address_zh: Some("深圳市".to_owned()),
            uscc: Uscc::parse("91110000600037341L"),
            sellers: seller.into_iter().collect(),
            ..Party::of(importer.clone(), Country::china())
        })),
        ShipCommand::SetShipment(Box::new(ShipmentTerms::of(
            shipment.clone(),
            ShipMode::SeaLcl,
        ))),
        ShipCommand::SetConsignment(Box::new(ConsignmentTerms {
            consignment: consignment(),
            shipment,
            importer,
            exporter: None,
            notify: None,
            route: CustomsRoute::DutyFree,
            currency: Currency::USD,
            invoice: None,
            incoterm: None,
            itn: None,
            reason: None,
        })),
        ShipCommand::JoinCarton {
            container: carton,
            consignment: consignment(),
            pallet: None,
        },
    ];
    for command in commands {
        shell.commit(Command::Ship(command)).unwrap();
    }
    home
}

fn view(home: &Home) -> Consignment {
    let day = Zone::parse("America/Los_Angeles")
        .unwrap()
        .day(UtcMs::parse("2026-11-30T01:30:00Z").unwrap());
    match ask(home, ShipQuery::Consignment(consignment(), day)) {
        ShipAnswer::Consignment(Some(view)) => view.consignment,
        other => panic!("{other:?}"),
    }
}

fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    files
}

/// The same with an export paper, under whose line its units are put.
fn assigned() -> Home {
    let home = packed();
    let before = view(&home);
    let units = before.units().count();
    let unit = before.units().find(|unit| unit.sku.is_some());
    let unit = unit.expect("a unit whose SKU is known").clone();
    let seller = unit.seller.as_ref().unwrap().as_str();
    let paper = list("4").replace("K-1", unit.sku.as_ref().unwrap());
    let paper = home.file("list.xml", paper);
    let args = [
        "--json", "import", &paper, "--kind", "ceb603", "--seller", seller,
    ];
    run(&home.data(), &args).ends(0);

    let args = [
        "--json",
        "export-lines",
        "assign",
        "SH-1-1",
        "--badge",
        "OP-7",
    ];
    let told = run(&home.data(), &args).json();
    let put = told["lines"][0]["units"].as_array().unwrap();
    assert!(put.contains(&json!(unit.tag.to_string())), "{told}");
    let without = told["without"].as_array().unwrap().len();
    assert_eq!(put.len() + without, units);
    let after = view(&home);
    let exported = after.units().find(|one| one.unit == unit.unit).unwrap();
    let line = exported.exported.as_ref().expect("under a line");
    assert_eq!((line.number.as_str(), line.line), ("E202601", 1));
    assert_eq!(exported.export, line.export());
    home
}

#[test]
fn units_under_lines_and_their_evidence_are_one_archive_with_its_hashes() {
    let home = assigned();
    let path = home.path().join("evidence.zip");
    let path = path.to_str().unwrap();
    let args = [
        "--json", "export", "evidence", "SH-1-1", "--format", "zip", "--out", path,
    ];
    let told = run(&home.data(), &args).ends(0).json();
    let bytes = std::fs::read(path).unwrap();
    assert_eq!(told["sha256"], codec::sha256(&bytes).to_string());
    let files = unpacked(&bytes);
    let index = &files["index.json"];
    assert_eq!(told["index_sha256"], codec::sha256(index).to_string());
    let index: Value = serde_json::from_slice(index).unwrap();
    assert_eq!(
        (&index["consignment"], &index["closed"]),
        (&json!("SH-1-1"), &json!(false))
    );
    let named = index["files"].as_array().unwrap();
    assert_eq!(named.len() + 1, files.len());
    for file in named {
        let bytes = &files[file["path"].as_str().unwrap()];
        assert_eq!(file["sha256"], codec::sha256(bytes).to_string());
    }
    for name in ["export-lines.xlsx", "units.xlsx", "agreement.txt"] {
        assert!(files.contains_key(name), "{name}");
    }
    let agreement = String::from_utf8(files["agreement.txt"].clone()).unwrap();
    assert!(agreement.contains("SH-1-1") && agreement.contains("示例贸易有限公司"));
    // What may show a buyer's address goes out covered or not at all.
    let label = project("assets/demo/photos/label.jpg");
    let label = codec::sha256(&std::fs::read(label).unwrap());
    assert!(files.values().all(|bytes| codec::sha256(bytes) != label));
    let again = run(&home.data(), &args).ends(0).json();
    assert_eq!(again["photos"], told["photos"]);

    let missing = home.path().join("none").join("evidence.zip");
    let args = [
        "export",
        "evidence",
        "SH-1-1",
        "--format",
        "zip",
        "--out",
        missing.to_str().unwrap(),
    ];
    assert_eq!(run(&home.data(), &args).code, Some(1));
    assert!(!missing.exists());
}
