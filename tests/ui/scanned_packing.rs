//! Packing for China by the bytes of a scanner's line: a real pseudo-terminal, the real window, a real store.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use eframe::egui::accesskit::Role as Part;
use eframe::egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::device::SimScanner;
use returnbay::domain::codes::{
    ConsignmentNumber, Country, ParcelTag, PartyCode, PersonCode, SellerCode, ShipmentNumber,
    StationName, Uscc,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::goods::{Goods, GoodsSides, SidesBasis};
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::ids::{ParcelId, UnitId};
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::money::Currency;
use returnbay::domain::party::Party;
use returnbay::domain::photo::PhotoKinds;
use returnbay::domain::policy::Why;
use returnbay::domain::product::{Product, Says};
use returnbay::domain::shipment::{ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms};
use returnbay::ledger::command::{DeclareGoods, PutUnit, ReceiveParcel, ShipCommand};
use returnbay::ledger::fact::{Inspection, ProductHow, RawScan, Role};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::open::{Devices, ShellConfig};
use returnbay::shell::settings::{BoxSetting, ScannerSetting};
use returnbay::shell::view::Job;
use returnbay::shell::{Clock, Settings, Shell};
use returnbay::ui::window::Window;

use crate::faces::{self, container, tag};
use crate::live::until;
use crate::seen;

/// Done, and the stop of a scanner that beeps for each BEL.
const GOOD: &[u8] = b"\x07";
const BAD: &[u8] = b"\x07\x07\x07";

/// What this machine has: a store with a window's shell, and a scanner on a line.
struct Desks {
    folder: tempfile::TempDir,
    shell: Shell,
    clock: Clock,
    scanner: SimScanner,
    wakes: Receiver<()>,
}

fn seller(code: &str) -> SellerCode {
    SellerCode::parse(code).expect("a code")
}

impl Desks {
    fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let scanner = SimScanner::open().expect("a line");
        let settings = Settings {
            tones: false,
            boxes: vec![BoxSetting {
                name: "M".to_owned(),
                inner_mm: [400, 300, 300],
                tare_g: 600,
                gross_max_g: 20_000,
                supply: None,
            }],
            scanners: vec![ScannerSetting {
                path: scanner.path().display().to_string(),
                tones: "bel".to_owned(),
                ..ScannerSetting::default()
            }],
            ..Settings::default()
        };
        let saved = settings.save(&folder.path().join("settings.toml"));
        saved.expect("settings are kept");
        let (wake, wakes) = sync_channel(1);
        let clock = Clock::scripted(faces::NOW);
        let shell = Shell::open(ShellConfig {
            folder: folder.path().to_owned(),
            station: StationName::parse("A").expect("a station"),
            zone: seen::zone(),
            clock: clock.clone(),
            wake: Arc::new(move || {
                wake.try_send(()).ok();
            }),
            devices: Devices::Started,
        });
        let shell = shell.expect("a new store opens");
        assert!(shell.wait_for_scanner(), "the line is open");
        Self {
            folder,
            shell,
            clock,
            scanner,
            wakes,
        }
    }

    fn must(&self, command: Command) {
        let done = self.shell.commit(command);
        done.expect("the rule takes it");
    }

    /// Two lamps of one seller in two cartons, a lamp of another seller in a third one, and a shipment of one
    /// consignment whose importer may import for the first.
    fn stock(&self) {
        let person = PersonCode::parse("SUP-1").expect("a badge");
        self.must(Command::EnrolPerson {
            person: person.clone(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        });
        self.shell.sign_in(person);
        self.shell.settle();
        for code in ["S-01", "S-02"] {
            self.must(Command::NameSeller {
                seller: seller(code),
                name: code.to_owned(),
            });
            let lamp = Product {
                sku: Some("LAMP".to_owned()),
                barcodes: vec!["00036000291452".to_owned()],
                weight: Some(Grams(1_200)),
                ..Product::of(seller(code))
            };
            let taken = self.shell.run(Job::TakeProduct(Box::new(lamp)));
            taken.expect("the lamp is taken");
        }
        let lamp = Goods {
            packed: Some(GoodsSides {
                sides: [200, 150, 120].map(Millimetres),
                basis: SidesBasis::Measured,
            }),
            ..Goods::default()
        };
        self.must(Command::Ship(ShipCommand::DeclareGoods(DeclareGoods {
            seller: seller("S-01"),
            goods: vec![("LAMP".to_owned(), lamp)],
            says: Says::Whole,
            file: None,
        })));
        self.put(1, "S-01", "C-01");
        self.put(2, "S-01", "C-02");
        self.put(3, "S-02", "C-03");
        let importer = PartyCode::parse("SZ-A").expect("a code");
        let shipment = ShipmentNumber::parse("SH-1").expect("a number");
        let commands = [
            ShipCommand::SetParty(Box::new(Party {
                name_zh: Some("示例贸易有限公司".to_owned()),
                address_zh: Some("深圳市".to_owned()),
                uscc: Uscc::parse("91110000600037341L"),
                sellers: vec![seller("S-01")],
                ..Party::of(importer.clone(), Country::china())
            })),
            ShipCommand::SetShipment(Box::new(ShipmentTerms::of(
                shipment.clone(),
                ShipMode::SeaLcl,
            ))),
            ShipCommand::SetConsignment(Box::new(ConsignmentTerms {
                consignment: ConsignmentNumber::parse("SH-1-1").expect("a number"),
                shipment,
                importer,
                exporter: None,
                notify: None,
                route: CustomsRoute::Taxed,
                currency: Currency::USD,
                invoice: None,
                incoterm: None,
                itn: None,
                reason: None,
            })),
        ];
        for command in commands {
            self.must(Command::Ship(command));
        }
    }

    fn put(&self, number: u64, code: &str, carton: &str) {
        let parcel = ParcelId((3 << 100) + u128::from(number));
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
            units: vec![UnitId((4 << 100) + u128::from(number))],
            inspection: Inspection {
                seller: Some(seller(code)),
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
    }

    /// Pulls the trigger, never within a double trigger's time.
    fn scan(&mut self, code: &str) {
        self.clock.set(self.clock.now().plus_ms(2_000));
        let sent = self.scanner.scan(format!("{code}\r").as_bytes());
        sent.expect("the line takes the scan");
    }

    fn stands(&self, number: u64) -> String {
        let desk = Desk::open(self.folder.path()).expect("the store is read");
        match desk.ask(&Query::Tag(tag(number))).expect("an answer") {
            Answer::Tag(Some(row)) => row.container.to_string(),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn bytes_of_a_line_choose_a_carton_pack_units_and_stop_at_a_wrong_one() {
    let mut desks = Desks::open();
    desks.stock();
    let held = desks.shell.clone();
    let mut window = None;
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
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
    harness.get_by_label("China shipments").click();
    until(&mut harness, &desks.wakes, "+ C-01 · S-01 · 1");

    // The free carton joins and is chosen; what is left by weight stands there.
    desks.scan(&container("C-01").printed());
    until(
        &mut harness,
        &desks.wakes,
        "1 unit, about 1.200 kg; 21.500 kg left of 22.700 kg",
    );
    assert_eq!(desks.scanner.heard().expect("a tone"), GOOD);

    // By volume nothing is left to tell before somebody says which box it is.
    harness.get_by_label_contains("Volume 3.6 L so far");
    harness.get_by_role_and_label(Part::ComboBox, "Box").click();
    harness.run();
    harness.get_by_label("M · 40 × 30 × 30 cm").click();
    until(
        &mut harness,
        &desks.wakes,
        "Volume 3.6 of 36.0 L; 32.4 L left, 10 % full",
    );

    desks.scan(tag(2).as_str());
    until(
        &mut harness,
        &desks.wakes,
        "2 units, about 3.000 kg; 17.000 kg left of 20.000 kg",
    );
    harness.get_by_label("Volume 7.2 of 36.0 L; 28.8 L left, 20 % full");
    assert_eq!(desks.scanner.heard().expect("a tone"), GOOD);
    assert_eq!(desks.stands(2), "C-01");

    // Another seller's unit stays where it is: the person sees Stop, and the scanner in the hand says so.
    desks.scan(tag(3).as_str());
    until(&mut harness, &desks.wakes, &format!("{}: ", tag(3)));
    assert_eq!(desks.scanner.heard().expect("a tone"), BAD);
    assert_eq!(desks.stands(3), "C-03");
    harness.get_by_label_contains("2 units, about 3.000 kg");
    drop(harness);
    let Desks { folder, shell, .. } = desks;
    drop(shell);
    // Which box it is, is kept with the settings, where the command line reads it.
    let (kept, wrong) = Settings::of_folder(folder.path());
    assert_eq!(wrong, None);
    let kind = kept.box_of(&container("C-01"));
    assert_eq!(kind.map(|kind| kind.name).as_deref(), Some("M"));
}
