//! Whole parcels of the year: boxes that nobody announced and empty ones come, are moved, counted, missed, found and
//! given up. It has dice of its own, so that the rest of the year is played as without it.

use std::collections::BTreeMap;

use returnbay::domain::codes::{ContainerName, ParcelTag};
use returnbay::domain::ids::ParcelId;
use returnbay::ledger::command::{CountShelf, ReceiveParcel};
use returnbay::ledger::fact::RawScan;
use returnbay::ledger::query::{Page, ParcelQueue, QueuedParcel};
use returnbay::ledger::rows::{ParcelRow, ParcelState};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::seeded::scramble;

use super::{SEED, Year};

/// Numbers of these parcels begin here: far from those of units.
const FIRST: u64 = 900_000;

/// What the test itself knows of the boxes.
#[derive(Default)]
pub struct Book {
    drawn: u64,
    /// Every box, with the shelf that it stands on; none once it was given up.
    shelves: BTreeMap<u64, Option<ContainerName>>,
}

impl Book {
    fn hits(&mut self, percent: u64) -> bool {
        self.drawn += 1;
        scramble(SEED + 1, self.drawn) % 100 < percent
    }
}

fn shelf(letter: char, number: u64) -> ContainerName {
    ContainerName::parse(&format!("{letter}-{:02}", number % 2 + 1)).unwrap()
}

fn id(number: u64) -> ParcelId {
    ParcelId((3 << 100) + u128::from(number))
}

fn tag(number: u64) -> ParcelTag {
    ParcelTag::make("A00", number).unwrap()
}

fn row(year: &Year, number: u64) -> ParcelRow {
    match year.ask(&Query::Parcel(tag(number))) {
        Answer::Parcel(Some(row)) => *row,
        other => panic!("{number}: {other:?}"),
    }
}

/// A week's boxes come and are moved; what was missed last week is found or given up; each shelf is counted.
pub fn week(year: &mut Year) {
    for letter in ['Q', 'E'] {
        let number = FIRST + u64::try_from(year.boxes.shelves.len()).unwrap();
        come(year, number, letter);
    }
    let known: Vec<(u64, Option<ContainerName>)> = year.boxes.shelves.clone().into_iter().collect();
    for (number, at) in known {
        if at.is_some() && row(year, number).stands.missing.is_some() {
            settle(year, number);
        } else if let Some(at) = at
            && year.boxes.hits(10)
        {
            go(year, number, at.as_str().chars().next().unwrap());
            year.note("box moved");
        }
    }
    for letter in ['Q', 'E'] {
        for number in 0..2 {
            count(year, &shelf(letter, number));
        }
    }
}

fn come(year: &mut Year, number: u64, letter: char) {
    let parcel = id(number);
    year.must(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number: tag(number),
        raw: RawScan {
            salt: [9; 16],
            bytes: b"1Z".to_vec(),
        },
        candidates: Vec::new(),
        chosen: None,
        finding: None,
    }));
    let shelf = shelf(letter, number / 2);
    year.boxes.shelves.insert(number, Some(shelf.clone()));
    year.must(match letter {
        'Q' => Command::ShelveParcel { parcel, shelf },
        _ => Command::EmptyParcel { parcel, shelf },
    });
}

/// A box goes to the other shelf of its kind, or to its first one.
fn go(year: &mut Year, number: u64, letter: char) {
    let at = year.boxes.shelves.get(&number).cloned().flatten();
    let to = [shelf(letter, 0), shelf(letter, 1)];
    let to = to.into_iter().find(|to| Some(to) != at.as_ref()).unwrap();
    year.must(Command::MoveParcel {
        parcel: id(number),
        shelf: to.clone(),
    });
    year.boxes.shelves.insert(number, Some(to));
}

fn settle(year: &mut Year, number: u64) {
    let letter = if row(year, number).state == ParcelState::Empty {
        'E'
    } else {
        'Q'
    };
    if year.boxes.hits(50) {
        year.must(Command::WriteOffParcels {
            parcels: vec![id(number)],
            reason: "Looked for in the whole house".to_owned(),
        });
        year.boxes.shelves.insert(number, None);
        year.note("box given up");
        if year.boxes.hits(30) {
            go(year, number, letter);
            year.note("box found after all");
        }
    } else {
        go(year, number, letter);
        year.note("box found");
    }
}

/// Scans every box of a shelf, and now and then not one of them.
fn count(year: &mut Year, place: &ContainerName) {
    let here = year.boxes.shelves.iter();
    let here = here.filter(|(_, at)| at.as_ref() == Some(place));
    let mut numbers: Vec<u64> = here.map(|(number, _)| *number).collect();
    if numbers.is_empty() {
        return;
    }
    if year.boxes.hits(30) {
        numbers.pop();
        year.note("box missed");
    }
    year.must(Command::CountShelf(Box::new(CountShelf {
        place: place.clone(),
        since: year.shell.now().plus_ms(1),
        parcels: numbers.into_iter().map(id).collect(),
        strange: Vec::new(),
    })));
}

/// Every box stands where the test's own book says, and its state and the queue agree; what came is here or was
/// given up.
pub fn balance(year: &Year) {
    let mut missed = Vec::new();
    for (number, at) in &year.boxes.shelves {
        let row = row(year, *number);
        assert_eq!(row.shelf, *at, "{row:?}");
        let is_empty = row.state == ParcelState::Empty;
        assert_eq!(at.is_none(), row.stands.given_up.is_some(), "{row:?}");
        let is_lost = row.state == ParcelState::Lost;
        assert_eq!(at.is_none() && !is_empty, is_lost, "{row:?}");
        if row.stands.missing.is_some() {
            missed.push(row.parcel);
        }
    }
    let query = Query::queued_parcels(ParcelQueue::Missing, year.shell.now(), None);
    let Answer::QueuedParcels(Page { rows, .. }) = year.ask(&query) else {
        panic!("the queue");
    };
    let mut queued: Vec<ParcelId> = rows.iter().map(|QueuedParcel(row, _)| row.parcel).collect();
    queued.sort_unstable();
    assert_eq!(queued, missed);
    for letter in ['Q', 'E'] {
        for number in 0..2 {
            let place = shelf(letter, number);
            let Answer::Place(view) = year.ask(&Query::Place(place.clone())) else {
                panic!("{place}");
            };
            let here = year.boxes.shelves.values();
            let here = here.filter(|at| at.as_ref() == Some(&place)).count();
            assert_eq!(usize::try_from(view.here).unwrap(), here, "{place}");
        }
    }
}
