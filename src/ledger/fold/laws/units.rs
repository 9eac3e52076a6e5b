//! Stories of units: put, taken back, parked, judged.

use crate::domain::codes::UnitTag;
use crate::domain::decision::Decision;
use crate::domain::finding::ParkWhy;
use crate::domain::ids::{CommandKey, UnitId};
use crate::domain::photo::PhotoKinds;
use crate::domain::policy::Why;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Inspection, ProductHow};
use crate::ledger::fold;
use crate::ledger::rows::UnitState;

use super::{PARCEL, UNIT, container, fact, judged, one_put, parked, put, received, undone};

#[test]
fn a_unit_taken_back_keeps_its_last_values_until_it_is_put_again() {
    let mut facts = one_put(1, 10, Decision::Hold, "H-1");
    assert_eq!(fold::unit(UNIT, &facts[..2]), None, "not put yet");
    let row = fold::unit(UNIT, &facts).expect("put");
    assert_eq!(
        (row.state, row.put_key, row.put_at, row.container.as_str()),
        (UnitState::Put, CommandKey(10), UtcMs(3000), "H-1")
    );
    facts.push(fact(4, 11, undone(10)));
    let row = fold::unit(UNIT, &facts).expect("taken back");
    assert_eq!(
        (row.state, row.put_key, row.container.as_str()),
        (UnitState::Undone, CommandKey(10), "H-1")
    );
    facts.extend(one_put(5, 12, Decision::Resell, "R-1"));
    let row = fold::unit(UNIT, &facts).expect("put again");
    assert_eq!(
        (
            row.state,
            row.put_key,
            row.decision(),
            row.container.as_str()
        ),
        (
            UnitState::Put,
            CommandKey(12),
            Some(Decision::Resell),
            "R-1"
        )
    );
}

#[test]
fn taking_back_the_second_put_brings_the_first_one_back_only_if_it_counts() {
    let mut facts = one_put(1, 10, Decision::Hold, "H-1");
    facts.extend(one_put(4, 12, Decision::Resell, "R-1"));
    facts.push(fact(7, 13, undone(12)));
    let row = fold::unit(UNIT, &facts).expect("the first put");
    assert_eq!((row.state, row.put_key), (UnitState::Put, CommandKey(10)));
    facts.push(fact(8, 14, undone(10)));
    let row = fold::unit(UNIT, &facts).expect("on a bench");
    assert_eq!(
        (row.state, row.put_key),
        (UnitState::Undone, CommandKey(12))
    );
}

#[test]
fn an_undo_cannot_be_undone() {
    let mut facts = one_put(1, 10, Decision::Hold, "H-1");
    facts.push(fact(4, 11, undone(10)));
    facts.push(fact(5, 12, undone(11)));
    let row = fold::unit(UNIT, &facts).expect("on a bench");
    assert_eq!(row.state, UnitState::Undone);
}

#[test]
fn a_unit_may_be_parked_and_then_put_and_waits_for_the_supervisor_on_its_shelf() {
    let mut facts = vec![fact(1, 1, parked(ParkWhy::Charge))];
    let row = fold::unit(UNIT, &facts).expect("parked");
    assert_eq!(
        (row.state, row.parked, row.decision()),
        (UnitState::Parked, Some(ParkWhy::Charge), None)
    );
    facts.extend(one_put(2, 2, Decision::Dispose, "A-1"));
    let row = fold::unit(UNIT, &facts).expect("on the approval shelf");
    assert_eq!((row.state, row.parked), (UnitState::Waiting, None));
    facts.push(fact(5, 5, judged(Decision::Resell)));
    let row = fold::unit(UNIT, &facts).expect("judged");
    assert_eq!(
        (row.state, row.decision()),
        (UnitState::Judged, Some(Decision::Resell))
    );
    facts.push(fact(6, 6, put("R-1")));
    let row = fold::unit(UNIT, &facts).expect("moved");
    assert_eq!(
        (row.state, row.put_key, row.container.as_str()),
        (UnitState::Put, CommandKey(6), "R-1")
    );
    facts.push(fact(7, 7, undone(6)));
    let row = fold::unit(UNIT, &facts).expect("moved back");
    assert_eq!(
        (row.state, row.container.as_str()),
        (UnitState::Judged, "A-1")
    );
}

#[test]
fn all_units_of_a_carton_kept_whole_stand_under_one_label() {
    let units: Vec<UnitId> = (0..40).map(|more| UnitId(100 + more)).collect();
    let tag = UnitTag::make("A00", 1).expect("fits");
    let facts = [
        fact(1, 1, received(1)),
        fact(
            2,
            2,
            Body::UnitInspected {
                units: units.clone(),
                inspection: Inspection::begun(PARCEL, tag.clone(), ProductHow::Barcode),
                photos: PhotoKinds::NONE,
                readings: Vec::new(),
            },
        ),
        fact(
            3,
            2,
            Body::UnitDecided {
                units: units.clone(),
                proposed: Decision::Resell,
                why: Why::NoRule,
                policy: None,
                decision: Decision::Resell,
                override_reason: None,
                hold: None,
                advice: None,
                rework_cost: None,
            },
        ),
        fact(
            4,
            2,
            Body::UnitPut {
                units: units.clone(),
                container: container("R-1"),
            },
        ),
    ];
    assert_eq!(fold::parcel(&facts).expect("a parcel").units, 40);
    for unit in units {
        let row = fold::unit(unit, &facts[1..]).expect("a unit");
        assert_eq!((row.unit, row.label_units), (unit, 40));
        assert_eq!(
            (row.state, row.inspection.tag),
            (UnitState::Put, tag.clone())
        );
    }
}
