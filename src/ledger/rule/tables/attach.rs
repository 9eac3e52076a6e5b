//! Lists that keep a unit under its line.

use super::{PARCEL, UNIT, lead_row, parcel_row, unit_row};
use crate::domain::attach::{LineMistake, LineStay, Surplus};
use crate::domain::codes::{BatchNumber, ConsignmentNumber};
use crate::ledger::Refusal;
use crate::ledger::command::AttachUnits;
use crate::ledger::fact::{LineChoice, Unseen};
use crate::ledger::rows::{ParcelState, UnitState};
use crate::ledger::rule::{ExportedKnown, Known, attach};

fn known() -> Known {
    let mut row = unit_row(UNIT, UnitState::Put);
    row.inspection.line = Some(LineChoice {
        line: crate::domain::ids::LineId([7; 16]),
        of: crate::domain::expected::ReturnRef {
            seller: super::seller(),
            order_id: None,
            rma_id: None,
        },
        asin: None,
        sku: None,
        title: None,
    });
    Known {
        person: Some(lead_row()),
        parcel: Some(parcel_row(ParcelState::Closed, 1)),
        units: vec![row],
        ..Known::default()
    }
}

fn judged(known: &Known) -> Result<usize, Refusal> {
    let asked = AttachUnits {
        parcel: PARCEL,
        units: vec![UNIT],
        line: None,
        surplus: Surplus::Refused,
        reason: LineMistake::NotAnnounced,
        left: Unseen::Missing,
    };
    attach::attach(&asked, known).map(|facts| facts.len())
}

#[test]
fn a_closed_consignment_and_a_batch_keep_a_unit_under_its_line() {
    let free = known();
    assert_eq!(judged(&free), Ok(1));
    let tag = free.units[0].inspection.tag.clone();
    let mut open = known();
    let exported = |closed| ExportedKnown {
        unit: UNIT,
        of: None,
        closed,
    };
    open.ship.exported.push(exported(None));
    assert_eq!(
        judged(&open),
        Ok(1),
        "an open consignment lists nothing yet"
    );
    let mut closed = known();
    let number = ConsignmentNumber::parse("C-1").unwrap();
    closed.ship.exported.push(exported(Some(number)));
    let stays = |stay| Err(Refusal::LineStays(tag.clone(), stay));
    assert_eq!(judged(&closed), stays(LineStay::Consignment));
    let mut batched = known();
    let number = BatchNumber::parse("A").unwrap();
    batched.batched.push((UNIT, number));
    assert_eq!(judged(&batched), stays(LineStay::Batch));
}
