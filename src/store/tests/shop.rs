//! A small shop on a real file: people, sellers, a rule table, parcels and units by the number.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use crate::domain::checklist::{self, After, Answers, Checklist, Question};
use crate::domain::codes::{
    ContainerName, OrderId, ParcelTag, PersonCode, Rma, SellerCode, StationName, UnitTag,
};
use crate::domain::deadline::{ClaimRule, DeadlineKind, DeadlineRules, ReturnRule};
use crate::domain::decision::Decision;
use crate::domain::expected::{ExpectedLine, ReasonFamily, ReturnRef};
use crate::domain::grade::Grade;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::ids::{CommandKey, EventId, ParcelId, UnitId};
use crate::domain::lot::{LotLevel, LotRule, LotRules};
use crate::domain::photo::PhotoKinds;
use crate::domain::policy::{Policy, Why};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::resale::{ResaleRule, ResaleRules, SaleChannel, SkuRule};
use crate::domain::sales::SaleRules;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::ledger::command::{Learned, PutUnit, ReceiveParcel};
use crate::ledger::fact::{Inspection, LineChoice, ProductHow, RawScan, Role};
use crate::ledger::query::{Answer, ClaimDays, Dossier};
use crate::ledger::{Command, Order, PackRef, Query, codec};
use crate::store::{
    Committed, Creation, KeptChecklists, Packs, Reader, SubmitError, Unmerged, Writer,
};

/// 2026-11-23T15:00:00Z.
pub const MORNING: UtcMs = UtcMs(1_795_446_000_000);
pub const HOUSE: &[u8] = b"id = \"house\"\n";

pub fn site() -> Zone {
    Zone::parse("America/Los_Angeles").unwrap()
}

pub fn seller() -> SellerCode {
    SellerCode::parse("S-01").unwrap()
}

pub fn person() -> PersonCode {
    PersonCode::parse("OP-7").unwrap()
}

pub fn container(name: &str) -> ContainerName {
    ContainerName::parse(name).unwrap()
}

pub fn tag(number: u64) -> UnitTag {
    UnitTag::make("A00", number).unwrap()
}

pub fn house_pack() -> PackRef {
    PackRef {
        id: "house".to_owned(),
        version: 1,
        hash: codec::sha256(HOUSE),
    }
}

/// A checklist of one question.
pub const ASKED: &[u8] = b"id = \"asked\"\n";

pub fn asked_pack() -> PackRef {
    PackRef {
        id: "asked".to_owned(),
        version: 1,
        hash: codec::sha256(ASKED),
    }
}

fn read_asked(bytes: &[u8]) -> Option<Checklist> {
    let answer = |code: &str, best| checklist::Answer {
        code: code.to_owned(),
        best,
        closes: Vec::new(),
        gates: Vec::new(),
        photos: Vec::new(),
        after: After::Next,
    };
    (bytes == ASKED).then(|| Checklist {
        id: "asked".to_owned(),
        version: 1,
        categories: Vec::new(),
        gates: Vec::new(),
        questions: vec![Question {
            code: "looks".to_owned(),
            when: Vec::new(),
            answers: vec![
                answer("as_new", Grade::LikeNew),
                answer("marks", Grade::Good),
                answer("worn", Grade::Acceptable),
            ],
        }],
        own: None,
    })
}

pub fn packs() -> Packs {
    let hash = house_pack().hash;
    let policy = Policy {
        id: "house".to_owned(),
        version: 1,
        rules: Vec::new(),
    };
    Packs {
        bytes: [
            (hash, Arc::from(HOUSE)),
            (asked_pack().hash, Arc::from(ASKED)),
        ]
        .into(),
        checklists: KeptChecklists::read_by(read_asked),
        policies: [(hash, Arc::new(policy))].into(),
        house: Some(hash),
        lots: lot_rules(),
        deadlines: Some(deadlines()),
        resale: resale_rules(),
        ..Packs::default()
    }
}

fn returned_within(kind: DeadlineKind, months: u32) -> ReturnRule {
    ReturnRule {
        kind,
        modes: vec!["9610".to_owned()],
        exported_from: Day::parse("2020-01-01").unwrap(),
        exported_to: None,
        months,
        without: match kind {
            DeadlineKind::CnReturn6m => vec!["grocery".to_owned()],
            _ => Vec::new(),
        },
        source: "a test".to_owned(),
    }
}

/// Claims may be filed for thirty days.
fn deadlines() -> DeadlineRules {
    DeadlineRules {
        id: "test".to_owned(),
        version: 1,
        claims: vec![ClaimRule {
            marketplace: "US".to_owned(),
            from: Day::parse("2020-01-01").unwrap(),
            to: None,
            days: 30,
            source: "a test".to_owned(),
        }],
        returns: vec![
            returned_within(DeadlineKind::CnReturn6m, 6),
            returned_within(DeadlineKind::CnReturn12m, 12),
        ],
    }
}

/// Keeps out what the store finds out of units; of an open claim only a word is said.
fn lot_rules() -> LotRules {
    let rule = |code: &str, level: LotLevel, facts: &[&str]| LotRule {
        code: code.to_owned(),
        level,
        facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
        categories: [].into(),
        from: Day::parse("2020-01-01").unwrap(),
        source: "a test".to_owned(),
    };
    let out = [
        "recalled",
        "flammable",
        "not_the_sellers",
        "held",
        "other_decision",
        "answer_due",
    ];
    LotRules {
        rules: vec![
            rule("out", LotLevel::Refused, &out),
            rule("claim_open", LotLevel::Warned, &["claim_open"]),
        ],
        ..LotRules::default()
    }
}

/// A rule of every sale.
fn kept_back(code: &str) -> LotRule {
    LotRule {
        code: code.to_owned(),
        level: LotLevel::Refused,
        facts: [code.to_owned()].into(),
        categories: [].into(),
        from: Day::parse("2020-01-01").unwrap(),
        source: "a test".to_owned(),
    }
}

/// Keeps off what the store finds out of units; of a price that is not known only a word is said.
fn resale_rules() -> ResaleRules {
    let day = Day::parse("2020-01-01").unwrap();
    let rule = |code: &str, level: LotLevel, channels: &[SaleChannel], facts: &[&str]| ResaleRule {
        code: code.to_owned(),
        level,
        channels: channels.to_vec(),
        facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
        categories: [].into(),
        grades: Vec::new(),
        from: day,
        source: "a test".to_owned(),
    };
    let refused = LotLevel::Refused;
    let amazon = [SaleChannel::Amazon];
    let each = ["other_decision", "other_seller", "not_graded", "unsellable"];
    let skus = [
        "contested",
        "no_sku",
        "sku_too_long",
        "sku_signs",
        "sku_taken",
    ];
    let mut rules: Vec<ResaleRule> = each
        .iter()
        .chain(&skus)
        .map(|code| rule(code, refused, &[], &[code]))
        .collect();
    rules.push(rule("no_product_id", refused, &amazon, &["no_product_id"]));
    rules.push(rule("no_price", LotLevel::Warned, &[], &["no_price"]));
    let letters = [
        (Grade::New, "N"),
        (Grade::LikeNew, "LN"),
        (Grade::VeryGood, "VG"),
        (Grade::Good, "G"),
        (Grade::Acceptable, "A"),
    ];
    ResaleRules {
        sku: SkuRule {
            pattern: "{sku}-{condition}".to_owned(),
            condition: letters
                .map(|(grade, letter)| (grade, letter.to_owned()))
                .into(),
            length_max: 20,
            signs: "-_.".to_owned(),
        },
        rules,
        sales: SaleRules {
            rules: ["held", "recalled", "answer_due"].map(kept_back).into(),
            ..SaleRules::default()
        },
        ..ResaleRules::default()
    }
}

/// Numbers that stand for fresh ids and time: each call one more.
#[derive(Default)]
pub struct Counter(u128);

impl Counter {
    pub fn next(&mut self) -> u128 {
        self.0 += 1;
        self.0
    }
}

pub struct Shop {
    pub folder: TempDir,
    pub writer: Option<Writer>,
    pub ids: Counter,
    pub at: UtcMs,
}

pub fn creation() -> Creation {
    Creation {
        order: Order {
            key: CommandKey(1 << 100),
            at: MORNING,
            day: site().day(MORNING),
            person: None,
            command: Command::OpenSeries {
                station: StationName::parse("bench-1").unwrap(),
                zone: site(),
                public_key: [7; 32],
            },
        },
        epoch: u64::MAX - 5,
    }
}

pub fn open(path: &Path, ids: &mut Counter) -> Result<Writer, crate::store::OpenError> {
    Writer::open(path, Some(&creation()), packs(), || {
        EventId((2 << 100) + ids.next())
    })
}

impl Shop {
    /// An empty store.
    pub fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut ids = Counter::default();
        let writer = open(&folder.path().join("store.db"), &mut ids).unwrap();
        Self {
            folder,
            writer: Some(writer),
            ids,
            at: MORNING,
        }
    }

    /// A store with one person, one seller and two containers.
    pub fn new() -> Self {
        let mut shop = Self::bare();
        shop.must(Command::EnrolPerson {
            person: person(),
            name: "Ana".to_owned(),
            role: Role::Operator,
        });
        shop.must(Command::NameSeller {
            seller: seller(),
            name: "First Seller".to_owned(),
        });
        shop
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("store.db")
    }

    pub fn order(&mut self, command: Command) -> Order {
        self.at = self.at.plus_ms(60_000);
        Order {
            key: CommandKey(self.ids.next()),
            at: self.at,
            day: site().day(self.at),
            person: is_by_hand(&command).then(person),
            command,
        }
    }

    pub fn submit(&mut self, order: &Order) -> Result<Committed, SubmitError> {
        let ids = &mut self.ids;
        self.writer
            .as_mut()
            .unwrap()
            .submit(order, || EventId(ids.next()))
    }

    pub fn submit_import(
        &mut self,
        order: &Order,
        unmerged: Unmerged,
    ) -> Result<Committed, SubmitError> {
        let ids = &mut self.ids;
        self.writer
            .as_mut()
            .unwrap()
            .submit_import(order, unmerged, || EventId(ids.next()))
    }

    /// Kills the program and starts it again.
    pub fn restart(&mut self) {
        drop(self.writer.take());
        self.writer = Some(open(&self.path(), &mut self.ids).unwrap());
    }

    pub fn must(&mut self, command: Command) -> CommandKey {
        let order = self.order(command);
        self.submit(&order).unwrap();
        order.key
    }

    pub fn receive(&mut self, number: u64, keys: &[Candidate]) -> ParcelId {
        let parcel = ParcelId((3 << 100) + u128::from(number));
        self.must(Command::ReceiveParcel(ReceiveParcel {
            parcel,
            number: ParcelTag::make("A00", number).unwrap(),
            raw: RawScan {
                salt: [9; 16],
                bytes: b"4201234592001".to_vec(),
            },
            candidates: keys.to_vec(),
            chosen: None,
            finding: None,
        }));
        parcel
    }

    pub fn put(&mut self, number: u64, parcel: ParcelId, name: &str) -> CommandKey {
        self.must(Command::PutUnit(Box::new(unit(number, parcel, name))))
    }

    pub fn reader(&self) -> Reader {
        let reader = Reader::open(&self.path(), packs()).unwrap();
        match &self.writer {
            Some(writer) => reader.beside(writer.unmerged()),
            None => reader,
        }
    }

    /// The site's day.
    pub fn today(&self) -> Day {
        site().day(self.at)
    }

    pub fn ask(&self, query: &Query) -> Answer {
        self.reader().answer(query, site()).unwrap()
    }

    pub fn dossier(&self, keys: &[Candidate]) -> Dossier {
        match self.ask(&Query::Dossier(keys.to_vec())) {
            Answer::Dossier(found) => *found,
            other => panic!("{other:?}"),
        }
    }
}

pub fn tracking(key: &str) -> Candidate {
    candidate(CodeKind::Tracking, key)
}

pub fn candidate(kind: CodeKind, key: &str) -> Candidate {
    Candidate {
        kind,
        carrier: Some("ups".to_owned()),
        key: key.to_owned(),
        check: CheckVerdict::Ok,
        how: How::Literal,
    }
}

/// A unit that goes where its container says, as proposed.
pub fn unit(number: u64, parcel: ParcelId, name: &str) -> PutUnit {
    let container = container(name);
    let decision = container.kind().spec().decision.unwrap();
    PutUnit {
        units: vec![UnitId((4 << 100) + u128::from(number))],
        inspection: Inspection {
            barcode: Some("00012345678905".to_owned()),
            seller: Some(seller()),
            answers: Answers::from([("seal".to_owned(), "broken".to_owned())]),
            grade: Some(Grade::Good),
            because: Some(("seal".to_owned(), "broken".to_owned())),
            ..Inspection::begun(parcel, tag(number), ProductHow::Barcode)
        },
        hold: (decision == Decision::Hold).then(hold),
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
        allowed: Grade::Good.spec().allowed.to_vec(),
        proposed: decision,
        why: Why::Rule("home".to_owned()),
        policy: Some(house_pack()),
        decision,
        override_reason: None,
        advice: None,
        rework_cost: None,
        class: crate::domain::hazard::HazardClass::None,
        container,
        learned: None,
        shipped_before: Vec::new(),
        out_of: None,
    }
}

/// The days of delivery whose claims are open on the first morning, thirty days back.
pub fn claim_days() -> ClaimDays {
    let open_from = Day::parse("2026-10-24").unwrap();
    ClaimDays {
        open_from,
        run_out_from: open_from.plus_days(-30),
    }
}

/// A hold as a seller's terms have it.
pub fn hold() -> Hold {
    Hold {
        reason: HoldReason::Instruction,
        owner: HoldOwner::Seller,
        review: Day::parse("2026-12-07").unwrap(),
        default: Decision::Dispose,
    }
}

/// A unit that answers an announced line, with a binding taught.
pub fn answering(number: u64, parcel: ParcelId, name: &str, line: &ExpectedLine) -> PutUnit {
    PutUnit {
        inspection: Inspection {
            how: ProductHow::Bound,
            line: Some(LineChoice {
                line: codec::line_id(line),
                of: line.of.clone(),
                asin: line.asin.clone(),
                sku: line.sku.clone(),
                title: line.title.clone(),
            }),
            ..unit(number, parcel, name).inspection
        },
        learned: Some(Learned {
            seller: line.of.seller.clone(),
            barcode: "00012345678905".to_owned(),
            sku: line.sku.clone(),
            asin: line.asin.clone(),
        }),
        ..unit(number, parcel, name)
    }
}

pub fn line(number: u32) -> ExpectedLine {
    ExpectedLine {
        of: ReturnRef {
            seller: seller(),
            order_id: OrderId::parse(&format!("111-{number:07}-0000001")),
            rma_id: Rma::parse(&format!("Dabc{number:04}RRMA")),
        },
        ordinal: 1,
        merchant_rma_id: None,
        tracking: vec![format!("1Z{number:016}")],
        carrier: Some("ups".to_owned()),
        carrier_raw: Some("UPS".to_owned()),
        asin: Some(format!("B0{number:08}")),
        sku: Some(format!("SKU-{number}")),
        fnsku: None,
        title: Some("A lamp".to_owned()),
        quantity: 1,
        reason_code: Some("UNWANTED_ITEM".to_owned()),
        reason_family: ReasonFamily::Unwanted,
        status: Some("Approved".to_owned()),
        resolution: None,
        label_type: None,
        label_cost: None,
        currency: None,
        order_amount: None,
        refunded_amount: None,
        request_date: Day::parse("2026-11-01"),
        delivered_date: None,
        order_quantity: Some(1),
        category: None,
        in_policy: Some(true),
        a_to_z: None,
        safet_state: None,
        safet_claim_id: None,
        order_item_id: None,
        outbound: Vec::new(),
        serials: Vec::new(),
    }
}

/// Tells whether somebody with a badge says such a thing in these stories.
fn is_by_hand(command: &Command) -> bool {
    matches!(
        command,
        Command::ReceiveParcel(_)
            | Command::PutUnit(_)
            | Command::ParkUnit(_)
            | Command::JudgeUnits { .. }
            | Command::ChangeHold { .. }
            | Command::EndHold { .. }
            | Command::ReadAnswers(_)
            | Command::EstimateRepair(_)
            | Command::AnswerRepair(_)
            | Command::WorkRepair(_)
            | Command::EndRepair(_)
            | Command::RateUnit(_)
            | Command::LeaveContainer { .. }
            | Command::SellUnits(_)
            | Command::BringBack { .. }
            | Command::InstructDispose { .. }
            | Command::MakeForward(_)
            | Command::HandOver { .. }
            | Command::CancelForward { .. }
            | Command::ReleaseParcel(_)
            | Command::PictureContainer { .. }
            | Command::ReopenPallet { .. }
            | Command::SellLot(_)
            | Command::WithdrawLot { .. }
            | Command::OpenBatch(_)
            | Command::GatherUnits { .. }
            | Command::LetGoUnits { .. }
            | Command::ListBatch { .. }
            | Command::EndBatch { .. }
            | Command::RelabelUnit { .. }
            | Command::ReturnToHold { .. }
            | Command::MoveUnits { .. }
            | Command::MoveContents { .. }
            | Command::CountPlace(_)
            | Command::WriteOff { .. }
            | Command::CountShelf(_)
            | Command::MoveParcel { .. }
            | Command::WriteOffParcels { .. }
            | Command::CloseParcel { .. }
            | Command::EmptyParcel { .. }
            | Command::ShelveParcel { .. }
            | Command::IdentifyParcel { .. }
            | Command::OpenLoad { .. }
            | Command::CloseLoad { .. }
            | Command::DockParcel(_)
            | Command::OpenParcel { .. }
            | Command::Undo { .. }
            | Command::OpenContainer { .. }
            | Command::SealContainer { .. }
            | Command::WaivePhoto(_)
            | Command::MaskPhoto(_)
            | Command::Correct(_)
            | Command::Day(_)
            | Command::UnmatchParcel { .. }
            | Command::AttachUnits(_)
            | Command::NoteProduct { .. }
            | Command::MergeParcel { .. }
            | Command::ExpireParcel { .. }
            | Command::Ship(_)
            | Command::BinParcel { .. }
    )
}
