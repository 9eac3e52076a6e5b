//! Shipments to China through the whole shell and the real program: from the bench into a carton, from there
//! to the day on which it leaves.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use returnbay::domain::codes::{ParcelTag, SellerCode};
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::ids::ParcelId;
use returnbay::domain::photo::{PhotoKind, PhotoKinds, WaiveReason};
use returnbay::domain::policy::Why;
use returnbay::ledger::Command;
use returnbay::ledger::command::{PutUnit, ReceiveParcel};
use returnbay::ledger::fact::{Inspection, ProductHow, RawScan, WaivedPhoto};

use super::cli_run::{Run, run};
use super::lots::{House, name, tag, unit};

/// A unit that came in a parcel of its own and was put into a carton to China.
pub fn put(house: &House, number: u64, seller: &str, carton: &str) {
    let parcel = ParcelId((3 << 100) + u128::from(number));
    house.must(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number: ParcelTag::make("A00", number).unwrap(),
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
        units: vec![unit(number)],
        inspection: Inspection {
            seller: SellerCode::parse(seller),
            barcode: Some("00036000291452".to_owned()),
            grade: Some(grade),
            ..Inspection::begun(parcel, tag(number), ProductHow::Barcode)
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
    // Goods for China owe a photo.
    house.must(Command::WaivePhoto(WaivedPhoto {
        parcel,
        unit: Some(unit(number)),
        kind: PhotoKind::Item,
        reason: WaiveReason::NotWanted,
    }));
}

/// The command line on a store, by the supervisor.
pub struct Line(pub PathBuf);

impl Line {
    pub fn run(&self, args: &[&str]) -> Run {
        run(&self.0, &[&["--json"], args].concat())
    }

    pub fn ship(&self, args: &[&str]) -> Run {
        self.run(&[&["shipment"], args, &["--badge", "SUP-1"]].concat())
    }

    /// A party, a shipment and an open consignment for the first seller.
    pub fn begin(&self) {
        let names = ["--name-zh", "示例贸易有限公司", "--address-zh", "深圳市"];
        let of = ["--uscc", "91110000600037341L", "--sellers", "S-01"];
        self.ship(&[&["party", "SZ-A"], &names[..], &of].concat())
            .ends(0);
        self.ship(&["party", "SZ-A", "--hk-br", "12345678"]).ends(0);
        self.ship(&["party", "US-A", "--country", "US", "--name-en", "Bay"])
            .ends(0);
        self.ship(&["set", "SH-1", "--mode", "sea_lcl"]).ends(0);
        let of = ["--shipment", "SH-1", "--importer", "SZ-A"];
        let route = ["--route", "hong_kong", "--exporter", "US-A"];
        self.ship(&[&["consignment", "SH-1-1"], &of[..], &route].concat())
            .ends(0);
    }
}

/// What customs ask about the lamp, as its seller's sheet tells it; the second row is of no tariff code.
const GOODS: &str = "货号\t英文品名\t中文品名\t商品编号\tus10\torigin\tbrand_kind\tnetweight\tvalue\t币制\t价值依据\teccn\n\
    LAMP\tdesk lamp\t台灯\t9405210000\t9405218000\tCN\t0\t400 g\t4.50\tUSD\tcost\tEAR99\n";

impl Line {
    /// Signs every warning of pre-flight.
    fn sign(&self) {
        let told = self.run(&["preflight", "SH-1-1"]).ends(0).json();
        let found = told["findings"].as_array().unwrap().iter();
        let warned = found.filter(|one| one["level"] == "warn");
        let checks: BTreeSet<&str> = warned.map(|one| one["check"].as_str().unwrap()).collect();
        for check in checks {
            let of = ["preflight", "SH-1-1", "--sign", check];
            let by = ["--reason", "looked at", "--badge", "SUP-1"];
            self.run(&[&of[..], &by].concat()).ends(0);
        }
    }
}

/// Two cartons of the first seller, and one of the second.
pub fn stocked() -> (tempfile::TempDir, Line) {
    let House { home, shell } = {
        let house = House::new();
        for (number, carton) in [(1, "C-01"), (2, "C-01"), (3, "C-02")] {
            put(&house, number, "S-01", carton);
        }
        put(&house, 4, "S-02", "C-03");
        house
    };
    drop(shell);
    let data = home.path().join("data");
    (home, Line(data))
}

fn verified(data: &Path) {
    run(data, &["verify"]).ends(0);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story from end to end")]
fn a_shipment_is_packed_closed_and_leaves_on_the_command_line() {
    let (home, line) = stocked();
    line.begin();
    let free = line.run(&["shipment", "free"]).ends(0).lines();
    let names: Vec<_> = free.iter().map(|of| &of["container"]).collect();
    assert_eq!(names, ["C-01", "C-02", "C-03"]);

    let joined = line.ship(&["join", "C-01,C-02,C-03", "--consignment", "SH-1-1"]);
    let joined = joined.ends(1);
    assert!(
        joined.err.starts_with("C-03: The importer may not"),
        "{}",
        joined.err
    );
    assert_eq!(line.run(&["shipment", "free"]).ends(0).lines().len(), 1);

    // What is missing is said, and nothing is closed.
    let open = line.ship(&["close", "SH-1-1"]).ends(1);
    assert!(open.err.contains("seal"), "{}", open.err);
    for carton in ["C-01", "C-02"] {
        line.ship(&["seal", carton, "--number", "CN-77"]).ends(0);
    }
    let photo = home.path().join("seal.png");
    image::RgbImage::from_pixel(64, 48, image::Rgb([200, 30, 30]))
        .save(&photo)
        .unwrap();
    let photo = photo.to_str().unwrap();
    line.ship(&["seal", "C-01", "--photo", "none.png"]).ends(1);
    line.ship(&["seal", "C-01", "--photo", photo]).ends(0);
    let inches = [
        "--sides",
        "24x16x14in",
        "--gross",
        "31lb5oz",
        "--tare",
        "2lb",
    ];
    line.ship(&[&["measure", "C-01"], &inches[..]].concat())
        .ends(0);
    let metric = ["--sides", "35x60x40cm", "--gross", "9kg", "--tare", "700g"];
    line.ship(&[&["measure", "C-02"], &metric[..]].concat())
        .ends(0);
    let unsaid = ["--sides", "35x60x40", "--gross", "9", "--tare", "700g"];
    line.ship(&[&["measure", "C-02"], &unsaid[..]].concat())
        .ends(2);
    line.ship(&["sscc", "C-01,C-02"]).ends(1);
    line.ship(&["allot", "10614141", "--first", "7", "--count", "100"])
        .ends(0);
    line.ship(&["sscc", "C-01,C-02"]).ends(0);
    line.ship(&["ship", "SH-1"]).ends(1);
    // Pre-flight keeps it open until what customs ask is told and what warns is signed for.
    let blocked = line.ship(&["close", "SH-1-1"]).ends(1);
    assert!(blocked.err.contains("Pre-flight"), "{}", blocked.err);
    let file = home.path().join("goods.tsv");
    let wrong = GOODS.replace("9405210000", "94052");
    std::fs::write(&file, wrong).unwrap();
    let goods = |end| {
        let of = ["goods", file.to_str().unwrap(), "--seller", "S-01"];
        line.ship(&of).ends(end).json()
    };
    let refused = goods(1);
    assert_eq!(refused["skus"], 0);
    assert_eq!(refused["problems"][0]["line"], 2);
    std::fs::write(&file, GOODS).unwrap();
    let taken = goods(0);
    assert_eq!(
        (&taken["skus"], &taken["problems"]),
        (&1.into(), &serde_json::json!([]))
    );
    line.sign();
    line.ship(&["close", "SH-1-1"]).ends(0);
    line.ship(&[
        "measure", "C-02", "--sides", "1x1x1in", "--gross", "9kg", "--tare", "1g",
    ])
    .ends(1);

    // It is opened again for a reason, its terms are told in part, and it is closed once more.
    line.ship(&["reopen", "SH-1-1", "--reason", "-"]).ends(0);
    line.ship(&["consignment", "SH-1-1", "--invoice", "INV-9"])
        .ends(0);
    line.sign();
    line.ship(&["close", "SH-1-1"]).ends(0);
    line.ship(&[
        "set",
        "SH-1",
        "--voyage",
        "COSCO 071E",
        "--cut-off",
        "2026-12-04",
    ])
    .ends(0);
    line.ship(&["ship", "SH-1"]).ends(0);

    let shown = line.run(&["show", "SH-1"]).ends(0).json();
    assert_eq!(
        (&shown["state"], &shown["mode"]),
        (&"left".into(), &"sea_lcl".into())
    );
    assert_eq!(shown["cut_off"], "2026-12-04");
    let one = &shown["consignments"][0];
    assert_eq!(
        (&one["state"], &one["revision"]),
        (&"left".into(), &2.into())
    );
    assert_eq!(
        (&one["invoice"], &one["route"]),
        (&"INV-9".into(), &"hong_kong".into())
    );
    let totals = &one["totals"];
    assert_eq!(
        (&totals["cartons"], &totals["units"]),
        (&2.into(), &3.into())
    );
    assert_eq!(totals["gross_g"], 14_203 + 9000);
    let carton = &one["cartons"][0];
    assert_eq!(carton["sides_mm"], serde_json::json!([610, 406, 356]));
    assert_eq!(carton["sscc"], "106141410000000071");
    assert_eq!(
        (&carton["seal"], &carton["units"][1]),
        (&"CN-77".into(), &tag(2).to_string().into())
    );
    // The photo of the seal came later and left the number as it was.
    let seal = carton["seal_photo"].as_str().unwrap();
    assert_eq!(seal.len(), 64);
    assert_eq!(one["cartons"][1]["seal_photo"], serde_json::Value::Null);
    let archive = home.path().join("evidence.zip");
    let out = archive.to_str().unwrap();
    let zip = ["export", "evidence", "SH-1-1", "--format", "zip"];
    line.run(&[&zip[..], &["--out", out]].concat()).ends(0);
    let archive = std::fs::File::open(&archive).unwrap();
    let archive = zip::ZipArchive::new(archive).unwrap();
    assert!(archive.index_for_name("photos/C-01/seal.jpg").is_some());
    let kinds: Vec<_> = shown["timeline"].as_array().unwrap().iter().collect();
    let kinds: Vec<_> = kinds
        .iter()
        .map(|of| of["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "shipment.set",
            "consignment.set",
            "finding.signed",
            "consignment.closed",
            "consignment.reopened",
            "consignment.set",
            "finding.signed",
            "consignment.closed",
            "shipment.set",
            "shipment.left"
        ]
    );
    let unit = line.run(&["show", tag(1).as_str()]).ends(0).json();
    assert_eq!(unit["state"], "gone");
    line.run(&["show", "SH-2"]).ends(1);
    verified(&line.0);
}

#[test]
fn terms_stay_as_they_were_where_they_are_not_named_and_a_wrong_code_says_where() {
    let (_home, line) = stocked();
    let wrong = line.ship(&["party", "SZ-A", "--uscc", "91110000600037341M"]);
    let wrong = wrong.ends(2);
    assert!(wrong.err.contains("would be L"), "{}", wrong.err);
    line.begin();
    line.ship(&["party", "SZ-A", "--contact", "Li, 0755"])
        .ends(0);
    let parties = line.run(&["shipment", "party"]).ends(0).lines();
    let party = parties.iter().find(|one| one["party"] == "SZ-A").unwrap();
    assert_eq!(
        (&party["contact"], &party["uscc"]),
        (&"Li, 0755".into(), &"91110000600037341L".into())
    );
    line.ship(&["set", "SH-1", "--voyage", "071E"]).ends(0);
    line.ship(&["set", "SH-1", "--mode", "air", "--bill", "999-1"])
        .ends(0);
    line.ship(&["set", "SH-1", "--voyage", "-"]).ends(0);
    let shown = line.run(&["show", "SH-1"]).ends(0).json();
    assert_eq!(
        (&shown["mode"], &shown["bill"]),
        (&"air".into(), &"999-1".into())
    );
    assert!(shown["voyage"].is_null());
    line.ship(&["set", "SH-2"]).ends(1);
    line.ship(&["consignment", "SH-1-2", "--shipment", "SH-1"])
        .ends(1);
    let stranger = line.run(&[
        "shipment", "set", "SH-2", "--mode", "air", "--badge", "NOBODY",
    ]);
    stranger.ends(1);
    assert_eq!(line.run(&["shipment", "list"]).ends(0).lines().len(), 1);
}
