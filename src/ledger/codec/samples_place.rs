//! Samples of the facts of places.

use crate::domain::codes::ContainerName;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::{ParcelId, UnitId};
use crate::ledger::fact::{Body, CountedParcels, CountedPlace, WrittenOff, WrittenOffParcel};

pub(super) fn samples_of_places() -> Vec<(u16, &'static str, Body)> {
    [of_units(), of_parcels()].concat()
}

fn of_units() -> Vec<(u16, &'static str, Body)> {
    let place = |name: &str| ContainerName::parse(name).expect("a place");
    let (one, two, three) = (UnitId(0x11), UnitId(0x12), UnitId(0x13));
    vec![
        (
            1,
            r#"{"class":"lithium_suspect","units":["00000000000000000000000000000011"]}"#,
            Body::UnitClassed {
                units: vec![one],
                class: HazardClass::LithiumSuspect,
            },
        ),
        (
            1,
            r#"{"container":"V-01","units":["00000000000000000000000000000011"]}"#,
            Body::UnitMoved {
                units: vec![one],
                container: place("V-01"),
            },
        ),
        (
            2,
            r#"{"counted":3,"found":["00000000000000000000000000000011"],"misplaced":[{"place":"R-03","unit":"00000000000000000000000000000012"}],"missing":["00000000000000000000000000000013"],"place":"V-01","strange":["UA0012P4QX7M3"]}"#,
            Body::PlaceCounted(Box::new(CountedPlace {
                place: place("V-01"),
                counted: 3,
                found: vec![one],
                missing: vec![three],
                misplaced: vec![(two, place("R-03"))],
                strange: vec!["UA0012P4QX7M3".to_owned()],
                parcels: CountedParcels::default(),
            })),
        ),
        (
            2,
            r#"{"counted":0,"place":"H-01"}"#,
            Body::PlaceCounted(Box::new(CountedPlace {
                place: place("H-01"),
                counted: 0,
                found: Vec::new(),
                missing: Vec::new(),
                misplaced: Vec::new(),
                strange: Vec::new(),
                parcels: CountedParcels::default(),
            })),
        ),
        (
            1,
            r#"{"reason":"not found for a week","units":["00000000000000000000000000000013"]}"#,
            Body::UnitWrittenOff(WrittenOff {
                units: vec![three],
                reason: "not found for a week".to_owned(),
            }),
        ),
    ]
}

fn of_parcels() -> Vec<(u16, &'static str, Body)> {
    let place = |name: &str| ContainerName::parse(name).expect("a place");
    vec![
        (
            2,
            r#"{"counted":1,"parcels":{"found":["00000000000000000000000000000021"],"misplaced":[{"parcel":"00000000000000000000000000000022","place":"Q-02"}],"missing":["00000000000000000000000000000023"]},"place":"Q-01"}"#,
            Body::PlaceCounted(Box::new(CountedPlace {
                place: place("Q-01"),
                counted: 1,
                found: Vec::new(),
                missing: Vec::new(),
                misplaced: Vec::new(),
                strange: Vec::new(),
                parcels: CountedParcels {
                    found: vec![ParcelId(0x21)],
                    missing: vec![ParcelId(0x23)],
                    misplaced: vec![(ParcelId(0x22), place("Q-02"))],
                },
            })),
        ),
        (
            1,
            r#"{"parcel":"00000000000000000000000000000021","shelf":"Q-02"}"#,
            Body::ParcelMoved {
                parcel: ParcelId(0x21),
                shelf: place("Q-02"),
            },
        ),
        (
            1,
            r#"{"parcel":"00000000000000000000000000000021","reason":"looked everywhere","shelf":"Q-02"}"#,
            Body::ParcelWrittenOff(WrittenOffParcel {
                parcel: ParcelId(0x21),
                shelf: place("Q-02"),
                reason: "looked everywhere".to_owned(),
            }),
        ),
    ]
}

/// Counts of before whole parcels were counted.
pub(super) fn samples_of_old_places() -> Vec<(u16, &'static str, Body)> {
    let places = samples_of_places();
    let counts = places.into_iter().filter_map(|(_, text, body)| {
        let Body::PlaceCounted(count) = &body else {
            return None;
        };
        (count.parcels == CountedParcels::default()).then_some((1, text, body))
    });
    counts.collect()
}
