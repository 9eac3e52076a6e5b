//! Usual weights: what is learned of weighed parcels, in any order and with anything taken back, and
//! what is said of a parcel that differs.

use std::collections::BTreeSet;

use super::dump::{Table, dump};
use super::shop::{MORNING, Shop, answering, container, line, seller, site, tracking, unit};
use crate::domain::charge::Period;
use crate::domain::expected::ExpectedLine;
use crate::domain::finding::UnitFinding;
use crate::domain::ids::{CommandKey, ParcelId};
use crate::domain::measure::Grams;
use crate::domain::usual::Usual;
use crate::domain::weight::{ParcelWeight, WeightMode, WeightVerdict};
use crate::ledger::command::{EarlierWeight, PutUnit};
use crate::ledger::fact::Unseen;
use crate::ledger::query::{ParcelFilter, WeightOnly};
use crate::ledger::review::Review;
use crate::ledger::{Answer, Command, Query, codec};
use crate::store::Why;

/// A return of the lamp, which every such line is of.
fn lamp(number: u32) -> ExpectedLine {
    ExpectedLine {
        asin: line(1).asin,
        sku: line(1).sku,
        ..line(number)
    }
}

fn shop(lines: &[ExpectedLine]) -> Shop {
    let mut shop = Shop::new();
    super::imports::import(&mut shop, "a.tsv", lines);
    shop.must(Command::OpenContainer {
        container: container("R-01"),
    });
    shop
}

fn shown(grams: u32) -> ParcelWeight {
    ParcelWeight {
        weight: Grams(grams),
        mode: WeightMode::Gross,
        tare: None,
    }
}

fn weigh(shop: &mut Shop, parcel: ParcelId, grams: u32) -> CommandKey {
    shop.must(Command::WeighParcel {
        parcel,
        weight: shown(grams),
        earlier: EarlierWeight::Stands,
    })
}

fn undo(shop: &mut Shop, target: CommandKey) {
    shop.must(Command::Undo {
        target,
        reason: "correction".to_owned(),
    });
}

/// A unit that is what a line announced; what it teaches of its barcode is another test's.
fn announced(number: u64, parcel: ParcelId, of: &ExpectedLine) -> PutUnit {
    PutUnit {
        learned: None,
        ..answering(number, parcel, "R-01", of)
    }
}

fn put(shop: &mut Shop, unit: PutUnit) -> CommandKey {
    shop.must(Command::PutUnit(Box::new(unit)))
}

fn close(shop: &mut Shop, parcel: ParcelId) {
    shop.must(Command::CloseParcel {
        parcel,
        unseen: Vec::new(),
    });
}

/// A parcel of one lamp from its label to its end.
fn whole(shop: &mut Shop, number: u32, grams: u32) -> ParcelId {
    let parcel = shop.receive(u64::from(number), &[tracking(&lamp(number).tracking[0])]);
    weigh(shop, parcel, grams);
    put(shop, announced(u64::from(number), parcel, &lamp(number)));
    close(shop, parcel);
    parcel
}

fn rows(shop: &Shop) -> Table {
    let db = shop.writer.as_ref().unwrap().connection();
    dump(db, &["weighed"]).remove(0).1
}

fn verdict(shop: &Shop, parcel: ParcelId) -> WeightVerdict {
    match shop.ask(&Query::ParcelWeight(parcel)) {
        Answer::ParcelWeight(Some(about)) => about.verdict(),
        other => panic!("{other:?}"),
    }
}

fn review(shop: &Shop) -> Review {
    match shop.ask(&Query::Review(Period::one(site().day(MORNING)))) {
        Answer::Review(found) => *found,
        other => panic!("{other:?}"),
    }
}

fn is_sound(shop: &mut Shop) {
    let before = rows(shop);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    super::imports::merge(shop);
    assert_eq!(rows(shop), before);
}

#[test]
fn an_empty_box_and_another_thing_are_told_from_the_usual_parcels() {
    let lines: Vec<ExpectedLine> = (1..=9).map(lamp).collect();
    let mut shop = shop(&lines);
    for (number, grams) in [(1, 1610), (2, 1600)] {
        whole(&mut shop, number, grams);
    }
    let early = whole(&mut shop, 3, 300);
    assert_eq!(
        verdict(&shop, early),
        WeightVerdict::Fits,
        "two are too few"
    );
    whole(&mut shop, 4, 1620);
    // The third parcel is judged anew: its own weight says nothing about itself.
    let expected = Grams(1610);
    assert_eq!(verdict(&shop, early), WeightVerdict::Light { expected });
    let mut parcel_of = |number: u32, grams| {
        let key = tracking(&lamp(number).tracking[0]);
        let parcel = shop.receive(u64::from(number), &[key]);
        weigh(&mut shop, parcel, grams);
        parcel
    };
    let (empty, heavy, lighter) = (parcel_of(5, 310), parcel_of(6, 2300), parcel_of(7, 1200));
    let (normal, edge) = (parcel_of(8, 1580), parcel_of(9, 1440));
    // Of four parcels the lower of the middle two; a tenth of it is the least slack.
    let usual = Grams(1600);
    assert_eq!(
        verdict(&shop, empty),
        WeightVerdict::Light { expected: usual }
    );
    assert_eq!(verdict(&shop, heavy), WeightVerdict::Unusual { usual });
    assert_eq!(verdict(&shop, lighter), WeightVerdict::Unusual { usual });
    assert_eq!(verdict(&shop, normal), WeightVerdict::Fits);
    assert_eq!(verdict(&shop, edge), WeightVerdict::Fits);
    let exceptions = review(&shop).exceptions;
    assert_eq!(
        (exceptions["light_parcel"], exceptions["unusual_weight"]),
        (2, 2)
    );
    for (weight, wanted) in [
        (WeightOnly::Light, vec![empty, early]),
        (WeightOnly::Unusual, vec![lighter, heavy]),
    ] {
        let filter = ParcelFilter {
            day: Some(site().day(MORNING)),
            weight,
            ..ParcelFilter::default()
        };
        let Answer::Parcels(page) = shop.ask(&Query::Parcels(filter, None)) else {
            panic!("a page");
        };
        let found: Vec<ParcelId> = page.rows.iter().map(|row| row.parcel).collect();
        assert_eq!(found, wanted);
    }
    is_sound(&mut shop);
}

#[test]
fn a_book_shows_what_its_parcels_weigh() {
    let lines: Vec<ExpectedLine> = (1..=3).map(lamp).collect();
    let mut shop = shop(&lines);
    for (number, grams) in [(1, 410), (2, 412), (3, 415)] {
        let key = tracking(&lamp(number).tracking[0]);
        let parcel = shop.receive(u64::from(number), &[key]);
        weigh(&mut shop, parcel, grams);
        let mut unit = answering(u64::from(number), parcel, "R-01", &lamp(number));
        if number > 1 {
            unit.learned = None;
        }
        put(&mut shop, unit);
        close(&mut shop, parcel);
    }
    let Answer::Book(entries) = shop.ask(&Query::Book(seller())) else {
        panic!("a book");
    };
    let usual = Usual {
        parcels: 3,
        weight: Grams(412),
        slack: Grams(100),
    };
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].usual, Some(usual));
}

/// What is done with one parcel, and whether it teaches in the end.
#[derive(Clone, Copy, Debug)]
enum Step {
    Receive,
    Weigh(u32),
    /// Takes the newest weight back.
    Unweigh,
    Put(u64),
    /// A unit that a person says is not the seller's.
    PutWrong(u64),
    /// A unit of another product.
    PutOther(u64),
    /// Takes the newest put back.
    Unput,
    Close,
    CloseMissing,
}

/// What befalls a parcel, and the units and grams that it teaches in the end.
type Life = (&'static [Step], Option<(u32, u32)>);

/// Parcels by their numbers.
const LIVES: &[Life] = {
    use Step::{Close, CloseMissing, Put, PutOther, PutWrong, Receive, Unput, Unweigh, Weigh};
    &[
        (&[Receive, Weigh(410), Put(1), Close], Some((1, 410))),
        (&[Receive, Put(2), Close], None),
        (&[Receive, Weigh(411), Unweigh, Put(3), Close], None),
        (
            &[Receive, Weigh(1), Weigh(412), Put(4), Close],
            Some((1, 412)),
        ),
        (
            &[Receive, Weigh(820), Put(5), Put(6), Close],
            Some((2, 820)),
        ),
        // A unit that was taken back may lie anywhere.
        (&[Receive, Weigh(413), Put(7), Put(8), Unput, Close], None),
        (&[Receive, Weigh(414), Put(9), Close, Unput], None),
        (&[Receive, Weigh(415), Put(10), PutWrong(11), Close], None),
        (&[Receive, Weigh(416), Put(12), PutOther(13), Close], None),
        (&[Receive, Weigh(417), Put(14), CloseMissing], None),
        (&[Receive, Weigh(418), Put(15)], None),
        (&[Receive, Weigh(419), Close], None),
        (&[Receive, Weigh(420), Put(16), Close, Unweigh], None),
        // Weighed again, and that taken back: the first weight stands.
        (
            &[Receive, Weigh(421), Weigh(9), Unweigh, Put(17), Close],
            Some((1, 421)),
        ),
    ]
};

fn live(shop: &mut Shop, number: u32, step: Step, keys: &mut Vec<(char, CommandKey)>) {
    let parcel = ParcelId((3 << 100) + u128::from(number));
    let of = lamp(number);
    let taken_back = |keys: &mut Vec<(char, CommandKey)>, kind| {
        let place = keys.iter().rposition(|(of, _)| *of == kind).unwrap();
        keys.remove(place).1
    };
    match step {
        Step::Receive => {
            shop.receive(u64::from(number), &[tracking(&of.tracking[0])]);
        }
        Step::Weigh(grams) => {
            let key = shop.must(Command::WeighParcel {
                parcel,
                weight: shown(grams),
                earlier: EarlierWeight::Replaced,
            });
            keys.push(('w', key));
        }
        Step::Unweigh => {
            let key = taken_back(keys, 'w');
            undo(shop, key);
        }
        Step::Put(unit) => keys.push(('p', put(shop, announced(unit, parcel, &of)))),
        Step::PutWrong(unit) => {
            let mut wrong = announced(unit, parcel, &of);
            wrong.inspection.finding = Some(UnitFinding::SerialDiffers);
            keys.push(('p', put(shop, wrong)));
        }
        Step::PutOther(other) => {
            let other = PutUnit {
                learned: None,
                ..unit(other, parcel, "R-01")
            };
            keys.push(('p', put(shop, other)));
        }
        Step::Unput => {
            let key = taken_back(keys, 'p');
            undo(shop, key);
        }
        Step::Close => close(shop, parcel),
        Step::CloseMissing => {
            shop.must(Command::CloseParcel {
                parcel,
                unseen: vec![(codec::line_id(&of), Unseen::Missing)],
            });
        }
    }
}

/// Gives numbers that look random, always the same from one seed.
fn rolled(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap()
}

#[test]
fn any_order_of_what_befalls_parcels_teaches_the_same() {
    let lines: Vec<ExpectedLine> = (0..14).map(lamp).collect();
    let mut ends = Vec::new();
    for mut seed in 0..8 {
        let mut shop = shop(&lines);
        let mut next: Vec<usize> = vec![0; LIVES.len()];
        let mut keys = vec![Vec::new(); LIVES.len()];
        loop {
            let left: Vec<usize> = (0..LIVES.len())
                .filter(|place| next[*place] < LIVES[*place].0.len())
                .collect();
            let Some(place) = left.get(rolled(&mut seed) % left.len().max(1)) else {
                break;
            };
            let step = LIVES[*place].0[next[*place]];
            next[*place] += 1;
            live(
                &mut shop,
                u32::try_from(*place).unwrap(),
                step,
                &mut keys[*place],
            );
        }
        is_sound(&mut shop);
        ends.push(rows(&shop));
    }
    assert!(ends.windows(2).all(|two| two[0] == two[1]));
    let wanted = LIVES
        .iter()
        .zip(0_u128..)
        .filter_map(|((_, teaches), number)| {
            let (units, grams) = (*teaches)?;
            let parcel = ParcelId((3 << 100) + number).bytes().to_vec();
            Some((parcel, i64::from(units), i64::from(grams)))
        });
    let taught = ends[0].iter().map(|row| {
        use rusqlite::types::Value::{Blob, Integer};
        match (&row[0], &row[4], &row[5]) {
            (Blob(parcel), Integer(units), Integer(grams)) => (parcel.clone(), *units, *grams),
            other => panic!("{other:?}"),
        }
    });
    let sorted =
        |rows: &mut dyn Iterator<Item = _>| rows.collect::<BTreeSet<(Vec<u8>, i64, i64)>>();
    assert_eq!(
        sorted(&mut taught.into_iter()),
        sorted(&mut wanted.into_iter())
    );
}

#[test]
fn a_weight_that_no_parcel_taught_or_that_was_changed_is_found() {
    let changes = [
        ("update weighed set weight_g = weight_g + 1", Why::Row),
        ("update weighed set id = 'SKU-2'", Why::Row),
        ("delete from weighed", Why::Row),
        (
            "insert into weighed (parcel, seller, kind, id, units, weight_g)
             values (zeroblob(16), 'S-01', 0, 'SKU-1', 1, 1)",
            Why::Orphan,
        ),
    ];
    for (sql, why) in changes {
        let mut shop = shop(&[lamp(1)]);
        whole(&mut shop, 1, 412);
        let db = shop.writer.as_ref().unwrap().connection();
        db.execute_batch(sql).unwrap();
        let bad = shop.reader().verify().unwrap().first_bad.expect(sql);
        assert_eq!(bad.why, why, "{sql}");
    }
}
