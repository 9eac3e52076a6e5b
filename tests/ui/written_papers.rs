//! Papers of a consignment by the real window on a real store: drafts, what is to be signed, closing, and the set that
//! stands on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use eframe::egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{
    ConsignmentNumber, Country, Eccn, HkBr, ParcelTag, PartyCode, PersonCode, SellerCode,
    ShipmentNumber, StationName, TariffCode, Uscc,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::goods::{BrandKind, Goods, GoodsValue, ValueBasis};
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::ids::{ParcelId, UnitId};
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::party::Party;
use returnbay::domain::photo::{PhotoKind, PhotoKinds, WaiveReason};
use returnbay::domain::policy::Why;
use returnbay::domain::preflight::{Level, units_of};
use returnbay::domain::product::{Product, Says};
use returnbay::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms, WeighedBy,
};
use returnbay::ledger::command::{DeclareGoods, PutUnit, ReceiveParcel, ShipCommand};
use returnbay::ledger::fact::{Inspection, ProductHow, RawScan, Role, SsccRange, WaivedPhoto};
use returnbay::ledger::query::{ConsignmentView, PreflightView, ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::desk::Desk;
use returnbay::shell::open::{Devices, ShellConfig};
use returnbay::shell::view::Job;
use returnbay::shell::{Clock, Settings, Shell};
use returnbay::ui::window::Window;

use crate::faces::{self, container, tag};
use crate::live::until;
use crate::seen;

/// A station with a consignment of two sealed cartons and three lamps of which all is known.
struct Office {
    folder: tempfile::TempDir,
    shell: Shell,
    wakes: Receiver<()>,
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a code")
}

fn number() -> ConsignmentNumber {
    ConsignmentNumber::parse("SH-1-1").expect("a number")
}

fn lamp() -> Goods {
    let money = Money {
        minor: 1_250,
        currency: Currency::USD,
    };
    Goods {
        name_en: Some("LED desk lamp".to_owned()),
        name_zh: Some("台灯".to_owned()),
        cn10: TariffCode::parse("9405210000"),
        us10: TariffCode::parse("9405218000"),
        origin: Country::parse("CN"),
        brand_kind: Some(BrandKind::None),
        eccn: Eccn::parse("EAR99"),
        net: Some(Grams(400)),
        unit: Some("个".to_owned()),
        unit1: Some("千克".to_owned()),
        value: Some(GoodsValue {
            money,
            basis: ValueBasis::Cost,
        }),
        ..Goods::default()
    }
}

impl Office {
    fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let papers = folder.path().join("papers");
        std::fs::create_dir(&papers).expect("a folder for papers");
        let settings = Settings {
            tones: false,
            papers_folder: Some(papers),
            ..Settings::default()
        };
        let data = folder.path().join("data");
        std::fs::create_dir(&data).expect("a folder");
        settings
            .save(&data.join("settings.toml"))
            .expect("settings are kept");
        let (wake, wakes) = sync_channel(1);
        let shell = Shell::open(ShellConfig {
            folder: data,
            station: StationName::parse("A").expect("a station"),
            zone: seen::zone(),
            clock: Clock::scripted(faces::NOW),
            wake: Arc::new(move || {
                wake.try_send(()).ok();
            }),
            devices: Devices::Left,
        });
        Self {
            folder,
            shell: shell.expect("a new store opens"),
            wakes,
        }
    }

    fn must(&self, command: Command) {
        let done = self.shell.commit(command);
        done.expect("the rule takes it");
    }

    fn ship(&self, command: ShipCommand) {
        self.must(Command::Ship(command));
    }

    fn stock(&self) {
        let person = PersonCode::parse("SUP-1").expect("a badge");
        self.must(Command::EnrolPerson {
            person: person.clone(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        });
        self.shell.sign_in(person);
        self.shell.settle();
        self.must(Command::NameSeller {
            seller: seller(),
            name: "Example".to_owned(),
        });
        let product = Product {
            sku: Some("LAMP".to_owned()),
            barcodes: vec!["00036000291452".to_owned()],
            weight: Some(Grams(1_200)),
            ..Product::of(seller())
        };
        let taken = self.shell.run(Job::TakeProduct(Box::new(product)));
        taken.expect("the lamp is taken");
        for (number, carton) in [(1, "C-01"), (2, "C-01"), (3, "C-02")] {
            self.put(number, carton);
        }
        self.terms();
        self.ship(ShipCommand::DeclareGoods(DeclareGoods {
            seller: seller(),
            goods: vec![("LAMP".to_owned(), lamp())],
            says: Says::Whole,
            file: None,
        }));
        self.ship(ShipCommand::AllotSscc(SsccRange {
            prefix: "10614141".to_owned(),
            first: 1,
            count: 10,
        }));
        self.carton("C-01", 3_100);
        self.carton("C-02", 1_900);
    }

    fn put(&self, number: u64, carton: &str) {
        let parcel = ParcelId((3 << 100) + u128::from(number));
        let unit = UnitId((4 << 100) + u128::from(number));
        self.must(Command::ReceiveParcel(ReceiveParcel {
            parcel,
            number: ParcelTag::make("A00", number).expect("a number"),
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
            units: vec![unit],
            inspection: Inspection {
                seller: Some(seller()),
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
            container: container(carton),
            learned: None,
            shipped_before: Vec::new(),
            out_of: None,
        })));
        self.must(Command::WaivePhoto(WaivedPhoto {
            parcel,
            unit: Some(unit),
            kind: PhotoKind::Item,
            reason: WaiveReason::NotWanted,
        }));
    }

    fn terms(&self) {
        let code = |text: &str| PartyCode::parse(text).expect("a code");
        let shipment = ShipmentNumber::parse("SH-1").expect("a number");
        let us = Country::parse("US").expect("a country");
        self.ship(ShipCommand::SetParty(Box::new(Party {
            name_zh: Some("示例贸易有限公司".to_owned()),
            address_zh: Some("深圳市".to_owned()),
            uscc: Uscc::parse("91110000600037341L"),
            hk_br: HkBr::parse("12345678"),
            sellers: vec![seller()],
            ..Party::of(code("SZ-A"), Country::china())
        })));
        self.ship(ShipCommand::SetParty(Box::new(Party::of(code("US-A"), us))));
        self.ship(ShipCommand::SetShipment(Box::new(ShipmentTerms::of(
            shipment.clone(),
            ShipMode::SeaLcl,
        ))));
        self.ship(ShipCommand::SetConsignment(Box::new(ConsignmentTerms {
            consignment: number(),
            shipment,
            importer: code("SZ-A"),
            exporter: Some(code("US-A")),
            notify: None,
            route: CustomsRoute::HongKong,
            currency: Currency::USD,
            invoice: Some("INV-7".to_owned()),
            incoterm: None,
            itn: None,
            reason: None,
        })));
    }

    fn carton(&self, name: &str, gross: u32) {
        self.must(Command::SealContainer {
            container: container(name),
        });
        let measure = CartonMeasure {
            sides: [600, 400, 350].map(Millimetres),
            gross: Grams(gross),
            tare: Grams(700),
            by: WeighedBy::Scale,
        };
        self.ship(ShipCommand::JoinCarton {
            container: container(name),
            consignment: number(),
            pallet: None,
        });
        self.ship(ShipCommand::MeasureCarton {
            container: container(name),
            measure,
        });
        self.ship(ShipCommand::GiveSscc {
            container: container(name),
        });
    }

    fn ask(&self, query: ShipQuery) -> ShipAnswer {
        let desk = Desk::open(&self.folder.path().join("data")).expect("the store is read");
        match desk.ask(&Query::Ship(query)).expect("an answer") {
            Answer::Ship(answer) => answer,
            other => panic!("{other:?}"),
        }
    }

    fn view(&self) -> ConsignmentView {
        let today = seen::zone().day(faces::NOW);
        match self.ask(ShipQuery::Consignment(number(), today)) {
            ShipAnswer::Consignment(Some(view)) => *view,
            other => panic!("{other:?}"),
        }
    }

    fn found(&self) -> PreflightView {
        let today = seen::zone().day(faces::NOW);
        match self.ask(ShipQuery::Preflight(number(), today)) {
            ShipAnswer::Preflight(Some(found)) => *found,
            other => panic!("{other:?}"),
        }
    }

    /// Signs for every warning, as a person does kind by kind.
    fn sign(&self) {
        let found = self.found().findings;
        let warned = found.iter().filter(|one| one.level == Level::Warn);
        let checks: BTreeSet<_> = warned.map(|one| one.check).collect();
        for check in checks {
            self.ship(ShipCommand::SignFinding {
                consignment: number(),
                check,
                units: units_of(&found, check).unwrap_or_default(),
                listed: Vec::new(),
                reason: "looked at".to_owned(),
            });
        }
    }

    fn papers(&self) -> PathBuf {
        self.folder.path().join("papers")
    }
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

fn press(harness: &mut Harness<'_, Option<Window>>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn the_button_of_the_papers_writes_the_set_that_is_noted_and_a_draft_before_it() {
    let office = Office::open();
    office.stock();
    let held = office.shell.clone();
    let mut window = None;
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 2000.0))
        .with_max_steps(20)
        .build_ui_state(
            |ui, window: &mut Option<Window>| {
                let window = window.get_or_insert_with(|| Window::new(ui.ctx(), held.clone()));
                window.draw(ui);
            },
            window.take(),
        );
    harness.key_press(Key::F3);
    harness.run();
    press(&mut harness, "China shipments");

    // Nothing blocks; what warns waits for a signature, and the draft is written all the same.
    until(&mut harness, &office.wakes, " to sign");
    let waits = office.found();
    assert!(waits.findings.iter().all(|one| one.level != Level::Block));
    press(&mut harness, "Papers");
    until(&mut harness, &office.wakes, "each page says DRAFT");
    press(&mut harness, "Write the whole set");
    until(&mut harness, &office.wakes, " files written");
    let sets = names(&office.papers());
    let draft = sets.iter().next().expect("a folder of drafts").clone();
    assert_eq!(sets.len(), 1, "{sets:?}");
    assert!(draft.starts_with("SH-1-1-r1-DRAFT-"), "{draft}");
    let drafts = names(&office.papers().join(&draft));
    assert!(drafts.iter().all(|name| name.contains("-DRAFT-")));
    assert!(office.view().row.papers.is_empty(), "a draft is not noted");

    // It is closed in the window: first that leads to what is to be signed.
    press(&mut harness, "Close…");
    until(&mut harness, &office.wakes, "To sign");
    assert!(office.view().row.closed.is_none());
    office.sign();
    until(
        &mut harness,
        &office.wakes,
        "Pre-flight: nothing in the way",
    );
    press(&mut harness, "Close…");
    press(&mut harness, "Yes, close it");
    // What the closing brings moves the page under a pointer, so that the next press waits for all of it.
    for brought in ["Dismiss", "Open again…", "It is closed. So it looks"] {
        until(&mut harness, &office.wakes, brought);
    }
    press(&mut harness, "Papers");
    until(&mut harness, &office.wakes, "Papers of revision 1, closed");
    press(&mut harness, "Write the whole set");
    until(&mut harness, &office.wakes, "Revision 1: ");

    // What stands on the disk is what was noted, whole, by name and by hash.
    let folder = office.papers().join("SH-1-1-r1");
    let noted = office.view().row.papers;
    assert_eq!(noted.len(), 1);
    let (made, said) = &noted[0];
    assert_eq!(said.person, PersonCode::parse("SUP-1"));
    let noted: BTreeMap<_, _> = made.files.iter().cloned().collect();
    let on_disk: BTreeMap<_, _> = names(&folder)
        .into_iter()
        .map(|name| {
            let bytes = std::fs::read(folder.join(&name)).expect("a file");
            (name, codec::sha256(&bytes))
        })
        .collect();
    assert_eq!(on_disk, noted);
    assert_eq!(on_disk.len(), drafts.len(), "as many as the draft had");
    harness.get_by_label_contains(&format!("Revision 1: {} files", on_disk.len()));
    let sets = names(&office.papers());
    assert_eq!(
        sets,
        [draft, "SH-1-1-r1".to_owned()].into(),
        "nothing half written is left"
    );
}
