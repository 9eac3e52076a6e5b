//! Scans as they were sent leave the store and its log; originals are listed with their claims.

use super::imports::import;
use super::shop::{Shop, answering, line, tracking};
use crate::domain::expected::ExpectedLine;
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, ParcelId};
use crate::domain::mask::Area;
use crate::domain::photo::{PhotoKind, PhotoSource};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::command::PutUnit;
use crate::ledger::fact::{Inspection, MaskedPhoto, NamedPhoto, PurgedPhotos};
use crate::ledger::query::{Originals, OriginalsAsked, PageAfter, Queue};
use crate::ledger::{Answer, Command, Query};
use crate::store::LogEmptied;

fn name(shop: &mut Shop, parcel: ParcelId, number: u8, kind: PhotoKind, at: i64) -> Hash {
    let photo = Hash([number; 32]);
    shop.must(Command::NamePhoto(NamedPhoto {
        photo,
        parcel,
        unit: None,
        kind,
        source: PhotoSource::Folder,
        taken_at: UtcMs(at),
        width: 1,
        height: 1,
        bytes: 1,
    }));
    photo
}

fn mask(shop: &mut Shop, parcel: ParcelId, photo: Hash) {
    shop.must(Command::MaskPhoto(MaskedPhoto {
        photo,
        parcel,
        copy: Hash([99; 32]),
        bytes: 1,
        covered: vec![Area::ALL],
    }));
}

fn listed(shop: &Shop, which: Originals, before: i64) -> Vec<(u8, Option<String>)> {
    let asked = OriginalsAsked {
        which,
        taken_before: UtcMs(before),
    };
    let Answer::Originals(page) = shop.ask(&Query::Originals(asked, None)) else {
        panic!("originals are asked for");
    };
    let rows = page.rows.into_iter();
    rows.map(|one| {
        let day = one.claimed.map(|day| day.to_string());
        (one.row.named.photo.0[0], day)
    })
    .collect()
}

#[test]
fn originals_are_listed_while_they_stand_the_oldest_first() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z0000000000000001")]);
    let all = i64::MAX;
    for (number, kind, at) in [
        (1, PhotoKind::Label, 3000),
        (2, PhotoKind::Box, 1000),
        (3, PhotoKind::Label, 2000),
        (4, PhotoKind::Item, 500),
    ] {
        name(&mut shop, parcel, number, kind, at);
    }
    let both = vec![(3, None), (1, None)];
    assert_eq!(listed(&shop, Originals::Personal, all), both);
    assert_eq!(listed(&shop, Originals::Uncovered, all), both);
    assert_eq!(listed(&shop, Originals::Personal, 3000), [(3, None)]);
    mask(&mut shop, parcel, Hash([2; 32]));
    mask(&mut shop, parcel, Hash([1; 32]));
    assert_eq!(
        listed(&shop, Originals::Personal, all),
        [(2, None), (3, None), (1, None)]
    );
    assert_eq!(listed(&shop, Originals::Uncovered, all), [(3, None)]);
    let Answer::OpenWork(figures) = shop.ask(&Query::open_work(
        shop.at,
        super::shop::claim_days(),
        shop.today(),
    )) else {
        panic!("figures are asked for");
    };
    let figure = figures
        .iter()
        .find(|one| one.queue == Queue::Labels)
        .unwrap();
    assert_eq!((figure.count, figure.oldest), (1, Some(UtcMs(2000))));
    shop.must(Command::PurgePhotos(PurgedPhotos {
        parcel,
        photos: vec![Hash([3; 32]), Hash([1; 32])],
        rule: "privacy".to_owned(),
        rule_version: 1,
        day: Day::parse("2026-12-29").unwrap(),
    }));
    assert_eq!(listed(&shop, Originals::Personal, all), [(2, None)]);
    let purged = |after| match shop.ask(&Query::PurgedPhotos(after)) {
        Answer::Photos(rows) => rows.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!((purged(None), purged(Some(Hash([1; 32])))), (2, 1));
    let reader = shop.reader();
    assert_eq!(reader.verify().unwrap().first_bad, None);
}

#[test]
fn a_page_goes_on_after_its_last_photo() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z0000000000000001")]);
    for number in [1, 2, 3] {
        name(&mut shop, parcel, number, PhotoKind::Label, 1000);
    }
    let after = PageAfter {
        at: UtcMs(1000),
        id: Hash([2; 32]).beginning(),
    };
    let asked = OriginalsAsked::all(Originals::Personal);
    let Answer::Originals(page) = shop.ask(&Query::Originals(asked, Some(after))) else {
        panic!("originals are asked for");
    };
    let rows: Vec<u8> = page
        .rows
        .iter()
        .map(|one| one.row.named.photo.0[0])
        .collect();
    assert_eq!((rows, page.next), (vec![3], None));
}

#[test]
fn an_original_is_listed_with_the_claim_for_its_parcels_unit() {
    let mut shop = Shop::new();
    let told = ExpectedLine {
        delivered_date: Day::parse("2026-11-20"),
        ..line(1)
    };
    import(&mut shop, "a.tsv", std::slice::from_ref(&told));
    let parcel = shop.receive(1, &[tracking("1Z0000000000000001")]);
    name(&mut shop, parcel, 1, PhotoKind::Label, 1000);
    assert_eq!(listed(&shop, Originals::Personal, i64::MAX), [(1, None)]);
    let put = answering(1, parcel, "H-01", &told);
    shop.must(Command::PutUnit(Box::new(PutUnit {
        inspection: Inspection {
            grade: Some(Grade::Unsellable),
            ..put.inspection
        },
        ..put
    })));
    let day = Some("2026-11-20".to_owned());
    assert_eq!(listed(&shop, Originals::Personal, i64::MAX), [(1, day)]);
}

#[test]
fn scans_as_sent_leave_the_store_and_its_log_by_the_moment_they_were_made() {
    let mut shop = Shop::new();
    let sent = b"4201234592001";
    for number in 1..=3 {
        shop.receive(number, &[tracking(&format!("1Z{number:016}"))]);
    }
    let path = shop.path();
    let log = path.with_file_name(format!(
        "{}-wal",
        path.file_name().unwrap().to_string_lossy()
    ));
    let holds = |path: &std::path::Path| {
        let bytes = std::fs::read(path).unwrap_or_default();
        bytes.windows(sent.len()).any(|some| some == sent)
    };
    assert!(holds(&log) || holds(&path));
    let count = |shop: &Shop, before| match shop.ask(&Query::RawScans(before)) {
        Answer::RawScans(count) => count,
        other => panic!("{other:?}"),
    };
    // Ids of this shop count up from small numbers: each is before the first moment.
    assert_eq!(count(&shop, UtcMs(1)), 3);
    assert_eq!(count(&shop, UtcMs(0)), 0);
    let writer = shop.writer.as_mut().unwrap();
    assert_eq!(writer.erase_raw_scans(UtcMs(0), 10).unwrap(), 0);
    assert_eq!(writer.erase_raw_scans(UtcMs(1), 2).unwrap(), 2);
    assert_eq!(writer.erase_raw_scans(UtcMs(1), 2).unwrap(), 1);
    assert_eq!(writer.empty_log().unwrap(), LogEmptied::Yes);
    assert_eq!(count(&shop, UtcMs(1)), 0);
    assert!(!holds(&log) && !holds(&path));
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}
