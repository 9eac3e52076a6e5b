//! Photos: what is owed of a parcel, in which order, and whose parcel was on the bench when.

use super::shop::{MORNING, Shop, claim_days, container, person, tag, tracking, unit};
use crate::domain::finding::UnitFinding;
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::limits::{PAGE_ROWS, PHOTO_BEFORE_SCAN_MS};
use crate::domain::photo::{PhotoKind, PhotoKinds, PhotoSource, WaiveReason};
use crate::domain::time::UtcMs;
use crate::ledger::fact::{NamedPhoto, Role, WaivedPhoto};
use crate::ledger::query::{Page, PageAfter, ParcelPhotos, Queue, QueuedDebt};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::SubmitError;

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

/// How many photos are owed, and since when the oldest is.
fn figure(shop: &Shop) -> (u32, Option<UtcMs>) {
    let Answer::OpenWork(figures) =
        shop.ask(&Query::open_work(shop.at, claim_days(), shop.today()))
    else {
        panic!("figures are asked for");
    };
    let figure = figures.iter().find(|figure| figure.queue == Queue::Photos);
    figure.map(|figure| (figure.count, figure.oldest)).unwrap()
}

fn debts(shop: &Shop, after: Option<PageAfter>) -> Page<QueuedDebt> {
    match shop.ask(&Query::QueuedDebts(after)) {
        Answer::QueuedDebts(page) => page,
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
    let (owed, oldest) = figure(&shop);
    assert_eq!(u64::from(owed), 3 * (count - 1));
    let second_parcel = photos(&shop, ids[1]).parcel;
    assert_eq!(oldest, second_parcel.opened_at);
    assert_eq!(Some(first.rows[0].debt.since), oldest);
    assert_eq!(first.rows.len(), 3 * PAGE_ROWS);
    assert!(first.next.is_some());
    let rest = debts(&shop, first.next);
    assert_eq!((rest.rows.len(), rest.next), (6, None));
    let mut all: Vec<ParcelId> = [first.rows, rest.rows]
        .concat()
        .into_iter()
        .map(|row| row.parcel)
        .collect();
    all.dedup();
    assert_eq!(all, ids[1..]);
}

#[test]
fn a_carton_leaves_only_when_its_units_owe_no_photo_or_a_supervisor_waives_it() {
    let mut shop = Shop::new();
    let parcel = received(&mut shop, 1);
    let asking = |number, kind| {
        let mut put = unit(number, parcel, "C-01");
        put.inspection.grade = Some(Grade::LikeNew);
        put.photos = PhotoKinds::NONE.with(kind);
        Command::PutUnit(Box::new(put))
    };
    shop.must(asking(1, PhotoKind::Serial));
    shop.must(asking(2, PhotoKind::Defect));
    shop.must(asking(3, PhotoKind::Contents));
    let of = |number| unit(number, parcel, "C-01").units[0];
    let seal = |shop: &mut Shop| {
        let order = shop.order(Command::SealContainer {
            container: container("C-01"),
        });
        shop.submit(&order).map(|_| ())
    };
    let refused = |owed: &[(u64, PhotoKind)]| {
        let owed = owed.iter();
        let owed = owed.map(|(number, kind)| (tag(*number), PhotoKinds::NONE.with(*kind)));
        let refusal = Refusal::PhotosOwed(container("C-01"), owed.collect());
        Err(SubmitError::Refused(refusal))
    };
    assert_eq!(
        seal(&mut shop),
        refused(&[
            (1, PhotoKind::Serial),
            (2, PhotoKind::Defect),
            (3, PhotoKind::Contents)
        ])
    );
    shop.must(photo(1, parcel, PhotoKind::Serial, Some(of(1))));
    shop.must(photo(2, parcel, PhotoKind::Contents, None));
    assert_eq!(seal(&mut shop), refused(&[(2, PhotoKind::Defect)]));
    let listed: Vec<_> = debts(&shop, None)
        .rows
        .into_iter()
        .map(|row| (row.debt.kind, row.tag, row.container))
        .collect();
    assert_eq!(
        listed,
        [
            (PhotoKind::Label, None, None),
            (PhotoKind::Box, None, None),
            (PhotoKind::Defect, Some(tag(2)), Some(container("C-01"))),
        ]
    );
    let waived = Command::WaivePhoto(WaivedPhoto {
        parcel,
        unit: Some(of(2)),
        kind: PhotoKind::Defect,
        reason: WaiveReason::TooLate,
    });
    let order = shop.order(waived.clone());
    assert_eq!(
        shop.submit(&order),
        Err(SubmitError::Refused(Refusal::SupervisorNeeded))
    );
    shop.must(Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role: Role::Supervisor,
    });
    shop.must(waived);
    assert_eq!(figure(&shop).0, 2, "label and box of the parcel");
    seal(&mut shop).unwrap();
    let found = shop.reader().verify().unwrap();
    assert_eq!(found.first_bad, None);
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
