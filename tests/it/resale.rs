//! Resale from a scanned tag to the listing, a proven label and back to hold, through the whole shell and
//! the real program.

use std::path::PathBuf;
use std::sync::Arc;

use returnbay::domain::codes::{
    BatchNumber, ContainerName, ParcelTag, PersonCode, SellerCode, StationName, UnitTag,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::hold::{Hold, HoldOwner, HoldReason};
use returnbay::domain::ids::{ParcelId, UnitId};
use returnbay::domain::photo::PhotoKinds;
use returnbay::domain::policy::Why;
use returnbay::domain::printed::Dpi;
use returnbay::domain::resale::SaleChannel;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::command::{PutUnit, ReceiveParcel};
use returnbay::ledger::fact::{Inspection, OpenedBatch, ProductHow, RawScan, Role};
use returnbay::ledger::query::{BatchSheet, ResaleAsked, ResaleOf, UnitQueue};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::desk::Desk;
use returnbay::shell::resale::ResaleKey;
use returnbay::shell::view::{Job, JobState, ReadOptions, TakeRows};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use returnbay::station::face::Lamp;
use returnbay::station::resale::ResaleMode;

use super::cli_run::run;

const BOOK: &str = "sku,barcode,title,category,new price,asin\n\
    LAMP,036000291452,=Lamp,Home,25.99 USD,B0B4WP8XYZ\n\
    CUP,5901234123457,Cup,Home,,\n";

struct House {
    home: tempfile::TempDir,
    shell: Shell,
    clock: Clock,
}

fn tag(number: u64) -> UnitTag {
    UnitTag::make("A00", number).unwrap()
}

fn id(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

fn batch() -> BatchNumber {
    BatchNumber::parse("2026-11-24-1").unwrap()
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").unwrap()
}

impl House {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = Clock::scripted(UtcMs::parse("2026-11-24T18:00:00Z").unwrap());
        let shell = Shell::open(ShellConfig {
            folder: home.path().join("data"),
            station: StationName::parse("A").unwrap(),
            zone: Zone::parse("America/Los_Angeles").unwrap(),
            clock: clock.clone(),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        })
        .unwrap();
        let person = PersonCode::parse("SUP-1").unwrap();
        let house = Self { home, shell, clock };
        house.must(Command::EnrolPerson {
            person: person.clone(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        });
        house.shell.sign_in(person);
        house.shell.settle();
        house.must(Command::NameSeller {
            seller: seller(),
            name: "First".to_owned(),
        });
        let book = house.path("book.csv");
        std::fs::write(&book, BOOK).unwrap();
        let job = Job::TakeImport {
            path: book,
            seller: Some(seller()),
            reading: ReadOptions::default(),
            rows: TakeRows::AllOrNone,
        };
        let done = house.shell.run(job).unwrap();
        assert!(matches!(done, JobState::Imported(_)), "{done:?}");
        house
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn must(&self, command: Command) {
        self.shell.commit(command).unwrap();
    }

    /// A unit that came in a parcel of its own and was put into a resale tote.
    fn put(&self, number: u64, barcode: &str) {
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
        let grade = Grade::VeryGood;
        self.must(Command::PutUnit(Box::new(PutUnit {
            units: vec![id(number)],
            inspection: Inspection {
                seller: Some(seller()),
                barcode: Some(barcode.to_owned()),
                lpn: Some(format!("LPNRR{number:08}")),
                grade: Some(grade),
                ..Inspection::begun(parcel, tag(number), ProductHow::Barcode)
            },
            hold: None,
            photos: PhotoKinds::NONE,
            class: HazardClass::None,
            readings: Vec::new(),
            allowed: grade.spec().allowed.to_vec(),
            proposed: Decision::Resell,
            why: Why::Rule("home".to_owned()),
            policy: None,
            decision: Decision::Resell,
            override_reason: None,
            advice: None,
            rework_cost: None,
            container: ContainerName::parse("R-01").unwrap(),
            learned: None,
            shipped_before: Vec::new(),
            out_of: None,
        })));
    }

    fn open(&self, mode: ResaleMode) {
        self.shell.resale(ResaleKey::Open(mode));
        self.shell.settle();
    }

    /// Scans at the desk, a second later, and tells what it said.
    fn scan(&self, text: &str) -> String {
        self.clock.set(self.clock.now().plus_ms(1000));
        self.shell.scan(text.as_bytes());
        self.shell.settle();
        self.said()
    }

    fn said(&self) -> String {
        let face = self.shell.resale_face();
        let result = face.result.clone();
        result.map_or_else(String::new, |(lamp, message)| {
            format!("{lamp:?} {}", message.key().unwrap())
        })
    }

    fn ask(&self, query: &Query) -> Answer {
        Desk::open(&self.home.path().join("data"))
            .unwrap()
            .ask(query)
            .unwrap()
    }

    fn sheet(&self) -> BatchSheet {
        match self.ask(&Query::Batch(batch())) {
            Answer::Batch(Some(sheet)) => *sheet,
            other => panic!("{other:?}"),
        }
    }

    fn list(&self) {
        let asked = ResaleAsked {
            of: ResaleOf::Batch(batch()),
            seller: seller(),
            channel: SaleChannel::Amazon,
            today: self.shell.zone().day(self.shell.now()),
        };
        let Answer::ResaleView(view) = self.ask(&Query::ResaleView(asked)) else {
            panic!("a view");
        };
        let list = Arc::from(codec::encode_batch(&view.batch).as_bytes());
        let batch = batch();
        self.must(Command::ListBatch { batch, list });
    }
}

/// Gathers three units by their tags.
fn gathers(house: &House) {
    for number in 1..=3 {
        house.put(number, "00036000291452");
    }
    house.put(4, "05901234123457");
    let today = house.shell.zone().day(house.shell.now());
    house.must(Command::OpenBatch(OpenedBatch {
        batch: batch(),
        seller: seller(),
        channel: SaleChannel::Amazon,
        owner: PersonCode::parse("SUP-1").unwrap(),
        due: today.plus_days(2),
    }));
    house.open(ResaleMode::Gather(batch()));
    for number in 1..=3 {
        let said = house.scan(tag(number).as_str());
        assert_eq!(said, "Saved resale-gathered", "{number}");
    }
    house.scan(tag(9).as_str());
    assert_eq!(house.said(), "Stop resale-no-such-unit");
    house.scan("036000291452");
    assert_eq!(house.said(), "Stop resale-not-a-tag");
    assert_eq!(house.sheet().here.len(), 3);
}

/// Proves the label of one of them.
fn relabels(house: &House) {
    house.open(ResaleMode::Relabel(Dpi::Dpi300));
    house.scan(tag(1).as_str());
    let face = house.shell.resale_face();
    assert_eq!(face.lamp, Lamp::Need);
    assert_eq!(face.unit.as_ref().unwrap().code, "LAMP-VG");
    assert_eq!(house.scan("LAMP-G"), "Stop resale-reads-other");
    assert_eq!(house.scan("LAMP-VG"), "Need resale-new-reads");
    assert_eq!(house.scan("LPNRR00000001"), "Stop resale-still-reads");
    house.shell.resale(ResaleKey::NothingElseReads);
    house.shell.settle();
    assert!(
        house.shell.resale_face().unit.is_some(),
        "not while an old one reads"
    );
    assert_eq!(house.scan("LAMP-VG"), "Need resale-new-reads");
    house.shell.resale(ResaleKey::NothingElseReads);
    house.shell.settle();
    assert_eq!(house.said(), "Saved resale-relabelled");
    house.shell.resale(ResaleKey::Close);
    house.shell.settle();
    assert_eq!(house.shell.resale_face().mode, None);
}

/// Lists them, and writes the listing by the real program.
fn lists(house: &House) {
    let data = house.home.path().join("data");
    let out = house.path("listing.txt").display().to_string();
    let id_of = batch().to_string();
    let export = |format: &str, out: &str| {
        let args = [
            "export",
            "resale-listing",
            &id_of,
            "--format",
            format,
            "--out",
            out,
        ];
        run(&data, &args)
    };
    let early = export("txt", &out).ends(1);
    assert!(early.err.contains("is not listed"), "{}", early.err);
    house.list();
    export("txt", &out).ends(0);
    let text = std::fs::read_to_string(&out).unwrap();
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(
        lines[0][..4],
        ["sku", "product-id", "product-id-type", "price"]
    );
    assert_eq!(
        lines[1][..4],
        ["LAMP-VG", "B0B4WP8XYZ", "1", ""],
        "no rate card, no price"
    );
    assert_eq!((lines[1][6], lines[1][7], lines[1][8]), ("2", "3", "a"));
    let other = export("csv", &out).ends(1);
    assert!(other.err.contains("another channel"), "{}", other.err);
    let book = house.path("listing.xlsx").display().to_string();
    export("xlsx", &book).ends(0);
    run(&data, &["export", "resale-listing", "NONE", "--out", &out]).ends(1);
}

#[test]
fn a_unit_goes_from_its_tag_through_batch_and_label_to_the_listing_and_back_to_hold() {
    let house = House::new();
    gathers(&house);
    relabels(&house);
    lists(&house);
    let data = house.home.path().join("data");
    let today = house.shell.zone().day(house.shell.now());
    house.must(Command::ReturnToHold {
        units: vec![id(2)],
        hold: Hold {
            reason: HoldReason::Part,
            owner: HoldOwner::Site,
            review: today.plus_days(7),
            default: Decision::Dispose,
        },
    });
    assert_eq!(house.sheet().here, [id(1), id(3)]);
    match house.ask(&Query::QueuedUnits(UnitQueue::Judged, None)) {
        Answer::QueuedUnits(page) => assert_eq!(page.rows.len(), 1, "to be moved"),
        other => panic!("{other:?}"),
    }
    let shown = run(&data, &["show", tag(1).as_str()]).ends(0);
    assert!(shown.out.contains("LAMP-VG"), "{}", shown.out);
    drop(house.shell);
    run(&data, &["verify"]).ends(0);
}
