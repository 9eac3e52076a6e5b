//! Pre-flight through the whole shell and the real program: a consignment is not closed while something blocks it
//! or waits for a signature, and a signature ends with the revision.

use std::path::PathBuf;
use std::sync::Arc;

use returnbay::domain::codes::{
    ConsignmentNumber, Country, Eccn, HkBr, ParcelTag, PartyCode, PersonCode, SellerCode,
    ShipmentNumber, TariffCode,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::goods::{BrandKind, Goods, GoodsValue, ValueBasis};
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::ids::ParcelId;
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::party::Party;
use returnbay::domain::photo::{PhotoKind, PhotoKinds, WaiveReason};
use returnbay::domain::policy::Why;
use returnbay::domain::preflight::{CheckCode, What, listed_of, units_of};
use returnbay::domain::product::Says;
use returnbay::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms, WeighedBy,
};
use returnbay::domain::time::Day;
use returnbay::ledger::command::{DeclareGoods, PutUnit, ReceiveParcel, ShipCommand};
use returnbay::ledger::fact::{Inspection, ProductHow, RawScan, SsccRange, WaivedPhoto};
use returnbay::ledger::query::{ConsignmentView, PreflightView, ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::Clock;
use returnbay::text::Message;
use serde_json::Value;

use super::cli_run::run;
use super::lots::{House, name, tag, unit};

fn number() -> ConsignmentNumber {
    ConsignmentNumber::parse("SH-1-1").unwrap()
}

fn party(text: &str) -> PartyCode {
    PartyCode::parse(text).unwrap()
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").unwrap()
}

fn put(house: &House, at: u64, carton: &str) {
    let parcel = ParcelId((3 << 100) + u128::from(at));
    house.must(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number: ParcelTag::make("A00", at).unwrap(),
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
        class: HazardClass::None,
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

fn ship(house: &House, command: ShipCommand) {
    house.must(Command::Ship(command));
}

fn declare(house: &House, goods: Goods) {
    let told = DeclareGoods {
        seller: seller(),
        goods: vec![("LAMP".to_owned(), goods)],
        says: Says::Whole,
        file: None,
    };
    ship(house, ShipCommand::DeclareGoods(told));
}

fn lamp() -> Goods {
    Goods {
        name_en: Some("desk lamp".to_owned()),
        name_zh: Some("台灯".to_owned()),
        cn10: TariffCode::parse("9405210000"),
        us10: TariffCode::parse("9405218000"),
        origin: Country::parse("CN"),
        brand_kind: Some(BrandKind::None),
        net: Some(Grams(400)),
        value: Some(GoodsValue {
            money: Money {
                minor: 450,
                currency: Currency::USD,
            },
            basis: ValueBasis::Cost,
        }),
        eccn: Eccn::parse("EAR99"),
        ..Goods::default()
    }
}

/// A carton of two lamps on its way to Hong Kong, sealed, measured and numbered; nothing is told of the goods.
fn packed() -> House {
    let house = House::new();
    let importer = Party {
        name_en: Some("Example Trading".to_owned()),
        address_en: Some("Kowloon".to_owned()),
        hk_br: HkBr::parse("12345678"),
        sellers: vec![seller()],
        ..Party::of(party("HK-A"), Country::parse("HK").unwrap())
    };
    ship(&house, ShipCommand::SetParty(Box::new(importer)));
    let exporter = Party::of(party("US-A"), Country::parse("US").unwrap());
    ship(&house, ShipCommand::SetParty(Box::new(exporter)));
    let shipment = ShipmentNumber::parse("SH-1").unwrap();
    let terms = ShipmentTerms::of(shipment.clone(), ShipMode::SeaLcl);
    ship(&house, ShipCommand::SetShipment(Box::new(terms)));
    let terms = ConsignmentTerms {
        consignment: number(),
        shipment,
        importer: party("HK-A"),
        exporter: Some(party("US-A")),
        notify: None,
        route: CustomsRoute::HongKong,
        currency: Currency::USD,
        invoice: None,
        incoterm: None,
        itn: None,
        reason: None,
    };
    ship(&house, ShipCommand::SetConsignment(Box::new(terms)));
    put(&house, 1, "C-01");
    put(&house, 2, "C-01");
    let container = name("C-01");
    ship(
        &house,
        ShipCommand::JoinCarton {
            container: container.clone(),
            consignment: number(),
            pallet: None,
        },
    );
    house.seal("C-01");
    let measure = CartonMeasure {
        sides: [Millimetres(600), Millimetres(400), Millimetres(350)],
        gross: Grams(1700),
        tare: Grams(700),
        by: WeighedBy::Scale,
    };
    let measured = ShipCommand::MeasureCarton {
        container: container.clone(),
        measure,
    };
    ship(&house, measured);
    let range = SsccRange {
        prefix: "10614141".to_owned(),
        first: 1,
        count: 10,
    };
    ship(&house, ShipCommand::AllotSscc(range));
    ship(&house, ShipCommand::GiveSscc { container });
    house
}

fn ask(house: &House, query: ShipQuery) -> ShipAnswer {
    match house.desk().ask(&Query::Ship(query)).unwrap() {
        Answer::Ship(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn today(house: &House) -> returnbay::domain::time::Day {
    house.shell.zone().day(house.shell.now())
}

fn view(house: &House) -> ConsignmentView {
    match ask(house, ShipQuery::Consignment(number(), today(house))) {
        ShipAnswer::Consignment(Some(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn found(house: &House) -> PreflightView {
    match ask(house, ShipQuery::Preflight(number(), today(house))) {
        ShipAnswer::Preflight(Some(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn codes(house: &House) -> Vec<CheckCode> {
    let found = found(house).findings;
    found.iter().map(|finding| finding.check).collect()
}

fn close(house: &House) -> Result<(), String> {
    let shown = view(house).consignment;
    let list = Arc::from(codec::encode_consignment(&shown).as_bytes());
    let command = ShipCommand::CloseConsignment {
        consignment: number(),
        list,
    };
    said(house.shell.commit(Command::Ship(command)))
}

fn said<T>(done: Result<T, Message>) -> Result<(), String> {
    let words = returnbay::text::Words::new(
        returnbay::text::Language::English,
        returnbay::domain::time::Zone::UTC,
    );
    done.map(|_| ()).map_err(|message| words.say(&message))
}

fn sign(house: &House, check: CheckCode, reason: &str) -> Result<(), String> {
    let units = units_of(&found(house).findings, check).unwrap_or_default();
    let command = ShipCommand::SignFinding {
        consignment: number(),
        check,
        units,
        listed: listed_of(&found(house).findings, check),
        reason: reason.to_owned(),
    };
    said(house.shell.commit(Command::Ship(command)))
}

#[test]
fn a_consignment_is_closed_once_nothing_blocks_it_and_warnings_are_signed() {
    let house = packed();
    for wanted in [CheckCode::NetGross, CheckCode::Value, CheckCode::Eccn] {
        assert!(codes(&house).contains(&wanted), "{wanted:?}");
    }
    let refused = close(&house).expect_err("something blocks it");
    assert!(
        refused.contains("Pre-flight found what must be put right first"),
        "{refused}"
    );
    declare(&house, lamp());
    // The legend is a note; no list is loaded, which waits for a signature.
    assert_eq!(codes(&house), [CheckCode::EeiLegend, CheckCode::Screening]);
    let refused = close(&house).expect_err("a warning is not signed");
    assert!(refused.contains("warnings that nobody signed"), "{refused}");
    let none = sign(&house, CheckCode::Used, "sold as open box").expect_err("no such warning");
    assert!(none.contains("There is no such warning here"), "{none}");
    sign(&house, CheckCode::Screening, " ").expect_err("a reason is wanted");
    sign(&house, CheckCode::Screening, "compared by hand").unwrap();
    close(&house).unwrap();
    // Opened again, it is another revision: what was signed for is void.
    let reopened = ShipCommand::ReopenConsignment {
        consignment: number(),
        reason: "one more".to_owned(),
    };
    ship(&house, reopened);
    let refused = close(&house).expect_err("the signature was of revision 1");
    assert!(refused.contains("warnings that nobody signed"), "{refused}");
}

#[test]
fn what_one_carrier_takes_on_one_day_is_summed_over_its_shipments() {
    let house = packed();
    // Two lamps of 1,000 USD are below the 2,500 of a filing, and the third one in another shipment is not.
    let money = Money {
        minor: 100_000,
        currency: Currency::USD,
    };
    let value = Some(GoodsValue {
        money,
        basis: ValueBasis::Cost,
    });
    declare(&house, Goods { value, ..lamp() });
    let set = |number: &str, carrier: Option<&str>, cut_off: &str, voyage: Option<&str>| {
        let number = ShipmentNumber::parse(number).unwrap();
        let terms = ShipmentTerms {
            carrier: carrier.map(ToOwned::to_owned),
            cut_off: Day::parse(cut_off),
            voyage: voyage.map(ToOwned::to_owned),
            ..ShipmentTerms::of(number, ShipMode::SeaLcl)
        };
        ship(&house, ShipCommand::SetShipment(Box::new(terms)));
    };
    let day = "2026-12-04";
    set("SH-1", Some("COSCO"), day, Some("071E"));
    set("SH-2", Some("COSCO"), day, Some("071E"));
    let beside = |exporter: &str| {
        let terms = ConsignmentTerms {
            consignment: ConsignmentNumber::parse("SH-2-1").unwrap(),
            shipment: ShipmentNumber::parse("SH-2").unwrap(),
            exporter: Some(party(exporter)),
            ..view(&house).consignment.terms
        };
        ship(&house, ShipCommand::SetConsignment(Box::new(terms)));
    };
    beside("US-A");
    put(&house, 3, "C-02");
    ship(
        &house,
        ShipCommand::JoinCarton {
            container: name("C-02"),
            consignment: ConsignmentNumber::parse("SH-2-1").unwrap(),
            pallet: None,
        },
    );
    let is_filed = || {
        let found = found(&house).findings;
        let mut found = found.iter().filter(|one| one.check == CheckCode::Eei);
        found.any(|one| matches!(&one.what, What::ItnNeeded { sum, .. } if sum.minor == 300_000))
    };
    assert!(is_filed());
    for (carrier, cut_off, voyage, wanted) in [
        (Some(" cosco"), day, None, true),
        (Some("COSCO"), day, Some("072E"), false),
        (Some("MAERSK"), day, Some("071E"), false),
        (None, day, Some("071E"), false),
        (Some("COSCO"), "2026-12-05", Some("071E"), false),
    ] {
        set("SH-2", carrier, cut_off, voyage);
        assert_eq!(is_filed(), wanted, "{carrier:?} {cut_off} {voyage:?}");
    }
    set("SH-2", Some("COSCO"), day, None);
    assert!(is_filed());
    let other = Party::of(party("US-B"), Country::parse("US").unwrap());
    ship(&house, ShipCommand::SetParty(Box::new(other)));
    beside("US-B");
    assert!(!is_filed(), "another exporter files by itself");
}

#[test]
fn a_signature_is_for_the_units_that_were_shown() {
    let house = packed();
    let mut goods = lamp();
    declare(&house, goods.clone());
    goods.us10 = TariffCode::parse("9405110000");
    declare(&house, goods);
    let units = units_of(&found(&house).findings, CheckCode::TariffShared).unwrap();
    assert_eq!(units, [unit(1), unit(2)]);
    let command = ShipCommand::SignFinding {
        consignment: number(),
        check: CheckCode::TariffShared,
        units: vec![unit(1)],
        listed: Vec::new(),
        reason: "looked up".to_owned(),
    };
    let refused = said(house.shell.commit(Command::Ship(command))).expect_err("another list");
    assert!(
        refused.contains("about other units than were shown"),
        "{refused}"
    );
    sign(&house, CheckCode::TariffShared, "looked up").unwrap();
    sign(&house, CheckCode::Screening, "compared by hand").unwrap();
    let row = found(&house).row;
    assert_eq!(row.signed.len(), 2);
    assert_eq!(row.signed[0].0.units, [unit(1), unit(2)]);
    let person = row.signed[0].1.person.as_ref().map(PersonCode::as_str);
    assert_eq!(person, Some("SUP-1"));
    close(&house).unwrap();
}

fn of_check<'v>(told: &'v Value, check: &str) -> Vec<&'v Value> {
    let findings = told["findings"].as_array().unwrap().iter();
    findings.filter(|one| one["check"] == check).collect()
}

#[test]
fn the_command_line_tells_all_findings_and_signs() {
    let house = packed();
    let data: PathBuf = house.home.path().join("data");
    let told = run(&data, &["--json", "preflight", "SH-1-1"])
        .ends(1)
        .json();
    assert!(told["aid"].as_str().unwrap().contains("not legal advice"));
    let [value] = of_check(&told, "value")[..] else {
        panic!("{told}");
    };
    assert_eq!(value["level"], "block");
    assert_eq!(value["place"]["kind"], "sku");
    assert_eq!(value["place"]["name"], "S-01/LAMP");
    assert_eq!(
        value["message"],
        "No value is declared: enter it with its basis"
    );
    assert!(!value["source"].as_str().unwrap().is_empty() && value["date"].is_string());
    // The same of the whole shipment, and in Chinese for people.
    let whole = run(&data, &["--json", "preflight", "SH-1"]).ends(1).json();
    assert_eq!(whole["findings"], told["findings"]);
    let chinese = run(&data, &["--lang", "zh-CN", "preflight", "SH-1-1"])
        .ends(1)
        .out;
    assert!(
        chinese.contains("未申报价值") && chinese.contains("非法律意见"),
        "{chinese}"
    );
    run(&data, &["preflight", "SH-9"]).ends(1);
    declare(&house, lamp());
    drop(house.shell);
    let told = run(&data, &["--json", "preflight", "SH-1-1"])
        .ends(0)
        .json();
    assert_eq!(of_check(&told, "screening")[0]["standing"], "waits");
    let sign = |check: &str, badge: &str| {
        let args = [
            "preflight",
            "SH-1-1",
            "--sign",
            check,
            "--reason",
            "by hand",
        ];
        run(&data, &[&args[..], &["--badge", badge]].concat())
    };
    sign("screening", "NO-1").ends(1);
    sign("torn", "SUP-1").ends(1);
    sign("used", "SUP-1").ends(1);
    run(&data, &["preflight", "SH-1-1", "--sign", "screening"]).ends(2);
    sign("screening", "SUP-1").ends(0);
    let told = run(&data, &["--json", "preflight", "SH-1-1"])
        .ends(0)
        .json();
    assert_eq!(of_check(&told, "screening")[0]["standing"], "signed");
    assert_eq!(told["consignments"][0]["waits"], 0);
    run(&data, &["verify"]).ends(0);
}

/// Loads a list of parties as the command line does.
fn load(data: &std::path::Path, name: &str, dated: &str, names: &[(&str, &str)]) -> Value {
    let path = data.join(name);
    let rows = names
        .iter()
        .map(|(entry, name)| format!("{entry},{name},,EL\n"));
    let text = std::iter::once("_id,name,alt_names,programs\n".to_owned()).chain(rows);
    std::fs::write(&path, text.collect::<String>()).unwrap();
    let path = path.to_str().unwrap();
    let args = [
        "--json",
        "import",
        path,
        "--kind",
        "screening",
        "--dated",
        dated,
    ];
    run(data, &args).ends(0).json()
}

/// A consignment in which nothing blocks, the folder of its data, the day of the machine and the importer's name.
fn ready() -> (House, PathBuf, Day, String) {
    let house = packed();
    declare(&house, lamp());
    let data: PathBuf = house.home.path().join("data");
    // The program has the clock of the machine.
    let day = house.shell.zone().day(Clock::system().now());
    let importer = view(&house).consignment.parties.importer;
    let importer = importer.expect("an importer");
    let name = importer.name_en.expect("a name");
    (house, data, day, name)
}

fn looked(data: &std::path::Path) -> Value {
    run(data, &["--json", "preflight", "SH-1-1"]).ends(0).json()
}

fn message(told: &Value, check: &str) -> String {
    let message = &of_check(told, check)[0]["message"];
    message.as_str().expect("a message").to_owned()
}

#[test]
fn a_list_is_told_with_its_age_and_one_of_a_day_to_come_is_refused() {
    let (house, data, day, _) = ready();
    drop(house.shell);
    let stale = day.plus_days(-40).to_string();
    let names = [("z9", "Nobody Alike Harbour")];
    let told = load(&data, "old.csv", &stale, &names);
    assert_eq!((&told["new"], &told["taken"]), (&1.into(), &true.into()));
    // The same file a second time changes nothing.
    let again = load(&data, "old.csv", &stale, &names);
    assert_eq!((&again["new"], &again["unchanged"]), (&0.into(), &1.into()));
    let told = looked(&data);
    let old = message(&told, "screening");
    assert!(old.contains("days old: load a newer"), "{old}");
    assert!(message(&told, "screening_list").contains("1 entry: no hit"));
    assert!(of_check(&told, "screening_hit").is_empty());
    let path = data.join("old.csv");
    let path = path.to_str().unwrap();
    let later = day.plus_days(2).to_string();
    let args = ["import", path, "--kind", "screening", "--dated", &later];
    run(&data, &args).ends(1);
    run(&data, &["import", path, "--kind", "screening"]).ends(1);
    run(&data, &["verify"]).ends(0);
}

#[test]
fn a_hit_on_a_list_is_signed_for_by_name_and_a_new_entry_asks_again() {
    let (house, data, day, name) = ready();
    drop(house.shell);
    load(&data, "new.csv", &day.to_string(), &[("a1", &name)]);
    let told = looked(&data);
    assert!(of_check(&told, "screening").is_empty());
    let listed = message(&told, "screening_list");
    assert!(listed.contains("1 entry: 1 hit"), "{listed}");
    let hit = of_check(&told, "screening_hit")[0];
    assert_eq!(
        (&hit["standing"], &hit["entry"]),
        (&"waits".into(), &"a1".into())
    );
    let sign = |hits: &[&str]| {
        let mut args = vec!["preflight", "SH-1-1", "--sign", "screening_hit"];
        args.extend(["--reason", "another firm", "--badge", "SUP-1"]);
        args.extend(hits.iter().flat_map(|entry| ["--hit", *entry]));
        run(&data, &args)
    };
    sign(&[]).ends(1);
    sign(&["z9"]).ends(1);
    sign(&["a1"]).ends(0);
    let standing = |entry: &str| {
        let told = looked(&data);
        let hits = of_check(&told, "screening_hit");
        let hit = hits.into_iter().find(|hit| hit["entry"] == entry);
        hit.expect("a hit")["standing"].clone()
    };
    assert_eq!(standing("a1"), "signed");
    // Another entry of a new list is asked about, and the one that was signed for is not.
    let newest = [("a1", name.as_str()), ("b2", name.as_str())];
    load(&data, "newest.csv", &day.to_string(), &newest);
    assert_eq!(
        (standing("a1"), standing("b2")),
        ("signed".into(), "waits".into())
    );
    run(&data, &["verify"]).ends(0);
}
