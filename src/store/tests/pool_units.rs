//! Two records of one parcel where units came out under both: the units of the one that goes are the other's.

use super::imports::import;
use super::pool_ends::{a_box, a_shop, lead_says};
use super::shop::{MORNING, Shop, answering, container, line, seller, tracking};
use crate::domain::charge::{Activity, Period};
use crate::domain::codes::ParcelTag;
use crate::domain::finding::ParkWhy;
use crate::domain::ids::{CommandKey, Hash, ParcelId, UnitId};
use crate::domain::photo::{PhotoKind, PhotoKinds, PhotoSource};
use crate::domain::pool::{MergeBar, MergeStay};
use crate::domain::rates;
use crate::domain::time::Day;
use crate::ledger::command::ParkUnit;
use crate::ledger::fact::{NamedPhoto, Unseen};
use crate::ledger::query::{Beside, Dossier, Timeline};
use crate::ledger::rows::{ParcelRow, ParcelState, RatesFrom, UnitState};
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::SubmitError;

const FIRST: &str = "1Z0000000000000101";
const SECOND: &str = "1Z0000000000000202";
const DAY_MS: i64 = 86_400_000;

fn merge(parcel: ParcelId, into: ParcelId) -> Command {
    Command::MergeParcel { parcel, into }
}

fn undo(target: CommandKey) -> Command {
    Command::Undo {
        target,
        reason: "correction".to_owned(),
    }
}

fn refused(result: Result<CommandKey, SubmitError>) -> Refusal {
    match result {
        Err(SubmitError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn barred(result: Result<CommandKey, SubmitError>) -> MergeBar {
    match refused(result) {
        Refusal::NotMerged(_, bar) => bar,
        other => panic!("{other:?}"),
    }
}

fn row(shop: &Shop, number: u64) -> ParcelRow {
    let number = ParcelTag::make("A00", number).unwrap();
    match shop.ask(&Query::Parcel(number)) {
        Answer::Parcel(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

fn dossier(shop: &Shop, parcel: ParcelId) -> Dossier {
    match shop.ask(&Query::ParcelDossier(parcel, Beside::default())) {
        Answer::Dossier(found) => *found,
        other => panic!("{other:?}"),
    }
}

fn units_of(shop: &Shop, parcel: ParcelId) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = dossier(shop, parcel)
        .units
        .into_iter()
        .filter(|unit| unit.inspection.parcel == parcel)
        .map(|unit| unit.unit)
        .collect();
    units.sort();
    units
}

fn life(shop: &Shop, unit: UnitId) -> Timeline {
    match shop.ask(&Query::UnitTimeline(unit)) {
        Answer::Timeline(Some(timeline)) => *timeline,
        other => panic!("{other:?}"),
    }
}

fn quantity(shop: &Shop, activity: Activity, until: &str) -> i64 {
    let [from, to] = ["2026-11-01", until].map(|text| Day::parse(text).unwrap());
    let period = Period::of(from, to).unwrap();
    let Answer::Charges(statement) = shop.ask(&Query::Charges(seller(), period)) else {
        panic!("a statement is asked for");
    };
    let lines = statement.lines.iter();
    let lines = lines.filter(|line| line.activity == activity);
    lines.map(|line| line.quantity).sum()
}

/// The rows are what the facts fold to, and the same when they are all made again.
fn holds(shop: &mut Shop) {
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

fn put(shop: &mut Shop, number: u64, parcel: ParcelId, line_number: u32) -> (UnitId, CommandKey) {
    let mut put = answering(number, parcel, "R-01", &line(line_number));
    put.photos = PhotoKinds::NONE.with(PhotoKind::Serial);
    let unit = put.units[0];
    (unit, shop.must(Command::PutUnit(Box::new(put))))
}

/// Both labels of one box were scanned at two benches: a unit under each, and work on both is ended.
fn two_records(shop: &mut Shop) -> ([ParcelId; 2], [(UnitId, CommandKey); 2]) {
    let mut second = line(1);
    (second.ordinal, second.sku) = (2, Some("SKU-2".to_owned()));
    import(shop, "lines.tsv", &[line(1), second]);
    shop.must(Command::SetSellerRates {
        seller: seller(),
        rates: Box::new(RatesFrom {
            from: Day::parse("2026-11-01").unwrap(),
            card: rates::sample(),
        }),
    });
    let first = shop.receive(1, &[tracking(FIRST)]);
    let one = put(shop, 1, first, 1);
    shop.must(Command::CloseParcel {
        parcel: first,
        unseen: Vec::new(),
    });
    let second = shop.receive(2, &[tracking(SECOND)]);
    let other = put(shop, 2, second, 1);
    shop.must(Command::CloseParcel {
        parcel: second,
        unseen: vec![(codec::line_id(&line(7)), Unseen::Missing)],
    });
    ([first, second], [one, other])
}

#[test]
fn units_of_both_records_are_one_parcel_s_and_each_keeps_its_own_life() {
    let mut shop = a_shop();
    let ([first, second], [(one, _), (other, _)]) = two_records(&mut shop);
    let photo = NamedPhoto {
        photo: Hash([8; 32]),
        parcel: second,
        unit: Some(other),
        kind: PhotoKind::Defect,
        source: PhotoSource::Folder,
        taken_at: MORNING,
        width: 1600,
        height: 1200,
        bytes: 224_000,
    };
    shop.must(Command::NamePhoto(photo));
    let owes = |shop: &Shop, number: u64, unit| {
        let owed = row(shop, number).owed;
        owed.iter().any(|debt| debt.unit == Some(unit))
    };
    assert!(owes(&shop, 2, other));
    let before = life(&shop, other);
    assert_eq!(quantity(&shop, Activity::Receive, "2026-11-23"), 2);
    shop.at = shop.at.plus_ms(DAY_MS);
    let key = lead_says(&mut shop, merge(second, first)).unwrap();
    let stands = row(&shop, 1);
    assert_eq!((stands.state, stands.units), (ParcelState::Closed, 2));
    assert_eq!(
        stands.unseen,
        [(codec::line_id(&line(7)), Unseen::Missing)],
        "what did not come is told"
    );
    let goes = row(&shop, 2);
    assert_eq!((goes.state, goes.units), (ParcelState::Merged, 0));
    assert_eq!((goes.unseen, goes.owed), (Vec::new(), Vec::new()));
    let mut both = vec![one, other];
    both.sort();
    assert_eq!(units_of(&shop, first), both);
    assert_eq!(units_of(&shop, second), []);
    let after = life(&shop, other);
    assert_eq!(after.parcel.as_ref().unwrap().parcel, first);
    let (was, is) = (before.unit.unwrap(), after.unit.unwrap());
    assert_eq!(
        (was.container, was.put_key, was.inspection.tag),
        (is.container, is.put_key, is.inspection.tag)
    );
    let told = after.entries.len() - before.entries.len();
    assert_eq!(told, 2, "the merge, and its photo under the other number");
    assert!(owes(&shop, 1, other), "its photo is still lacking");
    let until = "2026-11-24";
    assert_eq!(quantity(&shop, Activity::Receive, until), 1, "charged once");
    assert_eq!(quantity(&shop, Activity::Inspect, until), 2);
    holds(&mut shop);
    lead_says(&mut shop, undo(key)).unwrap();
    assert_eq!(units_of(&shop, first), [one]);
    assert_eq!(units_of(&shop, second), [other]);
    assert_eq!(row(&shop, 1).unseen, []);
    let back = row(&shop, 2);
    assert_eq!((back.state, back.units), (ParcelState::Closed, 1));
    assert_eq!(back.unseen.len(), 1);
    assert!(owes(&shop, 2, other));
    holds(&mut shop);
}

#[test]
fn what_is_still_worked_on_does_not_become_one() {
    let mut shop = a_shop();
    let ([first, second], [(_, _), (_, key)]) = two_records(&mut shop);
    let shelved = a_box(&mut shop, 3, "1Z0000000000000303");
    let none = lead_says(&mut shop, merge(second, shelved));
    assert_eq!(barred(none), MergeBar::Worked, "nothing came out of that");
    shop.must(undo(key));
    let put_back = lead_says(&mut shop, merge(second, first));
    assert_eq!(
        barred(put_back),
        MergeBar::Worked,
        "its one unit is on a bench"
    );
    let open = shop.receive(4, &[tracking("1Z0000000000000404")]);
    put(&mut shop, 4, open, 1);
    let open_goes = lead_says(&mut shop, merge(open, first));
    assert_eq!(barred(open_goes), MergeBar::Open);
    let open_stands = lead_says(&mut shop, merge(first, open));
    assert_eq!(barred(open_stands), MergeBar::Open);
    let (_, key) = put(&mut shop, 5, open, 1);
    shop.must(Command::CloseParcel {
        parcel: open,
        unseen: Vec::new(),
    });
    shop.must(undo(key));
    let on_a_bench = lead_says(&mut shop, merge(open, first));
    assert_eq!(barred(on_a_bench), MergeBar::Open, "one unit is on a bench");
    holds(&mut shop);
}

#[test]
fn a_merge_with_units_is_taken_back_from_its_end_only() {
    let mut shop = a_shop();
    let ([first, second], [(one, _), (other, place)]) = two_records(&mut shop);
    let third = shop.receive(3, &[tracking("1Z0000000000000303")]);
    let (last, _) = put(&mut shop, 3, third, 1);
    shop.must(Command::CloseParcel {
        parcel: third,
        unseen: Vec::new(),
    });
    let key = lead_says(&mut shop, merge(second, first)).unwrap();
    let order = shop.order(undo(place));
    let placed = shop.submit(&order).map(|_| order.key);
    assert_eq!(refused(placed), Refusal::MergeStays(MergeStay::Put));
    let onward = lead_says(&mut shop, merge(first, third)).unwrap();
    let mut all = vec![one, other, last];
    all.sort();
    assert_eq!(units_of(&shop, third), all);
    assert_eq!((row(&shop, 1).units, row(&shop, 3).units), (0, 3));
    let early = lead_says(&mut shop, undo(key));
    assert_eq!(refused(early), Refusal::MergeStays(MergeStay::Onward));
    holds(&mut shop);
    lead_says(&mut shop, undo(onward)).unwrap();
    assert_eq!((row(&shop, 1).units, row(&shop, 3).units), (2, 1));
    lead_says(&mut shop, undo(key)).unwrap();
    assert_eq!(units_of(&shop, second), [other]);
    shop.must(undo(place));
    assert_eq!(row(&shop, 2).units, 0);
    let back = life(&shop, other).unit.unwrap();
    assert_eq!(
        back.inspection.parcel, second,
        "it waits under its own record"
    );
    holds(&mut shop);
}

#[test]
fn a_merge_stays_once_one_of_its_units_was_looked_at_again() {
    let mut shop = a_shop();
    let ([first, second], _) = two_records(&mut shop);
    let third = shop.receive(3, &[tracking("1Z0000000000000303")]);
    put(&mut shop, 3, third, 1);
    let waits = answering(4, third, "R-01", &line(1));
    let unit = waits.units[0];
    shop.must(Command::ParkUnit(Box::new(ParkUnit {
        unit,
        inspection: waits.inspection,
        why: ParkWhy::Charge,
        shelf: container("T-01"),
    })));
    shop.must(Command::CloseParcel {
        parcel: third,
        unseen: Vec::new(),
    });
    let key = lead_says(&mut shop, merge(third, first)).unwrap();
    assert_eq!(life(&shop, unit).unit.unwrap().state, UnitState::Parked);
    // A bench that took it up before goes on with the number that it saw: that is told, and nothing is lost.
    let under = |parcel| Command::PutUnit(Box::new(answering(4, parcel, "R-01", &line(1))));
    let order = shop.order(under(third));
    let stale = shop.submit(&order).map(|_| order.key);
    assert!(matches!(refused(stale), Refusal::ParcelNotOpen(_)));
    shop.must(under(first));
    let stays = lead_says(&mut shop, undo(key));
    assert_eq!(refused(stays), Refusal::MergeStays(MergeStay::SeenAgain));
    assert_eq!(row(&shop, 1).units, 3);
    assert_eq!(units_of(&shop, second).len(), 1);
    holds(&mut shop);
}
