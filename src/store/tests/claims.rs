//! Claims that may be filed: which goods are listed, by which day, and how they leave the list.

use super::dump::dump;
use super::imports::{import, take};
use super::shop::{Shop, answering, claim_days, container, line, tracking, unit};
use crate::domain::claim::ClaimReason;
use crate::domain::expected::ExpectedLine;
use crate::domain::finding::UnitFinding;
use crate::domain::grade::Grade;
use crate::domain::ids::ParcelId;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::photo::PhotoKind;
use crate::domain::time::Day;
use crate::ledger::command::PutUnit;
use crate::ledger::fact::{Inspection, ProductHow, Unseen};
use crate::ledger::query::{ClaimQueue, ClaimsAsked, Page, PageAfter, Queue, QueuedClaim};
use crate::ledger::{Answer, Command, Query, codec};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn page(shop: &Shop, queue: ClaimQueue, after: Option<PageAfter>) -> Page<QueuedClaim> {
    let asked = ClaimsAsked {
        queue,
        days: claim_days(),
    };
    match shop.ask(&Query::QueuedClaims(asked, after)) {
        Answer::QueuedClaims(page) => page,
        other => panic!("{other:?}"),
    }
}

/// What is listed: order, reason, and day of delivery.
fn listed(shop: &Shop, queue: ClaimQueue) -> Vec<(String, ClaimReason, String)> {
    let rows = page(shop, queue, None).rows.into_iter();
    rows.map(|row| {
        let order = row.of.order_id.unwrap().to_string();
        let day = row.days.received.unwrap();
        assert_eq!(day, row.delivered, "it stands where its day says");
        (order, row.reason, day.to_string())
    })
    .collect()
}

fn figure(shop: &Shop, queue: ClaimQueue) -> (u32, Option<Day>) {
    let Answer::OpenWork(figures) =
        shop.ask(&Query::open_work(shop.at, claim_days(), shop.today()))
    else {
        panic!("figures are asked for");
    };
    let of = |figure: &&crate::ledger::query::QueueFigure| figure.queue == Queue::Claims(queue);
    let figure = figures.iter().find(of).unwrap();
    (figure.count, figure.delivered)
}

fn order(number: u32) -> String {
    format!("111-{number:07}-0000001")
}

fn graded(number: u32, parcel: ParcelId, grade: Grade) -> Command {
    let put = answering(u64::from(number), parcel, "H-01", &line(number));
    Command::PutUnit(Box::new(PutUnit {
        inspection: Inspection {
            grade: Some(grade),
            ..put.inspection
        },
        ..put
    }))
}

fn received(shop: &mut Shop, number: u64) -> ParcelId {
    shop.receive(number, &[tracking(&format!("1Z{number:016}"))])
}

fn delivered(number: u32, on: &str) -> ExpectedLine {
    ExpectedLine {
        delivered_date: Some(day(on)),
        ..line(number)
    }
}

fn sound(shop: &mut Shop) {
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    let db = |shop: &Shop| {
        let db = shop.writer.as_ref().unwrap().connection();
        dump(db, &["claim", "claim_link"])
    };
    let grown = db(shop);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    super::imports::merge(shop);
    assert_eq!(db(shop), grown, "rebuilt is as grown");
}

#[test]
fn what_came_back_worse_is_listed_by_its_delivery_until_the_claim_is_filed() {
    let mut shop = Shop::new();
    import(
        &mut shop,
        "a.tsv",
        &[delivered(1, "2026-11-20"), line(2), line(3)],
    );
    let parcel = received(&mut shop, 1);
    shop.must(graded(2, parcel, Grade::Good));
    shop.must(graded(1, parcel, Grade::Unsellable));
    shop.must(graded(3, parcel, Grade::LikeNew));
    // Goods of no announced line are no claim.
    shop.put(4, parcel, "R-01");
    assert_eq!(
        listed(&shop, ClaimQueue::Due),
        [
            (order(1), ClaimReason::Unsellable, "2026-11-20".to_owned()),
            (order(2), ClaimReason::Worse, "2026-11-23".to_owned()),
        ],
        "the report's day, else the first scan's; the one that ends first comes first"
    );
    assert_eq!(figure(&shop, ClaimQueue::Due), (2, Some(day("2026-11-20"))));
    let rows = page(&shop, ClaimQueue::Due, None).rows;
    let owed: Vec<PhotoKind> = rows[0].owed.iter().map(|debt| debt.kind).collect();
    let of_parcel = [PhotoKind::Label, PhotoKind::Box, PhotoKind::Contents];
    assert_eq!(owed, [&of_parcel[..], &[PhotoKind::Item]].concat());
    sound(&mut shop);
    // A later report tells the delivery of one and the claim of the other.
    let filed = ExpectedLine {
        safet_claim_id: Some("22-1".to_owned()),
        ..line(1)
    };
    take(
        &mut shop,
        "b.tsv",
        &[filed.clone(), delivered(2, "2026-11-21")],
    );
    assert_eq!(
        page(&shop, ClaimQueue::Due, None).rows.len(),
        1,
        "what is taken counts before it is merged"
    );
    super::imports::merge(&mut shop);
    assert_eq!(
        listed(&shop, ClaimQueue::Due),
        [(order(2), ClaimReason::Worse, "2026-11-21".to_owned())]
    );
    assert_eq!(figure(&shop, ClaimQueue::Due), (1, Some(day("2026-11-21"))));
    sound(&mut shop);
}

#[test]
fn a_unit_that_is_taken_back_is_no_claim_and_another_serial_number_is_one() {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1), line(2)]);
    let parcel = received(&mut shop, 1);
    let key = shop.must(graded(1, parcel, Grade::Acceptable));
    assert_eq!(figure(&shop, ClaimQueue::Due).0, 1);
    shop.must(Command::Undo {
        target: key,
        reason: "misscan".to_owned(),
    });
    assert_eq!(figure(&shop, ClaimQueue::Due), (0, None));
    let mut put = answering(2, parcel, "H-01", &line(2));
    put.inspection.grade = Some(Grade::New);
    put.inspection.finding = Some(UnitFinding::SerialDiffers);
    shop.must(Command::PutUnit(Box::new(put)));
    let reasons: Vec<ClaimReason> = listed(&shop, ClaimQueue::Due)
        .into_iter()
        .map(|(_, reason, _)| reason)
        .collect();
    assert_eq!(reasons, [ClaimReason::SerialDiffers]);
    sound(&mut shop);
}

#[test]
fn an_empty_box_is_a_claim_whenever_its_file_comes() {
    for file_first in [true, false] {
        let mut shop = Shop::new();
        let file = [delivered(1, "2026-11-19")];
        if file_first {
            import(&mut shop, "a.tsv", &file);
        }
        let parcel = received(&mut shop, 1);
        shop.must(Command::EmptyParcel {
            parcel,
            shelf: container("E-01"),
        });
        if !file_first {
            assert_eq!(
                figure(&shop, ClaimQueue::Due).0,
                0,
                "nobody announced it yet"
            );
            import(&mut shop, "a.tsv", &file);
        }
        assert_eq!(
            listed(&shop, ClaimQueue::Due),
            [(order(1), ClaimReason::Empty, "2026-11-19".to_owned())]
        );
        sound(&mut shop);
        let filed = ExpectedLine {
            safet_claim_id: Some("22-1".to_owned()),
            ..line(1)
        };
        import(&mut shop, "b.tsv", &[filed]);
        assert_eq!(figure(&shop, ClaimQueue::Due).0, 0);
        sound(&mut shop);
    }
}

#[test]
fn an_item_that_did_not_come_is_a_claim_until_it_comes_in_another_box() {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1)]);
    let first = received(&mut shop, 1);
    let mut wrong = unit(7, first, "H-01");
    wrong.inspection.how = ProductHow::NotExpected;
    wrong.inspection.grade = None;
    wrong.inspection.finding = Some(UnitFinding::WrongItem);
    shop.must(Command::PutUnit(Box::new(wrong)));
    shop.must(Command::CloseParcel {
        parcel: first,
        unseen: vec![(codec::line_id(&line(1)), Unseen::Missing)],
    });
    assert_eq!(
        listed(&shop, ClaimQueue::Due),
        [(order(1), ClaimReason::WrongItem, "2026-11-23".to_owned())],
        "something else came in its place"
    );
    sound(&mut shop);
    let second = received(&mut shop, 2);
    let key = shop.must(graded(1, second, Grade::New));
    assert_eq!(figure(&shop, ClaimQueue::Due).0, 0);
    sound(&mut shop);
    shop.must(Command::Undo {
        target: key,
        reason: "misscan".to_owned(),
    });
    assert_eq!(figure(&shop, ClaimQueue::Due).0, 1);
    sound(&mut shop);
}

#[test]
fn claims_part_by_their_last_day_and_come_page_by_page() {
    let mut shop = Shop::new();
    let days = claim_days();
    let parcel = received(&mut shop, 1);
    let count = u32::try_from(PAGE_ROWS).unwrap() + 5;
    let mut lines = vec![
        // The last day on which a claim runs out, the first on which it does not, and one long ago.
        delivered(1, &days.open_from.plus_days(-1).to_string()),
        delivered(2, &days.open_from.to_string()),
        delivered(3, &days.run_out_from.plus_days(-1).to_string()),
        delivered(4, &days.run_out_from.to_string()),
    ];
    lines.extend((5..=count).map(line));
    import(&mut shop, "a.tsv", &lines);
    for number in 1..=count {
        shop.must(graded(number, parcel, Grade::Good));
    }
    let orders = |queue| -> Vec<String> {
        let rows = listed(&shop, queue).into_iter();
        rows.map(|(order, _, _)| order).collect()
    };
    assert_eq!(orders(ClaimQueue::RunOut), [order(4), order(1)]);
    assert_eq!(figure(&shop, ClaimQueue::RunOut).0, 2);
    let first = page(&shop, ClaimQueue::Due, None);
    assert_eq!(first.rows.len(), PAGE_ROWS);
    assert_eq!(
        first.rows[0].of.order_id.as_ref().unwrap().to_string(),
        order(2)
    );
    let rest = page(&shop, ClaimQueue::Due, first.next);
    assert_eq!((rest.rows.len(), rest.next), (2, None));
    let mut ids: Vec<u128> = [first.rows, rest.rows]
        .concat()
        .iter()
        .map(|row| row.id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), PAGE_ROWS + 2, "none twice and none left out");
}
