//! What a window would gather from a shell, made by hand.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use returnbay::domain::advice::{Advised, Driver, Net};
use returnbay::domain::charge::Period;
use returnbay::domain::codes::{PersonCode, SellerCode, StationName, TagPrefix};
use returnbay::domain::decision::Decision;
use returnbay::domain::expected::{
    ExpectedLine, KnownLine, ReasonFamily, ReturnRef, ReturnStanding,
};
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::{CommandKey, LineId, ParcelId, UnitId};
use returnbay::domain::limits::FIND_DAYS;
use returnbay::domain::money::Currency;
use returnbay::domain::policy::Why;
use returnbay::domain::printed::RollKind;
use returnbay::domain::product::Battery;
use returnbay::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use returnbay::domain::time::{Day, Zone};
use returnbay::exchange::returns::ReadOptions;
use returnbay::ledger::fact::{Inspection, LineChoice, ProductHow};
use returnbay::ledger::figures::Figures;
use returnbay::ledger::import::{
    Becomes, FileColumn, FileLines, ImportCounts, ImportKind, Problem, ReturnsFile, Warning,
};
use returnbay::ledger::query::{
    Backlog, Checklists, ClaimQueue, FindScope, Found, FoundKind, Health, HoldQueue, ImportView,
    Manifest, ManifestLine, Page, ParcelFilter, ParcelQueue, UnitFilter, UnitQueue, WaitingParcel,
};
use returnbay::ledger::review::{Compared, Review};
use returnbay::ledger::rows::{
    BoxStanding, ParcelRow, ParcelState, Trust, UnitRow, UnitState, Verdict,
};
use returnbay::ledger::span;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::Settings;
use returnbay::shell::door::DeskLock;
use returnbay::shell::view::{
    DemoView, DeviceHealth, DevicesView, ImportPreview, Job, JobState, JobView, Notice,
    NoticeLevel, Picture, Playing, View,
};
use returnbay::station::Face;
use returnbay::station::face::ProductView;
use returnbay::text::{Language, TroubleMsg, Words};
use returnbay::ui::screens::Seen;
use returnbay::ui::window::theme_of;

use crate::faces::{NOW, container, parcel_tag, tag};
use crate::lives::timeline;
pub use crate::stock::{book, containers, recalls, sellers, with_recall_preview};
use crate::waiting;

/// The day of all screens.
pub fn today() -> Day {
    zone().day(NOW)
}

pub fn zone() -> Zone {
    Zone::parse("America/Los_Angeles").expect("a zone")
}

/// A quiet window in `language` with this face.
pub fn seen(language: Language, face: Face) -> Seen {
    let settings = Settings {
        language: language.code().to_owned(),
        ..Settings::default()
    };
    Seen {
        face: Arc::new(face),
        resale: Arc::default(),
        picture: None,
        thumbnails: BTreeMap::new(),
        covering: None,
        words: Arc::new(Words::new(language, zone())),
        second: None,
        theme: Arc::new(theme_of("day")),
        settings: Arc::new(settings),
        devices: Arc::new(DevicesView {
            scanners: crate::devices::one_scanner(),
            recording: None,
            tones: Some((DeviceHealth::Bad, TroubleMsg::TonesNoPlayer.into())),
            ..DevicesView::default()
        }),
        notices: Vec::new(),
        jobs: Vec::new(),
        demo: None,
        station: "A".to_owned(),
        now: NOW,
        zone: zone(),
        pace: (87, 31),
        ear: Arc::default(),
        desk: DeskLock::Open,
        answers: BTreeMap::new(),
        folder: PathBuf::from("/data/op/Documents"),
    }
}

/// The same with everything filled in that a busy day has.
pub fn busy(language: Language, face: Face) -> Seen {
    let mut seen = seen(language, face);
    let mut answers = BTreeMap::new();
    let mut put = |view, query, answer| {
        answers.insert(view, (query, Arc::new(answer)));
    };
    let day = today();
    let days = Period::one(day);
    for (view, days, part) in [
        (View::Review, days, 100),
        (View::ReviewBefore, span::before(days), 93),
        (View::ReviewWeekdays, span::same_weekdays(days), 104),
    ] {
        let review = Answer::Review(Box::new(review(days, part)));
        put(view, Query::Review(days), review);
    }
    let of_day = UnitFilter {
        day: Some(day),
        ..UnitFilter::default()
    };
    let units = Page {
        rows: units(),
        next: None,
    };
    put(
        View::ReviewUnits,
        Query::Units(of_day, None),
        Answer::Units(units.clone()),
    );
    let of_day = ParcelFilter {
        day: Some(day),
        ..ParcelFilter::default()
    };
    let parcels = Page {
        rows: vec![parcel()],
        next: None,
    };
    put(
        View::ReviewParcels,
        Query::Parcels(of_day, None),
        Answer::Parcels(parcels),
    );
    put(
        View::Containers,
        Query::Containers(None),
        Answer::Containers(containers()),
    );
    let in_tote = UnitFilter {
        container: Some(container("R-03")),
        ..UnitFilter::default()
    };
    put(
        View::ContainerUnits,
        Query::Units(in_tote, None),
        Answer::Units(units),
    );
    put(
        View::Manifest,
        Query::Manifest(Vec::new()),
        Answer::Manifest(Box::new(manifest())),
    );
    put(
        View::Timeline,
        Query::UnitTimeline(UnitId(1)),
        Answer::Timeline(Some(Box::new(timeline()))),
    );
    let since = FindScope::Since(day.plus_days(-FIND_DAYS));
    put(
        View::Find,
        Query::Find("170026".to_owned(), since),
        Answer::Found(Box::new(found())),
    );
    put(View::Imports, Query::Imports, Answer::Imports(imports()));
    put(View::Sellers, Query::Sellers, Answer::Sellers(sellers()));
    put(
        View::Range,
        Query::Range(
            RollKind::UnitTag,
            TagPrefix::parse("AXX").expect("a prefix"),
        ),
        Answer::Range(1201),
    );
    put(
        View::Book,
        Query::Book(SellerCode::parse("S-01").expect("a code")),
        Answer::Book(book()),
    );
    put(View::Recalls, Query::Recalls, Answer::Recalls(recalls()));
    put(View::Health, Query::Health, Answer::Health(health()));
    put(
        View::Backlog,
        Query::Backlog(None),
        Answer::Backlog(Box::new(backlog())),
    );
    for (view, query, answer) in waiting::answers(
        UnitQueue::Approval,
        ParcelQueue::Unknown,
        ClaimQueue::Due,
        HoldQueue::Over,
        Trust::Contested,
    ) {
        put(view, query, answer);
    }
    seen.answers = answers;
    seen.devices = Arc::new(crate::devices::devices());
    let mut settings = Settings::clone(&seen.settings);
    let set = seen.devices.scanners.iter();
    settings.scanners = set.map(|of| of.setting.clone()).collect();
    seen.settings = Arc::new(settings);
    seen
}

pub fn with_notice(mut seen: Seen) -> Seen {
    seen.notices = vec![
        Notice {
            id: 7,
            at: NOW,
            level: NoticeLevel::Warning,
            message: TroubleMsg::ScannerGone {
                port: "/dev/ttyACM0".to_owned(),
            }
            .into(),
        },
        Notice {
            id: 6,
            at: NOW,
            level: NoticeLevel::Info,
            message: TroubleMsg::NothingToExport.into(),
        },
    ];
    seen
}

pub fn with_demo(mut seen: Seen) -> Seen {
    let lines = [
        "# a morning",
        "badge OP-7",
        "scan 9202090339598344170026",
        "scan UA0012P4QX7M3",
        "key 1",
    ];
    seen.demo = Some(Arc::new(DemoView {
        lines: Arc::new(lines.map(str::to_owned).to_vec()),
        next: 2,
        playing: Playing::Paused,
    }));
    seen
}

pub fn both(mut seen: Seen) -> Seen {
    let other = match seen.words.language {
        Language::English => Language::Chinese,
        Language::Chinese => Language::English,
    };
    seen.second = Some(Arc::new(Words::new(other, zone())));
    seen
}

/// A file that was looked into, with or without bad rows.
pub fn with_preview(mut seen: Seen, problems: bool) -> Seen {
    let mut file = ReturnsFile {
        encoding: "utf-8-bom".to_owned(),
        columns: [
            ("Order ID", Becomes::Field("order_id")),
            ("Amazon RMA ID", Becomes::Field("rma_id")),
            ("Tracking ID", Becomes::Field("tracking")),
            ("ASIN", Becomes::Field("asin")),
            ("Merchant SKU", Becomes::Field("sku")),
            ("Buyer Name", Becomes::NeverKept),
            ("Return quantity", Becomes::Field("quantity")),
            ("Order date", Becomes::NotNeeded),
            ("Internal note", Becomes::Unknown(None)),
            ("退款", Becomes::Unknown(Some("refunded_amount"))),
            ("Shop", Becomes::LeftOut),
            (
                "运单号 2",
                Becomes::Taken {
                    field: "tracking",
                    by: "Tracking ID".to_owned(),
                },
            ),
        ]
        .map(|(head, becomes)| FileColumn {
            head: head.to_owned(),
            becomes,
        })
        .to_vec(),
        dropped_columns: vec!["Buyer Name".to_owned()],
        rows: 214,
        lines: (0..40).map(|_| expected()).collect(),
        warnings: vec![Warning {
            code: "unknown_column",
            about: "Internal note".to_owned(),
        }],
        ..ReturnsFile::default()
    };
    if problems {
        file.problems = vec![
            Problem {
                line: 17,
                column: Some("Return quantity".to_owned()),
                code: "bad_quantity",
                found: "two".to_owned(),
            },
            Problem {
                line: 93,
                column: Some("Tracking ID".to_owned()),
                code: "number_mangled",
                found: "9.20209E+21".to_owned(),
            },
        ];
    }
    seen.jobs = vec![JobView {
        id: 3,
        job: Arc::new(Job::PreviewImport {
            path: PathBuf::from("/data/op/returns-2026-11.tsv"),
            seller: SellerCode::parse("S-01"),
            reading: ReadOptions::default(),
        }),
        state: JobState::Previewed(Arc::new(ImportPreview {
            file: file.with(FileLines::Returns),
            counts: ImportCounts {
                new: 180,
                changed: 12,
                unchanged: 20,
            },
            reading: ReadOptions::default(),
        })),
    }];
    seen
}

/// The same file while it is read anew for another choice.
pub fn read_anew(mut seen: Seen) -> Seen {
    let mut again = seen.jobs.first().expect("a preview").clone();
    again.id += 1;
    again.state = JobState::Running { done: 0, all: 0 };
    seen.jobs.insert(0, again);
    seen
}

/// A file whose columns are bound as in the seller's earlier one.
pub fn remembered(mut seen: Seen) -> Seen {
    let job = seen.jobs.first_mut().expect("a preview");
    if let JobState::Previewed(found) = &mut job.state {
        let title = ("Internal note".to_owned(), Some("title".to_owned()));
        Arc::make_mut(found).reading.mapping = Some(vec![title]);
    }
    seen
}

/// A unit in hand whose product the seller's book has, with a picture.
pub fn with_product(mut seen: Seen) -> Seen {
    let mut face = crate::faces::face("question-4");
    face.product = Some(ProductView {
        title: Some("Hair ties, heart pearl".to_owned()),
        variant: Some("rose".to_owned()),
        picture: Some("p0360.png".to_owned()),
        battery: Battery::PackedWith,
        category: None,
    });
    seen.face = Arc::new(face);
    let rows = 0_u8..96;
    let pixel = |row: u8| [200, row, 255 - row, 255].repeat(160);
    seen.picture = Some(Arc::new(Picture {
        name: "p0360.png".to_owned(),
        width: 160,
        height: 96,
        rgba: rows.flat_map(pixel).collect(),
    }));
    seen
}

/// What became of a job about a file: stopped, failed, or taken.
pub fn with_import_state(mut seen: Seen, state: JobState) -> Seen {
    let job = seen.jobs.first_mut().expect("a preview");
    job.state = state;
    seen
}

pub fn with_running_import(mut seen: Seen) -> Seen {
    seen.jobs = vec![JobView {
        id: 4,
        job: Arc::new(Job::PreviewImport {
            path: PathBuf::from("/data/op/returns-2026-11.tsv"),
            seller: SellerCode::parse("S-01"),
            reading: ReadOptions::default(),
        }),
        state: JobState::Running {
            done: 4200,
            all: 10_000,
        },
    }];
    seen
}

fn of() -> ReturnRef {
    ReturnRef {
        seller: SellerCode::parse("S-01").expect("a code"),
        order_id: None,
        rma_id: None,
    }
}

fn expected() -> ExpectedLine {
    let text = |text: &str| Some(text.to_owned());
    ExpectedLine {
        of: of(),
        ordinal: 1,
        merchant_rma_id: None,
        tracking: vec!["9202090339598344170026".to_owned()],
        carrier: text("usps"),
        carrier_raw: text("USPS"),
        asin: text("B0B4WP8XYZ"),
        sku: text("P0360"),
        fnsku: None,
        title: text("Hair ties, heart pearl, 24 pieces"),
        quantity: 1,
        reason_code: text("UNWANTED_ITEM"),
        reason_family: ReasonFamily::Unwanted,
        status: None,
        resolution: None,
        label_type: None,
        label_cost: None,
        currency: None,
        order_amount: None,
        refunded_amount: None,
        request_date: None,
        delivered_date: None,
        order_quantity: None,
        category: None,
        in_policy: None,
        a_to_z: None,
        safet_state: None,
        safet_claim_id: None,
        order_item_id: None,
        outbound: Vec::new(),
        serials: Vec::new(),
    }
}

pub fn units() -> Vec<UnitRow> {
    let all = [
        (Grade::LikeNew, Decision::Resell, "R-03"),
        (Grade::Good, Decision::Hold, "H-01"),
        (Grade::Unsellable, Decision::ShipChina, "C-0007"),
        (Grade::Acceptable, Decision::Liquidate, "L-02"),
    ];
    (1_u64..=40)
        .map(|index| {
            let at = usize::try_from(index).expect("small") % all.len();
            let (grade, decision, name) = all[at];
            unit(index, grade, decision, name)
        })
        .collect()
}

pub fn unit(index: u64, grade: Grade, decision: Decision, name: &str) -> UnitRow {
    UnitRow {
        unit: UnitId(u128::from(index)),
        inspection: Inspection {
            barcode: Some("4006381333931".to_owned()),
            seller: SellerCode::parse("S-01"),
            line: Some(LineChoice {
                line: LineId([0; 16]),
                of: of(),
                asin: Some("B0B4WP8XYZ".to_owned()),
                sku: Some("P0360".to_owned()),
                title: Some(
                    "无线耳机 充电盒版 黑色 Wireless earbuds with charging case".to_owned(),
                ),
            }),
            answers: BTreeMap::new(),
            grade: Some(grade),
            ..Inspection::begun(ParcelId(1), tag(9000 + index * 37), ProductHow::Barcode)
        },
        verdict: Some(Verdict {
            proposed: decision,
            why: Why::NoRule,
            decision,
            hold_note: None,
            override_reason: None,
            hold: None,
            judged: None,
        }),
        label_units: 1,
        out_of: None,
        parked: None,
        repair: None,
        shipped_before: Vec::new(),
        left: None,
        attached: None,
        forward: None,
        basis: None,
        class: returnbay::domain::hazard::HazardClass::None,
        missing: None,
        written_off: None,
        moved_at: None,
        state: UnitState::Put,
        container: container(name),
        put_key: CommandKey(u128::from(index)),
        person: PersonCode::parse("OP-7"),
        station: StationName::parse("A").expect("a station"),
        put_at: NOW.plus_ms(-60_000 * i64::try_from(index).expect("small")),
        day: zone().day(NOW),
    }
}

pub fn parcel() -> ParcelRow {
    ParcelRow {
        parcel: ParcelId(1),
        number: parcel_tag(),
        candidates: vec![Candidate {
            kind: CodeKind::Tracking,
            carrier: Some("usps".to_owned()),
            key: "9202090339598344170026".to_owned(),
            check: CheckVerdict::of(Some(true)),
            how: How::Literal,
        }],
        chosen: Some(of()),
        hinted: None,
        load: None,
        damage: Vec::new(),
        weight: None,
        finding: Some(ReturnStanding::RefundedAtFirstScan),
        state: ParcelState::Open,
        shelf: None,
        units: 2,
        unseen: Vec::new(),
        station: StationName::parse("A").expect("a station"),
        person: PersonCode::parse("OP-7"),
        received_at: NOW,
        day: zone().day(NOW),
        opened_at: Some(NOW),
        closed_at: None,
        owed: Vec::new(),
        claims: Vec::new(),
        noted: Vec::new(),
        shelved: None,
        expired: None,
        merged: None,
        stands: BoxStanding::default(),
    }
}

/// Three parcels that wait: for days on a pallet, for hours loose, for minutes without a load.
fn backlog() -> Backlog {
    let waiting = |number: u128, minutes: i64, load: Option<&str>| WaitingParcel {
        parcel: ParcelRow {
            parcel: ParcelId(number),
            state: ParcelState::AtDock,
            finding: (number == 2).then_some(ReturnStanding::RefundedAtFirstScan),
            received_at: NOW.plus_ms(-60_000 * minutes),
            ..parcel()
        },
        load: load.map(str::to_owned),
    };
    let rows = vec![
        waiting(1, 3060, Some("PLT-0412")),
        waiting(2, 310, Some("")),
        waiting(3, 12, None),
    ];
    Backlog {
        parcels: 3,
        oldest: rows.first().map(|row| row.parcel.received_at),
        page: Page { rows, next: None },
    }
}

fn review(days: Period, percent: u32) -> Review {
    let mut by_hour = vec![0; 24];
    let mut parcels_by_hour = vec![0; 24];
    for (hour, units, parcels) in [
        (8, 12, 11),
        (9, 21, 18),
        (10, 31, 27),
        (11, 14, 12),
        (13, 9, 8),
    ] {
        by_hour[hour] = units;
        parcels_by_hour[hour] = parcels;
    }
    let decisions_by_hour = [
        ("resell", [6, 9, 14, 7, 5]),
        ("hold", [1, 3, 3, 1, 1]),
        ("repair", [0, 1, 3, 0, 0]),
        ("liquidate", [2, 3, 4, 2, 1]),
        ("ship_china", [3, 5, 6, 3, 2]),
        ("dispose", [0, 0, 1, 1, 0]),
    ]
    .into_iter()
    .map(|(decision, counts)| {
        let mut hours = vec![0; 24];
        for (hour, count) in [8, 9, 10, 11, 13].into_iter().zip(counts) {
            hours[hour] = count;
        }
        (decision.to_owned(), hours)
    })
    .collect();
    let counts = |of: &[(&str, u32)]| {
        of.iter()
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect()
    };
    let part = |count: u32| count * percent / 100;
    Review {
        parcels: part(76),
        units: part(90),
        decided: part(89),
        graded: part(84),
        put: part(87),
        units_waiting: 3,
        waiting: 2,
        hours_by_person: counts(&[("OP-7", 3), ("OP-9", 2)]),
        by_carrier: counts(&[("ups", 41), ("usps", 30), ("none", 5)]),
        by_reason: counts(&[("supervisor", 3), ("condition_differs", 2)]),
        to_open: counts(&[
            ("15m", 12),
            ("1h", 31),
            ("4h", 25),
            ("1d", 6),
            ("longer", 2),
        ]),
        to_close: counts(&[("15m", 60), ("1h", 12), ("8h", 1)]),
        compared: Compared::Yes,
        by_hour,
        parcels_by_hour,
        decisions_by_hour,
        by_decision: counts(&[
            ("resell", 41),
            ("hold", 9),
            ("repair", 4),
            ("liquidate", 12),
            ("ship_china", 19),
            ("dispose", 2),
        ]),
        by_grade: counts(&[
            ("new", 20),
            ("like_new", 18),
            ("very_good", 15),
            ("good", 14),
            ("acceptable", 9),
            ("unsellable", 8),
            ("none", 3),
        ]),
        by_seller: counts(&[("S-01", 52), ("S-02", 32), ("none", 3)]),
        by_person: counts(&[("OP-7", 60), ("OP-9", 27)]),
        exceptions: counts(&[
            ("unknown_parcel", 2),
            ("refunded_at_first_scan", 3),
            ("overridden", 1),
            ("missing_line", 2),
            ("unusual_weight", 4),
        ]),
        ..Review::of(days, &Figures::default())
    }
}

fn manifest() -> Manifest {
    let lines = units()
        .into_iter()
        .filter(|unit| unit.decision() == Some(Decision::ShipChina))
        .map(|unit| ManifestLine {
            unit,
            parcel_number: parcel_tag(),
            tracking: Some("9202090339598344170026".to_owned()),
            reason_code: Some("DEFECTIVE".to_owned()),
            request_date: None,
        })
        .collect();
    Manifest {
        cartons: containers().into_iter().skip(2).take(1).collect(),
        lines,
        checklists: Checklists::default(),
    }
}

/// A line, a parcel, two units and a container that have a number.
pub fn found() -> Found {
    let line = |id, put_units| KnownLine {
        id: LineId([id; 16]),
        line: expected(),
        put_units,
    };
    Found {
        lines: vec![line(1, 0), line(2, 1)],
        parcels: vec![parcel()],
        units: units().into_iter().take(2).collect(),
        container: containers().into_iter().next(),
        cut: Vec::new(),
    }
}

/// Another answer to the same question: more parcels and units than stand there.
pub fn with_much_found(mut seen: Seen) -> Seen {
    if let Some((_, answer)) = seen.answers.get_mut(&View::Find) {
        let cut = vec![FoundKind::Parcels, FoundKind::Units];
        *answer = Arc::new(Answer::Found(Box::new(Found { cut, ..found() })));
    }
    seen
}

fn imports() -> Vec<ImportView> {
    ["returns-2026-11-20.tsv", "returns-2026-11-21.tsv"]
        .map(|name| ImportView {
            kind: ImportKind::Returns,
            seller: SellerCode::parse("S-01"),
            file_name: name.to_owned(),
            at: NOW,
            rows: 214,
            merged: 212,
            new: 180,
            changed: 12,
            unchanged: 20,
            skipped: 2,
        })
        .to_vec()
}

fn health() -> Health {
    Health {
        facts: 12_431,
        parcels: 2_310,
        units: 2_544,
        expected: 8_120,
        head_seq: 12_431,
        head_hash: "9f2c1a77b0e4d3f5".to_owned(),
    }
}

/// What a sale was expected to bring by Amazon's worked example.
pub fn advised() -> Advised {
    let driver = |(name, minor): (&str, i64)| Driver {
        name: name.to_owned(),
        minor,
    };
    let net = |(decision, minor)| Net { decision, minor };
    Advised {
        rates_from: Day::parse("2026-11-01").expect("a day"),
        currency: Currency::USD,
        nets: [(Decision::Resell, 1407), (Decision::Liquidate, 154)]
            .map(net)
            .to_vec(),
        runner_up: Some(Decision::Liquidate),
        drivers: [("price", 2550), ("fulfil", -580), ("referral", -383)]
            .map(driver)
            .to_vec(),
    }
}
