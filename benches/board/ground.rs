//! A store on a real disk, with the orders that a bench writes into it.

use std::path::PathBuf;

use tempfile::TempDir;

use returnbay::domain::checklist::Answers;
use returnbay::domain::codes::{
    ContainerName, ParcelTag, PersonCode, SellerCode, StationName, UnitTag,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::ids::{CommandKey, EventId, LineId, ParcelId, UnitId};
use returnbay::domain::photo::PhotoKinds;
use returnbay::domain::policy::Why;
use returnbay::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use returnbay::domain::time::Zone;
use returnbay::exchange::data;
use returnbay::ledger::command::{PutUnit, ReceiveParcel};
use returnbay::ledger::fact::{Inspection, LineChoice, ProductHow, RawScan, Role};
use returnbay::ledger::{Command, Order};
use returnbay::shell::Clock;
use returnbay::shell::open::{STORE_FILE, packs};
use returnbay::shell::seeded;
use returnbay::store::{Creation, Writer};

/// Milliseconds between two orders.
const PACE_MS: i64 = 4000;

/// A folder on the disk that holds the build, not in memory as a system's own may be.
pub fn folder() -> TempDir {
    tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(env!("CARGO_TARGET_TMPDIR"))
        .expect("a folder beside the build")
}

/// The site's zone.
pub fn zone() -> Zone {
    Zone::parse("America/Los_Angeles").expect("a zone of the table")
}

/// The seller of everything made up.
pub fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller's code")
}

/// Who works.
pub fn person() -> PersonCode {
    PersonCode::parse("OP-7").expect("a badge")
}

/// A store open for writing.
pub struct Ground {
    /// The one connection that writes.
    pub writer: Writer,
    clock: Clock,
    /// Deleted with everything in it at the end.
    pub folder: TempDir,
}

impl Ground {
    /// Makes an empty store with one person and one seller.
    pub fn new() -> Self {
        let folder = folder();
        let clock = Clock::scripted(seeded::START);
        let creation = Creation {
            order: order(
                &clock,
                Command::OpenSeries {
                    station: StationName::parse("bench-1").expect("a station's name"),
                    zone: zone(),
                    public_key: [7; 32],
                },
            ),
            epoch: 1,
        };
        let path = folder.path().join(STORE_FILE);
        let writer = Writer::open(&path, Some(&creation), packs(), || EventId(clock.fresh()))
            .expect("a new store");
        let mut ground = Self {
            writer,
            clock,
            folder,
        };
        ground.must(Command::EnrolPerson {
            person: person(),
            name: "Ana".to_owned(),
            role: Role::Operator,
        });
        ground.must(Command::NameSeller {
            seller: seller(),
            name: "First Seller".to_owned(),
        });
        ground
    }

    /// Names the store's file.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(STORE_FILE)
    }

    /// Makes the order of a command, some seconds after the last one.
    pub fn order(&self, command: Command) -> Order {
        self.clock.set(self.clock.now().plus_ms(PACE_MS));
        order(&self.clock, command)
    }

    /// Writes an order.
    pub fn submit(&mut self, order: &Order) {
        let clock = &self.clock;
        self.writer
            .submit(order, || EventId(clock.fresh()))
            .expect("an order that the rule takes");
    }

    /// Writes a command.
    pub fn must(&mut self, command: Command) {
        let order = self.order(command);
        self.submit(&order);
    }

    /// Scans a parcel in.
    pub fn receive(&mut self, number: u32, seed: u64) -> ParcelId {
        let parcel = ParcelId(self.clock.fresh());
        let key = seeded::tracking(seed, number);
        self.must(Command::ReceiveParcel(ReceiveParcel {
            parcel,
            number: ParcelTag::make("0SD", u64::from(number)).expect("a small serial"),
            raw: RawScan {
                salt: self.clock.fresh().to_be_bytes(),
                bytes: key.clone().into_bytes(),
            },
            candidates: vec![Candidate {
                kind: CodeKind::Tracking,
                carrier: Some("usps".to_owned()),
                key,
                check: CheckVerdict::Ok,
                how: How::Literal,
            }],
            chosen: None,
            finding: None,
        }));
        parcel
    }

    /// Makes the order of a unit inspected by the general checklist, decided and put.
    pub fn put(&self, number: u32, parcel: ParcelId, seed: u64) -> Order {
        let (pack, _, checklist) = data::checklist::general();
        let mut answers = Answers::new();
        while let Some(question) = checklist.standing(&answers).next {
            let best = question.answers.first().expect("a question has answers");
            answers.insert(question.code.clone(), best.code.clone());
        }
        let standing = checklist.standing(&answers);
        let (grade, allowed) = (standing.grade, standing.allowed);
        let mixed = seeded::scramble(seed, u64::from(number));
        let order_id = format!("111-{:07}-{number:07}", mixed % 10_000_000);
        self.order(Command::PutUnit(Box::new(PutUnit {
            units: vec![UnitId(self.clock.fresh())],
            inspection: Inspection {
                barcode: Some("00012345678905".to_owned()),
                seller: Some(seller()),
                line: Some(LineChoice {
                    line: LineId((u128::from(mixed) << 32 | u128::from(number)).to_be_bytes()),
                    of: returnbay::domain::expected::ReturnRef {
                        seller: seller(),
                        order_id: returnbay::domain::codes::OrderId::parse(&order_id),
                        rma_id: None,
                    },
                    asin: Some(format!("B0{:08X}", mixed & 0xffff_ffff)),
                    sku: Some(format!("SKU-{:05}", mixed % 20_000)),
                    title: Some(format!("Made-up item {number}")),
                }),
                checklist: Some(pack),
                answers,
                grade: Some(grade),
                ..Inspection::begun(
                    parcel,
                    UnitTag::make("0SD", u64::from(number)).expect("a small serial"),
                    ProductHow::Barcode,
                )
            },
            hold: None,
            advice: None,
            rework_cost: None,
            class: returnbay::domain::hazard::HazardClass::None,
            photos: PhotoKinds::NONE,
            readings: Vec::new(),
            allowed,
            proposed: Decision::Resell,
            why: Why::NoRule,
            policy: Some(data::policy::house().0),
            decision: Decision::Resell,
            override_reason: None,
            container: ContainerName::parse(&format!("R-{:02}", 1 + number / 50 % 90))
                .expect("a letter and a number"),
            learned: None,
            shipped_before: Vec::new(),
            out_of: None,
        })))
    }
}

fn order(clock: &Clock, command: Command) -> Order {
    let at = clock.now();
    Order {
        key: CommandKey(clock.fresh()),
        at,
        day: zone().day(at),
        // People and files are the desk's: nobody is signed in there.
        person: matches!(
            command,
            Command::ReceiveParcel(_)
                | Command::IdentifyParcel { .. }
                | Command::ShelveParcel { .. }
                | Command::PutUnit(_)
        )
        .then(person),
        command,
    }
}
