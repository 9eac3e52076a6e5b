//! What the dock asks: loads left open, one load with its newest parcels, the backlog by pages.

use super::imports::import;
use super::shop::{MORNING, Shop, line, site, tracking};
use crate::domain::codes::ParcelTag;
use crate::domain::ids::{CommandKey, LoadId, ParcelId};
use crate::domain::limits::{DOCK_NEWEST_SHOWN, PAGE_ROWS};
use crate::domain::reading::Candidate;
use crate::domain::time::UtcMs;
use crate::ledger::command::DockParcel;
use crate::ledger::fact::RawScan;
use crate::ledger::query::{Backlog, LoadCount, LoadView, PageAfter};
use crate::ledger::{Answer, Command, Query};

fn load(number: u128) -> LoadId {
    LoadId((7 << 100) + number)
}

fn parcel(number: u64) -> ParcelId {
    ParcelId((3 << 100) + u128::from(number))
}

fn open_load(shop: &mut Shop, number: u128, name: &str) {
    shop.must(Command::OpenLoad {
        load: load(number),
        name: name.to_owned(),
        said: Some(40),
    });
}

fn dock(shop: &mut Shop, number: u64, of: Option<u128>, keys: &[Candidate]) -> CommandKey {
    shop.must(Command::DockParcel(DockParcel {
        parcel: parcel(number),
        number: ParcelTag::make("A00", number).unwrap(),
        load: of.map(load),
        raw: RawScan {
            salt: [9; 16],
            bytes: b"4201234592001".to_vec(),
        },
        candidates: keys.to_vec(),
        finding: None,
    }))
}

fn key(number: u64) -> Candidate {
    tracking(&format!("1Z{number:016}"))
}

fn open_loads(shop: &Shop, days_back: i64) -> Vec<LoadCount> {
    let since = site().day(MORNING).plus_days(-days_back);
    match shop.ask(&Query::OpenLoads(since)) {
        Answer::OpenLoads(loads) => loads,
        other => panic!("{other:?}"),
    }
}

fn view(shop: &Shop, number: u128) -> Option<LoadView> {
    match shop.ask(&Query::Load(load(number))) {
        Answer::Load(view) => view.map(|view| *view),
        other => panic!("{other:?}"),
    }
}

fn backlog(shop: &Shop, after: Option<PageAfter>) -> Backlog {
    match shop.ask(&Query::Backlog(after)) {
        Answer::Backlog(backlog) => *backlog,
        other => panic!("{other:?}"),
    }
}

#[test]
fn loads_left_open_are_offered_with_their_counts_and_closed_ones_are_not() {
    let mut shop = Shop::new();
    open_load(&mut shop, 1, "PLT-1");
    open_load(&mut shop, 2, "");
    open_load(&mut shop, 3, "PLT-3");
    dock(&mut shop, 1, Some(1), &[key(1)]);
    let taken_back = dock(&mut shop, 2, Some(1), &[key(2)]);
    dock(&mut shop, 3, Some(1), &[key(3)]);
    dock(&mut shop, 4, Some(3), &[key(4)]);
    shop.must(Command::Undo {
        target: taken_back,
        reason: "misscan".to_owned(),
    });
    shop.must(Command::CloseLoad {
        load: load(3),
        said: None,
    });
    let loads: Vec<_> = open_loads(&shop, 14)
        .into_iter()
        .map(|load| (load.row.name, load.parcels))
        .collect();
    assert_eq!(loads, [("PLT-1".to_owned(), 2), (String::new(), 0)]);
    assert_eq!(open_loads(&shop, -1), [], "begun before that day");
}

#[test]
fn a_load_comes_back_with_its_newest_parcels_and_what_is_announced_of_them() {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1)]);
    open_load(&mut shop, 1, "PLT-1");
    assert_eq!(view(&shop, 9), None);
    let many = u64::try_from(DOCK_NEWEST_SHOWN).unwrap() + 2;
    let keys: Vec<CommandKey> = (1..many)
        .map(|number| dock(&mut shop, number, Some(1), &[key(number)]))
        .collect();
    let announced = dock(&mut shop, many, Some(1), &[tracking(&line(1).tracking[0])]);
    // Opened at a bench, it was on the load all the same.
    shop.must(Command::OpenParcel {
        parcel: parcel(many - 1),
        chosen: None,
        finding: None,
    });
    let found = view(&shop, 1).unwrap();
    assert_eq!(u64::from(found.count.parcels), many);
    let newest: Vec<CommandKey> = found.newest.iter().map(|one| one.key).collect();
    let mut wanted: Vec<CommandKey> = keys.iter().copied().rev().collect();
    wanted.insert(0, announced);
    wanted.truncate(DOCK_NEWEST_SHOWN);
    assert_eq!(newest, wanted);
    let first = &found.newest[0].dossier;
    assert_eq!(first.parcels[0].parcel, parcel(many));
    assert_eq!(first.lines.len(), 1, "its line is announced");
    shop.must(Command::Undo {
        target: announced,
        reason: "misscan".to_owned(),
    });
    let found = view(&shop, 1).unwrap();
    assert_eq!(found.newest[0].key, *keys.last().unwrap());
    assert_eq!(u64::from(found.count.parcels), many - 1);
}

#[test]
fn what_waits_unopened_comes_by_pages_the_oldest_first() {
    let mut shop = Shop::new();
    assert_eq!(backlog(&shop, None).oldest, None);
    open_load(&mut shop, 1, "PLT-1");
    let many = u64::try_from(PAGE_ROWS).unwrap() + 3;
    dock(&mut shop, 1, None, &[key(1)]);
    let oldest = shop.at;
    for number in 2..=many {
        dock(&mut shop, number, Some(1), &[key(number)]);
    }
    let first = backlog(&shop, None);
    assert_eq!(
        (u64::from(first.parcels), first.oldest),
        (many, Some(oldest))
    );
    let times: Vec<UtcMs> = first
        .page
        .rows
        .iter()
        .map(|row| row.parcel.received_at)
        .collect();
    assert!(times.is_sorted() && times.len() == PAGE_ROWS);
    let loads: Vec<Option<&str>> = first.page.rows[..2]
        .iter()
        .map(|row| row.load.as_deref())
        .collect();
    assert_eq!(loads, [None, Some("PLT-1")]);
    let second = backlog(&shop, first.page.next);
    let numbers: Vec<ParcelId> = second
        .page
        .rows
        .iter()
        .map(|row| row.parcel.parcel)
        .collect();
    assert_eq!(numbers, [parcel(many - 2), parcel(many - 1), parcel(many)]);
    assert_eq!(second.page.next, None);
    shop.must(Command::OpenParcel {
        parcel: parcel(1),
        chosen: None,
        finding: None,
    });
    let later = backlog(&shop, None);
    assert_eq!(u64::from(later.parcels), many - 1);
    assert_eq!(later.page.rows[0].parcel.parcel, parcel(2));
    assert!(later.oldest > Some(oldest));
}
