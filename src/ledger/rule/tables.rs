//! The rule as tables: what is given | what is asked | the facts or the refusal. Within a table
//! each refusal stands above the ones it goes before, and each row breaks everything below it too.

mod attach;
mod corrections;
mod desks;
mod leaving;
mod lots;
mod needs;
mod parcels;
mod puts;
mod repairs;
mod shelves;

use crate::domain::codes::{
    ContainerName, ParcelTag, PersonCode, SellerCode, StationName, UnitTag,
};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::{CommandKey, EventId, Hash, LineId, ParcelId, UnitId};
use crate::domain::photo::PhotoKinds;
use crate::domain::policy::Why;
use crate::domain::rates;
use crate::domain::rights::Led;
use crate::domain::terms::Terms;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::ledger::command::{Command, Learned, Order, PutUnit, ReceiveParcel};
use crate::ledger::fact::{
    Body, Inspection, PackRef, ProductHow, RawScan, Role, TakenFile, Unseen,
};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{
    BoxStanding, ChecklistFrom, ContainerRow, ParcelRow, ParcelState, PersonRow, PolicyFrom,
    ProductBinding, ProductRow, RatesFrom, SellerRow, SeriesRow, TermsFrom, Trust, UnitRow,
    UnitState, Verdict,
};
use crate::ledger::stamp::{Head, stamp};
use crate::ledger::{Fact, Hlc};

use self::shelves::hold;
use super::{Known, Need, Taken, needs, rule};

const KEY: CommandKey = CommandKey(1);
const EARLIER: CommandKey = CommandKey(2);
const UNIT: UnitId = UnitId(3);
const OTHER_UNIT: UnitId = UnitId(4);
const PARCEL: ParcelId = ParcelId(5);

fn person() -> PersonCode {
    PersonCode::parse("OP-7").expect("a code")
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a code")
}

fn station() -> StationName {
    StationName::parse("bench-1").expect("a name")
}

fn container(name: &str) -> ContainerName {
    ContainerName::parse(name).expect("a name")
}

fn tag() -> UnitTag {
    UnitTag::make("A00", 1).expect("fits")
}

fn number() -> ParcelTag {
    ParcelTag::make("A00", 1).expect("fits")
}

fn day() -> Day {
    Day::parse("2026-11-23").expect("a day")
}

fn pack(version: u32) -> PackRef {
    PackRef {
        id: "house".to_owned(),
        version,
        hash: Hash([7; 32]),
    }
}

fn rates_from(day: &str) -> RatesFrom {
    RatesFrom {
        from: Day::parse(day).expect("a day"),
        card: rates::sample(),
    }
}

/// Terms by their days of a hold, `30` from the start or `30@2026-12-01` from a day on.
fn terms_from(word: &str) -> TermsFrom {
    let (days, from) = dated(word);
    TermsFrom {
        from,
        terms: Terms {
            hold_days: days,
            ..Terms::default()
        },
    }
}

/// A version of a rule table, written as terms are.
fn policy_from(word: &str) -> PolicyFrom {
    let (version, from) = dated(word);
    PolicyFrom {
        from,
        policy: pack(version),
    }
}

fn dated(word: &str) -> (u32, Option<Day>) {
    let (number, from) = match word.split_once('@') {
        Some((number, day)) => (number, Some(Day::parse(day).expect("a day"))),
        None => (word, None),
    };
    (number.parse().expect("a number"), from)
}

/// A checklist from a day on; the house's again where `-` stands before it.
fn checklist_from(day: &str) -> ChecklistFrom {
    let (day, pack) = match day.strip_prefix('-') {
        Some(day) => (day, None),
        None => (day, Some(pack(1))),
    };
    ChecklistFrom {
        checklist: pack_id(),
        from: Day::parse(day).expect("a day"),
        pack,
    }
}

fn pack_id() -> String {
    pack(1).id
}

fn put() -> PutUnit {
    PutUnit {
        units: vec![UNIT],
        inspection: Inspection {
            seller: Some(seller()),
            answers: [].into(),
            grade: Some(Grade::Good),
            ..Inspection::begun(PARCEL, tag(), ProductHow::Barcode)
        },
        hold: None,
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
        allowed: Grade::Good.spec().allowed.to_vec(),
        proposed: Decision::Resell,
        why: Why::Rule("fit".to_owned()),
        policy: Some(pack(1)),
        decision: Decision::Resell,
        override_reason: None,
        advice: None,
        rework_cost: None,
        class: HazardClass::None,
        container: container("R-03"),
        learned: None,
        shipped_before: Vec::new(),
        out_of: None,
    }
}

/// Reads a word of the middle column after `put`.
fn change(put: &mut PutUnit, word: &str) {
    match word.split_once('=') {
        Some(("into", name)) => put.container = container(name),
        Some(("decide", code)) => put.decision = Decision::parse(code).expect("a decision"),
        Some(("units", count)) => {
            let count: u128 = count.parse().expect("a number");
            put.units = (0..count).map(|more| UnitId(UNIT.0 + more)).collect();
        }
        Some(("grade", code)) => put.inspection.grade = Grade::parse(code),
        Some(("close", code)) => put.allowed.retain(|decision| decision.code() != code),
        Some(other) => panic!("{other:?}"),
        None => match word {
            "hold" => put.hold = Some(hold()),
            "reason" => put.override_reason = Some(OverrideReason::Supervisor),
            "no_seller" => put.inspection.seller = None,
            "teach" => {
                put.learned = Some(Learned {
                    seller: seller(),
                    barcode: "00012345678905".to_owned(),
                    sku: Some("RED-L".to_owned()),
                    asin: None,
                });
            }
            other => panic!("{other}"),
        },
    }
}

fn unit_row(unit: UnitId, state: UnitState) -> UnitRow {
    let put = put();
    UnitRow {
        unit,
        inspection: put.inspection,
        verdict: Some(Verdict {
            proposed: put.proposed,
            why: put.why,
            decision: put.decision,
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
        class: HazardClass::None,
        missing: None,
        written_off: None,
        moved_at: None,
        state,
        container: put.container,
        put_key: EARLIER,
        person: Some(person()),
        station: station(),
        put_at: UtcMs(0),
        day: day(),
    }
}

fn parcel_row(state: ParcelState, units: u32) -> ParcelRow {
    ParcelRow {
        parcel: PARCEL,
        number: number(),
        candidates: Vec::new(),
        chosen: None,
        hinted: None,
        load: None,
        damage: Vec::new(),
        weight: None,
        finding: None,
        state,
        shelf: None,
        units,
        unseen: Vec::new(),
        station: station(),
        person: Some(person()),
        received_at: UtcMs(0),
        day: day(),
        opened_at: (state != ParcelState::AtDock).then_some(UtcMs(0)),
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

fn lead_row() -> PersonRow {
    PersonRow {
        role: Role::Supervisor,
        ..person_row("Amy")
    }
}

fn person_row(name: &str) -> PersonRow {
    PersonRow::new(person(), name.to_owned(), Role::Operator)
}

/// Reads `RED-L,agreed`.
fn product_row(text: &str) -> ProductRow {
    let (sku, trust) = text.split_once(',').expect("two words");
    ProductRow {
        seller: seller(),
        barcode: "00012345678905".to_owned(),
        bound: ProductBinding {
            sku: Some(sku.to_owned()),
            asin: None,
        },
        parcels: 1,
        trust: Trust::parse(trust).expect("a trust"),
    }
}

/// The facts that the earlier command wrote.
fn earlier(command: Command) -> Vec<Fact> {
    let order = Order {
        key: EARLIER,
        ..order(command)
    };
    let mut known = Known {
        person: Some(person_row("Amy")),
        ..Known::default()
    };
    if matches!(
        order.command,
        Command::PutUnit(_) | Command::WeighParcel { .. }
    ) {
        known.parcel = Some(parcel_row(ParcelState::Open, 0));
    }
    let mut head = Head {
        station: station(),
        epoch: 1,
        seq: 0,
        hash: Hash::ZERO,
        hlc: Hlc(0),
    };
    let mut event = 0;
    let bodies = rule(&order, &known).expect("allowed");
    stamp(&mut head, &order, bodies, || {
        event += 1;
        EventId(event)
    })
    .into_iter()
    .map(|stamped| stamped.fact)
    .collect()
}

/// Reads a word of the first column.
#[expect(clippy::too_many_lines, reason = "one arm for each word")]
fn given(known: &mut Known, word: &str) {
    let box_of = |name: &str, sealed| ContainerRow {
        pictures: Vec::new(),
        container: container(name),
        kind: container(name).kind(),
        opened_at: UtcMs(0),
        sealed_at: sealed,
        left: None,
    };
    match word.split_once('=') {
        Some(("enrolled", name)) => known.enrolled = Some(person_row(name)),
        Some(("seller", name)) => {
            known.seller = Some(SellerRow {
                seller: seller(),
                name: name.to_owned(),
                policies: vec![PolicyFrom {
                    from: None,
                    policy: pack(1),
                }],
                terms: Vec::new(),
                rates: Vec::new(),
                checklists: Vec::new(),
            });
        }
        Some(("rates", from)) => {
            let row = SellerRow {
                rates: vec![rates_from(from)],
                ..SellerRow::unnamed(&seller())
            };
            known.seller = Some(row);
        }
        Some(("checklist", from)) => {
            let row = SellerRow {
                checklists: vec![checklist_from(from)],
                ..SellerRow::unnamed(&seller())
            };
            known.seller = Some(row);
        }
        Some(("terms", set)) => {
            let row = SellerRow {
                terms: vec![terms_from(set)],
                ..SellerRow::unnamed(&seller())
            };
            known.seller = Some(row);
        }
        Some(("policy", set)) => {
            let row = SellerRow {
                policies: vec![policy_from(set)],
                ..SellerRow::unnamed(&seller())
            };
            known.seller = Some(row);
        }
        Some(("open", name)) => known.container = Some(box_of(name, None)),
        Some(("sealed", name)) => known.container = Some(box_of(name, Some(UtcMs(1)))),
        Some(("units", count)) => known.container_units = count.parse().expect("a number"),
        Some(("parcel", "with_units")) => known.parcel = Some(parcel_row(ParcelState::Open, 2)),
        Some(("parcel", code)) => {
            let state = ParcelState::parse(code).expect("a state");
            known.parcel = Some(parcel_row(state, 0));
        }
        Some(("tag", "put")) => known.tag_holder = Some(unit_row(UNIT, UnitState::Put)),
        Some(("tag", "undone")) => known.tag_holder = Some(unit_row(UNIT, UnitState::Undone)),
        Some(("tag", "parked")) => known.tag_holder = Some(unit_row(UNIT, UnitState::Parked)),
        Some(("tag", "waiting")) => known.tag_holder = Some(unit_row(UNIT, UnitState::Waiting)),
        Some(("tag", "undone_other")) => {
            known.tag_holder = Some(unit_row(OTHER_UNIT, UnitState::Undone));
        }
        Some(("target", "put")) => {
            let mut taught = put();
            change(&mut taught, "teach");
            known.target = earlier(Command::PutUnit(Box::new(taught)));
        }
        Some(("target", "receipt")) => known.target = earlier(command("receive")),
        Some(("target", "weight")) => known.target = earlier(command("weigh 412")),
        Some(("bound", text)) => known.product = Some(product_row(text)),
        Some((name, value)) => shelves::given(known, name, value),
        None => match word {
            "person" => known.person = Some(person_row("Amy")),
            "lead" => known.person = Some(lead_row()),
            "enrolled_lead" => known.enrolled = Some(lead_row()),
            "supervised" => known.led = Led::Supervisors,
            "series" => {
                known.series = Some(SeriesRow {
                    station: station(),
                    zone: Zone::UTC,
                    public_key: [1; 32],
                });
            }
            "taken" => known.import_taken = Taken::Yes,
            other => panic!("{other}"),
        },
    }
}

/// Reads the middle column.
#[expect(clippy::too_many_lines, reason = "one arm for each verb of the tables")]
fn command(text: &str) -> Command {
    let mut words = text.split_whitespace();
    let verb = words.next().expect("a verb");
    let mut rest = words.clone();
    let mut named = || container(rest.next().expect("a container"));
    match verb {
        "begin" => Command::OpenSeries {
            station: station(),
            zone: Zone::UTC,
            public_key: [1; 32],
        },
        "enrol" => Command::EnrolPerson {
            person: person(),
            name: "Amy".to_owned(),
            role: Role::Operator,
        },
        "enrol_other" => Command::EnrolPerson {
            person: PersonCode::parse("OP-8").expect("a code"),
            name: "Amy".to_owned(),
            role: Role::Operator,
        },
        "enrol_lead" => Command::EnrolPerson {
            person: PersonCode::parse("OP-8").expect("a code"),
            name: "Amy".to_owned(),
            role: Role::Supervisor,
        },
        "name" => Command::NameSeller {
            seller: seller(),
            name: "Alpha".to_owned(),
        },
        "policy" => Command::SetSellerPolicy {
            seller: seller(),
            set: policy_from(words.next().unwrap_or("1")),
        },
        "import" => Command::ImportReturns(TakenFile {
            seller: seller(),
            file: Hash([2; 32]),
            file_name: "returns.tsv".to_owned(),
            encoding: "utf-8".to_owned(),
            mapping: Vec::new(),
            rows: 1,
            skipped: 0,
            chunks: Vec::new(),
        }),
        "open" => Command::OpenContainer { container: named() },
        "seal" => Command::SealContainer { container: named() },
        "receive" => Command::ReceiveParcel(ReceiveParcel {
            parcel: PARCEL,
            number: number(),
            raw: RawScan {
                salt: [1; 16],
                bytes: b"scan".to_vec(),
            },
            candidates: Vec::new(),
            chosen: None,
            finding: None,
        }),
        "empty" => Command::EmptyParcel {
            parcel: PARCEL,
            shelf: named(),
        },
        "shelve" => Command::ShelveParcel {
            parcel: PARCEL,
            shelf: named(),
        },
        "close" => Command::CloseParcel {
            parcel: PARCEL,
            unseen: vec![(LineId([1; 16]), Unseen::Missing)],
        },
        "put" => {
            let mut put = put();
            words.for_each(|word| change(&mut put, word));
            Command::PutUnit(Box::new(put))
        }
        "undo" => Command::Undo {
            target: EARLIER,
            reason: "misscan".to_owned(),
        },
        other => shelves::command(other, words.next().unwrap_or("")),
    }
}

fn order(command: Command) -> Order {
    Order {
        key: KEY,
        at: UtcMs(1_000),
        day: day(),
        person: Some(person()),
        command,
    }
}

/// Judges one row; `nobody` in the first column takes the badge away.
fn judge(left: &str, middle: &str) -> Result<Vec<Body>, Refusal> {
    let mut known = Known::default();
    let mut order = order(command(middle));
    for word in left.split_whitespace() {
        if word == "nobody" {
            order.person = None;
        } else {
            given(&mut known, word);
        }
    }
    rule(&order, &known)
}

fn check(table: &str) {
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let columns: Vec<&str> = row.split('|').map(str::trim).collect();
        let [left, middle, right] = columns[..] else {
            panic!("three columns wanted: {row}")
        };
        let came = match judge(left, middle) {
            Ok(bodies) if bodies.is_empty() => "nothing".to_owned(),
            Ok(bodies) => bodies
                .iter()
                .map(|body| body.kind().code())
                .collect::<Vec<_>>()
                .join(" "),
            Err(refusal) => format!("! {}", refusal.code()),
        };
        assert_eq!(came, right, "{row}");
    }
}
