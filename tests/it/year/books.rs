//! What must hold at the end of each week.

use std::collections::BTreeMap;

use returnbay::domain::charge::{Activity, Period};
use returnbay::domain::codes::{SellerCode, UnitTag};
use returnbay::domain::container::ContainerKind;
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::repair::RepairQueue;
use returnbay::domain::time::{Day, Zone};
use returnbay::ledger::query::{
    HoldQueue, HoldsAsked, Page, PageAfter, QueuedUnit, RepairUnit, UnitQueue,
};
use returnbay::ledger::rows::{UnitRow, UnitState};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::next as shell_next;

use super::staff::{containers, contents};
use super::{Gone, SELLERS, Year, tag};

/// Containers that were to have left do so at the end of the week.
const LATE_DAYS: i64 = 7;

/// What happens in a year at least once.
pub const EVERYTHING: [&str; 43] = [
    "two records one",
    "two records again",
    "put",
    "park",
    "put after a test",
    "take back",
    "put again",
    "judged",
    "moved",
    "default confirmed",
    "hold goes on",
    "hold ended",
    "estimated",
    "repair answered",
    "repair begun",
    "repair done",
    "repaired",
    "given up",
    "sold",
    "forwarded",
    "shipped",
    "shipment left",
    "consignment opened again",
    "destroyed",
    "lot_sold",
    "sale withdrawn",
    "sold singly",
    "labelled",
    "handed over",
    "forward cancelled",
    "put away",
    "brought back",
    "out of the cage",
    "counted",
    "missed",
    "found",
    "written off",
    "photo waived",
    "box moved",
    "box missed",
    "box found",
    "box given up",
    "box found after all",
];

/// Every unit has a next step or has left, stands where one list shows it, and the sums are those of the
/// test's own book.
pub fn balance(year: &Year) {
    let rows: Vec<UnitRow> = (1..=year.came).map(|number| year.row(number)).collect();
    let here = each_has_a_next_step(year, &rows);
    let places = places(year);
    for row in &rows {
        let found = places.get(&row.inspection.tag).map_or(0, Vec::len);
        let expected = usize::from(here.contains_key(&row.inspection.tag));
        let named = places.get(&row.inspection.tag);
        assert_eq!(found, expected, "{named:?}: {row:?}");
    }
    let mut ways: BTreeMap<Gone, usize> = BTreeMap::new();
    for how in year.gone.values() {
        *ways.entry(*how).or_default() += 1;
    }
    let left: usize = ways.values().sum();
    assert_eq!(rows.len(), here.len() + left, "{ways:?}");
}

/// The units that are here, each of which has something that is to be done, somebody and a day.
fn each_has_a_next_step<'r>(year: &Year, rows: &'r [UnitRow]) -> BTreeMap<UnitTag, &'r UnitRow> {
    let mut here = BTreeMap::new();
    for row in rows {
        let Answer::Timeline(Some(timeline)) = year.ask(&Query::UnitTimeline(row.unit)) else {
            panic!("{} has a life", row.inspection.tag);
        };
        let next = shell_next::of(&timeline, Zone::UTC);
        let left = year.gone.get(&row.inspection.tag);
        match (next, left) {
            (Some(next), None) => {
                let latest = next.due.plus_days(LATE_DAYS);
                assert!(latest >= row.day, "{}: {next:?}", row.inspection.tag);
                here.insert(row.inspection.tag.clone(), row);
            }
            (None, Some(gone)) => {
                assert_eq!(row.state, UnitState::Gone);
                let how = row.left.as_ref().map(|left| Gone::Left(left.how));
                let how = how.unwrap_or(Gone::WrittenOff);
                assert_eq!(how, *gone, "{}", row.inspection.tag);
            }
            (next, left) => panic!("{}: {next:?}, {left:?}", row.inspection.tag),
        }
    }
    here
}

/// Where the desks show each unit that is here: in a queue of those who act next, or in a container that is to
/// leave.
fn places(year: &Year) -> BTreeMap<UnitTag, Vec<String>> {
    let mut found: BTreeMap<UnitTag, Vec<String>> = BTreeMap::new();
    let mut see = |row: &UnitRow, place: &str| {
        // What a count missed is looked for, wherever else it is told of.
        if row.missing.is_none() || place == UnitQueue::Missing.code() {
            let tag = row.inspection.tag.clone();
            found.entry(tag).or_default().push(place.to_owned());
        }
    };
    for queue in [
        UnitQueue::Approval,
        UnitQueue::Judged,
        UnitQueue::Parked,
        UnitQueue::Missing,
    ] {
        for row in paged(|after| match year.ask(&Query::QueuedUnits(queue, after)) {
            Answer::QueuedUnits(page) => rows(page, |QueuedUnit(row)| row),
            other => panic!("{other:?}"),
        }) {
            see(&row, queue.code());
        }
    }
    let today = year.today();
    for queue in [HoldQueue::Over, HoldQueue::Waits] {
        let asked = HoldsAsked { queue, today };
        for row in paged(|after| match year.ask(&Query::Holds(asked, after)) {
            Answer::Holds(page) => rows(page, |row| row.unit),
            other => panic!("{other:?}"),
        }) {
            see(&row, queue.code());
        }
    }
    for queue in RepairQueue::ALL {
        for row in paged(|after| match year.ask(&Query::Repairs(*queue, after)) {
            Answer::Repairs(page) => rows(page, |RepairUnit(row)| row),
            other => panic!("{other:?}"),
        }) {
            see(&row, queue.code());
        }
    }
    for spec in &ContainerKind::SPECS {
        if !spec.kind.leaves() && spec.kind != ContainerKind::SellerShelf {
            continue;
        }
        for count in containers(year, spec.kind) {
            let rows = contents(year, &count.row.container).into_iter();
            for row in rows.filter(UnitRow::is_here) {
                see(&row, count.row.container.as_str());
            }
        }
    }
    for row in paged(
        |after| match year.ask(&Query::QueuedUnits(UnitQueue::Caged, after)) {
            Answer::QueuedUnits(page) => rows(page, |QueuedUnit(row)| row),
            other => panic!("{other:?}"),
        },
    ) {
        // A held unit or one to repair stands in its queue, wherever it is kept.
        if !found.contains_key(&row.inspection.tag) && row.missing.is_none() {
            found.insert(row.inspection.tag, vec!["cage".to_owned()]);
        }
    }
    for number in 1..=year.came {
        if year.row(number).state == UnitState::Undone {
            found
                .entry(tag(number))
                .or_default()
                .push("bench".to_owned());
        }
    }
    found
}

fn rows<Row>(page: Page<Row>, unit: impl Fn(Row) -> UnitRow) -> (Vec<UnitRow>, Option<PageAfter>) {
    (page.rows.into_iter().map(unit).collect(), page.next)
}

fn paged(ask: impl Fn(Option<PageAfter>) -> (Vec<UnitRow>, Option<PageAfter>)) -> Vec<UnitRow> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (rows, next) = ask(after);
        all.extend(rows);
        after = next;
        if after.is_none() {
            return all;
        }
    }
}

/// The whole store is sound, and every row is the fold of its facts.
pub fn whole(year: &Year) {
    let found = year.desk.verify().unwrap();
    assert!(found.first_bad.is_none(), "{:?}", found.first_bad);
    let units = |number| match year.ask(&Query::ParcelTimeline(year.row(number).inspection.parcel))
    {
        Answer::Timeline(Some(life)) => life.parcel.map(|row| (row.parcel, row.units)),
        other => panic!("{other:?}"),
    };
    let parcels: BTreeMap<_, _> = (1..=year.came).filter_map(units).collect();
    let there = (1..=year.came).filter(|number| year.row(*number).state != UnitState::Undone);
    let sum: u32 = parcels.values().sum();
    assert_eq!(
        usize::try_from(sum).unwrap(),
        there.count(),
        "each is one parcel's"
    );
    assert!(year.came > 300, "{}", year.came);
}

/// Each unit that went to a carrier or in a lot is on its seller's statement once; what came back is not.
pub fn charged(year: &Year) {
    let days = Period::of(Day::parse("2026-01-01").unwrap(), year.today()).unwrap();
    let mut counted: BTreeMap<Activity, i64> = BTreeMap::new();
    for code in SELLERS {
        let seller = SellerCode::parse(code).unwrap();
        let Answer::Charges(statement) = year.ask(&Query::Charges(seller, days)) else {
            panic!("{code}");
        };
        for total in &statement.totals {
            *counted.entry(total.activity).or_default() += total.quantity;
        }
    }
    for (activity, how) in [
        (Activity::Forward, LeftHow::Forwarded),
        (Activity::Liquidate, LeftHow::LotSold),
    ] {
        let gone = year.gone.values();
        let gone = gone.filter(|gone| **gone == Gone::Left(how)).count();
        let charged = counted.get(&activity).copied().unwrap_or(0);
        assert_eq!(i64::try_from(gone).unwrap(), charged, "{activity:?}");
    }
    assert!(
        counted
            .get(&Activity::Container)
            .is_some_and(|count| *count > 0)
    );
}
