//! The desks of the year: supervisors, the repair bench, the shipping clerk.

use std::collections::BTreeMap;
use std::sync::Arc;

use returnbay::domain::checklist::Answers;
use returnbay::domain::codes::{ContainerName, LotNumber, PersonCode, SellerCode};
use returnbay::domain::container::ContainerKind;
use returnbay::domain::decision::{Decision, OverrideReason};
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::HoldEnd;
use returnbay::domain::ids::UnitId;
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::photo::WaiveReason;
use returnbay::domain::repair::{
    RepairAnswer, RepairCosts, RepairQueue, RepairResult, RepairStage, RepairStep, RepairTest,
};
use returnbay::domain::said::{Said, SaidHow};
use returnbay::ledger::command::{EndRepair, EstimateRepair, SellLot};
use returnbay::ledger::fact::{
    ReadAnswers, RepairAnswered, RepairEnded, RepairWorked, WaivedPhoto,
};
use returnbay::ledger::judging::{self, Judging};
use returnbay::ledger::query::{
    ContainerCount, HoldQueue, HoldsAsked, LotAsked, QueuedUnit, RepairUnit, UnitFilter, UnitQueue,
};
use returnbay::ledger::rows::{UnitRow, UnitState};
use returnbay::ledger::{Answer, Command, Query, codec, holding, repairing};

use super::floor::{self, together};
use super::{Gone, Year, ships, unit};

/// First what is due: defaults, approvals, what is to be moved, what was left on a bench or a test shelf.
pub fn morning(year: &mut Year) {
    defaults(year);
    approvals(year);
    left_behind(year);
    repairs(year);
    debts(year);
    move_all(year);
}

/// Photos that nobody took in time are waived, so that what owes them may leave.
fn debts(year: &mut Year) {
    let rows = match year.ask(&Query::QueuedDebts(None)) {
        Answer::QueuedDebts(page) => page.rows,
        other => panic!("{other:?}"),
    };
    for row in rows {
        year.must(Command::WaivePhoto(WaivedPhoto {
            parcel: row.parcel,
            unit: row.debt.unit,
            kind: row.debt.kind,
            reason: WaiveReason::TooLate,
        }));
        year.note("photo waived");
    }
}

/// Then what came in by the day: words of sellers, holds that go on.
pub fn afternoon(year: &mut Year) {
    answers(year);
    move_all(year);
}

/// The week's containers are sealed and leave; lots are sold, and some sales come to nothing.
pub fn friday(year: &mut Year) {
    move_all(year);
    leave(year);
    sell(year);
}

fn said() -> Said {
    Said {
        how: SaidHow::Chat,
        who: "Li, WeChat".to_owned(),
        shown: None,
    }
}

pub fn number_of(row: &UnitRow) -> u64 {
    u64::try_from(row.unit.0 - unit(0).0).unwrap()
}

pub fn queued(year: &Year, queue: UnitQueue) -> Vec<UnitRow> {
    match year.ask(&Query::QueuedUnits(queue, None)) {
        Answer::QueuedUnits(page) => page.rows.into_iter().map(|QueuedUnit(row)| row).collect(),
        other => panic!("{other:?}"),
    }
}

fn holds(year: &Year, queue: HoldQueue) -> Vec<UnitRow> {
    let today = year.today();
    match year.ask(&Query::Holds(HoldsAsked { queue, today }, None)) {
        Answer::Holds(page) => page.rows.into_iter().map(|row| row.unit).collect(),
        other => panic!("{other:?}"),
    }
}

fn defaults(year: &mut Year) {
    let rows = holds(year, HoldQueue::Over);
    let rows: Vec<&UnitRow> = rows.iter().collect();
    if !rows.is_empty() {
        // Nothing came overnight that was not read.
        year.must(Command::ReadAnswers(ReadAnswers::nothing_on(year.today())));
    }
    for command in holding::defaults(&rows, year.today()) {
        year.must(command);
        year.note("default confirmed");
    }
}

fn approvals(year: &mut Year) {
    let rows = queued(year, UnitQueue::Approval);
    for row in &rows {
        let judging = if year.dice.hits(70) {
            Judging::AsAsked
        } else {
            Judging::Otherwise(Decision::Hold, OverrideReason::Supervisor)
        };
        for command in judging::commands(&[row], judging, &[], year.today()) {
            year.must(command);
            year.note("judged");
        }
    }
}

/// Parked units and units that were taken back are put.
fn left_behind(year: &mut Year) {
    for row in queued(year, UnitQueue::Parked) {
        if year.dice.hits(60) {
            floor::put(year, number_of(&row), row.inspection.parcel);
            year.note("put after a test");
        }
    }
    let last = year.came;
    for number in last.saturating_sub(8)..=last {
        if number > 0 && year.row(number).state == UnitState::Undone {
            let parcel = year.row(number).inspection.parcel;
            floor::put(year, number, parcel);
            year.note("put again");
        }
    }
}

/// Moves what was decided anew to where it goes, and some of what stands in the cage.
fn move_all(year: &mut Year) {
    for row in queued(year, UnitQueue::Judged) {
        let letter = row.decision().unwrap().spec().letter;
        let container = year.container(letter, together(letter, number_of(&row)));
        year.must(Command::MoveUnits {
            units: vec![row.unit],
            container,
        });
        year.note("moved");
    }
}

/// Sellers answer about holds, and holds go on.
fn answers(year: &mut Year) {
    for row in holds(year, HoldQueue::Waits) {
        if year.dice.hits(85) {
            continue;
        }
        if year.dice.hits(25) {
            let hold = floor::hold(year);
            for command in holding::change(&[&row], |_| hold.clone(), None) {
                year.must(command);
                year.note("hold goes on");
            }
            continue;
        }
        let choices = [Decision::Resell, Decision::ShipChina, Decision::Repair];
        let decision = choices[usize::try_from(year.dice.roll(3)).unwrap()];
        let (end, word) = if year.dice.hits(60) {
            (HoldEnd::Answered, Some(said()))
        } else {
            (HoldEnd::Released, None)
        };
        for command in holding::end(&[&row], decision, end, (word.as_ref(), None)) {
            year.must(command);
            year.note("hold ended");
        }
    }
}

fn costs(labour: i64) -> RepairCosts {
    RepairCosts {
        currency: Currency::USD,
        parts: Vec::new(),
        minutes: 20,
        labour,
    }
}

/// Each work order goes on by a step on most days.
fn repairs(year: &mut Year) {
    for queue in RepairQueue::ALL {
        let rows: Vec<UnitRow> = match year.ask(&Query::Repairs(*queue, None)) {
            Answer::Repairs(page) => page.rows.into_iter().map(|RepairUnit(row)| row).collect(),
            other => panic!("{other:?}"),
        };
        for row in rows {
            if year.dice.hits(70) {
                repair(year, &row);
            }
        }
    }
}

fn repair(year: &mut Year, row: &UnitRow) {
    let owner = PersonCode::parse("OP-7").unwrap();
    let due = year.today().plus_days(5);
    let unit = row.unit;
    let work = |step, spent| {
        Command::WorkRepair(Box::new(RepairWorked {
            unit,
            parcel: None,
            step,
            spent,
            owner: owner.clone(),
            due,
        }))
    };
    let (what, command) = match repairing::stage(row).unwrap() {
        RepairStage::Diagnose => {
            let labour = 200 + i64::try_from(year.dice.roll(600)).unwrap();
            let estimate = EstimateRepair {
                unit,
                seller: row.inspection.seller.clone(),
                symptom: "Does not light".to_owned(),
                diagnosis: "Switch broken".to_owned(),
                costs: costs(labour),
                owner: owner.clone(),
                due,
            };
            ("estimated", Command::EstimateRepair(Box::new(estimate)))
        }
        RepairStage::Asked => {
            let answer = if year.dice.hits(60) {
                RepairAnswer::Approved
            } else {
                RepairAnswer::Refused
            };
            let answered = RepairAnswered {
                unit,
                answer,
                said: said(),
                due,
                note: None,
            };
            ("repair answered", Command::AnswerRepair(answered))
        }
        RepairStage::Refused => ("given up", given_up(unit)),
        RepairStage::Ready => ("repair begun", work(RepairStep::Begun, None)),
        RepairStage::Begun => ("repair done", work(RepairStep::Done, Some(costs(350)))),
        RepairStage::Test => ("repaired", repaired(unit)),
    };
    year.must(command);
    year.note(what);
}

fn given_up(unit: UnitId) -> Command {
    Command::EndRepair(Box::new(EndRepair {
        ended: RepairEnded {
            unit,
            result: RepairResult::BeyondEconomic,
            tests: Vec::new(),
            checklist: None,
            answers: Answers::new(),
            grade: None,
            decision: Decision::Liquidate,
            hold: None,
            reason: Some("Costs more than it brings".to_owned()),
            warranty: None,
        },
        wants: Vec::new(),
    }))
}

fn repaired(unit: UnitId) -> Command {
    let tests = vec![RepairTest::Works, RepairTest::Safe, RepairTest::Wiped];
    Command::EndRepair(Box::new(EndRepair {
        ended: RepairEnded {
            unit,
            result: RepairResult::Repaired,
            tests: tests.clone(),
            checklist: None,
            answers: Answers::new(),
            grade: Some(Grade::VeryGood),
            decision: Decision::Resell,
            hold: None,
            reason: None,
            warranty: Some("90 days".to_owned()),
        },
        wants: tests,
    }))
}

/// The containers that are here, of one kind.
pub fn containers(year: &Year, kind: ContainerKind) -> Vec<ContainerCount> {
    match year.ask(&Query::Containers(Some(kind))) {
        Answer::Containers(rows) => rows
            .into_iter()
            .filter(|count| count.row.left.is_none())
            .collect(),
        other => panic!("{other:?}"),
    }
}

/// What is in a container.
pub fn contents(year: &Year, name: &ContainerName) -> Vec<UnitRow> {
    let filter = UnitFilter {
        container: Some(name.clone()),
        ..UnitFilter::default()
    };
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        match year.ask(&Query::Units(filter.clone(), after)) {
            Answer::Units(page) => {
                rows.extend(page.rows);
                after = page.next;
            }
            other => panic!("{other:?}"),
        }
        if after.is_none() {
            return rows;
        }
    }
}

fn seal(year: &mut Year, name: &ContainerName) -> bool {
    let sealed = year.shell.commit(Command::SealContainer {
        container: name.clone(),
    });
    year.open.retain(|_, open| open != name);
    sealed.is_ok()
}

/// Writes down by the test's own hand how the goods of a container left.
fn went(year: &mut Year, name: &ContainerName, how: LeftHow) {
    for row in contents(year, name) {
        // What left one by one before went its own way.
        year.gone
            .entry(row.inspection.tag)
            .or_insert(Gone::Left(how));
    }
    year.note(how.code());
}

/// A unit in it waits for its carrier, or was missed in a count: the container stays.
fn is_kept(year: &Year, name: &ContainerName) -> bool {
    let mut rows = standing(year, name).into_iter();
    rows.any(|row| row.forward.is_some() || row.missing.is_some())
}

/// What stands in a container.
pub fn standing(year: &Year, name: &ContainerName) -> Vec<UnitRow> {
    let mut rows = contents(year, name);
    for queue in [UnitQueue::Judged, UnitQueue::Missing] {
        for row in queued(year, queue) {
            if row.container == *name && rows.iter().all(|known| known.unit != row.unit) {
                rows.push(row);
            }
        }
    }
    rows.retain(UnitRow::is_here);
    rows
}

fn leave(year: &mut Year) {
    let due: Vec<ContainerName> = match year.ask(&Query::Stays(year.today())) {
        Answer::Containers(rows) => rows.into_iter().map(|count| count.row.container).collect(),
        other => panic!("{other:?}"),
    };
    let mut together = Vec::new();
    for (kind, ways) in [
        (
            ContainerKind::Tote,
            &[LeftHow::Sold, LeftHow::Forwarded][..],
        ),
        (ContainerKind::Carton, &[LeftHow::Shipped]),
        (ContainerKind::DisposeBin, &[LeftHow::Destroyed]),
    ] {
        for count in containers(year, kind) {
            let name = count.row.container;
            let waits = (year.dice.hits(60) && !due.contains(&name)) || is_kept(year, &name);
            if count.units == 0 || waits || !seal(year, &name) {
                continue;
            }
            let how = ways[usize::try_from(year.dice.roll(ways.len() as u64)).unwrap()];
            if kind == ContainerKind::Carton && ships::takes(&name) {
                together.push(name);
                continue;
            }
            year.must(Command::LeaveContainer {
                container: name.clone(),
                how,
                under: Some("114-1234567-7654321".to_owned()),
                witness: (how == LeftHow::Destroyed).then(|| PersonCode::parse("OP-7").unwrap()),
                photo: (how == LeftHow::Destroyed).then_some(year.proof),
                taker: None,
            });
            went(year, &name, how);
        }
    }
    ships::leave(year, &together);
    for name in together {
        went(year, &name, LeftHow::Shipped);
    }
}

fn sell(year: &mut Year) {
    let mut pallets: BTreeMap<Option<SellerCode>, Vec<ContainerName>> = BTreeMap::new();
    for count in containers(year, ContainerKind::LotPallet) {
        let name = count.row.container;
        if count.units == 0 || (count.row.sealed_at.is_none() && !seal(year, &name)) {
            continue;
        }
        let of = contents(year, &name).remove(0).inspection.seller;
        pallets.entry(of).or_default().push(name);
    }
    for (_, pallets) in pallets {
        if year.dice.hits(50) {
            continue;
        }
        year.opened += 1;
        let lot = LotNumber::parse(&format!("LOT-{}", year.opened)).unwrap();
        if !sold(year, &lot, &pallets) {
            continue;
        }
        if year.dice.hits(20) {
            year.must(Command::WithdrawLot {
                lot,
                reason: "The buyer did not pay".to_owned(),
            });
            year.note("sale withdrawn");
            continue;
        }
        for name in &pallets {
            went(year, name, LeftHow::LotSold);
        }
    }
}

fn sold(year: &mut Year, lot: &LotNumber, pallets: &[ContainerName]) -> bool {
    let asked = LotAsked {
        pallets: pallets.to_vec(),
        currency: Currency::USD,
        today: year.today(),
        claims_from: None,
    };
    let view = match year.ask(&Query::LotView(asked)) {
        Answer::LotView(view) => *view,
        other => panic!("{other:?}"),
    };
    let sale = Command::SellLot(Box::new(SellLot {
        lot: lot.clone(),
        pallets: pallets.to_vec(),
        list: Arc::from(codec::encode_lot(&view.lot).as_bytes()),
        buyer: "Second Chance LLC".to_owned(),
        day: year.today(),
        price: Money {
            minor: 10_000,
            currency: Currency::USD,
        },
        reference: None,
    }));
    year.shell.commit(sale).is_ok()
}
