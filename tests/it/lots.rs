//! A lot from the bench to its buyer's money, through the whole shell and the real program.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use returnbay::domain::codes::{
    ContainerName, LotNumber, ParcelTag, PersonCode, SellerCode, StationName, UnitTag,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::{ParcelId, UnitId};
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::photo::PhotoKinds;
use returnbay::domain::policy::Why;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::command::{PutUnit, ReceiveParcel, SellLot};
use returnbay::ledger::fact::{Inspection, ProductHow, RawScan, Role};
use returnbay::ledger::query::{LotAsked, LotView};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::desk::Desk;
use returnbay::shell::listen::Listening;
use returnbay::shell::view::{Job, JobState, ReadOptions, TakeRows};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};

use super::cli_run::run;
use super::mail_books::parts;

const BOOK: &str = "sku,barcode,asin,title,category,new price,restrictions\n\
    LAMP,036000291452,B0B4WP8XYZ,=Lamp,Home,25.99 USD,\n\
    OIL,5901234123457,,Oil,Home,9.99 USD,flammable\n";

pub struct House {
    pub home: tempfile::TempDir,
    pub shell: Shell,
}

pub fn name(text: &str) -> ContainerName {
    ContainerName::parse(text).unwrap()
}

pub fn tag(number: u64) -> UnitTag {
    UnitTag::make("A00", number).unwrap()
}

pub fn unit(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

impl House {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let shell = Shell::open(ShellConfig {
            folder: home.path().join("data"),
            station: StationName::parse("A").unwrap(),
            zone: Zone::parse("America/Los_Angeles").unwrap(),
            clock: Clock::scripted(UtcMs::parse("2026-11-24T01:30:00Z").unwrap()),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        })
        .unwrap();
        let person = PersonCode::parse("SUP-1").unwrap();
        let house = Self { home, shell };
        house.must(Command::EnrolPerson {
            person: person.clone(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        });
        house.shell.sign_in(person);
        house.shell.settle();
        for seller in ["S-01", "S-02"] {
            let book = house.path(&format!("book-{seller}.csv"));
            std::fs::write(&book, BOOK).unwrap();
            house.must(Command::NameSeller {
                seller: SellerCode::parse(seller).unwrap(),
                name: seller.to_owned(),
            });
            let job = Job::TakeImport {
                path: book,
                seller: SellerCode::parse(seller),
                reading: ReadOptions::default(),
                rows: TakeRows::AllOrNone,
            };
            let done = house.shell.run(job).unwrap();
            assert!(matches!(done, JobState::Imported(_)), "{done:?}");
        }
        house
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn must(&self, command: Command) {
        self.shell.commit(command).unwrap();
    }

    /// A unit that came in a parcel of its own and was put on a lot pallet.
    pub fn put(&self, number: u64, seller: &str, barcode: &str, pallet: &str) {
        self.put_each(&[number], seller, barcode, pallet);
    }

    /// Units under one label, which has the first one's number.
    pub fn put_each(&self, numbers: &[u64], seller: &str, barcode: &str, pallet: &str) {
        let number = numbers[0];
        let parcel = ParcelId((3 << 100) + u128::from(number));
        self.must(Command::ReceiveParcel(ReceiveParcel {
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
        self.must(Command::PutUnit(Box::new(PutUnit {
            units: numbers.iter().map(|number| unit(*number)).collect(),
            inspection: Inspection {
                seller: SellerCode::parse(seller),
                barcode: Some(barcode.to_owned()),
                lpn: Some(format!("LPNRR{number:08}")),
                grade: Some(grade),
                ..Inspection::begun(parcel, tag(number), ProductHow::Barcode)
            },
            hold: None,
            photos: PhotoKinds::NONE,
            readings: Vec::new(),
            allowed: grade.spec().allowed.to_vec(),
            proposed: Decision::Liquidate,
            why: Why::Rule("home".to_owned()),
            policy: None,
            decision: Decision::Liquidate,
            override_reason: None,
            advice: None,
            rework_cost: None,
            class: returnbay::domain::hazard::HazardClass::None,
            container: name(pallet),
            learned: None,
            shipped_before: Vec::new(),
            out_of: None,
        })));
    }

    pub fn seal(&self, pallet: &str) {
        self.must(Command::SealContainer {
            container: name(pallet),
        });
    }

    pub fn desk(&self) -> Desk {
        Desk::open(&self.home.path().join("data")).unwrap()
    }

    pub fn view(&self, pallets: &[&str]) -> LotView {
        let asked = LotAsked {
            pallets: pallets.iter().map(|pallet| name(pallet)).collect(),
            currency: Currency::USD,
            today: self.shell.zone().day(self.shell.now()),
            claims_from: None,
        };
        match self.desk().ask(&Query::LotView(asked)).unwrap() {
            Answer::LotView(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub fn sell(&self, lot: &str, pallets: &[&str], minor: i64) -> bool {
        let view = self.view(pallets);
        let sale = Command::SellLot(Box::new(SellLot {
            lot: LotNumber::parse(lot).unwrap(),
            pallets: pallets.iter().map(|pallet| name(pallet)).collect(),
            list: Arc::from(codec::encode_lot(&view.lot).as_bytes()),
            buyer: "Second Chance LLC".to_owned(),
            day: self.shell.zone().day(self.shell.now()),
            price: Money {
                minor,
                currency: Currency::USD,
            },
            reference: None,
        }));
        self.shell.commit(sale).is_ok()
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn goods_go_from_the_bench_into_a_lot_and_their_money_comes_back() {
    let house = House::new();
    for number in 1..=3 {
        house.put(number, "S-01", "00036000291452", "L-01");
    }
    house.put(4, "S-02", "00036000291452", "L-02");
    house.put(5, "S-01", "05901234123457", "L-03");
    for pallet in ["L-01", "L-02", "L-03"] {
        house.seal(pallet);
    }
    let all = house.view(&[]);
    let out: Vec<&str> = all.notes.iter().map(|note| note.why.code()).collect();
    assert_eq!(out, ["dangerous_goods"], "the oil");
    assert!(!house.sell("A", &["L-01", "L-03"], 10_000));
    assert!(house.sell("2026-A", &["L-01", "L-02"], 10_000));
    let data = house.home.path().join("data");
    drop(house.shell);

    let sheet = house.home.path().join("lot.csv");
    let out = sheet.display().to_string();
    run(
        &data,
        &["export", "lot", "2026-A", "--format", "csv", "--out", &out],
    )
    .ends(0);
    let lines = text(&sheet);
    assert_eq!(lines.lines().count(), 5, "{lines}");
    assert!(lines.contains("\"'=Lamp\""), "no formula: {lines}");
    assert!(lines.contains("\"00036000291452\""), "{lines}");
    let bought = &[
        "export",
        "lot",
        "2026-A",
        "--format",
        "csv",
        "--template",
        "amazon",
    ];
    run(&data, &[bought, &["--out", &out][..]].concat()).ends(0);
    assert!(text(&sheet).contains("\"036000291452\""), "a UPC");
    let unknown = ["export", "lot", "2026-A", "--template", "nobodys"];
    run(&data, &unknown).ends(2);
    run(&data, &["export", "lot", "L-77", "--out", &out]).ends(1);

    let listed = run(&data, &["--json", "lot", "list"]).ends(0).json();
    let brought = |listed: &serde_json::Value, at: usize| {
        listed["sellers"][at]["brought"]["minor"].as_i64().unwrap()
    };
    assert_eq!((brought(&listed, 0), brought(&listed, 1)), (7500, 2500));
    assert_eq!(listed["split"], "retail");

    let told = house.home.path().join("sold.csv");
    let rows = "LPN,Sold price\nLPNRR00000001,40.00\nLPNRR00000099,1.00\nLPNRR00000004,$26.01\n";
    std::fs::write(&told, rows).unwrap();
    let file = told.display().to_string();
    let take = |more: &[&str]| {
        let args = [&["--json", "lot", "proceeds", "2026-A", &file], more].concat();
        run(&data, &args)
    };
    let refused = take(&[]).ends(1).json();
    assert_eq!(refused["problems"][0]["code"], "not_in_lot");
    assert_eq!(refused["problems"][0]["line"], 3);
    assert_eq!(refused["units"], 0);
    assert_eq!(take(&["--good-rows"]).ends(1).json()["units"], 2);
    let listed = run(&data, &["--json", "lot", "list"]).ends(0).json();
    assert_eq!((brought(&listed, 0), brought(&listed, 1)), (7399, 2601));
    assert_eq!(take(&[]).ends(0).json()["taken_before"], true);
    run(&data, &["verify"]).ends(0);
}

#[test]
fn every_buyers_sheet_is_listed_with_its_heads() {
    let home = tempfile::tempdir().unwrap();
    let listed = run(home.path(), &["--json", "export", "--list"])
        .ends(0)
        .lines();
    let of_lots: Vec<_> = listed.iter().filter(|one| one["what"] == "lot").collect();
    assert_eq!(of_lots.len(), 2 + 2 * 12, "our own and twelve buyers'");
    let amazon = of_lots.iter().find(|one| one["template"] == "amazon");
    assert_eq!(amazon.unwrap()["columns"][11], "LPN");
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story from end to end")]
fn a_lot_is_sold_and_withdrawn_on_the_command_line_by_a_badge() {
    let house = House::new();
    house.put(1, "S-01", "00036000291452", "L-01");
    house.put(2, "S-02", "05901234123457", "L-02");
    house.seal("L-01");
    house.seal("L-02");
    let data = house.home.path().join("data");
    let sheet = house.home.path().join("offer.csv");
    drop(house.shell);
    let sell = |lot: &str, pallets: &str, price: &str, badge: &str| {
        let named = ["--pallets", pallets, "--buyer", "B LLC", "--price", price];
        let by = ["--badge", badge, "--reference", "AUC-7"];
        run(
            &data,
            &[&["--json", "lot", "sell", lot], &named[..], &by].concat(),
        )
    };
    // What stays out is named, each with its reason, and nothing is sold.
    let refused = sell("A", "L-01,L-02", "100.00", "SUP-1").ends(1).json();
    assert_eq!(refused["kept_back"][0]["code"], "dangerous_goods");
    assert_eq!(refused["kept_back"][0]["pallet"], "L-02");
    let comma = sell("A", "L-01", "12,50", "SUP-1").ends(1);
    assert_eq!(
        comma.out, "",
        "a comma that may be a decimal one is no price"
    );
    sell("A", "L-01", "100.00", "NOBODY").ends(1);
    sell("A", "L-09", "100.00", "SUP-1").ends(1);
    run(&data, &["lot", "sell", "A", "--pallets", "L-01"]).ends(2);
    let listed = || run(&data, &["--json", "lot", "list"]).ends(0).lines();
    assert_eq!(listed().len(), 0);

    let euro = ["--format", "csv", "--currency", "EUR"];
    let out = sheet.display().to_string();
    let offer = [&["export", "lot", "L-01", "--out", &out], &euro[..]].concat();
    run(&data, &offer).ends(0);
    assert!(
        !text(&sheet).contains("25.99"),
        "a price in dollars is not known in euro"
    );
    run(
        &data,
        &[&["export", "lot", "L-01", "--out", &out], &euro[..2]].concat(),
    )
    .ends(0);
    assert!(text(&sheet).contains("25.99"));
    run(&data, &["export", "units", "--currency", "EUR"]).ends(2);

    let sold = sell("A", "L-01", "1,100.00", "SUP-1").ends(0).json();
    assert_eq!(sold["price"]["minor"], 110_000);
    assert_eq!(
        (&sold["state"], &sold["units"]),
        (&"sold".into(), &1.into())
    );
    assert_eq!(sold["reference"], "AUC-7");
    sell("A", "L-01", "100.00", "SUP-1").ends(1);
    let withdraw = |reason: &str| {
        let args = [
            "lot", "withdraw", "A", "--reason", reason, "--badge", "SUP-1",
        ];
        run(&data, &[&["--json"], &args[..]].concat())
    };
    withdraw(" ").ends(1);
    let unseal = |pallet: &str, reason: &str, badge: &str| {
        let args = [
            "lot", "unseal", pallet, "--reason", reason, "--badge", badge,
        ];
        run(&data, &[&["--json"], &args[..]].concat())
    };
    unseal("L-01", "oil on it", "SUP-1").ends(1);
    unseal("L-02", " ", "SUP-1").ends(1);
    unseal("L-02", "oil on it", "NOBODY").ends(1);
    let opened = unseal("L-02", "oil on it", "SUP-1").ends(0).json();
    assert_eq!(
        (&opened["pallet"], &opened["sealed"]),
        (&"L-02".into(), &false.into())
    );
    unseal("L-02", "oil on it", "SUP-1").ends(1);
    let ended = withdraw("not paid").ends(0).json();
    assert_eq!(ended["state"], "withdrawn");
    // Its number is not given again, and its pallet may be sold once more.
    sell("A", "L-01", "100.00", "SUP-1").ends(1);
    sell("B", "L-01", "90", "SUP-1").ends(0);
    let all = listed();
    assert_eq!((&all[0]["lot"], &all[1]["lot"]), (&"B".into(), &"A".into()));
    run(&data, &["verify"]).ends(0);
}

#[test]
fn a_pallets_label_goes_to_the_desk_that_takes_it_and_all_else_to_the_bench() {
    let house = House::new();
    let shell = &house.shell;
    let scanned = |label: &str| {
        shell.scan(label.as_bytes());
        shell.settle();
        let ear = shell.ear();
        let heard = ear.heard.iter().filter_map(|one| one.container());
        heard.map(|name| name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        scanned("L-01"),
        [""; 0],
        "no desk listens: it is the bench's"
    );
    shell.listen(Listening::LotPallets);
    let before = shell.face();
    assert_eq!(scanned("L-01"), ["L-01"]);
    assert_eq!(*shell.face(), *before, "the bench was not asked");
    assert_eq!(scanned("L-02"), ["L-01", "L-02"]);
    // A label of another kind is not for this desk.
    assert_eq!(scanned("R-01"), ["L-01", "L-02"]);
    // With a parcel in hand the label of a pallet means where its goods go.
    scanned("9202090339598344170026");
    assert!(shell.face().in_hand.is_some(), "a parcel is open");
    assert_eq!(scanned("L-03"), ["L-01", "L-02"]);
}

/// A picture that no other number gives.
fn coloured(number: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(40, 30, image::Rgb([number * 20, 40, 40]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// Two sealed pallets, and a camera's folder with two pictures, a copy of one and a text.
fn photographed() -> (tempfile::TempDir, PathBuf) {
    let house = House::new();
    house.put(1, "S-01", "00036000291452", "L-01");
    house.put(2, "S-01", "00036000291452", "L-02");
    house.seal("L-01");
    house.seal("L-02");
    let camera = house.path("camera");
    std::fs::create_dir(&camera).unwrap();
    for (name, number) in [("IMG_1.JPG", 7), ("IMG_2.jpg", 8), ("IMG_2 (1).jpg", 8)] {
        std::fs::write(camera.join(name), coloured(number)).unwrap();
    }
    std::fs::write(camera.join("notes.txt"), "no picture").unwrap();
    drop(house.shell);
    (house.home, camera)
}

/// Pictures go with their pallet: counted, frozen with the sale, written beside the sheet and into the workbook
/// of whoever reads pictures, and looked at by `verify`.
#[test]
fn pictures_of_a_pallet_go_with_its_lot_and_are_verified() {
    let (home, camera) = photographed();
    let data = home.path().join("data");
    let picture = |pallet: &str, file: &Path, badge: &str| {
        let file = file.display().to_string();
        let args = ["--json", "lot", "picture", pallet, &file, "--badge", badge];
        run(&data, &args)
    };
    picture("L-01", &camera, "NOBODY").ends(1);
    picture("L-09", &camera, "SUP-1").ends(1);
    picture("L-01", &camera.join("notes.txt"), "SUP-1").ends(1);
    let shown = picture("L-01", &camera, "SUP-1").ends(0).json();
    let photos = shown["photos"].as_array().unwrap().clone();
    assert_eq!(photos.len(), 2, "{shown}");
    let again = picture("L-01", &camera.join("IMG_1.JPG"), "SUP-1").ends(0);
    assert_eq!(again.json(), shown, "the same picture is kept once");

    let sold = [
        "lot",
        "sell",
        "A",
        "--pallets",
        "L-01,L-02",
        "--buyer",
        "B",
        "--price",
        "90",
        "--badge",
        "SUP-1",
    ];
    run(&data, &sold).ends(0);
    let out = home.path().join("lot-A.xlsx");
    let beside = home.path().join("lot-A-photos");
    let file = out.display().to_string();
    let export = |template: &[&str]| {
        let args = ["export", "lot", "A", "--format", "xlsx", "--out", &file];
        run(&data, &[&args[..], template].concat())
    };
    let pictures_in = || {
        let parts = parts(std::fs::read(&out).unwrap());
        let pictures = parts.iter().filter(|(name, _)| name.contains("media/"));
        pictures.count()
    };
    for (template, count) in [(&[][..], 2), (&["--template", "bstock"], 0)] {
        export(template).ends(0);
        assert_eq!(pictures_in(), count, "{template:?}");
    }
    export(&["--template", "auction"]).ends(0);
    assert_eq!(pictures_in(), 2);
    let mut files: Vec<String> = std::fs::read_dir(&beside)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, ["L-01-1.jpg", "L-01-2.jpg"], "named by their pallet");

    let seen = run(&data, &["--json", "verify"]).ends(0).json();
    assert_eq!(seen["photos"], 2);
    let kept = photos[0].as_str().unwrap();
    let kept = data
        .join("photos")
        .join(&kept[..2])
        .join(format!("{kept}.jpg"));
    std::fs::write(&kept, coloured(9)).unwrap();
    let bad = run(&data, &["--json", "verify"]).ends(1).json();
    assert_eq!(bad["first_bad"]["why"], "blob");
    export(&[]).ends(1);
}

/// A buyer's sheet as it was written for a sold lot, with what each row was sold for beside it.
fn answered(sheet: &str, amount: &str) -> String {
    let mut lines = sheet.trim_start_matches('\u{feff}').lines();
    let head = lines.next().unwrap();
    let rows = lines.map(|line| format!("{line},{amount}\n"));
    format!("{head},\"Sold price\"\n{}", rows.collect::<String>())
}

/// Each buyer's sheet comes back with its amounts: where it names no unit, its goods do, as far as only one unit is
/// meant or all were sold for the same.
#[test]
fn every_buyers_sheet_is_read_back_with_what_its_units_brought() {
    let house = House::new();
    for number in 1..=2 {
        house.put(number, "S-01", "00036000291452", "L-01");
    }
    house.seal("L-01");
    assert!(house.sell("2026-A", &["L-01"], 10_000));
    let data = house.home.path().join("data");
    let (sheet, told) = (house.path("lot.csv"), house.path("told.csv"));
    drop(house.shell);
    let listed = run(&data, &["--json", "export", "--list"]).ends(0).lines();
    let of_lots = listed.iter().filter(|one| one["what"] == "lot");
    let ids = of_lots.filter(|one| one["format"] == "csv");
    let ids = ids.filter_map(|one| one["template"].as_str());
    let (out, file) = (sheet.display().to_string(), told.display().to_string());
    let mut read_back = Vec::new();
    for (id, dollars) in ids.zip(11..) {
        let export = ["export", "lot", "2026-A", "--format", "csv", "--out", &out];
        run(&data, &[&export[..], &["--template", id]].concat()).ends(0);
        std::fs::write(&told, answered(&text(&sheet), &format!("{dollars}.00"))).unwrap();
        let taken = run(&data, &["--json", "lot", "proceeds", "2026-A", &file]);
        if id == "bstock" {
            // It names neither units nor goods: it is refused as a whole.
            taken.ends(1);
            continue;
        }
        assert_eq!(taken.ends(0).json()["units"], 2, "{id}");
        let listed = run(&data, &["--json", "lot", "list"]).ends(0).json();
        let brought = &listed["sellers"][0]["brought"]["minor"];
        assert_eq!(*brought, 2 * 100 * dollars, "{id}");
        read_back.push(id);
    }
    assert_eq!(read_back.len(), 11);
    run(&data, &["verify"]).ends(0);
}
