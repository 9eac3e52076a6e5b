//! Stories of parcels: counted, shelved, opened, taken back.

use crate::domain::expected::ReturnStanding;
use crate::domain::ids::{LineId, LoadId, UnitId};
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Unseen};
use crate::ledger::fold;
use crate::ledger::rows::ParcelState;

use super::{PARCEL, UNIT, container, docked, fact, inspected, read, received, seller, undone};

#[test]
fn a_parcel_counts_its_units_once_and_opens_no_more() {
    let mut facts = vec![
        fact(1, 1, received(1)),
        fact(2, 2, inspected(UNIT, 1)),
        fact(3, 3, inspected(UnitId(9), 2)),
        fact(4, 4, inspected(UNIT, 1)),
    ];
    let row = fold::parcel(&facts).expect("a parcel");
    assert_eq!((row.state, row.units), (ParcelState::Open, 2));
    assert_eq!(row.finding, Some(ReturnStanding::Cancelled));
    let unseen = vec![(LineId([7; 16]), Unseen::OtherBox)];
    facts.push(fact(
        5,
        5,
        Body::ParcelClosed {
            parcel: PARCEL,
            unseen: unseen.clone(),
        },
    ));
    facts.push(fact(6, 6, undone(3)));
    facts.push(fact(7, 7, inspected(UnitId(10), 3)));
    facts.push(fact(8, 8, inspected(UnitId(11), 4)));
    let row = fold::parcel(&facts).expect("a parcel");
    assert_eq!((row.state, row.units), (ParcelState::Closed, 3));
    assert_eq!(row.closed_at, Some(UtcMs(5000)));
    assert_eq!(row.unseen, unseen);
}

#[test]
fn a_parcel_may_end_on_a_shelf_or_be_taken_back() {
    let ends = [
        (
            Body::ParcelFoundEmpty {
                parcel: PARCEL,
                shelf: container("E-1"),
            },
            ParcelState::Empty,
            Some(container("E-1")),
        ),
        (
            Body::ParcelShelved {
                parcel: PARCEL,
                shelf: container("Q-1"),
            },
            ParcelState::Claim,
            Some(container("Q-1")),
        ),
        (undone(1), ParcelState::Undone, None),
    ];
    for (body, state, shelf) in ends {
        let row = fold::parcel(&[fact(1, 1, received(1)), fact(2, 2, body)]).expect("a parcel");
        assert_eq!((row.state, row.shelf), (state, shelf));
    }
    assert_eq!(fold::parcel(&[fact(2, 2, inspected(UNIT, 1))]), None);
}

#[test]
fn a_parcel_of_the_dock_waits_until_it_is_opened_and_gathers_what_is_read_of_it() {
    let mut facts = vec![fact(1, 1, docked(1))];
    let row = fold::parcel(&facts).expect("a parcel");
    assert_eq!((row.state, row.opened_at), (ParcelState::AtDock, None));
    assert_eq!((row.load, row.received_at), (Some(LoadId(7)), UtcMs(1000)));
    facts.push(fact(
        2,
        2,
        Body::ParcelOpened {
            parcel: PARCEL,
            chosen: None,
            finding: Some(ReturnStanding::Cancelled),
        },
    ));
    facts.push(fact(
        3,
        3,
        Body::ParcelIdentified {
            parcel: PARCEL,
            candidates: vec![read("slip"), read("label")],
            chosen: None,
            seller: Some(seller()),
        },
    ));
    let row = fold::parcel(&facts).expect("a parcel");
    assert_eq!(
        (row.state, row.opened_at, row.finding),
        (
            ParcelState::Open,
            Some(UtcMs(2000)),
            Some(ReturnStanding::Cancelled)
        )
    );
    assert_eq!(row.candidates, [read("label"), read("slip")]);
    assert_eq!(row.hinted, Some(seller()));
    facts.push(fact(4, 4, undone(2)));
    let row = fold::parcel(&facts).expect("a parcel");
    assert_eq!((row.state, row.finding), (ParcelState::AtDock, None));
}
