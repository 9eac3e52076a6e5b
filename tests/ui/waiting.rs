//! Open work made by hand: every queue with a figure, and a list for each kind.

use returnbay::domain::claim::ClaimReason;
use returnbay::domain::codes::{OrderId, PersonCode, Rma, SellerCode, StationName};
use returnbay::domain::deadline::UnitDays;
use returnbay::domain::decision::Decision;
use returnbay::domain::expected::{ExpectedLine, KnownLine, ReasonFamily, ReturnRef};
use returnbay::domain::finding::ParkWhy;
use returnbay::domain::grade::Grade;
use returnbay::domain::guess::GuessReason;
use returnbay::domain::hold::{Hold, HoldOwner, HoldReason};
use returnbay::domain::ids::{CommandKey, LineId, LoadId, ParcelId};
use returnbay::domain::measure::Grams;
use returnbay::domain::photo::{PhotoDebt, PhotoKind};
use returnbay::domain::pool::{NotedProduct, PoolExpiry, SeenProduct, SellerClaim, ToldSeller};
use returnbay::domain::said::{Said, SaidHow};
use returnbay::domain::time::UtcMs;
use returnbay::ledger::fact::Role;
use returnbay::ledger::query::work::opened_before;
use returnbay::ledger::query::{
    ClaimQueue, ClaimsAsked, ContainerCount, Counted, Guess, Guesses, HeldCount, HeldUnit,
    HoldQueue, HoldsAsked, LoadCount, Page, ParcelQueue, ParcelsAsked, Queue, QueueFigure,
    QueuedClaim, QueuedDebt, QueuedParcel, QueuedUnit, UnitQueue,
};
use returnbay::ledger::rows::{
    BoxStanding, ContainerRow, LoadRow, Missing, ParcelRow, ParcelState, PersonRow, ProductBinding,
    ProductRow, Trust, UnitRow, UnitState,
};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::view::View;
use returnbay::shell::{claims, pool};

use crate::faces::{NOW, container};
use crate::seen::{parcel, unit, zone};

fn minutes_ago(minutes: i64) -> UtcMs {
    NOW.plus_ms(-60_000 * minutes)
}

/// How many wait in a queue, and for how many minutes the first of them.
const FIGURES: [(&str, u32, i64); 30] = [
    ("claims_due", 17, 0),
    ("approval", 3, 190),
    ("holds_over", 4, 9000),
    ("judged", 2, 30),
    ("repair_seller", 1, 4500),
    ("repair_test", 1, 300),
    ("repair_diagnose", 3, 1500),
    ("repair_work", 2, 8800),
    ("parked", 4, 45),
    ("caged", 1, 2900),
    ("holds", 70, 7200),
    ("claim_found", 3, 1300),
    ("claim", 2, 4320),
    ("pool_over", 3, 87_900),
    ("pool_expired", 1, 95_000),
    ("unknown", 14, 300),
    ("long_open", 1, 200),
    ("evidence", 6, 20_000),
    ("photos_owed", 31, 1500),
    ("labels_uncovered", 3, 41_760),
    ("claims_run_out", 4, 0),
    ("forwards", 3, 120),
    ("drums", 2, 534_240),
    ("missing", 2, 5000),
    ("mail_silent", 2, 1260),
    ("stays", 2, 56_200),
    ("late_batches", 2, 47_000),
    ("backlog", 212, 3060),
    ("loads", 1, 600),
    ("provisional", 9, 0),
];

/// A figure for every queue: some empty, one old, one not counted to its end.
pub fn figures() -> Vec<QueueFigure> {
    let days = claims::days(zone().day(NOW));
    let figure = |queue: Queue| {
        let mut figures = FIGURES.iter();
        let found = figures.find(|(code, ..)| *code == queue.code());
        let (_, count, minutes) = found.copied().unwrap_or(("", 1, 0));
        QueueFigure {
            queue,
            count,
            oldest: (minutes > 0).then(|| minutes_ago(minutes)),
            delivered: match queue {
                Queue::Claims(ClaimQueue::Due) => Some(days.open_from.plus_days(2)),
                Queue::Claims(ClaimQueue::RunOut) => Some(days.open_from.plus_days(-9)),
                _ => None,
            },
            counted: match queue {
                Queue::Parcels(ParcelQueue::Unknown) => Counted::Oldest,
                _ => Counted::All,
            },
        }
    };
    Queue::ALL.iter().copied().map(figure).collect()
}

/// Units of a queue: two of one decision and one of another.
pub fn units(queue: UnitQueue) -> Vec<UnitRow> {
    let (state, name) = match queue {
        UnitQueue::Approval => (UnitState::Waiting, "A-01"),
        UnitQueue::Judged => (UnitState::Judged, "A-01"),
        UnitQueue::Parked => (UnitState::Parked, "T-01"),
        UnitQueue::Caged => (UnitState::Put, "G-01"),
        UnitQueue::Missing => (UnitState::Put, "R-03"),
    };
    [
        (1, Grade::Good, Decision::ShipChina),
        (2, Grade::Good, Decision::ShipChina),
        (3, Grade::Unsellable, Decision::Dispose),
    ]
    .map(|(index, grade, decision)| {
        let row = unit(index, grade, decision, name);
        UnitRow {
            state,
            parked: (state == UnitState::Parked).then_some(ParkWhy::Charge),
            put_at: minutes_ago(200 - i64::try_from(index).expect("small") * 10),
            container: container(name),
            missing: (queue == UnitQueue::Missing).then(|| Missing {
                at: minutes_ago(95),
                person: PersonCode::parse("OP-9"),
            }),
            ..row
        }
    })
    .to_vec()
}

fn parcels(queue: ParcelQueue) -> Vec<ParcelRow> {
    let (state, shelf) = match queue {
        ParcelQueue::Claim | ParcelQueue::ClaimFound | ParcelQueue::Over => {
            (ParcelState::Claim, Some("Q-01"))
        }
        ParcelQueue::Expired => (ParcelState::Expired, Some("Q-01")),
        ParcelQueue::Evidence => (ParcelState::Empty, Some("E-01")),
        ParcelQueue::Missing => (ParcelState::Claim, Some("Q-01")),
        ParcelQueue::Unknown => (ParcelState::AtDock, None),
        ParcelQueue::LongOpen => (ParcelState::Open, None),
    };
    let row = ParcelRow {
        state,
        shelf: shelf.map(container),
        finding: None,
        received_at: minutes_ago(310),
        ..parcel()
    };
    match queue {
        ParcelQueue::Over => [1, 2, 3]
            .map(|number| ParcelRow {
                parcel: ParcelId(number),
                chosen: None,
                closed_at: Some(minutes_ago(87_900)),
                shelved: Some(zone().day(minutes_ago(87_900))),
                ..row.clone()
            })
            .to_vec(),
        ParcelQueue::Claim => vec![ParcelRow {
            noted: vec![NotedProduct {
                seen: SeenProduct {
                    barcode: Some("05901234123457".to_owned()),
                    title: "Garlic press, blue, in a tin".to_owned(),
                    category: Some("Kitchen".to_owned()),
                    weight: Some(Grams(312)),
                    photos: Vec::new(),
                },
                person: PersonCode::parse("OP-7"),
                day: zone().day(NOW),
            }],
            ..row
        }],
        ParcelQueue::Expired => vec![ParcelRow {
            chosen: None,
            closed_at: Some(minutes_ago(95_000)),
            shelved: Some(zone().day(minutes_ago(95_000))),
            expired: Some(expiry()),
            ..row
        }],
        ParcelQueue::Missing => [1, 2, 3]
            .map(|number| ParcelRow {
                parcel: ParcelId(number),
                chosen: None,
                stands: BoxStanding {
                    missing: Some(Missing {
                        at: minutes_ago(200),
                        person: PersonCode::parse("OP-9"),
                    }),
                    ..BoxStanding::default()
                },
                ..row.clone()
            })
            .to_vec(),
        ParcelQueue::ClaimFound
        | ParcelQueue::Evidence
        | ParcelQueue::Unknown
        | ParcelQueue::LongOpen => vec![row],
    }
}

/// What a supervisor confirmed yesterday.
fn expiry() -> PoolExpiry {
    let today = zone().day(NOW);
    PoolExpiry {
        decision: Decision::Dispose,
        owner: PersonCode::parse("OP-7").expect("a badge"),
        due: today.plus_days(6),
        day: today.plus_days(-1),
        key: CommandKey(77),
    }
}

/// Which sellers were told for the last time: one was, one is still to be.
pub fn told() -> Vec<ToldSeller> {
    let day = zone().day(minutes_ago(43_200));
    [("S-01", Some((day, minutes_ago(41_700)))), ("S-02", None)]
        .map(|(code, mail)| ToldSeller {
            seller: SellerCode::parse(code).expect("a code"),
            mail,
        })
        .to_vec()
}

/// The question for the list of a queue, as the window puts it.
pub fn parcels_asked(queue: ParcelQueue) -> Query {
    let asked = ParcelsAsked {
        queue,
        opened_before: opened_before(queue, NOW),
        over_since: Some(pool::over_since(zone().day(NOW))),
    };
    Query::QueuedParcels(asked, None)
}

/// Guesses about the parcel of a queue: one that is all but sure, one of a cancelled return with several
/// lines, one by its goods only. A parcel whose owner was found has its match.
pub fn guesses(queue: ParcelQueue) -> Guesses {
    let of = |number: u32, reasons: &[GuessReason], lines: usize| {
        let mut line = line(number);
        line.status = (lines > 1).then(|| "Cancelled".to_owned());
        let known = KnownLine {
            id: LineId([1; 16]),
            line,
            put_units: 0,
        };
        Guess {
            of: known.line.of.clone(),
            lines: vec![known; lines],
            reasons: reasons.to_vec(),
            score: 0,
        }
    };
    let near = [
        GuessReason::NearNumber,
        GuessReason::Product,
        GuessReason::Seller,
        GuessReason::Delivered,
        GuessReason::Later,
    ];
    let rows = vec![
        of(1, &near, 1),
        of(2, &[GuessReason::EndsInSix, GuessReason::Requested], 2),
        of(3, &[GuessReason::Product, GuessReason::Zip], 1),
    ];
    let chosen = rows.first().map(|guess| guess.of.clone());
    let claims = (queue == ParcelQueue::ClaimFound).then(|| SellerClaim {
        seller: SellerCode::parse("S-01").expect("a code"),
        names: Some("112-9403254-1489941".to_owned()),
        note: Some("发卡，一罐24个，我们的".to_owned()),
        said: Said {
            how: SaidHow::Workbook,
            who: "S-01_2026-11-24.xlsx".to_owned(),
            shown: None,
        },
    });
    Guesses {
        chosen: chosen.filter(|_| queue == ParcelQueue::ClaimFound),
        claims: claims.into_iter().collect(),
        rows,
    }
}

pub fn line(number: u32) -> ExpectedLine {
    ExpectedLine {
        of: ReturnRef {
            seller: SellerCode::parse("S-01").expect("a code"),
            order_id: OrderId::parse(&format!("112-9403254-148994{number}")),
            rma_id: Rma::parse("Dk6aazMBRRMA"),
        },
        ordinal: 1,
        merchant_rma_id: None,
        tracking: Vec::new(),
        carrier: None,
        carrier_raw: None,
        asin: None,
        sku: None,
        fnsku: None,
        title: Some("Hair ties, heart pearl, 24 pieces in a tin".to_owned()),
        quantity: 1,
        reason_code: None,
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

/// What two parcels owe: one of a unit's answers, and what is photographed of every parcel.
pub fn debts() -> Vec<QueuedDebt> {
    let parcel = parcel();
    let unit = unit(1, Grade::Unsellable, Decision::ShipChina, "C-01");
    let of = |minutes, kind, asks: bool| QueuedDebt {
        debt: PhotoDebt {
            since: minutes_ago(minutes),
            kind,
            unit: asks.then_some(unit.unit),
        },
        parcel: parcel.parcel,
        number: parcel.number.clone(),
        station: parcel.station.clone(),
        tag: asks.then(|| unit.inspection.tag.clone()),
        seller: unit.inspection.seller.clone().filter(|_| asks),
        container: asks.then(|| container("C-01")),
        oldest: minutes_ago(1500),
    };
    vec![
        of(1500, PhotoKind::Box, false),
        of(1480, PhotoKind::Serial, true),
        of(1480, PhotoKind::Defect, true),
    ]
}

pub fn claims_asked(queue: ClaimQueue) -> ClaimsAsked {
    ClaimsAsked {
        queue,
        days: claims::days(zone().day(NOW)),
    }
}

/// Claims: one whose days are sure, one estimated, an empty box.
pub fn claims_of_queue(queue: ClaimQueue) -> Vec<QueuedClaim> {
    let days = claims::days(zone().day(NOW));
    let from = match queue {
        ClaimQueue::Due => days.open_from,
        ClaimQueue::RunOut => days.open_from.plus_days(-12),
    };
    let parcel = parcel();
    let unit = unit(1, Grade::Unsellable, Decision::ShipChina, "C-01");
    let owed = vec![debts()[1].debt];
    let of = |after, reason, sure: bool| {
        let delivered = from.plus_days(after);
        QueuedClaim {
            id: u128::try_from(after).expect("small"),
            delivered,
            days: UnitDays {
                marketplace: Some("US".to_owned()),
                received: Some(delivered),
                refunded: Some(delivered).filter(|_| sure),
                ..UnitDays::default()
            },
            reason,
            of: ReturnRef {
                seller: SellerCode::parse("S-01").expect("a code"),
                order_id: OrderId::parse("112-9403254-1489943"),
                rma_id: Rma::parse("Dk6aazMBRRMA"),
            },
            title: Some("Hair ties, heart pearl, 24 pieces in a tin".to_owned()),
            unit: (reason != ClaimReason::Empty).then_some(unit.unit),
            tag: (reason != ClaimReason::Empty).then(|| unit.inspection.tag.clone()),
            grade: (reason != ClaimReason::Empty).then_some(Grade::Unsellable),
            container: Some(container("H-01")),
            parcel: parcel.parcel,
            number: parcel.number.clone(),
            owed: owed.clone(),
        }
    };
    vec![
        of(0, ClaimReason::Unsellable, true),
        of(1, ClaimReason::SerialDiffers, false),
        of(9, ClaimReason::Empty, false),
    ]
}

/// Held units: one whose day has come, one in its last days, one that waits for a part.
pub fn holds(queue: HoldQueue) -> Vec<HeldUnit> {
    let today = zone().day(NOW);
    let of = |number, left, reason, owner, default| {
        let mut unit = unit(number, Grade::Good, Decision::Hold, "H-01");
        if let Some(verdict) = &mut unit.verdict {
            verdict.hold_note = (number == 1).then(|| "等配件，下周答复".to_owned());
            verdict.hold = Some(Hold {
                reason,
                owner,
                review: today.plus_days(left),
                default,
            });
        }
        HeldUnit {
            received: today.plus_days(left - 14),
            unit,
        }
    };
    let (seller, site) = (HoldOwner::Seller, HoldOwner::Site);
    match queue {
        HoldQueue::Over => vec![
            of(1, -2, HoldReason::Instruction, seller, Decision::Dispose),
            of(2, 0, HoldReason::Dispute, site, Decision::Liquidate),
        ],
        HoldQueue::Waits => vec![
            of(3, 2, HoldReason::Instruction, seller, Decision::ShipChina),
            of(4, 6, HoldReason::Serial, site, Decision::Liquidate),
            of(5, 25, HoldReason::Part, site, Decision::Repair),
        ],
    }
}

fn hold_wall() -> Vec<HeldCount> {
    let today = zone().day(NOW);
    [
        (-2, 3),
        (0, 1),
        (2, 7),
        (6, 12),
        (13, 31),
        (25, 18),
        (60, 2),
    ]
    .map(|(left, count)| HeldCount {
        review: today.plus_days(left),
        seller: SellerCode::parse("S-01"),
        count,
        oldest: minutes_ago(9000),
    })
    .to_vec()
}

fn loads() -> Vec<LoadCount> {
    [("PLT-0412", Some(40), 37), ("", None, 4)]
        .into_iter()
        .zip(1_u128..)
        .map(|((name, said, parcels), id)| LoadCount {
            row: LoadRow {
                load: LoadId(id),
                name: name.to_owned(),
                said,
                station: StationName::parse("Dock-2").expect("a station"),
                opened_at: minutes_ago(600),
                day: zone().day(NOW),
                closed_at: None,
            },
            parcels,
        })
        .collect()
}

fn stays() -> Vec<ContainerCount> {
    [("R-03", 39, false, 41), ("C-07", 33, true, 18)]
        .into_iter()
        .map(|(name, days, is_sealed, units)| {
            let container = container(name);
            ContainerCount {
                row: ContainerRow {
                    pictures: Vec::new(),
                    kind: container.kind(),
                    container,
                    opened_at: minutes_ago(days * 24 * 60),
                    sealed_at: is_sealed.then(|| minutes_ago(300)),
                    left: None,
                },
                units,
                parcels: 0,
            }
        })
        .collect()
}

fn products(trust: Trust) -> Vec<ProductRow> {
    vec![ProductRow {
        seller: SellerCode::parse("S-01").expect("a code"),
        barcode: "05901234123457".to_owned(),
        bound: ProductBinding {
            sku: Some("WB-32-SG".to_owned()),
            asin: Some("B0B4WP8XYZ".to_owned()),
        },
        parcels: 1,
        trust,
    }]
}

/// A supervisor and an operator.
pub fn people() -> Vec<PersonRow> {
    [("OP-7", Role::Supervisor), ("OP-9", Role::Operator)]
        .map(|(code, role)| {
            PersonRow::new(
                PersonCode::parse(code).expect("a badge"),
                code.to_owned(),
                role,
            )
        })
        .to_vec()
}

/// The answers of every view of open work, as far as one list of each kind goes.
pub fn answers(
    units_of: UnitQueue,
    parcels_of: ParcelQueue,
    claims_of: ClaimQueue,
    holds_of: HoldQueue,
    trust: Trust,
) -> Vec<(View, Query, Answer)> {
    let wrapped = units(units_of).into_iter().map(QueuedUnit).collect();
    let boxes = parcels(parcels_of)
        .into_iter()
        .map(|row| QueuedParcel(row, minutes_ago(310)))
        .collect();
    vec![
        (
            View::Work,
            Query::open_work(NOW, claims::days(zone().day(NOW)), zone().day(NOW)),
            Answer::OpenWork(figures()),
        ),
        (
            View::WorkUnits,
            Query::QueuedUnits(units_of, None),
            Answer::QueuedUnits(Page {
                rows: wrapped,
                next: None,
            }),
        ),
        (
            View::WorkParcels,
            parcels_asked(parcels_of),
            Answer::QueuedParcels(Page {
                rows: boxes,
                next: None,
            }),
        ),
        (
            View::Guesses,
            Query::Guesses(parcel().parcel),
            Answer::Guesses(Box::new(guesses(parcels_of))),
        ),
        (
            View::PoolTold,
            Query::PoolTold(parcel().parcel, pool::rule().notice_days),
            Answer::PoolTold(told()),
        ),
        (
            View::WorkClaims,
            Query::QueuedClaims(claims_asked(claims_of), None),
            Answer::QueuedClaims(Page {
                rows: claims_of_queue(claims_of),
                next: None,
            }),
        ),
        (
            View::WorkHolds,
            Query::Holds(
                HoldsAsked {
                    queue: holds_of,
                    today: zone().day(NOW),
                },
                None,
            ),
            Answer::Holds(Page {
                rows: holds(holds_of),
                next: None,
            }),
        ),
        (
            View::HoldWall,
            Query::HoldWall,
            Answer::HoldWall(hold_wall()),
        ),
        (
            View::WorkDebts,
            Query::QueuedDebts(None),
            Answer::QueuedDebts(Page {
                rows: debts(),
                next: None,
            }),
        ),
        crate::cover::uncovered(),
        (
            View::WorkMail,
            Query::Outbox,
            Answer::Outbox(crate::outbox::outbox()),
        ),
        crate::outbox::answers_read(),
        (
            View::WorkLoads,
            Query::QueuedLoads,
            Answer::QueuedLoads(loads()),
        ),
        (
            View::WorkStays,
            Query::Stays(zone().day(NOW)),
            Answer::Containers(stays()),
        ),
        (
            View::WorkBatches,
            Query::LateBatches(zone().day(NOW)),
            Answer::Batches(crate::resale::late()),
        ),
        (
            View::WorkProducts,
            Query::QueuedProducts(trust),
            Answer::QueuedProducts(products(trust)),
        ),
        (View::People, Query::People, Answer::People(people())),
    ]
    .into_iter()
    .chain(crate::leaving::listed())
    .collect()
}
