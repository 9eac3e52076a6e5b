//! What a photo's row says of its covered copy and of its original.

use proptest::prelude::*;

use super::*;
use crate::domain::mask::Area;
use crate::ledger::fact::{MaskedPhoto, PurgedPhotos};

fn masked(copy: u8) -> Body {
    Body::PhotoMasked(MaskedPhoto {
        photo: Hash([9; 32]),
        parcel: PARCEL,
        copy: Hash([copy; 32]),
        bytes: 1,
        covered: vec![Area::ALL],
    })
}

fn purged(day: &str) -> Body {
    Body::PhotoPurged(PurgedPhotos {
        parcel: PARCEL,
        photos: vec![Hash([9; 32])],
        rule: "privacy".to_owned(),
        rule_version: 1,
        day: Day::parse(day).expect("a day"),
    })
}

/// Copies and an erasure of the photo of these laws.
pub(super) fn any() -> impl Strategy<Value = Body> {
    prop_oneof![
        (1_u8..4).prop_map(masked),
        Just(purged("2026-12-29")),
        Just(purged("2026-12-30")),
    ]
}

fn row(facts: &[Fact]) -> Option<(PhotoKind, Option<Hash>, Option<String>)> {
    let row = super::super::photo(facts)?;
    Some((
        row.named.kind,
        row.copy,
        row.purged.map(|day| day.to_string()),
    ))
}

#[test]
fn the_newest_copy_stays_whatever_the_photo_is_named() {
    let mut facts = vec![
        fact(1, 1, photo(PhotoKind::Label)),
        fact(2, 2, masked(1)),
        fact(3, 3, masked(2)),
    ];
    let two = Some(Hash([2; 32]));
    assert_eq!(row(&facts), Some((PhotoKind::Label, two, None)));
    facts.push(fact(4, 4, photo(PhotoKind::Box)));
    assert_eq!(row(&facts), Some((PhotoKind::Box, two, None)));
    facts.push(fact(
        5,
        5,
        Body::PhotoDropped {
            photo: Hash([9; 32]),
            parcel: PARCEL,
        },
    ));
    assert_eq!(row(&facts), None);
    facts.push(fact(6, 6, photo(PhotoKind::Label)));
    assert_eq!(row(&facts), Some((PhotoKind::Label, two, None)));
}

#[test]
fn an_erased_original_never_comes_back_and_its_first_day_stands() {
    let day = Some("2026-12-29".to_owned());
    let mut facts = vec![
        fact(1, 1, photo(PhotoKind::Label)),
        fact(2, 2, purged("2026-12-29")),
        fact(3, 3, purged("2026-12-30")),
    ];
    assert_eq!(row(&facts), Some((PhotoKind::Label, None, day.clone())));
    facts.push(fact(4, 4, undone(2)));
    facts.push(fact(5, 5, photo(PhotoKind::Box)));
    assert_eq!(row(&facts), Some((PhotoKind::Box, None, day)));
    let row = super::super::photo(&facts).expect("a photo");
    assert_eq!(row.shown(), None);
}
