//! Photos: what is owed of a parcel, in which order, and whose parcel was on the bench when.

use super::shop::{MORNING, Shop, tracking, unit};
use crate::domain::finding::UnitFinding;
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::limits::{PAGE_ROWS, PHOTO_BEFORE_SCAN_MS};
use crate::domain::photo::{PhotoKind, PhotoSource};
use crate::domain::time::UtcMs;
use crate::ledger::fact::NamedPhoto;
use crate::ledger::query::{Page, PageAfter, ParcelPhotos, ParcelQueue, Queue, QueuedParcel};
use crate::ledger::{Answer, Command, Query};

fn received(shop: &mut Shop, number: u64) -> ParcelId {
    shop.receive(number, &[tracking(&format!("1Z{number:016}"))])
}

fn photo(number: u8, parcel: ParcelId, kind: PhotoKind, unit: Option<UnitId>) -> Command {
    Command::NamePhoto(NamedPhoto {
        photo: Hash([number; 32]),
        parcel,
        unit,
        kind,
        source: PhotoSource::Folder,
        taken_at: MORNING.plus_ms(i64::from(number)),
        width: 1600,
        height: 1200,
        bytes: 224_000,
    })
}

/// How many parcels lack photos, and since when the oldest photo is owed.
fn figure(shop: &Shop) -> (u32, Option<UtcMs>) {
    let Answer::OpenWork(figures) = shop.ask(&Query::open_work(shop.at)) else {
        panic!("figures are asked for");
    };
    let queue = Queue::Parcels(ParcelQueue::Photos);
    let figure = figures.iter().find(|figure| figure.queue == queue);
    figure.map(|figure| (figure.count, figure.oldest)).unwrap()
}

fn debts(shop: &Shop, after: Option<PageAfter>) -> Page<QueuedParcel> {
    match shop.ask(&Query::queued_parcels(ParcelQueue::Photos, shop.at, after)) {
        Answer::QueuedParcels(page) => page,
        other => panic!("{other:?}"),
    }
}

fn photos(shop: &Shop, parcel: ParcelId) -> ParcelPhotos {
    match shop.ask(&Query::ParcelPhotos(parcel)) {
        Answer::ParcelPhotos(Some(photos)) => *photos,
        other => panic!("{other:?}"),
    }
}

/// What a parcel owes, by its words.
fn owed(shop: &Shop, parcel: ParcelId) -> Vec<&'static str> {
    let photos = photos(shop, parcel);
    photos
        .parcel
        .owed
        .iter()
        .map(|debt| debt.kind.code())
        .collect()
}

#[test]
fn a_parcel_owes_label_box_and_contents_until_each_is_shown() {
    let mut shop = Shop::new();
    let parcel = received(&mut shop, 1);
    assert_eq!(owed(&shop, parcel), ["label", "box", "contents"]);
    shop.must(photo(1, parcel, PhotoKind::Box, None));
    assert_eq!(owed(&shop, parcel), ["label", "contents"]);
    // The same photo under another name pays another debt, and its old one is owed again.
    shop.must(photo(1, parcel, PhotoKind::Label, None));
    assert_eq!(owed(&shop, parcel), ["box", "contents"]);
    shop.must(Command::DropPhoto {
        photo: Hash([1; 32]),
    });
    assert_eq!(owed(&shop, parcel), ["label", "box", "contents"]);
    assert!(photos(&shop, parcel).photos.is_empty());
}

#[test]
fn a_photo_that_moves_pays_there_and_is_owed_here_again() {
    let mut shop = Shop::new();
    let (first, second) = (received(&mut shop, 1), received(&mut shop, 2));
    shop.must(photo(1, first, PhotoKind::Label, None));
    shop.must(photo(1, second, PhotoKind::Label, None));
    assert_eq!(owed(&shop, first), ["label", "box", "contents"]);
    assert_eq!(owed(&shop, second), ["box", "contents"]);
    assert_eq!(photos(&shop, second).photos.len(), 1);
    let found = shop.reader().verify().unwrap();
    assert_eq!(found.first_bad, None);
}

#[test]
fn a_unit_whose_answers_cost_value_owes_a_photo_of_itself() {
    let mut shop = Shop::new();
    let parcel = received(&mut shop, 1);
    for (number, kind) in [
        (1, PhotoKind::Label),
        (2, PhotoKind::Box),
        (3, PhotoKind::Contents),
    ] {
        shop.must(photo(number, parcel, kind, None));
    }
    assert_eq!(figure(&shop).0, 0);
    // Graded good: it asks.
    shop.put(7, parcel, "R-01");
    let mut like_new = unit(8, parcel, "R-01");
    like_new.inspection.grade = Some(crate::domain::grade::Grade::LikeNew);
    shop.must(Command::PutUnit(Box::new(like_new)));
    assert_eq!(owed(&shop, parcel), ["item"]);
    let id = unit(7, parcel, "R-01").units[0];
    assert_eq!(photos(&shop, parcel).parcel.owed[0].unit, Some(id));
    shop.must(photo(4, parcel, PhotoKind::Item, None));
    assert_eq!(owed(&shop, parcel), ["item"], "it shows no unit");
    shop.must(photo(4, parcel, PhotoKind::Defect, Some(id)));
    assert!(owed(&shop, parcel).is_empty());
    let mut wrong = unit(9, parcel, "R-01");
    wrong.inspection.finding = Some(UnitFinding::SerialDiffers);
    shop.must(Command::PutUnit(Box::new(wrong)));
    assert_eq!(owed(&shop, parcel), ["item"]);
}

#[test]
fn evidence_debts_come_by_age_page_by_page_with_count_and_oldest() {
    let mut shop = Shop::new();
    let count = u64::try_from(PAGE_ROWS).unwrap() + 3;
    let ids: Vec<ParcelId> = (1..=count)
        .map(|number| received(&mut shop, number))
        .collect();
    for (number, kind) in [
        (1, PhotoKind::Label),
        (2, PhotoKind::Box),
        (3, PhotoKind::Contents),
    ] {
        shop.must(photo(number, ids[0], kind, None));
    }
    let first = debts(&shop, None);
    let (parcels, oldest) = figure(&shop);
    assert_eq!(u64::from(parcels), count - 1);
    let second_parcel = photos(&shop, ids[1]).parcel;
    assert_eq!(oldest, second_parcel.opened_at);
    assert_eq!(Some(first.rows[0].1), oldest);
    assert_eq!(first.rows.len(), PAGE_ROWS);
    assert!(first.next.is_some());
    let rest = debts(&shop, first.next);
    assert_eq!((rest.rows.len(), rest.next), (2, None));
    let all: Vec<ParcelId> = [first.rows, rest.rows]
        .concat()
        .into_iter()
        .map(|QueuedParcel(row, _)| row.parcel)
        .collect();
    assert_eq!(all, ids[1..]);
}

#[test]
fn the_journal_tells_whose_parcel_was_open_at_a_moment() {
    let mut shop = Shop::new();
    let before = shop.at;
    let first = received(&mut shop, 1);
    let opened = shop.at;
    shop.put(1, first, "R-01");
    shop.must(Command::CloseParcel {
        parcel: first,
        unseen: Vec::new(),
    });
    let closed = shop.at;
    let second = received(&mut shop, 2);
    let reopened = shop.at;
    // A photo's own fact says nothing of the bench.
    shop.must(photo(1, first, PhotoKind::Label, None));
    let at = |at: UtcMs| match shop.ask(&Query::ParcelAt(at)) {
        Answer::ParcelAt(parcel) => parcel,
        other => panic!("{other:?}"),
    };
    assert_eq!(at(before), None);
    assert_eq!(at(opened), Some(first));
    assert_eq!(at(closed.plus_ms(-1)), Some(first));
    assert_eq!(at(closed), None);
    assert_eq!(at(reopened.plus_ms(-PHOTO_BEFORE_SCAN_MS - 1)), None);
    assert_eq!(at(reopened.plus_ms(-PHOTO_BEFORE_SCAN_MS)), Some(second));
    assert_eq!(at(opened.plus_ms(-1000)), Some(first));
    assert_eq!(at(shop.at.plus_ms(1_000_000)), Some(second));
}
