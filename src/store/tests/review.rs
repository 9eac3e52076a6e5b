//! Every number of a review is as long as the list that it opens.

use super::imports::import;
use super::pool_ends::{a_shop, lead_says};
use super::shop::{
    MORNING, Shop, answering, candidate, container, hold, line, site, tracking, unit,
};
use crate::domain::charge::Period;
use crate::domain::codes::ParcelTag;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::{ExpectedLine, ReturnStanding};
use crate::domain::finding::ParkWhy;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::reading::{Candidate, CodeKind};
use crate::ledger::command::{DockParcel, ParkUnit, PutUnit, ReceiveParcel};
use crate::ledger::fact::{Inspection, ProductHow, RawScan, Unseen};
use crate::ledger::query::{PageAfter, ParcelFilter, ParcelOnly, UnitFilter};
use crate::ledger::review::{Behind, EXCEPTIONS, Figure, NOBODY, Review};
use crate::ledger::rows::ParcelRow;
use crate::ledger::{Answer, Command, Query, codec};
use crate::store::read::review::is_announced;
use crate::store::tallied;

/// Exceptions that follow from parcels weighed on many days; `usual` holds their lists to their counts.
const OF_WEIGHT: [&str; 2] = ["light_parcel", "unusual_weight"];

/// A tracking number that no file tells of.
const STRANGE: &str = "1Z5R89390357567127";

fn review(shop: &Shop) -> Review {
    match shop.ask(&Query::Review(Period::one(site().day(MORNING)))) {
        Answer::Review(review) => *review,
        other => panic!("{other:?}"),
    }
}

/// Walks every page of a list.
fn length(shop: &Shop, behind: &Behind) -> usize {
    let mut after: Option<PageAfter> = None;
    let mut rows = 0;
    loop {
        let (found, next) = match behind {
            Behind::Units(filter) => match shop.ask(&Query::Units(filter.clone(), after)) {
                Answer::Units(page) => (page.rows.len(), page.next),
                other => panic!("{other:?}"),
            },
            Behind::Parcels(filter) => match shop.ask(&Query::Parcels(filter.clone(), after)) {
                Answer::Parcels(page) => (page.rows.len(), page.next),
                other => panic!("{other:?}"),
            },
        };
        rows += found;
        match next {
            Some(next) => after = Some(next),
            None => return rows,
        }
    }
}

fn parcels(shop: &Shop, filter: &ParcelFilter) -> Vec<ParcelRow> {
    match shop.ask(&Query::Parcels(filter.clone(), None)) {
        Answer::Parcels(page) => page.rows,
        other => panic!("{other:?}"),
    }
}

/// Holds every number of the day to its list.
fn holds_to_its_lists(shop: &Shop) -> Review {
    let day = review(shop);
    let same = |count: u32, behind: Behind, name: &str| {
        let count = usize::try_from(count).unwrap();
        assert_eq!(length(shop, &behind), count, "{name}: {behind:?}");
    };
    for figure in Figure::ALL.iter().copied() {
        let name = format!("{figure:?}");
        same(day.figure(figure), day.behind(figure), &name);
    }
    for name in EXCEPTIONS {
        let count = day.exceptions.get(*name).copied().unwrap_or(0);
        same(count, day.behind_exception(name), name);
    }
    for (name, count) in &day.by_seller {
        same(*count, Behind::Units(day.behind_seller(name)), name);
    }
    for (name, count) in &day.by_person {
        same(*count, Behind::Units(day.behind_person(name)), name);
    }
    for (hour, count) in (0_u8..).zip(&day.parcels_by_hour) {
        let filter = ParcelFilter {
            day: Some(day.days.from),
            hour: Some(hour),
            ..ParcelFilter::default()
        };
        same(*count, Behind::Parcels(filter), "parcels of an hour");
    }
    for (hour, count) in (0_u8..).zip(&day.by_hour) {
        let filter = UnitFilter {
            day: Some(day.days.from),
            hour: Some(hour),
            ..UnitFilter::default()
        };
        same(*count, Behind::Units(filter), "units of an hour");
    }
    day
}

fn received(number: u64, keys: &[Candidate]) -> ReceiveParcel {
    ReceiveParcel {
        parcel: ParcelId((3 << 100) + u128::from(number)),
        number: ParcelTag::make("A00", number).unwrap(),
        raw: RawScan {
            salt: [9; 16],
            bytes: b"4201234592001".to_vec(),
        },
        candidates: keys.to_vec(),
        chosen: None,
        finding: None,
    }
}

fn close(parcel: ParcelId, unseen: &[(&ExpectedLine, Unseen)]) -> Command {
    Command::CloseParcel {
        parcel,
        unseen: unseen
            .iter()
            .map(|(line, said)| (codec::line_id(line), *said))
            .collect(),
    }
}

fn known(number: u32) -> Candidate {
    tracking(&line(number).tracking[0])
}

/// A day with all that a review counts but weights.
fn busy(shop: &mut Shop) {
    let lines: Vec<ExpectedLine> = (1..=6).map(line).collect();
    import(shop, "a.tsv", &lines);
    units(shop);
    ends(shop);
}

/// Units of every kind that is counted apart.
fn units(shop: &mut Shop) {
    let first = shop.receive(1, &[known(1)]);
    let put = answering(1, first, "C-01", &line(1));
    shop.must(Command::PutUnit(Box::new(put)));
    shop.must(Command::PutUnit(Box::new(PutUnit {
        decision: Decision::Hold,
        hold: Some(hold()),
        override_reason: Some(OverrideReason::Supervisor),
        container: container("H-01"),
        ..unit(2, first, "C-01")
    })));
    // Two announced lines lack, and the parcel is one; a line in another box is not missing.
    let unseen = [(&line(1), Unseen::Missing), (&line(2), Unseen::Missing)];
    shop.must(close(first, &unseen));
    let second = shop.receive(2, &[known(2)]);
    shop.put(3, second, "R-01");
    shop.must(close(second, &[(&line(2), Unseen::OtherBox)]));
    let third = shop.receive(3, &[tracking("1Z5R89390357567126")]);
    let nobodys = Inspection {
        how: ProductHow::NotExpected,
        seller: None,
        grade: None,
        because: None,
        ..unit(4, third, "H-01").inspection
    };
    shop.must(Command::PutUnit(Box::new(PutUnit {
        inspection: nobodys,
        ..unit(4, third, "H-01")
    })));
    // Announced to a known seller all the same, though nobody expected it in this box.
    shop.must(Command::PutUnit(Box::new(PutUnit {
        inspection: Inspection {
            how: ProductHow::NotExpected,
            ..unit(5, third, "H-01").inspection
        },
        ..unit(5, third, "H-01")
    })));
    shop.must(Command::ParkUnit(Box::new(ParkUnit {
        unit: UnitId(77),
        inspection: unit(6, third, "H-01").inspection,
        why: ParkWhy::Charge,
        shelf: container("T-01"),
    })));
}

/// Parcels of every end that is counted apart.
fn ends(shop: &mut Shop) {
    let empty = shop.receive(4, &[known(3)]);
    shop.must(Command::EmptyParcel {
        parcel: empty,
        shelf: container("E-01"),
    });
    let shelved = shop.receive(5, &[tracking("1Z5R89390357567128")]);
    shop.must(Command::ShelveParcel {
        parcel: shelved,
        shelf: container("Q-01"),
    });
    for (number, finding) in [
        (6, ReturnStanding::Cancelled),
        (7, ReturnStanding::Returnless),
        (8, ReturnStanding::RefundedAtFirstScan),
    ] {
        let key = known(u32::try_from(number).unwrap() - 2);
        let parcel = ReceiveParcel {
            finding: Some(finding),
            ..received(number, &[key])
        };
        shop.must(Command::ReceiveParcel(parcel));
    }
    // One that was taken back counts nowhere; one that was written down twice came once.
    let mistaken = shop.must(Command::ReceiveParcel(received(9, &[tracking(STRANGE)])));
    shop.must(Command::Undo {
        target: mistaken,
        reason: "misscan".to_owned(),
    });
    let once = shop.receive(10, &[tracking("1Z5R89390357567130")]);
    let again = received(11, &[tracking("1Z5R89390357567131")]);
    let (parcel, into) = (again.parcel, once);
    shop.must(Command::DockParcel(DockParcel {
        parcel,
        number: again.number,
        load: None,
        raw: again.raw,
        candidates: again.candidates,
        finding: None,
    }));
    lead_says(shop, Command::MergeParcel { parcel, into }).unwrap();
}

#[test]
fn every_number_of_a_day_is_as_long_as_its_list() {
    let mut shop = a_shop();
    busy(&mut shop);
    let day = holds_to_its_lists(&shop);
    let counted: Vec<u32> = Figure::ALL.iter().map(|of| day.figure(*of)).collect();
    assert_eq!(counted, [9, 6, 5, 4, 5, 1, 5]);
    for name in EXCEPTIONS.iter().filter(|name| !OF_WEIGHT.contains(name)) {
        assert!(day.exceptions.contains_key(*name), "{name} is in the day");
    }
    assert_eq!(day.exceptions["missing_line"], 1, "one parcel lacks two");
    assert_eq!(day.exceptions["not_expected"], 2);
    assert_eq!(day.by_seller[NOBODY], 1);
    // Not one of its lists shows what was put the day after.
    shop.at = MORNING.plus_ms(86_400_000);
    let later = shop.receive(20, &[tracking("1Z5R89390357567140")]);
    shop.put(20, later, "R-01");
    holds_to_its_lists(&shop);
}

#[test]
fn what_nobody_known_has_put_is_listed_as_such() {
    let mut shop = a_shop();
    busy(&mut shop);
    let db = shop.writer.as_ref().unwrap().connection();
    db.execute("update unit set person = null where grade is null", [])
        .unwrap();
    tallied::refill(db).unwrap();
    let day = holds_to_its_lists(&shop);
    assert_eq!((day.by_person[NOBODY], day.by_person["OP-7"]), (1, 4));
}

#[test]
fn what_no_file_announces_is_listed_and_told_as_the_bench_tells_it() {
    let mut shop = a_shop();
    let mut announced = line(1);
    announced.merchant_rma_id = Some("Mer-77".to_owned());
    import(&mut shop, "a.tsv", &[announced.clone()]);
    let rma = announced.of.rma_id.as_ref().unwrap().as_str().to_owned();
    let order = announced.of.order_id.as_ref().unwrap().as_str().to_owned();
    let keys = [
        (tracking(&announced.tracking[0]), true),
        (candidate(CodeKind::Order, &order), true),
        (candidate(CodeKind::Rma, &rma.to_lowercase()), true),
        (candidate(CodeKind::Rma, "mer-77"), true),
        (candidate(CodeKind::Unknown, "MER-77"), true),
        (tracking(STRANGE), false),
        // Each is the text of a key of another kind.
        (tracking(&order), false),
        (candidate(CodeKind::Order, &announced.tracking[0]), false),
        (candidate(CodeKind::Unknown, &rma), false),
        (candidate(CodeKind::Lpn, "MER-77"), false),
    ];
    let mut wanted = Vec::new();
    for (number, (key, is_announced)) in (1..).zip(&keys) {
        // What was read beside it decides nothing.
        let beside = candidate(CodeKind::Unknown, "nothing of ours");
        let parcel = shop.receive(number, &[beside, key.clone()]);
        if !is_announced {
            wanted.push(parcel);
        }
    }
    let mut chosen = received(30, &[tracking("1Z5R89390357567150")]);
    chosen.chosen = Some(announced.of.clone());
    shop.must(Command::ReceiveParcel(chosen));
    wanted.reverse();
    let day = holds_to_its_lists(&shop);
    let Behind::Parcels(filter) = day.behind_exception("unknown_parcel") else {
        panic!("parcels")
    };
    let rows = parcels(&shop, &filter);
    let listed: Vec<ParcelId> = rows.iter().map(|row| row.parcel).collect();
    assert_eq!(listed, wanted);
    let all = ParcelFilter {
        only: ParcelOnly::All,
        ..filter
    };
    let db = shop.writer.as_ref().unwrap().connection();
    for row in parcels(&shop, &all) {
        let told = is_announced(db, &row).unwrap();
        assert_eq!(told, !wanted.contains(&row.parcel), "{}", row.number);
    }
}
